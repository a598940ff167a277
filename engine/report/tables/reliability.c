/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reliability: how much of an indicator is the territories, and how much is chance. */
#include "drivers/around/reliability.h"
#include "report/tables/statement.h"

typedef struct measured {
    const arp_facts *of;
    const arp_indicator_reliability *at;
} measured;

#define RELIABILITY(X)                                                                             \
    X(TEXT, indicator, "", "indicateur", "indicator", arp_facts_node(at->of, at->at->node))        \
    X(TEXT, model, "", "erreur de ses valeurs : none, poisson, binomial, standard_error",          \
      "error of its values: none, poisson, binomial, standard_error",                              \
      arp_noise_source_name(at->at->noise))                                                        \
    X(REAL, reliability, "share",                                                                  \
      "1 - variance d'erreur moyenne / variance des valeurs, au moins 0",                          \
      "1 - mean error variance / variance of the values, at least 0", at->at->reliability)         \
    X(REAL, error_variance, "unit of the indicator, squared", "variance d'erreur moyenne",         \
      "mean of the error variances", at->at->error_variance)                                       \
    X(REAL, variance, "unit of the indicator, squared", "variance des valeurs",                    \
      "sample variance of the values", at->at->variance)                                           \
    X(REAL, shrunk_to, "unit of the indicator", "valeur vers laquelle les valeurs sont tirées",    \
      "what values are shrunk to", at->at->mean)                                                   \
    X(REAL, spread, "unit of the indicator, squared",                                              \
      "variance entre territoires ; 0 : il ne reste rien",                                         \
      "variance between territories; 0: "                                                          \
      "nothing is left",                                                                           \
      at->at->spread)                                                                              \
    X(TEXT, why, "", "pourquoi il n'y en a pas : no_model, out_of_range, constant",                \
      "why there is none: no_model, out_of_range, constant",                                       \
      arp_reliability_why_name(at->at->why))

ARP_TABLE_COLUMNS(reliability, RELIABILITY, measured)

static void fill_reliability(const arp_facts *of, arp_result_table *to) {
    const arp_reliability *known = arp_facts_drivers(of)->reliability;
    for (size_t i = 0; known && i < known->n; i++) {
        put_reliability(to, &(measured){of, &known->at[i]});
    }
}

const arp_statement ARP_TABLE_reliability = {
    ARP_TABLE_STATED(reliability, 1),
    {"Fiabilité des indicateurs", "Reliability of the indicators"},
    "methods.md 6.3",
    ARP_NEEDS_DRIVERS,
    fill_reliability};
