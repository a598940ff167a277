/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <string.h>

#include "base/fail.h"
#include "report/json.h"
#include "report/write/write.h"

static json_t *field(const arp_result_column *column, bool french, arp_json_state *state) {
    static const char *const TYPE[] = {"number", "integer", "boolean", "string"};
    json_t *one = json_object();
    arp_json_put(state, one, "name", arp_json_text(column->name));
    arp_json_put(state, one, "type", arp_json_text(TYPE[column->kind]));
    if (french && column->kind == ARP_KIND_REAL) {
        arp_json_put(state, one, "decimalChar", arp_json_text(","));
    }
    if (*column->unit) arp_json_put(state, one, "unit", arp_json_text(column->unit));
    arp_json_put(state, one, "title", arp_json_text(column->meaning[ARP_FR]));
    arp_json_put(state, one, "description", arp_json_text(column->meaning[ARP_EN]));
    return one;
}

static json_t *schema(const arp_statement *stated, bool french, arp_json_state *state) {
    json_t *one = json_object(), *fields = json_array(), *key = json_array(), *missing;
    for (size_t j = 0; j < stated->n_columns; j++) {
        arp_json_add(state, fields, field(&stated->column[j], french, state));
        if (j < stated->n_keys) arp_json_add(state, key, arp_json_text(stated->column[j].name));
    }
    missing = json_array();
    arp_json_add(state, missing, arp_json_text(""));
    arp_json_put(state, one, "fields", fields);
    arp_json_put(state, one, "primaryKey", key);
    arp_json_put(state, one, "missingValues", missing);
    return one;
}

static json_t *dialect(bool french, arp_json_state *state) {
    json_t *one = json_object();
    arp_json_put(state, one, "delimiter", arp_json_text(french ? ";" : ","));
    return one;
}

static json_t *resource(const arp_statement *stated, bool first, bool french,
                        arp_json_state *state) {
    json_t *one = json_object();
    arp_text path = {0};
    if (!first) arp_text_add(&path, "tables/");
    arp_text_add(&path, stated->name);
    arp_text_add(&path, ".csv");
    if (path.bad) state->bad = true;
    arp_json_put(state, one, "name", arp_json_text(stated->name));
    arp_json_put(state, one, "path", arp_json_text(path.bad ? NULL : path.bytes));
    arp_json_put(state, one, "profile", arp_json_text("tabular-data-resource"));
    arp_json_put(state, one, "title", arp_json_text(stated->title[ARP_FR]));
    arp_json_put(state, one, "description", arp_json_text(stated->title[ARP_EN]));
    if (*stated->method) arp_json_put(state, one, "method", arp_json_text(stated->method));
    arp_json_put(state, one, "encoding", arp_json_text(french ? "utf-8-sig" : "utf-8"));
    arp_json_put(state, one, "dialect", dialect(french, state));
    arp_json_put(state, one, "schema", schema(stated, french, state));
    arp_text_free(&path);
    return one;
}

arp_status arp_write_package(const arp_facts *facts, const arp_statement *const *tables, size_t n,
                             bool french, arp_out *out, arp_error *err) {
    arp_json_state state = {0};
    json_t *whole = json_object(), *resources = json_array();
    bool first = true;
    for (size_t i = 0; i < n; i++) {
        if (!arp_statement_applies(tables[i], facts)) continue;
        arp_json_add(&state, resources, resource(tables[i], first, french, &state));
        first = false;
    }
    arp_json_put(&state, whole, "name", arp_json_text("arpent-results"));
    arp_json_put(&state, whole, "profile", arp_json_text("tabular-data-package"));
    if (facts->study) arp_json_put(&state, whole, "title", arp_json_text(facts->study->title));
    arp_json_put(&state, whole, "resources", resources);
    arp_status st = arp_json_write(&state, whole, &out->text, err);
    return st == ARP_OK ? arp_out_end(out, err) : st;
}
