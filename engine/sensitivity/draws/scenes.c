/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/scenes.h"

#include <math.h>

#include "base/rng.h"
#include "sensitivity/draws/gather.h"

enum { ALONE_STREAM = 0x616c6f6e }; /* draws of a factor alone are not those of the run */

/* See a combination that was not tried before; NULL: choices that make no plan. */
static arp_status see(const arp_seer *s, const arp_combination *c, bool exact, arp_scene *out,
                      arp_error *err) {
    if (arp_work_try(s->work, c) != ARP_OK) {
        if (s->work->err.code == ARP_MEMORY) return arp_fail_memory(err);
        return arp_scene_none(s->judge, &s->work->err, s->pool, out, err);
    }
    return arp_scene_see(s->sight, s->work, exact, s->pool, out, err);
}

/* See choices that differ from the declared ones in what is discrete. */
static arp_status see_choices(const arp_seer *s, const arp_choices *choices, arp_scene *out,
                              arp_error *err) {
    arp_combination c;
    arp_error why = {0};
    arp_pool *brief = arp_pool_new();
    if (!brief) return arp_fail_memory(err);
    arp_status st = arp_combination_of(&s->model->combos, choices, brief, &c, &why);
    if (st == ARP_MEMORY) st = arp_fail_memory(err);
    else if (st != ARP_OK) st = arp_scene_none(s->judge, &why, s->pool, out, err);
    else st = see(s, &c, false, out, err);
    arp_pool_free(brief);
    return st;
}

arp_status arp_scene_base(const arp_seer *seer, arp_scene *out, arp_error *err) {
    arp_choices_reset(&seer->work->choices);
    return see(seer, &seer->model->combos.base, true, out, err);
}

static bool new_alone(const arp_seer *s, size_t factor, arp_factor_alone *out) {
    const arp_judge *j = s->judge;
    *out = (arp_factor_alone){.factor = factor, .contrast_low = NAN, .contrast_high = NAN};
    if (!arp_pool_take_all(s->pool, ARP_ARRAY(out->rank_low, j->m), ARP_ARRAY(out->rank_high, j->m),
                           ARP_ARRAY(out->c_low, j->n_sides), ARP_ARRAY(out->c_high, j->n_sides)))
        return false;
    for (size_t t = 0; t < j->m; t++) out->rank_low[t] = UINT32_MAX;
    for (size_t i = 0; i < j->n_sides; i++) out->c_low[i] = out->c_high[i] = NAN;
    return true;
}

static void stretch(double x, double *low, double *high) {
    *low = fmin(*low, x); /* fmin and fmax pass NaN over */
    *high = fmax(*high, x);
}

/* Take one run of a factor alone into its ranges. */
static void widen(const arp_judge *j, const uint32_t *rank, const double *c, double contrast,
                  arp_factor_alone *out) {
    for (size_t t = 0; t < j->m; t++) {
        if (rank[t] < out->rank_low[t]) out->rank_low[t] = rank[t];
        if (rank[t] > out->rank_high[t]) out->rank_high[t] = rank[t];
    }
    if (j->m == 0) return;
    for (size_t i = 0; i < j->n_sides; i++) stretch(c[i], &out->c_low[i], &out->c_high[i]);
    stretch(contrast, &out->contrast_low, &out->contrast_high);
}

static arp_status alone_discrete(const arp_seer *s, const arp_uncertain *f, const arp_scene *base,
                                 arp_factor_alone *out, arp_error *err) {
    arp_choices *choices = &s->work->choices;
    double chance = 0.0, shift = 0.0, told = 0.0, kept = 0.0;
    arp_status st = ARP_OK;
    out->at = arp_pool_take(s->pool, f->n_values, sizeof *out->at);
    if (!out->at) return arp_fail_memory(err);
    out->n_at = f->n_values;
    for (size_t v = 0; v < f->n_values; v++) {
        arp_scene *scene = &out->at[v];
        arp_choices_reset(choices);
        f->kind->choose(f, v, choices);
        ARP_TRY(see_choices(s, choices, scene, err));
        if (scene->why.code != ARP_OK) continue;
        widen(s->judge, scene->rank, scene->c, scene->contrast, out);
        chance += f->probability[v];
        shift += f->probability[v] * scene->shift;
        if (scene->late) continue;
        told += f->probability[v];
        kept += scene->word == base->word ? f->probability[v] : 0.0;
    }
    out->shift = chance > 0.0 ? shift / chance : NAN;
    out->base_word = told > 0.0 && s->judge->m ? kept / told : NAN;

done:
    arp_choices_reset(choices);
    return st;
}

/* How many of the draws have their verdict read: all, where that is quick. */
static size_t verdict_every(const arp_judge *j) {
    return j->quick ? 4 : 64;
}

size_t arp_alone_draws(size_t n) {
    enum { FEWEST = 64 };
    size_t draws =
        n <= ARP_MATRIX_ROWS ? ARP_ALONE_DRAWS : (size_t)ARP_ALONE_DRAWS * ARP_MATRIX_ROWS / n;
    return draws > FEWEST ? draws : FEWEST;
}

/* Number @p draw of a factor alone; false: it cannot be run. */
static bool draw_alone(const arp_seer *s, size_t factor, uint64_t draw) {
    const arp_uncertain *f = &s->model->factor[factor];
    uint64_t key = s->seed ^ (uint64_t)ALONE_STREAM << 32;
    for (size_t i = 0; i < f->n_dims; i++) {
        s->work->u[i] = arp_u01(key, draw, (uint32_t)(s->model->lane[factor] + i));
    }
    arp_work_vary(s->work, factor, s->work->u);
    return arp_work_run(s->work, &s->model->combos.base) == ARP_OK &&
           arp_sight_look(s->sight, s->work, &s->work->err) == ARP_OK;
}

static arp_status alone_continuous(const arp_seer *s, size_t factor, const arp_scene *base,
                                   arp_factor_alone *out, arp_error *err) {
    arp_sight *sight = s->sight;
    uint64_t moved = 0;
    size_t kept = 0, read = 0, ran = 0, every = verdict_every(s->judge);
    size_t draws = arp_alone_draws(s->judge->n);
    uint32_t *rank = arp_pool_take(s->pool, s->judge->m, sizeof *rank);
    arp_status st = ARP_OK;
    if (!rank) return arp_fail_memory(err);
    for (uint64_t d = 0; d < draws; d++) {
        if (!draw_alone(s, factor, d)) continue;
        ran++;
        moved += sight->moved;
        for (size_t t = 0; t < s->judge->m; t++) rank[t] = s->work->rank[s->judge->selected[t]];
        widen(s->judge, rank, sight->c, sight->contrast, out);
        if (s->judge->m == 0 || d % every) continue;
        ARP_TRY(arp_sight_verdict(sight, s->work->combination->kept_open, err));
        kept += sight->word == base->word;
        read++;
    }
    out->shift = ran ? (double)moved / (double)ran / (double)s->judge->n : NAN;
    out->base_word = read ? (double)kept / (double)read : NAN;

done:
    arp_choices_reset(&s->work->choices);
    return st;
}

arp_status arp_scenes_alone(const arp_seer *seer, size_t factor, const arp_scene *base,
                            arp_factor_alone *out, bool *moved, arp_error *err) {
    const arp_uncertain *f = &seer->model->factor[factor];
    if (!new_alone(seer, factor, out)) return arp_fail_memory(err);
    arp_status st = f->n_values ? alone_discrete(seer, f, base, out, err)
                                : alone_continuous(seer, factor, base, out, err);
    *moved = out->shift > 0.0;
    return st;
}

arp_status arp_scenes_without(const arp_seer *seer, arp_leaf_left_out **out, size_t *n,
                              arp_error *err) {
    const arp_plan *plan = seer->model->in->plan;
    arp_choices *choices = &seer->work->choices;
    arp_leaf_left_out *made = arp_pool_take(seer->pool, plan->n_nodes, sizeof *made);
    size_t at = 0;
    arp_status st = ARP_OK;
    if (!made) return arp_fail_memory(err);
    for (size_t v = 1; v < plan->n_nodes; v++) {
        if (plan->node[v].n_children) continue;
        made[at].node = v;
        arp_choices_reset(choices);
        choices->left_out = v;
        ARP_TRY(see_choices(seer, choices, &made[at++].scene, err));
    }
    *out = made;
    *n = at;

done:
    arp_choices_reset(choices);
    return st;
}
