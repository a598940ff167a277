/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file keys.h
 * The keys of an indicator, of the catalogue or of a study, a row each; what `standardise:` holds
 * is the study's to read.
 */
#ifndef CATALOGUE_KEYS_H
#define CATALOGUE_KEYS_H

#include "base/keys/keys.h"

extern const arp_keys arp_catalogue_keys, arp_coverage_keys;

/* Words of keys, NULL-terminated. */
extern const char *const ARP_AGGREGATION_WORDS[], *const ARP_ERROR_WORDS[],
                                                      *const ARP_ERROR_OF_WORDS[];

#endif
