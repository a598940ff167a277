/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file keys.h
 * The keys of factors: how each sort is read, and those that several kinds have.
 */
#ifndef SENSITIVITY_FACTORS_KEYS_H
#define SENSITIVITY_FACTORS_KEYS_H

#include "sensitivity/factors/kind.h"

/** Read one factor of a kind, its form only, into @p out; texts live as long as the tree. */
arp_status arp_factor_read(const arp_node *map, const arp_factor_kind *kind, arp_pool *pool,
                           arp_factor *out, arp_error *err);

enum { ARP_FACTOR_KEYS = 12, ARP_FACTOR_LAWS = 8 };

/** The rows of a kind's keys, with its words and laws; pointers lead inside. */
typedef struct arp_factor_said {
    arp_keys keys;
    arp_key row[ARP_FACTOR_KEYS];
    const char *law[ARP_FACTOR_LAWS + 1];
    char path[ARP_KEY_PATH];
} arp_factor_said;

void arp_factor_say(const arp_factor_kind *kind, arp_factor_said *out);

/** Of an item of `orders:`. */
extern const arp_keys arp_order_keys;

/* Sorts of keys. */

/** Its node, or indicator. */
arp_status arp_read_factor_node(const arp_factor_reading *of, const arp_factor_key *key,
                                arp_error *err);

/** What it chooses from. */
arp_status arp_read_factor_choice(const arp_factor_reading *of, const arp_factor_key *key,
                                  arp_error *err);

extern const arp_factor_key arp_key_rule, arp_key_node, arp_key_probabilities,
    arp_key_rules,                                              /* each a word of the kind */
    arp_key_concentration, arp_key_noise, arp_key_a, arp_key_b, /* numbers of laws of shares */
    arp_key_bounds, arp_key_orders;                             /* limits of shares */

#endif
