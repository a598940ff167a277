/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "normalise/normalise.h"
#include "sensitivity/factors/keys.h"
#include "sensitivity/factors/words.h"

static const arp_factor_key *const KEYS[] = {&arp_key_rules, &arp_key_probabilities, NULL};

static const char *word(size_t i) {
    return ARP_NORMALISERS[i] ? ARP_NORMALISERS[i]->name : NULL;
}

static void choose(const arp_uncertain *f, size_t value, arp_choices *choices) {
    const size_t *place = f->made;
    choices->normalise = ARP_NORMALISERS[place[value]];
}

const arp_factor_kind arp_factor_normalise = {
    .name = "normalise",
    .meaning = {"l'échelle commune", "the one scale"},
    .examples = "{rules: [zscore, minmax, percentile]}\n"
                "{rules: [zscore, percentile], probabilities: [0.75, 0.25]}\n",
    .label = {"normalisation", "normalisation"},
    .replaces = "method.normalise.rule",
    .keys = KEYS,
    .word = word,
    .make = arp_factor_choose,
    .choose = choose};
