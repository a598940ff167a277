/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file tree.h
 * Weighted means up a tree, draw by draw, compiled once for each set of instructions: whoever
 * includes this has defined VECTOR_BYTES.
 *
 * A product rounded, then a sum rounded, the children of a node from the first to the last: the
 * bits of the arithmetic mean, whatever the vectors.
 */
#ifndef SENSITIVITY_KERNEL_TREE_H
#define SENSITIVITY_KERNEL_TREE_H

#include <math.h>

#include "sensitivity/kernel/several.h"

enum { ABREAST = VECTOR_BYTES == 64 ? 16 : 8 }; /* draws whose sums fit the registers */

/* One node of some draws for SEVERAL territories; children of one kind in a run, so that no load of
   a weight waits for a branch. */
static inline void sum_node(const arp_kernel_tree *t, const arp_kernel_mean *node, size_t i,
                            const double *weight, const double *value, several *sum) {
    const size_t *child = t->child + node->first, *end = child + node->n_children;
    const double *w = weight + node->first * ARP_KERNEL_TOGETHER;
    several own[ABREAST]; /* what nothing else points to stays in registers */
    for (size_t d = 0; d < ABREAST; d++) own[d] = (several){0};
    while (child < end) {
        for (; child < end && *child < t->n_columns; child++, w += ARP_KERNEL_TOGETHER) {
            several here = take(t->column[*child] + i);
#pragma GCC unroll 16
            for (size_t d = 0; d < ABREAST; d++) own[d] += here * w[d];
        }
        for (; child < end && *child >= t->n_columns; child++, w += ARP_KERNEL_TOGETHER) {
            const double *of = value + (*child - t->n_columns) * ARP_KERNEL_TOGETHER * SEVERAL;
#pragma GCC unroll 16
            for (size_t d = 0; d < ABREAST; d++) own[d] += take(of + d * SEVERAL) * w[d];
        }
    }
#pragma GCC unroll 16
    for (size_t d = 0; d < ABREAST; d++) sum[d] = own[d];
}

/* The same of w / x. */
static inline void sum_inverses(const arp_kernel_tree *t, const arp_kernel_mean *node, size_t i,
                                const double *weight, several *sum) {
    for (size_t d = 0; d < ABREAST; d++) sum[d] = (several){0};
    for (size_t c = 0; c < node->n_children; c++) {
        const double *w = weight + (node->first + c) * ARP_KERNEL_TOGETHER;
        several here = take(t->column[t->child[node->first + c]] + i);
        for (size_t d = 0; d < ABREAST; d++) sum[d] += w[d] / here;
    }
}

/* From a sum to the mean; 0 for a node that is left empty, which weighs nothing. */
static inline void finish(const arp_kernel_mean *node, size_t i, several *sum) {
    for (size_t d = 0; d < ABREAST; d++) {
        for (size_t e = 0; node->how == ARP_KERNEL_INVERSE && e < SEVERAL; e++) {
            sum[d][e] = sum[d][e] != 0.0 ? 1.0 / sum[d][e] : 0.0;
        }
        for (size_t e = 0; node->how == ARP_KERNEL_EXP && e < SEVERAL; e++) {
            sum[d][e] = exp(sum[d][e]);
        }
        for (size_t e = 0; node->how == ARP_KERNEL_POWER && e < SEVERAL; e++) {
            bool empty = sum[d][e] == 0.0;
            sum[d][e] = empty ? 0.0 : node->unit[i + e] * pow(sum[d][e], 1.0 / node->exponent);
        }
    }
}

/* Each territory in each draw by the mean itself; used: room for the values and weights of one. */
static void mean_by_itself(const arp_kernel_tree *t, const arp_kernel_mean *node, size_t i,
                           const double *weight, const double *value, double *used, several *sum) {
    double *x = used, *w = used + node->n_children;
    for (size_t d = 0; d < ABREAST; d++) {
        for (size_t e = 0; e < SEVERAL; e++) {
            size_t n = 0;
            for (size_t c = 0; c < node->n_children; c++) {
                size_t child = t->child[node->first + c];
                double own = weight[(node->first + c) * ARP_KERNEL_TOGETHER + d];
                const double *of = value + (child - t->n_columns) * ARP_KERNEL_TOGETHER * SEVERAL;
                if (!(own > 0.0)) continue;
                x[n] = child < t->n_columns ? t->column[child][i + e] : of[d * SEVERAL + e];
                w[n++] = own;
            }
            sum[d][e] = n ? node->mean(x, w, n, node->exponent) : 0.0;
        }
    }
}

static inline void work_node(const arp_kernel_tree *t, const arp_kernel_mean *node, size_t i,
                             const double *weight, const double *value, double *used,
                             several *sum) {
    if (node->how == ARP_KERNEL_BY_ITSELF) {
        mean_by_itself(t, node, i, weight, value, used, sum);
    } else if (node->how == ARP_KERNEL_INVERSE) {
        sum_inverses(t, node, i, weight, sum);
    } else {
        sum_node(t, node, i, weight, value, sum);
    }
    if (node->how != ARP_KERNEL_SUM) finish(node, i, sum);
}

static void way_tree(const arp_kernel_tree *t, const double *weight, double *value,
                     double *const *line) {
    size_t stride = arp_kernel_stride(t->n);
    double *used = value + t->n_nodes * ARP_KERNEL_TOGETHER * ARP_KERNEL_PANEL;
    for (size_t i = 0; i < stride; i += SEVERAL) {
        for (size_t v = t->n_nodes; v-- > 0;) {
            const arp_kernel_mean *node = &t->node[v];
            double *mine = value + v * ARP_KERNEL_TOGETHER * SEVERAL;
            for (size_t first = 0; first < ARP_KERNEL_TOGETHER; first += ABREAST) {
                several sum[ABREAST];
                work_node(t, node, i, weight + first, value + first * SEVERAL, used, sum);
                for (size_t d = 0; d < ABREAST; d++) {
                    *(several *)(void *)(mine + (first + d) * SEVERAL) = sum[d];
                    if (line[v]) *(several *)(void *)(line[v] + (first + d) * stride + i) = sum[d];
                }
            }
        }
    }
}

#endif
