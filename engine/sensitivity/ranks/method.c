/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/ranks/method.h"

#include "base/quantiles.h"
#include "base/rng.h"

static const uint64_t STREAM = 0x72616e6b73; /* of its own */

double arp_rank_normal(uint64_t seed, uint64_t replicate, size_t row) {
    return arp_normal_quantile_above(arp_u01(seed ^ STREAM, replicate, (uint32_t)row));
}
