/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/order.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/ties.h"

/* Falling by value, NaN last, equal values by index: a total order, so any sort gives one answer.
 */
static int falling(const void *a, const void *b) {
    const arp_item *p = a, *q = b;
    if (p->x > q->x) return -1;
    if (p->x < q->x) return 1;
    int nan = isnan(p->x) - isnan(q->x);
    if (nan) return nan;
    return (p->i > q->i) - (p->i < q->i);
}

static void sort_in(const double *x, size_t n, arp_item *items) {
    for (size_t i = 0; i < n; i++) items[i] = (arp_item){x[i], (uint32_t)i};
    qsort(items, n, sizeof *items, falling);
}

static arp_item *sorted(const double *x, size_t n) {
    if (n > UINT32_MAX) return NULL;
    arp_item *items = arp_zalloc(n, sizeof *items);
    if (items) sort_in(x, n, items);
    return items;
}

bool arp_order_falling(const double *x, size_t n, uint32_t *order) {
    arp_item *items = sorted(x, n);
    if (!items) return false;
    for (size_t i = 0; i < n; i++) order[i] = items[i].i;
    arp_free(items);
    return true;
}

void arp_order_in(const double *x, size_t n, arp_item *room, uint32_t *order) {
    sort_in(x, n, room);
    for (size_t i = 0; i < n; i++) order[i] = room[i].i;
}

static int rising(const void *a, const void *b) {
    double p = *(const double *)a, q = *(const double *)b;
    if (p < q) return -1;
    if (p > q) return 1;
    return isnan(p) - isnan(q);
}

void arp_sort(double *x, size_t n) {
    qsort(x, n, sizeof *x, rising);
}

static int rising_whole(const void *a, const void *b) {
    size_t p = *(const size_t *)a, q = *(const size_t *)b;
    return (p > q) - (p < q);
}

void arp_sort_whole(size_t *x, size_t n) {
    qsort(x, n, sizeof *x, rising_whole);
}

static inline uint64_t key_at(const void *keys, size_t i) {
    uint64_t key;
    memcpy(&key, (const char *)keys + i * sizeof key, sizeof key);
    return key;
}

static inline void put_key(void *keys, size_t i, uint64_t key) {
    memcpy((char *)keys + i * sizeof key, &key, sizeof key);
}

/* How often each digit comes, pass by pass. */
static void count_digits(const arp_digits *of, size_t n) {
    unsigned bits = of->bits, passes = of->passes;
    size_t mask = ((size_t)1 << bits) - 1;
    uint32_t *count = of->count;
    memset(count, 0, ((size_t)passes << bits) * sizeof *count);
    for (size_t i = 0; i < n; i++) {
        uint64_t key = key_at(of->key, i);
        for (unsigned p = 0; p < passes; p++, key >>= bits) {
            count[((size_t)p << bits) + (key & mask)]++;
        }
    }
}

/* From counts to places. */
static void sum_up(uint32_t *count, size_t n) {
    uint32_t at = 0;
    for (size_t d = 0; d < n; d++) {
        uint32_t here = count[d];
        count[d] = at;
        at += here;
    }
}

static void move_pass(const arp_digits *of, size_t n, unsigned shift, uint32_t *count) {
    size_t digits = (size_t)1 << of->bits, mask = digits - 1;
    const void *from = of->key;
    void *to = of->other_key;
    const uint32_t *place = of->place;
    uint32_t *other = of->other_place;
    sum_up(count, digits);
    for (size_t i = 0; i < n && !place; i++) {
        uint64_t key = key_at(from, i);
        put_key(to, count[key >> shift & mask]++, key);
    }
    for (size_t i = 0; i < n && place; i++) {
        uint64_t key = key_at(from, i);
        size_t at = count[key >> shift & mask]++;
        put_key(to, at, key);
        other[at] = place[i];
    }
}

void arp_sort_digits(const arp_digits *of, size_t n) {
    arp_digits now = *of;
    count_digits(of, n);
    for (unsigned p = 0; n && p < of->passes; p++) {
        uint32_t *count = of->count + ((size_t)p << of->bits);
        unsigned shift = p * of->bits;
        if (count[key_at(now.key, 0) >> shift & (((uint64_t)1 << of->bits) - 1)] == n) continue;
        move_pass(&now, n, shift, count);
        now = (arp_digits){.bits = of->bits,
                           .key = now.other_key,
                           .other_key = now.key,
                           .place = now.other_place,
                           .other_place = now.place};
    }
    if (now.key == of->key) return;
    memcpy(of->key, now.key, n * sizeof(uint64_t));
    if (of->place && now.place) memcpy(of->place, now.place, n * sizeof *now.place);
}

void arp_midranks_in(const double *x, size_t n, arp_item *items, int64_t *twice) {
    sort_in(x, n, items);
    arp_ties ties = arp_ties_among(x, n, n ? items[0].x : 0.0, n ? items[n - 1].x : 0.0);
    for (size_t i = 0; i < n;) {
        size_t end = i + 1;
        while (end < n && arp_ties_hold(&ties, items[i].x, items[end].x)) end++;
        /* places i + 1 .. end from the top are n - end + 1 .. n - i from the bottom */
        int64_t both = (int64_t)(n - end + 1 + n - i);
        for (; i < end; i++) twice[items[i].i] = both;
    }
}

bool arp_midranks(const double *x, size_t n, int64_t *twice) {
    arp_item *items = n <= UINT32_MAX ? arp_zalloc(n, sizeof *items) : NULL;
    if (!items) return false;
    arp_midranks_in(x, n, items, twice);
    arp_free(items);
    return true;
}

/* 2 for each value below one row's, 1 for each at it, and 1. */
static int64_t count_one(const double *x, size_t n, size_t row, double far, bool *near) {
    double own = x[row];
    int64_t below = 0, same = 0, close = 0;
    for (size_t i = 0; i < n; i++) {
        below += x[i] < own;
        same += x[i] == own;
        close += fabs(x[i] - own) <= far;
    }
    *near = *near || close > same;
    return 2 * below + same + 1;
}

/* The values of some rows, rising, between sentinels; how many of n values lie between one and the
   one before, and at one. */
enum { BORDERS = 256 };
typedef struct borders {
    double at[2 * BORDERS]; /* the first is - infinity, those past the last row's + infinity */
    uint32_t step;          /* a power of two <= m: no search goes to twice that             */
    int64_t between[BORDERS + 1], same[BORDERS + 1];
} borders;

static int rising_numbers(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void set_borders(borders *b, const double *x, const size_t *row, size_t m) {
    *b = (borders){.at = {-INFINITY}, .step = 1};
    for (size_t t = 0; t < m; t++) b->at[t + 1] = x[row[t]];
    qsort(b->at + 1, m, sizeof *b->at, rising_numbers);
    while ((size_t)2 * b->step <= m) b->step *= 2;
    for (size_t t = m + 1; t < (size_t)2 * b->step + 1 && t < (size_t)2 * BORDERS; t++)
        b->at[t] = INFINITY;
}

/* How many borders lie below x; the last of these and the next one tell whether some border is near
   and not equal. No branch depends on the data. */
static uint32_t find_border(const borders *b, double x, double far, bool *near) {
    uint32_t low = 0;
    for (uint32_t step = b->step; step; step /= 2) low += b->at[low + step] < x ? step : 0;
    double next = b->at[low + 1];
    *near |= (x - b->at[low] <= far) | ((next - x <= far) & (next != x));
    return low;
}

/* Sum over at most BORDERS rows. */
static int64_t count_between(const double *x, size_t n, const size_t *row, size_t m, double far,
                             bool *near) {
    borders b;
    int64_t below = 0, sum = (int64_t)m;
    set_borders(&b, x, row, m);
    for (size_t i = 0; i < n; i++) {
        uint32_t low = find_border(&b, x[i], far, near);
        bool same = b.at[low + 1] == x[i];
        b.between[low] += !same;
        b.same[low] += same;
    }
    for (size_t t = 0, next; t < m; t = next) {
        next = t + 1;
        while (next < m && b.at[next + 1] == b.at[t + 1]) next++;
        below += b.between[t];
        sum += (int64_t)(next - t) * (2 * below + b.same[t]);
        below += b.same[t];
    }
    return sum;
}

int64_t arp_midranks_counted(const double *x, size_t n, const size_t *row, size_t m, double far,
                             bool *near) {
    enum { FEW = 12 }; /* from which on one search costs less than so many comparisons */
    int64_t sum = 0;
    *near = false;
    for (size_t t = 0; m <= FEW && t < m; t++) sum += count_one(x, n, row[t], far, near);
    for (size_t t = 0; m > FEW && t < m; t += BORDERS) {
        sum += count_between(x, n, row + t, m - t < BORDERS ? m - t : BORDERS, far, near);
    }
    return sum;
}

int64_t arp_midranks_sum(const double *x, size_t n, const size_t *row, size_t m, arp_item *room,
                         int64_t *twice) {
    double most = 0.0;
    bool near = false;
    for (size_t i = 0; i < n; i++) most = fabs(x[i]) > most ? fabs(x[i]) : most;
    int64_t sum = arp_midranks_counted(x, n, row, m, 2.0 * ARP_TIE * most, &near);
    if (!near) return sum;
    arp_midranks_in(x, n, room, twice);
    sum = 0;
    for (size_t t = 0; t < m; t++) sum += twice[row[t]];
    return sum;
}

static double middle_of(double a, double b, double c) {
    return a > b ? (b > c ? b : a > c ? c : a) : (a > c ? a : b > c ? c : b);
}

/* A value of x, near the middle: of three, or of three times three where there are many. */
static double pivot_of(const double *x, size_t n) {
    const double *b = x + n / 2, *c = x + n - 1;
    if (n < 128) return middle_of(*x, *b, *c);
    size_t step = n / 8;
    return middle_of(middle_of(x[0], x[step], x[2 * step]), middle_of(b[-1], b[0], b[1]),
                     middle_of(c[-(ptrdiff_t)(2 * step)], c[-(ptrdiff_t)step], c[0]));
}

/* Puts the values above the pivot first, and returns how many. Every value is swapped, so that
   nothing is left to guess for the processor: no branch depends on the data. */
static size_t above_first(double *x, size_t n, double pivot) {
    size_t above = 0;
    for (size_t i = 0; i < n; i++) {
        double t = x[i];
        x[i] = x[above];
        x[above] = t;
        above += t > pivot;
    }
    return above;
}

static size_t equal_first(double *x, size_t n, double pivot) {
    size_t equal = 0;
    for (size_t i = 0; i < n; i++) {
        double t = x[i];
        x[i] = x[equal];
        x[equal] = t;
        equal += t == pivot;
    }
    return equal;
}

/* Selection by parts: above the pivot | equal to it | below it. */
double arp_kth_largest(double *x, size_t n, size_t k) {
    for (;;) {
        double pivot = pivot_of(x, n);
        size_t above = above_first(x, n, pivot);
        if (k <= above) {
            n = above;
            continue;
        }
        size_t equal = equal_first(x + above, n - above, pivot);
        if (k <= above + equal) return pivot;
        x += above + equal;
        n -= above + equal;
        k -= above + equal;
    }
}

double arp_median(double *x, size_t n) {
    arp_sort(x, n);
    return n % 2 ? x[n / 2] : 0.5 * (x[n / 2 - 1] + x[n / 2]);
}

double arp_quantile_sorted(const double *x, size_t n, double p) {
    const double at = p * (double)(n - 1), below = floor(at), part = at - below;
    const size_t low = (size_t)below, high = low + 1 < n ? low + 1 : low;
    return x[low] == x[high] ? x[low] : (1.0 - part) * x[low] + part * x[high];
}

double arp_sum(const double *x, size_t n) {
    double sum = 0.0, lost = 0.0;
    for (size_t i = 0; i < n; i++) {
        double t = sum + x[i];
        lost += fabs(sum) >= fabs(x[i]) ? (sum - t) + x[i] : (x[i] - t) + sum;
        sum = t;
    }
    return sum + lost;
}
