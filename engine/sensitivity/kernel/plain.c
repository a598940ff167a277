/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What any machine has. */
#define VECTOR_BYTES 16
#include "sensitivity/kernel/several.h"

static inline several pick(several_flags flag, several a, several b) {
    return (several)((flag & (several_flags)a) | (~flag & (several_flags)b));
}

static inline several several_min(several a, several b) {
    return pick(a < b, a, b);
}

static inline several several_max(several a, several b) {
    return pick(a > b, a, b);
}

#include "sensitivity/kernel/digits.h"
#include "sensitivity/kernel/sums.h"
#include "sensitivity/kernel/keys.h"
#include "sensitivity/kernel/midranks.h"
#include "sensitivity/kernel/tree.h"

static bool present(void) {
    return true;
}

const arp_kernel_way arp_kernel_plain = {.name = "plain",
                                         .present = present,
                                         .tree = way_tree,
                                         .cut = way_cut,
                                         .rank = way_rank,
                                         .sums = way_sums,
                                         .pairs = way_pairs,
                                         .midranks = way_midranks,
                                         .moved = way_moved};
