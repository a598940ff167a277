/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lang.h"
#include "report/check.h"

#include <string.h>

#include "aggregate/aggregate.h"
#include "base/fail.h"
#include "normalise/normalise.h"
#include "report/zonings.h"
#include "treat/treat.h"
#include "weight/weight.h"

static json_t *inputs(const arp_study *study, arp_json_state *state) {
    json_t *list = json_array();
    for (size_t i = 0; i < study->n_inputs; i++) {
        const arp_input *input = &study->input[i];
        const char separator[] = {input->separator, '\0'};
        json_t *one = json_object();
        arp_json_put(state, one, "name", arp_json_text(input->name));
        arp_json_put(state, one, "sha256", arp_json_text(input->sha256));
        arp_json_put(state, one, "rows", arp_json_whole(input->rows));
        arp_json_put(state, one, "separator", arp_json_text(*separator ? separator : NULL));
        arp_json_put(state, one, "decimal", arp_json_text(input->decimal));
        arp_json_put(state, one, "encoding", arp_json_text(input->encoding));
        arp_json_put(state, one, "sheet", arp_json_text(input->sheet));
        arp_json_put(state, one, "records", arp_json_whole(input->records));
        arp_json_put(state, one, "left_out", arp_json_whole(input->left_out));
        arp_json_put(state, one, "blank_lines", arp_json_whole(input->blank));
        arp_json_put(state, one, "bom", json_boolean(input->bom));
        arp_json_put(state, one, "line_ends", arp_json_text(input->line_ends));
        arp_json_add(state, list, one);
    }
    return list;
}

static json_t *left_out(const arp_study *study, size_t first, arp_json_state *state) {
    arp_unranked_reason reason = study->unranked[first].reason;
    json_t *out = json_object(), *list = json_array();
    size_t n = 0;
    for (size_t i = first; i < study->n_unranked; i++) {
        const arp_unranked *u = &study->unranked[i];
        if (u->reason != reason) continue;
        json_t *one = json_object();
        arp_json_put(state, one, "code", arp_json_text(u->code));
        arp_json_put(state, one, "label", arp_json_text(u->label));
        arp_json_add(state, list, one);
        n++;
    }
    arp_json_put(state, out, "reason", arp_json_text(arp_unranked_reason_name(reason)));
    arp_json_put(state, out, "n", arp_json_whole(n));
    arp_json_put(state, out, "territories", list);
    return out;
}

static json_t *territories(const arp_study *study, arp_json_state *state) {
    json_t *out = json_object(), *list = json_array();
    for (size_t i = 0; i < study->n_unranked; i++) {
        if (!arp_check_first_of_reason(study, i)) continue;
        arp_json_add(state, list, left_out(study, i, state));
    }
    arp_json_put(state, out, "kept", arp_json_whole(study->values.n_rows));
    arp_json_put(state, out, "minimum_population", arp_json_real(study->minimum_population));
    arp_json_put(state, out, "left_out", list);
    return out;
}

static json_t *marked(const arp_study *study, size_t column, arp_json_state *state) {
    json_t *out = json_object();
    for (arp_mark mark = ARP_CELL_MISSING; mark <= ARP_CELL_NOT_APPLICABLE; mark++) {
        size_t n = arp_check_marked(study, column, mark);
        arp_json_put(state, out, arp_mark_name(mark), arp_json_whole(n));
    }
    return out;
}

static json_t *indicator(const arp_study *study, size_t column, arp_json_state *state) {
    const arp_made_of *made = &study->made[column];
    arp_coverage coverage = arp_check_coverage(study, column);
    arp_text formula = {0};
    json_t *one = json_object(), *cover = json_object();
    arp_check_formula(made, &formula);
    if (formula.bad) state->bad = true;
    arp_json_put(state, one, "id", arp_json_text(made->id));
    arp_json_put(state, one, "label_fr", arp_json_text(made->label[ARP_FR]));
    arp_json_put(state, one, "label_en", arp_json_text(made->label[ARP_EN]));
    arp_json_put(state, one, "formula", arp_json_text(formula.n ? formula.bytes : NULL));
    arp_json_put(state, one, "per", arp_json_real(made->per));
    arp_json_put(state, one, "unit", arp_json_text(made->unit));
    arp_json_put(state, one, "year", arp_json_year(made->year));
    arp_json_put(state, one, "side", arp_json_text(made->side));
    arp_json_put(state, one, "domain", arp_json_text(made->domain));
    arp_json_put(state, one, "polarity", json_integer(made->polarity));
    arp_json_put(state, one, "source", arp_json_text(made->source));
    arp_json_put(state, one, "reference", arp_json_text(made->reference));
    arp_json_put(state, cover, "least", arp_json_real(coverage.least));
    arp_json_put(state, cover, "mean", arp_json_real(coverage.mean));
    arp_json_put(state, cover, "weighted", json_boolean(coverage.weighted));
    arp_json_put(state, one, "coverage", cover);
    arp_json_put(state, one, "marked", marked(study, column, state));
    if (study->zoned) {
        const arp_zoned *z = study->zoned;
        arp_json_put(state, one, "approximation", json_boolean(z->approximate[column]));
        arp_json_put(state, one, "weighted_by", arp_json_text(z->weighed_by[column]));
        arp_json_put(state, one, "secret_communes", arp_json_whole(z->secret[column]));
        arp_json_put(state, one, "secret_communes_filled", arp_json_whole(z->filled[column]));
        if (z->filled[column]) {
            arp_json_put(state, one, "secret_from", arp_json_real(z->secret_between[0]));
            arp_json_put(state, one, "secret_to", arp_json_real(z->secret_between[1]));
        }
        arp_json_put(state, one, "territories_lacking_them", arp_json_whole(z->bounded[column]));
    }
    arp_text_free(&formula);
    return one;
}

static json_t *nodes(const arp_plan *plan, arp_json_state *state) {
    json_t *list = json_array();
    for (size_t i = 0; i < plan->n_nodes; i++) {
        const arp_plan_node *node = &plan->node[i];
        const char *parent = node->parent == ARP_NONE ? NULL : plan->node[node->parent].name;
        json_t *one = json_object();
        arp_json_put(state, one, "name", arp_json_text(node->name));
        arp_json_put(state, one, "label_fr", arp_json_text(node->label[ARP_FR]));
        arp_json_put(state, one, "label_en", arp_json_text(node->label[ARP_EN]));
        arp_json_put(state, one, "parent", arp_json_text(parent));
        arp_json_put(state, one, "weight", arp_json_real(node->weight));
        arp_json_put(state, one, "weights", arp_json_text(node->weigh ? node->weigh->name : NULL));
        arp_json_put(state, one, "aggregate",
                     arp_json_text(node->aggregate ? node->aggregate->name : NULL));
        arp_json_put(state, one, "year", arp_json_year(node->year));
        arp_json_add(state, list, one);
    }
    return list;
}

static json_t *methods(const arp_study *study, arp_json_state *state) {
    const arp_plan *plan = &study->plan;
    const bool fills = study->zoned && study->zoned->fills_secret;
    json_t *out = json_object();
    arp_json_put(state, out, "missing", arp_json_text(plan->missing->name));
    arp_json_put(state, out, "secret", arp_json_text(fills ? "interval" : plan->secret->name));
    arp_json_put(state, out, "not_applicable", arp_json_text(plan->not_applicable->name));
    arp_json_put(state, out, "outliers", arp_json_text(plan->outliers->name));
    arp_json_put(state, out, "normalise", arp_json_text(plan->normalise->name));
    arp_json_put(state, out, "constant", arp_json_text(plan->drop_constant ? "drop" : "stop"));
    return out;
}

static json_t *comparators(const arp_study *study, arp_json_state *state) {
    json_t *list = json_array();
    for (size_t i = 0; i < study->n_comparators; i++) {
        const arp_comparator *c = &study->comparator[i];
        json_t *one = json_object(), *values = json_object(), *left = json_object();
        for (size_t j = 0; j < study->values.n_columns; j++) {
            arp_json_put(state, values, study->made[j].id, arp_json_real(c->value[j]));
            arp_json_put(state, left, study->made[j].id, arp_json_whole(c->n_marked[j]));
        }
        arp_json_put(state, one, "name", arp_json_text(c->name));
        arp_json_put(state, one, "n", arp_json_whole(c->n_rows));
        arp_json_put(state, one, "kept", arp_json_whole(c->n_kept));
        arp_json_put(state, one, "values", values);
        arp_json_put(state, one, "rows_left_out", left);
        arp_json_add(state, list, one);
    }
    return list;
}

static json_t *selection(const arp_study *study, arp_json_state *state) {
    if (!study->has_selection) return json_null();
    json_t *out = json_object(), *list = json_array(), *k = json_array();
    for (size_t i = 0; i < study->m; i++) {
        json_t *one = json_object();
        const char *code = study->values.code[study->selected[i]];
        arp_json_put(state, one, "code", arp_json_text(code));
        arp_json_put(state, one, "label", arp_json_text(study->values.label[study->selected[i]]));
        arp_json_add(state, list, one);
    }
    for (size_t j = 0; j < study->n_k; j++) arp_json_add(state, k, arp_json_whole(study->k[j]));
    arp_json_put(state, out, "first", study->first ? arp_json_whole(study->first) : json_null());
    arp_json_put(state, out, "territories", list);
    arp_json_put(state, out, "within_first", k);
    arp_json_put(state, out, "alpha", arp_json_real(study->alpha));
    return out;
}

static json_t *notices(const arp_study *study, arp_json_state *state) {
    json_t *list = json_array();
    for (size_t i = 0; study->notices && i < study->notices->n; i++) {
        const arp_error *notice = &study->notices->at[i];
        json_t *one = json_object();
        arp_json_put(state, one, "name", arp_json_text(arp_error_name(notice)));
        arp_json_put(state, one, "path", arp_json_text(*notice->path ? notice->path : NULL));
        arp_json_put(state, one, "line", notice->line ? arp_json_whole(notice->line) : json_null());
        for (int lang = ARP_FR; lang <= ARP_EN; lang++) {
            char text[4 * ARP_ERROR_TEXT];
            arp_error_text(notice, (arp_lang)lang, text, sizeof text);
            arp_json_put(state, one, arp_lang_name((arp_lang)lang), arp_json_text(text));
        }
        arp_json_add(state, list, one);
    }
    return list;
}

/* The error that `rank` would end with; null where it would not. */
static json_t *will_stop(const arp_report *r, arp_json_state *state) {
    arp_error stop;
    if (arp_check_stop(r->study, &stop) != ARP_OK) state->bad = true;
    if (stop.code == ARP_OK) return json_null();
    char text[4 * ARP_ERROR_TEXT];
    json_t *out = json_object();
    arp_error_text(&stop, r->options.lang, text, sizeof text);
    arp_json_put(state, out, "message_id", arp_json_text(arp_error_name(&stop)));
    arp_json_put(state, out, "message", arp_json_text(text));
    return out;
}

json_t *arp_check_json(const arp_report *r, arp_json_state *state) {
    const arp_study *study = r->study;
    json_t *out = json_object(), *indicators = json_array();
    arp_json_put(state, out, "ok", json_true());
    arp_json_head(state, out, study, study->values.n_rows);
    for (size_t c = 0; c < study->values.n_columns; c++) {
        arp_json_add(state, indicators, indicator(study, c, state));
    }
    arp_json_put(state, out, "decided", arp_json_year(study->decided));
    arp_json_put(state, out, "inputs", inputs(study, state));
    arp_json_put(state, out, "zonings", arp_zonings_json(study, state));
    arp_json_put(state, out, "territories", territories(study, state));
    arp_json_put(state, out, "indicators", indicators);
    arp_json_put(state, out, "nodes", nodes(&study->plan, state));
    arp_json_put(state, out, "methods", methods(study, state));
    arp_json_put(state, out, "comparators", comparators(study, state));
    arp_json_put(state, out, "selection", selection(study, state));
    arp_json_put(state, out, "notices", notices(study, state));
    arp_json_put(state, out, "will_stop", will_stop(r, state));
    return out;
}
