/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/yaml_slip.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "io/messages.h"

/* A line of the text, without its end. */
typedef struct line {
    const char *s;
    size_t n, indent; /* indent: blanks and tabs at its head */
    bool tab;         /* among them                          */
} line;

static line line_at(const char *text, size_t len, uint64_t number) {
    size_t at = 0, end;
    for (uint64_t i = 1; i < number && at < len; i++) {
        while (at < len && text[at] != '\n' && text[at] != '\r') at++;
        at += at + 1 < len && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
    }
    if (at > len) at = len;
    for (end = at; end < len && text[end] != '\n' && text[end] != '\r';) end++;
    line l = {.s = text + at, .n = end - at};
    for (; l.indent < l.n && (l.s[l.indent] == ' ' || l.s[l.indent] == '\t'); l.indent++) {
        l.tab |= l.s[l.indent] == '\t';
    }
    return l;
}

/* Bytes before the character of a column, counted from 1. */
static size_t byte_of(const line *l, uint64_t column) {
    size_t at = 0;
    for (uint64_t i = 1; i < column && at < l->n; i++) {
        for (at++; at < l->n && ((unsigned char)l->s[at] & 0xC0) == 0x80;) at++;
    }
    return at;
}

/* The place of the last colon with a blank after it before `end`, from `start` on; SIZE_MAX: none.
 */
static size_t colon_before(const line *l, size_t start, size_t end) {
    size_t found = SIZE_MAX;
    for (size_t i = start; i + 1 < l->n && i < end; i++) {
        if (l->s[i] == ':' && l->s[i + 1] == ' ') found = i;
    }
    return found;
}

/* The colon of "key: value" that the character at `at` belongs to; in braces the last one before a
   comma, otherwise the first one of the line. */
static size_t key_colon(const line *l, size_t at, size_t *key, bool *flow) {
    *key = l->indent;
    *flow = false;
    for (size_t i = l->indent; i < at; i++) {
        *flow |= l->s[i] == '{';
        bool begins = l->s[i] == '{' || (*flow && l->s[i] == ',');
        if (begins || (i == *key && l->s[i] == '-')) *key = i + 1;
    }
    while (*key < at && l->s[*key] == ' ') ++*key;
    for (size_t i = *key; i < at; i++) {
        if (l->s[i] == ':' && i + 1 < l->n && l->s[i + 1] == ' ') return i;
    }
    return SIZE_MAX;
}

/* `key: "value"` of the value that begins after a colon: to the end of the line, or in braces to
   what ends it. Quotes around it, and those that it holds, give way. */
static void quote(const line *l, size_t key, size_t colon, bool flow, char out[ARP_ERROR_TEXT]) {
    size_t from = colon + 1, to = from;
    char name[80], value[240];
    while (from < l->n && l->s[from] == ' ') from++;
    for (to = from; to < l->n && !(flow && strchr(",}]", l->s[to]));) to++;
    while (to > from && l->s[to - 1] == ' ') to--;
    bool quoted = to > from + 1 && (l->s[from] == '\'' || l->s[from] == '"');
    if (quoted && l->s[to - 1] == l->s[from]) to--;
    if (quoted) from++;
    arp_text_cut(name, sizeof name, l->s + key, colon - key);
    arp_text_cut(value, sizeof value, l->s + from, to - from);
    for (char *c = value; *c; c++) {
        if (*c == '"') *c = '\'';
    }
    snprintf(out, ARP_ERROR_TEXT, "%s: \"%s\"", name, value);
}

static bool has(const char *problem, const char *words) {
    return strstr(problem, words) != NULL;
}

/* "key:value", "key = value": the line as it should be, when it has no "key: ". */
static arp_message of_no_colon(const line *l, char out[ARP_ERROR_TEXT]) {
    size_t key = l->indent;
    if (key < l->n && l->s[key] == '-') {
        if (key + 1 < l->n && l->s[key + 1] != ' ' && l->s[key + 1] != '-') {
            snprintf(out, ARP_ERROR_TEXT, "- %.*s",
                     (int)(l->n - key - 1 < 200 ? l->n - key - 1 : 200), l->s + key + 1);
            return ARP_MSG_YAML_DASH;
        }
        for (key++; key < l->n && l->s[key] == ' ';) key++;
    }
    if (colon_before(l, key, l->n) != SIZE_MAX) return ARP_MSG_NONE;
    for (size_t i = key; i < l->n; i++) {
        size_t value = i + 1, end = i;
        if (l->s[i] != '=' && l->s[i] != ':') continue;
        if (i == key || value == l->n) return ARP_MSG_NONE;
        while (end > key && l->s[end - 1] == ' ') end--;
        while (value < l->n && l->s[value] == ' ') value++;
        snprintf(out, ARP_ERROR_TEXT, "%.*s: %.*s", (int)(end - key < 80 ? end - key : 80),
                 l->s + key, (int)(l->n - value < 200 ? l->n - value : 200), l->s + value);
        return l->s[i] == '=' ? ARP_MSG_YAML_EQUALS : ARP_MSG_YAML_SPACE;
    }
    return ARP_MSG_NONE;
}

/* A value that has to stand in quotes: it holds a colon and a blank, goes on after a quote that
   closes, or begins with a sign of YAML's. */
static arp_message of_value(const line *l, const arp_yaml_fault *f, char out[ARP_ERROR_TEXT]) {
    size_t key, at = byte_of(l, f->place.column);
    bool flow;
    size_t colon = key_colon(l, at, &key, &flow);
    if (colon == SIZE_MAX || colon >= at) return ARP_MSG_NONE;
    size_t value = colon + 1;
    while (value < l->n && l->s[value] == ' ') value++;
    if (at >= l->n) return ARP_MSG_NONE;
    quote(l, key, colon, flow, out);
    if (l->s[at] == ':') return ARP_MSG_YAML_COLON;
    if (has(f->problem, "cannot start any token")) return ARP_MSG_YAML_SIGN;
    if (value < at && strchr("'\"[{", l->s[value]) && !has(f->problem, "',' or"))
        return ARP_MSG_YAML_AFTER;
    return ARP_MSG_NONE;
}

arp_status arp_yaml_explain(const char *text, size_t len, const arp_yaml_fault *fault,
                            arp_error *err) {
    const char *p = fault->problem;
    char likely[ARP_ERROR_TEXT] = "";
    arp_place place = fault->place;
    line l = line_at(text, len, place.line), since = line_at(text, len, fault->since.line);
    arp_message slip = l.tab ? ARP_MSG_YAML_TAB : of_value(&l, fault, likely);
    if (slip != ARP_MSG_NONE) return arp_fail_at(err, place, ARP_PARSE, slip, "s", likely);
    /* A line without "key: " is read on into the next one, and the fault is told there. */
    bool told_late = has(p, "mapping values") || has(p, "expected ':'");
    for (uint64_t back = 0; told_late && back < 3 && back < place.line; back++) {
        line b = line_at(text, len, place.line - back);
        slip = of_no_colon(&b, likely);
        if (slip == ARP_MSG_NONE) continue;
        place.line -= back;
        place.column = b.indent + 1;
        return arp_fail_at(err, place, ARP_PARSE, slip, "s", likely);
    }
    if (has(p, "',' or"))
        return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_YAML_OPEN, "suu", has(p, "]") ? "]" : "}",
                           (size_t)fault->since.line, (size_t)fault->since.column);
    if (has(p, "unexpected end of stream") && since.n)
        return arp_fail_at(err, fault->since, ARP_PARSE, ARP_MSG_YAML_QUOTE, "");
    if (has(p, "expected ':'") && since.n)
        return arp_fail_at(err, fault->since, ARP_PARSE, ARP_MSG_YAML_NO_KEY, "");
    if (has(p, "mapping values") || has(p, "expected key") || has(p, "'-' indicator"))
        return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_YAML_INDENT, "u", l.indent);
    return arp_fail_at(err, place, ARP_PARSE, ARP_MSG_YAML_BAD, "s", p);
}
