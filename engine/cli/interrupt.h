/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file interrupt.h
 * SIGINT, SIGTERM and SIGHUP. One ends the program at once, wherever it is, with status 130 and
 * what it was writing removed, but for two sorts of work: draws, which are told by the first one to
 * give what they have, and putting results in their place, which is done to its end.
 *
 * Processes that run a command together look at the first one between two steps, so that all of
 * them learn of it; a second one ends at once.
 */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include "base/fail.h"

struct arp_folder;

/** Begin to listen. A signal the caller had the program ignore (nohup) stays ignored.
    @param alone  no other process runs the command with this one */
void arp_interrupt_begin(bool alone);

/** The language to say it in. */
void arp_interrupt_speak(arp_lang lang);

/** What is to be removed at the end; NULL: nothing more. */
void arp_interrupt_guard(const struct arp_folder *folder);

/** @retval ARP_INTERRUPTED  a signal came in */
arp_status arp_interrupt_check(arp_error *err);

/** True when a signal came in, which is then as if it had not: what was done until then is given.
 */
bool arp_interrupt_take(void);

/** From here on the first signal is looked at by arp_interrupt_check() alone; a second one ends. */
void arp_interrupt_defer(void);

/** From here on no signal ends the program: around what must not be cut in two, and is short. */
void arp_interrupt_hold(void);

/** As at the beginning. */
void arp_interrupt_allow(void);

/** The result is in its place: nothing is to be removed, and only a second signal is obeyed. */
void arp_interrupt_done(void);

#endif
