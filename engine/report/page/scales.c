/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page/scales.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "normalise/normalise.h"
#include "report/page/block.h"
#include "report/write/json.h"
#include "treat/treat.h"
#include "weight/weight.h"

/* The indicators of the index, but those dropped; columns in the order of the ranking. */
typedef struct columns {
    const arp_result_table *tree, *values, *ranking;
    const char *declared; /* rule */
    size_t n, leaves, k;  /* territories; indicators of the tree; of these, not dropped */
    const char **name;    /* k */
    size_t *at, *node;    /* k: which of the tree's indicators, of its nodes */
    int *polarity;        /* k */
    double *x;            /* k x n */
    size_t *place;        /* n: where the study's table has the row: sums are taken in its order */
    double (*mark)[2];    /* k */
    double *in, *scratch; /* n, 2 n */
    double target[2];
    bool positive; /* a mean of the tree takes none but numbers above 0 */
} columns;

static bool is_leaf(const arp_result_table *tree, size_t v) {
    return arp_page_row(tree, 0, "parent", arp_page_text(tree, v, "node")) == SIZE_MAX;
}

static const char *rule_of(const arp_pen *p, const char *step) {
    const arp_result_table *methods = arp_page_table(p->tables, "methods");
    return arp_page_text(methods, arp_page_row(methods, 0, "step", step), "rule");
}

/* Does the tree fill cells of that mark, or leave them? Then no column has them. */
static bool in_tree(const arp_pen *p, const char *mark) {
    const char *rule = rule_of(p, mark);
    for (size_t i = 0; rule && ARP_MISSING_RULES[i]; i++) {
        if (strcmp(ARP_MISSING_RULES[i]->name, rule) == 0)
            return ARP_MISSING_RULES[i]->when == ARP_MISSING_TREE;
    }
    return false;
}

static bool take(columns *c, const arp_pen *p) {
    size_t nodes = c->tree->n_rows;
    c->n = c->ranking->n_rows;
    c->declared = rule_of(p, "normalise");
    return arp_zalloc_all(
        ARP_ARRAY(c->name, nodes), ARP_ARRAY(c->at, nodes), ARP_ARRAY(c->node, nodes),
        ARP_ARRAY(c->polarity, nodes), ARP_ROWS(c->x, c->n, nodes), ARP_ARRAY(c->place, c->n),
        ARP_ARRAY(c->mark, nodes), ARP_ARRAY(c->in, c->n), ARP_ROWS(c->scratch, c->n, 2));
}

static void give_back(columns *c) {
    arp_free(c->name);
    arp_free(c->at);
    arp_free(c->node);
    arp_free(c->polarity);
    arp_free(c->x);
    arp_free(c->place);
    arp_free(c->mark);
    arp_free(c->in);
    arp_free(c->scratch);
}

static void list_leaves(columns *c, const arp_pen *p) {
    const arp_result_table *indicators = arp_page_table(p->tables, "indicators");
    for (size_t v = 0; v < c->tree->n_rows; v++) {
        if (!is_leaf(c->tree, v)) {
            double exponent = arp_page_number(c->tree, v, "exponent");
            c->positive = c->positive || exponent != 1.0;
            continue;
        }
        size_t at = c->leaves++;
        if (arp_page_number(c->tree, v, "dropped") > 0) continue;
        const char *name = arp_page_text(c->tree, v, "node");
        size_t row = arp_page_row(indicators, 0, "indicator", name);
        c->polarity[c->k] = arp_page_number(indicators, row, "polarity") < 0 ? -1 : 1;
        c->at[c->k] = at;
        c->node[c->k] = v;
        c->name[c->k++] = name;
    }
}

/* A cell as a normalisation takes it. */
static double cell(const columns *c, size_t row, const bool tree[3]) {
    static const char *const MARK[] = {"missing", "secret", "not_applicable"};
    const char *mark = arp_page_text(c->values, row, "mark");
    double treated = arp_page_number(c->values, row, "treated");
    for (size_t m = 0; m < 3; m++) {
        if (strcmp(mark, MARK[m]) != 0) continue;
        if (tree[m]) return NAN;
        return isnan(treated) ? arp_page_number(c->values, row, "filled") : treated;
    }
    return isnan(treated) ? arp_page_number(c->values, row, "value") : treated;
}

/* values has a row a territory and indicator, in the order of the ranking and of the tree. */
static bool read(columns *c, const arp_pen *p) {
    const bool tree[] = {in_tree(p, "missing"), in_tree(p, "secret"), in_tree(p, "not_applicable")};
    list_leaves(c, p);
    if (c->values->n_rows != c->n * c->leaves) return false;
    for (size_t i = 0; i < c->n; i++) {
        double row = arp_page_number(c->ranking, i, "row");
        if (!(row >= 1 && row <= (double)c->n)) return false;
        c->place[i] = (size_t)row - 1;
        for (size_t j = 0; j < c->k; j++)
            c->x[j * c->n + i] = cell(c, i * c->leaves + c->at[j], tree);
    }
    return true;
}

/* The ends of the study's own minmax are the least and the most it gives. */
static void find_target(columns *c, const arp_pen *p) {
    const arp_result_table *nodes = arp_page_table(p->tables, "nodes");
    c->target[0] = 0.0;
    c->target[1] = 1.0;
    if (!c->declared || strcmp(c->declared, arp_normalise_minmax.name) != 0) return;
    double least = INFINITY, most = -INFINITY;
    for (size_t i = 0; i < c->n; i++) {
        double z = arp_page_number(nodes, i * (c->tree->n_rows - 1) + c->node[0] - 1, "score");
        if (isnan(c->x[i])) continue; /* filled from its siblings */
        least = fmin(least, z);
        most = fmax(most, z);
    }
    c->target[0] = least;
    c->target[1] = most;
}

/* Can a column be put on the scale? Its marks are measured then. */
static bool fits(const columns *c, size_t j, const arp_normaliser *rule) {
    const double *x = c->x + j * c->n;
    for (size_t i = 0; i < c->n; i++) c->in[c->place[i]] = x[i];
    c->mark[j][0] = c->mark[j][1] = 0.0;
    if (rule->n_bounds) {
        const double *const in[] = {c->in};
        rule->measure(in, 1, c->n, c->scratch, &c->mark[j]);
        if (!isfinite(c->mark[j][0]) || !isfinite(c->mark[j][1]) || rule->refuse(c->mark[j]))
            return false;
    }
    const arp_scale scale = {.polarity = c->polarity[j],
                             .bound = {c->mark[j][0], c->mark[j][1]},
                             .target = {c->target[0], c->target[1]}};
    rule->apply(c->in, c->n, &scale, c->scratch, c->in);
    for (size_t i = 0; i < c->n; i++) {
        double z = c->in[c->place[i]];
        if (!isnan(x[i]) && (!isfinite(z) || (c->positive && !(z > 0)))) return false;
    }
    return true;
}

static void put_numbers(const arp_pen *p, const columns *c, const char *key, const char *form) {
    arp_json_key(p->out, key);
    for (size_t j = 0; j < c->k; j++) {
        arp_pen_raw(p, j ? "," : "{");
        arp_json_text(p->out, c->name[j]);
        arp_pen_raw(p, ":");
        if (*form == 'x') {
            arp_block_doubles(p, c->x + j * c->n, c->n);
        } else if (*form == 'p') {
            arp_json_number(p->out, c->polarity[j]);
        } else {
            arp_pen_raw(p, "[");
            arp_json_number(p->out, c->mark[j][0]);
            arp_pen_raw(p, ",");
            arp_json_number(p->out, c->mark[j][1]);
            arp_pen_raw(p, "]");
        }
    }
    arp_pen_raw(p, "}");
}

static bool from_data(const char *weights) {
    for (size_t i = 0; ARP_WEIGHT_RULES[i]; i++) {
        if (strcmp(ARP_WEIGHT_RULES[i]->name, weights) == 0) return ARP_WEIGHT_RULES[i]->from_data;
    }
    return false;
}

/* Has the study a scale of its own, or weights that another scale would change? */
static bool is_given(const columns *c) {
    for (size_t v = 0; v < c->tree->n_rows; v++) {
        const char *weights = arp_page_text(c->tree, v, "weights");
        if (arp_page_number(c->tree, v, "scale_given") > 0) return true;
        if (weights && from_data(weights)) return true;
    }
    return c->n < 2;
}

static void put_rules(const arp_pen *p, const columns *c) {
    bool begun = false, none = is_given(c);
    arp_pen_raw(p, ",\n\"rules\":[");
    for (size_t r = 0; !none && ARP_NORMALISERS[r]; r++) {
        const arp_normaliser *rule = ARP_NORMALISERS[r];
        size_t j = 0;
        if (rule->n_bounds && !rule->measure) continue;
        while (j < c->k && fits(c, j, rule)) j++;
        if (j < c->k) continue;
        arp_pen_raw(p, begun ? ",\n{\"rule\":" : "\n{\"rule\":");
        arp_json_text(p->out, rule->name);
        if (rule->n_bounds) {
            arp_pen_raw(p, ",");
            put_numbers(p, c, "marks", "m");
        }
        arp_pen_raw(p, "}");
        begun = true;
    }
    arp_pen_raw(p, "]");
}

arp_status arp_page_scales(const arp_pen *p, arp_error *err) {
    columns c = {.tree = arp_page_table(p->tables, "tree"),
                 .values = arp_page_table(p->tables, "values"),
                 .ranking = arp_page_table(p->tables, "ranking")};
    if (!c.values) return ARP_OK;
    if (!take(&c, p)) return arp_fail_memory(err);
    if (read(&c, p) && c.k) {
        find_target(&c, p);
        arp_pen_raw(p, ",\n\"declared\":");
        arp_json_text(p->out, c.declared);
        arp_pen_raw(p, ",\"target\":[");
        arp_json_number(p->out, c.target[0]);
        arp_pen_raw(p, ",");
        arp_json_number(p->out, c.target[1]);
        arp_pen_raw(p, "],\n");
        put_numbers(p, &c, "polarity", "p");
        arp_pen_raw(p, ",\n");
        put_numbers(p, &c, "values", "x");
        put_rules(p, &c);
    }
    give_back(&c);
    return ARP_OK;
}
