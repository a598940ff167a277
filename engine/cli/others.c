/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/others.h"

#include <math.h>

#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/progress.h"

static bool go_on(void *user, uint64_t done, uint64_t total) {
    if (total) arp_progress_tell(user, done, total, NAN);
    return arp_interrupt_check(NULL) == ARP_OK;
}

arp_status arp_draw_others(const arp_request *request, const arp_study *study,
                           const arp_answer *answer, arp_candidates *out, arp_error *err) {
    arp_progress progress = {0};
    arp_progress_begin(&progress, request, ARP_MSG_CANDIDATES_PROGRESS);
    const arp_candidates_options options = {.go_on = go_on, .user = &progress};
    arp_status st = arp_study_candidates(study, answer, &options, out, err);
    arp_progress_end(&progress);
    return st;
}
