# SPDX-License-Identifier: GPL-3.0-or-later
"""Every call to the system fails once while a folder of results is replaced: faults.py PROGRAM STUDY [CALL...]

A folder of an earlier run stands where `run` writes. strace makes the k-th read, write, fsync, rename, mkdir, clone
or mmap of a thread fail, for each k there is (of mmap every 61st: there are thousands). The program ends with a
status that it documents, or 127 from the loader before it begins; what stands in the folder is then the old result,
byte for byte, or the whole new one where it says 0; nothing of its own is left beside it. Linux, strace."""
import concurrent.futures
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROGRAM, STUDY = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
CALLS = {"read": ("read,pread64", "EIO", 1), "write": ("write,pwrite64", "ENOSPC", 1), "fsync": ("fsync", "EIO", 1),
         "rename": ("rename,renameat,renameat2", "EACCES", 1), "mkdir": ("mkdir,mkdirat", "ENOSPC", 1),
         "clone": ("clone,clone3", "EAGAIN", 1), "mmap": ("mmap", "ENOMEM", 61)}
DOCUMENTED = {0, 65, 66, 70, 73}
LOADER = 127
if not shutil.which("strace"):
    print("skipped: strace is not there")
    sys.exit(77)


def words(seed):
    return [PROGRAM, "run", "study.yaml", "-o", "out", "--draws", "16", "--threads", "2", "--seed", str(seed)]


def told(folder):
    """Every file of a folder with its bytes' sum."""
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


def begin(folder):
    for file in STUDY.parent.iterdir():
        if file.is_file():
            shutil.copy(file, folder)
    if STUDY.name != "study.yaml":
        shutil.move(folder / STUDY.name, folder / "study.yaml")


def count(folder, traced):
    """How many calls the thread with most of them makes."""
    log = folder.parent / "log"
    subprocess.run(["strace", "-f", "-qq", "-o", log, "-e", f"trace={traced}", *words(2)], cwd=folder, check=True, capture_output=True)
    threads = {}
    for line in log.read_text(errors="replace").splitlines():
        pid, _, rest = line.partition(" ")
        if "resumed>" not in rest and "(" in rest:
            threads[pid] = threads.get(pid, 0) + 1
    return max(threads.values())


def fail(at, call, k, old, new):
    """A line on what went wrong; None where nothing did."""
    traced, error, _ = CALLS[call]
    folder = at / f"{call}-{k}"
    shutil.copytree(at / "old", folder)
    before = set(os.listdir(folder))
    done = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={traced}", "-e", f"inject={traced}:error={error}:when={k}",
                           *words(2)], cwd=folder, capture_output=True, timeout=120)
    what, status = f"{call} {k}", done.returncode
    found = told(folder / "out")
    left = set(os.listdir(folder)) - before
    shutil.rmtree(folder)
    if status == LOADER or (status == 1 and b"strace" in done.stderr):
        return None if found == old and not left else f"{what}: the loader's failure changed {sorted(left)}"
    if status not in DOCUMENTED:
        return f"{what}: status {status}: {done.stderr.decode(errors='replace')[-300:]}"
    if status and not done.stderr:
        return f"{what}: status {status}, and nothing is told"
    if left:
        return f"{what}: status {status}, left beside: {sorted(left)}"
    if status == 0 and found != new:
        return f"{what}: status 0, and the result is not whole"
    if status and found not in (old, new):
        return f"{what}: status {status}, and the old result is not as it was"
    return None


def main():
    faults, asked = [], sys.argv[3:] or list(CALLS)
    with tempfile.TemporaryDirectory() as temporary:
        at = pathlib.Path(temporary)
        for name, seed in (("new", 2), ("old", 1)):
            (at / name).mkdir()
            begin(at / name)
            subprocess.run(words(seed), cwd=at / name, check=True, capture_output=True)
        old, new = told(at / "old" / "out"), told(at / "new" / "out")
        assert old != new
        for call in asked:
            (at / "counted").mkdir()
            shutil.copytree(at / "old", at / "counted" / "old")
            n = count(at / "counted" / "old", CALLS[call][0])
            shutil.rmtree(at / "counted")
            with concurrent.futures.ThreadPoolExecutor(2) as two:
                every = range(1, n + 1, CALLS[call][2])
                wrong = [w for w in two.map(lambda k: fail(at, call, k, old, new), every) if w]
            print(f"{call}: {len(every)} of {n} calls failed in turn, {len(wrong)} faults", flush=True)
            faults += wrong
    if faults:
        sys.exit("\n".join(faults[:20]))


main()
