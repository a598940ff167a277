# SPDX-License-Identifier: GPL-3.0-or-later
"""Small inputs that ask for unbounded work are refused by name, within a second of processor and 200 MB; a
workbook of 36 000 rows and 50 columns is read. PROGRAM"""
import json
import os
import random
import subprocess
import sys
import tempfile
import zipfile

SECONDS, KILOBYTES = 1.0, 200_000
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION = "<Relationship Id='%s' Type='" + OFFICE + "/%s' Target='%s'/>"
STUDY = """title: T
language: en
data: [{file: %s, key: K}]
territories: {level: commune}
indicators: [{id: x, polarity: 1, %s}]
index: {children: [{indicator: x}]}
"""
program = sys.argv[1]
faults = []


# A child counts the memory of the process it was forked from, which is this one, unless a small one stands
# between the two.
BETWEEN = """
import json, resource, subprocess, sys
try:
    done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60)
    status, told = done.returncode, done.stderr.decode()
except subprocess.TimeoutExpired:
    status, told = None, ""
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([status, told, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


def run(words):
    """Status, standard error, seconds of processor, kilobytes at most."""
    done = subprocess.run([sys.executable, "-S", "-c", BETWEEN, program, *words], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def refused(case, words, name):
    status, told, seconds, kilobytes = run(words)
    about = f"{case}: status {status}, {seconds:.2f} s, {kilobytes} kB, {told[:300]}"
    ok = status in (65, 66) and name in told.split(": ")[0] and seconds <= SECONDS and kilobytes <= KILOBYTES
    if not ok:
        faults.append(about)


def study(name, value="value: V"):
    with open("study.yaml", "w") as to:
        to.write(STUDY % (name, value))
    return ["rank", "study.yaml"]


def book(name, sheet=None, strings=None, styles=None, workbook=None, level=9, force64=True):
    """A workbook whose parts are iterables of bytes."""
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as to:
        to.writestr("_rels/.rels", "<Relationships>" + RELATION % ("a", "officeDocument", "workbook.xml") + "</Relationships>")
        to.writestr("_rels/workbook.xml.rels", "<Relationships>" + RELATION % ("a", "worksheet", "sheet.xml") +
                    RELATION % ("b", "sharedStrings", "strings.xml") + RELATION % ("c", "styles", "styles.xml") + "</Relationships>")
        parts = {"workbook.xml": workbook or [b"<workbook xmlns:r='" + OFFICE.encode() + b"'><sheets><sheet name='F' r:id='a'/></sheets></workbook>"],
                 "sheet.xml": sheet or [SMALL], "strings.xml": strings, "styles.xml": styles}
        for part, blocks in parts.items():
            if blocks is None:
                continue
            with to.open(part, "w", force_zip64=force64) as out:
                for block in blocks:
                    out.write(block)


def row(number, cells):
    return b"<row r='%d'>" % number + b"".join(b"<c t='str'><v>%s</v></c>" % cell for cell in cells) + b"</row>"


HEAD, TAIL = b"<worksheet><sheetData>", b"</sheetData></worksheet>"
SMALL = HEAD + row(1, [b"K", b"V"]) + row(2, [b"01001", b"1"]) + row(3, [b"01002", b"2"]) + TAIL
noise = os.urandom(1 << 16).hex().encode()  # what cannot be packed well


def claim(name, size):
    """What the archive says of the size of its sheet, in the central directory and before the part."""
    book_ = bytearray(open(name, "rb").read())
    at = book_.rindex(b"PK\1\2", 0, book_.rindex(b"sheet.xml"))
    book_[at + 24:at + 28] = size.to_bytes(4, "little")
    open(name, "wb").write(book_)


def workbooks():
    space = b" " * (1 << 20)
    yield "an attribute of 100 MB", dict(sheet=[b"<worksheet a='"] + [space] * 100 + [b"'/>"])
    yield "an attribute of 3 MB, packed badly", dict(sheet=[b"<worksheet a='"] + [noise] * 24 + [b"'/>"])
    yield "a million attributes", dict(sheet=[b"<worksheet"] + [b" a%07d='%d'" % (i, i % 7) for i in range(1000000)] + [b"/>"])
    yield "a name of 3 MB", dict(sheet=[b"<"] + [noise] * 24 + [b"/>"])
    yield "a comment of 3 MB", dict(sheet=[b"<worksheet><!--"] + [noise] * 24 + [b"-->", b"</worksheet>"])
    yield "an instruction of 3 MB", dict(sheet=[b"<worksheet><?a "] + [noise] * 24 + [b"?>", b"</worksheet>"])
    yield "a depth of 3 million", dict(sheet=[b"<a>" * 3000000])
    yield "a depth of 100 000 in the shared texts", dict(strings=[b"<sst>" + b"<si>" * 100000])
    yield "a depth of 100 000 in the styles", dict(styles=[b"<styleSheet>" + b"<xf>" * 100000])
    yield "a depth of 100 000 in the workbook", dict(workbook=[b"<workbook>" + b"<sheets>" * 100000])
    yield "20 million shared texts", dict(strings=[b"<sst>"] + [b"<si/>" * 200000] * 100 + [b"</sst>"])
    yield "a text of 3 MB", dict(sheet=[HEAD + b"<row r='1'><c t='str'><v>"] + [noise] * 24 + [b"</v></c></row>" + TAIL])
    yield "a column past the last", dict(sheet=[HEAD + b"<row r='1'><c r='XFE1' t='str'><v>K</v></c></row>" + TAIL])
    yield "entities", dict(sheet=[b"<!DOCTYPE a [<!ENTITY b '" + b"c" * 1000 + b"'>]><a>&b;</a>"])


def h5():
    import h5py

    def results(name, fill):
        with h5py.File(name, "w") as to:
            text = h5py.string_dtype()
            to.attrs["format"] = "1"
            to.attrs.create("tables", ["ranking"], dtype=text)
            group = to.create_group("ranking")
            for note, said in (("title", "t"), ("title_fr", "t"), ("method", ""), ("rows", "2")):
                group.attrs[note] = said
            group.attrs.create("column-order", ["code", "score"], dtype=text)
            group.attrs.create("key", ["code"], dtype=text)
            fill(group, text)
            for column, kind in (("code", "text"), ("score", "real")):
                if column in group:
                    for note, said in (("kind", kind), ("unit", ""), ("title", "t"), ("title_fr", "t")):
                        group[column].attrs[note] = said

    def declared(group, text):
        group.create_dataset("code", (10 ** 9,), dtype=text)
        group.create_dataset("score", (10 ** 9,), dtype="f8")

    def packed(group, text):
        group.create_dataset("code", data=["a", "b"], dtype=text)
        group.create_dataset("score", (10 ** 8,), dtype="f8", chunks=(10 ** 6,), compression=9, fillvalue=0)
        group["score"][:10 ** 6] = 0

    def square(group, text):
        group.create_dataset("code", (1 << 20, 1 << 20), dtype=text, chunks=(1024, 1024))
        group.create_dataset("score", (1 << 31, 1 << 31), dtype="f8", chunks=(1024, 1024))

    for name, fill in (("declared", declared), ("packed", packed), ("square", square)):
        results(name + ".h5", fill)
        yield name


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for case, parts in workbooks():
        book("hostile.xlsx", **parts)
        refused(case, study("hostile.xlsx"), "hostile.xlsx")
    book("hostile.xlsx", sheet=[HEAD, noise[:200], TAIL], force64=False)
    claim("hostile.xlsx", 1200 << 20)
    refused("a sheet that says it has 1.2 GB", study("hostile.xlsx"), "hostile.xlsx")
    # columns and names
    with open("wide.csv", "w") as to:
        to.write("K," + ",".join(f"column {i}" for i in range(200000)) + "\n01001" + ",1" * 200000 + "\n")
    refused("200 000 columns", study("wide.csv"), "study.yaml")
    with open("alike.csv", "w") as to:
        to.write("K," + ",".join(f"{i:060d}" for i in range(200000)) + "\n01001" + ",1" * 200000 + "\n")
    refused("200 000 long names that are alike", study("alike.csv", "value: \"`%s`\"" % ("1" * 61)), "study.yaml")
    with open("key.yaml", "w") as to:
        to.write((STUDY % ("alike.csv", "value: V")).replace("key: K", "key: \"" + "1" * 61 + "\""))
    refused("the key among 200 000 names", ["rank", "key.yaml"], "alike.csv")
    with open("twice.csv", "w") as to:
        to.write("K," + ",".join("V" for i in range(200000)) + "\n01001" + ",1" * 200000 + "\n")
    refused("200 000 columns of one name", study("twice.csv"), "twice.csv")
    with open("many.yaml", "w") as to:
        to.write((STUDY % ("plain.csv", "value: V")) + "".join(f"key{i}: 1\n" for i in range(50000)))
    # formulas
    with open("plain.csv", "w") as to:
        to.write("K,V,W\n01001,1,2\n01002,2,3\n")
    refused("a deep formula", study("plain.csv", "numerator: \"%sV%s\"" % ("(" * 100000, ")" * 100000)), "study.yaml")
    refused("a long formula", study("plain.csv", "numerator: \"%s V\"" % ("V + " * 200000)), "study.yaml")
    refused("a formula of brackets in a row", study("plain.csv", "numerator: \"%s V\"" % ("(V) + " * 150000)), "study.yaml")
    refused("factors in a row", study("plain.csv", "numerator: \"%s\"" % ("2 * " * 200000 + "V")), "study.yaml")
    try:
        import h5py  # noqa: F401
    except ImportError:
        print("no h5py here: HDF5 is not tried")
    else:
        for name in h5():
            refused(f"HDF5, {name}", ["export", name + ".h5", "ranking"], name + ".h5")
    refused("50 000 keys that are none", ["rank", "many.yaml"], "many.yaml")
    # what must pass
    with open("large.csv", "w") as to:
        to.write("K," + ",".join(f"V{i}" for i in range(49)) + "\n")
    random.seed(20101021)
    names = [b"K", b"V", *(b"V%d" % i for i in range(48))]
    rows = (b"<row r='%d'><c t='str'><v>%05d</v></c>" % (i + 2, i + 1001) +
            b"".join(b"<c><v>%.6g</v></c>" % random.uniform(0, 1e5) for _ in range(49)) + b"</row>" for i in range(36000))
    book("large.xlsx", sheet=[HEAD + row(1, names), *rows, TAIL], level=1)
    size = os.path.getsize("large.xlsx") / 1000
    idle = run(["version"])[3]
    status, told, seconds, kilobytes = run(study("large.xlsx"))
    print(f"a workbook of 36 000 x 50: {size:.0f} kB, read in {seconds:.2f} s and {kilobytes} kB")
    if status != 0 or kilobytes - idle > 4 * size:
        faults.append(f"a workbook of 36 000 x 50: status {status}, {kilobytes} kB for {size:.0f} kB, {told[:300]}")
for fault in faults:
    print(fault)
print(f"{len(faults)} faults")
sys.exit(bool(faults))
