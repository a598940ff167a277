# SPDX-License-Identifier: GPL-3.0-or-later
"""What ranking by draws of weights takes with numpy (GEMM, argsort, scatter, bincount), on one thread: what
the benches stand beside."""
import os

# numpy as Debian ships it, with its own choice of instructions
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import time

import numpy as np


def ranks_of(x, w):
    """Ranks from 0, draws by territories."""
    order = np.argsort(w @ x.T, axis=1)[:, ::-1]
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(len(x))[None, :], axis=1)
    return ranks


def matrix(x, w, part=500):
    """How often each territory has each rank."""
    n = len(x)
    at = np.zeros(n * n, np.int64)
    for d in range(0, len(w), part):
        at += np.bincount((ranks_of(x, w[d:d + part]) + np.arange(n) * n).ravel(), minlength=n * n)
    return at


def first(x, w, part=25):
    """Sums of ranks and of their squares, and how often in the first tenth."""
    n = len(x)
    total, square, among = (np.zeros(n, np.int64) for _ in range(3))
    for d in range(0, len(w), part):
        ranks = ranks_of(x, w[d:d + part]) + 1
        total += ranks.sum(axis=0)
        square += (ranks * ranks).sum(axis=0)
        among += (ranks <= n // 10).sum(axis=0)
    return np.concatenate([total, square, among])


def best(call, x, w, times):
    """The least seconds of the processor, and what came out."""
    least, out = float("inf"), None
    for _ in range(times):
        start = time.process_time()
        out = call(x, w)
        least = min(least, time.process_time() - start)
    return least, out
