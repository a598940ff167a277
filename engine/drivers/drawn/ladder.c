/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/drawn/ladder.h"

#include <math.h>

/* Shares of time: in the window; with fewer members; off otherwise; and of fewer members without
   anything else off. Any would do; the window is where something is learnt. */
static const double WINDOW = 0.4, SMALL = 0.35, OFF = 0.25, ONLY_SMALL = 0.6;

/* Steps after which weights are learnt ever slower; times that a rung has to be met to stay open.
 */
enum { QUICK = 20000, SEEN = 50 };

enum { STEPS = 1 + ARP_LADDER_OFF, FIRST_OFF = 1 + ARP_LADDER_SMALL * STEPS };

static size_t least_of(size_t a, size_t b) {
    return a < b ? a : b;
}

void arp_ladder_make(const arp_window *window, arp_rungs *out) {
    arp_rungs l = {.window = window, .learning = true};
    l.small = least_of(window->least - 1, ARP_LADDER_SMALL);
    l.large = least_of(window->most - window->least + 1, ARP_LADDER_LARGE);
    l.width = 1 + window->cut / 32;
    double rungs = (double)(1 + l.small * STEPS + l.large * ARP_LADDER_OFF);
    l.each[0] = 1.0 / (WINDOW * rungs);
    for (size_t r = 0; r < l.small * STEPS; r++) {
        double part = r % STEPS ? (1.0 - ONLY_SMALL) / ARP_LADDER_OFF : ONLY_SMALL;
        l.each[1 + r] = (double)l.small / (SMALL * part * rungs);
    }
    for (size_t r = 0; r < l.large * ARP_LADDER_OFF; r++)
        l.each[FIRST_OFF + r] = (double)(l.large * ARP_LADDER_OFF) / (OFF * rungs);
    *out = l;
}

size_t arp_ladder_rung(const arp_rungs *ladder, size_t k, double p, size_t c) {
    const arp_window *w = ladder->window;
    size_t over = c > w->cut ? c - w->cut : 0, off = (over + ladder->width - 1) / ladder->width;
    if (off > ARP_LADDER_OFF) return SIZE_MAX;
    if (k < w->least) return 1 + (k - 1) * ladder->small / (w->least - 1) * STEPS + off;
    if (p < w->from) {
        size_t lacks = (size_t)ceil(ARP_LADDER_OFF * (1.0 - p / w->from));
        if (lacks > off) off = least_of(lacks, ARP_LADDER_OFF);
    }
    if (off == 0) return 0;
    size_t row = (k - w->least) * ladder->large / (w->most - w->least + 1);
    return FIRST_OFF + row * ARP_LADDER_OFF + off - 1;
}

bool arp_ladder_open(arp_rungs *ladder, size_t rung, size_t beside) {
    if (rung == SIZE_MAX) return false;
    if (ladder->met[rung] == 0) ladder->weight[rung] = ladder->weight[beside];
    return ladder->learning || rung == 0 || ladder->met[rung] >= SEEN;
}

void arp_ladder_stand(arp_rungs *ladder, size_t rung) {
    if (!ladder->learning) return;
    double rate = ladder->learnt < QUICK ? 1.0 : (double)QUICK / (double)ladder->learnt;
    ladder->weight[rung] -= rate * ladder->each[rung];
    ladder->met[rung]++;
    ladder->learnt++;
}
