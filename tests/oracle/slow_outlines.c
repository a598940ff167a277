/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_outlines.h"

#include <jansson.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The arcs, decoded, in steps of the grid. */
typedef struct arcs {
    double (**point)[2];
    size_t *n, count;
    size_t *used;
    double step[2];
} arcs;

static void say(slow_map *m, const char *fault, const char *code) {
    if (!*m->fault) snprintf(m->fault, sizeof m->fault, "%s (%s)", fault, code);
}

static double at(const json_t *list, size_t i) {
    return json_number_value(json_array_get(list, i));
}

static void decode(const json_t *root, arcs *a) {
    const json_t *list = json_object_get(root, "arcs"),
                 *scale = json_object_get(json_object_get(root, "transform"), "scale");
    a->count = json_array_size(list);
    a->point = calloc(a->count + 1, sizeof *a->point);
    a->n = calloc(a->count + 1, sizeof *a->n);
    a->used = calloc(a->count + 1, sizeof *a->used);
    for (int d = 0; d < 2; d++) a->step[d] = at(scale, (size_t)d);
    for (size_t i = 0; i < a->count; i++) {
        const json_t *arc = json_array_get(list, i);
        a->n[i] = json_array_size(arc);
        a->point[i] = calloc(a->n[i] + 1, sizeof **a->point);
        for (size_t k = 0; k < a->n[i]; k++) {
            for (int d = 0; d < 2; d++) {
                double before = k ? a->point[i][k - 1][d] : 0;
                a->point[i][k][d] = before + at(json_array_get(arc, k), (size_t)d);
            }
        }
    }
}

/* Twice the area of a ring of arcs, to the left. */
static double ring_area(const json_t *ring, const arcs *a, const char *code, slow_map *m) {
    double sum = 0, first[2] = {0, 0}, last[2] = {0, 0};
    size_t n = 0;
    for (size_t k = 0; k < json_array_size(ring); k++) {
        long long s = json_integer_value(json_array_get(ring, k));
        size_t arc = (size_t)(s < 0 ? -1 - s : s);
        if (arc >= a->count || a->n[arc] < 2) {
            say(m, "no such arc", code);
            return 0;
        }
        a->used[arc]++;
        for (size_t i = 0; i < a->n[arc]; i++) {
            const double *p = a->point[arc][s < 0 ? a->n[arc] - 1 - i : i];
            if (k == 0 && i == 0) memcpy(first, p, sizeof first);
            else if (i == 0 && (p[0] != last[0] || p[1] != last[1]))
                say(m, "a ring is broken", code);
            else if (i > 0) sum += last[0] * p[1] - p[0] * last[1];
            n += i > 0;
            memcpy(last, p, sizeof last);
        }
    }
    if (first[0] != last[0] || first[1] != last[1]) say(m, "a ring is open", code);
    if (n < 3) say(m, "a ring of fewer than three points", code);
    m->n_rings++;
    return sum;
}

static double polygon_area(const json_t *polygon, const arcs *a, const char *code, slow_map *m) {
    double area = 0;
    for (size_t r = 0; r < json_array_size(polygon); r++) {
        double one = ring_area(json_array_get(polygon, r), a, code, m);
        if ((r == 0) != (one > 0)) say(m, "a ring goes the wrong way round", code);
        area += one;
    }
    if (!(area > 0)) say(m, "a polygon without area", code);
    return area;
}

static void look_at(const json_t *territory, const arcs *a, slow_map *m) {
    const char *code = json_string_value(json_object_get(territory, "id"));
    const char *type = json_string_value(json_object_get(territory, "type"));
    const json_t *list = json_object_get(territory, "arcs");
    double area = 0;
    if (!code || !type) {
        say(m, "a geometry without id or type", "?");
        return;
    }
    bool many = strcmp(type, "MultiPolygon") == 0;
    for (size_t p = 0; p < (many ? json_array_size(list) : 1); p++)
        area += polygon_area(many ? json_array_get(list, p) : list, a, code, m);
    area *= a->step[0] * a->step[1] / 2;
    if (!(area > 0)) say(m, "a territory without area", code);
    m->area += area;
    if (m->n_territories++ == 0 || area < m->smallest) m->smallest = area;
}

static double turn(const double o[2], const double p[2], const double q[2]) {
    return (p[0] - o[0]) * (q[1] - o[1]) - (q[0] - o[0]) * (p[1] - o[1]);
}

static bool equal(const double p[2], const double q[2]) {
    return p[0] == q[0] && p[1] == q[1];
}

/* On the line between two points, ends left out. */
static bool is_on(const double a[2], const double b[2], const double p[2]) {
    double along = (p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1]);
    double length = (b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1]);
    return turn(a, b, p) == 0 && along > 0 && along < length;
}

static bool clash(const double a[2], const double b[2], const double c[2], const double d[2]) {
    if ((equal(a, c) && equal(b, d)) || (equal(a, d) && equal(b, c))) return true;
    if (is_on(a, b, c) || is_on(a, b, d) || is_on(c, d, a) || is_on(c, d, b)) return true;
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/* One line against all that come after it. */
static void check_line(const arcs *a, size_t i, size_t k, slow_map *m) {
    const double *p = a->point[i][k], *q = a->point[i][k + 1];
    char where[80];
    if (equal(p, q)) say(m, "a line of no length", "");
    for (size_t j = i; j < a->count; j++) {
        for (size_t l = j == i ? k + 1 : 0; l + 1 < a->n[j]; l++) {
            if (!clash(p, q, a->point[j][l], a->point[j][l + 1])) continue;
            snprintf(where, sizeof where, "%g %g", p[0], p[1]);
            say(m, "two lines cross or touch", where);
        }
    }
}

static void check_lines(const arcs *a, slow_map *m) {
    for (size_t i = 0; i < a->count; i++) {
        for (size_t k = 0; k + 1 < a->n[i]; k++) check_line(a, i, k, m);
    }
}

/* Ends of open arcs that meet at a point of one: how many. */
static size_t ends_at(const arcs *a, const double p[2]) {
    size_t n = 0;
    for (size_t j = 0; j < a->count; j++) {
        n += equal(a->point[j][0], p);
        n += equal(a->point[j][a->n[j] - 1], p);
    }
    return n;
}

static void check_arcs(const arcs *a, size_t most, slow_map *m) {
    for (size_t i = 0; i < a->count; i++) {
        m->n_points += a->n[i];
        m->once += a->used[i] == 1;
        m->twice += a->used[i] == 2;
        if (a->used[i] == 0 || a->used[i] > most) say(m, "an arc of none or of too many", "");
        for (int e = 0; e < 2 && !*m->fault; e++) {
            const double *p = a->point[i][e ? a->n[i] - 1 : 0];
            bool closed = equal(a->point[i][0], a->point[i][a->n[i] - 1]);
            if (ends_at(a, p) < 3 && !closed) say(m, "a border in two pieces", "");
        }
    }
}

slow_map slow_outlines(const char *topology, size_t most, int lines) {
    slow_map m = {0};
    arcs a = {0};
    json_t *root = json_loads(topology, JSON_REJECT_DUPLICATES, NULL);
    json_t *objects = json_object_get(root, "objects"), *object;
    const char *name;
    if (!root || json_object_size(objects) != 1) {
        say(&m, "no TopoJSON of one object", "");
        json_decref(root);
        return m;
    }
    decode(root, &a);
    m.n_arcs = a.count;
    json_object_foreach(objects, name, object) {
        const json_t *list = json_object_get(object, "geometries");
        for (size_t i = 0; i < json_array_size(list); i++) look_at(json_array_get(list, i), &a, &m);
    }
    check_arcs(&a, most, &m);
    if (lines) check_lines(&a, &m);
    for (size_t i = 0; i < a.count; i++) free(a.point[i]);
    free(a.point);
    free(a.n);
    free(a.used);
    json_decref(root);
    return m;
}

static double given_ring(const json_t *ring) {
    double sum = 0;
    const json_t *o = json_array_get(ring, 0);
    for (size_t i = 0; i + 1 < json_array_size(ring); i++) {
        const json_t *p = json_array_get(ring, i), *q = json_array_get(ring, i + 1);
        sum += (at(p, 0) - at(o, 0)) * (at(q, 1) - at(o, 1)) -
               (at(q, 0) - at(o, 0)) * (at(p, 1) - at(o, 1));
    }
    return fabs(sum) / 2;
}

static double given_polygon(const json_t *polygon) {
    double area = 0;
    for (size_t r = 0; r < json_array_size(polygon); r++)
        area += (r ? -1 : 1) * given_ring(json_array_get(polygon, r));
    return area;
}

static double given_area(const json_t *feature) {
    const json_t *geometry = json_object_get(feature, "geometry"),
                 *list = json_object_get(geometry, "coordinates");
    const char *type = json_string_value(json_object_get(geometry, "type"));
    double area = 0;
    if (type && strcmp(type, "Polygon") == 0) return given_polygon(list);
    for (size_t p = 0; p < json_array_size(list); p++)
        area += given_polygon(json_array_get(list, p));
    return area;
}

double slow_outlines_area_of(const char *path, const char *property, const char *code) {
    json_t *root = json_load_file(path, 0, NULL);
    const json_t *list = json_object_get(root, "features");
    double area = root ? 0 : NAN;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *feature = json_array_get(list, i);
        const char *own = property ? json_string_value(json_object_get(
                                         json_object_get(feature, "properties"), property))
                                   : NULL;
        if (!property || (own && strcmp(own, code) == 0)) area += given_area(feature);
    }
    json_decref(root);
    return area;
}

double slow_outlines_area(const char *path) {
    return slow_outlines_area_of(path, NULL, NULL);
}
