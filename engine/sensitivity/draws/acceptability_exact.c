/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "sensitivity/draws/acceptability.h"

/* Another line rises above the one looked at, or falls below it. */
typedef struct crossing {
    double w;
    bool rises;
} crossing;

static int by_weight(const void *p, const void *q) {
    const crossing *x = p, *y = q;
    if (x->w != y->w) return x->w < y->w ? -1 : 1;
    return (x->rises > y->rises) - (x->rises < y->rises);
}

typedef struct lines {
    const double *a, *b;
    size_t n;
    double from, to;
    crossing *at; /* n */
} lines;

/* Where line j is above line i just after `from`, *above; and its crossing within, if any. Over
   w = 0 .. 1 the difference goes from d0 to d1. */
static size_t look(const lines *of, size_t i, size_t j, size_t found, size_t *above) {
    double d0 = of->b[j] - of->b[i], d1 = of->a[j] - of->a[i];
    bool rises = d0 < 0.0 && d1 > 0.0, falls = d0 > 0.0 && d1 < 0.0;
    if (!rises && !falls) {
        *above += d0 > 0.0 || d1 > 0.0;
        return found;
    }
    double w = d0 / (d0 - d1);
    if (w <= of->from) {
        *above += rises;
        return found;
    }
    *above += falls;
    if (w < of->to) of->at[found++] = (crossing){w, rises};
    return found;
}

static void sweep(const lines *of, size_t i, double *share, double *central) {
    size_t above = 0, found = 0;
    double last = of->from, moment = 0.0, whole = of->to - of->from;
    for (size_t j = 0; j < of->n; j++) {
        share[j] = 0.0;
        if (j != i) found = look(of, i, j, found, &above);
    }
    qsort(of->at, found, sizeof *of->at, by_weight);
    for (size_t e = 0; e <= found; e++) {
        double w = e < found ? of->at[e].w : of->to;
        share[above] += (w - last) / whole;
        if (above == 0) moment += (w - last) / whole * 0.5 * (w + last);
        last = w;
        if (e < found) above = of->at[e].rises ? above + 1 : above - 1;
    }
    if (central) *central = share[0] > 0.0 ? moment / share[0] : NAN;
}

arp_status arp_acceptability_exact(const double *a, const double *b, size_t n, double from,
                                   double to, double *share, double *central, arp_error *err) {
    lines of = {.a = a, .b = b, .n = n, .from = from, .to = to, .at = arp_zalloc(n, sizeof *of.at)};
    if (!of.at) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) sweep(&of, i, share + i * n, central ? central + i : NULL);
    arp_free(of.at);
    return ARP_OK;
}
