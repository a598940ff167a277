/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/cell.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"

static const double SAME = 1e-13; /* nearer than that is one place */

static int rising(const void *p, const void *q) {
    const arp_corner *a = p, *b = q;
    if (a->x != b->x) return a->x < b->x ? -1 : 1;
    return (a->y > b->y) - (a->y < b->y);
}

/* Twice the area of the triangle a, b, c; positive where it turns left. */
static double turn(arp_corner a, arp_corner b, arp_corner c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static double distance(arp_corner a, arp_corner b) {
    return sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

/* b lies on the edge from a to c. */
static bool idle(arp_corner a, arp_corner b, arp_corner c) {
    return fabs(turn(a, b, c)) <= SAME * distance(a, c);
}

/* The exact hull first: a tolerance while it is made could lose a far corner. */
static size_t wrap(const arp_corner *at, size_t n, arp_corner *out) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) { /* below, from left to right */
        while (kept >= 2 && turn(out[kept - 2], out[kept - 1], at[i]) <= 0.0) kept--;
        out[kept++] = at[i];
    }
    for (size_t i = n - 1, low = kept + 1; i-- > 0;) { /* above, and back */
        while (kept >= low && turn(out[kept - 2], out[kept - 1], at[i]) <= 0.0) kept--;
        out[kept++] = at[i];
    }
    return kept > 1 ? kept - 1 : kept;
}

size_t arp_hull(arp_corner *at, size_t n) {
    if (n < 3) return n;
    arp_corner *out = arp_zalloc(2 * n, sizeof *out);
    if (!out) return 0;
    qsort(at, n, sizeof *at, rising);
    size_t round = wrap(at, n, out), apart = 0, kept = 0;
    for (size_t i = 0; i < round; i++) { /* one of several at one place */
        if (apart == 0 || distance(out[apart - 1], out[i]) > SAME) out[apart++] = out[i];
    }
    if (apart > 1 && distance(out[0], out[apart - 1]) <= SAME) apart--;
    for (size_t i = 0; i < apart; i++) {
        arp_corner before = kept ? at[kept - 1] : out[apart - 1];
        if (!idle(before, out[i], out[i + 1 == apart ? 0 : i + 1])) at[kept++] = out[i];
    }
    arp_free(out);
    return kept;
}
