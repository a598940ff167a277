/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/maps/shapes.h"

#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "base/number.h"

static const double RADIAN = 0.017453292519943295;

/* The lines of one level, by what they are. */
typedef struct lines {
    const char *head, **geometry, **arc;
    size_t n_geometries, n_arcs;
    double scale[2], move[2];
} lines;

static bool find_lines(const arp_page_tables *tables, const char *level, lines *out) {
    const arp_result_table *t = arp_page_table(tables, "outlines");
    size_t n = t ? t->n_rows : 0;
    if (!arp_zalloc_all(ARP_ARRAY(out->geometry, n), ARP_ARRAY(out->arc, n))) return false;
    for (size_t row = t ? arp_page_row(t, 0, "level", level) : SIZE_MAX; row != SIZE_MAX;
         row = arp_page_row(t, row + 1, "level", level)) {
        const char *text = arp_page_text(t, row, "text");
        if (!text) continue;
        if (strncmp(text, "{\"type\":\"Topology\"", 18) == 0) out->head = text;
        text += *text == ',';
        if (strncmp(text, "{\"type\":", 8) == 0 && strstr(text, "\"id\":\""))
            out->geometry[out->n_geometries++] = text;
        if (*text == '[') out->arc[out->n_arcs++] = text;
    }
    return true;
}

/* The next number from *at on; false at the end of the text. */
static bool next_number(const char **at, double *x) {
    *at += strcspn(*at, "-0123456789");
    size_t n = strspn(*at, "-+.0123456789eE");
    if (n == 0 || arp_number_read(*at, n, '.', x) != ARP_NUMBER_OK) return false;
    *at += n;
    return true;
}

static bool read_pair(const char *text, const char *name, double out[2]) {
    const char *at = text ? strstr(text, name) : NULL;
    return at && next_number(&at, &out[0]) && next_number(&at, &out[1]);
}

static size_t count(const char *text, char sign) {
    size_t n = 0;
    for (; *text; text++) n += *text == sign;
    return n;
}

/* A code between quotes, its escapes undone; what follows is at *at. */
static char *read_code(const char **at, arp_pool *pool) {
    static const char HEX[] = "0123456789abcdef";
    char *code = arp_pool_take(pool, strlen(*at) + 1, 1), *to = code;
    for (; code && **at && **at != '"'; (*at)++) {
        if (**at == '\\' && (*at)[1] == 'u' && strlen(*at) > 5) {
            const char *low = strchr(HEX, (*at)[5]);
            ptrdiff_t high = (*at)[4] == '1' ? 16 : 0;
            *to++ = (char)(low ? high + (low - HEX) : high);
            *at += 5;
        } else {
            if (**at == '\\' && (*at)[1]) (*at)++;
            *to++ = **at;
        }
    }
    return code;
}

static void read_arcs(const lines *l, arp_shapes *s) {
    size_t n = 0;
    for (size_t i = 0; i < l->n_arcs; i++) {
        const char *at = l->arc[i];
        double sum[2] = {0, 0}, step[2];
        while (next_number(&at, &step[0]) && next_number(&at, &step[1])) {
            for (int d = 0; d < 2; d++) {
                sum[d] += step[d];
                s->point[n][d] = sum[d] * l->scale[d] + l->move[d];
            }
            n++;
        }
        s->arc[i + 1] = n;
    }
    s->n_arcs = l->n_arcs;
}

/* A list of numbers is a ring, however deep. One that names no arc is left out. */
static void read_rings(const char *at, arp_shapes *s) {
    double x;
    while (*at) {
        size_t n = s->ring[s->n_rings];
        at += strcspn(at, "-0123456789");
        while (*at && *at != ']' && next_number(&at, &x)) {
            double arc = x < 0 ? -1 - x : x;
            if (arc < (double)s->n_arcs && s->arc[(size_t)arc + 1] > s->arc[(size_t)arc] + 1)
                s->step[n++] = (int32_t)x;
            if (*at == ',') at++;
        }
        if (n > s->ring[s->n_rings]) s->ring[++s->n_rings] = n;
        else if (*at) at++;
    }
}

static bool read_geometries(const lines *l, arp_shapes *s) {
    for (size_t i = 0; i < l->n_geometries; i++) {
        const char *at = strstr(l->geometry[i], "\"id\":\"") + 6;
        arp_shape *one = &s->shape[s->n];
        one->code = read_code(&at, s->pool);
        if (!one->code) return false;
        one->ring = s->n_rings;
        at = strstr(at, "\"arcs\":");
        if (at) read_rings(at, s);
        one->n_rings = s->n_rings - one->ring;
        s->n += one->n_rings > 0;
    }
    return true;
}

static bool make_room(const lines *l, arp_shapes *s) {
    size_t points = 0, steps = 0;
    for (size_t i = 0; i < l->n_arcs; i++) points += count(l->arc[i], '[');
    for (size_t i = 0; i < l->n_geometries; i++)
        steps += count(l->geometry[i], ',') + count(l->geometry[i], '[');
    s->pool = arp_pool_new();
    return s->pool &&
           arp_zalloc_all(ARP_ARRAY(s->shape, l->n_geometries + 1), ARP_ARRAY(s->point, points + 1),
                          ARP_ARRAY(s->arc, l->n_arcs + 1), ARP_ARRAY(s->ring, steps + 1),
                          ARP_ARRAY(s->step, steps + 1));
}

static void bound(arp_shapes *s) {
    for (int d = 0; d < 2; d++) {
        s->low[d] = INFINITY;
        s->high[d] = -INFINITY;
    }
    for (size_t i = 0; i < s->arc[s->n_arcs]; i++) {
        for (int d = 0; d < 2; d++) {
            s->low[d] = fmin(s->low[d], s->point[i][d]);
            s->high[d] = fmax(s->high[d], s->point[i][d]);
        }
    }
}

static double tangent(double y) {
    return tan((90 + fmax(-89.99, fmin(89.99, y))) / 2 * RADIAN);
}

/* Degrees to the plane; around the equator the cone is a cylinder. */
static void project(arp_shapes *s) {
    const bool france = s->low[0] > -6 && s->high[0] < 10 && s->low[1] > 41 && s->high[1] < 52;
    double sixth = (s->high[1] - s->low[1]) / 6;
    double first = france ? 44 : s->low[1] + sixth, second = france ? 49 : s->high[1] - sixth;
    double middle = france ? 3 : (s->low[0] + s->high[0]) / 2;
    double n = first == second ? sin(first * RADIAN)
                               : log(cos(first * RADIAN) / cos(second * RADIAN)) /
                                     log(tangent(second) / tangent(first));
    bool flat = !(fabs(n) > 1e-6);
    double f = flat ? 1 : cos(first * RADIAN) * pow(tangent(first), n) / n;
    for (size_t i = 0; i < s->arc[s->n_arcs]; i++) {
        double *p = s->point[i], x = (p[0] - middle) * RADIAN, t = tangent(p[1]);
        double r = flat ? 0 : f / pow(t, n);
        p[0] = flat ? x : r * sin(n * x);
        p[1] = flat ? -log(t) : r * cos(n * x) - f;
    }
}

arp_status arp_shapes_read(const arp_page_tables *tables, const char *level, arp_shapes *out,
                           arp_error *err) {
    arp_shapes s = {0};
    lines l = {0};
    bool ok = find_lines(tables, level, &l);
    if (ok && read_pair(l.head, "\"scale\":[", l.scale) &&
        read_pair(l.head, "\"translate\":[", l.move)) {
        ok = make_room(&l, &s);
        if (ok) read_arcs(&l, &s);
        ok = ok && read_geometries(&l, &s);
    }
    if (ok && s.n) {
        bound(&s);
        project(&s);
        bound(&s);
    }
    arp_free(l.geometry);
    arp_free(l.arc);
    if (!ok) {
        arp_shapes_free(&s);
        return arp_fail_memory(err);
    }
    *out = s;
    return ARP_OK;
}

void arp_shapes_free(arp_shapes *shapes) {
    arp_free(shapes->shape);
    arp_free(shapes->point);
    arp_free(shapes->arc);
    arp_free(shapes->ring);
    arp_free(shapes->step);
    arp_pool_free(shapes->pool);
    *shapes = (arp_shapes){0};
}
