/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "aggregate/aggregate.h"
#include "base/text.h"
#include "index/messages.h"
#include "index/run.h"
#include "normalise/normalise.h"
#include "treat/treat.h"
#include "weight/weight.h"

static bool is_leaf(const arp_plan_node *node) {
    return node->n_children == 0;
}

static const uint8_t *marks(const arp_run *run, size_t node) {
    return run->values->column[run->plan->node[node].column].mark;
}

static arp_status columns_have_values(const arp_run *run) {
    for (size_t v = 0; v < run->plan->n_nodes; v++) {
        if (!is_leaf(&run->plan->node[v])) continue;
        const uint8_t *mark = marks(run, v);
        size_t i = 0;
        while (i < run->values->n_rows && mark[i] != ARP_CELL_OK) i++;
        if (i == run->values->n_rows) {
            return arp_run_refuse(run, v, ARP_MSG_INDEX_COLUMN_EMPTY, 0.0, 0.0);
        }
    }
    return ARP_OK;
}

static arp_status rows_have_values(const arp_run *run) {
    char name[ARP_RUN_NAME];
    for (size_t i = 0; i < run->values->n_rows; i++) {
        bool any = false;
        for (size_t v = 0; v < run->plan->n_nodes && !any; v++) {
            any = is_leaf(&run->plan->node[v]) && marks(run, v)[i] == ARP_CELL_OK;
        }
        if (any) continue;
        arp_run_row_name(run, i, name);
        return arp_fail(run->err, ARP_DOMAIN, ARP_MSG_INDEX_ROW_EMPTY, "s", name);
    }
    return ARP_OK;
}

/* The rules that would let a marked cell pass: all but those that stop. */
static void passing_rules(char *out, size_t size) {
    const char *names[16];
    size_t k = 0;
    for (size_t i = 0; ARP_MISSING_RULES[i] && k < sizeof names / sizeof names[0]; i++) {
        if (ARP_MISSING_RULES[i]->when != ARP_MISSING_STOP) names[k++] = ARP_MISSING_RULES[i]->name;
    }
    arp_text_list(out, size, names, k, k);
}

static arp_status refuse_mark(const arp_run *run, size_t row, size_t node, size_t count) {
    static const arp_message MESSAGES[] = {ARP_MSG_NONE, ARP_MSG_INDEX_MISSING,
                                           ARP_MSG_INDEX_SECRET, ARP_MSG_INDEX_NOT_APPLICABLE};
    char territory[ARP_RUN_NAME], indicator[ARP_RUN_NAME], rules[ARP_ERROR_TEXT];
    arp_run_row_name(run, row, territory);
    arp_run_node_name(run, node, indicator);
    passing_rules(rules, sizeof rules);
    return arp_fail(run->err, ARP_DOMAIN, MESSAGES[marks(run, node)[row]], "ssus", territory,
                    indicator, count, rules);
}

static arp_status no_mark_stops(const arp_run *run) {
    size_t row = 0, node = ARP_NONE, count = 0; /* the first, and how many of its kind */
    uint8_t kind = ARP_CELL_OK;
    for (size_t v = 0; v < run->plan->n_nodes; v++) {
        if (!is_leaf(&run->plan->node[v])) continue;
        const uint8_t *mark = marks(run, v);
        for (size_t i = 0; i < run->values->n_rows; i++) {
            if (mark[i] == ARP_CELL_OK) continue;
            if (node == ARP_NONE && arp_run_rule(run->plan, mark[i])->when == ARP_MISSING_STOP) {
                row = i;
                node = v;
                kind = mark[i];
            }
            count += node != ARP_NONE && mark[i] == kind;
        }
    }
    return node == ARP_NONE ? ARP_OK : refuse_mark(run, row, node, count);
}

/* Measured bounds that are sure to give a value of 0 or less. */
static bool sinks(const arp_plan *plan, const arp_plan_node *leaf) {
    const arp_normaliser *method = plan->normalise;
    if (leaf->frozen && method->n_bounds) return false;
    return method->sign == ARP_SIGN_MIXED ||
           (method->sign == ARP_SIGN_OF_TARGET && !(plan->target[0] > 0.0));
}

static arp_status weights_and_signs(arp_run *run) {
    char name[ARP_RUN_NAME];
    for (size_t v = 0; v < run->plan->n_nodes; v++) {
        const arp_plan_node *node = &run->plan->node[v];
        if (is_leaf(node) || node->weigh->from_data) continue;
        for (size_t j = 0; j < node->n_children; j++) run->child[j] = node->child[j];
        arp_status st = arp_run_weigh(run, v, node->n_children);
        if (st != ARP_OK) return st;
        if (arp_run_exponent(node) == 1.0) continue;
        for (size_t j = 0; j < node->n_children; j++) {
            const arp_plan_node *child = &run->plan->node[node->child[j]];
            if (!is_leaf(child) || !(run->weight[j] > 0.0) || !sinks(run->plan, child)) continue;
            arp_run_node_name(run, node->child[j], name);
            return arp_fail(run->err, ARP_DOMAIN, ARP_MSG_INDEX_POWER_CERTAIN, "sss", name,
                            node->aggregate->name, run->plan->normalise->name);
        }
    }
    return ARP_OK;
}

arp_status arp_run_check(arp_run *run) {
    arp_status st = ARP_OK;
    ARP_TRY(arp_table_check(run->values, run->err));
    ARP_TRY(columns_have_values(run));
    ARP_TRY(rows_have_values(run));
    ARP_TRY(no_mark_stops(run));
    ARP_TRY(weights_and_signs(run));

done:
    return st;
}
