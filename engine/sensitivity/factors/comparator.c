/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/keys.h"
#include "sensitivity/factors/words.h"

static const arp_factor_key NAMES = {
    .row = ARP_KEY("names", TEXTS, ARP_KEY_NEEDED,
                   "les noms de « comparators: » entre lesquels on tire",
                   "the names of \"comparators:\" that are drawn from", NULL),
    .read = arp_read_factor_choice};
static const arp_factor_key *const KEYS[] = {&NAMES, &arp_key_probabilities, NULL};

static arp_status make(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                       arp_error *err) {
    size_t n = ground->in->n_comparators;
    const char **name = arp_pool_take(ground->pool, n, sizeof *name);
    if (!name) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) name[i] = ground->in->comparator[i].name;
    return arp_factor_choices(ground, as, name, n, out, err);
}

static void choose(const arp_uncertain *f, size_t value, arp_choices *choices) {
    const size_t *place = f->made;
    choices->comparator = place[value];
}

const arp_factor_kind arp_factor_comparator = {
    .name = "comparator",
    .meaning = {"ce à quoi « normalise: comparator » compare",
                "what \"normalise: comparator\" compares with"},
    .examples = "{names: [ensemble]}\n"
                "{names: [ensemble], probabilities: [1]}\n",
    .label = {"référence", "comparator"},
    .replaces = "method.normalise.comparator",
    .keys = KEYS,
    .make = make,
    .choose = choose};
