/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/index.h"

#include <math.h>

#include "index/run.h"
#include "rank/rank.h"

/* Ranks of a node whose scores may have holes: those get 0. */
static arp_status rank_node(arp_run *run, size_t v) {
    size_t n = run->values->n_rows, kept = 0;
    const double *score = run->r->score + v * n;
    uint32_t *rank = run->r->rank + v * n;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(score[i])) run->column[kept++] = score[i];
    }
    arp_status st = arp_rank(run->column, kept, run->place, NULL, NULL, run->err);
    for (size_t i = 0, at = 0; i < n && st == ARP_OK; i++) {
        rank[i] = isnan(score[i]) ? 0 : run->place[at++];
    }
    return st;
}

static arp_status rank_all(arp_run *run) {
    arp_result *r = run->r;
    arp_status st = arp_rank(r->score, r->n, r->rank, r->order, &r->tied, run->err);
    for (size_t v = 1; v < run->plan->n_nodes && st == ARP_OK; v++) st = rank_node(run, v);
    return st;
}

arp_status arp_index_run(const arp_plan *plan, const arp_table *values, arp_result *out,
                         arp_error *err) {
    arp_status st = ARP_OK;
    arp_result result = {0};
    arp_run run = {.plan = plan, .values = values, .err = err, .r = &result};
    ARP_TRY(arp_run_open(&run));
    ARP_TRY(arp_run_check(&run));
    ARP_TRY(arp_run_columns(&run));
    ARP_TRY(arp_run_tree(&run));
    ARP_TRY(rank_all(&run));
    *out = result;
    result = (arp_result){0}; /* moved */

done:
    arp_result_free(&result);
    arp_run_close(&run);
    return st;
}

void arp_result_free(arp_result *result) {
    if (!result) return;
    arp_free(result->score);
    arp_free(result->rank);
    arp_free(result->coverage);
    arp_free(result->weight);
    arp_free(result->bound);
    arp_free(result->order);
    arp_free(result->filled);
    arp_free(result->treated);
    arp_free(result->dropped);
    *result = (arp_result){0};
}
