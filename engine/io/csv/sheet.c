/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/csv/parts.h"

/* Cells are told of where there is something; the rows of a table have every field. */
typedef struct pour {
    csv_pass *pass;
    size_t width; /* of the header, 0 before it */
} pour;

/* Empty fields before field `to`, as far as the header goes. */
static void fill(const pour *p, size_t to) {
    csv_pass *pass = p->pass;
    if (p->width && to > p->width) to = p->width;
    pass->kind = ARP_XLSX_TEXT;
    for (; pass->field < to && !pass->stop; pass->field++) pass->on_field(pass, "", 0);
}

static void on_cell(arp_xlsx_reader *reader, uint32_t row, uint32_t column, arp_xlsx_kind kind,
                    const char *bytes, size_t n) {
    const pour *p = reader->user;
    csv_pass *pass = p->pass;
    char room[ARP_NUMBER_ROOM];
    if (row <= pass->dialect->skip) return;
    pass->record = row - 1;
    fill(p, column - 1);
    if (pass->stop) return;
    pass->field = column - 1;
    pass->kind = kind;
    pass->style = reader->style;
    if (!pass->wanted) arp_xlsx_text(kind, room, &bytes, &n); /* of a header */
    csv_pass_give(pass, bytes, n);
    if (!pass->stop) pass->field++;
    reader->stop = pass->stop;
}

static void on_row(arp_xlsx_reader *reader, uint32_t row) {
    pour *p = reader->user;
    csv_pass *pass = p->pass;
    (void)row;
    if (pass->field == 0 || pass->stop) return;
    fill(p, p->width);
    if (!pass->stop) pass->on_record(pass, pass->field);
    if (p->width == 0) p->width = pass->field;
    if (!pass->stop) pass->field = pass->filled = 0;
    reader->stop = pass->stop;
}

arp_status csv_sheet_run(csv_pass *pass, arp_error *err) {
    pour p = {.pass = pass};
    arp_xlsx_reader reader = {.on_cell = on_cell, .on_row = on_row, .user = &p};
    if (pass->sha256) {
        arp_status st = arp_source_sha256(pass->source, pass->sha256, err);
        if (st != ARP_OK) return st;
    }
    return arp_xlsx_rows(pass->dialect->workbook, &reader, err);
}

void csv_sheet_locate(const csv_dialect *dialect, uint64_t record, size_t field, arp_place *place) {
    const char *path = arp_xlsx_place(dialect->workbook, record + 1, field + 1);
    *place = (arp_place){path, record + 1, field + 1};
}
