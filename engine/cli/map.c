/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map: the maps of a study, or of a results folder, as one SVG. */
#include <string.h>

#include "base/enum.h"
#include "base/memory.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/say.h"
#include "cli/study.h"
#include "io/file.h"
#include "report/maps/svg.h"

/* What is drawn, and what it is made of. */
typedef struct drawn {
    arp_study study;
    arp_answer answer;
    arp_facts facts;
    arp_page_tables tables;
} drawn;

/* The results.h5 of a folder or such a file itself; "" for a study. */
static arp_status results_of(const char *operand, arp_text *path, arp_error *err) {
    const char *const parts[] = {operand, NULL}, *end = strrchr(operand, '.');
    arp_text_fill(path, "{0}/results.h5", parts);
    if (!path->bad && !arp_file_exists(path->bytes)) {
        path->n = 0;
        arp_text_add(path, end && strcmp(end, ".h5") == 0 ? operand : "");
    }
    return arp_text_status(path, err);
}

static arp_status draw_study(arp_request *request, drawn *d, arp_error *err) {
    arp_status st = ARP_OK;
    request->draws = true;
    ARP_TRY(arp_open_study(request, false, &d->study, err));
    ARP_TRY(arp_interrupt_check(err));
    ARP_TRY(arp_study_run(&d->study, &d->answer, err));
    ARP_TRY(arp_say_notices(request, d->study.notices, err));
    d->facts = (arp_facts){.study = &d->study, .answer = &d->answer};
    ARP_TRY(arp_page_tables_make(&d->facts, &d->tables, err));

done:
    return st;
}

arp_status arp_do_map(arp_request *request, arp_error *err) {
    static const char *const LANG[] = ARP_ENUM_WORDS(ARP_LANGS);
    arp_text path = {0};
    arp_out out = {0};
    drawn d = {0};
    arp_status st = ARP_OK;
    ARP_TRY(results_of(request->operand[0], &path, err));
    if (path.n) {
        ARP_TRY(arp_file_spare(path.bytes, arp_output_path(request), NULL, err));
        ARP_TRY(arp_page_tables_read(path.bytes, &d.tables, err));
    } else {
        ARP_TRY(draw_study(request, &d, err));
    }
    const arp_page_options options = {.lang = request->given[ARP_OPTION_LANG] ? LANG[request->lang]
                                                                              : NULL,
                                      .ranks_only = request->given[ARP_OPTION_SHARE]};
    ARP_TRY(arp_svg_file(&d.tables, &options, &out, err));
    ARP_TRY(arp_interrupt_check(err));
    ARP_TRY(arp_give(request, out.text.bytes, out.text.n, err));

done:
    arp_text_free(&path);
    arp_text_free(&out.text);
    arp_page_tables_free(&d.tables);
    arp_answer_free(&d.answer);
    arp_study_free(&d.study);
    return st;
}
