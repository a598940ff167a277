/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/choosing/lines.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

static const double POINT = 1e-12;

/* Where another line comes to be above one, or ceases to be. */
typedef struct crossing {
    double at;  /* share of the interval */
    bool above; /* after it              */
} crossing;

static int in_order(const void *a, const void *b) {
    const crossing *p = a, *q = b;
    return (p->at > q->at) - (p->at < q->at);
}

/* How far the other is above at an end; a tie is none. */
static double gap(double other, double own, double tie) {
    double by = other - own;
    return fabs(by) <= tie ? 0.0 : by;
}

static void follow(const double *const at[2], size_t n, double tie, size_t i, crossing *room,
                   size_t *high, size_t *low) {
    size_t above = 0, k = 0;
    for (size_t j = 0; j < n; j++) {
        double first = gap(at[0][j], at[0][i], tie), last = gap(at[1][j], at[1][i], tie);
        if (j == i) continue;
        above += first > 0.0;
        if (first > 0.0 && last <= 0.0) room[k++] = (crossing){first / (first - last), false};
        if (first <= 0.0 && last > 0.0) room[k++] = (crossing){first / (first - last), true};
    }
    qsort(room, k, sizeof *room, in_order);
    *high = *low = above + 1;
    /* at a crossing nobody who crosses is above the other; a stretch under 1e-12 is a point */
    for (size_t e = 0, from; e < k;) {
        size_t come = 0;
        for (from = e; e < k && room[e].at - room[from].at <= POINT; e++) {
            if (room[e].above) come++;
            else above--;
        }
        if (above + 1 < *high) *high = above + 1;
        above += come;
        if (above + 1 > *low) *low = above + 1;
    }
}

arp_status arp_lines_ranks(const double *const at[2], size_t n, double tie, size_t *high,
                           size_t *low, arp_error *err) {
    crossing *room = arp_zalloc(n, sizeof *room);
    if (!room) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) follow(at, n, tie, i, room, &high[i], &low[i]);
    arp_free(room);
    return ARP_OK;
}
