/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file kernel.h
 * Scores and ranks of all territories in many draws of the weights, counted in a tally.
 * (methods.md 9.2)
 *
 * A score is a weighted mean up a tree of columns, worked out in double: the children of a node
 * from the first to the last, a product rounded and then a sum rounded (no fused multiply-add). The
 * ranks are those of these scores, to the last bit: 1 for the highest, tied ones (base/ties.h)
 * share the smallest rank. Whatever is done faster is a filter; what it cannot tell apart is
 * decided by the scores themselves. So all ways below give the same bits on any machine.
 */
#ifndef SENSITIVITY_KERNEL_KERNEL_H
#define SENSITIVITY_KERNEL_KERNEL_H

#include "sensitivity/kernel/tally.h"

enum {
    ARP_KERNEL_TOGETHER = 16, /* draws worked out side by side                       */
    ARP_KERNEL_PANEL = 8      /* lines are rows of a multiple of so many territories */
};

/** How the machine's instructions are used. */
typedef struct arp_kernel_way arp_kernel_way;

/** The ways this machine has, the best first; NULL past the last one. Never none. */
const arp_kernel_way *arp_kernel_way_at(size_t place);

/** How a node is worked out of its children x and their weights w, of which it takes those above 0,
    to the bits of the means of the same names (aggregate/aggregate.h). */
typedef enum arp_kernel_how {
    ARP_KERNEL_SUM,      /* sum of w x                                                           */
    ARP_KERNEL_EXP,      /* exp of the sum of w x: columns hold logarithms                       */
    ARP_KERNEL_INVERSE,  /* 1 over the sum of w / x                                              */
    ARP_KERNEL_POWER,    /* unit times (sum of w x)^(1 / exponent): columns hold powers          */
    ARP_KERNEL_BY_ITSELF /* `mean` of each territory in each draw                                */
} arp_kernel_how;

/** A node: children first .. first + n_children - 1 of the tree's list. All but SUM and BY_ITSELF
   have columns alone for children. */
typedef struct arp_kernel_mean {
    size_t first, n_children;
    arp_kernel_how how;
    double exponent;    /* POWER and BY_ITSELF */
    const double *unit; /* POWER: a line       */
    double (*mean)(const double *x, const double *w, size_t n, double exponent); /* BY_ITSELF */
} arp_kernel_mean;

/** Numbers of a line: n up to a multiple of ARP_KERNEL_PANEL; those beyond n have no meaning, but
    are finite. */
static inline size_t arp_kernel_stride(size_t n) {
    return (n + ARP_KERNEL_PANEL - 1) / ARP_KERNEL_PANEL * ARP_KERNEL_PANEL;
}

/** A tree of weighted means, for any number of threads. Nodes stand before their children, the root
    first; a child is the number of a column, or n_columns and the number of a node. */
typedef struct arp_kernel_tree {
    size_t n, n_columns, n_nodes, n_children; /* n from 1 to 2^21, the others >= 1 */
    const double *const *column;              /* n_columns lines of finite values  */
    const arp_kernel_mean *node;
    const size_t *child; /* n_children: of all nodes, one after the other */
} arp_kernel_tree;

/** Doubles that arp_kernel_lines() works in. */
size_t arp_kernel_room(const arp_kernel_tree *tree);

/**
 * Scores of nodes in ARP_KERNEL_TOGETHER draws.
 *
 * @param way     NULL: the best
 * @param weight  of each child in the tree's list, ARP_KERNEL_TOGETHER draws
 * @param room    of arp_kernel_room(), at a multiple of 64 bytes
 * @param[out] line  n_nodes: ARP_KERNEL_TOGETHER lines of arp_kernel_stride(n) at a multiple of 64
 *                   bytes; NULL for a node whose scores are not wanted
 * Cost: O(n n_children) a draw. No allocation.
 */
void arp_kernel_lines(const arp_kernel_way *way, const arp_kernel_tree *tree, const double *weight,
                      double *room, double *const *line);

/** Ranks and counts of one thread. */
typedef struct arp_kernel arp_kernel;

/**
 * @param way    NULL: the best
 * @param tally  counts for this kernel alone, of shape n; whole only after arp_kernel_flush().
 * NULL: nothing is counted
 * @retval ARP_MEMORY  about 250 n bytes for over 1 024 territories; otherwise about 800 n, and
 *                     2 n^2 for the matrix
 */
arp_status arp_kernel_new(size_t n, const arp_kernel_way *way, arp_tally *tally, arp_kernel **out,
                          arp_error *err);

void arp_kernel_free(arp_kernel *kernel);

/** Draws whose scores are known. */
typedef struct arp_kernel_scores {
    size_t draws;        /* 1 to ARP_KERNEL_TOGETHER                             */
    const double *score; /* draws lines, finite, as arp_kernel_lines() makes them */
    const double *w;     /* draws rows of the tally's p weights in [0, 1]; p = 0: not read */
} arp_kernel_scores;

/**
 * Rank the territories in some draws and count.
 *
 * @param[out] rank  draws rows of n; may be NULL
 * Cost: O(n log n) a draw. No allocation.
 */
void arp_kernel_rank(arp_kernel *kernel, const arp_kernel_scores *scores, uint32_t *rank);

/** Whether arp_kernel_sketch() may take draws of this tree: all its nodes are sums, the territories
    are few, and the tally counts places. */
bool arp_kernel_sketches(const arp_kernel *kernel, const arp_kernel_tree *tree);

/**
 * Count some draws whose scores and ranks nobody else asks for, as arp_kernel_lines() and
 * arp_kernel_rank() would, to the same counters: from sums in single precision, where what is too
 * near to tell is put in order by the scores themselves.
 *
 * @param tree    one that arp_kernel_sketches() takes
 * @param weight  of each child in the tree's list, ARP_KERNEL_TOGETHER draws
 * @param room    of arp_kernel_room(), at a multiple of 64 bytes
 * @param draws   1 to ARP_KERNEL_TOGETHER
 * @param w       draws rows of the tally's p weights in [0, 1]; p = 0: not read
 * @return draws counted, from the first on; the sums of the next tell too little
 * Cost: O(n (n_columns / 16 + log n)) a draw. No allocation.
 */
size_t arp_kernel_sketch(arp_kernel *kernel, const arp_kernel_tree *tree, const double *weight,
                         double *room, size_t draws, const double *w);

/** Bring the tally up to date. */
void arp_kernel_flush(arp_kernel *kernel);

/**
 * Sum of the doubled mid-ranks of m rows of a line: of each 2 for each below it, 1 for each at it,
 * and 1.
 *
 * @param line  as arp_kernel_lines() makes them
 * @param[out] near  some other stands so near one of them that it may be tied with it by rounding
 * Cost: O(n m) for few rows, otherwise that of arp_midranks_counted().
 */
int64_t arp_kernel_midranks(const arp_kernel *kernel, const double *line, const size_t *row,
                            size_t m, bool *near);

/** Add to a tally of pairs, and of nothing else, who comes before whom in some draws.
    @param rank  draws rows of n. Cost: O(draws n^2) */
void arp_kernel_pairs(arp_tally *tally, size_t draws, const uint32_t *rank);

/** Sum of |rank - base| over the territories. */
uint64_t arp_kernel_moved(const arp_kernel *kernel, const uint32_t *rank, const uint32_t *base);

#endif
