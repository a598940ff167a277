# SPDX-License-Identifier: GPL-3.0-or-later
"""What a user waits for: `arpent sensitivity` and `arpent run`, from the file to the answer, beside numpy and
beside an earlier release, in one run. Processor time of one thread unless said, the least of several runs.
Usage: users.py ARPENT CONFIG [BEFORE]    CONFIG: the folder of studies; BEFORE: the earlier program"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "tools"))

import earlier
import numpy_ranks
import numpy as np

from generated import WEIGHTS, Study, code, high_on_one
from measured import Goals, least, run

ARPENT, CONFIG = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
BEFORE = pathlib.Path(sys.argv[3]).resolve() if len(sys.argv) > 3 else None
PLACE = tempfile.TemporaryDirectory()
FEW = ("replicates: 8", "points: 16")  # of the indices: they cost the same whatever the draws
random = np.random.default_rng(1)
goals = Goals()


def sensitivity(program, study, draws, threads=1):
    return [program, "sensitivity", study.path, "--draws", draws, "--threads", threads]


def draws_alone(studies, few, many, part=4):
    """Nanoseconds per territory and draw of each study, by ARPENT and by BEFORE, and seconds of all that does
    not grow with the draws; BEFORE has fewer draws, being slower. All of them in turn."""
    asked = [(ARPENT, s, d) for s in studies for d in (few, many)]
    if BEFORE:
        asked += [(BEFORE, s, d // part) for s in studies for d in (few, many)]
    used = [u.processor for u in least([sensitivity(*a) for a in asked])]
    found = []
    for i in range(0, len(used), 2):
        draws = asked[i + 1][2] - asked[i][2]
        each = (used[i + 1] - used[i]) / draws
        found.append((each / asked[i][1].n * 1e9, used[i] - each * asked[i][2]))
    return found[:len(studies)], found[len(studies):]


def weights_of_leaves(p, draws):
    """Both sides' weights times their indicators', as flat as the study's."""
    side = random.random((draws, 1))
    inner = [random.dirichlet(np.ones(p // 2), draws) for _ in range(2)]
    return np.concatenate([side * inner[0], (1 - side) * inner[1]], axis=1)


def cantons():
    """304 territories, 20 indicators, all weights drawn."""
    n, p, draws = 304, 20, 10000
    x = random.random((n, p))
    two, any_two = high_on_one(x, 2), random.choice(n, 2, replace=False)
    hole = np.zeros((n, p), bool)
    hole[17, 3] = True
    studies = [Study(PLACE.name, "plain", x, WEIGHTS, sensitivity=FEW),
               Study(PLACE.name, "any", x, WEIGHTS, any_two, sensitivity=FEW),
               Study(PLACE.name, "chosen", x, WEIGHTS, two, sensitivity=FEW),
               Study(PLACE.name, "filled", x, WEIGHTS, two, hole, sensitivity=FEW)]
    numpy = numpy_ranks.best(numpy_ranks.matrix, x, weights_of_leaves(p, draws), 3)[0] / n / draws * 1e9
    now, before = draws_alone(studies, 25600, 230400)
    print(f"{n} x {p}, inner and side weights vary; numpy ranks in {numpy:.1f} ns per territory and draw")
    for i, what in enumerate(("no selection", "any two selected, a verdict a draw",
                              "two that stand high on one side, so that most verdicts hang on a p",
                              "the same, one cell filled")):
        old = f"; before {before[i][0]:.1f} ns, {before[i][0] / now[i][0]:.1f} times" if before else ""
        print(f"  {what}: {now[i][0]:.2f} ns per territory and draw, {numpy / now[i][0]:.1f} times numpy{old}; "
              f"{now[i][1]:.2f} s taken off, which the draws do not change")
    goals.at_most("ns, no selection", now[0][0], 5)
    goals.at_least("times numpy, no selection", numpy / now[0][0], 16)
    goals.at_least("times numpy's ranking, any two and their verdicts", numpy / now[1][0], 8)
    goals.at_least("times numpy's ranking, two high on one side", numpy / now[2][0], 8)
    if before:
        goals.at_least("times less than before, any two", before[1][0] / now[1][0], 6)
        goals.at_least("times less than before, two high on one side", before[2][0] / now[2][0], 6)
    goals.at_most("filled cell to none", now[3][0] / now[2][0], 1.1)
    return studies[2]


def many_communes():
    """35 000 territories, 20 indicators, 1 000 draws."""
    n, p, draws = 35000, 20, 1000
    x = random.random((n, p))
    study = Study(PLACE.name, "wide", x, WEIGHTS, sensitivity=FEW)
    numpy = numpy_ranks.best(numpy_ranks.first, x, weights_of_leaves(p, draws), 2)[0] / n / draws * 1e9
    now, before = draws_alone([study], 1024, 4096, 2)
    old = f"; before {before[0][0]:.1f} ns" if before else ""
    print(f"{n} x {p}, no selection: {now[0][0]:.2f} ns per territory and draw, numpy {numpy:.1f} ns{old}; "
          f"{now[0][1]:.2f} s taken off")
    goals.at_least("times numpy", numpy / now[0][0], 8)


def shipped():
    """The case as it is shipped, all files written."""
    name = "pyrenees-cathares.yaml"
    with earlier.studies(CONFIG, BEFORE or ARPENT) as studies:
        old = [[BEFORE, "run", studies / name, "-o", f"{PLACE.name}/before", "--threads", 2]] if BEFORE else []
        used = least([[ARPENT, "run", CONFIG / name, "-o", f"{PLACE.name}/now", "--threads", 2]] + old)
    print(f"run {name}, two threads: clock {used[0].clock:.2f} s, processor {used[0].processor:.2f} s, "
          f"{used[0].megabytes:.0f} MB" + (f"; before {used[1].clock:.2f} s, {used[1].processor:.2f} s"
                                            if BEFORE else ""))
    goals.at_most("seconds by the clock", used[0].clock, 1.0)
    if BEFORE:
        goals.at_least("times less processor than before", used[1].processor / used[0].processor, 5)


def france_of(what, path, folder):
    used = run([ARPENT, "run", path, "--threads", 1, "-o", f"{PLACE.name}/{folder}"])
    print(f"{what}: processor {used.processor:.1f} s, clock {used.clock:.1f} s, {used.megabytes:.0f} MB")
    goals.at_most("seconds of the processor", used.processor, 120)
    goals.at_most("MB", used.megabytes, 500)


FRANCE = ("side_weights: {rule: uniform}", "inner_weights: {rule: dirichlet, concentration: 1}",
          "normalise: {rules: [zscore, percentile]}")


def france():
    """The communes of France, holes filled by the mean, 10 000 draws, all files."""
    n, p = 34883, 8
    need = random.standard_normal((n, 1))
    x = np.round(100 * np.exp(0.5 * (need + random.standard_normal((n, p)))), 1)
    holes = random.random((n, p)) < 0.03
    holes[:100] = False
    study = Study(PLACE.name, "france", x, FRANCE, range(100), holes, ("draws: 10000",))
    france_of(f"{n} generated communes, {p} indicators with holes, first 100 selected, 10 000 draws", study.path, "made")
    data = CONFIG / "../../shared/data"
    if data.is_dir():
        france_of("the real ones", real_france(data.resolve()), "real")
    else:
        print("the real ones: ../shared/data is not there")


def real_france(data):
    """config/communes.yaml where each commune is a territory: what it sums is taken as it is."""
    path = pathlib.Path(PLACE.name) / "communes.yaml"
    with open(data / "insee/base-cc-population.csv", encoding="utf-8") as lines:
        known = {line.split(";")[0] for line in lines}
    with open(data / "zonages/communes-2012.csv", encoding="utf-8") as lines:
        chosen = [c for c in (line.split(";")[0] for line in lines) if c in known and c.isdigit()][:100]
    files = ["zonages/communes-2012.csv", "insee/base-cc-population.csv", "insee/base-cc-emploi-pop-active.csv",
             "insee/base-cc-scolarisation.csv", "insee/rfl-menages-2010.csv"]
    care = ", ".join(f"D{k}: BPE18_D{k}" for k in (201, 221, 231, 232, 233, 301, 401))
    sides = {"social": ['chom_rp, vintage: "07"', 'rev_med_men, vintage: "10"', 'non_scol, vintage: "07"', "evol_pop"],
             "sanitaire": [f'{i}, vintage: {{numerator: "18", denominator: "17"}}'
                           for i in ("dens_mg", "dens_ide", "dens_mk", "dens_dent")]}
    lines = [f"extends: {CONFIG}/communes.yaml", "zonings:", "codes:", "passage:", "comparators:", "data:"]
    lines += [f"  - {{file: {data}/{f}, key: CODGEO{', label: LIBGEO' if 'zonages' in f else ''}}}" for f in files]
    lines += [f"  - {{file: {data}/insee/bpe-2018-sante.csv, key: DEPCOM, rows: TYPEQU, value: NB_EQUIP, "
              f"sum_over: [DCIRIS], absent: 0, rename: {{{care}}}}}"]
    lines += ['territories: {level: commune, where: , minimum_population: , exclude: ["65157"]}']
    lines += ["method: {missing: {rule: mean, minimum_coverage: }, zero_denominator: missing}"]
    lines += ["index:", "  recipe:", "  name: besoin", "  children:"]
    for side, indicators in sides.items():
        lines += [f"    - name: {side}", "      children:"] + [f"        - {{indicator: {i}}}" for i in indicators]
    lines += [f"selection: {{territories: {chosen}, within_first: [100, 3488]}}".replace("'", '"')]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def growth():
    """The whole command with its indices, over territories and over draws."""
    sizes, seconds = [1000, 3500, 10000, 35000, 100000, 350000], []
    print("whole `sensitivity`, indices included, 8 indicators, two selected, 1 024 draws")
    for n in sizes:
        x = random.random((n, 8))
        study = Study(PLACE.name, "growing", x, WEIGHTS, high_on_one(x, 2))
        used = least([sensitivity(ARPENT, study, 1024)], 3 if n <= 10000 else 1)[0]
        seconds.append(used.processor)
        print(f"  {n} territories: processor {used.processor:.2f} s, {used.megabytes:.0f} MB", flush=True)
    goals.at_most(f"exponent from {sizes[0]} to {sizes[-1]} territories", exponent(sizes, seconds), 1.1)


def exponent(sizes, seconds):
    """Of the power law that fits; infinite where a run was stopped."""
    if not np.isfinite(seconds).all():
        return float("inf")
    return np.polyfit(np.log(sizes), np.log(seconds), 1)[0]


def more_draws(study):
    """A hundred thousand to ten million draws of one study."""
    draws = [10**5, 10**6, 10**7]
    used = [least([sensitivity(ARPENT, study, d)], 1)[0] for d in draws]
    for d, u in zip(draws, used):
        print(f"  {study.n} territories, {d:.0e} draws: processor {u.processor:.2f} s, {u.megabytes:.0f} MB")
    steps = (used[2].processor - used[1].processor) / (used[1].processor - used[0].processor)
    goals.at_most("ten times the draws, in tens", steps / 10, 1.1)
    goals.at_most("memory at the most draws to that at the fewest", used[2].megabytes / used[0].megabytes, 1.05)


def heaviest(what, words):
    """The ten functions that take most, by perf."""
    file = f"{PLACE.name}/perf"
    record = ["perf", "record", "-q", "-F", "999", "-o", file, "--"] + [str(w) for w in words]
    if not shutil.which("perf") or subprocess.run(record, capture_output=True).returncode:
        print(f"where the next second of {what} would come from: perf is not there, or may not look")
        return
    report = subprocess.run(["perf", "report", "-i", file, "--stdio", "-g", "none", "--sort", "symbol"],
                            capture_output=True, text=True).stdout
    print(f"where the next second of {what} would come from:")
    for share, name in re.findall(r"^ +([\d.]+)% +\[.\] (\S+)", report, re.M)[:10]:
        print(f"  {share:>5} % {name}")


chosen = cantons()
many_communes()
shipped()
france()
growth()
more_draws(chosen)
heaviest("304 x 20 with verdicts", sensitivity(ARPENT, chosen, 230400))
heaviest("the shipped case", [ARPENT, "run", CONFIG / "pyrenees-cathares.yaml", "--threads", 1, "-o", f"{PLACE.name}/perf-case"])
print(f"goals met: {goals.met} of {goals.asked}" + ("" if BEFORE else "; those against an earlier release were not asked"))
