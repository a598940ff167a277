/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/null.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/quantiles.h"
#include "base/rng.h"

enum { DRAWS = 1000000, NORMAL_FROM = 30 };

static const double EXACT_UP_TO = 2e9; /* m^2 n^2 */

static int rising(const void *a, const void *b) {
    int64_t p = *(const int64_t *)a, q = *(const int64_t *)b;
    return (p > q) - (p < q);
}

static int64_t gcd(int64_t a, int64_t b) {
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static void forget(arp_null *null) {
    arp_free(null->x);
    arp_free(null->count);
    arp_free(null->above);
    arp_free(null->below);
    arp_free(null->drawn);
    *null = (arp_null){.seed = null->seed};
}

void arp_null_free(arp_null *null) {
    forget(null);
}

/* Row j of the table counts the sets of j numbers by their sum less the sum of the j least. Numbers
   come in rising order, so adding number i to a set of j - 1 moves that place by x[i] - x[j - 1].
 */
static void fill(const int64_t *x, size_t n, size_t m, double *const *row, size_t *reach) {
    row[0][0] = 1.0;
    for (size_t i = 0; i < n; i++) {
        size_t left = n - 1 - i; /* sets too small to be filled up by what is left are skipped */
        size_t least = m > left ? m - left : 1;
        for (size_t j = i + 1 < m ? i + 1 : m; j >= least && j > 0; j--) {
            size_t shift = (size_t)(x[i] - x[j - 1]);
            const double *from = row[j - 1];
            double *to = row[j] + shift;
            for (size_t u = 0; u <= reach[j - 1]; u++) to[u] += from[u];
            if (reach[j - 1] + shift > reach[j]) reach[j] = reach[j - 1] + shift;
        }
    }
}

static bool count_sums(arp_null *null) {
    const int64_t *x = null->x;
    size_t n = null->n, width = 1, all = 1;
    size_t m = x[n - 1] ? null->m : 0; /* all equal: one sum, as over nobody */
    for (size_t j = 0; j < m; j++) all += width += (size_t)(x[n - 1 - j] - x[j]);
    double *table = arp_zalloc(all, sizeof *table);
    double **row = arp_zalloc(m + 1, sizeof *row);
    size_t *reach = arp_zalloc(m + 1, sizeof *reach);
    null->count = arp_zalloc(width, sizeof(double));
    null->above = arp_zalloc(width, sizeof(double));
    null->below = arp_zalloc(width, sizeof(double));
    bool ok = table && row && reach && null->count && null->above && null->below;
    if (ok) {
        row[0] = table;
        for (size_t j = 0, size = 1; j < m; j++) {
            row[j + 1] = row[j] + size;
            size += (size_t)(x[n - 1 - j] - x[j]);
        }
        fill(x, n, m, row, reach);
        memcpy(null->count, row[m], width * sizeof(double));
        double sum = 0.0;
        for (size_t u = width; u-- > 0;) null->above[u] = sum += null->count[u];
        sum = 0.0;
        for (size_t u = 0; u < width; u++) null->below[u] = sum += null->count[u];
        null->n_u = width;
    }
    arp_free(table);
    arp_free(row);
    arp_free(reach);
    return ok;
}

/* u of the draw-th random set of m < NORMAL_FROM places (Floyd, in Bentley 1987). */
static int64_t draw_sum(const arp_null *null, uint64_t draw) {
    size_t place[NORMAL_FROM], n_in = 0;
    uint32_t lane = 0;
    int64_t sum = 0;
    for (size_t j = null->n - null->m; j < null->n; j++) {
        size_t at = (size_t)arp_below(null->seed, draw, &lane, j + 1);
        for (size_t i = 0; i < n_in; i++) {
            if (place[i] == at) {
                at = j;
                break;
            }
        }
        place[n_in++] = at;
        sum += null->x[at] - null->x[n_in - 1];
    }
    return sum;
}

static bool draw_sums(arp_null *null) {
    null->drawn = arp_zalloc(DRAWS, sizeof *null->drawn);
    if (!null->drawn) return false;
    for (uint64_t d = 0; d < DRAWS; d++) null->drawn[d] = draw_sum(null, d);
    return true;
}

/* Mean and standard deviation of a sum drawn without replacement. */
static void moments(arp_null *null) {
    double n = (double)null->n, m = (double)null->m, total = 0.0, squares = 0.0;
    for (size_t i = 0; i < null->n; i++) total += (double)null->x[i];
    for (size_t i = 0; i < null->n; i++) {
        double d = (double)null->x[i] - total / n;
        squares += d * d;
    }
    null->mean = m * total / n;
    null->sd = sqrt(m * (n - m) / (n * (n - 1.0)) * squares);
}

static arp_p_method choose_method(size_t n, size_t m, int64_t range) {
    double size = (double)n * (double)m;
    if (range == 0 || size * size <= EXACT_UP_TO) return ARP_P_EXACT;
    return m >= NORMAL_FROM ? ARP_P_NORMAL : ARP_P_MONTE_CARLO;
}

/* Fills next with the numbers brought to 0, 1, 2 ... where their gaps allow. */
static void reduce(arp_null *next, const int64_t *x, bool flip) {
    int64_t low = INT64_MAX, high = INT64_MIN, total = 0, step = 0;
    for (size_t i = 0; i < next->n; i++) {
        next->x[i] = flip ? -x[i] : x[i];
        total += x[i];
        if (next->x[i] < low) low = next->x[i];
        if (next->x[i] > high) high = next->x[i];
    }
    for (size_t i = 0; i < next->n; i++) step = gcd(step, next->x[i] - low);
    next->step = step ? step : 1;
    for (size_t i = 0; i < next->n; i++) next->x[i] = (next->x[i] - low) / next->step;
    next->base = (flip ? total : 0) + (int64_t)next->m * low;
    next->method = choose_method(next->n, next->m, high - low);
}

static bool same(const arp_null *a, const arp_null *b) {
    return a->x && a->method == b->method && a->n == b->n && a->m == b->m &&
           memcmp(a->x, b->x, a->n * sizeof *a->x) == 0;
}

arp_status arp_null_fit(arp_null *null, const int64_t *x, size_t n, size_t m, arp_error *err) {
    bool flip = m > n - m, ok = true;
    arp_null next = {.seed = null->seed, .n = n, .m = flip ? n - m : m};
    next.x = arp_zalloc(n, sizeof *next.x);
    if (next.x) {
        reduce(&next, x, flip);
        if (next.method == ARP_P_NORMAL) {
            moments(&next);
        } else {
            qsort(next.x, n, sizeof *next.x, rising);
            for (size_t i = 0; i < next.m; i++) next.base += next.step * next.x[i];
            if (same(null, &next)) {
                null->base = next.base;
                null->step = next.step;
                forget(&next);
                return ARP_OK;
            }
            ok = next.method == ARP_P_EXACT ? count_sums(&next) : draw_sums(&next);
        }
    }
    forget(null);
    if (!next.x || !ok) {
        forget(&next);
        return arp_fail_memory(err);
    }
    *null = next;
    return ARP_OK;
}

/* Least u with base + step * u >= sum; may be negative. */
static int64_t place_of(const arp_null *null, int64_t sum) {
    int64_t d = sum - null->base;
    return d > 0 ? (d + null->step - 1) / null->step : -(-d / null->step);
}

static double drawn_p(size_t hits) {
    return (double)(hits + 1) / (DRAWS + 1.0);
}

double arp_null_above(const arp_null *null, int64_t sum) {
    int64_t u = place_of(null, sum);
    if (null->method == ARP_P_EXACT) {
        if (u <= 0) return 1.0;
        return (size_t)u >= null->n_u ? 0.0 : null->above[u] / null->above[0];
    }
    if (null->method == ARP_P_NORMAL) return arp_normal_above(((double)u - null->mean) / null->sd);
    size_t hits = 0;
    for (size_t d = 0; d < DRAWS; d++) hits += null->drawn[d] >= u;
    return drawn_p(hits);
}

double arp_null_far(const arp_null *null, int64_t sum) {
    int64_t far = sum < 0 ? -sum : sum;
    if (far == 0) return 1.0;
    if (null->method == ARP_P_NORMAL) {
        return 2.0 * arp_normal_above((double)far / ((double)null->step * null->sd));
    }
    int64_t up = place_of(null, far), down = place_of(null, -far + 1) - 1; /* u >= up, u <= down */
    if (null->method == ARP_P_EXACT) {
        int64_t n = (int64_t)null->n_u;
        double high = up >= n ? 0.0 : null->above[up > 0 ? up : 0];
        double low = down < 0 ? 0.0 : null->below[down < n ? down : n - 1];
        return (high + low) / null->above[0];
    }
    size_t hits = 0;
    for (size_t d = 0; d < DRAWS; d++) hits += null->drawn[d] >= up || null->drawn[d] <= down;
    return drawn_p(hits);
}

/* Greatest possible sum. The normal keeps its numbers in the order given: its bound is that of m
   times the greatest, and no alpha that a person would write comes near it. */
static int64_t greatest(const arp_null *null) {
    size_t n = null->n, m = null->m;
    int64_t u = 0;
    if (null->method == ARP_P_NORMAL) {
        for (size_t i = 0; i < n; i++) u = null->x[i] > u ? null->x[i] : u;
        u *= (int64_t)m;
    } else {
        for (size_t j = 0; j < m; j++) u += null->x[n - 1 - j] - null->x[j];
    }
    return null->base + null->step * u;
}

/* Least sum in low .. high for which tail() is at most alpha; tail never rises. */
static bool search(const arp_null *null, double (*tail)(const arp_null *, int64_t), double alpha,
                   int64_t low, int64_t high, int64_t *sum) {
    if (tail(null, high) > alpha) return false;
    while (low < high) {
        int64_t mid = low + (high - low) / 2;
        if (tail(null, mid) <= alpha) {
            high = mid;
        } else {
            low = mid + 1;
        }
    }
    *sum = low;
    return true;
}

bool arp_null_needed(const arp_null *null, double alpha, int64_t *sum) {
    if (!search(null, arp_null_above, alpha, null->base, greatest(null), sum)) return false;
    *sum = null->base + null->step * place_of(null, *sum);
    return true;
}

static bool possible(const arp_null *null, int64_t sum) {
    int64_t d = sum - null->base;
    if (d < 0 || d % null->step != 0) return false;
    if (null->method != ARP_P_EXACT) return true;
    return (size_t)(d / null->step) < null->n_u && null->count[d / null->step] > 0.0;
}

bool arp_null_needed_far(const arp_null *null, double alpha, int64_t *sum) {
    int64_t high = greatest(null);
    if (-null->base > high) high = -null->base;
    if (!search(null, arp_null_far, alpha, 0, high, sum)) return false;
    while (*sum <= high && !possible(null, *sum) && !possible(null, -*sum)) (*sum)++;
    return *sum <= high;
}
