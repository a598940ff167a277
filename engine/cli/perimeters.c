/* SPDX-License-Identifier: GPL-3.0-or-later */
/* perimeters: one study on each of its levels, side by side; and the perimeters that could have
   been drawn on its own. */
#include "cli/others.h"
#include "cli/say.h"
#include "cli/study.h"
#include "cli/sure.h"

static arp_status compare(const arp_request *request, const arp_study *study,
                          const arp_answer *answer, arp_levels *out, arp_error *err) {
    arp_long_run run;
    arp_status st = arp_long_begin(request, study, ARP_CHECKPOINT_LEVELS, &run, err);
    if (st == ARP_OK) st = arp_levels_compare(study, answer, &run.options, out, err);
    arp_long_end(&run);
    return st;
}

arp_status arp_do_perimeters(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    arp_study study = {0};
    arp_answer answer = {0};
    arp_levels levels = {0};
    arp_candidates candidates = {0};
    char *text = NULL;
    size_t n = 0;
    ARP_TRY(arp_open_study(request, true, &study, err));
    ARP_TRY(arp_study_run(&study, &answer, err));
    /* what is asked on the command line is all that is asked */
    bool by_level = !study.design || (study.zoned && !request->given[ARP_OPTION_AROUND]);
    if (by_level) ARP_TRY(compare(request, &study, &answer, &levels, err));
    if (study.design) ARP_TRY(arp_draw_others(request, &study, &answer, &candidates, err));
    ARP_TRY(arp_tell_unread(request, &study, by_level, by_level, err));
    const arp_report_options report = arp_say_options(request);
    const arp_facts facts = {.study = &study,
                             .levels = by_level ? &levels : NULL,
                             .candidates = study.design ? &candidates : NULL};
    ARP_TRY(
        arp_report_make(&facts, ARP_REPORT_PERIMETERS, request->format, &report, &text, &n, err));
    ARP_TRY(arp_say_notices(request, study.notices, err));
    ARP_TRY(arp_give(request, text, n, err));
done:
    arp_report_free(text);
    arp_candidates_free(&candidates);
    arp_levels_free(&levels);
    arp_answer_free(&answer);
    arp_study_free(&study);
    return st;
}
