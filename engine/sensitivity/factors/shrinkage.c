/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/factor.h"
#include "sensitivity/factors/messages.h"
#include "territory/shrink.h"

enum { MOST_WORDS = 16 };

/* "none" and the rules that need no neighbours, in the order of their table. */
static size_t list(const arp_shrinker *rule[MOST_WORDS], const char *word[MOST_WORDS]) {
    size_t n = 1;
    rule[0] = NULL;
    word[0] = "none";
    for (size_t i = 0; n < MOST_WORDS && ARP_SHRINKERS[i]; i++) {
        if (ARP_SHRINKERS[i]->local) continue;
        rule[n] = ARP_SHRINKERS[i];
        word[n++] = ARP_SHRINKERS[i]->name;
    }
    return n;
}

static arp_status make(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                       arp_error *err) {
    const arp_shrinker *rule[MOST_WORDS];
    const char *word[MOST_WORDS];
    size_t n = list(rule, word);
    if (!arp_factor_error(ground->in, true))
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_NO_ERROR, "s", as->kind);
    return arp_factor_words(ground, as, word, n, out, err);
}

static void choose(const arp_uncertain *f, size_t value, arp_choices *choices) {
    const arp_shrinker *rule[MOST_WORDS];
    const char *word[MOST_WORDS];
    const size_t *place = f->made;
    list(rule, word);
    choices->shrink = rule[place[value]];
}

const arp_factor_kind arp_factor_shrinkage = {
    .name = "shrinkage", .help = ARP_MSG_FACTOR_HELP_SHRINKAGE, .make = make, .choose = choose};
