/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/overlap.h"

#include "base/order.h"
#include "base/ties.h"

/* The highest and the lowest score of the group that the k-th is in. */
static void find_border(const double *score, size_t n, size_t k, double *scratch, double *highest,
                        double *lowest) {
    double high = score[0], low = score[0];
    bool near = false;
    for (size_t i = 0; i < n; i++) {
        scratch[i] = score[i];
        high = fmax(high, score[i]);
        low = fmin(low, score[i]);
    }
    *highest = *lowest = arp_kth_largest(scratch, n, k);
    arp_ties ties = arp_ties_among(score, n, high, low);
    for (size_t i = 0; i < n; i++) {
        double x = score[i], above = fmax(x, *highest), below = fmin(x, *highest);
        near = near || (below < above && arp_tied(above, below, ties.most));
    }
    if (!near) return;
    arp_sort(scratch, n);
    for (size_t from = 0, to; from < k; from = to) {
        *highest = scratch[n - 1 - from];
        for (to = from; to < n && arp_ties_hold(&ties, *highest, scratch[n - 1 - to]); to++) {
            *lowest = scratch[n - 1 - to];
        }
    }
}

double arp_overlap_seats(const double *score, size_t n, size_t k, const size_t *selected, size_t m,
                         double *scratch) {
    double highest, lowest;
    find_border(score, n, k, scratch, &highest, &lowest);
    size_t above = 0, tied = 0, mine = 0, mine_tied = 0;
    for (size_t i = 0; i < n; i++) {
        above += score[i] > highest;
        tied += score[i] <= highest && score[i] >= lowest;
    }
    for (size_t t = 0; t < m; t++) {
        double x = score[selected[t]];
        mine += x > highest;
        mine_tied += x <= highest && x >= lowest;
    }
    return (double)mine + (double)(mine_tied * (k - above)) / (double)tied;
}
