/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/keys.h"
#include "sensitivity/factors/words.h"
#include "treat/treat.h"

static const arp_factor_key *const KEYS[] = {&arp_key_rules, &arp_key_probabilities, NULL};

static const char *word(size_t i) {
    return ARP_OUTLIER_RULES[i] ? ARP_OUTLIER_RULES[i]->name : NULL;
}

static void choose(const arp_uncertain *f, size_t value, arp_choices *choices) {
    const size_t *place = f->made;
    choices->outliers = ARP_OUTLIER_RULES[place[value]];
}

const arp_factor_kind arp_factor_outliers = {
    .name = "outliers",
    .meaning = {"les valeurs extrêmes", "extreme values"},
    .examples = "{rules: [none, winsorise]}\n"
                "{rules: [none, log], probabilities: [0.5, 0.5]}\n",
    .label = {"valeurs extrêmes", "outliers"},
    .replaces = "method.outliers.rule",
    .keys = KEYS,
    .word = word,
    .make = arp_factor_choose,
    .choose = choose};
