/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file features.h
 * A FeatureCollection, one feature after the other. [RFC 7946]
 *
 * Each feature is a tree of its own, freed before the next is read: memory is that of the largest
 * feature (some twenty times its text), whatever the file has.
 */
#ifndef IO_GEOJSON_FEATURES_H
#define IO_GEOJSON_FEATURES_H

#include <jansson.h>

#include "base/memory.h"
#include "io/file.h"

/** The reading of one file. */
typedef struct arp_features {
    arp_source *source;
    const char *property; /* whose text is a feature's code */
    arp_error *err;
    size_t feature;   /* number of the one being read, from 1 */
    const char *code; /* its code, "?" before it is known     */
    size_t n_by_id;   /* features without the property, whose id is their code */
} arp_features;

/** Take a feature, which is freed afterwards unless it gets one more reference. */
typedef arp_status (*arp_feature_take)(void *user, json_t *feature);

/**
 * Hand each feature of r->source to @p take, with r->feature its number and r->code "?". A byte
 * order mark at the head is passed over. Any failure of @p take ends the reading.
 *
 * @retval ARP_INPUT  the source cannot be read
 * @retval ARP_PARSE  not JSON (line and column told), nested more than 2 048 deep, a key given
 *                    twice, bytes after the end; no FeatureCollection, a TopoJSON (told), no
 *                    feature at all
 */
arp_status arp_features_each(arp_features *r, arp_feature_take take, void *user);

/** Where faults of the file are. */
arp_place arp_features_place(const arp_features *r);

/** Refuse the feature under way: a message of its number, its code and @p what. */
arp_status arp_features_refuse(const arp_features *r, arp_message message, const char *what);

/** True for a feature without an outline: a geometry that is null, or has no coordinates. */
bool arp_feature_is_empty(const json_t *feature);

/** The text of a member, "" where there is none. */
const char *arp_feature_text(const json_t *object, const char *key);

/** The feature's code, in the pool: a text or a whole number, of its property or, where it lacks
    it, its id; "?" for a feature that has none and no outline either.
    @retval ARP_PARSE  none: the properties that it has are told */
arp_status arp_features_code(arp_features *r, const json_t *feature, arp_pool *pool,
                             const char **out);

#endif
