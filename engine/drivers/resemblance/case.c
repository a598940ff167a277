/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/case.h"
#include "drivers/resemblance/messages.h"

#include <math.h>

#include "base/order.h"
#include "base/ties.h"

double arp_case_line(double score, double exponent) {
    if (exponent == 1.0) return score;
    if (exponent == 0.0) return log(score);
    double power = pow(score, exponent);
    return exponent > 0.0 ? power : -power;
}

double arp_case_score(double line, double exponent) {
    if (exponent == 1.0) return line;
    if (exponent == 0.0) return exp(line);
    return pow(exponent > 0.0 ? line : -line, 1.0 / exponent);
}

arp_status arp_case_lines(const arp_plan *plan, const arp_table *values, const arp_result *result,
                          arp_pool *pool, arp_case *out, arp_error *err) {
    const arp_plan_node *root = &plan->node[0];
    size_t n = result->n, n_sides = root->n_children;
    if (n_sides == 0) return arp_fail(err, ARP_DOMAIN, ARP_MSG_DRIVERS_NO_SIDE, "s", root->name);
    double **line = arp_pool_take(pool, n_sides, sizeof *line);
    double *weight = arp_pool_take(pool, n_sides, sizeof *weight);
    if (!line || !weight) return arp_fail_memory(err);
    for (size_t s = 0; s < n_sides; s++) {
        size_t node = root->child[s];
        weight[s] = result->weight[node];
        line[s] = arp_pool_take(pool, n, sizeof *line[s]);
        if (!line[s]) return arp_fail_memory(err);
        for (size_t i = 0; i < n; i++) {
            line[s][i] = arp_case_line(result->score[node * n + i], root->exponent);
            if (isfinite(line[s][i])) continue;
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_DRIVERS_SIDE_WITHOUT_VALUE, "ss",
                            plan->node[node].name, values->code[i]);
        }
    }
    out->n = n;
    out->n_sides = n_sides;
    out->line = line;
    out->weight = weight;
    return ARP_OK;
}

void arp_case_mix(const arp_case *what, const double *w, double *out) {
    for (size_t i = 0; i < what->n; i++) {
        double sum = 0.0;
        for (size_t s = 0; s < what->n_sides; s++) sum += w[s] * what->line[s][i];
        out[i] = sum;
    }
}

arp_status arp_case_mix_settled(const arp_case *what, const double *w, double *out,
                                arp_error *err) {
    uint32_t *order = arp_zalloc(what->n, sizeof *order);
    arp_case_mix(what, w, out);
    bool ok = order && arp_order_falling(out, what->n, order);
    if (ok) arp_settle_ties(out, order, what->n);
    arp_free(order);
    return ok ? ARP_OK : arp_fail_memory(err);
}
