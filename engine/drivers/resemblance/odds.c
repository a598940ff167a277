/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/odds.h"

#include <math.h>
#include <string.h>

#include "base/rng.h"

double arp_odds_log1p(double x) {
    return x > 0.0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

/* Fills the shares; returns their sum and puts its slope in *slope. */
static double sum_at(const double *eta, size_t n, double level, double *share, double *slope) {
    double sum = 0.0, rise = 0.0;
    for (size_t i = 0; i < n; i++) {
        share[i] = 1.0 / (1.0 + exp(-(level + eta[i])));
        sum += share[i];
        rise += share[i] * (1.0 - share[i]);
    }
    *slope = rise;
    return sum;
}

double arp_odds_level(const double *eta, size_t n, size_t m, double start, double *share) {
    enum { STEPS = 200 };
    double least = eta[0], most = eta[0], slope;
    for (size_t i = 1; i < n; i++) {
        least = eta[i] < least ? eta[i] : least;
        most = eta[i] > most ? eta[i] : most;
    }
    double even = log((double)m / (double)(n - m)), low = even - most, high = even - least;
    double level = start < low ? low : start > high ? high : start;
    for (int step = 0; step < STEPS; step++) {
        double over = sum_at(eta, n, level, share, &slope) - (double)m;
        if (fabs(over) <= 1e-12 * (double)m || high - low <= 1e-14 * (1.0 + fabs(level))) break;
        if (over > 0.0) high = level;
        else low = level;
        double next = level - over / slope;
        level = next > low && next < high ? next : low + (high - low) / 2.0;
    }
    return level;
}

void arp_odds_moments(const double *share, const double *x, size_t n, double *mean, double *var) {
    double sum = 0.0, spread = 0.0, first = 0.0, second = 0.0;
    for (size_t i = 0; i < n; i++) {
        double v = share[i] * (1.0 - share[i]);
        sum += share[i] * x[i];
        spread += v;
        first += v * x[i];
        second += v * x[i] * x[i];
    }
    double found = spread > 0.0 ? second - first * first / spread : 0.0;
    *mean = sum;
    *var = found > 0.0 ? found : 0.0;
}

/* With two, pairs without the likeliest territory may have no weight beside those with it: it is
   brought down to where both are numbers. */
double arp_odds_weights(const double *eta, size_t n, size_t m, double *weight) {
    const double far = 600.0;
    double top = -INFINITY, second = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        double lower = eta[i] < top ? eta[i] : top;
        second = lower > second ? lower : second;
        top = eta[i] > top ? eta[i] : top;
    }
    double base = m == 2 ? second : top, over = top - base - far;
    for (size_t i = 0; i < n; i++) weight[i] = exp(eta[i] - base < far ? eta[i] - base : far);
    return (double)m * base + (over > 0.0 ? over : 0.0);
}

bool arp_odds_exact(size_t n, size_t m) {
    const double most = 2e7;
    return (double)n * (double)m <= most;
}

/* A row of moments: chance (or weight), first and second sums of g lines. */
static size_t width_of(size_t g) {
    return 1 + g + g * (g + 1) / 2;
}

size_t arp_odds_rows(size_t n, size_t m) {
    return m > 2 && arp_odds_exact(n, m) ? m + 1 : 0;
}

size_t arp_odds_room(size_t n, size_t rows, size_t g) {
    return n + g + rows * width_of(g);
}

/* to = keep to + w times the moments of `from`, x added to its sums. */
static void add_row(const double *x, size_t g, double keep, double w, const double *from,
                    double *to) {
    size_t at = 1 + g;
    for (size_t k = 0; k < g; k++) {
        for (size_t l = 0; l <= k; l++, at++) {
            double with =
                from[at] + x[k] * from[1 + l] + x[l] * from[1 + k] + x[k] * x[l] * from[0];
            to[at] = keep * to[at] + w * with;
        }
    }
    for (size_t k = 0; k < g; k++) {
        to[1 + k] = keep * to[1 + k] + w * (from[1 + k] + x[k] * from[0]);
    }
    to[0] = keep * to[0] + w * from[0];
}

static void take_row(const arp_odds *law, size_t i, double *x) {
    for (size_t k = 0; k < law->g; k++) x[k] = law->line[k][i];
}

/* Means and covariances from a row of moments. */
static void read_row(const double *row, size_t g, double *mean, double *cov) {
    size_t at = 1 + g;
    for (size_t k = 0; k < g; k++) mean[k] = row[1 + k] / row[0];
    for (size_t k = 0; k < g; k++) {
        for (size_t l = 0; l <= k; l++, at++) {
            cov[k * g + l] = cov[l * g + k] = row[at] / row[0] - mean[k] * mean[l];
        }
    }
}

/* Weights over all sets of one or two, the last territory of each with all before it, and what the
   sums of two lines x and y over them come to: of x, and of x times y. */
typedef struct few {
    double all, first, second;
} few;

static few sum_few(const double *weight, const double *x, const double *y, size_t n, size_t m) {
    few one = {0}, two = {0};
    double other = 0.0; /* as one.first, of y */
    for (size_t i = 0; i < n; i++) {
        double w = weight[i], wx = w * x[i];
        if (m == 2) {
            two.all += w * one.all;
            two.first += w * one.first + wx * one.all;
            two.second += w * (one.second + y[i] * one.first) + wx * (other + y[i] * one.all);
        }
        one.all += w;
        one.first += wx;
        one.second += wx * y[i];
        other += w * y[i];
    }
    return m == 2 ? two : one;
}

static double sums_of_few(const arp_odds *law, double *mean, double *cov) {
    size_t n = law->n, m = law->m, g = law->g;
    double *weight = law->room, all = 1.0; /* g > 0 */
    double base = arp_odds_weights(law->eta, n, m, weight);
    for (size_t k = 0; k < g; k++) {
        for (size_t l = 0; l <= k; l++) {
            few found = sum_few(weight, law->line[k], law->line[l], n, m);
            all = found.all;
            mean[k] = found.first / all;
            cov[k * g + l] = cov[l * g + k] = found.second / all - mean[k] * mean[l];
        }
    }
    return base + log(all);
}

void arp_odds_beside(const double *weight, size_t n, size_t m, const double *const *line, size_t g,
                     double *mean, double *cov) {
    const double *own = line[g - 1];
    for (size_t l = 0; l < g - 1; l++) {
        few found = sum_few(weight, own, line[l], n, m);
        mean[g - 1] = found.first / found.all;
        cov[l] = found.second / found.all - mean[g - 1] * mean[l];
    }
}

/* Row j of the table: over independent draws of the territories seen so far, the chance that j came
   out, and the moments of the sums over them, times that chance. */
static double sums_of_many(const arp_odds *law, double *mean, double *cov) {
    size_t n = law->n, m = law->m, g = law->g, width = width_of(g);
    double *share = law->room, *x = share + n, *table = x + g;
    double total = -*law->level * (double)m;
    memset(table, 0, (m + 1) * width * sizeof *table);
    table[0] = 1.0;
    for (size_t i = 0; i < n; i++) {
        size_t left = n - 1 - i, least = m > left ? m - left : 1;
        double in = share[i], out = 1.0 / (1.0 + exp(*law->level + law->eta[i]));
        take_row(law, i, x);
        for (size_t j = i + 1 < m ? i + 1 : m; j >= least; j--) {
            add_row(x, g, out, in, table + (j - 1) * width, table + j * width);
        }
        for (size_t at = 0; at < width; at++) table[at] *= out;
        total += arp_odds_log1p(*law->level + law->eta[i]);
    }
    read_row(table + m * width, g, mean, cov);
    return total + log(table[m * width]);
}

static double sums_roughly(const arp_odds *law, double *mean, double *cov) {
    size_t n = law->n, g = law->g;
    double *share = law->room, spread = 0.0, total = -*law->level * (double)law->m;
    for (size_t i = 0; i < n; i++) {
        spread += share[i] * (1.0 - share[i]);
        total += arp_odds_log1p(*law->level + law->eta[i]);
    }
    for (size_t k = 0; k < g; k++) {
        const double *a = law->line[k];
        double first_a = 0.0;
        mean[k] = 0.0;
        for (size_t i = 0; i < n; i++) {
            mean[k] += share[i] * a[i];
            first_a += share[i] * (1.0 - share[i]) * a[i];
        }
        for (size_t l = 0; l <= k; l++) {
            const double *b = law->line[l];
            double second = 0.0, first_b = 0.0;
            for (size_t i = 0; i < n; i++) {
                double v = share[i] * (1.0 - share[i]);
                second += v * a[i] * b[i];
                first_b += v * b[i];
            }
            double c = spread > 0.0 ? second - first_a * first_b / spread : 0.0;
            cov[k * g + l] = cov[l * g + k] = c;
        }
    }
    return total;
}

double arp_odds_sums(const arp_odds *law, double *mean, double *cov) {
    if (law->m <= 2) return sums_of_few(law, mean, cov);
    *law->level = arp_odds_level(law->eta, law->n, law->m, *law->level, law->room);
    if (law->m < law->rows) return sums_of_many(law, mean, cov);
    return sums_roughly(law, mean, cov);
}

void arp_odds_next(const double *eta, size_t n, size_t m, double level, double *chance,
                   double *next) {
    for (size_t r = 0; r <= m; r++) chance[r] = 0.0;
    chance[0] = 1.0;
    for (size_t r = 1; r <= m; r++) next[(r - 1) * (n + 1) + n] = -INFINITY;
    for (size_t i = n; i-- > 0;) { /* chance[r]: r of rows i and later come out */
        double in = 1.0 / (1.0 + exp(-(level + eta[i])));
        double out = 1.0 / (1.0 + exp(level + eta[i]));
        for (size_t r = m; r > 0; r--) {
            chance[r] = out * chance[r] + in * chance[r - 1];
            next[(r - 1) * (n + 1) + i] = log(chance[r]);
        }
        chance[0] *= out;
    }
    double before = 0.0; /* log chance that none of the rows before i come out */
    for (size_t i = 0; i <= n; i++) {
        for (size_t r = 0; r < m; r++) next[r * (n + 1) + i] += before;
        if (i < n) before -= arp_odds_log1p(level + eta[i]);
    }
}

/* They go side by side, for each step of a search waits for the one before it. */
void arp_odds_draw(const double *next, size_t n, size_t m, uint64_t seed, uint64_t first,
                   size_t *row) {
    size_t at[ARP_ODDS_ABREAST] = {0};
    double border[ARP_ODDS_ABREAST];
    for (size_t r = m; r > 0; r--) {
        const double *of = next + (r - 1) * (n + 1);
        size_t low[ARP_ODDS_ABREAST] = {0};
        for (size_t d = 0; d < ARP_ODDS_ABREAST; d++) {
            border[d] = of[at[d]] + log(arp_u01(seed, first + d, (uint32_t)r));
        }
        for (size_t left = n - r + 1; left > 1; left -= left / 2) {
            for (size_t d = 0; d < ARP_ODDS_ABREAST; d++) { /* of[low] >= border > of[low + left] */
                low[d] += of[low[d] + left / 2] >= border[d] ? left / 2 : 0;
            }
        }
        for (size_t d = 0; d < ARP_ODDS_ABREAST; d++) {
            row[d * m + m - r] = low[d];
            at[d] = low[d] + 1;
        }
    }
}
