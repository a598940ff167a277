/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/choose.h"

#include <math.h>
#include <string.h>

#include "base/order.h"
#include "base/text.h"
#include "base/ties.h"
#include "drivers/choosing/lines.h"
#include "drivers/resemblance/case.h"
#include "study/messages.h"

void arp_choose_free(arp_choose_found *found) {
    if (!found) return;
    arp_pool_free(found->pool);
    *found = (arp_choose_found){0};
}

typedef struct job {
    const arp_study *study;
    const arp_choose_asked *asked;
    size_t *row;      /* out.n_open rows that may be chosen, rising */
    double *value[2]; /* the same rows                              */
    double *cost;
    size_t *group, *best, *worst;
    bool (*go_on)(void *user);
    void *user;
    arp_choose_found out;
} job;

/* The index with the side's weight at w; the others share the rest as declared, evenly where none
   of them has a weight. */
static void mix(const arp_case *what, size_t side, double w, double *share, double *out) {
    double rest = 0.0;
    for (size_t s = 0; s < what->n_sides; s++) rest += s == side ? 0.0 : what->weight[s];
    for (size_t s = 0; s < what->n_sides; s++) {
        double part = rest > 0.0 ? what->weight[s] / rest : 1.0 / (double)(what->n_sides - 1);
        share[s] = s == side ? w : (1.0 - w) * part;
    }
    arp_case_mix(what, share, out);
}

/* What a territory is worth at an end: its score, or what its people have above the threshold. */
static void find_values(job *j, size_t end) {
    const arp_choose_asked *asked = j->asked;
    double *value = j->out.value[end];
    size_t n = j->out.n;
    j->out.threshold[end] = NAN;
    if (asked->first) return;
    double threshold = isnan(asked->threshold) ? arp_sum(value, n) / (double)n : asked->threshold;
    j->out.threshold[end] = threshold;
    for (size_t i = 0; i < n; i++) {
        double people = j->study->population ? j->study->population[i] : 1.0;
        value[i] = people * (value[i] - threshold);
    }
}

static arp_status start(job *j, const arp_answer *answer, arp_error *err) {
    arp_choose_found *out = &j->out;
    size_t n = out->n = j->study->values.n_rows;
    arp_case what = {0};
    double *share;
    arp_status st = ARP_OK;
    out->pool = arp_pool_new();
    if (!out->pool ||
        !arp_pool_take_all(out->pool, ARP_ARRAY(out->stands, n), ARP_ARRAY(out->value[0], n),
                           ARP_ARRAY(out->value[1], n), ARP_ARRAY(out->best, n),
                           ARP_ARRAY(out->worst, n), ARP_ARRAY(out->tied, n),
                           ARP_ARRAY(out->share, n), ARP_ARRAY(out->lacks, n),
                           ARP_ARRAY(out->order, n)) ||
        !arp_pool_take_all(out->pool, ARP_ARRAY(j->row, n), ARP_ARRAY(j->value[0], n),
                           ARP_ARRAY(j->value[1], n), ARP_ARRAY(j->cost, n), ARP_ARRAY(j->group, n),
                           ARP_ARRAY(j->best, n), ARP_ARRAY(j->worst, n),
                           ARP_ARRAY(share, j->study->plan.node[0].n_children)))
        return arp_fail_memory(err);
    ARP_TRY(
        arp_case_lines(&j->study->plan, &j->study->values, &answer->result, out->pool, &what, err));
    for (size_t end = 0; end < 2; end++) {
        mix(&what, j->asked->side, j->asked->weight[end], share, out->value[end]);
        find_values(j, end);
    }
    for (size_t i = 0; i < n; i++) {
        out->share[i] = out->lacks[i] = NAN;
        out->stands[i] = ARP_TO_CHOOSE_EXCLUDED;
        if (!j->asked->barred[i]) j->row[out->n_open++] = i;
    }
    for (size_t k = 0; k < out->n_open; k++) {
        for (size_t end = 0; end < 2; end++) j->value[end][k] = out->value[end][j->row[k]];
    }
    if (out->n_open == 0 || out->n_open <= j->asked->first)
        ARP_TRY(arp_fail(err, ARP_DOMAIN, ARP_MSG_CHOOSE_FEW, "uu", out->n_open, j->asked->first));
done:
    return st;
}

/* What values that are one may differ by. */
static double tie_of(const job *j) {
    double most = 0.0;
    for (size_t k = 0; k < j->out.n_open; k++)
        most = fmax(most, fmax(fabs(j->value[0][k]), fabs(j->value[1][k])));
    return ARP_TIE * most;
}

static arp_status find_ranks(job *j, arp_error *err) {
    arp_choose_found *out = &j->out;
    const double *const at[2] = {j->value[0], j->value[1]};
    double tie = tie_of(j);
    arp_status st = arp_lines_ranks(at, out->n_open, tie, j->best, j->worst, err);
    for (size_t k = 0; st == ARP_OK && k < out->n_open; k++) {
        size_t row = j->row[k];
        out->best[row] = j->best[k];
        out->worst[row] = j->worst[k];
        for (size_t o = 0; o < out->n_open; o++)
            out->tied[row] +=
                o != k && fabs(at[0][o] - at[0][k]) <= tie && fabs(at[1][o] - at[1][k]) <= tie;
    }
    return st;
}

/* Those tied for the last seat may have it: they are not sure of it. */
static arp_status find_seats(job *j, arp_error *err) {
    arp_choose_found *out = &j->out;
    double last[2], *room = arp_zalloc(out->n_open, sizeof *room);
    if (!room) return arp_fail_memory(err);
    for (size_t end = 0; end < 2; end++) {
        memcpy(room, j->value[end], out->n_open * sizeof *room);
        last[end] = arp_kth_largest(room, out->n_open, j->asked->first);
    }
    arp_free(room);
    for (size_t k = 0; k < out->n_open; k++) {
        size_t row = j->row[k], seats = j->asked->first;
        bool sure = out->worst[row] + out->tied[row] <= seats, may = out->best[row] <= seats;
        out->stands[row] = sure  ? ARP_TO_CHOOSE_CORE
                           : may ? ARP_TO_CHOOSE_BORDERLINE
                                 : ARP_TO_CHOOSE_OUT;
        double lacks = fmin(last[0] - j->value[0][k], last[1] - j->value[1][k]);
        out->lacks[row] = fmax(may ? 0.0 : lacks, 0.0);
    }
    return ARP_OK;
}

/* Groups numbered among those that may be chosen. */
static void number_groups(job *j) {
    for (size_t k = 0; k < j->out.n_open; k++) {
        size_t first = 0;
        while (j->asked->group[j->row[first]] != j->asked->group[j->row[k]]) first++;
        j->group[k] = first;
    }
}

static arp_status find_portfolios(job *j, arp_error *err) {
    const arp_choose_asked *asked = j->asked;
    arp_choose_found *out = &j->out;
    arp_choosing *found = &out->portfolios;
    if (asked->group) number_groups(j);
    for (size_t k = 0; k < out->n_open; k++)
        j->cost[k] = asked->cost ? asked->cost[j->row[k]] : 1.0;
    const arp_choosing_input in = {.n = out->n_open,
                                   .value = {j->value[0], j->value[1]},
                                   .cost = j->cost,
                                   .budget = asked->budget,
                                   .group = asked->group ? j->group : NULL,
                                   .at_most = asked->at_most,
                                   .most_labels = ARP_CHOOSING_LABELS,
                                   .go_on = j->go_on,
                                   .user = j->user};
    arp_status st = arp_choosing_find(&in, out->pool, found, err);
    if (st == ARP_INTERRUPTED) return arp_fail(err, st, ARP_MSG_CLI_INTERRUPTED, "");
    if (st != ARP_OK) return st;
    for (size_t k = 0; k < out->n_open; k++) {
        arp_to_choose *stands = &out->stands[j->row[k]];
        out->share[j->row[k]] = found->core_index[k];
        *stands = found->stands[k] == ARP_STANDS_CORE         ? ARP_TO_CHOOSE_CORE
                  : found->stands[k] == ARP_STANDS_BORDERLINE ? ARP_TO_CHOOSE_BORDERLINE
                                                              : ARP_TO_CHOOSE_OUT;
    }
    for (size_t k = 0; k < found->n_never; k++) {
        found->never[k] = j->row[found->never[k]];
        out->stands[found->never[k]] = ARP_TO_CHOOSE_NEVER;
    }
    for (size_t p = 0; p < found->n_portfolios; p++) {
        arp_portfolio *one = &found->portfolio[p];
        for (size_t k = 0; k < one->n; k++) one->row[k] = j->row[one->row[k]];
    }
    return ARP_OK;
}

/* By what they stand, then by falling mean of the values, ties in the order of the table. */
static arp_status put_in_order(arp_choose_found *out, arp_error *err) {
    double *mean = arp_zalloc(out->n, sizeof *mean);
    uint32_t *falling = arp_zalloc(out->n, sizeof *falling);
    size_t at = 0;
    for (size_t i = 0; mean && i < out->n; i++) mean[i] = out->value[0][i] + out->value[1][i];
    bool ok = mean && falling && arp_order_falling(mean, out->n, falling);
    for (size_t s = 0; ok && s < ARP_TO_CHOOSE_COUNT; s++) {
        for (size_t i = 0; i < out->n; i++) {
            if ((size_t)out->stands[falling[i]] != s) continue;
            out->order[at++] = falling[i];
            out->count[s]++;
        }
    }
    arp_free(mean);
    arp_free(falling);
    return ok ? ARP_OK : arp_fail_memory(err);
}

arp_status arp_study_choose(const arp_study *study, const arp_answer *answer,
                            bool (*go_on)(void *user), void *user, arp_choose_found *out,
                            arp_error *err) {
    job j = {.study = study, .asked = study->choose, .go_on = go_on, .user = user};
    arp_status st = ARP_OK;
    if (!j.asked) return arp_fail(err, ARP_USAGE, ARP_MSG_CHOOSE_ABSENT, "");
    ARP_TRY(start(&j, answer, err));
    ARP_TRY(find_ranks(&j, err));
    if (j.asked->first) ARP_TRY(find_seats(&j, err));
    else ARP_TRY(find_portfolios(&j, err));
    ARP_TRY(put_in_order(&j.out, err));
    *out = j.out;
    return ARP_OK;
done:
    arp_choose_free(&j.out);
    if (st == ARP_DOMAIN && err && !err->path[0]) {
        const arp_place place = j.asked->place;
        arp_text_cut(err->path, sizeof err->path, place.path, strlen(place.path));
        err->line = place.line;
        err->column = place.column;
    }
    return st;
}
