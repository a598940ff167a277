/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contracts: several selections of one study, judged together; place: each of them among the sets
   of communes that could have been drawn. */
#include <math.h>

#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/progress.h"
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

static bool go_on(void *user, uint64_t done, uint64_t total) {
    arp_progress_tell(user, done, total, NAN);
    return arp_interrupt_check(NULL) == ARP_OK;
}

arp_status arp_do_place(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    arp_study study = {0};
    arp_answer answer = {0};
    arp_placings places = {0};
    arp_progress progress = {0};
    char *text = NULL;
    size_t n = 0;
    ARP_TRY(arp_open_study(request, true, &study, err));
    ARP_TRY(arp_study_run(&study, &answer, err));
    arp_progress_begin(&progress, request, ARP_MSG_PLACES_PROGRESS);
    const arp_places_options options = {
        .threads = request->threads, .go_on = go_on, .user = &progress};
    st = arp_study_places(&study, &answer, &options, &places, err);
    arp_progress_end(&progress);
    if (st != ARP_OK) goto done;
    const arp_report_options report = {.lang = request->lang,
                                       .csv_fr = request->given[ARP_OPTION_CSV],
                                       .full = request->given[ARP_OPTION_FULL]};
    const arp_facts facts = {.study = &study, .places = &places};
    ARP_TRY(arp_report_make(&facts, ARP_REPORT_PLACES, request->format, &report, &text, &n, err));
    ARP_TRY(arp_say_notices(request, study.notices, err));
    ARP_TRY(arp_give(request, text, n, err));

done:
    arp_report_free(text);
    arp_placings_free(&places);
    arp_answer_free(&answer);
    arp_study_free(&study);
    return st;
}
