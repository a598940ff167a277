/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/interval.h"

#include <string.h>

const arp_interval_rule *const ARP_INTERVAL_RULES[] = {
    &arp_interval_poisson,       &arp_interval_byar,      &arp_interval_byar_midp,
    &arp_interval_exact_poisson, &arp_interval_wilson,    &arp_interval_exact_binomial,
    &arp_interval_dobson,        &arp_interval_fay_feuer, NULL};

const arp_interval_rule *arp_interval_find(const char *name) {
    for (size_t i = 0; ARP_INTERVAL_RULES[i]; i++) {
        if (strcmp(ARP_INTERVAL_RULES[i]->name, name) == 0) return ARP_INTERVAL_RULES[i];
    }
    return NULL;
}
