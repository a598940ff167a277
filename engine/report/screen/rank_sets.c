/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rank sets under the error of the data. */
#include "report/screen/sensitivity.h"

#include "base/fail.h"
#include "base/number.h"
#include "report/screen/layout.h"
#include "report/messages/sensitivity.h"
#include "report/words/words.h"

#define say(id, lang) arp_say(ARP_MSG_SENS_##id, (lang))

void arp_sets_text(const arp_report *r, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    const arp_rank_sets *sets = s->sets;
    arp_lang lang = r->options.lang;
    if (!sets) return;
    arp_word level = arp_word_number(100.0 * (1.0 - r->study->alpha), 0, lang);
    arp_text_add(out, "\n");
    arp_wrap_fill(out, 0, say(SETS, lang), (const char *const[]){level.s, NULL});
    for (size_t t = 0; t < sets->n_alone; t++) {
        size_t i = sets->alone_row[t];
        const arp_word at[] = {
            arp_word_count(sets->joint[i].low, lang), arp_word_count(sets->joint[i].high, lang),
            arp_word_count(sets->alone[t].low, lang), arp_word_count(sets->alone[t].high, lang)};
        arp_wrap_fill(out, 2, say(SET, lang),
                      (const char *const[]){r->study->values.label[i], at[0].s, at[1].s, at[2].s,
                                            at[3].s, NULL});
    }
    for (size_t j = 0; j < sets->n_k; j++) {
        const size_t *count = sets->standing + j * ARP_STANDINGS;
        arp_wrap_fill(out, 2, say(STANDING, lang),
                      (const char *const[]){arp_word_count(sets->k[j], lang).s,
                                            arp_word_count(count[ARP_SURELY], lang).s,
                                            arp_word_count(count[ARP_POSSIBLY], lang).s,
                                            arp_word_count(count[ARP_SURELY_NOT], lang).s, NULL});
    }
}
