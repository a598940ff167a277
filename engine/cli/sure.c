/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/sure.h"

#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/say.h"
#include "sensitivity/draws/processes.h"
#include "study/checkpoint.h"

static bool go_on(void *user, uint64_t done, uint64_t total, double widest) {
    arp_progress_tell(user, done, total, widest);
    return arp_interrupt_check(NULL) == ARP_OK;
}

static bool due(void *user) {
    return arp_progress_due(user);
}

static void say_where(const arp_request *request, uint64_t draws) {
    arp_error told = {0};
    if (!request->given[ARP_OPTION_RESUME] || request->format == ARP_FORMAT_JSON) return;
    if (draws) (void)arp_fail(&told, ARP_DOMAIN, ARP_MSG_CHECKPOINT_RESUMED, "u", (size_t)draws);
    else (void)arp_fail(&told, ARP_DOMAIN, ARP_MSG_CHECKPOINT_ABSENT, "");
    arp_say_note(request, &told);
}

arp_status arp_be_sure(const arp_request *request, const arp_study *study, arp_answer *answer,
                       arp_error *err) {
    const char *path = request->value[ARP_OPTION_CHECKPOINT];
    arp_checkpoint *checkpoint = NULL;
    arp_sensitivity_keep keep;
    arp_progress progress;
    arp_sensitivity_options options = {.threads = request->threads,
                                       .go_on = go_on,
                                       .user = &progress,
                                       .processes = request->processes};
    arp_status st = ARP_OK;
    arp_progress_begin(&progress, request, ARP_MSG_CLI_DRAWS_PROGRESS);
    if (path && !arp_processes_follow(request->processes)) {
        ARP_TRY(
            arp_checkpoint_open(study, path, request->given[ARP_OPTION_RESUME], &checkpoint, err));
        progress.from = arp_checkpoint_draws(checkpoint);
        say_where(request, progress.from);
        keep = arp_checkpoint_keep(checkpoint, due, &progress);
        options.keep = &keep;
    }
    st = arp_study_sensitivity(study, &options, answer, err);
    arp_progress_end(&progress);

done:
    arp_checkpoint_free(checkpoint);
    return st;
}
