# SPDX-License-Identifier: GPL-3.0-or-later
"""Read the file that unit.store wrote with h5py, a reader that is not ours."""

import math
import sys

try:
    import h5py
except ImportError:
    print("skipped: h5py is absent (Debian: python3-h5py)")
    sys.exit(77)

with h5py.File(sys.argv[1], "r") as f:
    assert f.attrs["study"] == "title: Pyrénées\n"
    score = f["nodes/score"]
    assert score.shape == (3, 2) and score.dtype == "<f8"
    assert score.compression is None
    assert dict(score.attrs) == {"title": "scores by territory and node", "unit": "standard deviations"}
    cells = [float(x) for x in score[()].ravel()]
    assert math.isnan(cells[2])
    assert cells[:2] + cells[3:] == [0.1, -2.5, 1e300, 0.0, 3.0]
    rank = f["nodes/deep/rank"]
    assert rank.dtype == "<u8" and [int(x) for x in rank] == [1, 2**64 - 1, 3]
    codes = ["0907", "2A004", "", "Quérigut – « été »"]
    assert list(f["codes"].asstr()) == codes and f["codes"].dtype == "O"
    assert f["empty"].shape == f["nobody"].shape == (0,)
    assert f["nodes"].attrs["kind"] == "frame"
    assert list(f["nodes"].attrs["order"]) == codes and len(f["nodes"].attrs["none"]) == 0
    square = f["square/cells"]
    assert list(square.dims[0][0].asstr()) == codes[:2]
    assert [int(x) for x in square.dims[1][0]] == [int(x) for x in rank]
    found = []
    f.visititems(lambda name, thing: found.append(name) if isinstance(thing, h5py.Dataset) else None)
    assert sorted(found) == ["codes", "empty", "nobody", "nodes/deep/rank", "nodes/score", "square/cells",
                             "square/code", "square/rank"]
