/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/ties.h"

#include <stdlib.h>

double arp_tie_scale(const double *x, size_t n) {
    double least = INFINITY, most = -INFINITY, sum = 0.0, squares = 0.0;
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        least = fmin(least, x[i]);
        most = fmax(most, x[i]);
        kept += isnan(x[i]) ? 0 : 1;
    }
    double middle = least / 2 + most / 2, half = most / 2 - least / 2;
    if (kept == 0 || !(half > 0.0)) return 0.0;
    for (size_t i = 0; i < n; i++) sum += isnan(x[i]) ? 0.0 : (x[i] - middle) / half;
    double mean = sum / (double)kept;
    for (size_t i = 0; i < n; i++) {
        double d = isnan(x[i]) ? 0.0 : (x[i] - middle) / half - mean;
        squares += d * d;
    }
    return half * sqrt(squares / (double)kept);
}

bool arp_untied(const double *x, const uint32_t *order, size_t n) {
    arp_ties ties = arp_ties_among(x, n, x[order[0]], x[order[n - 1]]);
    size_t place = 1;
    while (place < n && !arp_ties_hold(&ties, x[order[place - 1]], x[order[place]])) place++;
    return place >= n;
}

static int by_index(const void *a, const void *b) {
    uint32_t p = *(const uint32_t *)a, q = *(const uint32_t *)b;
    return (p > q) - (p < q);
}

/* Whether two neighbours differ by so little that groups are to be looked for. */
static bool any_near(const double *x, const uint32_t *order, size_t n, double most) {
    double far = ARP_TIE * most, above = x[order[0]]; /* no tie reaches further */
    for (size_t place = 1; place < n; place++) {
        double here = x[order[place]];
        if (above - here <= far && here < above) return true;
        above = here;
    }
    return false;
}

void arp_settle_ties(double *x, uint32_t *order, size_t n) {
    size_t kept = n;
    while (kept > 0 && isnan(x[order[kept - 1]])) kept--;
    if (kept == 0) return;
    double most = arp_ties_among(x, n, x[order[0]], x[order[kept - 1]]).most;
    if (!any_near(x, order, kept, most)) return;
    double scale = arp_tie_scale(x, n); /* of the scores as they came */
    for (size_t from = 0, to; from < kept; from = to) {
        double first = x[order[from]];
        for (to = from + 1; to < kept && arp_tied(first, x[order[to]], scale); to++) {
            x[order[to]] = first;
        }
        if (to - from > 1) qsort(order + from, to - from, sizeof *order, by_index);
    }
}
