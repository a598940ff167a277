/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/around/counts.h"

#include <math.h>

#include "base/quantiles.h"
#include "territory/interval.h"

arp_count_test arp_count_poisson(double count, double expected, bool above, double alpha) {
    const arp_counted counted = {.events = count};
    const arp_interval_rule *rule =
        count < ARP_BYAR_FROM ? &arp_interval_exact_poisson : &arp_interval_byar;
    double limit[2];
    rule->limits(&counted, alpha, limit);
    double p = above ? arp_poisson_above(count, expected) : arp_poisson_below(count, expected);
    return (arp_count_test){p, limit[0], limit[1]};
}

arp_count_test arp_count_binomial(double count, double n, double share, bool above, double alpha) {
    const arp_counted counted = {.events = count, .of = n};
    double limit[2];
    arp_interval_wilson.limits(&counted, alpha, limit);
    double p = above ? arp_binomial_above(count, n, share) : arp_binomial_below(count, n, share);
    return (arp_count_test){p, limit[0], limit[1]};
}

double arp_count_poisson_apart(double count, double expected, double other, double other_expected,
                               bool above) {
    double share = expected / (expected + other_expected), all = count + other;
    return above ? arp_binomial_above(count, all, share) : arp_binomial_below(count, all, share);
}

double arp_count_binomial_apart(double count, double n, double other, double other_n, bool above) {
    double marked = count + other, others = n + other_n - marked;
    return above ? arp_hypergeometric_above(count, marked, others, n)
                 : arp_hypergeometric_below(count, marked, others, n);
}

double arp_value_p(double value, double standard_error, double reference, bool above) {
    double z = (value - reference) / standard_error;
    return arp_normal_above(above ? z : -z);
}

double arp_weighted_p(double events, double value, double standard_error, double reference,
                      bool above) {
    /* the mean of the events at which the value would be the reference */
    double mean = events + (reference - value) * sqrt(events) / standard_error;
    if (!(mean < ARP_MOST_COUNT)) return NAN;
    if (mean <= 0.0) return above ? 0.0 : 1.0; /* no mean is so low */
    return above ? arp_poisson_above(events, mean) : arp_poisson_below(events, mean);
}
