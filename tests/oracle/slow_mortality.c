/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_mortality.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle/slow_rates.h"

enum { LINE = 1024, CELLS = 40 };

static size_t cut(char *line, char **cell) {
    size_t n = 0;
    line[strcspn(line, "\r\n")] = '\0';
    for (char *at = line; at && n < CELLS;) {
        cell[n++] = at;
        at = strchr(at, ';');
        if (at) *at++ = '\0';
    }
    return n;
}

/* The rate of an age in a period, NAN where there is none. */
static double rate_of(const char *path, const char *age, const char *period) {
    char line[LINE], *cell[CELLS];
    double rate = NAN;
    FILE *f = fopen(path, "rb");
    while (f && fgets(line, sizeof line, f)) {
        if (cut(line, cell) < 3) continue;
        if (strcmp(cell[0], age) == 0 && strcmp(cell[1], period) == 0) rate = strtod(cell[2], NULL);
    }
    if (f) fclose(f);
    return rate;
}

/* What each column adds to the expected deaths: the rate of its age, 0 for a column of another. */
static int weigh(char **head, size_t n, const char *rates, const char *period, double *rate,
                 size_t *deaths) {
    char events[16], years[16];
    size_t ages = 0;
    snprintf(events, sizeof events, "DECE%s", period);
    snprintf(years, sizeof years, "PY%s_", period);
    *deaths = n;
    for (size_t j = 0; j < n; j++) {
        rate[j] = 0.0;
        if (strcmp(head[j], events) == 0) *deaths = j;
        if (strncmp(head[j], years, strlen(years)) != 0) continue;
        rate[j] = rate_of(rates, head[j] + strlen(years), period);
        if (isnan(rate[j])) return -1;
        ages++;
    }
    return *deaths < n && ages == 7 ? 0 : -1;
}

int slow_mortality_read(const char *table, const char *rates, const char *period,
                        slow_mortality *out) {
    char head_line[LINE], line[LINE], *head[CELLS], *cell[CELLS];
    double rate[CELLS];
    size_t deaths = 0, n = 0;
    FILE *f = fopen(table, "rb");
    if (!f) return -1;
    int bad = !fgets(head_line, sizeof head_line, f);
    if (!bad) n = cut(head_line, head);
    bad = bad || weigh(head, n, rates, period, rate, &deaths) != 0;
    out->n = 0;
    while (!bad && out->n < SLOW_MORTALITY_ROWS && fgets(line, sizeof line, f)) {
        long double expected = 0.0L;
        if (cut(line, cell) != n) continue;
        for (size_t j = 1; j < n; j++) {
            if (rate[j] > 0.0) expected += (long double)rate[j] * strtod(cell[j], NULL);
        }
        snprintf(out->code[out->n], sizeof out->code[0], "%s", cell[0]);
        out->deaths[out->n] = strtod(cell[deaths], NULL);
        out->expected[out->n++] = (double)expected;
    }
    fclose(f);
    return bad ? -1 : 0;
}

void slow_mortality_ratio(const slow_mortality *m, const int *in, double out[3]) {
    long double deaths = 0.0L, expected = 0.0L;
    double limit[2];
    for (size_t i = 0; i < m->n; i++) {
        if (in && !in[i]) continue;
        deaths += m->deaths[i];
        expected += m->expected[i];
    }
    slow_poisson_limits((double)deaths, 0.05, limit);
    out[0] = (double)(100.0L * deaths / expected);
    out[1] = (double)(100.0L * limit[0] / expected);
    out[2] = (double)(100.0L * limit[1] / expected);
}
