/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/put.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"

static void put_escaped(arp_text *t, unsigned char c) {
    char code[8];
    switch (c) {
    case '"':
        arp_text_add(t, "\\\"");
        return;
    case '\\':
        arp_text_add(t, "\\\\");
        return;
    case '\n':
        arp_text_add(t, "\\n");
        return;
    case '\t':
        arp_text_add(t, "\\t");
        return;
    default:
        snprintf(code, sizeof code, "\\u%04x", (unsigned)c);
        arp_text_add(t, code);
    }
}

void cli_put_json(arp_text *t, const char *s) {
    if (!s) {
        arp_text_add(t, "null");
        return;
    }
    arp_text_add(t, "\"");
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F) {
            put_escaped(t, c);
        } else {
            arp_text_add_n(t, s, 1);
        }
    }
    arp_text_add(t, "\"");
}

void cli_put_key(arp_text *t, const char *key) {
    cli_put_json(t, key);
    arp_text_add(t, ":");
}

void cli_put_number(arp_text *t, double x, char decimal) {
    char number[ARP_NUMBER_ROOM];
    if (isnan(x)) return;
    arp_number_short(number, x);
    char *mark = strchr(number, '.');
    if (mark) *mark = decimal;
    arp_text_add(t, number);
}

void cli_put_wrapped(arp_text *t, const char *s, size_t indent) {
    size_t at = indent;
    while (*s) {
        size_t len = strcspn(s, " ");
        /* « and the signs ? ! : ; stay with the word they belong to */
        while (s[len] == ' ' && s[len + 1] &&
               (strchr("?!:;", s[len + 1]) || strncmp(s + len + 1, "»", 2) == 0 ||
                (len >= 2 && strncmp(s + len - 2, "«", 2) == 0))) {
            len += 1 + strcspn(s + len + 1, " ");
        }
        size_t wide = arp_text_characters(s, len);
        if (at > indent && at + 1 + wide > ARP_WIDTH) {
            arp_text_add(t, "\n");
            arp_text_pad(t, ' ', indent);
            at = indent;
        } else if (at > indent) {
            arp_text_add(t, " ");
            at++;
        }
        arp_text_add_n(t, s, len);
        at += wide;
        s += len;
        while (*s == ' ') s++;
    }
    arp_text_add(t, "\n");
}

void cli_put_padded(arp_text *t, const char *s, size_t width) {
    size_t wide = arp_text_characters(s, strlen(s));
    arp_text_add(t, s);
    arp_text_pad(t, ' ', wide + 2 > width ? 2 : width - wide);
}

cli_csv_style cli_put_csv_start(arp_text *t, bool french) {
    if (!french) return (cli_csv_style){',', '.'};
    arp_text_add(t, "\xEF\xBB\xBF");
    return (cli_csv_style){';', ','};
}
