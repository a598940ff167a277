/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "aggregate/aggregate.h"

const arp_aggregator *const ARP_AGGREGATORS[] = {&arp_aggregate_arithmetic,
                                                 &arp_aggregate_geometric, &arp_aggregate_harmonic,
                                                 &arp_aggregate_power, NULL};
