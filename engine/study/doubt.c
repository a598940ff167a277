/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/doubt.h"

#include <math.h>

/* Of one indicator of the index. */
static void add_leaf(const arp_made_of *made, const arp_column *column, size_t n, arp_doubt *out) {
    for (size_t i = 0; i < n; i++) {
        arp_doubt *d = &out[i];
        if (column->mark[i] == ARP_CELL_OK && made->coverage)
            d->coverage = fmin(d->coverage, made->coverage[i]); /* NaN is none */
        if (!made->lacking) continue;
        d->lacking += made->lacking[i];
        d->guessed += made->guessed[i];
    }
}

arp_status study_doubt(const arp_study *study, arp_answer *answer, arp_error *err) {
    const arp_result *result = &answer->result;
    answer->doubt = arp_zalloc(result->n, sizeof *answer->doubt);
    if (!answer->doubt) return arp_fail_memory(err);
    for (size_t i = 0; i < result->n; i++) answer->doubt[i].coverage = NAN;
    for (size_t v = 0; v < study->plan.n_nodes; v++) {
        const size_t column = study->plan.node[v].column;
        if (column == ARP_NONE) continue;
        add_leaf(&study->made[column], &study->values.column[column], result->n, answer->doubt);
    }
    for (size_t i = 0; i < result->n_filled; i++) answer->doubt[result->filled[i].row].filled++;
    return ARP_OK;
}
