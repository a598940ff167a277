/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fail.h"
#include "base/number.h"
#include "report/write/write.h"

static void put_escape(unsigned char c, arp_out *out) {
    static const char HEX[] = "0123456789abcdef";
    const char code[] = {'\\', 'u', '0', '0', HEX[c >> 4], HEX[c & 15], '\0'};
    const char plain[] = {'\\', (char)c, '\0'};
    if (c == '\n') arp_text_add(&out->text, "\\n");
    else arp_text_add(&out->text, c < ' ' ? code : plain);
}

void arp_write_json_text(const char *text, arp_out *out) {
    if (!text) {
        arp_text_add(&out->text, "null");
        return;
    }
    arp_text_add(&out->text, "\"");
    for (const char *from = text; *from;) {
        const char *c = from;
        while ((unsigned char)*c >= ' ' && *c != '"' && *c != '\\') c++;
        arp_text_add_n(&out->text, from, (size_t)(c - from));
        if (*c) put_escape((unsigned char)*c++, out);
        from = c;
    }
    arp_text_add(&out->text, "\"");
}

static void put_number(double x, arp_out *out) {
    char number[ARP_NUMBER_ROOM];
    if (isnan(x)) {
        arp_text_add(&out->text, "null");
        return;
    }
    arp_number_short(number, x);
    arp_text_add(&out->text, number);
}

static void put_key(const char *name, arp_out *out) {
    arp_text_add(&out->text, "\"");
    arp_text_add(&out->text, name);
    arp_text_add(&out->text, "\": ");
}

static void put_named(const char *name, const char *text, const char *after, arp_out *out) {
    put_key(name, out);
    arp_write_json_text(text, out);
    arp_text_add(&out->text, after);
}

static void put_cell(const arp_result_table *table, size_t row, size_t j, arp_out *out) {
    const arp_result_cells *cells = &table->column[j];
    arp_kind kind = table->stated->column[j].kind;
    put_key(table->stated->column[j].name, out);
    if (kind == ARP_KIND_TEXT) {
        arp_write_json_text(cells->text[row], out);
    } else if (kind == ARP_KIND_FLAG && !isnan(cells->number[row])) {
        arp_text_add(&out->text, cells->number[row] ? "true" : "false");
    } else {
        put_number(cells->number[row], out);
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
        put_named("name", column->name, ", ", out);
        put_named("kind", arp_kind_name(column->kind), ", ", out);
        put_named("unit", column->unit, ", ", out);
        put_key("key", out);
        arp_text_add(&out->text, j < stated->n_keys ? "true, " : "false, ");
        put_named("meaning_fr", column->meaning[ARP_FR], ", ", out);
        put_named("meaning_en", column->meaning[ARP_EN], "}", out);
    }
}

static void put_inputs(const arp_study *study, arp_out *out) {
    arp_text_add(&out->text, "    \"inputs\": [");
    for (size_t i = 0; i < study->n_inputs; i++) {
        arp_text_add(&out->text, i ? ",\n      {" : "\n      {");
        put_named("name", study->input[i].name, ", ", out);
        put_named("sha256", study->input[i].sha256, "}", out);
    }
    arp_text_add(&out->text, "]");
}

static void put_study(const arp_study *study, arp_out *out) {
    char seed[ARP_NUMBER_ROOM];
    arp_text_add(&out->text, "  \"study\": {\n    ");
    put_named("title", study->title, ",\n    ", out);
    put_named("level", study->level, ",\n    ", out);
    put_key("n", out);
    put_number((double)study->values.n_rows, out);
    arp_text_add(&out->text, ",\n    ");
    put_key("decided", out);
    put_number(arp_or_none((size_t)study->decided), out);
    arp_text_add(&out->text, ",\n    ");
    arp_number_from_size(seed, study->seed); /* a text: it may be beyond 2^53 */
    put_named("seed", seed, ",\n", out);
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
        put_key(tables[i]->name, out);
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
    put_named("arpent", arp_version(), ",\n", out);
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
        put_key(tables[i]->name, out);
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
    put_key(table->stated->name, out);
    arp_text_add(&out->text, "[");
    put_columns(table->stated, out);
    arp_text_add(&out->text, "]\n  },\n  \"tables\": {\n    ");
    put_key(table->stated->name, out);
    arp_text_add(&out->text, "[");
    put_rows(table, out);
    arp_text_add(&out->text, "]\n  }\n}\n");
}
