/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/verdict.h"

#include <math.h>

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

bool arp_verdict_late(const arp_plan *plan, size_t node, int decided) {
    return decided != 0 && plan->node[node].year > decided;
}

static bool lacks(const arp_plan *plan, size_t node) {
    if (plan->node[node].n_lacks > 0) return true;
    for (size_t c = 0; c < plan->node[node].n_children; c++) {
        if (lacks(plan, plan->node[node].child[c])) return true;
    }
    return false;
}

bool arp_verdict_kept_open(const arp_plan *plan, size_t node, int decided) {
    return arp_verdict_late(plan, node, decided) || lacks(plan, node);
}

int arp_verdict_word(const arp_side *side, size_t n) {
    size_t attested = 0, excluded = 0, only = 0;
    for (size_t s = 0; s < n; s++) {
        if (side[s].state == ARP_ATTESTED) {
            attested++;
            only = s;
        }
        excluded += side[s].state == ARP_EXCLUDED;
    }
    if (attested == 1) return (int)only;
    if (attested > 1) return ARP_WORD_BOTH;
    return excluded == n ? ARP_WORD_NEITHER : ARP_WORD_UNDETERMINED;
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

static void read_side(const arp_plan *plan, int decided, const arp_side_evidence *known,
                      double alpha, arp_side *side) {
    const arp_plan_node *node = &plan->node[side->node];
    side->dated_after = arp_verdict_late(plan, side->node, decided);
    side->dated_partly_after =
        side->dated_after && node->first_year != 0 && node->first_year <= decided;
    side->attested_alone = arp_attests(side->alone.c, side->p_holm, alpha);
    side->against = side->alone.c <= ARP_AGAINST_TO;
    const arp_verdict_reads reads = {.c = side->alone.c,
                                     .p_holm = known->p_holm,
                                     .p_excluded_holm = known->p_excluded_holm,
                                     .kept_open = arp_verdict_kept_open(plan, side->node, decided)};
    side->state = arp_verdict_of(&reads, alpha);
}

void arp_verdict_read(const arp_plan *plan, int decided, arp_drivers *d) {
    for (size_t s = 0; s < d->n_sides; s++) {
        read_side(plan, decided, &d->evidence->side[s], d->alpha, &d->side[s]);
    }
    d->word = arp_verdict_word(d->side, d->n_sides);
    d->word_name = arp_word_name(plan, d->word);
    d->contrast_established = d->contrast_p <= d->alpha;
    d->contrast_reach = arp_contrast_reach(d->contrast_needed);
}
