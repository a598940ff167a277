/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In what share of studies the simultaneous 95 % rank sets hold every true rank, from counts to
   sets: bench_coverage [STUDIES [SEED [N]]], N: of that size alone. A study has n territories of
   log-normal population (median 4 000, log sd 0.8), true rates that are all alike or gamma with a
   coefficient of variation of 30 to 40 %, and two sides of two indicators: general practitioners
   and dentists (Poisson, 1 and 0.7 per 1 000 people), unemployment (10 % of 45 % of the people) and
   15-17 year olds out of school (3.4 % of 3.5 % of them), both binomial; or of dentists alone.
   Counts are drawn from the true rates, values made of them, and arp_sensitivity_run() gives the
   sets. A true rank is that of the true rates on the scale of the observed values, which this
   program works out on its own. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/rng.h"
#include "base/threads.h"
#include "sensitivity/sensitivity.h"
#include "unit/build.h"

enum { MOST = 263, COLUMNS = 4, STUDIES = 2000, SEED = 2018, TRIES = 100 };

static const double TIE = 1e-9, MEDIAN = 4000.0, LOG_SD = 0.8;

/* What is counted: of `part` of the people, at a mean rate, spread by a coefficient of variation.
 */
static const struct {
    arp_error_model model;
    double rate, part, variation;
    int polarity;
} OF[COLUMNS] = {{ARP_ERROR_POISSON, 0.0007, 1.0, 0.35, -1},
                 {ARP_ERROR_BINOMIAL, 0.1, 0.45, 0.3, 1},
                 {ARP_ERROR_POISSON, 0.001, 1.0, 0.32, -1},
                 {ARP_ERROR_BINOMIAL, 0.034, 0.035, 0.4, 1}};

typedef struct cell {
    const arp_normaliser *normalise;
    size_t n, columns, studies;
    bool alike;
    uint64_t seed;
    unsigned char *held; /* studies: 1 held, 0 not, 2 could not be run */
} cell;

typedef struct world {
    uint64_t seed, study;
    uint32_t lane;
    double truth[COLUMNS][MOST], y[COLUMNS][MOST], of[COLUMNS][MOST], x[COLUMNS][MOST];
    uint8_t mark[MOST];
    arp_summand count[COLUMNS];
    arp_error_column error[COLUMNS];
    build_plan b;
} world;

static double uniform(world *w) {
    return arp_u01(w->seed, w->study, w->lane++);
}

static double gauss(world *w) {
    double r = sqrt(-2.0 * log(uniform(w)));
    return r * cos(6.283185307179586 * uniform(w));
}

/* Marsaglia and Tsang 2000, shape above 1. */
static double gamma_of(world *w, double shape) {
    double d = shape - 1.0 / 3.0, c = 1.0 / sqrt(9.0 * d);
    for (;;) {
        double z = gauss(w), v = (1.0 + c * z) * (1.0 + c * z) * (1.0 + c * z);
        if (v > 0.0 && log(uniform(w)) < 0.5 * z * z + d - d * v + d * log(v)) return d * v;
    }
}

/* Arrivals of a Poisson process up to `mean`. */
static double poisson(world *w, double mean) {
    double count = -1.0;
    for (double at = 0.0; at <= mean; count += 1.0) at -= log(uniform(w));
    return count;
}

/* Successes among n tries, from gap to gap. */
static double binomial(world *w, double n, double p) {
    double count = -1.0;
    for (double at = 0.0; at <= n; count += 1.0) at += ceil(log(uniform(w)) / log1p(-p));
    return count;
}

static void draw(world *w, const cell *c) {
    for (size_t i = 0; i < c->n; i++) {
        double people = exp(log(MEDIAN) + LOG_SD * gauss(w));
        for (size_t j = 0; j < c->columns; j++) {
            double shape = 1.0 / (OF[j].variation * OF[j].variation);
            double rate = OF[j].rate * (c->alike ? 1.0 : gamma_of(w, shape) / shape);
            rate = fmin(rate, 0.9);
            w->of[j][i] = round(people * OF[j].part) + 1.0;
            w->y[j][i] = OF[j].model == ARP_ERROR_POISSON ? poisson(w, rate * w->of[j][i])
                                                          : binomial(w, w->of[j][i], rate);
            w->truth[j][i] = 1000.0 * rate;
            w->x[j][i] = 1000.0 * w->y[j][i] / w->of[j][i];
        }
    }
}

/* The tree: two sides of two, or one indicator. */
static void plant(world *w, const cell *c) {
    static const char *const NAME[COLUMNS] = {"dentists", "unemployed", "doctors", "out of school"};
    build_start(&w->b);
    w->b.plan.normalise = c->normalise;
    size_t side[2] = {0, 0};
    if (c->columns > 1) {
        side[0] = build_node(&w->b, 0, "care", 1.0);
        side[1] = build_node(&w->b, 0, "social", 1.0);
    }
    for (size_t j = 0; j < c->columns; j++) {
        build_leaf(&w->b, side[j % 2], NAME[j], 1.0, j, OF[j].polarity);
        w->count[j] = (arp_summand){.numerator = w->y[j],
                                    .denominator = w->of[j],
                                    .mark = w->mark,
                                    .per = 1000.0,
                                    .summable = true,
                                    .model = OF[j].model};
        w->error[j] = (arp_error_column){.count = &w->count[j]};
    }
}

/* A rate on the scale of the observed ones, rising with need. */
static double on_scale(const world *w, const cell *c, size_t j, double rate) {
    const double *x = w->x[j];
    double n = (double)c->n, sum = 0.0, square = 0.0, least = x[0], most = x[0], less = 0.0,
           same = 0.0;
    for (size_t i = 0; i < c->n; i++) sum += x[i];
    for (size_t i = 0; i < c->n; i++) {
        square += (x[i] - sum / n) * (x[i] - sum / n);
        least = fmin(least, x[i]);
        most = fmax(most, x[i]);
        less += OF[j].polarity * x[i] < OF[j].polarity * rate;
        same += fabs(x[i] - rate) <= 0.0;
    }
    if (c->normalise == &arp_normalise_zscore) {
        return OF[j].polarity * rate / sqrt(square / (n - 1.0));
    }
    if (c->normalise == &arp_normalise_minmax) return OF[j].polarity * rate / (most - least);
    return (less + 0.5 * (same - 1.0)) / (n - 1.0);
}

static bool covered(const world *w, const cell *c, const arp_rank_set *set) {
    double theta[MOST];
    for (size_t i = 0; i < c->n; i++) {
        theta[i] = c->columns == 1 ? OF[0].polarity * w->truth[0][i] : 0.0;
        for (size_t j = 0; c->columns > 1 && j < c->columns; j++) {
            theta[i] += on_scale(w, c, j, w->truth[j][i]) / (double)c->columns;
        }
    }
    for (size_t i = 0; i < c->n; i++) {
        size_t above = 0, below = 0;
        for (size_t j = 0; j < c->n; j++) {
            above += theta[j] > theta[i] + TIE;
            below += theta[j] < theta[i] - TIE;
        }
        if (set[i].low > 1 + above || set[i].high < c->n - below) return false;
    }
    return true;
}

static arp_status find(const world *w, const cell *c, const arp_table *t, arp_sensitivity *out) {
    static const size_t ONE = 1;
    const arp_sensitivity_input in = {
        .plan = &w->b.plan, .values = t, .error = w->error, .k = &ONE, .n_k = 1, .alpha = 0.05};
    const arp_sensitivity_options options = {.seed = c->seed + w->study, .threads = 1};
    return arp_sensitivity_run(&in, &options, out, NULL);
}

/* A study that the index refuses, its column being constant, is drawn again. */
static void one(void *user, size_t slot, uint64_t study) {
    const cell *c = user;
    world *w = arp_zalloc(1, sizeof *w);
    arp_status st = w ? ARP_DOMAIN : ARP_MEMORY;
    (void)slot;
    c->held[study] = 2;
    for (uint64_t try = 0; st == ARP_DOMAIN && try < TRIES; try++) {
        const double *column[COLUMNS] = {w->x[0], w->x[1], w->x[2], w->x[3]};
        arp_sensitivity out = {0};
        *w = (world){.seed = c->seed, .study = study * TRIES + try};
        draw(w, c);
        plant(w, c);
        arp_table t = build_table(c->n, c->columns, column);
        st = find(w, c, &t, &out);
        if (st == ARP_OK) c->held[study] = !out.sets || covered(w, c, out.sets->joint);
        arp_sensitivity_free(&out);
        arp_table_free(&t);
    }
    arp_free(w);
}

/* 1 where the sets hold less often than 94 % less one point, at 2 000 studies. */
static int run(cell *c) {
    size_t held = 0, left = 0;
    struct timespec from, to;
    (void)clock_gettime(CLOCK_MONOTONIC, &from);
    arp_blocks_run(
        &(arp_blocks){.end = c->studies, .threads = arp_threads_online(), .user = c, .work = one});
    (void)clock_gettime(CLOCK_MONOTONIC, &to);
    for (size_t s = 0; s < c->studies; s++) {
        held += c->held[s] == 1;
        left += c->held[s] == 2;
    }
    double share = (double)held / (double)c->studies;
    printf("%4zu  %-8s  %-11s  %-10s  %6.2f  (%zu could not be run, %.0f ms a study)\n", c->n,
           c->alike ? "alike" : "distinct", c->columns == 1 ? "one" : "four", c->normalise->name,
           100.0 * share, left,
           (double)((to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1000000) /
               (double)c->studies);
    (void)fflush(stdout);
    return share < 0.93;
}

int main(int argc, char **argv) {
    static const arp_normaliser *const RULES[] = {&arp_normalise_zscore, &arp_normalise_minmax,
                                                  &arp_normalise_percentile};
    static const size_t SIZE[] = {6, 22, 150, MOST};
    size_t studies = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : STUDIES;
    cell c = {.studies = studies,
              .seed = argc > 2 ? strtoull(argv[2], NULL, 10) : SEED,
              .held = arp_zalloc(studies, 1)};
    int bad = 0;
    if (studies == 0 || !c.held) return 2;
    printf("%zu studies a line, seed %llu: share in %% whose 95 %% sets hold all true ranks\n",
           studies, (unsigned long long)c.seed);
    printf("   n  rates     indicators   scale       held\n");
    for (size_t s = 0; s < sizeof SIZE / sizeof SIZE[0]; s++) {
        c.n = SIZE[s];
        if (argc > 3 && strtoul(argv[3], NULL, 10) != SIZE[s]) continue;
        for (size_t alike = 2; alike-- > 0;) {
            c.alike = alike;
            for (size_t r = 0; r < 4; r++) { /* the last: one indicator, whatever its scale */
                c.columns = r < 3 ? COLUMNS : 1;
                c.normalise = RULES[r % 3];
                bad |= run(&c);
            }
        }
    }
    arp_free(c.held);
    return bad;
}
