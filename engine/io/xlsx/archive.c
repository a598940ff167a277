/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <expat.h>
#include <string.h>

#include "io/xlsx/messages.h"
#include "io/xlsx/parts.h"

/* A sheet's elements lie six deep, and a tag of the longest text of a cell is none of a workbook's.
 */
enum { BLOCK = 1 << 16, MOST_DEPTH = 64, MOST_TAG = XLSX_MOST_TEXT };

/* Sheets unpack to some 10 to 30 times their size; deflate cannot do more than 1 032. */
static const uint64_t MOST_BYTES = UINT64_C(1) << 30, ALWAYS_FINE = UINT64_C(32) << 20;
static const uint64_t MOST_RATIO = 300;

arp_status xlsx_refuse(const arp_xlsx *book, arp_error *err, arp_message message,
                       const char *text) {
    const arp_place place = {book->name, 1, 1};
    return arp_fail_at(err, place, ARP_PARSE, message, text ? "s" : "", text);
}

static arp_status refuse_zip(const arp_xlsx *book, int error, arp_error *err) {
    if (error == ZIP_ER_MEMORY) return arp_fail_memory(err);
    return xlsx_refuse(book, err, ARP_MSG_XLSX_DAMAGED, NULL);
}

arp_status xlsx_archive_open(arp_xlsx *book, arp_error *err) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(book->bytes.bytes, book->bytes.n, 0, &error);
    if (source) book->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (source && !book->zip) zip_source_free(source);
    int code = zip_error_code_zip(&error);
    zip_error_fini(&error);
    return book->zip ? ARP_OK : refuse_zip(book, code, err);
}

uint64_t xlsx_part_find(const arp_xlsx *book, const char *path) {
    zip_int64_t at = zip_name_locate(book->zip, path, ZIP_FL_NOCASE);
    return at < 0 ? XLSX_NO_PART : (uint64_t)at;
}

/* ---- one part through expat ---- */

static const char *local(const char *name) {
    const char *bar = strrchr(name, '|'); /* the separator given to expat */
    return bar ? bar + 1 : name;
}

const char *xlsx_attribute(const char *const *attributes, const char *name) {
    for (; attributes[0]; attributes += 2) {
        if (strcmp(local(attributes[0]), name) == 0) return attributes[1];
    }
    return NULL;
}

typedef struct parse {
    xlsx_xml *xml;
    XML_Parser parser;
    size_t depth;
    uint64_t silent; /* bytes since anything was told: of a tag that does not end */
} parse;

static bool is_over(const xlsx_xml *xml) {
    return xml->stop || xml->damaged || xml->starved;
}

static void on_start(void *user, const XML_Char *name, const XML_Char **attributes) {
    parse *p = user;
    xlsx_xml *xml = p->xml;
    p->silent = 0;
    if (++p->depth > MOST_DEPTH) {
        xml->damaged = true;
        XML_StopParser(p->parser, XML_FALSE);
    }
    if (!is_over(xml)) xml->on_start(xml, local(name), (const char *const *)attributes);
}

static void on_end(void *user, const XML_Char *name) {
    parse *p = user;
    xlsx_xml *xml = p->xml;
    p->silent = 0;
    p->depth--;
    if (!is_over(xml)) xml->on_end(xml, local(name));
}

static void on_text(void *user, const XML_Char *text, int n) {
    parse *p = user;
    xlsx_xml *xml = p->xml;
    p->silent = 0;
    if (!is_over(xml) && xml->on_text) xml->on_text(xml, text, (size_t)n);
}

/* Entities are what XML bombs are made of, and no workbook declares any. */
static void on_doctype(void *user, const XML_Char *name, const XML_Char *system,
                       const XML_Char *public, int has_internal) {
    parse *p = user;
    (void)name;
    (void)system;
    (void)public;
    (void)has_internal;
    p->xml->damaged = true;
    XML_StopParser(p->parser, XML_FALSE);
}

static void *take(size_t n) {
    return arp_zalloc(n, 1);
}

static void *retake(void *old, size_t n) {
    return arp_resize(old, n, 1);
}

static bool begin(parse *p) {
    static const XML_Memory_Handling_Suite MEMORY = {take, retake, arp_free};
    p->parser = XML_ParserCreate_MM(NULL, &MEMORY, "|");
    if (!p->parser) return false;
    XML_SetUserData(p->parser, p);
    XML_SetElementHandler(p->parser, on_start, on_end);
    XML_SetCharacterDataHandler(p->parser, on_text);
    XML_SetStartDoctypeDeclHandler(p->parser, on_doctype);
    return true;
}

static arp_status refuse_xml(const arp_xlsx *book, const parse *p, const char *part,
                             arp_error *err) {
    bool starved = p->xml->starved || XML_GetErrorCode(p->parser) == XML_ERROR_NO_MEMORY;
    return starved ? arp_fail_memory(err) : xlsx_refuse(book, err, ARP_MSG_XLSX_PART_DAMAGED, part);
}

/* Bytes that nobody packs so: said by the archive before the first is unpacked, or counted. */
static bool is_excessive(uint64_t bytes, const zip_stat_t *about) {
    return bytes > MOST_BYTES || (bytes > ALWAYS_FINE && bytes / MOST_RATIO > about->comp_size);
}

static arp_status feed(const arp_xlsx *book, parse *p, zip_file_t *file, const zip_stat_t *about,
                       arp_error *err) {
    uint64_t sum = 0;
    if (is_excessive(about->size, about)) {
        return xlsx_refuse(book, err, ARP_MSG_XLSX_BOMB, about->name);
    }
    while (!is_over(p->xml)) {
        void *block = XML_GetBuffer(p->parser, BLOCK);
        if (!block) return arp_fail_memory(err);
        zip_int64_t n = zip_fread(file, block, BLOCK);
        if (n < 0) return refuse_zip(book, zip_error_code_zip(zip_file_get_error(file)), err);
        sum += (uint64_t)n;
        if (is_excessive(sum, about)) {
            return xlsx_refuse(book, err, ARP_MSG_XLSX_BOMB, about->name);
        }
        p->silent += (uint64_t)n;
        if (XML_ParseBuffer(p->parser, (int)n, n == 0) != XML_STATUS_OK || p->silent > MOST_TAG) {
            return refuse_xml(book, p, about->name, err);
        }
        if (n == 0) break;
    }
    return p->xml->damaged || p->xml->starved ? refuse_xml(book, p, about->name, err) : ARP_OK;
}

arp_status xlsx_part_parse(const arp_xlsx *book, uint64_t part, xlsx_xml *xml, arp_error *err) {
    parse p = {.xml = xml};
    zip_stat_t about;
    zip_file_t *file = NULL;
    arp_status st = ARP_OK;
    if (zip_stat_index(book->zip, part, 0, &about) != 0) {
        return refuse_zip(book, zip_error_code_zip(zip_get_error(book->zip)), err);
    }
    if (about.encryption_method != ZIP_EM_NONE) {
        return xlsx_refuse(book, err, ARP_MSG_XLSX_LOCKED, NULL);
    }
    file = zip_fopen_index(book->zip, part, 0);
    if (!file) ARP_TRY(refuse_zip(book, zip_error_code_zip(zip_get_error(book->zip)), err));
    if (!begin(&p)) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(feed(book, &p, file, &about, err));
done:
    if (p.parser) XML_ParserFree(p.parser);
    if (file) zip_fclose(file);
    return st;
}
