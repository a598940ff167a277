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

/**
 * What is wrong with -o before a study is opened, in the study's language; a file that is one of
 * those it reads is told as such.
 *
 * @return @p st
 */
arp_status arp_no_output(arp_request *request, arp_status st, arp_error *err);

/** Tell of the options that were given and that nothing read, the study being @p explained, or
    @p sure: asked how sure it is. Stands before the report, which lists what was told. */
arp_status arp_tell_unread(const arp_request *request, const arp_study *study, bool explained,
                           bool sure, arp_error *err);

#endif
