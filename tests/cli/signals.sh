# SPDX-License-Identifier: GPL-3.0-or-later
# SIGINT, SIGTERM and SIGHUP are answered within half a second whatever the program does: reading,
# gathering, looking for weights, drawing, writing; with nothing left behind, or all in its place.
. "$(dirname "$0")/lib.sh"
study
awk 'BEGIN {
    print "CODE,LIB,POP,A,B,C,D"
    for (i = 1; i <= 100000; i++)
        printf "%07d,T%d,%d,%d,%d.5,%d,%d\n", i, i, 1000 + i % 7, i % 1009, i % 977, i % 89, 100 + i % 31
}' >large.csv
sed 's/data.csv/large.csv/; s/0907", "0908/0000007", "0000008/' study.yaml >large.yaml
ran='arpent, signals'
expect; /usr/bin/python3 - "$ARPENT" "$ARPENT_SOURCE" <<'PY' || fault "a signal was not answered as it should"
import os, shutil, signal, subprocess, sys, time

ARPENT, SOURCE, FAULTS = sys.argv[1], sys.argv[2], []
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
MOST = 0.5
KEPT = set(os.listdir(".")) | {"err"}


def told(words, ok):
    if not ok:
        FAULTS.append(words)


def default():
    for which in SIGNALS:
        signal.signal(which, signal.SIG_DFL)


def once(words, which, after, again=False):
    shutil.rmtree("result", ignore_errors=True)
    with open("err", "wb") as err:
        run = subprocess.Popen([ARPENT, *words, "--lang", "en"], stdout=subprocess.DEVNULL, stderr=err, preexec_fn=default)
    time.sleep(after)
    start = time.monotonic()
    run.send_signal(which)
    if again:
        time.sleep(0.01)
        run.send_signal(which)
    status = run.wait()
    return status, time.monotonic() - start


def answered(words, which, after, again=False):
    """The quickest of three: the machine may be busy with something else."""
    took = []
    while len(took) < 3 and (not took or min(took) > MOST):
        status, seconds = once(words, which, after, again)
        took.append(seconds)
        left = set(os.listdir(".")) - KEPT
        case = f"{words[:2]} {which.name} at {after}: status {status}, {took}, left {left}"
        if status in (130, -which):
            told(case, not left)
            if status == 130:
                told(case, b"interrupted" in open("err", "rb").read() or again)
        else:
            told(case, status == 0)
    told(case, min(took) <= MOST)


for i, after in enumerate((0.03, 0.1, 0.2)):
    answered(["rank", "large.yaml"], SIGNALS[i % 3], after)
    answered(["run", "large.yaml", "-o", "result"], SIGNALS[(i + 1) % 3], after)
case = os.path.join(SOURCE, "config", "pyrenees-cathares.yaml")
for i, after in enumerate((0.1, 0.4)):
    answered(["explain", case], SIGNALS[i % 3], after)
    answered(["run", case, "-o", "result"], SIGNALS[(i + 2) % 3], after, again=True)
    answered(["power", case], SIGNALS[(i + 1) % 3], after)

# what the caller had it ignore stays ignored
with open("err", "wb") as err:
    run = subprocess.Popen([ARPENT, "run", "large.yaml", "-o", "result"], stdout=subprocess.DEVNULL, stderr=err,
                           preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
time.sleep(0.2)
run.send_signal(signal.SIGHUP)
told("an ignored signal ends it", run.wait() == 0 and os.path.exists("result/ranking.csv"))
for fault in FAULTS:
    print(fault)
sys.exit(bool(FAULTS))
PY

finish
