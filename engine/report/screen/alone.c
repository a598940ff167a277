/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/screen/screen.h"

#include "base/memory.h"
#include "report/messages/report.h"
#include "report/screen/layout.h"
#include "report/words/alone.h"
#include "report/words/words.h"

enum { NAMED = 3, MOST_SELECTED = 6 };

static arp_word place_word(uint32_t rank, arp_lang lang) {
    arp_word count = arp_word_count(rank, lang), out = {{0}};
    arp_text t = {0};
    const char *args[] = {count.s, NULL};
    arp_text_fill(&t, rank == 1 ? arp_report_say(PLACE_FIRST, lang) : arp_report_say(PLACE, lang),
                  args);
    arp_text_cut(out.s, sizeof out.s, t.bad ? "" : t.bytes, t.bad ? 0 : t.n);
    arp_text_free(&t);
    return out;
}

/* "critères sociaux : A, B, C ; Lavelanet 2e, Mirepoix 35e" */
static void put_branch(const arp_report *r, const arp_alone *branch, size_t *row, arp_text *out) {
    arp_lang lang = r->options.lang;
    const char *const *label = (const char *const *)r->study->values.label;
    arp_text first = {0}, chosen = {0};
    size_t n = arp_alone_rows(branch, r->answer, NAMED, row), named = 0;
    for (size_t t = 0; t < n && named < NAMED && branch->rank[row[t]] <= NAMED; t++, named++) {
        if (named) arp_text_add(&first, ", ");
        arp_text_add(&first, label[row[t]]);
    }
    for (size_t t = 0; t < r->answer->m && t < MOST_SELECTED; t++) {
        size_t at = r->answer->selected[t];
        if (branch->rank[at] == 0) continue;
        if (chosen.n) arp_text_add(&chosen, ", ");
        arp_text_add(&chosen, label[at]);
        arp_text_add(&chosen, " ");
        arp_text_add(&chosen, place_word(branch->rank[at], lang).s);
    }
    if (first.bad || chosen.bad) out->bad = true;
    else if (first.n && chosen.n)
        arp_paragraph(out, 2, lang, ALONE_FIRST, branch->node->label[lang], first.bytes,
                      chosen.bytes);
    arp_text_free(&first);
    arp_text_free(&chosen);
}

void arp_first_alone_text(const arp_report *r, arp_text *out) {
    arp_lang lang = r->options.lang;
    size_t *row = arp_zalloc(r->answer->result.n, sizeof *row);
    if (!row) {
        out->bad = true;
        return;
    }
    arp_text_add(out, "\n");
    arp_wrap(out, arp_report_say(ALONE_TITLE, lang), 0, 0);
    for (size_t i = 0; i < arp_alone_count(r->study); i++) {
        arp_alone branch = arp_alone_at(r->study, r->answer, i);
        put_branch(r, &branch, row, out);
    }
    arp_free(row);
}
