/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/judge.h"

#include <math.h>

#include "drivers/resemblance/concordance.h"
#include "drivers/resemblance/evidence.h"
#include "drivers/resemblance/messages.h"
#include "drivers/resemblance/tilt.h"
#include "sensitivity/draws/messages.h"

/* The set of m of n untied territories that stands t steps above the lowest one. */
static void set_at(size_t n, size_t m, size_t t, size_t *selected) {
    size_t most = n - m;
    for (size_t i = 0; i < m; i++) {
        size_t up = t > (m - 1 - i) * most ? t - (m - 1 - i) * most : 0;
        selected[i] = i + (up < most ? up : most);
    }
}

/* p rises with the sum, so the border is found by halving. */
static arp_status find_border(const arp_judge *j, double alpha, arp_null *null, size_t *set,
                              const double *score, int64_t *border, arp_error *err) {
    size_t low = 0, high = j->m * (j->n - j->m) + 1; /* steps below low are excluded */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        double p;
        if (middle > j->m * (j->n - j->m)) break;
        set_at(j->n, j->m, middle, set);
        arp_status st = arp_tilt_below(score, j->n, set, j->m, ARP_ATTESTED_FROM, null, &p, err);
        if (st != ARP_OK) return st;
        if (p <= alpha) low = middle + 1;
        else high = middle;
    }
    *border = low ? (int64_t)(j->m * (j->m + 1) + 2 * (low - 1)) : 0;
    return ARP_OK;
}

static arp_status find_excluded(arp_judge *j, arp_pool *pool, arp_error *err) {
    arp_null null = {.seed = j->seed};
    arp_status st = ARP_OK;
    size_t *set;
    double *score;
    if (!arp_pool_take_all(pool, ARP_ARRAY(set, j->m), ARP_ARRAY(score, j->n),
                           ARP_ARRAY(j->excluded_to, j->n_sides)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < j->n; i++) score[i] = (double)i;
    for (size_t s = 0; s < j->n_sides; s++) {
        double alpha = j->alpha / (double)(s + 1);
        ARP_TRY(find_border(j, alpha, &null, set, score, &j->excluded_to[s], err));
    }

done:
    arp_null_free(&null);
    return st;
}

static arp_status find_needed(arp_judge *j, arp_error *err) {
    arp_null null = {.seed = j->seed};
    arp_reachable reach = {0};
    arp_status st = arp_concordance_reachable(
        j->n, j->m, j->alpha, j->n_eligible ? j->n_eligible : 1, &null, &reach, err);
    j->needed = reach.c_needed_holm;
    arp_null_free(&null);
    return st;
}

static arp_status refuse(const char *option, double x, double low, double high, arp_error *err) {
    return arp_fail(err, ARP_DOMAIN, ARP_MSG_SENSITIVITY_OPTION, "snnn", option, x, low, high);
}

static arp_status take_selection(const arp_sensitivity_input *in, arp_pool *pool, arp_judge *j,
                                 arp_error *err) {
    size_t n = j->n, at = 0;
    bool *in_it = arp_pool_take(pool, n, sizeof *in_it);
    size_t *rows = arp_pool_take(pool, in->m, sizeof *rows);
    if (!in_it || !rows) return arp_fail_memory(err);
    if (in->m >= n) return refuse("m", (double)in->m, 0.0, (double)n - 1.0, err);
    if (!(in->alpha > 0.0 && in->alpha < 1.0)) return refuse("alpha", in->alpha, 0.0, 1.0, err);
    for (size_t t = 0; t < in->m; t++) {
        size_t row = in->selected[t];
        if (row >= n) return refuse("selected", (double)row, 0.0, (double)n - 1.0, err);
        if (in_it[row]) {
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_DRIVERS_TWICE, "s", in->values->code[row]);
        }
        in_it[row] = true;
    }
    for (size_t i = 0; i < n; i++) {
        if (in_it[i]) rows[at++] = i;
    }
    j->selected = rows;
    return ARP_OK;
}

static arp_status take_eligible(const arp_sensitivity_input *in, arp_pool *pool, arp_judge *j,
                                arp_error *err) {
    if (!arp_pool_take_all(pool, ARP_ARRAY(j->eligible, j->n_sides))) return arp_fail_memory(err);
    for (size_t s = 0; s < j->n_sides; s++) {
        if (!in->late || !in->late[s]) j->eligible[j->n_eligible++] = s;
    }
    return ARP_OK;
}

arp_status arp_judge_make(const arp_sensitivity_input *in, uint64_t seed, arp_pool *pool,
                          arp_judge *out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_judge j = {.n = in->values->n_rows,
                   .m = in->m,
                   .n_sides = in->plan->node[0].n_children,
                   .alpha = in->alpha,
                   .seed = seed,
                   .n_given = in->n_given,
                   .given = in->given};
    ARP_TRY(take_eligible(in, pool, &j, err));
    if (in->n_k == 0) return refuse("k", 0.0, 1.0, (double)j.n - 1.0, err);
    for (size_t i = 0; i < in->n_k; i++) {
        bool fits = in->k[i] >= 1 && in->k[i] < j.n;
        if (!fits) return refuse("k", (double)in->k[i], 1.0, (double)j.n - 1.0, err);
    }
    j.k = in->k[0];
    if (in->m) {
        ARP_TRY(take_selection(in, pool, &j, err));
        j.quick = j.n_sides == 2 && j.n_eligible == 2 && j.m <= 2 && j.m <= j.n - j.m;
        ARP_TRY(find_excluded(&j, pool, err));
        ARP_TRY(find_needed(&j, err));
    }
    *out = j;

done:
    return st;
}
