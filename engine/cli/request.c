/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lang.h"
#include "cli/request.h"

#include <popt.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/text.h"
#include "io/file.h"
#include "cli/commands.h"
#include "cli/messages.h"

static const char *const FORMATS[] = ARP_ENUM_WORDS(ARP_REPORT_FORMATS);
static const char *const LANGS[] = ARP_ENUM_WORDS(ARP_LANGS);

/* popt wants a table of its own; val 0 means "no value to return", so ids are shifted by one. */
static void popt_table(struct poptOption table[ARP_OPTION_COUNT + 1]) {
    memset(table, 0, sizeof(struct poptOption) * (ARP_OPTION_COUNT + 1));
    for (int i = 0; i < ARP_OPTION_COUNT; i++) {
        const arp_option *o = &ARP_OPTIONS[i];
        table[i].longName = o->name;
        table[i].shortName = o->letter;
        table[i].argInfo = o->argument == ARP_MSG_NONE ? POPT_ARG_NONE : POPT_ARG_STRING;
        table[i].val = i + 1;
    }
}

/* French, unless the locale of messages is an English one; "C" says nothing of the reader. */
static arp_lang lang_of_locale(void) {
    static const char *const NAMES[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        const char *locale = getenv(NAMES[i]);
        if (!locale || !*locale) continue;
        return strncmp(locale, "en", 2) == 0 ? ARP_EN : ARP_FR;
    }
    return ARP_FR;
}

/* The language and the form of messages, before anything else can be refused. */
static void peek(int argc, char **argv, arp_request *request) {
    request->lang = lang_of_locale();
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *next = i + 1 < argc ? argv[i + 1] : "";
        if (strncmp(argv[i], "--lang=", 7) == 0) arp_lang_take(argv[i] + 7, &request->lang);
        if (strcmp(argv[i], "--lang") == 0) arp_lang_take(next, &request->lang);
        if (strcmp(argv[i], "--format=json") == 0) request->format = ARP_FORMAT_JSON;
        if (strcmp(argv[i], "--format") == 0 && strcmp(next, "json") == 0) {
            request->format = ARP_FORMAT_JSON;
        }
        if (strcmp(argv[i], "--no-color") == 0) request->given[ARP_OPTION_NO_COLOR] = true;
    }
}

static arp_status unknown_option(const char *option, arp_error *err) {
    char room[ARP_OPTION_COUNT][24], bare[ARP_ERROR_TEXT];
    const char *names[ARP_OPTION_COUNT];
    for (size_t i = 0; i < ARP_OPTION_COUNT; i++) {
        memcpy(room[i], "--", 2);
        strcpy(room[i] + 2, ARP_OPTIONS[i].name);
        names[i] = room[i];
    }
    arp_text_cut(bare, sizeof bare, option, strcspn(option, "="));
    const char *near = arp_text_nearest(bare, names, ARP_OPTION_COUNT);
    if (near) return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_UNKNOWN_OPTION, "ss", bare, near);
    char list[ARP_ERROR_TEXT];
    arp_text_list(list, sizeof list, names, ARP_OPTION_COUNT, ARP_OPTION_COUNT);
    return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_UNKNOWN_OPTION_ALL, "ss", bare, list);
}

/* The words that popt refused. */
static arp_status refuse(poptContext context, int code, arp_lang lang, arp_error *err) {
    const char *option = poptBadOption(context, POPT_BADOPTION_NOALIAS);
    if (code == POPT_ERROR_MALLOC || !option) return arp_fail_memory(err);
    if (code == POPT_ERROR_UNWANTEDARG) {
        char bare[ARP_ERROR_TEXT];
        arp_text_cut(bare, sizeof bare, option, strcspn(option, "="));
        return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_OPTION_WANTS_NONE, "s", bare);
    }
    if (code != POPT_ERROR_NOARG) return unknown_option(option, err);
    arp_message shown = ARP_MSG_NONE;
    for (size_t i = 0; i < ARP_OPTION_COUNT; i++) {
        const arp_option *o = &ARP_OPTIONS[i];
        bool same = strncmp(option, "--", 2) == 0 ? strcmp(option + 2, o->name) == 0
                                                  : o->letter && strchr(option, o->letter);
        if (same) shown = o->argument;
    }
    return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_OPTION_WANTS_VALUE, "ss", option,
                    arp_say(shown, lang));
}

/* An option that is short for a value of the study becomes one. */
static const char *set_by(int id) {
    if (id == ARP_OPTION_SEED) return "sensitivity.seed=";
    if (id == ARP_OPTION_DRAWS) return "sensitivity.draws=";
    if (id == ARP_OPTION_PRECISION) return "sensitivity.precision=";
    if (id == ARP_OPTION_AROUND) return "design.around=";
    return id == ARP_OPTION_SET ? "" : NULL;
}

/* "0907,0910" as a list of YAML. */
static arp_status list_codes(const char *value, arp_text *out, arp_error *err) {
    arp_text code = {0};
    arp_text_add(out, "[");
    for (;;) {
        size_t part = strcspn(value, ",");
        arp_text_add_n(&code, value, part);
        arp_text_add_flow(out, code.bytes ? code.bytes : "");
        out->bad = out->bad || code.bad;
        arp_text_free(&code);
        if (!value[part]) break;
        arp_text_add(out, ", ");
        value += part + 1;
    }
    arp_text_add(out, "]");
    return arp_text_status(out, err);
}

/* One text more: path and value joined. */
static arp_status keep(arp_texts *texts, const char *path, const char *value, arp_error *err) {
    size_t head = strlen(path), len = strlen(value);
    char **more = arp_resize(texts->at, texts->n + 1, sizeof *more);
    if (!more) return arp_fail_memory(err);
    texts->at = more;
    char *text = arp_zalloc(head + len + 1, 1);
    if (!text) return arp_fail_memory(err);
    memcpy(text, path, head);
    memcpy(text + head, value, len);
    texts->at[texts->n++] = text;
    return ARP_OK;
}

/* Keeps each option's last value and the operands; what popt hands out is freed with the request.
 */
static arp_status collect(poptContext context, arp_request *request, arp_error *err) {
    int id;
    while ((id = poptGetNextOpt(context)) > 0) {
        request->given[id - 1] = true;
        free(request->value[id - 1]);
        request->value[id - 1] = poptGetOptArg(context);
        const char *path = id - 1 == ARP_OPTION_OVER ? "" : set_by(id - 1);
        if (!path) continue;
        arp_texts *texts = id - 1 == ARP_OPTION_OVER ? &request->over : &request->set;
        arp_text list = {0};
        bool codes = id - 1 == ARP_OPTION_AROUND;
        arp_status st = codes ? list_codes(request->value[id - 1], &list, err) : ARP_OK;
        if (st == ARP_OK) st = keep(texts, path, codes ? list.bytes : request->value[id - 1], err);
        arp_text_free(&list);
        if (st != ARP_OK) return st;
    }
    if (id < -1) return refuse(context, id, request->lang, err);
    const char **words = poptGetArgs(context);
    size_t n = 0;
    while (words && words[n]) n++;
    request->word = arp_zalloc(n + 1, sizeof *request->word);
    if (!request->word) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        request->word[i] = strdup(words[i]);
        if (!request->word[i]) return arp_fail_memory(err);
    }
    return ARP_OK;
}

/* An option whose value is one of a few words; *at is left as it was when it was not given. */
static arp_status read_word(const arp_request *request, arp_option_id id, const char *const *words,
                            size_t n, size_t *at, arp_error *err) {
    if (!request->given[id]) return ARP_OK;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(words[i], request->value[id]) == 0) {
            *at = i;
            return ARP_OK;
        }
    }
    char list[ARP_ERROR_TEXT], option[24] = "--";
    arp_text_list(list, sizeof list, words, n, n);
    strcat(option, ARP_OPTIONS[id].name);
    return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_OPTION_WORD, "sss", option, request->value[id],
                    list);
}

/* A whole number of at least 1; *out is left as it was when the option was not given. */
static arp_status read_whole(const arp_request *request, arp_option_id id, size_t *out,
                             arp_error *err) {
    const char *text = request->value[id];
    if (!text) return ARP_OK;
    size_t digits = strspn(text, "0123456789");
    double k = 0;
    if (text[digits] != '\0' || digits > 15 ||
        arp_number_read(text, digits, '.', &k) != ARP_NUMBER_OK || k < 1) {
        char option[24] = "--";
        strcat(option, ARP_OPTIONS[id].name);
        return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_OPTION_WHOLE, "ss", option, text);
    }
    *out = (size_t)k;
    return ARP_OK;
}

static arp_status read_values(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    static const char *const SHARED[] = {"ranks"};
    size_t format = ARP_FORMAT_TEXT, lang = request->lang, csv = 0, share = 0;
    ARP_TRY(read_word(request, ARP_OPTION_LANG, LANGS, 2, &lang, err));
    request->lang = (arp_lang)lang;
    ARP_TRY(read_word(request, ARP_OPTION_FORMAT, FORMATS, 3, &format, err));
    request->format = (arp_report_format)format;
    ARP_TRY(read_word(request, ARP_OPTION_CSV, LANGS, 1, &csv, err)); /* French alone */
    ARP_TRY(read_word(request, ARP_OPTION_SHARE, SHARED, 1, &share, err));
    ARP_TRY(read_whole(request, ARP_OPTION_K, &request->k, err));
    ARP_TRY(read_whole(request, ARP_OPTION_THREADS, &request->threads, err));

done:
    return st;
}

/* `run` writes CSV files whatever it prints; everywhere else --csv fr asks for CSV. */
static arp_status settle_csv(arp_request *request, arp_error *err) {
    if (!request->given[ARP_OPTION_CSV] || arp_command_writes_folder(request->command))
        return ARP_OK;
    if (request->given[ARP_OPTION_FORMAT] && request->format != ARP_FORMAT_CSV) {
        return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_CSV_WITHOUT_CSV, "s",
                        request->value[ARP_OPTION_FORMAT]);
    }
    request->format = ARP_FORMAT_CSV;
    return ARP_OK;
}

/* A page is asked for by its ending, pages for all by a name without one. */
static arp_status settle_pages(arp_request *request, arp_error *err) {
    const char *path = request->value[ARP_OPTION_OUTPUT];
    if (path && strcmp(path, "-") == 0) path = NULL; /* standard output */
    const char *base = path ? arp_path_base(path) : "", *ending = strrchr(base, '.');
    if (!path || !arp_command_makes_pages(request->command) || request->given[ARP_OPTION_FORMAT] ||
        request->given[ARP_OPTION_CSV]) {
        return ARP_OK;
    }
    bool html = ending && strcmp(ending, ".html") == 0, folder = !request->operand[1];
    if (html && folder) {
        return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_PAGES_FOLDER, "s", path);
    }
    request->pages = html || (folder && !ending);
    return ARP_OK;
}

/* Where no form was asked for, the ending of a file's name asks for one; a name without an ending
   is text. `run` writes a folder whatever its name. */
static arp_status settle_ending(arp_request *request, arp_error *err) {
    static const char *const ENDINGS[] = {".txt", ".csv", ".json"}; /* as FORMATS */
    const char *path = request->value[ARP_OPTION_OUTPUT];
    const char *base = path ? arp_path_base(path) : "", *ending = strrchr(base, '.');
    if (!ending || ending == base || !ending[1] || request->given[ARP_OPTION_FORMAT] ||
        request->given[ARP_OPTION_CSV] || !arp_command_takes(request->command, ARP_OPTION_FORMAT) ||
        arp_command_writes_folder(request->command) || request->pages) {
        return ARP_OK;
    }
    for (size_t i = 0; i < sizeof ENDINGS / sizeof ENDINGS[0]; i++) {
        if (strcmp(ENDINGS[i], ending) != 0) continue;
        request->format = (arp_report_format)i;
        return ARP_OK;
    }
    return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_ENDING, "ss", path, ending);
}

static arp_status check_options(const arp_request *request, arp_error *err) {
    for (int i = 0; i < ARP_OPTION_COUNT; i++) {
        if (!request->given[i] || arp_command_takes(request->command, (arp_option_id)i)) continue;
        char option[24] = "--";
        strcat(option, ARP_OPTIONS[i].name);
        return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_OPTION_ELSEWHERE, "ss", option,
                        request->command->name);
    }
    return ARP_OK;
}

/* Going on wants to know from where. */
static arp_status check_checkpoint(const arp_request *request, arp_error *err) {
    const char *path = request->value[ARP_OPTION_CHECKPOINT];
    if (request->given[ARP_OPTION_RESUME] && !path) {
        return arp_fail(err, ARP_USAGE, ARP_MSG_CHECKPOINT_ALONE, "");
    }
    if (path && strcmp(path, "-") == 0) {
        return arp_fail(err, ARP_USAGE, ARP_MSG_CHECKPOINT_DASH, "");
    }
    return ARP_OK;
}

static arp_status take_operands(arp_request *request, arp_error *err) {
    const arp_command *command = request->command;
    size_t n = 0;
    while (request->word[n + 1]) n++;
    if (n > command->most) {
        return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_OPERAND_EXTRA, "ss",
                        request->word[command->most + 1], command->name);
    }
    if (n < command->least) {
        return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_OPERAND_MISSING, "ss", command->name,
                        arp_say(command->operands, request->lang));
    }
    for (size_t i = 0; i < n && i < 2; i++) request->operand[i] = request->word[i + 1];
    return ARP_OK;
}

/* --help after a command is `help COMMAND`; --help and --version alone are commands. */
static bool asks_for_help(arp_request *request) {
    if (request->given[ARP_OPTION_HELP]) {
        request->operand[0] = request->command ? request->command->name : NULL;
        request->operand[1] = NULL;
        request->command = arp_command_find(request->commands, "help");
        return true;
    }
    if (request->given[ARP_OPTION_VERSION] && !request->command) {
        request->command = arp_command_find(request->commands, "version");
        return true;
    }
    return false;
}

arp_status arp_request_read(int argc, char **argv, arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    struct poptOption table[ARP_OPTION_COUNT + 1];
    *request = (arp_request){.commands = ARP_COMMANDS};
    peek(argc, argv, request);
    popt_table(table);
    const char **words = arp_zalloc((size_t)argc + 1, sizeof *words);
    if (!words) return arp_fail_memory(err);
    for (int i = 0; i < argc; i++) words[i] = argv[i];
    poptContext context = poptGetContext("arpent", argc, words, table, 0);
    if (!context) {
        arp_free(words);
        return arp_fail_memory(err);
    }
    ARP_TRY(collect(context, request, err));
    ARP_TRY(read_values(request, err));
    if (request->word[0])
        ARP_TRY(arp_command_need(ARP_COMMANDS, request->word[0], &request->command, err));
    if (asks_for_help(request) || !request->command) goto done;
    ARP_TRY(check_options(request, err));
    ARP_TRY(check_checkpoint(request, err));
    ARP_TRY(settle_csv(request, err));
    ARP_TRY(take_operands(request, err));
    ARP_TRY(settle_pages(request, err));
    ARP_TRY(settle_ending(request, err));

done:
    poptFreeContext(context);
    arp_free(words);
    return st;
}

static void free_texts(arp_texts *texts) {
    for (size_t i = 0; i < texts->n; i++) arp_free(texts->at[i]);
    arp_free(texts->at);
}

void arp_request_free(arp_request *request) {
    for (size_t i = 0; i < ARP_OPTION_COUNT; i++) free(request->value[i]);
    for (size_t i = 0; request->word && request->word[i]; i++) free(request->word[i]);
    free_texts(&request->set);
    free_texts(&request->over);
    arp_free(request->word);
    *request = (arp_request){0};
}
