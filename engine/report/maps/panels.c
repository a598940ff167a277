/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/maps/panels.h"

#include <string.h>

#include "base/codes.h"
#include "base/fail.h"
#include "report/messages/maps.h"

enum { SIDES_MOST = 5, FIFTHS = 5, THIRDS = 3 };

/* Those of the page: apart for every eye, and darker for more need. */
static const char *const SCORE[FIFTHS] = {"#f2f0f7", "#cbc9e2", "#9e9ac8", "#756bb1", "#4a2585"};
static const char *const HUE[SIDES_MOST][FIFTHS] = {
    {"#fdf0e6", "#fbcda5", "#f29a5c", "#d4621c", "#8a3606"},
    {"#eaf3fb", "#bcd7ee", "#7db3de", "#3280bd", "#0b4a86"},
    {"#f0f6e4", "#cfe2a8", "#9fc65e", "#65952a", "#375c0c"},
    {"#fbeaf3", "#f2bdd8", "#e285b3", "#c0447f", "#7b1a4b"},
    {"#eef2f2", "#c5d3d3", "#93acac", "#5b7b7b", "#2c4a4a"}};
static const char *const BOTH[THIRDS * THIRDS] = {"#e8e8e8", "#e4b791", "#d4731c",
                                                  "#a9c4dd", "#a78f84", "#8d5522",
                                                  "#3b86bd", "#3f6480", "#3d2f2a"};

/* Class of a rank among n: k of them, of equal numbers, the highest with the most need. */
static uint8_t class_of(double rank, size_t n, size_t k) {
    size_t at = (size_t)((rank - 1) * (double)k / (double)n);
    return (uint8_t)(k - 1 - (at < k ? at : k - 1));
}

/* Ranks of a node, one a row of the ranking, NaN where it has none. */
static bool ranks_of(const arp_page_tables *tables, const char *node, const arp_codes *rows,
                     size_t n, double *out) {
    const arp_result_table *nodes = arp_page_table(tables, "nodes");
    bool any = false;
    for (size_t i = 0; i < n; i++) out[i] = NAN;
    if (!nodes) return false;
    for (size_t row = arp_page_row(nodes, 0, "node", node); row != SIZE_MAX;
         row = arp_page_row(nodes, row + 1, "node", node)) {
        const char *code = arp_page_text(nodes, row, "code");
        size_t at = code ? arp_codes_find(rows, code) : SIZE_MAX;
        if (at == SIZE_MAX) continue;
        out[at] = arp_page_number(nodes, row, "rank");
        any = any || !isnan(out[at]);
    }
    return any;
}

/* Classes of the shapes by ranks; NULL when memory is short. */
static uint8_t *classes(const arp_panels *p, size_t n_shapes, const double *rank, size_t n,
                        size_t k) {
    uint8_t *class = arp_pool_take(p->pool, n_shapes, 1);
    for (size_t i = 0; class && i < n_shapes; i++) {
        double r = p->row[i] == UINT32_MAX ? NAN : rank[p->row[i]];
        class[i] = isnan(r) ? ARP_NO_CLASS : class_of(r, n, k);
    }
    return class;
}

/* A title begins with a capital. */
static void name_side(const arp_page_tables *tables, size_t row, arp_panel *panel) {
    static const char *const LABEL[] = {"label_fr", "label_en"};
    const arp_result_table *tree = arp_page_table(tables, "tree");
    for (int lang = 0; lang < 2; lang++) {
        const char *label = arp_page_text(tree, row, LABEL[lang]);
        if (!label) label = arp_page_text(tree, row, "node");
        char *title = panel->title[lang];
        arp_text_cut(title, sizeof panel->title[lang], label, strlen(label));
        if (*title >= 'a' && *title <= 'z') *title = (char)(*title - 'a' + 'A');
    }
}

/* What is being made. */
typedef struct work {
    const arp_page_tables *tables;
    const arp_shapes *shapes;
    arp_codes *rows;
    double *rank[SIDES_MOST + 1]; /* of the score, then of the sides: one a row of the ranking */
    size_t n, n_sides;
} work;

/* The branches right under the root, in the order of the tree. */
static bool put_sides(work *w, arp_panels *p) {
    const arp_result_table *tree = arp_page_table(w->tables, "tree");
    const char *root = NULL;
    for (size_t row = 0; tree && row < tree->n_rows && w->n_sides < SIDES_MOST; row++) {
        const char *node = arp_page_text(tree, row, "node"),
                   *parent = arp_page_text(tree, row, "parent");
        if (!node) continue;
        if (!parent) root = root ? root : node;
        if (!parent || !root || strcmp(parent, root) != 0) continue;
        double *rank = arp_pool_take(p->pool, w->n, sizeof *rank);
        if (!rank) return false;
        if (!ranks_of(w->tables, node, w->rows, w->n, rank)) continue;
        arp_panel *panel = &p->at[p->n++];
        panel->colour = HUE[w->n_sides];
        panel->n_colours = FIFTHS;
        panel->class = classes(p, w->shapes->n, rank, w->n, FIFTHS);
        name_side(w->tables, row, panel);
        w->rank[++w->n_sides] = rank;
        if (!panel->class) return false;
    }
    return true;
}

static bool put_both(work *w, arp_panels *p) {
    if (w->n_sides < 2) return true;
    arp_panel *panel = &p->at[p->n++];
    uint8_t *a = classes(p, w->shapes->n, w->rank[1], w->n, THIRDS),
            *b = classes(p, w->shapes->n, w->rank[2], w->n, THIRDS);
    *panel = (arp_panel){.message = ARP_MSG_MAPS_BOTH,
                         .colour = BOTH,
                         .n_colours = (size_t)THIRDS * THIRDS,
                         .class = a,
                         .two = true};
    for (size_t i = 0; a && b && i < w->shapes->n; i++)
        a[i] = a[i] == ARP_NO_CLASS || b[i] == ARP_NO_CLASS ? ARP_NO_CLASS
                                                            : (uint8_t)(a[i] + THIRDS * b[i]);
    return a && b;
}

static bool put_score(work *w, arp_panels *p) {
    const arp_result_table *ranking = arp_page_table(w->tables, "ranking"),
                           *selection = arp_page_table(w->tables, "selection");
    double *rank = arp_pool_take(p->pool, w->n, sizeof *rank);
    if (!rank) return false;
    for (size_t i = 0; i < w->n; i++) rank[i] = arp_page_number(ranking, i, "rank");
    for (size_t i = 0; i < w->shapes->n; i++) {
        const char *code = w->shapes->shape[i].code;
        size_t row = arp_codes_find(w->rows, code);
        p->row[i] = row == SIZE_MAX ? UINT32_MAX : (uint32_t)row;
        p->chosen[i] = selection && arp_page_row(selection, 0, "code", code) != SIZE_MAX;
    }
    arp_panel *panel = &p->at[p->n++];
    *panel = (arp_panel){.message = ARP_MSG_MAPS_NEED, .colour = SCORE, .n_colours = FIFTHS};
    panel->class = classes(p, w->shapes->n, rank, w->n, FIFTHS);
    return panel->class != NULL;
}

arp_status arp_panels_make(const arp_page_tables *tables, const arp_shapes *shapes, bool ranks_only,
                           arp_panels *out, arp_error *err) {
    const arp_result_table *ranking = arp_page_table(tables, "ranking");
    size_t code = arp_page_column(ranking, "code");
    arp_panels p = {.pool = arp_pool_new()};
    work w = {.tables = tables, .shapes = shapes, .n = ranking ? ranking->n_rows : 0};
    w.rows = arp_codes_new(ranking ? ranking->column[code].text : NULL, w.n);
    bool ok =
        p.pool && w.rows &&
        arp_pool_take_all(p.pool, ARP_ARRAY(p.row, shapes->n), ARP_ARRAY(p.chosen, shapes->n));
    ok = ok && put_score(&w, &p);
    if (ok && ranks_only) p.at[0].message = ARP_MSG_MAPS_NEED_RANK;
    if (!ranks_only) ok = ok && put_sides(&w, &p) && put_both(&w, &p);
    arp_codes_free(w.rows);
    if (!ok) {
        arp_panels_free(&p);
        return arp_fail_memory(err);
    }
    *out = p;
    return ARP_OK;
}

void arp_panels_free(arp_panels *panels) {
    arp_pool_free(panels->pool);
    *panels = (arp_panels){0};
}
