/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file help.h
 * Help and manual page, all from the tables of commands and options.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "base/text.h"
#include "cli/command.h"

/** The list of commands, which ends with a row without a name. */
void arp_put_help(arp_text *t, const arp_command *commands, arp_lang lang);

/** All about one command. */
void arp_put_command_help(arp_text *t, const arp_command *command, arp_lang lang);

/** The manual page, in roff. */
void arp_put_manual(arp_text *t, arp_lang lang);

#endif
