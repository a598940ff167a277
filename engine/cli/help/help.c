/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/help/help.h"

#include <string.h>

#include "base/number.h"
#include "cli/messages.h"
#include "cli/messages/keys.h"
#include "cli/say.h"
#include "cli/help/study_page.h"
#include "report/screen/layout.h"

static void put_title(arp_text *t, arp_message title, arp_lang lang) {
    arp_text_add(t, "\n");
    arp_text_add(t, arp_say(title, lang));
    arp_text_add(t, "\n");
}

/* "check STUDY" */
static void put_form(arp_text *t, const arp_command *command, arp_lang lang) {
    arp_text_add(t, command->name);
    if (command->operands == ARP_MSG_NONE) return;
    arp_text_add(t, " ");
    arp_text_add(t, arp_say(command->operands, lang));
}

/* "-o, --output PATH" */
static void put_option_form(arp_text *t, const arp_option *option, arp_lang lang) {
    if (option->letter) {
        char letter[] = {'-', option->letter, ',', ' ', '\0'};
        arp_text_add(t, letter);
    }
    arp_text_add(t, "--");
    arp_text_add(t, option->name);
    if (option->argument == ARP_MSG_NONE) return;
    arp_text_add(t, " ");
    arp_text_add(t, arp_say(option->argument, lang));
}

/* Two columns: a form made by the caller, and its meaning. */
static void put_row(arp_text *t, const arp_text *form, size_t width, const char *meaning) {
    arp_text_add(t, "  ");
    arp_wrap_term(t, form->bytes ? form->bytes : "", width);
    arp_wrap_on(t, meaning, width + 2);
}

static void put_exits(arp_text *t, arp_lang lang) {
    static const struct {
        int code;
        arp_message meaning;
    } EXITS[] = {
#define EXIT_ROW(code, meaning) {code, meaning},
        ARP_EXITS(EXIT_ROW)
#undef EXIT_ROW
    };
    for (size_t i = 0; i < sizeof EXITS / sizeof EXITS[0]; i++) {
        char code[ARP_NUMBER_ROOM];
        arp_number_from_size(code, (size_t)EXITS[i].code);
        arp_text_add(t, "  ");
        arp_wrap_term(t, code, 5);
        arp_wrap_on(t, arp_say(EXITS[i].meaning, lang), 7);
    }
}

void arp_put_help(arp_text *t, const arp_command *commands, arp_lang lang) {
    arp_text_add(t, lang == ARP_FR ? "arpent : " : "arpent: ");
    arp_text_add(t, arp_say(ARP_MSG_CLI_TAGLINE, lang));
    arp_text_add(t, "\n");
    put_title(t, ARP_MSG_CLI_USAGE, lang);
    arp_text_add(t, "  ");
    arp_text_add(t, arp_say(ARP_MSG_CLI_USAGE_LINE, lang));
    arp_text_add(t, "\n");
    put_title(t, ARP_MSG_CLI_COMMANDS, lang);
    for (const arp_command *c = commands; c->name; c++) {
        arp_text form = {0};
        put_form(&form, c, lang);
        put_row(t, &form, 32, arp_say(c->summary, lang));
        t->bad = t->bad || form.bad;
        arp_text_free(&form);
    }
    put_title(t, ARP_MSG_CLI_EXITS, lang);
    put_exits(t, lang);
    arp_text_add(t, "\n");
    arp_text_add(t, arp_say(ARP_MSG_CLI_MORE, lang));
    arp_text_add(t, "\n");
}

static void put_examples(arp_text *t, const arp_command *command) {
    for (const char *s = command->examples; *s;) {
        size_t len = strcspn(s, "\n");
        arp_text_add(t, "  ");
        arp_text_add_n(t, s, len);
        arp_text_add(t, "\n");
        s += len + 1;
    }
}

void arp_put_command_help(arp_text *t, const arp_command *command, arp_lang lang) {
    arp_text_add(t, "arpent ");
    put_form(t, command, lang);
    arp_text_add(t, " [OPTIONS]\n\n  ");
    arp_wrap_on(t, arp_say(command->about, lang), 2);
    put_title(t, ARP_MSG_CLI_OPTIONS, lang);
    for (int i = 0; i < ARP_OPTION_COUNT; i++) {
        if (!arp_command_takes(command, (arp_option_id)i)) continue;
        arp_text form = {0};
        put_option_form(&form, &ARP_OPTIONS[i], lang);
        put_row(t, &form, 26, arp_say(ARP_OPTIONS[i].help, lang));
        t->bad = t->bad || form.bad;
        arp_text_free(&form);
    }
    put_title(t, ARP_MSG_CLI_EXAMPLES, lang);
    put_examples(t, command);
}

arp_status arp_do_help(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    arp_text t = {0};
    const arp_command *command = NULL;
    const char *of = request->operand[0], *key = request->operand[1];
    const bool study = of && strcmp(of, "study") == 0;
    if (of && !study) ARP_TRY(arp_command_need(request->commands, of, &command, err));
    if (key && !study) ARP_TRY(arp_fail(err, ARP_USAGE, ARP_MSG_CLI_KEY_STRAY, "ss", of, key));
    if (study) {
        ARP_TRY(arp_put_study_help(&t, key, request->lang, err));
    } else if (command) {
        arp_put_command_help(&t, command, request->lang);
    } else {
        arp_put_help(&t, request->commands, request->lang);
    }
    ARP_TRY(arp_text_status(&t, err));
    ARP_TRY(arp_give(request, t.bytes, t.n, err));

done:
    arp_text_free(&t);
    return st;
}

arp_status arp_do_version(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    arp_text t = {0};
    arp_text_add(&t, "arpent ");
    arp_text_add(&t, arp_version());
    arp_text_add(&t, "\n");
    ARP_TRY(arp_text_status(&t, err));
    ARP_TRY(arp_give(request, t.bytes, t.n, err));

done:
    arp_text_free(&t);
    return st;
}
