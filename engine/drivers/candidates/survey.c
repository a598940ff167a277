/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/candidates/survey.h"

#include <math.h>
#include <string.h>

/* Inhabitants of the sets on the way, by size. */
typedef struct people {
    const arp_sums *sums;
    double of[ARP_GROW_MOST + 1], cut_at;
} people;

/* Adds the n-th member; false where the set has too many inhabitants. What is unknown is not too
   many. */
static bool add_people(people *p, size_t territory, size_t n) {
    p->of[n] = p->of[n - 1] + (p->sums->population ? p->sums->population[territory] : NAN);
    return !(p->of[n] > p->cut_at);
}

typedef struct counter {
    const arp_candidates_input *in;
    people people;
    uint64_t n;
    bool over, asked;
} counter;

static bool count_one(void *user, size_t territory, size_t n) {
    counter *c = user;
    if (!add_people(&c->people, territory, n) || c->over) return false;
    if (n < c->in->n_seeds) return true;
    c->over = ++c->n > c->in->cap;
    return !c->over;
}

static bool count_on(void *user) {
    counter *c = user;
    if (c->over) return false;
    c->asked = c->in->go_on && !c->in->go_on(c->in->user, 0, 0);
    return !c->asked;
}

static arp_grow grower(const arp_candidates_input *in) {
    return (arp_grow){.graph = in->graph,
                      .open = in->open,
                      .seed = in->seed,
                      .n_seeds = in->n_seeds,
                      .most = in->most};
}

arp_status arp_survey_count(const arp_candidates_input *in, double cut_at, uint64_t *n,
                            arp_error *err) {
    counter c = {.in = in, .people = {.sums = in->sums, .cut_at = cut_at}};
    arp_grow grow = grower(in);
    grow.visit = count_one;
    grow.go_on = count_on;
    grow.user = &c;
    arp_status st = arp_grow_all(&grow, err);
    if (st == ARP_INTERRUPTED && !c.asked) st = ARP_OK; /* there are enough to know */
    *n = c.n;
    return st;
}

/* A set under way: what it is made of, by size, and those that wait to be scored. */
typedef struct measuring {
    const arp_candidates_input *in;
    arp_standings *tally;
    const arp_scores *scores;
    arp_candidates_count *count;
    people people;
    double *sum;                      /* (most + 1) x width */
    uint32_t path[ARP_GROW_MOST + 1]; /* path[n]: the n-th member   */
    bool marked[ARP_GROW_MOST + 1], of_chosen[ARP_GROW_MOST + 1];
    size_t group[ARP_GROW_MOST + 1];
    bool *is_chosen;        /* one a row */
    size_t *whole, *inside; /* one a group: territories of it; those in the set */
    size_t depth, n_cut;    /* members told to `inside`; groups that are cut     */
    arp_scored batch;
    arp_passing waiting[ARP_SCORED];
    double *score; /* n_measures */
    uint64_t done, visited;
    arp_status status;
    arp_error *err;
} measuring;

static bool is_cut(const measuring *w, size_t group) {
    return w->inside[group] > 0 && w->inside[group] < w->whole[group];
}

/* One member more, or one fewer, of a group. */
static void tell_group(measuring *w, size_t territory, bool more) {
    size_t group = w->in->cut[territory];
    if (group == SIZE_MAX) return;
    w->n_cut -= is_cut(w, group);
    w->inside[group] += more ? 1 : (size_t)-1;
    w->n_cut += is_cut(w, group);
}

static void take_cuts(measuring *w, size_t territory, size_t n) {
    if (!w->in->cut) return;
    for (; w->depth >= n; w->depth--) tell_group(w, w->path[w->depth], false);
    tell_group(w, territory, true);
    w->depth = n;
}

static size_t group_with(const measuring *w, size_t territory, size_t n) {
    if (!w->in->within) return SIZE_MAX;
    size_t own = w->in->within[territory];
    return n == 1 || own == w->group[n - 1] ? own : SIZE_MAX;
}

/* The sets that wait are scored and tallied. */
static void flush(measuring *w) {
    const arp_scores *s = w->scores;
    arp_scored_run(s, &w->batch);
    for (size_t i = 0; i < w->batch.n && w->status == ARP_OK; i++) {
        const arp_passing *set = &w->waiting[i];
        arp_candidates_count *count = &w->count[set->n];
        bool known = true;
        for (size_t m = 0; m < s->n_measures; m++) {
            w->score[m] = w->batch.score[arp_measure_node(s, m) * ARP_SCORED + i];
            known = known && isfinite(w->score[m]);
        }
        count->off += !known;
        if (!known) continue;
        count->like += arp_is_like(w->in, set->population);
        w->status = arp_standings_add(w->tally, set, w->score, w->err);
    }
    w->batch.n = 0;
}

static void wait(measuring *w, size_t n) {
    arp_passing *set = &w->waiting[w->batch.n];
    set->n = n;
    memcpy(set->row, w->path + 1, n * sizeof *set->row);
    set->population = w->people.of[n];
    set->group = w->group[n];
    set->cut = w->n_cut;
    set->chosen = w->of_chosen[n] && n == w->in->n_chosen;
    if (n == 1) arp_scored_add_alone(w->scores, w->path[1], &w->batch);
    else arp_scored_add(w->scores, w->sum + n * w->scores->width, &w->batch);
    if (w->batch.n == ARP_SCORED) flush(w);
}

static bool measure_one(void *user, size_t territory, size_t n) {
    measuring *w = user;
    const arp_candidates_input *in = w->in;
    size_t width = w->scores->width;
    if (!add_people(&w->people, territory, n)) return false;
    take_cuts(w, territory, n);
    w->path[n] = (uint32_t)territory;
    w->marked[n] = w->marked[n - 1] || w->scores->marked[territory];
    w->of_chosen[n] = w->of_chosen[n - 1] && w->is_chosen[territory];
    w->group[n] = group_with(w, territory, n);
    const double *line = w->scores->line + territory * width, *before = w->sum + (n - 1) * width;
    double *sum = w->sum + n * width;
    for (size_t j = 0; j < width; j++) sum[j] = before[j] + line[j];
    if (n < in->n_seeds) return true;
    w->done++;
    if (n < in->least) return true;
    w->count[n].sets++;
    if (w->marked[n]) w->count[n].marked++;
    else wait(w, n);
    return w->status == ARP_OK;
}

static bool measure_on(void *user) {
    measuring *w = user;
    if (w->status != ARP_OK) return false;
    if (!w->in->go_on || w->in->go_on(w->in->user, w->done, w->visited)) return true;
    w->status = ARP_INTERRUPTED;
    return false;
}

static arp_status make_room(measuring *w, arp_pool *pool, arp_error *err) {
    const arp_candidates_input *in = w->in;
    size_t rows = in->sums->n_rows;
    if (!arp_pool_take_all(pool, ARP_ROWS(w->sum, in->most + 1, w->scores->width),
                           ARP_ARRAY(w->is_chosen, rows), ARP_ARRAY(w->whole, rows),
                           ARP_ARRAY(w->inside, rows), ARP_ARRAY(w->score, w->scores->n_measures)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < in->n_chosen; i++) w->is_chosen[in->chosen[i]] = true;
    w->of_chosen[0] = true;
    for (size_t i = 0; in->cut && i < rows; i++) {
        if (in->cut[i] != SIZE_MAX) w->whole[in->cut[i]]++;
    }
    return arp_scored_make(w->scores, pool, &w->batch, err);
}

arp_status arp_survey_measure(const arp_candidates_input *in, double cut_at, uint64_t visited,
                              arp_standings *tally, arp_candidates_count *count, arp_error *err) {
    arp_status st = ARP_OK;
    arp_pool *pool = arp_pool_new();
    measuring *w = pool ? arp_pool_take(pool, 1, sizeof *w) : NULL;
    if (!w) ARP_TRY(arp_fail_memory(err));
    *w = (measuring){.in = in,
                     .tally = tally,
                     .scores = tally->scores,
                     .count = count,
                     .people = {.sums = in->sums, .cut_at = cut_at},
                     .visited = visited,
                     .err = err};
    ARP_TRY(make_room(w, pool, err));
    arp_grow grow = grower(in);
    grow.visit = measure_one;
    grow.go_on = measure_on;
    grow.user = w;
    ARP_TRY(arp_grow_all(&grow, err));
    if (w->status == ARP_OK) flush(w);
    st = w->status;
done:
    if (w && w->status != ARP_OK) st = w->status;
    arp_pool_free(pool);
    return st;
}
