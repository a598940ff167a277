/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_zip.h"

#include <stdio.h>
#include <string.h>

/* CRC-32 of ISO 3309, bit by bit. */
static uint32_t crc_of(const uint8_t *bytes, size_t n) {
    uint32_t crc = 0xFFFFFFFF;
    for (size_t i = 0; i < n; i++) {
        crc ^= bytes[i];
        for (int k = 0; k < 8; k++) crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
    }
    return ~crc;
}

static void put(slow_zip *z, const void *bytes, size_t n) {
    if (n) memcpy(z->bytes + z->n, bytes, n);
    z->n += n;
}

static void put_whole(slow_zip *z, uint32_t x, size_t n) {
    for (size_t i = 0; i < n; i++) z->bytes[z->n++] = (uint8_t)(x >> 8 * i);
}

/* What a part's own header and its entry in the directory share. */
static void put_about(slow_zip *z, size_t part) {
    put_whole(z, 20, 2);         /* version needed */
    put_whole(z, 0, 4);          /* flags; stored  */
    put_whole(z, 0x5A210000, 4); /* 1 January 2025 */
    put_whole(z, z->crc[part], 4);
    put_whole(z, z->size[part], 4);
    put_whole(z, z->size[part], 4);
    put_whole(z, (uint32_t)strlen(z->name[part]), 2);
    put_whole(z, 0, 2); /* no extra field */
}

void slow_zip_add(slow_zip *zip, const char *name, const void *bytes, size_t n) {
    size_t part = zip->n_parts, ends = 512 * SLOW_ZIP_PARTS;
    if (part == SLOW_ZIP_PARTS || zip->n + n + ends > SLOW_ZIP_ROOM) return;
    zip->n_parts++;
    zip->name[part] = name;
    zip->at[part] = (uint32_t)zip->n;
    zip->size[part] = (uint32_t)n;
    zip->crc[part] = crc_of(bytes, n);
    put(zip, "PK\3\4", 4);
    put_about(zip, part);
    put(zip, name, strlen(name));
    put(zip, bytes, n);
}

void slow_zip_end(slow_zip *zip) {
    uint32_t start = (uint32_t)zip->n;
    for (size_t part = 0; part < zip->n_parts; part++) {
        put(zip, "PK\1\2", 4);
        put_whole(zip, 20, 2);
        put_about(zip, part);
        put_whole(zip, 0, 4); /* no comment, first disk */
        put_whole(zip, 0, 4); /* no attributes          */
        put_whole(zip, 0, 2);
        put_whole(zip, zip->at[part], 4);
        put(zip, zip->name[part], strlen(zip->name[part]));
    }
    uint32_t size = (uint32_t)zip->n - start;
    put(zip, "PK\5\6", 4);
    put_whole(zip, 0, 4);
    put_whole(zip, (uint32_t)zip->n_parts, 2);
    put_whole(zip, (uint32_t)zip->n_parts, 2);
    put_whole(zip, size, 4);
    put_whole(zip, start, 4);
    put_whole(zip, 0, 2);
}

static void add_text(slow_zip *zip, const char *name, const char *text) {
    slow_zip_add(zip, name, text, strlen(text));
}

#define RELATIONS   "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE     "http://schemas.openxmlformats.org/package/2006/relationships"
#define SPREADSHEET "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

void slow_xlsx_begin(slow_zip *zip, const char *strings) {
    char text[1 << 14];
    add_text(zip, "_rels/.rels",
             "<?xml version='1.0'?><Relationships xmlns='" PACKAGE "'>"
             "<Relationship Id='rId1' Type='" RELATIONS
             "/officeDocument' Target='xl/workbook.xml'/>"
             "</Relationships>");
    add_text(zip, "xl/workbook.xml",
             "<workbook xmlns='" SPREADSHEET "' xmlns:r='" RELATIONS "'><sheets>"
             "<sheet name='Cach\xC3\xA9"
             "e' sheetId='3' state='hidden' r:id='rId2'/>"
             "<sheet name='Feuil1' sheetId='1' r:id='rId1'/>"
             "<sheet name='Notes' sheetId='2' r:id='rId2'/></sheets></workbook>");
    add_text(zip, "xl/_rels/workbook.xml.rels",
             "<Relationships xmlns='" PACKAGE "'>"
             "<Relationship Id='rId1' Type='" RELATIONS
             "/worksheet' Target='worksheets/sheet1.xml'/>"
             "<Relationship Id='rId2' Type='" RELATIONS
             "/worksheet' Target='/xl/worksheets/sheet2.xml'/>"
             "<Relationship Id='rId3' Type='" RELATIONS "/sharedStrings' Target='shared.xml'/>"
             "</Relationships>");
    if (!strings) return;
    snprintf(text, sizeof text, "<sst xmlns='" SPREADSHEET "'>%s</sst>", strings);
    add_text(zip, "xl/shared.xml", text);
}

void slow_xlsx(slow_zip *zip, const char *rows, const char *strings) {
    char text[1 << 14];
    memset(zip, 0, sizeof *zip);
    slow_xlsx_begin(zip, strings);
    snprintf(text, sizeof text,
             "<worksheet xmlns='" SPREADSHEET "'><sheetData>%s</sheetData></worksheet>", rows);
    add_text(zip, "xl/worksheets/sheet1.xml", text);
    slow_zip_end(zip);
}
