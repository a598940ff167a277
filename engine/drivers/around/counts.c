/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/around/counts.h"

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
