/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/around/profile.h"

#include <math.h>

#include "base/fail.h"
#include "base/holm.h"
#include "base/order.h"
#include "drivers/around/compare.h"
#include "territory/interval.h"

const char *arp_compared_side(const arp_compared *compared) {
    static const char *const SIDE[] = {"below", "equal", "above"};
    return SIDE[compared->side + 1];
}

/* All territories beside one comparator; NaN where there is no p. */
typedef struct beside {
    double *p, *p_holm; /* N */
    size_t n_tested;
} beside;

/* One indicator over all territories. */
typedef struct ground {
    size_t node, column;
    double *rising; /* the n values there are */
    size_t n, least, most;
    beside *comparator;
} ground;

static arp_status order_values(const arp_column *column, size_t all, ground *g, arp_error *err) {
    const double *x = column->value;
    g->rising = arp_zalloc(all, sizeof *g->rising);
    if (!g->rising) return arp_fail_memory(err);
    g->least = g->most = ARP_NONE;
    for (size_t i = 0; i < all; i++) {
        if (isnan(x[i])) continue;
        g->rising[g->n++] = x[i];
        if (g->least == ARP_NONE || x[i] < x[g->least]) g->least = i;
        if (g->most == ARP_NONE || x[i] > x[g->most]) g->most = i;
    }
    arp_sort(g->rising, g->n);
    return ARP_OK;
}

/* Every territory's p under a reference, adjusted over all of them. */
static arp_status test_all(const arp_profile_input *in, size_t column, double reference,
                           beside *out, arp_error *err) {
    size_t all = in->values->n_rows, tested = 0;
    const double *value = in->values->column[column].value;
    double *room;
    if (!arp_zalloc_all(ARP_ROWS(room, all, 4), ARP_ROWS(out->p, all, 2)))
        return arp_fail_memory(err);
    out->p_holm = out->p + all;
    double *p = room, *adjusted = room + all, *scratch = adjusted + all;
    for (size_t i = 0; i < all; i++) {
        out->p[i] = out->p_holm[i] = arp_compare_p(&in->errors[column], i, value[i], reference);
        if (!isnan(out->p[i])) p[out->n_tested++] = out->p[i];
    }
    arp_holm(p, out->n_tested, scratch, adjusted);
    for (size_t i = 0; i < all; i++) {
        if (!isnan(out->p[i])) out->p_holm[i] = adjusted[tested++];
    }
    arp_free(room);
    return ARP_OK;
}

static arp_status prepare(const arp_profile_input *in, size_t node, ground *g, arp_error *err) {
    arp_status st = ARP_OK;
    g->node = node;
    g->column = in->plan->node[node].column;
    ARP_TRY(order_values(&in->values->column[g->column], in->values->n_rows, g, err));
    g->comparator = arp_zalloc(in->n_comparators, sizeof *g->comparator);
    if (!g->comparator) return arp_fail_memory(err);
    for (size_t c = 0; c < in->n_comparators; c++) {
        double reference = in->comparator[c].value[g->column];
        ARP_TRY(test_all(in, g->column, reference, &g->comparator[c], err));
    }
done:
    return st;
}

static void release(ground *g, size_t n, size_t n_comparators) {
    for (size_t i = 0; g && i < n; i++) {
        for (size_t c = 0; g[i].comparator && c < n_comparators; c++) {
            arp_free(g[i].comparator[c].p);
        }
        arp_free(g[i].comparator);
        arp_free(g[i].rising);
    }
    arp_free(g);
}

/* How many of n rising numbers are below x or, with `equal`, not above it. */
static size_t count_below(const double *rising, size_t n, double x, bool equal) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rising[middle] < x || (equal && rising[middle] <= x)) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* Territories in greater need by this indicator, and one. The rank of the run is that of the
   treated value; a profile shows the value itself. */
static uint32_t rank_of(const ground *g, double value, int polarity) {
    if (isnan(value)) return 0;
    size_t above = g->n - count_below(g->rising, g->n, value, true);
    return (uint32_t)(1 + (polarity > 0 ? above : count_below(g->rising, g->n, value, false)));
}

static void compare(const arp_profile_input *in, const ground *g, size_t row,
                    arp_profile_line *line) {
    for (size_t c = 0; c < in->n_comparators; c++) {
        const beside *all = &g->comparator[c];
        double reference = in->comparator[c].value[g->column], value = line->value;
        arp_compared *out = &line->comparator[c];
        *out = (arp_compared){.value = reference,
                              .p = all->p[row],
                              .p_holm = all->p_holm[row],
                              .n_tested = all->n_tested};
        if (!isnan(value) && !isnan(reference))
            out->side = (value > reference) - (value < reference);
        out->significantly = out->side != 0 && out->p_holm <= in->alpha;
    }
}

static void measure(const arp_profile_input *in, const ground *g, size_t row,
                    arp_profile_line *line) {
    const arp_column *column = &in->values->column[g->column];
    const arp_value_error *error = &in->errors[g->column];
    line->node = g->node;
    line->value = column->value[row];
    line->mark = (arp_mark)column->mark[row];
    line->limit[0] = line->limit[1] = NAN;
    arp_compare_limits(error, row, line->value, line->limit);
    line->count = error->numerator ? error->numerator[row] : NAN;
    if (line->count < ARP_FEW_EVENTS) line->few = ARP_FEW_EVENTS;
    if (line->count < ARP_VERY_FEW_EVENTS) line->few = ARP_VERY_FEW_EVENTS;
    line->rank = rank_of(g, line->value, in->plan->node[g->node].polarity);
    line->n = g->n;
    line->least = g->least;
    line->most = g->most;
    line->position = NAN;
    if (!isnan(line->value) && g->rising[g->n - 1] > g->rising[0]) {
        line->position = (line->value - g->rising[0]) / (g->rising[g->n - 1] - g->rising[0]);
    }
}

static arp_status fill(const arp_profile_input *in, const ground *g, size_t n, size_t row,
                       arp_pool *pool, arp_profile *out, arp_error *err) {
    out->row = row;
    out->n = n;
    out->line = arp_pool_take(pool, n, sizeof *out->line);
    if (!out->line) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        arp_profile_line *line = &out->line[i];
        line->comparator = arp_pool_take(pool, in->n_comparators, sizeof *line->comparator);
        if (!line->comparator) return arp_fail_memory(err);
        measure(in, &g[i], row, line);
        compare(in, &g[i], row, line);
    }
    return ARP_OK;
}

arp_status arp_profiles_of(const arp_profile_input *in, const size_t *row, size_t n, arp_pool *pool,
                           arp_profile *out, arp_error *err) {
    size_t leaves = 0;
    arp_status st = ARP_OK;
    ground *g = arp_zalloc(in->plan->n_nodes, sizeof *g);
    if (!g) return arp_fail_memory(err);
    for (size_t v = 0; v < in->plan->n_nodes; v++) {
        if (in->plan->node[v].n_children) continue;
        ARP_TRY(prepare(in, v, &g[leaves++], err));
    }
    for (size_t i = 0; i < n; i++) ARP_TRY(fill(in, g, leaves, row[i], pool, &out[i], err));
done:
    release(g, leaves, in->n_comparators);
    return st;
}
