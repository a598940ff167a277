/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What any machine has. */
#include "base/lanes/parts.h"

#define VECTOR_BYTES 16
typedef uint64_t words __attribute__((vector_size(VECTOR_BYTES)));
typedef double numbers __attribute__((vector_size(VECTOR_BYTES)));

static inline words wide_product(words a, words b) {
    return a * b;
}

static inline words steps(void) {
    return (words){0, 1};
}

#include "base/lanes/loops.h"

static bool present(void) {
    return true;
}

const arp_lanes arp_lanes_plain = {
    .name = "plain", .present = present, .u01 = way_u01, .flat = way_flat};
