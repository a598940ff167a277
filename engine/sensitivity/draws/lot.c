/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/lot.h"

#include <math.h>
#include <string.h>

#include "drivers/resemblance/case.h"
#include "index/run.h"
#include "sensitivity/draws/holes.h"

enum { LANES = ARP_KERNEL_TOGETHER, ROOM_ALIGNED = 64 };

struct arp_lot {
    const arp_model *model;
    const arp_judge *judge;
    arp_lot_sink sink;
    arp_kernel *kernel;
    bool counts; /* places, so that ranks are made only where they are asked for */
    arp_sight sight;
    /* The lot at hand. */
    const arp_form *form;
    size_t n;
    arp_lot_draw *draw;
    double *raw;
    double *share; /* children x LANES */
    double *top;   /* LANES x n_sides: weights of the sides, draw by draw */
    double **line; /* nodes of a tree: lines that are wanted              */
    double *room, *lines;
    const double **seen; /* LANES x n_sides: lines of the sides          */
    int64_t *sum;        /* LANES x n_sides: see arp_sight.sum           */
    arp_decided *answer; /* LANES x n_sides                              */
    size_t twin[LANES];  /* an earlier draw with the same lines, or itself */
    uint32_t *rank;      /* LANES x n */
    uint32_t *absent;    /* children: a bit for each draw that has it not */
    double *holes;       /* room for territories that lack a value */
    void *memory;        /* of what has to lie at a multiple of ROOM_ALIGNED */
    arp_pool *pool;
};

/* Lines of the root and, with a selection, of its children that are nodes; room for sums. */
static arp_status take_lines(arp_lot *l, arp_error *err) {
    size_t most = 0, nodes = l->model->in->plan->n_nodes, sides = l->model->n_sides, holes = 0;
    size_t lines = LANES * arp_kernel_stride(l->model->n), wanted = 1 + (l->judge->m ? sides : 0);
    for (size_t i = 0; i < l->model->combos.forms.n; i++) {
        size_t here = arp_kernel_room(&l->model->combos.forms.at[i]->tree);
        most = here > most ? arp_kernel_stride(here) : most;
        here = arp_holes_room(l->model->combos.forms.at[i]);
        holes = here > holes ? here : holes;
    }
    l->memory = arp_zalloc(most + wanted * lines + ROOM_ALIGNED / sizeof(double), sizeof(double));
    if (!l->memory ||
        !arp_pool_take_all(l->pool, ARP_ROWS(l->share, nodes, LANES),
                           ARP_ROWS(l->top, sides, LANES), ARP_ARRAY(l->line, nodes),
                           ARP_ROWS(l->seen, sides, LANES), ARP_ROWS(l->sum, sides, LANES),
                           ARP_ROWS(l->answer, sides, LANES), ARP_ROWS(l->rank, l->model->n, LANES),
                           ARP_ARRAY(l->absent, nodes), ARP_ARRAY(l->holes, holes)))
        return arp_fail_memory(err);
    uintptr_t at = (uintptr_t)l->memory;
    l->room = (double *)((at + ROOM_ALIGNED - 1) / ROOM_ALIGNED * ROOM_ALIGNED);
    l->lines = l->room + most;
    return ARP_OK;
}

arp_status arp_lot_new(const arp_model *model, const arp_judge *judge, arp_tally *tally,
                       const arp_lot_sink *sink, arp_lot **out, arp_error *err) {
    arp_lot *l = arp_zalloc(1, sizeof *l);
    arp_status st = ARP_OK;
    if (!l) return arp_fail_memory(err);
    *l = (arp_lot){.model = model, .judge = judge, .sink = *sink, .pool = arp_pool_new()};
    if (!l->pool) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(take_lines(l, err));
    ARP_TRY(arp_sight_new(judge, &l->sight, err));
    ARP_TRY(arp_kernel_new(model->n, NULL, tally, &l->kernel, err));
    l->counts = tally && tally->at;
    *out = l;
    l = NULL;

done:
    arp_lot_free(l);
    return st;
}

void arp_lot_free(arp_lot *lot) {
    if (!lot) return;
    arp_kernel_free(lot->kernel);
    arp_sight_free(&lot->sight);
    arp_free(lot->memory);
    arp_pool_free(lot->pool);
    arp_free(lot);
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

/* Whether some node's children that are there all have weight 0, which the pipeline's own run
   refuses; or one of them under powers, whose unit it may have been. */
static bool weightless(const arp_lot *l, size_t lane) {
    const arp_form *form = l->form;
    const arp_combination *c = l->draw[lane].combination;
    for (size_t v = 0; v < form->tree.n_nodes; v++) {
        const arp_kernel_mean *node = &form->tree.node[v];
        size_t absent = 0, naught = 0;
        for (size_t j = 0; j < c->in.n_absent; j++) {
            absent +=
                c->in.absent[j] >= node->first && c->in.absent[j] - node->first < node->n_children;
        }
        for (size_t j = 0; j < node->n_children; j++) {
            naught += !(l->raw[(node->first + j) * LANES + lane] > 0.0);
        }
        bool powers = node->how == ARP_KERNEL_POWER && naught > absent + form->idle[v];
        if (powers || (absent < node->n_children && naught == node->n_children)) return true;
    }
    return false;
}

/* Take out the draws that have to be run one by one. */
static void refuse_some(arp_lot *l, uint32_t bad) {
    size_t kept = 0;
    for (size_t lane = 0; lane < l->n; lane++) {
        if (bad >> lane & 1) {
            l->sink.refuse(l->sink.user, &l->draw[lane]);
            continue;
        }
        l->draw[kept] = l->draw[lane];
        for (size_t j = 0; j < l->form->tree.n_children; j++) {
            l->raw[j * LANES + kept] = l->raw[j * LANES + lane];
        }
        kept++;
    }
    l->n = kept;
}

static uint32_t weightless_draws(const arp_lot *l) {
    uint32_t bad = 0;
    for (size_t lane = 0; lane < l->n; lane++) bad |= (uint32_t)weightless(l, lane) << lane;
    return bad;
}

/* Shares of all children, those of the sides draw by draw as well; lines that are wanted. */
static void prepare(arp_lot *l) {
    const arp_kernel_tree *tree = &l->form->tree;
    size_t stride = arp_kernel_stride(l->model->n), sides = l->model->n_sides;
    for (size_t v = 0; v < tree->n_nodes; v++) {
        size_t first = tree->node[v].first * LANES;
        share_node(l->raw + first, tree->node[v].n_children, l->share + first);
        l->line[v] = v == 0 ? l->lines : NULL;
    }
    for (size_t s = 0; s < sides; s++) {
        size_t child = tree->child[s];
        bool leaf = child < tree->n_columns;
        double *lines = l->lines + (1 + s) * LANES * stride;
        if (l->judge->m && !leaf) l->line[child - tree->n_columns] = lines;
        for (size_t d = 0; d < LANES; d++) {
            l->top[d * sides + s] = l->share[s * LANES + d];
            l->seen[d * sides + s] = leaf ? tree->column[child] : lines + d * stride;
        }
    }
}

/* The first draw of the lot whose lines of the sides are those of this one: the same weights below
   the root. Where only the sides' weights vary that is any. */
static size_t find_twin(const arp_lot *l, size_t lane) {
    size_t first = l->form->tree.node[0].n_children, n = l->form->tree.n_children;
    for (size_t d = 0; d < lane; d++) {
        size_t j = l->draw[d].verdict == l->draw[lane].verdict ? first : n + 1;
        const double *raw = l->raw;
        while (j < n && raw[j * LANES + d] == raw[j * LANES + lane]) j++;
        if (j == n) return d;
    }
    return lane;
}

/* Look at one draw, and ask what its verdict needs. */
static void look(arp_lot *l, size_t lane) {
    size_t sides = l->model->n_sides;
    arp_sight *s = &l->sight;
    l->twin[lane] = find_twin(l, lane);
    if (l->twin[lane] != lane) return;
    arp_sight_lines(s, l->kernel, l->seen + lane * sides);
    memcpy(l->sum + lane * sides, s->sum, sides * sizeof *l->sum);
    if (!s->decide || !l->draw[lane].verdict) return;
    arp_sight_find(s);
    for (size_t side = 0; side < 2; side++) {
        l->answer[lane * 2 + side] = (arp_decided){s->p[side], s->separated[side]};
    }
}

static void take_answers(arp_lot *l, size_t lane) {
    for (size_t side = 0; side < 2; side++) {
        l->sight.p[side] = l->answer[lane * 2 + side].p;
        l->sight.separated[side] = l->answer[lane * 2 + side].separated;
    }
}

/* Tell what one draw says. */
static void tell(arp_lot *l, size_t lane, const uint32_t *rank) {
    const arp_lot_draw *draw = &l->draw[lane];
    size_t n = l->model->n, sides = l->model->n_sides, twin = l->twin[lane];
    arp_sight *sight = &l->sight;
    memcpy(sight->weight, l->top + lane * sides, sides * sizeof *sight->weight);
    if (l->judge->m) arp_sight_sums(sight, l->sum + twin * sides);
    if (l->judge->m && draw->verdict && sight->decide) {
        take_answers(l, twin);
        arp_sight_decide(sight, draw->combination->kept_open);
    } else if (l->judge->m && draw->verdict) {
        arp_sight_lines(sight, l->kernel, l->seen + lane * sides);
        (void)arp_sight_verdict(sight, draw->combination->kept_open, NULL);
    }
    if (rank) {
        sight->moved = arp_kernel_moved(l->kernel, rank + lane * n, l->model->base_rank);
        sight->shift = (double)sight->moved / (double)n;
    }
    l->sink.done(l->sink.user, draw, sight, rank ? rank + lane * n : NULL);
}

/* Where territories lack values; a bit for each draw that cannot be. */
static uint32_t fill_holes(arp_lot *l) {
    const arp_form *form = l->form;
    memset(l->absent, 0, form->tree.n_children * sizeof *l->absent);
    for (size_t lane = 0; lane < l->n; lane++) {
        const arp_combination *c = l->draw[lane].combination;
        for (size_t j = 0; j < c->in.n_absent; j++)
            l->absent[c->in.absent[j]] |= UINT32_C(1) << lane;
    }
    uint32_t bad = arp_holes_fill(form, l->share, l->absent, l->holes, l->line);
    return bad & (uint32_t)((UINT64_C(1) << l->n) - 1);
}

/* From scores to the lines that the root's exponent makes of them. */
static void bend_lines(const arp_lot *l) {
    double exponent = arp_run_exponent(&l->form->whole.plan.node[0]);
    size_t n = l->model->n, stride = arp_kernel_stride(n), sides = l->model->n_sides;
    if (exponent == 1.0 || !l->judge->m) return;
    for (size_t row = LANES; row < (1 + sides) * LANES; row++) {
        double *line = l->lines + row * stride;
        for (size_t i = 0; i < n; i++) line[i] = arp_case_line(line[i], exponent);
    }
}

/* Count the first of the draws without their scores, where nobody asks for these; their number. */
static size_t count_sketched(arp_lot *l, bool ranks) {
    const arp_kernel_tree *tree = &l->form->tree;
    if (ranks || l->judge->m || l->form->n_hole_rows) return 0;
    if (!arp_kernel_sketches(l->kernel, tree)) return 0;
    return arp_kernel_sketch(l->kernel, tree, l->share, l->room, l->n, l->top);
}

/* Scores, lines and ranks; false where a draw could not be: it is gone, and the others wait. */
static bool score(arp_lot *l, bool ranks) {
    prepare(l);
    size_t sketched = count_sketched(l, ranks), stride = arp_kernel_stride(l->model->n);
    if (sketched == l->n) return true;
    arp_kernel_lines(NULL, &l->form->tree, l->share, l->room, l->line);
    uint32_t bad = l->form->n_hole_rows ? fill_holes(l) : 0;
    if (bad) {
        refuse_some(l, bad);
        return false;
    }
    bend_lines(l);
    const arp_kernel_scores scores = {l->n - sketched, l->lines + sketched * stride,
                                      l->top + sketched * l->model->n_sides};
    arp_kernel_rank(l->kernel, &scores, ranks ? l->rank : NULL);
    return true;
}

void arp_lot_run(arp_lot *l, const arp_form *form, size_t n, arp_lot_draw *draw, double *raw) {
    bool ranks = !l->counts;
    l->form = form;
    l->n = n;
    l->draw = draw;
    l->raw = raw;
    uint32_t bad = weightless_draws(l);
    if (bad) refuse_some(l, bad);
    for (size_t lane = 0; lane < l->n; lane++) ranks = ranks || draw[lane].ranks;
    while (l->n && !score(l, ranks)) continue;
    for (size_t lane = 0; l->judge->m && lane < l->n; lane++) look(l, lane);
    for (size_t lane = 0; lane < l->n; lane++) tell(l, lane, ranks ? l->rank : NULL);
}

void arp_lot_flush(arp_lot *lot) {
    arp_kernel_flush(lot->kernel);
}
