/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "io/xlsx/parts.h"

/* A serial number taken apart. */
typedef struct moment {
    int year, month, day;
    long hours; /* since the serial number's zero, for [h] */
    int hour, minute;
    double second;
} moment;

/* Days from 1970-01-01 to a date (Hinnant, "chrono-compatible low-level date algorithms"). */
static void take_date(long days, moment *out) {
    days += 719468;
    long era = (days >= 0 ? days : days - 146096) / 146097, of_era = days - era * 146097;
    long years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * years + years / 4 - years / 100), m = (5 * of_year + 2) / 153;
    out->day = (int)(of_year - (153 * m + 2) / 5 + 1);
    out->month = (int)(m < 10 ? m + 3 : m - 9);
    out->year = (int)(years + era * 400 + (out->month <= 2));
}

/* Serial 1 is 1 January 1900, and 60 a 29 February that never was. */
static bool take_moment(double x, bool from_1904, moment *out) {
    double days = floor(x), rest = (x - days) * 86400.0;
    if (!(x >= 0.0 && x < 2958466.0)) return false;
    long serial = (long)days, first = from_1904 ? -24107 : serial < 60 ? -25568 : -25569;
    take_date(serial + first, out);
    out->hours = serial * 24 + (long)(rest / 3600.0);
    out->hour = (int)(rest / 3600.0);
    out->minute = (int)(fmod(rest, 3600.0) / 60.0);
    out->second = fmod(rest, 60.0);
    return true;
}

static const char *const MONTHS[] = {"janvier",   "février", "mars",     "avril",
                                     "mai",       "juin",    "juillet",  "août",
                                     "septembre", "octobre", "novembre", "décembre"};

static void put_month(arp_text *to, const moment *t, size_t len) {
    char text[16];
    const char *name = MONTHS[t->month - 1];
    if (len < 3) {
        snprintf(text, sizeof text, len == 1 ? "%d" : "%02d", t->month);
        arp_text_add(to, text);
    } else if (len == 3 && strlen(name) > 5) {
        size_t n = arp_text_whole(name, name[1] == '\xC3' ? 5 : 4);
        arp_text_add_n(to, name, n);
        arp_text_add(to, ".");
    } else {
        arp_text_add(to, name);
    }
}

/* One code of a format, `len` letters c; minutes where hours or seconds are beside them. */
static void put_code(arp_text *to, const moment *t, char c, size_t len, bool minutes) {
    char text[32] = "";
    switch (c) {
    case 'y':
        snprintf(text, sizeof text, "%0*d", len > 2 ? 4 : 2, len > 2 ? t->year : t->year % 100);
        break;
    case 'd':
        snprintf(text, sizeof text, len == 1 ? "%d" : "%02d", t->day);
        break;
    case 'h':
        snprintf(text, sizeof text, len == 1 ? "%d" : "%02d", t->hour);
        break;
    case 's':
        snprintf(text, sizeof text, "%02d", (int)t->second);
        break;
    default:
        if (!minutes) {
            put_month(to, t, len);
            return;
        }
        snprintf(text, sizeof text, "%02d", t->minute);
    }
    arp_text_add(to, text);
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* An m stands for minutes after hours, and before seconds. */
static bool is_minutes(const char *after, char before) {
    while (*after && !strchr("dDmMyYhHsS", *after)) after++;
    return before == 'h' || lower(*after) == 's';
}

static void put_moment(arp_text *to, const moment *t, const char *format) {
    char before = 0, text[32];
    for (const char *at = format; *at && *at != ';';) {
        size_t literal = xlsx_format_literal(at), len = 1;
        char c = lower(*at);
        if (literal) {
            if (*at == '"') arp_text_add_n(to, at + 1, literal > 2 ? literal - 2 : 0);
            if (*at == '\\') arp_text_add_n(to, at + 1, literal - 1);
            at += literal;
        } else if (*at == '[') { /* the hours that have gone by */
            snprintf(text, sizeof text, "%ld", t->hours);
            arp_text_add(to, text);
            before = lower(at[1]);
            at += strcspn(at, "]");
            at += *at == ']';
        } else if (strchr("dmyhs", c)) {
            while (lower(at[len]) == c) len++;
            put_code(to, t, c, len, is_minutes(at + len, before));
            before = c;
            at += len;
        } else if (c == 'a' || c == 'p') { /* AM/PM: hours are given as of 24 */
            at += strspn(at, "AMPamp/");
        } else {
            arp_text_add_n(to, at++, 1);
        }
    }
}

void arp_xlsx_shown(const arp_xlsx *book, arp_xlsx_kind kind, uint32_t style, double x, char *out,
                    size_t size) {
    char number[ARP_NUMBER_ROOM];
    moment t;
    arp_text shown = {0};
    arp_number_short(number, x);
    if (kind == ARP_XLSX_BOOLEAN) {
        arp_text_add(&shown, x != 0.0 ? "VRAI" : "FAUX");
    } else if (style < book->n_styles && take_moment(x, book->from_1904, &t)) {
        put_moment(&shown, &t, book->style[style].format);
    } else {
        arp_text_add(&shown, number);
    }
    arp_text_cut(out, size, shown.bad || !shown.bytes ? number : shown.bytes,
                 shown.bad || !shown.bytes ? strlen(number) : shown.n);
    arp_text_free(&shown);
}
