/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file lanes.h
 * Arithmetic on arrays with the widest vectors the machine has, to the bits of the same written
 * number by number: base/rng.h, base/quantiles.h, base/moments.h. (methods.md 9.1)
 *
 * Vectors of the compiler, compiled once for each set of instructions, without contraction: sums,
 * products, quotients and roots are rounded as those of single numbers are. What needs a logarithm
 * or a power calls the same function of the C library, number by number, for those that need it.
 */
#ifndef BASE_LANES_LANES_H
#define BASE_LANES_LANES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ARP_LANES_MOST = 8 }; /* numbers side by side */

/** Where numbers are drawn: counters of one key that differ by their row (base/rng.h). */
typedef struct arp_lane_counters {
    uint64_t key;
    const uint32_t *row; /* the draw's lower half, one a number */
    uint32_t high;       /* its upper half                      */
    uint32_t lane;
} arp_lane_counters;

/** Gamma numbers to be squeezed out of normal and uniform ones (sensitivity/noise/gamma.h). */
typedef struct arp_lane_squeeze {
    const double *shape; /* > 0; below 1 it stands for one more                 */
    const double *c;     /* 1 / sqrt(9 d), d = shape - 1/3                      */
    const double *above; /* what is exceeded as often as the first uniform says */
    const double *u;     /* the second uniform                                  */
} arp_lane_squeeze;

/** The ends of some numbers, NaN left out; without any, least is +INFINITY and most -INFINITY. */
typedef struct arp_lane_ends {
    double least, most;
    bool finite; /* all of them */
} arp_lane_ends;

/** A distance from a centre, in units, see arp_scale. */
typedef struct arp_lane_centre {
    double sign, centre, unit;
} arp_lane_centre;

/** A straight line between two bounds, see arp_scale. */
typedef struct arp_lane_line {
    double low, high;
    bool rising; /* from low to high; otherwise from high to low */
    bool clip;   /* what lies beyond is put on the nearer one    */
    double target[2];
} arp_lane_line;

/** How the machine's instructions are used. Arrays may be the same one where that is said, and need
    no alignment. */
typedef struct arp_lanes {
    const char *name;
    bool (*present)(void);
    /* first[i] and second[i] of arp_u01_pair() at counter i. */
    void (*uniforms)(const arp_lane_counters *at, size_t n, double *first, double *second);
    /* z[i] = arp_normal_quantile_above(p[i]), 0 < p[i] < 1; z may be p. */
    void (*normals_above)(const double *p, size_t n, double *z);
    /* out[i] = d v, v = (1 - c above)^3; the places of those that are not accepted for sure go to
       unsure, which has room for n; returns how many. */
    size_t (*squeeze)(const arp_lane_squeeze *of, size_t n, double *out, uint32_t *unsure);
    /* x[i] *= unit[i] */
    void (*multiply)(double *x, const double *unit, size_t n);
    /* x[i] = a[i] - b[i] x[i] */
    void (*subtract)(double *x, const double *a, const double *b, size_t n);
    /* x[i] = unit[i] (x[i] / (x[i] + y[i])); false: not every x[i] + y[i] is above 0. */
    bool (*share)(double *x, const double *y, const double *unit, size_t n);
    arp_lane_ends (*ends)(const double *x, size_t n);
    /* out[c] = {arp_mean(), arp_sd()} of each of some columns of n >= 2 numbers; NaN of one that
       has a number that is not finite. */
    void (*moments)(const double *const *x, size_t columns, size_t n, double (*out)[2]);
    /* z[i] = sign (x[i] - centre) / unit; NaN stays; z may be x. */
    void (*centred)(const double *x, size_t n, const arp_lane_centre *of, double *z);
    /* z[i] on the line; NaN stays; z may be x. */
    void (*between)(const double *x, size_t n, const arp_lane_line *line, double *z);
    /* out[i] = quantile u[i] of the Beta law of parameters 1 and b > 0: 1 - (1 - u)^(1 / b) within
       4e-16, for u in (0, 1): what a piece of a flat stick takes of what is left of it. */
    void (*flat)(const double *u, size_t n, double b, double *out);
} arp_lanes;

/** The ways this machine has, the best first; NULL past the last one. Never none. */
const arp_lanes *arp_lanes_at(size_t place);

#endif
