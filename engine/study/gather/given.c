/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/gather/gather.h"

#include <math.h>

#include "base/messages.h"
#include "study/gather/messages.h"

/* Every territory needs a number, above 0 where its logarithm is taken. */
static arp_status check(const arp_study *study, const spec_given *from, const char *id,
                        const arp_column *column, arp_error *err) {
    for (size_t i = 0; i < study->values.n_rows; i++) {
        const char *code = study->values.code[i];
        if (column->mark[i] != ARP_CELL_OK || !isfinite(column->value[i])) {
            return arp_fail_at(err, from->place, ARP_DOMAIN, ARP_MSG_GIVEN_MISSING, "ss", id, code);
        }
        if (from->log && !(column->value[i] > 0.0)) {
            return arp_fail_at(err, from->place, ARP_DOMAIN, ARP_MSG_GIVEN_LOG, "ssn", id, code,
                               column->value[i]);
        }
    }
    return ARP_OK;
}

static void describe(const spec *s, const gathered *g, const spec_given *from, arp_given *out) {
    out->log = from->log;
    if (from->leaf == ARP_NONE) {
        out->id = s->population;
        out->label[ARP_FR] = arp_say(ARP_MSG_GIVEN_PEOPLE, ARP_FR);
        out->label[ARP_EN] = arp_say(ARP_MSG_GIVEN_PEOPLE, ARP_EN);
        return;
    }
    const arp_indicator *what = s->leaf[from->leaf].indicator;
    out->id = what->id;
    out->label[ARP_FR] = what->label[ARP_FR];
    out->label[ARP_EN] = what->label[ARP_EN];
    out->year = g->measure[from->leaf].year;
}

static arp_status make_line(const spec *s, const arp_study *study, const gathered *g,
                            const spec_given *from, gather_room *room, double *line,
                            arp_error *err) {
    size_t n = g->n_kept;
    arp_column column = {.value = line};
    double *coverage = NULL;
    arp_status st = ARP_OK;
    const char *id = from->leaf == ARP_NONE ? s->population : s->leaf[from->leaf].indicator->id;
    if (!arp_zalloc_all(ARP_ARRAY(column.mark, n), ARP_ARRAY(coverage, n)))
        return arp_fail_memory(err);
    if (from->leaf == ARP_NONE) { /* an unknown population is NaN */
        for (size_t i = 0; i < n; i++) line[i] = study->population[i];
    } else {
        ARP_TRY(gather_column(s, g, from->leaf, room, &column, coverage, err));
    }
    ARP_TRY(check(study, from, id, &column, err));
    for (size_t i = 0; from->log && i < n; i++) line[i] = log(line[i]);
done:
    arp_free(column.mark);
    arp_free(coverage);
    return st;
}

arp_status gather_given(const spec *s, arp_study *study, const gathered *g, arp_error *err) {
    const spec_selection *sel = &s->selection;
    gather_room room = {0};
    arp_status st = ARP_OK;
    if (!study->has_selection && !s->selections.given) return ARP_OK;
    if (sel->n_besides == 0) return ARP_OK;
    bool ok = gather_room_make(g->all.n_rows, &room) &&
              arp_pool_take_all(study->pool, ARP_ARRAY(study->given, sel->n_besides),
                                ARP_ARRAY(study->given_line, sel->n_besides));
    if (!ok) ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < sel->n_besides; i++) {
        double *line = arp_pool_take(study->pool, g->n_kept, sizeof *line);
        if (!line) ARP_TRY(arp_fail_memory(err));
        describe(s, g, &sel->besides[i], &study->given[i]);
        ARP_TRY(make_line(s, study, g, &sel->besides[i], &room, line, err));
        study->given_line[study->n_given++] = line;
    }
done:
    gather_room_free(&room);
    return st;
}
