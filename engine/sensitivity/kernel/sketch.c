/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sums of sketch.h start from, and the scores that settle what they leave open. */
#include "sensitivity/kernel/parts.h"

enum { TOGETHER = ARP_KERNEL_TOGETHER };

/* Weights of the columns themselves: products down the tree, draw by draw; the lanes left over have
   those of the last draw. `share`: room for those of the nodes. */
static void flatten(const arp_sketch *s, size_t lane, size_t draws, double *share) {
    const arp_kernel_tree *t = s->tree;
    for (size_t d = 0; d < t->n_columns * TOGETHER; d++) s->flat[d] = 0.0F;
    for (size_t d = 0; d < TOGETHER; d++) share[d] = 1.0;
    for (size_t v = 0; v < t->n_nodes; v++) {
        for (size_t c = t->node[v].first; c < t->node[v].first + t->node[v].n_children; c++) {
            bool leaf = t->child[c] < t->n_columns;
            for (size_t d = 0; d < TOGETHER; d++) {
                size_t own = lane + (d < draws ? d : draws - 1);
                double w = share[v * TOGETHER + d] * s->weight[c * TOGETHER + own];
                if (leaf) s->flat[t->child[c] * TOGETHER + d] += (float)w;
                else share[(t->child[c] - t->n_columns) * TOGETHER + d] = w;
            }
        }
    }
}

static bool all_sums(const arp_kernel_tree *tree) {
    for (size_t v = 0; v < tree->n_nodes; v++) {
        if (tree->node[v].how != ARP_KERNEL_SUM) return false;
    }
    return true;
}

bool arp_kernel_sketches(const arp_kernel *k, const arp_kernel_tree *tree) {
    return k->lanes && k->count && all_sums(tree);
}

bool arp_kernel_lay_sketch(arp_kernel *k, const arp_kernel_tree *tree, const double *weight,
                           double *room, size_t lane, size_t draws, arp_kernel_draw *draw) {
    float *columns = (float *)(void *)(room + tree->n_nodes * TOGETHER);
    size_t each = tree->n_columns * TOGETHER;
    double *most = room + tree->n_nodes * TOGETHER + each;
    const arp_sketch s = {tree, weight, columns, columns + each, most};
    flatten(&s, lane, draws, room);
    for (size_t l = 0; l < k->way->lanes; l++) {
        size_t own = lane + (l < draws ? l : draws - 1);
        draw[l] = (arp_kernel_draw){.tree = tree, .weight = weight + own, .scale = -1.0};
    }
    return k->way->sketch(k, &s, draw);
}

/* The operations of the tree's sums, for one territory in one draw. */
static double sum_of(const arp_kernel_tree *t, const double *weight, size_t v, size_t i) {
    const arp_kernel_mean *node = &t->node[v];
    double sum = 0.0;
    for (size_t c = node->first; c < node->first + node->n_children; c++) {
        size_t child = t->child[c];
        double x =
            child < t->n_columns ? t->column[child][i] : sum_of(t, weight, child - t->n_columns, i);
        sum += x * weight[c * TOGETHER];
    }
    return sum;
}

double arp_kernel_score(const arp_kernel_draw *draw, size_t i) {
    return draw->score ? draw->score[i] : sum_of(draw->tree, draw->weight, 0, i);
}

void arp_kernel_score_all(const arp_kernel *k, arp_kernel_draw *draw) {
    for (size_t i = 0; i < k->n; i++) k->exact[i] = arp_kernel_score(draw, i);
    draw->score = k->exact;
}
