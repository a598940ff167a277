/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sure.h
 * The draws of `sensitivity`, `run` and `perimeters`: with progress, signals, a checkpoint, and
 * other processes.
 */
#ifndef CLI_SURE_H
#define CLI_SURE_H

#include "study/checkpoint.h"

#include "cli/command.h"
#include "cli/progress.h"

/** Draws as the options of the request say. It stays where it is while they are made. */
typedef struct arp_long_run {
    arp_sensitivity_options options; /* for who makes them */
    arp_progress progress;
    arp_checkpoint *checkpoint;
    arp_sensitivity_keep keep;
} arp_long_run;

/** @retval ARP_MEMORY errors of arp_checkpoint_open(); to be ended as well */
arp_status arp_long_begin(const arp_request *request, const arp_study *study, arp_checkpoint_of of,
                          arp_long_run *out, arp_error *err);

void arp_long_end(arp_long_run *run);

/** Fill answer->sensitivity. A signal ends it early with what was done until then. */
arp_status arp_be_sure(const arp_request *request, const arp_study *study, arp_answer *answer,
                       arp_error *err);

#endif
