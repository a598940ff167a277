/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "report/write/json.h"
#include "report/write/write.h"

static void put_field(const arp_result_column *column, bool french, arp_out *out) {
    static const char *const TYPE[] = {"number", "integer", "boolean", "string"};
    arp_text_add(&out->text, "          {");
    arp_json_pair(out, "name", column->name, ", ");
    arp_json_pair(out, "type", TYPE[column->kind], ", ");
    if (french && column->kind == ARP_KIND_REAL) arp_json_pair(out, "decimalChar", ",", ", ");
    if (*column->unit) arp_json_pair(out, "unit", column->unit, ", ");
    arp_json_pair(out, "title", column->meaning[ARP_FR], ", ");
    arp_json_pair(out, "description", column->meaning[ARP_EN], "}");
}

static void put_key(const arp_statement *stated, arp_out *out) {
    if (stated->n_keys == 0) return;
    arp_json_key(out, "primaryKey");
    arp_text_add(&out->text, "[");
    for (size_t j = 0; j < stated->n_keys; j++) {
        if (j) arp_text_add(&out->text, ", ");
        arp_json_text(out, stated->column[j].name);
    }
    arp_text_add(&out->text, "],\n        ");
}

static void put_schema(const arp_statement *stated, bool french, arp_out *out) {
    arp_json_key(out, "schema");
    arp_text_add(&out->text, "{\n        ");
    put_key(stated, out);
    arp_text_add(&out->text, "\"missingValues\": [\"\"],\n        \"fields\": [\n");
    for (size_t j = 0; j < stated->n_columns; j++) {
        if (j) arp_text_add(&out->text, ",\n");
        put_field(&stated->column[j], french, out);
    }
    arp_text_add(&out->text, "]\n      }");
}

static void put_resource(const arp_statement *stated, bool first, bool french, arp_out *out) {
    arp_text_add(&out->text, "    {\n      ");
    arp_json_pair(out, "name", stated->name, ",\n      ");
    arp_text_add(&out->text, first ? "\"path\": \"" : "\"path\": \"tables/");
    arp_text_add(&out->text, stated->name);
    arp_text_add(&out->text, ".csv\",\n      ");
    arp_json_pair(out, "profile", "tabular-data-resource", ",\n      ");
    arp_json_pair(out, "title", stated->title[ARP_FR], ",\n      ");
    arp_json_pair(out, "description", stated->title[ARP_EN], ",\n      ");
    if (*stated->method) arp_json_pair(out, "method", stated->method, ",\n      ");
    arp_json_pair(out, "encoding", french ? "utf-8-sig" : "utf-8", ",\n      ");
    arp_json_key(out, "dialect");
    arp_text_add(&out->text, "{");
    arp_json_pair(out, "delimiter", french ? ";" : ",", ", ");
    arp_text_add(&out->text, "\"doubleQuote\": true},\n      ");
    put_schema(stated, french, out);
    arp_text_add(&out->text, "\n    }");
    arp_out_drain(out);
}

arp_status arp_write_package(const arp_facts *facts, const arp_statement *const *tables, size_t n,
                             bool french, arp_out *out, arp_error *err) {
    bool first = true;
    arp_text_add(&out->text, "{\n  ");
    arp_json_pair(out, "name", "arpent-results", ",\n  ");
    arp_json_pair(out, "profile", "tabular-data-package", ",\n  ");
    if (facts->study) arp_json_pair(out, "title", facts->study->title[facts->study->lang], ",\n  ");
    arp_text_add(&out->text, "\"resources\": [\n");
    for (size_t i = 0; i < n; i++) {
        if (!arp_statement_applies(tables[i], facts)) continue;
        if (!first) arp_text_add(&out->text, ",\n");
        put_resource(tables[i], first, french, out);
        first = false;
    }
    arp_text_add(&out->text, "\n  ]\n}\n");
    return arp_out_end(out, err);
}
