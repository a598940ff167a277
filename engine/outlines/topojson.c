/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outlines/topojson.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"

static void put_number(arp_text *t, double x) {
    char digits[ARP_NUMBER_ROOM];
    arp_number_short(digits, x);
    arp_text_add(t, digits);
}

static void put_whole(arp_text *t, int64_t x) {
    char digits[ARP_NUMBER_ROOM];
    if (x < 0) arp_text_add(t, "-");
    arp_number_from_size(digits, (size_t)(x < 0 ? -x : x));
    arp_text_add(t, digits);
}

/* A text between quotes. */
static void put_quoted(arp_text *t, const char *s) {
    static const char HEX[] = "0123456789abcdef";
    arp_text_add(t, "\"");
    for (; *s; s++) {
        const unsigned char c = (unsigned char)*s;
        const char code[] = {'\\', 'u', '0', '0', HEX[c >> 4], HEX[c & 15], '\0'};
        if (c < 0x20) {
            arp_text_add(t, code);
            continue;
        }
        if (c == '"' || c == '\\') arp_text_add(t, "\\");
        arp_text_add_n(t, s, 1);
    }
    arp_text_add(t, "\"");
}

static void put_pair(arp_text *t, const char *name, const double x[2]) {
    arp_text_add(t, "\"");
    arp_text_add(t, name);
    arp_text_add(t, "\":[");
    put_number(t, x[0]);
    arp_text_add(t, ",");
    put_number(t, x[1]);
    arp_text_add(t, "]");
}

/* Lines under way. */
typedef struct lines {
    arp_text text;
    arp_pool *pool;
    arp_outlines *out;
} lines;

static void begin_line(lines *l) {
    l->text.n = 0;
}

static bool end_line(lines *l) {
    char *own = l->text.bad ? NULL : arp_pool_text(l->pool, l->text.bytes, l->text.n);
    if (own) l->out->line[l->out->n_lines++] = own;
    return own != NULL;
}

static bool put_head(lines *l, const arp_noded *noded, const char *name) {
    const double scale[2] = {noded->step, noded->step};
    begin_line(l);
    arp_text_add(&l->text, "{\"type\":\"Topology\",\"transform\":{");
    put_pair(&l->text, "scale", scale);
    arp_text_add(&l->text, ",");
    put_pair(&l->text, "translate", noded->origin);
    arp_text_add(&l->text, "},\"objects\":{");
    put_quoted(&l->text, name);
    arp_text_add(&l->text, ":{\"type\":\"GeometryCollection\",\"geometries\":[");
    return end_line(l);
}

static void put_polygon(arp_text *t, const arp_chart *c, size_t p) {
    for (size_t r = c->ring[p]; r < c->ring[p + 1]; r++) {
        arp_text_add(t, r > c->ring[p] ? ",[" : "[[");
        for (size_t k = c->link[r]; k < c->link[r + 1]; k++) {
            if (k > c->link[r]) arp_text_add(t, ",");
            put_whole(t, c->step[k]);
        }
        arp_text_add(t, "]");
    }
    arp_text_add(t, "]");
}

static bool put_group(lines *l, const arp_chart *c, size_t g, const char *code, bool first) {
    arp_text *t = &l->text;
    size_t from = c->polygon[g], to = c->polygon[g + 1];
    begin_line(l);
    arp_text_add(t, first ? "{\"type\":\"" : ",{\"type\":\"");
    arp_text_add(t, to - from > 1 ? "MultiPolygon\",\"id\":" : "Polygon\",\"id\":");
    put_quoted(t, code);
    arp_text_add(t, to - from > 1 ? ",\"arcs\":[" : ",\"arcs\":");
    for (size_t p = from; p < to; p++) {
        if (p > from) arp_text_add(t, ",");
        put_polygon(t, c, p);
    }
    arp_text_add(t, to - from > 1 ? "]}" : "}");
    return end_line(l);
}

static bool put_arc(lines *l, const arp_chart *c, size_t i) {
    int64_t x = 0, y = 0;
    begin_line(l);
    arp_text_add(&l->text, i ? ",[" : "[");
    for (size_t p = c->arc[i]; p < c->arc[i + 1]; p++) {
        arp_text_add(&l->text, p > c->arc[i] ? ",[" : "[");
        put_whole(&l->text, arp_spot_x(c->spot[p]) - x);
        arp_text_add(&l->text, ",");
        put_whole(&l->text, arp_spot_y(c->spot[p]) - y);
        arp_text_add(&l->text, "]");
        x = arp_spot_x(c->spot[p]);
        y = arp_spot_y(c->spot[p]);
    }
    arp_text_add(&l->text, "]");
    return end_line(l);
}

static bool put_text(lines *l, const char *text) {
    begin_line(l);
    arp_text_add(&l->text, text);
    return end_line(l);
}

arp_status arp_topojson_lines(const arp_chart *chart, const arp_noded *noded,
                              const char *const *code, const char *name, arp_pool *pool,
                              arp_outlines *out, arp_error *err) {
    lines l = {.pool = pool, .out = out};
    out->line = arp_pool_take(pool, chart->n_groups + chart->n_arcs + 3, sizeof *out->line);
    out->n_lines = 0;
    bool ok = out->line && put_head(&l, noded, name), first = true;
    for (size_t g = 0; ok && g < chart->n_groups; g++) {
        if (chart->polygon[g + 1] == chart->polygon[g]) continue;
        ok = put_group(&l, chart, g, code[g], first);
        first = false;
    }
    ok = ok && put_text(&l, "]}},\"arcs\":[");
    for (size_t i = 0; ok && i < chart->n_arcs; i++) ok = put_arc(&l, chart, i);
    ok = ok && put_text(&l, "]}");
    arp_text_free(&l.text);
    return ok ? ARP_OK : arp_fail_memory(err);
}
