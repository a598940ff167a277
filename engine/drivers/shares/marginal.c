/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/order.h"
#include "drivers/shares/shares.h"

/* One side's weighted line, and the same rising. */
typedef struct part {
    double *x, *rising;
} part;

/* How many of the other side's parts bring the sum to the threshold. Rounded sums keep the order
   of what is added, so the border is found by halving. Side 0 is added first, as in a mix. */
static size_t reaching(double own, size_t side, const double *other, size_t n, double threshold) {
    size_t low = 0, high = n; /* other[low - 1] is too little, other[high] is enough */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        double sum = side == 0 ? own + other[middle] : other[middle] + own;
        if (sum >= threshold) high = middle;
        else low = middle + 1;
    }
    return n - low;
}

static size_t not_below(const double *x, size_t n, double threshold) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++) count += x[i] >= threshold;
    return count;
}

arp_status arp_marginal_membership(const arp_share_case *c, double *v, arp_error *err) {
    const arp_case *what = c->what;
    size_t n = what->n, reach[2];
    double *memory = arp_zalloc(n, 6 * sizeof *memory), border[2];
    if (!memory) return arp_fail_memory(err);
    double *score = memory, *scratch = memory + n;
    part side[2] = {{memory + 2 * n, memory + 3 * n}, {memory + 4 * n, memory + 5 * n}};
    for (size_t s = 0; s < 2; s++) {
        for (size_t i = 0; i < n; i++) {
            side[s].x[i] = side[s].rising[i] = what->weight[s] * what->line[s][i];
        }
        arp_sort(side[s].rising, n);
    }
    arp_case_mix(what, what->weight, score);
    for (size_t b = 0; b < 2; b++) {
        for (size_t i = 0; i < n; i++) scratch[i] = score[i];
        border[b] = arp_kth_largest(scratch, n, c->k + b);
        reach[b] = not_below(score, n, border[b]);
    }
    for (size_t i = 0; i < n; i++) {
        size_t b = score[i] >= border[0]; /* without it, the next one is the k-th */
        v[4 * i] = (double)reach[b] / (double)n;
        for (size_t s = 0; s < 2; s++) {
            size_t r = reaching(side[s].x[i], s, side[1 - s].rising, n, border[b]);
            v[4 * i + (size_t)1 + s] = (double)r / (double)n;
        }
        v[4 * i + 3] = score[i] >= border[b] ? 1.0 : 0.0;
    }
    arp_free(memory);
    return ARP_OK;
}
