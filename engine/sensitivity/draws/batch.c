/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/batch.h"

enum { LANES = ARP_KERNEL_TOGETHER };

/* Draws of one form that wait. */
typedef struct queue {
    size_t n;
    arp_lot_draw draw[LANES];
    double *raw; /* children x LANES: weights as drawn or given, 0 for what is absent */
} queue;

struct arp_batch {
    const arp_model *model;
    arp_lot *lot;
    arp_choices choices; /* of what is drawn one by one */
    size_t *owner;       /* n_nodes of the declared plan: factor that draws its weight, ARP_NONE */
    double **row;        /* n_nodes: its weights in the draws of a block, NULL where not drawn */
    double *one;         /* n_dims: uniform numbers of one draw */
    queue *queue;        /* one a form */
    arp_pool *pool;
};

bool arp_batch_fits(const arp_model *m) {
    return m->combos.forms.n > 0;
}

/* Which factor draws the weight of which node. */
static void find_owners(arp_batch *b, double middle) {
    const arp_model *m = b->model;
    const arp_plan *plan = m->in->plan;
    for (size_t v = 0; v < plan->n_nodes; v++) b->owner[v] = ARP_NONE;
    for (size_t i = 0; i < m->n_dims; i++) b->one[i] = middle;
    for (size_t f = 0; f < m->n_factors; f++) {
        const arp_uncertain *factor = &m->factor[f];
        if (factor->n_values) continue;
        arp_choices_reset(&b->choices);
        factor->kind->draw(factor, b->one, &b->choices);
        for (size_t v = 1; v < plan->n_nodes; v++) {
            if (b->choices.drawn[plan->node[v].parent]) b->owner[v] = f;
        }
    }
}

static arp_status take_rows(arp_batch *b, arp_error *err) {
    size_t nodes = b->model->in->plan->n_nodes;
    if (!arp_pool_take_all(b->pool, ARP_ARRAY(b->owner, nodes), ARP_ARRAY(b->row, nodes),
                           ARP_ARRAY(b->one, b->model->n_dims)))
        return arp_fail_memory(err);
    arp_status st = arp_choices_new(b->model->in->plan, b->pool, &b->choices, err);
    if (st != ARP_OK) return st;
    find_owners(b, 0.5);
    for (size_t v = 0; v < nodes; v++) {
        if (b->owner[v] == ARP_NONE) continue;
        b->row[v] = arp_pool_take(b->pool, ARP_DRAWS_BLOCK, sizeof *b->row[v]);
        if (!b->row[v]) return arp_fail_memory(err);
    }
    return ARP_OK;
}

static arp_status take_queues(arp_batch *b, arp_error *err) {
    const arp_forms *forms = &b->model->combos.forms;
    b->queue = arp_pool_take(b->pool, forms->n, sizeof *b->queue);
    if (!b->queue) return arp_fail_memory(err);
    for (size_t i = 0; i < forms->n; i++) {
        queue *q = &b->queue[i];
        q->raw = arp_pool_take(b->pool, forms->at[i]->tree.n_children, LANES * sizeof *q->raw);
        if (!q->raw) return arp_fail_memory(err);
    }
    return ARP_OK;
}

arp_status arp_batch_new(const arp_model *model, const arp_judge *judge, arp_tally *tally,
                         const arp_lot_sink *sink, arp_batch **out, arp_error *err) {
    arp_batch *b = arp_zalloc(1, sizeof *b);
    arp_status st = ARP_OK;
    if (!b) return arp_fail_memory(err);
    *b = (arp_batch){.model = model, .pool = arp_pool_new()};
    if (!b->pool) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(take_rows(b, err));
    ARP_TRY(take_queues(b, err));
    ARP_TRY(arp_lot_new(model, judge, tally, sink, &b->lot, err));
    *out = b;
    b = NULL;

done:
    arp_batch_free(b);
    return st;
}

void arp_batch_free(arp_batch *batch) {
    if (!batch) return;
    arp_lot_free(batch->lot);
    arp_pool_free(batch->pool);
    arp_free(batch);
}

/* A factor's weights one draw after the other. */
static void draw_singly(arp_batch *b, size_t f, size_t n, const double *u) {
    const arp_uncertain *factor = &b->model->factor[f];
    size_t nodes = b->model->in->plan->n_nodes;
    for (size_t i = 0; i < n; i++) {
        for (size_t d = 0; d < factor->n_dims; d++) b->one[d] = u[d * n + i];
        factor->kind->draw(factor, b->one, &b->choices);
        for (size_t v = 0; v < nodes; v++) {
            if (b->owner[v] == f) b->row[v][i] = b->choices.weight[v];
        }
    }
}

void arp_batch_choose(arp_batch *b, size_t n, const double *u, arp_lot_draw *draw) {
    const arp_model *m = b->model;
    for (size_t f = 0; f < m->n_factors; f++) {
        const arp_uncertain *factor = &m->factor[f];
        const double *mine = u + m->lane[f] * n;
        if (factor->n_values) continue;
        if (!factor->kind->draw_many(factor, m->in->plan, n, mine, b->row)) {
            draw_singly(b, f, n, mine);
        }
    }
    for (size_t i = 0; i < n; i++) {
        draw[i].combination = arp_combos_pick(&m->combos, m->lane, u + i, n);
    }
}

void arp_batch_tell(const arp_batch *b, size_t i, arp_choices *choices) {
    for (size_t v = 0; v < b->model->in->plan->n_nodes; v++) {
        if (b->row[v]) choices->weight[v] = b->row[v][i];
    }
}

static void work_out(arp_batch *b, queue *q) {
    const arp_form *form = b->model->combos.forms.at[q - b->queue];
    arp_lot_run(b->lot, form, q->n, q->draw, q->raw);
    q->n = 0;
}

void arp_batch_add(arp_batch *b, size_t i, const arp_lot_draw *draw) {
    const arp_combination *c = draw->combination;
    const arp_form *form = c->in.form;
    queue *q = &b->queue[form->number];
    for (size_t j = 0; j < form->tree.n_children; j++) {
        const arp_form_child *child = &form->child[j];
        q->raw[j * LANES + q->n] = child->drawn ? b->row[child->declared][i] : child->weight;
    }
    for (size_t j = 0; j < c->in.n_absent; j++) q->raw[c->in.absent[j] * LANES + q->n] = 0.0;
    q->draw[q->n++] = *draw;
    if (q->n == LANES) work_out(b, q);
}

void arp_batch_flush(arp_batch *b) {
    for (size_t i = 0; i < b->model->combos.forms.n; i++) {
        if (b->queue[i].n) work_out(b, &b->queue[i]);
    }
    arp_lot_flush(b->lot);
}
