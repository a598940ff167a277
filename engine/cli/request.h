/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file request.h
 * A command line into a request.
 */
#ifndef CLI_REQUEST_H
#define CLI_REQUEST_H

#include "cli/command.h"

/**
 * Read a command line. Language, format and colour are set as far as they can be read even when
 * the line is refused, so that the refusal is told in the form that was asked for.
 *
 * @param[out] request  free with arp_request_free() whatever the answer
 * @retval ARP_USAGE  unknown command or option, wrong value, too few or too many operands, an
 *                    option that does not go with the command
 */
arp_status arp_request_read(int argc, char **argv, arp_request *request, arp_error *err);

void arp_request_free(arp_request *request);

#endif
