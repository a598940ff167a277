#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a small XLSX workbook: workbook.py TABLE.csv BOOK.xlsx [SHEET [COVER]]

Cells are separated by ';'. One that looks like a number (no zero at its head) is a number, 45413@d/m/yy
one with a format, TRUE and FALSE are booleans, one that begins with '=' a formula without a stored
value, '#N/A' an error; all others are shared texts. COVER is the name of a sheet that stands before.
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


def cell(text, ref, shared, formats):
    value, at, code = text.partition("@")
    if at:
        return f'<c r="{ref}" s="{formats.setdefault(code, len(formats) + 1)}"><v>{value}</v></c>'
    if text in ("TRUE", "FALSE"):
        return f'<c r="{ref}" t="b"><v>{int(text == "TRUE")}</v></c>'
    if text == "":
        return f'<c r="{ref}" s="0"/>'
    if text.startswith("="):
        return f'<c r="{ref}"><f>{escape(text[1:])}</f></c>'
    if text.startswith("#"):
        return f'<c r="{ref}" t="e"><v>{escape(text)}</v></c>'
    if re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?", text):
        return f'<c r="{ref}"><v>{text}</v></c>'
    return f'<c r="{ref}" t="s"><v>{shared.setdefault(text, len(shared))}</v></c>'


def number_formats(formats):
    """The part of styles: a format stated by its number ("14") is one that Excel has built in."""
    own = {code: 164 + i for i, code in enumerate(formats)}
    ids = [int(code) if code.isdigit() else own[code] for code in formats]
    codes = "".join(f'<numFmt numFmtId="{i}" formatCode={quoteattr(code)}/>' for code, i in own.items())
    cells = "".join(f'<xf numFmtId="{i}" applyNumberFormat="1"/>' for i in [0] + ids)
    named = '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    return f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts>{named}<cellXfs>{cells}</cellXfs></styleSheet>'


def write(path, rows, sheet="Feuil1", cover=None):
    shared = {}
    formats = {}
    body = "".join(
        f'<row r="{i}">' + "".join(cell(t, f"{letters(j)}{i}", shared, formats) for j, t in enumerate(row, 1)) + "</row>"
        for i, row in enumerate(rows, 1)
    )
    strings = "".join(f'<si><t xml:space="preserve">{escape(t)}</t></si>' for t in shared)
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        + (f'<sheet name={quoteattr(cover)} sheetId="2" r:id="rId4"/>' if cover else "")
        + f'<sheet name={quoteattr(sheet)} sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId4" Type="{OFFICE}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
        "xl/styles.xml": number_formats(formats),
        "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr">'
        f'<is><t>Lisez-moi</t></is></c></row></sheetData></worksheet>',
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
