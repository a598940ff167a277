/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/messages.h"
#include "io/file.h"
#include "study/spec/messages.h"
#include "study/spec/spec.h"

/* Another format is told with the command that makes the right one. */
static arp_status check_form(const arp_node *node, const char *file, arp_error *err) {
    static const char *const ENDS[] = {".shp", ".gpkg",    ".kml",      ".kmz",    ".gml", ".tab",
                                       ".mif", ".parquet", ".topojson", ".sqlite", ".dxf", ".zip"};
    const char *end = strrchr(file, '.');
    for (size_t i = 0; end && i < sizeof ENDS / sizeof ENDS[0]; i++) {
        if (strcasecmp(end, ENDS[i]) != 0) continue;
        return arp_fail_node(err, node, ARP_MSG_OUTLINES_FORM, "s", arp_path_base(file));
    }
    return ARP_OK;
}

static arp_status read_file(const arp_node *map, spec *s, arp_pool *pool, spec_outlines *out,
                            arp_error *err) {
    const arp_node *node;
    const char *file = NULL;
    arp_status st = ARP_OK;
    out->place = map->place;
    ARP_TRY(arp_node_keys(map, &spec_keys_outlines, err));
    ARP_TRY(arp_node_need(map, "file", &node, err));
    ARP_TRY(arp_read_text(map, "file", &file, err));
    ARP_TRY(check_form(node, file, err));
    ARP_TRY(spec_locate(s, node, file, pool, &out->path, &out->memory, err));
    ARP_TRY(arp_node_need(map, "property", &node, err));
    ARP_TRY(arp_read_text(map, "property", &out->property, err));
done:
    return st;
}

/* The level that outlines are of; without zonings there is one. */
static arp_status read_level(const arp_node *one, const spec *s, const arp_study *study,
                             spec_outlines *out, arp_error *err) {
    if (s->zonings.given)
        return spec_level_find(&s->zonings, one->key, one->place, &out->level, err);
    if (strcmp(one->key, study->level) == 0) return ARP_OK;
    return arp_fail_node(err, one, ARP_MSG_OUTLINES_LEVEL, "ss", one->key, study->level);
}

arp_status spec_outlines_read(const arp_node *map, spec *s, arp_study *study, arp_error *err) {
    arp_status st = ARP_OK;
    if (!map) return ARP_OK;
    if (map->kind != ARP_TREE_MAP)
        ARP_TRY(arp_fail_node(err, map, ARP_MSG_TREE_WANT_MAP, "s", "outlines"));
    bool single = arp_node_get(map, "file") || arp_node_get(map, "property");
    size_t n = single ? 1 : map->n;
    if (n == 0) ARP_TRY(arp_fail_node(err, map, ARP_MSG_TREE_EMPTY, "s", "outlines"));
    s->outlines = arp_pool_take(study->pool, n, sizeof *s->outlines);
    if (!s->outlines) ARP_TRY(arp_fail_memory(err));
    s->n_outlines = n;
    for (size_t i = 0; i < n; i++) {
        spec_outlines *one = &s->outlines[i];
        const arp_node *node = single ? map : &map->item[i];
        one->level = s->zonings.own;
        if (!single && node->kind != ARP_TREE_MAP)
            ARP_TRY(arp_fail_node(err, node, ARP_MSG_TREE_WANT_MAP, "s", node->key));
        if (!single) ARP_TRY(read_level(node, s, study, one, err));
        ARP_TRY(read_file(node, s, study->pool, one, err));
    }
done:
    return st;
}
