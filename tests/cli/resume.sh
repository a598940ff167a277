# SPDX-License-Identifier: GPL-3.0-or-later
# A run that was stopped or killed at any moment goes on to the bytes of one that was not.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/sure.sh"

# Draws for about three seconds, whatever this machine and build are.
uncertain 10240
start=$(date +%s%N)
run sensitivity study.yaml; expect_status 0
took=$((($(date +%s%N) - start) / 1000000 + 1))
draws=$((10240 * 3000 / took))
[ "$draws" -le 3000000 ] || draws=3000000
[ "$draws" -ge 10240 ] || draws=10240
uncertain "$draws"
run run study.yaml -o result; expect_status 0
keep whole

# Nothing there yet is said; a run that is kept gives what one that is not does.
run run study.yaml -o result --checkpoint kept.h5 --resume; expect_status 0
expect_err "pas encore de point de reprise"
keep kept; same kept
# All draws done: they are not done again.
run run study.yaml -o result --checkpoint kept.h5 --resume --threads 1; expect_status 0
expect_err "reprise après $(((draws + 255) / 256 * 256)) tirages"
keep again; same again

# Stopped by a signal, then killed twenty times at random moments.
ran='arpent, stopped and killed'
expect; /usr/bin/python3 - "$ARPENT" <<'PY' || fault "not the same after a stop or a kill"
import os, random, shutil, signal, subprocess, sys, time

from told import blocks, read

ARPENT = sys.argv[1]
RUN = ["run", "study.yaml", "-o", "result", "--checkpoint", "cut.h5", "--resume"]
draw = random.Random(20)
faults = []


def default_signals():
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def begin():
    shutil.rmtree("result", ignore_errors=True)
    out, err = open("printed", "wb"), open("cut", "wb")
    return subprocess.Popen([ARPENT, *RUN], stdout=out, stderr=err, preexec_fn=default_signals)


def compare(case):
    shutil.move("printed", "result/printed")
    differ = subprocess.run(["diff", "-r", "whole", "result"], capture_output=True, check=False)
    if differ.returncode:
        faults.append(f"{case}: {differ.stdout}")


def stop():
    """A signal once there is a checkpoint: a partial result, and the draws it holds are kept."""
    run = begin()
    while run.poll() is None and not os.path.exists("cut.h5"):
        time.sleep(0.01)
    if run.poll() is None:
        run.send_signal(signal.SIGINT)
    if run.wait() == 130:
        found = read("result/results.json")["draws"][0]
        if not found["partial"] or found["done"] != 256 * blocks("cut.h5"):
            faults.append(f"stopped with {found}, {blocks('cut.h5')} blocks kept")
    elif run.returncode:
        faults.append(f"status {run.returncode}: {open('cut', 'rb').read()}")
    if begin().wait():
        faults.append("not taken up again after a signal")
    compare("stopped")


def kill():
    """Whether a run, taken up where the last one left off, was killed before its end."""
    before = blocks("cut.h5")
    run = begin()
    time.sleep(draw.uniform(0.0, 0.7))
    run.kill()
    run.wait()
    if blocks("cut.h5") < before:
        faults.append(f"{blocks('cut.h5')} blocks kept after {before}")
    if run.returncode == 0:
        compare("ended by itself")
        os.remove("cut.h5")
    return run.returncode != 0


stop()
os.remove("cut.h5")
kills = 0
while kills < 20:
    kills += kill()
run = begin()
if run.wait():
    faults.append(f"not taken up again: {open('cut', 'rb').read()}")
compare("killed")
for fault in faults:
    print(fault)
sys.exit(bool(faults))
PY

rm -rf result

# The run is looked at after 16, 32, 64 blocks, stopped in between or not; a slow build draws as many.
uncertain 65536
run run study.yaml -o result --precision 0.008; expect_status 0
expect_out 'intervalle le plus large'
keep whole
expect; case $(sed -n '2s/^[0-9]*,\([0-9]*\),.*/\1/p' whole/tables/draws.csv) in
8192 | 16384 | 32768) ;; *) fault "not stopped at 32, 64 or 128 blocks" ;; esac
for threads in 1 2 7; do
    run run study.yaml -o result --precision 0.008 --threads $threads --checkpoint precise.h5
    expect_status 0
    keep some; same some
done
run run study.yaml -o result --precision 0.008 --checkpoint precise.h5 --resume; expect_status 0
keep some; same some

# What changed is named, and nothing is touched.
uncertain 5120
run sensitivity study.yaml --checkpoint few.h5; expect_status 0
cp few.h5 few.keep
resume() {
    why_fr=$1 why_en=$2
    shift 2
    refused 65 few.h5: "$why_fr" "$why_en" sensitivity study.yaml --checkpoint few.h5 --resume "$@"
}
resume '« seed » y est « 1 », et maintenant « 7 »' '"seed" is "1" there, and "7" now' --seed 7
resume '« draws » y est « 5120 »' '"draws" is "5120"' --draws 1000
resume '« options »' '"options"' --k 2
resume '« options »' '"options"' --set method.normalise.rule=minmax
cp study.yaml study.keep
add study.yaml '# another word'
resume '« study.yaml » n.est plus le fichier' '"study.yaml" is no longer the file'
mv study.keep study.yaml
cp data.csv data.keep
change data.csv 2 '0901,Un,1000,11,20.5,30,100'
resume '« data.csv » n.est plus le fichier' '"data.csv" is no longer the file'
mv data.keep data.csv
expect; cmp few.h5 few.keep || fault "the checkpoint was touched"

# Damaged, or none at all.
damaged() { refused 66 few.h5: "$1" "$2" sensitivity study.yaml --checkpoint few.h5 --resume; }
head -c 3000 few.keep >few.h5; damaged 'abîmé' 'damaged'
ran='one byte changed'
expect; /usr/bin/python3 - <<'PY' || fault "cannot change a byte"
import h5py
counts = h5py.File("few.keep", "r")["checkpoint/counts"].id
data = bytearray(open("few.keep", "rb").read())
data[counts.get_offset() + counts.get_storage_size() // 2] ^= 1
open("few.h5", "wb").write(data)
PY
damaged 'abîmé' 'damaged'
printf 'a,b\n' >few.h5; damaged "n'est pas un point de reprise" 'is no checkpoint'
cp whole/results.h5 few.h5; damaged "n'est pas un point de reprise" 'is no checkpoint'
refused 73 few.h5: "n'est pas un point de reprise" 'is no checkpoint' \
    sensitivity study.yaml --checkpoint few.h5
expect; cmp few.h5 whole/results.h5 || fault "a file that is no checkpoint was replaced"
refused 73 nowhere/few.h5: 'écriture impossible' 'cannot be written' \
    sensitivity study.yaml --checkpoint nowhere/few.h5
: >few.h5
run sensitivity study.yaml --checkpoint few.h5 --resume; expect_status 0
expect_err "pas encore de point de reprise"

refused 2 arpent: 'ajoutez « --checkpoint' 'add "--checkpoint' sensitivity study.yaml --resume
refused 2 arpent: 'un fichier, et non' 'a file, not' sensitivity study.yaml --checkpoint -
refused 2 arpent: 'ne va pas avec' 'does not go with' rank study.yaml --checkpoint few.h5

# Levels are kept in one file: those that are done, and the one under way.
levels 10240
start=$(date +%s%N)
run perimeters levels/levels.yaml; expect_status 0
took=$((($(date +%s%N) - start) / 1000000 + 1))
draws=$((10240 * 2000 / took))
[ "$draws" -le 2000000 ] || draws=2000000
levels "$draws"
run perimeters levels/levels.yaml; expect_status 0
cp out told
run perimeters levels/levels.yaml --checkpoint levels.h5 --resume; expect_status 0
expect_err "pas encore de point de reprise"
expect; cmp told out || fault "other bytes where the draws are kept"
run perimeters levels/levels.yaml --checkpoint levels.h5 --resume --threads 1; expect_status 0
expect_err 'reprise après [0-9]* tirages'
expect; cmp told out || fault "other bytes where all draws are done"
refused 65 levels.h5: '« command » y est « perimeters »' '"command" is "perimeters"' \
    sensitivity levels/levels.yaml --checkpoint levels.h5 --resume

ran='arpent perimeters, stopped and killed'
expect; /usr/bin/python3 - "$ARPENT" <<'PY' || fault "not the same after a stop or a kill"
import os, random, signal, subprocess, sys, time

RUN = [sys.argv[1], "perimeters", "levels/levels.yaml", "--checkpoint", "cut-levels.h5", "--resume"]
draw = random.Random(7)


def begin():
    return subprocess.Popen(RUN, stdout=open("printed", "wb"), stderr=open("cut", "wb"),
                            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))


def whole():
    return open("printed", "rb").read() == open("told", "rb").read()


run = begin()
while run.poll() is None and not os.path.exists("cut-levels.h5"):
    time.sleep(0.01)
run.send_signal(signal.SIGINT)
faults = 0 if run.wait() == 130 or whole() else 1
for kill in range(10):
    run = begin()
    time.sleep(draw.uniform(0.0, 0.5))
    run.kill()
    if run.wait() == 0:
        faults += not whole()
        os.remove("cut-levels.h5")
faults += begin().wait() != 0 or not whole()
sys.exit(faults)
PY
sed '/^sensitivity:/,$d' levels/levels.yaml >levels/none.yaml
refused 2 levels/none.yaml: 'sensitivity' 'sensitivity' \
    perimeters levels/none.yaml --checkpoint none.h5
expect_absent none.h5

finish
