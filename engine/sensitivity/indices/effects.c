/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/indices/effects.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "drivers/resemblance/verdict.h"
#include "sensitivity/draws/batch.h"

enum {
    MOST_SELECTED = 20,
    SUBSETS_UP_TO = 4,
    MOST_SHAPLEY = 10,
    MOMENT = 20000000 /* territories ranked in a moment */
};

struct effects;

/* One thread's own. */
typedef struct hand {
    const struct effects *of;
    arp_work work;
    arp_sight sight;
    arp_batch *batch;    /* NULL: every run is one by itself  */
    double *u;           /* n_dims rows of ARP_DRAWS_BLOCK    */
    const double *asked; /* the runs at hand: coordinates of each */
    double *out;         /* n_outputs of each                     */
} hand;

/* Where each uniform number of the design goes, and one hand a thread. */
typedef struct effects {
    const arp_effects_of *of;
    const arp_sens_indices *out;
    size_t *lane; /* of the model, one a coordinate of the design */
    size_t n_lanes;
    size_t *dims; /* n_groups */
    bool *event;  /* n_outputs: 0 or 1 */
    hand *hand;
} effects;

static arp_status name_groups(const arp_model *m, arp_pool *pool, arp_sens_indices *out,
                              arp_error *err) {
    out->n_groups = m->combos.n_groups;
    out->group = arp_pool_take(pool, out->n_groups, sizeof *out->group);
    if (!out->group) return arp_fail_memory(err);
    for (size_t g = 0; g < out->n_groups; g++) {
        arp_text t = {0};
        for (size_t f = 0; f < m->n_factors; f++) {
            if (m->combos.group[f] != g) continue;
            if (t.n) arp_text_add(&t, " + ");
            arp_text_add(&t, m->factor[f].as->kind);
            if (!m->factor[f].as->node) continue;
            arp_text_add(&t, " ");
            arp_text_add(&t, m->factor[f].as->node);
        }
        out->group[g] = t.bad ? NULL : arp_pool_text(pool, t.bytes, t.n);
        arp_text_free(&t);
        if (!out->group[g]) return arp_fail_memory(err);
    }
    return ARP_OK;
}

static arp_status list_outputs(const arp_judge *j, arp_pool *pool, arp_sens_indices *out,
                               arp_error *err) {
    size_t m = j->m < MOST_SELECTED ? j->m : MOST_SELECTED, n = 0;
    arp_sens_output *o = arp_pool_take(pool, 2 + 2 * m + j->n_sides, sizeof *o);
    if (!o) return arp_fail_memory(err);
    o[n++] = (arp_sens_output){ARP_OUTPUT_SHIFT, ARP_NONE};
    for (size_t t = 0; t < m; t++) o[n++] = (arp_sens_output){ARP_OUTPUT_RANK, j->selected[t]};
    for (size_t t = 0; t < m; t++) {
        o[n++] = (arp_sens_output){ARP_OUTPUT_MEMBERSHIP, j->selected[t]};
    }
    if (j->m && j->n_eligible == 2) o[n++] = (arp_sens_output){ARP_OUTPUT_CONTRAST, ARP_NONE};
    for (size_t e = 0; j->m && e < j->n_eligible; e++) {
        o[n++] = (arp_sens_output){ARP_OUTPUT_ATTESTED, j->eligible[e]};
    }
    out->output = o;
    out->n_outputs = n;
    return ARP_OK;
}

static arp_status find_events(effects *e, arp_pool *pool, arp_error *err) {
    e->event = arp_pool_take(pool, e->out->n_outputs, sizeof *e->event);
    if (!e->event) return arp_fail_memory(err);
    for (size_t i = 0; i < e->out->n_outputs; i++) {
        arp_output_kind kind = e->out->output[i].kind;
        e->event[i] = kind == ARP_OUTPUT_MEMBERSHIP || kind == ARP_OUTPUT_ATTESTED;
    }
    return ARP_OK;
}

static arp_status find_lanes(effects *e, const arp_model *m, arp_pool *pool, arp_error *err) {
    e->lane = arp_pool_take(pool, m->n_dims, sizeof *e->lane);
    e->dims = arp_pool_take(pool, e->out->n_groups, sizeof *e->dims);
    if (!e->lane || !e->dims) return arp_fail_memory(err);
    for (size_t g = 0; g < e->out->n_groups; g++) {
        for (size_t f = 0; f < m->n_factors; f++) {
            if (m->combos.group[f] != g) continue;
            for (size_t i = 0; i < m->factor[f].n_dims; i++) {
                e->lane[e->n_lanes++] = m->lane[f] + i;
            }
            e->dims[g] += m->factor[f].n_dims;
        }
    }
    return ARP_OK;
}

/* Attested by the verdict where it is quick, otherwise by the marginal p of untied ranks. */
static double attested(const arp_sight *s, size_t side) {
    const arp_judge *j = s->judge;
    if (j->quick) return s->state[side] == ARP_ATTESTED;
    return s->c[side] >= ARP_ATTESTED_FROM && s->c[side] >= j->needed;
}

static double value_of(const arp_sens_output *o, const uint32_t *rank, const arp_sight *s) {
    switch (o->kind) {
    case ARP_OUTPUT_SHIFT:
        return s->shift;
    case ARP_OUTPUT_RANK:
        return (double)rank[o->at];
    case ARP_OUTPUT_MEMBERSHIP:
        return rank[o->at] <= s->judge->k;
    case ARP_OUTPUT_CONTRAST:
        return s->contrast;
    case ARP_OUTPUT_ATTESTED:
        break;
    }
    return attested(s, o->at);
}

/* A run by itself. */
static void run_one(hand *h, uint64_t run) {
    const effects *e = h->of;
    arp_work *w = &h->work;
    arp_sight *s = &h->sight;
    const double *u = h->asked + run * e->n_lanes;
    double *out = h->out + run * e->out->n_outputs;
    for (size_t i = 0; i < e->n_lanes; i++) w->u[e->lane[i]] = u[i];
    bool ran = arp_work_draw(w) == ARP_OK && arp_sight_look(s, w, &w->err) == ARP_OK;
    if (ran && s->judge->quick) {
        ran = arp_sight_verdict(s, w->combination->kept_open, &w->err) == ARP_OK;
    }
    for (size_t i = 0; i < e->out->n_outputs; i++) {
        out[i] = ran ? value_of(&e->out->output[i], w->rank, s) : NAN;
    }
}

static void done(void *user, const arp_lot_draw *draw, const arp_sight *sight,
                 const uint32_t *rank) {
    const hand *h = user;
    const arp_sens_indices *of = h->of->out;
    double *out = h->out + draw->number * of->n_outputs;
    for (size_t i = 0; i < of->n_outputs; i++) out[i] = value_of(&of->output[i], rank, sight);
}

static void refuse(void *user, const arp_lot_draw *draw) {
    run_one(user, draw->number);
}

/* Up to a block of runs, from one on. */
static void run_some(hand *h, size_t first, size_t n) {
    const effects *e = h->of;
    arp_lot_draw draw[ARP_DRAWS_BLOCK];
    for (size_t i = 0; i < n; i++) {
        const double *u = h->asked + (first + i) * e->n_lanes;
        for (size_t j = 0; j < e->n_lanes; j++) h->u[e->lane[j] * n + i] = u[j];
    }
    arp_batch_choose(h->batch, n, h->u, draw);
    for (size_t i = 0; i < n; i++) {
        draw[i].number = first + i;
        draw[i].verdict = e->of->judge->quick;
        draw[i].ranks = true;
        if (draw[i].combination->in.form) arp_batch_add(h->batch, i, &draw[i]);
        else run_one(h, first + i);
    }
}

static void run_model(void *user, size_t slot, size_t n, const double *u, double *out) {
    const effects *e = user;
    hand *h = &e->hand[slot];
    h->asked = u;
    h->out = out;
    for (size_t i = 0; i < n && !h->batch; i++) run_one(h, i);
    if (!h->batch) return;
    for (size_t i = 0; i < n; i += ARP_DRAWS_BLOCK) {
        run_some(h, i, n - i < ARP_DRAWS_BLOCK ? n - i : ARP_DRAWS_BLOCK);
    }
    arp_batch_flush(h->batch);
}

static bool go_on(void *user, uint64_t begun, uint64_t all) {
    const effects *e = user;
    (void)begun, (void)all;
    return !e->of->go_on || e->of->go_on(e->of->user);
}

static arp_status open_hand(const effects *e, hand *h, arp_error *err) {
    const arp_model *m = e->of->model;
    const arp_lot_sink sink = {h, done, refuse};
    arp_status st = ARP_OK;
    h->of = e;
    ARP_TRY(arp_work_new(m, &h->work, err));
    ARP_TRY(arp_sight_new(e->of->judge, &h->sight, err));
    if (e->of->one_by_one || !arp_batch_fits(m)) return ARP_OK;
    h->u = arp_zalloc(m->n_dims, ARP_DRAWS_BLOCK * sizeof *h->u);
    if (!h->u) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_batch_new(m, e->of->judge, NULL, &sink, &h->batch, err));

done:
    return st;
}

static arp_status open_all(effects *e, arp_error *err) {
    arp_status st = ARP_OK;
    e->hand = arp_zalloc(e->of->threads, sizeof *e->hand);
    if (!e->hand) return arp_fail_memory(err);
    for (size_t i = 0; i < e->of->threads; i++) ARP_TRY(open_hand(e, &e->hand[i], err));

done:
    return st;
}

static void close_all(effects *e) {
    for (size_t i = 0; e->hand && i < e->of->threads; i++) {
        arp_batch_free(e->hand[i].batch);
        arp_free(e->hand[i].u);
        arp_sight_free(&e->hand[i].sight);
        arp_work_free(&e->hand[i].work);
    }
    arp_free(e->hand);
}

static arp_gsa_shapley how(size_t n_groups) {
    if (n_groups > MOST_SHAPLEY) return ARP_GSA_NO_SHAPLEY;
    return n_groups <= SUBSETS_UP_TO ? ARP_GSA_SUBSETS : ARP_GSA_ORDERS;
}

/* As many rows as the runs of the draws pay for: scrambles are cut last, as intervals rest on them.
 */
static void fit(const arp_effects_of *of, arp_gsa_design *design) {
    uint64_t moment = MOMENT / of->model->n, most = of->draws > moment ? of->draws : moment;
    uint64_t runs = arp_gsa_runs_a_row(design);
    while (design->log2_n > ARP_GSA_LOG2_LEAST &&
           (design->replicates << design->log2_n) * runs > most) {
        design->log2_n--;
    }
    while (design->replicates / 2 >= ARP_GSA_REPLICATES_LEAST &&
           (design->replicates << design->log2_n) * runs > most) {
        design->replicates /= 2;
    }
}

/* Half width of the widest interval. */
static double widest(const arp_gsa *found) {
    double most = 0.0;
    for (size_t q = 0; q < found->n_outputs; q++) {
        const arp_gsa_output *o = &found->output[q];
        const arp_gsa_index *index[] = {o->first, o->total, o->shapley};
        for (size_t k = 0; o->state == ARP_GSA_VARIES && k < 3; k++) {
            for (size_t j = 0; index[k] && j < found->n_factors; j++) {
                most = fmax(most, (index[k][j].high - index[k][j].low) / 2.0);
            }
        }
    }
    return most;
}

/* Twice the rows, as long as an interval is too wide and they fit. */
static arp_status estimate(const effects *e, arp_gsa_design *design, arp_gsa *out, arp_error *err) {
    const arp_effects_of *of = e->of;
    const arp_gsa_run run = {.design = design,
                             .model = run_model,
                             .go_on = go_on,
                             .user = (void *)(uintptr_t)e,
                             .threads = of->threads,
                             .processes = of->processes};
    unsigned most = design->log2_n;
    bool stepwise = of->draws && of->precision > 0.0;
    if (stepwise) design->log2_n = ARP_GSA_LOG2_LEAST;
    arp_status st = arp_gsa_estimate(&run, out, err);
    while (stepwise && st == ARP_OK && !out->partial && design->log2_n < most &&
           widest(out) > of->precision) {
        arp_gsa_free(out);
        design->log2_n++;
        st = arp_gsa_estimate(&run, out, err);
    }
    return st;
}

arp_status arp_effects_make(const arp_effects_of *of, arp_pool *pool, arp_sens_indices **out,
                            arp_error *err) {
    arp_status st = ARP_OK;
    effects e = {.of = of};
    arp_sens_indices *made = arp_pool_take(pool, 1, sizeof *made);
    if (!made) return arp_fail_memory(err);
    *out = NULL;
    if (of->model->n_factors == 0) return ARP_OK;
    e.out = made;
    ARP_TRY(name_groups(of->model, pool, made, err));
    ARP_TRY(list_outputs(of->judge, pool, made, err));
    ARP_TRY(find_events(&e, pool, err));
    ARP_TRY(find_lanes(&e, of->model, pool, err));
    ARP_TRY(open_all(&e, err));
    arp_gsa_design design = {.n_factors = made->n_groups,
                             .dims = e.dims,
                             .log2_n = (unsigned)of->log2_n,
                             .replicates = of->replicates,
                             .seed = of->seed,
                             .n_outputs = made->n_outputs,
                             .event = e.event,
                             .shapley = how(made->n_groups)};
    if (of->draws) fit(of, &design);
    st = estimate(&e, &design, &made->found, err);
    if (st == ARP_OK) *out = made;

done:
    close_all(&e);
    return st;
}
