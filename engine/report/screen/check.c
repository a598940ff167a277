/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/counts.h"

#include <math.h>
#include <string.h>

#include "aggregate/aggregate.h"
#include "base/memory.h"
#include "base/number.h"
#include "normalise/normalise.h"
#include "report/screen/layout.h"
#include "report/screen/screen.h"
#include "report/messages/check.h"
#include "report/messages/report.h"
#include "report/words/words.h"
#include "treat/treat.h"
#include "weight/weight.h"

enum { MOST_NAMES = 8 }; /* territories named for one reason; JSON has all */

static void heading(arp_text *out, const char *text) {
    arp_text_add(out, "\n");
    arp_wrap(out, text, 0, 2);
}

static void put_reason(const arp_study *study, arp_unranked_reason reason, arp_lang lang,
                       arp_text *out) {
    static const arp_message WHY[] = {
        [ARP_UNRANKED_SMALL] = ARP_MSG_REPORT_BELOW_POPULATION,
        [ARP_UNRANKED_UNKNOWN] = ARP_MSG_REPORT_UNKNOWN_POPULATION,
        [ARP_UNRANKED_EXCLUDED] = ARP_MSG_REPORT_LEFT_OUT,
        [ARP_UNRANKED_UNMATCHED] = ARP_MSG_REPORT_UNMATCHED,
        [ARP_UNRANKED_ELSEWHERE] = ARP_MSG_REPORT_ELSEWHERE,
    };
    arp_word least = arp_word_number(study->minimum_population, 0, lang);
    arp_text_fill(out, arp_say(WHY[reason], lang), (const char *const[]){least.s, NULL});
}

/* "41 : moins de 2 000 habitants (0901 Ax, 0902 La Bastide, …)" */
static void put_left_out(const arp_study *study, size_t first, arp_lang lang, arp_text *out) {
    arp_unranked_reason reason = study->unranked[first].reason;
    arp_text why = {0}, names = {0};
    size_t n = 0;
    for (size_t i = first; i < study->n_unranked; i++) {
        const arp_unranked *one = &study->unranked[i];
        if (one->reason != reason) continue;
        if (n < MOST_NAMES) {
            if (n) arp_text_add(&names, ", ");
            arp_text_add(&names, one->code);
            arp_text_add(&names, " ");
            arp_text_add(&names, arp_check_text_or_empty(one->label));
        }
        n++;
    }
    if (n > MOST_NAMES) arp_text_add(&names, ", …");
    put_reason(study, reason, lang, &why);
    if (why.bad || names.bad) out->bad = true;
    else
        arp_paragraph(out, 2, lang, LEFT_OUT_FOR, arp_word_count(n, lang).s, why.bytes,
                      names.bytes);
    arp_text_free(&why);
    arp_text_free(&names);
}

static void put_territories(const arp_study *study, arp_lang lang, arp_text *out) {
    const char *level = arp_word_level(study->level, lang);
    heading(out, arp_report_say(TERRITORIES_TITLE, lang));
    arp_paragraph(out, 2, lang, KEPT, arp_word_count(study->values.n_rows, lang).s, level);
    for (size_t i = 0; i < study->n_unranked; i++) {
        if (arp_check_first_of_reason(study, i)) put_left_out(study, i, lang, out);
    }
}

static const char *polarity(int sign, arp_lang lang) {
    if (sign > 0) return arp_report_say(MORE_IS_MORE, lang);
    return sign < 0 ? arp_report_say(MORE_IS_LESS, lang) : arp_report_say(DESCRIPTIVE, lang);
}

static void put_coverage(const arp_study *study, size_t column, arp_lang lang, arp_text *out) {
    arp_coverage coverage = arp_check_coverage(study, column);
    arp_word least = arp_word_number(coverage.least, 3, lang);
    arp_word mean = arp_word_number(coverage.mean, 3, lang);
    arp_word missing = arp_word_count(arp_check_marked(study, column, ARP_CELL_MISSING), lang);
    arp_word secret = arp_word_count(arp_check_marked(study, column, ARP_CELL_SECRET), lang);
    arp_word none = arp_word_count(arp_check_marked(study, column, ARP_CELL_NOT_APPLICABLE), lang);
    if (isnan(coverage.mean)) arp_text_add(out, arp_report_say(COVERAGE_NONE, lang));
    else if (coverage.weighted) arp_put(out, lang, COVERAGE_WEIGHTED, least.s, mean.s);
    else arp_put(out, lang, COVERAGE_MEAN, least.s, mean.s);
    arp_text_add(out, arp_report_say(SEMICOLON, lang));
    arp_put(out, lang, MARKED, missing.s, secret.s, none.s);
}

static bool blank(const char *text) {
    return !text || text[strspn(text, " ")] == '\0';
}

/* What was filled by an interval, and what it leaves open. */
static void put_filled(const arp_study *study, size_t column, arp_lang lang, arp_text *out) {
    const arp_zoned *z = study->zoned;
    const arp_made_of *made = &study->made[column];
    const double *x = study->values.column[column].value;
    double most = 0;
    size_t touched = 0;
    for (size_t i = 0; i < study->values.n_rows; i++) {
        double off = fmax(x[i] - made->low[i], made->high[i] - x[i]);
        touched += off > 0;
        if (off > most) most = off;
    }
    arp_paragraph(out, 4, lang, FILLED_COMMUNES, arp_word_value(z->secret_between[0], lang).s,
                  arp_word_value(z->secret_between[1], lang).s,
                  arp_word_count(z->filled[column], lang).s, arp_word_count(touched, lang).s,
                  arp_word_value(most, lang).s);
}

/* What a sum of communes cannot give. */
static void put_zoned(const arp_study *study, size_t column, arp_lang lang, arp_text *out) {
    const arp_zoned *z = study->zoned;
    if (!z) return;
    const char *weight =
        z->weighed_by[column] ? z->weighed_by[column] : study->made[column].denominator;
    if (z->approximate[column]) arp_paragraph(out, 4, lang, APPROXIMATE, weight);
    if (z->filled[column]) put_filled(study, column, lang, out);
    if (z->secret[column] == 0) return;
    arp_paragraph(out, 4, lang, SECRET_COMMUNES, arp_word_count(z->secret[column], lang).s,
                  arp_word_count(z->bounded[column], lang).s);
}

/* What its error is the error of, and what stands for several territories. */
static void put_error(const arp_made_of *made, arp_lang lang, arp_text *out) {
    static const arp_message SAID[] = {[ARP_ERROR_OF_SOURCE] = ARP_MSG_REPORT_ERROR_SOURCE,
                                       [ARP_ERROR_OF_EVENTS] = ARP_MSG_REPORT_ERROR_EVENTS,
                                       [ARP_ERROR_OF_SAMPLING] = ARP_MSG_REPORT_ERROR_SAMPLING};
    for (size_t e = 0; made->error_of && e < sizeof SAID / sizeof SAID[0]; e++) {
        if (strcmp(made->error_of, arp_error_of_name((arp_error_of)e)) == 0)
            arp_wrap(out, arp_say(SAID[e], lang), 4, 6);
    }
    if (made->mean_by) arp_paragraph(out, 4, lang, UNION_MEAN, made->mean_by);
}

static void put_indicator(const arp_study *study, size_t column, arp_lang lang, arp_text *out) {
    const arp_made_of *made = &study->made[column];
    arp_text formula = {0}, coverage = {0};
    arp_paragraph(out, 2, lang, INDICATOR, made->id, made->label[lang]);
    arp_check_formula(made, &formula);
    if (formula.n == 0) arp_text_add(&formula, arp_report_say(GIVEN_VALUE, lang));
    put_coverage(study, column, lang, &coverage);
    if (formula.bad || coverage.bad) {
        out->bad = true;
    } else {
        const arp_word year = arp_word_year(made->year);
        const char *when = made->year ? year.s : "–", *sign = polarity(made->polarity, lang);
        if (blank(made->unit[lang])) arp_wrap(out, formula.bytes, 4, 6);
        else arp_paragraph(out, 4, lang, MADE_FROM, formula.bytes, made->unit[lang]);
        if (blank(made->side[lang])) arp_paragraph(out, 4, lang, ONLY_YEAR, when, sign);
        else arp_paragraph(out, 4, lang, SIDE_AND_YEAR, made->side[lang], when, sign);
        arp_wrap(out, coverage.bytes, 4, 6);
        put_error(made, lang, out);
        put_zoned(study, column, lang, out);
    }
    arp_text_free(&formula);
    arp_text_free(&coverage);
}

static size_t depth(const arp_plan *plan, size_t node) {
    size_t n = 0;
    for (; plan->node[node].parent != ARP_NONE; node = plan->node[node].parent) n++;
    return n;
}

/* Share of a node in its parent; NaN for the root, where the data decide, and where there is none.
 */
static double share(const arp_plan *plan, size_t node, arp_text *out) {
    size_t parent = plan->node[node].parent, at = 0;
    double answer = NAN;
    if (parent == ARP_NONE || plan->node[parent].weigh->from_data) return answer;
    const arp_plan_node *up = &plan->node[parent];
    double *given = arp_zalloc(up->n_children, sizeof *given);
    double *rescaled = arp_zalloc(up->n_children, sizeof *rescaled);
    const char **name = arp_zalloc(up->n_children, sizeof *name);
    if (!given || !rescaled || !name) {
        out->bad = true;
    } else {
        for (size_t j = 0; j < up->n_children; j++) {
            given[j] = plan->node[up->child[j]].weight;
            name[j] = plan->node[up->child[j]].name;
            if (up->child[j] == node) at = j;
        }
        const arp_weigh_names names = {up->name, name};
        arp_status st = up->weigh->weigh(&names, given, up->n_children, NULL, 0, rescaled, NULL);
        if (st == ARP_OK) answer = rescaled[at];
    }
    arp_free(given);
    arp_free(rescaled);
    arp_free(name);
    return answer;
}

static void put_weights(const arp_study *study, arp_lang lang, arp_text *out) {
    arp_grid grid;
    heading(out, arp_report_say(WEIGHTS, lang));
    arp_grid_begin(&grid, "lrlll", 0, 2);
    arp_grid_cell(&grid, arp_report_say(NODE, lang));
    arp_grid_cell(&grid, arp_report_say(SHARE, lang));
    arp_grid_cell(&grid, arp_report_say(CHILDREN_WEIGHTS, lang));
    arp_grid_cell(&grid, arp_report_say(AGGREGATE, lang));
    arp_grid_cell(&grid, arp_report_say(LABEL, lang));
    for (size_t i = 0; i < study->plan.n_nodes; i++) {
        const arp_plan_node *node = &study->plan.node[i];
        arp_text name = {0};
        for (size_t d = depth(&study->plan, i); d > 0; d--) arp_text_add(&name, "· ");
        arp_text_add(&name, node->name);
        if (name.bad) out->bad = true;
        arp_grid_cell(&grid, name.bad ? "" : name.bytes);
        arp_text_free(&name);
        double part = share(&study->plan, i, out);
        arp_grid_cell(&grid, isnan(part) ? i ? "–" : "" : arp_word_number(part, 3, lang).s);
        arp_grid_cell(&grid, node->weigh ? node->weigh->name : "");
        arp_grid_cell(&grid, node->aggregate ? node->aggregate->name : "");
        arp_grid_cell(&grid, node->label[lang]);
    }
    arp_grid_end(&grid, out);
}

static void put_methods(const arp_study *study, arp_lang lang, arp_text *out) {
    const arp_plan *plan = &study->plan;
    heading(out, arp_report_say(METHODS, lang));
    const bool fills = study->zoned && study->zoned->fills_secret;
    arp_paragraph(out, 2, lang, MISSING_RULES, plan->missing->name,
                  fills ? "interval" : plan->secret->name, plan->not_applicable->name);
    arp_paragraph(out, 2, lang, OTHER_RULES, plan->outliers->name, plan->normalise->name,
                  plan->drop_constant ? "drop" : "stop");
}

static void put_comparator(const arp_study *study, size_t which, arp_lang lang, arp_text *out) {
    const arp_comparator *one = &study->comparator[which];
    arp_grid grid;
    arp_text_add(out, "\n");
    const arp_word rows = arp_word_count(one->n_rows, lang),
                   kept = arp_word_count(one->n_kept, lang);
    if (one->n_rows == 0) arp_paragraph(out, 0, lang, COMPARATOR_STATED, one->name);
    else if (study->zoned)
        arp_paragraph(out, 0, lang, COMPARATOR_COMMUNES, one->name, rows.s, kept.s);
    else arp_paragraph(out, 0, lang, COMPARATOR, one->name, rows.s, kept.s);
    size_t known = 0;
    for (size_t c = 0; c < study->values.n_columns; c++) {
        if (!isnan(one->value[c])) known++;
    }
    if (known == 0) return;
    arp_grid_begin(&grid, "llrlrl", 0, 2);
    arp_grid_cell(&grid, arp_report_say(INDICATOR_COLUMN, lang));
    arp_grid_cell(&grid, "");
    arp_grid_cell(&grid, arp_report_say(VALUE, lang));
    arp_grid_cell(&grid, "");
    arp_grid_cell(&grid, arp_report_say(ROWS_LEFT_OUT, lang));
    arp_grid_cell(&grid, "");
    for (size_t c = 0; c < study->values.n_columns; c++) {
        if (isnan(one->value[c])) continue;
        arp_grid_cell(&grid, study->made[c].id);
        arp_grid_cell(&grid, study->made[c].label[lang]);
        arp_grid_cell(&grid, arp_word_value(one->value[c], lang).s);
        arp_grid_cell(&grid, arp_check_text_or_empty(study->made[c].unit[lang]));
        arp_grid_cell(&grid, arp_word_count(one->n_marked[c], lang).s);
        arp_grid_cell(&grid, one->stated[c]        ? arp_report_say(STATED, lang)
                             : one->approximate[c] ? arp_report_say(MEAN, lang)
                                                   : "");
    }
    arp_grid_end(&grid, out);
}

static void put_selection(const arp_study *study, arp_lang lang, arp_text *out) {
    if (!study->has_selection) return;
    heading(out, arp_report_say(SELECTION, lang));
    if (study->first) {
        arp_paragraph(out, 2, lang, FIRST_ONES, arp_word_count(study->first, lang).s);
    }
    for (size_t i = 0; i < study->m; i++) {
        const char *code = study->values.code[study->selected[i]];
        arp_paragraph(out, 2, lang, SELECTED, code, study->values.label[study->selected[i]]);
    }
    for (size_t j = 0; j < study->n_k; j++) {
        arp_paragraph(out, 2, lang, WITHIN_FIRST, arp_word_count(study->k[j], lang).s);
    }
}

static void put_notices(const arp_study *study, arp_lang lang, arp_text *out) {
    size_t n = study->notices ? study->notices->n : 0;
    arp_error stop;
    if (arp_study_stop(study, &stop) != ARP_OK) out->bad = true;
    if (n || stop.code != ARP_OK) heading(out, arp_report_say(NOTICES, lang));
    if (stop.code != ARP_OK) {
        char text[4 * ARP_ERROR_TEXT];
        arp_error_text(&stop, lang, text, sizeof text);
        arp_paragraph(out, 2, lang, WILL_STOP, text);
    }
    for (size_t i = 0; i < n; i++) {
        const arp_error *notice = &study->notices->at[i];
        char text[4 * ARP_ERROR_TEXT];
        arp_error_text(notice, lang, text, sizeof text);
        char line[ARP_NUMBER_ROOM];
        arp_number_from_size(line, notice->line);
        const char *args[] = {text, notice->path, line, NULL};
        arp_wrap_fill(out, 2, *notice->path && notice->line ? "- {0} ({1}:{2})" : "- {0}", args);
    }
}

void arp_check_text(const arp_report *r, arp_text *out) {
    const arp_study *study = r->study;
    arp_lang lang = r->options.lang;
    arp_title_text(r, out);
    heading(out, arp_report_say(INPUTS, lang));
    arp_check_inputs(study, lang, out);
    arp_zonings_text(study, lang, out);
    put_territories(study, lang, out);
    heading(out, arp_report_say(INDICATORS, lang));
    for (size_t c = 0; c < study->values.n_columns; c++) put_indicator(study, c, lang, out);
    arp_described_text(study, lang, out);
    put_weights(study, lang, out);
    put_methods(study, lang, out);
    for (size_t i = 0; i < study->n_comparators; i++) put_comparator(study, i, lang, out);
    put_selection(study, lang, out);
    put_notices(study, lang, out);
    arp_notes_text(r, out);
}
