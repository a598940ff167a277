/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/choice/subsets.h"

#include <math.h>
#include <string.h>

#include "base/order.h"
#include "base/rng.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/choice/tries.h"
#include "drivers/resemblance/verdict.h"

/* Streams of their own: the million draws of the main p-values use the seed itself. */
static const uint64_t STREAM_TRIES = 0x7472696573, STREAM_PICK = 0x7069636b;

static const double MOST_STEPS = 1e9; /* of one side */
static const double EXACT_UP_TO =
    5e8; /* m^2 n^2 times the subsets, see drivers/resemblance/null.h */

typedef struct work {
    const arp_side_leaves *leaves;
    const size_t *selected;
    size_t m;
    double alpha;
    arp_null *null;
    bool by_null; /* p of a subset is that of drivers/resemblance/null.h, otherwise of the tries */
    arp_tries tries;
    uint64_t *set;      /* out->n subsets, one bit an indicator      */
    double *score;      /* n                                          */
    int64_t *twice;     /* n doubled mid-ranks                        */
    int64_t *best;      /* largest sum over the subsets, one a try    */
    int64_t best_found; /* the same of the selection                  */
} work;

static size_t subsets_to_look_at(const work *w, double possible) {
    double cost = 16.0 * (double)w->leaves->n + (double)w->tries.count * (double)w->tries.size;
    double most = fmin(ARP_SUBSETS_MOST, floor(MOST_STEPS / cost));
    return (size_t)fmin(possible, fmax(1.0, most));
}

/* The whole side, then every other subset in the order of its bits, or some drawn without
   replacement (Floyd, in Bentley 1987). */
static void pick(const work *w, size_t n, bool capped) {
    size_t others = ((size_t)1 << w->leaves->q) - 2;
    w->set[0] = others + 1;
    for (size_t i = 1; i < n; i++) {
        size_t j = others - (n - 1) + i - 1;
        uint32_t lane = 0;
        w->set[i] = i;
        if (!capped) continue;
        uint64_t drawn = 1 + arp_below(w->null->seed ^ STREAM_PICK, i, &lane, j + 1);
        for (size_t k = 1; k < i; k++) {
            if (w->set[k] == drawn) {
                drawn = j + 1;
                break;
            }
        }
        w->set[i] = drawn;
    }
}

/* The weighted mean up to a factor that ranks do not see: the least weight counts as 1, so that one
   indicator, and weights that are whole multiples of each other, bring no rounding. */
static void score_subset(const arp_side_leaves *leaves, uint64_t set, double *score) {
    double least = INFINITY;
    for (size_t l = 0; l < leaves->q; l++) {
        if (set >> l & 1) least = fmin(least, leaves->w[l]);
    }
    memset(score, 0, leaves->n * sizeof *score);
    for (size_t l = 0; l < leaves->q; l++) {
        if (!(set >> l & 1)) continue;
        double times = leaves->w[l] / least;
        for (size_t i = 0; i < leaves->n; i++) score[i] += times * leaves->z[l][i];
    }
}

/* Concordance and p of the scores in w->score. `kept`: its sums are among those whose largest the
   adjusted p looks at. */
static arp_status measure_scores(work *w, const double *score, bool kept, double *c, double *p,
                                 arp_error *err) {
    size_t n = w->leaves->n, hits = 0;
    int64_t sum = 0;
    if (!arp_midranks(score, n, w->twice)) return arp_fail_memory(err);
    for (size_t i = 0; i < w->m; i++) sum += w->twice[w->selected[i]];
    for (size_t t = 0; t < w->tries.count; t++) {
        int64_t there = arp_tries_sum(&w->tries, t, w->twice);
        hits += there >= sum;
        if (kept && there > w->best[t]) w->best[t] = there;
    }
    if (kept && sum > w->best_found) w->best_found = sum;
    *c = arp_concordance_of(w->twice, n, w->selected, w->m);
    *p = arp_tries_p(&w->tries, hits);
    if (!w->by_null) return ARP_OK;
    arp_status st = arp_null_fit(w->null, w->twice, n, w->m, err);
    if (st == ARP_OK) *p = arp_null_above(w->null, sum);
    return st;
}

/* Every subset picked, the whole side first: its p is the one already known. */
static arp_status measure_subsets(work *w, arp_side_subsets *out, arp_error *err) {
    arp_status st = ARP_OK;
    ARP_TRY(measure_scores(w, w->leaves->whole, true, &out->c[0], &out->p[0], err));
    out->p[0] = w->leaves->alone.p;
    for (size_t i = 1; i < out->n; i++) {
        score_subset(w->leaves, w->set[i], w->score);
        ARP_TRY(measure_scores(w, w->score, true, &out->c[i], &out->p[i], err));
    }
    if (w->by_null && out->n > 1) out->p_method = w->null->method;

done:
    return st;
}

/* All indicators but one: they may not be among the subsets that were picked. */
static arp_status measure_without(work *w, arp_side_subsets *out, arp_error *err) {
    size_t q = w->leaves->q;
    bool whole = arp_attests(w->leaves->alone.c, w->leaves->alone.p, w->alpha);
    arp_status st = ARP_OK;
    if (!out->c_without) return ARP_OK; /* one indicator: none to leave out */
    for (size_t l = 0; l < q; l++) {
        score_subset(w->leaves, (((uint64_t)1 << q) - 1) ^ ((uint64_t)1 << l), w->score);
        ARP_TRY(measure_scores(w, w->score, false, &out->c_without[l], &out->p_without[l], err));
        out->changes_without[l] =
            arp_attests(out->c_without[l], out->p_without[l], w->alpha) != whole;
    }

done:
    return st;
}

static void sum_up(const work *w, double *sorted, arp_side_subsets *out) {
    size_t attested = 0, hits = 0;
    for (size_t i = 0; i < out->n; i++) {
        sorted[i] = out->c[i];
        attested += arp_attests(out->c[i], out->p[i], w->alpha);
    }
    out->c_median = arp_median(sorted, out->n);
    out->c_min = sorted[0];
    out->c_max = sorted[out->n - 1];
    out->attested_share = (double)attested / (double)out->n;
    for (size_t t = 0; t < w->tries.count; t++) hits += w->best[t] >= w->best_found;
    out->p_adjusted = w->tries.count ? arp_tries_p(&w->tries, hits) : NAN;
    out->p_adjusted_method = w->tries.every ? ARP_P_EXACT : ARP_P_MONTE_CARLO;
}

static arp_status take(work *w, arp_pool *pool, arp_side_subsets *out, arp_error *err) {
    size_t n = w->leaves->n;
    out->set = w->set = arp_pool_take(pool, out->n, sizeof *w->set);
    w->score = arp_zalloc(n, sizeof *w->score);
    w->twice = arp_zalloc(n, sizeof *w->twice);
    w->best = arp_zalloc(w->tries.count, sizeof *w->best);
    out->c = arp_pool_take(pool, out->n, sizeof *out->c);
    out->p = arp_pool_take(pool, out->n, sizeof *out->p);
    bool ok = w->set && w->score && w->twice && w->best && out->c && out->p;
    if (ok && w->leaves->q > 1) {
        out->c_without = arp_pool_take(pool, w->leaves->q, sizeof *out->c_without);
        out->p_without = arp_pool_take(pool, w->leaves->q, sizeof *out->p_without);
        out->changes_without = arp_pool_take(pool, w->leaves->q, sizeof *out->changes_without);
        ok = out->c_without && out->p_without && out->changes_without;
    }
    return ok ? ARP_OK : arp_fail_memory(err);
}

arp_status arp_subsets_measure(const arp_side_leaves *leaves, const size_t *selected, size_t m,
                               double alpha, arp_null *null, arp_pool *pool, arp_side_subsets *out,
                               arp_error *err) {
    arp_status st = ARP_OK;
    work w = {.leaves = leaves, .selected = selected, .m = m, .alpha = alpha, .null = null};
    arp_side_subsets made = {.n_indicators = leaves->q, .possible = ldexp(1.0, (int)leaves->q) - 1};
    double *sorted = NULL, size;
    ARP_TRY(
        arp_tries_make(leaves->n, m, ARP_SUBSETS_DRAWS, null->seed ^ STREAM_TRIES, &w.tries, err));
    made.n = subsets_to_look_at(&w, made.possible);
    made.capped = (double)made.n < made.possible;
    size = (double)w.tries.size * (double)leaves->n;
    w.by_null =
        w.tries.count == 0 || (!w.tries.every && size * size * (double)made.n <= EXACT_UP_TO);
    made.p_method = w.tries.every ? ARP_P_EXACT : ARP_P_MONTE_CARLO;
    ARP_TRY(take(&w, pool, &made, err));
    sorted = arp_zalloc(made.n, sizeof *sorted);
    if (!sorted) ARP_TRY(arp_fail_memory(err));
    pick(&w, made.n, made.capped);
    ARP_TRY(measure_subsets(&w, &made, err));
    ARP_TRY(measure_without(&w, &made, err));
    if (made.n == 1) made.p_method = leaves->alone.method;
    sum_up(&w, sorted, &made);
    *out = made;

done:
    arp_tries_free(&w.tries);
    arp_free(w.score);
    arp_free(w.twice);
    arp_free(w.best);
    arp_free(sorted);
    return st;
}

/* What Holm's two steps see of a subset: far enough from chance or not; p within alpha / 2, alpha,
   or neither. */
enum { STEPS = 3, CLASSES = 2 * STEPS };

static void count_classes(const arp_side_subsets *side, double alpha, double count[CLASSES]) {
    for (size_t i = 0; i < side->n; i++) {
        size_t step = 2.0 * side->p[i] <= alpha ? 0 : side->p[i] <= alpha ? 1 : 2;
        count[(side->c[i] >= ARP_ATTESTED_FROM ? 0 : STEPS) + step] += 1.0;
    }
}

/* A side of class a is attested beside one of class b. */
static bool attested(size_t a, size_t b) {
    return a == 0 || (a == 1 && b % STEPS == 0);
}

void arp_subsets_verdicts(size_t n_sides, double alpha, arp_subsets *out) {
    double count[2][CLASSES] = {{0.0}};
    out->only[0] = out->only[1] = out->both = out->undetermined = NAN;
    if (n_sides > 2) return;
    for (size_t s = 0; s < n_sides; s++) {
        if (out->side[s].why != ARP_SUBSETS_DONE) return;
        count_classes(&out->side[s], alpha, count[s]);
    }
    if (n_sides == 1) {
        out->only[0] = out->side[0].attested_share;
        out->undetermined = 1.0 - out->only[0];
        return;
    }
    double found[2][2] = {{0.0}}, all = (double)out->side[0].n * (double)out->side[1].n;
    for (size_t a = 0; a < CLASSES; a++) {
        for (size_t b = 0; b < CLASSES; b++) {
            found[attested(a, b)][attested(b, a)] += count[0][a] * count[1][b];
        }
    }
    out->only[0] = found[1][0] / all;
    out->only[1] = found[0][1] / all;
    out->both = found[1][1] / all;
    out->undetermined = found[0][0] / all;
}
