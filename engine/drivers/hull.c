/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "drivers/cells.h"

static const double SAME = 1e-13; /* nearer than that is one place */

static int rising(const void *p, const void *q) {
    const arp_corner *a = p, *b = q;
    if (a->x != b->x) return a->x < b->x ? -1 : 1;
    return (a->y > b->y) - (a->y < b->y);
}

/* b is to the left of the way from a to c, or on it: no corner. */
static bool idle(arp_corner a, arp_corner b, arp_corner c) {
    double dx = c.x - a.x, dy = c.y - a.y, length = hypot(dx, dy);
    if (hypot(b.x - a.x, b.y - a.y) <= SAME || hypot(c.x - b.x, c.y - b.y) <= SAME) return true;
    return dx * (b.y - a.y) - dy * (b.x - a.x) >= -SAME * length;
}

size_t arp_hull(arp_corner *at, size_t n) {
    if (n < 3) return n;
    arp_corner *out = arp_zalloc(2 * n, sizeof *out);
    if (!out) return 0;
    size_t kept = 0;
    qsort(at, n, sizeof *at, rising);
    for (size_t i = 0; i < n; i++) { /* below, from left to right */
        while (kept >= 2 && idle(out[kept - 2], out[kept - 1], at[i])) kept--;
        out[kept++] = at[i];
    }
    for (size_t i = n - 1, low = kept + 1; i-- > 0;) { /* above, and back */
        while (kept >= low && idle(out[kept - 2], out[kept - 1], at[i])) kept--;
        out[kept++] = at[i];
    }
    kept -= kept > 1;
    for (size_t i = 0; i < kept && i < n; i++) at[i] = out[i];
    arp_free(out);
    return kept;
}
