/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report in each of its forms, with allocations failing in turn. */
#ifndef TESTS_ALLOCATION_REPORT_H
#define TESTS_ALLOCATION_REPORT_H

#include "oracle/brutal.h"
#include "report/report.h"

static inline arp_status report_once(const arp_facts *facts, arp_report_what what,
                                     arp_report_format format, arp_lang lang) {
    const arp_report_options options = {.lang = lang, .full = true};
    char *text = NULL;
    size_t n = 0;
    arp_error err = {0};
    arp_status st = arp_report_make(facts, what, format, &options, &text, &n, &err);
    arp_brutal_budget = -1;
    assert_int_equal(err.code, st);
    assert_int_equal(text != NULL, st == ARP_OK);
    arp_report_free(text);
    return st;
}

/* See ARP_BRUTAL_BY() for the step. */
static inline void report_case(const arp_facts *facts, arp_report_what what, arp_lang lang,
                               long step) {
    for (int format = ARP_FORMAT_TEXT; format <= ARP_FORMAT_JSON; format++) {
        arp_status st;
        if (what == ARP_REPORT_CHECK && format == ARP_FORMAT_CSV) continue; /* has no such form */
        ARP_BRUTAL_BY(st, report_once(facts, what, (arp_report_format)format, lang), step);
        assert_int_equal(st, ARP_OK);
    }
}

#endif
