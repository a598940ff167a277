/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page/outlines.h"

#include <string.h>

#include "base/codes.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/number.h"
#include "report/page/block.h"
#include "report/page/drawn.h"
#include "report/write/json.h"

enum { RINGS = 2, NAME = 64 };

/* A place in a text of JSON. */
typedef struct cursor {
    const char *at;
    bool bad;
} cursor;

typedef struct geometry {
    const char *from, *to;   /* its text */
    const char *arcs, *past; /* of it, the value of "arcs" */
    char code[NAME];
    bool kept;
} geometry;

/* What was found: texts point into the topology. */
typedef struct chart {
    double scale[2], move[2];
    const char **arc, **end; /* n_arcs: where each begins and ends */
    double (*sum)[2], *count;
    bool *near; /* n_arcs: of an outline that is kept */
    size_t n_arcs, n;
    geometry *geometry; /* n */
} chart;

static char peek(cursor *c) {
    c->at += strspn(c->at, " \t\r\n");
    return *c->at;
}

static bool take(cursor *c, char sign) {
    if (peek(c) != sign) return false;
    c->at++;
    return true;
}

/* Past a text; its bytes, cut, where @p out is not NULL. No id has an escape. */
static void text(cursor *c, char *out) {
    size_t n = 0;
    if (!take(c, '"')) c->bad = true;
    while (!c->bad && *c->at && *c->at != '"') {
        if (*c->at == '\\' && c->at[1]) c->at++;
        if (out && n + 1 < NAME) out[n++] = *c->at;
        c->at++;
    }
    if (out) out[n] = '\0';
    if (!take(c, '"')) c->bad = true;
}

/* Past a value of any kind. */
static void skip(cursor *c) {
    size_t depth = 0;
    do {
        char sign = peek(c);
        if (sign == '"') {
            text(c, NULL);
        } else if (sign == '\0') {
            c->bad = true;
        } else {
            depth += sign == '{' || sign == '[';
            depth -= (sign == '}' || sign == ']') && depth > 0;
            if (strchr("{[}],:", sign)) c->at++;
            else c->at += strcspn(c->at, ",:]} \t\r\n");
        }
    } while (depth && !c->bad);
}

static double number(cursor *c) {
    double x = NAN;
    (void)peek(c);
    size_t n = strspn(c->at, "+-.0123456789eE");
    if (arp_number_read(c->at, n, '.', &x) != ARP_NUMBER_OK) c->bad = true;
    c->at += n;
    return x;
}

/* The next member of an object: its name; false at the end. */
static bool member(cursor *c, char *name) {
    take(c, ',');
    if (c->bad || take(c, '}')) return false;
    text(c, name);
    if (!take(c, ':')) c->bad = true;
    return !c->bad;
}

static void pair(cursor *c, double x[2]) {
    if (!take(c, '[')) c->bad = true;
    x[0] = number(c);
    take(c, ',');
    x[1] = number(c);
    while (!c->bad && !take(c, ']')) {
        take(c, ',');
        (void)number(c);
    }
}

static void read_transform(cursor *c, chart *k) {
    char name[NAME];
    if (!take(c, '{')) c->bad = true;
    while (member(c, name)) {
        if (strcmp(name, "scale") == 0) pair(c, k->scale);
        else if (strcmp(name, "translate") == 0) pair(c, k->move);
        else skip(c);
    }
}

/* Values of a list from here on. */
static size_t count(cursor c) {
    size_t n = 0;
    if (!take(&c, '[')) return 0;
    while (!c.bad && !take(&c, ']')) {
        skip(&c);
        take(&c, ',');
        n++;
    }
    return c.bad ? 0 : n;
}

static bool read_arcs(cursor *c, chart *k) {
    k->n_arcs = count(*c);
    if (!arp_zalloc_all(ARP_ARRAY(k->arc, k->n_arcs), ARP_ARRAY(k->end, k->n_arcs),
                        ARP_ARRAY(k->sum, k->n_arcs), ARP_ARRAY(k->count, k->n_arcs),
                        ARP_ARRAY(k->near, k->n_arcs)))
        return false;
    take(c, '[');
    for (size_t i = 0; i < k->n_arcs && !c->bad; i++) {
        double at[2] = {0, 0}, step[2];
        (void)peek(c);
        k->arc[i] = c->at;
        for (take(c, '['); !c->bad && !take(c, ']'); take(c, ',')) {
            pair(c, step);
            for (size_t d = 0; d < 2; d++) k->sum[i][d] += at[d] += step[d];
            k->count[i]++;
        }
        k->end[i] = c->at;
        take(c, ',');
    }
    take(c, ']');
    return true;
}

static void read_geometry(cursor *c, geometry *g) {
    char name[NAME];
    (void)peek(c);
    g->from = c->at;
    if (!take(c, '{')) c->bad = true;
    while (member(c, name)) {
        bool arcs = strcmp(name, "arcs") == 0;
        (void)peek(c);
        if (arcs) g->arcs = c->at;
        if (strcmp(name, "id") == 0 && *c->at == '"') text(c, g->code);
        else skip(c);
        if (arcs) g->past = c->at;
    }
    g->to = c->at;
}

/* The geometries of the first object. */
static bool read_objects(cursor *c, chart *k) {
    char name[NAME];
    if (!take(c, '{') || !member(c, name) || !take(c, '{')) c->bad = true;
    while (member(c, name)) {
        if (strcmp(name, "geometries") != 0 || k->geometry) {
            skip(c);
            continue;
        }
        k->n = count(*c);
        k->geometry = arp_zalloc(k->n, sizeof *k->geometry);
        if (!k->geometry) return false;
        take(c, '[');
        for (size_t i = 0; i < k->n && !c->bad; i++) {
            read_geometry(c, &k->geometry[i]);
            take(c, ',');
        }
        take(c, ']');
    }
    while (member(c, name)) skip(c);
    return true;
}

static arp_status read(const char *topology, chart *k, bool *good, arp_error *err) {
    cursor c = {topology, false};
    char name[NAME];
    bool room = true;
    if (!take(&c, '{')) c.bad = true;
    while (room && member(&c, name)) {
        if (strcmp(name, "transform") == 0) read_transform(&c, k);
        else if (strcmp(name, "arcs") == 0 && !k->arc) room = read_arcs(&c, k);
        else if (strcmp(name, "objects") == 0 && !k->geometry) room = read_objects(&c, k);
        else skip(&c);
    }
    *good = !c.bad && k->arc && k->geometry && k->scale[0] != 0;
    return room ? ARP_OK : arp_fail_memory(err);
}

/* The next arc of a geometry from @p at on, reversed ones by their own number; SIZE_MAX: no more.
 */
static size_t next_arc(const geometry *g, const chart *k, const char **at) {
    while (*at < g->past && !strchr("-0123456789", **at)) (*at)++;
    if (!g->arcs || *at >= g->past) return SIZE_MAX;
    bool reversed = **at == '-';
    size_t n = 0, digits;
    *at += reversed;
    digits = strspn(*at, "0123456789");
    for (size_t i = 0; i < digits; i++) n = 10 * n + (size_t)((*at)[i] - '0');
    *at += digits;
    if (reversed) n -= 1;
    return n < k->n_arcs ? n : SIZE_MAX;
}

/* The middle of a geometry's points. */
static void middle(const geometry *g, const chart *k, double out[2]) {
    double sum[2] = {0, 0}, points = 0;
    const char *at = g->arcs;
    for (size_t a = next_arc(g, k, &at); a != SIZE_MAX; a = next_arc(g, k, &at)) {
        for (size_t d = 0; d < 2; d++) sum[d] += k->sum[a][d];
        points += k->count[a];
    }
    for (size_t d = 0; d < 2; d++) out[d] = sum[d] / points * k->scale[d] + k->move[d];
}

/* The selected, and twice what shares an arc with what is kept. */
static void keep_near(const arp_pen *p, chart *k) {
    for (size_t i = 0; i < k->n; i++) k->geometry[i].kept = arp_pen_chosen(p, k->geometry[i].code);
    for (size_t ring = 0; ring <= RINGS; ring++) {
        for (size_t i = 0; i < k->n; i++) {
            geometry *g = &k->geometry[i];
            const char *at = g->arcs;
            for (size_t a = g->kept ? next_arc(g, k, &at) : SIZE_MAX; a != SIZE_MAX;
                 a = next_arc(g, k, &at))
                k->near[a] = true;
        }
        for (size_t i = 0; i < k->n && ring < RINGS; i++) {
            geometry *g = &k->geometry[i];
            const char *at = g->arcs;
            for (size_t a = next_arc(g, k, &at); a != SIZE_MAX && !g->kept; a = next_arc(g, k, &at))
                g->kept = k->near[a];
        }
    }
}

static arp_status put_points(const arp_pen *p, const chart *k, arp_error *err) {
    const arp_result_table *ranking = arp_page_table(p->tables, "ranking");
    size_t column = arp_page_column(ranking, "code"), n = ranking->n_rows;
    arp_codes *row_of = arp_codes_new(ranking->column[column].text, n);
    double *x = arp_zalloc(2 * n, sizeof *x);
    bool ok = row_of && x;
    for (size_t i = 0; ok && i < 2 * n; i++) x[i] = NAN;
    for (size_t i = 0; ok && i < k->n; i++) {
        double at[2];
        size_t row = arp_codes_find(row_of, k->geometry[i].code);
        if (row == SIZE_MAX) continue;
        middle(&k->geometry[i], k, at);
        x[row] = at[0];
        x[n + row] = at[1];
    }
    if (ok) {
        size_t from = arp_block_begin(p, "points");
        arp_pen_raw(p, "{\"x\":");
        arp_block_doubles(p, x, n);
        arp_pen_raw(p, ",\"y\":");
        arp_block_doubles(p, x + n, n);
        arp_pen_raw(p, "}");
        arp_block_end(p, from);
    }
    arp_free(x);
    arp_codes_free(row_of);
    return ok ? ARP_OK : arp_fail_memory(err);
}

/* A geometry with its arcs by their new numbers. */
static void put_geometry(const arp_pen *p, const geometry *g, const chart *k, const size_t *now) {
    arp_text *t = &p->out->text;
    const char *done = g->from, *at = g->arcs;
    for (size_t a = next_arc(g, k, &at); a != SIZE_MAX; a = next_arc(g, k, &at)) {
        char digits[ARP_NUMBER_ROOM];
        const char *from = at;
        while (from[-1] >= '0' && from[-1] <= '9') from--;
        arp_text_add_n(t, done, (size_t)(from - done));
        arp_number_from_size(digits, now[a] + (from[-1] == '-'));
        arp_text_add(t, digits);
        done = at;
    }
    arp_text_add_n(t, done, (size_t)(g->to - done));
}

static arp_status put_near(const arp_pen *p, const chart *k, arp_error *err) {
    size_t *now = arp_zalloc(k->n_arcs, sizeof *now), kept = 0;
    bool begun = false;
    if (!now) return arp_fail_memory(err);
    size_t from = arp_block_begin(p, "outlines");
    char number_of[4][ARP_NUMBER_ROOM];
    arp_number_short(number_of[0], k->scale[0]);
    arp_number_short(number_of[1], k->scale[1]);
    arp_number_short(number_of[2], k->move[0]);
    arp_number_short(number_of[3], k->move[1]);
    arp_pen_raw(p, "{\"type\":\"Topology\",\"transform\":{\"scale\":[");
    arp_pen_raw(p, number_of[0]);
    arp_pen_raw(p, ",");
    arp_pen_raw(p, number_of[1]);
    arp_pen_raw(p, "],\"translate\":[");
    arp_pen_raw(p, number_of[2]);
    arp_pen_raw(p, ",");
    arp_pen_raw(p, number_of[3]);
    arp_pen_raw(p, "]},\"arcs\":[");
    for (size_t a = 0; a < k->n_arcs; a++) {
        if (!k->near[a]) continue;
        if (kept) arp_pen_raw(p, ",\n");
        arp_text_add_n(&p->out->text, k->arc[a], (size_t)(k->end[a] - k->arc[a]));
        now[a] = kept++;
    }
    arp_pen_raw(p, "],\"objects\":{\"near\":{\"type\":\"GeometryCollection\",\"geometries\":[");
    for (size_t i = 0; i < k->n; i++) {
        if (!k->geometry[i].kept) continue;
        arp_pen_raw(p, begun ? ",\n" : "\n");
        put_geometry(p, &k->geometry[i], k, now);
        begun = true;
    }
    arp_pen_raw(p, "]}}}");
    arp_block_end(p, from);
    arp_free(now);
    return ARP_OK;
}

static const char *level_of(const arp_page_tables *tables) {
    return arp_page_text(arp_page_table(tables, "study"), 0, "level");
}

void arp_page_topology(const arp_page_tables *tables, const char *level, arp_text *out) {
    const arp_result_table *lines = arp_page_table(tables, "outlines");
    size_t row = lines ? arp_page_row(lines, 0, "level", level) : SIZE_MAX;
    for (; row < SIZE_MAX; row = arp_page_row(lines, row + 1, "level", level)) {
        arp_text_add(out, arp_page_text(lines, row, "text"));
        arp_text_add(out, "\n");
    }
}

/* All of it, or points and what is near the selection. */
static arp_status put_all(const arp_pen *p, const char *topology, bool whole, arp_error *err) {
    chart k = {0};
    bool good = false;
    arp_status st = ARP_OK;
    if (whole) {
        size_t from = arp_block_begin(p, "outlines");
        arp_pen_raw(p, topology);
        arp_block_end(p, from);
        return ARP_OK;
    }
    ARP_TRY(read(topology, &k, &good, err));
    if (!good) goto done;
    keep_near(p, &k);
    ARP_TRY(put_points(p, &k, err));
    ARP_TRY(put_near(p, &k, err));

done:
    arp_free(k.arc);
    arp_free(k.end);
    arp_free(k.sum);
    arp_free(k.count);
    arp_free(k.near);
    arp_free(k.geometry);
    return st;
}

arp_status arp_page_outlines(const arp_pen *p, arp_error *err) {
    const arp_result_table *ranking = arp_page_table(p->tables, "ranking");
    arp_text topology = {0};
    arp_status st = ARP_OK;
    if (!ranking) return ARP_OK;
    arp_page_topology(p->tables, level_of(p->tables), &topology);
    ARP_TRY(arp_text_status(&topology, err));
    if (topology.n) ARP_TRY(put_all(p, topology.bytes, ranking->n_rows <= ARP_PAGE_OUTLINES, err));

done:
    arp_text_free(&topology);
    return st;
}

arp_status arp_page_zonings(const arp_pen *p, arp_error *err) {
    const arp_result_table *levels = arp_page_table(p->tables, "levels");
    arp_text topology = {0};
    bool begun = false;
    size_t from = arp_block_begin(p, "zonings");
    for (size_t row = 0; row < levels->n_rows; row++) {
        const char *level = arp_page_text(levels, row, "level");
        if (!arp_page_zoning_drawn(p->tables, level)) continue;
        topology.n = 0;
        arp_page_topology(p->tables, level, &topology);
        arp_pen_raw(p, begun ? ",\n" : "{");
        arp_json_text(p->out, level);
        arp_pen_raw(p, ":");
        if (!topology.bad) arp_pen_raw(p, topology.bytes);
        begun = true;
    }
    arp_pen_raw(p, "}");
    arp_block_end(p, from);
    arp_status st = arp_text_status(&topology, err);
    arp_text_free(&topology);
    return st;
}
