# SPDX-License-Identifier: GPL-3.0-or-later
"""What `arpent check` says of secret cells, beside tests/oracle/slow_secrecy.py: ARPENT [FIRST LAST]

1 000 numbered studies of seven kinds are written, each with the cells and equations it was made of: totals
by département among the rows, relations with a column below 0, levels that overlap, rates that were
rounded, stated totals, the results of an earlier run, rounded totals. Every secret cell must be left the
interval that the oracle finds, to the last digit, and be told exactly where it is narrower than its bound;
what --protect withholds must be enough, and no more than all sets of cells tried by the oracle show."""
import json
import pathlib
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "oracle"))
from slow_secrecy import Cell, Equation, fewest, given_away, interval  # noqa: E402

ARPENT = str(pathlib.Path(sys.argv[1]).resolve())
FIRST, LAST = (int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 3 else (0, 999)
PROTECTED = 4  # every so many cases --protect is looked at as well
faults = []


class Study:
    """Files, the study, and what they say: cells by (column, code), equations."""

    def __init__(self):
        self.files, self.cells, self.equations, self.options = {}, {}, [], []
        self.study = ""
        self.before = None  # (study, folder): to be run first

    def column(self, name, values, **what):
        for code, value in values.items():
            self.cells[name, code] = Cell(value, **what)

    def table(self, file, key, columns):
        """columns: {name: {code: text or number}}."""
        codes = list(next(iter(columns.values())))
        lines = [";".join([key, *columns])]
        for code in codes:
            lines.append(";".join([code] + ["s" if v[code] is None else str(v[code]) for v in columns.values()]))
        self.files[file] = "\n".join(lines) + "\n"

    def holds(self, terms, low=0, high=0):
        self.equations.append(Equation(terms, low, high))


def hide(rng, values, share):
    return {c: None if rng.random() < share else v for c, v in values.items()}


def missing(extra=""):
    return "method: {missing: {rule: mean, secret: mean%s}}\n" % extra


def plain(indicators, level="commune", excluded=()):
    out = "territories: {level: %s, population: POP%s}\nindicators:\n" % (
        level, ", exclude: [%s]" % ", ".join(f'"{c}"' for c in excluded) if excluded else "")
    for name in indicators:
        out += f"  - {{id: i{name}, polarity: 1, numerator: {name}, denominator: POP, per: 100}}\n"
    return out + "index: {children: [%s]}\n" % ", ".join(f"{{indicator: i{name}}}" for name in indicators)


def people(rng, codes):
    return {c: rng.randrange(1000, 90000) for c in codes}


def summed(values, groups):
    return {t: sum(values[c] for c in codes) for t, codes in groups.items()}


def departments(rng):
    groups, n = {}, 0
    for d in range(1, rng.randrange(2, 4)):
        groups[f"{d:02}T"] = [f"{d:02}{k:03}" for k in range(1, rng.randrange(3, 6))]
        n += 1
    return groups


def totals_among_rows(rng):
    s, groups = Study(), departments(rng)
    codes = [c for g in groups.values() for c in g]
    pop = people(rng, codes)
    a = {c: rng.randrange(0, 40) for c in codes}
    pop |= summed(pop, groups)
    all_a = a | summed(a, groups)
    known = hide(rng, all_a, 0.35)
    order = [c for t, g in groups.items() for c in [*g, t]]
    s.table("t.csv", "CODE", {"A": {c: known[c] for c in order}, "POP": {c: pop[c] for c in order}})
    s.column("A", known)
    for t, g in groups.items():
        s.holds({("A", t): -1} | {("A", c): 1 for c in g})
    s.study = "data: [{file: t.csv, key: CODE}]\n" + plain(["A"], excluded=groups) + missing()
    return s


def relations(rng):
    s, codes = Study(), [f"0{k}" for k in range(1, 4)]
    f, h, d = ({c: rng.randrange(0, 60) for c in codes} for _ in range(3))
    columns = {"F": f, "H": h, "TOT": {c: f[c] + h[c] for c in codes}, "D": d,
               "SOLDE": {c: f[c] + h[c] - d[c] for c in codes}}
    columns = {name: hide(rng, v, 0.4) for name, v in columns.items()}
    text = "relations: [TOT = F + H, SOLDE = TOT - D]\n"
    s.table("r.csv", "CODE", columns | {"POP": people(rng, codes)})
    for name, v in columns.items():
        s.column(name, v, least=None if name == "SOLDE" else 0)
    for c in codes:
        s.holds({("TOT", c): -1, ("F", c): 1, ("H", c): 1})
        s.holds({("SOLDE", c): -1, ("TOT", c): 1, ("D", c): -1})
    s.study = "data: [{file: r.csv, key: CODE}]\n" + text + plain(["F", "H"]) + missing()
    return s


def levels(rng):
    """Cantons and intercommunalities overlap; files give the sums of both, under other names."""
    s, codes = Study(), [f"01{k:03}" for k in range(1, rng.randrange(6, 9))]
    of = {c: (f"C{i * 3 // len(codes)}", f"E{rng.randrange(2)}") for i, c in enumerate(codes)}
    a = {c: rng.randrange(0, 30) for c in codes}
    known, columns = hide(rng, a, 0.5), {}
    s.files["m.csv"] = "CODE;CV;EPCI;POP\n" + "".join(
        f"{c};{of[c][0]};{of[c][1]};{rng.randrange(1000, 9000)}\n" for c in codes)
    s.table("a.csv", "CODE", {"A": known})
    s.column("A", known)
    for k, (name, column) in enumerate([("canton", "AC"), ("epci", "AE")]):
        groups = {}
        for c in codes:
            groups.setdefault(of[c][k], []).append(c)
        sums = hide(rng, summed(a, groups), 0.1)
        s.table(f"{column}.csv", "K", {column: sums})
        s.column(column, sums)
        columns[name] = column
        for t, g in groups.items():
            s.holds({(column, t): -1} | {("A", c): 1 for c in g})
    s.study = ("zonings:\n  file: m.csv\n  key: CODE\n  levels: {canton: CV, epci: EPCI, commune: CODE}\n"
               "codes: equal\ndata:\n  - {file: a.csv, key: CODE}\n"
               "  - {file: AC.csv, key: K, level: canton}\n  - {file: AE.csv, key: K, level: epci}\n"
               "relations: [AC = A, AE = A]\n" + plain(["A"], "canton") + missing())
    return s


def rates(rng):
    """A rate of one digit beside its own denominator; another rate has another one, and says nothing."""
    s, codes = Study(), [f"0{k}" for k in range(1, 5)]
    pop = people(rng, codes)
    a = {c: rng.randrange(0, 200) for c in codes}
    b = {c: rng.randrange(0, 200) for c in codes}
    rate = {c: round(1000 * a[c] / pop[c], 1) for c in codes}
    columns = {"A": hide(rng, a, 0.5), "B": hide(rng, b, 0.3), "TOT": {c: a[c] + b[c] for c in codes},
               "RATE": rate}
    s.table("q.csv", "CODE", columns | {"OTHER": {c: round(a[c] / 77, 2) for c in codes}, "POP": pop})
    half = 0.05 if any(x != int(x) for x in rate.values()) else 0
    s.column("A", columns["A"]), s.column("B", columns["B"]), s.column("TOT", columns["TOT"])
    for c in codes:
        s.cells["RATE", c] = Cell(Fraction(str(rate[c])), half=Fraction(str(half)), whole=False)
        s.holds({("RATE", c): -pop[c], ("A", c): 1000})
        s.holds({("TOT", c): -1, ("A", c): 1, ("B", c): 1})
    s.study = ("data: [{file: q.csv, key: CODE}]\nrelations: [\"RATE = 1000 * A / POP\", TOT = A + B]\n"
               + plain(["A", "B"]) + missing(f", secret_bound: {rng.choice([3, 5, 10, 20])}"))
    bound = Fraction(s.study.split("secret_bound: ")[1].split("}")[0])
    for cell in s.cells.values():
        cell.bound = bound
    return s


def stated(rng):
    """A comparator states the sum of its rows: as a count, or as a rate of two digits."""
    s, codes = Study(), [f"0{k}" for k in range(1, 6)]
    pop = people(rng, codes)
    a = {c: rng.randrange(0, 60) for c in codes}
    known = hide(rng, a, 0.4)
    zone = {c: rng.choice("XY") for c in codes}
    zone[codes[0]], zone[codes[1]] = "X", "Y"
    s.table("u.csv", "CODE", {"A": known, "POP": pop, "ZONE": zone})
    s.column("A", known)
    comparators = ""
    for z in "XY":
        mine = [c for c in codes if zone[c] == z]
        total, all_pop = sum(a[c] for c in mine), sum(pop[c] for c in mine)
        rate = round(100 * total / all_pop, 2)
        half = Fraction(0)
        if rate != int(rate):
            half = Fraction("0.05") if round(rate, 1) == rate else Fraction("0.005")
        by = Fraction(all_pop, 100)
        value, slack = Fraction(str(rate)) * by, half * by
        comparators += f"  - {{name: {z}, where: {{ZONE: {z}}}, values: {{iA: {rate}}}}}\n"
        slack += abs(value) / 10 ** 9
        s.holds({("A", c): 1 for c in mine}, value - slack, value + slack)
    s.study = ("data: [{file: u.csv, key: CODE}]\ncomparators:\n" + comparators + plain(["A"]) + missing())
    return s


def earlier(rng):
    """A run on cantons, when nothing was secret, is out; now communes are told, some of them secret."""
    s, codes = Study(), [f"01{k:03}" for k in range(1, 8)]
    of = {c: f"C{i // 3}" for i, c in enumerate(codes)}
    a = {c: rng.randrange(1, 40) for c in codes}
    pop = people(rng, codes)
    known = hide(rng, a, 0.5)
    s.files["m.csv"] = "CODE;CV;POP\n" + "".join(f"{c};{of[c]};{pop[c]}\n" for c in codes)
    s.table("a.csv", "CODE", {"A": known})
    s.table("before.csv", "CODE", {"A": a})
    s.column("A", known)
    head = "zonings:\n  file: m.csv\n  key: CODE\n  levels: {canton: CV, commune: CODE}\ncodes: equal\n"
    s.study = head + "data: [{file: a.csv, key: CODE}]\n" + plain(["A"], "commune") + missing()
    s.before = head + "data: [{file: before.csv, key: CODE}]\n" + plain(["A"], "canton") + missing()
    s.options = ["--with", "out"]
    groups = {}
    for c in codes:
        groups.setdefault(of[c], []).append(c)
    for g in groups.values():
        total = sum(a[c] for c in g)
        slack = Fraction(total, 10 ** 9)
        s.holds({("A", c): 1 for c in g}, total - slack, total + slack)
    return s


def rounded(rng):
    """A column of which every number is told to the nearest ten."""
    s, codes = Study(), [f"0{k}" for k in range(1, 9)]
    f, h = ({c: rng.randrange(20, 300) for c in codes} for _ in range(2))
    tens = {c: 10 * round((f[c] + h[c]) / 10) for c in codes}
    columns = {"F": hide(rng, f, 0.5), "H": hide(rng, h, 0.1), "TOT": tens}
    s.table("n.csv", "CODE", columns | {"POP": people(rng, codes)})
    for name in ("F", "H"):
        told = [v for v in columns[name].values() if v]
        tenth = len(set(told)) >= 2 and all(v % 10 == 0 for v in told)
        assert not tenth
        s.column(name, columns[name])
    s.column("TOT", tens, half=5)
    for c in codes:
        s.holds({("TOT", c): -1, ("F", c): 1, ("H", c): 1})
    s.study = "data: [{file: n.csv, key: CODE}]\nrelations: [TOT = F + H]\n" + plain(["F", "H"]) + missing(
        ", secret_bound: 12")
    for cell in s.cells.values():
        cell.bound = Fraction(12)
    return s


KINDS = [totals_among_rows, relations, levels, rates, stated, earlier, rounded]


def run(folder, study, *more):
    done = subprocess.run([ARPENT, *more], cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 65):
        raise SystemExit(f"{more}: {done.returncode}\n{done.stderr}\n{study}")
    return done.stdout


def read(text):
    found = json.loads(text)
    return found.get("tables", found)


def compare(number, s, rows):
    seen = {(r["column"], r["code"]): r for r in rows if r["state"] != "withheld"}
    for name, cell in s.cells.items():
        if cell.value is not None:
            continue
        want = interval(s.cells, s.equations, name)
        got = seen.pop(name, None)
        if want is None or got is None:
            if want is not got:
                faults.append(f"case {number}: {name}: {got}, not {want}")
            continue
        if want == "contradiction":
            state, ends = "contradiction", (None, None)
        else:
            state, ends = "given_away" if given_away(cell, want) else "kept", want
        for side, end in zip(("least", "most"), ends):
            at = got[side]
            near = at is None if end is None else at is not None and abs(at - end) <= 1e-6 * (1 + abs(end))
            if not near:
                faults.append(f"case {number}: {name}: {side} {at}, not {end}")
        if got["state"] != state:
            faults.append(f"case {number}: {name}: {got['state']}, not {state} {want}")
    faults.extend(f"case {number}: {name} is not secret, or in no equation" for name in seen)


def look(number, folder):
    rng = random.Random(number)
    kind = KINDS[number % len(KINDS)]
    s = kind(rng)
    for name, text in s.files.items():
        (folder / name).write_text(text)
    (folder / "study.yaml").write_text(s.study)
    if s.before:
        (folder / "before.yaml").write_text(s.before)
        run(folder, s.before, "run", "before.yaml", "-o", "out", "--force")
    tables = read(run(folder, s.study, "check", "study.yaml", "--format", "json", *s.options))
    compare(number, s, tables.get("secrets", []))
    if number // len(KINDS) % PROTECTED:
        return
    tables = read(run(folder, s.study, "check", "study.yaml", "--protect", "--format", "json", *s.options))
    kept = tables.get("withheld", [])
    out = [(r["column"], r["code"]) for r in tables.get("secrets", []) if r["state"] == "withheld"]
    for column in {"POP"}:
        assert all(c != column for c, _ in out)
    if sum(r["withheld"] for r in kept) != len(out) or len(out) > 3:
        if len(out) <= 3:
            faults.append(f"case {number}: {out} withheld, {kept}")
        return
    if kind is rates:
        return  # what a rate is divided by is never withheld, nor is it a cell of the oracle
    n = fewest(s.cells, s.equations, len(out))
    if n != len(out) or not all(r["proved"] for r in kept):
        faults.append(f"case {number}: {len(out)} withheld {out}, {n} are enough")


for number in range(FIRST, LAST + 1):
    with tempfile.TemporaryDirectory() as temporary:
        look(number, pathlib.Path(temporary))
    if len(faults) > 20:
        break
if faults:
    sys.exit("\n".join(faults))
print(f"{LAST - FIRST + 1} studies")
