/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/candidates.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "study/messages.h"
#include "study/spec/spec.h"

void arp_candidates_free(arp_candidates *candidates) {
    if (!candidates) return;
    arp_pool_free(candidates->pool);
    *candidates = (arp_candidates){0};
}

/* The engine knows territories and indicators, not files. */
static void take_place(arp_error *err, arp_place place) {
    arp_text_cut(err->path, sizeof err->path, place.path, strlen(place.path));
    err->line = place.line;
    err->column = place.column;
}

/* The chosen territories among those of the sums; both rise. */
static arp_status take_chosen(const arp_study *study, const arp_answer *answer,
                              arp_candidates_input *in, arp_pool *pool, arp_error *err) {
    size_t *row = arp_pool_take(pool, answer->m, sizeof *row), n = 0;
    if (!row) return arp_fail_memory(err);
    /* the first of the study's own ranking were not chosen by anybody */
    for (size_t i = 0; !study->first && i < study->sums.n_rows && n < answer->m; i++) {
        if (study->sums.ranked[i] == answer->selected[n]) row[n++] = i;
    }
    in->chosen = row;
    in->n_chosen = n;
    return ARP_OK;
}

/* What the study does not say. */
static void take_limits(const arp_design *design, arp_candidates_input *in) {
    double people = arp_unit_population(in->sums, in->chosen, in->n_chosen);
    bool known = in->n_chosen && people > 0.0;
    size_t own = in->n_chosen > in->n_seeds ? in->n_chosen : in->n_seeds;
    size_t most = own > ARP_DESIGN_UNITS ? own : ARP_DESIGN_UNITS;
    in->most = design->most ? design->most : most < ARP_GROW_MOST ? most : ARP_GROW_MOST;
    in->least = design->least;
    in->from = !isnan(design->from) ? design->from : known ? 0.5 * people : -INFINITY;
    in->to = !isnan(design->to) ? design->to : known ? 2.0 * people : INFINITY;
}

arp_status arp_study_candidates(const arp_study *study, const arp_answer *answer,
                                const arp_candidates_options *options, arp_candidates *out,
                                arp_error *err) {
    const arp_design *design = study->design;
    arp_status st = ARP_OK;
    arp_graph graph = {0};
    arp_pool *pool = NULL;
    arp_candidates made = {0};
    if (!design) return arp_fail(err, ARP_USAGE, ARP_MSG_DESIGN_ABSENT, "");
    pool = arp_pool_new();
    arp_candidates_input *in = pool ? arp_pool_take(pool, 1, sizeof *in) : NULL;
    if (!in) ARP_TRY(arp_fail_memory(err));
    *in = (arp_candidates_input){.sums = &study->sums,
                                 .open = design->open,
                                 .seed = design->seed,
                                 .n_seeds = design->n_seeds,
                                 .within = design->within,
                                 .cut = design->cut,
                                 .cap = options->cap ? options->cap : ARP_CANDIDATES_CAP,
                                 .node_limit =
                                     options->node_limit ? options->node_limit : ARP_PROGRAM_NODES,
                                 .go_on = options->go_on,
                                 .user = options->user};
    ARP_TRY(take_chosen(study, answer, in, pool, err));
    take_limits(design, in);
    ARP_TRY(arp_graph_make(design->pair, design->n_pairs, study->sums.n_rows, &graph, err));
    in->graph = &graph;
    const arp_unit_ground ground = {.plan = &study->plan,
                                    .values = &study->values,
                                    .result = &answer->result,
                                    .seed = study->seed,
                                    .pool = pool};
    st = arp_candidates_find(&ground, in, &made, err);
    in->graph = NULL;
    if (st == ARP_INTERRUPTED) ARP_TRY(arp_fail(err, ARP_INTERRUPTED, ARP_MSG_CLI_INTERRUPTED, ""));
    if (st != ARP_OK) goto done;
    *out = made;
    pool = NULL;
done:
    arp_graph_free(&graph);
    arp_pool_free(pool);
    if (st != ARP_OK && st != ARP_INTERRUPTED && err && design && !err->path[0])
        take_place(err, study->spec->design.place);
    return st;
}
