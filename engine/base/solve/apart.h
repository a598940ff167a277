/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file apart.h
 * GLPK in an environment of its own, so that a fault of it is a status and all that it held is
 * freed.
 */
#ifndef BASE_SOLVE_APART_H
#define BASE_SOLVE_APART_H

#include "base/fail.h"

/**
 * Call work(of), which uses GLPK.
 *
 * A fault leaves @p work where it stands: what it holds beside GLPK's own must be reached through
 * @p of, and be the caller's to free. Where the thread has an environment already, it is used and
 * left, and a fault does there what its owner says.
 *
 * @retval ARP_MEMORY
 * @retval ARP_INTERNAL  a fault of GLPK
 */
arp_status arp_solve_apart(void (*work)(void *of), void *of, arp_error *err);

#endif
