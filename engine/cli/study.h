/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file study.h
 * Opening the study of a command line.
 */
#ifndef CLI_STUDY_H
#define CLI_STUDY_H

#include "study/study.h"

#include "cli/command.h"

/** Open the study that the request names, with its options; its language becomes that of the
    messages unless --lang was given, also where it cannot be opened. Errors of arp_study_open(). */
arp_status arp_open_study(arp_request *request, bool rank_only, arp_study *study, arp_error *err);

#endif
