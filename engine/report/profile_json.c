/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/profile.h"

static json_t *pair(double low, double high, arp_json_state *state) {
    json_t *list = json_array();
    arp_json_add(state, list, arp_json_real(low));
    arp_json_add(state, list, arp_json_real(high));
    return list;
}

static json_t *compared(const arp_compared *c, const char *name, arp_json_state *state) {
    json_t *one = json_object();
    bool known = !isnan(c->value), tested = !isnan(c->p);
    arp_json_put(state, one, "name", arp_json_text(name));
    arp_json_put(state, one, "value", arp_json_real(c->value));
    arp_json_put(state, one, "is", known ? arp_json_text(arp_compared_side(c)) : json_null());
    arp_json_put(state, one, "p", arp_json_real(c->p));
    arp_json_put(state, one, "p_holm", arp_json_real(c->p_holm));
    arp_json_put(state, one, "n_tested", arp_json_whole(c->n_tested));
    json_t *sure = tested ? json_boolean(c->significantly) : json_null();
    arp_json_put(state, one, "significantly", sure);
    return one;
}

static json_t *end(const arp_profile_report *p, const arp_profile_line *line, size_t row,
                   arp_json_state *state) {
    if (row == ARP_NONE) return json_null();
    json_t *one = json_object();
    arp_json_put(state, one, "value", arp_json_real(arp_profile_value(p, line, row)));
    arp_json_put(state, one, "code", arp_json_text(p->report.study->values.code[row]));
    return one;
}

static void put_measure(const arp_profile_report *p, const arp_profile_line *line, json_t *one,
                        arp_json_state *state) {
    const char *rule = arp_profile_error(p, line)->rule;
    bool interval = !isnan(line->limit[0]);
    arp_json_put(state, one, "value", arp_json_real(line->value));
    arp_json_put(state, one, "mark", arp_json_text(arp_mark_name(line->mark)));
    arp_json_put(state, one, "interval",
                 interval ? pair(line->limit[0], line->limit[1], state) : json_null());
    arp_json_put(state, one, "interval_rule",
                 interval && *rule ? arp_json_text(rule) : json_null());
    arp_json_put(state, one, "count", arp_json_real(line->count));
    arp_json_put(state, one, "fewer_than", line->few ? arp_json_whole(line->few) : json_null());
    arp_json_put(state, one, "rank", line->rank ? arp_json_whole(line->rank) : json_null());
    arp_json_put(state, one, "n", arp_json_whole(line->n));
    arp_json_put(state, one, "least", end(p, line, line->least, state));
    arp_json_put(state, one, "most", end(p, line, line->most, state));
    arp_json_put(state, one, "position", arp_json_real(line->position));
}

static json_t *indicator(const arp_profile_report *p, const arp_profile_line *line,
                         arp_json_state *state) {
    const arp_study *study = p->report.study;
    const arp_plan_node *node = arp_profile_node(p, line);
    const arp_made_of *made = arp_profile_made(p, line);
    json_t *one = json_object(), *list = json_array();
    const char *side = study->plan.node[arp_profile_side(p, line)].name;
    arp_json_put(state, one, "indicator", arp_json_text(node->name));
    arp_json_put(state, one, "label_fr", arp_json_text(node->label[ARP_FR]));
    arp_json_put(state, one, "label_en", arp_json_text(node->label[ARP_EN]));
    arp_json_put(state, one, "side", arp_json_text(side));
    arp_json_put(state, one, "domain", arp_json_text(made->domain));
    arp_json_put(state, one, "unit", arp_json_text(made->unit));
    arp_json_put(state, one, "year", made->year ? arp_json_whole((size_t)made->year) : json_null());
    arp_json_put(state, one, "polarity", json_integer(node->polarity));
    put_measure(p, line, one, state);
    for (size_t c = 0; c < study->n_comparators; c++) {
        arp_json_add(state, list, compared(&line->comparator[c], study->comparator[c].name, state));
    }
    arp_json_put(state, one, "comparators", list);
    return one;
}

/* Score and rank on the index and on each of its sides. */
static json_t *places(const arp_profile_report *p, arp_json_state *state) {
    const arp_plan *plan = &p->report.study->plan;
    const arp_result *result = &p->report.answer->result;
    json_t *list = json_array();
    for (size_t s = 0; s <= plan->node[0].n_children; s++) {
        size_t v = s == 0 ? 0 : plan->node[0].child[s - 1], at = v * result->n + p->profile->row;
        json_t *one = json_object(), *rank = json_null();
        if (result->rank[at]) rank = arp_json_whole(result->rank[at]);
        arp_json_put(state, one, "name", arp_json_text(plan->node[v].name));
        arp_json_put(state, one, "score", arp_json_real(result->score[at]));
        arp_json_put(state, one, "rank", rank);
        arp_json_add(state, list, one);
    }
    return list;
}

json_t *arp_profile_json(const arp_profile_report *p, arp_json_state *state) {
    const arp_study *study = p->report.study;
    size_t row = p->profile->row;
    json_t *out = json_object(), *territory = json_object(), *list = json_array();
    double people = study->population ? study->population[row] : (double)NAN;
    arp_json_head(state, out, study, study->values.n_rows);
    arp_json_put(state, territory, "code", arp_json_text(study->values.code[row]));
    arp_json_put(state, territory, "label", arp_json_text(study->values.label[row]));
    arp_json_put(state, territory, "population", arp_json_real(people));
    arp_json_put(state, out, "territory", territory);
    arp_json_put(state, out, "places", places(p, state));
    arp_json_put(state, out, "alpha", arp_json_real(study->alpha));
    arp_json_put(state, out, "level", arp_json_real(0.95));
    for (size_t i = 0; i < p->profile->n; i++) {
        arp_json_add(state, list, indicator(p, &p->profile->line[i], state));
    }
    arp_json_put(state, out, "indicators", list);
    return out;
}
