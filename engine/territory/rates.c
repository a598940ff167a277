/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/rates.h"

#include <math.h>

#include "base/moments.h"

static bool is_count(double x) {
    return isfinite(x) && x >= 0.0;
}

/* The first fault of the territory's own columns. */
static arp_rate_fault check_own(const double *events, const double *population, size_t n,
                                size_t *stratum) {
    for (size_t s = 0; s < n; s++) {
        *stratum = s;
        if (!is_count(events[s])) return ARP_RATE_EVENTS;
        if (!is_count(population[s])) return ARP_RATE_POPULATION;
    }
    return ARP_RATE_OK;
}

static arp_rate_fault check_direct(const double *events, const double *squares,
                                   const double *population, const double *standard, size_t n,
                                   size_t *stratum) {
    arp_rate_fault fault = check_own(events, population, n, stratum);
    for (size_t s = 0; s < n && fault == ARP_RATE_OK; s++) {
        *stratum = s;
        if (squares && !is_count(squares[s])) fault = ARP_RATE_EVENTS;
        else if (!is_count(standard[s])) fault = ARP_RATE_STANDARD;
        else if (population[s] == 0.0) fault = ARP_RATE_POPULATION_ZERO;
    }
    return fault;
}

arp_rate_fault arp_rate_direct(const double *events, const double *squares,
                               const double *population, const double *standard, size_t n,
                               arp_counted *out, size_t *stratum) {
    arp_total all = {0}, weight = {0}, rate = {0}, variance = {0};
    double largest = 0.0;
    arp_rate_fault fault = check_direct(events, squares, population, standard, n, stratum);
    if (fault != ARP_RATE_OK) return fault;
    for (size_t s = 0; s < n; s++) {
        double each = standard[s] / population[s];
        arp_total_add(&all, events[s]);
        arp_total_add(&weight, standard[s]);
        arp_total_add(&rate, each * events[s]);
        arp_total_add(&variance, each * each * (squares ? squares[s] : events[s]));
        largest = fmax(largest, each);
    }
    double w = arp_total_of(weight);
    *stratum = 0;
    if (w == 0.0) return ARP_RATE_STANDARD_EMPTY;
    *out = (arp_counted){.events = arp_total_of(all),
                         .rate = arp_total_of(rate) / w,
                         .variance = arp_total_of(variance) / w / w,
                         .largest = largest / w};
    return ARP_RATE_OK;
}

arp_rate_fault arp_rate_indirect(const double *events, const double *population,
                                 const double *standard_events, const double *standard_population,
                                 size_t n, arp_expected *out, size_t *stratum) {
    arp_total observed = {0}, expected = {0}, all = {0}, people = {0};
    arp_rate_fault fault = check_own(events, population, n, stratum);
    if (fault != ARP_RATE_OK) return fault;
    for (size_t s = 0; s < n; s++) {
        *stratum = s;
        if (!is_count(standard_events[s]) || !is_count(standard_population[s]))
            return ARP_RATE_STANDARD;
        arp_total_add(&observed, events[s]);
        arp_total_add(&all, standard_events[s]);
        arp_total_add(&people, standard_population[s]);
        if (population[s] == 0.0) continue;
        if (standard_population[s] == 0.0) return ARP_RATE_STANDARD_POPULATION;
        arp_total_add(&expected, population[s] * standard_events[s] / standard_population[s]);
    }
    *stratum = 0;
    if (arp_total_of(expected) == 0.0) return ARP_RATE_STANDARD_EMPTY;
    *out = (arp_expected){arp_total_of(observed), arp_total_of(expected),
                          arp_total_of(all) / arp_total_of(people)};
    return ARP_RATE_OK;
}
