# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading, beside what others read with: `arpent rank` as a user types it, in turn with fread of
data.table (one thread, the same columns) and read_excel of readxl, R's start among their time as
arpent's among its; the least of some repetitions, by the clock and by the processor, and peak memory.
The header of 40 000 columns has nobody beside it: its goal is a tenth of a second.
Usage: reading.py ARPENT [ROWS]    36 000 rows unless told, a CSV file of 1 GB"""
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import zipfile

ARPENT, ROWS = pathlib.Path(sys.argv[1]).resolve(), int((sys.argv[2:] or [36000])[0])
TIMES, COLUMNS, WANTED, SHEET, WIDE = 3, 1900, 20, 100, 40000
FOLDER = tempfile.TemporaryDirectory()
PLACE = pathlib.Path(FOLDER.name)
ERRORS = open(PLACE / "errors", "w+", encoding="utf-8")
CODES = [f"{1 + i // 999:02d}{1 + i % 999:03d}" for i in range(ROWS)]
draw = random.Random(1)


def study(name, file, values):
    """One indicator a value, one side."""
    rows = [f"  - {{id: c{i}, {v}, polarity: 1, label_fr: c{i}, label_en: c{i}}}" for i, v in enumerate(values)]
    children = [f"    - {{indicator: c{i}}}" for i in range(len(values))]
    lines = ["title: t", "data:", f"  - {{file: {file}, key: CODE}}", "index:", "  name: i", "  children:"]
    (PLACE / name).write_text("\n".join(lines + children + ["indicators:"] + rows) + "\n")


def numbers(n):
    kinds = ("{:.9f}", "{:.14f}", "{:.1f}")
    return [kinds[i % 3].format(draw.random() * 50000) for i in range(n)]


def csv_file(name, columns, codes):
    """Lines are lines of numbers drawn before, begun anywhere: a gigabyte drawn takes minutes."""
    pool = numbers(4 * columns)
    lines = ";".join(pool + pool).split(";")
    with open(PLACE / name, "w", encoding="ascii") as out:
        out.write("CODE;" + ";".join(f"COL{j}" for j in range(1, columns)) + "\n")
        for code in codes:
            at = draw.randrange(len(pool))
            out.write(code + ";" + ";".join(lines[at : at + columns - 1]) + "\n")


def letters(column):
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def workbook(name):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relation = '<Relationship Id="rId{0}" Type="' + relations + '/{1}" Target="{2}"/>'
    texts = ["CODE"] + [f"COL{j}" for j in range(1, SHEET)] + CODES
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{sheet}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{sheet}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{sheet}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        + relation.format(1, "officeDocument", "xl/workbook.xml") + "</Relationships>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + relation.format(1, "worksheet", "worksheets/sheet1.xml")
        + relation.format(2, "sharedStrings", "sharedStrings.xml") + "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
        '<sheet name="COM" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}" count="{len(texts)}" uniqueCount="{len(texts)}">'
        + "".join(f"<si><t>{t}</t></si>" for t in texts) + "</sst>",
    }
    names = [letters(j + 1) for j in range(SHEET)]
    with zipfile.ZipFile(PLACE / name, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        for path, text in parts.items():
            out.writestr(path, '<?xml version="1.0" encoding="UTF-8"?>' + text)
        with out.open("xl/worksheets/sheet1.xml", "w") as rows:
            begin = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{main}"><sheetData><row r="1">'
            header = "".join(f'<c r="{c}1" t="s"><v>{j}</v></c>' for j, c in enumerate(names))
            rows.write((begin + header + "</row>").encode())
            for i in range(2, ROWS + 2):
                cells = "".join(f'<c r="{c}{i}"><v>{draw.random() * 1000:.15g}</v></c>' for c in names[1:])
                rows.write(f'<row r="{i}"><c r="A{i}" t="s"><v>{SHEET + i - 2}</v></c>{cells}</row>'.encode())
            rows.write(b"</sheetData></worksheet>")


def measure(words):
    """Seconds by the clock and of the processor, and peak memory in MB."""
    begin = time.perf_counter()
    with subprocess.Popen(words, cwd=PLACE, stdout=subprocess.DEVNULL, stderr=ERRORS) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        ERRORS.seek(0)
        sys.exit(f"reading.py: {words}: {process.returncode}\n{ERRORS.read()}")
    return time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def least(*programs):
    """In turn, so that what else the machine does meets all of them."""
    runs = [[measure(p) for p in programs] for _ in range(TIMES)]
    return [[min(run[i][k] for run in runs) for k in range(3)] for i in range(len(programs))]


def tell(what, ours, theirs, name):
    clock, processor, memory = (a / b for a, b in zip(ours, theirs))
    print(f"{what}: clock {ours[0]:.2f} s, processor {ours[1]:.2f} s, {ours[2]:.0f} MB;"
          f" {name} {theirs[0]:.2f} s, {theirs[1]:.2f} s, {theirs[2]:.0f} MB;"
          f" ratios {clock:.2f}, {processor:.2f}, memory {memory:.3f}", flush=True)


def spread(columns):
    return [f"COL{columns // WANTED * k - 1}" for k in range(1, WANTED + 1)]


def each(columns):
    return [f"value: {c}" for c in columns]


# One indicator of all columns: what is timed is reading, not the ranking of 99 indicators.
ALL = ["numerator: " + " + ".join(f"COL{j}" for j in range(2, SHEET)) + ", denominator: COL1, per: 1"]


csv_file("big.csv", COLUMNS, CODES)
study("csv.yaml", "big.csv", each(spread(COLUMNS)))
names = ", ".join(f'"{c}"' for c in spread(COLUMNS))
FREAD = f"""library(data.table); setDTthreads(1)
d <- fread("big.csv", sep = ";", nThread = 1, select = c("CODE", {names}), colClasses = list(character = "CODE"))"""
size = (PLACE / "big.csv").stat().st_size / 1e9
ours, theirs = least([ARPENT, "rank", "csv.yaml"], ["Rscript", "-e", FREAD])
tell(f"CSV, {size:.2f} GB, {WANTED} of {COLUMNS} columns, {ROWS} rows", ours, theirs, "fread")
(PLACE / "big.csv").unlink()

workbook("big.xlsx")
READXL = 'd <- readxl::read_excel("big.xlsx")'
for what, wanted in ((f"{WANTED} columns", each(spread(SHEET))), ("all columns", ALL)):
    study("xlsx.yaml", "big.xlsx", wanted)
    ours, theirs = least([ARPENT, "rank", "xlsx.yaml"], ["Rscript", "-e", READXL])
    tell(f"XLSX, {ROWS} x {SHEET}, {what}", ours, theirs, "readxl")

csv_file("wide.csv", WIDE, CODES[:2])
study("wide.yaml", "wide.csv", each(spread(WIDE)))
csv_file("narrow.csv", 3, CODES[:2])
study("narrow.yaml", "narrow.csv", each(["COL1"]))
ours, theirs = least([ARPENT, "rank", "wide.yaml"], [ARPENT, "rank", "narrow.yaml"])
print(f"header of {WIDE} columns: clock {ours[0]:.3f} s, processor {ours[1]:.3f} s; 3 columns {theirs[0]:.3f} s, {theirs[1]:.3f} s")
