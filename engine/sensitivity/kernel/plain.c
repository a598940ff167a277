/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What any machine has. */
#define VECTOR_BYTES 16
#include "sensitivity/kernel/digits.h"
#include "sensitivity/kernel/scores.h"
#include "sensitivity/kernel/sums.h"

static bool present(void) {
    return true;
}

const arp_kernel_way arp_kernel_plain = {
    .name = "plain", .present = present, .key = way_key, .rank = way_rank, .sums = way_sums};
