/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_perimeters.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELLS = 64 };

/* Cuts a line at its semicolons in place; the number of cells. */
static size_t cut(char *line, char *cell[CELLS]) {
    size_t n = 0;
    line[strcspn(line, "\r\n")] = '\0';
    if (strncmp(line, "\xEF\xBB\xBF", 3) == 0) line += 3;
    while (n < CELLS) {
        cell[n++] = line;
        line = strchr(line, ';');
        if (!line) break;
        *line++ = '\0';
    }
    return n;
}

static size_t find(char *const cell[CELLS], size_t n, const char *name) {
    size_t i = 0;
    while (i < n && strcmp(cell[i], name) != 0) i++;
    return i;
}

double slow_table_sum(const char *path, const char *column, const char *by,
                      const char *const *value, size_t n) {
    char line[4096], *cell[CELLS];
    FILE *f = fopen(path, "rb");
    double sum = 0.0;
    if (!f) return NAN;
    if (!fgets(line, sizeof line, f)) {
        fclose(f);
        return NAN;
    }
    size_t cells = cut(line, cell), at = find(cell, cells, column), key = find(cell, cells, by);
    if (at == cells || key == cells) sum = NAN;
    while (!isnan(sum) && fgets(line, sizeof line, f)) {
        int wanted = n == 0;
        cut(line, cell);
        for (size_t i = 0; i < n; i++)
            wanted |= strncmp(cell[key], value[i], strlen(value[i])) == 0;
        if (wanted) sum += strtod(cell[at], NULL);
    }
    fclose(f);
    return sum;
}

size_t slow_union_column(const double *num, const double *den, const int *ranked, const int *member,
                         size_t n_all, double per, double *out) {
    size_t n = 0;
    double above = 0.0, below = 0.0;
    for (size_t i = 0; i < n_all; i++) {
        if (member[i]) {
            above += num[i];
            below += den ? den[i] : 0.0;
        } else if (ranked[i]) {
            out[n++] = den ? per * num[i] / den[i] : per * num[i];
        }
    }
    out[n++] = den ? per * above / below : per * above;
    return n;
}

void slow_zscore(const double *x, size_t n, int polarity, double *out) {
    double mean = 0.0, square = 0.0;
    for (size_t i = 0; i < n; i++) mean += x[i] / (double)n;
    for (size_t i = 0; i < n; i++) square += (x[i] - mean) * (x[i] - mean);
    double sd = sqrt(square / (double)(n - 1));
    for (size_t i = 0; i < n; i++) out[i] = polarity * (x[i] - mean) / sd;
}

double slow_jaccard(const int *a, const int *b, const double *weight, size_t n) {
    double both = 0.0, either = 0.0;
    for (size_t i = 0; i < n; i++) {
        double w = weight ? weight[i] : 1.0;
        if (a[i] && b[i]) both += w;
        if (a[i] || b[i]) either += w;
    }
    return either > 0.0 ? both / either : NAN;
}

double slow_poisson_tail(double x, double mean, int above) {
    double sum = 0.0, last = above ? x + 40.0 * sqrt(mean + 1.0) + 200.0 : x;
    for (double k = above ? x : 0.0; k <= last; k += 1.0) {
        sum += mean > 0.0 ? exp(k * log(mean) - mean - lgamma(k + 1.0)) : k == 0.0;
    }
    return sum;
}

double slow_binomial_tail(double x, double n, double p, int above) {
    double sum = 0.0, last = above ? n : x;
    for (double k = above ? x : 0.0; k <= last; k += 1.0) {
        double ways = lgamma(n + 1.0) - lgamma(k + 1.0) - lgamma(n - k + 1.0);
        double chance = (k > 0.0 ? k * log(p) : 0.0) + (n > k ? (n - k) * log1p(-p) : 0.0);
        sum += exp(ways + chance);
    }
    return sum;
}

double slow_normal_tail(double z) {
    return erfc(z / sqrt(2.0)) / 2.0;
}

static double slow_log_choose(double n, double k) {
    return lgamma(n + 1.0) - lgamma(k + 1.0) - lgamma(n - k + 1.0);
}

double slow_hypergeometric_tail(double x, double all, double marked, double n, int above) {
    double sum = 0.0, whole = slow_log_choose(all, n);
    for (double k = 0.0; k <= n && k <= marked; k += 1.0) {
        if (n - k > all - marked || (above ? k < x : k > x)) continue;
        sum += exp(slow_log_choose(marked, k) + slow_log_choose(all - marked, n - k) - whole);
    }
    return sum;
}

double slow_weighted_mean(const double *x, const double *weight, const int *member, size_t n) {
    double above = 0.0, below = 0.0;
    for (size_t i = 0; i < n; i++) {
        above += member[i] ? weight[i] * x[i] : 0.0;
        below += member[i] ? weight[i] : 0.0;
    }
    return above / below;
}

double slow_weighted_error(const double *off, const double *weight, const int *member, size_t n) {
    double below = 0.0, square = 0.0;
    for (size_t i = 0; i < n; i++) below += member[i] ? weight[i] : 0.0;
    for (size_t i = 0; i < n; i++) {
        double share = member[i] ? weight[i] / below : 0.0;
        square += share * share * off[i] * off[i];
    }
    return sqrt(square);
}

double slow_apart(const double *z, size_t k, size_t a, size_t b) {
    double sum = 0.0;
    for (size_t j = 0; j < k; j++)
        sum += (z[a * k + j] - z[b * k + j]) * (z[a * k + j] - z[b * k + j]);
    return sqrt(sum);
}
