/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes: a formula with finite factors and names, dated in turn, or a fault with its place. */
#include <math.h>
#include <string.h>

#include "catalogue/formula.h"
#include "must.h"

static void check_formula(const arp_formula *f, arp_pool *pool) {
    arp_formula dated = {0};
    arp_error err = {0};
    for (size_t i = 0; i < f->n; i++) {
        must(isfinite(f->term[i].factor));
        must(strlen(f->term[i].column) > 0);
    }
    arp_status st = arp_formula_dated(f, "1621", (arp_place){"fuzz", 1, 1}, pool, &dated, &err);
    must(st == ARP_OK && dated.n == f->n);
    st = arp_formula_dated(f, NULL, (arp_place){"fuzz", 1, 1}, pool, &dated, &err);
    must(st == err.code && (st == ARP_OK || st == ARP_DOMAIN));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    arp_formula f = {0};
    arp_error err = {0};
    arp_place place = {"fuzz", 3, 5};
    arp_pool *pool = arp_pool_new();
    must(pool != NULL);
    arp_status st = arp_formula_parse((const char *)bytes, n, place, pool, &f, &err);
    must(st == err.code && (st == ARP_OK || st == ARP_PARSE));
    must((st == ARP_OK) == (f.n > 0));
    must(st == ARP_OK || (err.line == 3 && err.column >= 5 && err.column <= n + 5));
    if (st == ARP_OK) check_formula(&f, pool);
    arp_pool_free(pool);
    return 0;
}
