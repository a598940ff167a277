/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/factor.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "sensitivity/factors/messages.h"

const arp_factor_kind *const ARP_FACTOR_KINDS[] = {
    &arp_factor_side_weights, &arp_factor_inner_weights, &arp_factor_normalise,
    &arp_factor_aggregate,    &arp_factor_outliers,      &arp_factor_missing,
    &arp_factor_leave_out,    &arp_factor_side_of,       &arp_factor_data,
    &arp_factor_shrinkage,    &arp_factor_comparator,    NULL};

enum { MOST_WORDS = 64 };

bool arp_factor_error(const arp_sensitivity_input *in, bool counts) {
    for (size_t j = 0; in->error && j < in->values->n_columns; j++) {
        const arp_error_column *e = &in->error[j];
        if (e->count && e->count->model != ARP_COUNT_NONE) return true;
        if (!counts && (e->standard_error || e->low || e->has_secret)) return true;
    }
    return false;
}

size_t arp_factor_find_node(const arp_plan *plan, const char *name) {
    for (size_t v = 0; v < plan->n_nodes; v++) {
        if (strcmp(plan->node[v].name, name) == 0) return v;
    }
    return ARP_NONE;
}

arp_status arp_factor_refuse_word(const arp_factor *as, const char *word, const char *const *words,
                                  size_t n, arp_error *err) {
    char list[ARP_ERROR_TEXT];
    arp_text_list(list, sizeof list, words, n, n);
    return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_WORD, "sss", as->kind, word, list);
}

static size_t count_words(const char *const *words) {
    size_t n = 0;
    while (words[n]) n++;
    return n;
}

static size_t find_word(const char *word, const char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (strcmp(word, words[i]) == 0) return i;
    }
    return ARP_NONE;
}

size_t arp_factor_rule(const arp_factor *as, const arp_factor_kind *kind) {
    return as->rule ? find_word(as->rule, kind->rules, count_words(kind->rules)) : 0;
}

arp_status arp_factor_words(const arp_ground *ground, const arp_factor *as,
                            const char *const *words, size_t n, arp_uncertain *out,
                            arp_error *err) {
    if (as->n_choices == 0) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_NO_CHOICE, "s", as->kind);
    }
    size_t *place = arp_pool_take(ground->pool, as->n_choices, sizeof *place);
    out->value = arp_pool_take(ground->pool, as->n_choices, sizeof *out->value);
    if (!place || !out->value) return arp_fail_memory(err);
    for (size_t i = 0; i < as->n_choices; i++) {
        place[i] = find_word(as->choice[i], words, n);
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

static const arp_factor_kind *find_kind(const char *name) {
    for (size_t i = 0; ARP_FACTOR_KINDS[i]; i++) {
        if (strcmp(ARP_FACTOR_KINDS[i]->name, name) == 0) return ARP_FACTOR_KINDS[i];
    }
    return NULL;
}

static arp_status find_rule(const arp_factor *as, const arp_factor_kind *kind, arp_error *err) {
    size_t n = kind->rules ? count_words(kind->rules) : 0;
    if (!as->rule || (n && find_word(as->rule, kind->rules, n) != ARP_NONE)) return ARP_OK;
    return arp_factor_refuse_word(as, as->rule, kind->rules, n, err);
}

/* Probabilities as given, rescaled to sum 1; all equal where none are. */
static arp_status weigh_values(const arp_ground *ground, arp_uncertain *f, arp_error *err) {
    const arp_factor *as = f->as;
    double sum = 0.0;
    if (as->n_probabilities && as->n_probabilities != f->n_values) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_PROBABILITIES, "suu", as->kind,
                        as->n_probabilities, f->n_values);
    }
    f->probability = arp_pool_take(ground->pool, f->n_values, sizeof *f->probability);
    if (!f->probability) return arp_fail_memory(err);
    for (size_t i = 0; i < f->n_values; i++) {
        double p = as->n_probabilities ? as->probability[i] : 1.0;
        if (!(p >= 0.0 && p <= 1.0)) {
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_PROBABILITY, "sn", as->kind, p);
        }
        f->probability[i] = p;
        sum += p;
    }
    if (!(sum > 0.0))
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_PROBABILITY, "sn", as->kind, 0.0);
    for (size_t i = 0; i < f->n_values; i++) f->probability[i] /= sum;
    return ARP_OK;
}

static arp_status make_one(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                           arp_error *err) {
    arp_status st = ARP_OK;
    *out = (arp_uncertain){.as = as, .kind = find_kind(as->kind), .node = ARP_NONE};
    if (!out->kind) {
        const char *names[MOST_WORDS];
        char list[ARP_ERROR_TEXT];
        size_t n = 0;
        for (; ARP_FACTOR_KINDS[n]; n++) names[n] = ARP_FACTOR_KINDS[n]->name;
        arp_text_list(list, sizeof list, names, n, n);
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_KIND, "ss", as->kind, list);
    }
    ARP_TRY(find_rule(as, out->kind, err));
    ARP_TRY(out->kind->make(ground, as, out, err));
    if (out->n_values) {
        out->n_dims = 1;
        ARP_TRY(weigh_values(ground, out, err));
    }

done:
    return st;
}

arp_status arp_factors_make(const arp_ground *ground, arp_uncertain **out, arp_error *err) {
    size_t n = ground->in->n_factors;
    arp_uncertain *made = arp_pool_take(ground->pool, n, sizeof *made);
    if (!made) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        arp_status st = make_one(ground, &ground->in->factor[i], &made[i], err);
        if (st != ARP_OK) return st;
        for (size_t j = 0; j < i; j++) {
            if (made[j].kind != made[i].kind || made[j].node != made[i].node) continue;
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_TWICE, "s", made[i].kind->name);
        }
    }
    *out = made;
    return ARP_OK;
}
