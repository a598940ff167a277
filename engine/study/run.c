/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <arpent/study.h>

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "study/spec.h"

void arp_answer_free(arp_answer *answer) {
    if (!answer) return;
    arp_result_free(&answer->result);
    if (answer->has_drivers) arp_drivers_free(&answer->drivers);
    arp_free(answer->selected);
    *answer = (arp_answer){0};
}

static int rising(const void *a, const void *b) {
    size_t p = *(const size_t *)a, q = *(const size_t *)b;
    return (p > q) - (p < q);
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
    qsort(out->selected, m, sizeof *out->selected, rising);
    return ARP_OK;
}

static arp_status explain(const arp_study *study, arp_answer *out, arp_error *err) {
    arp_universe_input *universe = arp_zalloc(study->n_comparators, sizeof *universe);
    if (!universe) return arp_fail_memory(err);
    for (size_t i = 0; i < study->n_comparators; i++) {
        const arp_comparator *c = &study->comparator[i];
        universe[i] = (arp_universe_input){c->name, c->kept, c->n_kept};
    }
    arp_drivers_options options = {.selected = out->selected,
                                   .m = out->m,
                                   .k = study->k,
                                   .n_k = study->n_k,
                                   .alpha = study->alpha,
                                   .seed = study->seed,
                                   .decided = study->decided,
                                   .universe = universe,
                                   .n_universes = study->n_comparators,
                                   .neighbours = study->neighbours};
    arp_status st =
        arp_explain(&study->plan, &study->values, &out->result, &options, &out->drivers, err);
    out->has_drivers = st == ARP_OK;
    arp_free(universe);
    return st;
}

/* What the run did to the data is told, not only done. */
static arp_status tell(arp_study *study, const arp_result *r, arp_error *err) {
    size_t by_mark[4] = {0};
    arp_status st = ARP_OK;
    for (size_t i = 0; i < r->n_filled; i++) by_mark[r->filled[i].mark]++;
    for (size_t mark = ARP_CELL_MISSING; mark <= ARP_CELL_NOT_APPLICABLE; mark++) {
        static const arp_message TOLD[] = {ARP_MSG_NONE, ARP_MSG_STUDY_FILLED_MISSING,
                                           ARP_MSG_STUDY_FILLED_SECRET,
                                           ARP_MSG_STUDY_FILLED_NOT_APPLICABLE};
        if (by_mark[mark]) {
            ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, TOLD[mark], "u", by_mark[mark]));
        }
    }
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
    if (r->close)
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_STUDY_CLOSE, "u", r->close));
done:
    return st;
}

arp_status arp_study_run(arp_study *study, arp_answer *out, arp_error *err) {
    arp_answer answer = {0};
    arp_status st = ARP_OK;
    study->notices->n = study->spec->told;
    ARP_TRY(arp_index_run(&study->plan, &study->values, &answer.result, err));
    if (study->has_selection) {
        ARP_TRY(select_rows(study, &answer, err));
        ARP_TRY(explain(study, &answer, err));
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
