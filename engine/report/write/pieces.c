/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/number.h"
#include "report/write/json.h"

static void put_escape(unsigned char c, arp_out *out) {
    static const char HEX[] = "0123456789abcdef";
    const char code[] = {'\\', 'u', '0', '0', HEX[c >> 4], HEX[c & 15], '\0'};
    const char plain[] = {'\\', (char)c, '\0'};
    if (c == '\n') arp_text_add(&out->text, "\\n");
    else arp_text_add(&out->text, c < ' ' ? code : plain);
}

void arp_json_text(arp_out *out, const char *text) {
    if (!text) {
        arp_text_add(&out->text, "null");
        return;
    }
    arp_text_add(&out->text, "\"");
    for (const char *from = text; *from;) {
        const char *c = from;
        while ((unsigned char)*c >= ' ' && *c != '"' && *c != '\\') c++;
        arp_text_add_n(&out->text, from, (size_t)(c - from));
        if (*c) put_escape((unsigned char)*c++, out);
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
