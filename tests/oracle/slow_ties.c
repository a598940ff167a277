/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_ties.h"

#include <math.h>
#include <stdlib.h>

long double slow_spread(const double *score, size_t n) {
    long double sum = 0, squares = 0, k = 0;
    for (size_t i = 0; i < n; i++) {
        if (isnan(score[i])) continue;
        sum += score[i];
        k++;
    }
    for (size_t i = 0; i < n; i++) {
        long double d = isnan(score[i]) ? 0 : score[i] - sum / k;
        squares += d * d;
    }
    return k > 0 ? sqrtl(squares / k) : 0;
}

bool slow_tied(double first, double x, long double spread) {
    long double gap = fabsl((long double)first - x), larger = fmaxl(fabsl(first), fabsl(x));
    return gap <= 1e-12L * fmaxl(larger, spread);
}

typedef struct place {
    double score;
    size_t row;
} place;

static int falling(const void *a, const void *b) {
    double p = ((const place *)a)->score, q = ((const place *)b)->score;
    return (p < q) - (p > q);
}

void slow_settle(double *score, size_t n) {
    long double spread = slow_spread(score, n);
    place *sorted = calloc(n + 1, sizeof *sorted);
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(score[i])) sorted[k++] = (place){score[i], i};
    }
    qsort(sorted, k, sizeof *sorted, falling);
    for (size_t j = 0, first = 0; j < k; j++) {
        if (!slow_tied(sorted[first].score, sorted[j].score, spread)) first = j;
        score[sorted[j].row] = sorted[first].score;
    }
    free(sorted);
}

double *slow_settled(const double *score, size_t n) {
    double *copy = calloc(n + 1, sizeof *copy);
    for (size_t i = 0; i < n; i++) copy[i] = score[i];
    slow_settle(copy, n);
    return copy;
}
