/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/yaml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/text.h"
#include "io/messages.h"
#include "io/yaml_slip.h"

enum { MOST_LEVELS = 64 };

/* What the walk over the events knows: the open lists and maps, and where in them it stands. */
typedef struct walk {
    const char *name;
    size_t documents, levels;
    struct {
        bool map, key_next;
    } level[MOST_LEVELS];
} walk;

/* What copying a composed document needs. */
typedef struct copier {
    yaml_document_t *document;
    const char *path; /* in the pool */
    arp_pool *pool;
} copier;

static arp_place place_of(const char *name, yaml_mark_t mark) {
    return (arp_place){name, mark.line + 1, mark.column + 1};
}

/* The place of a byte, for the faults that libyaml tells by offset only. */
static arp_place place_at(const char *name, const char *text, size_t offset) {
    arp_place place = {name, 1, 1};
    size_t start = 0;
    for (size_t i = 0; i < offset; i++) {
        bool crlf = text[i] == '\r' && i + 1 < offset && text[i + 1] == '\n';
        if ((text[i] != '\n' && text[i] != '\r') || crlf) continue;
        place.line++;
        start = i + 1;
    }
    place.column += arp_text_characters(text + start, offset - start);
    return place;
}

static arp_status check_utf8(const char *text, size_t len, const char *name, arp_error *err) {
    if (arp_text_is_utf8(text, len)) return ARP_OK;
    size_t good = 0;
    for (size_t n = 1; n <= 4 && good + n <= len;) {
        bool whole = arp_text_is_utf8(text + good, n);
        if (whole) good += n;
        n = whole ? 1 : n + 1;
    }
    return arp_fail_at(err, place_at(name, text, good), ARP_PARSE, ARP_MSG_YAML_NOT_UTF8, "");
}

/* Put libyaml's fault into an error. */
static arp_status refuse(const yaml_parser_t *parser, const char *text, size_t len,
                         const char *name, arp_error *err) {
    arp_place place = place_of(name, parser->problem_mark);
    if (parser->error == YAML_MEMORY_ERROR || parser->error == YAML_NO_ERROR) {
        return arp_fail_memory(err);
    }
    if (parser->error == YAML_READER_ERROR) {
        size_t offset = parser->problem_offset;
        place = place_at(name, text, offset < len ? offset : len);
    }
    const arp_yaml_fault fault = {parser->problem ? parser->problem : "?", place,
                                  place_of(name, parser->context_mark)};
    return arp_yaml_explain(text, len, &fault, err);
}

static arp_status begin(yaml_parser_t *parser, const char *text, size_t len, arp_error *err) {
    if (!yaml_parser_initialize(parser)) return arp_fail_memory(err);
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(parser, (const unsigned char *)text, len);
    return ARP_OK;
}

/* Refuse an anchor or a tag. */
static arp_status check_marks(const char *anchor, const char *tag, arp_place place,
                              arp_error *err) {
    if (anchor) return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_YAML_ANCHOR, "s", anchor);
    if (tag) return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_YAML_TAG, "s", tag);
    return ARP_OK;
}

/* A value or a key begins: in a map the two take turns. */
static bool is_key(walk *w) {
    if (w->levels == 0 || !w->level[w->levels - 1].map) return false;
    bool key = w->level[w->levels - 1].key_next;
    w->level[w->levels - 1].key_next = !key;
    return key;
}

static arp_status open_level(walk *w, bool map, const char *anchor, const char *tag,
                             arp_place place, arp_error *err) {
    arp_status st = check_marks(anchor, tag, place, err);
    if (st != ARP_OK) return st;
    if (is_key(w)) return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_YAML_KEY, "");
    if (w->levels == MOST_LEVELS) {
        return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_YAML_DEEP, "u", (size_t)MOST_LEVELS);
    }
    w->level[w->levels].map = map;
    w->level[w->levels].key_next = map;
    w->levels++;
    return ARP_OK;
}

/* Plain texts that are YAML and were meant for something else: a key with its value stuck to it,
   a dash with the list's item stuck to it. */
static arp_status check_spelling(const yaml_event_t *event, bool key, arp_place place,
                                 arp_error *err) {
    const char *text = (const char *)event->data.scalar.value;
    const char *colon = strchr(text, ':');
    bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    bool several = event->end_mark.line > event->start_mark.line;
    bool letter = (text[0] == '-') && strchr("abcdefghijklmnopqrstuvwxyz{[", text[1] | 0x20);
    char likely[ARP_ERROR_TEXT];
    if (!plain || !text[0] || !text[1]) return ARP_OK;
    if (letter && (key || several)) {
        snprintf(likely, sizeof likely, "- %.200s", text + 1);
        return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_YAML_DASH, "s", likely);
    }
    if (!key || !colon || colon == text || !colon[1]) return ARP_OK;
    snprintf(likely, sizeof likely, "%.*s: %.200s", (int)(colon - text < 80 ? colon - text : 80),
             text, colon + 1);
    return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_YAML_SPACE, "s", likely);
}

static arp_status check_scalar(walk *w, const yaml_event_t *event, arp_place place,
                               arp_error *err) {
    const char *text = (const char *)event->data.scalar.value;
    size_t len = event->data.scalar.length;
    arp_status st = check_marks((const char *)event->data.scalar.anchor,
                                (const char *)event->data.scalar.tag, place, err);
    if (st != ARP_OK) return st;
    st = check_spelling(event, is_key(w), place, err);
    if (st != ARP_OK) return st;
    if (memchr(text, '\0', len)) return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_YAML_NUL, "");
    bool nothing = len == 0 && event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (w->levels == 0 && nothing) {
        return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_YAML_EMPTY, "");
    }
    return ARP_OK;
}

static arp_status check_event(walk *w, const yaml_event_t *event, arp_error *err) {
    arp_place place = place_of(w->name, event->start_mark);
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (w->documents++ == 0) return ARP_OK;
        return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_YAML_SECOND_DOCUMENT, "");
    case YAML_STREAM_END_EVENT:
        if (w->documents > 0) return ARP_OK;
        return arp_fail_at(err, (arp_place){w->name, 1, 1}, ARP_PARSE, ARP_MSG_YAML_EMPTY, "");
    case YAML_ALIAS_EVENT:
        return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_YAML_ALIAS, "s",
                           (const char *)event->data.alias.anchor);
    case YAML_SCALAR_EVENT:
        return check_scalar(w, event, place, err);
    case YAML_SEQUENCE_START_EVENT:
        return open_level(w, false, (const char *)event->data.sequence_start.anchor,
                          (const char *)event->data.sequence_start.tag, place, err);
    case YAML_MAPPING_START_EVENT:
        return open_level(w, true, (const char *)event->data.mapping_start.anchor,
                          (const char *)event->data.mapping_start.tag, place, err);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        w->levels--;
        return ARP_OK;
    default:
        return ARP_OK;
    }
}

/* Walk the whole text as events; nothing is composed. */
static arp_status check_events(const char *text, size_t len, const char *name, arp_error *err) {
    yaml_parser_t parser;
    walk w = {.name = name};
    arp_status st = begin(&parser, text, len, err);
    if (st != ARP_OK) return st;
    for (bool over = false; !over && st == ARP_OK;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            st = refuse(&parser, text, len, name, err);
            break;
        }
        st = check_event(&w, &event, err);
        over = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return st;
}

/* By key, then as written. */
static int by_key(const void *a, const void *b) {
    const arp_node *const *x = a, *const *y = b;
    int order = strcmp((*x)->key, (*y)->key);
    if (order != 0) return order;
    return *x < *y ? -1 : *x > *y;
}

/* Refuse the first key of a map that stands there before. */
static arp_status check_twice(const arp_node *map, arp_error *err) {
    const arp_node *again = NULL, *before = NULL;
    const arp_node **sorted = arp_zalloc(map->n, sizeof *sorted);
    if (!sorted) return arp_fail_memory(err);
    for (size_t i = 0; i < map->n; i++) sorted[i] = &map->item[i];
    qsort(sorted, map->n, sizeof *sorted, by_key);
    for (size_t i = 1; i < map->n; i++) {
        if (strcmp(sorted[i - 1]->key, sorted[i]->key) != 0) continue;
        if (again && again < sorted[i]) continue;
        before = sorted[i - 1];
        again = sorted[i];
    }
    arp_free(sorted);
    if (!again) return ARP_OK;
    return arp_fail_at(err, again->place, ARP_PARSE, ARP_MSG_YAML_TWICE, "suu", again->key,
                       (size_t)before->place.line, (size_t)again->place.line);
}

/* Where a scalar's first character stands; column 0 where the text is not there as it is. */
static arp_place scalar_place(const copier *c, const yaml_node_t *from) {
    yaml_scalar_style_t style = from->data.scalar.style;
    size_t quote =
        style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    size_t width =
        arp_text_characters((const char *)from->data.scalar.value, from->data.scalar.length);
    arp_place place = place_of(c->path, from->start_mark);
    /* Any escape or fold makes the text shorter than what stands between the marks. */
    bool as_written = from->start_mark.line == from->end_mark.line &&
                      from->end_mark.column - from->start_mark.column == width + 2 * quote;
    place.column = as_written ? place.column + quote : 0;
    return place;
}

static arp_status copy_scalar(const copier *c, const yaml_node_t *from, arp_node *out,
                              arp_error *err) {
    out->kind = ARP_TREE_SCALAR;
    out->quoted = from->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    out->text =
        arp_pool_text(c->pool, (const char *)from->data.scalar.value, from->data.scalar.length);
    out->value = scalar_place(c, from);
    return out->text ? ARP_OK : arp_fail_memory(err);
}

static arp_status copy_node(const copier *c, int index, arp_node *out, arp_error *err);

static arp_status copy_list(const copier *c, const yaml_node_t *from, arp_node *out,
                            arp_error *err) {
    const yaml_node_item_t *item = from->data.sequence.items.start;
    out->kind = ARP_TREE_LIST;
    out->n = (size_t)(from->data.sequence.items.top - item);
    out->item = arp_pool_take(c->pool, out->n, sizeof *out->item);
    if (!out->item) return arp_fail_memory(err);
    for (size_t i = 0; i < out->n; i++) {
        arp_status st = copy_node(c, item[i], &out->item[i], err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

static arp_status copy_map(const copier *c, const yaml_node_t *from, arp_node *out,
                           arp_error *err) {
    const yaml_node_pair_t *pair = from->data.mapping.pairs.start;
    out->kind = ARP_TREE_MAP;
    out->n = (size_t)(from->data.mapping.pairs.top - pair);
    out->item = arp_pool_take(c->pool, out->n, sizeof *out->item);
    if (!out->item) return arp_fail_memory(err);
    for (size_t i = 0; i < out->n; i++) {
        const yaml_node_t *key = yaml_document_get_node(c->document, pair[i].key);
        arp_node *child = &out->item[i];
        arp_status st = copy_node(c, pair[i].value, child, err);
        if (st != ARP_OK) return st;
        child->place = place_of(c->path, key->start_mark);
        child->key =
            arp_pool_text(c->pool, (const char *)key->data.scalar.value, key->data.scalar.length);
        if (!child->key) return arp_fail_memory(err);
    }
    return check_twice(out, err);
}

/* Recursive: the events have shown that there are at most MOST_LEVELS levels. */
static arp_status copy_node(const copier *c, int index, arp_node *out, arp_error *err) {
    const yaml_node_t *from = yaml_document_get_node(c->document, index);
    out->place = out->value = place_of(c->path, from->start_mark);
    if (from->type == YAML_SCALAR_NODE) return copy_scalar(c, from, out, err);
    if (from->type == YAML_SEQUENCE_NODE) return copy_list(c, from, out, err);
    return copy_map(c, from, out, err);
}

/* The document's tree, into a pool of its own. */
static arp_status copy_document(yaml_document_t *document, const char *name, arp_tree *out,
                                arp_error *err) {
    arp_status st = ARP_OK;
    arp_tree tree = {.pool = arp_pool_new()};
    copier c = {.document = document, .pool = tree.pool};
    if (c.pool) c.path = arp_pool_text(c.pool, name, strlen(name));
    if (!c.path) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(copy_node(&c, 1, &tree.root, err));
    *out = tree;
    tree = (arp_tree){0};

done:
    arp_tree_free(&tree);
    return st;
}

arp_status arp_yaml_read(const char *text, size_t len, const char *name, arp_tree *out,
                         arp_error *err) {
    yaml_parser_t parser;
    yaml_document_t document;
    arp_status st = ARP_OK;
    if (len == 0) text = "";
    if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        len -= 3;
    }
    if ((st = check_utf8(text, len, name, err)) != ARP_OK) return st;
    if ((st = check_events(text, len, name, err)) != ARP_OK) return st;
    if ((st = begin(&parser, text, len, err)) != ARP_OK) return st;
    if (yaml_parser_load(&parser, &document)) {
        st = copy_document(&document, name, out, err);
        yaml_document_delete(&document);
    } else {
        st = refuse(&parser, text, len, name, err);
    }
    yaml_parser_delete(&parser);
    return st;
}
