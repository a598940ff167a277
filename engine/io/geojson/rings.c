/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/geojson/rings.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "io/geojson/features.h"
#include "io/messages.h"

enum { FIRST_ROOM = 256 };

/* How many entries the lists of the rings have room for. */
typedef struct reading {
    arp_features file;
    arp_rings *out;
    size_t points, rings, polygons, features, empties;
    double low[2], high[2]; /* of all positions, in degrees */
} reading;

/* Room for one more than n; @p at points to the list. */
static bool grow(void **at, size_t n, size_t *room, size_t size) {
    if (n < *room) return true;
    size_t more = *room ? *room + *room / 2 : FIRST_ROOM;
    void *list = arp_resize(*at, more, size);
    if (!list) return false;
    *at = list;
    *room = more;
    return true;
}

#define GROW(list, n, room) grow((void **)&(list), (n), &(room), sizeof *(list))

static arp_status refuse_degrees(const reading *r, const double x[2]) {
    char text[2 * ARP_NUMBER_ROOM + 8], number[ARP_NUMBER_ROOM];
    arp_number_short(number, x[0]);
    strcat(strcpy(text, "["), number);
    arp_number_short(number, x[1]);
    strcat(strcat(strcat(text, ", "), number), "]");
    return arp_fail_at(r->file.err, arp_features_place(&r->file), ARP_PARSE,
                       ARP_MSG_GEOJSON_DEGREES, "usss", r->file.feature, r->file.code, text,
                       arp_path_base(arp_source_name(r->file.source)));
}

static arp_status read_point(reading *r, const json_t *point, int32_t out[2]) {
    static const double MOST[2] = {180, 90};
    double x[2];
    for (size_t d = 0; d < 2; d++) {
        const json_t *number = json_array_get(point, d);
        if (!json_is_number(number))
            return arp_features_refuse(&r->file, ARP_MSG_GEOJSON_POSITION, "");
        x[d] = json_number_value(number);
    }
    for (size_t d = 0; d < 2; d++) {
        if (fabs(x[d]) > MOST[d] + 1e-6) return refuse_degrees(r, x);
        out[d] = (int32_t)lround(fmax(fmin(x[d], MOST[d]), -MOST[d]) * ARP_DEGREE);
        if (x[d] < r->low[d]) r->low[d] = x[d];
        if (x[d] > r->high[d]) r->high[d] = x[d];
    }
    return ARP_OK;
}

static bool same(const int32_t a[2], const int32_t b[2]) {
    return a[0] == b[0] && a[1] == b[1];
}

/* A ring that goes nowhere is closed at once, and left out. */
static arp_status read_ring(reading *r, const json_t *ring) {
    arp_rings *o = r->out;
    size_t n = json_array_size(ring), first = o->n_points;
    if (n < 4) return arp_features_refuse(&r->file, ARP_MSG_GEOJSON_RING_SHORT, "");
    if (!GROW(o->ring, o->n_rings + 1, r->rings)) return arp_fail_memory(r->file.err);
    for (size_t i = 0; i < n; i++) {
        int32_t at[2] = {0, 0};
        arp_status st = read_point(r, json_array_get(ring, i), at);
        if (st != ARP_OK) return st;
        if (o->n_points > first && same(at, o->point[o->n_points - 1])) continue;
        if (!GROW(o->point, o->n_points, r->points)) return arp_fail_memory(r->file.err);
        memcpy(o->point[o->n_points++], at, sizeof at);
    }
    if (o->n_points - first > 1 && !same(o->point[first], o->point[o->n_points - 1]))
        return arp_features_refuse(&r->file, ARP_MSG_GEOJSON_RING_OPEN, "");
    if (o->n_points - first < 4) o->n_points = first;
    else o->ring[++o->n_rings] = --o->n_points;
    return ARP_OK;
}

static arp_status read_polygon(reading *r, const json_t *polygon) {
    arp_rings *o = r->out;
    size_t n = json_array_size(polygon), first = o->n_rings;
    if (n == 0) return arp_features_refuse(&r->file, ARP_MSG_GEOJSON_RING_SHORT, "");
    if (!GROW(o->polygon, o->n_polygons + 1, r->polygons)) return arp_fail_memory(r->file.err);
    for (size_t i = 0; i < n; i++) {
        arp_status st = read_ring(r, json_array_get(polygon, i));
        if (st != ARP_OK) return st;
    }
    if (o->n_rings > first) o->polygon[++o->n_polygons] = o->n_rings;
    return ARP_OK;
}

static arp_status read_geometry(reading *r, const json_t *geometry) {
    const char *type = arp_feature_text(geometry, "type");
    const json_t *coordinates = json_object_get(geometry, "coordinates");
    if (strcmp(type, "Polygon") == 0) return read_polygon(r, coordinates);
    if (strcmp(type, "MultiPolygon") != 0)
        return arp_features_refuse(&r->file, ARP_MSG_GEOJSON_GEOMETRY, type);
    size_t n = json_array_size(coordinates);
    arp_status st = n ? ARP_OK : arp_features_refuse(&r->file, ARP_MSG_GEOJSON_RING_SHORT, "");
    for (size_t i = 0; i < n && st == ARP_OK; i++)
        st = read_polygon(r, json_array_get(coordinates, i));
    return st;
}

static arp_status take_feature(void *user, json_t *feature) {
    reading *r = user;
    arp_rings *o = r->out;
    const char *code = NULL;
    const size_t before = o->n_polygons;
    size_t room = r->features;
    arp_status st = arp_features_code(&r->file, feature, o->pool, &code);
    if (st != ARP_OK) return st;
    r->file.code = code;
    if (!arp_feature_is_empty(feature)) st = read_geometry(r, json_object_get(feature, "geometry"));
    if (st != ARP_OK) return st;
    if (o->n_polygons == before) { /* nothing, or lines that go nowhere */
        if (!GROW(o->empty, o->n_empty, r->empties)) return arp_fail_memory(r->file.err);
        o->empty[o->n_empty++] = code;
        return ARP_OK;
    }
    if (!GROW(o->code, o->n + 1, room) || !GROW(o->feature, o->n + 1, r->features))
        return arp_fail_memory(r->file.err);
    o->code[o->n++] = code;
    o->feature[o->n] = o->n_polygons;
    return ARP_OK;
}

/* The three lists of beginnings have their first entry, 0. */
static bool begin(reading *r) {
    arp_rings *o = r->out;
    o->pool = arp_pool_new();
    if (!o->pool || !GROW(o->ring, 0, r->rings) || !GROW(o->polygon, 0, r->polygons)) return false;
    size_t room = r->features;
    if (!GROW(o->code, 0, room) || !GROW(o->feature, 0, r->features)) return false;
    o->ring[0] = o->polygon[0] = o->feature[0] = 0;
    for (size_t d = 0; d < 2; d++) {
        r->low[d] = INFINITY;
        r->high[d] = -INFINITY;
    }
    return true;
}

arp_status arp_geojson_rings(arp_source *source, const char *property, arp_rings *out,
                             arp_error *err) {
    arp_rings made = {0};
    reading r = {.file = {.source = source, .property = property, .err = err}, .out = &made};
    arp_status st = begin(&r) ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    ARP_TRY(arp_features_each(&r.file, take_feature, &r));
    if (made.n == 0)
        ARP_TRY(
            arp_fail_at(err, arp_features_place(&r.file), ARP_PARSE, ARP_MSG_GEOJSON_EMPTY, ""));
    made.n_by_id = r.file.n_by_id;
    made.turned = r.low[0] > 41 && r.high[0] < 52 && r.low[1] > -6 && r.high[1] < 10;
    *out = made;
    made = (arp_rings){0};

done:
    arp_rings_free(&made);
    return st;
}

void arp_rings_free(arp_rings *rings) {
    arp_free(rings->point);
    arp_free(rings->ring);
    arp_free(rings->polygon);
    arp_free(rings->feature);
    arp_free(rings->code);
    arp_free(rings->empty);
    arp_pool_free(rings->pool);
    *rings = (arp_rings){0};
}
