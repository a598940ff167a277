/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file earlier.h
 * Values that an earlier run has told: those of whole territories, none of whose cells was secret
 * then.
 */
#ifndef STUDY_SECRECY_EARLIER_H
#define STUDY_SECRECY_EARLIER_H

#include "base/fail.h"
#include "base/memory.h"

/** One value. */
typedef struct secrecy_earlier_value {
    const char *code, *numerator, *denominator; /* the last two as the run wrote them */
    double value, per;
} secrecy_earlier_value;

typedef struct secrecy_earlier {
    const char *level;
    secrecy_earlier_value *value;
    size_t n;
} secrecy_earlier;

/**
 * Read the results of a run: a folder, or its results.h5. Texts live in @p pool.
 *
 * @param output, entries  what is to be written, as in arp_study_options
 * @retval ARP_OUTPUT  it would be written over
 * @retval ARP_INPUT   it is none that can be read
 * @retval ARP_DOMAIN  it has no values: it is no run's
 */
arp_status secrecy_earlier_read(const char *path, const char *output, const char *const *entries,
                                arp_pool *pool, secrecy_earlier *out, arp_error *err);

#endif
