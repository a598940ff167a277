/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file choosing.h
 * Where the next contract should go (methods.md 8.8).
 *
 * What a territory is worth is linear in the weight of a side, which is known to lie in an
 * interval: so it is known at both ends. A portfolio beats another that is worth no more at either
 * end and less at one; those that none beats are all that a reasonable weight can ask for. A
 * territory is core where all of them have it, exterior where none has.
 *
 * References: Liesiö, Mild and Salo 2007 (robust portfolio modelling); Kouvelis and Yu 1997
 * (regret).
 */
#ifndef DRIVERS_CHOOSING_CHOOSING_H
#define DRIVERS_CHOOSING_CHOOSING_H

#include "base/enum.h"
#include "base/fail.h"
#include "base/memory.h"

enum { ARP_CHOOSING_LABELS = 20000000 };

#define ARP_CHOSEN_STANDS(X)                                                                       \
    X(ARP_STANDS_CORE, "core")             /* in all, at every weight  */                          \
    X(ARP_STANDS_BORDERLINE, "borderline") /* in some                  */                          \
    X(ARP_STANDS_EXTERIOR, "exterior")     /* in none                  */

ARP_ENUM(arp_stands, ARP_CHOSEN_STANDS)

typedef struct arp_choosing_input {
    size_t n;
    const double *value[2]; /* n each, finite: at both ends of the weight                        */
    const double *cost;     /* n, no less than 0; NULL: 1 each                                   */
    double budget;
    const size_t *group; /* n numbers below n; NULL: no quota                                    */
    size_t at_most;      /* of one group                                                         */
    size_t most_labels;  /* ways to spend that are compared, ARP_CHOOSING_LABELS                 */
    bool (*go_on)(void *user); /* NULL: it goes on */
    void *user;
} arp_choosing_input;

typedef struct arp_portfolio {
    size_t *row; /* n, rising */
    size_t n;
    double cost, value[2];
    double regret; /* the most that it lacks of the best, at any weight */
} arp_portfolio;

typedef struct arp_choosing {
    arp_portfolio *portfolio; /* that none beats, by falling value at the first end */
    size_t n_portfolios;
    double *core_index;  /* n: share of them that have it */
    arp_stands *stands;  /* n                             */
    double best[2];      /* at each end                   */
    double quota[2];     /* what the quota takes off that; 0 without one */
    size_t least_regret; /* the first of the portfolios of least regret */
    size_t n_least;      /* how many have that regret                   */
    size_t *never;       /* n_never: worth less than nothing at both ends, never bought */
    size_t n_never;
} arp_choosing;

/**
 * All portfolios that none beats, and what they say.
 *
 * @param[out] out  arrays in @p pool
 * @retval ARP_DOMAIN       a value or a cost that cannot be; too many ways to spend
 * @retval ARP_INTERRUPTED  go_on() said no; nothing is told
 * @retval ARP_MEMORY
 * Cost: O(n L log L), L ways to spend that are compared at a time; with a quota twice.
 */
arp_status arp_choosing_find(const arp_choosing_input *in, arp_pool *pool, arp_choosing *out,
                             arp_error *err);

#endif
