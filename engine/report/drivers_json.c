/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lang.h"
#include "report/parts.h"

#include <math.h>
#include <string.h>

#include "report/change.h"
#include "report/reliability.h"
#include "report/verdict.h"

static json_t *sides_list(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    json_t *list = json_array();
    for (size_t s = 0; s < d->n_sides; s++) {
        const arp_plan_node *node = arp_report_side(r, s);
        json_t *one = json_object(), *lacks = json_array();
        for (size_t i = 0; i < node->n_lacks; i++) {
            arp_json_add(state, lacks, arp_json_text(node->lacks[i]));
        }
        arp_json_put(state, one, "id", arp_json_text(node->name));
        arp_json_put(state, one, "label_fr", arp_json_text(node->label[ARP_FR]));
        arp_json_put(state, one, "label_en", arp_json_text(node->label[ARP_EN]));
        double weight = r->answer->result.weight[d->side[s].node];
        arp_json_put(state, one, "weight", arp_json_real(weight));
        arp_json_put(state, one, "year", arp_json_year(node->year));
        arp_json_put(state, one, "lacks", lacks);
        arp_json_put(state, one, "dated_after", json_boolean(d->side[s].dated_after));
        arp_json_add(state, list, one);
    }
    return list;
}

json_t *arp_concordance_json(const arp_concordance *c, arp_json_state *state) {
    json_t *one = json_object();
    arp_json_put(state, one, "c", arp_json_real(c->c));
    arp_json_put(state, one, "p", arp_json_real(c->p));
    return one;
}

static void put_method(json_t *one, arp_p_method method, arp_json_state *state) {
    arp_json_put(state, one, "method", arp_json_text(arp_p_method_name(method)));
}

/* {ID: {c, p}} of n_sides concordances. */
static json_t *by_side(const arp_report *r, const arp_concordance *c, arp_json_state *state) {
    json_t *out = json_object();
    for (size_t s = 0; s < arp_report_drivers(r)->n_sides; s++) {
        arp_json_put(state, out, arp_report_side(r, s)->name, arp_concordance_json(&c[s], state));
    }
    return out;
}

static json_t *alone(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    json_t *out = json_object();
    for (size_t s = 0; s < d->n_sides; s++) {
        json_t *one = arp_concordance_json(&d->side[s].alone, state);
        arp_json_put(state, one, "p_holm", arp_json_real(d->side[s].p_holm));
        put_method(one, d->side[s].alone.method, state);
        arp_json_put(state, out, arp_report_side(r, s)->name, one);
    }
    return out;
}

static json_t *contrast(const arp_drivers *d, arp_json_state *state) {
    if (isnan(d->contrast)) return json_null();
    json_t *one = json_object();
    arp_json_put(state, one, "value", arp_json_real(d->contrast));
    arp_json_put(state, one, "p", arp_json_real(d->contrast_p));
    put_method(one, d->contrast_method, state);
    return one;
}

static json_t *reachable(const arp_drivers *d, arp_json_state *state) {
    json_t *one = json_object();
    arp_json_put(state, one, "p_min", arp_json_real(d->p_min));
    arp_json_put(state, one, "c_needed", arp_json_real(d->c_needed));
    arp_json_put(state, one, "c_needed_holm", arp_json_real(d->c_needed_holm));
    arp_json_put(state, one, "contrast_needed", arp_json_real(d->contrast_needed));
    return one;
}

static json_t *curve(const arp_drivers *d, arp_json_state *state) {
    json_t *list = json_array();
    for (size_t i = 0; d->n_tippings && i < d->tipping[0].n_curve; i++) {
        const arp_curve_cell *cell = &d->tipping[0].curve[i];
        json_t *one = json_object();
        arp_json_put(state, one, "from", arp_json_real(cell->from));
        arp_json_put(state, one, "to", arp_json_real(cell->to));
        arp_json_put(state, one, "c", arp_json_real(cell->c));
        arp_json_add(state, list, one);
    }
    return list;
}

static json_t *leave_one_out(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    json_t *list = json_array();
    for (size_t i = 0; i < d->n_left_out; i++) {
        json_t *one = json_object();
        const char *code = r->study->values.code[d->left_out[i].row];
        arp_json_put(state, one, "without", arp_json_text(code));
        arp_json_put(state, one, "sides", by_side(r, d->left_out[i].side, state));
        arp_json_add(state, list, one);
    }
    return list;
}

static json_t *universes(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    json_t *list = json_array();
    for (size_t i = 0; i < d->n_universes; i++) {
        const arp_universe *u = &d->universe[i];
        bool computed = !isnan(u->side[0].c);
        const char *lacks = u->lacks == ARP_NONE ? NULL : r->study->values.code[u->lacks];
        json_t *one = json_object();
        arp_json_put(state, one, "name", arp_json_text(u->name));
        arp_json_put(state, one, "n", arp_json_whole(u->n));
        arp_json_put(state, one, "sides", computed ? by_side(r, u->side, state) : json_null());
        arp_json_put(state, one, "lacks", arp_json_text(lacks));
        arp_json_add(state, list, one);
    }
    return list;
}

static json_t *concordance(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    json_t *out = json_object(), *declared = arp_concordance_json(&d->declared, state);
    put_method(declared, d->declared.method, state);
    arp_json_put(state, out, "sides", alone(r, state));
    arp_json_put(state, out, "declared", declared);
    arp_json_put(state, out, "contrast", contrast(d, state));
    arp_json_put(state, out, "curve", curve(d, state));
    bool exact = d->n_tippings == 0 || d->tipping[0].curve_exact;
    arp_json_put(state, out, "curve_exact", json_boolean(exact));
    arp_json_put(state, out, "reachable", reachable(d, state));
    arp_json_put(state, out, "leave_one_out", leave_one_out(r, state));
    arp_json_put(state, out, "universes", universes(r, state));
    arp_union_json(r, out, state);
    arp_json_put(state, out, "interval", arp_interval_json(r, state));
    arp_json_put(state, out, "swap", arp_swap_json(r, state));
    arp_json_put(state, out, "neighbours", arp_neighbours_json(r, state));
    arp_json_put(state, out, "shrunk", arp_shrunk_json(r, state));
    return out;
}

static json_t *territory(const arp_report *r, size_t row, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_result *result = &r->answer->result;
    json_t *one = json_object(), *score = json_object(), *rank = json_object();
    json_t *contribution = json_object();
    for (size_t s = 0; s < d->n_sides; s++) {
        const char *id = arp_report_side(r, s)->name;
        size_t at = d->side[s].node * result->n + row;
        arp_json_put(state, score, id, arp_json_real(result->score[at]));
        arp_json_put(state, rank, id, arp_json_whole(d->side[s].rank[row]));
        double share = d->contribution[row * d->n_sides + s];
        arp_json_put(state, contribution, id, arp_json_real(share));
    }
    arp_json_put(state, one, "code", arp_json_text(r->study->values.code[row]));
    arp_json_put(state, one, "label", arp_json_text(r->study->values.label[row]));
    arp_json_put(state, one, "score", arp_json_real(result->score[row]));
    arp_json_put(state, one, "rank", arp_json_whole(result->rank[row]));
    arp_json_put(state, one, "side_score", score);
    arp_json_put(state, one, "side_rank", rank);
    arp_json_put(state, one, "contribution", contribution);
    const arp_tipping *axis = d->n_tippings ? &d->tipping[0] : NULL;
    arp_json_put(state, one, "membership", arp_membership_json(d, axis, row, state));
    return one;
}

static json_t *shapley_part(const arp_report *r, bool overlap, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    json_t *out = json_object();
    for (size_t s = 0; s < d->n_sides; s++) {
        const arp_side *one = &d->side[s];
        double part = overlap ? one->shapley_overlap : one->shapley_concordance;
        arp_json_put(state, out, arp_report_side(r, s)->name, arp_json_real(part));
    }
    double interaction =
        overlap ? d->shapley_interaction_overlap : d->shapley_interaction_concordance;
    arp_json_put(state, out, "interaction", arp_json_real(interaction));
    return out;
}

static json_t *shapley(const arp_report *r, arp_json_state *state) {
    json_t *out = json_object(), *neutralised = json_object();
    arp_json_put(state, neutralised, "overlap", shapley_part(r, true, state));
    arp_json_put(state, neutralised, "concordance", shapley_part(r, false, state));
    arp_json_put(state, out, "neutralised", neutralised);
    arp_shares_json(r, neutralised, out, state);
    return out;
}

static json_t *reasons(const arp_report *r, arp_json_state *state) {
    arp_text fr = {0}, en = {0};
    json_t *list = json_array();
    arp_reasons(r, ARP_FR, &fr);
    arp_reasons(r, ARP_EN, &en);
    if (fr.bad || en.bad) {
        state->bad = true;
    } else {
        const char *f = fr.bytes, *e = en.bytes; /* as many in either language */
        for (; f < fr.bytes + fr.n; f += strlen(f) + 1, e += strlen(e) + 1) {
            json_t *one = json_object();
            arp_json_put(state, one, arp_lang_name(ARP_FR), arp_json_text(f));
            arp_json_put(state, one, arp_lang_name(ARP_EN), arp_json_text(e));
            arp_json_add(state, list, one);
        }
    }
    arp_text_free(&fr);
    arp_text_free(&en);
    return list;
}

static json_t *sentence(const arp_report *r, arp_json_state *state) {
    json_t *out = json_object();
    for (int lang = ARP_FR; lang <= ARP_EN; lang++) {
        arp_text text = {0};
        arp_sentence(r, (arp_lang)lang, &text);
        if (text.bad) state->bad = true;
        arp_json_put(state, out, arp_lang_name((arp_lang)lang),
                     arp_json_text(text.bad ? NULL : text.bytes));
        arp_text_free(&text);
    }
    return out;
}

static json_t *verdict(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    json_t *out = json_object(), *sides = json_object();
    for (size_t s = 0; s < d->n_sides; s++) {
        const char *name = arp_verdict_state_name(d->side[s].state);
        arp_json_put(state, sides, arp_report_side(r, s)->name, arp_json_text(name));
    }
    arp_json_put(state, out, "sides", sides);
    arp_json_put(state, out, "word", arp_json_text(d->word_name));
    arp_json_put(state, out, "sentence", sentence(r, state));
    arp_json_put(state, out, "reasons", reasons(r, state));
    return out;
}

json_t *arp_drivers_json(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    json_t *out = json_object(), *k = json_array(), *selection = json_array();
    json_t *territories = json_array();
    arp_json_head(state, out, r->study, d->n);
    for (size_t j = 0; j < d->n_k; j++) arp_json_add(state, k, arp_json_whole(d->k[j]));
    for (size_t i = 0; i < d->m; i++) {
        arp_json_add(state, selection, arp_json_text(r->study->values.code[d->selected[i]]));
    }
    for (size_t i = 0; i < d->n; i++) {
        arp_json_add(state, territories, territory(r, r->answer->result.order[i], state));
    }
    arp_json_put(state, out, "k", k);
    arp_json_put(state, out, "selection", selection);
    arp_json_put(state, out, "alpha", arp_json_real(d->alpha));
    arp_json_put(state, out, "sides", sides_list(r, state));
    arp_json_put(state, out, "concordance", concordance(r, state));
    arp_json_put(state, out, "conditional", arp_conditional_json(r, state));
    arp_json_put(state, out, "territories", territories);
    arp_json_put(state, out, "tipping", arp_tipping_json(r, state));
    arp_json_put(state, out, "shapley", shapley(r, state));
    arp_json_put(state, out, "effective_weights", arp_effective_json(r, state));
    arp_json_put(state, out, "reliability", arp_reliability_json(r, state));
    arp_json_put(state, out, "revealed", arp_revealed_json(r, state));
    arp_json_put(state, out, "simplex", arp_simplex_json(r, state));
    arp_json_put(state, out, "volumes", arp_volumes_json(r, state));
    arp_change_json(r, out, state);
    arp_json_put(state, out, "perimeters", arp_perimeters_json(r, state));
    arp_json_put(state, out, "claims", arp_claims_json(r, state));
    arp_json_put(state, out, "subsets", arp_subsets_json(r, state));
    arp_json_put(state, out, "break_even", arp_missing_json(r, state));
    arp_json_put(state, out, "verdict", verdict(r, state));
    return out;
}
