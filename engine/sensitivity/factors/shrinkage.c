/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/keys.h"
#include "sensitivity/factors/messages.h"
#include "sensitivity/factors/words.h"
#include "territory/shrink.h"

/* What it may be is told once there are data: no word of it is any use without counts. */
static const arp_factor_key RULES = {
    .row = ARP_KEY("rules", WORDS, ARP_KEY_NEEDED, "les règles de lissage entre lesquelles on tire",
                   "the rules of shrinkage that are drawn from", NULL),
    .read = arp_read_factor_choice};
static const arp_factor_key *const KEYS[] = {&RULES, &arp_key_probabilities, NULL};

/* The i-th rule that needs no neighbours, from 1 on; NULL past the last, and for 0: none. */
static const arp_shrinker *rule(size_t i) {
    size_t at = 0;
    for (; i && ARP_SHRINKERS[at]; at++) i -= !ARP_SHRINKERS[at]->local;
    return i || !at ? NULL : ARP_SHRINKERS[at - 1];
}

static const char *word(size_t i) {
    if (i == 0) return "none";
    return rule(i) ? rule(i)->name : NULL;
}

static arp_status make(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                       arp_error *err) {
    if (!arp_factor_error(ground->in, true))
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_NO_ERROR, "s", as->kind);
    return arp_factor_choose(ground, as, out, err);
}

static void choose(const arp_uncertain *f, size_t value, arp_choices *choices) {
    const size_t *place = f->made;
    choices->shrink = rule(place[value]);
}

const arp_factor_kind arp_factor_shrinkage = {
    .name = "shrinkage",
    .meaning = {"le lissage des petits effectifs", "the shrinkage of small counts"},
    .examples = "{rules: [none, marshall]}\n"
                "{rules: [none, marshall], probabilities: [0.5, 0.5]}\n",
    .label = {"lissage", "shrinkage"},
    .keys = KEYS,
    .word = word,
    .of_declared = true,
    .make = make,
    .choose = choose};
