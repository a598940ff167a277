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
#include "report/screen/layout.h"
#include "report/screen/screen.h"
#include "report/report.h"
#include "report_fixture.h"
#include "unit/results_folder.h"
#include "unit/told.h"

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
    static const char *const START = "code,label,population,score,rank,ties,"
                                     "coverage_least,filled,secret_lacking,secret_filled,"
                                     "doubtful,row\n"
                                     "0907,Lavelanet,2000.5,1.25,1,0,,0,0,0,false,1\n";
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
    assert_non_null(strstr(text, "\n0907;Lavelanet;2000,5;1,25;1;0;;0;0;0;"));
    assert_non_null(strstr(text, "\n0915;\"Foix; Rural\";;"));
    assert_null(strstr(text, "2000.5"));
    arp_report_free(text);
    const arp_facts facts = {.study = &f.study, .answer = &f.answer};
    assert_true(told_at(&facts, "membership", "to", "social|0907|2|0.8651").number == 1.0);
    assert_true(told_at(&facts, "membership", "to", "social|0910|4|0.2").number == 0.9);
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
    static const char *const NAMES[] = {"ranking.csv",  "tables/",           "datapackage.json",
                                        "results.json", "results.h5",        "screen.txt",
                                        "report.html",  "report-light.html", "tables.xlsx"};
    arp_report_options options = {0};
    const char *const *files = NULL;
    assert_non_null(mkdtemp(place[0]));
    strcpy(place[1], place[0]);
    strcat(place[1], "/elsewhere");
    strcat(place[0], "/first");
    fill(&f, 3);
    const arp_facts facts = {.study = &f.study, .answer = &f.answer};
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(write_results(&facts, place[i], &options, &files, NULL), ARP_OK);
    }
    size_t named = sizeof NAMES / sizeof NAMES[0];
    for (size_t i = 0; i < named; i++) assert_string_equal(files[i], NAMES[i]);
    assert_null(files[named]);
    assert_int_equal(shell("diff -r", place[0], place[1]), 0);
    assert_int_not_equal(shell("grep -rq /tmp", place[0], ""), 0);
    without_selection(&f);
    assert_int_equal(write_results(&facts, place[0], &options, &files, NULL), ARP_OK);
    arp_error err = {0};
    strcat(place[1], "/ranking.csv/below");
    assert_int_equal(write_results(&facts, place[1], &options, NULL, &err), ARP_OUTPUT);
    *strrchr(place[0], '/') = '\0';
    assert_int_equal(shell("rm -r", place[0], ""), 0);
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
        cmocka_unit_test(the_results_folder_is_the_same_bytes_anywhere),
        cmocka_unit_test(every_report_survives_failing_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
