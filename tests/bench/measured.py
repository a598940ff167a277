# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands measured as a user runs them: clock, processor and memory, the least of several runs in turn; and
goals beside what was measured."""
import math
import os
import resource
import subprocess
import tempfile
import time
from typing import NamedTuple

LONGEST = 900  # seconds of the processor, then a command is stopped: it says what it says by then
ERRORS = tempfile.TemporaryFile("w+", encoding="utf-8")


class Used(NamedTuple):
    clock: float
    processor: float
    megabytes: float


def limit(seconds):
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def run(words, longest=LONGEST):
    """What one run used; infinite where it took longer. A command that fails ends the bench."""
    begin = time.perf_counter()
    with subprocess.Popen([str(w) for w in words], stdout=subprocess.DEVNULL, stderr=ERRORS,
                          preexec_fn=lambda: limit(longest)) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode < 0:
        return Used(math.inf, math.inf, used.ru_maxrss / 1024)
    if process.returncode:
        ERRORS.seek(0)
        raise SystemExit(f"{words}: {process.returncode}\n{ERRORS.read()}")
    return Used(time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def least(commands, times=3):
    """Of each command, in turn, so that what else the machine does meets all of them."""
    runs = [[run(words) for words in commands] for _ in range(times)]
    return [Used(*(min(turn[i][k] for turn in runs) for k in range(3))) for i in range(len(commands))]


class Goals:
    """Figures beside what they are to be; those that were not measured count as none."""

    def __init__(self):
        self.met = self.asked = 0

    def _tell(self, what, figure, word, goal, met):
        self.asked += 1
        self.met += met
        print(f"  {what}: {figure:.3g}, goal {word} {goal:g}: {'met' if met else 'not met'}", flush=True)

    def at_least(self, what, figure, goal):
        self._tell(what, figure, "at least", goal, figure >= goal)

    def at_most(self, what, figure, goal):
        self._tell(what, figure, "at most", goal, figure <= goal)
