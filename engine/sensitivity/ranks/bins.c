/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/order.h"
#include "base/threads.h"
#include "sensitivity/ranks/messages.h"
#include "sensitivity/ranks/sets.h"

enum { BINS = 128, ROWS = 256 }; /* rows a block when pairs are counted */

/* Territories bin by bin, in each by falling x; bins that hold nobody are left out. */
typedef struct bins {
    const arp_rank_sets_of *of;
    size_t n;                             /* bins                                       */
    size_t start[BINS + 2];               /* of bin b: places start[b] .. start[b + 1]  */
    double low[BINS + 1], high[BINS + 1]; /* least and greatest sigma in it    */
    double *x, *sigma;                    /* by place                                   */
    uint32_t *row;
    double *scale; /* n x n bins: 1 over the least sigma of a difference; 0 for no error */
    double *most;  /* R                                                                  */
    double c;
    arp_rank_set *set;
} bins;

/* The last is for those without error. */
static size_t bin_of(double sigma, double least, double width) {
    if (sigma == 0.0) return BINS;
    double at = width > 0.0 ? floor(log(sigma / least) / width) : 0.0;
    return (size_t)fmin(fmax(at, 0.0), BINS - 1);
}

static void bounds(const double *sigma, size_t n, double *least, double *width) {
    double most = 0.0;
    *least = INFINITY;
    for (size_t i = 0; i < n; i++) {
        if (sigma[i] > 0.0) *least = fmin(*least, sigma[i]);
        most = fmax(most, sigma[i]);
    }
    *width = most > 0.0 ? log(most / *least) / BINS : 0.0;
}

static void put(bins *b, size_t place, size_t row, size_t bin) {
    double sigma = b->of->sigma[row];
    b->row[place] = (uint32_t)row;
    b->x[place] = b->of->x[row];
    b->sigma[place] = sigma;
    b->low[bin] = place == b->start[bin] ? sigma : fmin(b->low[bin], sigma);
    b->high[bin] = place == b->start[bin] ? sigma : fmax(b->high[bin], sigma);
}

static void fill(bins *b, const uint32_t *order) {
    const arp_rank_sets_of *of = b->of;
    size_t size[BINS + 1] = {0}, number[BINS + 1], next[BINS + 1];
    double least, width;
    bounds(of->sigma, of->n, &least, &width);
    for (size_t i = 0; i < of->n; i++) size[bin_of(of->sigma[i], least, width)]++;
    for (size_t k = 0; k <= BINS; k++) {
        if (size[k] == 0) continue;
        number[k] = b->n;
        next[b->n] = b->start[b->n];
        b->start[b->n + 1] = b->start[b->n] + size[k];
        b->n++;
    }
    for (size_t i = 0; i < of->n; i++) {
        size_t bin = number[bin_of(of->sigma[order[i]], least, width)];
        put(b, next[bin]++, order[i], bin);
    }
    for (size_t p = 0; p < b->n; p++) {
        for (size_t q = 0; q < b->n; q++) {
            double sigma = arp_rank_sigma(b->low[p], b->low[q]);
            b->scale[p * b->n + q] = sigma > 0.0 ? 1.0 / sigma : 0.0;
        }
    }
}

/* max over bins of (max Z of p - min Z of q) / least sigma of a difference. */
static double widest(const bins *b, const double *top, const double *bottom) {
    double most = 0.0;
    for (size_t p = 0; p < b->n; p++) {
        for (size_t q = 0; q < b->n; q++) {
            double v = (top[p] - bottom[q]) * b->scale[p * b->n + q];
            most = v > most ? v : most;
        }
    }
    return most;
}

static void replicate(void *user, size_t slot, uint64_t r) {
    const bins *b = user;
    double top[BINS + 1], bottom[BINS + 1];
    (void)slot;
    for (size_t p = 0; p < b->n; p++) {
        top[p] = -INFINITY;
        bottom[p] = INFINITY;
        for (size_t i = b->start[p]; i < b->start[p + 1]; i++) {
            double z = b->sigma[i] * arp_rank_normal(b->of->seed, r, b->row[i]);
            top[p] = z > top[p] ? z : top[p];
            bottom[p] = z < bottom[p] ? z : bottom[p];
        }
    }
    b->most[r] = widest(b, top, bottom);
}

/* Places of n falling x that are more than `far` above (from the front) or below (from the back)
   a value. */
static size_t beyond(const double *x, size_t n, double from, double far, bool above) {
    size_t low = 0, high = n; /* the first `low` are, those from `high` on are not */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        double gap = above ? x[middle] - from : from - x[n - 1 - middle];
        if (gap > far) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* Those of one bin told apart from one value. Beyond the farthest border all are, within the
   nearest none: the few in between are looked at. */
static size_t apart(const bins *b, size_t bin, size_t place, bool above) {
    size_t start = b->start[bin], n = b->start[bin + 1] - start, found;
    const double *x = b->x + start;
    double own = b->x[place], sigma = b->sigma[place];
    double far = b->c * arp_rank_sigma(sigma, b->high[bin]);
    double near = b->c * arp_rank_sigma(sigma, b->low[bin]);
    size_t sure = beyond(x, n, own, far, above), may = n;
    if (near < far) may = sure + beyond(x + (above ? sure : 0), n - sure, own, near, above);
    else may = sure;
    found = sure;
    for (size_t i = sure; i < may; i++) {
        size_t at = above ? i : n - 1 - i;
        double gap = above ? x[at] - own : own - x[at];
        found += gap > b->c * arp_rank_sigma(sigma, b->sigma[start + at]);
    }
    return found;
}

static void count(void *user, size_t slot, uint64_t block) {
    const bins *b = user;
    size_t first = (size_t)block * ROWS;
    (void)slot;
    for (size_t i = first; i < first + ROWS && i < b->of->n; i++) {
        size_t above = 0, below = 0;
        for (size_t bin = 0; bin < b->n; bin++) {
            above += apart(b, bin, i, true);
            below += apart(b, bin, i, false);
        }
        b->set[b->row[i]] = (arp_rank_set){(uint32_t)(1 + above), (uint32_t)(b->of->n - below)};
    }
}

static void find(bins *b, const uint32_t *order) {
    const arp_rank_sets_of *of = b->of;
    arp_blocks work = {.threads = of->threads, .user = b};
    fill(b, order);
    work.end = of->replicates;
    work.work = replicate;
    arp_blocks_run(&work);
    b->c = arp_kth_largest(b->most, of->replicates, arp_rank_tail(of->replicates, of->alpha));
    work.end = (of->n + ROWS - 1) / ROWS;
    work.work = count;
    arp_blocks_run(&work);
}

static arp_status make(const arp_rank_sets_of *of, arp_rank_joint *out, arp_error *err) {
    bins b = {.of = of, .set = out->set};
    b.x = arp_zalloc(of->n, sizeof *b.x);
    b.sigma = arp_zalloc(of->n, sizeof *b.sigma);
    b.row = arp_zalloc(of->n, sizeof *b.row);
    b.scale = arp_zalloc(BINS + 1, (BINS + 1) * sizeof *b.scale);
    b.most = arp_zalloc(of->replicates, sizeof *b.most);
    uint32_t *order = arp_zalloc(of->n, sizeof *order);
    bool ok = b.x && b.sigma && b.row && b.scale && b.most && order &&
              arp_order_falling(of->x, of->n, order);
    if (ok) {
        find(&b, order);
        *out = (arp_rank_joint){
            .set = out->set, .replicates = of->replicates, .steps = 1, .critical = b.c};
    }
    arp_free(b.x);
    arp_free(b.sigma);
    arp_free(b.row);
    arp_free(b.scale);
    arp_free(b.most);
    arp_free(order);
    return ok ? ARP_OK : arp_fail_memory(err);
}

const arp_rank_method arp_rank_bins = {"bins", ARP_MSG_RANK_SETS_BINS, make};
