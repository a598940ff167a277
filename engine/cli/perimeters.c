/* SPDX-License-Identifier: GPL-3.0-or-later */
/* perimeters: one study on each of its levels, side by side. */
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/say.h"
#include "cli/study.h"

static bool go_on(void *user, uint64_t done, uint64_t total, double widest) {
    arp_progress_tell(user, done, total, widest);
    return arp_interrupt_check(NULL) == ARP_OK;
}

arp_status arp_do_perimeters(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    arp_study study = {0};
    arp_answer answer = {0};
    arp_levels levels = {0};
    arp_progress progress = {0};
    char *text = NULL;
    size_t n = 0;
    ARP_TRY(arp_open_study(request, true, &study, err));
    ARP_TRY(arp_study_run(&study, &answer, err));
    arp_progress_begin(&progress, request, ARP_MSG_CLI_DRAWS_PROGRESS);
    const arp_sensitivity_options options = {
        .threads = request->threads, .go_on = go_on, .user = &progress};
    st = arp_levels_compare(&study, &answer, &options, &levels, err);
    arp_progress_end(&progress);
    if (st != ARP_OK) goto done;
    ARP_TRY(arp_tell_unread(request, &study, true, true, err));
    const arp_report_options report = {.lang = request->lang,
                                       .csv_fr = request->given[ARP_OPTION_CSV]};
    const arp_facts facts = {.study = &study, .levels = &levels};
    ARP_TRY(arp_report_make(&facts, ARP_REPORT_LEVELS, request->format, &report, &text, &n, err));
    ARP_TRY(arp_say_notices(request, study.notices, err));
    ARP_TRY(arp_give(request, text, n, err));
done:
    arp_report_free(text);
    arp_levels_free(&levels);
    arp_answer_free(&answer);
    arp_study_free(&study);
    return st;
}
