/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/candidates/candidates.h"

#include <math.h>
#include <string.h>

#include "base/order.h"
#include "drivers/candidates/flow.h"
#include "drivers/candidates/messages.h"
#include "drivers/candidates/survey.h"

/* One answer under way. */
typedef struct finding {
    const arp_candidates_input *in;
    arp_candidates *out;
    arp_pool *pool;
    arp_scores scores;
    arp_scored batch;
    arp_standings tally;
    size_t group; /* of the chosen set; SIZE_MAX: several, or none */
    uint64_t n;   /* sets to visit */
} finding;

static bool holds(const size_t *row, size_t n, size_t one) {
    for (size_t i = 0; i < n; i++) {
        if (row[i] == one) return true;
    }
    return false;
}

static arp_status check(const arp_candidates_input *in, arp_error *err) {
    bool together = true;
    double people = arp_unit_population(in->sums, in->seed, in->n_seeds);
    if (in->n_seeds == 0) return ARP_OK;
    if (in->n_seeds > in->most)
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_CANDIDATES_SEEDS_MANY, "uu", in->n_seeds,
                        in->most);
    if (people > in->to)
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_CANDIDATES_SEEDS_POPULOUS, "nn", people, in->to);
    arp_status st = arp_graph_connected(in->graph, in->seed, in->n_seeds, &together, err);
    if (st != ARP_OK || together) return st;
    return arp_fail(err, ARP_DOMAIN, ARP_MSG_CANDIDATES_SEEDS_APART, "");
}

/* Groups that are partly among n rows and partly not. */
static size_t count_cuts(const arp_candidates_input *in, const size_t *row, size_t n) {
    size_t cuts = 0;
    for (size_t i = 0; in->cut && i < n; i++) {
        size_t group = in->cut[row[i]], inside = 0, whole = 0;
        bool first = group != SIZE_MAX;
        for (size_t j = 0; j < i; j++) first = first && in->cut[row[j]] != group;
        for (size_t j = 0; j < n; j++) inside += in->cut[row[j]] == group;
        for (size_t j = 0; j < in->sums->n_rows; j++) whole += in->cut[j] == group;
        cuts += first && inside < whole;
    }
    return cuts;
}

/* A set of n rows as it is shown, its rows copied and put in order. */
static arp_status describe(finding *f, const size_t *row, size_t n, arp_candidate *out,
                           arp_error *err) {
    const arp_candidates_input *in = f->in;
    arp_candidate c = {.n = n};
    if (!arp_pool_take_all(f->pool, ARP_ARRAY(c.row, n), ARP_ARRAY(c.score, f->scores.n_measures),
                           ARP_ARRAY(c.best, f->scores.n_measures)))
        return arp_fail_memory(err);
    memcpy(c.row, row, n * sizeof *row);
    arp_sort_whole(c.row, n);
    c.population = arp_unit_population(in->sums, c.row, n);
    c.cut = count_cuts(in, c.row, n);
    c.like = arp_is_like(in, c.population);
    c.chosen = n == in->n_chosen && memcmp(c.row, in->chosen, n * sizeof *row) == 0;
    arp_scores_of(&f->scores, c.row, n, &f->batch, c.score);
    *out = c;
    return ARP_OK;
}

static size_t group_of(const arp_candidates_input *in) {
    if (!in->within || in->n_chosen == 0) return SIZE_MAX;
    size_t group = in->within[in->chosen[0]];
    for (size_t i = 1; i < in->n_chosen; i++) {
        if (in->within[in->chosen[i]] != group) return SIZE_MAX;
    }
    return group;
}

static arp_status state_chosen(const finding *f, const arp_candidate *chosen, arp_chosen_state *out,
                               arp_error *err) {
    const arp_candidates_input *in = f->in;
    bool together = true;
    arp_status st = arp_graph_connected(in->graph, chosen->row, chosen->n, &together, err);
    *out = ARP_CHOSEN_CANDIDATE;
    for (size_t i = 0; i < in->n_seeds; i++) {
        if (!holds(chosen->row, chosen->n, in->seed[i])) *out = ARP_CHOSEN_WITHOUT_SEED;
    }
    if (!together) *out = ARP_CHOSEN_NOT_CONNECTED;
    if (chosen->n < in->least || chosen->n > in->most) *out = ARP_CHOSEN_SIZE;
    if (isnan(chosen->score[0])) *out = ARP_CHOSEN_MARKED;
    return st;
}

static arp_status take_chosen(finding *f, arp_error *err) {
    const arp_candidates_input *in = f->in;
    arp_candidates *out = f->out;
    size_t most = 1 + (size_t)f->scores.n_measures * ARP_CANDIDATES_BEST + ARP_CANDIDATES_FRONT;
    out->set = arp_pool_take(f->pool, most, sizeof *out->set);
    if (!out->set) return arp_fail_memory(err);
    out->chosen_state = ARP_CHOSEN_NONE;
    f->group = SIZE_MAX;
    if (in->n_chosen == 0) return ARP_OK;
    f->group = group_of(in);
    out->chosen_grouped = f->group != SIZE_MAX;
    arp_status st = describe(f, in->chosen, in->n_chosen, &out->set[0], err);
    if (st != ARP_OK) return st;
    out->n_sets = 1;
    out->chosen_like = out->set[0].like;
    return state_chosen(f, &out->set[0], &out->chosen_state, err);
}

/* Ranks of the neighbours that have a score, ties together. */
static void rank_neighbours(const finding *f) {
    arp_candidates *out = f->out;
    for (size_t i = 0; i < out->n_neighbours; i++) {
        arp_candidate_neighbour *one = &out->neighbour[i];
        for (size_t m = 0; m < out->n_measures; m++) {
            double own = one->score[m];
            if (isnan(own)) continue;
            one->rank[m] = 1;
            for (size_t j = 0; j < out->n_neighbours; j++) {
                double other = out->neighbour[j].score[m];
                one->rank[m] += other > own && !arp_scores_tied(&f->scores, m, other, own);
            }
        }
    }
}

static arp_status add_neighbour(finding *f, size_t row, size_t *set, arp_error *err) {
    arp_candidates *out = f->out;
    const arp_candidate *base = &out->base;
    arp_candidate_neighbour *one = &out->neighbour[out->n_neighbours++];
    size_t measures = out->n_measures;
    *one = (arp_candidate_neighbour){.row = row};
    if (!arp_pool_take_all(f->pool, ARP_ARRAY(one->score, measures),
                           ARP_ARRAY(one->added, measures), ARP_ARRAY(one->rank, measures)))
        return arp_fail_memory(err);
    memcpy(set, base->row, base->n * sizeof *set);
    set[base->n] = row;
    arp_sort_whole(set, base->n + 1);
    one->population = arp_unit_population(f->in->sums, set, base->n + 1);
    one->chosen = holds(f->in->chosen, f->in->n_chosen, row);
    arp_scores_of(&f->scores, set, base->n + 1, &f->batch, one->score);
    for (size_t m = 0; m < measures; m++) one->added[m] = one->score[m] - base->score[m];
    return ARP_OK;
}

/* The seeds, or else the chosen set, with each neighbour in turn. */
static arp_status take_neighbours(finding *f, arp_error *err) {
    const arp_candidates_input *in = f->in;
    arp_candidates *out = f->out;
    size_t *set = arp_zalloc(in->n_seeds + in->n_chosen + 1, sizeof *set);
    bool *near = arp_zalloc(in->graph->n, sizeof *near);
    arp_status st = set && near ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK || in->n_seeds + in->n_chosen == 0) goto done;
    out->neighbour = arp_pool_take(f->pool, in->graph->n, sizeof *out->neighbour);
    if (!out->neighbour) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(in->n_seeds ? describe(f, in->seed, in->n_seeds, &out->base, err)
                        : describe(f, in->chosen, in->n_chosen, &out->base, err));
    for (size_t i = 0; i < out->base.n; i++) {
        size_t row = out->base.row[i];
        for (size_t e = in->graph->start[row]; e < in->graph->start[row + 1]; e++)
            near[in->graph->to[e]] = true;
    }
    for (size_t i = 0; i < in->graph->n; i++) {
        if (!near[i] || !in->open[i] || holds(out->base.row, out->base.n, i)) continue;
        ARP_TRY(add_neighbour(f, i, set, err));
    }
    rank_neighbours(f);
done:
    arp_free(set);
    arp_free(near);
    return st;
}

/* How the sets can be gone through. */
static arp_status choose_method(finding *f, arp_error *err) {
    const arp_candidates_input *in = f->in;
    arp_status st = ARP_OK;
    f->out->method = ARP_CANDIDATES_ALL;
    ARP_TRY(arp_survey_count(in, INFINITY, &f->n, err));
    if (f->n > in->cap && in->to < INFINITY) {
        f->out->method = ARP_CANDIDATES_UP_TO;
        ARP_TRY(arp_survey_count(in, in->to, &f->n, err));
    }
    if (f->n <= in->cap) return ARP_OK;
    f->out->method = ARP_CANDIDATES_PROGRAM;
    if (!in->sums->population)
        ARP_TRY(arp_fail(err, ARP_DOMAIN, ARP_MSG_CANDIDATES_NO_PEOPLE, "u", (size_t)in->cap));
done:
    return st;
}

static arp_candidate *find_set(const arp_candidates *out, const arp_candidate *one) {
    for (size_t i = 0; i < out->n_sets; i++) {
        const arp_candidate *set = &out->set[i];
        if (set->n == one->n && memcmp(set->row, one->row, one->n * sizeof *one->row) == 0)
            return &out->set[i];
    }
    return NULL;
}

/* A set that passed by, among those shown. */
static arp_status show(finding *f, const arp_passing *passing, arp_candidate **out,
                       arp_error *err) {
    size_t row[ARP_GROW_MOST];
    arp_candidate one;
    for (size_t i = 0; i < passing->n; i++) row[i] = passing->row[i];
    arp_status st = describe(f, row, passing->n, &one, err);
    if (st != ARP_OK) return st;
    *out = find_set(f->out, &one);
    if (*out) return ARP_OK;
    *out = &f->out->set[f->out->n_sets++];
    **out = one;
    return ARP_OK;
}

/* The front, by falling score of the whole index. */
static arp_status show_front(finding *f, arp_error *err) {
    const arp_front *front = &f->tally.front;
    const arp_passing *passing = (const arp_passing *)(const void *)front->more;
    double *score = arp_zalloc(front->n, sizeof *score);
    uint32_t *order = arp_zalloc(front->n, sizeof *order);
    arp_status st = score && order ? ARP_OK : arp_fail_memory(err);
    for (size_t i = 0; st == ARP_OK && i < front->n; i++) {
        arp_candidate one;
        size_t row[ARP_GROW_MOST];
        for (size_t j = 0; j < passing[i].n; j++) row[j] = passing[i].row[j];
        st = describe(f, row, passing[i].n, &one, err);
        if (st == ARP_OK) score[i] = one.score[0];
    }
    if (st == ARP_OK && !arp_order_falling(score, front->n, order)) st = arp_fail_memory(err);
    for (size_t i = 0; st == ARP_OK && i < front->n; i++) {
        arp_candidate *set;
        st = show(f, &passing[order[i]], &set, err);
        if (st == ARP_OK) set->front = true;
    }
    f->out->n_front = front->n;
    f->out->front_full = front->full;
    arp_free(score);
    arp_free(order);
    return st;
}

static arp_status visit_all(finding *f, arp_error *err) {
    const arp_candidates_input *in = f->in;
    arp_candidates *out = f->out;
    bool scored = out->n_sets && !isnan(out->set[0].score[0]);
    double cut_at = out->method == ARP_CANDIDATES_ALL ? INFINITY : in->to;
    arp_status st = ARP_OK;
    ARP_TRY(arp_standings_begin(&f->scores, in, scored ? out->set[0].score : NULL, f->group,
                                f->pool, &f->tally, err));
    ARP_TRY(arp_survey_measure(in, cut_at, f->n, &f->tally, out->count, err));
    out->visited = f->n;
    for (size_t a = 0; a < ARP_N_AMONG; a++) {
        bool asked = a != ARP_AMONG_ALL || out->method == ARP_CANDIDATES_ALL;
        for (size_t m = 0; m < out->n_measures && asked; m++)
            out->place[a * out->n_measures + m] = arp_standings_place(&f->tally, (arp_among)a, m);
    }
    for (size_t m = 0; m < out->n_measures; m++) {
        for (size_t i = 0; i < f->tally.n_best[m]; i++) {
            arp_candidate *set;
            ARP_TRY(show(f, &f->tally.best[m * ARP_CANDIDATES_BEST + i], &set, err));
            set->best[m] = (uint32_t)i + 1;
        }
    }
    ARP_TRY(show_front(f, err));
done:
    arp_front_free(&f->tally.front);
    return st;
}

static bool flow_on(void *user) {
    const finding *f = user;
    return !f->in->go_on || f->in->go_on(f->in->user, 0, 0);
}

/* The best by one measure, each territory having its own score. */
static arp_status flow_by(finding *f, size_t measure, bool *usable, double *score, arp_error *err) {
    const arp_candidates_input *in = f->in;
    arp_candidate_flow *to = &f->out->flow[measure];
    double *all = arp_zalloc(f->scores.n_measures, sizeof *all);
    size_t row[ARP_GROW_MOST];
    arp_flow_answer found;
    if (!all) return arp_fail_memory(err);
    for (size_t i = 0; i < in->graph->n; i++) {
        bool known = in->open[i] && !f->scores.marked[i] && in->sums->population[i] > 0.0;
        usable[i] = known && arp_scores_of(&f->scores, &i, 1, &f->batch, all);
        score[i] = usable[i] ? all[measure] : 0.0;
    }
    arp_free(all);
    const arp_flow_input flow = {.graph = in->graph,
                                 .usable = usable,
                                 .population = in->sums->population,
                                 .score = score,
                                 .seed = in->seed,
                                 .n_seeds = in->n_seeds,
                                 .least = in->least,
                                 .most = in->most,
                                 .from = in->from,
                                 .to = in->to,
                                 .node_limit = in->node_limit,
                                 .go_on = flow_on,
                                 .user = f};
    arp_status st = ARP_OK;
    for (size_t s = 0; s < in->n_seeds; s++) {
        if (usable[in->seed[s]]) continue;
        to->state = ARP_PROGRAM_INFEASIBLE; /* every set has a seed without a score */
        to->mean = to->bound = NAN;
        return ARP_OK;
    }
    ARP_TRY(arp_flow_best(&flow, row, &found, err));
    to->state = found.state;
    to->mean = found.mean;
    to->bound = found.bound;
    to->nodes = found.nodes;
    to->steps = found.steps;
    if (found.n) ARP_TRY(describe(f, row, found.n, &to->set, err));
done:
    return st;
}

static arp_status solve_all(finding *f, arp_error *err) {
    size_t n = f->in->graph->n;
    bool *usable = arp_zalloc(n, sizeof *usable);
    double *score = arp_zalloc(n, sizeof *score);
    arp_status st = usable && score ? ARP_OK : arp_fail_memory(err);
    f->out->flow = arp_pool_take(f->pool, f->out->n_measures, sizeof *f->out->flow);
    if (!f->out->flow) st = arp_fail_memory(err);
    for (size_t m = 0; m < f->out->n_measures && st == ARP_OK; m++)
        st = flow_by(f, m, usable, score, err);
    arp_free(usable);
    arp_free(score);
    return st;
}

static arp_status begin(finding *f, const arp_unit_ground *ground, arp_error *err) {
    arp_candidates *out = f->out;
    size_t cells;
    arp_status st = ARP_OK;
    ARP_TRY(check(f->in, err));
    ARP_TRY(arp_scores_make(ground, f->in->sums, &f->scores, err));
    ARP_TRY(arp_scored_make(&f->scores, f->pool, &f->batch, err));
    out->n_measures = f->scores.n_measures;
    cells = ARP_N_AMONG * out->n_measures;
    if (!arp_pool_take_all(f->pool, ARP_ARRAY(out->node, out->n_measures),
                           ARP_ARRAY(out->count, f->in->most + 1), ARP_ARRAY(out->place, cells)))
        ARP_TRY(arp_fail_memory(err));
    for (size_t m = 0; m < out->n_measures; m++) out->node[m] = arp_measure_node(&f->scores, m);
    for (size_t c = 0; c < cells; c++) out->place[c].percentile = NAN;
    ARP_TRY(take_chosen(f, err));
    ARP_TRY(take_neighbours(f, err));
done:
    return st;
}

arp_status arp_candidates_find(const arp_unit_ground *ground, const arp_candidates_input *in,
                               arp_candidates *out, arp_error *err) {
    arp_candidates made = {.asked = in, .pool = ground->pool};
    finding f = {.in = in, .out = &made, .pool = ground->pool};
    arp_status st = ARP_OK;
    ARP_TRY(begin(&f, ground, err));
    ARP_TRY(choose_method(&f, err));
    ARP_TRY(made.method == ARP_CANDIDATES_PROGRAM ? solve_all(&f, err) : visit_all(&f, err));
    *out = made;
done:
    return st;
}
