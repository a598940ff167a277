/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file output.h
 * Where -o leads, tried before the work.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli/command.h"

/**
 * Begin the folder of -o, or try its file and the one of --checkpoint. Of processes that run a
 * command together the leader alone does so.
 *
 * @retval ARP_OUTPUT  it cannot be written, or is being written by another process
 */
arp_status arp_output_begin(arp_request *request, arp_error *err);

/** Put the folder that was written in its place; the request has none then. */
arp_status arp_output_commit(arp_request *request, arp_error *err);

/** Remove what was begun, if anything. */
void arp_output_abandon(arp_request *request);

#endif
