/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads that work on studies of their own do not see each other: same study, same bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "report/report.h"
#include "unit/results_folder.h"

enum { THREADS = 2, ROUNDS = 3, REPORTS = 4, FORMATS = 3 };

typedef struct work {
    arp_status st;
    char *text[REPORTS][FORMATS];
    size_t n[REPORTS][FORMATS];
    char folder[64];
} work;

static arp_status reports(work *w, const arp_study *study, const arp_answer *answer) {
    arp_report_options options = {.lang = ARP_FR};
    for (int what = 0; what < REPORTS; what++) {
        for (int format = 0; format < FORMATS; format++) {
            if (what == ARP_REPORT_CHECK && format == ARP_FORMAT_CSV)
                continue; /* has no such form */
            arp_report_free(w->text[what][format]);
            w->text[what][format] = NULL;
            arp_status st =
                arp_report_make(&(arp_facts){.study = study, .answer = answer},
                                (arp_report_what)what, (arp_report_format)format, &options,
                                &w->text[what][format], &w->n[what][format], NULL);
            if (st != ARP_OK) return st;
        }
    }
    return write_results(&(arp_facts){.study = study, .answer = answer}, w->folder, &options, NULL,
                         NULL);
}

static void *work_on_its_own(void *p) {
    work *w = p;
    for (int round = 0; round < ROUNDS && w->st == ARP_OK; round++) {
        arp_study study = {0};
        arp_answer answer = {0};
        w->st = arp_study_open(ARP_TEST_DATA "/small/study.yaml", NULL, &study, NULL);
        if (w->st == ARP_OK) w->st = arp_study_run(&study, &answer, NULL);
        if (w->st == ARP_OK) w->st = reports(w, &study, &answer);
        arp_answer_free(&answer);
        arp_study_free(&study);
    }
    return NULL;
}

static void two_threads_give_the_same_bytes(void **state) {
    (void)state;
    char parent[] = "/tmp/arpent-XXXXXX", remove[96] = "rm -r ";
    work w[THREADS];
    pthread_t thread[THREADS];
    assert_non_null(mkdtemp(parent));
    memset(w, 0, sizeof w);
    for (int i = 0; i < THREADS; i++) {
        const char *name[] = {"/one", "/two"};
        strcat(strcpy(w[i].folder, parent), name[i]);
        assert_int_equal(pthread_create(&thread[i], NULL, work_on_its_own, &w[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) assert_int_equal(pthread_join(thread[i], NULL), 0);
    for (int i = 0; i < THREADS; i++) assert_int_equal(w[i].st, ARP_OK);
    for (int what = 0; what < REPORTS; what++) {
        for (int format = 0; format < FORMATS; format++) {
            assert_int_equal(w[0].n[what][format], w[1].n[what][format]);
            if (!w[0].text[what][format]) continue;
            assert_memory_equal(w[0].text[what][format], w[1].text[what][format],
                                w[0].n[what][format]);
            for (int i = 0; i < THREADS; i++) arp_report_free(w[i].text[what][format]);
        }
    }
    assert_int_equal(system(strcat(remove, parent)), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_threads_give_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
