/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/shares/shapley.h"

#include "base/order.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/resemblance/overlap.h"

/* = 1 / (g C(g - 1, |S|)) */
double arp_shapley_chance(size_t g, size_t size) {
    double choose = 1.0;
    for (size_t i = 1; i <= size; i++) choose = choose * (double)(g - i) / (double)i;
    return 1.0 / ((double)g * choose);
}

size_t arp_players(size_t set) {
    size_t n = 0;
    for (; set; set &= set - 1) n++;
    return n;
}

void arp_shapley(const double *value, size_t g, double *phi) {
    for (size_t s = 0; s < g; s++) {
        size_t me = (size_t)1 << s;
        phi[s] = 0.0;
        for (size_t set = 0; set < (size_t)1 << g; set++) {
            if (set & me) continue;
            phi[s] += arp_shapley_chance(g, arp_players(set)) * (value[set | me] - value[set]);
        }
    }
}

double arp_shapley_interaction(const double *value, size_t g) {
    double left = value[((size_t)1 << g) - 1] - value[0];
    for (size_t s = 0; s < g; s++) left -= value[(size_t)1 << s] - value[0];
    return left;
}

arp_status arp_shapley_selection(const arp_case *what, size_t k, arp_shapley_sides *out,
                                 arp_error *err) {
    arp_status st = ARP_OK;
    size_t n = what->n, g = what->n_sides, m = what->m;
    double overlap[1 << ARP_SHAPLEY_SIDES] = {0}, concordance[1 << ARP_SHAPLEY_SIDES] = {0};
    double w[ARP_SHAPLEY_SIDES];
    double *score = arp_zalloc(n, sizeof *score), *scratch = arp_zalloc(n, sizeof *scratch);
    int64_t *twice = arp_zalloc(n, sizeof *twice);
    if (!score || !scratch || !twice) {
        st = arp_fail_memory(err);
        goto done;
    }
    /* Over no side, or sides that weigh nothing, all scores are 0: k / n and 1/2 by themselves. */
    for (size_t set = 0; set < (size_t)1 << g; set++) {
        for (size_t s = 0; s < g; s++) w[s] = set >> s & 1 ? what->weight[s] : 0.0;
        arp_case_mix(what, w, score);
        if (!arp_midranks(score, n, twice)) {
            st = arp_fail_memory(err);
            goto done;
        }
        concordance[set] = arp_concordance_of(twice, n, what->selected, m);
        overlap[set] = arp_overlap_seats(score, n, k, what->selected, m, scratch) / (double)m;
    }
    arp_shapley(overlap, g, out->overlap);
    arp_shapley(concordance, g, out->concordance);
    out->interaction_overlap = arp_shapley_interaction(overlap, g);
    out->interaction_concordance = arp_shapley_interaction(concordance, g);

done:
    arp_free(score);
    arp_free(scratch);
    arp_free(twice);
    return st;
}
