/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/verdict.h"

#include <math.h>

#include "base/fail.h"
#include "base/memory.h"
#include "drivers/resemblance/evidence.h"

bool arp_attests(double c, double p, double alpha) {
    return p <= alpha && c >= ARP_ATTESTED_FROM;
}

double arp_attested_needs(double needed) {
    return isnan(needed) ? needed : fmax(needed, ARP_ATTESTED_FROM);
}

arp_verdict_state arp_verdict_of(const arp_verdict_reads *reads, double alpha) {
    if (arp_attests(reads->c, reads->p_holm, alpha)) return ARP_ATTESTED;
    return reads->p_excluded_holm <= alpha && !reads->kept_open ? ARP_EXCLUDED : ARP_CANNOT_TELL;
}

double arp_late_share(const arp_plan *plan, const double *weight, size_t node) {
    const arp_plan_node *at = &plan->node[node];
    double share = at->late ? 1.0 : 0.0;
    for (size_t c = 0; c < at->n_children; c++) {
        share += weight[at->child[c]] * arp_late_share(plan, weight, at->child[c]);
    }
    return share;
}

bool arp_is_late(double share) {
    static const double HALF = 0.5 + 1e-9; /* shares that add up to one half are not over it */
    return share > HALF;
}

void arp_late_sides(const arp_plan *plan, const double *weight, bool *late) {
    const arp_plan_node *root = &plan->node[0];
    for (size_t s = 0; s < root->n_children; s++) {
        late[s] = arp_is_late(arp_late_share(plan, weight, root->child[s]));
    }
}

static bool lacks(const arp_plan *plan, size_t node) {
    if (plan->node[node].n_lacks > 0) return true;
    for (size_t c = 0; c < plan->node[node].n_children; c++) {
        if (lacks(plan, plan->node[node].child[c])) return true;
    }
    return false;
}

bool arp_verdict_kept_open(const arp_plan *plan, size_t node) {
    return lacks(plan, node);
}

int arp_verdict_word(const arp_verdict_ballot *ballot) {
    size_t eligible = 0, attested = 0, excluded = 0, separated = 0, only = 0;
    for (size_t s = 0; s < ballot->n_sides; s++) {
        if (ballot->state[s] == ARP_LATE) continue;
        eligible++;
        separated += ballot->separated[s];
        excluded += ballot->state[s] == ARP_EXCLUDED;
        if (ballot->state[s] != ARP_ATTESTED) continue;
        attested++;
        only = s;
    }
    if (eligible == 0) return ARP_WORD_NOT_ANSWERABLE;
    if (attested == 1) return (int)only;
    if (attested > 1) return ARP_WORD_BOTH;
    if (eligible > 1 && excluded == eligible) return ARP_WORD_NEITHER;
    return eligible > 1 && separated == eligible ? ARP_WORD_NOT_SEPARABLE : ARP_WORD_UNDETERMINED;
}

const char *arp_word_of_no_side(int word) {
#define ARP_WORD_TEXT(id, number, text) text,
    static const char *const TEXT[] = {ARP_WORDS(ARP_WORD_TEXT)};
#undef ARP_WORD_TEXT
    return TEXT[arp_word_place(word, 0)];
}

const char *arp_word_name(const arp_plan *plan, int word) {
    if (word < 0) return arp_word_of_no_side(word);
    return plan->node[plan->node[0].child[word]].name;
}

size_t arp_word_place(int word, size_t n_sides) {
    if (word >= 0) return (size_t)word;
    return n_sides + (size_t)(ARP_WORD_BOTH - word);
}

int arp_word_at(size_t place, size_t n_sides) {
    return place < n_sides ? (int)place : ARP_WORD_BOTH - (int)(place - n_sides);
}

/* Above 1/2 it takes a side that singles the choice out beside one at chance; above 1 nothing
   would do. */
arp_reach arp_contrast_reach(double needed) {
    if (isnan(needed) || needed > 1) return ARP_REACH_NEVER;
    return needed > 0.5 ? ARP_REACH_HARDLY : ARP_REACH_REAL;
}

static void read_side(const arp_plan *plan, const arp_side_evidence *known, double alpha,
                      arp_side *side) {
    const arp_verdict_reads reads = {.c = side->alone.c,
                                     .p_holm = known->p_holm,
                                     .p_excluded_holm = known->p_excluded_holm,
                                     .kept_open = arp_verdict_kept_open(plan, side->node)};
    side->attested_alone = !side->late && arp_attests(side->alone.c, side->p_holm, alpha);
    side->against = side->alone.c <= ARP_AGAINST_TO;
    side->state = side->late ? ARP_LATE : arp_verdict_of(&reads, alpha);
}

arp_status arp_verdict_read(const arp_plan *plan, arp_drivers *d, arp_error *err) {
    arp_verdict_state *state;
    bool *separated;
    if (!arp_zalloc_all(ARP_ARRAY(state, d->n_sides), ARP_ARRAY(separated, d->n_sides)))
        return arp_fail_memory(err);
    for (size_t s = 0; s < d->n_sides; s++) {
        read_side(plan, &d->evidence->side[s], d->alpha, &d->side[s]);
        state[s] = d->side[s].state;
        separated[s] = d->evidence->side[s].separated;
    }
    const arp_verdict_ballot ballot = {state, separated, d->n_sides};
    d->word = arp_verdict_word(&ballot);
    d->word_name = arp_word_name(plan, d->word);
    d->contrast_established = d->contrast_p <= d->alpha;
    d->contrast_reach = arp_contrast_reach(d->contrast_needed);
    arp_free(state);
    arp_free(separated);
    return ARP_OK;
}
