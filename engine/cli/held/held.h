/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file held.h
 * Files that stand for names a study writes: --file NAME=PATH.
 */
#ifndef CLI_HELD_H
#define CLI_HELD_H

#include "cli/command.h"

/**
 * Read the files of --file into request->held, once; they live as long as the request.
 *
 * @param options  what is to be written, which none of them may be
 * @retval ARP_USAGE   no "=", or nothing on one side of it
 * @retval ARP_INPUT   a file cannot be read
 * @retval ARP_OUTPUT  it is what will be written
 * Cost: O(bytes), which stay in memory.
 */
arp_status arp_held_read(arp_request *request, const arp_study_options *options, arp_error *err);

/** The one of this name, NULL for none. */
const arp_file *arp_held_find(const arp_request *request, const char *name);

void arp_held_free(arp_request *request);

#endif
