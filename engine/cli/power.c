/* SPDX-License-Identifier: GPL-3.0-or-later */
/* power: what a selection would have to lean on a side for the verdict to find it. */
#include <math.h>

#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/say.h"
#include "cli/study.h"

static bool go_on(void *user, uint64_t done, uint64_t total) {
    arp_progress_tell(user, done, total, NAN);
    return arp_interrupt_check(NULL) == ARP_OK;
}

arp_status arp_do_power(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    arp_study study = {0};
    arp_answer answer = {0};
    arp_power power = {0};
    arp_progress progress = {0};
    char *text = NULL;
    size_t n = 0;
    ARP_TRY(arp_open_study(request, true, &study, err));
    ARP_TRY(arp_study_run(&study, &answer, err));
    arp_progress_begin(&progress, request, ARP_MSG_POWER_PROGRESS);
    const arp_power_options options = {
        .threads = request->threads, .go_on = go_on, .user = &progress};
    st = arp_study_power(&study, &answer, &options, &power, err);
    arp_progress_end(&progress);
    if (st != ARP_OK) goto done;
    const arp_report_options report = arp_say_options(request);
    const arp_facts facts = {.study = &study, .power = &power};
    ARP_TRY(arp_report_make(&facts, ARP_REPORT_POWER, request->format, &report, &text, &n, err));
    ARP_TRY(arp_say_notices(request, study.notices, err));
    ARP_TRY(arp_give(request, text, n, err));

done:
    arp_report_free(text);
    arp_power_free(&power);
    arp_answer_free(&answer);
    arp_study_free(&study);
    return st;
}
