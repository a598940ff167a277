/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sure.h
 * The draws of `sensitivity` and `run`: with progress, signals, a checkpoint, and other processes.
 */
#ifndef CLI_SURE_H
#define CLI_SURE_H

#include "study/study.h"

#include "cli/command.h"

/** Fill answer->sensitivity, as the options of the request say. A signal ends it early with what
    was done until then. */
arp_status arp_be_sure(const arp_request *request, const arp_study *study, arp_answer *answer,
                       arp_error *err);

#endif
