/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicators: what the shipped catalogue holds. */
#include <string.h>

#include "catalogue/catalogue.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/say.h"
#include "io/yaml.h"
#include "report/json.h"
#include "report/layout.h"
#include "report/numbers_csv.h"

/* One field of an indicator under the catalogue's own key: a number, texts, or nothing. */
typedef struct field {
    const char *key;
    bool is_number;
    double number;
    const char *const *text;
    size_t n;
} field;

enum { FIELDS = 23, STRATA = 32 };

typedef struct fields {
    field at[FIELDS];
    const char *one[FIELDS]; /* where a field's only text lies */
    const char *stratum[STRATA];
} fields;

static void put_text(fields *f, size_t i, const char *key, const char *text) {
    f->one[i] = text;
    f->at[i] = (field){key, false, 0, &f->one[i], text && *text ? 1 : 0};
}

static void put_alternatives(fields *f, size_t i, const char *key, const arp_alternatives *a) {
    f->at[i] = (field){key, false, 0, a->text, a->n};
}

static void put_number(fields *f, size_t i, const char *key, double x) {
    f->at[i] = (field){key, true, x, NULL, 0};
}

/* The columns of a rate that the study standardises: the total, and the people of each stratum. */
static void put_standardised(fields *f, size_t i, const arp_node *map) {
    const arp_node *total = map ? arp_node_get(map, "total") : NULL;
    const arp_node *strata = map ? arp_node_get(map, "strata") : NULL;
    size_t n = 0;
    for (; total && strata && n < strata->n && n < STRATA; n++)
        f->stratum[n] = strata->item[n].text;
    put_text(f, i, "total", total ? total->text : NULL);
    f->at[i + 1] = (field){"strata", false, 0, f->stratum, n};
}

static void fields_of(const arp_indicator *x, fields *f) {
    put_text(f, 0, "id", x->id);
    put_text(f, 1, "label_fr", x->label[ARP_FR]);
    put_text(f, 2, "label_en", x->label[ARP_EN]);
    put_text(f, 3, "side", x->side);
    put_text(f, 4, "domain", x->domain);
    put_number(f, 5, "polarity", x->polarity);
    put_text(f, 6, "unit", x->unit);
    put_alternatives(f, 7, "numerator", &x->numerator);
    put_alternatives(f, 8, "denominator", &x->denominator);
    put_text(f, 9, "value", x->value);
    put_number(f, 10, "per", x->per);
    put_alternatives(f, 11, "coverage_numerator", &x->coverage[0]);
    put_alternatives(f, 12, "coverage_denominator", &x->coverage[1]);
    put_text(f, 13, "aggregation", arp_aggregation_name(x->aggregation));
    put_text(f, 14, "error", arp_error_model_name(x->error));
    put_text(f, 15, "source", x->source);
    put_text(f, 16, "reference", x->reference);
    put_text(f, 17, "standard_error", x->standard_error);
    put_text(f, 20, "weight", x->weight);
    f->at[18] = (field){"interval", false, 0, x->interval, x->interval[0] ? 2 : 0};
    put_standardised(f, 21, x->standardise);
    if (x->year) {
        put_number(f, 19, "year", x->year);
    } else {
        put_text(f, 19, "year", NULL);
    }
}

/* A whole number is written as one: polarity 1, year 2018. */
static json_t *json_of(const field *f, arp_json_state *state) {
    if (f->is_number && f->number == (double)(json_int_t)f->number) {
        return json_integer((json_int_t)f->number);
    }
    if (f->is_number) return arp_json_real(f->number);
    if (f->n < 2) return arp_json_text(f->n ? f->text[0] : NULL);
    json_t *list = json_array();
    for (size_t i = 0; i < f->n; i++) arp_json_add(state, list, arp_json_text(f->text[i]));
    return list;
}

static json_t *object_of(const arp_indicator *x, arp_json_state *state) {
    json_t *object = json_object();
    fields f;
    fields_of(x, &f);
    for (size_t j = 0; j < FIELDS; j++) {
        arp_json_put(state, object, f.at[j].key, json_of(&f.at[j], state));
    }
    return object;
}

/* One indicator, or the list of all. */
static arp_status put_json(arp_text *t, const arp_catalogue *catalogue, const arp_indicator *one,
                           arp_error *err) {
    arp_json_state state = {0};
    json_t *top = json_object();
    arp_json_put(&state, top, "ok", json_true());
    if (one) {
        arp_json_put(&state, top, "indicator", object_of(one, &state));
    } else {
        json_t *list = json_array();
        for (size_t i = 0; i < catalogue->n; i++) {
            arp_json_add(&state, list, object_of(&catalogue->at[i], &state));
        }
        arp_json_put(&state, top, "indicators", list);
    }
    return arp_json_write(&state, top, t, err);
}

/* The texts of a field, alternatives apart by a bar. */
static void put_joined(arp_text *t, const field *f, const arp_rows *rows) {
    if (f->is_number) arp_rows_put_number(rows, f->number, t);
    for (size_t i = 0; i < f->n; i++) {
        if (i) arp_text_add(t, " | ");
        arp_text_add(t, f->text[i]);
    }
}

static void put_csv_row(arp_rows *rows, const fields *f) {
    for (size_t j = 0; j < FIELDS; j++) {
        arp_text cell = {0};
        if (f->at[j].is_number) {
            arp_rows_number(rows, f->at[j].number);
            continue;
        }
        put_joined(&cell, &f->at[j], rows);
        arp_rows_text(rows, cell.n ? cell.bytes : "");
        rows->out->bad = rows->out->bad || cell.bad;
        arp_text_free(&cell);
    }
    arp_rows_end(rows);
}

static void put_csv(arp_text *t, const arp_indicator *at, size_t n, bool french) {
    arp_rows rows = arp_rows_begin(t, french);
    for (size_t i = 0; i < n; i++) {
        fields f;
        fields_of(&at[i], &f);
        for (size_t j = 0; i == 0 && j < FIELDS; j++) arp_rows_text(&rows, f.at[j].key);
        if (i == 0) arp_rows_end(&rows);
        put_csv_row(&rows, &f);
    }
}

static void put_people(arp_text *t, const arp_indicator *at, size_t n, arp_lang lang) {
    for (size_t i = 0; i < n; i++) {
        arp_wrap_term(t, at[i].id, 22);
        arp_wrap_term(t, at[i].side ? at[i].side : "", 12);
        arp_wrap_on(t, at[i].label[lang], 34);
    }
}

static void put_people_one(arp_text *t, const arp_indicator *at, arp_lang lang) {
    fields f;
    const arp_rows rows = {.french = lang == ARP_FR};
    fields_of(at, &f);
    for (size_t j = 0; j < FIELDS; j++) {
        arp_text value = {0};
        put_joined(&value, &f.at[j], &rows);
        if (value.n) {
            arp_wrap_term(t, f.at[j].key, 22);
            arp_wrap_on(t, value.bytes, 22);
        }
        t->bad = t->bad || value.bad;
        arp_text_free(&value);
    }
}

static arp_status read_catalogue(arp_tree *tree, arp_catalogue *catalogue, arp_error *err) {
    arp_status st = ARP_OK;
    size_t len = 0;
    const char *text = arp_catalogue_shipped(&len);
    ARP_TRY(arp_yaml_read(text, len, "catalogue.yaml", tree, err));
    ARP_TRY(arp_catalogue_add(catalogue, &tree->root, false, err));

done:
    return st;
}

static arp_status find(const arp_catalogue *catalogue, const char *id, const arp_indicator **out,
                       arp_error *err) {
    *out = arp_catalogue_find(catalogue, id);
    if (*out) return ARP_OK;
    const char *near = arp_catalogue_nearest(catalogue, id);
    if (near) return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_UNKNOWN_INDICATOR, "ss", id, near);
    return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_UNKNOWN_INDICATOR_ALL, "s", id);
}

arp_status arp_do_indicators(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    arp_tree tree = {0};
    arp_catalogue catalogue = {0};
    arp_text t = {0};
    const char *id = request->operand[0];
    ARP_TRY(read_catalogue(&tree, &catalogue, err));
    const arp_indicator *at = catalogue.at;
    size_t n = id ? 1 : catalogue.n;
    if (id) ARP_TRY(find(&catalogue, id, &at, err));
    if (request->format == ARP_FORMAT_JSON) {
        ARP_TRY(put_json(&t, &catalogue, id ? at : NULL, err));
    } else if (request->format == ARP_FORMAT_CSV) {
        put_csv(&t, at, n, request->given[ARP_OPTION_CSV]);
    } else if (id) {
        put_people_one(&t, at, request->lang);
    } else {
        put_people(&t, at, n, request->lang);
    }
    ARP_TRY(arp_text_status(&t, err));
    ARP_TRY(arp_interrupt_check(err));
    ARP_TRY(arp_give(request, t.bytes, t.n, err));

done:
    arp_text_free(&t);
    arp_catalogue_free(&catalogue);
    arp_tree_free(&tree);
    return st;
}
