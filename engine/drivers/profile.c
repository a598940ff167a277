/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/profile.h"

#include <math.h>

#include "base/fail.h"
#include "base/memory.h"
#include "drivers/compare.h"
#include "drivers/verdict.h"
#include "territory/interval.h"

/* What the p-values of one comparison need: five numbers a territory. */
typedef struct room {
    double *p, *adjusted, *scratch;
    size_t *tested; /* rows that have a p */
} room;

static bool make_room(room *r, size_t n) {
    r->p = arp_zalloc(n, 4 * sizeof *r->p);
    r->tested = arp_zalloc(n, sizeof *r->tested);
    if (!r->p || !r->tested) return false;
    r->adjusted = r->p + n;
    r->scratch = r->adjusted + n;
    return true;
}

static void free_room(room *r) {
    arp_free(r->p);
    arp_free(r->tested);
}

/* The territory beside one comparator: its p, adjusted over all territories. */
static void compare(const arp_profile_input *in, const arp_profile_line *line, size_t row,
                    double reference, room *r, arp_compared *out) {
    size_t column = in->plan->node[line->node].column, n = in->values->n_rows;
    const double *value = in->values->column[column].value;
    *out = (arp_compared){.value = reference, .p = (double)NAN, .p_holm = (double)NAN};
    if (!isnan(line->value) && !isnan(reference))
        out->side = (line->value > reference) - (line->value < reference);
    for (size_t i = 0; i < n; i++) {
        double p = arp_compare_p(&in->precision[column], i, value[i], reference);
        if (isnan(p)) continue;
        r->tested[out->n_tested] = i;
        r->p[out->n_tested++] = p;
    }
    arp_holm(r->p, out->n_tested, r->scratch, r->adjusted);
    for (size_t t = 0; t < out->n_tested; t++) {
        if (r->tested[t] != row) continue;
        out->p = r->p[t];
        out->p_holm = r->adjusted[t];
        out->significantly = out->side != 0 && out->p_holm <= in->alpha;
    }
}

/* Where the value stands between the least and the most of all. */
static void stand(const arp_table *values, size_t column, arp_profile_line *line) {
    const double *x = values->column[column].value;
    line->least = line->most = ARP_NONE;
    for (size_t i = 0; i < values->n_rows; i++) {
        if (isnan(x[i])) continue;
        line->n++;
        if (line->least == ARP_NONE || x[i] < x[line->least]) line->least = i;
        if (line->most == ARP_NONE || x[i] > x[line->most]) line->most = i;
    }
    line->position = (double)NAN;
    if (isnan(line->value)) return;
    double low = x[line->least], range = x[line->most] - low;
    if (range > 0.0) line->position = (line->value - low) / range;
}

/* Territories in greater need by this indicator, and one. The rank of the run is that of the
   treated value; a profile shows the value itself. */
static uint32_t rank_of(const arp_table *values, size_t column, size_t row, int polarity) {
    const double *x = values->column[column].value;
    uint32_t rank = 1;
    if (isnan(x[row])) return 0;
    for (size_t i = 0; i < values->n_rows; i++) {
        if (!isnan(x[i])) rank += polarity > 0 ? x[i] > x[row] : x[i] < x[row];
    }
    return rank;
}

static void measure(const arp_profile_input *in, size_t row, arp_profile_line *line) {
    const arp_plan_node *node = &in->plan->node[line->node];
    const arp_column *column = &in->values->column[node->column];
    const arp_precision *precision = &in->precision[node->column];
    line->value = column->value[row];
    line->mark = (arp_mark)column->mark[row];
    line->limit[0] = line->limit[1] = (double)NAN;
    arp_compare_limits(precision, row, line->value, line->limit);
    line->count = precision->count ? precision->count[row] : (double)NAN;
    if (line->count < ARP_FEW_EVENTS) line->few = ARP_FEW_EVENTS;
    if (line->count < ARP_VERY_FEW_EVENTS) line->few = ARP_VERY_FEW_EVENTS;
    line->rank = rank_of(in->values, node->column, row, node->polarity);
    stand(in->values, node->column, line);
}

static arp_status fill(const arp_profile_input *in, arp_profile *profile, arp_error *err) {
    room r = {0};
    arp_status st = ARP_OK;
    profile->line = arp_pool_take(profile->pool, in->values->n_columns, sizeof *profile->line);
    if (!profile->line || !make_room(&r, in->values->n_rows)) ARP_TRY(arp_fail_memory(err));
    for (size_t v = 0; v < in->plan->n_nodes; v++) {
        if (in->plan->node[v].n_children) continue;
        arp_profile_line *line = &profile->line[profile->n++];
        line->node = v;
        measure(in, profile->row, line);
        line->comparator =
            arp_pool_take(profile->pool, in->n_comparators, sizeof *line->comparator);
        if (!line->comparator) ARP_TRY(arp_fail_memory(err));
        for (size_t c = 0; c < in->n_comparators; c++) {
            double reference = in->comparator[c].value[in->plan->node[v].column];
            compare(in, line, profile->row, reference, &r, &line->comparator[c]);
        }
    }
done:
    free_room(&r);
    return st;
}

arp_status arp_profile_of(const arp_profile_input *in, size_t row, arp_profile *out,
                          arp_error *err) {
    arp_profile profile = {.row = row, .pool = arp_pool_new()};
    arp_status st = profile.pool ? fill(in, &profile, err) : arp_fail_memory(err);
    if (st == ARP_OK) *out = profile;
    else arp_pool_free(profile.pool);
    return st;
}
