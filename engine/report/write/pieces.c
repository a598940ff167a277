/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "report/write/json.h"

static void put_escape(unsigned char c, arp_out *out) {
    static const char HEX[] = "0123456789abcdef";
    const char code[] = {'\\', 'u', '0', '0', HEX[c >> 4], HEX[c & 15], '\0'};
    const char plain[] = {'\\', (char)c, '\0'};
    if (c == '\n') arp_text_add(&out->text, "\\n");
    else arp_text_add(&out->text, c < ' ' ? code : plain);
}

static bool is_plain(unsigned char c) {
    return c >= ' ' && c != '"' && c != '\\' && c != 0x7F && c != 0xC2 && c != 0xE2;
}

/* One character that is not plain: escaped, unless it only begins as those do that a terminal would
   obey. Its length. */
static size_t put_special(const char *c, size_t n, arp_out *out) {
    char code[8];
    unsigned point;
    size_t len = arp_text_control(c, n, &point);
    if (len == 0 && (*c == '"' || *c == '\\')) {
        put_escape((unsigned char)*c, out);
    } else if (len == 0) {
        arp_text_add_n(&out->text, c, 1);
    } else if (point < ' ') {
        put_escape((unsigned char)point, out);
    } else {
        /* what is spelled x9f for people is u009f here */
        size_t spelled = arp_text_spell(code, point);
        bool is_byte = point <= 0xFF;
        if (is_byte) arp_text_add(&out->text, "\\u00");
        arp_text_add_n(&out->text, is_byte ? code + 2 : code, is_byte ? 2 : spelled);
    }
    return len ? len : 1;
}

void arp_json_text(arp_out *out, const char *text) {
    if (!text) {
        arp_text_add(&out->text, "null");
        return;
    }
    arp_text_add(&out->text, "\"");
    const char *end = text + strlen(text);
    for (const char *from = text; from < end;) {
        const char *c = from;
        while (is_plain((unsigned char)*c)) c++;
        arp_text_add_n(&out->text, from, (size_t)(c - from));
        if (c < end) c += put_special(c, (size_t)(end - c), out);
        from = c;
    }
    arp_text_add(&out->text, "\"");
}

void arp_json_number(arp_out *out, double x) {
    char number[ARP_NUMBER_ROOM];
    if (isnan(x)) {
        arp_text_add(&out->text, "null");
        return;
    }
    arp_number_short(number, x);
    arp_text_add(&out->text, number);
}

void arp_json_key(arp_out *out, const char *name) {
    arp_text_add(&out->text, "\"");
    arp_text_add(&out->text, name);
    arp_text_add(&out->text, "\": ");
}

void arp_json_pair(arp_out *out, const char *name, const char *text, const char *after) {
    arp_json_key(out, name);
    arp_json_text(out, text);
    arp_text_add(&out->text, after);
}
