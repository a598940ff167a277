/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/text.h"
#include "drivers/resemblance/verdict.h"
#include "sensitivity/factors/messages.h"
#include "study/spec/spec.h"
#include "study/study.h"

enum { FIRST = 10 }; /* of a study without a selection */

/* What the study knows, as the sensitivity engine asks for it. */
typedef struct asked {
    arp_sensitivity_input in;
    arp_table values; /* the study's, with the columns of variants */
    arp_error_column *error;
    arp_summand *count;
    arp_comparator_values *comparator;
    bool *late; /* one a side */
    size_t k;   /* of a study that names none */
} asked;

static void ask_free(asked *a) {
    arp_free(a->error);
    arp_free(a->count);
    arp_free(a->comparator);
    arp_free(a->late);
}

static void ask_errors(const arp_study *study, asked *a) {
    for (size_t j = 0; j < a->values.n_columns; j++) {
        const arp_value_error *e = &study->errors[j];
        a->error[j].standard_error = e->standard_error;
        a->error[j].low = study->made[j].low;
        a->error[j].high = study->made[j].high;
        a->error[j].bounded = study->made[j].low != NULL;
        if (e->model == ARP_ERROR_NONE) continue;
        a->count[j] = (arp_summand){.numerator = e->numerator,
                                    .denominator = e->denominator,
                                    .mark = study->values.column[j].mark,
                                    .per = e->per,
                                    .summable = true,
                                    .model = e->model};
        a->error[j].count = &a->count[j];
    }
}

static arp_status ask(const arp_study *study, const arp_answer *answer, asked *a, arp_error *err) {
    const arp_plan_node *root = &study->plan.node[0];
    size_t p = study->values.n_columns + study->n_variants;
    if (!arp_zalloc_all(ARP_ARRAY(a->error, p), ARP_ARRAY(a->count, p),
                        ARP_ARRAY(a->comparator, study->n_comparators),
                        ARP_ARRAY(a->late, root->n_children)))
        return arp_fail_memory(err);
    arp_late_sides(&study->plan, answer->result.weight, a->late);
    a->values = study->values;
    a->values.n_columns = p;
    ask_errors(study, a);
    for (size_t i = 0; i < study->n_comparators; i++) {
        a->comparator[i] =
            (arp_comparator_values){study->comparator[i].name, study->comparator[i].value};
    }
    a->k = study->values.n_rows > FIRST ? FIRST : 1;
    a->in = (arp_sensitivity_input){.plan = &study->plan,
                                    .values = &a->values,
                                    .error = a->error,
                                    .comparator = a->comparator,
                                    .n_comparators = study->n_comparators,
                                    .variant = study->variant,
                                    .n_variants = study->n_variants,
                                    .factor = study->factor,
                                    .n_factors = study->n_factors,
                                    .selected = answer->selected,
                                    .m = answer->m,
                                    .k = study->n_k ? study->k : &a->k,
                                    .n_k = study->n_k ? study->n_k : 1,
                                    .alpha = study->alpha,
                                    .late = a->late,
                                    .given = study->given_line,
                                    .n_given = study->n_given};
    return ARP_OK;
}

/* The first factor that cannot be gives the error its place. */
static void place_error(const arp_study *study, const arp_sensitivity_input *in, arp_error *err) {
    arp_sensitivity_input some = *in;
    if (!err || err->path[0]) return;
    for (some.n_factors = 1; some.n_factors <= in->n_factors; some.n_factors++) {
        arp_error why = {0};
        if (arp_sensitivity_check(&some, &why) == ARP_OK) continue;
        const arp_place *place = &study->spec->factor_place[some.n_factors - 1];
        if (why.message != err->message) return;
        arp_text_cut(err->path, sizeof err->path, place->path, strlen(place->path));
        err->line = place->line;
        err->column = place->column;
        return;
    }
}

arp_status spec_factors_check(const arp_study *study, arp_error *err) {
    arp_answer nobody = {0};
    asked a = {0};
    arp_status st = ARP_OK;
    if (study->n_factors == 0 || study->values.n_rows < 2) return ARP_OK;
    if (arp_index_run(&study->plan, &study->values, &nobody.result, NULL) != ARP_OK) goto done;
    ARP_TRY(ask(study, &nobody, &a, err));
    ARP_TRY(arp_sensitivity_check(&a.in, err));
done:
    if (st == ARP_DOMAIN) place_error(study, &a.in, err);
    ask_free(&a);
    arp_answer_free(&nobody);
    return st;
}

arp_status study_nothing_drawn(const arp_study *study, arp_error *err) {
    return arp_fail_at(err, (arp_place){.path = study->spec->path}, ARP_USAGE,
                       ARP_MSG_STUDY_NO_FACTORS, "");
}

arp_status arp_study_sensitivity(const arp_study *study, const arp_sensitivity_options *options,
                                 arp_answer *answer, arp_error *err) {
    arp_sensitivity_options own = study->sensitivity;
    asked a = {0};
    arp_sensitivity found = {0};
    arp_status st = ARP_OK;
    if (study->n_factors == 0 && options && options->keep) return study_nothing_drawn(study, err);
    own.seed = study->seed;
    if (options) {
        own.threads = options->threads;
        own.go_on = options->go_on;
        own.user = options->user;
        own.keep = options->keep;
        own.processes = options->processes;
        own.no_indices = options->no_indices;
    }
    ARP_TRY(ask(study, answer, &a, err));
    ARP_TRY(arp_sensitivity_run(&a.in, &own, &found, err));
    if (study->n_factors == 0 && !found.sets) ARP_TRY(study_nothing_drawn(study, err));
    ARP_TRY(spec_idle_set(study, err));
    if (answer->has_sensitivity) arp_sensitivity_free(&answer->sensitivity);
    answer->sensitivity = found;
    answer->has_sensitivity = true;
    found = (arp_sensitivity){0}; /* moved */
done:
    arp_sensitivity_free(&found);
    if (st == ARP_DOMAIN) place_error(study, &a.in, err);
    ask_free(&a);
    return st;
}
