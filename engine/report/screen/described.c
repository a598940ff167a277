/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/describe.h"

#include <math.h>

#include "base/text.h"
#include "report/messages/check.h"
#include "report/screen/layout.h"
#include "report/screen/screen.h"
#include "report/words/counts.h"

enum { MOST_PAIRS = 8 }; /* negative ones shown of a node; JSON has all */

static const arp_plan *plan_of(const arp_study *study, bool beside) {
    return beside ? &study->beside : &study->plan;
}

static void put_values(const arp_study *study, const arp_description *d, arp_lang lang,
                       arp_text *out) {
    arp_grid grid;
    arp_grid_begin(&grid, "lrrrrrrrrr", 0, 2);
    arp_grid_cell(&grid, arp_report_say(INDICATOR_COLUMN, lang));
    arp_grid_cell(&grid, "n");
    arp_grid_cell(&grid, arp_report_say(DESCRIBED_WITHOUT, lang));
    arp_grid_cell(&grid, arp_report_say(DESCRIBED_ZEROS, lang));
    arp_grid_cell(&grid, arp_report_say(DESCRIBED_LEAST, lang));
    arp_grid_cell(&grid, "Q1");
    arp_grid_cell(&grid, arp_report_say(DESCRIBED_MEDIAN, lang));
    arp_grid_cell(&grid, "Q3");
    arp_grid_cell(&grid, arp_report_say(DESCRIBED_MOST, lang));
    arp_grid_cell(&grid, arp_report_say(DESCRIBED_SKEWNESS, lang));
    for (size_t c = 0; c < study->values.n_columns; c++) {
        const arp_described *one = &d->column[c];
        arp_grid_cell(&grid, study->made[c].id);
        arp_grid_cell(&grid, arp_word_count(one->n, lang).s);
        arp_grid_cell(&grid, arp_word_count(study->values.n_rows - one->n, lang).s);
        arp_grid_cell(&grid, arp_word_count(one->zeros, lang).s);
        for (size_t q = 0; q < 5; q++)
            arp_grid_cell(&grid, arp_word_value(one->quartile[q], lang).s);
        arp_grid_cell(&grid, arp_word_number(one->skewness, 2, lang).s);
    }
    arp_grid_end(&grid, out);
}

static void put_pair(const arp_study *study, const arp_leaf_pair *pair, arp_message message,
                     arp_lang lang, arp_text *out) {
    const arp_word r = arp_word_number(pair->correlation, 2, lang);
    const char *args[] = {plan_of(study, pair->beside)->node[pair->node].name,
                          study->made[pair->one].id, study->made[pair->other].id, r.s, NULL};
    arp_wrap_fill(out, 2, arp_say(message, lang), args);
}

/* The pairs of one node, from @p first: the strongest, then those that go against each other. */
static size_t put_node(const arp_study *study, const arp_description *d, size_t first,
                       arp_lang lang, arp_text *out) {
    const arp_leaf_pair *at = &d->pair[first], *strongest = NULL;
    size_t n = 0, against = 0;
    for (; first + n < d->n_pairs && at[n].node == at->node && at[n].beside == at->beside; n++) {
        const double r = at[n].correlation;
        if (!isnan(r) && (!strongest || fabs(r) > fabs(strongest->correlation))) strongest = &at[n];
    }
    if (strongest) put_pair(study, strongest, ARP_MSG_REPORT_DESCRIBED_STRONGEST, lang, out);
    for (size_t i = 0; i < n; i++) {
        if (!(at[i].correlation < 0.0) || &at[i] == strongest) continue;
        if (against++ < MOST_PAIRS)
            put_pair(study, &at[i], ARP_MSG_REPORT_DESCRIBED_AGAINST, lang, out);
    }
    if (against > MOST_PAIRS)
        arp_paragraph(out, 2, lang, DESCRIBED_MORE, arp_word_count(against - MOST_PAIRS, lang).s);
    return n;
}

static void put_reversed(const arp_study *study, const arp_description *d, arp_lang lang,
                         arp_text *out) {
    for (size_t c = 0; c < study->values.n_columns; c++) {
        const arp_described *one = &d->column[c];
        if (!one->looks_reversed) continue;
        const size_t side = one->side == ARP_NONE ? 0 : one->side;
        arp_paragraph(out, 2, lang, DESCRIBED_REVERSED, study->made[c].id,
                      plan_of(study, one->beside)->node[side].name,
                      arp_word_number(one->with_side, 2, lang).s);
    }
}

void arp_described_text(const arp_study *study, arp_lang lang, arp_text *out) {
    arp_description d = {0};
    if (arp_study_describe(study, &d, NULL) != ARP_OK) {
        out->bad = true;
        return;
    }
    arp_text_add(out, "\n");
    arp_wrap(out, arp_report_say(DESCRIBED, lang), 0, 2);
    put_values(study, &d, lang, out);
    if (d.n_pairs) {
        arp_text_add(out, "\n");
        arp_wrap(out, arp_report_say(DESCRIBED_PAIRS, lang), 0, 2);
    }
    for (size_t i = 0; i < d.n_pairs;) i += put_node(study, &d, i, lang, out);
    put_reversed(study, &d, lang, out);
    arp_description_free(&d);
}
