/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file states.h
 * The state of one side and the one word for the whole, with the words that results, studies and
 * options have for them (methods.md 3.7). What people read instead is in report/messages.
 */
#ifndef DRIVERS_STATES_H
#define DRIVERS_STATES_H

#include "base/enum.h"

#define ARP_VERDICT_STATES(X)                                                                      \
    X(ARP_ATTESTED, "attested")                                                                    \
    X(ARP_EXCLUDED, "excluded")                                                                    \
    X(ARP_CANNOT_TELL, "cannot_tell")                                                              \
    X(ARP_LATE, "late")             /* its data were mostly not known when it was decided */       \
    X(ARP_NO_VERDICT, "no_verdict") /* a branch beside the sides, shown and no more */

ARP_ENUM(arp_verdict_state, ARP_VERDICT_STATES)

/** How many states a side of a verdict may have: all but the last. */
enum { ARP_N_STATES = ARP_NO_VERDICT };

/** X(id, its number, the word). Words that are no side's. */
#define ARP_WORDS(X)                                                                               \
    X(ARP_WORD_BOTH, -1, "both")                                                                   \
    X(ARP_WORD_NEITHER, -2, "neither")                                                             \
    X(ARP_WORD_UNDETERMINED, -3, "undetermined")                                                   \
    X(ARP_WORD_NOT_SEPARABLE, -4, "both_not_separable")                                            \
    X(ARP_WORD_NOT_ANSWERABLE, -5, "not_answerable")

enum {
    ARP_N_WORDS = 5,
#define ARP_WORD_ENUM(id, number, word) id = number,
    ARP_WORDS(ARP_WORD_ENUM)
#undef ARP_WORD_ENUM
};

#endif
