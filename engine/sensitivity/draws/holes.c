/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/holes.h"

#include <math.h>
#include <string.h>

enum { LANES = ARP_KERNEL_TOGETHER };

/* One node of one territory, all draws of the lot. */
typedef struct family {
    size_t n;               /* children                                          */
    const double *share;    /* n x LANES                                         */
    const uint32_t *absent; /* n                                                */
    double *x;              /* n x LANES: NaN for none; holes are filled in place */
    uint8_t *hole;          /* n: arp_hole of a column                           */
} family;

size_t arp_holes_room(const arp_form *form) {
    const arp_kernel_tree *t = &form->tree;
    return LANES * (t->n_nodes + t->n_children) + t->n_children;
}

/* Holes that take the mean of the siblings that have a value. */
static uint32_t fill(const family *f) {
    double sum[LANES] = {0.0}, weight[LANES] = {0.0};
    uint32_t lonely = 0;
    bool fills = false;
    for (size_t j = 0; j < f->n; j++) {
        fills = fills || f->hole[j] == ARP_HOLE_FILLED;
        for (size_t d = 0; d < LANES; d++) {
            double x = f->x[j * LANES + d], w = f->share[j * LANES + d];
            if (isnan(x) || f->absent[j] >> d & 1) continue;
            sum[d] += w * x;
            weight[d] += w;
        }
    }
    for (size_t j = 0; fills && j < f->n; j++) {
        if (f->hole[j] != ARP_HOLE_FILLED) continue;
        for (size_t d = 0; d < LANES; d++) {
            if (f->absent[j] >> d & 1) continue;
            if (!(weight[d] > 0.0)) lonely |= UINT32_C(1) << d;
            f->x[j * LANES + d] = sum[d] / weight[d];
        }
    }
    return lonely;
}

/* The mean of one draw: the weights of those without a value go to the others. */
static double mean(const family *f, size_t d) {
    double sum = 0.0, lost = 0.0, out = 0.0;
    bool all = true, any = false;
    for (size_t j = 0; j < f->n; j++) {
        bool here = !(f->absent[j] >> d & 1);
        double w = f->share[j * LANES + d], x = f->x[j * LANES + d];
        all = all && !(here && isnan(x));
        if (!here || isnan(x) || !(w > 0.0)) continue;
        double t = sum + w; /* as arp_sum() */
        lost += sum >= w ? (sum - t) + w : (w - t) + sum;
        sum = t;
        any = true;
    }
    sum += lost;
    for (size_t j = 0; j < f->n; j++) {
        double w = f->share[j * LANES + d], x = f->x[j * LANES + d];
        if (f->absent[j] >> d & 1 || isnan(x) || !(w > 0.0)) continue;
        out += (all ? w : w / sum) * x;
    }
    return any ? out : NAN;
}

/* Children of a node in one territory. */
static void gather(const arp_form *form, size_t hole_row, size_t v, const double *value,
                   family *f) {
    const arp_kernel_tree *t = &form->tree;
    const uint8_t *hole = form->hole + hole_row * t->n_columns;
    size_t row = form->hole_row[hole_row];
    for (size_t j = 0; j < f->n; j++) {
        size_t child = t->child[t->node[v].first + j];
        double *x = f->x + j * LANES;
        f->hole[j] = ARP_HOLE_NONE;
        if (child >= t->n_columns) {
            memcpy(x, value + (child - t->n_columns) * LANES, LANES * sizeof *x);
            continue;
        }
        f->hole[j] = hole[child];
        double own = hole[child] == ARP_HOLE_NONE ? t->column[child][row] : NAN;
        for (size_t d = 0; d < LANES; d++) x[d] = own;
    }
}

static bool right_under_root(const arp_kernel_tree *t, size_t v) {
    bool under = v == 0;
    for (size_t j = 0; j < t->node[0].n_children; j++) {
        under = under || t->child[j] == t->n_columns + v;
    }
    return under;
}

uint32_t arp_holes_fill(const arp_form *form, const double *share, const uint32_t *absent,
                        double *room, double *const *line) {
    const arp_kernel_tree *t = &form->tree;
    size_t stride = arp_kernel_stride(t->n);
    double *value = room;
    family f = {.x = room + t->n_nodes * LANES};
    uint32_t bad = 0;
    f.hole = (uint8_t *)(f.x + t->n_children * LANES);
    for (size_t h = 0; h < form->n_hole_rows; h++) {
        for (size_t v = t->n_nodes; v-- > 0;) {
            f.n = t->node[v].n_children;
            f.share = share + t->node[v].first * LANES;
            f.absent = absent + t->node[v].first;
            gather(form, h, v, value, &f);
            bad |= fill(&f);
            for (size_t d = 0; d < LANES; d++) {
                double x = value[v * LANES + d] = mean(&f, d);
                if (isnan(x) && right_under_root(t, v)) bad |= UINT32_C(1) << d;
                if (line[v]) line[v][d * stride + form->hole_row[h]] = isnan(x) ? 0.0 : x;
            }
        }
    }
    return bad;
}
