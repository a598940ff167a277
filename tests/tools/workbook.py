#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a small XLSX workbook: workbook.py TABLE.csv BOOK.xlsx [SHEET]

Cells are separated by ';'. One that looks like a number (no zero at its head) is a number, one that
begins with '=' a formula without a stored value, '#N/A' an error; all others are shared texts.
"""
import re
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def letters(column):
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cell(text, ref, shared):
    if text == "":
        return f'<c r="{ref}" s="0"/>'
    if text.startswith("="):
        return f'<c r="{ref}"><f>{escape(text[1:])}</f></c>'
    if text.startswith("#"):
        return f'<c r="{ref}" t="e"><v>{escape(text)}</v></c>'
    if re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?", text):
        return f'<c r="{ref}"><v>{text}</v></c>'
    return f'<c r="{ref}" t="s"><v>{shared.setdefault(text, len(shared))}</v></c>'


def write(path, rows, sheet="Feuil1"):
    shared = {}
    body = "".join(
        f'<row r="{i}">' + "".join(cell(t, f"{letters(j)}{i}", shared) for j, t in enumerate(row, 1)) + "</row>"
        for i, row in enumerate(rows, 1)
    )
    strings = "".join(f'<si><t xml:space="preserve">{escape(t)}</t></si>' for t in shared)
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name={quoteattr(sheet)} sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), '<?xml version="1.0" encoding="UTF-8"?>' + text,
                          zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as table:
        lines = table.read().splitlines()
    write(sys.argv[2], [line.split(";") for line in lines], *sys.argv[3:])
