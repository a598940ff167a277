/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/profile.h"

#include "base/fail.h"

static void put_head(const arp_study *study, arp_rows *rows) {
    static const char *const NAMES[] = {
        "code",     "label",    "side",  "domain", "indicator", "name",   "unit",       "year",
        "polarity", "value",    "mark",  "low",    "high",      "count",  "fewer_than", "rank",
        "n",        "position", "least", "most",   "least_at",  "most_at"};
    static const char *const EACH[] = {"_value", "_is", "_p", "_p_holm", "_significantly"};
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) arp_rows_text(rows, NAMES[i]);
    for (size_t c = 0; c < study->n_comparators; c++) {
        for (size_t k = 0; k < sizeof EACH / sizeof EACH[0]; k++) {
            arp_rows_text_pair(rows, study->comparator[c].name, EACH[k]);
        }
    }
    arp_rows_end(rows);
}

static void put_compared(const arp_compared *c, arp_rows *rows) {
    bool known = !isnan(c->value);
    arp_rows_number(rows, c->value);
    arp_rows_text(rows, known ? arp_compared_side(c) : "");
    arp_rows_number(rows, c->p);
    arp_rows_number(rows, c->p_holm);
    arp_rows_text(rows, isnan(c->p) ? "" : c->significantly ? "true" : "false");
}

static void put_line(const arp_profile_report *p, const arp_profile_line *line, arp_rows *rows) {
    const arp_study *study = p->report.study;
    const arp_plan_node *node = arp_profile_node(p, line);
    const arp_made_of *made = arp_profile_made(p, line);
    const arp_table *values = &study->values;
    arp_rows_text(rows, values->code[p->profile->row]);
    arp_rows_text(rows, values->label[p->profile->row]);
    arp_rows_text(rows, study->plan.node[arp_profile_side(p, line)].name);
    arp_rows_text(rows, made->domain);
    arp_rows_text(rows, node->name);
    arp_rows_text(rows, node->label[p->report.options.lang]);
    arp_rows_text(rows, made->unit);
    arp_rows_rank(rows, (size_t)made->year);
    arp_rows_text(rows, node->polarity > 0 ? "1" : "-1");
    arp_rows_number(rows, line->value);
    arp_rows_text(rows, arp_mark_name(line->mark));
    arp_rows_number(rows, line->limit[0]);
    arp_rows_number(rows, line->limit[1]);
    arp_rows_number(rows, line->count);
    arp_rows_rank(rows, line->few);
    arp_rows_rank(rows, line->rank);
    arp_rows_whole(rows, line->n);
    arp_rows_number(rows, line->position);
    arp_rows_number(rows, arp_profile_value(p, line, line->least));
    arp_rows_number(rows, arp_profile_value(p, line, line->most));
    arp_rows_text(rows, line->least == ARP_NONE ? "" : values->code[line->least]);
    arp_rows_text(rows, line->most == ARP_NONE ? "" : values->code[line->most]);
    for (size_t c = 0; c < study->n_comparators; c++) put_compared(&line->comparator[c], rows);
    arp_rows_end(rows);
}

void arp_profile_csv(const arp_profile_report *p, arp_rows *rows) {
    for (size_t i = 0; i < p->profile->n; i++) put_line(p, &p->profile->line[i], rows);
}

/* Pages one below the other, or rows under one header. */
static void put_each(const arp_report *report, const arp_profiles *profiles, bool csv,
                     arp_text *out) {
    arp_rows rows = {0};
    if (csv) {
        rows = arp_rows_begin(out, report->options.csv_fr);
        put_head(report->study, &rows);
    }
    for (size_t i = 0; i < profiles->n; i++) {
        const arp_profile_report p = {*report, &profiles->at[i]};
        if (!csv && i) arp_text_add(out, "\n\n");
        if (csv) arp_profile_csv(&p, &rows);
        else arp_profile_text(&p, out);
    }
}

static json_t *json_each(const arp_report *report, const arp_profiles *profiles,
                         arp_json_state *state) {
    const arp_profile_report first = {*report, profiles->at};
    if (profiles->n == 1) return arp_profile_json(&first, state);
    json_t *top = json_object(), *list = json_array();
    for (size_t i = 0; i < profiles->n; i++) {
        const arp_profile_report p = {*report, &profiles->at[i]};
        arp_json_add(state, list, arp_profile_json(&p, state));
    }
    arp_json_put(state, top, "profiles", list);
    return top;
}

arp_status arp_report_profile(const arp_study *study, const arp_answer *answer,
                              const arp_profiles *profiles, arp_report_format format,
                              const arp_report_options *options, char **text, size_t *n,
                              arp_error *err) {
    const arp_report report = {study, answer, *options};
    arp_json_state state = {0};
    arp_text out = {0};
    arp_status st = ARP_OK;
    if (format == ARP_FORMAT_JSON) {
        st = arp_json_write(&state, json_each(&report, profiles, &state), &out, err);
    } else {
        put_each(&report, profiles, format == ARP_FORMAT_CSV, &out);
    }
    if (st == ARP_OK) st = arp_text_status(&out, err);
    if (st == ARP_OK) {
        *text = out.bytes;
        *n = out.n;
        out = (arp_text){0};
    }
    arp_text_free(&out);
    return st;
}
