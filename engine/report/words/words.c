/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/words.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "report/messages/report.h"

arp_word arp_word_number(double x, int digits, arp_lang lang) {
    arp_word word = {""};
    if (fabs(x) < 1e9 || isnan(x)) {
        arp_number_people(word.s, sizeof word.s, x, digits, lang);
        return word;
    }
    arp_number_told(word.s, x);
    char *point = lang == ARP_FR ? strchr(word.s, '.') : NULL;
    if (point) *point = ',';
    return word;
}

arp_word arp_word_shortest(double x, arp_lang lang) {
    arp_word word = {""};
    arp_number_told(word.s, x);
    char *point = lang == ARP_FR ? strchr(word.s, '.') : NULL;
    if (point) *point = ',';
    return word;
}

arp_word arp_word_value(double x, arp_lang lang) {
    double size = fabs(x);
    int digits = 3;
    for (double edge = 10; size >= edge && digits > 0; edge *= 10) digits--;
    for (double edge = 1; size > 0 && size < edge && digits < 8; edge /= 10) digits++;
    return arp_word_number(x, digits, lang);
}

arp_word arp_word_count(size_t n, arp_lang lang) {
    return arp_word_number((double)n, 0, lang);
}

arp_word arp_word_year(int year) {
    arp_word word = {""};
    if (year > 0) arp_number_from_size(word.s, (size_t)year);
    return word;
}

arp_word arp_word_c(double c, arp_lang lang) {
    int digits = 2;
    double half = 0.005;
    while (digits < 6 && ((c > 0 && c < half) || (c < 1 && c > 1 - half))) {
        digits++;
        half /= 10;
    }
    return arp_word_number(c, digits, lang);
}

arp_word arp_word_p(double p, arp_lang lang) {
    arp_word word, number = arp_word_number(p < 0.001 ? 0.001 : p, p < 0.1 ? 3 : 2, lang);
    strcpy(word.s, p < 0.001 ? "< " : "= ");
    strcat(word.s, number.s);
    return word;
}

const char *arp_word_bare(const arp_word *p) {
    return strncmp(p->s, "= ", 2) == 0 ? p->s + 2 : p->s;
}

arp_word arp_word_bounded(double c, double low, double high, arp_lang lang) {
    arp_word word = {""}, at = arp_word_c(c, lang);
    arp_word from = arp_word_c(low, lang), to = arp_word_c(high, lang);
    arp_text text = {0};
    arp_put(&text, lang, C_IN, at.s, from.s, to.s);
    if (!text.bad) arp_text_cut(word.s, sizeof word.s, text.bytes, text.n);
    arp_text_free(&text);
    return word;
}

arp_word arp_word_needed(double x, arp_lang lang) {
    if (!isnan(x)) return arp_word_number(ceil(x * 1000 - 1e-9) / 1000, 3, lang);
    arp_word word = {""};
    const char *text = arp_report_say(OUT_OF_REACH, lang);
    arp_text_cut(word.s, sizeof word.s, text, strlen(text));
    return word;
}

/* The levels a study may name, and how to speak of them. */
static const struct {
    const char *level;
    arp_message only, many;
} LEVELS[] = {
    {"canton", ARP_MSG_REPORT_ONE_CANTON, ARP_MSG_REPORT_CANTONS},
    {"bassin de vie", ARP_MSG_REPORT_ONE_BASSIN, ARP_MSG_REPORT_BASSINS},
    {"epci", ARP_MSG_REPORT_ONE_EPCI, ARP_MSG_REPORT_EPCIS},
    {"commune", ARP_MSG_REPORT_ONE_COMMUNE, ARP_MSG_REPORT_COMMUNES},
    {NULL, ARP_MSG_REPORT_ONE_TERRITORY, ARP_MSG_REPORT_TERRITORIES},
};

/* Equal but for ASCII case, with '-' and '_' as blanks: "bassin-de-vie", "EPCI". */
static bool same_level(const char *a, const char *b) {
    for (; *a && *b; a++, b++) {
        char c = *a >= 'A' && *a <= 'Z' ? (char)(*a - 'A' + 'a') : *a;
        if (c == '-' || c == '_') c = ' ';
        if (c != *b) return false;
    }
    return !*a && !*b;
}

static size_t level_row(const char *level) {
    size_t i = 0;
    while (LEVELS[i].level && !same_level(level, LEVELS[i].level)) i++;
    return i;
}

const char *arp_word_level(const char *level, arp_lang lang) {
    return arp_say(LEVELS[level_row(level)].many, lang);
}

arp_word arp_word_territories(const char *level, size_t n, arp_lang lang) {
    static const arp_message NUMBER[] = {
        ARP_MSG_REPORT_TWO,   ARP_MSG_REPORT_THREE, ARP_MSG_REPORT_FOUR,
        ARP_MSG_REPORT_FIVE,  ARP_MSG_REPORT_SIX,   ARP_MSG_REPORT_SEVEN,
        ARP_MSG_REPORT_EIGHT, ARP_MSG_REPORT_NINE,  ARP_MSG_REPORT_TEN,
    };
    arp_word word = {""};
    if (n == 1) {
        strcpy(word.s, arp_say(LEVELS[level_row(level)].only, lang));
        return word;
    }
    if (n >= 2 && n <= 10) {
        strcpy(word.s, arp_say(NUMBER[n - 2], lang));
    } else {
        word = arp_word_count(n, lang);
    }
    strcat(word.s, " ");
    strcat(word.s, arp_word_level(level, lang));
    return word;
}
