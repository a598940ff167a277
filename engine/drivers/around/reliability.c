/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/around/reliability.h"

#include <math.h>

#include "base/moments.h"

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
    double q = rate / e->per, size = size_of(e, row);
    switch (e->model) {
    case ARP_ERROR_POISSON:
        return e->per * e->per * q / size;
    case ARP_ERROR_BINOMIAL:
        return e->per * e->per * q * (1.0 - q) / size;
    case ARP_ERROR_NONE:
        break;
    }
    return e->standard_error[row] * e->standard_error[row];
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

/* Mean of the values weighted by what they stand on: for rates, that of all territories at once. */
static double common_mean(const sums *s) {
    arp_total size = {0}, mass = {0};
    for (size_t i = 0; i < s->n; i++) {
        if (s->mark[i] != ARP_CELL_OK) continue;
        double here = size_of(s->error, i);
        arp_total_add(&size, here);
        arp_total_add(&mass, here * s->value[i]);
    }
    return arp_total_of(mass) / arp_total_of(size);
}

/* Marshall's a. */
static double spread_around(const sums *s, double mean) {
    arp_total size = {0}, spread = {0};
    for (size_t i = 0; i < s->n; i++) {
        if (s->mark[i] != ARP_CELL_OK) continue;
        double here = size_of(s->error, i), off = s->value[i] - mean;
        arp_total_add(&size, here);
        arp_total_add(&spread, here * (off * off - arp_reliability_variance(s->error, mean, i)));
    }
    return fmax(0.0, arp_total_of(spread) / arp_total_of(size));
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
        made.mean = common_mean(&s);
        made.spread = spread_around(&s, made.mean);
    }
    *out = made;
}

double arp_reliability_shrink(const arp_value_error *error, const arp_indicator_reliability *known,
                              double value, size_t row) {
    double noise = arp_reliability_variance(error, known->mean, row);
    if (!(known->spread > 0.0)) return known->mean;
    return known->mean + known->spread / (known->spread + noise) * (value - known->mean);
}
