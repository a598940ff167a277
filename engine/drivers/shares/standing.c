/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/shares/standing.h"

#include "base/order.h"

arp_status arp_ladders_take(arp_ladders *ladders, const arp_case *what, arp_error *err) {
    size_t n = what->n;
    if (!arp_zalloc_all(ARP_ARRAY(ladders->all.x, n), ARP_ARRAY(ladders->unselected.x, n),
                        ARP_ARRAY(ladders->order, n), ARP_ARRAY(ladders->place, n)))
        return arp_fail_memory(err);
    ladders->all.n = n;
    ladders->unselected.n = n - what->m;
    for (size_t i = 0; i < n; i++) ladders->place[i] = what->m;
    for (size_t t = 0; t < what->m; t++) ladders->place[what->selected[t]] = t;
    return ARP_OK;
}

arp_status arp_ladders_fill(arp_ladders *ladders, const arp_case *what, double *score,
                            arp_error *err) {
    size_t n = what->n, rest = ladders->unselected.n;
    if (!arp_order_falling(score, n, ladders->order)) return arp_fail_memory(err);
    arp_settle_ties(score, ladders->order, n);
    ladders->ties =
        arp_ties_among(score, n, score[ladders->order[0]], score[ladders->order[n - 1]]);
    for (size_t j = 0; j < what->n; j++) {
        size_t i = ladders->order[j];
        ladders->all.x[what->n - 1 - j] = score[i];
        if (ladders->place[i] == what->m) ladders->unselected.x[--rest] = score[i];
    }
    return ARP_OK;
}

void arp_ladders_free(arp_ladders *ladders) {
    arp_free(ladders->all.x);
    arp_free(ladders->unselected.x);
    arp_free(ladders->order);
    arp_free(ladders->place);
    *ladders = (arp_ladders){0};
}

/* How many of n rising numbers are below x, or not above it. */
static size_t count_below(const double *rising, size_t n, double x, bool equal_too) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rising[middle] < x || (equal_too && rising[middle] == x)) low = middle + 1;
        else high = middle;
    }
    return low;
}

static void find(arp_ladder *at, double x) {
    at->below = count_below(at->x, at->n, x, false);
    at->not_above = count_below(at->x, at->n, x, true);
}

static void step(arp_ladder *at, double x) {
    while (at->below < at->n && at->x[at->below] < x) at->below++;
    while (at->below > 0 && at->x[at->below - 1] >= x) at->below--;
    while (at->not_above < at->n && at->x[at->not_above] <= x) at->not_above++;
    while (at->not_above > 0 && at->x[at->not_above - 1] > x) at->not_above--;
}

/* The territory itself is one of all. */
static arp_standing standing(const arp_ladder *all, const arp_ladder *rest, double own, double x) {
    return (arp_standing){.above = all->n - all->not_above - (own > x),
                          .tied = all->not_above - all->below - (own == x),
                          .won = rest->below + rest->not_above};
}

/* The score of the group that x falls into, or of the one below that it is the first of; x itself
   where it stands alone. The ladder of all is at x. */
static double settled(arp_ladders *ladders, double x) {
    const arp_ladder *all = &ladders->all;
    if (all->below < all->not_above) return x;
    if (all->not_above < all->n) {
        double above = all->x[all->not_above];
        if (arp_ties_hold(&ladders->ties, above, x)) return above;
    }
    if (all->below > 0) {
        double below = all->x[all->below - 1];
        if (arp_ties_hold(&ladders->ties, x, below)) return below;
    }
    return x;
}

arp_standing arp_standing_find(arp_ladders *ladders, double own, double x) {
    find(&ladders->all, x);
    find(&ladders->unselected, x);
    return arp_standing_near(ladders, own, x);
}

arp_standing arp_standing_near(arp_ladders *ladders, double own, double x) {
    step(&ladders->all, x);
    x = settled(ladders, x);
    step(&ladders->all, x);
    step(&ladders->unselected, x);
    return standing(&ladders->all, &ladders->unselected, own, x);
}

double arp_standing_midrank(const arp_standing *here) {
    return 1.0 + (double)here->above + 0.5 * (double)here->tied;
}

double arp_standing_seat(const arp_standing *here, size_t k) {
    if (here->above >= k) return 0.0;
    size_t left = k - here->above, sharing = here->tied + 1;
    return left >= sharing ? 1.0 : (double)left / (double)sharing;
}
