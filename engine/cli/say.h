/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file say.h
 * What leaves the program: results on standard output or in a file, all else on standard error;
 * and the exit codes.
 */
#ifndef CLI_SAY_H
#define CLI_SAY_H

#include "base/fail.h"
#include "cli/command.h"

/** X(code, what it says): the exit codes, for the help as well. */
#define ARP_EXITS(X)                                                                               \
    X(0, ARP_MSG_CLI_EXIT_OK)                                                                      \
    X(2, ARP_MSG_CLI_EXIT_USAGE)                                                                   \
    X(65, ARP_MSG_CLI_EXIT_DATA)                                                                   \
    X(66, ARP_MSG_CLI_EXIT_INPUT)                                                                  \
    X(70, ARP_MSG_CLI_EXIT_FAULT)                                                                  \
    X(73, ARP_MSG_CLI_EXIT_OUTPUT)                                                                 \
    X(130, ARP_MSG_CLI_EXIT_INTERRUPTED)

int arp_exit_code(arp_status status);

/**
 * Tell an error: on standard error as "path:line:column: error: ...", or, where JSON was asked
 * for, as one object on standard output ("path", "line" and "column" are null when unknown). An
 * error of standard output itself, an interruption, and what stands after a result that was given
 * always go to standard error.
 *
 * Of processes that run a command together the leader alone tells and gives anything.
 */
void arp_say_error(const arp_request *request, const arp_error *err);

/** Tell one thing on standard error: once the answer is given where request->notes waits for it,
    and not at all with --quiet. */
void arp_say_note(const arp_request *request, const arp_error *note);

/**
 * Tell notices, see arp_say_note(); JSON holds its own. Stands before the result is given.
 *
 * @param notices  may be NULL
 * @retval ARP_DOMAIN  with --strict, where there is any: the first is told again
 */
arp_status arp_say_notices(const arp_request *request, const arp_notices *notices, arp_error *err);

/** How the request wants its report; tables as wide as the terminal it is shown on. */
arp_report_options arp_say_options(const arp_request *request);

/** Path of -o; NULL for standard output. */
const char *arp_output_path(const arp_request *request);

/**
 * Write n bytes to the file of -o, or to standard output (also for "-o -").
 *
 * @retval ARP_OUTPUT  not written: a full disk, a closed pipe, ...
 */
arp_status arp_give(const arp_request *request, const char *bytes, size_t n, arp_error *err);

#endif
