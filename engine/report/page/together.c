/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several selections are together, in the words of the screen of `arpent contracts`. */
#include <math.h>
#include <string.h>

#include "report/messages/page.h"
#include "report/messages/several.h"
#include "report/page/answer.h"
#include "report/page/names.h"
#include "report/words/words.h"

static int said_of(const arp_result_table *pooled, size_t row, double alpha) {
    const char *state = arp_page_text(pooled, row, "state");
    const bool alone = arp_page_number(pooled, row, "p_holm") <= alpha &&
                       arp_page_number(pooled, row, "concordance") >= 0.5;
    if (!state || strcmp(state, "late") == 0) return ARP_MSG_SEVERAL_LATE;
    if (strcmp(state, "attested") == 0) return ARP_MSG_SEVERAL_ATTESTED;
    if (alone) return ARP_MSG_SEVERAL_NOT_GIVEN;
    return strcmp(state, "excluded") == 0 ? ARP_MSG_SEVERAL_EXCLUDED : ARP_MSG_SEVERAL_OPEN;
}

/* One side of all together, as the screen has it. */
static void add_side(const arp_pen *p, const arp_result_table *pooled, size_t row,
                     arp_text sentence[2]) {
    const double alpha = arp_page_number(arp_page_table(p->tables, "study"), 0, "alpha");
    const int said = said_of(pooled, row, alpha);
    const char *name[2];
    arp_page_name(p, arp_page_text(pooled, row, "side"), name);
    for (int l = 0; l < 2; l++) {
        const arp_lang lang = (arp_lang)l;
        arp_word c = arp_word_c(arp_page_number(pooled, row, "concordance"), lang),
                 alone = arp_word_p(arp_page_number(pooled, row, "p_holm"), lang),
                 given = arp_word_p(arp_page_number(pooled, row, "p_given_holm"), lang);
        const bool both = said == ARP_MSG_SEVERAL_NOT_GIVEN;
        const char *const args[] = {name[l], c.s, both ? alone.s : given.s, given.s, NULL};
        if (sentence[l].n) arp_text_add(&sentence[l], arp_say(ARP_MSG_SEVERAL_AND, lang));
        arp_text_fill(&sentence[l], arp_say((arp_message)said, lang), args);
    }
}

static size_t judged(const arp_result_table *selections) {
    size_t n = 0;
    for (size_t i = 0; selections && i < selections->n_rows; i++)
        n += arp_page_number(selections, i, "m") > 0;
    return n;
}

void arp_page_together(const arp_pen *p) {
    const arp_result_table *pooled = arp_page_table(p->tables, "pooled");
    const char *level = arp_page_text(arp_page_table(p->tables, "study"), 0, "level");
    arp_text sentence[2] = {{0}, {0}}, all[2] = {{0}, {0}};
    size_t first = arp_page_row(pooled, 0, "way", "union");
    for (size_t row = first; row != SIZE_MAX; row = arp_page_row(pooled, row + 1, "way", "union"))
        add_side(p, pooled, row, sentence);
    for (int l = 0; l < 2 && sentence[l].n; l++) {
        const arp_lang lang = (arp_lang)l;
        arp_word who = arp_word_territories(level ? level : "",
                                            (size_t)arp_page_number(pooled, first, "m"), lang),
                 choices = arp_word_count(judged(arp_page_table(p->tables, "selections")), lang),
                 n = arp_word_number(arp_page_number(pooled, first, "n"), 0, lang);
        arp_text_fill(&all[l], arp_say(ARP_MSG_SEVERAL_HEAD, lang),
                      (const char *const[]){who.s, choices.s, n.s, sentence[l].bytes, NULL});
        p->out->text.bad |= sentence[l].bad || all[l].bad;
    }
    if (all[ARP_EN].n && !p->out->text.bad) {
        arp_pen_raw(p, "<div class=\"verdict\"><p class=\"first\">");
        arp_pen_both(p, all[ARP_FR].bytes, all[ARP_EN].bytes);
        arp_pen_raw(p, "</p></div>\n");
    }
    for (int l = 0; l < 2; l++) {
        arp_text_free(&sentence[l]);
        arp_text_free(&all[l]);
    }
}
