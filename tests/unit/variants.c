/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators read in several ways: each way alone against the study written with it, what is left
   out of the verdict's shares, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/rng.h"
#include "drivers/resemblance/verdict.h"
#include "study/study.h"
#include "unit/folder.h"
#include "unit/sensitivity_fixture.h"

enum { ROWS = 30, COLUMNS = 9, FACTORS = 4 };

/* Of `a` three vintages of events over people, where the last lacks the first territory; b and c.
 */
static void put_data(void) {
    char text[ROWS * COLUMNS * 12 + 200] = "code,dep,N07,P07,N12,P12,N99,P99,b,c\n";
    size_t at = strlen(text);
    for (uint32_t i = 0; i < ROWS; i++) {
        at += (size_t)snprintf(text + at, sizeof text - at, "t%02u,%u", (unsigned)i,
                               (unsigned)(i % 3));
        for (uint32_t j = 0; j < COLUMNS - 1; j++) {
            double u = arp_u01(21, i, j);
            double x = j == 4 && i == 0 ? NAN
                       : j >= 6         ? u
                       : j % 2          ? 400.0 + floor(2000.0 * u)
                                        : 2.0 + floor(60.0 * u);
            if (isnan(x)) at += (size_t)snprintf(text + at, sizeof text - at, ",");
            else at += (size_t)snprintf(text + at, sizeof text - at, ",%.6g", x);
        }
        at += (size_t)snprintf(text + at, sizeof text - at, "\n");
    }
    put("data.csv", text);
}

/* A study whose `a` is of a vintage; the factors stand on lines 22 and after. */
static void put_study(const char *vintage, const char *method, const char *more,
                      const char *factors) {
    char text[2400];
    snprintf(text, sizeof text,
             "data: [{file: data.csv, key: code}]\n"
             "decided: 2010\n"
             "comparators: [{name: all}, {name: two, where: {dep: \"2\"}}]\n"
             "indicators:\n"
             "  - id: a\n"
             "    numerator: N{yy}\n"
             "    denominator: P{yy}\n"
             "    per: 1000\n"
             "    error: poisson\n"
             "    polarity: 1\n"
             "    %s\n"
             "  - {id: b, value: b, polarity: 1, year: 2007}\n"
             "  - {id: c, value: c, polarity: -1, year: 2007}\n"
             "index:\n"
             "  children:\n"
             "    - {name: one, children: [{indicator: a%s}, {indicator: b}]}\n"
             "    - {name: two, children: [{indicator: c, name: elderly}]}\n"
             "method: {%s}\n"
             "selection: {territories: [t03, t11]}\n"
             "sensitivity:\n"
             "  factors:\n"
             "%s",
             *more ? more : "unit: x", vintage, method, factors);
    put("study.yaml", text);
}

static void tell(const arp_error *err) {
    char words[1200];
    arp_error_text(err, ARP_EN, words, sizeof words);
    fail_msg("%s", words);
}

static arp_status open_study(arp_study *study, arp_answer *answer, arp_error *err) {
    memset(answer, 0, sizeof *answer);
    arp_status st = arp_study_open(path_of("study.yaml"), NULL, study, err);
    if (st == ARP_OK) st = arp_study_run(study, answer, err);
    return st;
}

static void sensitivity_of(arp_study *study, arp_answer *answer) {
    static const arp_sensitivity_options NO_INDICES = {.no_indices = true};
    arp_error err = {0};
    if (open_study(study, answer, &err) != ARP_OK) tell(&err);
    study->sensitivity.draws = 256;
    if (arp_study_sensitivity(study, &NO_INDICES, answer, &err) != ARP_OK) tell(&err);
}

static void close_study(arp_study *study, arp_answer *answer) {
    arp_answer_free(answer);
    arp_study_free(study);
}

/* The study written with a vintage, run as declared, is the factor alone at that value. */
static void equals_declared(const char *vintage, const char *method, const char *more,
                            const arp_scene *scene) {
    arp_study study;
    arp_answer answer;
    arp_error err = {0};
    put_study(vintage, method, more, "    side_weights: {rule: uniform}\n");
    if (open_study(&study, &answer, &err) != ARP_OK) tell(&err);
    const arp_drivers *d = &answer.drivers;
    for (size_t t = 0; t < answer.m; t++)
        assert_int_equal(scene->rank[t], answer.result.rank[answer.selected[t]]);
    for (size_t s = 0; s < 2; s++) assert_true(scene->c[s] == d->side[s].alone.c);
    close_study(&study, &answer);
}

static void each_variant_alone_is_the_study_written_with_it(void **state) {
    static const char *const METHOD[] = {
        "normalise: {rule: zscore}",
        "normalise: {rule: comparator, comparator: two, bounds: {b: [0.5], elderly: [0.5]}}",
        "outliers: {rule: winsorise}, normalise: {rule: minmax, bounds: {a: [1, 90]}}"};
    static const char *const MORE[] = {"", "shrink: marshall"};
    (void)state;
    for (size_t i = 0; i < sizeof METHOD / sizeof METHOD[0]; i++) {
        for (size_t j = 0; j < 2; j++) {
            arp_study study;
            arp_answer answer;
            put_study(", vintage: \"07\"", METHOD[i], MORE[j],
                      "    variants: {a: [07, {vintage: {numerator: 12, denominator: 07}}, "
                      "{vintage: 12, published: 2014}]}\n");
            sensitivity_of(&study, &answer);
            const arp_sensitivity *s = &answer.sensitivity;
            const arp_varied *f = &s->factor[0];
            assert_int_equal(s->alone[0].n_at, 3);
            assert_string_equal(f->value[1], "12/07");
            assert_true(!f->late[0] && f->late[1] && f->late[2]);
            assert_int_equal(study.values.n_columns, 3); /* no other table has them */
            equals_declared(", vintage: \"07\"", METHOD[i], MORE[j], &s->alone[0].at[0]);
            equals_declared(", vintage: {numerator: 12, denominator: 07}", METHOD[i], MORE[j],
                            &s->alone[0].at[1]);
            equals_declared(", vintage: 12", METHOD[i], MORE[j], &s->alone[0].at[2]);
            close_study(&study, &answer);
        }
    }
}

/* By its own date of publication a variant of early events is late; one beside a declared leaf that
   is late itself takes nothing out. */
static void late_is_what_the_declared_reading_is_not(void **state) {
    arp_study study;
    arp_answer answer;
    (void)state;
    put_study(", vintage: \"07\"", "", "",
              "    variants: {a: [07, {vintage: {numerator: 07, "
              "denominator: 99}, published: 2011}]}\n");
    sensitivity_of(&study, &answer);
    assert_true(answer.sensitivity.factor[0].late[1]);
    assert_int_equal(answer.sensitivity.verdicts + answer.sensitivity.late, 256);
    assert_int_equal(answer.sensitivity.late, answer.sensitivity.factor[0].drawn[1]);
    close_study(&study, &answer);
    put_study(", vintage: \"07\", published: 2012", "", "", "    variants: {a: [07, 12]}\n");
    sensitivity_of(&study, &answer);
    assert_false(answer.sensitivity.factor[0].late[1]);
    assert_int_equal(answer.sensitivity.verdicts, 256);
    close_study(&study, &answer);
}

static void refused(const char *vintage, const char *factors, const char *message, size_t line) {
    arp_study study;
    arp_error err = {0};
    put_study(vintage, "", "", factors);
    assert_int_not_equal(arp_study_open(path_of("study.yaml"), NULL, &study, &err), ARP_OK);
    assert_string_equal(arp_error_name(&err), message);
    assert_int_equal(err.line, line);
}

static void what_variants_must_not_say_is_refused_with_its_line(void **state) {
    static const char *const OF = ", vintage: \"07\"";
    (void)state;
    refused(OF, "    variants: [07, 12]\n", "TREE_WANT_MAP", 22);
    refused(OF, "    variants: {a: 12}\n", "TREE_WANT_LIST", 22);
    refused(OF, "    variants: {elderli: [07, 12]}\n", "VARIANTS_LEAF_NEAR", 22);
    refused(OF, "    variants: {mortality: [07, 12]}\n", "VARIANTS_LEAF", 22);
    refused(OF, "    variants: {one: [07, 12]}\n", "VARIANTS_LEAF", 22);
    refused(OF, "    variants: {a: [07]}\n", "VARIANTS_FEW", 22);
    refused(OF, "    variants: {a: []}\n", "VARIANTS_FEW", 22);
    refused(OF, "    variants: {a: [12, 07]}\n", "VARIANTS_FIRST", 22);
    refused(OF, "    variants: {a: [{vintage: 07, published: 2009}, 12]}\n", "VARIANTS_FIRST", 22);
    refused("", "    variants: {a: [07, 12]}\n", "VARIANTS_UNDATED", 22);
    refused(OF, "    variants:\n      a:\n        - 07\n        - 12\n        - 12\n",
            "VARIANTS_TWICE", 26);
    refused(OF, "    variants:\n      b: [07, 12]\n", "VARIANTS_UNDATED", 23);
    refused(OF, "    variants:\n      a:\n        - 07\n        - {vintage: 12, year: 2012}\n",
            "TREE_UNKNOWN_KEY_ALL", 25);
    refused(OF, "    variants:\n      a:\n        - 07\n        - {published: 2012}\n",
            "TREE_KEY_ABSENT", 25);
    refused(OF, "    variants:\n      a:\n        - 07\n        - 19\n", "MEASURE_OTHER_VINTAGE",
            25);
    refused(OF, "    variants:\n      a: [07, 99]\n", "FACTOR_VARIANT_LACKS", 23);
    refused(", vintage: \"07\"}, {indicator: b, name: again, vintage: \"07\"",
            "    variants: {again: [07, 12]}\n", "VARIANTS_SAME", 22);
}

/* The fixture with one column more for its first leaf. */
typedef struct varied_fixture {
    fixture f;
    double other[FIXTURE_ROWS];
    arp_error_column error[FIXTURE_COLUMNS + 1];
    arp_variant variant;
    arp_table table;
} varied_fixture;

static void open_varied(varied_fixture *v, bool same, bool late) {
    const double *column[FIXTURE_COLUMNS + 1];
    fixture_open(&v->f);
    for (size_t j = 0; j < FIXTURE_COLUMNS; j++) {
        column[j] = v->f.x[j];
        v->error[j] = v->f.error[j];
    }
    for (size_t i = 0; i < FIXTURE_ROWS; i++)
        v->other[i] = same ? v->f.x[0][i] : 7.0 * arp_u01(5, i, 0);
    column[FIXTURE_COLUMNS] = v->other;
    v->error[FIXTURE_COLUMNS] = same ? v->f.error[0] : (arp_error_column){0};
    v->table = build_table(FIXTURE_ROWS, FIXTURE_COLUMNS + 1, column);
    v->variant = (arp_variant){.node = 3, .name = "new", .column = FIXTURE_COLUMNS, .late = late};
    v->variant.reference = NAN;
    v->f.in.values = &v->table;
    v->f.in.error = v->error;
    v->f.in.variant = &v->variant;
    v->f.in.n_variants = 1;
}

static void close_varied(varied_fixture *v) {
    arp_table_free(&v->table);
    fixture_close(&v->f);
}

static const char *const RULES[] = {"zscore", "minmax"}, *const READINGS[] = {"old", "new"};
static const char *const SHRINK[] = {"none", "marshall"};
static const double NEVER[] = {1.0, 0.0}, ALWAYS[] = {0.0, 1.0};
static const arp_factor CHOICES[FACTORS] = {
    {.kind = "normalise", .choice = RULES, .n_choices = 2},
    {.kind = "shrinkage", .choice = SHRINK, .n_choices = 2},
    {.kind = "leave_out"},
    {.kind = "variants", .node = "a", .choice = READINGS, .n_choices = 2}};

static arp_sensitivity run(const arp_sensitivity_input *in, size_t threads) {
    const arp_sensitivity_options o = {.draws = 1024, .seed = 4, .threads = threads, .base = 4};
    arp_sensitivity r = {0};
    arp_error err = {0};
    if (arp_sensitivity_run(in, &o, &r, &err) != ARP_OK) tell(&err);
    return r;
}

static bool same_choices(const size_t *a, const size_t *b) {
    for (size_t f = 0; f + 1 < FACTORS; f++) {
        if (a[f] != b[f]) return false;
    }
    return true;
}

/* Combination by combination the numbers are those without the factor, once for each reading. */
static void two_readings_of_one_column_change_no_specification(void **state) {
    varied_fixture v;
    (void)state;
    open_varied(&v, true, false);
    v.f.in.factor = CHOICES;
    v.f.in.n_factors = FACTORS - 1;
    arp_sensitivity without = run(&v.f.in, 1);
    v.f.in.n_factors = FACTORS;
    arp_sensitivity with = run(&v.f.in, 1);
    size_t met = 0;
    assert_int_equal(with.curve.n, 2 * without.curve.n);
    assert_int_equal(with.curve.n_distinct, without.curve.n_distinct);
    for (size_t i = 0; i < with.curve.n; i++) {
        for (size_t j = 0; j < without.curve.n; j++) {
            const arp_specification *a = &with.curve.at[i], *b = &without.curve.at[j];
            if (!same_choices(a->value, b->value)) continue;
            assert_memory_equal(a->scene.c, b->scene.c, 2 * sizeof(double));
            assert_memory_equal(a->scene.p, b->scene.p, 2 * sizeof(double));
            assert_memory_equal(a->scene.rank, b->scene.rank, 2 * sizeof(uint32_t));
            assert_true(a->scene.word == b->scene.word && !a->scene.late);
            met++;
        }
    }
    assert_int_equal(met, with.curve.n);
    assert_false(with.factor[FACTORS - 1].moved);
    assert_memory_equal(with.rank.share, without.rank.share, sizeof(double) * with.n * with.n);
    arp_sensitivity_free(&with);
    arp_sensitivity_free(&without);
    close_varied(&v);
}

static uint64_t words_of(const arp_sensitivity *r) {
    uint64_t n = 0;
    for (size_t i = 0; i < r->n_sides + ARP_N_WORDS; i++) n += r->words.count[i];
    return n;
}

/* The other choices keep their law among the draws that are left: what those say is what the same
   draws say where nothing is late, less the draws of the other reading. */
static void draws_of_a_late_variant_are_outside_the_shares(void **state) {
    varied_fixture v;
    (void)state;
    open_varied(&v, true, true);
    arp_factor factor[FACTORS];
    memcpy(factor, CHOICES, sizeof factor);
    v.f.in.factor = factor;
    v.f.in.n_factors = FACTORS;
    arp_sensitivity late = run(&v.f.in, 1);
    v.variant.late = false;
    arp_sensitivity then = run(&v.f.in, 1);
    const arp_varied *drawn = &late.factor[FACTORS - 1];
    assert_int_equal(then.late, 0);
    assert_int_equal(then.verdicts, then.done);
    assert_int_equal(late.verdicts, drawn->drawn[0]);
    assert_int_equal(late.late, drawn->drawn[1]);
    assert_int_equal(words_of(&late), late.verdicts);
    assert_true(late.late > late.done / 3 && late.verdicts > late.done / 3);
    for (size_t i = 0; i < late.n_sides + ARP_N_WORDS; i++)
        assert_true(late.words.count[i] <= then.words.count[i]);
    assert_memory_equal(late.c[0].bin, then.c[0].bin, late.c[0].n_bins * sizeof(uint64_t));
    assert_int_equal(2 * late.curve.n_late, late.curve.n);
    for (size_t i = 0; i < late.curve.n; i++)
        assert_int_equal(late.curve.at[i].scene.late, late.curve.at[i].value[FACTORS - 1] == 1);
    assert_true(late.alone[FACTORS - 1].base_word == 1.0);
    arp_sensitivity_free(&late);
    v.variant.late = true;
    factor[FACTORS - 1].probability = NEVER;
    factor[FACTORS - 1].n_probabilities = 2;
    late = run(&v.f.in, 1);
    assert_true(late.late == 0 && late.verdicts == late.done);
    arp_sensitivity_free(&late);
    factor[FACTORS - 1].probability = ALWAYS; /* no verdict is left, and all else is there */
    late = run(&v.f.in, 1);
    assert_true(late.verdicts == 0 && late.late == late.done && words_of(&late) == 0);
    assert_true(isnan(late.words.share[0].share) && late.c[0].mean > 0.0);
    arp_sensitivity_free(&late);
    factor[0] = factor[FACTORS - 1]; /* the kernel's draws of the sides' weights */
    factor[1] = (arp_factor){.kind = "side_weights"};
    v.f.in.n_factors = 2;
    late = run(&v.f.in, 1);
    assert_true(late.verdicts == 0 && late.late == late.done);
    arp_sensitivity_free(&late);
    arp_sensitivity_free(&then);
    close_varied(&v);
}

static void any_number_of_threads_gives_the_same_bits(void **state) {
    varied_fixture v;
    (void)state;
    open_varied(&v, false, true);
    v.f.in.factor = CHOICES;
    v.f.in.n_factors = FACTORS;
    arp_sensitivity one = run(&v.f.in, 1), two = run(&v.f.in, 2);
    size_t n = one.n, words = one.n_sides + ARP_N_WORDS;
    assert_true(one.factor[FACTORS - 1].moved);
    assert_true(one.late == two.late && one.verdicts == two.verdicts);
    assert_memory_equal(one.rank.share, two.rank.share, n * n * sizeof(double));
    assert_memory_equal(one.words.count, two.words.count, words * sizeof(uint64_t));
    for (size_t i = 0; i < one.indices->n_outputs; i++) {
        const arp_gsa_output *a = &one.indices->found.output[i], *b = &two.indices->found.output[i];
        assert_memory_equal(a->total, b->total, one.indices->n_groups * sizeof *a->total);
    }
    arp_sensitivity_free(&one);
    arp_sensitivity_free(&two);
    close_varied(&v);
}

/* Only the first column has an error, and its variant has none: draws of the data do not move the
   ranks where the variant is read. */
static void a_variant_has_its_own_error(void **state) {
    varied_fixture v;
    arp_factor factor[] = {{.kind = "data"}, CHOICES[FACTORS - 1]};
    (void)state;
    open_varied(&v, false, false);
    for (size_t j = 1; j < FIXTURE_COLUMNS; j++) v.error[j] = (arp_error_column){0};
    v.f.in.factor = factor;
    v.f.in.n_factors = 2;
    factor[1].n_probabilities = 2;
    for (int declared = 0; declared < 2; declared++) {
        factor[1].probability = declared ? NEVER : ALWAYS;
        arp_sensitivity r = run(&v.f.in, 1);
        double sd = 0.0;
        for (size_t i = 0; i < r.n; i++) sd = fmax(sd, r.rank.spread[i].sd);
        assert_true(declared ? sd > 0.1 : sd == 0.0);
        arp_sensitivity_free(&r);
    }
    close_varied(&v);
}

static int begin(void **state) {
    int failed = make_folder(state);
    if (!failed) put_data();
    return failed;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_variant_alone_is_the_study_written_with_it),
        cmocka_unit_test(late_is_what_the_declared_reading_is_not),
        cmocka_unit_test(what_variants_must_not_say_is_refused_with_its_line),
        cmocka_unit_test(two_readings_of_one_column_change_no_specification),
        cmocka_unit_test(draws_of_a_late_variant_are_outside_the_shares),
        cmocka_unit_test(any_number_of_threads_gives_the_same_bits),
        cmocka_unit_test(a_variant_has_its_own_error),
    };
    return cmocka_run_group_tests(tests, begin, remove_folder);
}
