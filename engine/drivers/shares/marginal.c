/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/order.h"
#include "base/ties.h"
#include "drivers/shares/shares.h"

/* One side's weighted line, and the same rising. */
typedef struct part {
    double *x, *rising;
} part;

/* The highest of the scores that are tied for the last seat, and the spread of all. */
typedef struct threshold {
    double first, scale;
} threshold;

static bool reaches(const threshold *t, double score) {
    return score >= t->first || arp_tied(t->first, score, t->scale);
}

/* How many of the other side's parts bring the sum to the threshold. Rounded sums keep the order
   of what is added, so the border is found by halving. Side 0 is added first, as in a mix. */
static size_t reaching(double own, size_t side, const double *other, size_t n,
                       const threshold *border) {
    size_t low = 0, high = n; /* other[low - 1] is too little, other[high] is enough */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        double sum = side == 0 ? own + other[middle] : other[middle] + own;
        if (reaches(border, sum)) high = middle;
        else low = middle + 1;
    }
    return n - low;
}

static size_t all_reaching(const double *x, size_t n, const threshold *border) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++) count += reaches(border, x[i]);
    return count;
}

arp_status arp_marginal_membership(const arp_share_case *c, double *v, arp_error *err) {
    const arp_case *what = c->what;
    size_t n = what->n, reach[2];
    threshold border[2];
    double *memory;
    uint32_t *order;
    if (!arp_zalloc_all(ARP_ROWS(memory, n, 5), ARP_ARRAY(order, n))) return arp_fail_memory(err);
    double *score = memory;
    part side[2] = {{memory + n, memory + 2 * n}, {memory + 3 * n, memory + 4 * n}};
    for (size_t s = 0; s < 2; s++) {
        for (size_t i = 0; i < n; i++) {
            side[s].x[i] = side[s].rising[i] = what->weight[s] * what->line[s][i];
        }
        arp_sort(side[s].rising, n);
    }
    arp_case_mix(what, what->weight, score);
    if (!arp_order_falling(score, n, order)) {
        arp_free(memory);
        arp_free(order);
        return arp_fail_memory(err);
    }
    arp_settle_ties(score, order, n);
    for (size_t b = 0; b < 2; b++) {
        border[b] = (threshold){score[order[c->k + b - 1]], arp_tie_scale(score, n)};
        reach[b] = all_reaching(score, n, &border[b]);
    }
    for (size_t i = 0; i < n; i++) {
        size_t b = score[i] >= border[0].first; /* without it, the next one is the k-th */
        v[4 * i] = (double)reach[b] / (double)n;
        for (size_t s = 0; s < 2; s++) {
            size_t r = reaching(side[s].x[i], s, side[1 - s].rising, n, &border[b]);
            v[4 * i + (size_t)1 + s] = (double)r / (double)n;
        }
        v[4 * i + 3] = score[i] >= border[b].first ? 1.0 : 0.0;
    }
    arp_free(memory);
    arp_free(order);
    return ARP_OK;
}
