/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/several/lines.h"

#include <math.h>

#include "base/holm.h"
#include "base/order.h"
#include "drivers/around/neighbours.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/resemblance/evidence.h"
#include "drivers/several/adjust.h"

/* Sets of like population, where the study does not say how like. */
static const double LIKE_POPULATION = 2.0;

double arp_line_variance(const int64_t *x, size_t n, size_t m) {
    double mean = 0.0, squares = 0.0, pairs = 2.0 * (double)m * (double)(n - m);
    for (size_t i = 0; i < n; i++) mean += (double)x[i] / (double)n;
    for (size_t i = 0; i < n; i++) squares += ((double)x[i] - mean) * ((double)x[i] - mean);
    double sum = (double)m * (double)(n - m) / (double)n * squares / (double)(n - 1);
    return sum / (pairs * pairs);
}

/* What the selections share. */
typedef struct job {
    const arp_several_input *in;
    arp_pool *pool; /* of this job alone */
    arp_null null;
    int64_t **twice; /* doubled mid-ranks of each side, then room for a difference */
    size_t *eligible;
    const double **other;
} job;

static arp_status job_start(job *j, arp_error *err) {
    const arp_case *what = j->in->what;
    size_t sides = what->n_sides;
    j->null.seed = what->seed;
    j->pool = arp_pool_new();
    if (!j->pool ||
        !arp_pool_take_all(j->pool, ARP_ARRAY(j->twice, sides + 1), ARP_ARRAY(j->eligible, sides),
                           ARP_ARRAY(j->other, sides + what->n_given)))
        return arp_fail_memory(err);
    for (size_t s = 0; s <= sides; s++) {
        j->twice[s] = arp_pool_take(j->pool, what->n, sizeof **j->twice);
        if (!j->twice[s]) return arp_fail_memory(err);
        if (s < sides && !arp_midranks(what->line[s], what->n, j->twice[s]))
            return arp_fail_memory(err);
    }
    return ARP_OK;
}

/* The selection's own case: it alone is selected. */
static arp_case case_of(const job *j, const arp_several_one *one) {
    arp_case own = *j->in->what;
    own.selected = one->own.row;
    own.m = one->own.n;
    return own;
}

static arp_status measure_side(job *j, const arp_case *own, size_t s, arp_line_side *out,
                               arp_error *err) {
    arp_concordance alone = {0};
    arp_tilt tilt = {0};
    arp_status st = ARP_OK;
    ARP_TRY(arp_concordance_measure(own->line[s], own->n, own->selected, own->m, &j->null, &alone,
                                    err));
    ARP_TRY(arp_tilt_measure(own->line[s], own->n, own->selected, own->m, j->in->alpha, &j->null,
                             &tilt, err));
    out->c = alone.c;
    out->low = tilt.low;
    out->high = tilt.high;
    out->variance = arp_line_variance(j->twice[s], own->n, own->m);
    if (out->late) return ARP_OK;
    out->p = out->p_given = alone.p;
    out->method = out->given_method = alone.method;
done:
    return st;
}

/* Each eligible side given the others and what else is. */
static arp_status measure_given(job *j, const arp_case *own, size_t n_eligible, arp_line *line,
                                arp_error *err) {
    arp_conditional_room *room = NULL;
    arp_pool *pool = arp_pool_new();
    arp_status st = pool ? ARP_OK : arp_fail_memory(err);
    const arp_evidence_sides sides = {j->eligible, n_eligible, j->other};
    if (st == ARP_OK)
        st = arp_conditional_room_new(own->n, own->m, n_eligible + own->n_given, pool, &room, err);
    for (size_t e = 0; st == ARP_OK && e < n_eligible; e++) {
        arp_line_side *side = &line->side[j->eligible[e]];
        arp_conditional found = {side->p, side->method, false};
        arp_evidence_given(own, &sides, e, own->n_given, room, &found);
        side->p_given = found.p;
        side->given_method = found.method;
        side->separated = found.separated;
    }
    arp_pool_free(pool);
    return st;
}

static void measure_gap(const job *j, const arp_case *own, size_t n_eligible, arp_line *line) {
    int64_t *gap = j->twice[own->n_sides];
    if (n_eligible != 2) return;
    const int64_t *a = j->twice[j->eligible[0]], *b = j->twice[j->eligible[1]];
    for (size_t i = 0; i < own->n; i++) gap[i] = a[i] - b[i];
    line->gap = line->side[j->eligible[0]].c - line->side[j->eligible[1]].c;
    line->gap_variance = arp_line_variance(gap, own->n, own->m);
}

static arp_status measure_near(const job *j, const arp_case *own, arp_line *line, arp_error *err) {
    arp_neighbours near = {0};
    if (!j->in->near) return ARP_OK;
    arp_neighbours_input like = *j->in->near;
    if (like.population_factor == 0.0 && like.population) like.population_factor = LIKE_POPULATION;
    arp_pool *pool = arp_pool_new();
    arp_status st =
        pool ? arp_neighbours_measure(own, &like, pool, &near, err) : arp_fail_memory(err);
    for (size_t s = 0; st == ARP_OK && s < own->n_sides; s++) line->side[s].p_near = near.side[s].p;
    if (st == ARP_OK) line->n_near = near.n_sets;
    arp_pool_free(pool);
    return st;
}

static arp_status measure_line(job *j, const arp_several_one *one, arp_line *line, arp_error *err) {
    const arp_case own = case_of(j, one);
    arp_reachable reach = {0};
    size_t n_eligible = 0;
    arp_status st = ARP_OK;
    line->m = own.m;
    if (own.m == 0 || own.m >= own.n) return ARP_OK;
    line->majority = 2 * own.m > own.n;
    for (size_t s = 0; s < own.n_sides; s++) {
        if (!line->side[s].late) j->eligible[n_eligible++] = s;
        ARP_TRY(measure_side(j, &own, s, &line->side[s], err));
    }
    ARP_TRY(arp_concordance_reachable(own.n, own.m, j->in->alpha, 1, &j->null, &reach, err));
    line->p_min = reach.p_min;
    ARP_TRY(measure_given(j, &own, n_eligible, line, err));
    measure_gap(j, &own, n_eligible, line);
    ARP_TRY(measure_near(j, &own, line, err));
done:
    return st;
}

static arp_status line_begin(const arp_several_input *in, size_t k, arp_pool *pool, arp_line *out,
                             arp_error *err) {
    *out = (arp_line){.gap = NAN, .gap_variance = NAN, .p_min = NAN};
    out->side = arp_pool_take(pool, in->what->n_sides, sizeof *out->side);
    if (!out->side) return arp_fail_memory(err);
    for (size_t s = 0; s < in->what->n_sides; s++) {
        out->side[s] = (arp_line_side){.late = in->one[k].late && in->one[k].late[s],
                                       .c = NAN,
                                       .low = NAN,
                                       .high = NAN,
                                       .p = NAN,
                                       .p_given = NAN,
                                       .p_holm = NAN,
                                       .p_bh = NAN,
                                       .p_given_holm = NAN,
                                       .p_given_bh = NAN,
                                       .p_near = NAN,
                                       .variance = NAN};
    }
    return ARP_OK;
}

/* Holm, and Benjamini and Hochberg, over every side of every selection that has a p. */
static arp_status adjust(const arp_several_input *in, arp_lines *lines, arp_error *err) {
    size_t sides = in->what->n_sides, n = 0;
    double *p = arp_zalloc(in->n * sides, 6 * sizeof *p);
    arp_line_side **at = arp_zalloc(in->n * sides, sizeof *at);
    if (!p || !at) {
        arp_free(p);
        arp_free(at);
        return arp_fail_memory(err);
    }
    for (size_t k = 0; k < in->n; k++) {
        for (size_t s = 0; s < sides; s++) {
            if (!isnan(lines->at[k].side[s].p)) at[n++] = &lines->at[k].side[s];
        }
    }
    double *given = p + n, *holm = given + n, *benjamini = holm + n, *scratch = benjamini + n;
    for (size_t i = 0; i < n; i++) {
        p[i] = at[i]->p;
        given[i] = at[i]->p_given;
    }
    arp_holm(p, n, scratch, holm);
    arp_benjamini(p, n, scratch, benjamini);
    for (size_t i = 0; i < n; i++) {
        at[i]->p_holm = holm[i];
        at[i]->p_bh = benjamini[i];
    }
    arp_holm(given, n, scratch, holm);
    arp_benjamini(given, n, scratch, benjamini);
    for (size_t i = 0; i < n; i++) {
        at[i]->p_given_holm = holm[i];
        at[i]->p_given_bh = benjamini[i];
    }
    lines->n_tests = n;
    for (size_t k = 0; k < in->n; k++) {
        lines->at[k].could = lines->at[k].p_min * (double)n <= in->alpha;
    }
    arp_free(p);
    arp_free(at);
    return ARP_OK;
}

arp_status arp_lines_measure(const arp_several_input *in, arp_pool *pool, arp_lines *out,
                             arp_error *err) {
    job j = {.in = in};
    arp_lines made = {.at = arp_pool_take(pool, in->n, sizeof *made.at)};
    arp_status st = made.at ? ARP_OK : arp_fail_memory(err);
    if (st == ARP_OK) st = job_start(&j, err);
    for (size_t k = 0; st == ARP_OK && k < in->n; k++) {
        st = line_begin(in, k, pool, &made.at[k], err);
        if (st == ARP_OK) st = measure_line(&j, &in->one[k], &made.at[k], err);
    }
    if (st == ARP_OK) st = adjust(in, &made, err);
    if (st == ARP_OK) *out = made;
    arp_null_free(&j.null);
    arp_pool_free(j.pool);
    return st;
}
