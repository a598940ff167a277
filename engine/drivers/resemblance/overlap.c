/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/overlap.h"

#include "base/order.h"

double arp_overlap_seats(const double *score, size_t n, size_t k, const size_t *selected, size_t m,
                         double *scratch) {
    for (size_t i = 0; i < n; i++) scratch[i] = score[i];
    double border = arp_kth_largest(scratch, n, k);
    size_t above = 0, tied = 0, mine = 0, mine_tied = 0;
    for (size_t i = 0; i < n; i++) {
        above += score[i] > border;
        tied += score[i] == border;
    }
    for (size_t t = 0; t < m; t++) {
        mine += score[selected[t]] > border;
        mine_tied += score[selected[t]] == border;
    }
    return (double)mine + (double)(mine_tied * (k - above)) / (double)tied;
}
