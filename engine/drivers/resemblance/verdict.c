/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/verdict.h"

#include <math.h>

#include "base/order.h"

/* Place of the first of n rising numbers that is not below x, which is one of them. */
static size_t place_of(const double *rising, size_t n, double x) {
    size_t low = 0, high = n - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rising[middle] < x) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* adjusted[i] = max over p[j] <= p[i] of p[j] times the number of p-values not below p[j]: Holm's
   steps, equal p-values taken at their first one. */
void arp_holm(const double *p, size_t n, double *scratch, double *adjusted) {
    double *rising = scratch, *step = scratch + n, most = 0.0;
    for (size_t i = 0; i < n; i++) rising[i] = p[i];
    arp_sort(rising, n);
    for (size_t i = 0; i < n; i++) {
        most = fmax(most, (double)(n - i) * rising[i]);
        step[i] = fmin(1.0, most);
    }
    for (size_t i = 0; i < n; i++) adjusted[i] = step[place_of(rising, n, p[i])];
}

arp_verdict_state arp_verdict_of(const arp_verdict_reads *reads, double alpha) {
    if (reads->p_holm <= alpha && reads->c >= ARP_ATTESTED_FROM) return ARP_ATTESTED;
    return reads->high < ARP_ATTESTED_FROM && !reads->kept_open ? ARP_EXCLUDED : ARP_CANNOT_TELL;
}

bool arp_verdict_lacks(const arp_plan *plan, size_t node) {
    if (plan->node[node].n_lacks > 0) return true;
    for (size_t c = 0; c < plan->node[node].n_children; c++) {
        if (arp_verdict_lacks(plan, plan->node[node].child[c])) return true;
    }
    return false;
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
