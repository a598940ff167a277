# SPDX-License-Identifier: GPL-3.0-or-later
# The folder of -o: tried before the work, written by one at a time, told to be ours by what is in
# datapackage.json; what a killed run leaves is swept, and what --force was carrying comes back.
. "$(dirname "$0")/lib.sh"
study

# a folder that has files of our names, and a mark of somebody else's
mkdir result
for name in ranking.csv results.h5 datapackage.json report.html; do echo mine >result/$name; done
cp -r result kept
run run study.yaml -o result; expect_status 73; expect_err 'result: .*datapackage.json'; expect_err 'force'
printf '{\n  "name": "somebody-else",\n' >result/datapackage.json
run run study.yaml -o result; expect_status 73
rm result/datapackage.json
ln -s ../other/datapackage.json result/datapackage.json
rm -rf other
run run study.yaml -o other; expect_status 0
run run study.yaml -o result; expect_status 73 # a link to a mark is no mark
expect; for name in ranking.csv results.h5 report.html; do cmp -s result/$name kept/$name || fault "$name was changed"; done
expect; [ -f other/datapackage.json ] || fault "what the link leads to was changed"
rm -rf result kept other

# before the work: a study that is not there is not looked for
echo here >file
mkdir closed && chmod 500 closed
for path in file/below nowhere/result.csv '' /dev/full/x file/; do
    for command in rank explain check 'sweep --over method.normalise.rule=zscore,percentile'; do
        # shellcheck disable=SC2086
        run $command absent.yaml --format text -o "$path"; expect_status 73; expect_no_out
    done
done
run run absent.yaml -o file/below; expect_status 73; expect_err 'file'
run run absent.yaml -o ''; expect_status 73
run sensitivity absent.yaml --checkpoint nowhere/kept; expect_status 73; expect_err 'nowhere'
run rank absent.yaml -o nowhere/result.csv; expect_status 73; expect_err 'nowhere/result.csv'
run rank absent.yaml -o new.csv; expect_status 66; expect_absent new.csv
run run absent.yaml -o deep/new; expect_status 66; expect_absent deep
ln -s nowhere dangling
run run absent.yaml -o dangling; expect_status 73
if [ "$(id -u)" -ne 0 ]; then
    run run absent.yaml -o closed/new; expect_status 73
    run rank absent.yaml -o closed/new.csv; expect_status 73
fi
run run absent.yaml -o .; expect_status 73
expect; [ -z "$(ls -A closed)" ] && [ -z "$(find . -name '.arpent*')" ] || fault "something was left"
rm -rf closed dangling file

# the mode of what is replaced
run run study.yaml -o result; expect_status 0
chmod 640 result/ranking.csv result/tables/nodes.csv && chmod 700 result/tables && chmod 750 result
run run study.yaml -o result; expect_status 0
modes=$(stat -c %a result result/tables result/ranking.csv result/tables/nodes.csv | tr '\n' ' ')
expect; [ "$modes" = '750 700 640 640 ' ] || fault "modes are now $modes"

# a checkpoint and a result in one place
run sensitivity study.yaml --checkpoint one -o one; expect_status 73; expect_absent one

ran='arpent, two into one folder, and kills'
cat >>study.yaml <<'YAML'
sensitivity:
  factors: {side_weights: {rule: uniform}}
YAML
expect; /usr/bin/python3 - "$ARPENT" <<'PY' || fault "not one at a time, or something was lost"
import os, random, signal, subprocess, sys, time

ARPENT, FAULTS = sys.argv[1], []
LONG = ["run", "study.yaml", "-o", "result", "--force", "--set", "sensitivity.draws=100000000"]
SHORT = ["run", "study.yaml", "-o", "result", "--force"]


def told(words, ok):
    if not ok:
        FAULTS.append(words)


def start(words):
    return subprocess.Popen([ARPENT, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def hidden(folder="."):
    return sorted(name for name in os.listdir(folder) if name.startswith(".arpent"))


def wait_for(what, seconds=20):
    end = time.monotonic() + seconds
    while not what() and time.monotonic() < end:
        time.sleep(0.002)


first = start(LONG)
wait_for(lambda: any(name.endswith(".tmp") for name in hidden()))
time.sleep(0.05)
second = subprocess.run([ARPENT, "run", "absent.yaml", "-o", "./result/", "--lang", "en"], capture_output=True)
told(f"the second: {second}", second.returncode == 73 and f"process {first.pid})".encode() in second.stderr)
elsewhere = subprocess.run([ARPENT, "run", "study.yaml", "-o", "elsewhere", "--draws", "64"], capture_output=True)
told(f"another folder: {elsewhere}", elsewhere.returncode == 0)
told("its locks stay", any(name.endswith(".lock") for name in hidden()))
first.kill()
first.wait()
told(f"nothing is left behind by a kill: {hidden()}", hidden())
third = subprocess.run([ARPENT, *SHORT, "--draws", "64"], capture_output=True)
told(f"after the kill: {third}", third.returncode == 0 and not hidden())

# a file that was half written when its run was killed
dead = subprocess.Popen(["true"])
dead.wait()
open(f".arpent-{dead.pid}-0.tmp", "w").close()
os.mkdir(f".arpent-{dead.pid}-1.tmp")
open(f".arpent-{dead.pid}-1.tmp/letter.txt", "w").close()
open(f".arpent-{os.getpid()}-0.tmp", "w").close()
done = subprocess.run([ARPENT, "rank", "study.yaml", "-o", "ranks.csv"], capture_output=True)
told(f"sweep: {done}, {hidden()}", done.returncode == 0 and f".arpent-{dead.pid}-0.tmp" not in hidden())
done = subprocess.run([ARPENT, *SHORT, "--draws", "64"], capture_output=True)
told(f"what is not ours is swept: {hidden()}", os.path.exists(f".arpent-{dead.pid}-1.tmp/letter.txt"))
told("what a living process has is swept", f".arpent-{os.getpid()}-0.tmp" in hidden())
for name in ("letter.txt", ""):
    path = f".arpent-{dead.pid}-1.tmp/{name}"
    os.remove(path) if name else os.rmdir(path)
os.remove(f".arpent-{os.getpid()}-0.tmp")

# killed at any moment with --force over a folder that has files of the user's
MINE = {"result/lettre.txt": b"mine", "result/tables/mine.csv": b"1", "result/archive/deep/file": b"2"}
for path, text in MINE.items():
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path, "wb").write(text)
start_time = time.monotonic()
subprocess.run([ARPENT, *SHORT, "--draws", "64"], stdout=subprocess.DEVNULL)
whole = time.monotonic() - start_time
random.seed(20101021)
for round_ in range(12):
    run = start([*SHORT, "--draws", "64"])
    time.sleep(whole * (0.4 + 0.6 * random.random()))
    run.kill()
    run.wait()
    told(f"round {round_}: no results", os.path.exists("result/ranking.csv"))
done = subprocess.run([ARPENT, *SHORT, "--draws", "64"], capture_output=True)
told(f"after the kills: {done.returncode}, {done.stderr}, {hidden()}", done.returncode == 0 and not hidden())
for path, text in MINE.items():
    told(f"{path} is lost", os.path.exists(path) and open(path, "rb").read() == text)
for fault in FAULTS:
    print(fault)
sys.exit(bool(FAULTS))
PY

finish
