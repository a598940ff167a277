/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/factor.h"
#include "sensitivity/factors/messages.h"
#include "treat/treat.h"

enum { MOST_WORDS = 32 };

static arp_status make(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                       arp_error *err) {
    const char *words[MOST_WORDS];
    size_t n = 0;
    for (; n < MOST_WORDS && ARP_OUTLIER_RULES[n]; n++) words[n] = ARP_OUTLIER_RULES[n]->name;
    return arp_factor_words(ground, as, words, n, out, err);
}

static void choose(const arp_uncertain *f, size_t value, arp_choices *choices) {
    const size_t *place = f->made;
    choices->outliers = ARP_OUTLIER_RULES[place[value]];
}

const arp_factor_kind arp_factor_outliers = {
    .name = "outliers", .help = ARP_MSG_FACTOR_HELP_OUTLIERS, .make = make, .choose = choose};
