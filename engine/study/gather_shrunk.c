/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <arpent/drivers/neighbours.h>

#include <math.h>

#include "study/gather.h"

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
    out->start = arp_zalloc(n + 1, sizeof *out->start);
    out->neighbour = arp_zalloc(most_links(in, n), sizeof *out->neighbour);
    if (!out->start || !out->neighbour) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        out->start[i + 1] = put_row(in, n, i, out->start[i], out->neighbour);
    }
    return ARP_OK;
}

/* Counts and exposures of the cells that have a value; others know nothing of their own. */
static arp_status take_counts(const spec *s, const arp_study *study, size_t leaf, double *y,
                              double *p, arp_error *err) {
    const arp_value_error *known = &study->errors[leaf];
    const arp_column *column = &study->values.column[leaf];
    for (size_t i = 0; i < study->values.n_rows; i++) {
        if (column->mark[i] != ARP_CELL_OK) continue;
        y[i] = known->numerator[i];
        p[i] = known->denominator[i];
        if (y[i] >= 0.0 && p[i] > 0.0) continue;
        return arp_fail_at(err, s->leaf[leaf].indicator->place, ARP_DOMAIN, ARP_MSG_SHRINK_COUNT,
                           "ss", study->made[leaf].id, study->values.code[i]);
    }
    return ARP_OK;
}

static arp_status shrink(const spec *s, arp_study *study, size_t leaf, const around *near,
                         arp_error *err) {
    const arp_shrinker *rule = s->leaf[leaf].shrink;
    arp_column *column = &study->values.column[leaf];
    size_t n = study->values.n_rows, known = 0;
    arp_status st = ARP_OK;
    double *y = arp_zalloc(n, 3 * sizeof *y);
    if (!y) return arp_fail_memory(err);
    double *p = y + n, *theta = p + n;
    const arp_shrink_input in = {y, p, n, near->start, near->neighbour};
    ARP_TRY(take_counts(s, study, leaf, y, p, err));
    for (size_t i = 0; i < n; i++) known += p[i] > 0.0;
    if (known) rule->shrink(&in, theta);
    for (size_t i = 0; i < n; i++) {
        if (column->mark[i] == ARP_CELL_OK) column->value[i] = study->made[leaf].per * theta[i];
    }
    study->made[leaf].shrink = rule->name;
    study->errors[leaf].model =
        ARP_COUNT_NONE; /* the value's error is no longer that of its count */
    ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_SHRINK_TOLD, "ss",
                     study->made[leaf].id, rule->name));
done:
    arp_free(y);
    return st;
}

arp_status gather_shrunk(const spec *s, arp_study *study, arp_error *err) {
    around near = {0};
    arp_status st = ARP_OK;
    for (size_t i = 0; i < s->n_leaves; i++) {
        if (!s->leaf[i].shrink) continue;
        if (s->leaf[i].shrink->local && !near.start)
            ARP_TRY(find_around(study->neighbours, study->values.n_rows, &near, err));
        ARP_TRY(shrink(s, study, i, &near, err));
    }
done:
    around_free(&near);
    return st;
}
