/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/workbook/sheets.h"

#include <stddef.h>

#include "report/messages/page.h"
#include "report/messages/workbook.h"

#define PAGE(id) ARP_MSG_PAGE_COLUMN_##id
#define OWN(id)  ARP_MSG_WORKBOOK_COLUMN_##id
#define COLUMN(form, name, title)                                                                  \
    { name, ARP_FORM_##form, title, NULL }
#define JOINED(table, form, name, title)                                                           \
    { name, ARP_FORM_##form, title, table }

static const arp_list_column ANSWER[] = {COLUMN(NAME, "word", PAGE(VERDICT)),
                                         COLUMN(PAIR, "sentence", PAGE(NOTE)),
                                         COLUMN(NUMBER, "alpha", OWN(ALPHA)),
                                         {0}};
static const arp_list_column TEXTS[] = {
    COLUMN(WHOLE, "n", OWN(NUMBER)), COLUMN(PAIR, "text", PAGE(NOTE)), {0}};
static const arp_list_column SIDES[] = {COLUMN(NAME, "side", PAGE(SIDE)),
                                        COLUMN(SHARE, "weight", PAGE(WEIGHT)),
                                        COLUMN(FLAG, "in_verdict", OWN(IN_VERDICT)),
                                        COLUMN(FLAG, "late", PAGE(LATE)),
                                        COLUMN(C, "concordance", PAGE(CONCORDANCE)),
                                        COLUMN(C, "low", PAGE(LOW)),
                                        COLUMN(C, "high", PAGE(HIGH)),
                                        COLUMN(P, "p", PAGE(P)),
                                        COLUMN(P, "p_holm", PAGE(P_ADJUSTED)),
                                        COLUMN(P, "p_given_holm", PAGE(P_GIVEN)),
                                        COLUMN(P, "p_excluded_holm", OWN(P_EXCLUDED)),
                                        COLUMN(WORD, "state", PAGE(VERDICT)),
                                        {0}};
static const arp_list_column HOLDS[] = {
    COLUMN(WORD, "what", PAGE(WHAT)),       COLUMN(TEXT, "label", PAGE(TERRITORY)),
    COLUMN(TEXT, "name", PAGE(NAME)),       COLUMN(NAME, "side", PAGE(SIDE)),
    COLUMN(C, "c", PAGE(CONCORDANCE)),      COLUMN(C, "low", PAGE(LOW)),
    COLUMN(C, "high", PAGE(HIGH)),          COLUMN(P, "p_adjusted", PAGE(P_ADJUSTED)),
    COLUMN(FLAG, "changes", PAGE(CHANGES)), {0}};
static const arp_list_column RANKING[] = {COLUMN(TEXT, "code", PAGE(CODE)),
                                          COLUMN(TEXT, "label", PAGE(TERRITORY)),
                                          COLUMN(WHOLE, "rank", PAGE(RANK)),
                                          JOINED("draws_ranks", NUMBER, "q05", OWN(DRAWS_LOW)),
                                          JOINED("draws_ranks", NUMBER, "q95", OWN(DRAWS_HIGH)),
                                          JOINED("rank_sets", WHOLE, "low", PAGE(BEST)),
                                          JOINED("rank_sets", WHOLE, "high", PAGE(WORST)),
                                          COLUMN(SCORE, "score", PAGE(SCORE)),
                                          COLUMN(PEOPLE, "population", PAGE(POPULATION)),
                                          COLUMN(WHOLE, "ties", OWN(TIES)),
                                          COLUMN(SHARE, "coverage_least", PAGE(COVERAGE)),
                                          COLUMN(WHOLE, "filled", OWN(FILLED)),
                                          COLUMN(FLAG, "doubtful", PAGE(DOUBTFUL)),
                                          {0}};
static const arp_list_column FRAMEWORK[] = {COLUMN(TEXT, "node", OWN(ID)),
                                            COLUMN(PAIR, "label", PAGE(NODE)),
                                            COLUMN(NAME, "parent", OWN(PARENT)),
                                            COLUMN(NUMBER, "weight", OWN(WRITTEN)),
                                            COLUMN(SHARE, "share", OWN(SHARE)),
                                            COLUMN(TEXT, "weights", OWN(WEIGHTS)),
                                            COLUMN(TEXT, "aggregate", OWN(AGGREGATE)),
                                            COLUMN(NUMBER, "exponent", OWN(EXPONENT)),
                                            COLUMN(YEAR, "year", PAGE(YEAR)),
                                            COLUMN(FLAG, "dropped", OWN(DROPPED)),
                                            {0}};
static const arp_list_column STATISTICS[] = {COLUMN(TEXT, "indicator", OWN(ID)),
                                             JOINED("indicators", PAIR, "label", PAGE(INDICATOR)),
                                             JOINED("indicators", PAIR, "unit", PAGE(UNIT)),
                                             COLUMN(WHOLE, "n", PAGE(KNOWN_CELLS)),
                                             COLUMN(WHOLE, "missing", PAGE(MISSING)),
                                             COLUMN(WHOLE, "secret", PAGE(SECRET)),
                                             COLUMN(WHOLE, "not_applicable", PAGE(NOT_APPLICABLE)),
                                             COLUMN(WHOLE, "zeros", OWN(ZEROS)),
                                             COLUMN(VALUE, "least", PAGE(LEAST)),
                                             COLUMN(VALUE, "q1", OWN(Q1)),
                                             COLUMN(VALUE, "median", PAGE(MEDIAN_VALUE)),
                                             COLUMN(VALUE, "q3", OWN(Q3)),
                                             COLUMN(VALUE, "most", PAGE(MOST)),
                                             COLUMN(NUMBER, "skewness", OWN(SKEWNESS)),
                                             COLUMN(SHARE, "coverage_least", PAGE(COVERAGE)),
                                             COLUMN(NUMBER, "with_side", OWN(WITH_SIDE)),
                                             COLUMN(FLAG, "looks_reversed", OWN(REVERSED)),
                                             {0}};
static const arp_list_column PAIRS[] = {COLUMN(NAME, "node", PAGE(NODE)),
                                        COLUMN(NAME, "indicator", PAGE(INDICATOR)),
                                        COLUMN(NAME, "other", PAGE(INDICATOR)),
                                        COLUMN(WHOLE, "n", OWN(N_BOTH)),
                                        COLUMN(NUMBER, "correlation", PAGE(CORRELATION)),
                                        {0}};
static const arp_list_column UNCERTAINTY[] = {
    COLUMN(TEXT, "code", PAGE(CODE)),       COLUMN(TEXT, "label", PAGE(TERRITORY)),
    COLUMN(FLAG, "selected", PAGE(CHOSEN)), COLUMN(WHOLE, "declared", PAGE(DECLARED)),
    COLUMN(NUMBER, "mean", OWN(MEAN_RANK)), COLUMN(NUMBER, "sd", OWN(SD_RANK)),
    COLUMN(NUMBER, "q05", PAGE(Q05)),       COLUMN(NUMBER, "q25", PAGE(Q25)),
    COLUMN(NUMBER, "q50", PAGE(MEDIAN)),    COLUMN(NUMBER, "q75", PAGE(Q75)),
    COLUMN(NUMBER, "q95", PAGE(Q95)),       {0}};
static const arp_list_column FIRST[] = {COLUMN(TEXT, "code", PAGE(CODE)),
                                        JOINED("ranking", TEXT, "label", PAGE(TERRITORY)),
                                        COLUMN(WHOLE, "k", PAGE(FIRST)),
                                        COLUMN(SHARE, "share", PAGE(SHARE_DRAWS)),
                                        COLUMN(SHARE, "low", PAGE(LOW)),
                                        COLUMN(SHARE, "high", PAGE(HIGH)),
                                        {0}};
static const arp_list_column POSSIBLE[] = {COLUMN(TEXT, "code", PAGE(CODE)),
                                           COLUMN(TEXT, "label", PAGE(TERRITORY)),
                                           COLUMN(SCORE, "score_error", OWN(SCORE_ERROR)),
                                           COLUMN(WHOLE, "low", PAGE(BEST)),
                                           COLUMN(WHOLE, "high", PAGE(WORST)),
                                           COLUMN(WHOLE, "low_alone", OWN(LOW_ALONE)),
                                           COLUMN(WHOLE, "high_alone", OWN(HIGH_ALONE)),
                                           {0}};
static const arp_list_column SENSITIVITY[] = {
    COLUMN(WORD, "output", PAGE(OUTPUT)),    COLUMN(NAME, "of", PAGE(OF)),
    COLUMN(NAME, "factor", PAGE(CHOICE)),    COLUMN(WORD, "order", PAGE(ORDER)),
    COLUMN(NUMBER, "estimate", PAGE(INDEX)), COLUMN(NUMBER, "low", PAGE(LOW)),
    COLUMN(NUMBER, "high", PAGE(HIGH)),      {0}};
static const arp_list_column CLAIMS[] = {COLUMN(WHOLE, "claim", OWN(NUMBER)),
                                         COLUMN(PAIR, "text", PAGE(CLAIM)),
                                         COLUMN(VALUE, "value", PAGE(VALUE)),
                                         COLUMN(VALUE, "comparator", PAGE(COMPARATOR)),
                                         COLUMN(FLAG, "holds", PAGE(HOLDS)),
                                         COLUMN(FLAG, "significantly", PAGE(SIGNIFICANT)),
                                         COLUMN(P, "p_holm", PAGE(P_ADJUSTED)),
                                         COLUMN(FLAG, "known_then", PAGE(KNOWN)),
                                         {0}};
static const arp_list_column PERIMETERS[] = {COLUMN(NAME, "perimeter", PAGE(PERIMETER)),
                                             COLUMN(TEXT, "level", PAGE(LEVEL)),
                                             COLUMN(NAME, "side", PAGE(SIDE)),
                                             COLUMN(PEOPLE, "population", PAGE(POPULATION)),
                                             COLUMN(SCORE, "score", PAGE(SCORE)),
                                             COLUMN(WHOLE, "rank", PAGE(RANK)),
                                             COLUMN(C, "concordance", PAGE(CONCORDANCE)),
                                             COLUMN(P, "p", PAGE(P)),
                                             {0}};
static const arp_list_column SOURCES[] = {COLUMN(TEXT, "indicator", OWN(ID)),
                                          COLUMN(PAIR, "label", PAGE(INDICATOR)),
                                          COLUMN(PAIR, "domain", OWN(DOMAIN)),
                                          COLUMN(PAIR, "unit", PAGE(UNIT)),
                                          COLUMN(WHOLE, "polarity", OWN(POLARITY)),
                                          COLUMN(YEAR, "year", PAGE(YEAR)),
                                          COLUMN(YEAR, "published", OWN(PUBLISHED)),
                                          COLUMN(FLAG, "late", PAGE(LATE)),
                                          COLUMN(SHARE, "weight", PAGE(WEIGHT)),
                                          COLUMN(TEXT, "formula", OWN(FORMULA)),
                                          COLUMN(PAIR, "source", PAGE(SOURCE)),
                                          COLUMN(PAIR, "reference", OWN(REFERENCE)),
                                          {0}};
static const arp_list_column FILES[] = {
    COLUMN(TEXT, "name", PAGE(FILE)),  COLUMN(WHOLE, "rows", PAGE(ROWS)),
    COLUMN(TEXT, "sheet", OWN(SHEET)), COLUMN(TEXT, "encoding", OWN(ENCODING)),
    COLUMN(TEXT, "sha256", PAGE(SHA)), {0}};
static const arp_list_column NOT_RANKED[] = {COLUMN(TEXT, "code", PAGE(CODE)),
                                             COLUMN(TEXT, "label", PAGE(TERRITORY)),
                                             COLUMN(WORD, "reason", PAGE(WHY)),
                                             {0}};

#define SHEET(id, table, frozen, columns)                                                          \
    { ARP_MSG_WORKBOOK_SHEET_##id, table, frozen, columns }

const arp_list_sheet ARP_ANSWER_SHEETS[] = {SHEET(ANSWER, "verdict", 0, ANSWER),
                                            SHEET(REASONS, "verdict_reasons", 0, TEXTS),
                                            SHEET(SIDES, "sides", 1, SIDES),
                                            SHEET(HOLDS, "verdict_holds", 0, HOLDS),
                                            {0}};
const arp_list_sheet ARP_RANKING_SHEET = SHEET(RANKING, "ranking", 2, RANKING);
const arp_list_sheet ARP_FRAMEWORK_SHEET = SHEET(FRAMEWORK, "tree", 2, FRAMEWORK);
const arp_list_sheet ARP_STATISTICS_SHEET = SHEET(STATISTICS, "described", 2, STATISTICS);
const arp_list_sheet ARP_PAIRS_SHEET = SHEET(CORRELATIONS, "correlations", 0, PAIRS);
const arp_list_sheet ARP_CHECKED_SHEETS[] = {SHEET(UNCERTAINTY, "draws_ranks", 2, UNCERTAINTY),
                                             SHEET(FIRST, "draws_first", 2, FIRST),
                                             SHEET(POSSIBLE, "rank_sets", 2, POSSIBLE),
                                             SHEET(SENSITIVITY, "indices", 0, SENSITIVITY),
                                             SHEET(PERIMETERS, "perimeters", 1, PERIMETERS),
                                             SHEET(CLAIMS, "claims", 1, CLAIMS),
                                             {0}};
const arp_list_sheet ARP_SOURCE_SHEETS[] = {SHEET(SOURCES, "indicators", 2, SOURCES),
                                            SHEET(FILES, "inputs", 1, FILES),
                                            SHEET(NOT_RANKED, "left_out", 2, NOT_RANKED),
                                            SHEET(REMARKS, "warnings", 0, TEXTS),
                                            {0}};
