/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/places.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "drivers/candidates/scores.h"
#include "study/messages.h"
#include "study/spec/spec.h"

enum { CHAINS = ARP_N_DRAWN_LAWS * ARP_DRAWN_CHAINS };

/* What one chain works in. */
typedef struct room {
    arp_scored batch;
    double *line;
} room;

typedef struct job {
    const arp_study *study;
    const arp_answer *answer;
    const arp_places_options *options;
    arp_sums sums;
    arp_scores scores;
    arp_graph graph;
    room room[CHAINS];
    size_t done; /* choices */
    arp_placings out;
} job;

void arp_placings_free(arp_placings *places) {
    if (!places) return;
    arp_pool_free(places->pool);
    *places = (arp_placings){0};
}

/* ---- the choices ---- */

/* The communes of the territories that are selected, rising. */
static arp_status of_selection(const job *j, arp_placed *to, arp_error *err) {
    const arp_zoned *z = j->study->zoned;
    const arp_level *own = &z->level[z->at];
    size_t *commune = arp_pool_take(j->out.pool, z->n_communes, sizeof *commune);
    if (!commune) return arp_fail_memory(err);
    to->name = to->label = "selection";
    to->commune = commune;
    for (size_t i = 0; i < z->n_communes; i++) {
        bool in = false;
        for (size_t t = 0; own->of[i] != SIZE_MAX && t < j->answer->m && !in; t++) {
            const char *code = j->study->values.code[j->answer->selected[t]];
            in = strcmp(code, own->code[own->of[i]]) == 0;
        }
        if (in) commune[to->n++] = i;
    }
    return ARP_OK;
}

static arp_status take_choices(job *j, arp_error *err) {
    const arp_study *study = j->study;
    size_t own = j->answer->m > 0 && !study->first;
    arp_status st = ARP_OK;
    j->out.n = own + study->n_chosen;
    j->out.one = arp_pool_take(j->out.pool, j->out.n, sizeof *j->out.one);
    if (!j->out.one) return arp_fail_memory(err);
    if (own) ARP_TRY(of_selection(j, &j->out.one[0], err));
    for (size_t k = 0; k < study->n_chosen; k++) {
        const arp_chosen *from = &study->chosen[k];
        j->out.one[own + k] = (arp_placed){.name = from->name,
                                           .label = from->label,
                                           .commune = from->commune,
                                           .n = from->n_communes};
    }
done:
    return st;
}

/* ---- scores ---- */

static bool measure(void *user, size_t chain, const uint32_t *place, size_t n, double *score) {
    job *j = user;
    const arp_scores *s = &j->scores;
    room *r = &j->room[chain];
    bool known = true;
    memset(r->line, 0, s->width * sizeof *r->line);
    for (size_t i = 0; i < n; i++) {
        const double *line = s->line + place[i] * s->width;
        for (size_t k = 0; k < s->width; k++) r->line[k] += line[k];
    }
    arp_scored_add(s, r->line, &r->batch);
    arp_scored_run(s, &r->batch);
    r->batch.n = 0;
    for (size_t m = 0; m < s->n_measures; m++) {
        score[m] = r->batch.score[arp_measure_node(s, m) * ARP_SCORED];
        known = known && isfinite(score[m]);
    }
    return known;
}

static arp_status make_scores(job *j, arp_error *err) {
    const arp_study *study = j->study;
    const arp_unit_ground ground = {.plan = &study->plan,
                                    .values = &study->values,
                                    .result = &j->answer->result,
                                    .seed = study->seed,
                                    .pool = j->out.pool};
    arp_status st = ARP_OK;
    ARP_TRY(places_sums(study, j->out.pool, &j->sums, err));
    ARP_TRY(arp_scores_make(&ground, &j->sums, &j->scores, err));
    j->out.n_measures = j->scores.n_measures;
    j->out.node = arp_pool_take(j->out.pool, j->out.n_measures, sizeof *j->out.node);
    if (!j->out.node) ARP_TRY(arp_fail_memory(err));
    for (size_t m = 0; m < j->out.n_measures; m++) j->out.node[m] = arp_measure_node(&j->scores, m);
    for (size_t c = 0; c < CHAINS; c++) {
        ARP_TRY(arp_scored_make(&j->scores, j->out.pool, &j->room[c].batch, err));
        j->room[c].line = arp_pool_take(j->out.pool, j->scores.width, sizeof(double));
        if (!j->room[c].line) ARP_TRY(arp_fail_memory(err));
    }
done:
    return st;
}

/* ---- places ---- */

static bool go_on(void *user) {
    const job *j = user;
    const arp_places_options *o = j->options;
    return !o->go_on || o->go_on(o->user, j->done, j->out.n);
}

static arp_status draw(job *j, arp_placed *one, arp_pool *pool, arp_error *err) {
    arp_window window;
    arp_status st =
        arp_window_make(&j->graph, j->sums.population, one->commune, one->n, pool, &window, err);
    if (st != ARP_OK) return st;
    one->cut = window.cut;
    one->least = window.least;
    one->most = window.most;
    one->from = window.from;
    one->to = window.to;
    const arp_drawn_input in = {.window = &window,
                                .n_measures = j->scores.n_measures,
                                .measure = measure,
                                .user = j,
                                .chosen = one->score,
                                .spread = j->scores.spread,
                                .seed = j->study->seed,
                                .number = (uint32_t)j->done,
                                .threads = j->options->threads ? j->options->threads : 1,
                                .go_on = go_on,
                                .go_on_user = j};
    return arp_drawn_places(&in, one->law, err);
}

/* Can the choice be compared at all? */
static arp_status look(job *j, arp_placed *one, arp_error *err) {
    bool together = false;
    arp_status st = ARP_OK;
    if (one->n) st = arp_graph_connected(&j->graph, one->commune, one->n, &together, err);
    if (st != ARP_OK) return st;
    one->score = arp_pool_take(j->out.pool, j->scores.n_measures, sizeof *one->score);
    if (!one->score) return arp_fail_memory(err);
    one->population = arp_unit_population(&j->sums, one->commune, one->n);
    bool scored = arp_scores_of(&j->scores, one->commune, one->n, &j->room[0].batch, one->score);
    one->state = !together                  ? ARP_PLACED_NOT_CONNECTED
                 : !(one->population > 0.0) ? ARP_PLACED_UNPEOPLED
                 : !scored                  ? ARP_PLACED_MARKED
                                            : ARP_PLACED_DRAWN;
    return ARP_OK;
}

static arp_status place_all(job *j, arp_error *err) {
    arp_status st = ARP_OK;
    for (j->done = 0; j->done < j->out.n && st == ARP_OK; j->done++) {
        arp_placed *one = &j->out.one[j->done];
        st = look(j, one, err);
        if (st != ARP_OK || one->state != ARP_PLACED_DRAWN) continue;
        arp_pool *pool = arp_pool_new(); /* of this choice alone */
        st = pool ? draw(j, one, pool, err) : arp_fail_memory(err);
        arp_pool_free(pool);
    }
    if (st == ARP_INTERRUPTED) st = arp_fail(err, ARP_INTERRUPTED, ARP_MSG_CLI_INTERRUPTED, "");
    return st;
}

arp_status arp_study_places(const arp_study *study, const arp_answer *answer,
                            const arp_places_options *options, arp_placings *out, arp_error *err) {
    arp_status st = ARP_OK;
    if (!study->commune_pair) return arp_fail(err, ARP_USAGE, ARP_MSG_PLACES_NO_PAIRS, "");
    if (study->n_chosen == 0 && (answer->m == 0 || study->first))
        return arp_fail(err, ARP_USAGE, ARP_MSG_PLACES_NONE, "");
    job *j = arp_zalloc(1, sizeof *j);
    if (!j) return arp_fail_memory(err);
    *j = (job){.study = study, .answer = answer, .options = options};
    j->out.pool = arp_pool_new();
    if (!j->out.pool) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_graph_make(study->commune_pair, study->n_commune_pairs, study->zoned->n_communes,
                           &j->graph, err));
    ARP_TRY(make_scores(j, err));
    ARP_TRY(take_choices(j, err));
    ARP_TRY(place_all(j, err));
    *out = j->out;
    j->out = (arp_placings){0};
done:
    arp_graph_free(&j->graph);
    arp_placings_free(&j->out);
    arp_free(j);
    return st;
}
