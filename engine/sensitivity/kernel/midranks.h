/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file midranks.h
 * Where a few territories stand among all, and by how much ranks moved, compiled once for each set
 * of instructions: whoever includes this has defined VECTOR_BYTES and included keys.h.
 */
#ifndef SENSITIVITY_KERNEL_MIDRANKS_H
#define SENSITIVITY_KERNEL_MIDRANKS_H

#include "base/order.h"
#include "sensitivity/kernel/keys.h"

enum {
    ASKED = 4, /* territories looked at in one pass */
    FEW = 24   /* in passes; more are looked for in one */
};

typedef struct counts {
    several_flags below, at_most, close; /* negative: a comparison that holds is -1 */
} counts;

static inline void count_one(several here, double x, double far, counts *c) {
    several gap = here - x;
    c->below += here < x;
    c->at_most += here <= x;
    c->close += (several_flags)(gap <= far) & (several_flags)(gap >= -far);
}

static inline int64_t total(several_flags c) {
    int64_t sum = 0;
    for (size_t e = 0; e < SEVERAL; e++) sum -= c[e];
    return sum;
}

/* Of `asked` <= ASKED rows. */
static inline int64_t add_midranks(const double *line, size_t n, const size_t *row, size_t asked,
                                   double far, bool *near) {
    counts c[ASKED] = {{{0}, {0}, {0}}};
    int64_t sum = 0;
    size_t even = n - n % SEVERAL;
    for (size_t i = 0; i < even; i += SEVERAL) {
        several here = take(line + i);
        for (size_t t = 0; t < asked; t++) count_one(here, line[row[t]], far, &c[t]);
    }
    for (size_t t = 0; t < asked; t++) {
        double x = line[row[t]];
        int64_t below = total(c[t].below), at_most = total(c[t].at_most), close = total(c[t].close);
        for (size_t i = even; i < n; i++) {
            below += line[i] < x;
            at_most += line[i] <= x;
            close += fabs(line[i] - x) <= far;
        }
        *near = *near || close > at_most - below;
        sum += below + at_most + 1;
    }
    return sum;
}

/* Of `asked` <= ASKED rows that stand alone, nothing else within `far` of any: two counts each, of
   what is below and of what is not above. False where some do not. */
static inline bool alone(const double *line, size_t n, const size_t *row, size_t asked, double far,
                         int64_t *sum) {
    several_flags below[ASKED] = {{0}}, at_most[ASKED] = {{0}};
    size_t even = n - n % SEVERAL;
    int64_t midranks = 0;
    bool all = true;
    for (size_t i = 0; i < even; i += SEVERAL) {
        several here = take(line + i);
        for (size_t t = 0; t < asked; t++) {
            below[t] += here < line[row[t]] - far;
            at_most[t] += here <= line[row[t]] + far;
        }
    }
    for (size_t t = 0; t < asked; t++) {
        double low = line[row[t]] - far, high = line[row[t]] + far;
        int64_t under = total(below[t]), up_to = total(at_most[t]);
        for (size_t i = even; i < n; i++) {
            under += line[i] < low;
            up_to += line[i] <= high;
        }
        all = all && up_to == under + 1;
        midranks += 2 * under + 2;
    }
    *sum = midranks;
    return all;
}

static int64_t way_midranks(const double *line, size_t n, const size_t *row, size_t m, bool *near) {
    double low, high;
    int64_t sum = 0, some;
    find_ends(line, n, &low, &high);
    double far = 2.0 * ARP_TIE * fmax(fabs(low), fabs(high));
    *near = false;
    if (m > FEW) return arp_midranks_counted(line, n, row, m, far, near);
    for (size_t t = 0; t < m; t += ASKED) {
        size_t asked = m - t < ASKED ? m - t : ASKED;
        bool clear = alone(line, n, row + t, asked, 2.0 * far, &some);
        sum += clear ? some : add_midranks(line, n, row + t, asked, far, near);
    }
    return sum;
}

static uint64_t way_moved(const uint32_t *rank, const uint32_t *base, size_t n) {
    uint64_t moved = 0;
    for (size_t i = 0; i < n; i++) {
        int64_t by = (int64_t)rank[i] - (int64_t)base[i];
        moved += (uint64_t)(by < 0 ? -by : by);
    }
    return moved;
}

#endif
