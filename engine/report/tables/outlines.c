/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outlines, without_outline: maps of the levels. */
#include "report/tables/statement.h"

/* A line of a level's map, or a territory that is not on it. */
typedef struct drawn {
    const arp_level_outlines *of;
    size_t i;
} drawn;

#define OUTLINES(X)                                                                                  \
    X(TEXT, level, "", "niveau", "level", at->of->level)                                             \
    X(WHOLE, n, "", "numéro de la ligne", "number of the line", at->i + 1)                           \
    X(TEXT, text, "",                                                                                \
      "ligne du TopoJSON (WGS84) ; toutes celles d'un niveau, à la suite, en sont un : l'« id » " \
      "de ses géométries est le code",                                                               \
      "line of TopoJSON (WGS84); all those of a level, one after the other, are one: the \"id\" "    \
      "of its geometries is the code",                                                               \
      at->of->map.line[at->i])

ARP_TABLE_COLUMNS(outlines, OUTLINES, drawn)

static void fill_outlines(const arp_facts *of, arp_result_table *to) {
    for (size_t l = 0; l < of->study->n_outlines; l++) {
        drawn d = {.of = &of->study->outlines[l]};
        for (; d.i < d.of->map.n_lines; d.i++) put_outlines(to, &d);
    }
}

const arp_statement ARP_TABLE_outlines = {
    ARP_TABLE_STATED(outlines, 2),
    {"Contours des territoires, niveau par niveau", "Outlines of the territories, level by level"},
    "methods.md 8.5",
    ARP_NEEDS_OUTLINES,
    fill_outlines};

#define WITHOUT_OUTLINE(X)                                                                         \
    X(TEXT, level, "", "niveau", "level", at->of->level)                                           \
    X(TEXT, code, "", "code du territoire", "territory's code", at->of->without[at->i].code)       \
    X(TEXT, label, "", "nom du territoire", "territory's name", at->of->without[at->i].label)

ARP_TABLE_COLUMNS(without_outline, WITHOUT_OUTLINE, drawn)

static void fill_without_outline(const arp_facts *of, arp_result_table *to) {
    for (size_t l = 0; l < of->study->n_outlines; l++) {
        drawn d = {.of = &of->study->outlines[l]};
        for (; d.i < d.of->n_without; d.i++) put_without_outline(to, &d);
    }
}

const arp_statement ARP_TABLE_without_outline = {
    ARP_TABLE_STATED(without_outline, 2),
    {"Territoires sans contour", "Territories without an outline"},
    "methods.md 8.5",
    ARP_NEEDS_OUTLINES,
    fill_without_outline};
