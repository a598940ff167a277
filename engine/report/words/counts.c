/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/counts.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "report/messages/claims.h"

const char *arp_check_text_or_empty(const char *text) {
    return text ? text : "";
}

static bool all_populated(const arp_study *study) {
    for (size_t i = 0; study->population && i < study->values.n_rows; i++) {
        if (isnan(study->population[i])) return false;
    }
    return study->population != NULL;
}

arp_coverage arp_check_coverage(const arp_study *study, size_t column) {
    const double *x = study->made[column].coverage;
    arp_coverage out = {.least = NAN, .mean = NAN};
    double sum = 0, weights = 0;
    out.weighted = all_populated(study);
    for (size_t i = 0; x && i < study->values.n_rows; i++) {
        double weight = out.weighted ? study->population[i] : 1;
        if (isnan(x[i])) continue;
        if (isnan(out.least) || x[i] < out.least) out.least = x[i];
        sum += weight * x[i];
        weights += weight;
    }
    if (weights > 0) out.mean = sum / weights;
    return out;
}

size_t arp_check_marked(const arp_study *study, size_t column, arp_mark mark) {
    const uint8_t *cell = study->values.column[column].mark;
    size_t n = 0;
    for (size_t i = 0; i < study->values.n_rows; i++) n += cell[i] == mark;
    return n;
}

/* True when a formula has a sum or a difference outside brackets and quoted names. */
static bool is_sum(const char *s) {
    size_t open = 0;
    bool quoted = false;
    for (; *s; s++) {
        if (*s == '`') quoted = !quoted;
        if (quoted) continue;
        if (*s == '(') open++;
        if (*s == ')' && open) open--;
        if (open == 0 && (*s == '+' || *s == '-')) return true;
    }
    return false;
}

static void put_factor(const char *formula, bool alone, arp_text *out) {
    bool brackets = !alone && is_sum(formula);
    if (brackets) arp_text_add(out, "(");
    arp_text_add(out, formula);
    if (brackets) arp_text_add(out, ")");
}

void arp_check_formula(const arp_made_of *made, arp_text *out) {
    const char *numerator = arp_check_text_or_empty(made->numerator);
    const char *denominator = arp_check_text_or_empty(made->denominator);
    char per[ARP_NUMBER_ROOM];
    bool times = *numerator && made->per != 1 && made->per > 0;
    put_factor(numerator, !*denominator && !times, out);
    if (*denominator) {
        arp_text_add(out, " / ");
        put_factor(denominator, false, out);
    }
    if (!times) return;
    arp_number_short(per, made->per);
    arp_text_add(out, " × ");
    arp_text_add(out, per);
}

bool arp_check_first_of_reason(const arp_study *study, size_t i) {
    for (size_t j = 0; j < i; j++) {
        if (study->unranked[j].reason == study->unranked[i].reason) return false;
    }
    return true;
}

arp_message arp_claim_why(const arp_claim *c) {
    static const arp_message UNTESTED[] = {ARP_MSG_CLAIMS_WHY_MODEL, ARP_MSG_CLAIMS_WHY_NEGATIVE,
                                           ARP_MSG_CLAIMS_WHY_RANGE, ARP_MSG_CLAIMS_WHY_ERROR};
    if (c->state == ARP_CLAIM_NO_VALUE) return ARP_MSG_CLAIMS_WHY_VALUE;
    return c->state == ARP_CLAIM_COMPARED ? UNTESTED[c->untested] : ARP_MSG_NONE;
}

size_t arp_balance_lost_rows(const arp_balance *b) {
    return b->read - b->carried - b->renumbered - b->merged - b->split - b->arrondissements -
           b->detail - b->outside - b->unknown;
}

size_t arp_balance_lost_communes(const arp_balance *b, size_t n_communes) {
    return n_communes - b->with_data - b->without_data - b->given - b->elsewhere;
}

size_t arp_level_crossing(const arp_level *level, size_t border) {
    size_t n = 0;
    for (size_t t = 0; level->outside[border] && t < level->n; t++)
        n += level->outside[border][t] > 0;
    return n;
}
