/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "init/page.h"

#include <string.h>

#include "base/number.h"
#include "init/messages.h"

/* Control characters have no place in a study: a blank stands for each. */
void page_plain(page *p, const char *s) {
    for (; *s; s++) arp_text_add_n(p->out, (unsigned char)*s < ' ' || *s == 0x7F ? " " : s, 1);
}

/* As it stands between double quotes. */
void page_escaped(page *p, const char *s) {
    for (; *s; s++) {
        if (*s == '"' || *s == '\\') arp_text_add(p->out, "\\");
        if ((unsigned char)*s < ' ' || *s == 0x7F) arp_text_add(p->out, " ");
        else arp_text_add_n(p->out, s, 1);
    }
}

void page_quoted(page *p, const char *s) {
    arp_text_add(p->out, "\"");
    page_escaped(p, s);
    arp_text_add(p->out, "\"");
}

void page_put(page *p, const char *s) {
    arp_text_add(p->out, s);
}

void page_end(page *p) {
    page_put(p, "\n");
    p->line = p->out->n;
}

void page_count(page *p, size_t n) {
    char digits[ARP_NUMBER_ROOM];
    arp_number_from_size(digits, n);
    page_put(p, digits);
}

/* "  # deviné : WHY" after what stands on the line. */
void page_comment(page *p, arp_message kind, arp_message why, const char *one, const char *two) {
    arp_text inner = {0}, whole = {0};
    const size_t width =
        p->out->n > p->line ? arp_text_characters(p->out->bytes + p->line, p->out->n - p->line) : 0;
    arp_text_fill(&inner, arp_say(why, p->lang),
                  (const char *const[]){one ? one : "", two ? two : "", NULL});
    arp_text_fill(&whole, arp_say(kind, p->lang),
                  (const char *const[]){inner.bytes ? inner.bytes : "", NULL});
    if (width && width < 30) arp_text_pad(p->out, ' ', 30 - width);
    page_put(p, width ? "  # " : "# ");
    page_plain(p, whole.bytes ? whole.bytes : "");
    p->out->bad = p->out->bad || inner.bad || whole.bad;
    arp_text_free(&inner);
    arp_text_free(&whole);
    page_end(p);
}

void page_guessed(page *p, arp_message why, const char *one) {
    page_comment(p, ARP_MSG_INIT_GUESSED, why, one, NULL);
}

void page_choose(page *p, arp_message why, const char *one) {
    page_comment(p, ARP_MSG_INIT_CHOOSE, why, one, NULL);
}

/* A message of several lines as a block of comments. */
void page_block(page *p, arp_message message, const char *one) {
    arp_text text = {0};
    arp_text_fill(&text, arp_say(message, p->lang), (const char *const[]){one, NULL});
    p->out->bad = p->out->bad || text.bad;
    for (const char *s = text.bytes ? text.bytes : ""; *s;) {
        const size_t n = strcspn(s, "\n");
        page_put(p, "# ");
        arp_text_add_n(p->out, s, n);
        page_end(p);
        s += n + (s[n] == '\n');
    }
    arp_text_free(&text);
}

void page_key(page *p, const char *key, const char *value) {
    page_put(p, key);
    page_put(p, ": ");
    page_quoted(p, value);
}

void page_list(page *p, const char *const *text, size_t n) {
    page_put(p, "[");
    for (size_t i = 0; i < n; i++) {
        if (i) page_put(p, ", ");
        page_quoted(p, text[i]);
    }
    page_put(p, "]");
}
