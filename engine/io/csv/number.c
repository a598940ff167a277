/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "io/csv/messages.h"
#include "io/csv/parts.h"

enum { MOST_NUMBER = 80 }; /* bytes of a number that is written for people */

static const char MINUS[] = "\xE2\x88\x92"; /* U+2212 */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool csv_number_is_doubtful(const char *text, size_t n) {
    size_t i = n && (*text == '-' || *text == '+') ? 1 : 0, before = 0;
    if (i < n && text[i] == '0') return false;
    while (i + before < n && is_digit(text[i + before])) before++;
    if (before < 1 || before > 3 || n - i - before != 4) return false;
    i += before;
    return (text[i] == ',' || text[i] == '.') && is_digit(text[i + 1]) && is_digit(text[i + 2]) &&
           is_digit(text[i + 3]);
}

/* A number for people, taken apart. */
typedef struct spelled {
    char plain[MOST_NUMBER]; /* as arp_number_read() wants it */
    size_t n;
    bool grouped, percent, minus;
    char mark; /* 0: none */
} spelled;

static bool put(spelled *s, char c) {
    if (s->n == sizeof s->plain) return false;
    s->plain[s->n++] = c;
    return true;
}

/* Bytes that set thousands apart at s: a blank, or the stated mark (an apostrophe is two characters
   of Unicode); 0: none. */
static size_t apart(const char *s, size_t n, char thousands) {
    size_t blank = csv_blank_at_head(s, n);
    if (blank) return thousands == 0 || thousands == ' ' ? blank : 0;
    if (n && thousands && *s == thousands) return 1;
    return thousands == '\'' && n >= 3 && memcmp(s, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

/* The whole part: digits, in groups of three after the first one. */
static bool take_whole(spelled *out, const char **s, const char *end, char thousands) {
    size_t group = 0;
    bool zero = *s < end && **s == '0';
    for (;;) {
        for (; *s < end && is_digit(**s); ++*s, group++) {
            if (!put(out, **s)) return false;
        }
        if (out->grouped && group != 3) return false;
        size_t k = apart(*s, (size_t)(end - *s), thousands);
        if (!k || *s + k == end || !is_digit((*s)[k])) return group > 0;
        if (group > 3 || group == 0 || zero) return false;
        out->grouped = true;
        group = 0;
        *s += k;
    }
}

/* True when the text is a number, however it is written for people. */
static bool take_apart(spelled *out, const char *s, size_t n, char thousands) {
    *out = (spelled){.n = 0};
    if (n && s[n - 1] == '%') {
        out->percent = true;
        n--;
        csv_cell_trim(&s, &n);
    }
    const char *end = s + n;
    size_t sign = sizeof MINUS - 1;
    out->minus = n > sign && memcmp(s, MINUS, sign) == 0;
    if (out->minus && !put(out, '-')) return false;
    if (out->minus) s += sign;
    else if (s < end && (*s == '-' || *s == '+') && !put(out, *s++)) return false;
    if (!take_whole(out, &s, end, thousands)) return false;
    if (s < end && (*s == '.' || *s == ',')) {
        out->mark = *s++;
        if (s == end || !put(out, out->mark)) return false;
        for (; s < end && is_digit(*s); s++) {
            if (!put(out, *s)) return false;
        }
    }
    return s == end;
}

static bool is_number(const char *text, size_t n, char decimal) {
    double x;
    return arp_number_read(text, n, decimal, &x) != ARP_NUMBER_BAD;
}

/* The mark that sets the thousands of a number apart; 0: it is no number with thousands. */
static char thousands_of(const char *text, size_t n) {
    static const char MARKS[] = {',', '.', '\''};
    spelled s;
    for (size_t i = 0; i < sizeof MARKS; i++) {
        bool is = take_apart(&s, text, n, MARKS[i]) && s.grouped && s.mark != MARKS[i];
        if (is) return MARKS[i];
    }
    return 0;
}

/* Why a text that is no number with its column's decimal mark is none. */
static arp_message diagnose(const char *text, size_t n, const csv_manner *how, char decimal,
                            csv_number *out) {
    char other = decimal == '.' ? ',' : '.', mark = thousands_of(text, n);
    out->met = mark;
    if (mark && !how->thousands && csv_number_is_doubtful(text, n)) {
        bool doubt = how->fixed && !how->stated;
        return doubt ? ARP_MSG_CSV_AMBIGUOUS : ARP_MSG_CSV_THOUSANDS;
    }
    if (is_number(text, n, other)) {
        out->met = other;
        return how->fixed ? ARP_MSG_CSV_OTHER_DECIMAL : ARP_MSG_CSV_BOTH_DECIMALS;
    }
    if (csv_cell_is_error(text, n)) return ARP_MSG_CSV_CELL_ERROR;
    return mark && !how->thousands ? ARP_MSG_CSV_THOUSANDS : ARP_MSG_CSV_NOT_A_NUMBER;
}

/* A number that is written for people: 1 980,0 or 9,1 % or with a minus sign of its own. */
static arp_message read_spelled(const char *text, size_t n, const csv_manner *how,
                                csv_column *column, csv_number *out) {
    spelled s;
    char as = column->decimal;
    if (!take_apart(&s, text, n, how->thousands) || !(s.grouped || s.percent || s.minus)) {
        return diagnose(text, n, how, as ? as : ',', out);
    }
    if (!as) as = s.mark ? s.mark : '.';
    arp_number_fault fault = arp_number_read(s.plain, s.n, as, &out->value);
    if (fault == ARP_NUMBER_BAD) return diagnose(s.plain, s.n, how, as, out);
    if (fault == ARP_NUMBER_RANGE) return ARP_MSG_CSV_RANGE;
    out->met = s.mark;
    out->is_told = true;
    out->told[ARP_CSV_TOLD_THOUSANDS] = s.grouped;
    out->told[ARP_CSV_TOLD_PERCENT] = s.percent;
    out->told[ARP_CSV_TOLD_MINUS] = s.minus;
    if (s.mark && (s.grouped || !csv_number_is_doubtful(s.plain, s.n))) column->settled = true;
    if (s.mark) column->decimal = as;
    return ARP_MSG_NONE;
}

arp_message csv_number_read(const char *text, size_t n, const csv_manner *how, csv_column *column,
                            csv_number *out) {
    bool is_told;
    out->met = 0;
    out->is_told = false;
    out->mark = (uint8_t)csv_mark_find(how->marks, text, n, &is_told);
    if (out->mark != ARP_CELL_OK) {
        out->value = NAN;
        if (!is_told) return ARP_MSG_NONE;
        memset(out->told, 0, sizeof out->told);
        out->is_told = true;
        out->told[ARP_CSV_TOLD_MISSING] = out->mark == ARP_CELL_MISSING;
        out->told[ARP_CSV_TOLD_SECRET] = out->mark == ARP_CELL_SECRET;
        return ARP_MSG_NONE;
    }
    bool comma = n && memchr(text, ',', n), point = n && memchr(text, '.', n);
    char as = column->decimal ? column->decimal : comma && !point ? ',' : '.';
    arp_number_fault fault = arp_number_read(text, n, as, &out->value);
    if (fault == ARP_NUMBER_BAD) {
        memset(out->told, 0, sizeof out->told);
        return read_spelled(text, n, how, column, out);
    }
    if (fault == ARP_NUMBER_RANGE) return ARP_MSG_CSV_RANGE;
    if (comma || point) {
        out->met = column->decimal = as;
        if (!column->settled) column->settled = !csv_number_is_doubtful(text, n);
    }
    return ARP_MSG_NONE;
}

arp_message csv_column_check(const csv_column *column, const csv_manner *how, bool is_people) {
    const csv_column *c = column;
    bool doubt = !c->settled && *c->doubt && !how->thousands;
    /* a share in points beside a share of one, or beside what is no share */
    bool points = c->percent && c->plain && (c->most_plain <= 1.0 || c->most_plain > 100.0);
    bool fractions = c->fraction && (c->plain || c->percent);
    if (points) return ARP_MSG_CSV_PERCENT_MIXED;
    if (fractions) return ARP_MSG_XLSX_PERCENT_MIXED;
    if (doubt && !how->stated) return ARP_MSG_CSV_AMBIGUOUS;
    return doubt && is_people ? ARP_MSG_CSV_PEOPLE_DECIMALS : ARP_MSG_NONE;
}
