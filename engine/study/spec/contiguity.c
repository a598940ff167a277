/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "io/file.h"
#include "study/spec/messages.h"
#include "study/spec/spec.h"

/* What goes with what: a file or groups; pairs in columns, or outlines with a property. */
static arp_status check(const arp_node *map, const spec_contiguity *c, const char *file,
                        size_t n_columns, arp_error *err) {
    if ((file != NULL) == (c->within != NULL)) {
        return arp_fail_node(err, map, ARP_MSG_CONTIGUITY_EITHER, "");
    }
    if (!file && (n_columns || c->property)) {
        return arp_fail_node(err, map, ARP_MSG_CONTIGUITY_IDLE, "");
    }
    if (c->property && n_columns) return arp_fail_node(err, map, ARP_MSG_CONTIGUITY_BOTH, "");
    const char *dot = file ? strrchr(file, '.') : NULL;
    bool outlines = dot && (strcmp(dot, ".geojson") == 0 || strcmp(dot, ".json") == 0);
    if (outlines && !c->property) {
        return arp_fail_node(err, map, ARP_MSG_CONTIGUITY_PROPERTY_ABSENT, "s", file);
    }
    if (n_columns && (n_columns != 2 || strcmp(c->column[0], c->column[1]) == 0)) {
        return arp_fail_node(err, arp_node_get(map, "columns"), ARP_MSG_CONTIGUITY_COLUMNS, "u",
                             n_columns);
    }
    return ARP_OK;
}

arp_status spec_contiguity_read(const arp_node *map, const arp_keys *keys, spec *s,
                                spec_contiguity *c, arp_pool *pool, arp_error *err) {
    const char *file = NULL;
    const char *const *column = NULL;
    size_t n_columns = 0, unmatched = s->drop_unmatched;
    arp_status st = ARP_OK;
    if (!map) return ARP_OK;
    c->given = true;
    c->place = map->place;
    ARP_TRY(arp_node_keys(map, keys, err));
    ARP_TRY(arp_read_text(map, "file", &file, err));
    ARP_TRY(arp_read_texts(map, "columns", pool, &column, &n_columns, err));
    for (size_t i = 0; i < 2 && i < n_columns; i++) c->column[i] = column[i];
    ARP_TRY(arp_read_text(map, "property", &c->property, err));
    ARP_TRY(arp_read_text(map, "within", &c->within, err));
    ARP_TRY(arp_read_number(map, "population_factor", 1.0, 1e6, &c->population_factor, err));
    ARP_TRY(arp_read_word(map, "unmatched", SPEC_STOP_DROP, &unmatched, err));
    c->drop_unmatched = unmatched == 1;
    ARP_TRY(check(map, c, file, n_columns, err));
    if (c->population_factor > 0.0 && !s->population) {
        ARP_TRY(arp_fail_node(err, map, ARP_MSG_CONTIGUITY_POPULATION, ""));
    }
    if (!file) goto done;
    ARP_TRY(spec_locate(s, arp_node_get(map, "file"), file, pool, &c->path, &c->memory, err));
done:
    return st;
}
