/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_subsets.h"

#include "oracle/slow_drivers.h"

void slow_subset_score(const slow_side *side, size_t set, double *score) {
    double total = 0.0;
    for (size_t l = 0; l < side->q; l++) total += set >> l & 1 ? side->w[l] : 0.0;
    for (size_t i = 0; i < side->n; i++) {
        score[i] = 0.0;
        for (size_t l = 0; l < side->q; l++) {
            if (set >> l & 1) score[i] += side->w[l] * side->z[l][i];
        }
        score[i] /= total;
    }
}

double slow_subsets_best(const slow_side *side, const bool *in) {
    double score[SLOW_SUBSETS_ROWS], best = -1.0;
    for (size_t set = 1; set < (size_t)1 << side->q; set++) {
        slow_subset_score(side, set, score);
        double c = slow_concordance(score, side->n, in);
        if (c > best) best = c;
    }
    return best;
}

/* Goes through every T that keeps `in` below row i and has `left` more rows from i on. */
static void every(const slow_side *side, bool *in, size_t i, size_t left, double observed,
                  double count[2]) {
    if (left == 0) {
        count[0] += 1.0;
        count[1] += slow_subsets_best(side, in) >= observed;
        return;
    }
    for (; i + left <= side->n; i++) {
        in[i] = true;
        every(side, in, i + 1, left - 1, observed, count);
        in[i] = false;
    }
}

double slow_subsets_p(const slow_side *side, const bool *in) {
    bool there[SLOW_SUBSETS_ROWS] = {false};
    double count[2] = {0.0, 0.0};
    size_t m = 0;
    for (size_t i = 0; i < side->n; i++) m += in[i];
    every(side, there, 0, m, slow_subsets_best(side, in), count);
    return count[1] / count[0];
}
