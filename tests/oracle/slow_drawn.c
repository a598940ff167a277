/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_drawn.h"

#include <math.h>

static int has(unsigned set, size_t i) {
    return (int)(set >> i & 1u);
}

static size_t members(unsigned set, size_t *row) {
    size_t k = 0;
    for (size_t i = 0; i < SLOW_DRAWN_MOST; i++) {
        if (has(set, i)) row[k++] = i;
    }
    return k;
}

double slow_drawn_trees(const slow_drawn *d, unsigned set) {
    double laplacian[SLOW_DRAWN_MOST][SLOW_DRAWN_MOST] = {{0}}, determinant = 1.0;
    size_t row[SLOW_DRAWN_MOST], k = members(set, row);
    for (size_t a = 0; a < k; a++) {
        for (size_t b = 0; b < k; b++) {
            if (!has(d->touch[row[a]], row[b])) continue;
            laplacian[a][b] = -1.0;
            laplacian[a][a] += 1.0;
        }
    }
    /* without the last row and column; it is positive definite, so no pivoting */
    for (size_t p = 0; p + 1 < k; p++) {
        determinant *= laplacian[p][p];
        for (size_t a = p + 1; a + 1 < k; a++) {
            double by = laplacian[a][p] / laplacian[p][p];
            for (size_t b = p; b + 1 < k; b++) laplacian[a][b] -= by * laplacian[p][b];
        }
    }
    return determinant;
}

size_t slow_drawn_cut(const slow_drawn *d, unsigned set) {
    size_t cut = 0;
    for (size_t i = 0; i < d->n; i++) {
        for (size_t j = 0; j < d->n; j++) cut += has(set, i) && !has(set, j) && has(d->touch[i], j);
    }
    return cut;
}

static double people(const slow_drawn *d, unsigned set) {
    double sum = 0.0;
    for (size_t i = 0; i < d->n; i++) sum += has(set, i) ? d->people[i] : 0.0;
    return sum;
}

static int hangs_together(const slow_drawn *d, unsigned set) {
    unsigned found = set & (~set + 1u), before = 0;
    while (found != before) {
        before = found;
        for (size_t i = 0; i < d->n; i++) {
            if (has(before, i)) found |= d->touch[i] & set;
        }
    }
    return set != 0 && found == set;
}

int slow_drawn_could(const slow_drawn *d, unsigned set) {
    size_t row[SLOW_DRAWN_MOST];
    double k = (double)members(set, row), own = (double)members(d->chosen, row);
    double p = people(d, set), own_p = people(d, d->chosen);
    if (5.0 * k < 4.0 * own || 5.0 * k > 6.0 * own) return 0;
    if (p < 0.75 * own_p || p > 1.25 * own_p) return 0;
    return hangs_together(d, set) && slow_drawn_cut(d, set) <= slow_drawn_cut(d, d->chosen);
}

double slow_drawn_score(const slow_drawn *d, unsigned set) {
    double sum = 0.0;
    for (size_t i = 0; i < d->n; i++) sum += has(set, i) ? d->people[i] * d->need[i] : 0.0;
    return sum / people(d, set);
}

void slow_drawn_laws(const slow_drawn *d, slow_drawn_law law[2]) {
    double own = slow_drawn_score(d, d->chosen);
    law[0] = law[1] = (slow_drawn_law){0};
    for (unsigned set = 1; set < 1u << d->n; set++) {
        if (!slow_drawn_could(d, set)) continue;
        double score = slow_drawn_score(d, set);
        for (int l = 0; l < 2; l++) {
            double w = l ? slow_drawn_trees(d, set) : 1.0;
            law[l].sets += w;
            law[l].mean += w * score;
            if (fabs(score - own) <= 1e-9) law[l].tied += w;
            else if (score > own) law[l].above += w;
        }
    }
    for (int l = 0; l < 2; l++) {
        law[l].mean /= law[l].sets;
        law[l].above /= law[l].sets;
        law[l].tied /= law[l].sets;
    }
}
