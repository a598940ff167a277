/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file places.h
 * The place of each choice among the sets of communes that could have been drawn in its stead, on
 * no zoning. (methods.md 8.9)
 */
#ifndef STUDY_PLACES_H
#define STUDY_PLACES_H

#include "drivers/drawn/place.h"
#include "study/study.h"

/** Whether a choice has a place. */
#define ARP_PLACED_STATES(X)                                                                       \
    X(ARP_PLACED_DRAWN, "drawn")                  /* chains were run                    */         \
    X(ARP_PLACED_NOT_CONNECTED, "not_connected")  /* its communes do not hang together  */         \
    X(ARP_PLACED_UNPEOPLED, "unknown_population") /* that of a commune of it           */          \
    X(ARP_PLACED_MARKED, "marked")                /* it has no score                    */

ARP_ENUM(arp_placed_state, ARP_PLACED_STATES)

/** One choice. */
typedef struct arp_placed {
    const char *name, *label;
    const size_t *commune; /* n, rising                                                        */
    size_t n, cut;         /* cut: borders between its communes and others                     */
    double population;
    double *score; /* one a measure: the index, then the sides; NaN without                    */
    arp_placed_state state;
    size_t least, most; /* communes and inhabitants of the sets that could have been drawn;    */
    double from, to;    /* 0 unless drawn                                                      */
    arp_drawn_law_places law[ARP_N_DRAWN_LAWS];
} arp_placed;

typedef struct arp_placings {
    arp_placed *one; /* the study's selection, where it has one, then its selections */
    size_t n, n_measures, *node;
    struct arp_pool *pool;
} arp_placings;

typedef struct arp_places_options {
    size_t threads;
    bool (*go_on)(void *user, uint64_t done, uint64_t total); /* NULL: it goes on */
    void *user;
} arp_places_options;

/**
 * Draw, and find the places.
 *
 * @param answer   of arp_study_run() for this study; both must outlive what is found
 * @param[out] out  free with arp_placings_free(); untouched on failure
 * @retval ARP_USAGE        the study's zonings do not say which communes touch, or it has no choice
 * @retval ARP_DOMAIN       an indicator cannot be summed over communes: it is named
 * @retval ARP_INTERRUPTED  options->go_on() said no
 * @retval ARP_MEMORY
 * Cost: that of arp_drawn_places(), a choice.
 */
ARP_CALL arp_status arp_study_places(const arp_study *study, const arp_answer *answer,
                                     const arp_places_options *options, arp_placings *out,
                                     arp_error *err);

void arp_placings_free(arp_placings *places);

/** What sets of communes are summed from: a commune with a marked cell leaves both sums of that
    indicator and its coverage. Arrays in @p pool. @retval ARP_MEMORY */
arp_status places_sums(const arp_study *study, arp_pool *pool, arp_sums *out, arp_error *err);

#endif
