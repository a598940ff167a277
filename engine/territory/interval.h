/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file interval.h
 * Confidence intervals of what is counted: one rule, one row. (methods.md 1.4)
 *
 * A rule takes what it needs of an arp_counted and gives two limits in the unit of its kind. Every
 * rule is two-sided at level 1 - alpha, 0 < alpha < 1, and gives 0 <= low <= high.
 */
#ifndef TERRITORY_INTERVAL_H
#define TERRITORY_INTERVAL_H

#include "base/fail.h"

/** What an interval is drawn from; a rule reads what its kind says. */
typedef struct arp_counted {
    double events;   /* all kinds: how many, >= 0; need not be whole                          */
    double of;       /* ARP_INTERVAL_SHARE: among how many, > 0 and >= events                 */
    double rate;     /* ARP_INTERVAL_RATE: sum of w x / n over strata, weights summing to 1   */
    double variance; /* ARP_INTERVAL_RATE: sum of w^2 x / n^2                                 */
    double largest;  /* ARP_INTERVAL_RATE: largest w / n, what one more event would add       */
} arp_counted;

typedef enum arp_interval_kind {
    ARP_INTERVAL_COUNT, /* limits of the Poisson mean of `events` */
    ARP_INTERVAL_SHARE, /* limits of the share events / of        */
    ARP_INTERVAL_RATE   /* limits of `rate`                       */
} arp_interval_kind;

typedef struct arp_interval_rule {
    const char *name;
    arp_message help;
    arp_interval_kind kind;
    void (*limits)(const arp_counted *counted, double alpha, double out[2]);
} arp_interval_rule;

/** NULL-terminated. */
extern const arp_interval_rule *const ARP_INTERVAL_RULES[];
extern const arp_interval_rule arp_interval_poisson, arp_interval_byar, arp_interval_byar_midp,
    arp_interval_exact_poisson, arp_interval_wilson, arp_interval_exact_binomial,
    arp_interval_dobson, arp_interval_fay_feuer;

/** Fewer events than this are few. */
enum { ARP_FEW_EVENTS = 10, ARP_VERY_FEW_EVENTS = 5 };

/** The shares that a score test of a share seen among @p of does not reject. [Wilson 1927] */
void arp_wilson_limits(double share, double of, double alpha, double out[2]);

/** The rule by name, NULL when there is none. */
const arp_interval_rule *arp_interval_find(const char *name);

#endif
