/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/polytope.h"

#include <math.h>

#include "base/memory.h"

/* x_i w >= t + margin for the selected, x_j w <= t for the others. */
static double row(const void *of, size_t r, double *a) {
    const arp_polytope *v = of;
    size_t p = v->of->p;
    double sign = v->in[r] ? -1.0 : 1.0;
    for (size_t l = 0; l < p; l++) a[l] = sign * (v->of->x[l][r] - v->middle[l]) / v->unit;
    a[p] = -sign;
    a[p + 1] = v->in[r] ? 1.0 : 0.0;
    return 0.0;
}

static arp_status solve(arp_polytope *v, arp_program_answer *answer, arp_error *err) {
    arp_program_rows rows = {.n_columns = v->of->p + 2,
                             .n_rows = v->of->n,
                             .cost = v->cost,
                             .low = v->low,
                             .high = v->high,
                             .even = v->even,
                             .even_value = 1.0,
                             .slack = ARP_POLYTOPE_TIE,
                             .row = row,
                             .of = v};
    return arp_program_rows_solve(&rows, v->w, answer, err);
}

arp_status arp_polytope_open(const arp_listing *of, arp_polytope *out, arp_error *err) {
    size_t p = of->p;
    arp_polytope v = {.of = of};
    double *numbers;
    if (!arp_zalloc_all(ARP_ARRAY(numbers, 6 * p + 10), ARP_ARRAY(v.in, of->n)))
        return arp_fail_memory(err);
    for (size_t l = 0; l < p; l++) {
        double least = of->x[l][0], most = of->x[l][0];
        for (size_t i = 1; i < of->n; i++) {
            least = fmin(least, of->x[l][i]);
            most = fmax(most, of->x[l][i]);
        }
        numbers[l] = least + (most - least) / 2.0;
        v.unit = fmax(v.unit, most - least);
    }
    if (!(v.unit > 0.0)) v.unit = 1.0;
    for (size_t t = 0; t < of->m; t++) v.in[of->selected[t]] = true;
    v.middle = numbers;
    v.cost = numbers + p;
    v.low = v.cost + p + 2;
    v.high = v.low + p + 2;
    v.even = v.high + p + 2;
    v.w = v.even + p + 2;
    for (size_t l = 0; l < p; l++) v.high[l] = v.even[l] = 1.0;
    v.low[p] = -2.0; /* scores lie within half a unit of their middle */
    v.high[p] = 2.0;
    *out = v;
    return ARP_OK;
}

void arp_polytope_close(arp_polytope *v) {
    arp_free(v->middle);
    arp_free(v->in);
    *v = (arp_polytope){0};
}

/* Least score of the selected less the greatest of the others, under the weights found. */
static double margin_of(const arp_polytope *v) {
    double least = INFINITY, most = -INFINITY;
    for (size_t i = 0; i < v->of->n; i++) {
        double sum = 0.0;
        for (size_t l = 0; l < v->of->p; l++) sum += v->w[l] * (v->of->x[l][i] - v->middle[l]);
        if (v->in[i]) least = fmin(least, sum);
        else most = fmax(most, sum);
    }
    return least - most;
}

arp_status arp_polytope_margin(arp_polytope *v, double *margin, arp_error *err) {
    size_t p = v->of->p;
    arp_program_answer answer;
    for (size_t l = 0; l < p; l++) v->cost[l] = 0.0;
    v->cost[p + 1] = -1.0;
    v->low[p + 1] = -2.0;
    v->high[p + 1] = 2.0;
    arp_status st = solve(v, &answer, err);
    if (st != ARP_OK) return st;
    *margin = answer.state == ARP_PROGRAM_OPTIMAL ? margin_of(v) : NAN;
    if (fabs(*margin) <= ARP_POLYTOPE_TIE * v->unit) *margin = 0.0;
    return ARP_OK;
}

arp_status arp_polytope_least(arp_polytope *v, double *value, arp_error *err) {
    size_t p = v->of->p;
    arp_program_answer answer;
    v->cost[p + 1] = v->low[p + 1] = v->high[p + 1] = 0.0;
    arp_status st = solve(v, &answer, err);
    if (st != ARP_OK) return st;
    *value = answer.state == ARP_PROGRAM_OPTIMAL ? answer.value : NAN;
    return ARP_OK;
}
