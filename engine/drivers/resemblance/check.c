/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/check.h"

#include "base/fail.h"
#include "base/memory.h"
#include "drivers/resemblance/messages.h"

static arp_status check_selection(const arp_table *values, const arp_drivers_options *o, size_t n,
                                  arp_error *err) {
    if (o->m == 0) return arp_fail(err, ARP_DOMAIN, ARP_MSG_DRIVERS_NONE_SELECTED, "");
    bool *in = arp_zalloc(n, sizeof *in);
    arp_status st = in ? ARP_OK : arp_fail_memory(err);
    for (size_t t = 0; t < o->m && st == ARP_OK; t++) {
        size_t row = o->selected[t];
        if (row >= n) {
            st = arp_fail(err, ARP_DOMAIN, ARP_MSG_DRIVERS_OUTSIDE, "uu", row, n);
        } else if (in[row]) {
            st = arp_fail(err, ARP_DOMAIN, ARP_MSG_DRIVERS_TWICE, "s", values->code[row]);
        } else {
            in[row] = true;
        }
    }
    arp_free(in);
    if (st == ARP_OK && o->m == n) {
        st = arp_fail(err, ARP_DOMAIN, ARP_MSG_DRIVERS_ALL_SELECTED, "u", n);
    }
    return st;
}

static arp_status check_universe(const arp_universe_input *u, size_t n, arp_error *err) {
    for (size_t i = 0; i < u->n; i++) {
        if (u->row[i] < n && (i == 0 || u->row[i] > u->row[i - 1])) continue;
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_DRIVERS_UNIVERSE_ROWS, "s", u->name);
    }
    return ARP_OK;
}

arp_status arp_check_options(const arp_table *values, const arp_result *result,
                             const arp_drivers_options *options, arp_error *err) {
    size_t n = result->n;
    if (n < 2) return arp_fail(err, ARP_DOMAIN, ARP_MSG_DRIVERS_TOO_FEW, "u", n);
    arp_status st = check_selection(values, options, n, err);
    if (st != ARP_OK) return st;
    if (options->n_k == 0)
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_DRIVERS_K, "uu", (size_t)0, n - 1);
    for (size_t i = 0; i < options->n_k; i++) {
        if (options->k[i] > 0 && options->k[i] < n) continue;
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_DRIVERS_K, "uu", options->k[i], n - 1);
    }
    if (!(options->alpha > 0.0 && options->alpha < 1.0)) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_DRIVERS_ALPHA, "n", options->alpha);
    }
    for (size_t u = 0; u < options->n_universes; u++) {
        st = check_universe(&options->universe[u], n, err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}
