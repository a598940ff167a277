/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file commands.h
 * The table of commands. Help, the manual page, shell completion and the reading of the command
 * line all come from it and from the options of command.h.
 */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

/** In the order of the help; the last row has no name. */
extern const arp_command ARP_COMMANDS[];

#endif
