/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/spec.h"

#include <string.h>

#include "base/messages.h"
#include "sensitivity/factors/factors.h"
#include "sensitivity/factors/keys.h"
#include "study/spec/messages.h"

/* One entry of `factors:`: a map, or for what is about one node a list of them; or the readings of
   each indicator that has several. */
static arp_status read_entry(const arp_node *entry, const arp_factor_kind *kind, spec *s,
                             arp_study *study, arp_error *err) {
    bool list = entry->kind == ARP_TREE_LIST;
    if (kind->readings) return spec_variants_factors(entry, s, study, err);
    if (list && !kind->many)
        return arp_fail_node(err, entry, ARP_MSG_TREE_WANT_MAP, "s", kind->name);
    for (size_t i = 0; i < (list ? entry->n : 1); i++) {
        const arp_node *map = list ? &entry->item[i] : entry;
        s->factor_place[study->n_factors] = map->place;
        arp_factor *factor = &study->factor[study->n_factors];
        arp_status st = arp_factor_read(map, kind, study->pool, factor, err);
        if (st != ARP_OK) return st;
        study->n_factors++;
    }
    return ARP_OK;
}

size_t spec_factor_rows(arp_key row[ARP_KEYS_MOST]) {
    size_t n = 0;
    for (; ARP_FACTOR_KINDS[n] && n < ARP_KEYS_MOST; n++) {
        const arp_factor_kind *kind = ARP_FACTOR_KINDS[n];
        row[n] = (arp_key){.name = kind->name,
                           .type = kind->readings ? ARP_KEY_PAIRS
                                   : kind->many   ? ARP_KEY_LIST
                                                  : ARP_KEY_MAP,
                           .otherwise = ARP_KEY_NONE,
                           .meaning = {kind->meaning[0], kind->meaning[1]},
                           .example = kind->examples,
                           .inside = kind->readings ? &spec_keys_reading : NULL};
    }
    return n;
}

static arp_status read_factors(const arp_node *factors, spec *s, arp_study *study, arp_error *err) {
    arp_key row[ARP_KEYS_MOST];
    const arp_keys kinds = {"sensitivity.factors", row, spec_factor_rows(row), NULL};
    size_t most = 0;
    arp_status st = ARP_OK;
    ARP_TRY(arp_node_keys(factors, &kinds, err));
    for (size_t i = 0; i < factors->n; i++) most += factors->item[i].n + 1;
    study->factor = arp_pool_take(study->pool, most, sizeof *study->factor);
    s->factor_place = arp_pool_take(study->pool, most, sizeof *s->factor_place);
    if (!study->factor || !s->factor_place) return arp_fail_memory(err);
    for (size_t i = 0; i < factors->n; i++) {
        size_t kind = 0;
        while (strcmp(row[kind].name, factors->item[i].key) != 0) kind++;
        ARP_TRY(read_entry(&factors->item[i], ARP_FACTOR_KINDS[kind], s, study, err));
    }
done:
    return st;
}

arp_status spec_sensitivity(const arp_node *node, spec *s, arp_study *study, arp_error *err) {
    arp_sensitivity_options *o = &study->sensitivity;
    uint64_t replicates = 0, points = 0, curve = 0;
    arp_status st = ARP_OK;
    study->seed = 1;
    if (!node) return ARP_OK;
    ARP_TRY(arp_node_keys(node, &spec_keys_sensitivity, err));
    ARP_TRY(arp_read_whole(node, "draws", 1, 1000000000000, &o->draws, err));
    ARP_TRY(arp_read_whole(node, "seed", 0, (uint64_t)1 << 53, &study->seed, err));
    ARP_TRY(arp_read_whole(node, "replicates", 8, 1000, &replicates, err));
    ARP_TRY(arp_read_whole(node, "points", 16, 1 << 20, &points, err));
    ARP_TRY(arp_read_whole(node, "curve", 1, 1000000, &curve, err));
    ARP_TRY(arp_read_number(node, "precision", 1e-6, 0.5, &o->precision, err));
    if (points & (points - 1)) {
        return arp_fail_node(err, arp_node_get(node, "points"), ARP_MSG_STUDY_FACTOR_POINTS, "");
    }
    o->replicates = (size_t)replicates;
    o->curve = (size_t)curve;
    while (points >> (o->base + 1)) o->base++;
    const arp_node *factors = arp_node_get(node, "factors");
    if (factors) ARP_TRY(read_factors(factors, s, study, err));
done:
    return st;
}
