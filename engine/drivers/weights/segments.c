/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/tipping.h"

#include <stdlib.h>

enum { MOST_ROWS = 10000000 };

/* A run begins or ends. */
typedef struct change {
    double where;
    uint32_t bundle, before, after; /* seats */
} change;

typedef struct sweep {
    const arp_bundles *bundles;
    const change *change;
    size_t n_changes;
    uint32_t *now, *listed; /* seats of each bundle: here, and in the last segment     */
    uint32_t *touched;      /* bundles that changed since then, room for every change  */
    size_t n_touched;
    size_t n_differ;      /* bundles whose seats are not those of the last segment   */
    bool *seated;         /* one a row                                               */
    arp_segment *segment; /* NULL: only count                                        */
    size_t n_segments, k;
    size_t most; /* segments worth listing */
    arp_pool *pool;
} sweep;

/* By place; at one place, ends before beginnings; then by bundle. */
static int rising(const void *p, const void *q) {
    const change *x = p, *y = q;
    if (x->where != y->where) return x->where < y->where ? -1 : 1;
    if (x->after != y->after) return x->after < y->after ? -1 : 1;
    return (x->bundle > y->bundle) - (x->bundle < y->bundle);
}

static change *changes_of(const arp_stays *runs) {
    change *out = arp_zalloc(2 * runs->n, sizeof *out);
    for (size_t i = 0; out && i < runs->n; i++) {
        const arp_stay *run = &runs->at[i];
        out[2 * i] = (change){run->from, run->bundle, 0, run->seats};
        out[2 * i + 1] = (change){run->to, run->bundle, run->seats, 0};
    }
    if (out) qsort(out, 2 * runs->n, sizeof *out, rising);
    return out;
}

/* The rows seated now, rising; NULL when memory is short. */
static size_t *list(sweep *s) {
    const arp_bundles *b = s->bundles;
    size_t *first = arp_pool_take(s->pool, s->k, sizeof *first), n = 0;
    if (!first) return NULL;
    for (size_t g = 0; g < b->n; g++) {
        for (size_t r = b->start[g]; r < b->start[g + 1]; r++) {
            s->seated[b->row[r]] = r - b->start[g] < s->now[g];
        }
    }
    for (size_t i = 0; i < b->n_rows && n < s->k; i++) {
        if (s->seated[i]) first[n++] = i;
    }
    return first;
}

/* The list of now stands from..to: a new segment, or more of the last one. */
static bool stand(sweep *s, double from, double to) {
    if (to - from < ARP_POINT) return true;
    if (s->n_segments > 0 && s->n_differ == 0) {
        if (s->segment) s->segment[s->n_segments - 1].to = to;
        return true;
    }
    for (size_t i = 0; i < s->n_touched; i++) s->listed[s->touched[i]] = s->now[s->touched[i]];
    s->n_differ = s->n_touched = 0;
    if (s->segment) {
        arp_segment *segment = &s->segment[s->n_segments];
        segment->from = s->n_segments ? segment[-1].to : 0.0;
        segment->to = to;
        segment->first = list(s);
        if (!segment->first) return false;
    }
    s->n_segments++;
    return true;
}

static bool run(sweep *s) {
    double from = 0.0;
    for (size_t g = 0; g < s->bundles->n; g++) s->now[g] = s->listed[g] = 0;
    s->n_segments = s->n_differ = s->n_touched = 0;
    for (size_t i = 0; i < s->n_changes; i++) {
        const change *c = &s->change[i];
        if (c->where > from) {
            if (!stand(s, from, c->where)) return false;
            if (s->n_segments > s->most) return true; /* only counted: that is enough to know */
            from = c->where;
        }
        s->n_differ -= s->now[c->bundle] != s->listed[c->bundle];
        s->now[c->bundle] = s->now[c->bundle] - c->before + c->after;
        s->n_differ += s->now[c->bundle] != s->listed[c->bundle];
        s->touched[s->n_touched++] = c->bundle;
    }
    if (s->segment) s->segment[s->n_segments - 1].to = 1.0;
    return true;
}

arp_status arp_segments_make(const arp_bundles *bundles, const arp_stays *runs, size_t k,
                             arp_pool *pool, arp_tipping *out, arp_error *err) {
    sweep s = {
        .bundles = bundles, .n_changes = 2 * runs->n, .k = k, .most = MOST_ROWS / k, .pool = pool};
    change *changes = changes_of(runs);
    s.change = changes;
    s.now = arp_zalloc(bundles->n, sizeof *s.now);
    s.listed = arp_zalloc(bundles->n, sizeof *s.listed);
    s.touched = arp_zalloc(s.n_changes, sizeof *s.touched);
    s.seated = arp_zalloc(bundles->n_rows, sizeof *s.seated);
    bool ok = changes && s.now && s.listed && s.touched && s.seated && run(&s);
    if (ok && s.n_segments <= s.most) {
        s.segment = arp_pool_take(pool, s.n_segments, sizeof *s.segment);
        ok = s.segment && run(&s);
    }
    arp_free(changes);
    arp_free(s.now);
    arp_free(s.listed);
    arp_free(s.touched);
    arp_free(s.seated);
    if (!ok) return arp_fail_memory(err);
    out->segment = s.segment;
    out->n_segments = s.segment ? s.n_segments : 0;
    out->segments_left_out = s.segment == NULL;
    return ARP_OK;
}
