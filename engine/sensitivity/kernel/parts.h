/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file parts.h
 * The inside of the kernel, for its own files: what is laid out once, what a thread writes to, and
 * the loops that exist once for each set of instructions.
 */
#ifndef SENSITIVITY_KERNEL_PARTS_H
#define SENSITIVITY_KERNEL_PARTS_H

#include "sensitivity/kernel/kernel.h"
#include "sensitivity/kernel/near.h"

enum {
    ARP_KERNEL_LANES_MOST = 1024, /* territories, and weights, that the lanes take */
    ARP_KERNEL_PANEL = 8,         /* territories laid side by side                 */
    ARP_KERNEL_TOGETHER = 16,     /* draws scored together, one after the other sorted */
    ARP_KERNEL_KEY_BITS = 31
};

struct arp_kernel_plan {
    size_t n, p, n_rows, n_panels;
    const arp_kernel_way *way;
    bool lanes; /* sort lanes of draws, otherwise one draw after the other                   */
    uint32_t *row;
    /* By draws: n_panels x p x ARP_KERNEL_PANEL, zero beyond n. */
    double *panel;
    double *low, *high; /* p: the columns' ends */
    /* In lanes. A column's values less its middle, over half its range, so within -1 and 1: */
    float *near;         /* n_panels x p x ARP_KERNEL_PANEL, the last territory repeated beyond n */
    double *exact;       /* n x p: the values as they are                                         */
    double *half;        /* p: half the range                                                     */
    double *magnitude;   /* p, either way: the largest absolute value */
    unsigned index_bits; /* 2^index_bits >= n */
    void *memory;
};

struct arp_kernel {
    const arp_kernel_plan *plan;
    arp_tally *tally;
    uint32_t *rank;        /* n of each draw ranked together */
    arp_near *run, *spare; /* n each */
    double *score;         /* n: of one draw, where a tie hangs on their spread */
    /* By draws. */
    double *weight;           /* p x ARP_KERNEL_TOGETHER                                         */
    double *highest, *steps;  /* ARP_KERNEL_TOGETHER: score of key 0, and keys to a unit of score */
    uint32_t *reach;          /* ARP_KERNEL_TOGETHER: keys of tied scores are no further apart    */
    uint32_t *sorted, *other; /* n each: territories by the keys' leading bits                   */
    uint32_t *low, *high;     /* 2^digit_bits counts of each digit                               */
    unsigned digit_bits;
    /* In lanes. */
    float *lane_weight;  /* p x lanes                                                            */
    float *value;        /* rows (a power of two >= n, 16) x lanes: scores, then keys            */
    uint32_t *limit;     /* lanes: keys nearer than this are compared exactly                    */
    double *error;       /* lanes: bound on the error of a scaled score                          */
    uint32_t *near_row;  /* n: rows with a near pair ...                                         */
    uint32_t *near_mask; /* ... and its lanes                                                    */
    uint16_t *place;     /* n x ARP_KERNEL_BLOCK: territory, by place and draw                   */
    uint16_t *count;     /* n x n: draws by place and territory; NULL unless ranks are counted so */
    size_t rows;
    size_t counted; /* draws in count */
    void *memory;
};

struct arp_kernel_way {
    const char *name;
    bool (*present)(void);
    /* Keys of ARP_KERNEL_TOGETHER draws, from weight to rank. */
    void (*key)(const arp_kernel *kernel);
    /* From the keys of one draw to its ranks, in place. */
    void (*rank)(const arp_kernel *kernel, const double *w, uint32_t reach, uint32_t *rank);
    /* Add some draws' ranks to the tally's sum, square and first. */
    void (*sums)(arp_tally *tally, size_t draws, const uint32_t *rank);
    /* One draw a lane; 0: none. */
    size_t lanes;
    /* From lane_weight and error to value (keys in rising order) and limit. */
    void (*sort)(arp_kernel *kernel);
    /* From value to place, in columns from draw on, and near_row, near_mask. Answers their number.
     */
    size_t (*place)(arp_kernel *kernel, size_t draw);
};

extern const arp_kernel_way arp_kernel_plain, arp_kernel_avx2, arp_kernel_avx512;

/* Those this kind of machine may have, the best first, ended by NULL; which file, CMake chooses. */
extern const arp_kernel_way *const ARP_KERNEL_WAYS[];

/* A draw whose ties are looked for. Zero-initialise but for its weights. */
typedef struct arp_kernel_draw {
    const double *w;
    bool bounded, scaled; /* once they are worked out: */
    double most, scale;   /* a bound on the scores' spread; their spread */
} arp_kernel_draw;

/* ties.c: the score of a territory, to the bit. */
double arp_kernel_score(const arp_kernel_plan *plan, const double *w, size_t i);

/* arp_tied() among the draw's scores. The spread, for which all of them are needed, is
   worked out only where something hangs on it. */
bool arp_kernel_tied(const arp_kernel *kernel, arp_kernel_draw *draw, double first, double x);

/* draws.c: ranks of the territories in places from .. to - 1 of `sorted`, whose keys begin
   alike or within reach of each other; a key is replaced by a rank. */
void arp_kernel_rank_run(const arp_kernel *kernel, const double *w, uint32_t reach, uint32_t *rank,
                         size_t from, size_t to);

/* draws.c: a block, one draw after the other. */
void arp_kernel_draws(arp_kernel *kernel, size_t draws, const double *w, uint32_t *rank);

/* lanes.c: a block, in lanes of draws. */
void arp_kernel_lanes(arp_kernel *kernel, size_t draws, const double *w, uint32_t *rank);

#endif
