# SPDX-License-Identifier: GPL-3.0-or-later
"""Studies of arpent with pandas: a results folder is read, and a study is run from data frames in memory.

    import arpent, pandas
    found = arpent.read("resultats")                       # needs neither the library nor the program
    found["ranking"]                                       # a DataFrame, codes as text
    cantons = pandas.read_csv("cantons.csv", sep=";", decimal=",", dtype={"code": "string"})
    found = arpent.run("etude.yaml", {"cantons.csv": cantons})   # libarpent by cffi, no temporary file
    found.verdict("fr")

Numbers are the engine's to the bit either way.
"""
from __future__ import annotations

import csv
import ctypes.util
import io
import json
import os
import pathlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Union

import pandas as pd

__all__ = ["ArpentError", "Results", "read", "run", "version"]

Data = Union["pd.DataFrame", bytes, str, Any]
_KINDS = {"string": "text", "number": "real", "integer": "whole", "boolean": "flag"}
_LANGS = {"fr": 0, "en": 1}

# As include/arpent/ declares it; python/tests/declared.py holds the two against each other.
_DECLARED = """
typedef struct arp_study arp_study;
typedef struct arp_results arp_results;
typedef struct arp_error { int code; int message; char path[256]; uint64_t line; uint64_t column; char arg[5][512];
    bool arg_is_number[5]; size_t n_more; char more[2048]; } arp_error;
typedef struct arp_file { const char *name; const void *bytes; size_t n; } arp_file;
typedef struct arp_study_options { const arp_file *file; size_t n_files; const char *select; size_t k;
    const char *level; const char *const *set; size_t n_set; const char *output; const char *const *entries;
    const char *with; bool protect; bool (*go_on)(void *asked); void *asked; bool no_outlines;
    } arp_study_options;
typedef struct arp_run_options { bool rank_only; bool no_draws; bool profiles; bool levels; size_t threads;
    bool (*go_on)(void *user, uint64_t done, uint64_t total, double widest); const char *checkpoint; bool resume;
    bool (*due)(void *user); void *user; } arp_run_options;
typedef struct arp_frame_column { const char *name; int kind; const char *unit; const char *meaning[2];
    const double *number; const char *const *text; } arp_frame_column;
typedef struct arp_frame { const char *name; const char *title[2]; size_t n_keys; size_t n_columns; size_t n_rows;
    const arp_frame_column *column; } arp_frame;
const char *arp_version(void);
const char *arp_status_name(int status);
const char *arp_error_name(const arp_error *err);
void arp_error_text(const arp_error *err, int lang, char *out, size_t size);
const char *arp_kind_name(int kind);
int arp_open(const char *path, const arp_study_options *options, arp_study **out, arp_error *err);
void arp_close(arp_study *study);
int arp_run(arp_study *study, const arp_run_options *options, arp_results **out, arp_error *err);
void arp_results_free(arp_results *results);
size_t arp_results_count(const arp_results *results);
const char *arp_results_name(const arp_results *results, size_t i);
int arp_results_frame(arp_results *results, const char *name, const arp_frame **out, arp_error *err);
"""


class ArpentError(Exception):
    """What the engine refuses, in its own words: status, id, path, line and column say what and where."""

    def __init__(self, status: str, id: str, path: str, line: int, column: int, message: str) -> None:
        self.status, self.id, self.path, self.line, self.column = status, id, path, line, column
        place = ":".join([path] + [str(n) for n in (line, column) if n]) if path else ""
        super().__init__(f"{place}: {message}" if place else message)


class Results(Mapping[str, "pd.DataFrame"]):
    """Tables by name, in the order of the results folder. `columns` says what each column is."""

    def __init__(self, tables: dict[str, pd.DataFrame], columns: pd.DataFrame) -> None:
        self._tables, self.columns = tables, columns

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def verdict(self, lang: str = "fr") -> str | None:
        """The verdict in a sentence; None where the study has no selection."""
        table = self._tables.get("verdict")
        return None if table is None or table.empty else str(table[f"sentence_{lang}"].iloc[0])

    def __repr__(self) -> str:
        return f"<arpent.Results: {len(self)} tables>"


def _series(kind: str, cells: Sequence[Any]) -> pd.Series:
    """Cells, None where unknown, as the one type that the kind has."""
    if kind == "text":
        return pd.Series(cells, dtype="string")
    if kind == "real":
        return pd.Series([float("nan") if x is None else x for x in cells], dtype="float64")
    whole = [None if x is None else int(x) for x in cells]
    if kind == "whole":
        return pd.Series(whole, dtype="Int64")
    return pd.Series([None if x is None else bool(x) for x in whole], dtype="boolean")


def _columns(rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["table", "column", "kind", "unit", "key", "meaning_fr", "meaning_en"])


def read(folder: str | os.PathLike[str]) -> Results:
    """The folder that `arpent run STUDY -o FOLDER` wrote, by its data package and CSV files alone."""
    folder = pathlib.Path(folder)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    tables, columns = {}, []
    for resource in package["resources"]:
        name, schema = resource["name"], resource["schema"]
        with open(folder / resource["path"], encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=resource["dialect"]["delimiter"]))[1:]
        frame = {}
        for i, field in enumerate(schema["fields"]):
            kind = _KINDS[field["type"]]
            # a row whose only cell is unknown is an empty line
            frame[field["name"]] = _series(kind, [_cell(row[i] if row else "", kind, field) for row in rows])
            columns.append((name, field["name"], kind, field.get("unit", ""), field["name"] in schema.get("primaryKey", []),
                            field["title"], field["description"]))
        tables[name] = pd.DataFrame(frame)
    return Results(tables, _columns(columns))


def _cell(text: str, kind: str, field: Mapping[str, Any]) -> Any:
    if text == "":
        return None
    if kind == "text":
        return re.sub("^'(?=[=+@\t\r-])", "", text)  # kept from being a formula
    if kind == "flag":
        return text == "true"
    return float(text.replace(field.get("decimalChar", "."), "."))


def _csv(frame: pd.DataFrame) -> bytes:
    """Numbers to the bit; 1.234 could be a thousand and more, 1.2340 cannot."""
    def cell(x: Any) -> str:
        if x is None or x is pd.NA or x is pd.NaT or x != x:
            return ""
        if isinstance(x, bool):
            return str(int(x))
        text = repr(x) if isinstance(x, float) else str(x)
        return text + "0" if isinstance(x, float) and re.fullmatch(r"-?\d{1,3}\.\d{3}", text) else text

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([str(name) for name in frame.columns])
    writer.writerows(zip(*([cell(x) for x in frame[name].tolist()] for name in frame.columns)))
    return out.getvalue().encode()


def _bytes(data: Data) -> bytes:
    if isinstance(data, bytes):
        return data
    if isinstance(data, str):
        return data.encode()
    if hasattr(data, "__geo_interface__"):
        return json.dumps(data.__geo_interface__).encode()
    if isinstance(data, pd.DataFrame):
        return _csv(data)
    raise TypeError(f"a DataFrame, GeoJSON, text or bytes are expected, not {type(data).__name__}")


_loaded: list[Any] = []


def _library() -> tuple[Any, Any]:
    """(ffi, libarpent): that of ARPENT_LIBRARY, or the system's."""
    if not _loaded:
        from cffi import FFI

        ffi = FFI()
        ffi.cdef(_DECLARED)
        name = os.environ.get("ARPENT_LIBRARY") or ctypes.util.find_library("arpent") or "libarpent.so.0"
        _loaded.extend((ffi, ffi.dlopen(name)))
    return _loaded[0], _loaded[1]


def version() -> str:
    """Of the library."""
    ffi, lib = _library()
    return str(ffi.string(lib.arp_version()).decode())


def run(study: str | os.PathLike[str] | Mapping[str, Any], data: Mapping[str, Data] | None = None, *,
        select: Sequence[str] = (), k: int = 0, level: str | None = None, set: Sequence[str] = (), threads: int = 0,
        progress: Callable[[int, int], Any] | None = None, lang: str = "fr") -> Results:
    """Run a study: the path of a YAML file, or its keys as a dict.

    `data` holds by name what the study names: `file: cantons` is data["cantons"], a DataFrame, an object with
    __geo_interface__, text or bytes; other names are files beside the study. `set`: "KEY=VALUE". `progress` is told
    how many draws are done, of how many. Raises ArpentError; Ctrl-C, or what progress raises, ends the run between
    two blocks of draws.
    """
    ffi, lib = _library()
    held = {name: _bytes(x) for name, x in (data or {}).items()}
    path = "study.yaml" if isinstance(study, Mapping) else os.fspath(study)
    if isinstance(study, Mapping):  # JSON is YAML
        held[path] = json.dumps(study, ensure_ascii=False, indent=1, allow_nan=False).encode()
    raised: list[BaseException] = []

    def failed(kind: Any, value: BaseException, trace: Any) -> bool:
        raised.append(value)
        return False

    @ffi.callback("bool(void *, uint64_t, uint64_t, double)", onerror=failed, error=False)  # type: ignore[misc]
    def go_on(user: Any, done: int, total: int, widest: float) -> bool:
        if progress:
            progress(done, total)
        return True

    alive = {name: (ffi.new("char[]", name.encode()), ffi.from_buffer(b or b"\0")) for name, b in held.items()}
    files = ffi.new("arp_file[]", [(alive[name][0], alive[name][1], len(b)) for name, b in held.items()])
    texts = [ffi.new("char[]", text.encode()) for text in set]
    sets = ffi.new("const char *[]", texts)
    words = [ffi.new("char[]", x.encode()) if x else ffi.NULL for x in (",".join(select), level)]
    options = ffi.new("arp_study_options *", {"file": files, "n_files": len(held), "select": words[0], "k": k,
                                              "level": words[1], "set": sets, "n_set": len(texts)})
    how = ffi.new("arp_run_options *", {"threads": threads, "go_on": go_on})
    err, opened, found = ffi.new("arp_error *"), ffi.new("arp_study **"), ffi.new("arp_results **")
    try:
        _check(lib.arp_open(os.fsencode(path), options, opened, err), err, lang)
        status = lib.arp_run(opened[0], how, found, err)
        if raised:
            raise raised[0]
        _check(status, err, lang)
        return _results(found[0], err, lang)
    finally:
        lib.arp_results_free(found[0])
        lib.arp_close(opened[0])


def _check(status: int, err: Any, lang: str) -> None:
    if status == 0:
        return
    ffi, lib = _library()
    text = ffi.new("char[]", 8192)
    lib.arp_error_text(err, _LANGS[lang], text, 8192)
    raise ArpentError(_text(lib.arp_status_name(err.code)) or "", _text(lib.arp_error_name(err)) or "",
                      _text(err.path) or "", err.line, err.column, _text(text) or "")


def _text(pointer: Any) -> str | None:
    ffi, _ = _library()
    return None if pointer == ffi.NULL else ffi.string(pointer).decode() or None


def _results(results: Any, err: Any, lang: str) -> Results:
    ffi, lib = _library()
    tables, columns = {}, []
    frame = ffi.new("const arp_frame **")
    for i in range(lib.arp_results_count(results)):
        name = lib.arp_results_name(results, i)
        _check(lib.arp_results_frame(results, name, frame, err), err, lang)
        table = {}
        for j in range(frame[0].n_columns):
            c, n = frame[0].column[j], frame[0].n_rows
            kind = _text(lib.arp_kind_name(c.kind)) or ""
            if kind == "text":
                cells: list[Any] = [_text(c.text[row]) for row in range(n)]
            else:
                cells = [None if x != x else x for x in (ffi.unpack(c.number, n) if n else [])]
            table[_text(c.name)] = _series(kind, cells)
            columns.append((_text(name), _text(c.name), kind, _text(c.unit) or "", j < frame[0].n_keys,
                            _text(c.meaning[0]) or "", _text(c.meaning[1]) or ""))
        tables[_text(name) or ""] = pd.DataFrame(table)
    return Results(tables, _columns(columns))
