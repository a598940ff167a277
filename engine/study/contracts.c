/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/contracts.h"

#include <math.h>
#include <string.h>

#include "base/codes.h"
#include "drivers/resemblance/verdict.h"
#include "study/messages.h"
#include "study/spec/spec.h"

void arp_contracts_free(arp_contracts *contracts) {
    if (!contracts) return;
    arp_several_free(&contracts->several);
    arp_pool_free(contracts->pool);
    *contracts = (arp_contracts){0};
}

typedef struct job {
    const arp_study *study;
    const arp_answer *answer;
    arp_pool *pool; /* of what is handed out, and of the work */
    arp_case what;
    arp_several_input in;
    arp_several_one *one;
    bool *late, *kept_open; /* one a side, of all together */
    const double **leaf;
    arp_contracts out;
} job;

/* Which sides were mostly not known in a year. */
static arp_status late_in(const job *j, int decided, bool *late, arp_error *err) {
    const arp_plan *plan = &j->study->plan;
    arp_plan then = *plan;
    if (decided == 0) return ARP_OK;
    then.node = arp_zalloc(plan->n_nodes, sizeof *then.node);
    if (!then.node) return arp_fail_memory(err);
    memcpy(then.node, plan->node, plan->n_nodes * sizeof *then.node);
    for (size_t v = 0; v < plan->n_nodes; v++) {
        if (plan->node[v].n_children > 0) continue;
        const arp_made_of *made = &j->study->made[plan->node[v].column];
        then.node[v].late = made->year > decided || made->published > decided;
    }
    arp_late_sides(&then, j->answer->result.weight, late);
    arp_free(then.node);
    return ARP_OK;
}

/* The group of a selection: as it says, or the stratum of most of its territories, the first of
   equals; else it stands alone. */
static const char *cluster_of(const arp_study *study, const arp_chosen *one, size_t *times) {
    if (*one->stratum) return one->stratum;
    if (!study->stratum || one->own.n == 0) return one->name;
    memset(times, 0, study->n_strata * sizeof *times);
    size_t most = study->stratum[one->own.row[0]];
    for (size_t i = 0; i < one->own.n; i++) times[study->stratum[one->own.row[i]]]++;
    for (size_t s = 0; s < study->n_strata; s++) {
        if (times[s] > times[most] || (times[s] == times[most] && s < most)) most = s;
    }
    return study->stratum_name[most];
}

static arp_status find_clusters(job *j, arp_error *err) {
    const arp_study *study = j->study;
    size_t *times = arp_zalloc(study->n_strata, sizeof *times);
    arp_codes *codes = NULL;
    if (!times) return arp_fail_memory(err);
    for (size_t k = 0; k < study->n_chosen; k++)
        j->out.cluster[k] = cluster_of(study, &study->chosen[k], times);
    arp_free(times);
    codes = arp_codes_new(j->out.cluster, study->n_chosen);
    if (!codes) return arp_fail_memory(err);
    for (size_t k = 0; k < study->n_chosen; k++)
        j->one[k].cluster = arp_codes_find(codes, j->out.cluster[k]);
    j->in.n_clusters = study->n_chosen;
    arp_codes_free(codes);
    return ARP_OK;
}

static arp_rows rows_of(const arp_chosen_rows *from) {
    return (arp_rows){from->row, from->n};
}

static arp_status fill_ones(job *j, arp_error *err) {
    const arp_study *study = j->study;
    size_t sides = j->what.n_sides;
    arp_status st = ARP_OK;
    for (size_t s = 0; s < sides; s++) j->late[s] = study->decided == 0;
    for (size_t k = 0; k < study->n_chosen; k++) {
        const arp_chosen *from = &study->chosen[k];
        bool *late = arp_pool_take(j->pool, sides, sizeof *late);
        if (!late) return arp_fail_memory(err);
        ARP_TRY(late_in(j, from->decided ? from->decided : study->decided, late, err));
        j->one[k] = (arp_several_one){.name = from->name,
                                      .own = rows_of(&from->own),
                                      .rest = rows_of(&from->rest),
                                      .late = late};
        for (size_t s = 0; s < sides; s++) j->late[s] = j->late[s] && late[s];
    }
    ARP_TRY(late_in(j, study->decided, j->late, err));
    for (size_t s = 0; s < sides; s++)
        j->kept_open[s] = arp_verdict_kept_open(&study->plan, study->plan.node[0].child[s]);
    ARP_TRY(find_clusters(j, err));
done:
    return st;
}

/* Normalised values of the indicators, those that have one everywhere. */
static void find_leaves(job *j) {
    const arp_plan *plan = &j->study->plan;
    const arp_result *r = &j->answer->result;
    size_t n = 0;
    for (size_t v = 0; v < plan->n_nodes; v++) {
        if (plan->node[v].n_children > 0) continue;
        const double *score = r->score + v * r->n;
        bool whole = true;
        for (size_t i = 0; i < r->n && whole; i++) whole = isfinite(score[i]);
        if (!whole) continue;
        j->out.leaf[n] = v;
        j->leaf[n++] = score;
    }
    j->in.leaf = j->leaf;
    j->in.n_leaves = n;
}

static arp_status start(job *j, arp_error *err) {
    const arp_study *study = j->study;
    size_t sides = study->plan.node[0].n_children, nodes = study->plan.n_nodes;
    j->pool = j->out.pool = arp_pool_new();
    if (!arp_pool_take_all(j->pool, ARP_ARRAY(j->one, study->n_chosen), ARP_ARRAY(j->late, sides),
                           ARP_ARRAY(j->kept_open, sides), ARP_ARRAY(j->leaf, nodes),
                           ARP_ARRAY(j->out.leaf, nodes),
                           ARP_ARRAY(j->out.cluster, study->n_chosen)))
        return arp_fail_memory(err);
    j->what =
        (arp_case){.seed = study->seed, .given = study->given_line, .n_given = study->n_given};
    return arp_case_lines(&study->plan, &study->values, &j->answer->result, j->pool, &j->what, err);
}

/* Nobody selected, and everybody, leave nothing to compare. */
static arp_status check(const arp_study *study, arp_error *err) {
    arp_place place = study->spec->selections.place;
    size_t n = study->values.n_rows, m = study->chosen_all.n;
    if (study->n_chosen == 0) return arp_fail(err, ARP_USAGE, ARP_MSG_CONTRACTS_NONE, "");
    if (m == 0)
        return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_CONTRACTS_NOBODY, "n",
                           100.0 * study->coverage);
    if (m >= n) return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_CONTRACTS_ALL, "u", n);
    return ARP_OK;
}

arp_status arp_study_contracts(const arp_study *study, const arp_answer *answer, arp_contracts *out,
                               arp_error *err) {
    job j = {.study = study, .answer = answer};
    arp_status st = ARP_OK;
    ARP_TRY(check(study, err));
    ARP_TRY(start(&j, err));
    ARP_TRY(fill_ones(&j, err));
    find_leaves(&j);
    j.in.what = &j.what;
    j.in.one = j.one;
    j.in.n = study->n_chosen;
    j.in.all = rows_of(&study->chosen_all);
    j.in.beside = rows_of(&study->chosen_beside);
    j.in.stratum = study->stratum;
    j.in.n_strata = study->n_strata;
    j.in.near = study->neighbours;
    j.in.late = j.late;
    j.in.kept_open = j.kept_open;
    j.in.alpha = study->alpha;
    ARP_TRY(arp_several_measure(&j.in, &j.out.several, err));
    *out = j.out;
    return ARP_OK;
done:
    arp_contracts_free(&j.out);
    return st;
}
