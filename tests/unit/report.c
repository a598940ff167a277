/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>
#include <utf8proc.h>

#include "base/fail.h"
#include "io/file.h"
#include "io/store.h"
#include "oracle/brutal.h"
#include "report/layout.h"
#include "report/parts.h"
#include "report/report.h"
#include "report_fixture.h"

static void without_selection(fixture *f) {
    f->study.has_selection = false;
    f->study.m = 0;
    f->answer.has_drivers = false;
    f->answer.m = 0;
}

static char *report(const fixture *f, arp_report_what what, arp_report_format format,
                    arp_report_options options) {
    char *text = NULL;
    size_t n = 0;
    arp_error err = {0};
    arp_status st = arp_report_make(&(arp_facts){.study = &f->study, .answer = &f->answer}, what,
                                    format, &options, &text, &n, &err);
    assert_int_equal(st, ARP_OK);
    assert_int_equal(strlen(text), n);
    return text;
}

static size_t columns_of(const char *s, size_t n) {
    size_t width = 0;
    while (n) {
        utf8proc_int32_t c;
        utf8proc_ssize_t len =
            utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &c);
        assert_true(len > 0);
        assert_true(c >= 0x20);
        width += (size_t)utf8proc_charwidth(c);
        s += len;
        n -= (size_t)len;
    }
    return width;
}

static void assert_fits(const char *text) {
    for (const char *line = text; *line;) {
        size_t n = strcspn(line, "\n");
        if (columns_of(line, n) > 80) fail_msg("too wide: %.*s", (int)n, line);
        if (n && line[n - 1] == ' ') fail_msg("blank at the end: %.*s", (int)n, line);
        line += n + (line[n] == '\n');
    }
    assert_null(strstr(text, "nan"));
    assert_null(strstr(text, "NaN"));
    assert_null(strstr(text, "{0}"));
}

static void every_text_fits_the_screen_in_both_languages(void **state) {
    (void)state;
    fixture f;
    for (size_t sides = 1; sides <= MOST_SIDES; sides++) {
        for (int what = ARP_REPORT_CHECK; what <= ARP_REPORT_RUN; what++) {
            for (int lang = ARP_FR; lang <= ARP_EN; lang++) {
                fill(&f, sides);
                arp_report_options options = {.lang = (arp_lang)lang};
                char *text = report(&f, (arp_report_what)what, ARP_FORMAT_TEXT, options);
                assert_fits(text);
                assert_non_null(strstr(text, "Notes\n"));
                arp_report_free(text);
            }
        }
    }
}

static void a_study_without_a_selection_is_ranked_but_not_explained(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    without_selection(&f);
    char *text = report(&f, ARP_REPORT_RUN, ARP_FORMAT_TEXT, (arp_report_options){0});
    assert_fits(text);
    assert_null(strstr(text, "Concordance"));
    arp_report_free(text);
    text = report(&f, ARP_REPORT_RUN, ARP_FORMAT_JSON, (arp_report_options){0});
    json_t *root = json_loads(text, 0, NULL);
    assert_null(json_object_get(json_object_get(root, "tables"), "draws"));
    assert_int_equal(json_array_size(json_object_get(json_object_get(root, "tables"), "ranking")),
                     N);
    json_decref(root);
    arp_report_free(text);
    arp_report_options options = {0};
    arp_error err = {0};
    size_t n = 7;
    char *out = NULL;
    assert_int_equal(arp_report_make(&(arp_facts){.study = &f.study, .answer = &f.answer},
                                     ARP_REPORT_DRIVERS, ARP_FORMAT_TEXT, &options, &out, &n, &err),
                     ARP_USAGE);
    assert_string_equal(arp_error_name(&err), "REPORT_NO_SELECTION");
    assert_null(out);
    assert_int_equal(n, 7);
    arp_error again = {0};
    assert_int_equal(arp_report_make(&(arp_facts){.study = &f.study, .answer = NULL},
                                     ARP_REPORT_CHECK, ARP_FORMAT_CSV, &options, &out, &n, &again),
                     ARP_USAGE);
}

static void columns_align_under_accents(void **state) {
    (void)state;
    arp_grid grid;
    arp_text out = {0};
    arp_grid_begin(&grid, "lrl", 0, 1);
    static const char *const CELLS[] = {"nom", "n", "", "é", "1", "x", "eee", "10", "漢字"};
    for (size_t i = 0; i < 9; i++) arp_grid_cell(&grid, CELLS[i]);
    arp_grid_end(&grid, &out);
    assert_string_equal(out.bytes, " nom   n\n é     1  x\n eee  10  漢字\n");
    arp_text_free(&out);
}

static void a_line_never_begins_with_a_closing_sign(void **state) {
    (void)state;
    arp_text out = {0};
    char text[120];
    for (size_t n = 60; n < 90; n++) { /* slides the signs over the border */
        memset(text, 'a', n);
        for (size_t i = 9; i < n - 1; i += 10) text[i] = ' ';
        strcpy(text + n, " ; b « c » : d");
        arp_wrap(&out, text, 0, 2);
    }
    assert_null(strstr(out.bytes, "\n  ;"));
    assert_null(strstr(out.bytes, "\n  »"));
    assert_null(strstr(out.bytes, "«\n"));
    assert_fits(out.bytes);
    arp_text_free(&out);
}

static void the_ranking_is_written_as_csv_for_machines(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    char *text = report(&f, ARP_REPORT_RANKING, ARP_FORMAT_CSV, (arp_report_options){0});
    static const char *const START = "code,label,population,score,rank,ties\n"
                                     "0907,Lavelanet,2000.5,1.25,1,0\n";
    assert_int_equal(strncmp(text, START, strlen(START)), 0);
    assert_non_null(strstr(text, "\n0901,\"Ax-les-Thermes, dit « le Haut »\",4000.5,"));
    assert_non_null(strstr(text, "\n0915,Foix; Rural,,")); /* population not known */
    arp_report_free(text);
}

static void the_ranking_is_written_as_csv_for_a_french_excel(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    arp_report_options options = {.csv_fr = true};
    char *text = report(&f, ARP_REPORT_RANKING, ARP_FORMAT_CSV, options);
    assert_int_equal(strncmp(text,
                             "\xEF\xBB\xBF"
                             "code;label;population;",
                             24),
                     0);
    assert_non_null(strstr(text, "\n0907;Lavelanet;2000,5;1,25;1;0\n"));
    assert_non_null(strstr(text, "\n0915;\"Foix; Rural\";;"));
    assert_null(strstr(text, "2000.5"));
    arp_report_free(text);
    text = report(&f, ARP_REPORT_DRIVERS, ARP_FORMAT_CSV, options);
    assert_non_null(strstr(text, ";first_2_social;first_4_social\n"));
    assert_non_null(strstr(text, ";0,8651-1;0-1\n"));
    assert_non_null(strstr(text, ";0-0,3 0,2-0,9\n"));
    arp_report_free(text);
}

/* Walks "a.b.0.c"; fails where a key is missing. */
static json_t *at(json_t *value, const char *path) {
    char key[64];
    while (*path) {
        size_t n = strcspn(path, ".");
        memcpy(key, path, n);
        key[n] = '\0';
        value = json_is_array(value) ? json_array_get(value, (size_t)(key[0] - '0'))
                                     : json_object_get(value, key);
        if (!value) fail_msg("no %s", key);
        path += n + (path[n] == '.');
    }
    return value;
}

static json_t *parsed(const fixture *f, arp_report_what what) {
    char *text = report(f, what, ARP_FORMAT_JSON, (arp_report_options){0});
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    arp_report_free(text);
    return root;
}

/* The contract of drivers.json. */
static const char *const PATHS[] = {"study",
                                    "notes.1",
                                    "universe.n",
                                    "universe.level",
                                    "k.1",
                                    "selection.1",
                                    "sides.0.id",
                                    "sides.0.label_fr",
                                    "sides.0.label_en",
                                    "sides.0.weight",
                                    "sides.0.year",
                                    "sides.1.lacks.1",
                                    "sides.0.dated_after",
                                    "concordance.sides.social.c",
                                    "concordance.sides.social.p",
                                    "concordance.sides.sanitaire.p_holm",
                                    "concordance.sides.sanitaire.method",
                                    "concordance.interval.social.low",
                                    "concordance.interval.sanitaire.high",
                                    "concordance.swap",
                                    "conditional.social.p",
                                    "conditional.social.method",
                                    "conditional.sanitaire.p_holm",
                                    "conditional.sanitaire.separated",
                                    "concordance.neighbours",
                                    "concordance.shrunk",
                                    "concordance.declared.c",
                                    "concordance.declared.p",
                                    "concordance.declared.method",
                                    "concordance.contrast",
                                    "concordance.curve.1.from",
                                    "concordance.curve.1.to",
                                    "concordance.curve.1.c",
                                    "concordance.reachable.p_min",
                                    "concordance.reachable.c_needed",
                                    "concordance.reachable.c_needed_holm",
                                    "concordance.reachable.contrast_needed",
                                    "concordance.leave_one_out.1.without",
                                    "concordance.leave_one_out.1.sides.social.p",
                                    "concordance.universes.0.name",
                                    "concordance.universes.0.n",
                                    "concordance.universes.0.sides.social.c",
                                    "concordance.universes.1.lacks",
                                    "territories.5.code",
                                    "territories.5.label",
                                    "territories.5.score",
                                    "territories.5.rank",
                                    "territories.5.side_score.social",
                                    "territories.5.side_rank.sanitaire",
                                    "territories.5.contribution.social",
                                    "territories.0.membership.2.0.1",
                                    "territories.0.membership.4",
                                    "tipping.segments.1.from",
                                    "tipping.segments.1.to",
                                    "tipping.segments.1.first_k.1",
                                    "tipping.overlap.social",
                                    "tipping.overlap.declared",
                                    "tipping.mean_overlap.above",
                                    "tipping.mean_overlap.below",
                                    "tipping.mean_overlap.difference",
                                    "reliability",
                                    "shapley.neutralised.overlap.social",
                                    "shapley.neutralised.overlap.interaction",
                                    "shapley.neutralised.concordance.interaction",
                                    "verdict.sides.sanitaire",
                                    "verdict.word",
                                    "verdict.sentence.fr",
                                    "verdict.sentence.en",
                                    "verdict.reasons.0.fr",
                                    "verdict.reasons.0.en"};

static void drivers_json_has_every_key(void **state) {
    (void)state;
    fixture f;
    for (size_t sides = 2; sides <= 3; sides++) {
        fill(&f, sides);
        json_t *root = parsed(&f, ARP_REPORT_DRIVERS);
        for (size_t i = 0; i < sizeof PATHS / sizeof PATHS[0]; i++) at(root, PATHS[i]);
        assert_true(json_is_null(at(root, "concordance.universes.1.sides")));
        assert_true(json_is_null(at(root, "shapley.neutralised.overlap.social")));
        assert_int_equal(json_is_null(at(root, "concordance.contrast")), sides == 3);
        assert_string_equal(json_string_value(at(root, "verdict.word")), "social");
        assert_string_equal(json_string_value(at(root, "concordance.universes.1.lacks")), "0910");
        assert_true(json_real_value(at(root, "concordance.reachable.c_needed")) == 0.8447);
        if (sides == 3) at(root, "tipping.each.acces.membership.0907.4");
        json_decref(root);
    }
}

/* Runs "COMMAND A B"; zero when it succeeded. */
static int shell(const char *command, const char *a, const char *b) {
    char line[700];
    snprintf(line, sizeof line, "%s %s %s", command, a, b);
    return system(line);
}

static void the_results_folder_is_the_same_bytes_anywhere(void **state) {
    (void)state;
    fixture f;
    char place[2][200] = {"/tmp/arpent-report-XXXXXX", ""};
    static const char *const NAMES[] = {"ranking.csv",  "tables/",    "datapackage.json",
                                        "results.json", "results.h5", "screen.txt"};
    arp_report_options options = {0};
    const char *const *files = NULL;
    assert_non_null(mkdtemp(place[0]));
    strcpy(place[1], place[0]);
    strcat(place[1], "/elsewhere");
    strcat(place[0], "/first");
    fill(&f, 3);
    const arp_facts facts = {.study = &f.study, .answer = &f.answer};
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(arp_report_folder(&facts, place[i], &options, &files, NULL), ARP_OK);
    }
    for (size_t i = 0; i < 6; i++) assert_string_equal(files[i], NAMES[i]);
    assert_null(files[6]);
    assert_int_equal(shell("diff -r", place[0], place[1]), 0);
    assert_int_not_equal(shell("grep -rq /tmp", place[0], ""), 0);
    without_selection(&f);
    assert_int_equal(arp_report_folder(&facts, place[0], &options, &files, NULL), ARP_OK);
    arp_error err = {0};
    strcat(place[1], "/ranking.csv/below");
    assert_int_equal(arp_report_folder(&facts, place[1], &options, NULL, &err), ARP_OUTPUT);
    *strrchr(place[0], '/') = '\0';
    assert_int_equal(shell("rm -r", place[0], ""), 0);
}

static void results_h5_holds_what_the_study_gave(void **state) {
    (void)state;
    fixture f;
    char path[] = "/tmp/arpent-results-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    fill(&f, 2);
    arp_report r = {.study = &f.study, .answer = &f.answer};
    assert_int_equal(arp_results_write(&r, path, NULL), ARP_OK);
    arp_stored got = {0};
    assert_int_equal(arp_store_read(path, "scores/score", &got, NULL), ARP_OK);
    assert_int_equal(got.rows, 5);
    assert_int_equal(got.columns, N);
    assert_true(got.doubles[N] == f.score[N]);
    assert_string_equal(got.method, "zscore");
    arp_stored_free(&got);
    assert_int_equal(arp_store_read(path, "nodes/parent", &got, NULL), ARP_OK);
    assert_string_equal(got.texts[0], "");
    assert_string_equal(got.texts[1], "besoin");
    arp_stored_free(&got);
    assert_int_equal(arp_store_read(path, "drivers/tipping/0/membership", &got, NULL), ARP_OK);
    assert_int_equal(got.rows, 5);
    assert_int_equal(got.columns, 4);
    assert_true(got.doubles[0] == 2 && got.doubles[1] == 0 && got.doubles[2] == 0.8651);
    arp_stored_free(&got);
    arp_text names = {0};
    assert_int_equal(arp_store_list(path, &names, NULL), ARP_OK);
    static const char *const EXPECTED[] = {"territories/code",
                                           "territories/population",
                                           "indicators/polarity",
                                           "values/mark",
                                           "values/coverage",
                                           "nodes/weight",
                                           "scores/rank",
                                           "comparators/value",
                                           "left_out/reason",
                                           "drivers/concordance/p",
                                           "drivers/contribution",
                                           "drivers/tipping/0/segments",
                                           "drivers/tipping/0/curve",
                                           "drivers/shapley/interaction",
                                           "notes"};
    for (size_t i = 0; i < sizeof EXPECTED / sizeof EXPECTED[0]; i++) {
        if (!strstr(names.bytes, EXPECTED[i])) fail_msg("no dataset %s", EXPECTED[i]);
    }
    arp_text_free(&names);
    f.study.n_notes = f.study.n_comparators = f.study.n_unranked = 0;
    arp_status st;
    ARP_BRUTAL(st, arp_results_write(&r, path, NULL));
    assert_int_equal(st, ARP_OK);
    unlink(path);
}

static void every_report_survives_failing_memory(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    arp_report_options options = {0};
    for (int what = ARP_REPORT_CHECK; what <= ARP_REPORT_RUN; what++) {
        for (int format = ARP_FORMAT_TEXT; format <= ARP_FORMAT_JSON; format++) {
            char *text = NULL;
            size_t n = 0;
            arp_status st;
            if (what == ARP_REPORT_CHECK && format == ARP_FORMAT_CSV) continue;
            ARP_BRUTAL(st, arp_report_make(&(arp_facts){.study = &f.study, .answer = &f.answer},
                                           (arp_report_what)what, (arp_report_format)format,
                                           &options, &text, &n, NULL));
            assert_int_equal(st, ARP_OK);
            arp_report_free(text);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_fits_the_screen_in_both_languages),
        cmocka_unit_test(a_study_without_a_selection_is_ranked_but_not_explained),
        cmocka_unit_test(columns_align_under_accents),
        cmocka_unit_test(a_line_never_begins_with_a_closing_sign),
        cmocka_unit_test(the_ranking_is_written_as_csv_for_machines),
        cmocka_unit_test(the_ranking_is_written_as_csv_for_a_french_excel),
        cmocka_unit_test(drivers_json_has_every_key),
        cmocka_unit_test(the_results_folder_is_the_same_bytes_anywhere),
        cmocka_unit_test(results_h5_holds_what_the_study_gave),
        cmocka_unit_test(every_report_survives_failing_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
