/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sweep: one study under every combination of a few values, in one table. */
#include <stdio.h>
#include <math.h>

#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/say.h"

static bool go_on(void *user, size_t done, size_t total) {
    arp_progress_tell(user, done, total, NAN);
    return arp_interrupt_check(NULL) == ARP_OK;
}

/* Among the draws of one combination. */
static bool draw_on(void *user, uint64_t done, uint64_t total, double widest) {
    (void)user, (void)done, (void)total, (void)widest;
    return arp_interrupt_check(NULL) == ARP_OK;
}

/* Draws that were asked for and not made, and what --over gives and no draw reads. */
static arp_status tell_unread(const arp_request *request, const arp_sweep *sweep,
                              arp_notices *notices, arp_error *err) {
    bool drawn = false;
    if (!request->given[ARP_OPTION_DRAWS]) return ARP_OK;
    for (size_t i = 0; i < sweep->n_rows; i++) drawn = drawn || sweep->row[i].draws > 0;
    if (sweep->replaced.message != ARP_MSG_NONE) {
        arp_status st = arp_tell(notices, (arp_place){0}, err, sweep->replaced.message, "");
        if (st != ARP_OK) return st;
        notices->at[notices->n - 1] = sweep->replaced;
    }
    if (drawn) return ARP_OK;
    return arp_tell(notices, (arp_place){0}, err, ARP_MSG_CLI_UNREAD_DRAWS, "ss", "draws", "sweep");
}

/* How many combinations could not be, and why the first could not. */
static arp_status tell_refused(const arp_request *request, const arp_sweep *sweep,
                               arp_notices *notices, arp_error *err) {
    char text[4 * ARP_ERROR_TEXT];
    size_t first = 0;
    if (sweep->n_refused == 0) return ARP_OK;
    while (sweep->row[first].why.code == ARP_OK) first++;
    arp_error_text(&sweep->row[first].why, request->lang, text, sizeof text);
    return arp_tell(notices, (arp_place){0}, err, ARP_MSG_SWEEP_REFUSED, "uus", sweep->n_refused,
                    sweep->n_rows, text);
}

arp_status arp_do_sweep(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    arp_sweep sweep = {0};
    arp_notices notices = {0};
    arp_progress progress;
    char *text = NULL;
    size_t n = 0;
    const arp_study_options options = {.select = request->value[ARP_OPTION_SELECT],
                                       .set = (const char *const *)request->set.at,
                                       .n_set = request->set.n,
                                       .output = arp_output_path(request)};
    if (request->over.n == 0) return arp_fail(err, ARP_USAGE, ARP_MSG_SWEEP_NONE, "");
    arp_progress_begin(&progress, request, ARP_MSG_SWEEP_PROGRESS);
    const arp_sensitivity_options draws = {.threads = request->threads, .go_on = draw_on};
    const arp_sweep_asked asked = {.over = (const char *const *)request->over.at,
                                   .n_over = request->over.n,
                                   .draws = request->given[ARP_OPTION_DRAWS] ? &draws : NULL,
                                   .progress = go_on,
                                   .user = &progress};
    st = arp_sweep_run(request->operand[0], &options, &asked, &sweep, err);
    arp_progress_end(&progress);
    if (st != ARP_OK) return st;
    if (!request->given[ARP_OPTION_LANG]) request->lang = sweep.lang;
    const arp_report_options report = arp_say_options(request);
    const arp_facts facts = {.sweep = &sweep};
    ARP_TRY(arp_report_make(&facts, ARP_REPORT_SWEEP, request->format, &report, &text, &n, err));
    ARP_TRY(tell_refused(request, &sweep, &notices, err));
    ARP_TRY(tell_unread(request, &sweep, &notices, err));
    ARP_TRY(arp_say_notices(request, &notices, err));
    ARP_TRY(arp_give(request, text, n, err));
done:
    arp_report_free(text);
    arp_notices_free(&notices);
    arp_sweep_free(&sweep);
    return st;
}
