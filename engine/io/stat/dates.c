/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <strings.h>

#include "io/stat/parts.h"

/* Letters of a format before its width: those of "DDMMYY10.". */
static size_t letters(const char *s) {
    size_t n = 0;
    while ((s[n] >= 'A' && s[n] <= 'Z') || (s[n] >= 'a' && s[n] <= 'z') || s[n] == '_') n++;
    return n;
}

/* One of the words, and `more` letters after it at most. */
static bool begins(const char *s, size_t n, size_t more, const char *const *words) {
    for (; *words; words++) {
        size_t len = strlen(*words);
        if (len <= n && n <= len + more && strncasecmp(s, *words, len) == 0) return true;
    }
    return false;
}

/* SAS formats of dates, times and parts of them: DDMMYYS10., YYQC., WEEKDATX. have a letter or two
   more than what is listed, ISO and national ones (E8601DA., NLDATMN., FRADFDE.) several. */
static bool is_date_of_sas(const char *format) {
    static const char *const HEADS[] = {
        "DATE",    "DATETIME", "DDMMYY",  "MMDDYY",  "YYMMDD", "YYMM",  "MMYY",     "YYQ",
        "JULDAY",  "JULIAN",   "MONYY",   "MONNAME", "MONTH",  "QTR",   "YEAR",     "WEEKDATE",
        "WEEKDAT", "WEEKDAY",  "WEEKU",   "WEEKV",   "WEEKW",  "DAY",   "WORDDAT",  "DOWNAME",
        "DTDATE",  "DTMONYY",  "DTWKDAT", "DTYEAR",  "DTYYQC", "TIME",  "TIMEAMPM", "DATEAMPM",
        "HHMM",    "HOUR",     "MMSS",    "TOD",     "PDJUL",  "NENGO", "MINGUO",   NULL};
    static const char *const FAMILIES[] = {"B8601", "E8601", "N8601", "IS8601",
                                           "NLDAT", "NLTIM", "EURDF", NULL};
    size_t n = letters(format);
    bool national = n >= 7 && strncasecmp(format + 3, "DFD", 3) == 0;
    for (const char *const *family = FAMILIES; *family; family++) {
        if (strncasecmp(format, *family, strlen(*family)) == 0) return true;
    }
    return national || begins(format, n, 2, HEADS);
}

/* SPSS: the types 20 to 30 and 38 to 41 but WKDAY and MONTH, which are of plain numbers. */
static bool is_date_of_spss(const char *format) {
    static const char *const TYPES[] = {"DATE",  "TIME",  "DATETIME", "ADATE", "JDATE",
                                        "DTIME", "MOYR",  "QYR",      "WKYR",  "EDATE",
                                        "SDATE", "MTIME", "YMDHMS",   NULL};
    return begins(format, letters(format), 0, TYPES);
}

/* Stata: %td, %tc, %tC, %tw, %tm, %tq, %th; %ty is a plain year; %d is %td in old files. */
static bool is_date_of_stata(const char *format) {
    const char *s = format;
    if (*s != '%') return false;
    s++;
    if (*s == '-') s++;
    if (*s == 'd') return true;
    return *s == 't' && s[1] != 'y';
}

bool stat_is_date(stat_form form, const char *format) {
    switch (form) {
    case STAT_SAS:
        return is_date_of_sas(format);
    case STAT_SPSS:
        return is_date_of_spss(format);
    default:
        return is_date_of_stata(format);
    }
}

/* Digits to a width of at most 20; 0 for anything else. */
static size_t read_width(const char *s) {
    size_t x = 0;
    for (; *s >= '0' && *s <= '9' && x <= 20; s++) x = 10 * x + (size_t)(*s - '0');
    return x <= 20 ? x : 0;
}

size_t stat_zeros(stat_form form, const char *format) {
    bool stata = form == STAT_STATA && format[0] == '%' && format[1] == '0';
    char letter = form == STAT_SAS ? 'Z' : 'N';
    if (form == STAT_STATA) return stata ? read_width(format + 2) : 0;
    return (format[0] & ~0x20) == letter && letters(format) == 1 ? read_width(format + 1) : 0;
}
