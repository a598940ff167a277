/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file free_weights.h
 * Revealed weights where those inside the sides are free as well. (methods.md 4.4)
 */
#ifndef DRIVERS_WEIGHTS_FREE_WEIGHTS_H
#define DRIVERS_WEIGHTS_FREE_WEIGHTS_H

#include "drivers/weights/revealed.h"

/** Fills the free_... members of a case of two sides, at out->beta. @retval ARP_MEMORY
    @retval ARP_INTERNAL */
arp_status arp_free_weights(const arp_case *what, const arp_linear *leaves, arp_revealed *out,
                            arp_error *err);

#endif
