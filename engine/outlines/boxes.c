/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outlines/boxes.h"

#include <stdlib.h>

#include "base/memory.h"

enum { FAN = 16 };

/* A box's place on the curve. */
typedef struct placed {
    uint64_t key;
    uint32_t i;
} placed;

/* Every second bit. */
static uint64_t spread(uint32_t x) {
    uint64_t s = x;
    s = (s | s << 16) & UINT64_C(0x0000FFFF0000FFFF);
    s = (s | s << 8) & UINT64_C(0x00FF00FF00FF00FF);
    s = (s | s << 4) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    s = (s | s << 2) & UINT64_C(0x3333333333333333);
    return (s | s << 1) & UINT64_C(0x5555555555555555);
}

static int rising(const void *a, const void *b) {
    const placed *p = a, *q = b;
    if (p->key != q->key) return p->key < q->key ? -1 : 1;
    return (p->i > q->i) - (p->i < q->i);
}

static uint32_t middle(const arp_box *b, int d) {
    return (uint32_t)(((int64_t)b->low[d] + b->high[d]) / 2 + INT32_MAX);
}

static void cover(arp_box *all, const arp_box *one) {
    for (int d = 0; d < 2; d++) {
        if (one->low[d] < all->low[d]) all->low[d] = one->low[d];
        if (one->high[d] > all->high[d]) all->high[d] = one->high[d];
    }
}

/* The levels above the first. */
static void stack(arp_boxes *b, size_t n) {
    size_t from = 0, to = n;
    b->level[0] = 0;
    b->level[1] = n;
    b->n_levels = 1;
    while (to - from > FAN) {
        size_t at = to;
        for (size_t i = from; i < to; i += FAN) {
            b->box[at] = b->box[i];
            for (size_t j = i + 1; j < i + FAN && j < to; j++) cover(&b->box[at], &b->box[j]);
            at++;
        }
        from = to;
        to = at;
        b->level[++b->n_levels] = to;
    }
}

arp_status arp_boxes_make(const arp_box *box, size_t n, arp_boxes *out, arp_error *err) {
    arp_boxes made = {0};
    size_t room = n;
    for (size_t k = n; k > FAN;) room += k = (k + FAN - 1) / FAN;
    placed *order = arp_zalloc(n, sizeof *order);
    bool ok = order && n <= (size_t)1 << 28 &&
              arp_zalloc_all(ARP_ARRAY(made.box, room), ARP_ARRAY(made.of, n));
    if (!ok) {
        arp_free(order);
        return arp_fail_memory(err);
    }
    for (size_t i = 0; i < n; i++) {
        order[i] =
            (placed){spread(middle(&box[i], 0)) | spread(middle(&box[i], 1)) << 1, (uint32_t)i};
    }
    qsort(order, n, sizeof *order, rising);
    for (size_t i = 0; i < n; i++) {
        made.of[i] = order[i].i;
        made.box[i] = box[order[i].i];
    }
    arp_free(order);
    stack(&made, n);
    *out = made;
    return ARP_OK;
}

arp_boxes_search arp_boxes_begin(const arp_boxes *boxes, arp_box wanted) {
    arp_boxes_search s = {.in = boxes, .wanted = wanted, .level = boxes->n_levels};
    if (s.level) {
        s.at[s.level] = boxes->level[s.level - 1];
        s.end[s.level] = boxes->level[s.level];
    }
    return s;
}

static bool meet(const arp_box *a, const arp_box *b) {
    return a->low[0] <= b->high[0] && b->low[0] <= a->high[0] && a->low[1] <= b->high[1] &&
           b->low[1] <= a->high[1];
}

size_t arp_boxes_next(arp_boxes_search *s) {
    const arp_boxes *b = s->in;
    while (s->level && s->level <= b->n_levels) {
        size_t l = s->level, i = s->at[l]++;
        if (i >= s->end[l]) {
            s->level++;
        } else if (meet(&b->box[i], &s->wanted)) {
            if (l == 1) return b->of[i];
            size_t first = b->level[l - 2] + (i - b->level[l - 1]) * FAN;
            s->at[l - 1] = first;
            s->end[l - 1] = first + FAN < b->level[l - 1] ? first + FAN : b->level[l - 1];
            s->level--;
        }
    }
    s->level = 0;
    return SIZE_MAX;
}

void arp_boxes_free(arp_boxes *boxes) {
    arp_free(boxes->box);
    arp_free(boxes->of);
    *boxes = (arp_boxes){0};
}
