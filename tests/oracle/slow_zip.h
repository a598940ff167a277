/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file slow_zip.h
 * Small archives and workbooks, written byte by byte (APPNOTE 6.3.9, stored entries), for tests of
 * what reads them.
 */
#ifndef TESTS_SLOW_ZIP_H
#define TESTS_SLOW_ZIP_H

#include <stddef.h>
#include <stdint.h>

enum { SLOW_ZIP_PARTS = 12, SLOW_ZIP_ROOM = 1 << 18 };

typedef struct slow_zip {
    uint8_t bytes[SLOW_ZIP_ROOM];
    size_t n;
    const char *name[SLOW_ZIP_PARTS]; /* of the parts added */
    uint32_t crc[SLOW_ZIP_PARTS], size[SLOW_ZIP_PARTS], at[SLOW_ZIP_PARTS];
    size_t n_parts;
} slow_zip;

/** Add a part; @p name must outlive the archive. A part that has no room is left out. */
void slow_zip_add(slow_zip *zip, const char *name, const void *bytes, size_t n);

/** The directory: the archive is whole. */
void slow_zip_end(slow_zip *zip);

/** The parts of a workbook that stand around its sheets, "Feuil1" (xl/worksheets/sheet1.xml) and
    "Notes" (sheet2.xml), without those two; @p strings is the inside of <sst>, or NULL. */
void slow_xlsx_begin(slow_zip *zip, const char *strings);

/** A workbook of one sheet: what stands inside <sheetData>, and inside <sst> or NULL. */
void slow_xlsx(slow_zip *zip, const char *rows, const char *strings);

#endif
