# SPDX-License-Identifier: GPL-3.0-or-later
# A signal: the command stops between two steps with nothing written, or had already done its work.
. "$(dirname "$0")/lib.sh"
study
awk 'BEGIN {
    print "CODE,LIB,POP,A,B,C,D"
    for (i = 1; i <= 6000; i++)
        printf "%07d,T%d,%d,%d,%d.5,%d,%d\n", i, i, 1000 + i % 7, i % 1009, i % 977, i % 89, 100 + i % 31
}' >data.csv
change study.yaml 31 '  territories: ["0000007", "0000008"]'

# Whatever step the signal falls in, one of the two holds; how long a step takes is not asked.
ran='arpent, a signal after some time'
expect; /usr/bin/python3 - "$ARPENT" <<'PY' || fault "neither stopped nor done"
import os, shutil, signal, subprocess, sys, time

ENTRIES = {"data.csv", "study.yaml", "out", "err", "signals"}
WRITTEN = ["datapackage.json", "ranking.csv", "report-light.html", "report.html", "results.h5", "results.json", "screen.txt", "tables", "tables.xlsx"]
FAULTS = []


def default_signals():
    for which in (signal.SIGINT, signal.SIGTERM):
        signal.signal(which, signal.SIG_DFL)


def told(words, ok):
    if not ok:
        FAULTS.append(words)


def try_once(which, seconds, words, lang):
    shutil.rmtree("result", ignore_errors=True)
    if os.path.exists("ranks.csv"):
        os.remove("ranks.csv")
    start = time.monotonic()
    with open("out", "wb") as out, open("err", "wb") as err:
        run = subprocess.Popen([sys.argv[1], *words, "--lang", lang], stdout=out, stderr=err,
                               preexec_fn=default_signals)
        if seconds is None:
            status, took = run.wait(), time.monotonic() - start
        else:
            time.sleep(seconds)
            run.send_signal(which)
            status, took = run.wait(), 0
    lines = open("err", encoding="utf-8").read().splitlines()
    case = f"{words[0]}, {which}, {seconds} s: status {status}, {lines}"
    left = set(os.listdir(".")) - ENTRIES
    written = {"run": {"result"}, "rank": {"ranks.csv"}}[words[0]]
    if status == 0:
        told(case, left == written)
        if words[0] == "run":
            told(case, sorted(os.listdir("result")) == WRITTEN and os.listdir("result/tables"))
        else:
            told(case, sum(1 for _ in open("ranks.csv", "rb")) == 6001)
    elif status == -which:  # before the program could listen
        told(case, seconds is not None and not left)
    else:
        word = {"fr": "interrompu", "en": "interrupted"}[lang]
        told(case, status == 130 and not left and os.path.getsize("out") == 0)
        told(case, len(lines) == 1 and word in lines[0])
    return took


RUN = ["run", "study.yaml", "-o", "result"]
RANK = ["rank", "study.yaml", "--format", "csv", "-o", "ranks.csv"]
for words in (RUN, RANK):
    whole = try_once(None, None, words, "fr")
    for i in range(6):
        try_once((signal.SIGINT, signal.SIGTERM)[i % 2], whole * (i + 0.5) / 6, words, ("fr", "en")[i // 3])
for fault in FAULTS:
    print(fault)
sys.exit(bool(FAULTS))
PY

finish
