/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "normalise/normalise.h"

const arp_normaliser *const ARP_NORMALISERS[] = {
    &arp_normalise_zscore,        &arp_normalise_minmax,          &arp_normalise_percentile,
    &arp_normalise_rank,          &arp_normalise_comparator,      &arp_normalise_goalposts,
    &arp_normalise_robust_zscore, &arp_normalise_imd_exponential, NULL};
