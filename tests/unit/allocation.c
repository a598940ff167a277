/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every public call that can fail, with each of its allocations failing once: it answers
   ARP_MEMORY, its output is empty, nothing is held, and the next try succeeds. A test of
   tests/tools/ sees to it that every such call has its case here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "drivers/around/neighbours.h"
#include "drivers/explain.h"
#include "oracle/brutal.h"
#include "report/report.h"
#include "report/tables/statement.h"
#include "sensitivity/ranks/error.h"
#include "study/checkpoint.h"
#include "study/levels.h"
#include "study/sweep.h"
#include "unit/allocation_report.h"
#include "unit/results_folder.h"

static const char STUDY[] = ARP_TEST_DATA "/small/study.yaml";

/* One study, opened and run with all the memory it wants. */
typedef struct small {
    arp_study study;
    arp_answer answer;
} small;

static int open_small(void **state) {
    small *s = calloc(1, sizeof *s);
    if (!s) return -1;
    *state = s;
    if (arp_study_open(STUDY, NULL, &s->study, NULL) != ARP_OK) return -1;
    return arp_study_run(&s->study, &s->answer, NULL) == ARP_OK ? 0 : -1;
}

static int close_small(void **state) {
    small *s = *state;
    arp_answer_free(&s->answer);
    arp_study_free(&s->study);
    free(s);
    return 0;
}

/* What a failed call has to leave: its status in the error, and an empty output. */
static arp_status left(arp_status st, const arp_error *err, const void *out, size_t size) {
    arp_brutal_budget = -1;
    assert_int_equal(err->code, st);
    if (st == ARP_OK) return st;
    if (st != ARP_MEMORY) {
        char text[ARP_ERROR_TEXT];
        arp_error_text(err, ARP_EN, text, sizeof text);
        fail_msg("%s instead of MEMORY: %s: %s", arp_status_name(st), err->path, text);
    }
    for (size_t i = 0; i < size; i++) assert_int_equal(((const unsigned char *)out)[i], 0);
    return st;
}

static arp_status once_open(arp_study *out) {
    arp_error err = {0};
    arp_study_options options = {.select = "0103,0205", .k = 2};
    return left(arp_study_open(STUDY, &options, out, &err), &err, out, sizeof *out);
}

static void case_study_open(small *s) {
    (void)s;
    arp_study out = {0};
    arp_status st;
    ARP_BRUTAL(st, once_open(&out));
    assert_int_equal(st, ARP_OK);
    arp_study_free(&out);
}

static const char ZONES[] = ARP_TEST_DATA "/zones/study.yaml";

static arp_status once_open_zones(arp_study *out) {
    arp_error err = {0};
    const arp_study_options options = {.level = "epci"};
    return left(arp_study_open(ZONES, &options, out, &err), &err, out, sizeof *out);
}

/* A study of communes, opened, then on another of its levels. */
static arp_status once_level(const arp_study *study, arp_level_values *out) {
    arp_error err = {0};
    return left(arp_level_values_of(study, 0, out, &err), &err, out, sizeof *out);
}

static void case_level_values(small *s) {
    (void)s;
    arp_study study = {0};
    arp_level_values out = {0};
    arp_status st;
    ARP_BRUTAL(st, once_open_zones(&study));
    assert_int_equal(st, ARP_OK);
    ARP_BRUTAL(st, once_level(&study, &out));
    assert_int_equal(st, ARP_OK);
    arp_level_values_free(&out);
    arp_study_free(&study);
}

static arp_status once_run(small *s, arp_answer *out) {
    arp_error err = {0};
    return left(arp_study_run(&s->study, out, &err), &err, out, sizeof *out);
}

static void case_study_run(small *s) {
    arp_answer out = {0};
    arp_status st;
    ARP_BRUTAL(st, once_run(s, &out));
    assert_int_equal(st, ARP_OK);
    arp_answer_free(&out);
}

static arp_status once_index(small *s, arp_result *out) {
    arp_error err = {0};
    return left(arp_index_run(&s->study.plan, &s->study.values, out, &err), &err, out, sizeof *out);
}

static void case_index_run(small *s) {
    arp_result out = {0};
    arp_status st;
    ARP_BRUTAL(st, once_index(s, &out));
    assert_int_equal(st, ARP_OK);
    arp_result_free(&out);
}

static arp_status once_explain(small *s, arp_drivers *out) {
    arp_error err = {0};
    arp_universe_input universe = {"Ensemble", s->study.comparator[1].kept,
                                   s->study.comparator[1].n_kept};
    const arp_pair pair[] = {{0, 1}, {1, 2}};
    arp_neighbours_input neighbours = {.pair = pair, .n_pairs = 2};
    arp_drivers_options options = {.selected = s->answer.selected,
                                   .m = s->answer.m,
                                   .k = s->study.k,
                                   .n_k = s->study.n_k,
                                   .alpha = 0.05,
                                   .seed = 1,
                                   .universe = &universe,
                                   .n_universes = 1,
                                   .neighbours = &neighbours};
    return left(
        arp_explain(&s->study.plan, &s->study.values, &s->answer.result, &options, out, &err), &err,
        out, sizeof *out);
}

static void case_explain(small *s) {
    arp_drivers out = {0};
    arp_status st;
    ARP_BRUTAL(st, once_explain(s, &out));
    assert_int_equal(st, ARP_OK);
    arp_drivers_free(&out);
}

static arp_sensitivity_input uncertain(const small *s) {
    static const char *const rules[] = {"zscore", "percentile"};
    static const double exponents[] = {1.0, 0.0};
    static const arp_factor factors[] = {
        {.kind = "side_weights"},
        {.kind = "normalise", .choice = rules, .n_choices = 2},
        {.kind = "aggregate", .number = exponents, .n_numbers = 2},
    };
    return (arp_sensitivity_input){.plan = &s->study.plan,
                                   .values = &s->study.values,
                                   .factor = factors,
                                   .n_factors = sizeof factors / sizeof factors[0],
                                   .selected = s->answer.selected,
                                   .m = s->answer.m,
                                   .k = s->study.k,
                                   .n_k = s->study.n_k,
                                   .alpha = 0.05};
}

static arp_status once_check(small *s) {
    arp_error err = {0};
    arp_sensitivity_input in = uncertain(s);
    return left(arp_sensitivity_check(&in, &err), &err, NULL, 0);
}

static void case_sensitivity_check(small *s) {
    arp_status st;
    ARP_BRUTAL(st, once_check(s));
    assert_int_equal(st, ARP_OK);
}

/* With the weights of the sides alone the draws are the kernel's. */
static arp_status once_sensitivity(small *s, bool sides_alone, arp_sensitivity *out) {
    arp_error err = {0};
    arp_sensitivity_input in = uncertain(s);
    if (sides_alone) in.n_factors = 1;
    arp_sensitivity_options options = {.draws = 1, .threads = 1, .base = 4};
    return left(arp_sensitivity_run(&in, &options, out, &err), &err, out, sizeof *out);
}

static void case_sensitivity_run(small *s) {
    for (int alone = 0; alone < 2; alone++) {
        arp_sensitivity out = {0};
        arp_status st;
        ARP_BRUTAL(st, once_sensitivity(s, alone, &out));
        assert_int_equal(st, ARP_OK);
        arp_sensitivity_free(&out);
    }
}

static arp_status once_rank_error(const arp_sensitivity_input *in, arp_rank_sets **sets) {
    arp_error err = {0};
    double *score_error = NULL;
    arp_pool *pool = arp_pool_new();
    if (!pool) return ARP_MEMORY;
    arp_status st = arp_rank_error(in, 1, 1, pool, &score_error, sets, &err);
    st = left(st, &err, sets, sizeof *sets);
    *sets = NULL; /* of the pool */
    arp_pool_free(pool);
    return st;
}

static void case_rank_error(small *s) {
    double off[64] = {0};
    arp_error_column error[16] = {{.standard_error = off}};
    arp_sensitivity_input in = uncertain(s);
    arp_rank_sets *sets = NULL;
    arp_status st;
    assert_true(in.values->n_rows <= 64 && in.values->n_columns <= 16);
    for (size_t i = 0; i < in.values->n_rows; i++) off[i] = 1.0;
    in.error = error;
    ARP_BRUTAL(st, once_rank_error(&in, &sets));
    assert_int_equal(st, ARP_OK);
}

static void case_report_make(small *s) {
    const arp_facts facts = {.study = &s->study, .answer = &s->answer};
    for (int what = ARP_REPORT_CHECK; what <= ARP_REPORT_RUN; what++) {
        report_case(&facts, (arp_report_what)what, ARP_FR, 1);
    }
}

static arp_status once_profile(small *s, const char *code, arp_profiles *out) {
    arp_error err = {0};
    return left(arp_study_profile(&s->study, code, out, &err), &err, out, sizeof *out);
}

static void case_study_profile(small *s) {
    static const char *const CODES[] = {"0103", NULL}; /* one, all */
    for (size_t i = 0; i < 2; i++) {
        arp_profiles out = {0};
        arp_status st;
        ARP_BRUTAL(st, once_profile(s, CODES[i], &out));
        assert_int_equal(st, ARP_OK);
        arp_profiles_free(&out);
    }
}

static void report_of_profiles(small *s) {
    arp_profiles profiles;
    assert_int_equal(arp_study_profile(&s->study, NULL, &profiles, NULL), ARP_OK);
    report_case(&(arp_facts){.study = &s->study, .answer = &s->answer, .profiles = &profiles},
                ARP_REPORT_PROFILE, ARP_FR, 1);
    arp_profiles_free(&profiles);
}

static arp_status once_folder(small *s, const char *path) {
    arp_error err = {0};
    const arp_report_options options = {.lang = ARP_FR};
    const arp_facts facts = {.study = &s->study, .answer = &s->answer};
    arp_status st = left(write_results(&facts, path, &options, NULL, &err), &err, NULL, 0);
    assert_int_equal(access(path, F_OK), st == ARP_OK ? 0 : -1);
    return st;
}

static arp_status once_again(const char *path) {
    arp_error err = {0};
    const arp_page_options options = {.lang = "fr"};
    return left(arp_report_again(path, &options, &err), &err, NULL, 0);
}

static void case_report_folder(small *s) {
    static const char *const FILES[] = {"ranking.csv",       "datapackage.json", "results.json",
                                        "results.h5",        "screen.txt",       "report.html",
                                        "report-light.html", "tables.xlsx"};
    char parent[] = "/tmp/arpent-XXXXXX", path[64], file[128];
    const arp_statement *const *table;
    size_t n = arp_statements(&table), tables = 0;
    assert_non_null(mkdtemp(parent));
    strcat(strcpy(path, parent), "/out");
    arp_status st;
    ARP_BRUTAL_BY(st, once_folder(s, path), 41);
    assert_int_equal(st, ARP_OK);
    for (size_t i = 0; i < n; i++) {
        snprintf(file, sizeof file, "%s/tables/%s.csv", path, table[i]->name);
        tables += unlink(file) == 0;
    }
    assert_true(tables > 10);
    snprintf(file, sizeof file, "%s/tables", path);
    assert_int_equal(rmdir(file), 0); /* nothing but tables */
    for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++) {
        snprintf(file, sizeof file, "%s/%s", path, FILES[i]);
        assert_int_equal(unlink(file), 0);
    }
    assert_int_equal(rmdir(path), 0); /* nothing but these */
    assert_int_equal(rmdir(parent), 0);
}

/* The page alone; the folder is put away by the shell's own means. */
static void case_report_again(small *s) {
    char parent[] = "/tmp/arpent-XXXXXX", path[64], command[128];
    arp_status st;
    assert_non_null(mkdtemp(parent));
    strcat(strcpy(path, parent), "/out");
    assert_int_equal(once_folder(s, path), ARP_OK);
    ARP_BRUTAL_BY(st, once_again(path), 997);
    assert_int_equal(st, ARP_OK);
    snprintf(command, sizeof command, "rm -r '%s'", parent);
    assert_int_equal(system(command), 0);
}

static arp_status once_sweep(arp_sweep *out) {
    static const char *const OVER[] = {"method.normalise.rule=zscore,percentile"};
    arp_error err = {0};
    const arp_sweep_asked asked = {.over = OVER, .n_over = 1};
    return left(arp_sweep_run(STUDY, NULL, &asked, out, &err), &err, out, sizeof *out);
}

/* A study of communes, with little that is uncertain. */
static arp_status open_zones(arp_study *study) {
    static const char *const SET[] = {
        "sensitivity={draws: 256, points: 16, curve: 4, factors: {side_weights: {rule: uniform}}}"};
    const arp_study_options options = {.set = SET, .n_set = 1};
    return arp_study_open(ARP_TEST_DATA "/zones/study.yaml", &options, study, NULL);
}

static arp_status once_levels(const arp_study *study, const arp_answer *answer, arp_levels *out) {
    arp_error err = {0};
    const arp_sensitivity_options options = {.threads = 1};
    return left(arp_levels_compare(study, answer, &options, out, &err), &err, out, sizeof *out);
}

static void levels_cases(bool reports) {
    arp_study study = {0};
    arp_answer answer = {0};
    arp_levels levels = {0};
    arp_status st;
    assert_int_equal(open_zones(&study), ARP_OK);
    assert_int_equal(arp_study_run(&study, &answer, NULL), ARP_OK);
    if (reports) st = once_levels(&study, &answer, &levels);
    else ARP_BRUTAL(st, once_levels(&study, &answer, &levels));
    assert_int_equal(st, ARP_OK);
    if (reports)
        report_case(&(arp_facts){.study = &study, .levels = &levels}, ARP_REPORT_PERIMETERS, ARP_FR,
                    1);
    arp_levels_free(&levels);
    arp_answer_free(&answer);
    arp_study_free(&study);
}

static void case_levels_compare(small *s) {
    (void)s;
    levels_cases(false);
}

static void report_of_levels(small *s) {
    (void)s;
    levels_cases(true);
}

static arp_status once_sure(const arp_study *study, arp_answer *answer) {
    arp_error err = {0};
    const arp_sensitivity_options options = {.threads = 1};
    arp_status st = arp_study_sensitivity(study, &options, answer, &err);
    return left(st, &err, &answer->sensitivity, sizeof answer->sensitivity);
}

/* The call, then each form of its report. */
static void case_study_sensitivity(small *s) {
    (void)s;
    arp_study study = {0};
    arp_answer answer = {0};
    arp_status st;
    assert_int_equal(open_zones(&study), ARP_OK);
    assert_int_equal(arp_study_run(&study, &answer, NULL), ARP_OK);
    ARP_BRUTAL(st, once_sure(&study, &answer));
    assert_int_equal(st, ARP_OK);
    report_case(&(arp_facts){.study = &study, .answer = &answer}, ARP_REPORT_SENSITIVITY, ARP_FR,
                1);
    arp_answer_free(&answer);
    arp_study_free(&study);
}

static void case_sweep_run(small *s) {
    (void)s;
    arp_sweep out = {0};
    arp_status st;
    ARP_BRUTAL_BY(st, once_sweep(&out), 13);
    assert_int_equal(st, ARP_OK);
    arp_sweep_free(&out);
}

static void report_of_a_sweep(small *s) {
    (void)s;
    arp_sweep sweep = {0};
    assert_int_equal(once_sweep(&sweep), ARP_OK);
    report_case(&(arp_facts){.sweep = &sweep}, ARP_REPORT_SWEEP, ARP_FR, 1);
    arp_sweep_free(&sweep);
}

static arp_status once_power(const small *s, arp_power *out) {
    arp_error err = {0};
    const arp_power_options options = {.draws = 8, .threads = 1};
    return left(arp_study_power(&s->study, &s->answer, &options, out, &err), &err, out,
                sizeof *out);
}

static void case_study_power(small *s) {
    arp_power power = {0};
    arp_status st;
    ARP_BRUTAL(st, once_power(s, &power));
    assert_int_equal(st, ARP_OK);
    report_case(&(arp_facts){.study = &s->study, .power = &power}, ARP_REPORT_POWER, ARP_FR, 1);
    arp_power_free(&power);
}

static arp_status once_checkpoint(const small *s, arp_checkpoint **out) {
    arp_error err = {0};
    return left(arp_checkpoint_open(&s->study, ARP_CHECKPOINT_STUDY, "absent.h5", true, out, &err),
                &err, out, sizeof *out);
}

static void case_checkpoint_open(small *s) {
    arp_status st;
    arp_checkpoint *out = NULL;
    ARP_BRUTAL(st, once_checkpoint(s, &out));
    assert_int_equal(st, ARP_OK);
    arp_checkpoint_free(out);
}

static const struct {
    const char *call;
    void (*run)(small *);
} CASES[] = {
    {"arp_index_run", case_index_run},
    {"arp_explain", case_explain},
    {"arp_sensitivity_check", case_sensitivity_check},
    {"arp_sensitivity_run", case_sensitivity_run},
    {"arp_rank_error", case_rank_error},
    {"arp_checkpoint_open", case_checkpoint_open},
    {"arp_study_open", case_study_open},
    {"arp_study_run", case_study_run},
    {"arp_study_sensitivity", case_study_sensitivity},
    {"arp_study_profile", case_study_profile},
    {"arp_study_power", case_study_power},
    {"arp_level_values_of", case_level_values},
    {"arp_levels_compare", case_levels_compare},
    {"arp_sweep_run", case_sweep_run},
    {"arp_report_make", case_report_make},
    {"a report of profiles", report_of_profiles},
    {"arp_report_folder", case_report_folder},
    {"arp_report_again", case_report_again},
    {"a report of levels", report_of_levels},
    {"a report of a sweep", report_of_a_sweep},
};

static void every_public_call_survives_every_failed_allocation(void **state) {
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        long before = arp_brutal_live;
        print_message("%s\n", CASES[i].call);
        CASES[i].run(*state);
        assert_int_equal(arp_brutal_live, before);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_public_call_survives_every_failed_allocation),
    };
    return cmocka_run_group_tests(tests, open_small, close_small);
}
