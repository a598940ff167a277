/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export: what a results file holds. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/say.h"
#include "io/file.h"
#include "io/store.h"
#include "report/json.h"
#include "report/numbers_csv.h"

/* Hands each line of a text to @p put. */
static void each_line(const char *lines, void (*put)(void *to, const char *name), void *to) {
    for (const char *s = lines; *s;) {
        char name[ARP_ERROR_TEXT];
        size_t len = strcspn(s, "\n");
        arp_text_cut(name, sizeof name, s, len);
        put(to, name);
        s += len + (s[len] == '\n');
    }
}

static void add_row(void *rows, const char *name) {
    arp_rows_text(rows, name);
    arp_rows_end(rows);
}

typedef struct listing {
    json_t *names;
    arp_json_state state;
} listing;

static void add_name(void *to, const char *name) {
    listing *list = to;
    arp_json_add(&list->state, list->names, arp_json_text(name));
}

/* The names of the datasets as they are, under a header, or as a JSON array. */
static arp_status put_list(arp_text *t, const arp_request *request, const char *lines,
                           arp_error *err) {
    if (request->format == ARP_FORMAT_TEXT) {
        arp_text_add(t, lines);
        return ARP_OK;
    }
    if (request->format == ARP_FORMAT_CSV) {
        arp_rows rows = arp_rows_begin(t, request->given[ARP_OPTION_CSV]);
        add_row(&rows, "dataset");
        each_line(lines, add_row, &rows);
        return ARP_OK;
    }
    json_t *top = json_object();
    listing list = {.names = json_array()};
    each_line(lines, add_name, &list);
    arp_json_put(&list.state, top, "ok", json_true());
    arp_json_put(&list.state, top, "datasets", list.names);
    return arp_json_write(&list.state, top, t, err);
}

static json_t *json_cell(const arp_stored *x, size_t i) {
    if (x->texts) return arp_json_text(x->texts[i]);
    return x->doubles ? arp_json_real(x->doubles[i]) : arp_json_whole((size_t)x->whole[i]);
}

/* One-dimensional data are a list, two-dimensional ones a list of rows. */
static arp_status put_json_object(arp_text *t, const char *name, const arp_stored *x,
                                  arp_error *err) {
    arp_json_state state = {0};
    json_t *top = json_object(), *values = json_array();
    arp_json_put(&state, top, "ok", json_true());
    arp_json_put(&state, top, "dataset", arp_json_text(name));
    arp_json_put(&state, top, "title", arp_json_text(x->title));
    arp_json_put(&state, top, "unit", arp_json_text(x->unit));
    arp_json_put(&state, top, "method", arp_json_text(x->method));
    for (size_t row = 0; row < x->rows; row++) {
        json_t *list = x->columns > 1 ? json_array() : values;
        for (size_t j = 0; j < x->columns; j++) {
            arp_json_add(&state, list, json_cell(x, row * x->columns + j));
        }
        if (x->columns > 1) arp_json_add(&state, values, list);
    }
    arp_json_put(&state, top, "values", values);
    return arp_json_write(&state, top, t, err);
}

/* The header is the dataset's own name, numbered where it has several columns. */
static void put_csv(arp_text *t, const char *name, const arp_stored *x, bool french) {
    arp_rows rows = arp_rows_begin(t, french);
    const char *slash = strrchr(name, '/'), *own = slash ? slash + 1 : name;
    for (size_t j = 0; j < x->columns; j++) {
        char number[ARP_NUMBER_ROOM + 1] = "_";
        arp_number_from_size(number + 1, j + 1);
        arp_rows_text_pair(&rows, own, x->columns > 1 ? number : "");
    }
    arp_rows_end(&rows);
    for (size_t i = 0; i < x->rows * x->columns; i++) {
        if (x->texts) arp_rows_text(&rows, x->texts[i] ? x->texts[i] : "");
        else if (x->doubles) arp_rows_number(&rows, x->doubles[i]);
        else arp_rows_whole(&rows, (size_t)x->whole[i]);
        if ((i + 1) % x->columns == 0) arp_rows_end(&rows);
    }
}

/* Rows for people, cells apart by tabs. */
static void put_rows(arp_text *t, const arp_stored *x, arp_lang lang) {
    const arp_rows rows = {.french = lang == ARP_FR};
    for (size_t i = 0; i < x->rows * x->columns; i++) {
        char number[ARP_NUMBER_ROOM];
        if (x->texts) {
            arp_text_add(t, x->texts[i] ? x->texts[i] : "");
        } else if (x->whole) {
            arp_number_from_size(number, (size_t)x->whole[i]);
            arp_text_add(t, number);
        } else if (!isnan(x->doubles[i])) {
            arp_rows_put_number(&rows, x->doubles[i], t);
        }
        arp_text_add(t, (i + 1) % x->columns == 0 ? "\n" : "\t");
    }
}

static void put_line(arp_text *t, const char *before, const char *s) {
    if (!s || !*s) return;
    arp_text_add(t, before);
    arp_text_add(t, s);
    arp_text_add(t, "\n");
}

static void put_people(arp_text *t, const arp_stored *x, arp_lang lang) {
    char rows[ARP_NUMBER_ROOM], columns[ARP_NUMBER_ROOM];
    const char *size[] = {rows, columns, NULL};
    arp_number_from_size(rows, x->rows);
    arp_number_from_size(columns, x->columns);
    put_line(t, "", x->title);
    put_line(t, arp_say(ARP_MSG_CLI_UNIT, lang), x->unit);
    put_line(t, arp_say(ARP_MSG_CLI_METHOD, lang), x->method);
    arp_text_fill(t, arp_say(ARP_MSG_CLI_SIZE, lang), size);
    arp_text_add(t, "\n\n");
    put_rows(t, x, lang);
}

arp_status arp_do_export(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    const char *path = request->operand[0], *name = request->operand[1];
    arp_text t = {0}, lines = {0};
    arp_stored x = {0};
    ARP_TRY(arp_file_spare(path, arp_output_path(request), NULL, err));
    if (!name) {
        ARP_TRY(arp_store_list(path, &lines, err));
        ARP_TRY(put_list(&t, request, lines.bytes ? lines.bytes : "", err));
    } else {
        ARP_TRY(arp_store_read(path, name, &x, err));
        if (request->format == ARP_FORMAT_JSON) ARP_TRY(put_json_object(&t, name, &x, err));
        if (request->format == ARP_FORMAT_CSV)
            put_csv(&t, name, &x, request->given[ARP_OPTION_CSV]);
        if (request->format == ARP_FORMAT_TEXT) put_people(&t, &x, request->lang);
    }
    ARP_TRY(arp_text_status(&t, err));
    ARP_TRY(arp_interrupt_check(err));
    ARP_TRY(arp_give(request, t.bytes ? t.bytes : "", t.n, err));

done:
    arp_stored_free(&x);
    arp_text_free(&lines);
    arp_text_free(&t);
    return st;
}
