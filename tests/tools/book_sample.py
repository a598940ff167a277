# SPDX-License-Identifier: GPL-3.0-or-later
"""The workbook that unit.book left, read by openpyxl: FILE"""
import sys
import zipfile
import re

try:
    import openpyxl
except ImportError:
    print("openpyxl is absent (Debian: python3-openpyxl): skipped")
    sys.exit(77)

HARD = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\nx", "a\nb", "\\x01\\x1b[2J", "_x0041_ & <b>", "\\ufffe", "é\\u202e",
        "00\u202f7"]
NAME = " a b  c d e f g' et un nom trop"
book = openpyxl.load_workbook(sys.argv[1])
names = book.sheetnames
# Four rows below a header a sheet: three sheets, then the other, which wanted the same name.
assert names == [NAME, NAME[:27] + " (2)", NAME[:27] + " (3)", NAME[:27] + " (4)"], names
assert all(len(n) <= 31 and not set(n) & set("[]:*?/\\") for n in names)
texts, numbers, flags = [], [], []
for sheet in book.worksheets[:3]:
    rows = list(sheet.iter_rows())
    assert [c.value for c in rows[0]] == ["texte", "nombre", "vrai"] and len(rows) == 5, sheet.title
    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref == "A1:C5", sheet.title
    for row in rows[1:]:
        assert row[0].data_type != "f", row[0].value  # nothing is computed
        texts.append(row[0].value)
        numbers.append(row[1].value)
        flags.append(row[2].value)
        assert row[1].number_format == "0.0" and row[1].fill.fgColor.rgb == "FFFF0000"
# openpyxl takes what is escaped in a text of a cell as it is written
texts = [t.replace("_x005F_", "_") for t in texts]
assert texts == HARD, texts
assert numbers == [None if i % 3 == 0 else 0.1 + i for i in range(12)], numbers
assert flags == [bool(i % 2) for i in range(12)], flags
other = book.worksheets[3]
cut, faces = other["A2"].value, other["A3"].value
assert cut == "x" * 32766 + "…" and faces == "😀" * 10000
assert other["A4"].value == "=vers" and other["A4"].data_type != "f" and other["A4"].hyperlink.location == "'" + NAME.replace("'", "''") + "'!A1"
assert abs(other["B4"].value + 1 / 3) < 1e-15
assert book.properties.created.year == 2000 and book.properties.title == "essai \\x01"
with zipfile.ZipFile(sys.argv[1]) as parts:
    assert {p.date_time for p in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not any(re.search(rb"<f[ >]", parts.read(n)) for n in parts.namelist() if "worksheets/sheet" in n)
print(f"{len(names)} sheets, {len(texts)} hard texts")
