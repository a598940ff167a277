/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as outlines: rings in order and in bounds, drawn where they have an area, or a fault.
 */
#include <stdio.h>
#include <string.h>

#include "io/geojson/rings.h"
#include "must.h"
#include "outlines/outlines.h"

static void check_rings(const arp_rings *r) {
    must(r->n > 0 && r->feature[r->n] == r->n_polygons);
    must(r->polygon[r->n_polygons] == r->n_rings && r->ring[r->n_rings] == r->n_points);
    for (size_t k = 0; k < r->n_rings; k++) must(r->ring[k + 1] - r->ring[k] >= 3);
    for (size_t i = 0; i < r->n_points; i++) {
        must(r->point[i][0] <= 180 * ARP_DEGREE && r->point[i][0] >= -180 * ARP_DEGREE);
        must(r->point[i][1] <= 90 * ARP_DEGREE && r->point[i][1] >= -90 * ARP_DEGREE);
    }
}

/* Features go in twos into territories, and these in twos into groups. */
static void draw(const arp_rings *r) {
    uint32_t *territory = calloc(r->n, sizeof *territory), *group = calloc(r->n, sizeof *group);
    const char **code = calloc(r->n, sizeof *code);
    arp_noded noded = {0};
    arp_outlines map = {0};
    arp_pool *pool = arp_pool_new();
    bool tangled = false;
    must(territory && group && code && pool);
    for (size_t f = 0; f < r->n; f++) {
        territory[f] = (uint32_t)f / 2;
        group[f] = (uint32_t)f / 2;
        code[f] = "x";
    }
    must(arp_outlines_cut(r, territory, (r->n + 1) / 2, &noded, &tangled, NULL) == ARP_OK);
    if (!tangled)
        must(arp_outlines_make(&noded, group, code, (r->n + 3) / 4, "map", pool, &map, NULL) ==
             ARP_OK);
    arp_noded_free(&noded);
    arp_pool_free(pool);
    free(territory);
    free(group);
    free(code);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    arp_rings rings = {0};
    arp_error err = {0};
    arp_source *source = NULL;
    char words[64];
    must(arp_source_memory(bytes, n, "fuzz.geojson", &source, NULL) == ARP_OK);
    arp_status st = arp_geojson_rings(source, "code", &rings, &err);
    must(st == err.code);
    if (st == ARP_OK) {
        check_rings(&rings);
        draw(&rings);
    } else {
        arp_error_text(&err, ARP_FR, words, sizeof words);
        must(!rings.pool);
    }
    arp_rings_free(&rings);
    arp_source_close(source);
    return 0;
}
