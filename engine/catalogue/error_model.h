/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file error_model.h
 * What a numerator counts, for the error of its indicator.
 */
#ifndef CATALOGUE_ERROR_MODEL_H
#define CATALOGUE_ERROR_MODEL_H

#include "base/enum.h"

#define ARP_ERROR_MODELS(X)                                                                        \
    X(ARP_ERROR_NONE, "none") /* no count, or one that states no error */                          \
    X(ARP_ERROR_POISSON, "poisson")                                                                \
    X(ARP_ERROR_BINOMIAL, "binomial")

ARP_ENUM(arp_error_model, ARP_ERROR_MODELS)

/** What the error of an indicator is the error of. */
#define ARP_ERRORS_OF(X)                                                                           \
    X(ARP_ERROR_OF_SOURCE, "source")     /* a standard error whose source does not say */          \
    X(ARP_ERROR_OF_EVENTS, "events")     /* chance of the events, at a rate that stays */          \
    X(ARP_ERROR_OF_SAMPLING, "sampling") /* of a survey that asked some of the people */

ARP_ENUM(arp_error_of, ARP_ERRORS_OF)

#endif
