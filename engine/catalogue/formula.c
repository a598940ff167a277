/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/formula.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "catalogue/messages.h"

enum { MOST_DEPTH = 64, MOST_TERMS = 4096, SHOWN = 40 };

/* A formula being read. */
typedef struct reader {
    const char *text;
    size_t len, at, depth;
    arp_place place;
    arp_pool *pool;
    arp_term *term; /* n of them, room for more; arp_resize()d */
    size_t n, room;
    arp_error *err;
} reader;

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80);
}

static bool in_name(char c) {
    return starts_name(c) || is_digit(c) || c == '.';
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The next character that is no blank, '\0' at the end. */
static char look(reader *r) {
    while (r->at < r->len && is_blank(r->text[r->at])) r->at++;
    return r->at < r->len ? r->text[r->at] : '\0';
}

/* Refuse at an offset, showing what stands there up to the next blank. */
static arp_status refuse(reader *r, size_t at, arp_message message) {
    char shown[SHOWN];
    size_t n = 0;
    arp_place place = r->place;
    if (place.column > 0) place.column += arp_text_characters(r->text, at);
    while (at + n < r->len && !is_blank(r->text[at + n])) n++;
    arp_text_cut(shown, sizeof shown, r->text + at, n);
    return arp_fail_at(r->err, place, ARP_PARSE, message, "s", shown);
}

/* What was wanted is not there: either something else is, or the end. */
static arp_status miss(reader *r, arp_message message) {
    look(r);
    return refuse(r, r->at, r->at < r->len ? message : ARP_MSG_FORMULA_SHORT);
}

static arp_status add_term(reader *r, double factor, const char *name, size_t len) {
    if (r->n == MOST_TERMS) {
        return arp_fail_at(r->err, r->place, ARP_PARSE, ARP_MSG_FORMULA_LONG, "u",
                           (size_t)MOST_TERMS);
    }
    if (r->n == r->room) {
        size_t room = r->room ? 2 * r->room : 8;
        arp_term *term = arp_resize(r->term, room, sizeof *term);
        if (!term) return arp_fail_memory(r->err);
        r->term = term;
        r->room = room;
    }
    char *column = arp_pool_text(r->pool, name, len);
    if (!column) return arp_fail_memory(r->err);
    r->term[r->n++] = (arp_term){factor, column};
    return ARP_OK;
}

/* Length of a number: digits, a point, an exponent. */
static size_t number_length(const char *s, size_t len) {
    size_t n = 0;
    while (n < len && (is_digit(s[n]) || s[n] == '.')) n++;
    if (n == len || (s[n] != 'e' && s[n] != 'E')) return n;
    size_t e = n + 1;
    if (e < len && (s[e] == '+' || s[e] == '-')) e++;
    if (e == len || !is_digit(s[e])) return n;
    while (e < len && is_digit(s[e])) e++;
    return e;
}

/* 6 blank, 6 *, 6 (: but not 6P22, which may be a name that lost its quotes. */
static arp_status number(reader *r, double *out) {
    size_t from = r->at, n = number_length(r->text + from, r->len - from);
    arp_number_fault fault = arp_number_read(r->text + from, n, '.', out);
    r->at = from + n;
    bool glued = r->at < r->len && in_name(r->text[r->at]);
    if (fault == ARP_NUMBER_BAD || glued) return refuse(r, from, ARP_MSG_FORMULA_NUMBER);
    if (fault == ARP_NUMBER_RANGE) return refuse(r, from, ARP_MSG_FORMULA_RANGE);
    return ARP_OK;
}

/* Length of {yy} or {yyyy} at s, else 0. */
static size_t vintage_mark(const char *s, size_t len) {
    if (len >= 4 && memcmp(s, "{yy}", 4) == 0) return 4;
    return len >= 6 && memcmp(s, "{yyyy}", 6) == 0 ? 6 : 0;
}

static arp_status plain_name(reader *r, double factor) {
    size_t from = r->at;
    while (r->at < r->len) {
        char c = r->text[r->at];
        size_t mark = vintage_mark(r->text + r->at, r->len - r->at);
        if (mark == 0 && (c == '{' || c == '}')) return refuse(r, r->at, ARP_MSG_FORMULA_BRACE);
        if (mark == 0 && !in_name(c)) break;
        r->at += mark ? mark : 1;
    }
    return add_term(r, factor, r->text + from, r->at - from);
}

static arp_status quoted_name(reader *r, double factor) {
    size_t quote = r->at, from = quote + 1;
    const char *end = memchr(r->text + from, '`', r->len - from);
    size_t n = end ? (size_t)(end - (r->text + from)) : 0;
    if (n == 0 || memchr(r->text + from, '\0', n)) return refuse(r, quote, ARP_MSG_FORMULA_QUOTE);
    r->at = from + n + 1;
    return add_term(r, factor, r->text + from, n);
}

static arp_status sum(reader *r, double factor);

static arp_status bracket(reader *r, double factor) {
    size_t open = r->at++;
    if (r->depth == MOST_DEPTH) {
        arp_place place = r->place;
        if (place.column > 0) place.column += arp_text_characters(r->text, open);
        return arp_fail_at(r->err, place, ARP_PARSE, ARP_MSG_FORMULA_DEEP, "u", (size_t)MOST_DEPTH);
    }
    r->depth++;
    arp_status st = sum(r, factor);
    if (st != ARP_OK) return st;
    r->depth--;
    if (look(r) != ')') {
        if (r->at < r->len) return miss(r, ARP_MSG_FORMULA_WANT_SIGN);
        return refuse(r, open, ARP_MSG_FORMULA_OPEN);
    }
    r->at++;
    return ARP_OK;
}

static arp_status atom(reader *r, double factor) {
    char c = look(r);
    if (c == '(') return bracket(r, factor);
    if (c == '`') return quoted_name(r, factor);
    if (starts_name(c)) return plain_name(r, factor);
    return miss(r, ARP_MSG_FORMULA_WANT_COLUMN);
}

/* The terms from @p first on are multiplied by the number after the star. */
static arp_status times(reader *r, size_t first) {
    double factor = 1;
    r->at++;
    char c = look(r);
    if (!is_digit(c) && c != '.') return miss(r, ARP_MSG_FORMULA_NUMBER);
    size_t from = r->at;
    arp_status st = number(r, &factor);
    if (st != ARP_OK) return st;
    for (size_t i = first; i < r->n; i++) {
        r->term[i].factor *= factor;
        if (!isfinite(r->term[i].factor)) return refuse(r, from, ARP_MSG_FORMULA_RANGE);
    }
    return ARP_OK;
}

static arp_status part(reader *r, double factor) {
    char c = look(r);
    size_t first = r->n;
    if (is_digit(c) || c == '.') {
        double x = 1;
        size_t from = r->at;
        arp_status st = number(r, &x);
        if (st != ARP_OK) return st;
        if (!isfinite(factor * x)) return refuse(r, from, ARP_MSG_FORMULA_RANGE);
        if (look(r) == '*') r->at++;
        return atom(r, factor * x);
    }
    arp_status st = atom(r, factor);
    if (st != ARP_OK) return st;
    return look(r) == '*' ? times(r, first) : ARP_OK;
}

/* Recursive through bracket(): at most MOST_DEPTH levels. */
static arp_status sum(reader *r, double factor) {
    char sign = look(r);
    if (sign == '+' || sign == '-') r->at++;
    for (;;) {
        arp_status st = part(r, sign == '-' ? -factor : factor);
        if (st != ARP_OK) return st;
        sign = look(r);
        if (sign != '+' && sign != '-') return ARP_OK;
        r->at++;
    }
}

arp_status arp_formula_parse(const char *text, size_t len, arp_place place, arp_pool *pool,
                             arp_formula *out, arp_error *err) {
    arp_status st = ARP_OK;
    reader r = {.text = text, .len = len, .place = place, .pool = pool, .err = err};
    ARP_TRY(sum(&r, 1));
    look(&r);
    if (r.at < len) ARP_TRY(refuse(&r, r.at, ARP_MSG_FORMULA_WANT_SIGN));
    arp_term *term = arp_pool_take(pool, r.n, sizeof *term);
    if (!term) ARP_TRY(arp_fail_memory(err));
    memcpy(term, r.term, r.n * sizeof *term);
    *out = (arp_formula){term, r.n};

done:
    arp_free(r.term);
    return st;
}

/* Number in s[0..n) when all are digits, else -1. */
static int digits(const char *s, size_t n) {
    int x = 0;
    for (size_t i = 0; i < n; i++) {
        if (!is_digit(s[i])) return -1;
        x = 10 * x + (s[i] - '0');
    }
    return x;
}

static int full_year(int two) {
    return two < 50 ? 2000 + two : 1900 + two;
}

/* Four digits that are no year: two years of two digits. */
static bool is_period(const char *vintage) {
    if (strlen(vintage) != 4 || digits(vintage, 4) < 0) return false;
    int century = digits(vintage, 2);
    return century != 19 && century != 20;
}

int arp_vintage_year(const char *vintage) {
    size_t n = strlen(vintage);
    if ((n != 2 && n != 4) || digits(vintage, n) < 0) return 0;
    if (n == 2) return full_year(digits(vintage, 2));
    return is_period(vintage) ? full_year(digits(vintage + 2, 2)) : digits(vintage, 4);
}

/* What stands for {yy} and for {yyyy}. */
static void vintage_words(const char *vintage, const char *two[1], char four[5]) {
    bool period = is_period(vintage);
    int year = arp_vintage_year(vintage);
    *two = strlen(vintage) == 4 && !period ? vintage + 2 : vintage;
    for (int i = 3, left = year; i >= 0; i--, left /= 10) four[i] = (char)('0' + left % 10);
    four[4] = '\0';
    if (period) memcpy(four, vintage, 4);
}

arp_status arp_vintage_put(const char *text, const char *vintage, arp_place place, arp_pool *pool,
                           const char **out, arp_error *err) {
    const char *two = "";
    char four[5] = "";
    arp_text made = {0};
    arp_status st = ARP_OK;
    if (vintage && arp_vintage_year(vintage) == 0) {
        return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_FORMULA_VINTAGE, "s", vintage);
    }
    if (vintage) vintage_words(vintage, &two, four);
    for (size_t len = strlen(text), i = 0, mark; i < len; i += mark ? mark : 1) {
        mark = vintage_mark(text + i, len - i);
        if (mark && !vintage) {
            ARP_TRY(arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_FORMULA_NO_VINTAGE, "s", text));
        }
        if (mark) arp_text_add(&made, mark == 4 ? two : four);
        if (!mark) arp_text_add_n(&made, text + i, 1);
    }
    ARP_TRY(arp_text_status(&made, err));
    const char *kept = arp_pool_text(pool, made.bytes, made.n);
    if (!kept) ARP_TRY(arp_fail_memory(err));
    *out = kept;

done:
    arp_text_free(&made);
    return st;
}

arp_status arp_formula_dated(const arp_formula *f, const char *vintage, arp_place place,
                             arp_pool *pool, arp_formula *out, arp_error *err) {
    arp_term *term = arp_pool_take(pool, f->n, sizeof *term);
    if (!term) return arp_fail_memory(err);
    for (size_t i = 0; i < f->n; i++) {
        term[i].factor = f->term[i].factor;
        arp_status st =
            arp_vintage_put(f->term[i].column, vintage, place, pool, &term[i].column, err);
        if (st != ARP_OK) return st;
    }
    *out = (arp_formula){term, f->n};
    return ARP_OK;
}

/* Rank of a mark among those that meet in one sum. */
static int badness(uint8_t mark) {
    static const int order[] = {[ARP_CELL_OK] = 0,
                                [ARP_CELL_NOT_APPLICABLE] = 1,
                                [ARP_CELL_MISSING] = 2,
                                [ARP_CELL_SECRET] = 3};
    return order[mark];
}

void arp_formula_eval(const arp_formula *f, const arp_column *const *columns, const size_t *rows,
                      size_t n, double *x, uint8_t *mark) {
    for (size_t i = 0; i < n; i++) {
        size_t row = rows ? rows[i] : i;
        double total = 0;
        uint8_t worst = ARP_CELL_OK;
        for (size_t t = 0; t < f->n; t++) {
            uint8_t m = columns[t]->mark[row];
            if (badness(m) > badness(worst)) worst = m;
            total += f->term[t].factor * columns[t]->value[row];
        }
        x[i] = worst == ARP_CELL_OK ? total : NAN;
        mark[i] = worst;
    }
}
