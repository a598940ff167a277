/* SPDX-License-Identifier: GPL-3.0-or-later */
/* choose: a choice that is yet to be made. */
#include "cli/interrupt.h"
#include "cli/say.h"
#include "cli/study.h"

static bool go_on(void *user) {
    (void)user;
    return arp_interrupt_check(NULL) == ARP_OK;
}

arp_status arp_do_choose(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    arp_study study = {0};
    arp_answer answer = {0};
    arp_choose_found found = {0};
    char *text = NULL;
    size_t n = 0;
    /* ranked, and not explained: what the study selects is not the choice to be made */
    ARP_TRY(arp_open_study(request, true, &study, err));
    ARP_TRY(arp_study_run(&study, &answer, err));
    ARP_TRY(arp_interrupt_check(err));
    ARP_TRY(arp_study_choose(&study, &answer, go_on, NULL, &found, err));
    const arp_report_options report = arp_say_options(request);
    const arp_facts facts = {.study = &study, .choose = &found};
    ARP_TRY(arp_report_make(&facts, ARP_REPORT_CHOOSE, request->format, &report, &text, &n, err));
    ARP_TRY(arp_say_notices(request, study.notices, err));
    ARP_TRY(arp_give(request, text, n, err));

done:
    arp_report_free(text);
    arp_choose_free(&found);
    arp_answer_free(&answer);
    arp_study_free(&study);
    return st;
}
