/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/candidates/front.h"

#include <string.h>

#include "base/memory.h"

static bool no_less(const double *a, const double *b, size_t n) {
    for (size_t k = 0; k < n; k++) {
        if (a[k] < b[k]) return false;
    }
    return true;
}

static void copy(arp_front *f, size_t to, const double *aim, const void *more) {
    memcpy(f->aim + to * f->n_aims, aim, f->n_aims * sizeof *aim);
    if (f->n_more) memcpy(f->more + to * f->n_more, more, f->n_more);
}

static void move(arp_front *f, size_t from, size_t to) {
    copy(f, to, f->aim + from * f->n_aims, f->more + from * f->n_more);
}

/* One that beats moves half the way to the beginning; the spare place behind the last is used. */
static void forward(arp_front *f, size_t i) {
    if (i < 2) return;
    move(f, i, f->n);
    move(f, i / 2, i);
    move(f, f->n, i / 2);
}

static bool make_room(arp_front *f) {
    if (f->n + 1 < f->room) return true; /* and a spare place */
    size_t room = f->room ? 2 * f->room : 64;
    double *aim = arp_resize(f->aim, room, f->n_aims * sizeof *aim);
    if (!aim) return false;
    f->aim = aim;
    char *more = arp_resize(f->more, room, f->n_more ? f->n_more : 1);
    if (!more) return false;
    f->more = more;
    f->room = room;
    return true;
}

arp_status arp_front_offer(arp_front *front, const double *aim, const void *more, arp_error *err) {
    size_t k = front->n_aims;
    if (front->full) return ARP_OK;
    if (!make_room(front)) return arp_fail_memory(err);
    for (size_t i = 0; i < front->n;) {
        const double *other = front->aim + i * k;
        bool below = no_less(other, aim, k), above = no_less(aim, other, k);
        if (below && !above) {
            forward(front, i);
            return ARP_OK;
        }
        if (!above || below) {
            i++;
            continue;
        }
        front->n--;
        if (i < front->n) move(front, front->n, i);
    }
    copy(front, front->n++, aim, more);
    front->full = front->n > front->most;
    if (front->full) front->n = 0;
    return ARP_OK;
}

void arp_front_free(arp_front *front) {
    arp_free(front->aim);
    arp_free(front->more);
    *front = (arp_front){0};
}
