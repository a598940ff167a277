/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/xlsx/xlsx.h"

#include <stdio.h>
#include <string.h>

#include "io/xlsx/messages.h"
#include "io/xlsx/parts.h"

enum { MOST_SHEETS = 1000 };

static const size_t MOST_ARCHIVE = (size_t)512 << 20;

bool arp_xlsx_is_archive(const char *bytes, size_t n) {
    return n >= 4 && (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, "PK\5\6", 4) == 0);
}

/* ---- which part is what ---- */

/* A relationship: from a part to another, by id. */
typedef struct relation {
    const char *id, *type, *target;
} relation;

typedef struct relations {
    arp_pool *pool;
    const char *folder; /* of the part they are of: "" or "xl/" */
    relation at[MOST_SHEETS];
    size_t n;
} relations;

static const char *keep(arp_pool *pool, const char *text) {
    return arp_pool_text(pool, text, strlen(text));
}

/* A target is relative to the folder of its part, or stands from the root. */
static const char *join(const relations *r, const char *target) {
    char path[1024];
    if (target[0] == '/') return keep(r->pool, target + 1);
    int n = snprintf(path, sizeof path, "%s%s", r->folder, target);
    return n < (int)sizeof path ? keep(r->pool, path) : keep(r->pool, target);
}

static void relation_start(xlsx_xml *xml, const char *name, const char *const *attributes) {
    relations *r = xml->user;
    const char *id = xlsx_attribute(attributes, "Id");
    const char *type = xlsx_attribute(attributes, "Type");
    const char *target = xlsx_attribute(attributes, "Target");
    if (strcmp(name, "Relationship") != 0 || !id || !type || !target) return;
    if (r->n == MOST_SHEETS) {
        xml->stop = true;
        return;
    }
    const char *last = strrchr(type, '/');
    relation *one = &r->at[r->n++];
    *one = (relation){keep(r->pool, id), keep(r->pool, last ? last + 1 : type), join(r, target)};
    xml->starved = !one->id || !one->type || !one->target;
}

static void pass_end(xlsx_xml *xml, const char *name) {
    (void)xml;
    (void)name;
}

static arp_status read_relations(const arp_xlsx *book, const char *path, relations *out,
                                 arp_error *err) {
    xlsx_xml xml = {.on_start = relation_start, .on_end = pass_end, .user = out};
    uint64_t part = xlsx_part_find(book, path);
    if (part == XLSX_NO_PART) return ARP_OK;
    return xlsx_part_parse(book, part, &xml, err);
}

static const relation *of_type(const relations *r, const char *type) {
    for (size_t i = 0; i < r->n; i++) {
        if (strcmp(r->at[i].type, type) == 0) return &r->at[i];
    }
    return NULL;
}

/* ---- the sheets of the workbook ---- */

typedef struct sheets {
    arp_pool *pool;
    const relations *relations;
    const char *name[MOST_SHEETS], *target[MOST_SHEETS];
    bool hidden[MOST_SHEETS];
    size_t n;
    bool from_1904;
} sheets;

/* Worksheets only: a sheet of charts has no cells. */
static void sheet_start(xlsx_xml *xml, const char *element, const char *const *attributes) {
    sheets *s = xml->user;
    const char *name = xlsx_attribute(attributes, "name"), *id = xlsx_attribute(attributes, "id");
    const char *state = xlsx_attribute(attributes, "state");
    const char *epoch = xlsx_attribute(attributes, "date1904");
    if (epoch) s->from_1904 = strcmp(epoch, "1") == 0 || strcmp(epoch, "true") == 0;
    if (strcmp(element, "sheet") != 0 || !name || !id || s->n == MOST_SHEETS) return;
    for (size_t i = 0; i < s->relations->n; i++) {
        const relation *to = &s->relations->at[i];
        if (strcmp(to->id, id) != 0 || strcmp(to->type, "worksheet") != 0) continue;
        s->name[s->n] = keep(s->pool, name);
        s->target[s->n] = to->target;
        s->hidden[s->n] = state && strcmp(state, "visible") != 0;
        xml->starved = !s->name[s->n];
        s->n++;
        return;
    }
}

static arp_status refuse_sheet(const arp_xlsx *book, const sheets *s, const char *name,
                               arp_error *err) {
    char all[ARP_ERROR_TEXT];
    const arp_place place = {book->name, 1, 1};
    const char *near = arp_text_nearest(name, s->name, s->n);
    arp_text_list(all, sizeof all, s->name, s->n, 12);
    if (near) {
        return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_XLSX_SHEET_NEAR, "sss", name, near, all);
    }
    return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_XLSX_SHEET_ABSENT, "ss", name, all);
}

static arp_status choose_sheet(arp_xlsx *book, const sheets *s, const char *name, arp_error *err) {
    size_t at = 0;
    while (at < s->n && (name ? strcmp(s->name[at], name) != 0 : s->hidden[at])) at++;
    if (at == s->n && name && s->n) return refuse_sheet(book, s, name, err);
    if (at == s->n) return xlsx_refuse(book, err, ARP_MSG_XLSX_NO_SHEET, NULL);
    book->sheet = s->name[at];
    book->sheet_part = xlsx_part_find(book, s->target[at]);
    if (book->sheet_part != XLSX_NO_PART) return ARP_OK;
    return xlsx_refuse(book, err, ARP_MSG_XLSX_PART_DAMAGED, s->target[at]);
}

static arp_status keep_visible(arp_xlsx *book, const sheets *s, arp_error *err) {
    book->visible = arp_pool_take(book->pool, s->n, sizeof *book->visible);
    if (!book->visible) return arp_fail_memory(err);
    for (size_t i = 0; i < s->n; i++) {
        if (!s->hidden[i]) book->visible[book->n_visible++] = s->name[i];
    }
    return ARP_OK;
}

/* ---- what an archive that is no workbook is ---- */

static arp_status refuse_archive(const arp_xlsx *book, arp_error *err) {
    if (xlsx_part_find(book, "xl/workbook.bin") != XLSX_NO_PART) {
        return xlsx_refuse(book, err, ARP_MSG_XLSX_BINARY, NULL);
    }
    if (xlsx_part_find(book, "content.xml") != XLSX_NO_PART) {
        return xlsx_refuse(book, err, ARP_MSG_XLSX_ODS, NULL);
    }
    const char *first = zip_get_name(book->zip, 0, 0);
    return xlsx_refuse(book, err, ARP_MSG_XLSX_OTHER_ARCHIVE, first ? first : "?");
}

/* Path of the relations of a part, "xl/workbook.xml" to "xl/_rels/workbook.xml.rels". */
static bool relations_of(const char *part, char *out, size_t size, arp_pool *pool,
                         const char **folder) {
    const char *base = strrchr(part, '/');
    base = base ? base + 1 : part;
    *folder = arp_pool_text(pool, part, (size_t)(base - part));
    if (!*folder) return false;
    return snprintf(out, size, "%s_rels/%s.rels", *folder, base) < (int)size;
}

/* What reading a workbook's table of contents takes; too large for the stack. */
typedef struct contents {
    relations top, book;
    sheets sheets;
} contents;

static arp_status find_parts(arp_xlsx *book, contents *c, const char *sheet, arp_error *err) {
    char path[1100];
    xlsx_xml xml = {.on_start = sheet_start, .on_end = pass_end, .user = &c->sheets};
    arp_status st = ARP_OK;
    c->top.pool = c->book.pool = c->sheets.pool = book->pool;
    c->top.folder = "";
    c->sheets.relations = &c->book;
    ARP_TRY(read_relations(book, "_rels/.rels", &c->top, err));
    const relation *main_part = of_type(&c->top, "officeDocument");
    uint64_t part = main_part ? xlsx_part_find(book, main_part->target) : XLSX_NO_PART;
    if (part == XLSX_NO_PART || xlsx_part_find(book, "xl/workbook.bin") != XLSX_NO_PART) {
        return refuse_archive(book, err);
    }
    if (!relations_of(main_part->target, path, sizeof path, book->pool, &c->book.folder)) {
        return arp_fail_memory(err);
    }
    ARP_TRY(read_relations(book, path, &c->book, err));
    ARP_TRY(xlsx_part_parse(book, part, &xml, err));
    ARP_TRY(choose_sheet(book, &c->sheets, sheet, err));
    ARP_TRY(keep_visible(book, &c->sheets, err));
    const relation *strings = of_type(&c->book, "sharedStrings");
    part = strings ? xlsx_part_find(book, strings->target) : XLSX_NO_PART;
    if (part != XLSX_NO_PART) ARP_TRY(xlsx_strings_read(book, part, err));
    const relation *styles = of_type(&c->book, "styles");
    part = styles ? xlsx_part_find(book, styles->target) : XLSX_NO_PART;
    if (part != XLSX_NO_PART) ARP_TRY(xlsx_styles_read(book, part, err));
    book->from_1904 = c->sheets.from_1904;
done:
    return st;
}

arp_status arp_xlsx_open(arp_source *source, const char *sheet, arp_xlsx **out, arp_error *err) {
    arp_status st = ARP_OK;
    contents *c = arp_zalloc(1, sizeof *c);
    arp_xlsx *book = arp_zalloc(1, sizeof *book);
    if (book) book->pool = arp_pool_new();
    if (!c || !book || !book->pool) ARP_TRY(arp_fail_memory(err));
    book->name = keep(book->pool, arp_source_name(source));
    if (!book->name) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_source_all(source, MOST_ARCHIVE, &book->bytes, err));
    ARP_TRY(xlsx_archive_open(book, err));
    ARP_TRY(find_parts(book, c, sheet, err));
    *out = book;
    book = NULL;
done:
    arp_free(c);
    arp_xlsx_close(book);
    return st;
}

void arp_xlsx_close(arp_xlsx *book) {
    if (!book) return;
    if (book->zip) zip_discard(book->zip);
    arp_text_free(&book->bytes);
    arp_free(book->string);
    arp_free(book->style);
    arp_pool_free(book->pool);
    arp_free(book);
}

const char *arp_xlsx_sheet(const arp_xlsx *book) {
    return book->sheet;
}

const char *arp_xlsx_sheet_at(const arp_xlsx *book, size_t i) {
    return i < book->n_visible ? book->visible[i] : NULL;
}

const char *arp_xlsx_place(arp_xlsx *book, uint64_t row, uint64_t column) {
    char letters[8] = {0};
    size_t at = sizeof letters - 1;
    for (uint64_t x = column; x && at; x = (x - 1) / 26) letters[--at] = (char)('A' + (x - 1) % 26);
    snprintf(book->place, sizeof book->place, "%s!%s!%s%llu", book->name, book->sheet, letters + at,
             (unsigned long long)row);
    return book->place;
}
