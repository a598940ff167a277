/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/certificates.h"

#include <math.h>

#include "base/program.h"

enum { MOST_WITNESSES = 20 };

/* A margin this near to 0, in units of the widest spread, is a tie. */
static const double TIE = 1e-9;

/* Columns: p weights, the border t, the margin. Row r: territory r. */
typedef struct model {
    const arp_leaves *leaves;
    const bool *selected; /* n */
    const double *middle; /* p, taken off each column */
    double unit;
    double *cost, *low, *high, *even, *x; /* p + 2 */
} model;

/* x_i w >= t + margin for the selected, x_j w <= t for the others. */
static double row(const void *of, size_t r, double *a) {
    const model *m = of;
    size_t p = m->leaves->p;
    double sign = m->selected[r] ? -1.0 : 1.0;
    for (size_t l = 0; l < p; l++) {
        a[l] = sign * (m->leaves->x[l][r] - m->middle[l]) / m->unit;
    }
    a[p] = -sign;
    a[p + 1] = m->selected[r] ? 1.0 : 0.0;
    return 0.0;
}

static arp_status solve(model *m, arp_program_answer *answer, arp_error *err) {
    arp_rows rows = {.n_columns = m->leaves->p + 2,
                     .n_rows = m->leaves->n,
                     .cost = m->cost,
                     .low = m->low,
                     .high = m->high,
                     .even = m->even,
                     .even_value = 1.0,
                     .slack = TIE,
                     .row = row,
                     .of = m};
    return arp_rows_solve(&rows, m->x, answer, err);
}

/* Numbers of the model: p middles, then what the programs read. */
static void begin(model *m, double *numbers, bool *selected) {
    const arp_leaves *v = m->leaves;
    size_t p = v->p;
    double *middle = numbers;
    for (size_t l = 0; l < p; l++) {
        double least = v->x[l][0], most = v->x[l][0];
        for (size_t i = 1; i < v->n; i++) {
            least = fmin(least, v->x[l][i]);
            most = fmax(most, v->x[l][i]);
        }
        middle[l] = least + (most - least) / 2.0;
        m->unit = fmax(m->unit, most - least);
    }
    if (!(m->unit > 0.0)) m->unit = 1.0;
    for (size_t t = 0; t < v->m; t++) selected[v->selected[t]] = true;
    m->selected = selected;
    m->middle = middle;
    m->cost = numbers + p;
    m->low = m->cost + p + 2;
    m->high = m->low + p + 2;
    m->even = m->high + p + 2;
    m->x = m->even + p + 2;
    for (size_t l = 0; l < p; l++) m->high[l] = m->even[l] = 1.0;
    m->low[p] = m->low[p + 1] = -2.0; /* scores lie within half a unit of their middle */
    m->high[p] = m->high[p + 1] = 2.0;
}

/* Least score of the selected less the greatest of the others, under the weights found. */
static double margin_of(const model *m) {
    const arp_leaves *v = m->leaves;
    double least = (double)INFINITY, most = -(double)INFINITY;
    for (size_t i = 0; i < v->n; i++) {
        double sum = 0.0;
        for (size_t l = 0; l < v->p; l++) sum += m->x[l] * (v->x[l][i] - m->middle[l]);
        if (m->selected[i]) least = fmin(least, sum);
        else most = fmax(most, sum);
    }
    return least - most;
}

static arp_status largest_margin(model *m, arp_certificates *out, arp_error *err) {
    size_t p = m->leaves->p;
    arp_program_answer answer;
    m->cost[p + 1] = -1.0;
    arp_status st = solve(m, &answer, err);
    m->cost[p + 1] = 0.0;
    if (st != ARP_OK || answer.state != ARP_PROGRAM_OPTIMAL) return st;
    out->margin = margin_of(m);
    if (fabs(out->margin) <= TIE * m->unit) out->margin = 0.0;
    out->feasible = out->margin >= 0.0;
    out->computed = true;
    return ARP_OK;
}

/* Among the weights without a negative margin. */
static arp_status ranges(model *m, arp_certificates *out, arp_error *err) {
    const arp_leaves *v = m->leaves;
    m->low[v->p + 1] = m->high[v->p + 1] = 0.0;
    for (size_t s = 0; s < v->n_sides; s++) {
        double end[2] = {(double)NAN, (double)NAN};
        for (int up = 0; up < 2; up++) {
            arp_program_answer answer;
            for (size_t l = 0; l < v->p; l++) {
                m->cost[l] = v->side[l] != s ? 0.0 : up ? -1.0 : 1.0;
            }
            arp_status st = solve(m, &answer, err);
            if (st != ARP_OK) return st;
            if (answer.state != ARP_PROGRAM_OPTIMAL) continue;
            end[up] = fmin(1.0, fmax(0.0, up ? -answer.value : answer.value));
        }
        out->range[s] = (arp_interval){end[0], end[1]};
    }
    return ARP_OK;
}

static bool dominates(const arp_leaves *v, size_t j, size_t i) {
    bool above = false;
    for (size_t l = 0; l < v->p; l++) {
        if (v->x[l][j] < v->x[l][i]) return false;
        above = above || v->x[l][j] > v->x[l][i];
    }
    return above;
}

static bool witnesses(const model *m, arp_pool *pool, arp_certificates *out) {
    const arp_leaves *v = m->leaves;
    out->witness = arp_pool_take(pool, MOST_WITNESSES, sizeof *out->witness);
    if (!out->witness) return false;
    for (size_t t = 0; t < v->m; t++) {
        for (size_t j = 0; j < v->n; j++) {
            if (m->selected[j] || !dominates(v, j, v->selected[t])) continue;
            if (out->n_witnesses == MOST_WITNESSES) {
                out->witnesses_left_out++;
                continue;
            }
            out->witness[out->n_witnesses][0] = v->selected[t];
            out->witness[out->n_witnesses++][1] = j;
        }
    }
    return true;
}

arp_status arp_certificates_make(const arp_leaves *leaves, arp_pool *pool, arp_certificates *out,
                                 arp_error *err) {
    arp_status st = ARP_OK;
    model m = {.leaves = leaves};
    arp_certificates made = {.margin = (double)NAN};
    double *numbers = arp_zalloc(6 * leaves->p + 10, sizeof *numbers);
    bool *selected = arp_zalloc(leaves->n, sizeof *selected);
    made.range = arp_pool_take(pool, leaves->n_sides, sizeof *made.range);
    if (!numbers || !selected || !made.range) ARP_TRY(arp_fail_memory(err));
    begin(&m, numbers, selected);
    for (size_t s = 0; s < leaves->n_sides; s++) {
        made.range[s] = (arp_interval){(double)NAN, (double)NAN};
    }
    ARP_TRY(largest_margin(&m, &made, err));
    if (made.computed && made.feasible) ARP_TRY(ranges(&m, &made, err));
    if (!witnesses(&m, pool, &made)) ARP_TRY(arp_fail_memory(err));
    *out = made;

done:
    arp_free(numbers);
    arp_free(selected);
    return st;
}
