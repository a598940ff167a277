/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "io/xlsx/parts.h"

void xlsx_run_start(xlsx_run *run, const char *name) {
    if (strcmp(name, "t") == 0) run->in_text = true;
    if (strcmp(name, "rPh") == 0) run->in_phonetic = true;
}

void xlsx_run_end(xlsx_run *run, const char *name) {
    if (strcmp(name, "t") == 0) run->in_text = false;
    if (strcmp(name, "rPh") == 0) run->in_phonetic = false;
}

void xlsx_run_text(xlsx_run *run, const char *text, size_t n) {
    if (run->in_text && !run->in_phonetic) arp_text_add_n(&run->text, text, n);
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The character of an escape at s[0..7), 0 where there is none that stands alone. */
static unsigned escaped(const char *s, size_t n) {
    unsigned c = 0;
    if (n < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_') return 0;
    for (size_t i = 2; i < 6; i++) {
        if (hex_digit(s[i]) < 0) return 0;
        c = c << 4 | (unsigned)hex_digit(s[i]);
    }
    return c >= 0xD800 && c <= 0xDFFF ? 0 : c;
}

static size_t put_character(char *out, unsigned c) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    out[0] = (char)(0xE0 | c >> 12);
    out[1] = (char)(0x80 | (c >> 6 & 0x3F));
    out[2] = (char)(0x80 | (c & 0x3F));
    return 3;
}

void xlsx_unescape(arp_text *text) {
    size_t n = 0;
    for (size_t i = 0; i < text->n;) {
        unsigned c = escaped(text->bytes + i, text->n - i);
        if (c) {
            n += put_character(text->bytes + n, c); /* at most 3 of the 7 bytes it replaces */
            i += 7;
        } else {
            text->bytes[n++] = text->bytes[i++];
        }
    }
    text->n = n;
    if (text->bytes) text->bytes[n] = '\0';
}

typedef struct strings {
    arp_xlsx *book;
    xlsx_run run;
    size_t room, bytes; /* of texts kept */
} strings;

static bool keep(strings *s) {
    arp_xlsx *book = s->book;
    if (book->n_strings == s->room) {
        size_t room = s->room ? 2 * s->room : 256;
        const char **string = arp_resize(book->string, room, sizeof *string);
        if (!string) return false;
        book->string = string;
        s->room = room;
    }
    xlsx_unescape(&s->run.text);
    const char *text = s->run.text.n ? s->run.text.bytes : "";
    const char *kept = arp_pool_text(book->pool, text, s->run.text.n);
    if (kept) book->string[book->n_strings++] = kept;
    return kept != NULL;
}

static void on_start(xlsx_xml *xml, const char *name, const char *const *attributes) {
    strings *s = xml->user;
    (void)attributes;
    if (strcmp(name, "si") == 0) s->run.text.n = 0;
    xlsx_run_start(&s->run, name);
}

static void on_end(xlsx_xml *xml, const char *name) {
    strings *s = xml->user;
    xlsx_run_end(&s->run, name);
    if (strcmp(name, "si") != 0) return;
    s->bytes += s->run.text.n;
    xml->damaged |= s->bytes > XLSX_MOST_SHARED || s->book->n_strings == XLSX_MOST_STRINGS;
    if (!xml->damaged) xml->starved |= !keep(s);
}

static void on_text(xlsx_xml *xml, const char *text, size_t n) {
    strings *s = xml->user;
    xlsx_run_text(&s->run, text, n);
    xml->starved |= s->run.text.bad;
    xml->damaged |= s->run.text.n > XLSX_MOST_TEXT;
}

arp_status xlsx_strings_read(arp_xlsx *book, uint64_t part, arp_error *err) {
    strings s = {.book = book};
    xlsx_xml xml = {.on_start = on_start, .on_end = on_end, .on_text = on_text, .user = &s};
    arp_status st = xlsx_part_parse(book, part, &xml, err);
    arp_text_free(&s.run.text);
    return st;
}
