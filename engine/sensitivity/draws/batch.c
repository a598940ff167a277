/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/batch.h"

#include <math.h>
#include <string.h>

enum { LANES = ARP_KERNEL_TOGETHER, ROOM_ALIGNED = 64 };

/* Draws of one form that wait. */
typedef struct queue {
    size_t n;
    arp_batch_draw draw[LANES];
    double *raw; /* children x LANES: weights as drawn or given, 0 for what is absent */
} queue;

struct arp_batch {
    const arp_model *model;
    const arp_judge *judge;
    arp_batch_sink sink;
    arp_kernel *kernel;
    bool counts; /* places, so that ranks are made only where they are asked for */
    arp_sight sight;
    arp_choices choices; /* of what is drawn one by one */
    size_t *owner;       /* n_nodes of the declared plan: factor that draws its weight, ARP_NONE */
    double **row;        /* n_nodes: its weights in the draws of a block, NULL where not drawn */
    double *one;         /* n_dims: uniform numbers of one draw */
    queue *queue;        /* one a form */
    double *share;       /* children x LANES */
    double *top;         /* LANES x n_sides: weights of the sides, draw by draw */
    double **line;       /* nodes of a tree: lines that are wanted */
    double *room, *lines;
    const double **seen; /* n_sides: lines of one draw */
    uint32_t *rank;      /* LANES x n */
    void *memory;        /* of what has to lie at a multiple of ROOM_ALIGNED */
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

/* Lines of the root and, with a selection, of its children that are nodes; room for sums. */
static arp_status take_lines(arp_batch *b, arp_error *err) {
    size_t most = 0, nodes = b->model->in->plan->n_nodes, sides = b->model->n_sides;
    size_t lines = LANES * arp_kernel_stride(b->model->n), wanted = 1 + (b->judge->m ? sides : 0);
    for (size_t i = 0; i < b->model->combos.forms.n; i++) {
        size_t here = arp_kernel_room(&b->model->combos.forms.at[i]->tree);
        most = here > most ? here : most;
    }
    b->memory = arp_zalloc(most + wanted * lines + ROOM_ALIGNED / sizeof(double), sizeof(double));
    if (!b->memory ||
        !arp_pool_take_all(b->pool, ARP_ROWS(b->share, nodes, LANES),
                           ARP_ROWS(b->top, sides, LANES), ARP_ARRAY(b->line, nodes),
                           ARP_ARRAY(b->seen, sides), ARP_ROWS(b->rank, b->model->n, LANES)))
        return arp_fail_memory(err);
    uintptr_t at = (uintptr_t)b->memory;
    b->room = (double *)((at + ROOM_ALIGNED - 1) / ROOM_ALIGNED * ROOM_ALIGNED);
    b->lines = b->room + most;
    return ARP_OK;
}

arp_status arp_batch_new(const arp_model *model, const arp_judge *judge, arp_tally *tally,
                         const arp_batch_sink *sink, arp_batch **out, arp_error *err) {
    arp_batch *b = arp_zalloc(1, sizeof *b);
    arp_status st = ARP_OK;
    if (!b) return arp_fail_memory(err);
    *b = (arp_batch){.model = model, .judge = judge, .sink = *sink, .pool = arp_pool_new()};
    if (!b->pool) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(take_rows(b, err));
    ARP_TRY(take_queues(b, err));
    ARP_TRY(take_lines(b, err));
    ARP_TRY(arp_sight_new(judge, &b->sight, err));
    ARP_TRY(arp_kernel_new(model->n, NULL, tally, &b->kernel, err));
    b->counts = tally && tally->at;
    *out = b;
    b = NULL;

done:
    arp_batch_free(b);
    return st;
}

void arp_batch_free(arp_batch *batch) {
    if (!batch) return;
    arp_kernel_free(batch->kernel);
    arp_sight_free(&batch->sight);
    arp_free(batch->memory);
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

void arp_batch_choose(arp_batch *b, size_t n, const double *u, arp_batch_draw *draw) {
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

/* Shares of a node's children among them, of all draws: a sum with what it lost [Neumaier 1974], as
   arp_weight_rescale() has it. */
static void share_node(const double *raw, size_t n, double *share) {
    double sum[LANES] = {0.0}, lost[LANES] = {0.0};
    for (size_t j = 0; j < n; j++) {
        for (size_t d = 0; d < LANES; d++) {
            double x = raw[j * LANES + d], t = sum[d] + x, back = t - sum[d];
            lost[d] += (sum[d] - (t - back)) + (x - back);
            sum[d] = t;
        }
    }
    for (size_t d = 0; d < LANES; d++) {
        sum[d] += lost[d];
        if (!(sum[d] > 0.0)) sum[d] = INFINITY; /* nothing below weighs anything */
    }
    for (size_t j = 0; j < n; j++) {
        for (size_t d = 0; d < LANES; d++) share[j * LANES + d] = raw[j * LANES + d] / sum[d];
    }
}

/* Draws of a node whose present children all have weight 0: the pipeline's own run refuses them. */
static bool weightless(const arp_form *form, const queue *q, size_t lane) {
    const arp_combination *c = q->draw[lane].combination;
    for (size_t v = 0; v < form->tree.n_nodes; v++) {
        const arp_kernel_mean *node = &form->tree.node[v];
        size_t absent = 0;
        double sum = 0.0;
        for (size_t j = 0; j < c->n_absent; j++) {
            absent += c->absent[j] >= node->first && c->absent[j] - node->first < node->n_children;
        }
        for (size_t j = 0; j < node->n_children; j++) sum += q->raw[(node->first + j) * LANES + lane];
        if (absent < node->n_children && !(sum > 0.0)) return true;
    }
    return false;
}

/* Shares of all children, those of the sides draw by draw as well; lines that are wanted. */
static void prepare(arp_batch *b, const arp_form *form, const queue *q) {
    const arp_kernel_tree *tree = &form->tree;
    size_t lines = LANES * arp_kernel_stride(b->model->n), sides = b->model->n_sides;
    for (size_t v = 0; v < tree->n_nodes; v++) {
        size_t first = tree->node[v].first * LANES;
        share_node(q->raw + first, tree->node[v].n_children, b->share + first);
        b->line[v] = v == 0 ? b->lines : NULL;
    }
    for (size_t s = 0; s < sides; s++) {
        size_t child = tree->child[s];
        for (size_t d = 0; d < LANES; d++) b->top[d * sides + s] = b->share[s * LANES + d];
        if (b->judge->m && child >= tree->n_columns) {
            b->line[child - tree->n_columns] = b->lines + (1 + s) * lines;
        }
    }
}

/* What one draw says. */
static void see(arp_batch *b, const arp_form *form, const queue *q, size_t lane,
                const uint32_t *rank) {
    const arp_kernel_tree *tree = &form->tree;
    const arp_batch_draw *draw = &q->draw[lane];
    size_t n = b->model->n, stride = arp_kernel_stride(n), sides = b->model->n_sides;
    arp_sight *sight = &b->sight;
    memcpy(sight->weight, b->top + lane * sides, sides * sizeof *sight->weight);
    if (b->judge->m) {
        for (size_t s = 0; s < sides; s++) {
            size_t child = tree->child[s];
            b->seen[s] = child < tree->n_columns
                             ? tree->column[child]
                             : b->line[child - tree->n_columns] + lane * stride;
        }
        arp_sight_lines(sight, b->kernel, b->seen);
        if (draw->verdict) (void)arp_sight_verdict(sight, draw->combination->kept_open, NULL);
    }
    if (rank) {
        sight->moved = arp_kernel_moved(b->kernel, rank + lane * n, b->model->base_rank);
        sight->shift = (double)sight->moved / (double)n;
    }
    b->sink.done(b->sink.user, draw, sight, rank ? rank + lane * n : NULL);
}

/* Take out of a queue the draws that have to be run one by one. */
static void refuse_some(arp_batch *b, const arp_form *form, queue *q) {
    size_t kept = 0;
    for (size_t lane = 0; lane < q->n; lane++) {
        if (weightless(form, q, lane)) {
            b->sink.refuse(b->sink.user, &q->draw[lane]);
            continue;
        }
        q->draw[kept] = q->draw[lane];
        for (size_t j = 0; j < form->tree.n_children; j++) {
            q->raw[j * LANES + kept] = q->raw[j * LANES + lane];
        }
        kept++;
    }
    q->n = kept;
}

static void work_out(arp_batch *b, queue *q) {
    const arp_form *form = b->model->combos.forms.at[q - b->queue];
    bool ranks = !b->counts;
    refuse_some(b, form, q);
    if (q->n == 0) return;
    for (size_t lane = 0; lane < q->n; lane++) ranks = ranks || q->draw[lane].ranks;
    prepare(b, form, q);
    arp_kernel_lines(NULL, &form->tree, b->share, b->room, b->line);
    const arp_kernel_scores scores = {q->n, b->lines, b->top};
    arp_kernel_rank(b->kernel, &scores, ranks ? b->rank : NULL);
    for (size_t lane = 0; lane < q->n; lane++) see(b, form, q, lane, ranks ? b->rank : NULL);
    q->n = 0;
}

void arp_batch_add(arp_batch *b, size_t i, const arp_batch_draw *draw) {
    const arp_combination *c = draw->combination;
    const arp_form *form = c->form;
    queue *q = &b->queue[form->number];
    for (size_t j = 0; j < form->tree.n_children; j++) {
        const arp_form_child *child = &form->child[j];
        q->raw[j * LANES + q->n] = child->drawn ? b->row[child->declared][i] : child->weight;
    }
    for (size_t j = 0; j < c->n_absent; j++) q->raw[c->absent[j] * LANES + q->n] = 0.0;
    q->draw[q->n++] = *draw;
    if (q->n == LANES) work_out(b, q);
}

void arp_batch_flush(arp_batch *b) {
    for (size_t i = 0; i < b->model->combos.forms.n; i++) work_out(b, &b->queue[i]);
    arp_kernel_flush(b->kernel);
}
