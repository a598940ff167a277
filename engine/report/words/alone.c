/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/alone.h"

static size_t branches_of(const arp_plan *plan, size_t v) {
    size_t n = 0;
    for (size_t c = 0; c < plan->node[v].n_children; c++) {
        n += plan->node[plan->node[v].child[c]].n_children > 0;
    }
    return n;
}

/* The i-th branch of a plan: each child of the root, then its own branches where it has several.
   ARP_NONE once there are no more; *left is what is still to be passed over. */
static size_t find(const arp_plan *plan, size_t *left) {
    if (plan->n_nodes == 0) return ARP_NONE;
    const arp_plan_node *root = &plan->node[0];
    for (size_t s = 0; s < root->n_children; s++) {
        size_t side = root->child[s];
        if ((*left)-- == 0) return side;
        if (branches_of(plan, side) < 2) continue;
        for (size_t c = 0; c < plan->node[side].n_children; c++) {
            size_t child = plan->node[side].child[c];
            if (plan->node[child].n_children && (*left)-- == 0) return child;
        }
    }
    return ARP_NONE;
}

size_t arp_alone_count(const arp_study *study) {
    size_t least = 2 * (study->plan.n_nodes + study->beside.n_nodes), left = least;
    find(&study->plan, &left);
    find(&study->beside, &left);
    return least - left;
}

arp_alone arp_alone_at(const arp_study *study, const arp_answer *answer, size_t i) {
    const arp_plan *plan = &study->plan;
    const arp_result *result = &answer->result;
    size_t node = find(plan, &i);
    if (node == ARP_NONE) {
        plan = &study->beside;
        result = &answer->beside;
        node = find(plan, &i);
    }
    return (arp_alone){&plan->node[node], result->rank + node * result->n};
}

static bool is_selected(const arp_answer *answer, size_t row) {
    size_t t = 0;
    while (t < answer->m && answer->selected[t] != row) t++;
    return t < answer->m;
}

size_t arp_alone_rows(const arp_alone *branch, const arp_answer *answer, size_t most, size_t *row) {
    size_t found = 0, n = answer->result.n;
    for (size_t i = 0; i < n; i++) {
        uint32_t rank = branch->rank[i];
        if (rank == 0 || (rank > most && !is_selected(answer, i))) continue;
        size_t at = found++;
        for (; at > 0 && branch->rank[row[at - 1]] > rank; at--) row[at] = row[at - 1];
        row[at] = i;
    }
    return found;
}
