# SPDX-License-Identifier: GPL-3.0-or-later
# Short of memory or of processes: the program does its work, or tells and exits 70, and ends.
. "$(dirname "$0")/lib.sh"
ran='arpent, short of memory and of processes'
expect; /usr/bin/python3 - "$ARPENT" "$ARPENT_SOURCE/config/pyrenees-cathares.yaml" <<'PY' || fault "not as it should"
import os, resource, shutil, signal, subprocess, sys, time

ARPENT, CASE, FAULTS = sys.argv[1], sys.argv[2], []


def told(words, ok):
    if not ok:
        FAULTS.append(words)


def limited(which, most, words, user=None):
    def prepare():
        if user:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
        resource.setrlimit(which, (most, most))
    start = time.monotonic()
    try:
        done = subprocess.run(words, preexec_fn=prepare, capture_output=True, timeout=30)
    except subprocess.TimeoutExpired:
        return None, b"", b"", 30
    return done.returncode, done.stdout, done.stderr, time.monotonic() - start


for megabytes in (100, 125, 150, 175, 200):
    status, out, err, took = limited(resource.RLIMIT_AS, megabytes * 1000 * 1024, [ARPENT, "version"])
    told(f"version at {megabytes} MB: {status}, {err}, {took} s", status == 0 and out.startswith(b"arpent ") and took < 10)
for megabytes in (*range(40, 100, 12), 100, 125, 150, 200, 400):
    shutil.rmtree("result", ignore_errors=True)
    status, out, err, took = limited(resource.RLIMIT_AS, megabytes * 1000 * 1024, [ARPENT, "run", CASE, "-o", "result"])
    case = f"run at {megabytes} MB: {status}, {err[-300:]}, {took} s"
    if status == 127 or b"shared libraries" in err:  # there is not even room to load it
        told(case, megabytes < 60)
        continue
    told(case, status in (0, 70))
    told(case, (status == 0) == os.path.exists("result/ranking.csv"))
    if status == 70:
        told(case, "mémoire insuffisante".encode() in err.splitlines()[-1])
    told(case, not [name for name in os.listdir(".") if name.startswith(".arpent")])

# one process allowed: as somebody who is not root, for root is allowed as many as he likes
user = None if os.getuid() else 65534
place = "/tmp/arpent-alone-%d" % os.getpid()
shutil.copy(ARPENT, place)
os.chmod(place, 0o755)
status, out, err, took = limited(resource.RLIMIT_NPROC, 1, [place, "version"], user)
told(f"one process: {status}, {err}", status == 0 and out.startswith(b"arpent "))
os.remove(place)
for fault in FAULTS:
    print(fault)
sys.exit(bool(FAULTS))
PY

finish
