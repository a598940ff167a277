/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file tree.h
 * Weighted sums up a tree, draw by draw, compiled once for each set of instructions: whoever
 * includes this has defined VECTOR_BYTES.
 *
 * A product rounded, then a sum rounded, the children of a node from the first to the last: the bits
 * of the arithmetic mean, whatever the vectors.
 */
#ifndef SENSITIVITY_KERNEL_TREE_H
#define SENSITIVITY_KERNEL_TREE_H

#include "sensitivity/kernel/several.h"

enum { ABREAST = VECTOR_BYTES == 64 ? 16 : 8 }; /* draws whose sums fit the registers */

/* One node of some draws for SEVERAL territories; children of one kind in a run, so that no load of
   a weight waits for a branch. */
static inline void sum_node(const arp_kernel_tree *t, const arp_kernel_mean *node, size_t i,
                            const double *weight, const double *value, several *sum) {
    const size_t *child = t->child + node->first, *end = child + node->n_children;
    const double *w = weight + node->first * ARP_KERNEL_TOGETHER;
    for (size_t d = 0; d < ABREAST; d++) sum[d] = (several){0};
    while (child < end) {
        for (; child < end && *child < t->n_columns; child++, w += ARP_KERNEL_TOGETHER) {
            several here = take(t->column[*child] + i);
#pragma GCC unroll 16
            for (size_t d = 0; d < ABREAST; d++) sum[d] += here * w[d];
        }
        for (; child < end && *child >= t->n_columns; child++, w += ARP_KERNEL_TOGETHER) {
            const double *of = value + (*child - t->n_columns) * ARP_KERNEL_TOGETHER * SEVERAL;
#pragma GCC unroll 16
            for (size_t d = 0; d < ABREAST; d++) sum[d] += take(of + d * SEVERAL) * w[d];
        }
    }
}

static void way_tree(const arp_kernel_tree *t, const double *weight, double *value,
                     double *const *line) {
    size_t stride = arp_kernel_stride(t->n);
    for (size_t i = 0; i < stride; i += SEVERAL) {
        for (size_t v = t->n_nodes; v-- > 0;) {
            const arp_kernel_mean *node = &t->node[v];
            double *mine = value + v * ARP_KERNEL_TOGETHER * SEVERAL;
            for (size_t first = 0; first < ARP_KERNEL_TOGETHER; first += ABREAST) {
                several sum[ABREAST];
                sum_node(t, node, i, weight + first, value + first * SEVERAL, sum);
                for (size_t d = 0; d < ABREAST; d++) {
                    *(several *)(void *)(mine + (first + d) * SEVERAL) = sum[d];
                    if (line[v]) *(several *)(void *)(line[v] + (first + d) * stride + i) = sum[d];
                }
            }
        }
    }
}

#endif
