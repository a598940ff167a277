/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "io/csv/csv.h"
#include "report/words/counts.h"
#include "report/screen/layout.h"
#include "report/screen/screen.h"
#include "report/messages/check.h"
#include "report/messages/report.h"
#include "report/words/words.h"

static void set_apart(arp_text *to, arp_lang lang) {
    if (to->n) arp_text_add(to, arp_report_say(SEMICOLON, lang));
}

/* What was passed over, or read for what it means. */
static void put_told(const arp_input *input, arp_lang lang, arp_text *out) {
    static const arp_message MESSAGES[] = {
#define ARP_TOLD_MESSAGE(id, name) ARP_MSG_REPORT_TOLD_##id,
        ARP_CSV_TOLD(ARP_TOLD_MESSAGE)
#undef ARP_TOLD_MESSAGE
    };
    char example[sizeof input->told->example + 16], line[ARP_NUMBER_ROOM], place[256];
    for (size_t k = 0; input->told && k < ARP_CSV_TOLD_COUNT; k++) {
        const arp_csv_told *told = &input->told[k];
        if (told->n == 0) continue;
        set_apart(out, lang);
        arp_text_harmless(example, sizeof example, told->example);
        arp_number_from_size(line, (size_t)told->line);
        arp_text_cut(place, sizeof place - ARP_NUMBER_ROOM - 1, input->name, strlen(input->name));
        strcat(place, ":");
        strcat(place, line);
        arp_text_fill(out, arp_say(MESSAGES[k], lang),
                      (const char *const[]){arp_word_count(told->n, lang).s, example, place, NULL});
    }
}

/* What was found in a file and is not in every file: "bpe.csv : fichier long : ..." */
static void put_details(const arp_input *input, arp_lang lang, arp_text *out) {
    arp_text t = {0};
    bool has_cr = input->line_ends && strstr(input->line_ends, "CR") &&
                  strcmp(input->line_ends, "CRLF") != 0 && strcmp(input->line_ends, "LF+CRLF") != 0;
    if (input->sheet) arp_put(&t, lang, INPUT_SHEET, input->sheet);
    if (input->records > input->rows) {
        set_apart(&t, lang);
        arp_put(&t, lang, INPUT_LONG, arp_word_count(input->records, lang).s,
                arp_word_count(input->rows, lang).s);
    }
    if (input->kinds) {
        set_apart(&t, lang);
        arp_put(&t, lang, INPUT_KINDS, input->kinds);
    }
    if (input->labelled) {
        set_apart(&t, lang);
        arp_put(&t, lang, INPUT_LABELLED, input->labelled);
    }
    if (input->code_format) {
        set_apart(&t, lang);
        arp_put(&t, lang, INPUT_CODE_FORMAT, input->code_format);
    }
    if (input->summed) {
        set_apart(&t, lang);
        arp_put(&t, lang, INPUT_SUMMED, input->summed);
    }
    if (input->left_out) {
        set_apart(&t, lang);
        arp_put(&t, lang, INPUT_LEFT_OUT, arp_word_count(input->left_out, lang).s);
    }
    if (input->blank) {
        set_apart(&t, lang);
        arp_put(&t, lang, INPUT_BLANK, arp_word_count(input->blank, lang).s);
    }
    if (has_cr) {
        set_apart(&t, lang);
        arp_put(&t, lang, INPUT_ENDS, input->line_ends);
    }
    if (input->bom) {
        set_apart(&t, lang);
        arp_text_add(&t, arp_report_say(INPUT_BOM, lang));
    }
    put_told(input, lang, &t);
    if (t.bad) out->bad = true;
    else if (t.n) arp_paragraph(out, 2, lang, INPUT_DETAILS, input->name, t.bytes);
    arp_text_free(&t);
}

void arp_check_inputs(const arp_study *study, arp_lang lang, arp_text *out) {
    arp_grid grid;
    arp_grid_begin(&grid, "lrlll", 0, 2);
    arp_grid_cell(&grid, arp_report_say(FILE, lang));
    arp_grid_cell(&grid, arp_report_say(ROWS, lang));
    arp_grid_cell(&grid, arp_report_say(SEPARATOR, lang));
    arp_grid_cell(&grid, arp_report_say(DECIMAL, lang));
    arp_grid_cell(&grid, arp_report_say(ENCODING, lang));
    for (size_t i = 0; i < study->n_inputs; i++) {
        const arp_input *input = &study->input[i];
        const char one[] = {input->separator, '\0'};
        bool table = input->separator != 0 || input->sheet || input->statistics;
        arp_grid_cell(&grid, input->name);
        arp_grid_cell(&grid, table ? arp_word_count(input->rows, lang).s : "");
        arp_grid_cell(&grid, input->separator == '\t' ? arp_report_say(TAB, lang) : one);
        arp_grid_cell(&grid, table ? arp_check_text_or_empty(input->decimal) : "");
        arp_grid_cell(&grid, arp_check_text_or_empty(input->encoding));
    }
    arp_grid_end(&grid, out);
    for (size_t i = 0; i < study->n_inputs; i++) put_details(&study->input[i], lang, out);
}
