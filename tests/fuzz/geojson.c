/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as outlines: neighbours in order, each once, or a fault. */
#include "io/geojson/borders.h"
#include "must.h"

static void check_borders(const arp_borders *b) {
    must(b->n > 0);
    for (size_t i = 0; i < b->n; i++) must(*b->code[i]);
    for (size_t i = 0; i < b->n_borders; i++) {
        const arp_border *x = &b->border[i];
        must(x->a < x->b && x->b < b->n);
        must(i == 0 || x[-1].a < x->a || (x[-1].a == x->a && x[-1].b < x->b));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    arp_borders borders = {0};
    arp_error err = {0};
    arp_source *source = NULL;
    char words[64];
    must(arp_source_memory(bytes, n, "fuzz.geojson", &source, NULL) == ARP_OK);
    arp_status st = arp_geojson_borders(source, "code", &borders, &err);
    must(st == err.code);
    if (st == ARP_OK) check_borders(&borders);
    else arp_error_text(&err, ARP_FR, words, sizeof words);
    must(st == ARP_OK || !borders.pool);
    arp_borders_free(&borders);
    arp_source_close(source);
    return 0;
}
