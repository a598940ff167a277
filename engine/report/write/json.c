/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fail.h"
#include "base/number.h"
#include "report/write/json.h"
#include "report/write/write.h"

static void put_cell(const arp_result_table *table, size_t row, size_t j, arp_out *out) {
    const arp_result_cells *cells = &table->column[j];
    arp_kind kind = table->stated->column[j].kind;
    arp_json_key(out, table->stated->column[j].name);
    if (kind == ARP_KIND_TEXT) {
        arp_json_text(out, cells->text[row]);
    } else if (kind == ARP_KIND_FLAG && !isnan(cells->number[row])) {
        arp_text_add(&out->text, cells->number[row] != 0.0 ? "true" : "false");
    } else {
        arp_json_number(out, cells->number[row]);
    }
}

static void put_rows(const arp_result_table *table, arp_out *out) {
    for (size_t row = 0; row < table->n_rows; row++) {
        arp_text_add(&out->text, row ? ",\n      {" : "\n      {");
        for (size_t j = 0; j < table->stated->n_columns; j++) {
            if (j) arp_text_add(&out->text, ", ");
            put_cell(table, row, j, out);
        }
        arp_text_add(&out->text, "}");
        arp_out_drain(out);
    }
}

static void put_columns(const arp_statement *stated, arp_out *out) {
    for (size_t j = 0; j < stated->n_columns; j++) {
        const arp_result_column *column = &stated->column[j];
        arp_text_add(&out->text, j ? ",\n      {" : "\n      {");
        arp_json_pair(out, "name", column->name, ", ");
        arp_json_pair(out, "kind", arp_kind_name(column->kind), ", ");
        arp_json_pair(out, "unit", column->unit, ", ");
        arp_json_key(out, "key");
        arp_text_add(&out->text, j < stated->n_keys ? "true, " : "false, ");
        arp_json_pair(out, "meaning_fr", column->meaning[ARP_FR], ", ");
        arp_json_pair(out, "meaning_en", column->meaning[ARP_EN], "}");
    }
}

static void put_inputs(const arp_study *study, arp_out *out) {
    arp_text_add(&out->text, "    \"inputs\": [");
    for (size_t i = 0; i < study->n_inputs; i++) {
        arp_text_add(&out->text, i ? ",\n      {" : "\n      {");
        arp_json_pair(out, "name", study->input[i].name, ", ");
        arp_json_pair(out, "sha256", study->input[i].sha256, "}");
    }
    arp_text_add(&out->text, "]");
}

static void put_study(const arp_study *study, arp_out *out) {
    char seed[ARP_NUMBER_ROOM];
    arp_text_add(&out->text, "  \"study\": {\n    ");
    arp_json_pair(out, "title", study->title[study->lang], ",\n    ");
    arp_json_pair(out, "level", study->level, ",\n    ");
    arp_json_key(out, "n");
    arp_json_number(out, (double)study->values.n_rows);
    arp_text_add(&out->text, ",\n    ");
    arp_json_key(out, "decided");
    arp_json_number(out, arp_or_none((size_t)study->decided));
    arp_text_add(&out->text, ",\n    ");
    arp_number_from_size(seed, study->seed); /* a text: it may be beyond 2^53 */
    arp_json_pair(out, "seed", seed, ",\n");
    put_inputs(study, out);
    arp_text_add(&out->text, "\n  },\n");
}

static void put_statements(const arp_facts *facts, const arp_statement *const *tables, size_t n,
                           arp_out *out) {
    bool begun = false;
    arp_text_add(&out->text, "  \"columns\": {");
    for (size_t i = 0; i < n; i++) {
        if (!arp_statement_applies(tables[i], facts)) continue;
        arp_text_add(&out->text, begun ? ",\n    " : "\n    ");
        arp_json_key(out, tables[i]->name);
        arp_text_add(&out->text, "[");
        put_columns(tables[i], out);
        arp_text_add(&out->text, "]");
        begun = true;
    }
    arp_text_add(&out->text, "\n  },\n");
}

static void put_head(arp_out *out) {
    char format[ARP_NUMBER_ROOM];
    arp_number_from_size(format, ARP_RESULTS_FORMAT);
    arp_text_add(&out->text, "{\n  \"format\": ");
    arp_text_add(&out->text, format);
    arp_text_add(&out->text, ",\n  ");
    arp_json_pair(out, "arpent", arp_version(), ",\n");
}

arp_status arp_write_json(const arp_facts *facts, const arp_statement *const *tables, size_t n,
                          arp_out *out, arp_error *err) {
    bool begun = false;
    put_head(out);
    if (facts->study) put_study(facts->study, out);
    put_statements(facts, tables, n, out);
    arp_text_add(&out->text, "  \"tables\": {");
    for (size_t i = 0; i < n; i++) {
        arp_result_table table = {0};
        if (!arp_statement_applies(tables[i], facts)) continue;
        arp_status st = arp_result_table_make(tables[i], facts, &table, err);
        if (st != ARP_OK) return st;
        arp_text_add(&out->text, begun ? ",\n    " : "\n    ");
        arp_json_key(out, tables[i]->name);
        arp_text_add(&out->text, "[");
        put_rows(&table, out);
        arp_text_add(&out->text, "]");
        arp_result_table_free(&table);
        begun = true;
    }
    arp_text_add(&out->text, "\n  }\n}\n");
    return arp_out_end(out, err);
}

void arp_write_json_table(const arp_result_table *table, arp_out *out) {
    put_head(out);
    arp_text_add(&out->text, "  \"columns\": {\n    ");
    arp_json_key(out, table->stated->name);
    arp_text_add(&out->text, "[");
    put_columns(table->stated, out);
    arp_text_add(&out->text, "]\n  },\n  \"tables\": {\n    ");
    arp_json_key(out, table->stated->name);
    arp_text_add(&out->text, "[");
    put_rows(table, out);
    arp_text_add(&out->text, "]\n  }\n}\n");
}
