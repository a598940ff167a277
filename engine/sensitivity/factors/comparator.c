/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/factor.h"
#include "sensitivity/factors/messages.h"

static arp_status make(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                       arp_error *err) {
    size_t n = ground->in->n_comparators;
    const char **name = arp_pool_take(ground->pool, n, sizeof *name);
    if (!name) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) name[i] = ground->in->comparator[i].name;
    return arp_factor_words(ground, as, name, n, out, err);
}

static void choose(const arp_uncertain *f, size_t value, arp_choices *choices) {
    const size_t *place = f->made;
    choices->comparator = place[value];
}

const arp_factor_kind arp_factor_comparator = {
    .name = "comparator", .help = ARP_MSG_FACTOR_HELP_COMPARATOR, .make = make, .choose = choose};
