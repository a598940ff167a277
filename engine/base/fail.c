/* SPDX-License-Identifier: GPL-3.0-or-later */
#define BASE_FAIL_ITSELF
#include "base/fail.h"

#include <stdarg.h>
#include <string.h>

#include "base/areas.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/number.h"
#include "base/utf8.h"

static const struct {
    const char *name, *text;
} STATUSES[] = {
#define ARP_STATUS_ROW(name, text) {#name, text},
    ARP_STATUSES(ARP_STATUS_ROW)
#undef ARP_STATUS_ROW
};

enum { STATUS_COUNT = sizeof STATUSES / sizeof STATUSES[0] };

const char *arp_status_name(arp_status status) {
    return (size_t)status < STATUS_COUNT ? STATUSES[status].name : "?";
}

const char *arp_status_text(arp_status status) {
    return (size_t)status < STATUS_COUNT ? STATUSES[status].text : "?";
}

static const arp_message_text *find(arp_message message) {
    size_t area = (size_t)message / ARP_AREA_ROOM, place = (size_t)message % ARP_AREA_ROOM;
    bool known = area < ARP_AREA_COUNT && place < ARP_AREA_TEXTS[area].n;
    return known ? &ARP_AREA_TEXTS[area].at[place] : &ARP_AREA_TEXTS[0].at[0];
}

const char *arp_say(arp_message message, arp_lang lang) {
    return find(message)->text[lang == ARP_EN];
}

const char *arp_error_name(const arp_error *err) {
    return find(err->message)->name;
}

static void fill(arp_error *err, arp_place place, arp_status code, arp_message message,
                 const char *kinds, va_list args) {
    err->code = code;
    err->message = message;
    if (place.path) arp_text_harmless(err->path, sizeof err->path, place.path);
    err->line = place.line;
    err->column = place.column;
    for (size_t i = 0; kinds[i] && i < ARP_ERROR_ARGS; i++) {
        if (kinds[i] == 's') {
            arp_text_harmless(err->arg[i], ARP_ERROR_TEXT, va_arg(args, const char *));
            continue;
        }
        err->arg_is_number[i] = true;
        if (kinds[i] == 'u') {
            arp_number_from_size(err->arg[i], va_arg(args, size_t));
        } else {
            arp_number_told(err->arg[i], va_arg(args, double));
        }
    }
}

arp_status arp_fail_at(arp_error *err, arp_place place, arp_status code, arp_message message,
                       const char *kinds, ...) {
    if (!err || err->code != ARP_OK) return code;
    va_list args;
    va_start(args, kinds);
    fill(err, place, code, message, kinds, args);
    va_end(args);
    return code;
}

arp_status arp_fail(arp_error *err, arp_status code, arp_message message, const char *kinds, ...) {
    if (!err || err->code != ARP_OK) return code;
    va_list args;
    va_start(args, kinds);
    fill(err, (arp_place){0}, code, message, kinds, args);
    va_end(args);
    return code;
}

static size_t count_lines(const char *text) {
    size_t n = 0;
    for (; *text; text++) n += *text == '\n';
    return n;
}

void arp_fail_more(arp_error *err, arp_place place, const char *what) {
    enum { MOST = 9 };
    char path[sizeof err->path], shown[ARP_ERROR_TEXT], number[ARP_NUMBER_ROOM];
    char line[sizeof path + sizeof shown + (size_t)2 * ARP_NUMBER_ROOM + 8] = "\n  ";
    arp_text_harmless(path, sizeof path, place.path ? place.path : "");
    arp_text_harmless(shown, sizeof shown, what);
    strcat(line, path);
    strcat(line, ":");
    arp_number_from_size(number, (size_t)place.line);
    strcat(line, number);
    strcat(line, ":");
    arp_number_from_size(number, (size_t)place.column);
    strcat(line, number);
    if (*shown) strcat(line, ": ");
    strcat(line, shown);
    bool fits = strlen(err->more) + strlen(line) < sizeof err->more;
    if (fits && count_lines(err->more) == err->n_more && err->n_more < MOST)
        strcat(err->more, line);
    err->n_more++;
}

arp_status arp_fail_memory(arp_error *err) {
    return arp_fail(err, ARP_MEMORY, ARP_MSG_OUT_OF_MEMORY, "");
}

arp_status arp_tell(arp_notices *notices, arp_place place, arp_error *err, arp_message message,
                    const char *kinds, ...) {
    arp_error *at = arp_resize(notices->at, notices->n + 1, sizeof *at);
    if (!at) return arp_fail_memory(err);
    notices->at = at;
    at += notices->n++;
    memset(at, 0, sizeof *at);
    va_list args;
    va_start(args, kinds);
    fill(at, place, ARP_OK, message, kinds, args);
    va_end(args);
    return ARP_OK;
}

void arp_notices_free(arp_notices *notices) {
    arp_free(notices->at);
    *notices = (arp_notices){0};
}

/* Appends s to out[at .. size - 1], a NUL kept; returns the new end. */
static size_t append(char *out, size_t at, size_t size, const char *s, size_t len) {
    size_t room = size - 1 - at;
    if (len > room) len = arp_text_whole(s, room);
    memcpy(out + at, s, len);
    out[at + len] = '\0';
    return at + len;
}

static size_t append_arg(char *out, size_t at, size_t size, const arp_error *err, size_t i,
                         arp_lang lang) {
    if (!err->arg_is_number[i]) return append(out, at, size, err->arg[i], strlen(err->arg[i]));
    char number[ARP_ERROR_TEXT];
    strcpy(number, err->arg[i]);
    char *point = lang == ARP_FR ? strchr(number, '.') : NULL;
    if (point) *point = ',';
    return append(out, at, size, number, strlen(number));
}

/* Its message, the arguments filled in; returns the new end. */
static size_t append_words(const arp_error *err, arp_lang lang, char *out, size_t at, size_t size) {
    for (const char *t = arp_say(err->message, lang); *t; t++) {
        if (t[0] == '{' && t[1] >= '0' && t[1] < '0' + ARP_ERROR_ARGS && t[2] == '}') {
            at = append_arg(out, at, size, err, (size_t)(t[1] - '0'), lang);
            t += 2;
            continue;
        }
        size_t len = 1; /* a whole character at a time */
        while (((unsigned char)t[len] & 0xC0) == 0x80) len++;
        at = append(out, at, size, t, len);
        t += len - 1;
    }
    return at;
}

/* The other faults of the file, after its first. */
static void tell_more(const arp_error *err, arp_lang lang, char *out, size_t at, size_t size) {
    arp_error more = {.message = ARP_MSG_MORE_FAULTS, .arg_is_number = {true}};
    size_t rest = err->n_more - count_lines(err->more);
    arp_number_from_size(more.arg[0], err->n_more);
    at = append_words(&more, lang, out, at, size);
    at = append(out, at, size, err->more, strlen(err->more));
    more.message = ARP_MSG_MORE_REST;
    arp_number_from_size(more.arg[0], rest);
    if (rest) append_words(&more, lang, out, at, size);
}

void arp_error_text(const arp_error *err, arp_lang lang, char *out, size_t size) {
    out[0] = '\0';
    size_t at = append_words(err, lang, out, 0, size);
    if (err->n_more) tell_more(err, lang, out, at, size);
}
