/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rank sets under the error of the data. */
#include "report/sensitivity.h"

#include "base/fail.h"
#include "base/number.h"
#include "report/layout.h"
#include "report/messages/sensitivity.h"
#include "report/words.h"

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

static json_t *set_json(const arp_rank_set *set, arp_json_state *state) {
    json_t *one = json_array();
    arp_json_add(state, one, arp_json_whole(set->low));
    arp_json_add(state, one, arp_json_whole(set->high));
    return one;
}

json_t *arp_sets_json(const arp_report *r, arp_json_state *state) {
    const arp_sensitivity *s = arp_report_sens(r);
    const arp_rank_sets *sets = s->sets;
    if (!sets) return json_null();
    json_t *top = json_object(), *joint = json_object(), *alone = json_object(),
           *first = json_object();
    for (size_t i = 0; i < sets->n; i++) {
        json_t *one = json_object(), *standing = json_object();
        for (size_t j = 0; j < sets->n_k; j++) {
            char k[ARP_NUMBER_ROOM];
            arp_number_from_size(k, sets->k[j]);
            arp_json_put(state, standing, k,
                         arp_json_text(arp_rank_standing_name(
                             arp_rank_set_first(sets->joint[i], sets->k[j]))));
        }
        arp_json_put(state, one, "score_error", arp_json_real(s->score_error[i]));
        arp_json_put(state, one, "ranks", set_json(&sets->joint[i], state));
        arp_json_put(state, one, "first", standing);
        arp_json_put(state, joint, r->study->values.code[i], one);
    }
    for (size_t t = 0; t < sets->n_alone; t++) {
        arp_json_put(state, alone, r->study->values.code[sets->alone_row[t]],
                     set_json(&sets->alone[t], state));
    }
    for (size_t j = 0; j < sets->n_k; j++) {
        char k[ARP_NUMBER_ROOM];
        json_t *one = json_object();
        arp_number_from_size(k, sets->k[j]);
        for (size_t v = 0; v < ARP_STANDINGS; v++) {
            arp_json_put(state, one, arp_rank_standing_name((arp_rank_standing)v),
                         arp_json_whole(sets->standing[j * ARP_STANDINGS + v]));
        }
        arp_json_put(state, first, k, one);
    }
    arp_json_put(state, top, "method", arp_json_text(sets->method));
    arp_json_put(state, top, "critical", arp_json_real(sets->critical));
    arp_json_put(state, top, "replicates", arp_json_whole(sets->replicates));
    arp_json_put(state, top, "first", first);
    arp_json_put(state, top, "marginal", alone);
    arp_json_put(state, top, "simultaneous", joint);
    return top;
}
