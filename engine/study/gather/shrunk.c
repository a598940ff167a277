/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "drivers/around/neighbours.h"
#include "study/gather/gather.h"
#include "study/gather/messages.h"

/* Neighbours of the kept territories, as arp_shrink_input has them. */
typedef struct around {
    size_t *start, *neighbour;
} around;

static void around_free(around *a) {
    arp_free(a->start);
    arp_free(a->neighbour);
}

/* One link of a row, unless it is there: pairs may be given twice. */
static size_t put_link(size_t *neighbour, size_t start, size_t end, size_t other) {
    for (size_t l = start; l < end; l++) {
        if (neighbour[l] == other) return end;
    }
    neighbour[end] = other;
    return end + 1;
}

/* The neighbours of row i from `start` on; returns where they end. */
static size_t put_row(const arp_neighbours_input *in, size_t n, size_t i, size_t start,
                      size_t *neighbour) {
    size_t end = start;
    for (size_t e = 0; e < in->n_pairs; e++) {
        size_t a = in->pair[e].a, b = in->pair[e].b;
        if (a != b && (a == i || b == i)) end = put_link(neighbour, start, end, a == i ? b : a);
    }
    for (size_t j = 0; in->n_pairs == 0 && j < n; j++) {
        if (j != i && in->group[j] == in->group[i]) neighbour[end++] = j;
    }
    return end;
}

/* Links there are at most: both ways of every pair, or all pairs of every group. */
static size_t most_links(const arp_neighbours_input *in, size_t n) {
    size_t most = 2 * in->n_pairs;
    for (size_t i = 0; in->n_pairs == 0 && i < n; i++) {
        for (size_t j = 0; j < n; j++) most += in->group[j] == in->group[i];
    }
    return most;
}

static arp_status find_around(const arp_neighbours_input *in, size_t n, around *out,
                              arp_error *err) {
    if (!arp_zalloc_all(ARP_ARRAY(out->start, n + 1), ARP_ARRAY(out->neighbour, most_links(in, n))))
        return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        out->start[i + 1] = put_row(in, n, i, out->start[i], out->neighbour);
    }
    return ARP_OK;
}

/* Counts and exposures of the cells that have a value; others know nothing of their own. */
static arp_status take_counts(const spec_leaf *leaf, const gathered *g,
                              const arp_ingredients *parts, const arp_column *column, double *y,
                              double *p, arp_error *err) {
    for (size_t i = 0; i < g->n_kept; i++) {
        if (column->mark[i] != ARP_CELL_OK) continue;
        y[i] = parts->numerator[i];
        p[i] = parts->denominator[i];
        if (y[i] >= 0.0 && p[i] > 0.0) continue;
        return arp_fail_at(err, leaf->indicator->place, ARP_DOMAIN, ARP_MSG_SHRINK_COUNT, "ss",
                           leaf->indicator->id, g->all.code[g->kept[i]]);
    }
    return ARP_OK;
}

arp_status gather_shrink(const spec_leaf *leaf, const gathered *g, const arp_measure *measure,
                         const arp_neighbours_input *neighbours, arp_pool *pool, arp_column *column,
                         arp_error *err) {
    size_t n = g->n_kept, known = 0;
    around near = {0};
    arp_ingredients parts;
    arp_status st = ARP_OK;
    if (leaf->given && leaf->given_on != g->level) return ARP_OK; /* has no values here */
    double *y = arp_zalloc(n, 3 * sizeof *y);
    if (!y) return arp_fail_memory(err);
    double *p = y + n, *theta = p + n;
    ARP_TRY(arp_measure_ingredients(measure, &g->all, g->kept, n, pool, &parts, err));
    ARP_TRY(take_counts(leaf, g, &parts, column, y, p, err));
    if (leaf->shrink->local) ARP_TRY(find_around(neighbours, n, &near, err));
    const arp_shrink_input in = {
        .y = y, .p = p, .n = n, .start = near.start, .neighbour = near.neighbour};
    for (size_t i = 0; i < n; i++) known += p[i] > 0.0;
    if (known) leaf->shrink->shrink(&in, theta);
    for (size_t i = 0; i < n; i++) {
        if (column->mark[i] == ARP_CELL_OK) column->value[i] = measure->what->per * theta[i];
    }
done:
    around_free(&near);
    arp_free(y);
    return st;
}

/* What was known of the values holds no longer: neither the error of their counts nor the bounds of
   filled cells. */
static void forget(arp_study *study, size_t leaf) {
    arp_made_of *made = &study->made[leaf];
    study->errors[leaf].model = ARP_ERROR_NONE;
    for (size_t i = 0; made->low && i < study->values.n_rows; i++)
        made->low[i] = made->high[i] = NAN;
}

arp_status gather_shrunk(const spec *s, arp_study *study, const gathered *g, arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t i = 0; i < s->n_columns; i++) {
        const spec_leaf *leaf = &s->leaf[i];
        if (!leaf->shrink) continue;
        ARP_TRY(gather_shrink(leaf, g, &g->measure[i], study->neighbours, study->pool,
                              &study->values.column[i], err));
        study->made[i].shrink = leaf->shrink->name;
        forget(study, i);
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_SHRINK_TOLD, "ss",
                         study->made[i].id, leaf->shrink->name));
    }
done:
    return st;
}
