/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "io/csv/parts.h"

static bool is_small(unsigned char c) {
    return c >= 'a' && c <= 'z';
}

static bool is_letter(unsigned char c) {
    return is_small(c) || (c >= 'A' && c <= 'Z');
}

/* Bytes that are accented letters in CP850, and in CP1252 signs that never stand right after a
   letter (a quote that opens, a circumflex alone), inside a word, or capitals inside small letters.
 */
static bool is_cp850(const unsigned char *s, size_t n) {
    for (size_t i = 0; i < n; i++) {
        bool after = i > 0 && is_letter(s[i - 1]), before = i + 1 < n && is_letter(s[i + 1]);
        bool small = i > 0 && is_small(s[i - 1]) && (i + 1 == n || is_small(s[i + 1]));
        switch (s[i]) {
        case 0x82: /* e acute, low quote          */
        case 0x83: /* a circumflex, florin        */
        case 0x88: /* e circumflex, circumflex    */
        case 0x93: /* o circumflex, opening quote */
            if (after) return true;
            break;
        case 0x85: /* a grave, ellipsis      */
        case 0x87: /* c cedilla, dagger      */
        case 0x89: /* e diaeresis, per mille */
        case 0x8B: /* i diaeresis, quote     */
            if (after && before) return true;
            break;
        case 0x8A: /* e grave, S caron */
        case 0x8C: /* i circumflex, OE */
            if (small) return true;
            break;
        default:
            break;
        }
    }
    return false;
}

/* A capital A with a tilde, a circumflex or a ring and then a sign: what a letter of two bytes in
   UTF-8 looks like once it was read as CP1252 and saved again; an apostrophe or a dash, of three
   bytes, begins with a small one and the sign of the euro. */
static bool is_twice(const unsigned char *s, size_t n) {
    for (size_t i = 0; i + 3 < n; i++) {
        bool lead = s[i] == 0xC3 && (s[i + 1] == 0x83 || s[i + 1] == 0x82 || s[i + 1] == 0x85);
        unsigned char next = s[i + 2];
        if (i + 4 < n && memcmp(s + i, "\xC3\xA2\xE2\x82\xAC", 5) == 0) return true;
        if (lead && (next == 0xC2 || next == 0xE2 || next == 0xC5 || next == 0xC6)) return true;
    }
    return false;
}

void csv_doubt_look(csv_doubts *doubts, const csv_dialect *dialect, const char *bytes, size_t n,
                    const char *text, uint64_t record, size_t field) {
    const unsigned char *u = (const unsigned char *)bytes;
    arp_csv_doubt kind = ARP_CSV_SURE;
    size_t i = 0;
    while (i < n && u[i] < 0x80) i++;
    if (i == n) return;
    if (dialect->utf8) {
        if (!is_twice(u, n)) return;
        kind = ARP_CSV_TWICE;
    } else if (arp_text_is_utf8(bytes, n)) {
        kind = ARP_CSV_UTF8;
    } else if (strcmp(dialect->encoding, "CP850") != 0 && is_cp850(u, n)) {
        kind = ARP_CSV_CP850;
    }
    if (doubts->n[kind]++) return;
    doubts->record[kind] = record;
    doubts->field[kind] = field;
    arp_text_cut(doubts->example[kind], sizeof doubts->example[kind], text, strlen(text));
}

arp_csv_doubt csv_doubt_of(const csv_doubts *doubts, const csv_dialect *dialect) {
    const size_t *n = doubts->n;
    if (n[ARP_CSV_TWICE]) return ARP_CSV_TWICE;
    if (n[ARP_CSV_CP850]) return ARP_CSV_CP850;
    if (!n[ARP_CSV_UTF8]) return ARP_CSV_SURE;
    return n[ARP_CSV_SURE] || !dialect->stated ? ARP_CSV_MIXED : ARP_CSV_UTF8;
}
