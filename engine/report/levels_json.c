/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/evidence.h"
#include "report/levels.h"
#include "report/verdict.h"

static json_t *met_json(const arp_levels *levels, const arp_level_answer *at, size_t i,
                        const arp_study *study, arp_json_state *state) {
    const arp_level *level = &levels->zoned->level[at->level];
    const arp_met *m = &at->met[i];
    json_t *one = json_object(), *sides = json_object();
    for (size_t s = 0; at->side_rank && s < levels->n_sides; s++) {
        const arp_plan_node *side = &study->plan.node[study->plan.node[0].child[s]];
        size_t rank = at->side_rank[i * levels->n_sides + s];
        arp_json_put(state, sides, side->name, arp_json_rank(rank));
    }
    size_t rank = at->rank ? at->rank[i] : 0;
    arp_json_put(state, one, "code", arp_json_text(level->code[m->territory]));
    arp_json_put(state, one, "label", arp_json_text(level->label[m->territory]));
    arp_json_put(state, one, "stands", json_boolean(m->stands));
    arp_json_put(state, one, "communes", arp_json_whole(m->communes));
    arp_json_put(state, one, "communes_shared", arp_json_whole(m->shared));
    arp_json_put(state, one, "people", arp_json_real(m->people));
    arp_json_put(state, one, "people_shared", arp_json_real(m->people_shared));
    arp_json_put(state, one, "share_of_it", arp_json_real(m->of_it));
    arp_json_put(state, one, "share_of_selection", arp_json_real(m->of_selection));
    arp_json_put(state, one, "jaccard", arp_json_real(m->jaccard));
    arp_json_put(state, one, "rank", arp_json_rank(rank));
    arp_json_put(state, one, "rank_by_side", sides);
    return one;
}

/* Concordance, p and state of each side, and over the draws where there are any. */
static json_t *sides_json(const arp_levels *levels, const arp_level_answer *at,
                          const arp_study *study, arp_json_state *state) {
    json_t *sides = json_object();
    for (size_t s = 0; s < levels->n_sides; s++) {
        const arp_side *side = &at->drivers.side[s];
        const arp_side_evidence *e = &at->drivers.evidence->side[s];
        json_t *one = json_object();
        arp_json_put(state, one, "c", arp_json_real(side->alone.c));
        arp_json_put(state, one, "p", arp_json_real(side->alone.p));
        arp_json_put(state, one, "low", arp_json_real(e->low));
        arp_json_put(state, one, "high", arp_json_real(e->high));
        arp_json_put(state, one, "p_given_holm", arp_json_real(e->p_holm));
        arp_json_put(state, one, "state", arp_json_text(arp_state_name(side->state)));
        if (at->has_sensitivity) {
            const arp_sensitivity *found = &at->sensitivity;
            arp_json_put(state, one, "attested",
                         arp_share_json(&found->state_share[s * 3 + ARP_ATTESTED], state));
            arp_json_put(state, one, "c_mean", arp_json_real(found->c[s].mean));
            arp_json_put(state, one, "c_sd", arp_json_real(found->c[s].sd));
        }
        arp_json_put(state, sides, study->plan.node[side->node].name, one);
    }
    return sides;
}

static json_t *level_json(const arp_levels *levels, const arp_level_answer *at,
                          const arp_study *study, arp_lang lang, arp_json_state *state) {
    const arp_level *level = &levels->zoned->level[at->level];
    json_t *one = json_object(), *met = json_array();
    for (size_t i = 0; i < at->n_met; i++) {
        arp_json_add(state, met, met_json(levels, at, i, study, state));
    }
    arp_json_put(state, one, "level", arp_json_text(level->name));
    arp_json_put(state, one, "column", arp_json_text(level->column));
    arp_json_put(state, one, "territories", arp_json_whole(level->n));
    arp_json_put(state, one, "communes_without", arp_json_whole(level->n_none));
    arp_json_put(state, one, "ranked", arp_json_whole(at->n));
    arp_json_put(state, one, "outside_departement", arp_json_whole(at->outside[0]));
    arp_json_put(state, one, "outside_region", arp_json_whole(at->outside[1]));
    arp_json_put(state, one, "met", met);
    if (at->why.code != ARP_OK) {
        char text[4 * ARP_ERROR_TEXT];
        arp_error_text(&at->why, lang, text, sizeof text);
        arp_json_put(state, one, "message_id", arp_json_text(arp_error_name(&at->why)));
        arp_json_put(state, one, "message", arp_json_text(text));
    }
    if (!at->has_drivers) return one;
    arp_json_put(state, one, "word", arp_json_text(at->drivers.word_name));
    arp_json_put(state, one, "contrast", arp_json_real(at->drivers.contrast));
    arp_json_put(state, one, "contrast_p", arp_json_real(at->drivers.contrast_p));
    arp_json_put(state, one, "sides", sides_json(levels, at, study, state));
    return one;
}

static json_t *overlap_json(const arp_levels *levels, const arp_overlap *o, arp_json_state *state) {
    json_t *one = json_object();
    arp_json_put(state, one, "from", arp_json_text(levels->zoned->level[o->from].name));
    arp_json_put(state, one, "to", arp_json_text(levels->zoned->level[o->to].name));
    arp_json_put(state, one, "pieces", arp_json_whole(o->pieces));
    arp_json_put(state, one, "nested", arp_json_whole(o->nested));
    arp_json_put(state, one, "of", arp_json_whole(levels->zoned->level[o->from].n));
    arp_json_put(state, one, "nested_people", arp_json_real(o->nested_in));
    arp_json_put(state, one, "jaccard", arp_json_real(o->jaccard));
    return one;
}

arp_status arp_levels_json(const arp_study *study, const arp_levels *levels, arp_lang lang,
                           arp_text *out, arp_error *err) {
    arp_json_state state = {0};
    json_t *top = json_object(), *at = json_array(), *overlap = json_array(),
           *selection = json_object(), *factor = json_object(), *c = json_object();
    for (size_t i = 0; i < levels->n; i++) {
        arp_json_add(&state, at, level_json(levels, &levels->at[i], study, lang, &state));
    }
    for (size_t i = 0; i < levels->n_overlaps; i++) {
        arp_json_add(&state, overlap, overlap_json(levels, &levels->overlap[i], &state));
    }
    for (size_t s = 0; s < levels->n_sides; s++) {
        const arp_plan_node *side = &study->plan.node[study->plan.node[0].child[s]];
        arp_json_put(&state, c, side->name, arp_json_real(levels->index_c[s]));
    }
    arp_json_put(&state, selection, "communes", arp_json_whole(levels->n_communes));
    arp_json_put(&state, selection, "people", arp_json_real(levels->people));
    arp_json_put(&state, factor, "contrast", arp_json_real(levels->index_contrast));
    arp_json_put(&state, factor, "c", c);
    arp_json_put(&state, top, "study", arp_json_text(study->title));
    arp_json_put(&state, top, "selection", selection);
    arp_json_put(&state, top, "levels", at);
    arp_json_put(&state, top, "overlaps", overlap);
    arp_json_put(&state, top, "first_order_of_perimeter", factor);
    return arp_json_write(&state, top, out, err);
}
