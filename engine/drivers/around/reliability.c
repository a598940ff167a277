/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/around/reliability.h"

#include <math.h>

#include "base/moments.h"
#include "territory/shrink.h"

static arp_noise_source noise_of(const arp_value_error *e) {
    switch (e->model) {
    case ARP_ERROR_POISSON:
        return ARP_NOISE_POISSON;
    case ARP_ERROR_BINOMIAL:
        return ARP_NOISE_BINOMIAL;
    case ARP_ERROR_NONE:
        break;
    }
    return e->standard_error ? ARP_NOISE_STANDARD_ERROR : ARP_NOISE_UNKNOWN;
}

/* What a value stands on: the whole it is a rate of, 1 where it is none. */
static double size_of(const arp_value_error *e, size_t i) {
    return e->model != ARP_ERROR_NONE && e->denominator ? e->denominator[i] : 1.0;
}

double arp_reliability_variance(const arp_value_error *e, double rate, size_t row) {
    if (e->model == ARP_ERROR_NONE) return e->standard_error[row] * e->standard_error[row];
    return e->per * e->per * arp_chance_variance(e->model, rate / e->per, size_of(e, row));
}

static bool in_range(const arp_value_error *e, size_t i) {
    if (e->model == ARP_ERROR_NONE) return e->standard_error[i] >= 0.0;
    double whole = size_of(e, i), count = e->numerator[i];
    if (!(whole > 0.0) || !(count >= 0.0)) return false;
    return e->model == ARP_ERROR_POISSON || count <= whole;
}

typedef struct sums {
    const arp_value_error *error;
    const double *value;
    const uint8_t *mark;
    size_t n;
} sums;

/* Marshall's moments, in units of the indicator. */
static arp_prior prior_of(const sums *s) {
    arp_marshall m = {0};
    for (size_t i = 0; i < s->n; i++) {
        if (s->mark[i] == ARP_CELL_OK) arp_marshall_add(&m, size_of(s->error, i), s->value[i]);
    }
    double mean = arp_marshall_mean(&m);
    for (size_t i = 0; i < s->n; i++) {
        if (s->mark[i] != ARP_CELL_OK) continue;
        double error = arp_reliability_variance(s->error, mean, i);
        arp_marshall_spread(&m, size_of(s->error, i), s->value[i], error);
    }
    return arp_marshall_end(&m);
}

/* Sample variance of the values, and the mean of their error variances; false for fewer than two
   values, or equal ones. */
static bool variances(const sums *s, arp_indicator_reliability *out) {
    arp_total total = {0}, squares = {0}, errors = {0};
    double there = 0.0, first = NAN;
    bool varies = false;
    for (size_t i = 0; i < s->n; i++) {
        if (s->mark[i] != ARP_CELL_OK) continue;
        if (there < 1.0) first = s->value[i];
        varies = varies || s->value[i] < first || s->value[i] > first;
        there += 1.0;
        arp_total_add(&total, s->value[i]);
        arp_total_add(&errors, arp_reliability_variance(s->error, s->value[i], i));
    }
    if (!varies) return false;
    double mean = arp_total_of(total) / there;
    for (size_t i = 0; i < s->n; i++) {
        if (s->mark[i] != ARP_CELL_OK) continue;
        arp_total_add(&squares, (s->value[i] - mean) * (s->value[i] - mean));
    }
    out->variance = arp_total_of(squares) / (there - 1.0);
    out->error_variance = arp_total_of(errors) / there;
    return true;
}

void arp_reliability_of(const arp_value_error *error, const double *value, const uint8_t *mark,
                        size_t n, arp_indicator_reliability *out) {
    const sums s = {error, value, mark, n};
    arp_indicator_reliability made = {.node = out->node, .noise = noise_of(error)};
    made.error_variance = made.variance = made.reliability = NAN;
    made.mean = made.spread = NAN;
    bool known = made.noise != ARP_NOISE_UNKNOWN, right = true;
    for (size_t i = 0; known && i < n; i++) {
        right = right && (mark[i] != ARP_CELL_OK || in_range(error, i));
    }
    if (!known) made.why = ARP_RELIABILITY_NO_MODEL;
    else if (!right) made.why = ARP_RELIABILITY_RANGE;
    else if (!variances(&s, &made)) made.why = ARP_RELIABILITY_STILL;
    if (made.why == ARP_RELIABILITY_DONE) {
        made.reliability = fmax(0.0, 1.0 - made.error_variance / made.variance);
        arp_prior prior = prior_of(&s);
        made.mean = prior.mean;
        made.spread = prior.variance;
    }
    *out = made;
}

double arp_reliability_shrink(const arp_value_error *error, const arp_indicator_reliability *known,
                              double value, size_t row) {
    const arp_prior prior = {known->mean, known->spread};
    return arp_marshall_drawn(&prior, value, arp_reliability_variance(error, known->mean, row));
}
