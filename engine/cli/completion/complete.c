/* SPDX-License-Identifier: GPL-3.0-or-later */
/* complete: what may stand where a command line is being written. The scripts of the shells, in
   completion/, ask it and add file names where it has nothing to say. */
#include <string.h>

#include "catalogue/catalogue.h"
#include "cli/say.h"
#include "io/yaml.h"
#include "report/tables/statement.h"
#include "study/spec/reference.h"
#include "study/study.h"

static const char *const NONE[] = {NULL};

/* A command line that is being written; its last word is to be completed. */
typedef struct line {
    const char *const *word; /* arpent, its command, ... */
    size_t n;
    const arp_command *commands, *command; /* NULL: none yet           */
    const char *study;                     /* first operand, or NULL   */
    size_t operands;                       /* whole ones before `last` */
    bool lost;                             /* its command is none      */
    const char *last;
    arp_text *out;
} line;

static void offer(line *l, const char *before, const char *word, const char *after) {
    const char *typed = l->last + strlen(before);
    if (strncmp(word, typed, strlen(typed)) != 0) return;
    arp_text_add(l->out, before);
    arp_text_add(l->out, word);
    arp_text_add(l->out, after);
    arp_text_add(l->out, "\n");
}

static void offer_all(line *l, const char *const *words) {
    for (; *words; words++) offer(l, "", *words, "");
}

/* The option of a word, ARP_OPTION_COUNT for none. */
static int option_of(const char *word) {
    for (int i = 0; i < ARP_OPTION_COUNT; i++) {
        const arp_option *o = &ARP_OPTIONS[i];
        bool wide = strncmp(word, "--", 2) == 0 && strcmp(word + 2, o->name) == 0;
        bool narrow = word[0] == '-' && o->letter && word[1] == o->letter && !word[2];
        if (wide || narrow) return i;
    }
    return ARP_OPTION_COUNT;
}

static bool takes_value(int option) {
    return option < ARP_OPTION_COUNT && ARP_OPTIONS[option].argument != ARP_MSG_NONE;
}

static void read_words(line *l) {
    for (size_t i = 1; i + 1 < l->n; i++) {
        const char *word = l->word[i];
        if (takes_value(option_of(l->word[i - 1])) || word[0] == '-') continue;
        if (!l->command) {
            l->command = arp_command_find(l->commands, word);
            l->lost = !l->command;
            if (l->lost) return;
        } else if (l->operands++ == 0) {
            l->study = word;
        }
    }
}

static void offer_options(line *l) {
    for (int i = 0; i < ARP_OPTION_COUNT; i++) {
        bool taken = l->command ? arp_command_takes(l->command, (arp_option_id)i)
                                : i == ARP_OPTION_HELP || i == ARP_OPTION_VERSION;
        if (taken) offer(l, "--", ARP_OPTIONS[i].name, "");
    }
}

static void offer_commands(line *l) {
    for (const arp_command *c = l->commands; c->name; c++) offer(l, "", c->name, "");
}

/* Keys of a study file, as --set and help have them. */
static void offer_keys(line *l, const char *after) {
    arp_key_reference all = {0};
    if (arp_key_reference_make(&all, NULL) != ARP_OK) return;
    for (size_t i = 0; i < all.n; i++) offer(l, "", all.key[i].path, after);
    arp_key_reference_free(&all);
}

/* What only the study knows; one that cannot be opened has nothing to offer. */
static void offer_of_study(line *l, bool levels) {
    arp_study study = {0};
    const arp_study_options options = {.no_outlines = true};
    const char *comma = strrchr(l->last, ',');
    arp_text before = {0};
    if (!l->study || arp_study_open(l->study, &options, &study, NULL) != ARP_OK) return;
    if (comma) arp_text_add_n(&before, l->last, (size_t)(comma + 1 - l->last));
    const char *head = before.bytes ? before.bytes : "";
    for (size_t i = 0; levels && study.zoned && i < study.zoned->n_levels; i++) {
        offer(l, "", study.zoned->level[i].name, "");
    }
    for (size_t i = 0; !levels && i < study.values.n_rows; i++) {
        offer(l, head, study.values.code[i], "");
    }
    arp_text_free(&before);
    arp_study_free(&study);
}

static void offer_tables(line *l) {
    const arp_statement *const *all;
    size_t n = arp_statements(&all);
    for (size_t i = 0; i < n; i++) offer(l, "", all[i]->name, "");
}

static void offer_indicators(line *l) {
    arp_tree tree = {0};
    arp_catalogue catalogue = {0};
    size_t len = 0;
    const char *text = arp_catalogue_shipped(&len);
    if (arp_yaml_read(text, len, "catalogue.yaml", &tree, NULL) == ARP_OK &&
        arp_catalogue_add(&catalogue, &tree.root, false, NULL) == ARP_OK) {
        for (size_t i = 0; i < catalogue.n; i++) offer(l, "", catalogue.at[i].id, "");
    }
    arp_catalogue_free(&catalogue);
    arp_tree_free(&tree);
}

static void offer_values(line *l, int option) {
    static const char *const FORMATS[] = {"text", "csv", "json", NULL};
    static const char *const LANGS[] = {"fr", "en", NULL};
    static const char *const FRENCH[] = {"fr", NULL}, *const SHARES[] = {"ranks", NULL};
    bool codes = option == ARP_OPTION_SELECT || option == ARP_OPTION_AROUND;
    if (option == ARP_OPTION_SET || option == ARP_OPTION_OVER) offer_keys(l, "=");
    if (codes || option == ARP_OPTION_LEVEL) offer_of_study(l, !codes);
    offer_all(l, option == ARP_OPTION_FORMAT  ? FORMATS
                 : option == ARP_OPTION_LANG  ? LANGS
                 : option == ARP_OPTION_CSV   ? FRENCH
                 : option == ARP_OPTION_SHARE ? SHARES
                                              : NONE);
}

static void offer_operands(line *l) {
    const char *name = l->command->name;
    bool first = l->operands == 0;
    if (strcmp(name, "help") == 0 && first) {
        offer_commands(l);
        offer(l, "", "study", "");
    } else if (strcmp(name, "help") == 0 && l->study && strcmp(l->study, "study") == 0) {
        offer_keys(l, "");
    } else if (strcmp(name, "indicators") == 0 && first) {
        offer_indicators(l);
    } else if (strcmp(name, "export") == 0 && l->operands == 1) {
        offer_tables(l);
    } else if (strcmp(name, "profile") == 0 && l->operands == 1) {
        offer_of_study(l, false);
    }
}

static void offer_any(line *l) {
    int option = l->n > 1 ? option_of(l->word[l->n - 2]) : ARP_OPTION_COUNT;
    if (takes_value(option)) offer_values(l, option);
    else if (l->last[0] == '-') offer_options(l);
    else if (!l->command) offer_commands(l);
    else offer_operands(l);
}

arp_status arp_do_complete(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    arp_text out = {0};
    line l = {
        .word = (const char *const *)request->word + 1, .commands = request->commands, .out = &out};
    while (l.word[l.n]) l.n++;
    l.last = l.word[l.n - 1];
    read_words(&l);
    if (!l.lost) offer_any(&l);
    ARP_TRY(arp_text_status(&out, err));
    ARP_TRY(arp_give(request, out.bytes ? out.bytes : "", out.n, err));

done:
    arp_text_free(&out);
    return st;
}
