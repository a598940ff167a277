/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/factors.h"

#include "base/text.h"
#include "sensitivity/factors/law.h"
#include "sensitivity/factors/messages.h"
#include "sensitivity/factors/words.h"

static arp_status find_kind(const arp_factor *as, const arp_factor_kind **out, arp_error *err) {
    const char *names[ARP_FACTOR_WORDS];
    char list[ARP_ERROR_TEXT];
    size_t n = 0;
    for (; ARP_FACTOR_KINDS[n]; n++) names[n] = ARP_FACTOR_KINDS[n]->name;
    size_t at = arp_factor_find_word(as->kind, names, n);
    if (at != ARP_NONE) {
        *out = ARP_FACTOR_KINDS[at];
        return ARP_OK;
    }
    arp_text_list(list, sizeof list, names, n, n);
    return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_KIND, "ss", as->kind, list);
}

/* The law the factor names, or the kind's first. */
static arp_status find_law(const arp_factor *as, arp_uncertain *f, arp_error *err) {
    const arp_law *const *laws = f->kind->laws;
    const char *names[ARP_FACTOR_WORDS];
    size_t n = 0;
    for (; laws && laws[n]; n++) names[n] = laws[n]->name;
    size_t at = as->rule ? arp_factor_find_word(as->rule, names, n) : 0;
    if (at == ARP_NONE) return arp_factor_refuse_word(as, as->rule, names, n, err);
    f->law = n ? laws[at] : NULL;
    return ARP_OK;
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
    *out = (arp_uncertain){.as = as, .node = ARP_NONE};
    ARP_TRY(find_kind(as, &out->kind, err));
    ARP_TRY(find_law(as, out, err));
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
