/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file command.h
 * What a command is, the options they take, and a command line once it is read.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdio.h>

#include "report/report.h"

#include "base/fail.h"
#include "base/text.h"

typedef enum arp_option_id {
    ARP_OPTION_FORMAT,
    ARP_OPTION_OUTPUT,
    ARP_OPTION_LANG,
    ARP_OPTION_CSV,
    ARP_OPTION_SELECT,
    ARP_OPTION_K,
    ARP_OPTION_LEVEL,
    ARP_OPTION_SET,
    ARP_OPTION_FILE,
    ARP_OPTION_SEED,
    ARP_OPTION_DRAWS,
    ARP_OPTION_OVER,
    ARP_OPTION_AROUND,
    ARP_OPTION_PRECISION,
    ARP_OPTION_CHECKPOINT,
    ARP_OPTION_RESUME,
    ARP_OPTION_THREADS,
    ARP_OPTION_PROGRESS,
    ARP_OPTION_FULL,
    ARP_OPTION_FORCE,
    ARP_OPTION_SHARE,
    ARP_OPTION_WITH,
    ARP_OPTION_PROTECT,
    ARP_OPTION_STRICT,
    ARP_OPTION_QUIET,
    ARP_OPTION_NO_COLOR,
    ARP_OPTION_HELP,
    ARP_OPTION_VERSION,
    ARP_OPTION_COUNT
} arp_option_id;

typedef struct arp_option {
    const char *name;     /* without the dashes                                    */
    char letter;          /* of the short form, or NUL                             */
    arp_message argument; /* how its value is shown, ARP_MSG_NONE when it has none */
    arp_message help;
} arp_option;

/** ARP_OPTION_COUNT rows, in the order of arp_option_id. */
extern const arp_option ARP_OPTIONS[];

struct arp_command;

/** A command takes any number of operands: they are in arp_request.word, from 1 on. */
#define ARP_MANY SIZE_MAX

/** Values of an option that may be repeated. */
typedef struct arp_texts {
    char **at;
    size_t n;
} arp_texts;

/** One command line, read. */
typedef struct arp_request {
    const struct arp_command *commands; /* all there are, see commands.h  */
    const struct arp_command *command;  /* NULL: none was given           */
    const char *operand[2];             /* NULL where not given            */
    char *value[ARP_OPTION_COUNT];      /* as written, the last one; NULL: not given */
    arp_texts set;                      /* PATH=VALUE of --set, --seed and --draws in turn */
    arp_texts over;                     /* PATH=VALUE,VALUE of --over                      */
    arp_texts file;                     /* NAME=PATH of --file; see held/held.h                 */
    arp_file *held;                     /* n_held of them, read; their bytes in held_bytes */
    arp_text *held_bytes;
    size_t n_held;
    bool given[ARP_OPTION_COUNT];
    arp_lang lang; /* of messages; the study may change it unless --lang */
    arp_report_format format;
    size_t k;                        /* 0: not given                    */
    size_t threads;                  /* 0: not given */
    struct arp_processes *processes; /* that run this command together */
    bool pages;                      /* -o is a page, or without an operand a folder of them */
    struct arp_folder *folder;       /* of -o, begun before the work; NULL: none */
    FILE *notes;                     /* where they wait for the answer; NULL: nowhere */
    bool draws;                      /* its study's outlines are read */
    bool given_result;               /* what fails now is told beside it, not in its place */
    char **word;                     /* operands as read, NULL-terminated */
} arp_request;

typedef struct arp_command {
    const char *name;
    arp_message summary, about;
    arp_message operands; /* how they are shown, ARP_MSG_NONE for none */
    size_t least, most;   /* number of operands                        */
    unsigned options;     /* one bit an arp_option_id                  */
    const char *examples; /* one a line                                */
    arp_status (*run)(arp_request *request, arp_error *err);
} arp_command;

/** By name, NULL when absent; @p commands ends with a row without a name. */
const arp_command *arp_command_find(const arp_command *commands, const char *name);

/** What all commands take: --lang, --quiet, --no-color, --help. */
bool arp_command_takes(const arp_command *command, arp_option_id option);

/** Whether its -o may be a page of one territory, X.html, or a folder of one of each. */
bool arp_command_makes_pages(const arp_command *command);

/** Whether its -o is always a folder, written whole, not a file. */
bool arp_command_writes_folder(const arp_command *command);

/**
 * Find a command, or refuse.
 * @retval ARP_USAGE  no such command; the nearest one is told
 */
arp_status arp_command_need(const arp_command *commands, const char *name, const arp_command **out,
                            arp_error *err);

/* The commands themselves. */
arp_status arp_do_check(arp_request *request, arp_error *err);
arp_status arp_do_rank(arp_request *request, arp_error *err);
arp_status arp_do_explain(arp_request *request, arp_error *err);
arp_status arp_do_profile(arp_request *request, arp_error *err);
arp_status arp_do_run(arp_request *request, arp_error *err);
arp_status arp_do_sensitivity(arp_request *request, arp_error *err);
arp_status arp_do_perimeters(arp_request *request, arp_error *err);
arp_status arp_do_contracts(arp_request *request, arp_error *err);
arp_status arp_do_choose(arp_request *request, arp_error *err);
arp_status arp_do_place(arp_request *request, arp_error *err);
arp_status arp_do_power(arp_request *request, arp_error *err);
arp_status arp_do_sweep(arp_request *request, arp_error *err);
arp_status arp_do_indicators(arp_request *request, arp_error *err);
arp_status arp_do_init(arp_request *request, arp_error *err);
arp_status arp_do_report(arp_request *request, arp_error *err);
arp_status arp_do_map(arp_request *request, arp_error *err);
arp_status arp_do_export(arp_request *request, arp_error *err);
arp_status arp_do_demo(arp_request *request, arp_error *err);
arp_status arp_do_complete(arp_request *request, arp_error *err);
arp_status arp_do_help(arp_request *request, arp_error *err);
arp_status arp_do_doctor(arp_request *request, arp_error *err);
arp_status arp_do_version(arp_request *request, arp_error *err);

#endif
