/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/describe.h"

#include <math.h>

#include "base/memory.h"
#include "base/moments.h"
#include "base/order.h"
#include "base/quantiles.h"
#include "drivers/weights/effective.h"
#include "treat/shape.h"

static const arp_plan *plan_of(const arp_study *study, bool beside) {
    return beside ? &study->beside : &study->plan;
}

static bool is_leaf(const arp_plan_node *node) {
    return node->n_children == 0;
}

/* ---- one column ---- */

static void describe(const arp_column *column, size_t n, double *room, arp_described *out) {
    out->n = arp_pack(column->value, n, room);
    for (size_t q = 0; q < 5; q++) out->quartile[q] = NAN;
    out->skewness = arp_skewness(room, out->n);
    for (size_t i = 0; i < out->n; i++) out->zeros += room[i] == 0.0;
    arp_sort(room, out->n);
    for (size_t q = 0; q < 5 && out->n; q++)
        out->quartile[q] = arp_quantile_sorted(room, out->n, 0.25 * (double)q);
}

/* ---- a leaf and its side ---- */

/* The branch under the root that a leaf is of; ARP_NONE where it hangs from the root. */
static size_t side_of(const arp_plan *plan, size_t leaf) {
    size_t at = plan->node[leaf].parent, side = ARP_NONE;
    for (; at != ARP_NONE && plan->node[at].parent != ARP_NONE; at = plan->node[at].parent)
        side = at;
    return side;
}

/* A column turned and scaled, NaN where it has no number or does not vary. */
static void standardise(const double *x, size_t n, int polarity, double *room, double *out) {
    size_t kept = arp_pack(x, n, room);
    double mean = kept ? arp_mean(room, kept) : NAN, sd = kept > 1 ? arp_sd(room, kept, mean) : 0.0;
    for (size_t i = 0; i < n; i++) out[i] = sd > 0.0 ? polarity * (x[i] - mean) / sd : NAN;
}

/* Sums of a side's standardised leaves, and how many have a number, row by row. */
typedef struct sums {
    double *z; /* columns x n */
    double *sum, *rest, *room;
    size_t *count, n;
} sums;

static void take_side(const arp_study *study, const arp_plan *plan, size_t side, sums *s) {
    for (size_t i = 0; i < s->n; i++) {
        s->sum[i] = 0.0;
        s->count[i] = 0;
    }
    for (size_t v = 0; v < plan->n_nodes; v++) {
        const arp_plan_node *leaf = &plan->node[v];
        if (!is_leaf(leaf) || side_of(plan, v) != side) continue;
        double *z = s->z + leaf->column * s->n;
        standardise(study->values.column[leaf->column].value, s->n, leaf->polarity, s->room, z);
        for (size_t i = 0; i < s->n; i++) {
            if (isnan(z[i])) continue;
            s->sum[i] += z[i];
            s->count[i]++;
        }
    }
}

static void with_side(const sums *s, size_t column, arp_described *out) {
    const double *z = s->z + column * s->n;
    size_t both = 0;
    for (size_t i = 0; i < s->n; i++) {
        bool has = !isnan(z[i]) && s->count[i] > 1;
        s->rest[i] = has ? (s->sum[i] - z[i]) / (double)(s->count[i] - 1) : NAN;
        both += has;
    }
    const double r = arp_correlation(z, s->rest, s->n);
    out->with_side = r;
    if (!(r <= ARP_REVERSED_AT) || both < 4) return;
    out->looks_reversed = r <= -1.0 || atanh(r) * sqrt((double)both - 3.0) <
                                           -arp_normal_quantile_above(ARP_REVERSED_P);
}

static void sides_of_plan(const arp_study *study, const arp_plan *plan, sums *s,
                          arp_described *out) {
    for (size_t first = 0; first < plan->n_nodes; first++) {
        const arp_plan_node *node = &plan->node[first];
        const bool branch = node->parent != ARP_NONE && plan->node[node->parent].parent == ARP_NONE;
        if (node->parent != ARP_NONE && !(branch && !is_leaf(node))) continue;
        const size_t side = node->parent == ARP_NONE ? ARP_NONE : first;
        take_side(study, plan, side, s);
        for (size_t v = 0; v < plan->n_nodes; v++) {
            if (!is_leaf(&plan->node[v]) || side_of(plan, v) != side) continue;
            arp_described *one = &out[plan->node[v].column];
            one->side = side;
            one->beside = plan == &study->beside;
            with_side(s, plan->node[v].column, one);
        }
    }
}

arp_status arp_described_side(const arp_study *study, arp_described *out, arp_error *err) {
    sums s = {.n = study->values.n_rows};
    if (!arp_zalloc_all(ARP_ROWS(s.z, study->values.n_columns, s.n), ARP_ARRAY(s.sum, s.n),
                        ARP_ARRAY(s.rest, s.n), ARP_ARRAY(s.room, s.n), ARP_ARRAY(s.count, s.n))) {
        return arp_fail_memory(err);
    }
    for (size_t c = 0; c < study->values.n_columns; c++) out[c].with_side = NAN;
    sides_of_plan(study, &study->plan, &s, out);
    sides_of_plan(study, &study->beside, &s, out);
    arp_free(s.z);
    arp_free(s.sum);
    arp_free(s.rest);
    arp_free(s.room);
    arp_free(s.count);
    return ARP_OK;
}

/* ---- pairs ---- */

/* The pairs of a node's leaves, into @p out unless it is NULL; how many. */
static size_t pairs_of_node(const arp_study *study, bool beside, size_t node, arp_leaf_pair *out) {
    const arp_plan *plan = plan_of(study, beside);
    const arp_plan_node *of = &plan->node[node];
    const size_t n = study->values.n_rows;
    size_t made = 0;
    for (size_t i = 0; i < of->n_children; i++) {
        const arp_plan_node *a = &plan->node[of->child[i]];
        for (size_t j = i + 1; is_leaf(a) && j < of->n_children; j++) {
            const arp_plan_node *b = &plan->node[of->child[j]];
            if (!is_leaf(b)) continue;
            if (!out) {
                made++;
                continue;
            }
            const double *x = study->values.column[a->column].value;
            const double *y = study->values.column[b->column].value;
            arp_leaf_pair *pair = &out[made++];
            *pair = (arp_leaf_pair){.node = node, .one = a->column, .other = b->column};
            pair->beside = beside;
            for (size_t t = 0; t < n; t++) pair->n += !isnan(x[t]) && !isnan(y[t]);
            pair->correlation = a->polarity * b->polarity * arp_correlation(x, y, n);
        }
    }
    return made;
}

static size_t pairs(const arp_study *study, arp_leaf_pair *out) {
    size_t n = 0;
    for (int beside = 0; beside < 2; beside++) {
        for (size_t v = 0; v < plan_of(study, beside)->n_nodes; v++)
            n += pairs_of_node(study, beside, v, out ? out + n : NULL);
    }
    return n;
}

arp_status arp_study_describe(const arp_study *study, arp_description *out, arp_error *err) {
    const size_t n = study->values.n_rows, columns = study->values.n_columns;
    arp_description made = {.pool = arp_pool_new(), .n_pairs = pairs(study, NULL)};
    double *room = arp_zalloc(n, sizeof *room);
    arp_status st = ARP_OK;
    if (!room || !arp_pool_take_all(made.pool, ARP_ARRAY(made.column, columns),
                                    ARP_ARRAY(made.pair, made.n_pairs))) {
        ARP_TRY(arp_fail_memory(err));
    }
    for (size_t c = 0; c < columns; c++)
        describe(&study->values.column[c], n, room, &made.column[c]);
    ARP_TRY(arp_described_side(study, made.column, err));
    pairs(study, made.pair);
    *out = made;
    made.pool = NULL;
done:
    arp_free(room);
    arp_pool_free(made.pool);
    return st;
}

void arp_description_free(arp_description *description) {
    arp_pool_free(description->pool);
    *description = (arp_description){0};
}
