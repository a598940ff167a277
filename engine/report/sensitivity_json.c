/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/sensitivity.h"

#include <math.h>

#include "base/number.h"
#include "drivers/resemblance/verdict.h"
#include "report/verdict.h"

static json_t *index_json(const arp_gsa_index *index, arp_json_state *state) {
    json_t *one = json_object();
    arp_json_put(state, one, "value", arp_json_real(index->value));
    arp_json_put(state, one, "low", arp_json_real(index->low));
    arp_json_put(state, one, "high", arp_json_real(index->high));
    return one;
}

static json_t *factor_json(const arp_varied *f, const arp_sensitivity *s, arp_json_state *state) {
    json_t *one = json_object(), *values = json_array();
    for (size_t v = 0; v < f->n_values; v++) {
        json_t *value = json_object();
        arp_json_put(state, value, "value", arp_json_text(f->value[v]));
        arp_json_put(state, value, "probability", arp_json_real(f->probability[v]));
        arp_json_put(state, value, "drawn", arp_json_whole((size_t)f->drawn[v]));
        arp_json_add(state, values, value);
    }
    arp_json_put(state, one, "kind", arp_json_text(f->kind));
    arp_json_put(state, one, "rule", arp_json_text(f->rule));
    arp_json_put(state, one, "node", arp_json_text(f->node));
    arp_json_put(state, one, "values", values);
    arp_json_put(state, one, "low", arp_json_real(f->low));
    arp_json_put(state, one, "high", arp_json_real(f->high));
    arp_json_put(state, one, "moved_a_rank", json_boolean(f->moved));
    arp_json_put(state, one, "group",
                 arp_json_text(s->indices ? s->indices->group[f->group] : NULL));
    return one;
}

/* {KIND: VALUE} of the factors that have a part in it. */
static json_t *values_json(const arp_sensitivity *s, const size_t *value, arp_json_state *state) {
    json_t *one = json_object();
    for (size_t f = 0; f < s->n_factors; f++) {
        if (value[f] == ARP_NONE) continue;
        arp_json_put(state, one, s->factor[f].kind, arp_json_text(arp_sens_value(s, f, value[f])));
    }
    return one;
}

static void put_error(const arp_error *why, arp_lang lang, json_t *one, arp_json_state *state) {
    char text[4 * ARP_ERROR_TEXT];
    arp_error_text(why, lang, text, sizeof text);
    arp_json_put(state, one, "message_id", arp_json_text(arp_error_name(why)));
    arp_json_put(state, one, "message", arp_json_text(text));
}

static json_t *refused_json(const arp_report *r, const arp_refused *refused,
                            arp_json_state *state) {
    json_t *one = json_object();
    arp_json_put(state, one, "values", values_json(arp_report_sens(r), refused->value, state));
    put_error(&refused->why, r->options.lang, one, state);
    return one;
}

static json_t *scene_sides(const arp_report *r, const arp_scene *scene, arp_json_state *state) {
    json_t *sides = json_object();
    for (size_t i = 0; i < arp_report_sens(r)->n_sides; i++) {
        json_t *one = json_object();
        arp_json_put(state, one, "c", arp_json_real(scene->c[i]));
        arp_json_put(state, one, "p", arp_json_real(scene->p[i]));
        arp_json_put(state, one, "state", arp_json_text(arp_state_name(scene->state[i])));
        arp_json_put(state, sides, arp_sens_side(r, i)->name, one);
    }
    return sides;
}

/* Puts one run into an object that says under which choices. */
static void put_scene(const arp_report *r, const arp_scene *scene, json_t *one,
                      arp_json_state *state) {
    const arp_sensitivity *s = arp_report_sens(r);
    if (scene->why.code != ARP_OK) {
        put_error(&scene->why, r->options.lang, one, state);
        return;
    }
    arp_json_put(state, one, "mean_rank_shift", arp_json_real(scene->shift));
    if (s->m == 0) return;
    json_t *rank = json_object();
    for (size_t t = 0; t < s->m; t++) {
        arp_json_put(state, rank, r->study->values.code[s->selected[t]],
                     arp_json_whole(scene->rank[t]));
    }
    arp_json_put(state, one, "rank", rank);
    arp_json_put(state, one, "sides", scene_sides(r, scene, state));
    arp_json_put(state, one, "contrast", arp_json_real(scene->contrast));
    arp_json_put(state, one, "word", arp_json_text(arp_word_name(&r->study->plan, scene->word)));
}

static json_t *territory_json(const arp_report *r, size_t i, arp_json_state *state) {
    const arp_sensitivity *s = arp_report_sens(r);
    const arp_acceptability *a = &s->rank;
    json_t *one = json_object(), *first = json_object(), *central = json_object();
    for (size_t j = 0; j < a->n_k; j++) {
        char k[ARP_NUMBER_ROOM];
        arp_number_from_size(k, a->k[j]);
        arp_json_put(state, first, k, arp_share_json(&a->first[j * a->n + i], state));
    }
    for (size_t l = 0; a->central && l < s->n_sides; l++) {
        arp_json_put(state, central, arp_sens_side(r, l)->name,
                     arp_json_real(a->central[i * s->n_sides + l]));
    }
    arp_json_put(state, one, "code", arp_json_text(r->study->values.code[i]));
    arp_json_put(state, one, "rank", arp_json_whole(s->base_rank[i]));
    arp_json_put(state, one, "mean", arp_json_real(a->spread[i].mean));
    arp_json_put(state, one, "sd", arp_json_real(a->spread[i].sd));
    for (size_t q = 0; q < ARP_RANK_QUANTILES; q++) {
        arp_json_put(state, one, ARP_SENS_QUANTILES[q], arp_json_real(a->spread[i].quantile[q]));
    }
    arp_json_put(state, one, "first", first);
    arp_json_put(state, one, "central_weights", central);
    arp_json_put(state, one, "confidence", arp_json_real(s->confidence[i]));
    return one;
}

static json_t *spread_json(const arp_spread_of *spread, arp_json_state *state) {
    json_t *one = json_object();
    arp_json_put(state, one, "mean", arp_json_real(spread->mean));
    arp_json_put(state, one, "sd", arp_json_real(spread->sd));
    for (size_t q = 0; q < ARP_RANK_QUANTILES; q++) {
        arp_json_put(state, one, ARP_SENS_QUANTILES[q], arp_json_real(spread->quantile[q]));
    }
    return one;
}

static json_t *verdict_json(const arp_report *r, arp_json_state *state) {
    const arp_sensitivity *s = arp_report_sens(r);
    json_t *one = json_object(), *sides = json_object(), *words = json_object();
    for (size_t i = 0; i < s->n_sides; i++) {
        json_t *side = json_object();
        for (size_t v = 0; v < 3; v++) {
            arp_json_put(state, side, arp_state_name((arp_verdict_state)v),
                         arp_share_json(&s->state_share[i * 3 + v], state));
        }
        arp_json_put(state, sides, arp_sens_side(r, i)->name, side);
    }
    for (size_t i = 0; i < s->n_sides + 3; i++) {
        arp_json_put(state, words, arp_sens_word(r, i), arp_share_json(&s->words.share[i], state));
    }
    arp_json_put(state, one, "draws", arp_json_whole((size_t)s->verdicts));
    arp_json_put(state, one, "one_draw_in", arp_json_whole((size_t)s->verdict_every));
    arp_json_put(state, one, "sides", sides);
    arp_json_put(state, one, "words", words);
    return one;
}

static json_t *concordance_json(const arp_report *r, arp_json_state *state) {
    const arp_sensitivity *s = arp_report_sens(r);
    json_t *one = json_object();
    for (size_t i = 0; i < s->n_sides; i++) {
        arp_json_put(state, one, arp_sens_side(r, i)->name, spread_json(&s->c[i], state));
    }
    return one;
}

static json_t *curve_json(const arp_report *r, arp_json_state *state) {
    const arp_sensitivity *s = arp_report_sens(r);
    const arp_specifications *curve = &s->curve;
    json_t *one = json_object(), *at = json_array(), *words = json_object();
    for (size_t i = 0; i < curve->n; i++) {
        json_t *point = json_object();
        arp_json_put(state, point, "values", values_json(s, curve->at[i].value, state));
        put_scene(r, &curve->at[i].scene, point, state);
        arp_json_add(state, at, point);
    }
    for (size_t i = 0; i < s->n_sides + 3; i++) {
        arp_json_put(state, words, arp_sens_word(r, i), arp_json_real(curve->word_share[i]));
    }
    arp_json_put(state, one, "possible", arp_json_whole(curve->possible));
    arp_json_put(state, one, "refused", arp_json_whole(curve->n_refused));
    arp_json_put(state, one, "left_out", arp_json_whole(curve->left_out));
    arp_json_put(state, one, "words", words);
    arp_json_put(state, one, "specifications", at);
    return one;
}

/* {GROUP: {value, low, high}}; null where there is none. */
static json_t *by_group(const arp_sens_indices *indices, const arp_gsa_index *index,
                        arp_json_state *state) {
    if (!index) return json_null();
    json_t *one = json_object();
    for (size_t g = 0; g < indices->n_groups; g++) {
        arp_json_put(state, one, indices->group[g], index_json(&index[g], state));
    }
    return one;
}

static json_t *indices_json(const arp_report *r, arp_json_state *state) {
    static const char *const STATE[] = {"varies", "settled", "undefined"};
    const arp_sens_indices *indices = arp_report_sens(r)->indices;
    if (!indices) return json_null();
    json_t *one = json_object(), *outputs = json_array();
    for (size_t o = 0; o < indices->n_outputs; o++) {
        const arp_gsa_output *found = &indices->found.output[o];
        bool varies = found->state == ARP_GSA_VARIES;
        json_t *out = json_object();
        arp_json_put(state, out, "output",
                     arp_json_text(arp_sens_output_name(indices->output[o].kind)));
        arp_json_put(state, out, "of", arp_json_text(arp_sens_output_of(r, &indices->output[o])));
        arp_json_put(state, out, "state", arp_json_text(STATE[found->state]));
        arp_json_put(state, out, "mean", arp_json_real(found->mean));
        arp_json_put(state, out, "variance", arp_json_real(found->variance));
        arp_json_put(state, out, "first", by_group(indices, varies ? found->first : NULL, state));
        arp_json_put(state, out, "total", by_group(indices, varies ? found->total : NULL, state));
        arp_json_put(state, out, "shapley",
                     by_group(indices, varies ? found->shapley : NULL, state));
        arp_json_add(state, outputs, out);
    }
    arp_json_put(state, one, "runs", arp_json_whole((size_t)indices->found.evaluations));
    arp_json_put(state, one, "replicates", arp_json_whole(indices->found.replicates));
    arp_json_put(state, one, "outputs", outputs);
    return one;
}

static json_t *alone_json(const arp_report *r, const arp_factor_alone *a, arp_json_state *state) {
    const arp_sensitivity *s = arp_report_sens(r);
    json_t *one = json_object(), *at = json_array(), *rank = json_object(), *c = json_object();
    for (size_t i = 0; i < a->n_at; i++) {
        json_t *value = json_object();
        arp_json_put(state, value, "value", arp_json_text(arp_sens_value(s, a->factor, i)));
        put_scene(r, &a->at[i], value, state);
        arp_json_add(state, at, value);
    }
    arp_json_put(state, one, "kind", arp_json_text(s->factor[a->factor].kind));
    arp_json_put(state, one, "node", arp_json_text(s->factor[a->factor].node));
    arp_json_put(state, one, "mean_rank_shift", arp_json_real(a->shift));
    for (size_t t = 0; t < s->m; t++) {
        json_t *range = json_pack("[i,i]", (int)a->rank_low[t], (int)a->rank_high[t]);
        arp_json_put(state, rank, r->study->values.code[s->selected[t]], range);
    }
    for (size_t i = 0; s->m && i < s->n_sides; i++) {
        json_t *range = json_array();
        arp_json_add(state, range, arp_json_real(a->c_low[i]));
        arp_json_add(state, range, arp_json_real(a->c_high[i]));
        arp_json_put(state, c, arp_sens_side(r, i)->name, range);
    }
    arp_json_put(state, one, "rank", rank);
    arp_json_put(state, one, "c", c);
    arp_json_put(state, one, "same_word", arp_json_real(s->m ? a->base_word : NAN));
    arp_json_put(state, one, "values", at);
    return one;
}

static void put_draws(const arp_sensitivity *s, json_t *top, arp_json_state *state) {
    json_t *one = json_object();
    arp_json_put(state, one, "asked", arp_json_whole((size_t)s->asked));
    arp_json_put(state, one, "done", arp_json_whole((size_t)s->done));
    arp_json_put(state, one, "seed", arp_json_whole((size_t)s->seed));
    arp_json_put(state, one, "partial", json_boolean(s->partial));
    arp_json_put(state, one, "stopped_by_precision", json_boolean(s->precise));
    arp_json_put(state, one, "widest_half_interval", arp_json_real(s->widest));
    arp_json_put(state, top, "draws", one);
}

static void put_verdicts(const arp_report *r, json_t *top, arp_json_state *state) {
    const arp_sensitivity *s = arp_report_sens(r);
    if (s->m == 0) return;
    arp_json_put(state, top, "verdict", verdict_json(r, state));
    arp_json_put(state, top, "concordance", concordance_json(r, state));
    arp_json_put(state, top, "contrast",
                 s->n_sides == 2 ? spread_json(&s->contrast, state) : json_null());
}

static void put_one_at_a_time(const arp_report *r, json_t *top, arp_json_state *state) {
    const arp_sensitivity *s = arp_report_sens(r);
    json_t *alone = json_array(), *without = json_array();
    for (size_t f = 0; f < s->n_factors; f++) {
        arp_json_add(state, alone, alone_json(r, &s->alone[f], state));
    }
    for (size_t i = 0; i < s->n_without; i++) {
        json_t *one = json_object();
        const char *name = r->study->plan.node[s->without[i].node].name;
        arp_json_put(state, one, "indicator", arp_json_text(name));
        put_scene(r, &s->without[i].scene, one, state);
        arp_json_add(state, without, one);
    }
    arp_json_put(state, top, "one_at_a_time", alone);
    arp_json_put(state, top, "leave_one_out", without);
}

json_t *arp_sensitivity_json(const arp_report *r, arp_json_state *state) {
    const arp_sensitivity *s = arp_report_sens(r);
    json_t *top = json_object(), *factors = json_array(), *refused = json_array(),
           *base = json_object(), *territories = json_array();
    arp_json_head(state, top, r->study, s->n);
    put_draws(s, top, state);
    for (size_t f = 0; f < s->n_factors; f++) {
        arp_json_add(state, factors, factor_json(&s->factor[f], s, state));
    }
    for (size_t i = 0; i < s->n_refused; i++) {
        arp_json_add(state, refused, refused_json(r, &s->refused[i], state));
    }
    put_scene(r, &s->base, base, state);
    arp_json_put(state, top, "factors", factors);
    arp_json_put(state, top, "refused", refused);
    arp_json_put(state, top, "refused_more", json_boolean(s->refused_more));
    arp_json_put(state, top, "declared", base);
    put_verdicts(r, top, state);
    arp_json_put(state, top, "mean_rank_shift", arp_json_real(s->shift));
    arp_json_put(state, top, "rank_sets", arp_sets_json(r, state));
    arp_json_put(state, top, "indices", indices_json(r, state));
    put_one_at_a_time(r, top, state);
    arp_json_put(state, top, "curve", s->m ? curve_json(r, state) : json_null());
    for (size_t i = 0; i < s->n; i++) {
        arp_json_add(state, territories, territory_json(r, i, state));
    }
    arp_json_put(state, top, "territories", territories);
    return top;
}
