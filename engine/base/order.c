/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/order.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

typedef struct item {
    double x;
    uint32_t i;
} item;

/* Falling by value, NaN last, equal values by index: a total order, so any sort gives one answer.
 */
static int falling(const void *a, const void *b) {
    const item *p = a, *q = b;
    if (p->x > q->x) return -1;
    if (p->x < q->x) return 1;
    int nan = isnan(p->x) - isnan(q->x);
    if (nan) return nan;
    return (p->i > q->i) - (p->i < q->i);
}

static item *sorted(const double *x, size_t n) {
    if (n > UINT32_MAX) return NULL;
    item *items = arp_zalloc(n, sizeof *items);
    if (!items) return NULL;
    for (size_t i = 0; i < n; i++) items[i] = (item){x[i], (uint32_t)i};
    qsort(items, n, sizeof *items, falling);
    return items;
}

bool arp_order_falling(const double *x, size_t n, uint32_t *order) {
    item *items = sorted(x, n);
    if (!items) return false;
    for (size_t i = 0; i < n; i++) order[i] = items[i].i;
    arp_free(items);
    return true;
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

bool arp_midranks(const double *x, size_t n, int64_t *twice) {
    item *items = sorted(x, n);
    if (!items) return false;
    for (size_t i = 0; i < n;) {
        size_t end = i + 1;
        while (end < n && items[end].x == items[i].x) end++;
        /* places i + 1 .. end from the top are n - end + 1 .. n - i from the bottom */
        int64_t both = (int64_t)(n - end + 1 + n - i);
        for (; i < end; i++) twice[items[i].i] = both;
    }
    arp_free(items);
    return true;
}

/* Three-way selection: above the pivot | equal to it | below it. */
double arp_kth_largest(double *x, size_t n, size_t k) {
    size_t low = 0, high = n; /* the answer's place k - 1 is in low .. high - 1 */
    for (;;) {
        double a = x[low], b = x[low + (high - low) / 2], c = x[high - 1];
        double pivot = a > b ? (b > c ? b : a > c ? c : a) : (a > c ? a : b > c ? c : b);
        size_t above = low, i = low, below = high;
        while (i < below) {
            double t = x[i];
            if (t > pivot) {
                x[i++] = x[above];
                x[above++] = t;
            } else if (t < pivot) {
                x[i] = x[--below];
                x[below] = t;
            } else {
                i++;
            }
        }
        if (k - 1 < above) {
            high = above;
        } else if (k - 1 >= below) {
            low = below;
        } else {
            return pivot;
        }
    }
}

double arp_median(double *x, size_t n) {
    arp_sort(x, n);
    return n % 2 ? x[n / 2] : 0.5 * (x[n / 2 - 1] + x[n / 2]);
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
