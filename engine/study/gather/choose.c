/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each ranked territory costs, which group it is of and whether it may be chosen at all. */
#include <math.h>

#include "base/text.h"
#include "study/gather/gather.h"
#include "study/gather/messages.h"

static arp_status find_barred(const spec_choose *c, arp_study *study, bool *barred,
                              arp_error *err) {
    const arp_table *t = &study->values;
    arp_codes *codes = arp_codes_new(t->code, t->n_rows);
    arp_status st = codes ? ARP_OK : arp_fail_memory(err);
    for (size_t i = 0; i < c->n_exclude && st == ARP_OK; i++) {
        size_t row = arp_codes_find(codes, c->exclude[i]);
        if (row != SIZE_MAX) barred[row] = true;
        else
            st = arp_fail_at(err, c->place, ARP_DOMAIN, ARP_MSG_CHOOSE_EXCLUDE, "su", c->exclude[i],
                             t->n_rows);
    }
    arp_codes_free(codes);
    return st;
}

/* Groups by the first territory that has their text; without a text a territory stands alone. */
static arp_status find_groups(const spec_choose *c, const gathered *g, size_t *group,
                              arp_error *err) {
    const arp_text_column *column = arp_table_text(&g->all, c->per);
    const char **text = arp_zalloc(g->n_kept, sizeof *text);
    arp_codes *codes = NULL;
    arp_status st = text ? ARP_OK : arp_fail_memory(err);
    for (size_t i = 0; st == ARP_OK && i < g->n_kept; i++) text[i] = column->text[g->kept[i]];
    if (st == ARP_OK && !(codes = arp_codes_new(text, g->n_kept))) st = arp_fail_memory(err);
    for (size_t i = 0; st == ARP_OK && i < g->n_kept; i++)
        group[i] = *text[i] ? arp_codes_find(codes, text[i]) : i;
    arp_codes_free(codes);
    arp_free(text);
    return st;
}

/* People, or a cost, of a territory that may be chosen have to be a number that is not negative. */
static arp_status check_numbers(const spec_choose *c, const arp_study *study, const double *x,
                                const bool *barred, const char *name, arp_error *err) {
    for (size_t i = 0; x && i < study->values.n_rows; i++) {
        if (barred[i] || x[i] >= 0.0) continue;
        return arp_fail_at(err, c->place, ARP_DOMAIN, ARP_MSG_CHOOSE_NUMBER, "ss",
                           study->values.code[i], name);
    }
    return ARP_OK;
}

arp_status gather_choose(const spec *s, arp_study *study, const gathered *g, arp_error *err) {
    const spec_choose *c = &s->choose;
    size_t n = study->values.n_rows, *group;
    double *cost;
    bool *barred;
    arp_choose_asked *asked;
    arp_status st = ARP_OK;
    if (!c->given) return ARP_OK;
    if (!arp_pool_take_all(study->pool, ARP_ARRAY(asked, 1), ARP_ARRAY(barred, n),
                           ARP_ARRAY(cost, n), ARP_ARRAY(group, n)))
        return arp_fail_memory(err);
    *asked = (arp_choose_asked){.first = (size_t)c->first,
                                .kind = c->kind,
                                .budget = c->budget,
                                .column = c->column,
                                .side = c->side,
                                .weight = {c->weight[0], c->weight[1]},
                                .threshold = c->threshold,
                                .per = c->per,
                                .at_most = (size_t)c->at_most,
                                .barred = barred,
                                .place = c->place};
    ARP_TRY(find_barred(c, study, barred, err));
    if (!c->first)
        ARP_TRY(check_numbers(c, study, study->population, barred, study->population_column, err));
    if (c->column) {
        const arp_column *column = arp_table_column(&g->all, c->column);
        for (size_t i = 0; i < n; i++) cost[i] = column->value[g->kept[i]];
        ARP_TRY(check_numbers(c, study, cost, barred, c->column, err));
        asked->cost = cost;
    } else if (!c->first && c->kind == ARP_BUDGET_POPULATION) {
        asked->cost = study->population;
    }
    if (c->per) ARP_TRY(find_groups(c, g, group, err));
    asked->group = c->per ? group : NULL;
    study->choose = asked;
done:
    return st;
}
