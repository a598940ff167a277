/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_whole.h"

#include <stdbool.h>

void slow_whole_percentile(const double *need, size_t n, int64_t *out) {
    for (size_t i = 0; i < n; i++) {
        out[i] = 0;
        for (size_t j = 0; j < n; j++) {
            if (j != i) out[i] += need[j] < need[i] ? 2 : need[j] == need[i];
        }
    }
}

void slow_whole_place(const double *need, size_t n, int64_t *out) {
    for (size_t i = 0; i < n; i++) {
        out[i] = 1;
        for (size_t j = 0; j < n; j++) out[i] += need[j] < need[i];
    }
}

void slow_whole_rank(const int64_t *score, size_t n, uint32_t *rank) {
    for (size_t i = 0; i < n; i++) {
        rank[i] = 1;
        for (size_t j = 0; j < n; j++) rank[i] += score[j] > score[i];
    }
}

int64_t slow_whole_midrank(const int64_t *score, size_t n, size_t i) {
    int64_t twice = 1;
    for (size_t j = 0; j < n; j++) twice += score[j] < score[i] ? 2 : score[j] == score[i];
    return twice;
}

double slow_whole_concordance(const int64_t *score, size_t n, const size_t *selected, size_t m) {
    int64_t twice = 0;
    for (size_t s = 0; s < m; s++) {
        for (size_t j = 0; j < n; j++) {
            bool in = false;
            for (size_t t = 0; t < m; t++) in = in || selected[t] == j;
            if (in) continue;
            twice += score[selected[s]] > score[j] ? 2 : score[selected[s]] == score[j];
        }
    }
    return (double)twice / (double)(2 * m * (n - m));
}
