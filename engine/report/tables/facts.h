/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file facts.h
 * What a command found, for the tables to read: each part NULL where the command did not look.
 */
#ifndef REPORT_TABLES_FACTS_H
#define REPORT_TABLES_FACTS_H

#include <math.h>

#include "catalogue/catalogue.h"
#include "study/candidates.h"
#include "study/choose.h"
#include "study/contracts.h"
#include "study/levels.h"
#include "study/places.h"
#include "study/study.h"
#include "study/sweep.h"

typedef struct arp_facts {
    const arp_study *study;
    const arp_answer *answer;         /* the study, run */
    const arp_levels *levels;         /* `arpent perimeters` */
    const arp_candidates *candidates; /* `arpent perimeters` of a study with `design:` */
    const arp_profiles *profiles;     /* `arpent profile` */
    const arp_power *power;           /* `arpent power` */
    const arp_contracts *contracts;   /* `arpent contracts` */
    const arp_choose_found *choose;   /* `arpent choose` */
    const arp_placings *places;       /* `arpent place` */
    const arp_sweep *sweep;           /* `arpent sweep`, which has no study of its own */
    const arp_catalogue *catalogue;   /* `arpent indicators`, which has none either */
} arp_facts;

/** The drivers of the answer, which must have some. */
static inline const arp_drivers *arp_facts_drivers(const arp_facts *facts) {
    return &facts->answer->drivers;
}

/** A side's node, or that of a branch beside the sides, in its plan. */
static inline const arp_plan_node *arp_facts_side(const arp_facts *facts, size_t side) {
    const arp_drivers *d = arp_facts_drivers(facts);
    const arp_plan *plan = side < d->n_sides ? &facts->study->plan : &facts->study->beside;
    return &plan->node[d->side[side].node];
}

/** A node's name; NULL for ARP_NONE. */
static inline const char *arp_facts_node(const arp_facts *facts, size_t node) {
    return node == ARP_NONE ? NULL : facts->study->plan.node[node].name;
}

/** Code and label of a row of the table of values; NULL for ARP_NONE. */
static inline const char *arp_facts_code(const arp_facts *facts, size_t row) {
    return row == ARP_NONE ? NULL : facts->study->values.code[row];
}

static inline const char *arp_facts_label(const arp_facts *facts, size_t row) {
    return row == ARP_NONE ? NULL : facts->study->values.label[row];
}

/** Could the figures of an indicator be read when it was decided: 1, 0, NaN where its year or that
    of the decision is unknown. */
static inline double arp_facts_known_then(const arp_facts *facts, const arp_made_of *made) {
    if (!made->year || !facts->study->decided) return NAN;
    return !made->late && made->published != ARP_NEVER_PUBLISHED;
}

/** Is the row of the table of values among the selected? Cost: O(m). */
bool arp_facts_selected(const arp_facts *facts, size_t row);

#endif
