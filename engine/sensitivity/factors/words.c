/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/words.h"

#include <string.h>

#include "base/text.h"
#include "sensitivity/factors/messages.h"

size_t arp_factor_find_word(const char *word, const char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (strcmp(word, words[i]) == 0) return i;
    }
    return ARP_NONE;
}

arp_status arp_factor_refuse_word(const arp_factor *as, const char *word, const char *const *words,
                                  size_t n, arp_error *err) {
    char list[ARP_ERROR_TEXT];
    arp_text_list(list, sizeof list, words, n, n);
    return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_WORD, "sss", as->kind, word, list);
}

size_t arp_factor_list_words(const arp_factor_kind *kind, const char *words[ARP_FACTOR_WORDS]) {
    size_t n = 0;
    while (n < ARP_FACTOR_WORDS && (words[n] = kind->word(n))) n++;
    return n;
}

arp_status arp_factor_choices(const arp_ground *ground, const arp_factor *as,
                              const char *const *words, size_t n, arp_uncertain *out,
                              arp_error *err) {
    if (as->n_choices == 0) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_NO_CHOICE, "s", as->kind);
    }
    size_t *place = arp_pool_take(ground->pool, as->n_choices, sizeof *place);
    out->value = arp_pool_take(ground->pool, as->n_choices, sizeof *out->value);
    if (!place || !out->value) return arp_fail_memory(err);
    for (size_t i = 0; i < as->n_choices; i++) {
        place[i] = arp_factor_find_word(as->choice[i], words, n);
        if (place[i] == ARP_NONE) {
            return arp_factor_refuse_word(as, as->choice[i], words, n, err);
        }
        for (size_t j = 0; j < i; j++) {
            if (place[i] != place[j]) continue;
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_CHOICE_TWICE, "ss", as->kind,
                            as->choice[i]);
        }
        out->value[i] = as->choice[i];
    }
    out->n_values = as->n_choices;
    out->made = place;
    return ARP_OK;
}

arp_status arp_factor_choose(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                             arp_error *err) {
    const char *words[ARP_FACTOR_WORDS];
    size_t n = arp_factor_list_words(out->kind, words);
    return arp_factor_choices(ground, as, words, n, out, err);
}

size_t arp_factor_find_node(const arp_plan *plan, const char *name) {
    for (size_t v = 0; v < plan->n_nodes; v++) {
        if (strcmp(plan->node[v].name, name) == 0) return v;
    }
    return ARP_NONE;
}

bool arp_factor_error(const arp_sensitivity_input *in, bool counts) {
    for (size_t j = 0; in->error && j < in->values->n_columns; j++) {
        const arp_error_column *e = &in->error[j];
        if (e->count && e->count->model != ARP_ERROR_NONE) return true;
        if (!counts && (e->standard_error || e->low || e->has_secret)) return true;
    }
    return false;
}
