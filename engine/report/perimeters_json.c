/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lang.h"
#include "report/parts.h"

#include <math.h>

#include "report/verdict.h"

static json_t *in_words(const arp_error *why, arp_json_state *state) {
    if (why->code == ARP_OK) return json_null();
    json_t *out = json_object();
    for (int lang = ARP_FR; lang <= ARP_EN; lang++) {
        char text[2 * ARP_ERROR_TEXT];
        arp_error_text(why, (arp_lang)lang, text, sizeof text);
        arp_json_put(state, out, arp_lang_name((arp_lang)lang), arp_json_text(text));
    }
    return out;
}

static json_t *unit_sides(const arp_report *r, const arp_unit *u, bool scores,
                          arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    json_t *out = json_object();
    for (size_t s = 0; s < d->n_sides; s++) {
        size_t node = d->side[s].node;
        json_t *one = json_object();
        if (scores) arp_json_put(state, one, "score", arp_json_real(u->score[node]));
        arp_json_put(state, one, "c", arp_json_real(u->side[s].c));
        arp_json_put(state, one, "p", arp_json_real(u->side[s].p));
        arp_json_put(state, one, "rank", arp_json_rank(u->rank[node]));
        arp_json_put(state, out, r->study->plan.node[node].name, one);
    }
    return out;
}

void arp_union_json(const arp_report *r, json_t *concordance, arp_json_state *state) {
    const arp_perimeters *p = arp_report_drivers(r)->perimeters;
    json_t *one = json_null();
    if (p && p->selection.computed) {
        one = json_object();
        arp_json_put(state, one, "n", arp_json_whole(p->selection.n));
        arp_json_put(state, one, "rank", arp_json_rank(p->selection.rank[0]));
        arp_json_put(state, one, "sides", unit_sides(r, &p->selection, false, state));
    }
    arp_json_put(state, concordance, "union", one);
    json_t *why = p ? in_words(&p->selection.why, state) : json_null();
    arp_json_put(state, concordance, "union_refused", why);
}

static json_t *members(const arp_report *r, const arp_members *m, arp_json_state *state) {
    const arp_sums *sums = &r->study->sums;
    json_t *list = json_array();
    for (size_t i = 0; i < m->n; i++) {
        json_t *one = json_object();
        bool ranked = sums->ranked[m->row[i]] != ARP_NONE;
        arp_json_put(state, one, "code", arp_json_text(sums->code[m->row[i]]));
        arp_json_put(state, one, "label", arp_json_text(sums->label[m->row[i]]));
        arp_json_put(state, one, "ranked", json_boolean(ranked));
        arp_json_add(state, list, one);
    }
    return list;
}

static json_t *codes(const arp_report *r, const size_t *row, size_t n, arp_json_state *state) {
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++) {
        arp_json_add(state, list, arp_json_text(r->study->sums.code[row[i]]));
    }
    return list;
}

/* What perimeter i shares with every other, by name. */
static void put_shares(const arp_perimeters *p, size_t i, json_t *out, arp_json_state *state) {
    json_t *share = json_object(), *jaccard = json_object();
    for (size_t j = 0; j < p->n; j++) {
        if (j == i) continue;
        json_t *one = json_object();
        arp_json_put(state, one, "population", arp_json_real(p->at[i].jaccard_population[j]));
        arp_json_put(state, one, "count", arp_json_real(p->at[i].jaccard_count[j]));
        arp_json_put(state, jaccard, p->at[j].name, one);
        arp_json_put(state, share, p->at[j].name, arp_json_real(p->at[i].share_of[j]));
    }
    arp_json_put(state, out, "share_of", share);
    arp_json_put(state, out, "jaccard", jaccard);
}

static json_t *heterogeneity(const arp_report *r, const arp_spread *spread, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    json_t *out = json_object(), *sides = json_object(), *distance = json_object();
    for (size_t s = 0; s < d->n_sides; s++) {
        json_t *one = json_object();
        arp_json_put(state, one, "within", arp_json_real(spread->within[s]));
        arp_json_put(state, one, "all", arp_json_real(spread->all[s]));
        arp_json_put(state, one, "ratio", arp_json_real(spread->ratio[s]));
        arp_json_put(state, sides, arp_report_side(r, s)->name, one);
    }
    bool known = !isnan(spread->nearer);
    const char *method = known ? arp_p_method_name(spread->method) : NULL;
    arp_json_put(state, distance, "members", arp_json_real(spread->members));
    arp_json_put(state, distance, "random", arp_json_real(spread->random));
    arp_json_put(state, distance, "nearer", arp_json_real(spread->nearer));
    arp_json_put(state, distance, "method", arp_json_text(method));
    arp_json_put(state, distance, "neighbours", arp_json_real(spread->neighbours));
    arp_json_put(state, distance, "neighbours_nearer", arp_json_real(spread->neighbours_nearer));
    arp_json_put(state, out, "sides", sides);
    arp_json_put(state, out, "distance", distance);
    arp_json_put(state, out, "refused", in_words(&spread->why, state));
    return out;
}

/* Changes of the score and rank of a node from one unit to another. */
static void put_step(const arp_perimeter_change *c, size_t node, json_t *out,
                     arp_json_state *state) {
    json_t *rank = isnan(c->rank[node]) ? json_null() : json_integer((json_int_t)c->rank[node]);
    arp_json_put(state, out, "score", arp_json_real(c->score[node]));
    arp_json_put(state, out, "rank", rank);
}

static json_t *change(const arp_report *r, const arp_perimeter_change *c, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_perimeter *from = &d->perimeters->at[c->from];
    json_t *one = json_object(), *sides = json_object();
    arp_json_put(state, one, "from", arp_json_text(from->name));
    arp_json_put(state, one, "gained", codes(r, c->gained, c->n_gained, state));
    arp_json_put(state, one, "lost", codes(r, c->lost, c->n_lost, state));
    arp_json_put(state, one, "population_gained", arp_json_real(c->population_gained));
    arp_json_put(state, one, "population_lost", arp_json_real(c->population_lost));
    put_step(c, 0, one, state);
    for (size_t s = 0; s < d->n_sides; s++) {
        json_t *side = json_object();
        put_step(c, d->side[s].node, side, state);
        arp_json_put(state, sides, arp_report_side(r, s)->name, side);
    }
    arp_json_put(state, one, "sides", sides);
    return one;
}

static json_t *perimeter(const arp_report *r, size_t i, arp_json_state *state) {
    const arp_perimeters *p = arp_report_drivers(r)->perimeters;
    const arp_unit *u = &p->at[i].unit;
    json_t *one = json_object(), *changes = json_array();
    json_t *sides = u->computed ? unit_sides(r, u, true, state) : json_null();
    arp_json_put(state, one, "name", arp_json_text(p->at[i].name));
    arp_json_put(state, one, "territories", members(r, &u->members, state));
    arp_json_put(state, one, "population", arp_json_real(u->population));
    arp_json_put(state, one, "n", arp_json_whole(u->n));
    arp_json_put(state, one, "score", u->computed ? arp_json_real(u->score[0]) : json_null());
    arp_json_put(state, one, "rank", u->computed ? arp_json_rank(u->rank[0]) : json_null());
    arp_json_put(state, one, "sides", sides);
    arp_json_put(state, one, "refused", in_words(&u->why, state));
    put_shares(p, i, one, state);
    arp_json_put(state, one, "heterogeneity", heterogeneity(r, &p->at[i].spread, state));
    for (size_t c = 0; c < p->n_changes; c++) {
        if (p->change[c].to != i) continue;
        arp_json_add(state, changes, change(r, &p->change[c], state));
    }
    arp_json_put(state, one, "changes", changes);
    return one;
}

json_t *arp_perimeters_json(const arp_report *r, arp_json_state *state) {
    const arp_perimeters *p = arp_report_drivers(r)->perimeters;
    json_t *list = json_array();
    for (size_t i = 0; p && i < p->n; i++) arp_json_add(state, list, perimeter(r, i, state));
    return list;
}
