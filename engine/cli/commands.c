/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include "cli/completion/messages.h"
#include "cli/demo/messages.h"
#include "cli/messages.h"
#include "cli/messages/keys.h"

#define BIT(option) (1U << ARP_OPTION_##option)
#define RESULT      (BIT(FORMAT) | BIT(OUTPUT) | BIT(CSV))
#define SECRETS     (BIT(WITH) | BIT(PROTECT))
#define STUDY       (BIT(LEVEL) | BIT(SET) | BIT(FILE) | BIT(SEED) | BIT(DRAWS) | BIT(STRICT) | SECRETS)
#define LONG        (BIT(PRECISION) | BIT(CHECKPOINT) | BIT(RESUME) | BIT(THREADS) | BIT(PROGRESS))

const arp_command ARP_COMMANDS[] = {
    {"demo", ARP_MSG_CLI_DEMO_SUMMARY, ARP_MSG_CLI_DEMO_ABOUT, ARP_MSG_NONE, 0, 0,
     BIT(OUTPUT) | BIT(FULL) | BIT(FORCE) | BIT(THREADS) | BIT(PROGRESS),
     "arpent demo\n"
     "arpent demo -o resultats\n",
     arp_do_demo},
    {"init", ARP_MSG_CLI_INIT, ARP_MSG_CLI_INIT_ABOUT, ARP_MSG_CLI_WANT_FILES, 1, ARP_MANY,
     BIT(OUTPUT),
     "arpent init indicators/midi-pyrenees/epci.csv -o etude.yaml\n"
     "arpent init indicators/midi-pyrenees/cantons.csv "
     "indicators/midi-pyrenees/cantons-mortalite.csv -o deux-fichiers.yaml\n"
     "arpent init indicators/midi-pyrenees/epci.csv --lang en\n",
     arp_do_init},
    {"check", ARP_MSG_CLI_CHECK, ARP_MSG_CLI_CHECK_ABOUT, ARP_MSG_CLI_WANT_STUDY, 1, 1,
     BIT(FORMAT) | BIT(OUTPUT) | STUDY,
     "arpent check config/pyrenees-cathares.yaml\n"
     "arpent check config/pyrenees-cathares.yaml --format json\n"
     "arpent check config/pyrenees-cathares.yaml --with resultats --protect\n",
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
     RESULT | BIT(LEVEL) | BIT(SET) | BIT(FILE) | BIT(STRICT) | SECRETS | BIT(FORCE),
     "arpent profile config/pyrenees-cathares.yaml 0907\n"
     "arpent profile config/pyrenees-cathares.yaml 0907 -o lavelanet.html\n"
     "arpent profile config/pyrenees-cathares.yaml -o fiches --set sensitivity.draws=1000\n"
     "arpent profile config/pyrenees-cathares.yaml 0910 --format json -o mirepoix.json\n"
     "arpent profile config/pyrenees-cathares.yaml --csv fr -o profils.csv\n",
     arp_do_profile},
    {"run", ARP_MSG_CLI_RUN, ARP_MSG_CLI_RUN_ABOUT, ARP_MSG_CLI_WANT_STUDY, 1, 1,
     RESULT | STUDY | LONG | BIT(SELECT) | BIT(K) | BIT(FULL) | BIT(FORCE) | BIT(SHARE),
     "arpent run config/pyrenees-cathares.yaml -o resultats\n", arp_do_run},
    {"sensitivity", ARP_MSG_CLI_SENSITIVITY, ARP_MSG_CLI_SENSITIVITY_ABOUT, ARP_MSG_CLI_WANT_STUDY,
     1, 1, RESULT | STUDY | LONG | BIT(SELECT) | BIT(K) | BIT(FULL),
     "arpent sensitivity config/pyrenees-cathares.yaml\n"
     "arpent sensitivity config/pyrenees-cathares.yaml --draws 20000 --seed 7 --format json\n"
     "arpent sensitivity config/pyrenees-cathares.yaml --draws 200000 --checkpoint long.h5 "
     "--resume\n",
     arp_do_sensitivity},
    {"perimeters", ARP_MSG_CLI_PERIMETERS, ARP_MSG_CLI_PERIMETERS_ABOUT, ARP_MSG_CLI_WANT_STUDY, 1,
     1, RESULT | STUDY | LONG | BIT(SELECT) | BIT(AROUND),
     "arpent perimeters config/communes.yaml\n"
     "arpent perimeters config/communes.yaml --checkpoint niveaux.h5 --resume\n"
     "arpent perimeters config/pyrenees-cathares.yaml --around 0907\n",
     arp_do_perimeters},
    {"contracts", ARP_MSG_CLI_CONTRACTS, ARP_MSG_CLI_CONTRACTS_ABOUT, ARP_MSG_CLI_WANT_STUDY, 1, 1,
     RESULT | BIT(LEVEL) | BIT(SET) | BIT(FILE) | BIT(STRICT) | SECRETS | BIT(SEED) | BIT(FULL),
     "arpent contracts config/cls-auvergne-rhone-alpes.yaml\n"
     "arpent contracts config/cls-auvergne-rhone-alpes.yaml --format json -o contrats.json\n",
     arp_do_contracts},
    {"place", ARP_MSG_CLI_PLACE, ARP_MSG_CLI_PLACE_ABOUT, ARP_MSG_CLI_WANT_STUDY, 1, 1,
     RESULT | BIT(LEVEL) | BIT(SET) | BIT(STRICT) | BIT(SEED) | BIT(THREADS) | BIT(PROGRESS) |
         BIT(SELECT) | BIT(FULL),
     "arpent place examples/pays-d-avel/etude.yaml "
     "--set \"zonings.contiguity={file: contours.geojson, property: code}\"\n"
     "arpent place examples/pays-d-avel/etude.yaml "
     "--set \"zonings.contiguity={file: contours.geojson, property: code}\" --format json\n",
     arp_do_place},
    {"choose", ARP_MSG_CLI_CHOOSE, ARP_MSG_CLI_CHOOSE_ABOUT, ARP_MSG_CLI_WANT_STUDY, 1, 1,
     RESULT | BIT(SET) | BIT(FILE) | BIT(STRICT) | SECRETS | BIT(FULL),
     "arpent choose config/pyrenees-cathares.yaml --set \"choose={first: 5, side: social}\"\n"
     "arpent choose config/pyrenees-cathares.yaml "
     "--set \"choose={budget: {population: 60000}, side: social}\" --format json -o choix.json\n",
     arp_do_choose},
    {"power", ARP_MSG_CLI_POWER, ARP_MSG_CLI_POWER_ABOUT, ARP_MSG_CLI_WANT_STUDY, 1, 1,
     RESULT | BIT(LEVEL) | BIT(SET) | BIT(FILE) | BIT(STRICT) | SECRETS | BIT(SEED) | BIT(THREADS) |
         BIT(PROGRESS) | BIT(SELECT),
     "arpent power config/pyrenees-cathares.yaml\n"
     "arpent power config/pyrenees-cathares.yaml --csv fr -o puissance.csv\n",
     arp_do_power},
    {"sweep", ARP_MSG_CLI_SWEEP, ARP_MSG_CLI_SWEEP_ABOUT, ARP_MSG_CLI_WANT_STUDY, 1, 1,
     RESULT | STUDY | BIT(SELECT) | BIT(OVER) | BIT(PROGRESS) | BIT(THREADS),
     "arpent sweep config/ariege.yaml --over method.normalise.rule=zscore,percentile\n"
     "arpent sweep config/pyrenees-cathares.yaml --over "
     "sensitivity.factors.normalise=none,'{rules: [zscore, percentile]}' --draws 5000\n"
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
    {"report", ARP_MSG_CLI_REPORT, ARP_MSG_CLI_REPORT_ABOUT, ARP_MSG_CLI_WANT_RESULTS, 1, 1,
     BIT(SHARE),
     "arpent report resultats\n"
     "arpent report resultats --share ranks --lang en\n",
     arp_do_report},
    {"map", ARP_MSG_CLI_MAP, ARP_MSG_CLI_MAP_ABOUT, ARP_MSG_CLI_WANT_DRAWN, 1, 1,
     BIT(OUTPUT) | BIT(SHARE),
     "arpent map examples/pays-d-avel/etude.yaml -o avel.svg\n"
     "arpent map examples/pays-d-avel/etude.yaml --lang en -o avel.svg\n",
     arp_do_map},
    {"doctor", ARP_MSG_CLI_DOCTOR, ARP_MSG_CLI_DOCTOR_ABOUT, ARP_MSG_NONE, 0, 0, 0,
     "arpent doctor\n", arp_do_doctor},
    {"complete", ARP_MSG_CLI_COMPLETE, ARP_MSG_CLI_COMPLETE_ABOUT, ARP_MSG_CLI_WANT_WORDS, 1,
     ARP_MANY, 0,
     "arpent complete -- arpent rank config/ariege.yaml --format \"\"\n"
     "arpent complete -- arpent help study method.norm\n",
     arp_do_complete},
    {"help", ARP_MSG_CLI_HELP, ARP_MSG_CLI_HELP_ABOUT, ARP_MSG_CLI_WANT_COMMAND, 0, 2, 0,
     "arpent help explain --lang en\n"
     "arpent help study\n"
     "arpent help study method.normalise\n",
     arp_do_help},
    {"version", ARP_MSG_CLI_VERSION, ARP_MSG_CLI_VERSION_ABOUT, ARP_MSG_NONE, 0, 0, 0,
     "arpent version\n", arp_do_version},
    {.name = NULL},
};
