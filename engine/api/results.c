/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of what was found, made when they are asked for. */
#include "api/results.h"

#include <string.h>

#include "base/fail.h"
#include "base/text.h"
#include "report/messages/report.h"

arp_status arp_results_begin(arp_results *results, arp_error *err) {
    const arp_statement *const *all;
    size_t n = arp_statements(&all);
    if (!arp_zalloc_all(ARP_ARRAY(results->stated, n), ARP_ARRAY(results->read, n)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        if (arp_statement_applies(all[i], &results->facts)) results->stated[results->n++] = all[i];
    }
    return ARP_OK;
}

void arp_results_free(arp_results *results) {
    if (!results) return;
    for (size_t i = 0; i < results->n; i++) {
        arp_result_table_free(&results->read[i].table);
        arp_free(results->read[i].column);
    }
    arp_sweep_free(&results->sweep);
    arp_profiles_free(&results->profiles);
    arp_candidates_free(&results->candidates);
    arp_contracts_free(&results->contracts);
    arp_choose_free(&results->choose);
    arp_levels_free(&results->levels);
    arp_answer_free(&results->answer);
    arp_free(results->read);
    arp_free(results->stated);
    arp_free(results);
}

size_t arp_results_count(const arp_results *results) {
    return results->n;
}

const char *arp_results_name(const arp_results *results, size_t i) {
    return i < results->n ? results->stated[i]->name : NULL;
}

static arp_status refuse(const arp_results *results, const char *name, arp_error *err) {
    const char **all = arp_zalloc(results->n, sizeof *all);
    if (!all) return arp_fail_memory(err);
    for (size_t i = 0; i < results->n; i++) all[i] = results->stated[i]->name;
    const char *near = arp_text_nearest(name, all, results->n);
    arp_status st =
        arp_fail(err, ARP_USAGE, near ? ARP_MSG_REPORT_NO_TABLE_BUT : ARP_MSG_REPORT_NO_TABLE, "ss",
                 name, near ? near : all[0]);
    arp_free(all);
    return st;
}

static arp_status make(const arp_statement *stated, const arp_facts *facts, arp_results_read *out,
                       arp_error *err) {
    size_t n = stated->n_columns;
    arp_result_table table = {0};
    arp_frame_column *column = arp_zalloc(n, sizeof *column);
    arp_status st = ARP_OK;
    if (!column) return arp_fail_memory(err);
    ARP_TRY(arp_result_table_make(stated, facts, &table, err));
    for (size_t j = 0; j < n; j++) {
        const arp_result_column *c = &stated->column[j];
        column[j] = (arp_frame_column){c->name,
                                       c->kind,
                                       c->unit,
                                       {c->meaning[0], c->meaning[1]},
                                       table.column[j].number,
                                       table.column[j].text};
    }
    out->table = table;
    out->column = column;
    out->frame = (arp_frame){.name = stated->name,
                             .title = {stated->title[0], stated->title[1]},
                             .n_keys = stated->n_keys,
                             .n_columns = n,
                             .n_rows = table.n_rows,
                             .column = column};
    column = NULL;
done:
    arp_free(column);
    return st;
}

arp_status arp_results_frame(arp_results *results, const char *name, const arp_frame **out,
                             arp_error *err) {
    size_t i = 0;
    while (i < results->n && strcmp(results->stated[i]->name, name) != 0) i++;
    if (i == results->n) return refuse(results, name, err);
    arp_results_read *read = &results->read[i];
    if (!read->column) {
        arp_status st = make(results->stated[i], &results->facts, read, err);
        if (st != ARP_OK) return st;
    }
    *out = &read->frame;
    return ARP_OK;
}

const arp_frame_column *arp_frame_find(const arp_frame *frame, const char *name) {
    for (size_t j = 0; j < frame->n_columns; j++) {
        if (strcmp(frame->column[j].name, name) == 0) return &frame->column[j];
    }
    return NULL;
}
