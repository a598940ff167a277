/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/concordance.h"

#include <math.h>

#include "base/memory.h"
#include "base/order.h"
#include "base/quantiles.h"

/* Pairs won, twice over, from the sum of doubled mid-ranks, out of 2 m (n - m). */
double arp_concordance_from(int64_t sum, size_t n, size_t m) {
    int64_t won = sum - (int64_t)(m * (m + 1));
    return (double)won / (double)(2 * m * (n - m));
}

static int64_t sum_over(const int64_t *x, const size_t *selected, size_t m) {
    int64_t sum = 0;
    for (size_t i = 0; i < m; i++) sum += x[selected[i]];
    return sum;
}

double arp_concordance_of(const int64_t *twice, size_t n, const size_t *selected, size_t m) {
    return arp_concordance_from(sum_over(twice, selected, m), n, m);
}

static arp_status measure(const int64_t *twice, size_t n, int64_t sum, size_t m, arp_null *null,
                          arp_concordance *out, arp_error *err) {
    arp_status st = arp_null_fit(null, twice, n, m, err);
    if (st != ARP_OK) return st;
    *out =
        (arp_concordance){arp_concordance_from(sum, n, m), arp_null_above(null, sum), null->method};
    return ARP_OK;
}

/* Doubled mid-ranks in memory of their own, NULL when there is none. */
static int64_t *ranks_of(const double *score, size_t n) {
    int64_t *twice = arp_zalloc(n, sizeof *twice);
    if (twice && arp_midranks(score, n, twice)) return twice;
    arp_free(twice);
    return NULL;
}

arp_status arp_concordance_measure(const double *score, size_t n, const size_t *selected, size_t m,
                                   arp_null *null, arp_concordance *out, arp_error *err) {
    int64_t *twice = ranks_of(score, n);
    if (!twice) return arp_fail_memory(err);
    arp_status st = measure(twice, n, sum_over(twice, selected, m), m, null, out, err);
    arp_free(twice);
    return st;
}

/* Who stood above it falls by one place, who was tied with it by half a place. */
int64_t arp_midranks_without(const int64_t *twice, size_t n, const size_t *selected, size_t m,
                             size_t t, int64_t *out) {
    size_t gone = selected[t];
    int64_t sum = 0;
    for (size_t i = 0, at = 0; i < n; i++) {
        if (i == gone) continue;
        int64_t less = twice[i] > twice[gone] ? 2 : twice[i] == twice[gone] ? 1 : 0;
        out[at++] = twice[i] - less;
    }
    for (size_t i = 0; i < m; i++) {
        if (i != t) sum += out[selected[i] - (selected[i] > gone)];
    }
    return sum;
}

arp_status arp_concordance_left_out(const double *score, size_t n, const size_t *selected, size_t m,
                                    arp_null *null, arp_concordance *out, arp_error *err) {
    arp_status st = ARP_OK;
    int64_t *rest = NULL, *twice = ranks_of(score, n);
    if (twice) rest = arp_zalloc(n - 1, sizeof *rest);
    if (!rest) {
        st = arp_fail_memory(err);
        goto done;
    }
    for (size_t t = 0; t < m; t++) {
        int64_t sum = arp_midranks_without(twice, n, selected, m, t, rest);
        ARP_TRY(measure(rest, n - 1, sum, m - 1, null, &out[t], err));
    }

done:
    arp_free(rest);
    arp_free(twice);
    return st;
}

arp_status arp_concordance_contrast(const double *const side[2], size_t n, const size_t *selected,
                                    size_t m, double alpha, arp_null *null, arp_contrast *out,
                                    arp_error *err) {
    arp_status st = ARP_OK;
    double pairs = (double)(2 * m * (n - m));
    int64_t sum, *second = NULL, *gap = ranks_of(side[0], n);
    if (gap) second = ranks_of(side[1], n);
    if (!second) {
        st = arp_fail_memory(err);
        goto done;
    }
    for (size_t i = 0; i < n; i++) gap[i] -= second[i];
    sum = sum_over(gap, selected, m);
    ARP_TRY(arp_null_fit(null, gap, n, m, err));
    out->value = (double)sum / pairs;
    out->p = arp_null_far(null, sum);
    out->method = null->method;
    out->needed = arp_null_needed_far(null, alpha, &sum) ? (double)sum / pairs : NAN;

done:
    arp_free(second);
    arp_free(gap);
    return st;
}

static double smallest_p(size_t n, size_t m) {
    size_t fewer = m < n - m ? m : n - m;
    double log_sets = arp_log_choose((double)n, (double)fewer);
    if (log_sets > 36.0) return exp(-log_sets);
    double sets = 1.0; /* whole and below 2^53 / n: no rounding worth the name */
    for (size_t i = 1; i <= fewer; i++) sets = sets * (double)(n - fewer + i) / (double)i;
    return 1.0 / sets;
}

arp_status arp_concordance_reachable(size_t n, size_t m, double alpha, size_t n_sides,
                                     arp_null *null, arp_reachable *out, arp_error *err) {
    int64_t sum, *twice = arp_zalloc(n, sizeof *twice);
    if (!twice) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) twice[i] = 2 * ((int64_t)i + 1);
    arp_status st = arp_null_fit(null, twice, n, m, err);
    arp_free(twice);
    if (st != ARP_OK) return st;
    out->p_min = smallest_p(n, m);
    out->c_needed = arp_null_needed(null, alpha, &sum) ? arp_concordance_from(sum, n, m) : NAN;
    alpha /= (double)n_sides;
    out->c_needed_holm = arp_null_needed(null, alpha, &sum) ? arp_concordance_from(sum, n, m) : NAN;
    return ARP_OK;
}
