/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What any machine has. */
#define VECTOR_BYTES 16
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
