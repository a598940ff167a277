/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How zonings overlap, piece by piece: a piece is the communes of one territory of each. */
#include "study/levels.h"

#include <math.h>
#include <stdlib.h>

typedef struct piece {
    size_t from, to;
    double people;
} piece;

static int by_territories(const void *p, const void *q) {
    const piece *a = p, *b = q;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

double levels_people(const arp_study *study, size_t commune) {
    const arp_table *t = &study->zoned->communes;
    if (!study->population_column) return 1.0;
    double x = t->column[t->n_columns - 1].value[commune];
    return isnan(x) ? 0.0 : x;
}

/* Inhabitants of each territory, of its communes that have a territory on the other level too. */
static double *people_of(const arp_study *study, const arp_level *level, const arp_level *other) {
    double *sum = arp_zalloc(level->n, sizeof *sum);
    for (size_t i = 0; sum && i < study->zoned->n_communes; i++) {
        if (level->of[i] == SIZE_MAX || other->of[i] == SIZE_MAX) continue;
        sum[level->of[i]] += levels_people(study, i);
    }
    return sum;
}

/* One piece a commune, then those of the same two territories added up, in the communes' order. */
static size_t cut(const arp_study *study, const arp_level *from, const arp_level *to, piece *out) {
    size_t n = 0, kept = 0;
    for (size_t i = 0; i < study->zoned->n_communes; i++) {
        if (from->of[i] == SIZE_MAX || to->of[i] == SIZE_MAX) continue;
        out[n++] = (piece){from->of[i], to->of[i], levels_people(study, i)};
    }
    qsort(out, n, sizeof *out, by_territories);
    for (size_t i = 0; i < n; i++) {
        if (kept && by_territories(&out[kept - 1], &out[i]) == 0) {
            out[kept - 1].people += out[i].people;
        } else {
            out[kept++] = out[i];
        }
    }
    return kept;
}

static void measure(const piece *p, size_t n, const double *a, const double *b, arp_overlap *out) {
    double all = 0.0, nested = 0.0, likeness = 0.0;
    out->pieces = n;
    for (size_t i = 0, end; i < n; i = end) {
        double best = 0.0, own = a[p[i].from];
        for (end = i; end < n && p[end].from == p[i].from; end++) {
            double joint = p[end].people;
            double either = own + b[p[end].to] - joint;
            if (either > 0.0) best = fmax(best, joint / either);
        }
        all += own;
        likeness += own * best;
        if (end - i > 1) continue;
        out->nested++;
        nested += own;
    }
    out->nested_in = nested / all;
    out->jaccard = likeness / all;
}

arp_status levels_overlap(const arp_study *study, size_t from, size_t to, arp_overlap *out,
                          arp_error *err) {
    const arp_level *level = study->zoned->level;
    piece *pieces = arp_zalloc(study->zoned->n_communes, sizeof *pieces);
    double *a = people_of(study, &level[from], &level[to]);
    double *b = people_of(study, &level[to], &level[from]);
    bool ok = pieces && a && b;
    *out = (arp_overlap){.from = from, .to = to};
    if (ok) measure(pieces, cut(study, &level[from], &level[to], pieces), a, b, out);
    arp_free(pieces);
    arp_free(a);
    arp_free(b);
    return ok ? ARP_OK : arp_fail_memory(err);
}
