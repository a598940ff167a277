/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/keys.h"
#include "sensitivity/factors/law.h"
#include "sensitivity/factors/messages.h"
#include "sensitivity/factors/words.h"

static const arp_factor_key *const KEYS[] = {&arp_key_rule, NULL};
static const arp_law COUNTS = {.name = "counts"};
static const arp_law *const LAWS[] = {&COUNTS, NULL};

static arp_status make(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                       arp_error *err) {
    if (!arp_factor_error(ground->in, false))
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_NO_ERROR, "s", as->kind);
    out->n_dims = 1;
    return ARP_OK;
}

/* One number is the key of all the noise of a draw [Lilburne and Tarantola 2009]. */
static void draw(const arp_uncertain *f, const double *u, arp_choices *choices) {
    (void)f;
    choices->noisy = true;
    choices->key = (uint64_t)(u[0] * 0x1p53);
}

const arp_factor_kind arp_factor_data = {
    .name = "data",
    .meaning = {"le hasard des effectifs et les erreurs types données",
                "chance in the counts, and the standard errors given"},
    .examples = "{rule: counts}\n",
    .label = {"hasard des données", "chance in the data"},
    .told = {"valeurs tirées de leur loi a posteriori", "values drawn from their posterior"},
    .keys = KEYS,
    .laws = LAWS,
    .data = true,
    .make = make,
    .draw = draw};
