/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/parts.h"

#include "base/fail.h"
#include "base/memory.h"
#include "drivers/resemblance/messages.h"
#include "report/messages/report.h"
#include "sensitivity/factors/messages.h"

enum { DEFAULT_HEAD = 10 };

static void make_text(const arp_report *r, arp_report_what what, arp_text *out) {
    size_t head = r->options.head ? r->options.head : DEFAULT_HEAD;
    if (what == ARP_REPORT_CHECK) {
        arp_check_text(r, out);
        return;
    }
    if (what == ARP_REPORT_SENSITIVITY) {
        arp_sensitivity_text(r, out);
        return;
    }
    if (what != ARP_REPORT_DRIVERS) {
        arp_title_text(r, out);
        arp_ranking_text(r, what == ARP_REPORT_RUN ? head : SIZE_MAX, out);
    }
    if (what == ARP_REPORT_RUN && r->answer->has_drivers) arp_text_add(out, "\n");
    if (what != ARP_REPORT_RANKING && r->answer->has_drivers) arp_drivers_text(r, out);
    if (what == ARP_REPORT_RUN && r->answer->has_sensitivity) {
        arp_text_add(out, "\n");
        arp_sensitivity_text(r, out);
    }
    arp_notes_text(r, out);
}

static json_t *make_json(const arp_report *r, arp_report_what what, arp_json_state *state) {
    if (what == ARP_REPORT_CHECK) return arp_check_json(r, state);
    if (what == ARP_REPORT_RANKING) return arp_ranking_json(r, state);
    if (what == ARP_REPORT_DRIVERS) return arp_drivers_json(r, state);
    if (what == ARP_REPORT_SENSITIVITY) return arp_sensitivity_json(r, state);
    json_t *both = json_object();
    arp_json_put(state, both, "ranking", arp_ranking_json(r, state));
    arp_json_put(state, both, "drivers",
                 r->answer->has_drivers ? arp_drivers_json(r, state) : json_null());
    arp_json_put(state, both, "sensitivity",
                 r->answer->has_sensitivity ? arp_sensitivity_json(r, state) : json_null());
    return both;
}

static arp_status make(const arp_report *r, arp_report_what what, arp_report_format format,
                       arp_text *out, arp_error *err) {
    arp_json_state state = {0};
    switch (format) {
    case ARP_FORMAT_JSON:
        return arp_json_write(&state, make_json(r, what, &state), out, err);
    case ARP_FORMAT_CSV:
        if (what == ARP_REPORT_DRIVERS) arp_drivers_csv(r, out);
        else if (what == ARP_REPORT_SENSITIVITY) arp_sensitivity_csv(r, out);
        else arp_ranking_csv(r, out);
        break;
    case ARP_FORMAT_TEXT:
        make_text(r, what, out);
        break;
    }
    return arp_text_status(out, err);
}

arp_status arp_report_make(const arp_study *study, const arp_answer *answer, arp_report_what what,
                           arp_report_format format, const arp_report_options *options, char **text,
                           size_t *n, arp_error *err) {
    arp_report r = {.study = study, .answer = answer, .options = *options};
    arp_text out = {0};
    if (what == ARP_REPORT_CHECK && format == ARP_FORMAT_CSV) {
        return arp_fail(err, ARP_USAGE, ARP_MSG_REPORT_CHECK_NO_CSV, "");
    }
    if (what == ARP_REPORT_DRIVERS && !answer->has_drivers) {
        return arp_fail(err, ARP_USAGE, ARP_MSG_REPORT_NO_SELECTION, "");
    }
    if (what == ARP_REPORT_SENSITIVITY && !answer->has_sensitivity) {
        return arp_fail(err, ARP_USAGE, ARP_MSG_STUDY_NO_FACTORS, "");
    }
    arp_status st = make(&r, what, format, &out, err);
    if (st == ARP_OK) {
        *text = out.bytes;
        *n = out.n;
        out = (arp_text){0};
    }
    arp_text_free(&out);
    return st;
}

void arp_report_free(char *text) {
    arp_free(text);
}
