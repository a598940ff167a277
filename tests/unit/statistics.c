/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of SAS, SPSS and Stata, those of the fuzzers' first inputs: what is in them, in each form
   the same; formats that are dates or keep zeros; every allocation may fail; what gzip packed as
   well. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "io/csv/csv.h"
#include "io/stat/parts.h"
#include "oracle/brutal.h"

static unsigned char bytes[1 << 15];
static size_t n_bytes;

/* A first input of a fuzzer without the byte of its choices. */
static void load(const char *name) {
    char path[512];
    snprintf(path, sizeof path, ARP_SOURCE_DIR "/tests/fuzz/corpus/%s", name);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    assert_int_equal(fgetc(f), 4);
    n_bytes = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
}

static arp_status read_file(const char *const *number, const char *const *text,
                            arp_csv_found *found, arp_table *out) {
    const arp_csv_options options = {0};
    const arp_csv_wanted wanted = {.key = "CODE",
                                   .label = "LIB",
                                   .number = number,
                                   .n_numbers = 1,
                                   .text = text,
                                   .n_texts = 1};
    arp_source *source = NULL;
    arp_error err = {0};
    arp_status st = arp_source_memory(bytes, n_bytes, "x", &source, &err);
    if (st == ARP_OK) st = arp_source_unpack(source, &err);
    if (st == ARP_OK) st = arp_csv_read(source, &options, &wanted, found, out, &err);
    arp_source_close(source);
    return st;
}

typedef struct sample {
    const char *name, *number, *kinds;
} sample;

static const sample SAMPLES[] = {
    {"sas7bdat/sas7bdat", "A", ". = missing: 1; .A = missing: 1"},
    {"sas7bdat/sas7bdat-rows", "A", ". = missing: 1; .A = missing: 1"},
    {"sav/sav", "LONGNAME_OF_IT", "9 (refus) = missing: 1; . = missing: 1"},
    {"sav/sav-rows", "LONGNAME_OF_IT", "9 (refus) = missing: 1; . = missing: 1"},
    {"sav/zsav", "LONGNAME_OF_IT", "9 (refus) = missing: 1; . = missing: 1"},
    {"dta/dta113", "A", ". = missing: 1; .a (refus) = missing: 1"},
    {"dta/dta115", "A", ". = missing: 1; .a (refus) = missing: 1"},
    {"dta/dta117", "A", ". = missing: 1; .a (refus) = missing: 1"},
    {"dta/dta118", "A", ". = missing: 1; .a (refus) = missing: 1"},
    {"dta/dta119", "A", ". = missing: 1; .a (refus) = missing: 1"},
};

static void check_sample(const sample *s) {
    const char *const number[] = {s->number}, *const text[] = {"LIB"};
    arp_csv_found found = {0};
    arp_table t = {0};
    arp_status st;
    ARP_BRUTAL(st, read_file(number, text, &found, &t));
    assert_int_equal(st, ARP_OK);
    assert_int_equal(t.n_rows, 3);
    assert_string_equal(t.code[0], "01001");
    assert_string_equal(t.code[2], "02003");
    assert_string_equal(t.label[1], "D");
    assert_string_equal(t.text[0].text[2], "Trois");
    assert_true(t.column[0].value[0] == 1.5);
    assert_int_equal(t.column[0].mark[1], ARP_CELL_MISSING);
    assert_true(isnan(t.column[0].value[2]));
    assert_string_equal(found.kinds, s->kinds);
    arp_table_free(&t);
}

static void every_form_gives_the_same_rows(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof SAMPLES / sizeof SAMPLES[0]; i++) {
        load(SAMPLES[i].name);
        check_sample(&SAMPLES[i]);
    }
}

static void what_gzip_packed_is_the_same(void **state) {
    static unsigned char packed[1 << 15];
    z_stream z = {0};
    (void)state;
    load("dta/dta118");
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = bytes;
    z.avail_in = (unsigned)n_bytes;
    z.next_out = packed;
    z.avail_out = sizeof packed;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    n_bytes = z.total_out;
    memcpy(bytes, packed, n_bytes);
    deflateEnd(&z);
    check_sample(&SAMPLES[8]);
}

/* No start of a file is read as a whole one, nor does it bring the library down. */
static void no_part_of_a_file_is_taken_for_it(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof SAMPLES / sizeof SAMPLES[0]; i++) {
        const char *const number[] = {SAMPLES[i].number}, *const text[] = {"LIB"};
        load(SAMPLES[i].name);
        size_t whole = n_bytes;
        for (n_bytes = 64; n_bytes < whole; n_bytes += whole / 97) {
            arp_table t = {0};
            assert_int_equal(read_file(number, text, NULL, &t), ARP_PARSE);
        }
    }
}

static void formats_of_dates_are_known(void **state) {
    static const char *const SAS[] = {"DATE9.",  "DATETIME20.", "ddmmyy10.", "DDMMYYS10.",
                                      "YYQC6.",  "E8601DA.",    "FRADFDE9.", "TIME8.",
                                      "MONYY7.", "YEAR4.",      "DATE"};
    static const char *const SAS_NUMBERS[] = {"BEST12.",  "Z5.",  "8.2", "COMMA10.", "PERCENT8.",
                                              "DATEXXX.", "DEP.", "",    "F8.",      "$CHAR5."};
    static const char *const STATA[] = {"%td", "%tdD_m_Y", "%tc", "%-td", "%tm", "%tq", "%d"};
    static const char *const STATA_NUMBERS[] = {"%9.0g", "%ty", "%05.0f", "%12.0gc", "%9s", ""};
    static const char *const SPSS[] = {"DATE11", "ADATE10", "DATETIME20", "MOYR8", "SDATE10"};
    static const char *const SPSS_NUMBERS[] = {"F8.2", "N5", "COMMA8", "MONTH9", "WKDAY3", "PCT6"};
    (void)state;
#define ALL(form, list, is)                                                                        \
    for (size_t i = 0; i < sizeof(list) / sizeof(list)[0]; i++)                                    \
    assert_true(stat_is_date(form, (list)[i]) == (is))
    ALL(STAT_SAS, SAS, true);
    ALL(STAT_SAS, SAS_NUMBERS, false);
    ALL(STAT_STATA, STATA, true);
    ALL(STAT_STATA, STATA_NUMBERS, false);
    ALL(STAT_SPSS, SPSS, true);
    ALL(STAT_SPSS, SPSS_NUMBERS, false);
#undef ALL
}

static void formats_that_fill_up_with_zeros_are_known(void **state) {
    (void)state;
    assert_int_equal(stat_zeros(STAT_SAS, "Z5."), 5);
    assert_int_equal(stat_zeros(STAT_SAS, "z2"), 2);
    assert_int_equal(stat_zeros(STAT_SAS, "ZIP5."), 0);
    assert_int_equal(stat_zeros(STAT_SAS, "BEST5."), 0);
    assert_int_equal(stat_zeros(STAT_SPSS, "N5"), 5);
    assert_int_equal(stat_zeros(STAT_SPSS, "F5"), 0);
    assert_int_equal(stat_zeros(STAT_STATA, "%05.0f"), 5);
    assert_int_equal(stat_zeros(STAT_STATA, "%5.0f"), 0);
    assert_int_equal(stat_zeros(STAT_STATA, "%0999f"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_gives_the_same_rows),
        cmocka_unit_test(what_gzip_packed_is_the_same),
        cmocka_unit_test(no_part_of_a_file_is_taken_for_it),
        cmocka_unit_test(formats_of_dates_are_known),
        cmocka_unit_test(formats_that_fill_up_with_zeros_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
