/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of every stated table, over the shipped studies and two small ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "oracle/brutal.h"
#include "report/tables/statement.h"

static const char *const STUDIES[] = {
    ARP_TEST_DATA "/small/study.yaml",
    ARP_TEST_DATA "/small/three.yaml",
    ARP_TEST_DATA "/zones/study.yaml",
    ARP_SOURCE_DIR "/config/ariege.yaml",
    ARP_SOURCE_DIR "/config/bassins-de-vie.yaml",
    ARP_SOURCE_DIR "/config/communes.yaml",
    ARP_SOURCE_DIR "/config/epci.yaml",
    ARP_SOURCE_DIR "/config/pyrenees-cathares.yaml",
};

enum { KEY = 1024 };

typedef struct found {
    arp_study study;
    arp_answer answer;
    arp_profiles profiles;
    arp_facts facts;
} found;

static void find(const char *path, found *f) {
    arp_study_options options = {0};
    arp_error err = {0};
    *f = (found){0};
    assert_int_equal(arp_study_open(path, &options, &f->study, &err), ARP_OK);
    assert_int_equal(arp_study_run(&f->study, &f->answer, &err), ARP_OK);
    assert_int_equal(arp_study_profile(&f->study, NULL, &f->profiles, &err), ARP_OK);
    f->facts = (arp_facts){.study = &f->study, .answer = &f->answer, .profiles = &f->profiles};
}

static void lose(found *f) {
    arp_profiles_free(&f->profiles);
    arp_answer_free(&f->answer);
    arp_study_free(&f->study);
}

/* A row's key, every cell of it known. */
static void key_of(const arp_result_table *table, size_t row, char out[KEY]) {
    size_t at = 0;
    for (size_t j = 0; j < table->stated->n_keys; j++) {
        const arp_result_cells *cells = &table->column[j];
        if (table->stated->column[j].kind == ARP_KIND_TEXT) {
            assert_true(cells->text[row] && *cells->text[row]);
            at += (size_t)snprintf(out + at, KEY - at, "%s\t", cells->text[row]);
        } else {
            assert_true(cells->number[row] == cells->number[row]);
            at += (size_t)snprintf(out + at, KEY - at, "%.17g\t", cells->number[row]);
        }
        assert_true(at < KEY);
    }
}

static int compare_keys(const void *a, const void *b) {
    return strcmp(a, b);
}

static void check_keys(const arp_result_table *table) {
    if (table->stated->n_keys == 0) {
        assert_true(table->n_rows <= 1);
        return;
    }
    char(*key)[KEY] = calloc(table->n_rows + 1, sizeof *key);
    assert_non_null(key);
    for (size_t i = 0; i < table->n_rows; i++) key_of(table, i, key[i]);
    qsort(key, table->n_rows, sizeof *key, compare_keys);
    for (size_t i = 1; i < table->n_rows; i++) {
        if (strcmp(key[i - 1], key[i]) == 0) fail_msg("%s: %s", table->stated->name, key[i]);
    }
    free(key);
}

static void a_key_names_one_row(void **state) {
    (void)state;
    const arp_statement *const *all;
    size_t n = arp_statements(&all);
    for (size_t s = 0; s < sizeof STUDIES / sizeof STUDIES[0]; s++) {
        found f;
        if (strstr(STUDIES[s], "/communes.yaml") && access(ARP_SHARED_DIR "/data", R_OK) != 0) {
            printf("skipped: communes.yaml needs %s\n", ARP_SHARED_DIR "/data");
            continue;
        }
        find(STUDIES[s], &f);
        for (size_t i = 0; i < n; i++) {
            arp_result_table table = {0};
            if (!arp_statement_applies(all[i], &f.facts)) continue;
            assert_int_equal(arp_result_table_make(all[i], &f.facts, &table, NULL), ARP_OK);
            check_keys(&table);
            arp_result_table_free(&table);
        }
        lose(&f);
    }
}

static arp_status make_and_free(const arp_statement *stated, const arp_facts *facts) {
    arp_result_table table = {0};
    arp_status st = arp_result_table_make(stated, facts, &table, NULL);
    arp_result_table_free(&table);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    const arp_statement *const *all;
    size_t n = arp_statements(&all);
    for (size_t s = 0; s < 3; s++) {
        found f;
        if (strstr(STUDIES[s], "/communes.yaml") && access(ARP_SHARED_DIR "/data", R_OK) != 0) {
            printf("skipped: communes.yaml needs %s\n", ARP_SHARED_DIR "/data");
            continue;
        }
        find(STUDIES[s], &f);
        for (size_t i = 0; i < n; i++) {
            arp_status st = ARP_OK;
            if (!arp_statement_applies(all[i], &f.facts)) continue;
            ARP_BRUTAL(st, make_and_free(all[i], &f.facts));
            assert_int_equal(st, ARP_OK);
        }
        lose(&f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_names_one_row),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
