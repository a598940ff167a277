/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page/scores.h"

#include "base/fail.h"
#include "base/memory.h"
#include "base/ties.h"
#include "rank/rank.h"
#include "report/page/block.h"
#include "report/page/scales.h"
#include "report/page/secret.h"
#include "report/write/json.h"
#include "weight/method.h"

/* The tree as its tables tell it; node 0 is the root, parents stand before their children. */
typedef struct grove {
    const arp_result_table *tree, *nodes, *ranking;
    size_t n, k;       /* territories, nodes             */
    size_t *parent;    /* k                              */
    bool *leaf, *open; /* k: no secret cell below        */
    bool *dropped;     /* k: of none but dropped indicators */
    double *score;     /* k x n                          */
    double *share;     /* k: in the node above           */
    double *x, *w;     /* k                                          */
} grove;

static bool take(grove *g) {
    return arp_zalloc_all(ARP_ARRAY(g->parent, g->k), ARP_ARRAY(g->leaf, g->k),
                          ARP_ARRAY(g->open, g->k), ARP_ARRAY(g->dropped, g->k),
                          ARP_ROWS(g->score, g->n, g->k), ARP_ARRAY(g->x, g->k),
                          ARP_ARRAY(g->w, g->k), ARP_ARRAY(g->share, g->k));
}

static void give_back(grove *g) {
    arp_free(g->parent);
    arp_free(g->leaf);
    arp_free(g->open);
    arp_free(g->dropped);
    arp_free(g->score);
    arp_free(g->x);
    arp_free(g->w);
    arp_free(g->share);
}

/* Parents, leaves, and the scores as the tables have them: nodes has k - 1 rows a territory, in the
   order of the ranking. */
static bool read(const arp_pen *p, grove *g) {
    if (g->nodes->n_rows != g->n * (g->k - 1)) return false;
    size_t column = arp_page_column(g->nodes, "score");
    for (size_t v = g->k; v-- > 0;) {
        const char *name = arp_page_text(g->tree, v, "node"),
                   *up = arp_page_text(g->tree, v, "parent");
        g->parent[v] = up ? arp_page_row(g->tree, 0, "node", up) : SIZE_MAX;
        g->leaf[v] = true;
        g->open[v] = arp_secret_open(p, name);
        g->dropped[v] = arp_page_number(g->tree, v, "dropped") > 0;
        g->share[v] = arp_page_number(g->tree, v, "share");
    }
    for (size_t v = g->k; v-- > 1;) {
        if (g->parent[v] >= v) return false;
        if (g->leaf[g->parent[v]]) g->dropped[g->parent[v]] = true;
        g->leaf[g->parent[v]] = false;
        g->open[g->parent[v]] &= g->open[v];
        g->dropped[g->parent[v]] &= g->dropped[v];
        for (size_t i = 0; i < g->n; i++)
            g->score[v * g->n + i] = g->nodes->column[column].number[i * (g->k - 1) + v - 1];
    }
    return true;
}

/* The mean of a node's children, as mean_row() of index/tree.c takes it. */
static double mean(const grove *g, size_t node, size_t i) {
    size_t used = 0;
    bool all = true;
    double sum = 0.0;
    for (size_t v = node + 1; v < g->k; v++) {
        double x = g->score[v * g->n + i], w = g->share[v];
        if (g->parent[v] != node || g->dropped[v]) continue;
        all = all && !isnan(x);
        if (isnan(x) || !(w > 0.0)) continue;
        g->x[used] = x;
        g->w[used++] = w;
    }
    if (!used) return NAN;
    if (!all) arp_weight_rescale(g->w, used, g->w);
    for (size_t j = 0; j < used; j++) sum += g->w[j] * g->x[j];
    return sum;
}

static bool is_mean(const grove *g, size_t node) {
    return arp_page_number(g->tree, node, "exponent") == 1.0;
}

/* Nodes below the root that are means, from the leaves up. */
static void sum_again(const grove *g) {
    for (size_t v = g->k; v-- > 1;) {
        if (g->leaf[v] || !is_mean(g, v)) continue;
        for (size_t i = 0; i < g->n; i++) g->score[v * g->n + i] = mean(g, v, i);
    }
}

/* Is the mean of the root's children the score of the ranking, ties settled? */
static arp_status is_exact(const grove *g, bool *exact, arp_error *err) {
    size_t n = g->n;
    double *root = g->score; /* node 0 has no scores of its own here */
    uint32_t *rank = arp_zalloc(n, sizeof *rank), *order = arp_zalloc(n, sizeof *order);
    arp_status st = rank && order ? ARP_OK : arp_fail_memory(err);
    *exact = is_mean(g, 0);
    for (size_t i = 0; *exact && i < n; i++) root[i] = mean(g, 0, i);
    if (st == ARP_OK && *exact) st = arp_rank(root, n, rank, order, NULL, err);
    if (st == ARP_OK && *exact) {
        arp_settle_ties(root, order, n);
        size_t column = arp_page_column(g->ranking, "score");
        for (size_t i = 0; *exact && i < n; i++) {
            *exact = root[i] == g->ranking->column[column].number[i];
        }
    }
    arp_free(rank);
    arp_free(order);
    return st;
}

static arp_status put(const arp_pen *p, const grove *g, bool exact, arp_error *err) {
    arp_status st = ARP_OK;
    bool begun = false;
    size_t from = arp_block_begin(p, "scores");
    arp_pen_raw(p, exact ? "{\"exact\":true,\"nodes\":{" : "{\"exact\":false,\"nodes\":{");
    for (size_t v = 1; v < g->k; v++) {
        if (g->parent[v] != 0 && (g->n > ARP_PAGE_LEAVES || !g->open[v])) continue;
        arp_pen_raw(p, begun ? ",\n" : "\n");
        arp_json_text(p->out, arp_page_text(g->tree, v, "node"));
        arp_pen_raw(p, ":");
        arp_block_doubles(p, g->score + v * g->n, g->n);
        begun = true;
    }
    arp_pen_raw(p, "}");
    if (g->n <= ARP_PAGE_LEAVES && g->open[0]) st = arp_page_scales(p, err);
    arp_pen_raw(p, "}");
    arp_block_end(p, from);
    return st;
}

arp_status arp_page_scores(const arp_pen *p, arp_error *err) {
    grove g = {.tree = arp_page_table(p->tables, "tree"),
               .nodes = arp_page_table(p->tables, "nodes"),
               .ranking = arp_page_table(p->tables, "ranking")};
    arp_status st = ARP_OK;
    bool exact = false;
    if (p->ranks_only || !g.tree || !g.nodes || !g.ranking) return ARP_OK;
    g.n = g.ranking->n_rows;
    g.k = g.tree->n_rows;
    if (!take(&g)) return arp_fail_memory(err);
    if (read(p, &g)) {
        sum_again(&g);
        st = is_exact(&g, &exact, err);
        if (st == ARP_OK) st = put(p, &g, exact, err);
    }
    give_back(&g);
    return st;
}
