# SPDX-License-Identifier: GPL-3.0-or-later
"""The kernel's time against numpy's (GEMM, argsort, scatter, bincount) on the same data in the same
run, one thread each, the least of some repetitions; two threads against one; memory; growth.
Usage: kernel.py KERNEL_TIMES"""
import pathlib
import subprocess
import sys
import tempfile

import numpy_ranks
import numpy as np

PROGRAM, FOLDER = sys.argv[1], tempfile.TemporaryDirectory()
FILE = pathlib.Path(FOLDER.name) / "data"
P = 20
random = np.random.default_rng(1)


def kernel(n, draws, what, threads=1, times=5, way=()):
    """Seconds of the processor and of the clock, and peak memory in MB."""
    words = [PROGRAM, n, P, draws, threads, times, what, FILE, *way]
    done = subprocess.run([str(w) for w in words], check=True, capture_output=True, text=True)
    processor, clock, memory = done.stdout.split()
    return float(processor), float(clock), float(memory) / 1024


def data(n, draws):
    x = random.random((n, P))
    w = random.dirichlet(np.ones(P), draws)
    with open(FILE, "wb") as out:
        out.write(np.ascontiguousarray(x.T).tobytes())
        out.write(w.tobytes())
    return x, w


def compare(name, n, draws, what, call, times):
    x, w = data(n, draws)
    numpy_seconds, expected = numpy_ranks.best(call, x, w, times)
    seconds, clock, memory = kernel(n, draws, what, times=3 * times)
    counters = np.fromfile(f"{FILE}.counters", np.uint64).astype(np.int64)
    same = np.array_equal(counters[-len(expected):], expected)
    each = 1e9 / n / draws
    print(f"{name} ({n} x {P} x {draws}, {what}): {seconds * each:.2f} ns per territory and draw, "
          f"numpy {numpy_seconds * each:.1f} ns, ratio {numpy_seconds / seconds:.1f}; counts "
          f"{'equal' if same else 'differ'}; peak memory {memory:.0f} MB")
    for way in ("avx2", "plain"):
        seconds_of_way = kernel(n, draws, what, times=times, way=[way])[0]
        print(f"  {way}: {seconds_of_way * each:.2f} ns, ratio {numpy_seconds / seconds_of_way:.1f}")
    one, two = (kernel(n, draws, what, threads, 5 * times) for threads in (1, 2))
    print(f"  two threads against one: {one[1] / two[1]:.2f} times as fast by the clock, "
          f"{two[0] / one[0]:.2f} times the processor")


def growth():
    sizes, seconds = [1000, 3500, 10000, 35000, 100000, 350000], []
    for n in sizes:
        draws = max(256, 20_000_000 // n)  # enough for what is laid out once to be little
        data(n, draws)
        seconds.append(kernel(n, draws, "first", times=5)[0] / draws)
        print(f"  {n} territories: {seconds[-1] / n * 1e9:.2f} ns per territory and draw")
    exponent = np.polyfit(np.log(sizes), np.log(seconds), 1)[0]
    print(f"growth from {sizes[0]} to {sizes[-1]} territories: exponent {exponent:.3f}")


compare("P1", 304, 10000, "matrix", numpy_ranks.matrix, 3)
compare("P2", 35000, 1000, "first", numpy_ranks.first, 2)
growth()
