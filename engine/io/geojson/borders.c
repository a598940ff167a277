/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/geojson/borders.h"

#include <math.h>
#include <string.h>

#include "base/codes.h"
#include "io/geojson/features.h"
#include "io/messages.h"
#include "io/segments.h"

/* The reading of one file. */
typedef struct reading {
    arp_features file;
    json_t *features; /* all of them: neighbours are looked for among all codes */
    arp_segments segments;
    int decimals; /* the most of a coordinate so far, at most MOST_DECIMALS */
} reading;

enum { MOST_DECIMALS = 12 };

static arp_status refuse(const reading *r, arp_message message, const char *what) {
    return arp_features_refuse(&r->file, message, what);
}

static arp_status keep_feature(void *user, json_t *feature) {
    reading *r = user;
    return json_array_append(r->features, feature) == 0 ? ARP_OK : arp_fail_memory(r->file.err);
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
        ARP_TRY(arp_segments_add(&r->segments, a, b, territory, r->file.err));
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
    const char *type = arp_feature_text(geometry, "type");
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

static arp_status read_codes(reading *r, const json_t *features, arp_pool *pool,
                             const char **code) {
    size_t n = json_array_size(features);
    arp_status st = ARP_OK;
    for (size_t i = 0; i < n && st == ARP_OK; i++) {
        const json_t *feature = json_array_get(features, i);
        r->file.feature = i + 1;
        r->file.code = "?";
        st = arp_features_code(&r->file, feature, pool, &code[i]);
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
    arp_status st = ok ? ARP_OK : arp_fail_memory(r->file.err);
    if (st != ARP_OK) goto done;
    ARP_TRY(read_codes(r, features, out->pool, code));
    codes = arp_codes_new(code, n);
    if (!codes) ARP_TRY(arp_fail_memory(r->file.err));
    for (size_t i = 0; i < n; i++) {
        const json_t *feature = json_array_get(features, i);
        uint32_t *own = &place[arp_codes_find(codes, code[i])];
        r->file.feature = i + 1;
        r->file.code = code[i];
        if (arp_feature_is_empty(feature)) {
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
    out->n_by_id = r->file.n_by_id;
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
    reading r = {.file = {.source = source, .property = property, .err = err},
                 .features = json_array()};
    arp_borders made = {.pool = arp_pool_new()};
    arp_status st = made.pool && r.features ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    ARP_TRY(arp_features_each(&r.file, keep_feature, &r));
    ARP_TRY(read_features(&r, r.features, &made));
    if (made.n == 0)
        ARP_TRY(
            arp_fail_at(err, arp_features_place(&r.file), ARP_PARSE, ARP_MSG_GEOJSON_EMPTY, ""));
    ARP_TRY(keep_pairs(&r, &made, err));
    *out = made;
    made = (arp_borders){0};
done:
    json_decref(r.features);
    arp_segments_free(&r.segments);
    arp_pool_free(made.pool);
    return st;
}

void arp_borders_free(arp_borders *borders) {
    arp_pool_free(borders->pool);
    *borders = (arp_borders){0};
}
