/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file parts.h
 * The inside of a room, for the files of this folder: what is known of one request, and the loops
 * over territories that exist once for each set of instructions.
 *
 * What is bounded, and how. S is the sum of the given lines over a set, 0 over the selected one, H
 * its covariance under the law at b, |x| the norm of the inverse of H for what is like S, of H for
 * what is like b.
 *
 * The fit. With l = |E[S]| (Newton's decrement) and r the greatest |S - S'| of two sets,
 * H(b + v) >= exp(-r |v|) H(b); so where r l < 1 there is a finite best b*, no further than
 * -log(1 - r l) / r, and the log odds of two sets differ by no more than r times that from those at
 * b* [Bach 2010]. That, what the weights' rounding adds, and where the scalar fit may stop, is
 * `apart`: the odds of any event are off by a factor within exp(-apart) and exp(apart), E[S] by no
 * more than `apart` in norm. Nor can the scalar fit take such a law for separated: along a
 * direction for which it would, the greatest S is within 2e-6 of the observed one, which is its
 * mean, while some row is 0.25 away; then S varies by less than 1/350 of its range, and r is above
 * 350.
 *
 * The residual. As b moves, g = H^-1 Cov(S, S_x) moves by third cumulants of the move, S and S_r:
 * by no more, in norm, than `apart` times the spread of S_r. Rounding moves it by its errors in H
 * and in the covariances. By how much a row's residual may then be off for its part in the sum over
 * a set is e + sum of off_k |z_k|, in which are counted sums so near that they tie.
 *
 * Edges are residuals less, or more, by that. A set whose lower edges sum to 0 or more reaches the
 * observed sum; one whose upper edges do not, does not. Pairs are counted by bins of equal width:
 * of one row in bin j above 0 and one in bin k below, the edges sum to 0 or more if k < j, to less
 * if k > j.
 *
 * Rounding. A sum over rows is off by no more than its number of roundings, times half the distance
 * of two numbers of single precision, times the sum of its terms' absolute values; those are
 * bounded by root mean squares. [Higham 2002, 3.1]
 */
#ifndef DRIVERS_DECIDE_PARTS_H
#define DRIVERS_DECIDE_PARTS_H

#include "drivers/decide/decide.h"

enum {
    ARP_DECIDE_LINES = 4,      /* given at most; with more, nothing is done here                */
    ARP_DECIDE_PADDED = 16,    /* lines are padded with zeros to a multiple of so many rows     */
    ARP_DECIDE_BLOCK = 128,    /* so many rows are summed in single precision,                  */
    ARP_DECIDE_CHUNK = 1024,   /* and these sums for so many; the rest is in double             */
    ARP_DECIDE_STRETCHES = 16, /* of bins, side by side                                         */
    ARP_DECIDE_SPARE = 64      /* bins for rows that are in no pair                             */
};

/* Where sums over rows stand, q lines given: of 1, of the lines, of the products of two (k >= l, by
   rows), of the cube of a line that is alone; then, where they are asked for, of the own line, of
   it and each given one, of its square. */
enum { ARP_DECIDE_ZZZ = 3, ARP_DECIDE_SUMS = 24 };

static inline size_t arp_decide_z(size_t k) {
    return 1 + k;
}

static inline size_t arp_decide_zz(size_t q, size_t k, size_t l) {
    return 1 + q + k * (k + 1) / 2 + l;
}

static inline size_t arp_decide_extra(size_t q) {
    return arp_decide_zz(q, q, 0);
}

static inline size_t arp_decide_x(size_t q) {
    return arp_decide_extra(q) + 1;
}

/* What was seen of a line less its origin. */
typedef struct arp_decide_line {
    double origin; /* mean over the selected                         */
    double sum, square;
    float low, high; /* with 0; of the own line bounds of them       */
} arp_decide_line;

/* What was seen of the edges: weight of the rows whose edge is at least so much. */
typedef struct arp_decide_edges {
    float low, high;         /* of all, with 0                           */
    double over, square;     /* 0, and the sum of their squared weights  */
    double may;              /* 0 for their edge on the other side       */
    double above, near, far; /* step, -step, -further                */
} arp_decide_edges;

/* What a fit is worth. */
typedef struct arp_decide_fit {
    double all;          /* weight of all sets                                        */
    double e;            /* of a row's residual, at most                              */
    double error, round; /* of p, relative to itself; of a product of weights         */
    float step, further; /* step, and more than 4 e further                           */
} arp_decide_fit;

typedef enum arp_decide_state {
    ARP_DECIDE_CLIMBS,    /* b is sought, sums at c->b are wanted */
    ARP_DECIDE_FITTED,    /* b is near enough                     */
    ARP_DECIDE_SEPARATED, /* one line, and all others beyond the selection */
    ARP_DECIDE_OPEN       /* to be measured                       */
} arp_decide_state;

/* One request. Arrays are of `padded` numbers. */
typedef struct arp_decide_case {
    size_t n, m, padded, q;
    const size_t *selected;
    const double *own_line; /* as it came                                             */
    double own_origin;
    float *x, *z[ARP_DECIDE_LINES]; /* lines, 0 beyond n          */
    float *w;                       /* weights, 0 beyond n        */
    float *edge;                    /* of the residual            */
    uint32_t *bin;                  /* where a row's weight goes  */
    arp_decide_line seen[ARP_DECIDE_LINES];
    arp_decide_state state;
    bool own;         /* sums with the own line, and the weights, are wanted too */
    bool tight;       /* b is wanted as near as it gets                          */
    bool singled_out; /* by a line that is alone                                 */
    size_t steps;
    double first;              /* row range of the log odds that Newton's first step moves */
    double decrement;          /* Newton's, squared                                        */
    float b[ARP_DECIDE_LINES]; /* of the log odds to base 2 ...               */
    float raised;              /* ... and what is added to them               */
    float g[ARP_DECIDE_LINES]; /* of the residual                             */
    float e, off[ARP_DECIDE_LINES];
    double sum[2][ARP_DECIDE_SUMS]; /* over the rows, times w and times w squared  */
    arp_decide_fit fit;
    arp_decide_edges lower;
} arp_decide_case;

/* Bins of the edges above 0 and below, outwards: bin j is row j % rows of stretch j / rows. */
typedef struct arp_decide_bins {
    size_t rows;    /* a power of two                                                      */
    unsigned shift; /* its logarithm                                                       */
    size_t reach;   /* up to rows: so many bins further a row below may reach one above    */
    float *weight;  /* 2 x rows x stretches, above and below, and the spare ones           */
    float *before;  /* (rows + reach) x stretches, and one: of bins below, nearer to 0     */
} arp_decide_bins;

/* Weight of pairs of a row above, in bin j, and one below. */
typedef struct arp_decide_pairs {
    double near, far; /* those in bins before j, before j + reach   */
    double first;     /* of the rows below in the first `reach` bins */
} arp_decide_pairs;

struct arp_decide_way {
    const char *name;
    size_t lanes;
    bool fused; /* products are, where that is asked for */
    bool (*present)(void);
    /* n numbers less seen->origin. */
    void (*take)(const double *from, size_t n, float *to, arp_decide_line *seen);
    /* Sum of the products. */
    double (*cross)(const float *a, const float *b, size_t padded);
    /* Sums at b. */
    void (*weigh)(arp_decide_case *c);
    /* Edges, lower for side = -1 and upper for 1. */
    void (*leave)(const arp_decide_case *c, float side, arp_decide_edges *out);
    void (*pair)(const arp_decide_case *c, float scale, const arp_decide_bins *bins,
                 arp_decide_pairs *out);
};

extern const arp_decide_way arp_decide_plain, arp_decide_avx2, arp_decide_avx512;

/* Those this kind of machine may have, the best first, ended by NULL; which file, CMake chooses. */
extern const arp_decide_way *const ARP_DECIDE_WAYS[];

/* fit.c: from what was seen of the lines, the b that arp_logit_fit() begins with. */
void arp_decide_start(arp_decide_case *c, const arp_decide_way *way);

/* fit.c: from the sums at b to the next b, or to what is known of the fit. */
void arp_decide_climb(arp_decide_case *c);

/* project.c: g, and how far off all of it may be; false: too far, or for all that is known the own
   line is a mixture of the others. */
bool arp_decide_project(arp_decide_case *c, const arp_decide_way *way);

#endif
