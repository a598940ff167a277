/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/places.h"

#include <math.h>

#include "study/gather/zoned.h"
#include "study/spec/spec.h"

/* The parts of one indicator, a row a commune. */
static arp_status sum_leaf(const arp_study *study, size_t leaf, arp_pool *pool, arp_summand *out,
                           arp_error *err) {
    const arp_zoned *z = study->zoned;
    const spec_leaf *asked = &study->spec->leaf[leaf];
    const arp_measure *m = &z->measure[leaf];
    const arp_column *from = &z->communes.column[leaf * ZONED_COLUMNS];
    arp_aggregation how = m->what->aggregation;
    arp_summand s = {.per = m->what->per, .mean = z->approximate[leaf]};
    bool ratio = m->denominator.n > 0;
    double *numerator, *denominator, *part, *whole;
    if (!arp_pool_take_all(pool, ARP_ARRAY(numerator, z->n_communes),
                           ARP_ARRAY(denominator, z->n_communes), ARP_ARRAY(part, z->n_communes),
                           ARP_ARRAY(whole, z->n_communes), ARP_ARRAY(s.mark, z->n_communes)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < z->n_communes; i++) {
        bool counts = from[ZONED_NUMERATOR].mark[i] == ARP_CELL_OK;
        numerator[i] = counts ? from[ZONED_NUMERATOR].value[i] : 0.0;
        denominator[i] = counts ? from[ZONED_DENOMINATOR].value[i] : 0.0;
        part[i] = from[ZONED_PART].value[i];
        whole[i] = from[ZONED_WHOLE].value[i];
    }
    s.numerator = numerator;
    s.denominator = ratio ? denominator : NULL;
    s.part = part;
    s.whole = whole;
    s.summable =
        !asked->given && !asked->shrink && how != ARP_NOT_AGGREGABLE && how != ARP_RECOMPUTE;
    *out = s;
    return ARP_OK;
}

arp_status places_sums(const arp_study *study, arp_pool *pool, arp_sums *out, arp_error *err) {
    const arp_zoned *z = study->zoned;
    const arp_column *people =
        study->population_column ? &z->communes.column[z->communes.n_columns - 1] : NULL;
    arp_sums s = {.n_rows = z->n_communes,
                  .n_columns = study->spec->n_leaves,
                  .code = z->code,
                  .label = z->label,
                  .minimum_coverage = study->spec->method.minimum_coverage};
    if (!arp_pool_take_all(pool, ARP_ARRAY(s.population, z->n_communes),
                           ARP_ARRAY(s.ranked, z->n_communes), ARP_ARRAY(s.column, s.n_columns)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < z->n_communes; i++) {
        /* without a population each commune is as many as another */
        s.population[i] = study->population_column ? people->value[i] : 1.0;
        s.ranked[i] = ARP_NONE;
    }
    for (size_t j = 0; j < s.n_columns; j++) {
        arp_status st = sum_leaf(study, j, pool, &s.column[j], err);
        if (st != ARP_OK) return st;
    }
    *out = s;
    return ARP_OK;
}
