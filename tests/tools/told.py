# SPDX-License-Identifier: GPL-3.0-or-later
"""Result tables as a test reads them: {NAME: [{column: value}]}."""
import json


def read(path):
    """The tables of a JSON result."""
    with open(path, encoding="utf-8") as f:
        return json.load(f)["tables"]


def by(rows, *keys):
    """{key: row}, or {(key, key): row}; a key that comes twice is a fault."""
    out = {}
    for row in rows:
        key = tuple(row[k] for k in keys) if len(keys) > 1 else row[keys[0]]
        assert key not in out, key
        out[key] = row
    return out


def pick(rows, **wanted):
    """The rows whose cells are these."""
    return [r for r in rows if all(r[k] == v for k, v in wanted.items())]


def keys_hold(told):
    """Is a row of every table the only one of its key? A table without a key has one row at most."""
    for name, rows in told["tables"].items():
        keys = [c["name"] for c in told["columns"][name] if c["key"]]
        assert keys or len(rows) <= 1, name
        assert not keys or len({tuple(r[k] for k in keys) for r in rows}) == len(rows), name
    return True


def column(rows, name):
    return [r[name] for r in rows]


def verdict(told):
    """Of `explain`: the word, and {side: its row}."""
    tables = told["tables"]
    return tables["verdict"][0]["word"], by(tables["sides"], "side")


def blocks(path):
    """Blocks of draws that a checkpoint holds; 0 where there is none."""
    import os

    import h5py
    if not os.path.exists(path):
        return 0
    with h5py.File(path, "r") as f:
        return int(f["checkpoint/blocks"][0])
