/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/geojson/features.h"

#include <string.h>

#include "base/number.h"
#include "io/messages.h"

enum { ROOM = 1 << 16, SHOWN = 12 };

/* Bytes of the source, and where they stand in it. A value is given to jansson up to one of the
   bytes that may be its last, and no further: what it has not asked for is still here. */
typedef struct stream {
    arp_features *r;
    arp_status st; /* of the source, while jansson reads */
    unsigned char bytes[ROOM];
    size_t at, n;
    bool begun;          /* the mark at the file's head is behind us */
    char last;           /* byte that may end the value being read; 0: any may */
    size_t line, column; /* behind us, from 0; columns in characters */
} stream;

arp_place arp_features_place(const arp_features *r) {
    return (arp_place){.path = arp_source_name(r->source)};
}

arp_status arp_features_refuse(const arp_features *r, arp_message message, const char *what) {
    return arp_fail_at(r->err, arp_features_place(r), ARP_PARSE, message, "uss", r->feature,
                       r->code, what);
}

/* More bytes; false at the end and on failure, which is in s->st. */
static bool more(stream *s) {
    if (s->at < s->n) return true;
    if (s->st != ARP_OK) return false;
    s->at = s->n = 0;
    s->st = arp_source_read(s->r->source, s->bytes, sizeof s->bytes, &s->n, s->r->err);
    if (s->st != ARP_OK) s->n = 0;
    if (!s->begun && s->n >= 3 && memcmp(s->bytes, "\xEF\xBB\xBF", 3) == 0) s->at = 3;
    s->begun = true;
    return s->at < s->n;
}

/* Past n bytes. */
static void pass(stream *s, size_t n) {
    for (const unsigned char *c = s->bytes + s->at, *end = c + n; c < end; c++) {
        if (*c == '\n') {
            s->line++;
            s->column = 0;
        } else {
            s->column += (*c & 0xC0) != 0x80;
        }
    }
    s->at += n;
}

static size_t next_bytes(void *buffer, size_t size, void *data) {
    stream *s = data;
    if (!more(s)) return s->st == ARP_OK ? 0 : (size_t)-1;
    const unsigned char *from = s->bytes + s->at;
    size_t n = s->n - s->at < size ? s->n - s->at : size;
    if (s->last) {
        const unsigned char *end = memchr(from, s->last, n);
        if (end) n = (size_t)(end - from) + 1;
    } else {
        n = 1;
    }
    memcpy(buffer, from, n);
    pass(s, n);
    return n;
}

static arp_status fault(const stream *s, size_t line, size_t column, const char *what) {
    arp_place at = arp_features_place(s->r);
    at.line = line + 1;
    at.column = column + 1;
    return arp_fail_at(s->r->err, at, ARP_PARSE, ARP_MSG_GEOJSON_SYNTAX, "s", what);
}

/* The next byte that is no blank, 0 at the end. */
static int peek(stream *s) {
    while (more(s)) {
        size_t n = 0;
        while (s->at + n < s->n && strchr(" \t\r\n", s->bytes[s->at + n]) && s->bytes[s->at + n])
            n++;
        pass(s, n);
        if (s->at < s->n) return s->bytes[s->at] ? s->bytes[s->at] : 1;
    }
    return 0;
}

static bool take(stream *s, int sign) {
    if (peek(s) != sign) return false;
    pass(s, 1);
    return true;
}

static arp_status want(stream *s, char sign) {
    const char what[] = {'\'', sign, '\'', ' ', 'e', 'x', 'p', 'e', 'c', 't', 'e', 'd', '\0'};
    if (take(s, sign)) return ARP_OK;
    return s->st != ARP_OK ? s->st : fault(s, s->line, s->column, what);
}

/* One value of any kind. A number or a word ends before a byte that jansson had to see: one back.
 */
static arp_status load(stream *s, json_t **out) {
    json_error_t why;
    int first = peek(s);
    const size_t line = s->line, column = s->column;
    s->last = first == '{' ? '}' : first == '[' ? ']' : '\0';
    *out = json_load_callback(
        next_bytes, s, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK, &why);
    if (s->st != ARP_OK) {
        json_decref(*out);
        *out = NULL;
        return s->st;
    }
    if (!*out) {
        size_t below = why.line > 0 ? (size_t)why.line - 1 : 0,
               right = why.column > 0 ? (size_t)why.column - 1 : 0;
        if (json_error_code(&why) == json_error_out_of_memory) return arp_fail_memory(s->r->err);
        return fault(s, line + below, below ? right : column + right, why.text);
    }
    bool open = !json_is_object(*out) && !json_is_array(*out) && !json_is_string(*out);
    if (open && s->at > 0 && s->at <= s->n) {
        char seen = (char)s->bytes[s->at - 1];
        if (seen == ',' || seen == ']' || seen == '}') {
            s->at--;
            s->column--;
        }
    }
    return ARP_OK;
}

static arp_status each_feature(stream *s, arp_feature_take taker, void *user, size_t *n) {
    arp_status st = want(s, '[');
    if (st != ARP_OK || take(s, ']')) return st;
    do {
        json_t *feature = NULL;
        s->r->feature = ++*n;
        s->r->code = "?";
        st = load(s, &feature);
        if (st == ARP_OK) st = taker(user, feature);
        json_decref(feature);
        if (st != ARP_OK) return st;
    } while (take(s, ','));
    return want(s, ']');
}

/* What the members beside the features say. */
typedef struct head {
    json_t *seen; /* names of all so far */
    bool collection, topology, listed;
    size_t n; /* features */
} head;

static arp_status read_member(stream *s, head *h, arp_feature_take taker, void *user) {
    json_t *name = NULL, *value = NULL;
    arp_status st = ARP_OK;
    if (peek(s) != '"') return want(s, '"');
    const size_t line = s->line, column = s->column;
    ARP_TRY(load(s, &name));
    const char *key = json_string_value(name);
    if (json_object_get(h->seen, key)) ARP_TRY(fault(s, line, column, "duplicate object key"));
    if (json_object_set_new(h->seen, key, json_true()) != 0) ARP_TRY(arp_fail_memory(s->r->err));
    ARP_TRY(want(s, ':'));
    if (strcmp(key, "features") == 0 && peek(s) == '[') {
        h->listed = true;
        ARP_TRY(each_feature(s, taker, user, &h->n));
        goto done;
    }
    ARP_TRY(load(s, &value));
    const char *text = json_is_string(value) ? json_string_value(value) : "";
    h->collection |= strcmp(key, "type") == 0 && strcmp(text, "FeatureCollection") == 0;
    h->topology |= strcmp(key, "type") == 0 && strcmp(text, "Topology") == 0;

done:
    json_decref(name);
    json_decref(value);
    return st;
}

static arp_status read_members(stream *s, head *h, arp_feature_take taker, void *user) {
    arp_status st = ARP_OK;
    if (peek(s) != '{') { /* some other JSON, or none */
        json_t *value = NULL;
        st = load(s, &value);
        json_decref(value);
        return st;
    }
    ARP_TRY(want(s, '{'));
    if (take(s, '}')) goto done;
    do ARP_TRY(read_member(s, h, taker, user));
    while (take(s, ','));
    ARP_TRY(want(s, '}'));

done:
    return st;
}

arp_status arp_features_each(arp_features *r, arp_feature_take taker, void *user) {
    head h = {.seen = json_object()};
    stream *s = arp_zalloc(1, sizeof *s);
    arp_status st = h.seen && s ? ARP_OK : arp_fail_memory(r->err);
    if (st != ARP_OK) goto done;
    s->r = r;
    ARP_TRY(read_members(s, &h, taker, user));
    if (peek(s) && s->st == ARP_OK) ARP_TRY(fault(s, s->line, s->column, "end of file expected"));
    ARP_TRY(s->st);
    if (!h.collection || !h.listed) {
        arp_message why = h.topology ? ARP_MSG_GEOJSON_TOPOLOGY : ARP_MSG_GEOJSON_COLLECTION;
        ARP_TRY(arp_fail_at(r->err, arp_features_place(r), ARP_PARSE, why, "s",
                            arp_path_base(arp_source_name(r->source))));
    }
    if (h.n == 0)
        ARP_TRY(arp_fail_at(r->err, arp_features_place(r), ARP_PARSE, ARP_MSG_GEOJSON_EMPTY, ""));

done:
    json_decref(h.seen);
    arp_free(s);
    return st;
}

const char *arp_feature_text(const json_t *object, const char *key) {
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

bool arp_feature_is_empty(const json_t *feature) {
    const json_t *geometry = json_object_get(feature, "geometry");
    const json_t *coordinates = json_object_get(geometry, "coordinates");
    return json_is_object(feature) &&
           (!geometry || json_is_null(geometry) ||
            (json_is_array(coordinates) && json_array_size(coordinates) == 0));
}

/* A text, or a whole number as one, in digits; NULL for anything else. */
static const char *text_or_whole(const json_t *value, char digits[ARP_NUMBER_ROOM]) {
    if (!json_is_integer(value) || json_integer_value(value) < 0) return json_string_value(value);
    arp_number_from_size(digits, (size_t)json_integer_value(value));
    return digits;
}

/* The properties that the feature has, for whoever looks for another. */
static arp_status refuse_code(const arp_features *r, const json_t *feature) {
    const char *name[SHOWN];
    char list[ARP_ERROR_TEXT];
    size_t n = 0;
    json_t *properties = json_object_get(feature, "properties"), *value;
    const char *key;
    json_object_foreach(properties, key, value) {
        if (n < SHOWN) name[n] = key;
        n++;
    }
    arp_text_list(list, sizeof list, name, n, SHOWN);
    return arp_fail_at(r->err, arp_features_place(r), ARP_PARSE, ARP_MSG_GEOJSON_PROPERTY, "uss",
                       r->feature, n ? list : "-", r->property);
}

arp_status arp_features_code(arp_features *r, const json_t *feature, arp_pool *pool,
                             const char **out) {
    char digits[ARP_NUMBER_ROOM];
    const json_t *value = json_object_get(json_object_get(feature, "properties"), r->property);
    const char *text = text_or_whole(value, digits);
    if (!text || !*text) {
        text = text_or_whole(json_object_get(feature, "id"), digits);
        r->n_by_id += text && *text;
    }
    if ((!text || !*text) && arp_feature_is_empty(feature)) text = "?";
    if (!text || !*text) return refuse_code(r, feature);
    *out = arp_pool_text(pool, text, strlen(text));
    return *out ? ARP_OK : arp_fail_memory(r->err);
}
