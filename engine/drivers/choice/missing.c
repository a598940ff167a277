/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/choice/missing.h"

#include <math.h>

#include "base/memory.h"
#include "base/moments.h"
#include "base/order.h"
#include "base/quantiles.h"
#include "base/rng.h"
#include "drivers/resemblance/verdict.h"

static const uint64_t STREAM = 0x6d697373; /* of its own */

static const double SHARES[] = {0.2, 0.5}, CORRELATIONS[] = {-0.3, 0.0, 0.5};

enum { DRAWS = 200, LEAST_DRAWS = 20, CELLS = 200000, N_CORRELATIONS = 3 };

/* One draw: the scores of the selected without the unobserved criterion, and of the others with
   it, both rising. */
typedef struct draw {
    const double *chosen, *other;
    size_t m, n_other;
} draw;

/* Concordance of the selected, all moved by the same amount: pairs won twice over, out of all. */
static double concordance(const draw *d, double moved) {
    size_t below = 0, up_to = 0;
    uint64_t won = 0;
    for (size_t t = 0; t < d->m; t++) {
        double x = d->chosen[t] + moved;
        while (below < d->n_other && d->other[below] < x) below++;
        while (up_to < d->n_other && d->other[up_to] <= x) up_to++;
        won += below + up_to;
    }
    return (double)won / (double)(2 * d->m * d->n_other);
}

/* Lowest place with which this draw attests the side, n + 1 for none. */
static size_t place_in(const arp_unobserved *what, const draw *d, double share) {
    size_t low = 1, high = what->n + 1;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (concordance(d, share * what->grid[mid - 1]) >= what->needed) high = mid;
        else low = mid + 1;
    }
    return low;
}

arp_status arp_missing_place(const arp_unobserved *what, double share, double correlation,
                             size_t *place, arp_error *err) {
    size_t n = what->n, m = what->m, n_other = n - m;
    double noise = sqrt(1.0 - correlation * correlation);
    double *score;
    size_t *found;
    if (!arp_zalloc_all(ARP_ARRAY(score, n), ARP_ARRAY(found, what->n_draws)))
        return arp_fail_memory(err);
    double *chosen = score, *other = score + m;
    for (size_t t = 0; t < m; t++) chosen[t] = (1.0 - share) * what->z[what->selected[t]];
    arp_sort(chosen, m);
    draw d = {chosen, other, m, n_other};
    for (size_t r = 0; r < what->n_draws; r++) {
        const double *e = what->e + r * n;
        for (size_t i = 0, t = 0; i < n; i++) {
            if (t < m && what->selected[t] == i) {
                t++;
                continue;
            }
            double u = correlation * what->z[i] + noise * e[i];
            other[i - t] = (1.0 - share) * what->z[i] + share * u;
        }
        arp_sort(other, n_other);
        found[r] = place_in(what, &d, share);
    }
    arp_sort_whole(found, what->n_draws);
    size_t half = found[(what->n_draws + 1) / 2 - 1];
    *place = half <= n ? half : 0;
    arp_free(score);
    arp_free(found);
    return ARP_OK;
}

static bool asks(const arp_plan *plan, const arp_side *side) {
    return !side->late && side->state != ARP_ATTESTED && plan->node[side->node].n_lacks > 0;
}

static void standardise(const double *score, size_t n, double *z) {
    double mean = arp_mean(score, n), sd = arp_sd(score, n, mean);
    for (size_t i = 0; i < n; i++) z[i] = sd > 0.0 ? (score[i] - mean) / sd : 0.0;
}

/* Scores of the places and normal draws, the same for every side. */
static void fill(arp_unobserved *what, uint64_t seed, double *grid, double *e) {
    size_t n = what->n;
    for (size_t j = 0; j < n; j++) {
        grid[j] = arp_normal_quantile_above(((double)(n - j) - 0.5) / (double)n);
    }
    for (size_t r = 0; r < what->n_draws; r++) {
        for (size_t i = 0; i < n; i++) {
            e[r * n + i] = arp_normal_quantile_above(arp_u01(seed ^ STREAM, r, (uint32_t)i));
        }
    }
    what->grid = grid;
    what->e = e;
}

static arp_status one_side(const arp_unobserved *what, arp_missing_side *out, arp_error *err) {
    for (size_t b = 0; b < ARP_BREAK_EVENS; b++) {
        arp_break_even *at = &out->at[b];
        at->share = SHARES[b / N_CORRELATIONS];
        at->correlation = CORRELATIONS[b % N_CORRELATIONS];
        at->percentile = NAN;
        if (isnan(what->needed)) continue;
        arp_status st = arp_missing_place(what, at->share, at->correlation, &at->place, err);
        if (st != ARP_OK) return st;
        if (at->place) at->percentile = 100.0 * ((double)at->place - 0.5) / (double)what->n;
    }
    out->asked = true;
    return ARP_OK;
}

static size_t draws_for(size_t n) {
    size_t most = CELLS / n;
    return most > DRAWS ? DRAWS : most < LEAST_DRAWS ? LEAST_DRAWS : most;
}

static arp_status all_sides(const arp_plan *plan, const arp_result *result, uint64_t seed,
                            arp_drivers *d, arp_error *err) {
    arp_status st = ARP_OK;
    size_t n = d->n;
    arp_unobserved what = {.n = n, .m = d->m, .selected = d->selected};
    what.n_draws = d->missing->n_draws;
    what.needed = arp_attested_needs(d->c_needed_holm);
    double *z = arp_zalloc(n, (what.n_draws + 2) * sizeof *z);
    if (!z) return arp_fail_memory(err);
    what.z = z;
    fill(&what, seed, z + n, z + 2 * n);
    for (size_t s = 0; s < d->n_sides && st == ARP_OK; s++) {
        if (!asks(plan, &d->side[s])) continue;
        standardise(result->score + d->side[s].node * n, n, z);
        st = one_side(&what, &d->missing->side[s], err);
    }
    arp_free(z);
    return st;
}

arp_status arp_missing_explain(const arp_plan *plan, const arp_result *result, uint64_t seed,
                               arp_drivers *out, arp_error *err) {
    bool any = false;
    for (size_t s = 0; s < out->n_sides; s++) any = any || asks(plan, &out->side[s]);
    if (!any) return ARP_OK;
    out->missing = arp_pool_take(out->pool, 1, sizeof *out->missing);
    if (!out->missing) return arp_fail_memory(err);
    out->missing->side = arp_pool_take(out->pool, out->n_sides, sizeof *out->missing->side);
    if (!out->missing->side) return arp_fail_memory(err);
    out->missing->n_draws = draws_for(out->n);
    return all_sides(plan, result, seed, out, err);
}
