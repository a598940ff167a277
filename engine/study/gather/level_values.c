/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An opened study on one of its other levels, without reading a file. */
#include "study/gather/gather.h"
#include "study/gather/messages.h"
#include "study/spec/messages.h"
#include "table/table.h"
#include "territory/zonings.h"

void arp_level_values_free(arp_level_values *values) {
    if (!values) return;
    arp_table_free(&values->values);
    arp_pool_free(values->pool);
    *values = (arp_level_values){0};
}

/* As on the study's own level, the only one whose neighbours are known. */
static arp_status shrink(const spec_leaf *leaf, const arp_study *shell, const gathered *g, size_t j,
                         arp_level_values *out, arp_error *err) {
    if (!leaf->shrink) return ARP_OK;
    if (leaf->shrink->local && !shell->neighbours) {
        return arp_fail_at(err, leaf->indicator->place, ARP_DOMAIN, ARP_MSG_SHRINK_LEVEL, "ss",
                           leaf->indicator->id, leaf->shrink->name);
    }
    return gather_shrink(leaf, g, &g->measure[j], shell->neighbours, out->pool,
                         &out->values.column[j], err);
}

static arp_status fill(const spec *s, const arp_study *shell, const gathered *g,
                       arp_level_values *out, arp_error *err) {
    gather_room room = {0};
    double *coverage = arp_zalloc(g->n_kept, sizeof *coverage);
    arp_status st = ARP_OK;
    if (!coverage || !gather_room_make(g->all.n_rows, &room)) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_table_make(g->n_kept, s->n_leaves, 0, &out->values, err));
    ARP_TRY(gather_names(g, &out->values, err));
    for (size_t j = 0; j < s->n_leaves; j++) {
        out->values.column[j].name = spec_leaf_node(shell, &s->leaf[j])->name;
        ARP_TRY(gather_column(s, g, j, &room, &out->values.column[j], coverage, err));
        ARP_TRY(shrink(&s->leaf[j], shell, g, j, out, err));
    }
    out->population = shell->population;
    out->territory = g->kept;
done:
    gather_room_free(&room);
    arp_free(coverage);
    return st;
}

arp_status arp_level_values_of(const arp_study *study, size_t level, arp_level_values *out,
                               arp_error *err) {
    arp_level_values v = {0};
    gathered g = {0};
    arp_status st = ARP_OK;
    if (!study->zoned || level >= study->zoned->n_levels)
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_ZONINGS_ABSENT, "");
    /* what the rules of gathering write goes into a study of its own, which borrows the rest */
    spec s = *study->spec;
    arp_zoned zoned = *study->zoned;
    arp_study shell = {.zoned = &zoned,
                       .plan = study->plan,
                       .beside = study->beside,
                       .has_selection = study->has_selection};
    if (level == zoned.at) shell.neighbours = study->neighbours;
    else s.n_exclude = 0; /* codes of another level */
    zoned.at = level;
    v.pool = shell.pool = arp_pool_new();
    if (!v.pool) ARP_TRY(arp_fail_memory(err));
    g.measure = zoned.measure;
    g.level = level;
    ARP_TRY(gather_level(&s, &shell, level, &g.all, err));
    ARP_TRY(gather_kept(&s, &shell, &g, err));
    ARP_TRY(fill(&s, &shell, &g, &v, err));
    shell.values = v.values; /* borrowed: whose rows the lines have */
    ARP_TRY(gather_given(&s, &shell, &g, err));
    v.given = shell.given_line;
    v.n_given = shell.n_given;
    *out = v;
    v = (arp_level_values){0};
done:
    gather_free(&g);
    arp_level_values_free(&v);
    return st;
}
