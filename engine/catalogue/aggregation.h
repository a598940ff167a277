/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file aggregation.h
 * What an indicator is worth for a set of territories.
 */
#ifndef CATALOGUE_AGGREGATION_H
#define CATALOGUE_AGGREGATION_H

#include "base/enum.h"

#define ARP_AGGREGATIONS(X)                                                                        \
    X(ARP_RATIO_OF_SUMS, "ratio_of_sums")                                                          \
    X(ARP_SUM, "sum")                                                                              \
    X(ARP_WEIGHTED_MEAN, "weighted_mean")                                                          \
    X(ARP_RECOMPUTE, "recompute")                                                                  \
    X(ARP_NOT_AGGREGABLE, "not_aggregable")

ARP_ENUM(arp_aggregation, ARP_AGGREGATIONS)

#endif
