/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/cells.h"
#include "drivers/weights/tipping.h"

/* The segment from the declared weights to side `side` alone. */
static arp_status ray(const arp_case *what, size_t side, const double *declared, const size_t *k,
                      size_t n_k, arp_pool *pool, arp_ray *out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_bundles bundles = {0};
    arp_stays runs = {0};
    arp_tipping lists = {0};
    out->member = arp_pool_take(pool, n_k, what->n * sizeof *out->member);
    if (!out->member) return arp_fail_memory(err);
    ARP_TRY(arp_bundles_make(what->line[side], declared, what->n, &bundles, err));
    for (size_t j = 0; j < n_k; j++) {
        ARP_TRY(arp_tipping_walk(&bundles, k[j], &runs, err));
        ARP_TRY(arp_membership_make(&bundles, &runs, pool, out->member + j * what->n, err));
        if (j == 0) ARP_TRY(arp_segments_make(&bundles, &runs, k[0], pool, &lists, err));
        arp_free(runs.at);
        runs = (arp_stays){0};
    }
    out->segment = lists.segment;
    out->n_segments = lists.n_segments;
    out->segments_left_out = lists.segments_left_out;

done:
    arp_free(runs.at);
    arp_bundles_free(&bundles);
    return st;
}

arp_status arp_simplex_make(const arp_case *what, const size_t *k, size_t n_k, arp_pool *pool,
                            arp_simplex **out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_simplex *made = arp_pool_take(pool, 1, sizeof *made);
    double *declared = arp_zalloc(what->n, sizeof *declared);
    if (made) made->ray = arp_pool_take(pool, what->n_sides, sizeof *made->ray);
    if (!made || !made->ray || !declared) {
        st = arp_fail_memory(err);
        goto done;
    }
    ARP_TRY(arp_case_mix_settled(what, what->weight, declared, err));
    for (size_t s = 0; s < what->n_sides; s++) {
        ARP_TRY(ray(what, s, declared, k, n_k, pool, &made->ray[s], err));
    }
    if (what->n_sides == 3) ARP_TRY(arp_cells_make(what->line, what->n, k[0], pool, made, err));
    *out = made;

done:
    arp_free(declared);
    return st;
}
