/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/model.h"

#include <math.h>

#include "sensitivity/factors/factors.h"

static arp_status find_shares(const arp_sensitivity_input *in, arp_pool *pool, double **share,
                              arp_error *err) {
    arp_result declared = {0};
    arp_status st = arp_index_run(in->plan, in->values, &declared, err);
    if (st != ARP_OK) return st;
    double *w = arp_pool_take(pool, in->plan->n_nodes, sizeof *w);
    for (size_t v = 0; w && v < in->plan->n_nodes; v++) w[v] = declared.weight[v];
    arp_result_free(&declared);
    *share = w;
    return w ? ARP_OK : arp_fail_memory(err);
}

static arp_status find_lanes(arp_model *m, arp_error *err) {
    m->lane = arp_pool_take(m->pool, m->n_factors, sizeof *m->lane);
    if (!m->lane) return arp_fail_memory(err);
    for (size_t f = 0; f < m->n_factors; f++) {
        m->lane[f] = m->n_dims;
        m->n_dims += m->factor[f].n_dims;
    }
    return ARP_OK;
}

static arp_status rank_base(arp_model *m, arp_error *err) {
    arp_work work = {0};
    arp_status st = ARP_OK;
    m->base_rank = arp_pool_take(m->pool, m->n, sizeof *m->base_rank);
    if (!m->base_rank) return arp_fail_memory(err);
    ARP_TRY(arp_work_new(m, &work, err));
    if (arp_work_run(&work, &m->combos.base) != ARP_OK) {
        if (err) *err = work.err;
        st = work.err.code;
        goto done;
    }
    for (size_t i = 0; i < m->n; i++) m->base_rank[i] = work.rank[i];

done:
    arp_work_free(&work);
    return st;
}

arp_status arp_model_make(const arp_sensitivity_input *in, arp_model *out, arp_error *err) {
    arp_model m = {.in = in,
                   .n_factors = in->n_factors,
                   .n = in->values->n_rows,
                   .n_sides = in->plan->node[0].n_children,
                   .pool = arp_pool_new()};
    arp_ground ground = {.in = in, .pool = m.pool};
    double *share = NULL;
    arp_status st = m.pool ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) return st;
    ARP_TRY(find_shares(in, m.pool, &share, err));
    ground.share = share;
    ARP_TRY(arp_factors_make(&ground, &m.factor, err));
    ARP_TRY(find_lanes(&m, err));
    ARP_TRY(arp_combos_make(in, m.factor, m.pool, &m.combos, err));
    if (in->error) ARP_TRY(arp_noise_new(in, m.pool, &m.noise, err));
    ARP_TRY(rank_base(&m, err));
    *out = m;
    m.pool = NULL;

done:
    arp_model_free(&m);
    return st;
}

void arp_model_free(arp_model *model) {
    if (!model) return;
    arp_pool_free(model->pool);
    *model = (arp_model){0};
}
