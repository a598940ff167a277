/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selection on another level: which territories it meets, and which stand for it. */
#include "study/levels.h"

#include <math.h>
#include <stdlib.h>

static int by_shared(const void *p, const void *q) {
    const arp_met *a = p, *b = q;
    if (a->people_shared != b->people_shared) return a->people_shared > b->people_shared ? -1 : 1;
    return (a->territory > b->territory) - (a->territory < b->territory);
}

/* Communes and inhabitants of every territory of the level, theirs and shared. */
static double count(const arp_study *study, const bool *chosen, const arp_level *level,
                    arp_met *all) {
    double selection = 0.0;
    for (size_t i = 0; i < study->zoned->n_communes; i++) {
        double people = levels_people(study, i);
        if (chosen[i]) selection += people;
        if (level->of[i] == SIZE_MAX) continue;
        arp_met *m = &all[level->of[i]];
        m->communes++;
        m->people += people;
        if (!chosen[i]) continue;
        m->shared++;
        m->people_shared += people;
    }
    return selection;
}

/* By inhabitants; by communes where nobody lives there. */
static double share(double part, double whole, size_t n_part, size_t n_whole) {
    return whole > 0.0 ? part / whole : (double)n_part / (double)n_whole;
}

static void stand(arp_level_answer *out) {
    for (size_t i = 0; i < out->n_met; i++) {
        out->met[i].stands = out->met[i].of_it > 0.5;
        out->n_stand += out->met[i].stands;
    }
    if (out->n_stand || out->n_met == 0) return;
    out->met[0].stands = true; /* the one that holds most of it */
    out->n_stand = 1;
}

arp_status levels_meet(const arp_study *study, const bool *chosen, const arp_level_values *values,
                       arp_pool *pool, arp_level_answer *out, arp_error *err) {
    const arp_level *level = &study->zoned->level[out->level];
    arp_met *all = arp_zalloc(level->n, sizeof *all);
    size_t *row = arp_zalloc(level->n, sizeof *row);
    arp_status st = ARP_OK;
    if (!all || !row) ARP_TRY(arp_fail_memory(err));
    double selection = count(study, chosen, level, all);
    for (size_t t = 0; t < level->n; t++) row[t] = ARP_NONE;
    for (size_t i = 0; i < values->values.n_rows; i++) row[values->territory[i]] = i;
    for (size_t t = 0; t < level->n; t++) out->n_met += all[t].shared > 0;
    out->met = arp_pool_take(pool, out->n_met, sizeof *out->met);
    if (!out->met) ARP_TRY(arp_fail_memory(err));
    for (size_t t = 0, n = 0; t < level->n; t++) {
        if (all[t].shared == 0) continue;
        arp_met *m = &out->met[n++];
        *m = all[t];
        m->territory = t;
        m->row = row[t];
        m->of_it = share(m->people_shared, m->people, m->shared, m->communes);
        m->of_selection = selection > 0.0 ? m->people_shared / selection : NAN;
        m->jaccard = m->people_shared / (m->people + selection - m->people_shared);
    }
    qsort(out->met, out->n_met, sizeof *out->met, by_shared);
    stand(out);
    for (size_t i = 0; i < out->n_met; i++) {
        for (size_t k = 0; out->met[i].stands && k < 2; k++) {
            if (level->outside[k]) out->outside[k] += level->outside[k][out->met[i].territory];
        }
    }
done:
    arp_free(all);
    arp_free(row);
    return st;
}
