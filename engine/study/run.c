/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/order.h"
#include "base/text.h"
#include "base/threads.h"
#include "drivers/explain.h"
#include "study/doubt.h"
#include "study/messages.h"
#include "study/spec/spec.h"
#include "study/study.h"
#include "treat/treat.h"

void arp_answer_free(arp_answer *answer) {
    if (!answer) return;
    arp_result_free(&answer->result);
    arp_result_free(&answer->beside);
    if (answer->has_drivers) arp_drivers_free(&answer->drivers);
    if (answer->has_sensitivity) arp_sensitivity_free(&answer->sensitivity);
    arp_free(answer->selected);
    arp_free(answer->doubt);
    *answer = (arp_answer){0};
}

/* The selection's rows, rising: those listed, or the first ones of the ranking. */
static arp_status select_rows(const arp_study *study, arp_answer *out, arp_error *err) {
    size_t m = study->first ? study->first : study->m;
    out->selected = arp_zalloc(m, sizeof *out->selected);
    if (!out->selected) return arp_fail_memory(err);
    out->m = m;
    for (size_t i = 0; i < m; i++) {
        out->selected[i] = study->first ? out->result.order[i] : study->selected[i];
    }
    arp_sort_whole(out->selected, m);
    return ARP_OK;
}

/* What the drivers are given besides the study. */
typedef struct asked {
    arp_universe_input *universe;
    arp_claim_input *claim;
    size_t *member; /* the selection's rows of the sums */
} asked;

/* Rows of the sums that are selected; both rise. */
static size_t find_members(const arp_study *study, const arp_answer *answer, size_t *member) {
    size_t n = 0;
    for (size_t i = 0; i < study->sums.n_rows && n < answer->m; i++) {
        if (study->sums.ranked[i] == answer->selected[n]) member[n++] = i;
    }
    return n;
}

static arp_status explain(const arp_study *study, arp_answer *out, arp_error *err) {
    asked a = {arp_zalloc(study->n_comparators, sizeof *a.universe),
               arp_zalloc(study->n_claims, sizeof *a.claim), arp_zalloc(out->m, sizeof *a.member)};
    arp_status st = a.universe && a.claim && a.member ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    size_t n_universes = 0;
    for (size_t i = 0; i < study->n_comparators; i++) {
        const arp_comparator *c = &study->comparator[i];
        if (c->n_rows == 0) continue; /* only states values */
        a.universe[n_universes++] = (arp_universe_input){c->name, c->kept, c->n_kept};
    }
    const arp_members selection = {"selection", a.member, find_members(study, out, a.member)};
    for (size_t i = 0; i < study->n_claims; i++) {
        a.claim[i] = study->claim[i];
        if (a.claim[i].n_lacks == 0 && !a.claim[i].of.row) a.claim[i].of = selection;
    }
    const arp_perimeters_input perimeters = {&study->sums, selection, study->perimeter,
                                             study->n_perimeters};
    const arp_claims_input claims = {&study->sums, a.claim, study->n_claims};
    arp_drivers_options options = {.selected = out->selected,
                                   .m = out->m,
                                   .k = study->k,
                                   .n_k = study->n_k,
                                   .alpha = study->alpha,
                                   .seed = study->seed,
                                   .universe = a.universe,
                                   .n_universes = n_universes};
    options.perimeters = &perimeters;
    options.claims = &claims;
    if (study->beside.n_nodes) options.beside = &study->beside;
    options.beside_result = &out->beside;
    options.neighbours = study->neighbours;
    options.given = study->given_line;
    options.n_given = study->n_given;
    options.errors = study->errors;
    options.threads = study->threads ? study->threads : arp_threads_online();
    st = arp_explain(&study->plan, &study->values, &out->result, &options, &out->drivers, err);
    out->has_drivers = st == ARP_OK;
done:
    arp_free(a.universe);
    arp_free(a.claim);
    arp_free(a.member);
    return st;
}

enum { MOST_CELLS = 5 }; /* named in a notice; results.h5 has all */

/* The first cells of a mark, "0903/essai_a, ...", and how many there are. */
static arp_status cells(const arp_study *study, const arp_result *r, arp_mark mark,
                        char list[ARP_ERROR_TEXT], size_t *n, arp_error *err) {
    char name[MOST_CELLS][ARP_ERROR_TEXT / MOST_CELLS];
    const char *all[MOST_CELLS] = {0};
    size_t found = 0;
    for (size_t i = 0; i < r->n_filled; i++) found += r->filled[i].mark == mark;
    for (size_t i = 0, at = 0; i < r->n_filled && at < MOST_CELLS;
         i++) { /* arp_text_list() reads no further */
        const arp_filled *f = &r->filled[i];
        if (f->mark != mark) continue;
        const char *pair[] = {study->values.code[f->row], study->plan.node[f->node].name, NULL};
        arp_text t = {0};
        arp_text_fill(&t, "{0}/{1}", pair);
        if (t.bad) return arp_fail_memory(err);
        arp_text_cut(name[at], sizeof name[at], t.bytes, t.n);
        arp_text_free(&t);
        all[at] = name[at];
        at++;
    }
    arp_text_list(list, ARP_ERROR_TEXT, all, found, MOST_CELLS);
    *n = found;
    return ARP_OK;
}

static arp_status tell_filled(arp_study *study, const arp_result *r, arp_mark mark,
                              arp_error *err) {
    static const arp_message TOLD[][2] = {
        [ARP_CELL_MISSING] = {ARP_MSG_STUDY_FILLED_MISSING, ARP_MSG_STUDY_SKIPPED_MISSING},
        [ARP_CELL_SECRET] = {ARP_MSG_STUDY_FILLED_SECRET, ARP_MSG_STUDY_SKIPPED_SECRET},
        [ARP_CELL_NOT_APPLICABLE] = {ARP_MSG_STUDY_FILLED_NOT_APPLICABLE,
                                     ARP_MSG_STUDY_SKIPPED_NOT_APPLICABLE}};
    const arp_plan *plan = &study->plan;
    const arp_missing_rule *const rules[] = {[ARP_CELL_MISSING] = plan->missing,
                                             [ARP_CELL_SECRET] = plan->secret,
                                             [ARP_CELL_NOT_APPLICABLE] = plan->not_applicable};
    const arp_missing_rule *rule = rules[mark];
    bool skips = rule->when == ARP_MISSING_TREE && !rule->fills;
    char list[ARP_ERROR_TEXT];
    size_t n = 0;
    arp_status st = cells(study, r, mark, list, &n, err);
    if (st != ARP_OK || n == 0) return st;
    return arp_tell(study->notices, (arp_place){0}, err, TOLD[mark][skips], "uss", n, list,
                    rule->name);
}

/* What the run did to the data is told, not only done. */
static arp_status tell(arp_study *study, const arp_result *r, arp_error *err) {
    arp_status st = ARP_OK;
    ARP_TRY(tell_filled(study, r, ARP_CELL_MISSING, err));
    ARP_TRY(tell_filled(study, r, ARP_CELL_SECRET, err));
    ARP_TRY(tell_filled(study, r, ARP_CELL_NOT_APPLICABLE, err));
    if (r->n_treated) {
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_STUDY_TREATED, "u",
                         r->n_treated));
    }
    for (size_t i = 0; i < r->n_dropped; i++) {
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_STUDY_DROPPED, "s",
                         study->plan.node[r->dropped[i]].name));
    }
    if (r->tied)
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_STUDY_TIED, "u", r->tied));
done:
    return st;
}

arp_status arp_study_stop(const arp_study *study, arp_error *stop) {
    arp_result result = {0};
    *stop = (arp_error){0};
    arp_status st = arp_index_run(&study->plan, &study->values, &result, stop);
    arp_result_free(&result);
    if (st == ARP_OK && study->beside.n_nodes) {
        st = arp_index_run(&study->beside, &study->values, &result, stop);
        arp_result_free(&result);
    }
    return st == ARP_MEMORY ? st : ARP_OK;
}

arp_status arp_study_run(arp_study *study, arp_answer *out, arp_error *err) {
    arp_answer answer = {0};
    arp_status st = ARP_OK;
    study->notices->n = study->spec->told;
    ARP_TRY(arp_index_run(&study->plan, &study->values, &answer.result, err));
    ARP_TRY(study_doubt(study, &answer, err));
    if (study->first && !study->rank_only) {
        ARP_TRY(arp_fail_at(err, study->spec->selection.place, ARP_DOMAIN,
                            ARP_MSG_STUDY_FIRST_EXPLAINED, "u", study->first));
    }
    if (study->beside.n_nodes)
        ARP_TRY(arp_index_run(&study->beside, &study->values, &answer.beside, err));
    if (study->has_selection) {
        ARP_TRY(select_rows(study, &answer, err));
        if (!study->rank_only) ARP_TRY(explain(study, &answer, err));
    }
    ARP_TRY(tell(study, &answer.result, err));
    *out = answer;
    answer = (arp_answer){0};
done:
    arp_answer_free(&answer);
    /* the engine knows territories and indicators, not files */
    if (st != ARP_OK && err && !err->path[0]) {
        arp_text_cut(err->path, sizeof err->path, study->spec->path, strlen(study->spec->path));
    }
    return st;
}
