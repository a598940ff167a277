/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/linear_draws.h"

#include "base/rng.h"
#include "weight/weight.h"

bool arp_linear_fits(const arp_model *m) {
    const arp_combination *only = &m->combos.at[0];
    size_t varied = 0;
    if (m->combos.n != 1 || !only->columns->whole || m->n > ARP_MATRIX_ROWS) return false;
    for (size_t f = 0; f < m->n_factors; f++) {
        if (m->factor[f].n_values) continue;
        if (!m->factor[f].kind->sides) return false;
        varied++;
    }
    for (size_t v = 1; v < only->varied.plan.n_nodes; v++) {
        const arp_plan_node *node = &only->varied.plan.node[v];
        if (node->n_children && node->weigh->from_data) return false;
    }
    double exponent = arp_run_exponent(&only->varied.plan.node[0]);
    return varied == 1 && !(exponent < 1.0) && !(exponent > 1.0);
}

arp_status arp_linear_open(const arp_work *work, arp_linear_draws *out, arp_error *err) {
    const arp_model *m = work->model;
    const arp_plan_node *root = &work->plan.node[0];
    const arp_tally_shape shape = {
        .n = m->n, .p = m->n_sides, .k = m->in->k, .n_k = m->in->n_k, .matrix = true};
    arp_status st = ARP_OK;
    const double **column = arp_zalloc(m->n_sides, sizeof *column);
    out->w = arp_zalloc(ARP_DRAWS_BLOCK, m->n_sides * sizeof *out->w);
    if (!column || !out->w) ARP_TRY(arp_fail_memory(err));
    for (size_t s = 0; s < m->n_sides; s++) column[s] = work->line[root->child[s]];
    const arp_kernel_input input = {.n = m->n, .p = m->n_sides, .column = column};
    ARP_TRY(arp_kernel_plan_new(&input, &out->plan, err));
    ARP_TRY(arp_tally_new(&shape, &out->tally, err));
    ARP_TRY(arp_kernel_new(out->plan, &out->tally, &out->kernel, err));

done:
    arp_free(column);
    return st;
}

/* The sides' shares in one draw, as the tree would have them. */
static void draw_shares(arp_work *work, double *share) {
    const arp_model *m = work->model;
    const arp_plan_node *root = &m->in->plan->node[0];
    for (size_t f = 0; f < m->n_factors; f++) {
        const arp_uncertain *factor = &m->factor[f];
        if (factor->n_values) continue;
        factor->kind->draw(factor, work->u + m->lane[f], &work->choices);
    }
    for (size_t s = 0; s < m->n_sides; s++) share[s] = work->choices.weight[root->child[s]];
    arp_weight_rescale(share, m->n_sides, share);
}

void arp_linear_block(arp_linear_draws *draws, uint64_t seed, uint64_t verdict_every,
                      uint64_t block, arp_work *work, const arp_sight *sight, arp_gather *gather) {
    const arp_model *m = work->model;
    uint64_t first = block * ARP_DRAWS_BLOCK;
    for (uint64_t d = first; d < first + ARP_DRAWS_BLOCK; d++) {
        for (size_t i = 0; i < m->n_dims; i++) work->u[i] = arp_u01(seed, d, (uint32_t)i);
        draw_shares(work, draws->w + (d - first) * m->n_sides);
        bool pairs = arp_gather_pairs(gather, d);
        if (pairs && arp_work_run(work, &m->combos.at[0]) == ARP_OK) {
            arp_gather_add_pairs(gather, work);
        }
        arp_gather_add_sight(gather, work, sight, gather->judge->m && d % verdict_every == 0);
    }
    arp_kernel_block(draws->kernel, ARP_DRAWS_BLOCK, draws->w, NULL);
}

/* Sum over draws and territories of |rank - base rank|: few territories, so one word holds it. */
static uint64_t count_moved(const arp_tally *t, const uint32_t *base) {
    uint64_t moved = 0;
    size_t n = t->shape.n;
    for (size_t i = 0; i < n; i++) {
        for (size_t r = 1; r <= n; r++) {
            uint64_t by = r > base[i] ? r - base[i] : base[i] - r;
            moved += by * t->at[i * n + r - 1];
        }
    }
    return moved;
}

void arp_linear_close(arp_linear_draws *draws, arp_gather *gather) {
    if (gather && draws->kernel) {
        arp_kernel_flush(draws->kernel);
        arp_wide_add(&gather->moved[0], &gather->moved[1],
                     count_moved(&draws->tally, gather->model->base_rank));
        arp_tally_merge(&gather->tally, &draws->tally);
    }
    arp_kernel_free(draws->kernel);
    arp_kernel_plan_free(draws->plan);
    arp_tally_free(&draws->tally);
    arp_free(draws->w);
    *draws = (arp_linear_draws){0};
}
