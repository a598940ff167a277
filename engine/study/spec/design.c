/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "drivers/candidates/grow.h"
#include "study/spec/messages.h"
#include "study/spec/spec.h"

/* Two numbers, or the second alone where one is enough. */
static arp_status read_range(const arp_node *map, const char *key, bool both, const double limit[2],
                             double range[2], arp_pool *pool, arp_error *err) {
    const arp_node *node = arp_node_get(map, key);
    const double *x = NULL;
    size_t n = 0;
    arp_status st = arp_read_numbers(map, key, pool, limit[0], limit[1], &x, &n, err);
    if (st != ARP_OK || n == 0) return st;
    if (n > 2 || (n < 2 && both) || x[0] > x[n - 1])
        return arp_fail_node(err, node, ARP_MSG_DESIGN_RANGE, "s", key);
    if (n == 2) range[0] = x[0];
    range[1] = x[n - 1];
    return ARP_OK;
}

static arp_status read_units(const arp_node *map, spec_design *d, arp_pool *pool, arp_error *err) {
    static const double LIMIT[2] = {1.0, ARP_GROW_MOST};
    double units[2] = {1.0, 0.0};
    arp_status st = read_range(map, "units", false, LIMIT, units, pool, err);
    if (st != ARP_OK) return st;
    if (units[0] != floor(units[0]) || units[1] != floor(units[1]))
        return arp_fail_node(err, arp_node_get(map, "units"), ARP_MSG_DESIGN_UNITS, "");
    d->least = (size_t)units[0];
    d->most = (size_t)units[1];
    return ARP_OK;
}

arp_status spec_design_read(const arp_node *root, spec *s, arp_pool *pool, arp_error *err) {
    static const double LIMIT[2] = {0.0, 1e12};
    const arp_node *map = arp_node_get(root, "design");
    spec_design *d = &s->design;
    double people[2] = {NAN, NAN};
    arp_status st = ARP_OK;
    if (!map) return ARP_OK;
    d->given = true;
    d->place = map->place;
    ARP_TRY(arp_node_keys(map, &spec_keys_design, err));
    ARP_TRY(arp_read_texts(map, "around", pool, &d->around, &d->n_around, err));
    ARP_TRY(read_units(map, d, pool, err));
    ARP_TRY(read_range(map, "population", true, LIMIT, people, pool, err));
    ARP_TRY(arp_read_text(map, "within", &d->within, err));
    ARP_TRY(arp_read_text(map, "cut", &d->cut, err));
    d->from = people[0];
    d->to = people[1];
    if (!s->contiguity.path) ARP_TRY(arp_fail_node(err, map, ARP_MSG_DESIGN_NO_PAIRS, ""));
    if (!s->population && !isnan(d->from))
        ARP_TRY(arp_fail_node(err, map, ARP_MSG_DESIGN_NO_POPULATION, "s", "design"));
done:
    return st;
}
