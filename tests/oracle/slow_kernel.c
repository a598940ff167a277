/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_kernel.h"

#include <stdlib.h>

#include "oracle/slow_ties.h"

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
    double *settled = slow_settled(score, n);
    for (size_t i = 0; i < n; i++) {
        rank[i] = 1;
        for (size_t j = 0; j < n; j++) rank[i] += settled[j] > settled[i];
    }
    free(settled);
}

bool slow_ranks_hold(const double *score, size_t n, const uint32_t *rank) {
    long double sd = slow_spread(score, n);
    double *first = calloc(n + 2, sizeof *first); /* the highest score of each rank */
    uint32_t *many = calloc(n + 2, sizeof *many); /* how many have it */
    bool hold = first && many;
    for (size_t i = 0; hold && i < n; i++) {
        hold = rank[i] >= 1 && rank[i] <= n;
        if (!hold) break;
        if (many[rank[i]]++ == 0 || score[i] > first[rank[i]]) first[rank[i]] = score[i];
    }
    for (size_t i = 0; hold && i < n; i++) hold = slow_tied(first[rank[i]], score[i], sd);
    for (size_t r = 1; hold && r <= n;) {
        size_t next = r + many[r];
        hold = many[r] > 0 && (next > n || (many[next] && first[next] < first[r] &&
                                            !slow_tied(first[r], first[next], sd)));
        r = next;
    }
    free(first);
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
