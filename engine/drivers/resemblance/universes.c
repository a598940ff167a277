/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/universes.h"

#include <math.h>

#include "drivers/resemblance/case.h"
#include "drivers/resemblance/tilt.h"

size_t arp_universe_places(const size_t *row, size_t n, const size_t *selected, size_t m,
                           size_t *place) {
    for (size_t t = 0, i = 0; t < m; t++) {
        while (i < n && row[i] < selected[t]) i++;
        if (i == n || row[i] != selected[t]) return selected[t];
        place[t] = i;
    }
    return ARP_NONE;
}

/* Runs the index over the rows and measures each side there. */
static arp_status run_there(const arp_plan *plan, const arp_table *values,
                            const arp_universe_input *in, double alpha, arp_case *there,
                            arp_universe *out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_table rows = {0};
    arp_result result = {0};
    arp_null null = {.seed = there->seed};
    arp_pool *pool = arp_pool_new();
    if (!pool) {
        st = arp_fail_memory(err);
        goto done;
    }
    ARP_TRY(arp_table_rows(values, in->row, in->n, &rows, err));
    ARP_TRY(arp_index_run(plan, &rows, &result, err));
    ARP_TRY(arp_case_lines(plan, &rows, &result, pool, there, err));
    for (size_t s = 0; s < there->n_sides; s++) {
        arp_tilt tilt = {0};
        ARP_TRY(arp_concordance_measure(there->line[s], there->n, there->selected, there->m, &null,
                                        &out->side[s], err));
        ARP_TRY(arp_tilt_measure(there->line[s], there->n, there->selected, there->m, alpha, &null,
                                 &tilt, err));
        out->interval[s] = (arp_interval){tilt.low, tilt.high};
    }

done:
    arp_null_free(&null);
    arp_pool_free(pool);
    arp_result_free(&result);
    arp_table_free(&rows);
    return st;
}

arp_status arp_universe_measure(const arp_plan *plan, const arp_table *values,
                                const arp_drivers_options *options, size_t which,
                                const size_t *selected, struct arp_pool *pool, arp_universe *out,
                                arp_error *err) {
    const arp_universe_input *in = &options->universe[which];
    size_t m = options->m, n_sides = plan->node[0].n_children;
    arp_universe made = {.name = in->name, .n = in->n};
    made.side = arp_pool_take(pool, n_sides, sizeof *made.side);
    size_t *place = arp_pool_take(pool, m, sizeof *place);
    made.interval = arp_pool_take(pool, n_sides, sizeof *made.interval);
    if (!made.side || !made.interval || !place) return arp_fail_memory(err);
    for (size_t s = 0; s < n_sides; s++) {
        made.side[s] = (arp_concordance){.c = NAN, .p = NAN};
        made.interval[s] = (arp_interval){NAN, NAN};
    }
    made.lacks = arp_universe_places(in->row, in->n, selected, m, place);
    if (made.lacks == ARP_NONE && in->n >= ARP_UNIVERSE_LEAST && m < in->n) {
        arp_case there = {.m = m, .selected = place, .seed = options->seed};
        arp_status st = run_there(plan, values, in, options->alpha, &there, &made, &made.why);
        if (st == ARP_MEMORY) return arp_fail_memory(err);
    }
    *out = made;
    return ARP_OK;
}
