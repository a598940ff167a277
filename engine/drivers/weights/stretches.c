/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/revealed.h"

#include <stdlib.h>

#include "drivers/weights/tipping.h"

/* Selected territories get or lose a seat. */
typedef struct change {
    double where;
    long gained;
} change;

static int rising(const void *p, const void *q) {
    const change *x = p, *y = q;
    if (x->where != y->where) return x->where < y->where ? -1 : 1;
    return (x->gained > y->gained) - (x->gained < y->gained);
}

/* A run's seats go to the lowest rows of its bundle. */
static size_t changes_of(const arp_bundles *lines, const arp_stays *runs, const bool *in,
                         change *out) {
    size_t n = 0;
    for (size_t i = 0; i < runs->n; i++) {
        const arp_stay *run = &runs->at[i];
        const uint32_t *row = lines->row + lines->start[run->bundle];
        long seated = 0;
        for (size_t r = 0; r < run->seats; r++) seated += in[row[r]];
        if (seated == 0) continue;
        out[n++] = (change){run->from, seated};
        out[n++] = (change){run->to, -seated};
    }
    return n;
}

/* The stretch up to `to` is as the last one, or a new one; one no wider than a point is passed
   over: the next begins where it did. */
static void stand(arp_stretches *s, double to, size_t misplaced) {
    double from = s->n ? s->at[s->n - 1].to : 0.0;
    if (to - from < ARP_POINT) return;
    if (s->n && s->at[s->n - 1].misplaced == misplaced) s->at[s->n - 1].to = to;
    else s->at[s->n++] = (arp_stretch){from, to, misplaced};
}

static void sweep(const change *changes, size_t n, size_t m, arp_stretches *out) {
    long seated = 0;
    for (size_t i = 0; i < n;) {
        double where = changes[i].where;
        if (where > 0.0) stand(out, where, m - (size_t)seated);
        for (; i < n && changes[i].where == where; i++) seated += changes[i].gained;
    }
    stand(out, 1.0, m - (size_t)seated);
    out->at[out->n - 1].to = 1.0;
}

arp_status arp_stretches_make(const arp_case *what, arp_stretches *out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_bundles lines = {0};
    arp_stays runs = {0};
    arp_stretches made = {0};
    change *changes = NULL;
    bool *in = arp_zalloc(what->n, sizeof *in);
    if (!in) return arp_fail_memory(err);
    for (size_t t = 0; t < what->m; t++) in[what->selected[t]] = true;
    ARP_TRY(arp_bundles_make(what->line[0], what->line[1], what->n, &lines, err));
    ARP_TRY(arp_tipping_walk(&lines, what->m, &runs, err));
    if (!arp_zalloc_all(ARP_ARRAY(changes, 2 * runs.n), ARP_ARRAY(made.at, 2 * runs.n + 2))) {
        st = arp_fail_memory(err);
        goto done;
    }
    size_t n = changes_of(&lines, &runs, in, changes);
    qsort(changes, n, sizeof *changes, rising);
    sweep(changes, n, what->m, &made);
    *out = made;
    made.at = NULL;

done:
    arp_free(in);
    arp_free(changes);
    arp_free(made.at);
    arp_free(runs.at);
    arp_bundles_free(&lines);
    return st;
}
