/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/choice/missing.h"

#include <math.h>

#include "aggregate/aggregate.h"
#include "base/holm.h"
#include "base/memory.h"
#include "base/moments.h"
#include "base/order.h"
#include "base/quantiles.h"
#include "base/rng.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/resemblance/conditional.h"
#include "drivers/resemblance/verdict.h"
#include "index/run.h"
#include "normalise/normalise.h"

static const uint64_t STREAM = 0x6d697373; /* of its own */

static const double SHARES[] = {0.2, 0.5}, CORRELATIONS[] = {-0.3, 0.0, 0.5};

static const double ENOUGH = 0.5, NEVER = 0.05; /* shares of the draws */

enum { DRAWS = 200, DRAWS_OF_DRAWS = 50, LEAST_DRAWS = 20, CELLS = 200000, N_CORRELATIONS = 3 };

/* What the verdict is asked in, for one side. */
typedef struct court {
    const arp_unobserved *what;
    arp_error *err;
    arp_pool *pool;
    size_t q;                   /* lines that are given */
    arp_conditional_room *room; /* NULL: q = 0          */
    arp_null null;
    double *z, *x, *u, *line, *scratch; /* n; scratch 2 n */
    double *p, *adjusted, *holm;        /* n_eligible; holm twice */
    arp_item *item;                     /* n */
    int64_t *twice;                     /* n */
    double share, correlation;
} court;

static arp_status open_court(const arp_unobserved *what, court *c) {
    arp_status st = ARP_OK;
    arp_error *err = c->err;
    const arp_case *of = what->what;
    size_t n = of->n, g = what->n_eligible;
    const double **other;
    arp_conditional found;
    c->what = what;
    c->null.seed = of->seed;
    c->pool = arp_pool_new();
    bool ok = c->pool &&
              arp_pool_take_all(c->pool, ARP_ARRAY(c->z, n), ARP_ARRAY(c->x, n), ARP_ARRAY(c->u, n),
                                ARP_ARRAY(c->line, n), ARP_ARRAY(c->scratch, 2 * n),
                                ARP_ARRAY(c->p, g), ARP_ARRAY(c->adjusted, g),
                                ARP_ARRAY(c->holm, 2 * g), ARP_ARRAY(c->item, n),
                                ARP_ARRAY(c->twice, n), ARP_ARRAY(other, g + of->n_given));
    if (!ok) return arp_fail_memory(err);
    double mean = arp_mean(what->score, n), sd = arp_sd(what->score, n, mean);
    for (size_t i = 0; i < n; i++) c->z[i] = sd > 0.0 ? (what->score[i] - mean) / sd : 0.0;
    for (size_t e = 0; e < g; e++) c->p[e] = what->p[e];
    c->q = arp_evidence_lines(of, what->eligible, g, what->at, other);
    if (c->q == 0) return ARP_OK;
    ARP_TRY(arp_conditional_room_new(n, of->m, c->q, c->pool, &c->room, err));
    ARP_TRY(arp_conditional_keep(c->room, c->pool, err));
    const arp_conditional_input in = {.n = n,
                                      .m = of->m,
                                      .q = c->q,
                                      .selected = of->selected,
                                      .own = of->line[what->eligible[what->at]],
                                      .other = other,
                                      .seed = of->seed};
    arp_conditional_measure(&in, c->room, &found);

done:
    return st;
}

static void close_court(court *c) {
    arp_null_free(&c->null);
    arp_pool_free(c->pool);
}

/* The criterion in one draw. */
static void draw_criterion(court *c, size_t draw, size_t place) {
    const arp_case *of = c->what->what;
    const double *e = c->what->e + draw * of->n;
    double noise = sqrt(1.0 - c->correlation * c->correlation), most = -INFINITY;
    for (size_t i = 0, t = 0; i < of->n; i++) {
        if (t < of->m && of->selected[t] == i) {
            t++;
            continue;
        }
        c->x[i] = c->correlation * c->z[i] + noise * e[i];
        most = fmax(most, c->x[i]);
    }
    double value = c->what->grid[place - 1];
    if (place == of->n) value = fmax(value, most);
    for (size_t t = 0; t < of->m; t++) c->x[of->selected[t]] = value;
}

/* Normalised as the others are; false where it cannot be. */
static bool normalise(court *c) {
    const arp_joined *j = &c->what->joined;
    size_t n = c->what->what->n;
    arp_scale scale = {.polarity = 1, .target = {j->target[0], j->target[1]}};
    if (j->normalise->n_bounds && !j->normalise->measure) {
        for (size_t i = 0; i < n; i++) c->u[i] = j->like[0] + j->like[1] * c->x[i];
        return true;
    }
    if (j->normalise->measure) {
        const double *x = c->x;
        j->normalise->measure(&x, 1, n, c->scratch, &scale.bound);
        if (j->normalise->refuse(scale.bound) != ARP_MSG_NONE) return false;
    }
    j->normalise->apply(c->x, n, &scale, c->scratch, c->u);
    return true;
}

/* The line of the side with the criterion in it. */
static void join(court *c) {
    const arp_joined *j = &c->what->joined;
    const double *score = c->what->score, w[] = {1.0 - c->share, c->share};
    size_t n = c->what->what->n;
    double least = score[0];
    for (size_t i = 1; i < n; i++) least = fmin(least, score[i]);
    for (size_t i = 0; i < n; i++) {
        double u = j->exponent == 1.0 || c->u[i] > 0.0 ? c->u[i] : least;
        const double part[] = {score[i], u};
        c->line[i] = arp_case_line(j->mean(part, w, 2, j->exponent), j->root_exponent);
    }
}

/* Concordance and p of the line. */
static arp_status measure(court *c, double *concordance, double *p) {
    const arp_case *of = c->what->what;
    arp_concordance alone = {0};
    arp_conditional found;
    if (c->q == 0) {
        arp_status st =
            arp_concordance_measure(c->line, of->n, of->selected, of->m, &c->null, &alone, c->err);
        *concordance = alone.c;
        *p = alone.p;
        return st;
    }
    arp_midranks_in(c->line, of->n, c->item, c->twice);
    *concordance = arp_concordance_of(c->twice, of->n, of->selected, of->m);
    if (*concordance < ARP_ATTESTED_FROM) return ARP_OK; /* whatever its p */
    arp_conditional_again(c->line, c->room, &found);
    *p = found.p;
    return ARP_OK;
}

/* The verdict on the side, the selected at this place in this draw. */
static arp_status judge(court *c, size_t draw, size_t place, bool *attested) {
    const arp_unobserved *what = c->what;
    arp_verdict_reads reads = {.p_excluded_holm = 1.0, .kept_open = true};
    draw_criterion(c, draw, place);
    *attested = false;
    if (!normalise(c)) return ARP_OK;
    join(c);
    c->p[what->at] = 1.0;
    arp_status st = measure(c, &reads.c, &c->p[what->at]);
    if (st != ARP_OK) return st;
    arp_holm(c->p, what->n_eligible, c->holm, c->adjusted);
    reads.p_holm = c->adjusted[what->at];
    *attested = arp_verdict_of(&reads, what->alpha) == ARP_ATTESTED;
    return ARP_OK;
}

/* Draws that attest at a place; no more are asked than it takes to know whether they are
   @p wanted, unless all of them are to be counted. */
static arp_status count(court *c, size_t place, size_t wanted, bool all, size_t *hits) {
    size_t n = c->what->n_draws, misses = 0;
    *hits = 0;
    for (size_t r = 0; r < n; r++) {
        bool attested;
        if (!all && (*hits >= wanted || misses > n - wanted)) break;
        arp_status st = judge(c, r, place, &attested);
        if (st != ARP_OK) return st;
        *hits += attested;
        misses += !attested;
    }
    return ARP_OK;
}

static arp_status find(court *c, arp_break_even *at) {
    arp_status st = ARP_OK;
    size_t n = c->what->what->n, draws = c->what->n_draws, low = 1, high = n, hits;
    size_t wanted = (size_t)ceil(ENOUGH * (double)draws);
    c->share = at->share;
    c->correlation = at->correlation;
    ARP_TRY(count(c, n, wanted, true, &hits));
    at->attested_share = (double)hits / (double)draws;
    at->place = at->attested_share > NEVER ? n : 0;
    if (hits >= wanted) {
        while (low < high) {
            size_t mid = low + (high - low) / 2;
            ARP_TRY(count(c, mid, wanted, false, &hits));
            if (hits >= wanted) high = mid;
            else low = mid + 1;
        }
        at->place = high;
        ARP_TRY(count(c, high, wanted, true, &hits));
        at->attested_share = (double)hits / (double)draws;
    }
    at->percentile = at->place ? 100.0 * ((double)at->place - 0.5) / (double)n : NAN;

done:
    return st;
}

arp_status arp_missing_ask(const arp_unobserved *what, arp_break_even *at, size_t n_at,
                           arp_error *err) {
    court c = {.err = err};
    arp_status st = open_court(what, &c);
    for (size_t i = 0; i < n_at && st == ARP_OK; i++) st = find(&c, &at[i]);
    close_court(&c);
    return st;
}

static bool asks(const arp_plan *plan, const arp_side *side) {
    return !side->late && side->state != ARP_ATTESTED && plan->node[side->node].n_lacks > 0;
}

/* Scores of the places and normal draws, the same for every side. */
static void fill(size_t n, size_t n_draws, uint64_t seed, double *grid, double *e) {
    for (size_t j = 0; j < n; j++) {
        grid[j] = arp_normal_quantile_above(((double)(n - j) - 0.5) / (double)n);
    }
    for (size_t r = 0; r < n_draws; r++) {
        for (size_t i = 0; i < n; i++) {
            e[r * n + i] = arp_normal_quantile_above(arp_u01(seed ^ STREAM, r, (uint32_t)i));
        }
    }
}

/* Mean of the side, and what its children spread on average. */
static void like_the_children(const arp_plan *plan, const arp_result *result, size_t node,
                              double like[2]) {
    const arp_plan_node *side = &plan->node[node];
    size_t n = result->n;
    const double *score = result->score + node * n;
    like[0] = arp_mean(score, n);
    like[1] = side->n_children ? 0.0 : arp_sd(score, n, like[0]);
    for (size_t j = 0; j < side->n_children; j++) {
        const double *x = result->score + side->child[j] * n;
        double sum = 0.0, squares = 0.0, there = 0.0, weight = result->weight[side->child[j]];
        for (size_t i = 0; i < n; i++) there += !isnan(x[i]);
        for (size_t i = 0; i < n; i++) sum += isnan(x[i]) ? 0.0 : x[i];
        for (size_t i = 0; i < n; i++) {
            double off = x[i] - sum / there;
            squares += isnan(off) ? 0.0 : off * off;
        }
        if (weight > 0.0 && there > 1.0) like[1] += weight * sqrt(squares / (there - 1.0));
    }
}

static arp_joined joined_to(const arp_plan *plan, const arp_result *result, size_t node) {
    const arp_plan_node *side = &plan->node[node];
    arp_joined out = {.normalise = plan->normalise,
                      .target = {plan->target[0], plan->target[1]},
                      .mean = arp_aggregate_arithmetic.mean,
                      .exponent = 1.0,
                      .root_exponent = plan->node[0].exponent};
    if (side->n_children) {
        out.mean = side->aggregate->mean;
        out.exponent = arp_run_exponent(side);
    }
    like_the_children(plan, result, node, out.like);
    return out;
}

static size_t draws_for(const arp_case *what) {
    size_t fewer = what->m < what->n - what->m ? what->m : what->n - what->m;
    size_t draws = fewer <= 2 ? DRAWS : DRAWS_OF_DRAWS, most = CELLS / what->n;
    return most > draws ? draws : most < LEAST_DRAWS ? LEAST_DRAWS : most;
}

static arp_status all_sides(const arp_plan *plan, const arp_result *result, const arp_case *what,
                            arp_drivers *d, arp_error *err) {
    arp_status st = ARP_OK;
    size_t n = d->n, n_draws = d->missing->n_draws;
    double *grid = arp_zalloc(n, (n_draws + 1) * sizeof *grid);
    double *p = arp_zalloc(d->n_eligible, sizeof *p);
    if (!grid || !p) ARP_TRY(arp_fail_memory(err));
    fill(n, n_draws, what->seed, grid, grid + n);
    for (size_t e = 0; e < d->n_eligible; e++) p[e] = d->evidence->side[d->eligible[e]].p;
    for (size_t e = 0; e < d->n_eligible; e++) {
        const arp_side *side = &d->side[d->eligible[e]];
        arp_missing_side *out = &d->missing->side[d->eligible[e]];
        if (!asks(plan, side)) continue;
        const arp_unobserved unobserved = {.what = what,
                                           .eligible = d->eligible,
                                           .p = p,
                                           .n_eligible = d->n_eligible,
                                           .at = e,
                                           .alpha = d->alpha,
                                           .score = result->score + side->node * n,
                                           .joined = joined_to(plan, result, side->node),
                                           .n_draws = n_draws,
                                           .e = grid + n,
                                           .grid = grid};
        for (size_t b = 0; b < ARP_BREAK_EVENS; b++) {
            out->at[b].share = SHARES[b / N_CORRELATIONS];
            out->at[b].correlation = CORRELATIONS[b % N_CORRELATIONS];
        }
        out->asked = true;
        ARP_TRY(arp_missing_ask(&unobserved, out->at, ARP_BREAK_EVENS, err));
    }

done:
    arp_free(grid);
    arp_free(p);
    return st;
}

arp_status arp_missing_explain(const arp_plan *plan, const arp_result *result, const arp_case *what,
                               arp_drivers *out, arp_error *err) {
    bool any = false;
    for (size_t s = 0; s < out->n_sides; s++) any = any || asks(plan, &out->side[s]);
    if (!any) return ARP_OK;
    out->missing = arp_pool_take(out->pool, 1, sizeof *out->missing);
    if (!out->missing) return arp_fail_memory(err);
    out->missing->side = arp_pool_take(out->pool, out->n_sides, sizeof *out->missing->side);
    if (!out->missing->side) return arp_fail_memory(err);
    out->missing->n_draws = draws_for(what);
    return all_sides(plan, result, what, out, err);
}
