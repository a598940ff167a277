/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_kernel.h"

#include <stdlib.h>

void slow_weighted_sums(const double *x, size_t n, size_t p, const double *w, double *score) {
    for (size_t i = 0; i < n; i++) score[i] = w[0] * x[i];
    for (size_t j = 1; j < p; j++) {
        for (size_t i = 0; i < n; i++) {
            volatile double product = w[j] * x[j * n + i]; /* rounded before it is added */
            score[i] = score[i] + product;
        }
    }
}

void slow_rank_by_counting(const double *score, size_t n, uint32_t *rank) {
    for (size_t i = 0; i < n; i++) {
        rank[i] = 1;
        for (size_t j = 0; j < n; j++) rank[i] += score[j] > score[i];
    }
}

bool slow_ranks_hold(const double *score, size_t n, const uint32_t *rank) {
    uint32_t *one = calloc(n + 2, sizeof *one);   /* a territory of each rank, plus 1 */
    uint32_t *many = calloc(n + 2, sizeof *many); /* how many have it */
    bool hold = one && many;
    for (size_t i = 0; hold && i < n; i++) {
        hold = rank[i] >= 1 && rank[i] <= n;
        if (!hold) break;
        one[rank[i]] = (uint32_t)i + 1;
        many[rank[i]]++;
    }
    for (size_t i = 0; hold && i < n; i++) {
        double of_the_rank = score[one[rank[i]] - 1];
        hold = score[i] >= of_the_rank && score[i] <= of_the_rank;
    }
    for (size_t r = 1; hold && r <= n;) {
        size_t next = r + many[r];
        hold = many[r] > 0 && (next > n || (one[next] && score[one[r] - 1] > score[one[next] - 1]));
        r = next;
    }
    free(one);
    free(many);
    return hold;
}

void slow_tally_add(slow_tally *t, const uint32_t *rank, const double *w) {
    size_t n = t->n;
    t->draws++;
    for (size_t i = 0; i < n; i++) {
        uint64_t r = rank[i];
        t->sum[i] += r;
        t->square[i] += r * r;
        for (size_t j = 0; j < t->n_k; j++) t->first[j * n + i] += r <= t->k[j];
        if (t->at) t->at[i * n + r - 1]++;
        if (t->bin) t->bin[i * t->n_bins + (r - 1) * t->n_bins / n]++;
        for (size_t j = 0; t->before && j < n; j++) {
            t->before[i * n + j] += r < rank[j] ? 2 : r == rank[j];
        }
        if (r != 1 || !t->top) continue;
        t->top[i]++;
        for (size_t j = 0; j < t->p; j++) t->top_weight[i * t->p + j] += w[j];
    }
}
