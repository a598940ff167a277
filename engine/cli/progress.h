/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file progress.h
 * Progress of long work, on standard error: one line, redrawn at most ten times a second, only
 * where it is a terminal or --progress asks for it. The clock is read here and nowhere else; no
 * result depends on it.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "cli/command.h"

typedef struct arp_progress {
    bool wanted, drawn;
    bool alive; /* a terminal: the line is drawn over */
    arp_lang lang;
    arp_message unit;   /* of {0} done, {1} in all, {2} a second, {3} time left, {4} precision */
    uint64_t from;      /* done before this run began */
    double start, last; /* seconds                    */
    double saved, pause, wait; /* last save, its beginning (0: none under way), time to the next */
} arp_progress;

void arp_progress_begin(arp_progress *p, const arp_request *request, arp_message unit);

/** @param widest  half width of the widest interval so far, NaN for none */
void arp_progress_tell(arp_progress *p, uint64_t done, uint64_t total, double widest);

/**
 * Is it time to save? Asked between blocks of work. Seldom enough that saving takes a twentieth of
 * the time at most, five times a second at most.
 */
bool arp_progress_due(arp_progress *p);

/** Take the line away. */
void arp_progress_end(arp_progress *p);

#endif
