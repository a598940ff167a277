/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export: the tables of a results folder. */
#include <math.h>

#include "base/memory.h"
#include "base/number.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/say.h"
#include "io/file.h"
#include "report/screen/layout.h"
#include "report/words/words.h"
#include "report/write/kept.h"
#include "report/write/write.h"

enum { NAME_WIDTH = 28, ROWS_WIDTH = 8 };

/* Name, rows and title, a line a table. */
static void put_names(arp_text *t, const arp_result_table *list, arp_lang lang) {
    const arp_result_cells *title = &list->column[lang == ARP_FR ? 2 : 3];
    for (size_t i = 0; i < list->n_rows; i++) {
        char rows[ARP_NUMBER_ROOM];
        arp_number_short(rows, list->column[1].number[i]);
        arp_wrap_term(t, list->column[0].text[i], NAME_WIDTH);
        arp_wrap_term(t, rows, ROWS_WIDTH);
        arp_wrap_on(t, title->text[i] ? title->text[i] : "", NAME_WIDTH + ROWS_WIDTH);
    }
}

static void put_cell(arp_text *t, const arp_result_table *table, size_t row, size_t j,
                     arp_lang lang) {
    const arp_result_cells *cells = &table->column[j];
    arp_kind kind = table->stated->column[j].kind;
    if (kind == ARP_KIND_TEXT) {
        if (cells->text[row]) arp_text_add(t, cells->text[row]);
    } else if (kind == ARP_KIND_FLAG && !isnan(cells->number[row])) {
        arp_text_add(t, cells->number[row] ? "true" : "false");
    } else if (!isnan(cells->number[row])) {
        arp_text_add(t, arp_word_shortest(cells->number[row], lang).s);
    }
}

/* What each column is. */
static void put_meanings(arp_text *t, const arp_statement *stated, arp_lang lang) {
    for (size_t j = 0; j < stated->n_columns; j++) {
        const arp_result_column *column = &stated->column[j];
        const char *parts[] = {column->meaning[lang], column->unit, NULL};
        arp_text meaning = {0};
        arp_text_fill(&meaning, *column->unit ? "{0} ({1})" : "{0}", parts);
        arp_wrap_term(t, column->name, NAME_WIDTH);
        arp_wrap_on(t, meaning.bad ? "" : meaning.bytes, NAME_WIDTH);
        t->bad = t->bad || meaning.bad;
        arp_text_free(&meaning);
    }
}

/* What the table is, then its rows, cells apart by tabs. */
static void put_people(arp_text *t, const arp_result_table *table, arp_lang lang) {
    const arp_statement *stated = table->stated;
    char rows[ARP_NUMBER_ROOM], columns[ARP_NUMBER_ROOM];
    const char *size[] = {rows, columns, NULL};
    arp_number_from_size(rows, table->n_rows);
    arp_number_from_size(columns, stated->n_columns);
    arp_wrap(t, stated->title[lang], 0, 0);
    if (*stated->method) {
        arp_text_add(t, arp_say(ARP_MSG_CLI_METHOD, lang));
        arp_text_add(t, stated->method);
        arp_text_add(t, "\n");
    }
    arp_text_fill(t, arp_say(ARP_MSG_CLI_SIZE, lang), size);
    arp_text_add(t, "\n\n");
    put_meanings(t, stated, lang);
    arp_text_add(t, "\n");
    for (size_t j = 0; j < stated->n_columns; j++) {
        if (j) arp_text_add(t, "\t");
        arp_text_add(t, stated->column[j].name);
    }
    arp_text_add(t, "\n");
    for (size_t row = 0; row < table->n_rows; row++) {
        for (size_t j = 0; j < stated->n_columns; j++) {
            if (j) arp_text_add(t, "\t");
            put_cell(t, table, row, j, lang);
        }
        arp_text_add(t, "\n");
    }
}

/* The results.h5 of a folder; a file is itself. */
static arp_status store_of(const char *operand, arp_text *path, arp_error *err) {
    const char *const parts[] = {operand, NULL};
    arp_text_fill(path, "{0}/results.h5", parts);
    if (!path->bad && !arp_file_exists(path->bytes)) {
        path->n = 0;
        arp_text_add(path, operand);
    }
    return arp_text_status(path, err);
}

arp_status arp_do_export(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    const char *name = request->operand[1];
    arp_text path = {0};
    arp_out out = {0};
    arp_kept kept = {0};
    ARP_TRY(store_of(request->operand[0], &path, err));
    ARP_TRY(arp_file_spare(path.bytes, arp_output_path(request), NULL, err));
    if (name) ARP_TRY(arp_kept_read(path.bytes, name, &kept, err));
    else ARP_TRY(arp_kept_list(path.bytes, &kept, err));
    if (request->format == ARP_FORMAT_JSON) {
        arp_write_json_table(&kept.table, &out);
    } else if (request->format == ARP_FORMAT_CSV) {
        arp_write_csv(&kept.table, request->given[ARP_OPTION_CSV], &out);
    } else if (name) {
        put_people(&out.text, &kept.table, request->lang);
    } else {
        put_names(&out.text, &kept.table, request->lang);
    }
    ARP_TRY(arp_out_end(&out, err));
    ARP_TRY(arp_interrupt_check(err));
    ARP_TRY(arp_give(request, out.text.bytes ? out.text.bytes : "", out.text.n, err));

done:
    arp_kept_free(&kept);
    arp_text_free(&out.text);
    arp_text_free(&path);
    return st;
}
