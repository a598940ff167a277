/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_ranks.h"

#include <math.h>
#include <stdlib.h>

static int rising(const void *p, const void *q) {
    double x = *(const double *)p, y = *(const double *)q;
    return (x > y) - (x < y);
}

static double difference(const slow_estimates *of, size_t i, size_t j) {
    return sqrt(of->sigma[i] * of->sigma[i] + of->sigma[j] * of->sigma[j]);
}

static double largest(const slow_estimates *of, const double *z, bool (*in)[SLOW_RANKS_MOST]) {
    double most = 0.0;
    for (size_t i = 0; i < of->n; i++) {
        for (size_t j = 0; j < of->n; j++) {
            if (!in[i][j]) continue;
            most = fmax(most, (of->sigma[i] * z[i] - of->sigma[j] * z[j]) / difference(of, i, j));
        }
    }
    return most;
}

static void sets_of(const slow_estimates *of, bool (*apart)[SLOW_RANKS_MOST], slow_rank_set *set) {
    for (size_t i = 0; i < of->n; i++) {
        set[i] = (slow_rank_set){1, of->n};
        for (size_t j = 0; j < of->n; j++) {
            set[i].low += apart[j][i];
            set[i].high -= apart[i][j];
        }
    }
}

double slow_rank_joint(const slow_estimates *of, const double *z, size_t replicates, bool stepdown,
                       slow_rank_set *set) {
    bool in[SLOW_RANKS_MOST][SLOW_RANKS_MOST] = {0}, apart[SLOW_RANKS_MOST][SLOW_RANKS_MOST] = {0};
    double *most = calloc(replicates, sizeof *most), c = 0.0;
    size_t live = 0, new = 0;
    for (size_t i = 0; i < of->n; i++) {
        for (size_t j = 0; j < of->n; j++) {
            in[i][j] = i != j && difference(of, i, j) > 0.0;
            apart[i][j] = !in[i][j] && of->x[i] > of->x[j];
            live += in[i][j];
        }
    }
    do {
        if (live == 0) break;
        for (size_t r = 0; r < replicates; r++) most[r] = largest(of, z + r * of->n, in);
        qsort(most, replicates, sizeof *most, rising);
        /* at least (R + 1)(1 - alpha) of the replicates at or below, to rounding */
        size_t at = (size_t)ceil((double)(replicates + 1) * (1.0 - of->alpha) - 1e-9);
        c = most[at - 1];
        new = 0;
        for (size_t i = 0; i < of->n; i++) {
            for (size_t j = 0; j < of->n; j++) {
                if (!in[i][j] || !(of->x[i] - of->x[j] > c * difference(of, i, j))) continue;
                in[i][j] = false;
                apart[i][j] = true;
                new ++;
            }
        }
    } while (stepdown && new > 0);
    sets_of(of, apart, set);
    free(most);
    return c;
}

static double at_most(double x) {
    return 0.5 * erfc(-x / sqrt(2.0));
}

/* The rest of one row's problem: which pairs are told apart. */
typedef struct row {
    size_t i, half;
    bool above[SLOW_ALONE_MOST], below[SLOW_ALONE_MOST];
} row;

static double given(const slow_estimates *of, const row *r, double c, double z) {
    double p = 1.0, own = of->sigma[r->i] * z;
    for (size_t j = 0; j < of->n; j++) {
        double reach = c * difference(of, r->i, j), s = of->sigma[j];
        if (j == r->i || s == 0.0) continue;
        p *= (r->below[j] ? 1.0 : at_most((own + reach) / s)) -
             (r->above[j] ? 0.0 : at_most((own - reach) / s));
    }
    return p;
}

/* Against one without error the pair stays within c where Z_i does. */
static double coverage(const slow_estimates *of, const row *r, double c) {
    double from = -8.5, to = 8.5, sum = 0.0;
    if (of->sigma[r->i] == 0.0) return given(of, r, c, 0.0);
    for (size_t j = 0; j < of->n; j++) {
        if (j == r->i || of->sigma[j] > 0.0) continue;
        if (!r->below[j]) from = -c;
        if (!r->above[j]) to = c;
    }
    double h = (to - from) / (double)(2 * r->half);
    for (size_t k = 0; k <= 2 * r->half; k++) {
        double z = from + h * (double)k, by = k == 0 || k == 2 * r->half ? 1.0 : k % 2 ? 4.0 : 2.0;
        sum += by * exp(-0.5 * z * z) * given(of, r, c, z);
    }
    return sum * h / 3.0 / sqrt(8.0 * atan(1.0));
}

static double critical(const slow_estimates *of, const row *r) {
    double low = 0.0, high = 8.0;
    for (int i = 0; i < 30; i++) {
        double c = 0.5 * (low + high);
        if (coverage(of, r, c) < 1.0 - of->alpha) low = c;
        else high = c;
    }
    return high;
}

double slow_rank_alone(const slow_estimates *of, size_t i, size_t half, slow_rank_set *set) {
    row r = {.i = i, .half = half};
    size_t live = 0, new;
    double c = 0.0;
    for (size_t j = 0; j < of->n; j++) {
        bool exact = difference(of, i, j) == 0.0;
        r.above[j] = exact && of->x[i] > of->x[j];
        r.below[j] = exact && of->x[i] < of->x[j];
        live += j != i && !exact;
    }
    do {
        new = 0;
        if (live > 0) c = critical(of, &r);
        for (size_t j = 0; j < of->n; j++) {
            double gap = of->x[i] - of->x[j], border = c * difference(of, i, j);
            if (j == i || difference(of, i, j) == 0.0) continue;
            new += (!r.above[j] && gap > border) || (!r.below[j] && -gap > border);
            r.above[j] = r.above[j] || gap > border;
            r.below[j] = r.below[j] || -gap > border;
        }
    } while (new > 0);
    *set = (slow_rank_set){1, of->n};
    for (size_t j = 0; j < of->n; j++) {
        set->low += r.below[j];
        set->high -= r.above[j];
    }
    return c;
}

void slow_rank_intervals(const slow_estimates *of, double miss, slow_rank_set *set) {
    bool apart[SLOW_RANKS_MOST][SLOW_RANKS_MOST] = {0};
    double low = 0.0, high = 40.0;
    for (int i = 0; i < 80; i++) {
        double z = 0.5 * (low + high);
        if (erfc(z / sqrt(2.0)) > miss) low = z;
        else high = z;
    }
    for (size_t i = 0; i < of->n; i++) {
        for (size_t j = 0; j < of->n; j++) {
            apart[i][j] = of->x[i] - high * of->sigma[i] > of->x[j] + high * of->sigma[j];
        }
    }
    sets_of(of, apart, set);
}

void slow_rank_apart(const slow_estimates *of, double c, slow_rank_set *set) {
    for (size_t i = 0; i < of->n; i++) {
        set[i] = (slow_rank_set){1, of->n};
        for (size_t j = 0; j < of->n; j++) {
            double border = c * difference(of, i, j);
            set[i].low += of->x[j] - of->x[i] > border;
            set[i].high -= of->x[i] - of->x[j] > border;
        }
    }
}

size_t slow_rank_first(const slow_estimates *of, const double *z, size_t replicates, size_t i,
                       size_t k) {
    size_t hits = 0;
    for (size_t r = 0; r < replicates; r++) {
        const double *at = z + r * of->n;
        size_t above = 0;
        for (size_t j = 0; j < of->n; j++) {
            above += of->x[j] + of->sigma[j] * at[j] > of->x[i] + of->sigma[i] * at[i];
        }
        hits += above < k;
    }
    return hits;
}

uint32_t slow_rank_quantile(const uint32_t *rank, size_t draws, unsigned percent) {
    for (uint32_t r = 1;; r++) {
        size_t reached = 0;
        for (size_t d = 0; d < draws; d++) reached += rank[d] <= r;
        if (100 * reached >= percent * draws) return r;
    }
}

static size_t breakpoints(const double *a, const double *b, size_t n, double from, double to,
                          double *at) {
    size_t found = 0;
    at[found++] = from;
    at[found++] = to;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            double w = (b[j] - b[i]) / ((a[i] - b[i]) - (a[j] - b[j]));
            if (w > from && w < to) at[found++] = w;
        }
    }
    qsort(at, found, sizeof *at, rising);
    return found;
}

void slow_rank_lengths(const double *a, const double *b, size_t n, double from, double to,
                       double *share, double *central) {
    double *at = calloc(n * n + 2, sizeof *at);
    size_t found = breakpoints(a, b, n, from, to, at);
    for (size_t i = 0; i < n; i++) {
        double moment = 0.0;
        for (size_t r = 0; r < n; r++) share[i * n + r] = 0.0;
        for (size_t p = 0; p + 1 < found; p++) {
            double w = 0.5 * (at[p] + at[p + 1]), length = (at[p + 1] - at[p]) / (to - from);
            size_t above = 0;
            for (size_t j = 0; j < n; j++) {
                above += w * a[j] + (1.0 - w) * b[j] > w * a[i] + (1.0 - w) * b[i];
            }
            share[i * n + above] += length;
            if (above == 0) moment += length * w;
        }
        central[i] = moment / share[i * n];
    }
    free(at);
}
