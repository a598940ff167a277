/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contracts: several selections of one study, judged together. */
#include "cli/interrupt.h"
#include "cli/say.h"
#include "cli/study.h"

arp_status arp_do_contracts(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    arp_study study = {0};
    arp_answer answer = {0};
    arp_contracts contracts = {0};
    char *text = NULL;
    size_t n = 0;
    ARP_TRY(arp_open_study(request, true, &study, err));
    ARP_TRY(arp_study_run(&study, &answer, err));
    ARP_TRY(arp_interrupt_check(err));
    ARP_TRY(arp_study_contracts(&study, &answer, &contracts, err));
    ARP_TRY(arp_interrupt_check(err));
    const arp_report_options report = arp_say_options(request);
    const arp_facts facts = {.study = &study, .contracts = &contracts};
    ARP_TRY(
        arp_report_make(&facts, ARP_REPORT_CONTRACTS, request->format, &report, &text, &n, err));
    ARP_TRY(arp_say_notices(request, study.notices, err));
    ARP_TRY(arp_give(request, text, n, err));

done:
    arp_report_free(text);
    arp_contracts_free(&contracts);
    arp_answer_free(&answer);
    arp_study_free(&study);
    return st;
}
