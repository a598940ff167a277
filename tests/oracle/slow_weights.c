/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_weights.h"

#include <math.h>
#include <stdlib.h>

#include "oracle/slow_ties.h"

double slow_uniform(slow_random *r) {
    r->state ^= r->state << 13;
    r->state ^= r->state >> 7;
    r->state ^= r->state << 17;
    return ((double)(r->state >> 11) + 0.5) / 9007199254740992.0;
}

void slow_flat_weights(slow_random *r, size_t n, double *w) {
    double cut[64];
    for (size_t i = 0; i + 1 < n; i++) {
        double x = slow_uniform(r);
        size_t j = i;
        for (; j > 0 && cut[j - 1] > x; j--) cut[j] = cut[j - 1];
        cut[j] = x;
    }
    for (size_t i = 0; i < n; i++) {
        double from = i ? cut[i - 1] : 0.0, to = i + 1 < n ? cut[i] : 1.0;
        w[i] = to - from;
    }
}

double slow_halfspace(const double *u, size_t p) {
    double above = 0.0;
    for (size_t j = 0; j < p; j++) {
        double product = 1.0;
        if (u[j] < 0.0) continue;
        for (size_t i = 0; i < p; i++) {
            if (i != j) product *= u[j] / (u[j] - u[i]);
        }
        above += product;
    }
    return 1.0 - above;
}

double slow_halfspace_draws(const double *u, size_t p, size_t draws, slow_random *r) {
    double hits = 0.0, w[64];
    for (size_t d = 0; d < draws; d++) {
        double sum = 0.0;
        slow_flat_weights(r, p, w);
        for (size_t i = 0; i < p; i++) sum += u[i] * w[i];
        hits += sum < 0.0 ? 1.0 : sum == 0.0 ? 0.5 : 0.0;
    }
    return hits / (double)draws;
}

void slow_first(const double *score, size_t n, size_t k, bool *listed) {
    double *x = slow_settled(score, n);
    for (size_t i = 0; i < n; i++) {
        size_t before = 0;
        for (size_t j = 0; j < n; j++) before += x[j] > x[i] || (x[j] == x[i] && j < i);
        listed[i] = before < k;
    }
    free(x);
}

size_t slow_misplaced(const double *score, size_t n, const bool *in) {
    size_t m = 0, missing = 0;
    double *x = slow_settled(score, n);
    for (size_t i = 0; i < n; i++) m += in[i];
    for (size_t i = 0; i < n; i++) {
        size_t before = 0;
        if (!in[i]) continue;
        for (size_t j = 0; j < n; j++) before += x[j] > x[i] || (x[j] == x[i] && j < i);
        missing += before >= m;
    }
    free(x);
    return missing;
}

slow_reveal slow_revealed(const slow_sides *of, double beta, double from, double to) {
    slow_reveal out = {0.0, 0.0};
    double moment = 0.0;
    for (size_t c = 0; c + 1 < of->n_cuts; c++) {
        double score[64], left = fmax(from, of->cut[c]), right = fmin(to, of->cut[c + 1]);
        double w = (of->cut[c] + of->cut[c + 1]) / 2.0;
        if (left >= right) continue;
        for (size_t i = 0; i < of->n; i++) score[i] = w * of->a[i] + (1.0 - w) * of->b[i];
        double mass = (right - left) * exp(-beta * (double)slow_misplaced(score, of->n, of->in));
        out.evidence += mass;
        moment += mass * (left + right) / 2.0;
    }
    out.mean = moment / out.evidence;
    out.evidence /= to - from;
    return out;
}

double slow_random_lists(size_t n, const bool *in, double beta) {
    double sum = 0.0, lists = 0.0;
    size_t m = 0;
    for (size_t i = 0; i < n; i++) m += in[i];
    for (size_t set = 0; set < (size_t)1 << n; set++) {
        size_t size = 0, shared = 0;
        for (size_t i = 0; i < n; i++) {
            size += set >> i & 1;
            shared += (set >> i & 1) && in[i];
        }
        if (size != m) continue;
        lists += 1.0;
        sum += exp(-beta * (double)(m - shared));
    }
    return sum / lists;
}
