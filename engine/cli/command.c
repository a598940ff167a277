/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include <string.h>

#include "base/text.h"
#include "cli/messages.h"

enum { MOST = 32 }; /* commands to choose the nearest among */

static const unsigned EVERYWHERE = 1U << ARP_OPTION_LANG | 1U << ARP_OPTION_QUIET |
                                   1U << ARP_OPTION_NO_COLOR | 1U << ARP_OPTION_HELP;

const arp_option ARP_OPTIONS[ARP_OPTION_COUNT] = {
    [ARP_OPTION_FORMAT] = {"format", '\0', ARP_MSG_CLI_ARG_FORMAT, ARP_MSG_CLI_OPTION_FORMAT},
    [ARP_OPTION_OUTPUT] = {"output", 'o', ARP_MSG_CLI_ARG_PATH, ARP_MSG_CLI_OPTION_OUTPUT},
    [ARP_OPTION_LANG] = {"lang", '\0', ARP_MSG_CLI_ARG_LANG, ARP_MSG_CLI_OPTION_LANG},
    [ARP_OPTION_CSV] = {"csv", '\0', ARP_MSG_CLI_ARG_CSV, ARP_MSG_CLI_OPTION_CSV},
    [ARP_OPTION_SELECT] = {"select", '\0', ARP_MSG_CLI_ARG_CODES, ARP_MSG_CLI_OPTION_SELECT},
    [ARP_OPTION_K] = {"k", '\0', ARP_MSG_CLI_ARG_K, ARP_MSG_CLI_OPTION_K},
    [ARP_OPTION_LEVEL] = {"level", '\0', ARP_MSG_CLI_ARG_LEVEL, ARP_MSG_CLI_OPTION_LEVEL},
    [ARP_OPTION_SET] = {"set", '\0', ARP_MSG_CLI_ARG_SET, ARP_MSG_CLI_OPTION_SET},
    [ARP_OPTION_SEED] = {"seed", '\0', ARP_MSG_CLI_ARG_N, ARP_MSG_CLI_OPTION_SEED},
    [ARP_OPTION_DRAWS] = {"draws", '\0', ARP_MSG_CLI_ARG_N, ARP_MSG_CLI_OPTION_DRAWS},
    [ARP_OPTION_OVER] = {"over", '\0', ARP_MSG_CLI_ARG_OVER, ARP_MSG_CLI_OPTION_OVER},
    [ARP_OPTION_AROUND] = {"around", '\0', ARP_MSG_CLI_ARG_CODES, ARP_MSG_CLI_OPTION_AROUND},
    [ARP_OPTION_PRECISION] = {"precision", '\0', ARP_MSG_CLI_ARG_X, ARP_MSG_CLI_OPTION_PRECISION},
    [ARP_OPTION_CHECKPOINT] = {"checkpoint", '\0', ARP_MSG_CLI_ARG_FILE,
                               ARP_MSG_CLI_OPTION_CHECKPOINT},
    [ARP_OPTION_RESUME] = {"resume", '\0', ARP_MSG_NONE, ARP_MSG_CLI_OPTION_RESUME},
    [ARP_OPTION_THREADS] = {"threads", '\0', ARP_MSG_CLI_ARG_N, ARP_MSG_CLI_OPTION_THREADS},
    [ARP_OPTION_PROGRESS] = {"progress", '\0', ARP_MSG_NONE, ARP_MSG_CLI_OPTION_PROGRESS},
    [ARP_OPTION_FULL] = {"full", '\0', ARP_MSG_NONE, ARP_MSG_CLI_OPTION_FULL},
    [ARP_OPTION_FORCE] = {"force", '\0', ARP_MSG_NONE, ARP_MSG_CLI_OPTION_FORCE},
    [ARP_OPTION_SHARE] = {"share", '\0', ARP_MSG_CLI_ARG_SHARE, ARP_MSG_CLI_OPTION_SHARE},
    [ARP_OPTION_STRICT] = {"strict", '\0', ARP_MSG_NONE, ARP_MSG_CLI_OPTION_STRICT},
    [ARP_OPTION_QUIET] = {"quiet", 'q', ARP_MSG_NONE, ARP_MSG_CLI_OPTION_QUIET},
    [ARP_OPTION_NO_COLOR] = {"no-color", '\0', ARP_MSG_NONE, ARP_MSG_CLI_OPTION_NO_COLOR},
    [ARP_OPTION_HELP] = {"help", 'h', ARP_MSG_NONE, ARP_MSG_CLI_OPTION_HELP},
    [ARP_OPTION_VERSION] = {"version", 'V', ARP_MSG_NONE, ARP_MSG_CLI_OPTION_VERSION},
};

const arp_command *arp_command_find(const arp_command *commands, const char *name) {
    for (const arp_command *c = commands; c->name; c++) {
        if (strcmp(c->name, name) == 0) return c;
    }
    return NULL;
}

bool arp_command_takes(const arp_command *command, arp_option_id option) {
    return ((command->options | EVERYWHERE) >> option & 1U) != 0;
}

bool arp_command_makes_pages(const arp_command *command) {
    return strcmp(command->name, "profile") == 0;
}

bool arp_command_writes_folder(const arp_command *command) {
    return arp_command_takes(command, ARP_OPTION_FORCE) && !arp_command_makes_pages(command);
}

arp_status arp_command_need(const arp_command *commands, const char *name, const arp_command **out,
                            arp_error *err) {
    const arp_command *found = arp_command_find(commands, name);
    if (found) {
        *out = found;
        return ARP_OK;
    }
    const char *names[MOST];
    size_t n = 0;
    for (; n < MOST && commands[n].name; n++) names[n] = commands[n].name;
    const char *near = arp_text_nearest(name, names, n);
    if (near) return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_UNKNOWN_COMMAND, "ss", name, near);
    char list[ARP_ERROR_TEXT];
    arp_text_list(list, sizeof list, names, n, n);
    return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_UNKNOWN_COMMAND_ALL, "ss", name, list);
}
