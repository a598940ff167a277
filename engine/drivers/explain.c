/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/explain.h"

#include <math.h>

#include "aggregate/aggregate.h"
#include "base/order.h"
#include "drivers/around/claims.h"
#include "drivers/around/neighbours.h"
#include "drivers/around/perimeters.h"
#include "drivers/around/reliability.h"
#include "drivers/change/change.h"
#include "drivers/choice/missing.h"
#include "drivers/choice/subsets.h"
#include "drivers/resemblance/case.h"
#include "drivers/resemblance/check.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/elsewhere.h"
#include "drivers/resemblance/evidence.h"
#include "drivers/resemblance/overlap.h"
#include "drivers/resemblance/tilt.h"
#include "drivers/resemblance/universes.h"
#include "drivers/resemblance/verdict.h"
#include "drivers/resemblance/without_late.h"
#include "drivers/shares/shapley.h"
#include "drivers/shares/shares.h"
#include "drivers/weights/axis.h"
#include "drivers/weights/cells.h"
#include "drivers/weights/effective.h"
#include "drivers/weights/revealed.h"
#include "drivers/weights/volumes.h"

/* What the steps share. */
typedef struct job {
    const arp_plan *plan;
    const arp_table *values;
    const arp_result *result;
    const arp_drivers_options *options;
    arp_case what;
    arp_null null;
    arp_drivers out;
} job;

static size_t threads(const job *j) {
    return j->options->threads ? j->options->threads : 1;
}

static arp_status start(job *j, arp_error *err) {
    const arp_drivers_options *o = j->options;
    arp_drivers *d = &j->out;
    arp_status st = arp_check_options(j->values, j->result, o, err);
    if (st != ARP_OK) return st;
    d->pool = arp_pool_new();
    if (!d->pool) return arp_fail_memory(err);
    st = arp_case_lines(j->plan, j->values, j->result, d->pool, &j->what, err);
    if (st != ARP_OK) return st;
    d->n = j->what.n;
    d->m = j->what.m = o->m;
    d->n_k = o->n_k;
    d->n_sides = j->what.n_sides;
    d->alpha = o->alpha;
    d->k = arp_pool_take(d->pool, o->n_k, sizeof *d->k);
    d->selected = arp_pool_take(d->pool, o->m, sizeof *d->selected);
    d->n_beside = o->beside ? o->beside->node[0].n_children : 0;
    d->side = arp_pool_take(d->pool, d->n_sides + d->n_beside, sizeof *d->side);
    d->eligible = arp_pool_take(d->pool, d->n_sides, sizeof *d->eligible);
    bool *in = arp_zalloc(d->n, sizeof *in);
    if (!d->k || !d->selected || !d->side || !d->eligible || !in) {
        arp_free(in);
        return arp_fail_memory(err);
    }
    for (size_t i = 0; i < o->n_k; i++) d->k[i] = o->k[i];
    for (size_t t = 0; t < o->m; t++) in[o->selected[t]] = true;
    for (size_t i = 0, t = 0; i < d->n; i++) {
        if (in[i]) d->selected[t++] = i;
    }
    arp_free(in);
    j->what.selected = d->selected;
    j->what.seed = j->null.seed = o->seed;
    j->what.given = o->given;
    j->what.n_given = o->n_given;
    return ARP_OK;
}

/* The sides, and those that are in the tests: not late. */
static arp_status sides(job *j, arp_error *err) {
    arp_drivers *d = &j->out;
    (void)err;
    for (size_t s = 0; s < d->n_sides; s++) {
        arp_side *side = &d->side[s];
        side->node = j->plan->node[0].child[s];
        side->late_share = arp_late_share(j->plan, j->result->weight, side->node);
        side->late = arp_is_late(side->late_share);
        side->partly_late = side->late_share > 0.0 && !side->late;
        if (!side->late) d->eligible[d->n_eligible++] = s;
    }
    return ARP_OK;
}

static arp_status copy_ranks(const arp_result *of, arp_side *side, arp_pool *pool, arp_error *err) {
    uint32_t *rank = arp_pool_take(pool, of->n, sizeof *rank);
    if (!rank) return arp_fail_memory(err);
    for (size_t i = 0; i < of->n; i++) rank[i] = of->rank[side->node * of->n + i];
    side->rank = rank;
    return ARP_OK;
}

/* Branches beside the sides: how the selection stands there, and nothing that is tested. */
static arp_status beside(job *j, arp_error *err) {
    const arp_drivers_options *o = j->options;
    arp_drivers *d = &j->out;
    arp_status st = ARP_OK;
    for (size_t b = 0; b < d->n_beside; b++) {
        arp_side *side = &d->side[d->n_sides + b];
        *side = (arp_side){.node = o->beside->node[0].child[b], .state = ARP_NO_VERDICT};
        side->late_share = arp_late_share(o->beside, o->beside_result->weight, side->node);
        side->p_holm = side->overlap = side->shapley_overlap = side->shapley_concordance = NAN;
        ARP_TRY(copy_ranks(o->beside_result, side, d->pool, err));
        ARP_TRY(arp_concordance_measure(o->beside_result->score + side->node * d->n, d->n,
                                        d->selected, d->m, &j->null, &side->alone, err));
    }
done:
    return st;
}

/* Each side alone, the declared weights, the contrast, and what could have been shown. */
static arp_status concordances(job *j, arp_error *err) {
    arp_status st = ARP_OK;
    arp_drivers *d = &j->out;
    arp_reachable reach = {0};
    arp_contrast contrast = {.value = NAN, .p = NAN, .needed = NAN};
    double *score = arp_zalloc(d->n, 2 * sizeof *score),
           seats = (double)(d->k[0] < d->m ? d->k[0] : d->m);
    if (!score) return arp_fail_memory(err);
    ARP_TRY(arp_evidence_begin(d, err));
    for (size_t s = 0; s < d->n_sides; s++) {
        const double *line = j->what.line[s];
        ARP_TRY(copy_ranks(j->result, &d->side[s], d->pool, err));
        ARP_TRY(arp_concordance_measure(line, d->n, d->selected, d->m, &j->null, &d->side[s].alone,
                                        err));
        ARP_TRY(
            arp_evidence_interval(&j->what, s, &j->null, d, err)); /* while the null is at hand */
        d->side[s].overlap =
            arp_overlap_seats(line, d->n, d->k[0], d->selected, d->m, score) / seats;
    }
    arp_case_mix(&j->what, j->what.weight, score);
    ARP_TRY(arp_concordance_measure(score, d->n, d->selected, d->m, &j->null, &d->declared, err));
    d->declared_overlap =
        arp_overlap_seats(score, d->n, d->k[0], d->selected, d->m, score + d->n) / seats;
    ARP_TRY(arp_concordance_reachable(d->n, d->m, d->alpha, d->n_eligible ? d->n_eligible : 1,
                                      &j->null, &reach, err));
    if (d->n_eligible == 2) {
        const double *const side[2] = {j->what.line[d->eligible[0]], j->what.line[d->eligible[1]]};
        ARP_TRY(arp_concordance_contrast(side, d->n, d->selected, d->m, d->alpha, &j->null,
                                         &contrast, err));
    }
    d->p_min = reach.p_min;
    d->c_needed = reach.c_needed;
    d->c_needed_holm = reach.c_needed_holm;
    d->contrast = contrast.value;
    d->contrast_p = contrast.p;
    d->contrast_method = contrast.method;
    d->contrast_needed = contrast.needed;

done:
    arp_free(score);
    return st;
}

static arp_status leave_one_out(job *j, arp_error *err) {
    arp_drivers *d = &j->out;
    arp_status st = ARP_OK;
    if (d->m == 1) return ARP_OK;
    arp_concordance *each;
    arp_tilt *tilt;
    bool ok = arp_zalloc_all(ARP_ARRAY(each, d->m), ARP_ARRAY(tilt, d->m)) &&
              arp_pool_take_all(d->pool, ARP_ARRAY(d->left_out, d->m));
    for (size_t t = 0; ok && t < d->m; t++) {
        d->left_out[t].row = d->selected[t];
        ok = arp_pool_take_all(d->pool, ARP_ARRAY(d->left_out[t].side, d->n_sides),
                               ARP_ARRAY(d->left_out[t].interval, d->n_sides));
    }
    if (!ok) {
        st = arp_fail_memory(err);
        goto done;
    }
    for (size_t s = 0; s < d->n_sides; s++) {
        ARP_TRY(arp_concordance_left_out(j->what.line[s], d->n, d->selected, d->m, &j->null, each,
                                         err));
        ARP_TRY(arp_tilt_left_out(j->what.line[s], d->n, d->selected, d->m, d->alpha, &j->null,
                                  tilt, err));
        for (size_t t = 0; t < d->m; t++) {
            d->left_out[t].side[s] = each[t];
            d->left_out[t].interval[s] = (arp_interval){tilt[t].low, tilt[t].high};
        }
    }
    d->n_left_out = d->m;

done:
    arp_free(each);
    arp_free(tilt);
    return st;
}

static arp_status universes(job *j, arp_error *err) {
    arp_drivers *d = &j->out;
    size_t n = j->options->n_universes;
    d->universe = arp_pool_take(d->pool, n, sizeof *d->universe);
    if (!d->universe) return arp_fail_memory(err);
    for (size_t u = 0; u < n; u++) {
        arp_status st = arp_universe_measure(j->plan, j->values, j->options, u, d->selected,
                                             d->pool, &d->universe[u], err);
        if (st != ARP_OK) return st;
    }
    d->n_universes = n;
    return ARP_OK;
}

static arp_status neighbours(job *j, arp_error *err) {
    arp_drivers *d = &j->out;
    if (!j->options->neighbours) return ARP_OK;
    d->neighbours = arp_pool_take(d->pool, 1, sizeof *d->neighbours);
    if (!d->neighbours) return arp_fail_memory(err);
    return arp_neighbours_measure(&j->what, j->options->neighbours, d->pool, d->neighbours, err);
}

static arp_status tippings(job *j, arp_error *err) {
    arp_drivers *d = &j->out;
    size_t n = d->n_sides > 2 ? d->n_sides : d->n_sides - 1;
    d->tipping = arp_pool_take(d->pool, n, sizeof *d->tipping);
    if (!d->tipping) return arp_fail_memory(err);
    for (size_t s = 0; s < n; s++) {
        arp_status st = arp_axis_make(&j->what, s, d->k, d->n_k, d->pool, &d->tipping[s], err);
        if (st != ARP_OK) return st;
    }
    d->n_tippings = n;
    return ARP_OK;
}

static arp_status contributions(job *j, arp_error *err) {
    arp_drivers *d = &j->out;
    const arp_plan_node *root = &j->plan->node[0];
    const double **value = arp_zalloc(d->n_sides, sizeof *value);
    d->contribution = arp_pool_take(d->pool, d->n, d->n_sides * sizeof *d->contribution);
    if (!value || !d->contribution) {
        arp_free(value);
        return arp_fail_memory(err);
    }
    for (size_t s = 0; s < d->n_sides; s++) value[s] = j->result->score + d->side[s].node * d->n;
    arp_root made = {.n = d->n, .g = d->n_sides, .value = value, .weight = j->what.weight};
    made.mean = root->aggregate->mean;
    made.exponent = root->exponent;
    arp_status st = arp_contribution(&made, d->contribution, err);
    arp_free(value);
    return st;
}

static arp_status shapley(job *j, arp_error *err) {
    arp_drivers *d = &j->out;
    bool few = d->n_sides <= ARP_SHAPLEY_SIDES;
    arp_shapley_sides found = {.interaction_overlap = NAN, .interaction_concordance = NAN};
    if (few) {
        arp_status st = arp_shapley_selection(&j->what, d->k[0], &found, err);
        if (st != ARP_OK) return st;
    }
    for (size_t s = 0; s < d->n_sides; s++) {
        d->side[s].shapley_overlap = few ? found.overlap[s] : NAN;
        d->side[s].shapley_concordance = few ? found.concordance[s] : NAN;
    }
    d->shapley_interaction_overlap = found.interaction_overlap;
    d->shapley_interaction_concordance = found.interaction_concordance;
    return ARP_OK;
}

/* Shares over every baseline, and effective weights. */
static arp_status shares(job *j, arp_error *err) {
    arp_drivers *d = &j->out;
    double exponent = j->plan->node[0].exponent;
    arp_share_case c = {.what = &j->what, .k = d->k[0], .exponent = exponent};
    arp_leaves leaves = {0};
    arp_status st = arp_leaves_make(j->plan, j->result, d->pool, &leaves, err);
    if (st == ARP_OK && d->n_sides <= ARP_SHAPLEY_SIDES) {
        st = arp_shares_make(&c, &leaves, d->pool, &d->shares, err);
    }
    if (st != ARP_OK) return st;
    return arp_effective_make(&j->what, &leaves, exponent, d->pool, &d->effective, err);
}

/* What it would take of the weights. */
static arp_status change(job *j, arp_error *err) {
    return arp_change_make(j->plan, j->result, &j->what, &j->out, threads(j), j->out.pool,
                           &j->out.change, err);
}

static arp_status evidence(job *j, arp_error *err) {
    return arp_evidence_others(&j->what, &j->out, err);
}

static arp_status verdict(job *j, arp_error *err) {
    arp_status st = arp_verdict_read(j->plan, &j->out, err);
    return st == ARP_OK ? arp_elsewhere_explain(&j->out, err) : st;
}

/* What the weights could have been, all of them together. */
static arp_status weights(job *j, arp_error *err) {
    arp_drivers *d = &j->out;
    arp_linear linear = {0};
    arp_volumes_of of = {&j->what, &linear, d->tipping, NULL, d->k, d->n_k};
    arp_status st = arp_linear_find(j->plan, j->result, d->pool, &linear, err);
    if (st == ARP_OK && d->n_sides > 2) {
        st = arp_simplex_make(&j->what, d->k, d->n_k, d->pool, &d->simplex, err);
    }
    of.simplex = d->simplex;
    if (st == ARP_OK) st = arp_volumes_make(&of, d->pool, &d->volumes, err);
    if (st == ARP_OK && d->n_sides == 2) {
        st = arp_revealed_make(&j->what, &linear, d->pool, &d->revealed, err);
    }
    return st;
}

static arp_status perimeters(job *j, arp_error *err) {
    const arp_unit_ground ground = {j->plan,          j->values,   j->result,
                                    j->options->seed, j->out.pool, j->options->neighbours};
    return arp_perimeters_make(&ground, j->options->perimeters, &j->out.perimeters, err);
}

static arp_status claims(job *j, arp_error *err) {
    const arp_unit_ground ground = {j->plan,          j->values,   j->result,
                                    j->options->seed, j->out.pool, j->options->neighbours};
    return arp_claims_make(&ground, j->options->claims, &j->out.claims, err);
}

static arp_status subsets(job *j, arp_error *err) {
    return arp_subsets_explain(j->plan, j->result, &j->what, &j->null, &j->out, err);
}

static arp_status reliability(job *j, arp_error *err) {
    if (!j->options->errors) return ARP_OK;
    return arp_reliability_make(j->plan, j->values, j->options->errors, &j->null, &j->out,
                                &j->out.reliability, err);
}

/* Reads the verdict, so it comes after it. */
static arp_status missing(job *j, arp_error *err) {
    return arp_missing_explain(j->plan, j->result, &j->what, threads(j), &j->out, err);
}

typedef arp_status (*step)(job *, arp_error *);

static arp_status run(const step *steps, size_t n, job *j, arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t i = 0; i < n && st == ARP_OK; i++) st = steps[i](j, err);
    arp_null_free(&j->null);
    if (st != ARP_OK) arp_drivers_free(&j->out);
    return st;
}

arp_status arp_explain_verdict(const arp_plan *plan, const arp_table *values,
                               const arp_result *result, const arp_drivers_options *options,
                               arp_drivers *out, arp_error *err) {
    static const step STEPS[] = {start, sides, concordances, evidence, verdict};
    job j = {.plan = plan, .values = values, .result = result, .options = options};
    arp_status st = run(STEPS, sizeof STEPS / sizeof STEPS[0], &j, err);
    if (st == ARP_OK) *out = j.out;
    return st;
}

/* The verdict asked again without the late indicators, where they carry part of a side that is not
   late itself; what else is given is given there too. */
static arp_status without_late(job *j, arp_error *err) {
    arp_drivers *d = &j->out;
    const arp_drivers_options options = {.selected = d->selected,
                                         .m = d->m,
                                         .k = d->k,
                                         .n_k = d->n_k,
                                         .alpha = d->alpha,
                                         .seed = j->options->seed,
                                         .given = j->options->given,
                                         .n_given = j->options->n_given};
    arp_without_late *out = NULL;
    arp_result result = {0};
    bool any = false;
    arp_status st = ARP_OK;
    for (size_t s = 0; s < d->n_sides; s++) any = any || d->side[s].partly_late;
    if (!any) return ARP_OK;
    out = arp_pool_take(d->pool, 1, sizeof *out);
    if (!out) return arp_fail_memory(err);
    d->late_why = arp_pool_take(d->pool, 1, sizeof *d->late_why);
    if (!d->late_why) return arp_fail_memory(err);
    ARP_TRY(arp_without_late_plan(j->plan, j->result, d->pool, out, err));
    ARP_TRY(arp_index_run(&out->plan, j->values, &result, d->late_why));
    ARP_TRY(
        arp_explain_verdict(&out->plan, j->values, &result, &options, &out->drivers, d->late_why));
    d->without_late = out;

done:
    arp_result_free(&result);
    if (st == ARP_DOMAIN && d->late_why->code == ARP_DOMAIN) return ARP_OK; /* told beside it */
    if (st != ARP_OK && err && err->code == ARP_OK) *err = *d->late_why;
    d->late_why = NULL;
    return st;
}

arp_status arp_explain(const arp_plan *plan, const arp_table *values, const arp_result *result,
                       const arp_drivers_options *options, arp_drivers *out, arp_error *err) {
    static const step STEPS[] = {
        start,    sides,         concordances, beside,       leave_one_out, universes, neighbours,
        tippings, contributions, shapley,      shares,       weights,       change,    perimeters,
        claims,   evidence,      verdict,      without_late, subsets,       missing,   reliability,
    };
    job j = {.plan = plan, .values = values, .result = result, .options = options};
    arp_status st = run(STEPS, sizeof STEPS / sizeof STEPS[0], &j, err);
    if (st == ARP_OK) *out = j.out;
    return st;
}

void arp_drivers_free(arp_drivers *drivers) {
    if (!drivers) return;
    if (drivers->without_late) arp_drivers_free(&drivers->without_late->drivers);
    arp_pool_free(drivers->pool);
    *drivers = (arp_drivers){0};
}
