/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/levels.h"

#include <math.h>
#include <string.h>

#include "base/order.h"
#include "drivers/explain.h"
#include "drivers/resemblance/messages.h"
#include "rank/rank.h"
#include "sensitivity/draws/processes.h"
#include "study/messages.h"
#include "study/spec/spec.h"

typedef struct comparison {
    const arp_study *study;
    const arp_answer *answer;
    const arp_sensitivity_options *options;
    bool *chosen; /* one a commune */
    arp_levels *out;
    arp_error *err;
} comparison;

/* The communes of the selected territories. */
static void choose(comparison *c) {
    const arp_zoned *z = c->study->zoned;
    for (size_t i = 0; i < z->n_communes; i++) {
        size_t own = z->level[z->at].of[i];
        for (size_t t = 0; own != SIZE_MAX && t < c->answer->m; t++) {
            const char *code = c->study->values.code[c->answer->selected[t]];
            if (strcmp(code, z->level[z->at].code[own]) == 0) c->chosen[i] = true;
        }
        if (!c->chosen[i]) continue;
        c->out->n_communes++;
        c->out->people += levels_people(c->study, i);
    }
}

static arp_status overlaps(comparison *c) {
    size_t n = c->out->n;
    c->out->overlap = arp_pool_take(c->out->pool, n * n, sizeof *c->out->overlap);
    if (!c->out->overlap) return arp_fail_memory(c->err);
    for (size_t i = 0; i < n * n; i++) {
        if (i / n == i % n) continue;
        arp_status st =
            levels_overlap(c->study, i / n, i % n, &c->out->overlap[c->out->n_overlaps++], c->err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

/* Ranks of the territories met, on the whole and on each side, 0 where they are not ranked; and of
   all of the level on the whole. */
static arp_status take_ranks(const comparison *c, const arp_level_values *v, const arp_result *r,
                             arp_level_answer *at) {
    size_t g = c->out->n_sides, n = r->n;
    uint32_t *rank = arp_zalloc(n, sizeof *rank);
    arp_status st = rank ? ARP_OK : arp_fail_memory(c->err);
    if (st == ARP_OK && !arp_pool_take_all(c->out->pool, ARP_ARRAY(at->rank, at->n_met),
                                           ARP_ARRAY(at->side_rank, at->n_met * g),
                                           ARP_ARRAY(at->ranked, n), ARP_ARRAY(at->of_ranked, n)))
        st = arp_fail_memory(c->err);
    if (st != ARP_OK) goto done;
    for (size_t s = 0; s <= g; s++) {
        size_t node = s < g ? c->study->plan.node[0].child[s] : 0;
        ARP_TRY(arp_rank(r->score + node * n, n, rank, NULL, NULL, c->err));
        for (size_t i = 0; i < at->n_met; i++) {
            uint32_t found = at->met[i].row == ARP_NONE ? 0 : rank[at->met[i].row];
            if (s < g) at->side_rank[i * g + s] = found;
            else at->rank[i] = found;
        }
    }
    for (size_t i = 0; i < n; i++) { /* the whole was the last that was ranked */
        at->ranked[i] = v->territory[i];
        at->of_ranked[i] = rank[i];
    }
done:
    arp_free(rank);
    return st;
}

/* Rows that stand for the selection, rising; how many. */
static size_t rows_standing(const arp_level_answer *at, size_t *row) {
    size_t m = 0;
    for (size_t i = 0; i < at->n_met; i++) {
        if (at->met[i].stands && at->met[i].row != ARP_NONE) row[m++] = at->met[i].row;
    }
    arp_sort_whole(row, m);
    return m;
}

/* Sizes of first lists that this level has room for. */
static size_t sizes(const arp_study *study, size_t n, size_t m, size_t *k) {
    size_t n_k = 0;
    for (size_t j = 0; j < study->n_k; j++) {
        if (study->k[j] < n) k[n_k++] = study->k[j];
    }
    if (n_k == 0) k[n_k++] = m;
    return n_k;
}

/* What this level is asked: the same index, the same factors but those of data error. */
static arp_status draw(const comparison *c, const arp_level_values *v, const size_t *row, size_t m,
                       const size_t *k, size_t n_k, arp_level_answer *at) {
    const arp_study *study = c->study;
    size_t n = 0;
    arp_factor *factor = arp_zalloc(study->n_factors, sizeof *factor);
    arp_comparator_values *comparator = arp_zalloc(study->n_comparators, sizeof *comparator);
    bool *late = arp_zalloc(at->drivers.n_sides, sizeof *late);
    arp_status st = factor && comparator && late ? ARP_OK : arp_fail_memory(c->err);
    for (size_t s = 0; late && s < at->drivers.n_sides; s++) late[s] = at->drivers.side[s].late;
    for (size_t i = 0; factor && i < study->n_factors; i++) {
        bool data = strcmp(study->factor[i].kind, "data") == 0 ||
                    strcmp(study->factor[i].kind, "shrinkage") == 0;
        if (!data) factor[n++] = study->factor[i];
    }
    for (size_t i = 0; comparator && i < study->n_comparators; i++) {
        comparator[i] =
            (arp_comparator_values){study->comparator[i].name, study->comparator[i].value};
    }
    const arp_sensitivity_input in = {.plan = &study->plan,
                                      .values = &v->values,
                                      .comparator = comparator,
                                      .n_comparators = study->n_comparators,
                                      .factor = factor,
                                      .n_factors = n,
                                      .selected = row,
                                      .m = m,
                                      .k = k,
                                      .n_k = n_k,
                                      .alpha = study->alpha,
                                      .late = late,
                                      .given = v->given,
                                      .n_given = v->n_given};
    arp_sensitivity_options options = study->sensitivity;
    options.seed = study->seed;
    options.threads = c->options->threads;
    options.go_on = c->options->go_on;
    options.user = c->options->user;
    options.keep = c->options->keep;
    options.processes = c->options->processes;
    options.no_indices = true;
    if (options.keep && options.keep->turn) options.keep->turn(options.keep->user, at->level);
    if (st == ARP_OK && n > 0) {
        st = arp_sensitivity_run(&in, &options, &at->sensitivity, &at->why);
        at->has_sensitivity = st == ARP_OK;
        if (st == ARP_DOMAIN) arp_processes_go_on(options.processes); /* to the next level */
    }
    arp_free(factor);
    arp_free(comparator);
    arp_free(late);
    return st;
}

/* The index and the drivers on one level; what they refuse is the level's, not the comparison's. */
static arp_status answer_on(const comparison *c, const arp_level_values *v, arp_level_answer *at) {
    const arp_study *study = c->study;
    arp_result result = {0};
    size_t *row = arp_zalloc(at->n_met + study->n_k + 1, sizeof *row), *k = row;
    arp_status st = row ? ARP_OK : arp_fail_memory(c->err);
    if (st != ARP_OK) return st;
    k += at->n_met;
    ARP_TRY(arp_index_run(&study->plan, &v->values, &result, &at->why));
    ARP_TRY(take_ranks(c, v, &result, at));
    size_t m = rows_standing(at, row), n_k = sizes(study, result.n, m, k);
    if (m == 0) {
        ARP_TRY(arp_fail(&at->why, ARP_DOMAIN, ARP_MSG_LEVELS_UNRANKED, "s",
                         study->zoned->level[at->level].name));
    }
    const arp_drivers_options options = {.selected = row,
                                         .m = m,
                                         .k = k,
                                         .n_k = n_k,
                                         .alpha = study->alpha,
                                         .seed = study->seed,
                                         .given = v->given,
                                         .n_given = v->n_given};
    ARP_TRY(arp_explain(&study->plan, &v->values, &result, &options, &at->drivers, &at->why));
    at->has_drivers = true;
    if (c->options) ARP_TRY(draw(c, v, row, m, k, n_k, at));
done:
    arp_result_free(&result);
    arp_free(row);
    return st;
}

static arp_status one_level(const comparison *c, size_t level, arp_level_answer *at) {
    arp_level_values v = {0};
    arp_status st = ARP_OK;
    at->level = level;
    st = arp_level_values_of(c->study, level, &v, &at->why);
    if (st == ARP_OK) {
        at->n = v.values.n_rows;
        st = levels_meet(c->study, c->chosen, &v, c->out->pool, at, c->err);
    }
    if (st == ARP_OK) st = answer_on(c, &v, at);
    arp_level_values_free(&v);
    if (st == ARP_DOMAIN && at->why.code != ARP_OK) return ARP_OK;
    if (st != ARP_OK && c->err && c->err->code == ARP_OK) *c->err = at->why;
    return st;
}

/* Share of the variance that lies between the levels, each as likely; NaN where nothing varies. */
static double between(const double *mean, const double *sd, size_t n) {
    double all = 0.0, within = 0.0, apart = 0.0;
    for (size_t i = 0; i < n; i++) all += mean[i] / (double)n;
    for (size_t i = 0; i < n; i++) {
        within += sd[i] * sd[i] / (double)n;
        apart += (mean[i] - all) * (mean[i] - all) / (double)n;
    }
    return apart / (within + apart);
}

/* The perimeter as a factor: side n_sides stands for the contrast. */
static arp_status factor_index(const comparison *c) {
    arp_levels *out = c->out;
    double *moment = arp_zalloc(out->n, 2 * sizeof *moment);
    out->index_c = arp_pool_take(out->pool, out->n_sides, sizeof *out->index_c);
    if (!moment || !out->index_c) {
        arp_free(moment);
        return arp_fail_memory(c->err);
    }
    for (size_t s = 0; s <= out->n_sides; s++) {
        size_t n = 0;
        for (size_t i = 0; i < out->n; i++) {
            const arp_sensitivity *found = &out->at[i].sensitivity;
            if (!out->at[i].has_sensitivity) continue;
            const arp_spread_of *x = s < out->n_sides ? &found->c[s] : &found->contrast;
            moment[n] = x->mean;
            moment[out->n + n++] = x->sd;
        }
        double share = n > 1 ? between(moment, moment + out->n, n) : NAN;
        if (s < out->n_sides) out->index_c[s] = share;
        else out->index_contrast = out->n_sides == 2 ? share : NAN;
    }
    arp_free(moment);
    return ARP_OK;
}

bool arp_levels_several(const arp_study *study, const arp_answer *answer) {
    return study->zoned && study->zoned->n_levels > 1 && answer->has_drivers;
}

arp_status arp_levels_compare(const arp_study *study, const arp_answer *answer,
                              const arp_sensitivity_options *options, arp_levels *out,
                              arp_error *err) {
    arp_levels made = {.pool = arp_pool_new(), .zoned = study->zoned};
    comparison c = {study, answer, study->n_factors ? options : NULL, NULL, &made, err};
    arp_status st = ARP_OK;
    if (!made.pool) return arp_fail_memory(err);
    if (!study->zoned) ARP_TRY(arp_fail(err, ARP_DOMAIN, ARP_MSG_LEVELS_NO_ZONINGS, ""));
    if (answer->m == 0) ARP_TRY(arp_fail(err, ARP_USAGE, ARP_MSG_REPORT_NO_SELECTION, ""));
    if (options && options->keep && !c.options) ARP_TRY(study_nothing_drawn(study, err));
    made.n = study->zoned->n_levels;
    made.n_sides = study->plan.node[0].n_children;
    made.at = arp_pool_take(made.pool, made.n, sizeof *made.at);
    c.chosen = arp_zalloc(study->zoned->n_communes, sizeof *c.chosen);
    if (!made.at || !c.chosen) ARP_TRY(arp_fail_memory(err));
    choose(&c);
    ARP_TRY(overlaps(&c));
    for (size_t i = 0; i < made.n; i++) {
        ARP_TRY(one_level(&c, i, &made.at[i]));
        bool cut = made.at[i].has_sensitivity && made.at[i].sensitivity.partial;
        if (cut) ARP_TRY(arp_fail(err, ARP_INTERRUPTED, ARP_MSG_CLI_INTERRUPTED, ""));
    }
    ARP_TRY(factor_index(&c));
    if (c.options) ARP_TRY(spec_idle_set(study, err));
    *out = made;
    made = (arp_levels){0};
done:
    arp_free(c.chosen);
    arp_levels_free(&made);
    return st;
}

void arp_levels_free(arp_levels *levels) {
    if (!levels) return;
    for (size_t i = 0; levels->at && i < levels->n; i++) {
        if (levels->at[i].has_drivers) arp_drivers_free(&levels->at[i].drivers);
        if (levels->at[i].has_sensitivity) arp_sensitivity_free(&levels->at[i].sensitivity);
    }
    arp_pool_free(levels->pool);
    *levels = (arp_levels){0};
}
