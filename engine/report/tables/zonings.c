/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zoning, zoning_files, zoning_examples, communes_without_data, zoning_levels: from communes to
 * territories. */
#include "report/tables/statement.h"
#include "report/words/counts.h"

/* A file of communes; a level; the i-th example of a kind of row. */
typedef struct part {
    const arp_zoned *z;
    const arp_balance *file;
    const arp_level *level;
    size_t i;
    const char *kind, *code, *label;
} part;

#define ZONING(X)                                                                                  \
    X(TEXT, file, "", "table d'appartenance", "membership table", at->z->file)                     \
    X(WHOLE, vintage, "year", "millésime de ses communes", "year of its communes",                 \
      arp_or_none((size_t)at->z->vintage))                                                         \
    X(TEXT, codes, "", "passage ou equal", "passage or equal",                                     \
      at->z->by_passage ? "passage" : "equal")                                                     \
    X(WHOLE, communes, "communes", "communes de l'étude", "communes of the study",                 \
      at->z->n_communes)                                                                           \
    X(TEXT, coverage, "", "colonne dont la couverture est une part ; rien : les communes",         \
      "column that coverage is a share of; nothing: communes", at->z->weight_name)

ARP_TABLE_COLUMNS(zoning, ZONING, part)

static void fill_zoning(const arp_facts *of, arp_result_table *to) {
    if (of->study->zoned) put_zoning(to, &(part){.z = of->study->zoned});
}

const arp_statement ARP_TABLE_zoning = {
    ARP_TABLE_STATED(zoning, 0), {"Zonage", "Zoning"}, "", ARP_NEEDS_STUDY, fill_zoning};

#define ZONING_FILES(X)                                                                            \
    X(WHOLE, n, "", "numéro du fichier", "number of the file", at->i + 1)                          \
    X(TEXT, file, "", "fichier de communes", "file of communes", at->file->name)                   \
    X(WHOLE, vintage, "year", "millésime de ses communes", "year of its communes",                 \
      arp_or_none((size_t)at->file->vintage))                                                      \
    X(FLAG, guessed, "", "millésime deviné d'après les codes", "year guessed from the codes",      \
      at->file->guessed)                                                                           \
    X(WHOLE, looks_like, "year", "millésime dont les codes ont l'air", "year the codes look like", \
      arp_or_none((size_t)at->file->looks))                                                        \
    X(WHOLE, read, "rows", "lignes lues", "rows read", at->file->read)                             \
    X(WHOLE, carried, "rows", "reprises sous le même code", "carried under the same code",         \
      at->file->carried)                                                                           \
    X(WHOLE, renumbered, "rows", "reprises sous un autre code", "carried under another code",      \
      at->file->renumbered)                                                                        \
    X(WHOLE, merged, "rows", "ajoutées à d'autres dans une commune",                               \
      "added to others in one commune", at->file->merged)                                          \
    X(WHOLE, split, "rows", "partagées entre communes", "shared among communes", at->file->split)  \
    X(WHOLE, arrondissements, "rows", "arrondissements ajoutés à leur commune",                    \
      "arrondissements added to their commune", at->file->arrondissements)                         \
    X(WHOLE, arrondissements_already_in_commune, "rows",                                           \
      "arrondissements dont la commune entière est là aussi",                                      \
      "arrondissements whose whole commune is there too", at->file->detail)                        \
    X(WHOLE, outside, "rows", "de départements hors du zonage",                                    \
      "of départements that the zoning does not have", at->file->outside)                          \
    X(WHOLE, unknown, "rows", "d'aucune commune du zonage", "of no commune of the zoning",         \
      at->file->unknown)                                                                           \
    X(WHOLE, dropped, "rows", "dont rien n'est dit : toujours 0",                                  \
      "of which nothing is said: always 0", arp_balance_lost_rows(at->file))                       \
    X(WHOLE, communes_with_data, "communes", "qui ont une ligne", "that have a row",               \
      at->file->with_data)                                                                         \
    X(WHOLE, communes_under_another_code, "communes",                                              \
      "dont les comptes sont sous le code qu'elles ont rejoint",                                   \
      "whose counts stand under the code they joined", at->file->elsewhere)                        \
    X(WHOLE, communes_absent_value, "communes", "sans ligne, qui comptent pour absent:",           \
      "without a row, that count for absent:", at->file->given)                                    \
    X(WHOLE, communes_without_data, "communes", "sans ligne, dont rien n'est connu",               \
      "without a row, of which nothing is known", at->file->without_data)                          \
    X(WHOLE, communes_dropped, "communes", "dont rien n'est dit : toujours 0",                     \
      "of which nothing is said: always 0",                                                        \
      arp_balance_lost_communes(at->file, at->z->n_communes))                                      \
    X(WHOLE, split_across_territories, "rows", "partagées entre plusieurs territoires",            \
      "shared among several territories", at->file->across)

ARP_TABLE_COLUMNS(zoning_files, ZONING_FILES, part)

static void fill_zoning_files(const arp_facts *of, arp_result_table *to) {
    const arp_zoned *z = of->study->zoned;
    for (size_t i = 0; z && i < z->n_balances; i++) {
        put_zoning_files(to, &(part){.z = z, .file = &z->balance[i], .i = i});
    }
}

const arp_statement ARP_TABLE_zoning_files = {
    ARP_TABLE_STATED(zoning_files, 1),
    {"Ce que chaque fichier de communes est devenu", "What became of each file of communes"},
    "",
    ARP_NEEDS_STUDY,
    fill_zoning_files};

#define ZONING_EXAMPLES(X)                                                                         \
    X(WHOLE, file, "", "numéro du fichier", "number of the file", at->i + 1)                       \
    X(TEXT, kind, "", "outside, unknown ou split_across", "outside, unknown or split_across",      \
      at->kind)                                                                                    \
    X(TEXT, code, "", "code d'une des dix premières lignes", "code of one of the first ten rows",  \
      at->code)

ARP_TABLE_COLUMNS(zoning_examples, ZONING_EXAMPLES, part)

static void put_codes(arp_result_table *to, size_t i, const char *kind, const char *const *code,
                      size_t n) {
    for (size_t c = 0; c < n; c++) {
        put_zoning_examples(to, &(part){.i = i, .kind = kind, .code = code[c]});
    }
}

static void fill_zoning_examples(const arp_facts *of, arp_result_table *to) {
    const arp_zoned *z = of->study->zoned;
    for (size_t i = 0; z && i < z->n_balances; i++) {
        const arp_balance *b = &z->balance[i];
        put_codes(to, i, "outside", b->outside_first, b->n_outside_first);
        put_codes(to, i, "unknown", b->unknown_first, b->n_unknown_first);
        put_codes(to, i, "split_across", b->across_first, b->n_across_first);
    }
}

const arp_statement ARP_TABLE_zoning_examples = {
    ARP_TABLE_STATED(zoning_examples, 3),
    {"Exemples de lignes hors du zonage", "Examples of rows outside the zoning"},
    "",
    ARP_NEEDS_STUDY,
    fill_zoning_examples};

#define COMMUNES_WITHOUT_DATA(X)                                                                   \
    X(WHOLE, file, "", "numéro du fichier", "number of the file", at->i + 1)                       \
    X(TEXT, code, "", "code d'une commune sans ligne, dont rien n'est connu",                      \
      "code of a commune without a row, of which nothing is known", at->code)                      \
    X(TEXT, label, "", "son nom", "its label", at->label)

ARP_TABLE_COLUMNS(communes_without_data, COMMUNES_WITHOUT_DATA, part)

static void fill_communes_without_data(const arp_facts *of, arp_result_table *to) {
    const arp_zoned *z = of->study->zoned;
    for (size_t i = 0; z && i < z->n_balances; i++) {
        const arp_balance *b = &z->balance[i];
        for (size_t k = 0; k < b->without_data; k++) {
            size_t c = b->without[k];
            put_communes_without_data(to,
                                      &(part){.i = i, .code = z->code[c], .label = z->label[c]});
        }
    }
}

const arp_statement ARP_TABLE_communes_without_data = {
    ARP_TABLE_STATED(communes_without_data, 2),
    {"Communes sans données, fichier par fichier", "Communes without data, file by file"},
    "",
    ARP_NEEDS_STUDY,
    fill_communes_without_data};

static double crossing(const arp_level *level, size_t border) {
    return level->outside[border] ? (double)arp_level_crossing(level, border) : NAN;
}

#define ZONING_LEVELS(X)                                                                           \
    X(TEXT, level, "", "niveau", "level", at->level->name)                                         \
    X(TEXT, column, "", "colonne de la table d'appartenance", "column of the membership table",    \
      at->level->column)                                                                           \
    X(FLAG, own, "", "niveau de l'étude", "the study's own level", at->i == at->z->at)             \
    X(WHOLE, territories, "", "territoires", "territories", at->level->n)                          \
    X(WHOLE, communes, "communes", "qui ont un territoire", "that have a territory",               \
      at->z->n_communes - at->level->n_none)                                                       \
    X(WHOLE, communes_without, "communes", "sans territoire", "without a territory",               \
      at->level->n_none)                                                                           \
    X(WHOLE, across_departments, "", "territoires à cheval sur plusieurs départements",            \
      "territories across several départements", crossing(at->level, 0))                           \
    X(WHOLE, across_regions, "", "territoires à cheval sur plusieurs régions",                     \
      "territories across several regions", crossing(at->level, 1))

ARP_TABLE_COLUMNS(zoning_levels, ZONING_LEVELS, part)

static void fill_zoning_levels(const arp_facts *of, arp_result_table *to) {
    const arp_zoned *z = of->study->zoned;
    for (size_t i = 0; z && i < z->n_levels; i++) {
        put_zoning_levels(to, &(part){.z = z, .level = &z->level[i], .i = i});
    }
}

const arp_statement ARP_TABLE_zoning_levels = {ARP_TABLE_STATED(zoning_levels, 1),
                                               {"Niveaux", "Levels"},
                                               "",
                                               ARP_NEEDS_STUDY,
                                               fill_zoning_levels};
