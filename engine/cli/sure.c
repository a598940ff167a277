/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/sure.h"

#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/say.h"
#include "sensitivity/draws/processes.h"

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

arp_status arp_long_begin(const arp_request *request, const arp_study *study, arp_checkpoint_of of,
                          arp_long_run *out, arp_error *err) {
    const char *path = request->value[ARP_OPTION_CHECKPOINT];
    bool resume = request->given[ARP_OPTION_RESUME];
    arp_status st = ARP_OK;
    *out = (arp_long_run){.options = {.threads = request->threads,
                                      .go_on = go_on,
                                      .user = &out->progress,
                                      .processes = request->processes}};
    arp_interrupt_defer();
    arp_progress_begin(&out->progress, request, ARP_MSG_CLI_DRAWS_PROGRESS);
    if (!path || arp_processes_follow(request->processes)) return ARP_OK;
    ARP_TRY(arp_checkpoint_open(study, of, path, resume, &out->checkpoint, err));
    uint64_t draws = arp_checkpoint_draws(out->checkpoint);
    if (of == ARP_CHECKPOINT_STUDY) out->progress.from = draws;
    say_where(request, draws);
    out->keep = arp_checkpoint_keep(out->checkpoint, due, &out->progress);
    out->options.keep = &out->keep;

done:
    return st;
}

void arp_long_end(arp_long_run *run) {
    arp_interrupt_allow();
    arp_progress_end(&run->progress);
    arp_checkpoint_free(run->checkpoint);
}

arp_status arp_be_sure(const arp_request *request, const arp_study *study, arp_answer *answer,
                       arp_error *err) {
    arp_long_run run;
    arp_status st = arp_long_begin(request, study, ARP_CHECKPOINT_STUDY, &run, err);
    if (st == ARP_OK) st = arp_study_sensitivity(study, &run.options, answer, err);
    arp_long_end(&run);
    return st;
}
