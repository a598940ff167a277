/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export: what a results file holds. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "cli/put.h"
#include "cli/say.h"
#include "io/csv.h"
#include "io/store.h"

/* A list of lines as it is, under a header, or as a JSON array. */
static void put_list(arp_text *t, const arp_request *request, const char *lines) {
    if (request->format == ARP_FORMAT_TEXT) {
        arp_text_add(t, lines);
        return;
    }
    bool json = request->format == ARP_FORMAT_JSON;
    if (json) arp_text_add(t, "{\"ok\":true,\"datasets\":[");
    if (!json) cli_put_csv_start(t, request->given[ARP_OPTION_CSV]);
    if (!json) arp_text_add(t, "dataset\n");
    for (const char *s = lines; *s;) {
        char name[ARP_ERROR_TEXT];
        size_t len = strcspn(s, "\n");
        arp_text_cut(name, sizeof name, s, len);
        if (json) {
            if (s != lines) arp_text_add(t, ",");
            cli_put_json(t, name);
        } else {
            arp_csv_put(t, name, ',');
            arp_text_add(t, "\n");
        }
        s += len + (s[len] == '\n');
    }
    if (json) arp_text_add(t, "]}\n");
}

static void put_json_cell(arp_text *t, const arp_stored *x, size_t i) {
    if (x->texts) {
        cli_put_json(t, x->texts[i]);
    } else if (x->doubles && !isfinite(x->doubles[i])) {
        arp_text_add(t, "null");
    } else if (x->doubles) {
        cli_put_number(t, x->doubles[i], '.');
    } else {
        char number[ARP_NUMBER_ROOM];
        arp_number_from_size(number, (size_t)x->whole[i]);
        arp_text_add(t, number);
    }
}

/* One-dimensional data are a list, two-dimensional ones a list of rows. */
static void put_json_object(arp_text *t, const char *name, const arp_stored *x) {
    const char *const about[][2] = {
        {"dataset", name}, {"title", x->title}, {"unit", x->unit}, {"method", x->method}};
    arp_text_add(t, "{\"ok\":true,");
    for (size_t i = 0; i < sizeof about / sizeof about[0]; i++) {
        cli_put_key(t, about[i][0]);
        cli_put_json(t, about[i][1]);
        arp_text_add(t, ",");
    }
    cli_put_key(t, "values");
    arp_text_add(t, "[");
    for (size_t row = 0; row < x->rows; row++) {
        if (row) arp_text_add(t, ",");
        if (x->columns > 1) arp_text_add(t, "[");
        for (size_t j = 0; j < x->columns; j++) {
            if (j) arp_text_add(t, ",");
            put_json_cell(t, x, row * x->columns + j);
        }
        if (x->columns > 1) arp_text_add(t, "]");
    }
    arp_text_add(t, "]}\n");
}

static void put_csv_cell(arp_text *t, const arp_stored *x, size_t i, cli_csv_style style) {
    if (x->texts) {
        arp_csv_put(t, x->texts[i] ? x->texts[i] : "", style.separator);
    } else if (x->doubles) {
        cli_put_number(t, x->doubles[i], style.decimal);
    } else {
        put_json_cell(t, x, i);
    }
}

static void put_rows(arp_text *t, const arp_stored *x, cli_csv_style style) {
    char separator[] = {style.separator, '\0'};
    for (size_t row = 0; row < x->rows; row++) {
        for (size_t j = 0; j < x->columns; j++) {
            if (j) arp_text_add(t, separator);
            put_csv_cell(t, x, row * x->columns + j, style);
        }
        arp_text_add(t, "\n");
    }
}

/* The header is the dataset's own name, numbered where it has several columns. */
static void put_csv(arp_text *t, const char *name, const arp_stored *x, bool french) {
    cli_csv_style style = cli_put_csv_start(t, french);
    const char *slash = strrchr(name, '/');
    char separator[] = {style.separator, '\0'}, number[ARP_NUMBER_ROOM];
    for (size_t j = 0; j < x->columns; j++) {
        if (j) arp_text_add(t, separator);
        arp_text_add(t, slash ? slash + 1 : name);
        if (x->columns == 1) break;
        arp_number_from_size(number, j + 1);
        arp_text_add(t, "_");
        arp_text_add(t, number);
    }
    arp_text_add(t, "\n");
    put_rows(t, x, style);
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
    put_rows(t, x, (cli_csv_style){'\t', lang == ARP_FR ? ',' : '.'});
}

arp_status arp_do_export(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    const char *path = request->operand[0], *name = request->operand[1];
    arp_text t = {0}, lines = {0};
    arp_stored x = {0};
    if (!name) {
        ARP_TRY(arp_store_list(path, &lines, err));
        put_list(&t, request, lines.bytes ? lines.bytes : "");
    } else {
        ARP_TRY(arp_store_read(path, name, &x, err));
        if (request->format == ARP_FORMAT_JSON) put_json_object(&t, name, &x);
        if (request->format == ARP_FORMAT_CSV)
            put_csv(&t, name, &x, request->given[ARP_OPTION_CSV]);
        if (request->format == ARP_FORMAT_TEXT) put_people(&t, &x, request->lang);
    }
    ARP_TRY(arp_text_status(&t, err));
    ARP_TRY(arp_give(request, t.bytes ? t.bytes : "", t.n, err));

done:
    arp_stored_free(&x);
    arp_text_free(&lines);
    arp_text_free(&t);
    return st;
}
