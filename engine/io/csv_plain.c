/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "io/csv_parts.h"

static bool is_blank(const csv_pass *pass, char c) {
    return c == ' ' || (c == '\t' && pass->dialect->separator != '\t');
}

static bool is_wanted(const csv_pass *pass) {
    return !pass->wanted || (pass->field < pass->n_wanted && pass->wanted[pass->field]);
}

static void give_field(csv_pass *pass, const char *s, const char *end) {
    while (s < end && is_blank(pass, *s)) s++;
    while (s < end && is_blank(pass, end[-1])) end--;
    pass->on_field(pass, s, (size_t)(end - s));
}

void csv_plain_line(csv_pass *pass, const char *s, const char *end) {
    const char *first = s;
    while (first < end && is_blank(pass, *first)) first++;
    if (first == end) return;
    for (;; pass->field++) {
        const char *stop = memchr(s, pass->dialect->separator, (size_t)(end - s));
        if (is_wanted(pass)) give_field(pass, s, stop ? stop : end);
        if (pass->stop) return;
        if (!stop) break;
        s = stop + 1;
    }
    pass->field++;
}
