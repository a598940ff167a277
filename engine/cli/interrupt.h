/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file interrupt.h
 * SIGINT and SIGTERM: the first one is looked at between two steps of a command, a second one ends
 * the program at once.
 */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include "base/fail.h"

/** Begin to listen. A signal the caller had the program ignore (nohup) stays ignored. */
void arp_interrupt_begin(void);

/** @retval ARP_INTERRUPTED  a signal came in */
arp_status arp_interrupt_check(arp_error *err);

/** True when a signal came in, which is then as if it had not: what was done until then is given.
 */
bool arp_interrupt_take(void);

/** Put signals off until arp_interrupt_allow(): around what must not be cut in two. */
void arp_interrupt_defer(void);
void arp_interrupt_allow(void);

#endif
