/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study, inputs, left_out, within_first, notes, warnings, stop: what was read, and what was told.
 */
#include "io/file.h"
#include "report/tables/columns.h"
#include "report/tables/statement.h"
#include "report/words/counts.h"

/* The i-th of something, counted from 1 in the tables. */
typedef struct item {
    const arp_facts *of;
    size_t i;
} item;

static const arp_result *result_of(const item *at) {
    return at->of->answer ? &at->of->answer->result : NULL;
}

#define STUDY(X)                                                                                   \
    ARP_COLUMN_PAIR(X, title, "titre de l'étude", "title of the study", at->of->study->title,      \
                    at->of->study->lang)                                                           \
    X(TEXT, level, "", "niveau des territoires classés", "level of the territories ranked",        \
      at->of->study->level)                                                                        \
    X(WHOLE, n, "", "territoires classés", "territories ranked", at->of->study->values.n_rows)     \
    X(WHOLE, decided, "year", "année de la décision", "year of the decision",                      \
      arp_or_none((size_t)at->of->study->decided))                                                 \
    X(REAL, minimum_population, "inhabitants",                                                     \
      "population au-dessous de laquelle on ne classe pas",                                        \
      "population below which a territory is not ranked", at->of->study->minimum_population)       \
    X(TEXT, population_column, "", "colonne de la population", "column of the population",         \
      at->of->study->population_column)                                                            \
    X(WHOLE, first, "", "la sélection est faite des premiers du classement, en nombre",            \
      "the selection is the first ones of the ranking, this many",                                 \
      arp_or_none(at->of->study->first))                                                           \
    X(REAL, alpha, "", "seuil des tests", "level of the tests",                                    \
      at->of->study->has_selection || at->of->study->n_chosen ? at->of->study->alpha : NAN)        \
    X(TEXT, options, "", "options de la ligne de commande qui changent un résultat",               \
      "options of the command line that change a result", at->of->study->options)                  \
    X(WHOLE, tied, "", "territoires dont le rang est partagé", "territories whose rank is shared", \
      result_of(at) ? (double)result_of(at)->tied : NAN)

ARP_TABLE_COLUMNS(study, STUDY, item)

static void fill_study(const arp_facts *of, arp_result_table *to) {
    put_study(to, &(item){of, 0});
}

const arp_statement ARP_TABLE_study = {
    ARP_TABLE_STATED(study, 0), {"L'étude", "The study"}, "", ARP_NEEDS_STUDY, fill_study};

static const arp_input *input_of(const item *at) {
    return &at->of->study->input[at->i];
}

/* ',' as a text; NULL for what has no separator. */
static const char *separator_of(const item *at) {
    static const char *const KNOWN[] = {",", ";", "\t", "|"};
    for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++) {
        if (*KNOWN[i] == input_of(at)->separator) return KNOWN[i];
    }
    return NULL;
}

#define INPUTS(X)                                                                                  \
    X(WHOLE, input, "", "numéro, l'étude d'abord", "number, the study first", at->i + 1)           \
    X(TEXT, name, "", "nom du fichier", "name of the file", input_of(at)->name)                    \
    X(TEXT, sha256, "", "empreinte SHA-256", "SHA-256", input_of(at)->sha256)                      \
    X(WHOLE, rows, "", "lignes de la table lue", "rows of the table it gave", input_of(at)->rows)  \
    X(WHOLE, records, "", "lignes du fichier derrière elles", "rows of the file behind them",      \
      input_of(at)->records)                                                                       \
    X(WHOLE, left_out, "", "lignes écartées par where", "rows that where left out",                \
      input_of(at)->left_out)                                                                      \
    X(WHOLE, blank_lines, "", "lignes vides", "blank lines", input_of(at)->blank)                  \
    X(TEXT, separator, "", "séparateur", "separator", separator_of(at))                            \
    X(TEXT, decimal, "", "marques décimales rencontrées", "decimal marks met",                     \
      input_of(at)->decimal)                                                                       \
    X(TEXT, encoding, "", "encodage", "encoding", input_of(at)->encoding)                          \
    X(TEXT, sheet, "", "feuille du classeur", "sheet of the workbook", input_of(at)->sheet)        \
    X(TEXT, kinds, "", "valeurs manquantes d'un fichier SAS, SPSS ou Stata, par sorte",            \
      "missing values of a file of SAS, SPSS or Stata, by kind", input_of(at)->kinds)              \
    X(TEXT, labelled, "", "colonnes de nombres lues par leurs étiquettes",                         \
      "columns of numbers read by their labels", input_of(at)->labelled)                           \
    X(TEXT, code_format, "", "format qui a rendu leurs zéros aux codes",                           \
      "format that gave codes their zeros", input_of(at)->code_format)                             \
    X(FLAG, bom, "", "commence par la marque d'UTF-8", "begins with the mark of UTF-8",            \
      input_of(at)->bom)                                                                           \
    X(TEXT, line_ends, "", "fins de ligne", "line ends", input_of(at)->line_ends)                  \
    X(TEXT, summed_over, "",                                                                       \
      "colonnes d'un fichier long sur lesquelles on somme, et leurs valeurs",                      \
      "columns of a long file that are summed over, and their values", input_of(at)->summed)       \
    X(TEXT, told, "",                                                                              \
      "ce qui fut passé, ou lu pour ce qu'il veut dire : quoi, combien, un exemple",               \
      "what was passed over, or read for what it means: what, how many, an example",               \
      input_of(at)->told_text)

ARP_TABLE_COLUMNS(inputs, INPUTS, item)

static void fill_inputs(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->study->n_inputs; i++) put_inputs(to, &(item){of, i});
}

const arp_statement ARP_TABLE_inputs = {
    ARP_TABLE_STATED(inputs, 1), {"Fichiers lus", "Files read"}, "", ARP_NEEDS_STUDY, fill_inputs};

#define LEFT_OUT(X)                                                                                \
    X(TEXT, code, "", "code du territoire", "territory's code",                                    \
      at->of->study->unranked[at->i].code)                                                         \
    X(TEXT, label, "", "nom du territoire", "territory's name",                                    \
      at->of->study->unranked[at->i].label)                                                        \
    X(TEXT, reason, "",                                                                            \
      "pourquoi : below_population, unknown_population, excluded, unmatched, elsewhere",           \
      "why: below_population, unknown_population, excluded, unmatched, elsewhere",                 \
      arp_unranked_reason_name(at->of->study->unranked[at->i].reason))

ARP_TABLE_COLUMNS(left_out, LEFT_OUT, item)

static void fill_left_out(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->study->n_unranked; i++) put_left_out(to, &(item){of, i});
}

const arp_statement ARP_TABLE_left_out = {
    ARP_TABLE_STATED(left_out, 1),
    {"Territoires qui ne sont pas classés", "Territories that are not ranked"},
    "",
    ARP_NEEDS_STUDY,
    fill_left_out};

#define WITHIN_FIRST(X)                                                                            \
    X(WHOLE, n, "", "numéro, le principal d'abord", "number, the main one first", at->i + 1)       \
    X(WHOLE, k, "", "nombre de premiers territoires regardés",                                     \
      "number of first territories looked at", at->of->study->k[at->i])

ARP_TABLE_COLUMNS(within_first, WITHIN_FIRST, item)

static void fill_within_first(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->study->n_k; i++) put_within_first(to, &(item){of, i});
}

const arp_statement ARP_TABLE_within_first = {
    ARP_TABLE_STATED(within_first, 1),
    {"Tailles des listes de premiers", "Sizes of the lists of first ones"},
    "",
    ARP_NEEDS_STUDY,
    fill_within_first};

#define NOTES(X)                                                                                   \
    X(WHOLE, n, "", "numéro", "number", at->i + 1)                                                 \
    X(TEXT, text_fr, "", "note de l'étude en français", "note of the study in French",             \
      at->of->study->note[ARP_FR][at->i])                                                          \
    X(TEXT, text_en, "", "note de l'étude en anglais", "note of the study in English",             \
      at->of->study->note[ARP_EN][at->i])

ARP_TABLE_COLUMNS(notes, NOTES, item)

static void fill_notes(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->study->n_notes; i++) put_notes(to, &(item){of, i});
}

const arp_statement ARP_TABLE_notes = {ARP_TABLE_STATED(notes, 1),
                                       {"Notes de l'étude", "Notes of the study"},
                                       "",
                                       ARP_NEEDS_STUDY,
                                       fill_notes};

/* Something told. */
typedef struct told {
    const arp_error *error;
    size_t n;
    arp_result_table *to;
} told;

static const char *words(const told *at, arp_lang lang) {
    char text[4 * ARP_ERROR_TEXT];
    arp_error_text(at->error, lang, text, sizeof text);
    return arp_cell_own(at->to, text);
}

static const char *file_of(const told *at) {
    return *at->error->path ? arp_path_base(at->error->path) : NULL;
}

#define WARNINGS(X)                                                                                \
    X(WHOLE, n, "", "numéro, dans l'ordre où ils ont été trouvés",                                 \
      "number, in the order they were found", at->n)                                               \
    X(TEXT, id, "", "nom stable du message", "stable name of the message",                         \
      arp_error_name(at->error))                                                                   \
    X(TEXT, severity, "", "toujours notice : rien ne s'est arrêté",                                \
      "always notice: nothing stopped", "notice")                                                  \
    X(TEXT, file, "", "fichier dont il est question", "file it speaks of", file_of(at))            \
    X(WHOLE, line, "", "ligne du fichier", "line of the file", arp_or_none(at->error->line))       \
    X(TEXT, text_fr, "", "message en français", "message in French", words(at, ARP_FR))            \
    X(TEXT, text_en, "", "message en anglais", "message in English", words(at, ARP_EN))

ARP_TABLE_COLUMNS(warnings, WARNINGS, told)

static void fill_warnings(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < arp_study_told(of->study); i++) {
        put_warnings(to, &(told){arp_study_notice(of->study, i), i + 1, to});
    }
}

const arp_statement ARP_TABLE_warnings = {ARP_TABLE_STATED(warnings, 1),
                                          {"Ce qui est signalé", "What is told"},
                                          "",
                                          ARP_NEEDS_STUDY,
                                          fill_warnings};

#define STOP(X)                                                                                    \
    X(TEXT, id, "", "nom stable du message", "stable name of the message",                         \
      arp_error_name(at->error))                                                                   \
    X(TEXT, text_fr, "", "message en français", "message in French", words(at, ARP_FR))            \
    X(TEXT, text_en, "", "message en anglais", "message in English", words(at, ARP_EN))

ARP_TABLE_COLUMNS(stop, STOP, told)

/* No row where the study was run: it did not stop. */
static void fill_stop(const arp_facts *of, arp_result_table *to) {
    arp_error stop = {0};
    if (of->answer) return;
    if (arp_study_stop(of->study, &stop) != ARP_OK) to->bad = true;
    if (stop.code != ARP_OK) put_stop(to, &(told){&stop, 1, to});
}

const arp_statement ARP_TABLE_stop = {
    ARP_TABLE_STATED(stop, 0),
    {"Ce sur quoi le classement s'arrêterait", "What the ranking would stop on"},
    "",
    ARP_NEEDS_STUDY,
    fill_stop};
