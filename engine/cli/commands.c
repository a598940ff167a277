/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include <string.h>

#include "base/text.h"
#include "cli/messages.h"

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
    [ARP_OPTION_PRECISION] = {"precision", '\0', ARP_MSG_CLI_ARG_X, ARP_MSG_CLI_OPTION_PRECISION},
    [ARP_OPTION_CHECKPOINT] = {"checkpoint", '\0', ARP_MSG_CLI_ARG_FILE,
                               ARP_MSG_CLI_OPTION_CHECKPOINT},
    [ARP_OPTION_RESUME] = {"resume", '\0', ARP_MSG_NONE, ARP_MSG_CLI_OPTION_RESUME},
    [ARP_OPTION_THREADS] = {"threads", '\0', ARP_MSG_CLI_ARG_N, ARP_MSG_CLI_OPTION_THREADS},
    [ARP_OPTION_PROGRESS] = {"progress", '\0', ARP_MSG_NONE, ARP_MSG_CLI_OPTION_PROGRESS},
    [ARP_OPTION_FULL] = {"full", '\0', ARP_MSG_NONE, ARP_MSG_CLI_OPTION_FULL},
    [ARP_OPTION_FORCE] = {"force", '\0', ARP_MSG_NONE, ARP_MSG_CLI_OPTION_FORCE},
    [ARP_OPTION_NO_COLOR] = {"no-color", '\0', ARP_MSG_NONE, ARP_MSG_CLI_OPTION_NO_COLOR},
    [ARP_OPTION_HELP] = {"help", 'h', ARP_MSG_NONE, ARP_MSG_CLI_OPTION_HELP},
    [ARP_OPTION_VERSION] = {"version", '\0', ARP_MSG_NONE, ARP_MSG_CLI_OPTION_VERSION},
};

#define BIT(option) (1U << ARP_OPTION_##option)
#define RESULT      (BIT(FORMAT) | BIT(OUTPUT) | BIT(CSV))
#define STUDY       (BIT(LEVEL) | BIT(SET) | BIT(SEED) | BIT(DRAWS))
#define LONG        (BIT(PRECISION) | BIT(CHECKPOINT) | BIT(RESUME) | BIT(THREADS) | BIT(PROGRESS))
#define EVERYWHERE  (BIT(LANG) | BIT(NO_COLOR) | BIT(HELP))

const arp_command ARP_COMMANDS[] = {
    {"check", ARP_MSG_CLI_CHECK, ARP_MSG_CLI_CHECK_ABOUT, ARP_MSG_CLI_WANT_STUDY, 1, 1,
     BIT(FORMAT) | BIT(OUTPUT) | STUDY,
     "arpent check config/pyrenees-cathares.yaml\n"
     "arpent check config/pyrenees-cathares.yaml --format json\n",
     arp_do_check},
    {"rank", ARP_MSG_CLI_RANK, ARP_MSG_CLI_RANK_ABOUT, ARP_MSG_CLI_WANT_STUDY, 1, 1, RESULT | STUDY,
     "arpent rank config/pyrenees-cathares.yaml\n"
     "arpent rank config/pyrenees-cathares.yaml --csv fr -o rangs.csv\n"
     "arpent rank config/pyrenees-cathares.yaml --set method.normalise.rule=percentile\n",
     arp_do_rank},
    {"explain", ARP_MSG_CLI_EXPLAIN, ARP_MSG_CLI_EXPLAIN_ABOUT, ARP_MSG_CLI_WANT_STUDY, 1, 1,
     RESULT | STUDY | BIT(SELECT) | BIT(K) | BIT(FULL),
     "arpent explain config/pyrenees-cathares.yaml\n"
     "arpent explain config/pyrenees-cathares.yaml --full\n"
     "arpent explain config/pyrenees-cathares.yaml --select 0907,0910 --k 30 --format json\n",
     arp_do_explain},
    {"profile", ARP_MSG_CLI_PROFILE, ARP_MSG_CLI_PROFILE_ABOUT, ARP_MSG_CLI_WANT_STUDY_CODE, 1, 2,
     RESULT | BIT(LEVEL) | BIT(SET),
     "arpent profile config/pyrenees-cathares.yaml 0907\n"
     "arpent profile config/pyrenees-cathares.yaml 0910 --format json -o mirepoix.json\n"
     "arpent profile config/pyrenees-cathares.yaml --csv fr -o profils.csv\n",
     arp_do_profile},
    {"run", ARP_MSG_CLI_RUN, ARP_MSG_CLI_RUN_ABOUT, ARP_MSG_CLI_WANT_STUDY, 1, 1,
     RESULT | STUDY | LONG | BIT(SELECT) | BIT(K) | BIT(FULL) | BIT(FORCE),
     "arpent run config/pyrenees-cathares.yaml -o resultats\n", arp_do_run},
    {"sensitivity", ARP_MSG_CLI_SENSITIVITY, ARP_MSG_CLI_SENSITIVITY_ABOUT, ARP_MSG_CLI_WANT_STUDY,
     1, 1, RESULT | STUDY | LONG | BIT(SELECT) | BIT(K) | BIT(FULL),
     "arpent sensitivity config/pyrenees-cathares.yaml\n"
     "arpent sensitivity config/pyrenees-cathares.yaml --draws 20000 --seed 7 --format json\n"
     "arpent sensitivity config/pyrenees-cathares.yaml --draws 200000 --checkpoint long.h5 "
     "--resume\n",
     arp_do_sensitivity},
    {"perimeters", ARP_MSG_CLI_PERIMETERS, ARP_MSG_CLI_PERIMETERS_ABOUT, ARP_MSG_CLI_WANT_STUDY, 1,
     1, RESULT | STUDY | BIT(THREADS) | BIT(PROGRESS) | BIT(SELECT) | BIT(K),
     "arpent perimeters config/communes.yaml\n", arp_do_perimeters},
    {"sweep", ARP_MSG_CLI_SWEEP, ARP_MSG_CLI_SWEEP_ABOUT, ARP_MSG_CLI_WANT_STUDY, 1, 1,
     RESULT | STUDY | BIT(SELECT) | BIT(K) | BIT(OVER) | BIT(PROGRESS),
     "arpent sweep config/ariege.yaml --over method.normalise.rule=zscore,percentile\n"
     "arpent sweep config/ariege.yaml --over index.children.social.weight=1,2 --over "
     "method.normalise.rule=zscore,percentile --csv fr -o grille.csv\n",
     arp_do_sweep},
    {"indicators", ARP_MSG_CLI_INDICATORS, ARP_MSG_CLI_INDICATORS_ABOUT, ARP_MSG_CLI_WANT_INDICATOR,
     0, 1, RESULT,
     "arpent indicators\n"
     "arpent indicators dens_mg\n",
     arp_do_indicators},
    {"export", ARP_MSG_CLI_EXPORT, ARP_MSG_CLI_EXPORT_ABOUT, ARP_MSG_CLI_WANT_STORE, 1, 2, RESULT,
     "arpent export resultats\n"
     "arpent export resultats ranking --format csv\n",
     arp_do_export},
    {"help", ARP_MSG_CLI_HELP, ARP_MSG_CLI_HELP_ABOUT, ARP_MSG_CLI_WANT_COMMAND, 0, 1, 0,
     "arpent help explain --lang en\n", arp_do_help},
    {"version", ARP_MSG_CLI_VERSION, ARP_MSG_CLI_VERSION_ABOUT, ARP_MSG_NONE, 0, 0, 0,
     "arpent version\n", arp_do_version},
    {.name = NULL},
};

const arp_command *arp_command_find(const char *name) {
    for (const arp_command *c = ARP_COMMANDS; c->name; c++) {
        if (strcmp(c->name, name) == 0) return c;
    }
    return NULL;
}

bool arp_command_takes(const arp_command *command, arp_option_id option) {
    return ((command->options | EVERYWHERE) >> option & 1U) != 0;
}

arp_status arp_command_need(const char *name, const arp_command **out, arp_error *err) {
    const arp_command *found = arp_command_find(name);
    if (found) {
        *out = found;
        return ARP_OK;
    }
    enum { COUNT = sizeof ARP_COMMANDS / sizeof *ARP_COMMANDS - 1 };
    const char *names[COUNT];
    for (size_t i = 0; i < COUNT; i++) names[i] = ARP_COMMANDS[i].name;
    const char *near = arp_text_nearest(name, names, COUNT);
    if (near) return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_UNKNOWN_COMMAND, "ss", name, near);
    char list[ARP_ERROR_TEXT];
    arp_text_list(list, sizeof list, names, COUNT, COUNT);
    return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_UNKNOWN_COMMAND_ALL, "ss", name, list);
}
