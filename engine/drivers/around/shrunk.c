/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "drivers/resemblance/case.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/around/reliability.h"

typedef struct job {
    const arp_plan *plan;
    const arp_table *values;
    const arp_value_error *errors;
    const arp_drivers *drivers;
    arp_null *null;
    arp_reliability *out;
} job;

/* Below it, more than half of what the indicators show is chance. */
static const double RELIABLE_FROM = 0.5;

static bool is_on(const arp_plan *plan, size_t leaf, size_t side_node) {
    while (leaf != ARP_NONE && leaf != side_node) leaf = plan->node[leaf].parent;
    return leaf == side_node;
}

/* Mean reliability of a side's indicators of known error; NaN for none. */
static double side_mean(const job *j, size_t side) {
    double sum = 0;
    size_t n = 0;
    for (size_t i = 0; i < j->out->n; i++) {
        const arp_indicator_reliability *one = &j->out->at[i];
        if (one->why != ARP_RELIABILITY_DONE) continue;
        if (!is_on(j->plan, one->node, j->drivers->side[side].node)) continue;
        sum += one->reliability;
        n++;
    }
    return n ? sum / (double)n : NAN;
}

/* Reliability of each leaf. */
static bool measure(job *j) {
    const arp_plan *plan = j->plan;
    arp_reliability *r = j->out;
    arp_pool *pool = j->drivers->pool;
    size_t n_sides = j->drivers->n_sides;
    if (!arp_pool_take_all(pool, ARP_ARRAY(r->at, plan->n_nodes), ARP_ARRAY(r->side, n_sides),
                           ARP_ARRAY(r->side_mean, n_sides), ARP_ARRAY(r->mostly_chance, n_sides)))
        return false;
    r->declared = (arp_concordance){.c = NAN, .p = NAN};
    for (size_t s = 0; s < n_sides; s++) r->side[s] = r->declared;
    for (size_t v = 0; v < plan->n_nodes; v++) {
        if (plan->node[v].n_children) continue;
        size_t column = plan->node[v].column;
        arp_indicator_reliability *one = &r->at[r->n++];
        one->node = v;
        arp_reliability_of(&j->errors[column], j->values->column[column].value,
                           j->values->column[column].mark, j->values->n_rows, one);
        r->n_known += one->why == ARP_RELIABILITY_DONE;
    }
    for (size_t s = 0; s < n_sides; s++) {
        r->side_mean[s] = side_mean(j, s);
        r->mostly_chance[s] = r->side_mean[s] < RELIABLE_FROM;
    }
    return true;
}

/* The values there are, each shrunk where its indicator's reliability is known. */
static void shrink(const job *j, arp_table *to) {
    for (size_t a = 0; a < j->out->n; a++) {
        const arp_indicator_reliability *one = &j->out->at[a];
        if (one->why != ARP_RELIABILITY_DONE) continue;
        size_t c = j->plan->node[one->node].column;
        for (size_t i = 0; i < to->n_rows; i++) {
            if (to->column[c].mark[i] != ARP_CELL_OK) continue;
            to->column[c].value[i] =
                arp_reliability_shrink(&j->errors[c], one, to->column[c].value[i], i);
        }
    }
}

static arp_status concordances(job *j, const arp_plan *plan, const arp_table *values,
                               arp_error *err) {
    const arp_drivers *d = j->drivers;
    arp_status st = ARP_OK;
    arp_result result = {0};
    arp_case what = {0};
    arp_pool *pool = arp_pool_new();
    double *score = arp_zalloc(values->n_rows, sizeof *score);
    if (!pool || !score) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_index_run(plan, values, &result, err));
    ARP_TRY(arp_case_lines(plan, values, &result, pool, &what, err));
    for (size_t s = 0; s < what.n_sides; s++) {
        ARP_TRY(arp_concordance_measure(what.line[s], what.n, d->selected, d->m, j->null,
                                        &j->out->side[s], err));
    }
    arp_case_mix(&what, what.weight, score);
    ARP_TRY(
        arp_concordance_measure(score, what.n, d->selected, d->m, j->null, &j->out->declared, err));

done:
    arp_free(score);
    arp_pool_free(pool);
    arp_result_free(&result);
    return st;
}

/* The index on shrunk values. One that shrank to nothing is constant, and is left out of the means
   rather than stop the run. */
static arp_status run_again(job *j, arp_error *err) {
    size_t n = j->values->n_rows;
    arp_table shrunk = {0};
    arp_plan plan = *j->plan;
    size_t *row = arp_zalloc(n, sizeof *row);
    arp_status st = row ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    plan.drop_constant = true;
    for (size_t i = 0; i < n; i++) row[i] = i;
    ARP_TRY(arp_table_rows(j->values, row, n, &shrunk, err));
    shrink(j, &shrunk);
    st = concordances(j, &plan, &shrunk, &j->out->why);
    if (st == ARP_MEMORY) ARP_TRY(arp_fail_memory(err));
    j->out->shrunk = st == ARP_OK;
    st = ARP_OK;

done:
    arp_free(row);
    arp_table_free(&shrunk);
    return st;
}

arp_status arp_reliability_make(const arp_plan *plan, const arp_table *values,
                                const arp_value_error *errors, arp_null *null,
                                const arp_drivers *drivers, arp_reliability **out, arp_error *err) {
    job j = {plan, values, errors, drivers, null, arp_pool_take(drivers->pool, 1, sizeof *j.out)};
    if (!j.out || !measure(&j)) return arp_fail_memory(err);
    arp_status st = j.out->n_known ? run_again(&j, err) : ARP_OK;
    if (st == ARP_OK) *out = j.out;
    return st;
}
