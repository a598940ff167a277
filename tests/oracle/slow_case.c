/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_case.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle/slow_ties.h"

enum { COLUMNS = 64, LINE = 4096 };

typedef struct raw {
    char name[COLUMNS][32];
    size_t n_columns;
    double x[SLOW_CASE_ROWS][COLUMNS];
    char code[SLOW_CASE_ROWS][16];
    size_t n;
} raw;

static int split(char *line, char *field[COLUMNS]) {
    int n = 0;
    line[strcspn(line, "\r\n")] = '\0';
    for (char *at = line; n < COLUMNS;) {
        field[n++] = at;
        at = strchr(at, ';');
        if (!at) break;
        *at++ = '\0';
    }
    return n;
}

static int read_raw(const char *path, raw *r) {
    char line[LINE], *field[COLUMNS];
    FILE *f = fopen(path, "r");
    if (!f) return -1;
    while (fgets(line, sizeof line, f)) {
        int n = split(line, field);
        if (r->n_columns == 0) {
            for (int j = 0; j < n; j++) snprintf(r->name[j], sizeof r->name[j], "%s", field[j]);
            r->n_columns = (size_t)n;
            continue;
        }
        snprintf(r->code[r->n], sizeof r->code[0], "%s", field[0]);
        for (int j = 0; j < n; j++) r->x[r->n][j] = atof(field[j]);
        r->n++;
    }
    fclose(f);
    return 0;
}

static double get(const raw *r, size_t i, const char *name) {
    for (size_t j = 0; j < r->n_columns; j++) {
        if (strcmp(r->name[j], name) == 0) return r->x[i][j];
    }
    return NAN;
}

/* Deaths over expected deaths as one more column; 0 where a territory has no line. */
static void join_ratio(const slow_mortality *m, raw *r) {
    size_t column = r->n_columns++;
    strcpy(r->name[column], "ratio");
    for (size_t i = 0; i < r->n; i++) {
        for (size_t k = 0; k < m->n; k++) {
            if (strcmp(m->code[k], r->code[i]) == 0)
                r->x[i][column] = m->deaths[k] / m->expected[k];
        }
    }
}

/* The indicators of the case, written out one by one; oriented by the caller. */
static double indicator(const raw *r, size_t i, int which) {
#define X(name) get(r, i, name)
    double old = X("P22_POP7589") + X("P22_POP90P");
    switch (which) {
    case 0:
        return X("P07_CHOM1564") / X("P07_ACT1564");
    case 1:
        return -X("MED_X_MEN") / X("MENFIS10");
    case 2:
        return (X("P07_POP1517") - X("P07_SCOL1517")) / X("P07_POP1517");
    case 3:
        return -(X("POP2007") - X("POP1999")) / X("POP1999");
    case 4:
        return -X("BPE18_D201") / X("P17_POP");
    case 5:
        return -X("BPE18_D232") / X("P17_POP");
    case 6:
        return -X("BPE18_D233") / X("P17_POP");
    case 7:
        return -X("BPE18_D221") / X("P17_POP");
    case 8:
        return old / X("P22_POP");
    case 9:
        return -(X("NAIS1621") - X("DECE1621")) / (6.0 * X("P22_POP"));
    case 10:
        return X("C22_FAMMONO") / X("C22_MENFAM");
    default:
        return X("ratio");
    }
#undef X
}

/* Adds the z-scores of one indicator, divided by how many make up the side. */
static void add(const raw *r, const size_t *row, size_t n, int which, size_t of, double *side) {
    double mean = 0.0, square = 0.0;
    for (size_t i = 0; i < n; i++) mean += indicator(r, row[i], which) / (double)n;
    for (size_t i = 0; i < n; i++) {
        double d = indicator(r, row[i], which) - mean;
        square += d * d;
    }
    double sd = sqrt(square / (double)(n - 1));
    for (size_t i = 0; i < n; i++)
        side[i] += (indicator(r, row[i], which) - mean) / sd / (double)of;
}

int slow_case_read(const char *path, const slow_mortality *mortality, double minimum, int ariege,
                   const char *a, const char *b, slow_case *out) {
    static const int social[] = {0, 1, 2, 3}, supply[] = {4, 5, 6, 7};
    size_t row[SLOW_CASE_ROWS];
    raw *r = calloc(1, sizeof *r);
    if (!r || read_raw(path, r) != 0) {
        free(r);
        return -1;
    }
    if (mortality) join_ratio(mortality, r);
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < r->n; i++) {
        if (get(r, i, "P12_POP") < minimum) continue;
        if (strcmp(r->code[i], a) == 0) out->selected[0] = out->n;
        if (strcmp(r->code[i], b) == 0) out->selected[1] = out->n;
        strcpy(out->code[out->n], r->code[i]);
        row[out->n++] = i;
    }
    for (size_t j = 0; j < 4; j++) add(r, row, out->n, social[j], 4, out->side[0]);
    for (size_t j = 0; j < 4 && !ariege; j++) {
        add(r, row, out->n, supply[j], mortality ? 8 : 4, out->side[1]);
    }
    if (mortality) add(r, row, out->n, 11, ariege ? 1 : 2, out->side[1]);
    slow_settle(out->side[0], out->n);
    slow_settle(out->side[1], out->n);
    for (size_t i = 0; i < out->n; i++) out->score[i] = (out->side[0][i] + out->side[1][i]) / 2.0;
    slow_settle(out->score, out->n);
    free(r);
    return 0;
}

int slow_case_columns(const char *path, double minimum, double out[8][SLOW_CASE_ROWS]) {
    raw *r = calloc(1, sizeof *r);
    int n = 0;
    if (!r || read_raw(path, r) != 0) {
        free(r);
        return -1;
    }
    for (size_t i = 0; i < r->n; i++) {
        if (get(r, i, "P12_POP") < minimum) continue;
        for (int j = 0; j < 8; j++) out[j][n] = indicator(r, i, j);
        n++;
    }
    free(r);
    return n;
}

size_t slow_case_rank(const double *x, size_t n, size_t i) {
    size_t rank = 1;
    for (size_t j = 0; j < n; j++) rank += x[j] > x[i];
    return rank;
}

static double concordance_of(const slow_case *c, const double *x, size_t s, size_t t) {
    double wins = 0.0;
    size_t pair[] = {s, t};
    for (size_t p = 0; p < 2; p++) {
        for (size_t j = 0; j < c->n; j++) {
            if (j == s || j == t) continue;
            wins += x[pair[p]] > x[j] ? 1.0 : x[pair[p]] == x[j] ? 0.5 : 0.0;
        }
    }
    return wins / (2.0 * (double)(c->n - 2));
}

double slow_case_concordance(const slow_case *c, const double *x) {
    return concordance_of(c, x, c->selected[0], c->selected[1]);
}

/* Sums over all pairs are kept as wins of each unit, so that n^2 pairs stay cheap:
   wins(s, t) = wins(s) + wins(t) - what the two do to each other, which is always 1. */
static void all_wins(const slow_case *c, const double *x, double *wins) {
    for (size_t i = 0; i < c->n; i++) {
        wins[i] = 0.0;
        for (size_t j = 0; j < c->n; j++) {
            if (j != i) wins[i] += x[i] > x[j] ? 1.0 : x[i] == x[j] ? 0.5 : 0.0;
        }
    }
}

double slow_case_p(const slow_case *c, const double *x) {
    double wins[SLOW_CASE_ROWS], as_high = 0.0, pairs = 0.0;
    all_wins(c, x, wins);
    double seen = wins[c->selected[0]] + wins[c->selected[1]];
    for (size_t s = 0; s < c->n; s++) {
        for (size_t t = s + 1; t < c->n; t++) {
            pairs += 1.0;
            as_high += wins[s] + wins[t] >= seen;
        }
    }
    return as_high / pairs;
}

/* Mean over all pairs of a value that is a sum over the two, each pair weighted by exp(b value). */
static double tilted_mean(const slow_case *c, const double *value, double b) {
    double all = 0.0, sum = 0.0, most = -1e300;
    for (size_t s = 0; s < c->n; s++) most = fmax(most, b * value[s]);
    for (size_t s = 0; s < c->n; s++) {
        for (size_t t = s + 1; t < c->n; t++) {
            double w = exp(b * value[s] - most) * exp(b * value[t] - most);
            all += w;
            sum += w * (value[s] + value[t]);
        }
    }
    return sum / all;
}

/* The b at which that mean is `mean`. */
static double tilt_to(const slow_case *c, const double *value, double mean) {
    double low = -100.0, high = 100.0;
    for (int i = 0; i < 60; i++) {
        double b = (low + high) / 2.0;
        if (tilted_mean(c, value, b) < mean) low = b;
        else high = b;
    }
    return (low + high) / 2.0;
}

double slow_case_given(const slow_case *c, const double *x, const double *other) {
    size_t u = c->selected[0], v = c->selected[1];
    double b = tilt_to(c, other, other[u] + other[v]);
    double all = 0.0, mx = 0.0, mz = 0.0, xz = 0.0, zz = 0.0, hits = 0.0;
    for (int pass = 0; pass < 3; pass++) {
        for (size_t s = 0; s < c->n; s++) {
            for (size_t t = s + 1; t < c->n; t++) {
                double w = exp(b * (other[s] + other[t] - other[u] - other[v]));
                double dx = x[s] + x[t], dz = other[s] + other[t];
                if (pass == 0) {
                    all += w;
                    mx += w * dx;
                    mz += w * dz;
                } else if (pass == 1) {
                    xz += w * (dx - mx / all) * (dz - mz / all);
                    zz += w * (dz - mz / all) * (dz - mz / all);
                } else {
                    double left = dx - x[u] - x[v] - xz / zz * (dz - other[u] - other[v]);
                    if (left >= -1e-10) hits += w;
                }
            }
        }
    }
    return hits / all;
}

double slow_case_excluded(const slow_case *c, const double *x) {
    double wins[SLOW_CASE_ROWS], all = 0.0, hits = 0.0, n = (double)c->n;
    all_wins(c, x, wins);
    double seen = wins[c->selected[0]] + wins[c->selected[1]];
    /* C of a pair is (its wins - 1) / (2 (n - 2)), for the two between themselves win 1 */
    double b = tilt_to(c, wins, 0.6 * 2.0 * (n - 2.0) + 1.0);
    for (size_t s = 0; s < c->n; s++) {
        for (size_t t = s + 1; t < c->n; t++) {
            double w = exp(b * (wins[s] + wins[t] - seen));
            all += w;
            if (wins[s] + wins[t] <= seen) hits += w;
        }
    }
    return hits / all;
}

double slow_case_contrast_p(const slow_case *c) {
    double a[SLOW_CASE_ROWS], b[SLOW_CASE_ROWS], as_far = 0.0, pairs = 0.0;
    all_wins(c, c->side[0], a);
    all_wins(c, c->side[1], b);
    size_t u = c->selected[0], v = c->selected[1];
    double seen = fabs(a[u] + a[v] - b[u] - b[v]);
    for (size_t s = 0; s < c->n; s++) {
        for (size_t t = s + 1; t < c->n; t++) {
            pairs += 1.0;
            as_far += fabs(a[s] + a[t] - b[s] - b[t]) >= seen;
        }
    }
    return as_far / pairs;
}

static int rising(const void *p, const void *q) {
    double a = *(const double *)p, b = *(const double *)q;
    return (a > b) - (a < b);
}

size_t slow_case_membership(const slow_case *c, size_t i, size_t k,
                            double out[SLOW_CASE_INTERVALS][2]) {
    const double *a = c->side[0], *b = c->side[1];
    double cut[SLOW_CASE_ROWS + 2];
    size_t n_cuts = 0, n = 0;
    cut[n_cuts++] = 0.0;
    cut[n_cuts++] = 1.0;
    for (size_t j = 0; j < c->n; j++) {
        double w = (b[j] - b[i]) / ((a[i] - a[j]) - (b[i] - b[j]));
        if (j != i && w > 0.0 && w < 1.0) cut[n_cuts++] = w;
    }
    qsort(cut, n_cuts, sizeof *cut, rising);
    for (size_t s = 0; s + 1 < n_cuts; s++) {
        double w = (cut[s] + cut[s + 1]) / 2.0;
        size_t above = 0;
        if (cut[s + 1] - cut[s] < 1e-12) continue;
        for (size_t j = 0; j < c->n; j++)
            above += w * a[j] + (1 - w) * b[j] > w * a[i] + (1 - w) * b[i];
        if (above >= k) continue;
        if (n > 0 && cut[s] - out[n - 1][1] < 1e-12) {
            out[n - 1][1] = cut[s + 1];
        } else {
            out[n][0] = cut[s];
            out[n++][1] = cut[s + 1];
        }
    }
    return n;
}

/* Sum over territories of a share's or a count's error variance over the indicator's variance. */
static void add_errors(const double *y, const double *of, size_t n, int share, int shrunk,
                       double *sum) {
    double events = 0, people = 0, mean = 0, square = 0, s2 = 0;
    for (size_t i = 0; i < n; i++) {
        events += y[i];
        people += of[i];
        mean += y[i] / of[i] / (double)n;
    }
    double m = events / people, unit = share ? m * (1 - m) : m;
    for (size_t i = 0; i < n; i++) {
        double r = y[i] / of[i];
        square += (r - mean) * (r - mean) / (double)(n - 1);
        s2 += of[i] * (r - m) * (r - m) / people;
    }
    double a = fmax(0, s2 - unit / (people / (double)n));
    for (size_t i = 0; i < n; i++) {
        double r = y[i] / of[i], rate = shrunk ? m + a / (a + unit / of[i]) * (r - m) : r;
        sum[i] += (share ? rate * (1 - rate) : rate) / of[i] / square / 64;
    }
}

int slow_case_errors(const char *path, double minimum, int shrunk, double out[SLOW_CASE_ROWS]) {
    static const char *const SUPPLY[] = {"BPE18_D201", "BPE18_D221", "BPE18_D232", "BPE18_D233"};
    static raw r;
    static double y[SLOW_CASE_ROWS], of[SLOW_CASE_ROWS];
    size_t n = 0;
    memset(&r, 0, sizeof r);
    if (read_raw(path, &r) != 0) return -1;
    for (size_t k = 0; k < 6; k++) {
        n = 0;
        for (size_t i = 0; i < r.n; i++) {
            if (!(get(&r, i, "P12_POP") >= minimum)) continue;
            y[n] = get(&r, i, k < 4 ? SUPPLY[k] : k == 4 ? "P07_CHOM1564" : "P07_POP1517");
            of[n] = get(&r, i, k < 4 ? "P17_POP" : k == 4 ? "P07_ACT1564" : "P07_POP1517");
            if (k == 5) y[n] -= get(&r, i, "P07_SCOL1517");
            if (k == 0) out[n] = 0;
            n++;
        }
        add_errors(y, of, n, k > 3, shrunk, out);
    }
    for (size_t i = 0; i < n; i++) out[i] = sqrt(out[i]);
    return (int)n;
}
