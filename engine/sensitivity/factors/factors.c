/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/factors.h"

/* arp_factor_NAME is in NAME.c. */
#define KINDS                                                                                      \
    ROW(side_weights)                                                                              \
    ROW(inner_weights)                                                                             \
    ROW(normalise)                                                                                 \
    ROW(aggregate)                                                                                 \
    ROW(outliers)                                                                                  \
    ROW(missing)                                                                                   \
    ROW(leave_out)                                                                                 \
    ROW(side_of)                                                                                   \
    ROW(data)                                                                                      \
    ROW(shrinkage)                                                                                 \
    ROW(comparator)                                                                                \
    ROW(variants)

#define ROW(name) extern const arp_factor_kind arp_factor_##name;
KINDS
#undef ROW

#define ROW(name) &arp_factor_##name,
const arp_factor_kind *const ARP_FACTOR_KINDS[] = {KINDS NULL};
