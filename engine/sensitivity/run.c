/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/threads.h"
#include "drivers/resemblance/verdict.h"
#include "sensitivity/answer.h"
#include "sensitivity/draws/messages.h"
#include "sensitivity/indices/effects.h"
#include "sensitivity/ranks/error.h"
#include "sensitivity/draws/rounds.h"
#include "sensitivity/draws/scenes.h"

enum {
    MOST_POINTS = 2000, /* of the specification curve               */
    FEW_POINTS = 200    /* where each takes the verdict's own draws */
};

/* What the steps share. */
typedef struct job {
    const arp_sensitivity_input *in;
    arp_sensitivity_options o; /* defaults filled in */
    arp_model model;
    arp_judge judge;
    arp_work work;
    arp_sight sight;
    arp_gather gather;
    uint64_t blocks; /* in all */
    bool fitted;     /* nobody said how many rows the indices take */
    arp_sensitivity out;
} job;

static arp_status refuse(const char *option, double x, double low, double high, arp_error *err) {
    return arp_fail(err, ARP_DOMAIN, ARP_MSG_SENSITIVITY_OPTION, "snnn", option, x, low, high);
}

static arp_status fill_options(const arp_sensitivity_options *options, job *j, arp_error *err) {
    static const arp_sensitivity_options NONE = {0};
    arp_sensitivity_options *o = &j->o;
    size_t n = j->in->values->n_rows;
    uint64_t most = arp_tally_draws(n ? n : 1) / ARP_DRAWS_BLOCK * ARP_DRAWS_BLOCK;
    *o = options ? *options : NONE;
    if (!o->draws) o->draws = 100000;
    if (!o->threads) o->threads = arp_threads_online();
    j->fitted = !o->replicates && !o->base;
    if (!o->replicates) o->replicates = 32;
    if (!o->base) o->base = 7;
    if (o->draws > (uint64_t)1 << 40) return refuse("draws", (double)o->draws, 1.0, 0x1p40, err);
    if (n > ARP_TALLY_MOST) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_SENSITIVITY_TERRITORIES, "uu", n,
                        (size_t)ARP_TALLY_MOST);
    }
    if (j->in->n_factors && o->draws > most) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_SENSITIVITY_DRAWS_MOST, "uuu", (size_t)o->draws, n,
                        (size_t)most);
    }
    if (o->replicates < 8 || o->replicates > ARP_GSA_REPLICATES_MOST) {
        return refuse("replicates", (double)o->replicates, 8.0, ARP_GSA_REPLICATES_MOST, err);
    }
    if (o->base < 4 || o->base > 20) return refuse("base", (double)o->base, 4.0, 20.0, err);
    if (!(o->precision >= 0.0 && o->precision < 1.0)) {
        return refuse("precision", o->precision, 0.0, 1.0, err);
    }
    if (j->in->n_factors) j->blocks = (o->draws + ARP_DRAWS_BLOCK - 1) / ARP_DRAWS_BLOCK;
    return ARP_OK;
}

static arp_status copy_sizes(const size_t *from, size_t n, arp_pool *pool, size_t **out,
                             arp_error *err) {
    *out = arp_pool_take(pool, n, sizeof **out);
    if (!*out) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) (*out)[i] = from[i];
    return ARP_OK;
}

/* A verdict that takes its own draws is read in some 256 of those of the run. */
static uint64_t verdict_every(const job *j) {
    enum { READ = 256, LEAST = 64 };
    uint64_t every = j->blocks * ARP_DRAWS_BLOCK / READ;
    if (j->judge.quick) return 1;
    return every > LEAST ? every : LEAST;
}

/* What is said of the study and the options. */
static arp_status begin(job *j, arp_error *err) {
    arp_sensitivity *out = &j->out;
    const arp_model *m = &j->model;
    arp_status st = ARP_OK;
    out->pool = arp_pool_new();
    if (!out->pool) return arp_fail_memory(err);
    out->n = m->n;
    out->m = j->judge.m;
    out->n_sides = m->n_sides;
    out->n_k = j->in->n_k;
    out->n_factors = m->n_factors;
    out->asked = j->blocks * ARP_DRAWS_BLOCK;
    out->seed = j->o.seed;
    out->verdict_every = verdict_every(j);
    ARP_TRY(copy_sizes(j->judge.selected, out->m, out->pool, &out->selected, err));
    ARP_TRY(copy_sizes(j->in->k, out->n_k, out->pool, &out->k, err));
    out->base_rank = arp_pool_take(out->pool, m->n, sizeof *out->base_rank);
    out->factor = arp_pool_take(out->pool, m->n_factors, sizeof *out->factor);
    out->never_excluded = arp_pool_take(out->pool, m->n_sides, sizeof *out->never_excluded);
    bool ok = out->base_rank && out->factor && out->never_excluded;
    if (!ok) return arp_fail_memory(err);
    for (size_t s = 0; s < m->n_sides; s++) {
        const arp_plan *plan = j->in->plan;
        size_t node = plan->node[0].child[s];
        out->never_excluded[s] =
            arp_verdict_kept_open(plan, node) || (j->in->late && j->in->late[s]);
    }
    for (size_t i = 0; i < m->n; i++) out->base_rank[i] = m->base_rank[i];

done:
    return st;
}

static arp_status list_factor(job *j, size_t f, arp_error *err) {
    const arp_uncertain *from = &j->model.factor[f];
    arp_varied *to = &j->out.factor[f];
    arp_pool *pool = j->out.pool;
    const arp_factor_kind *kind = from->kind;
    *to = (arp_varied){.kind = kind->name,
                       .rule = from->as->rule ? from->as->rule : "",
                       .node = from->as->node ? from->as->node : "",
                       .data = kind->data,
                       .idle = kind->of_declared && j->out.posterior,
                       .discrete = from->n_values > 0,
                       .n_values = from->n_values,
                       .low = NAN,
                       .high = NAN,
                       .group = j->model.combos.group[f]};
    for (size_t lang = 0; lang < 2; lang++) {
        to->label[lang] = kind->label[lang];
        to->told[lang] = kind->told[lang] ? kind->told[lang] : to->rule;
    }
    if (!to->discrete) return ARP_OK;
    to->value = arp_pool_take(pool, from->n_values, sizeof *to->value);
    to->probability = arp_pool_take(pool, from->n_values, sizeof *to->probability);
    to->late = arp_pool_take(pool, from->n_values, sizeof *to->late);
    if (!to->value || !to->probability || !to->late) return arp_fail_memory(err);
    for (size_t v = 0; v < from->n_values; v++) {
        size_t length = 0;
        while (from->value[v][length]) length++;
        to->value[v] = arp_pool_text(pool, from->value[v], length);
        to->late[v] = from->late && from->late[v];
        to->probability[v] = j->model.combos.chance[f][v];
        if (!to->value[v]) return arp_fail_memory(err);
    }
    return ARP_OK;
}

/* What the data are drawn from, where a factor takes them anew. */
static arp_status list_posteriors(job *j, arp_error *err) {
    const arp_model *m = &j->model;
    size_t n = j->in->values->n_columns;
    bool data = false;
    for (size_t f = 0; f < m->n_factors; f++) data = data || m->factor[f].kind->data;
    if (!data) return ARP_OK;
    j->out.posterior = arp_pool_take(j->out.pool, n, sizeof *j->out.posterior);
    if (!j->out.posterior) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) j->out.posterior[i] = *arp_noise_posterior(m->noise, i);
    return ARP_OK;
}

static arp_status list_choices(job *j, arp_error *err) {
    const arp_combos *combos = &j->model.combos;
    arp_sensitivity *out = &j->out;
    arp_status st = ARP_OK;
    ARP_TRY(list_posteriors(j, err));
    for (size_t f = 0; f < out->n_factors; f++) ARP_TRY(list_factor(j, f, err));
    out->refused = arp_pool_take(out->pool, combos->n_refused, sizeof *out->refused);
    if (!out->refused) ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < combos->n_refused; i++) {
        arp_refused *to = &out->refused[i];
        to->why = combos->refused[i].why;
        ARP_TRY(copy_sizes(combos->refused[i].value, out->n_factors, out->pool, &to->value, err));
    }
    out->n_refused = combos->n_refused;
    out->refused_more = combos->refused_more;

done:
    return st;
}

static arp_status see_scenes(job *j, arp_error *err) {
    arp_sensitivity *out = &j->out;
    const arp_seer seer = {&j->model, &j->judge, &j->work, &j->sight, j->o.seed, out->pool};
    size_t most = j->o.curve ? j->o.curve : j->judge.quick || !out->m ? MOST_POINTS : FEW_POINTS;
    arp_scenes seen;
    arp_status st = arp_scenes_see(&seer, most, j->o.threads, &seen, err);
    if (st != ARP_OK) return st;
    out->base = seen.base;
    out->alone = seen.alone;
    out->without = seen.without;
    out->n_without = seen.n_without;
    out->curve = seen.curve;
    for (size_t f = 0; f < out->n_factors; f++) out->factor[f].moved = seen.moved[f];
    return ARP_OK;
}

static arp_status draw(job *j, arp_error *err) {
    arp_sensitivity *out = &j->out;
    arp_rounds rounds = {.model = &j->model,
                         .judge = &j->judge,
                         .options = &j->o,
                         .verdict_every = out->verdict_every,
                         .blocks = j->blocks};
    arp_status st = arp_rounds_run(&rounds, &j->gather, err);
    out->precise = rounds.precise;
    out->partial = rounds.done < j->blocks && !rounds.precise;
    return st;
}

static bool effects_go_on(void *user) {
    const job *j = user;
    const arp_sensitivity *out = &j->out;
    return !j->o.go_on || j->o.go_on(j->o.user, out->done, out->asked, out->widest);
}

static arp_status find_effects(job *j, arp_error *err) {
    const arp_effects_of of = {.model = &j->model,
                               .judge = &j->judge,
                               .seed = j->o.seed,
                               .threads = j->o.threads,
                               .replicates = j->o.replicates,
                               .log2_n = j->o.base,
                               .draws = j->fitted ? j->out.done : 0,
                               .precision = j->o.precision,
                               .go_on = effects_go_on,
                               .user = j,
                               .processes = j->o.processes};
    if (j->o.no_indices || j->out.partial || j->out.n_factors == 0) return ARP_OK;
    arp_error why = {0};
    arp_status st = arp_effects_make(&of, j->out.pool, &j->out.indices, &why);
    if (st == ARP_INTERRUPTED) {
        j->out.partial = true;
        return ARP_OK;
    }
    if (st != ARP_OK && err && err->code == ARP_OK) *err = why;
    if (st == ARP_OK && j->out.indices) j->out.partial = j->out.indices->found.partial;
    return st;
}

arp_status arp_sensitivity_run(const arp_sensitivity_input *in,
                               const arp_sensitivity_options *options, arp_sensitivity *out,
                               arp_error *err) {
    job j = {.in = in};
    arp_status st = ARP_OK;
    ARP_TRY(fill_options(options, &j, err));
    ARP_TRY(arp_model_make(in, &j.model, err));
    ARP_TRY(arp_judge_make(in, j.o.seed, j.model.pool, &j.judge, err));
    ARP_TRY(arp_work_new(&j.model, &j.work, err));
    ARP_TRY(arp_sight_new(&j.judge, &j.sight, err));
    ARP_TRY(arp_gather_new(&j.model, &j.judge, &j.gather, err));
    ARP_TRY(begin(&j, err));
    ARP_TRY(list_choices(&j, err));
    ARP_TRY(see_scenes(&j, err));
    ARP_TRY(draw(&j, err));
    ARP_TRY(arp_answer_fill(&j.gather, &j.out, err));
    if (j.out.done) ARP_TRY(arp_answer_confidence(&j.judge, &j.work, &j.sight, &j.out, err));
    ARP_TRY(arp_rank_error(in, j.o.seed, j.o.threads, j.out.pool, &j.out.score_error, &j.out.sets,
                           err));
    ARP_TRY(find_effects(&j, err));
    *out = j.out;
    j.out = (arp_sensitivity){0}; /* moved */

done:
    arp_sensitivity_free(&j.out);
    arp_gather_free(&j.gather);
    arp_sight_free(&j.sight);
    arp_work_free(&j.work);
    arp_model_free(&j.model);
    return st;
}

arp_status arp_sensitivity_check(const arp_sensitivity_input *in, arp_error *err) {
    arp_model model = {0};
    arp_judge judge;
    arp_status st = ARP_OK;
    ARP_TRY(arp_model_make(in, &model, err));
    ARP_TRY(arp_judge_make(in, 0, model.pool, &judge, err));

done:
    arp_model_free(&model);
    return st;
}

void arp_sensitivity_free(arp_sensitivity *found) {
    if (!found) return;
    if (found->indices) arp_gsa_free(&found->indices->found);
    arp_pool_free(found->pool);
    *found = (arp_sensitivity){0};
}
