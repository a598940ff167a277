/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/results.h"

#include <math.h>
#include <string.h>

#include "aggregate/aggregate.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/number.h"
#include "normalise/normalise.h"
#include "treat/treat.h"

arp_status arp_results_sizes(arp_store *store, const char *name, arp_store_about about,
                             const size_t *x, size_t rows, size_t columns, arp_error *err) {
    size_t n = rows * (columns ? columns : 1);
    uint64_t *copy = arp_zalloc(n, sizeof *copy);
    if (!copy) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) copy[i] = x[i];
    arp_status st = arp_store_whole(store, name, about, copy, rows, columns, err);
    arp_free(copy);
    return st;
}

arp_status arp_results_ranks(arp_store *store, const char *name, arp_store_about about,
                             const uint32_t *x, size_t rows, size_t columns, arp_error *err) {
    size_t n = rows * (columns ? columns : 1);
    uint64_t *copy = arp_zalloc(n, sizeof *copy);
    if (!copy) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) copy[i] = x[i];
    arp_status st = arp_store_whole(store, name, about, copy, rows, columns, err);
    arp_free(copy);
    return st;
}

static arp_status put_provenance(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_study *study = r->study;
    arp_status st = ARP_OK;
    char seed[ARP_NUMBER_ROOM];
    arp_text inputs = {0};
    arp_text_add(&inputs, "");
    for (size_t i = 0; i < study->n_inputs; i++) {
        if (i) arp_text_add(&inputs, "\n");
        arp_text_add(&inputs, study->input[i].name);
        arp_text_add(&inputs, " ");
        arp_text_add(&inputs, study->input[i].sha256);
    }
    arp_number_from_size(seed, study->seed);
    ARP_TRY(arp_text_status(&inputs, err));
    ARP_TRY(arp_store_attribute(store, "version", arp_version(), err));
    ARP_TRY(arp_store_attribute(store, "title", study->title, err));
    ARP_TRY(arp_store_attribute(store, "level", study->level, err));
    ARP_TRY(arp_store_attribute(store, "study", study->name, err));
    ARP_TRY(arp_store_attribute(store, "study_text", study->text, err));
    ARP_TRY(arp_store_attribute(store, "inputs", inputs.bytes, err));
    ARP_TRY(arp_store_attribute(store, "options", study->options ? study->options : "", err));
    ARP_TRY(arp_store_attribute(store, "seed", seed, err));
    arp_store_about about = {"Notes of the study, which every output repeats", "", ""};
    ARP_TRY(arp_store_texts(store, "notes", about, study->note, study->n_notes, err));

done:
    arp_text_free(&inputs);
    return st;
}

static arp_status put_territories(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_table *values = &r->study->values;
    arp_status st = ARP_OK;
    arp_store_about code = {"Codes of the ranked territories, as text", "", ""};
    arp_store_about label = {"Labels of the ranked territories", "", ""};
    arp_store_about population = {"Population of the ranked territories, NaN unknown",
                                  "inhabitants", "column named in the study"};
    ARP_TRY(arp_store_texts(store, "territories/code", code, values->code, values->n_rows, err));
    ARP_TRY(arp_store_texts(store, "territories/label", label, values->label, values->n_rows, err));
    if (r->study->population) {
        ARP_TRY(arp_store_doubles(store, "territories/population", population, r->study->population,
                                  values->n_rows, 0, err));
    }

done:
    return st;
}

/* One text of each of n things, by their place in the struct. */
static arp_status put_texts(arp_store *store, const char *name, const char *title,
                            const void *first, size_t step, size_t n, arp_error *err) {
    arp_store_about about = {title, "", ""};
    const char **list = arp_zalloc(n, sizeof *list);
    if (!list) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        const char *const *at = (const void *)((const char *)first + i * step);
        list[i] = *at ? *at : "";
    }
    arp_status st = arp_store_texts(store, name, about, list, n, err);
    arp_free(list);
    return st;
}

static arp_status put_indicator_numbers(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_made_of *made = r->study->made;
    size_t n = r->study->values.n_columns;
    arp_status st = ARP_OK;
    double *x = arp_zalloc(3 * n, sizeof *x);
    if (!x) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        x[i] = made[i].polarity;
        x[n + i] = made[i].year;
        x[2 * n + i] = made[i].per;
    }
    arp_store_about polarity = {"1: higher is more need; -1: lower is more need", "", ""};
    arp_store_about year = {"Year of the latest data, 0 unknown", "year", ""};
    arp_store_about per = {"Constant the ratio is multiplied by", "", ""};
    ARP_TRY(arp_store_doubles(store, "indicators/polarity", polarity, x, n, 0, err));
    ARP_TRY(arp_store_doubles(store, "indicators/year", year, x + n, n, 0, err));
    ARP_TRY(arp_store_doubles(store, "indicators/per", per, x + 2 * n, n, 0, err));

done:
    arp_free(x);
    return st;
}

static arp_status put_indicators(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_made_of *made = r->study->made;
    size_t n = r->study->values.n_columns;
    const struct {
        const char *name, *title;
        const void *first;
    } texts[] = {
        {"indicators/id", "Identifiers, in the order of the columns of values/", &made->id},
        {"indicators/label_fr", "French labels", &made->label[ARP_FR]},
        {"indicators/label_en", "English labels", &made->label[ARP_EN]},
        {"indicators/unit", "Units", &made->unit},
        {"indicators/numerator", "Numerators, with their vintage", &made->numerator},
        {"indicators/denominator", "Denominators, with their vintage", &made->denominator},
        {"indicators/source", "Sources", &made->source},
    };
    arp_status st = ARP_OK;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        ARP_TRY(put_texts(store, texts[i].name, texts[i].title, n ? texts[i].first : NULL,
                          sizeof *made, n, err));
    }
    ARP_TRY(put_indicator_numbers(r, store, err));

done:
    return st;
}

static arp_status put_values(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_table *t = &r->study->values;
    size_t rows = t->n_rows, columns = t->n_columns;
    arp_status st = ARP_OK;
    double *value = arp_zalloc(rows * columns, sizeof *value);
    double *coverage = arp_zalloc(rows * columns, sizeof *coverage);
    uint8_t *mark = arp_zalloc(rows * columns, 1);
    arp_store_about about = {"Indicators of the ranked territories, territories x indicators; NaN "
                             "where a cell is marked",
                             "indicators/unit", "indicators/numerator"};
    arp_store_about marks = {"Marks of the cells: 0 ok, 1 missing, 2 secret, 3 not applicable", "",
                             ""};
    arp_store_about covered = {"Share of the territory the figure covers, NaN where not stated", "",
                               ""};
    if (!value || !coverage || !mark) {
        st = arp_fail_memory(err);
        goto done;
    }
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < columns; j++) {
            const double *known = r->study->made[j].coverage;
            value[i * columns + j] = t->column[j].value[i];
            mark[i * columns + j] = t->column[j].mark[i];
            coverage[i * columns + j] = known ? known[i] : (double)NAN;
        }
    }
    ARP_TRY(arp_store_doubles(store, "values/value", about, value, rows, columns, err));
    ARP_TRY(arp_store_bytes(store, "values/mark", marks, mark, rows, columns, err));
    ARP_TRY(arp_store_doubles(store, "values/coverage", covered, coverage, rows, columns, err));

done:
    arp_free(value);
    arp_free(coverage);
    arp_free(mark);
    return st;
}

static arp_status put_nodes(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_plan *plan = &r->study->plan;
    const arp_result *result = &r->answer->result;
    size_t n = plan->n_nodes;
    arp_status st = ARP_OK;
    const char **parent = arp_zalloc(n, sizeof *parent);
    if (!parent) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        size_t up = plan->node[i].parent;
        parent[i] = up == ARP_NONE ? "" : plan->node[up].name;
    }
    arp_store_about parents = {"Name of each node's parent, empty for the root", "", ""};
    arp_store_about weight = {"Share of each node in its parent", "", "rescaled to sum 1"};
    arp_store_about score = {
        "Scores, nodes x territories; of a leaf its oriented, normalised value", "",
        plan->normalise->name};
    arp_store_about rank = {"Ranks, nodes x territories; 1 most need, 0 without a score", "", ""};
    arp_store_about covered = {"Weighted share of the node's leaves that had a number", "", ""};
    ARP_TRY(put_texts(store, "nodes/name", "Nodes of the index, the root first", &plan->node->name,
                      sizeof *plan->node, n, err));
    ARP_TRY(arp_store_texts(store, "nodes/parent", parents, parent, n, err));
    ARP_TRY(arp_store_doubles(store, "nodes/weight", weight, result->weight, n, 0, err));
    ARP_TRY(arp_store_doubles(store, "scores/score", score, result->score, n, result->n, err));
    ARP_TRY(arp_results_ranks(store, "scores/rank", rank, result->rank, n, result->n, err));
    ARP_TRY(
        arp_store_doubles(store, "scores/coverage", covered, result->coverage, n, result->n, err));

done:
    arp_free(parent);
    return st;
}

static arp_status put_comparators(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_study *study = r->study;
    size_t n = study->n_comparators, columns = study->values.n_columns;
    arp_status st = ARP_OK;
    if (n == 0) return ARP_OK;
    double *value = arp_zalloc(n * columns, sizeof *value);
    arp_store_about about = {"Indicators of the comparators, comparators x indicators",
                             "indicators/unit", "summed numerators and denominators"};
    if (!value) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < columns; j++) {
            value[i * columns + j] = study->comparator[i].value[j];
        }
    }
    ARP_TRY(put_texts(store, "comparators/name", "Comparators", &study->comparator->name,
                      sizeof *study->comparator, n, err));
    ARP_TRY(arp_store_doubles(store, "comparators/value", about, value, n, columns, err));

done:
    arp_free(value);
    return st;
}

static arp_status put_left_out(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_unranked *out = r->study->unranked;
    size_t n = r->study->n_unranked;
    arp_status st = ARP_OK;
    if (n == 0) return ARP_OK;
    const char **reason = arp_zalloc(n, sizeof *reason);
    if (!reason) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) reason[i] = arp_unranked_reason_name(out[i].reason);
    ARP_TRY(put_texts(store, "left_out/code", "Codes of the territories that are not ranked",
                      &out->code, sizeof *out, n, err));
    ARP_TRY(put_texts(store, "left_out/label", "Their labels", &out->label, sizeof *out, n, err));
    ARP_TRY(put_texts(store, "left_out/reason", "Why they are not ranked", reason, sizeof *reason,
                      n, err));

done:
    arp_free(reason);
    return st;
}

/* row, node, mark, value of each filled cell; row, node, from, to of each treated one. */
static arp_status put_changed(const arp_report *r, arp_store *store, arp_error *err) {
    const arp_result *result = &r->answer->result;
    size_t most = result->n_filled > result->n_treated ? result->n_filled : result->n_treated;
    arp_status st = ARP_OK;
    if (most == 0) return ARP_OK;
    double *x = arp_zalloc(most, 4 * sizeof *x);
    if (!x) return arp_fail_memory(err);
    const arp_plan *plan = &r->study->plan;
    const char *const names[] = {plan->missing->name, plan->secret->name,
                                 plan->not_applicable->name, NULL};
    arp_text rules = {0};
    arp_text_fill(&rules, "missing: {0}, secret: {1}, not applicable: {2}", names);
    ARP_TRY(arp_text_status(&rules, err));
    arp_store_about filled = {
        "Cells without a number: territory, node, mark, value by rule; NaN: the "
        "indicator is left out there and the territory stays ranked",
        "", rules.bytes};
    arp_store_about treated = {"Outliers treated: territory, node, from, to", "",
                               plan->outliers->name};
    for (size_t i = 0; i < result->n_filled; i++) {
        const arp_filled *f = &result->filled[i];
        const double row[4] = {(double)f->row, (double)f->node, (double)f->mark, f->value};
        memcpy(x + 4 * i, row, sizeof row);
    }
    if (result->n_filled) {
        ARP_TRY(arp_store_doubles(store, "filled", filled, x, result->n_filled, 4, err));
    }
    for (size_t i = 0; i < result->n_treated; i++) {
        const arp_treated_cell *t = &result->treated[i];
        const double row[4] = {(double)t->row, (double)t->node, t->from, t->to};
        memcpy(x + 4 * i, row, sizeof row);
    }
    if (result->n_treated) {
        ARP_TRY(arp_store_doubles(store, "treated", treated, x, result->n_treated, 4, err));
    }

done:
    arp_text_free(&rules);
    arp_free(x);
    return st;
}

arp_status arp_results_write(const arp_report *r, const char *path, arp_error *err) {
    arp_status st = ARP_OK;
    arp_store *store = NULL;
    ARP_TRY(arp_store_create(path, &store, err));
    ARP_TRY(put_provenance(r, store, err));
    ARP_TRY(put_territories(r, store, err));
    ARP_TRY(put_indicators(r, store, err));
    ARP_TRY(put_values(r, store, err));
    ARP_TRY(put_nodes(r, store, err));
    ARP_TRY(put_comparators(r, store, err));
    ARP_TRY(put_left_out(r, store, err));
    ARP_TRY(put_changed(r, store, err));
    if (r->answer->has_drivers) ARP_TRY(arp_results_drivers(r, store, err));
    if (r->answer->has_sensitivity) ARP_TRY(arp_results_sensitivity(r, store, err));
    st = arp_store_close(store, err);
    store = NULL;

done:
    arp_store_abandon(store);
    return st;
}
