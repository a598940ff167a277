/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file ladder.h
 * How much a chain likes sets outside of the window. (methods.md 8.9)
 *
 * In the window every set weighs the same. Outside, sets are put on rungs by their members and by
 * how far they are from the window otherwise; the weight of a rung is learnt, ever slower, so that
 * the chain comes to stand on each for the share of time that is meant for it [Wang and Landau
 * 2001; Liang, Liu, Carroll 2007]. So it goes down to single places, which are exchanged for any
 * other at once, and comes back up elsewhere. Then the weights stay, and change nothing of how sets
 * of the window stand to each other; rungs that were hardly met are closed, lest it gets stuck on
 * one whose weight is not known.
 */
#ifndef DRIVERS_DRAWN_LADDER_H
#define DRIVERS_DRAWN_LADDER_H

#include "drivers/drawn/window.h"

enum {
    ARP_LADDER_SMALL = 16, /* rungs by members under the window's, at most; by members of its */
    ARP_LADDER_LARGE = 8,
    ARP_LADDER_OFF = 8, /* by how far it is from the window otherwise */
    ARP_LADDER_RUNGS =
        1 + ARP_LADDER_SMALL * (1 + ARP_LADDER_OFF) + ARP_LADDER_LARGE * ARP_LADDER_OFF
};

typedef struct arp_rungs {
    const arp_window *window;
    size_t small, large;             /* rungs by members                     */
    size_t width;                    /* edges too many that are one step off */
    double weight[ARP_LADDER_RUNGS]; /* logarithm                            */
    double each[ARP_LADDER_RUNGS];   /* what a visit takes off it            */
    uint64_t met[ARP_LADDER_RUNGS];  /* times that it was stood on           */
    uint64_t learnt;                 /* steps that weights were learnt for   */
    bool learning;
} arp_rungs;

void arp_ladder_make(const arp_window *window, arp_rungs *out);

/** The rung of a connected set of k members, p inhabitants and c cut edges: 0 in the window;
    SIZE_MAX for one that cuts so many that the chain is not to go there. Cost: O(1). */
size_t arp_ladder_rung(const arp_rungs *ladder, size_t k, double p, size_t c);

/** May the chain go there from another one? One that is met for the first time begins with the
    weight of that. */
bool arp_ladder_open(arp_rungs *ladder, size_t rung, size_t beside);

/** The chain stood on it for one step more. */
void arp_ladder_stand(arp_rungs *ladder, size_t rung);

#endif
