/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/factors/factor.h"
#include "sensitivity/factors/messages.h"

static const char *const RULES[] = {"counts", NULL};

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
    .name = "data", .help = ARP_MSG_FACTOR_HELP_DATA, .rules = RULES, .make = make, .draw = draw};
