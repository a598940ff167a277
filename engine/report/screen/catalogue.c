/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/screen/screen.h"

#include <string.h>

#include "report/screen/layout.h"
#include "report/tables/statement.h"
#include "report/words/words.h"

enum { NAME_WIDTH = 22, SIDE_WIDTH = 12 };

static void put_list(const arp_catalogue *catalogue, arp_lang lang, arp_text *out) {
    for (size_t i = 0; i < catalogue->n; i++) {
        const arp_indicator *at = &catalogue->at[i];
        arp_wrap_term(out, at->id, NAME_WIDTH);
        arp_wrap_term(out, at->side[lang], SIDE_WIDTH);
        arp_wrap_on(out, at->label[lang], NAME_WIDTH + SIDE_WIDTH);
    }
}

static bool ends(const char *name, const char *with) {
    size_t n = strlen(name), m = strlen(with);
    return n > m && strcmp(name + n - m, with) == 0;
}

/* NAME or NAME_fr where NAME_en is asked for, and the other way round. */
static bool is_of_the_other(const arp_statement *stated, size_t column, arp_lang lang) {
    const char *name = stated->column[column].name;
    if (ends(name, lang == ARP_EN ? "_fr" : "_en")) return true;
    for (size_t j = 0; lang == ARP_EN && j < stated->n_columns; j++) {
        const char *twin = stated->column[j].name;
        if (strlen(twin) == strlen(name) + 3 && strncmp(twin, name, strlen(name)) == 0 &&
            ends(twin, "_en"))
            return true;
    }
    return false;
}

/* Each column of the table's only row that says something, once, in the reader's language. */
static void put_one(const arp_result_table *table, arp_lang lang, arp_text *out) {
    for (size_t j = 0; j < table->stated->n_columns; j++) {
        const arp_result_column *column = &table->stated->column[j];
        const arp_result_cells *cells = &table->column[j];
        bool is_text = column->kind == ARP_KIND_TEXT;
        if (is_of_the_other(table->stated, j, lang)) continue;
        if (is_text ? !cells->text[0] : isnan(cells->number[0])) continue;
        arp_word number = arp_word_shortest(is_text ? 0 : cells->number[0], lang);
        arp_wrap_term(out, column->name, NAME_WIDTH);
        arp_wrap_on(out, is_text ? cells->text[0] : number.s, NAME_WIDTH);
    }
}

void arp_catalogue_text(const arp_catalogue *catalogue, arp_lang lang, arp_text *out) {
    const arp_facts facts = {.catalogue = catalogue};
    arp_result_table table = {0};
    if (catalogue->n != 1) {
        put_list(catalogue, lang, out);
        return;
    }
    if (arp_result_table_make(arp_statement_find("catalogue"), &facts, &table, NULL) != ARP_OK) {
        out->bad = true;
        return;
    }
    put_one(&table, lang, out);
    arp_result_table_free(&table);
}
