/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file labels.h
 * Portfolios by dynamic programming: territory after territory, every way to have spent so far that
 * no other beats at no higher cost (methods.md 8.8).
 */
#ifndef DRIVERS_CHOOSING_LABELS_H
#define DRIVERS_CHOOSING_LABELS_H

#include "base/fail.h"

/** A way to have spent: the last territory taken, and the way before it. */
typedef struct arp_label {
    double cost, value[2];
    uint32_t before, row; /* before: 0 is the empty way, which has no row */
} arp_label;

typedef struct arp_labels {
    size_t n;
    const double *value[2]; /* n each: at both ends of the weight; of one weight, twice the same */
    const double *cost;     /* n, no less than 0                                                  */
    double budget;
    const size_t *group; /* n numbers below n; NULL: no quota                                  */
    size_t at_most;      /* of one group                                                       */
    size_t most;         /* labels made, in all                                                */
    bool (*go_on)(void *user); /* asked after each territory; NULL: it goes on                  */
    void *user;
} arp_labels;

typedef struct arp_label_list {
    arp_label *all; /* every label made                   */
    size_t n_all, room;
    uint32_t *kept; /* those that no other beats, n_kept */
    size_t n_kept;
} arp_label_list;

/**
 * Every portfolio that no other beats: worth as much at both ends and more at one, values that
 * differ by less than 1e-12 of the sum of all being equal. Of equals all are kept.
 *
 * @param[out] out  free with arp_labels_free(); kept is by falling value at the first end
 * @retval ARP_DOMAIN       more than in->most labels
 * @retval ARP_INTERRUPTED  go_on() said no; nothing is told
 * @retval ARP_MEMORY
 * Cost: O(n L log L) for L labels kept at a time.
 */
arp_status arp_labels_make(const arp_labels *in, arp_label_list *out, arp_error *err);

void arp_labels_free(arp_label_list *list);

#endif
