/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/geojson.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "base/codes.h"
#include "base/number.h"
#include "io/messages.h"
#include "io/segments.h"

/* The reading of one file. */
typedef struct reading {
    arp_source *source;
    const char *property;
    arp_status st; /* of the source, while jansson reads */
    arp_error *err;
    arp_segments segments;
    size_t feature;   /* number of the one being read, from 1 */
    const char *code; /* its code, "?" before it is known     */
    bool begun;       /* the mark at the file's head is behind us */
    int decimals;     /* the most of a coordinate so far, at most MOST_DECIMALS */
    size_t n_by_id;
} reading;

enum { MOST_DECIMALS = 12 };

static arp_place file_of(const reading *r) {
    return (arp_place){.path = arp_source_name(r->source)};
}

static arp_status refuse(const reading *r, arp_message message, const char *what) {
    return arp_fail_at(r->err, file_of(r), ARP_PARSE, message, "uss", r->feature, r->code, what);
}

static size_t next_bytes(void *buffer, size_t size, void *data) {
    reading *r = data;
    size_t got = 0;
    r->st = arp_source_read(r->source, buffer, size, &got, r->err);
    char *bytes = buffer;
    if (r->st == ARP_OK && !r->begun && got > 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        got -= 3;
        memmove(bytes, bytes + 3, got);
    }
    r->begun = true;
    return r->st == ARP_OK ? got : (size_t)-1;
}

static arp_status load(reading *r, json_t **root) {
    json_error_t fault;
    *root = json_load_callback(next_bytes, r, JSON_REJECT_DUPLICATES, &fault);
    if (*root || r->st != ARP_OK) return r->st;
    if (json_error_code(&fault) == json_error_out_of_memory) return arp_fail_memory(r->err);
    arp_place at = file_of(r);
    at.line = fault.line > 0 ? (uint64_t)fault.line : 0;
    at.column = fault.column > 0 ? (uint64_t)fault.column : 0;
    return arp_fail_at(r->err, at, ARP_PARSE, ARP_MSG_GEOJSON_SYNTAX, "s", fault.text);
}

/* The text of a member, "" where there is none. */
static const char *text_of(const json_t *object, const char *key) {
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

/* The decimals of a number as it was likely written: the fewest that give it back. */
static int decimals_of(double x, int least) {
    int d = least;
    for (double by = pow(10, d); d < MOST_DECIMALS; d++, by *= 10) {
        if (fabs(x * by - round(x * by)) <= 1e-15 * fabs(x * by)) break;
    }
    return d;
}

static arp_status read_point(reading *r, const json_t *point, double out[2]) {
    const json_t *x = json_array_get(point, 0), *y = json_array_get(point, 1);
    if (!json_is_number(x) || !json_is_number(y)) return refuse(r, ARP_MSG_GEOJSON_POSITION, "");
    out[0] = json_number_value(x);
    out[1] = json_number_value(y);
    for (int k = 0; k < 2; k++) r->decimals = decimals_of(out[k], r->decimals);
    return ARP_OK;
}

static arp_status read_ring(reading *r, const json_t *ring, uint32_t territory) {
    double first[2], a[2], b[2];
    size_t n = json_array_size(ring);
    arp_status st = ARP_OK;
    if (n < 4) return refuse(r, ARP_MSG_GEOJSON_RING_SHORT, "");
    ARP_TRY(read_point(r, json_array_get(ring, 0), first));
    memcpy(a, first, sizeof a);
    for (size_t i = 1; i < n; i++) {
        ARP_TRY(read_point(r, json_array_get(ring, i), b));
        ARP_TRY(arp_segments_add(&r->segments, a, b, territory, r->err));
        memcpy(a, b, sizeof a);
    }
    if (a[0] != first[0] || a[1] != first[1]) return refuse(r, ARP_MSG_GEOJSON_RING_OPEN, "");
done:
    return st;
}

static arp_status read_polygon(reading *r, const json_t *polygon, uint32_t territory) {
    size_t n = json_array_size(polygon);
    arp_status st = n ? ARP_OK : refuse(r, ARP_MSG_GEOJSON_RING_SHORT, "");
    for (size_t i = 0; i < n && st == ARP_OK; i++) {
        st = read_ring(r, json_array_get(polygon, i), territory);
    }
    return st;
}

static arp_status read_geometry(reading *r, const json_t *geometry, uint32_t territory) {
    const char *type = text_of(geometry, "type");
    const json_t *coordinates = json_object_get(geometry, "coordinates");
    if (strcmp(type, "Polygon") == 0) return read_polygon(r, coordinates, territory);
    if (strcmp(type, "MultiPolygon") != 0) return refuse(r, ARP_MSG_GEOJSON_GEOMETRY, type);
    size_t n = json_array_size(coordinates);
    arp_status st = n ? ARP_OK : refuse(r, ARP_MSG_GEOJSON_RING_SHORT, "");
    for (size_t i = 0; i < n && st == ARP_OK; i++) {
        st = read_polygon(r, json_array_get(coordinates, i), territory);
    }
    return st;
}

/* A text, or a whole number as one, in digits; NULL for anything else. */
static const char *text_or_whole(const json_t *value, char digits[ARP_NUMBER_ROOM]) {
    if (!json_is_integer(value) || json_integer_value(value) < 0) return json_string_value(value);
    arp_number_from_size(digits, (size_t)json_integer_value(value));
    return digits;
}

/* True for a feature without an outline. */
static bool is_empty(const json_t *feature) {
    const json_t *geometry = json_object_get(feature, "geometry");
    const json_t *coordinates = json_object_get(geometry, "coordinates");
    return json_is_object(feature) &&
           (!geometry || json_is_null(geometry) ||
            (json_is_array(coordinates) && json_array_size(coordinates) == 0));
}

/* A code as text, living in the pool; "?" for a feature that has none and no outline either. */
static arp_status read_code(reading *r, const json_t *feature, arp_pool *pool, const char **out) {
    char digits[ARP_NUMBER_ROOM];
    const json_t *value = json_object_get(json_object_get(feature, "properties"), r->property);
    const char *text = text_or_whole(value, digits);
    if (!text || !*text) {
        text = text_or_whole(json_object_get(feature, "id"), digits);
        r->n_by_id += text && *text;
    }
    if ((!text || !*text) && is_empty(feature)) text = "?";
    if (!text || !*text) return refuse(r, ARP_MSG_GEOJSON_PROPERTY, r->property);
    *out = arp_pool_text(pool, text, strlen(text));
    return *out ? ARP_OK : arp_fail_memory(r->err);
}

static arp_status read_codes(reading *r, const json_t *features, arp_pool *pool,
                             const char **code) {
    size_t n = json_array_size(features);
    arp_status st = ARP_OK;
    for (size_t i = 0; i < n && st == ARP_OK; i++) {
        const json_t *feature = json_array_get(features, i);
        r->feature = i + 1;
        r->code = "?";
        st = read_code(r, feature, pool, &code[i]);
    }
    return st;
}

/* Every feature's outline; features of one code are one territory. */
static arp_status read_features(reading *r, const json_t *features, arp_borders *out) {
    size_t n = json_array_size(features);
    arp_codes *codes = NULL;
    const char **code = arp_zalloc(n, sizeof *code);
    uint32_t *place = arp_zalloc(n, sizeof *place); /* of the first feature of a code, in out */
    bool ok = code && place &&
              arp_pool_take_all(out->pool, ARP_ARRAY(out->code, n), ARP_ARRAY(out->empty, n));
    arp_status st = ok ? ARP_OK : arp_fail_memory(r->err);
    if (st != ARP_OK) goto done;
    ARP_TRY(read_codes(r, features, out->pool, code));
    codes = arp_codes_new(code, n);
    if (!codes) ARP_TRY(arp_fail_memory(r->err));
    for (size_t i = 0; i < n; i++) {
        const json_t *feature = json_array_get(features, i);
        uint32_t *own = &place[arp_codes_find(codes, code[i])];
        r->feature = i + 1;
        r->code = code[i];
        if (is_empty(feature)) {
            out->empty[out->n_empty++] = code[i];
            continue;
        }
        if (*own == 0) { /* the place, + 1 */
            out->code[out->n++] = code[i];
            *own = (uint32_t)out->n;
        }
        ARP_TRY(read_geometry(r, json_object_get(feature, "geometry"), *own - 1));
    }
done:
    arp_codes_free(codes);
    arp_free(code);
    arp_free(place);
    return st;
}

/* Pairs that share a border, and those that nearly touch. */
static arp_status keep_pairs(reading *r, arp_borders *out, arp_error *err) {
    arp_segments *s = &r->segments;
    arp_touching touching = {0};
    arp_segments_sort_pairs(s);
    arp_status st = arp_touching_find(s, out->n, r->decimals, &touching, err);
    if (st != ARP_OK) return st;
    out->n_by_id = r->n_by_id;
    out->n_rounded = touching.n_rounded;
    out->tolerance = touching.tolerance;
    out->n_near = touching.n_near;
    out->near = arp_pool_take(out->pool, out->n_near, sizeof *out->near);
    if (out->near && out->n_near) memcpy(out->near, touching.near, out->n_near * sizeof *out->near);
    arp_free(touching.near);
    if (!out->near) return arp_fail_memory(err);
    out->border = arp_pool_take(out->pool, s->n_pairs, sizeof *out->border);
    if (!out->border) return arp_fail_memory(err);
    for (size_t i = 0; i < s->n_pairs; i++) {
        out->border[i] = (arp_border){(size_t)(s->pair[i] >> 32), (uint32_t)s->pair[i]};
    }
    out->n_borders = s->n_pairs;
    return ARP_OK;
}

arp_status arp_geojson_borders(arp_source *source, const char *property, arp_borders *out,
                               arp_error *err) {
    reading r = {.source = source, .property = property, .err = err};
    arp_borders made = {.pool = arp_pool_new()};
    json_t *root = NULL;
    arp_status st = made.pool ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    ARP_TRY(load(&r, &root));
    const json_t *features = json_object_get(root, "features");
    if (strcmp(text_of(root, "type"), "FeatureCollection") != 0 || !json_is_array(features)) {
        ARP_TRY(arp_fail_at(err, file_of(&r), ARP_PARSE, ARP_MSG_GEOJSON_COLLECTION, ""));
    }
    if (json_array_size(features) == 0) {
        ARP_TRY(arp_fail_at(err, file_of(&r), ARP_PARSE, ARP_MSG_GEOJSON_EMPTY, ""));
    }
    ARP_TRY(read_features(&r, features, &made));
    if (made.n == 0) ARP_TRY(arp_fail_at(err, file_of(&r), ARP_PARSE, ARP_MSG_GEOJSON_EMPTY, ""));
    ARP_TRY(keep_pairs(&r, &made, err));
    *out = made;
    made = (arp_borders){0};
done:
    json_decref(root);
    arp_segments_free(&r.segments);
    arp_pool_free(made.pool);
    return st;
}

void arp_borders_free(arp_borders *borders) {
    arp_pool_free(borders->pool);
    *borders = (arp_borders){0};
}
