/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/kernel/parts.h"

const arp_kernel_way *const ARP_KERNEL_WAYS[] = {&arp_kernel_avx512, &arp_kernel_avx2,
                                                 &arp_kernel_plain, NULL};
