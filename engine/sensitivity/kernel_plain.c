/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What any machine has. */
#define VECTOR_BYTES 16
#include "sensitivity/kernel_scores.h"

static bool present(void) {
    return true;
}

const arp_kernel_way arp_kernel_plain = {
    .name = "plain", .present = present, .score = way_score, .key = way_key};
