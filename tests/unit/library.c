/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library as others see it: nothing but <arpent/arpent.h>. */
#include <arpent/arpent.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Three sides of one indicator each over five territories; the first two are chosen. */
static const char TABLE[] = "code,name,a,b,c\n"
                            "01,Aulne,50,10,7\n"
                            "02,Bois,40,30,9\n"
                            "03,Combe,30,20,8\n"
                            "04,Dent,20,50,6\n"
                            "05,Étang,10,40,5\n";

static const char STUDY[] =
    "title: Cinq\n"
    "data: [{file: t, key: code, label: name}]\n"
    "indicators:\n"
    "  - {id: a, value: a, polarity: 1}\n"
    "  - {id: b, value: b, polarity: 1}\n"
    "index: {children: [{indicator: a}, {indicator: b}]}\n"
    "selection: {territories: [\"01\", \"02\"]}\n"
    "sensitivity: {draws: 2048, points: 16, curve: 4, factors: {side_weights: {rule: uniform}}}\n";

static arp_file FILES[] = {{"s", STUDY, sizeof STUDY - 1}, {"t", TABLE, sizeof TABLE - 1}};

static arp_study *open_with(const char *const *set, size_t n_set) {
    const arp_study_options options = {.file = FILES, .n_files = 2, .set = set, .n_set = n_set};
    arp_study *study = NULL;
    arp_error err = {0};
    if (arp_open("s", &options, &study, &err) != ARP_OK) {
        char text[ARP_ERROR_TEXT];
        arp_error_text(&err, ARP_EN, text, sizeof text);
        fail_msg("%s:%d: %s", err.path, (int)err.line, text);
    }
    return study;
}

static arp_results *run(arp_study *study, const arp_run_options *options) {
    arp_results *results = NULL;
    assert_int_equal(arp_run(study, options, &results, NULL), ARP_OK);
    return results;
}

static const arp_frame *frame(arp_results *results, const char *name) {
    const arp_frame *out = NULL;
    assert_int_equal(arp_results_frame(results, name, &out, NULL), ARP_OK);
    assert_string_equal(out->name, name);
    return out;
}

static const arp_frame_column *column(arp_results *results, const char *table, const char *name) {
    const arp_frame_column *out = arp_frame_find(frame(results, table), name);
    assert_non_null(out);
    return out;
}

static bool has(const arp_results *results, const char *name) {
    for (size_t i = 0; i < arp_results_count(results); i++) {
        if (strcmp(arp_results_name(results, i), name) == 0) return true;
    }
    return false;
}

/* Only a counts: the order of a. Its z-scores are (30 - x) / sqrt(200) or sqrt(250) apart. */
static void a_ranking_is_read_by_name(void **state) {
    (void)state;
    static const char *const SET[] = {"index.children.b.weight=0"};
    static const char *const LABEL[] = {"Aulne", "Bois", "Combe", "Dent", "Étang"};
    arp_study *study = open_with(SET, 1);
    arp_results *results = run(study, &(arp_run_options){.rank_only = true, .no_draws = true});
    const arp_frame *ranking = frame(results, "ranking");
    assert_int_equal(ranking->n_rows, 5);
    assert_int_equal(ranking->n_keys, 1);
    assert_string_equal(ranking->column[0].name, "code");
    const arp_frame_column *label = arp_frame_find(ranking, "label");
    const arp_frame_column *rank = arp_frame_find(ranking, "rank");
    const arp_frame_column *score = arp_frame_find(ranking, "score");
    assert_true(label->kind == ARP_KIND_TEXT && !label->number);
    assert_true(rank->kind == ARP_KIND_WHOLE && score->kind == ARP_KIND_REAL && !score->text);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(label->text[i], LABEL[i]);
        assert_true(rank->number[i] == (double)i + 1.0);
    }
    assert_true(fabs(score->number[2]) < 1e-12);
    assert_true(fabs(score->number[0] + score->number[4]) < 1e-12);
    assert_null(arp_frame_find(ranking, "ranks"));
    arp_results_free(results);
    arp_close(study);
}

static void check_column(const arp_frame_column *c, size_t n_rows) {
    assert_true(c->name[0] && c->meaning[ARP_FR][0] && c->meaning[ARP_EN][0] && c->unit);
    assert_int_not_equal(strlen(arp_kind_name(c->kind)), 0);
    if (n_rows == 0) return;
    assert_true((c->kind == ARP_KIND_TEXT) == (c->text != NULL));
    assert_true((c->kind != ARP_KIND_TEXT) == (c->number != NULL));
    for (size_t i = 0; c->number && i < n_rows; i++) {
        double x = c->number[i];
        assert_true(!isinf(x));
        if (c->kind == ARP_KIND_WHOLE) assert_true(isnan(x) || x == floor(x));
        if (c->kind == ARP_KIND_FLAG) assert_true(isnan(x) || x == 0.0 || x == 1.0);
    }
}

static void every_table_of_a_run_is_whole(void **state) {
    (void)state;
    arp_study *study = open_with(NULL, 0);
    arp_results *results = run(study, NULL);
    assert_true(arp_results_count(results) > 10);
    assert_null(arp_results_name(results, arp_results_count(results)));
    for (size_t i = 0; i < arp_results_count(results); i++) {
        const arp_frame *table = frame(results, arp_results_name(results, i));
        const arp_frame *again = frame(results, arp_results_name(results, i));
        assert_ptr_equal(table, again);
        assert_true(*table->title[ARP_FR] && *table->title[ARP_EN]);
        assert_true(table->n_keys <= table->n_columns);
        for (size_t j = 0; j < table->n_columns; j++) {
            check_column(&table->column[j], table->n_rows);
        }
    }
    arp_results_free(results);
    arp_close(study);
}

static void what_was_not_asked_is_not_there(void **state) {
    (void)state;
    arp_study *study = open_with(NULL, 0);
    arp_results *all = run(study, NULL);
    arp_results *few = run(study, &(arp_run_options){.rank_only = true, .no_draws = true});
    arp_results *more = run(study, &(arp_run_options){.no_draws = true, .profiles = true});
    assert_true(has(all, "ranking") && has(few, "ranking"));
    assert_true(has(all, "draws") && !has(few, "draws"));
    assert_true(has(more, "profiles") && !has(all, "profiles") && !has(more, "draws"));
    arp_results_free(all);
    arp_results_free(few);
    arp_results_free(more);
    arp_close(study);
}

static void a_table_that_is_not_there_is_refused_with_the_nearest(void **state) {
    (void)state;
    arp_study *study = open_with(NULL, 0);
    arp_results *results = run(study, &(arp_run_options){.no_draws = true});
    const arp_frame *out = NULL;
    arp_error err = {0};
    char text[ARP_ERROR_TEXT];
    assert_int_equal(arp_results_frame(results, "rankings", &out, &err), ARP_USAGE);
    assert_null(out);
    arp_error_text(&err, ARP_EN, text, sizeof text);
    assert_non_null(strstr(text, "did you mean \"ranking\"?"));
    assert_int_equal(arp_results_frame(results, "levels", &out, NULL), ARP_USAGE);
    arp_results_free(results);
    arp_close(study);
}

static void levels_want_zonings(void **state) {
    (void)state;
    arp_study *study = open_with(NULL, 0);
    arp_results *results = NULL;
    arp_error err = {0};
    const arp_run_options options = {.no_draws = true, .levels = true};
    assert_int_equal(arp_run(study, &options, &results, &err), ARP_DOMAIN);
    assert_null(results);
    arp_close(study);
    study = NULL;
    assert_int_equal(arp_open(ARP_TEST_DATA "/zones/study.yaml", NULL, &study, NULL), ARP_OK);
    results = run(study, &options);
    assert_int_equal(frame(results, "levels")->n_rows, 3);
    arp_results_free(results);
    arp_close(study);
}

/* The same columns, bit for bit. */
static void same(arp_results *a, arp_results *b, const char *name) {
    const arp_frame *x = frame(a, name), *y = frame(b, name);
    assert_int_equal(x->n_rows, y->n_rows);
    for (size_t j = 0; j < x->n_columns; j++) {
        const arp_frame_column *c = &x->column[j], *d = &y->column[j];
        if (c->number) assert_memory_equal(c->number, d->number, x->n_rows * sizeof(double));
        for (size_t i = 0; c->text && i < x->n_rows; i++) {
            assert_true(!c->text[i] == !d->text[i]);
            if (c->text[i]) assert_string_equal(c->text[i], d->text[i]);
        }
    }
}

static bool at_once(void *user) {
    (void)user;
    return true;
}

static bool after_half(void *user, uint64_t done, uint64_t total, double widest) {
    (void)widest;
    *(uint64_t *)user = done;
    return done < total / 2;
}

static void a_run_that_was_stopped_is_taken_up_again(void **state) {
    (void)state;
    char path[] = "/tmp/arpent-library-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0 && close(fd) == 0);
    uint64_t told = 0;
    arp_study *study = open_with(NULL, 0);
    arp_results *whole = run(study, &(arp_run_options){.threads = 2});
    arp_run_options options = {.threads = 1,
                               .go_on = after_half,
                               .due = at_once,
                               .user = &told,
                               .checkpoint = path,
                               .resume = true};
    arp_results *half = run(study, &options);
    assert_true(column(half, "draws", "partial")->number[0] == 1.0);
    assert_true(column(half, "draws", "done")->number[0] == (double)told);
    assert_true(told >= 1024 && told < 2048);
    options.go_on = NULL;
    arp_results *rest = run(study, &options);
    assert_true(column(rest, "draws", "partial")->number[0] == 0.0);
    static const char *const TABLES[] = {"draws", "draws_ranks", "draws_sides", "indices"};
    for (size_t i = 0; i < 4; i++) same(whole, rest, TABLES[i]);
    arp_results_free(whole);
    arp_results_free(half);
    arp_results_free(rest);
    arp_close(study);
    assert_int_equal(unlink(path), 0);
}

static void a_checkpoint_wants_something_uncertain(void **state) {
    (void)state;
    static const char *const SET[] = {"sensitivity.factors={}"};
    arp_study *study = open_with(SET, 1);
    arp_results *results = NULL;
    const arp_run_options options = {.checkpoint = "/nowhere/at.h5"};
    assert_int_equal(arp_run(study, &options, &results, NULL), ARP_USAGE);
    assert_null(results);
    arp_close(study);
}

static void what_is_told_is_that_of_the_last_run(void **state) {
    (void)state;
    arp_study *study = NULL;
    assert_int_equal(arp_open(ARP_TEST_DATA "/small/study.yaml", NULL, &study, NULL), ARP_OK);
    size_t before = arp_study_told(study);
    arp_results *once = run(study, NULL);
    size_t after = arp_study_told(study);
    arp_results *twice = run(study, NULL);
    assert_true(after > before); /* a missing cell was filled */
    assert_int_equal(arp_study_told(study), after);
    assert_non_null(arp_study_notice(study, after - 1));
    assert_null(arp_study_notice(study, after));
    arp_results_free(once);
    arp_results_free(twice);
    arp_close(study);
}

static bool no_more(void *user, size_t done, size_t total) {
    (void)total;
    *(size_t *)user = done;
    return false;
}

static void a_sweep_is_tables_too(void **state) {
    (void)state;
    static const char *const OVER[] = {"index.children.b.weight=0,1"};
    const arp_study_options options = {.file = FILES, .n_files = 2};
    arp_results *results = NULL;
    size_t done = 0;
    assert_int_equal(arp_run_sweep("s", &options, OVER, 1, NULL, NULL, &results, NULL), ARP_OK);
    const arp_frame *sweep = frame(results, "sweep");
    assert_int_equal(sweep->n_rows, 2);
    assert_string_equal(arp_frame_find(sweep, "first")->text[0], "01");
    assert_false(has(results, "ranking"));
    arp_results_free(results);
    results = NULL;
    assert_int_equal(arp_run_sweep("s", &options, OVER, 1, no_more, &done, &results, NULL),
                     ARP_INTERRUPTED);
    assert_null(results);
    assert_int_equal(done, 1);
}

static void a_study_that_is_refused_leaves_no_handle(void **state) {
    (void)state;
    arp_study *study = NULL;
    arp_error err = {0};
    const arp_study_options options = {.file = FILES, .n_files = 1};
    assert_int_equal(arp_open("s", &options, &study, &err), ARP_INPUT);
    assert_null(study);
    assert_string_equal(err.path, "s");
    assert_int_equal(err.line, 2);
    arp_close(NULL);
    arp_results_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ranking_is_read_by_name),
        cmocka_unit_test(every_table_of_a_run_is_whole),
        cmocka_unit_test(what_was_not_asked_is_not_there),
        cmocka_unit_test(a_table_that_is_not_there_is_refused_with_the_nearest),
        cmocka_unit_test(levels_want_zonings),
        cmocka_unit_test(a_run_that_was_stopped_is_taken_up_again),
        cmocka_unit_test(a_checkpoint_wants_something_uncertain),
        cmocka_unit_test(what_is_told_is_that_of_the_last_run),
        cmocka_unit_test(a_sweep_is_tables_too),
        cmocka_unit_test(a_study_that_is_refused_leaves_no_handle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
