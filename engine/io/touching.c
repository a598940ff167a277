/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/touching.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { FAN = 8, LEVELS = 12, GRID = 1 << 16 };

static const double LAST_DECIMAL = 1.5, LEAST = 1e-6, MOST = 1e-3, NEAR = 0.02;
static const double SEGMENTS_NEAR = 8.0, ANGLE = 0.1, LENGTHS_NEAR = 5.0, LENGTHS_LEAST = 3.0;

typedef struct box {
    double low[2], high[2];
} box;

/* Segments run side by side: a pair of territories, over which length, how far apart. */
typedef struct hit {
    uint64_t pair;
    double length, distance;
} hit;

typedef struct looking {
    arp_segments *s;
    double tolerance, near;
    size_t *at; /* uses that no two territories share, along a curve, n */
    size_t n;
    box *node; /* of FAN of those below each, level by level; level 0 is of segments */
    size_t first[LEVELS + 1], n_nodes[LEVELS];
    size_t n_levels;
    hit *hit;
    size_t n_hits, room;
    bool bad; /* memory was short */
} looking;

/* ---- size and distances ---- */

static void widen(box *b, const box *by) {
    for (int k = 0; k < 2; k++) {
        b->low[k] = fmin(b->low[k], by->low[k]);
        b->high[k] = fmax(b->high[k], by->high[k]);
    }
}

static box box_of(const double *end) {
    return (box){{fmin(end[0], end[2]), fmin(end[1], end[3])},
                 {fmax(end[0], end[2]), fmax(end[1], end[3])}};
}

static const box NOWHERE = {{INFINITY, INFINITY}, {-INFINITY, -INFINITY}};

static int rising(const void *a, const void *b) {
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* The median size of the territories; of those there are. */
static bool find_size(const arp_segments *s, size_t n, double *size) {
    box *of = arp_zalloc(n, sizeof *of);
    double *side = arp_zalloc(n, sizeof *side);
    size_t kept = 0;
    bool ok = of && side;
    for (size_t t = 0; ok && t < n; t++) of[t] = NOWHERE;
    for (size_t i = 0; ok && i < s->n; i++) {
        box one = box_of(s->use[i].end);
        widen(&of[s->use[i].territory], &one);
    }
    for (size_t t = 0; ok && t < n; t++) {
        double x = fmax(of[t].high[0] - of[t].low[0], of[t].high[1] - of[t].low[1]);
        if (x > 0) side[kept++] = x;
    }
    if (kept) qsort(side, kept, sizeof *side, rising);
    *size = kept ? side[kept / 2] : 0;
    arp_free(of);
    arp_free(side);
    return ok;
}

static double length_of(const double *end) {
    return hypot(end[2] - end[0], end[3] - end[1]);
}

static void find_distances(looking *l, double size, int decimals) {
    double total = 0;
    for (size_t i = 0; i < l->n; i++) total += length_of(l->s->use[l->at[i]].end);
    double mean = l->n ? total / (double)l->n : 0;
    l->tolerance = fmin(fmax(LAST_DECIMAL * pow(10, -decimals), LEAST * size), MOST * size);
    l->near = fmax(fmin(NEAR * size, SEGMENTS_NEAR * mean), l->tolerance);
}

/* ---- a tree of boxes over the segments along a curve ---- */

typedef struct placed {
    uint32_t key;
    size_t use;
} placed;

static int by_key(const void *a, const void *b) {
    const placed *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (x->use > y->use) - (x->use < y->use);
}

/* The bits of two whole numbers below GRID, in turn (Morton 1966). */
static uint32_t interleave(uint32_t x, uint32_t y) {
    uint32_t key = 0;
    for (uint32_t k = 0; k < 16; k++) key |= (x >> k & 1) << 2 * k | (y >> k & 1) << (2 * k + 1);
    return key;
}

static bool sort_along(looking *l) {
    box all = NOWHERE;
    placed *p = arp_zalloc(l->n, sizeof *p);
    if (!p) return false;
    for (size_t i = 0; i < l->n; i++) {
        box one = box_of(l->s->use[l->at[i]].end);
        widen(&all, &one);
    }
    for (size_t i = 0; i < l->n; i++) {
        const double *e = l->s->use[l->at[i]].end;
        uint32_t cell[2];
        for (int k = 0; k < 2; k++) {
            double side = all.high[k] - all.low[k];
            double x = side > 0 ? ((e[k] + e[k + 2]) / 2 - all.low[k]) / side : 0;
            cell[k] = (uint32_t)(x * (GRID - 1));
        }
        p[i] = (placed){interleave(cell[0], cell[1]), l->at[i]};
    }
    if (l->n) qsort(p, l->n, sizeof *p, by_key);
    for (size_t i = 0; i < l->n; i++) l->at[i] = p[i].use;
    arp_free(p);
    return true;
}

static bool make_tree(looking *l) {
    size_t total = 0;
    for (size_t n = (l->n + FAN - 1) / FAN; l->n_levels < LEVELS; n = (n + FAN - 1) / FAN) {
        l->first[l->n_levels] = total;
        l->n_nodes[l->n_levels++] = n;
        total += n;
        if (n <= 1) break;
    }
    l->node = arp_zalloc(total, sizeof *l->node);
    if (!l->node) return false;
    for (size_t i = 0; i < total; i++) l->node[i] = NOWHERE;
    for (size_t i = 0; i < l->n; i++) {
        box one = box_of(l->s->use[l->at[i]].end);
        widen(&l->node[i / FAN], &one);
    }
    for (size_t k = 1; k < l->n_levels; k++) {
        for (size_t i = 0; i < l->n_nodes[k - 1]; i++)
            widen(&l->node[l->first[k] + i / FAN], &l->node[l->first[k - 1] + i]);
    }
    return true;
}

static bool apart(const box *a, const box *b) {
    for (int k = 0; k < 2; k++) {
        if (a->low[k] > b->high[k] || b->low[k] > a->high[k]) return true;
    }
    return false;
}

/* ---- two segments ---- */

static void keep_hit(looking *l, const arp_segment_use *a, const arp_segment_use *b, double length,
                     double distance) {
    uint32_t low = a->territory < b->territory ? a->territory : b->territory;
    uint32_t high = a->territory < b->territory ? b->territory : a->territory;
    if (l->n_hits == l->room) {
        size_t room = l->room ? 2 * l->room : 64;
        hit *more = arp_resize(l->hit, room, sizeof *more);
        l->bad |= more == NULL;
        if (!more) return;
        l->hit = more;
        l->room = room;
    }
    l->hit[l->n_hits++] = (hit){(uint64_t)low << 32 | high, length, distance};
}

/* Where the shorter one faces the longer one: how long, how far apart at both ends of it. */
static void compare(looking *l, const arp_segment_use *a, const arp_segment_use *b) {
    bool longer = length_of(a->end) > length_of(b->end);
    const double *p = longer ? b->end : a->end, *q = longer ? a->end : b->end;
    double size = length_of(q), t[2], off[2], from, to;
    double u[2] = {(q[2] - q[0]) / size, (q[3] - q[1]) / size};
    for (size_t k = 0; k < 2; k++) {
        double x = p[2 * k] - q[0], y = p[2 * k + 1] - q[1];
        t[k] = x * u[0] + y * u[1];
        off[k] = u[0] * y - u[1] * x;
    }
    from = fmax(0, fmin(t[0], t[1]));
    to = fmin(size, fmax(t[0], t[1]));
    if (!(to - from > LENGTHS_LEAST * l->tolerance)) return;
    double slope = (off[1] - off[0]) / (t[1] - t[0]);
    double at_from = off[0] + slope * (from - t[0]), at_to = off[0] + slope * (to - t[0]);
    double most = fmax(fabs(at_from), fabs(at_to)), least = fmin(fabs(at_from), fabs(at_to));
    if (at_from * at_to < 0) least = 0;
    bool border = most <= l->tolerance;
    if (border) least = 0;
    if (!border && (most > l->near || fabs(slope) > ANGLE)) return;
    keep_hit(l, a, b, to - from, border ? -1 : fmax(least, l->tolerance));
}

/* Segments after the i-th along the curve, below a node. */
static void look(looking *l, size_t i, const box *around, size_t level, size_t node) {
    const arp_segment_use *own = &l->s->use[l->at[i]];
    size_t below = level ? l->n_nodes[level - 1] : l->n, end = node * FAN + FAN;
    size_t last = i / FAN; /* the leaf, then its place on this level: nothing before it is wanted */
    for (size_t k = 1; k < level; k++) last /= FAN;
    if (end > below) end = below;
    for (size_t c = node * FAN; c < end; c++) {
        if (level > 0) {
            bool before = c < last;
            if (!before && !apart(&l->node[l->first[level - 1] + c], around))
                look(l, i, around, level - 1, c);
            continue;
        }
        const arp_segment_use *other = &l->s->use[l->at[c]];
        box one = box_of(other->end);
        if (c > i && other->territory != own->territory && !apart(&one, around))
            compare(l, own, other);
    }
}

/* ---- pairs ---- */

static int by_pair(const void *a, const void *b) {
    const hit *x = a, *y = b;
    if (x->pair != y->pair) return x->pair < y->pair ? -1 : 1;
    return (x->distance > y->distance) - (x->distance < y->distance);
}

static int pair_order(const void *a, const void *b) {
    uint64_t p = *(const uint64_t *)a, q = *(const uint64_t *)b;
    return (p > q) - (p < q);
}

/* Pairs that share a border join those of s; of the others, those side by side for long. */
static bool judge(looking *l, arp_touching *out) {
    arp_segments *s = l->s;
    const size_t known = s->n_pairs;
    out->near = arp_zalloc(l->n_hits, sizeof *out->near);
    if (!out->near) return false;
    if (l->n_hits) qsort(l->hit, l->n_hits, sizeof *l->hit, by_pair);
    for (size_t i = 0, end; i < l->n_hits; i = end) {
        const hit *h = &l->hit[i];
        double length = 0;
        for (end = i; end < l->n_hits && l->hit[end].pair == h->pair; end++)
            length += l->hit[end].length;
        if (known && bsearch(&h->pair, s->pair, known, sizeof h->pair, pair_order)) continue;
        size_t a = (size_t)(h->pair >> 32), b = (uint32_t)h->pair;
        if (h->distance < 0) {
            if (!arp_segments_pair(s, (uint32_t)a, (uint32_t)b)) return false;
            out->n_rounded++;
        } else if (length >= LENGTHS_NEAR * h->distance) {
            out->near[out->n_near++] = (arp_near_border){a, b, h->distance};
        }
    }
    arp_segments_sort_pairs(s);
    return true;
}

static bool find_lone(looking *l) {
    l->at = arp_zalloc(l->s->n, sizeof *l->at);
    for (size_t i = 0; l->at && i < l->s->n; i++) {
        if (!l->s->use[i].shared) l->at[l->n++] = i;
    }
    return l->at != NULL;
}

arp_status arp_touching_find(arp_segments *s, size_t n_territories, int decimals, arp_touching *out,
                             arp_error *err) {
    looking l = {.s = s};
    arp_touching found = {0};
    double size = 0;
    bool ok = find_size(s, n_territories, &size) && find_lone(&l);
    if (ok) find_distances(&l, size, decimals);
    ok = ok && sort_along(&l) && make_tree(&l);
    for (size_t i = 0; ok && i < l.n; i++) {
        box around = box_of(s->use[l.at[i]].end);
        for (int k = 0; k < 2; k++) {
            around.low[k] -= l.near;
            around.high[k] += l.near;
        }
        look(&l, i, &around, l.n_levels - 1, 0);
        ok = !l.bad;
    }
    found.tolerance = l.tolerance;
    ok = ok && judge(&l, &found);
    arp_free(l.at);
    arp_free(l.node);
    arp_free(l.hit);
    if (ok) *out = found;
    else arp_free(found.near);
    return ok ? ARP_OK : arp_fail_memory(err);
}
