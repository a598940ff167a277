/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/csv/parts.h"

size_t csv_next_line(const char *w, size_t n, size_t at) {
    while (at < n && w[at] != '\n' && w[at] != '\r') at++;
    if (at == n) return n + 1;
    bool pair = w[at] == '\r' && at + 1 < n && w[at + 1] == '\n';
    return at + (pair ? 2 : 1);
}

bool csv_is_separator(char c) {
    return c == ',' || c == ';' || c == '\t' || c == '|';
}

/* Of equals the first of ; tab , */
char csv_separator_of(const char *w, size_t n, size_t at) {
    static const char CANDIDATES[] = {';', '\t', ','};
    size_t count[sizeof CANDIDATES] = {0}, best = 0;
    bool quoted = false;
    while (at < n && (w[at] == '\n' || w[at] == '\r' || w[at] == ' ')) at++;
    for (; at < n && (quoted || (w[at] != '\n' && w[at] != '\r')); at++) {
        if (w[at] == '"') quoted = !quoted;
        for (size_t k = 0; k < sizeof CANDIDATES; k++) {
            if (!quoted && w[at] == CANDIDATES[k]) count[k]++;
        }
    }
    for (size_t k = 1; k < sizeof CANDIDATES; k++) {
        if (count[k] > count[best]) best = k;
    }
    return count[best] ? CANDIDATES[best] : ',';
}
