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

static bool choose_on(void *user) {
    (void)user;
    return arp_interrupt_check(NULL) == ARP_OK;
}

arp_status arp_ask_others(const arp_request *request, const arp_study *study,
                          const arp_answer *answer, arp_others *out, arp_error *err) {
    arp_status st = ARP_OK;
    if (study->design) ARP_TRY(arp_draw_others(request, study, answer, &out->candidates, err));
    if (study->n_chosen) ARP_TRY(arp_study_contracts(study, answer, &out->contracts, err));
    if (study->choose) ARP_TRY(arp_study_choose(study, answer, choose_on, NULL, &out->choose, err));
    ARP_TRY(arp_interrupt_check(err));
done:
    return st;
}

void arp_others_free(arp_others *others) {
    arp_candidates_free(&others->candidates);
    arp_contracts_free(&others->contracts);
    arp_choose_free(&others->choose);
}
