/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/run.h"

#include <string.h>

#include "aggregate/aggregate.h"
#include "base/lanes/lanes.h"
#include "base/text.h"
#include "weight/weight.h"

/* "id (label)"; a long id leaves the label out. */
static void name_of(const char *id, const char *label, char *out) {
    arp_text_cut(out, ARP_RUN_NAME, id, strlen(id));
    size_t at = strlen(out), room = ARP_RUN_NAME - at;
    if (strcmp(id, label) == 0 || room < 16) return;
    memcpy(out + at, " (", 2);
    arp_text_cut(out + at + 2, room - 3, label, strlen(label));
    strcat(out, ")");
}

void arp_run_row_name(const arp_run *run, size_t row, char *out) {
    name_of(run->values->code[row], run->values->label[row], out);
}

void arp_run_node_name(const arp_run *run, size_t node, char *out) {
    name_of(run->plan->node[node].name, run->plan->node[node].label[ARP_FR], out);
}

arp_status arp_run_refuse(const arp_run *run, size_t node, arp_message message, double a,
                          double b) {
    char name[ARP_RUN_NAME];
    arp_run_node_name(run, node, name);
    return arp_fail(run->err, ARP_DOMAIN, message, "snn", name, a, b);
}

arp_status arp_run_weigh(arp_run *run, size_t node, size_t k) {
    const arp_plan_node *parent = &run->plan->node[node];
    for (size_t j = 0; j < k; j++) {
        run->given[j] = run->plan->node[run->child[j]].weight;
        run->name[j] = run->plan->node[run->child[j]].name;
    }
    arp_weigh_names names = {parent->name, run->name};
    const double *const *z = parent->weigh->from_data ? run->z : NULL;
    return parent->weigh->weigh(&names, run->given, k, z, run->values->n_rows, run->weight,
                                run->err);
}

double arp_run_exponent(const arp_plan_node *node) {
    return node->aggregate->free_exponent ? node->exponent : node->aggregate->exponent;
}

const struct arp_missing_rule *arp_run_rule(const arp_plan *plan, uint8_t mark) {
    if (mark == ARP_CELL_SECRET) return plan->secret;
    return mark == ARP_CELL_NOT_APPLICABLE ? plan->not_applicable : plan->missing;
}

static bool take_workspace(arp_run *run) {
    size_t n = run->values->n_rows, k = run->plan->n_nodes; /* no node has more children */
    run->pool = arp_pool_new();
    double *numbers, *few;
    if (!arp_pool_take_all(
            run->pool, ARP_ROWS(numbers, n, 3), ARP_ROWS(few, k, 4), ARP_ARRAY(run->place, n),
            ARP_ARRAY(run->item, n), ARP_ARRAY(run->dropped, run->plan->n_nodes),
            ARP_ARRAY(run->filled_at, run->plan->n_nodes), ARP_ARRAY(run->child, k),
            ARP_ARRAY(run->z, k), ARP_ARRAY(run->name, k), ARP_ARRAY(run->leaf, k),
            ARP_ARRAY(run->logged, k), ARP_ARRAY(run->whole, k), ARP_ARRAY(run->measured, k)))
        return false;
    run->lanes = arp_lanes_at(0);
    run->column = numbers;
    run->scratch = numbers + n;
    run->given = few;
    run->weight = few + k;
    run->x = few + 2 * k;
    run->w = few + 3 * k;
    return true;
}

static size_t count_marked(const arp_run *run) {
    size_t count = 0;
    for (size_t v = 0; v < run->plan->n_nodes; v++) {
        if (run->plan->node[v].n_children) continue;
        const uint8_t *mark = run->values->column[run->plan->node[v].column].mark;
        for (size_t i = 0; i < run->values->n_rows; i++) count += mark[i] != ARP_CELL_OK;
    }
    return count;
}

static bool take_result(arp_run *run) {
    arp_result *r = run->r;
    size_t n = run->values->n_rows, nodes = run->plan->n_nodes;
    r->n = n;
    r->n_nodes = nodes;
    if (n > SIZE_MAX / nodes) return false;
    r->score = arp_zalloc(nodes * n, sizeof *r->score);
    r->rank = arp_zalloc(nodes * n, sizeof *r->rank);
    r->coverage = arp_zalloc(nodes * n, sizeof *r->coverage);
    r->weight = arp_zalloc(nodes, sizeof *r->weight);
    r->bound = arp_zalloc(nodes, sizeof *r->bound);
    r->order = arp_zalloc(n, sizeof *r->order);
    r->filled = arp_zalloc(count_marked(run), sizeof *r->filled);
    r->dropped = arp_zalloc(nodes, sizeof *r->dropped);
    return r->score && r->rank && r->coverage && r->weight && r->bound && r->order && r->filled &&
           r->dropped;
}

arp_status arp_run_open(arp_run *run) {
    return take_workspace(run) && take_result(run) ? ARP_OK : arp_fail_memory(run->err);
}

void arp_run_again(arp_run *run) {
    run->r->n_filled = run->r->n_treated = run->r->n_dropped = 0;
    for (size_t v = 0; v < run->plan->n_nodes; v++) {
        run->dropped[v] = false;
        run->r->weight[v] = 0.0;
    }
}

void arp_run_close(arp_run *run) {
    arp_pool_free(run->pool);
    run->pool = NULL;
}
