/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of this room: a set of instructions, and those there are. */
#ifndef BASE_LANES_PARTS_H
#define BASE_LANES_PARTS_H

#include <stdbool.h>

#include "base/lanes/lanes.h"

struct arp_lanes {
    const char *name;
    bool (*present)(void);
    void (*u01)(uint64_t seed, uint64_t first, size_t n, uint32_t lane, double *out);
    void (*flat)(const double *u, size_t n, double b, double *out);
};

extern const arp_lanes arp_lanes_plain, arp_lanes_avx2, arp_lanes_avx512;

/* Those this kind of machine may have, the best first, ended by NULL; which file, CMake chooses. */
extern const arp_lanes *const ARP_LANES[];

#endif
