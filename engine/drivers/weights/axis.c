/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/axis.h"

#include <math.h>

#include "drivers/resemblance/overlap.h"
#include "drivers/weights/tipping.h"

/* The rest's own mix: declared proportions, equal ones where all of it weighs 0. */
static arp_status mix_rest(const arp_case *what, size_t side, double *rest, arp_error *err) {
    double *w = arp_zalloc(what->n_sides, sizeof *w), sum = 0.0;
    if (!w) return arp_fail_memory(err);
    for (size_t s = 0; s < what->n_sides; s++) sum += s == side ? 0.0 : what->weight[s];
    for (size_t s = 0; s < what->n_sides; s++) {
        if (s == side) continue;
        w[s] = sum > 0.0 ? what->weight[s] / sum : 1.0 / (double)(what->n_sides - 1);
    }
    arp_status st = arp_case_mix_settled(what, w, rest, err);
    arp_free(w);
    return st;
}

static void overlaps(const arp_case *what, const double *a, const double *b, size_t k,
                     double *scratch, arp_tipping *out) {
    size_t n = what->n, m = what->m;
    double seats = (double)(k < m ? k : m), *score = scratch + n;
    const double w[3] = {1.0, 0.0, out->w0};
    for (int j = 0; j < 3; j++) {
        for (size_t i = 0; i < n; i++) score[i] = w[j] * a[i] + (1.0 - w[j]) * b[i];
        out->overlap[j] = arp_overlap_seats(score, n, k, what->selected, m, scratch) / seats;
    }
}

/* Each territory counts for the weights under which it is in. */
static void mean_overlaps(const arp_case *what, size_t k, arp_tipping *out) {
    double seats = (double)(k < what->m ? k : what->m), w0 = out->w0, above = 0.0, below = 0.0;
    out->mean_overlap[0] = out->mean_overlap[1] = out->mean_overlap_gap = NAN;
    if (!(w0 > 0.0 && w0 < 1.0)) return;
    for (size_t t = 0; t < what->m; t++) {
        const arp_membership *member = &out->member[what->selected[t]];
        for (size_t i = 0; i < member->n; i++) {
            above += fmax(0.0, member->at[i].to - fmax(member->at[i].from, w0));
            below += fmax(0.0, fmin(member->at[i].to, w0) - member->at[i].from);
        }
    }
    out->mean_overlap[0] = above / (1.0 - w0) / seats;
    out->mean_overlap[1] = below / w0 / seats;
    out->mean_overlap_gap = out->mean_overlap[0] - out->mean_overlap[1];
}

arp_status arp_axis_make(const arp_case *what, size_t side, const size_t *k, size_t n_k,
                         arp_pool *pool, arp_tipping *out, arp_error *err) {
    arp_status st = ARP_OK;
    size_t n = what->n;
    arp_tipping made = {.w0 = what->weight[side]};
    arp_bundles bundles = {0};
    arp_stays runs = {0};
    const double *a = what->line[side];
    double *work = arp_zalloc(n, 3 * sizeof *work), *rest = work;
    made.member = arp_pool_take(pool, n_k, n * sizeof *made.member);
    if (!work || !made.member) {
        st = arp_fail_memory(err);
        goto done;
    }
    ARP_TRY(mix_rest(what, side, rest, err));
    ARP_TRY(arp_bundles_make(a, rest, n, &bundles, err));
    for (size_t j = 0; j < n_k; j++) {
        ARP_TRY(arp_tipping_walk(&bundles, k[j], &runs, err));
        ARP_TRY(arp_membership_make(&bundles, &runs, pool, made.member + j * n, err));
        if (j == 0) ARP_TRY(arp_segments_make(&bundles, &runs, k[0], pool, &made, err));
        arp_free(runs.at);
        runs = (arp_stays){0};
    }
    ARP_TRY(arp_curve_make(a, rest, n, what->selected, what->m, pool, &made, err));
    overlaps(what, a, rest, k[0], work + n, &made);
    mean_overlaps(what, k[0], &made);
    *out = made;

done:
    arp_free(runs.at);
    arp_bundles_free(&bundles);
    arp_free(work);
    return st;
}
