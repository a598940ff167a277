/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Size and power of the verdict, when it is known how the selection was made. bench_verdicts [RUNS]

   A world has N territories, two sides and a nuisance column, normal, each pair correlated alike;
   every run has its own. The selection is any m territories, or P(T) is proportional to exp(b sum
   over T of z) with z the second side (the nuisance column where it is given) or the first side, b
   such that the mean concordance with z is .8. A line a setting: how often p of the first side
   given the rest is at most ALPHA, before Holm, and, where nothing made the selection, how often
   the verdict finds a side: the index is run over the table and its verdict asked, as of a study.
   Seeds are SEED and the number of the run.

   Then, of two sides and nothing else, selections of two made on the first side, ever more: how
   often the verdict finds it, against the mean concordance. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "base/quantiles.h"
#include "base/rng.h"
#include "base/threads.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/resemblance/evidence.h"
#include "unit/build.h"
#include "drivers/explain.h"

enum { N = 263, RUNS = 4000, MOST = 10, SEED = 2010, LINES = 3, THREADS = 64 };

static const double ALPHA = 0.05, LEANING = 0.8;

typedef enum made { ON_NOTHING, ON_THE_REST, ON_THE_SIDE, MADES } made;

typedef struct setting {
    size_t m;
    double correlation;
    bool given;
    made on;
    double leaning; /* mean concordance with what it is made on */
} setting;

typedef struct world {
    double line[LINES][N]; /* first side, second side, nuisance */
    size_t selected[MOST];
} world;

/* What a run found. */
typedef struct seen {
    bool small, attested, without; /* p <= ALPHA; some side attested (the first, of those made on
                                      it); p but for the nuisance is */
    double c;                      /* of the line that the selection was made on                */
} seen;

static double uniform(uint64_t run, uint32_t *lane) {
    return arp_u01(SEED, run, (*lane)++);
}

static int rising(const void *p, const void *q) {
    size_t a = *(const size_t *)p, b = *(const size_t *)q;
    return (a > b) - (a < b);
}

/* m picks with chances proportional to exp(b z), again from the start where two are the same. */
static void choose(world *w, const double *z, double b, size_t m, uint64_t run, uint32_t *lane) {
    double sum[N + 1] = {0};
    for (size_t i = 0; i < N; i++) sum[i + 1] = sum[i] + exp(b * z[i]);
    for (size_t t = 0; t < m;) {
        double at = uniform(run, lane) * sum[N];
        size_t pick = 0;
        while (pick + 1 < N && sum[pick + 1] < at) pick++;
        bool there = false;
        for (size_t u = 0; u < t; u++) there = there || w->selected[u] == pick;
        w->selected[t] = pick;
        t = there ? 0 : t + 1;
    }
    qsort(w->selected, m, sizeof *w->selected, rising);
}

static void make(world *w, const setting *s, uint64_t run) {
    uint32_t lane = 0;
    for (size_t i = 0; i < N; i++) {
        double common = arp_normal_quantile_above(uniform(run, &lane));
        for (size_t k = 0; k < LINES; k++) {
            double own = arp_normal_quantile_above(uniform(run, &lane));
            w->line[k][i] = sqrt(s->correlation) * common + sqrt(1.0 - s->correlation) * own;
        }
    }
    /* two normals of one variance, b apart: the first exceeds the second with chance
       Phi(b / sqrt(2)) */
    double b = s->on == ON_NOTHING ? 0.0 : sqrt(2.0) * arp_normal_quantile_above(1.0 - s->leaning);
    const double *z = s->on == ON_THE_SIDE ? w->line[0] : w->line[s->given ? 2 : 1];
    choose(w, z, b, s->m, run, &lane);
}

/* Two sides of an indicator each, as a study of them would have it. */
static void plan_sides(build_plan *b) {
    build_start(b);
    build_leaf(b, build_node(b, 0, "first", 1.0), "x", 1.0, 0, 1);
    build_leaf(b, build_node(b, 0, "second", 1.0), "y", 1.0, 1, 1);
}

/* From the table to the verdict, by the calls that a study makes. */
static arp_status judge(const world *w, const setting *s, uint64_t run, seen *out) {
    arp_status st = ARP_OK;
    build_plan b;
    arp_result result = {0};
    arp_drivers d = {0};
    const double *given[] = {w->line[2]};
    arp_table table = build_table(N, 2, (const double *const[]){w->line[0], w->line[1]});
    const arp_drivers_options options = {.selected = w->selected,
                                         .m = s->m,
                                         .k = &s->m,
                                         .n_k = 1,
                                         .alpha = ALPHA,
                                         .seed = run,
                                         .given = given,
                                         .n_given = s->given};
    plan_sides(&b);
    ARP_TRY(arp_index_run(&b.plan, &table, &result, NULL));
    ARP_TRY(arp_explain_verdict(&b.plan, &table, &result, &options, &d, NULL));
    out->small = d.evidence->side[0].p <= ALPHA;
    out->without = d.evidence->side[0].p_without <= ALPHA;
    out->attested =
        d.side[0].state == ARP_ATTESTED || (s->on == ON_NOTHING && d.side[1].state == ARP_ATTESTED);

done:
    arp_drivers_free(&d);
    arp_result_free(&result);
    arp_table_free(&table);
    return st;
}

typedef struct job {
    const setting *s;
    arp_null null[THREADS];
    seen *seen;
    bool bad;
} job;

static void run_one(void *user, size_t slot, uint64_t run) {
    job *j = user;
    world w;
    make(&w, j->s, run);
    arp_concordance c = {0};
    size_t on = j->s->on == ON_THE_REST ? j->s->given ? 2 : 1 : 0;
    if (judge(&w, j->s, run, &j->seen[run]) != ARP_OK ||
        arp_concordance_measure(w.line[on], N, w.selected, j->s->m, &j->null[slot], &c, NULL))
        j->bad = true;
    j->seen[run].c = c.c;
}

/* Shares in %, of runs. */
typedef struct shares {
    double small, attested, without, c;
} shares;

static int measure(const setting *s, size_t runs, shares *out) {
    static job j;
    size_t threads = arp_threads_online();
    j = (job){.s = s, .seen = arp_zalloc(runs, sizeof *j.seen)};
    if (!j.seen) return 1;
    const arp_blocks blocks = {
        .end = runs, .threads = threads < THREADS ? threads : THREADS, .user = &j, .work = run_one};
    arp_blocks_run(&blocks);
    double each = 100.0 / (double)runs;
    *out = (shares){0};
    for (size_t i = 0; i < runs; i++) {
        out->small += j.seen[i].small ? each : 0.0;
        out->attested += j.seen[i].attested ? each : 0.0;
        out->without += j.seen[i].without ? each : 0.0;
        out->c += j.seen[i].c / (double)runs;
    }
    for (size_t t = 0; t < THREADS; t++) arp_null_free(&j.null[t]);
    arp_free(j.seen);
    return j.bad;
}

static int line_of(size_t m, double correlation, bool given, size_t runs) {
    shares found[MADES];
    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    for (int on = 0; on < MADES; on++) {
        const setting s = {m, correlation, given, (made)on, LEANING};
        if (measure(&s, runs, &found[on])) return 1;
    }
    clock_gettime(CLOCK_MONOTONIC, &b);
    printf("%2zu  %.1f  %-5s  %8.2f %8.2f", m, correlation, given ? "yes" : "no",
           found[ON_NOTHING].small, found[ON_THE_REST].small);
    if (given && m <= 2) printf(" %12.2f", found[ON_THE_REST].without);
    else printf(" %12s", "");
    printf(" %13.2f %9.2f %9.3f %8.3f  (%.0f s)\n", found[ON_NOTHING].attested,
           found[ON_THE_SIDE].small, found[ON_THE_REST].c, found[ON_THE_SIDE].c,
           (double)(b.tv_sec - a.tv_sec) + 1e-9 * (double)(b.tv_nsec - a.tv_nsec));
    fflush(stdout);
    return 0;
}

/* A line of the curve: for each correlation the mean concordance and the share. */
static int curve_line(double leaning, const double *correlation, size_t runs) {
    printf("%5.2f ", sqrt(2.0) * arp_normal_quantile_above(1.0 - leaning));
    for (int k = 0; k < 3; k++) {
        shares found;
        const setting s = {2, correlation[k], false, ON_THE_SIDE, leaning};
        if (measure(&s, runs, &found)) return 1;
        printf("   %6.3f %6.2f", found.c, found.attested);
    }
    printf("\n");
    fflush(stdout);
    return 0;
}

int main(int argc, char **argv) {
    size_t runs = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : RUNS;
    static const size_t SIZE[] = {2, 5, 10};
    static const double CORRELATION[] = {0.0, 0.5, 0.8};
    if (runs == 0) return 2;
    printf(
        "n = %d, %zu selections a cell, seed %d, nominal %.0f %%; in %%\n"
        "size: p of the first side given the rest is at most that, for a selection made on "
        "nothing,\n"
        "and on the rest (C of what it was made on behind); without: given the other side only;\n"
        "power: for a selection made on the side itself\n"
        " m  cor  given    random  leaning      without  any attested     power    C rest   C "
        "side\n",
        N, runs, SEED, 100.0 * ALPHA);
    for (int i = 0; i < 3; i++) {
        for (int given = 0; given < 2; given++) {
            for (int k = 0; k < 3; k++) {
                if (line_of(SIZE[i], CORRELATION[k], given, runs)) return 1;
            }
        }
    }
    static const double LEANINGS[] = {0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.92, 0.94, 0.96, 0.98};
    printf("two selected on the first side of two, by the effect in standard deviations\n"
           "effect   cor %.1f C attested   cor %.1f           cor %.1f\n",
           CORRELATION[0], CORRELATION[1], CORRELATION[2]);
    for (size_t i = 0; i < sizeof LEANINGS / sizeof LEANINGS[0]; i++) {
        if (curve_line(LEANINGS[i], CORRELATION, runs)) return 1;
    }
    return 0;
}
