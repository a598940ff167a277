/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_formula.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    slow_column *column;
    void *user;
} source;

typedef struct {
    double value, size;
} answer;

static answer value_of(const source *from, const char *s, size_t n);

static answer scaled(answer a, double factor) {
    return (answer){a.value * factor, a.size * fabs(factor)};
}

/* Last place outside brackets and back quotes where one of the signs stands as an operator; n for
   none. A sign inside a number (1e-3) is none. */
static size_t last_of(const char *s, size_t n, const char *signs) {
    size_t found = n, depth = 0;
    int quoted = 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '`') quoted = !quoted;
        if (quoted) continue;
        if (s[i] == '(') depth++;
        if (s[i] == ')') depth--;
        size_t word = i;
        while (word > 0 && (isalnum((unsigned char)s[word - 1]) || s[word - 1] == '.')) word--;
        int exponent = word < i && isdigit((unsigned char)s[word]) && tolower(s[i - 1]) == 'e';
        if (depth == 0 && !exponent && s[i] && strchr(signs, s[i])) found = i;
    }
    return found;
}

static void trim(const char **s, size_t *n) {
    while (*n && isspace((unsigned char)**s)) (*s)++, (*n)--;
    while (*n && isspace((unsigned char)(*s)[*n - 1])) (*n)--;
}

/* A product, a bracket or a name. */
static answer part_of(const source *from, const char *s, size_t n) {
    size_t star = last_of(s, n, "*");
    char *end;
    if (star < n) {
        const char *number = isdigit((unsigned char)*s) || *s == '.' ? s : s + star + 1;
        double factor = strtod(number, NULL);
        if (number == s) return scaled(value_of(from, s + star + 1, n - star - 1), factor);
        return scaled(value_of(from, s, star), factor);
    }
    if (isdigit((unsigned char)*s) || *s == '.') {
        double factor = strtod(s, &end);
        return scaled(value_of(from, end, n - (size_t)(end - s)), factor);
    }
    if (*s == '(') return value_of(from, s + 1, n - 2);
    double x = *s == '`' ? from->column(from->user, s + 1, n - 2) : from->column(from->user, s, n);
    return (answer){x, fabs(x)};
}

static answer value_of(const source *from, const char *s, size_t n) {
    trim(&s, &n);
    size_t sign = last_of(s, n, "+-");
    if (sign == n) return part_of(from, s, n);
    answer right = value_of(from, s + sign + 1, n - sign - 1), left = {0, 0};
    if (sign > 0) left = value_of(from, s, sign);
    double x = s[sign] == '-' ? left.value - right.value : left.value + right.value;
    return (answer){x, left.size + right.size};
}

double slow_formula(const char *text, slow_column *column, void *user, double *size) {
    source from = {column, user};
    answer a = value_of(&from, text, strlen(text));
    if (size) *size = a.size;
    return a.value;
}
