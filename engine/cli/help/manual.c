/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/number.h"
#include "cli/commands.h"
#include "cli/help/help.h"
#include "cli/messages.h"
#include "cli/messages/keys.h"
#include "cli/say.h"

/* roff takes a backslash, a hyphen and a point or quote at the start of a line as its own. */
static void put_roff(arp_text *t, const char *s) {
    if (*s == '.' || *s == '\'') arp_text_add(t, "\\&");
    for (; *s; s++) {
        if (*s == '\\') {
            arp_text_add(t, "\\e");
        } else if (*s == '-') {
            arp_text_add(t, "\\-");
        } else {
            arp_text_add_n(t, s, 1);
        }
    }
}

static void put_heading(arp_text *t, arp_message title, arp_lang lang) {
    arp_text_add(t, ".SH \"");
    arp_text_add(t, arp_say(title, lang));
    arp_text_add(t, "\"\n");
}

static void put_term(arp_text *t, const char *dashes, const char *bold, const char *italic) {
    arp_text_add(t, ".TP\n\\fB");
    put_roff(t, dashes);
    put_roff(t, bold);
    arp_text_add(t, "\\fR");
    if (*italic) {
        arp_text_add(t, " \\fI");
        put_roff(t, italic);
        arp_text_add(t, "\\fR");
    }
    arp_text_add(t, "\n");
}

static void put_commands(arp_text *t, arp_lang lang) {
    put_heading(t, ARP_MSG_CLI_COMMANDS, lang);
    for (const arp_command *c = ARP_COMMANDS; c->name; c++) {
        put_term(t, "", c->name, arp_say(c->operands, lang));
        put_roff(t, arp_say(c->about, lang));
        arp_text_add(t, "\n.br\n");
        for (int j = 0; j < ARP_OPTION_COUNT; j++) {
            if (!arp_command_takes(c, (arp_option_id)j)) continue;
            arp_text_add(t, "\\fB\\-\\-");
            put_roff(t, ARP_OPTIONS[j].name);
            arp_text_add(t, "\\fR ");
        }
        arp_text_add(t, "\n");
    }
}

static void put_options(arp_text *t, arp_lang lang) {
    put_heading(t, ARP_MSG_CLI_OPTIONS, lang);
    for (size_t i = 0; i < ARP_OPTION_COUNT; i++) {
        const arp_option *o = &ARP_OPTIONS[i];
        char dashes[] = {'-', o->letter, ',', ' ', '-', '-', '\0'};
        put_term(t, o->letter ? dashes : "--", o->name, arp_say(o->argument, lang));
        put_roff(t, arp_say(o->help, lang));
        arp_text_add(t, "\n");
    }
}

static void put_exit(arp_text *t, int code, arp_message meaning, arp_lang lang) {
    char number[ARP_NUMBER_ROOM];
    arp_number_from_size(number, (size_t)code);
    put_term(t, "", number, "");
    put_roff(t, arp_say(meaning, lang));
    arp_text_add(t, "\n");
}

static void put_all_examples(arp_text *t, arp_lang lang) {
    put_heading(t, ARP_MSG_CLI_EXAMPLES, lang);
    arp_text_add(t, ".nf\n");
    for (const arp_command *c = ARP_COMMANDS; c->name; c++) put_roff(t, c->examples);
    arp_text_add(t, ".fi\n");
}

void arp_put_manual(arp_text *t, arp_lang lang) {
    arp_text_add(t, ".TH ARPENT 1 \"\" \"arpent ");
    arp_text_add(t, arp_version());
    arp_text_add(t, "\" \"\"\n");
    put_heading(t, ARP_MSG_CLI_MAN_NAME, lang);
    arp_text_add(t, "arpent \\- ");
    put_roff(t, arp_say(ARP_MSG_CLI_TAGLINE, lang));
    arp_text_add(t, "\n");
    put_heading(t, ARP_MSG_CLI_MAN_SYNOPSIS, lang);
    put_roff(t, arp_say(ARP_MSG_CLI_USAGE_LINE, lang));
    arp_text_add(t, "\n");
    put_heading(t, ARP_MSG_CLI_MAN_DESCRIPTION, lang);
    put_roff(t, arp_say(ARP_MSG_CLI_MAN_TEXT, lang));
    arp_text_add(t, "\n");
    put_commands(t, lang);
    put_options(t, lang);
    put_heading(t, ARP_MSG_CLI_EXITS, lang);
#define PUT_EXIT(code, meaning) put_exit(t, code, meaning, lang);
    ARP_EXITS(PUT_EXIT)
#undef PUT_EXIT
    put_all_examples(t, lang);
}
