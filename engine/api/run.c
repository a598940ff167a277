/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a study asks for, in the order of the program's own `run`. */
#include "api/results.h"
#include "base/fail.h"
#include "study/checkpoint.h"

static arp_status be_sure(const arp_study *study, const arp_run_options *asked,
                          arp_sensitivity_options *options, arp_answer *answer, arp_error *err) {
    arp_checkpoint *checkpoint = NULL;
    arp_sensitivity_keep keep;
    arp_status st = ARP_OK;
    if (asked->no_draws || (study->n_factors == 0 && !asked->checkpoint)) return ARP_OK;
    if (asked->checkpoint) {
        ARP_TRY(arp_checkpoint_open(study, ARP_CHECKPOINT_STUDY, asked->checkpoint, asked->resume,
                                    &checkpoint, err));
        keep = arp_checkpoint_keep(checkpoint, asked->due, asked->user);
        options->keep = &keep;
    }
    st = arp_study_sensitivity(study, options, answer, err);
    options->keep = NULL;
done:
    arp_checkpoint_free(checkpoint);
    return st;
}

static arp_status find(arp_study *study, const arp_run_options *asked, arp_results *out,
                       arp_error *err) {
    arp_sensitivity_options options = {
        .threads = asked->threads, .go_on = asked->go_on, .user = asked->user};
    arp_status st = ARP_OK;
    study->rank_only = asked->rank_only;
    study->threads = asked->threads;
    out->facts.study = study;
    ARP_TRY(arp_study_run(study, &out->answer, err));
    out->facts.answer = &out->answer;
    ARP_TRY(be_sure(study, asked, &options, &out->answer, err));
    if (asked->profiles) {
        ARP_TRY(arp_study_profile(study, NULL, &out->profiles, err));
        out->facts.profiles = &out->profiles;
    }
    if (study->design) {
        const arp_candidates_options others = {0};
        ARP_TRY(arp_study_candidates(study, &out->answer, &others, &out->candidates, err));
        out->facts.candidates = &out->candidates;
    }
    if (study->n_chosen) {
        ARP_TRY(arp_study_contracts(study, &out->answer, &out->contracts, err));
        out->facts.contracts = &out->contracts;
    }
    if (study->choose) {
        ARP_TRY(arp_study_choose(study, &out->answer, NULL, NULL, &out->choose, err));
        out->facts.choose = &out->choose;
    }
    if (asked->levels || arp_levels_several(study, &out->answer)) {
        const arp_sensitivity_options *draws = asked->levels && !asked->no_draws ? &options : NULL;
        ARP_TRY(arp_levels_compare(study, &out->answer, draws, &out->levels, err));
        out->facts.levels = &out->levels;
    }
    ARP_TRY(arp_results_begin(out, err));
done:
    return st;
}

arp_status arp_run(arp_study *study, const arp_run_options *options, arp_results **out,
                   arp_error *err) {
    static const arp_run_options ALL = {0};
    arp_results *results = arp_zalloc(1, sizeof *results);
    if (!results) return arp_fail_memory(err);
    arp_status st = find(study, options ? options : &ALL, results, err);
    if (st == ARP_OK) *out = results;
    else arp_results_free(results);
    return st;
}

arp_status arp_run_sweep(const char *path, const arp_study_options *options,
                         const char *const *over, size_t n_over,
                         bool (*progress)(void *user, size_t done, size_t total), void *user,
                         arp_results **out, arp_error *err) {
    arp_results *results = arp_zalloc(1, sizeof *results);
    arp_status st = ARP_OK;
    const arp_sweep_asked asked = {
        .over = over, .n_over = n_over, .progress = progress, .user = user};
    if (!results) return arp_fail_memory(err);
    ARP_TRY(arp_sweep_run(path, options, &asked, &results->sweep, err));
    results->facts.sweep = &results->sweep;
    ARP_TRY(arp_results_begin(results, err));
    *out = results;
    results = NULL;
done:
    arp_results_free(results);
    return st;
}
