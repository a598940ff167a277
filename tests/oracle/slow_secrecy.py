# SPDX-License-Identifier: GPL-3.0-or-later
"""What equations leave of secret cells, from the definition, in exact fractions.

Every cell is a variable: a told one may be anything that rounds to it, a secret one anything from its
least to its most. Each interval is the least and the most of one variable over all tables that meet all
equations with a secret cell in them, by a simplex whose numbers are fractions and whose pivots are the
first that can be (Bland): nothing is aggregated, cut in parts or rounded before the end. What has to be
withheld is found by trying all sets of told cells, the small ones first."""
import math
from fractions import Fraction
from itertools import combinations

INFINITY = None  # no bound


class Cell:
    """value None: secret; least, most: beforehand, None for no bound."""

    def __init__(self, value, half=0, least=0, most=INFINITY, whole=True, bound=10, fixed=False):
        self.value = None if value is None else Fraction(value)
        self.half, self.bound = Fraction(half), Fraction(bound)
        self.least = None if least is None else Fraction(least)
        self.most = None if most is None else Fraction(most)
        self.whole, self.fixed = whole, fixed


class Equation:
    """low <= sum of factor * cell <= high; terms: {name of a cell: factor}."""

    def __init__(self, terms, low=0, high=0):
        self.terms = {c: Fraction(f) for c, f in terms.items() if f}
        self.low, self.high = Fraction(low), Fraction(high)


def simplex(rows, right, cost):
    """The least of cost x over rows x = right >= 0, x >= 0: a number, "none" or "unbounded"."""
    m, n = len(rows), len(cost)
    table = [list(r) + [Fraction(i == k) for k in range(m)] + [b] for i, (r, b) in enumerate(zip(rows, right))]
    basis = [n + i for i in range(m)]

    def pivot(i, j):
        by = table[i][j]
        table[i] = [x / by for x in table[i]]
        for k in range(m):
            if k != i and table[k][j]:
                off = table[k][j]
                table[k] = [a - off * b for a, b in zip(table[k], table[i])]
        basis[i] = j

    def run(costs, columns):
        while True:
            for j in range(columns):
                if j in basis:
                    continue
                if costs[j] - sum(costs[basis[i]] * table[i][j] for i in range(m)) < 0:
                    break
            else:
                return sum(costs[basis[i]] * table[i][-1] for i in range(m))
            ratios = [(table[i][-1] / table[i][j], basis[i], i) for i in range(m) if table[i][j] > 0]
            if not ratios:
                return "unbounded"
            pivot(min(ratios)[2], j)

    if run([Fraction(0)] * n + [Fraction(1)] * m, n + m) > 0:
        return "none"
    for i in range(m):  # artificial variables go out where they can
        if basis[i] >= n:
            for j in range(n):
                if table[i][j]:
                    pivot(i, j)
                    break
    kept = [i for i in range(m) if basis[i] < n]
    table[:] = [table[i] for i in kept]
    basis[:] = [basis[i] for i in kept]
    m = len(kept)
    return run(list(cost) + [Fraction(0)] * (len(table[0]) - 1 - n if table else 0), n)


def least(cells, equations, open_, name, sign):
    """The least of sign * cell; "none", "unbounded"."""
    columns, rows, right = [], [], []  # x = shift + sum of sign * column
    shift = {}

    def column():
        columns.append(0)
        return len(columns) - 1

    parts = {}
    used = {c for e in equations for c in e.terms} | {name}
    for c in sorted(used, key=str):
        cell = cells[c]
        low, high = (cell.least, cell.most) if c in open_ else (cell.value - cell.half, cell.value + cell.half)
        if low is not None:
            parts[c], shift[c] = [(column(), 1)], low
        elif high is not None:
            parts[c], shift[c] = [(column(), -1)], high
        else:
            parts[c], shift[c] = [(column(), 1), (column(), -1)], Fraction(0)
        if low is not None and high is not None:
            rows.append({parts[c][0][0]: Fraction(1), column(): Fraction(1)})
            right.append(high - low)
    for e in equations:
        row = {}
        for c, f in e.terms.items():
            for j, s in parts[c]:
                row[j] = row.get(j, 0) + f * s
        row[column()] = Fraction(-1)  # sum - surplus = low, surplus <= high - low
        surplus = len(columns) - 1
        rows.append(row)
        right.append(e.low - sum(f * shift[c] for c, f in e.terms.items()))
        rows.append({surplus: Fraction(1), column(): Fraction(1)})
        right.append(e.high - e.low)
    n = len(columns)
    dense = [[r.get(j, Fraction(0)) for j in range(n)] for r in rows]
    for i, b in enumerate(right):
        if b < 0:
            dense[i], right[i] = [-x for x in dense[i]], -b
    cost = [Fraction(0)] * n
    for j, s in parts[name]:
        cost[j] = Fraction(sign * s)
    found = simplex(dense, right, cost)
    return found if isinstance(found, str) else found + sign * shift[name]


def connected(cells, equations, open_, name):
    """Equations with an open cell that hang together with a cell: by open cells and by rounded ones."""
    active = [e for e in equations if any(c in open_ for c in e.terms)]
    met, found = {name}, []
    more = True
    while more:
        more = False
        for e in active:
            if e not in found and any(c in met for c in e.terms):
                found.append(e)
                met |= {c for c in e.terms if c in open_ or cells[c].half > 0}
                more = True
    return found


def interval(cells, equations, name, withheld=()):
    """(least, most) of a secret cell, None each without an end; "contradiction"; None in no equation."""
    open_ = {c for c, x in cells.items() if x.value is None} | set(withheld)
    mine = connected(cells, equations, open_, name)
    if not mine:
        return None
    low, high = least(cells, mine, open_, name, 1), least(cells, mine, open_, name, -1)
    if low == "none":
        return "contradiction"
    low = None if low == "unbounded" else low
    high = None if high == "unbounded" else -high
    if cells[name].whole:
        low = low if low is None else Fraction(math.ceil(low))
        high = high if high is None else Fraction(math.floor(high))
    if low is not None and high is not None and low > high:
        return "contradiction"
    return low, high


def given_away(cell, found):
    """Is it left narrower than its bound, and than it was?"""
    if found is None or found == "contradiction" or None in found:
        return False
    width = found[1] - found[0]
    return width < cell.bound and (None in (cell.least, cell.most) or width < cell.most - cell.least)


def fewest(cells, equations, most):
    """How many told cells have to be withheld so that no secret one is given away that any help; None
    where more than `most` are."""
    secret = [c for c, x in cells.items() if x.value is None]
    may = sorted({c for e in equations for c in e.terms if cells[c].value is not None and not cells[c].fixed},
                 key=str)

    def given(withheld):
        return {c for c in secret if given_away(cells[c], interval(cells, equations, c, withheld))}

    beyond = given(may)
    for n in range(most + 1):
        for some in combinations(may, n):
            if given(some) <= beyond:
                return n
    return None
