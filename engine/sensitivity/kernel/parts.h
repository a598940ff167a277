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
    ARP_KERNEL_LANES_MOST = 1024, /* territories that the lanes take         */
    ARP_KERNEL_PLACES = 256,      /* draws whose places are counted together */
    ARP_KERNEL_KEY_BITS = 31
};

struct arp_kernel {
    size_t n, stride;
    const arp_kernel_way *way;
    arp_tally *tally;      /* or NULL */
    unsigned index_bits;   /* 2^index_bits >= n */
    bool lanes;            /* sort lanes of draws, otherwise one draw after the other */
    uint32_t *rank;        /* n of each draw ranked together; NULL where places are counted */
    arp_near *run, *spare; /* n each */
    uint8_t *bin;          /* n x ARP_TALLY_TOGETHER; NULL where nothing is counted in bins */
    size_t binned;         /* draws in bin                                                  */
    /* By draws. */
    uint32_t *sorted, *other; /* n each: territories by the keys' leading bits                   */
    uint32_t *low, *high;     /* 2^digit_bits counts of each digit                               */
    unsigned digit_bits;
    /* In lanes. */
    size_t rows;         /* a power of two >= n, 16 */
    double *exact;       /* n: scores of a draw that is sketched, where all are needed           */
    float *value;        /* rows x lanes: keys, as the patterns of positive numbers              */
    uint32_t *limit;     /* lanes: keys nearer than this are compared exactly                    */
    uint32_t *near_row;  /* n: rows with a near pair ...                                         */
    uint32_t *near_mask; /* ... and its lanes                                                    */
    uint16_t *place;     /* n x ARP_KERNEL_PLACES: territory, by place and draw                  */
    size_t placed;       /* draws in place that are not in count                                 */
    uint16_t *count;     /* n x n: draws by place and territory; NULL unless ranks are counted so */
    size_t counted;      /* draws in count */
    void *memory;
};

/* A draw whose ties are looked for. */
typedef struct arp_kernel_draw {
    const double *score;         /* NULL: worked out where it is asked for, from ... */
    const arp_kernel_tree *tree; /* ... these sums ...                               */
    const double *weight;        /* ... and this draw's place among the weights      */
    double most;                 /* a bound on the scores' spread             */
    double scale;                /* their spread, below 0 until worked out    */
} arp_kernel_draw;

/* What rough sums are made of. */
typedef struct arp_sketch {
    const arp_kernel_tree *tree;
    const double *weight; /* as arp_kernel_lines() takes it                                     */
    float *flat;          /* n_columns x TOGETHER: the columns' own weights, draw by draw       */
    float *value;         /* n_columns x TOGETHER: room for values                              */
    double *most;         /* n_columns x PANEL: room for the largest amounts                    */
} arp_sketch;

struct arp_kernel_way {
    const char *name;
    bool (*present)(void);
    /* Scores up a tree; see arp_kernel_lines(). */
    void (*tree)(const arp_kernel_tree *tree, const double *weight, double *room,
                 double *const *line);
    /* Keys of one draw, which fills in `most`; answers how far apart keys of tied scores may be. */
    uint32_t (*cut)(const double *score, size_t n, arp_kernel_draw *draw, uint32_t *key);
    /* From the keys of one draw to its ranks, in place. */
    void (*rank)(const arp_kernel *kernel, arp_kernel_draw *draw, uint32_t reach, uint32_t *rank);
    /* Add some draws' ranks to the tally's sum, square and first. */
    void (*sums)(arp_tally *tally, size_t draws, const uint32_t *rank);
    /* Add some draws' pairs to the tally's before. */
    void (*pairs)(arp_tally *tally, size_t draws, const uint32_t *rank);
    int64_t (*midranks)(const double *line, size_t n, const size_t *row, size_t m, bool *near);
    uint64_t (*moved)(const uint32_t *rank, const uint32_t *base, size_t n);
    /* One draw a lane; 0: none. */
    size_t lanes;
    /* From the scores of the draws to value (keys in rising order) and limit; fills in `most`. The
       last draw fills the lanes left over. */
    void (*lay)(arp_kernel *kernel, size_t draws, arp_kernel_draw *draw);
    /* The same from rough sums, of as many draws as there are lanes; false where they tell too
       little. */
    bool (*sketch)(arp_kernel *kernel, const arp_sketch *sketch, arp_kernel_draw *draw);
    /* From value to place, in columns from draw on, and near_row, near_mask. Answers their number.
     */
    size_t (*place)(arp_kernel *kernel, size_t draw);
};

extern const arp_kernel_way arp_kernel_plain, arp_kernel_avx2, arp_kernel_avx512;

/* Those this kind of machine may have, the best first, ended by NULL; which file, CMake chooses. */
extern const arp_kernel_way *const ARP_KERNEL_WAYS[];

/* ties.c: arp_tied() among the draw's scores. The spread, for which all of them are needed, is
   worked out only where something hangs on it. */
bool arp_kernel_tied(const arp_kernel *kernel, arp_kernel_draw *draw, double first, double x);

/* sketch.c: lay some draws of a tree of sums from `lane` on, and what they are settled by. */
bool arp_kernel_lay_sketch(arp_kernel *kernel, const arp_kernel_tree *tree, const double *weight,
                           double *room, size_t lane, size_t draws, arp_kernel_draw *draw);

/* sketch.c: a territory's score. */
double arp_kernel_score(const arp_kernel_draw *draw, size_t i);

/* sketch.c: the scores of all, until those of another draw are asked for. */
void arp_kernel_score_all(const arp_kernel *kernel, arp_kernel_draw *draw);

/* draws.c: ranks of the territories in places from .. to - 1 of `sorted`, whose keys begin
   alike or within reach of each other; a key is replaced by a rank. */
void arp_kernel_rank_run(const arp_kernel *kernel, arp_kernel_draw *draw, uint32_t reach,
                         uint32_t *rank, size_t from, size_t to);

/* count.c: count the ranks of some draws, `draws` <= ARP_KERNEL_TOGETHER. */
void arp_kernel_count_ranks(arp_kernel *kernel, size_t draws, const uint32_t *rank,
                            const double *w);

/* count.c: count what is in `place`. */
void arp_kernel_count_places(arp_kernel *kernel);

/* draws.c: one draw after the other. */
void arp_kernel_rank_draws(arp_kernel *kernel, const arp_kernel_scores *scores, uint32_t *rank);

/* lanes.c: in lanes of draws. */
void arp_kernel_rank_lanes(arp_kernel *kernel, const arp_kernel_scores *scores, uint32_t *rank);

#endif
