# SPDX-License-Identifier: GPL-3.0-or-later
"""Studies made up for the benches: a table of numbers, two sides of equally many indicators, what varies."""
import pathlib

import numpy as np


def code(row):
    return f"T{row:06d}"


def high_on_one(x, m):
    """Rows that stand high on the first side and anywhere on the other: a choice whose verdict hangs on it."""
    half = x.shape[1] // 2
    return np.argsort(-x[:, :half].mean(axis=1))[3:3 + m]


class Study:
    """A study in a folder. x: n x p; holes: cells that are left empty and filled by the mean."""

    def __init__(self, folder, name, x, factors, selected=(), holes=None, sensitivity=()):
        self.n, p = x.shape
        self.path = pathlib.Path(folder) / f"{name}.yaml"
        cells = np.char.mod("%.12g", x)
        if holes is not None:
            cells[holes] = ""
        with open(self.path.with_suffix(".csv"), "w", encoding="ascii") as out:
            out.write("CODE;" + ";".join(f"V{j}" for j in range(p)) + "\n")
            out.writelines(f"{code(i)};{';'.join(row)}\n" for i, row in enumerate(cells))
        lines = [f"title: {name}", f"data: [{{file: {name}.csv, key: CODE}}]", "indicators:"]
        lines += [f"  - {{id: i{j}, value: V{j}, polarity: 1, label_fr: i{j}, label_en: i{j}}}" for j in range(p)]
        lines += ["index:", "  name: need", "  children:"]
        for side, half in (("social", range(p // 2)), ("health", range(p // 2, p))):
            lines += [f"    - name: {side}", "      children:"]
            lines += [f"        - {{indicator: i{j}}}" for j in half]
        lines += ["method: {missing: {rule: mean}}"] if holes is not None else []
        if len(selected):
            chosen = ", ".join(code(i) for i in selected)
            lines += [f"selection: {{territories: [{chosen}], within_first: [{max(2, len(selected))}, {self.n // 10}]}}"]
        lines += ["sensitivity:", "  seed: 1"] + [f"  {s}" for s in sensitivity]
        lines += ["  factors:"] + [f"    {f}" for f in factors]
        self.path.write_text("\n".join(lines) + "\n", encoding="utf-8")


WEIGHTS = ("side_weights: {rule: uniform}", "inner_weights: {rule: dirichlet, concentration: 1}")
