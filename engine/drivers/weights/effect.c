/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/moments.h"
#include "drivers/weights/effective.h"

typedef struct moments {
    double n, x, y, xx, yy, xy; /* rows, means, sums of products of deviations */
} moments;

/* Two passes over the rows that have both; x first, rows counted `times`. */
static moments moments_of(const double *x, const double *y, const uint32_t *times, size_t n) {
    arp_total sum[5] = {{0}};
    moments m = {0};
    for (size_t i = 0; i < n; i++) {
        double w = times ? (double)times[i] : 1.0;
        if (isnan(x[i]) || isnan(y[i]) || w == 0.0) continue;
        m.n += w;
        arp_total_add(&sum[0], w * x[i]);
        arp_total_add(&sum[1], w * y[i]);
    }
    m.x = arp_total_of(sum[0]) / m.n;
    m.y = arp_total_of(sum[1]) / m.n;
    for (size_t i = 0; i < n; i++) {
        double w = times ? (double)times[i] : 1.0, dx = x[i] - m.x, dy = y[i] - m.y;
        if (isnan(x[i]) || isnan(y[i]) || w == 0.0) continue;
        arp_total_add(&sum[2], w * dx * dx);
        arp_total_add(&sum[3], w * dy * dy);
        arp_total_add(&sum[4], w * dx * dy);
    }
    m.xx = arp_total_of(sum[2]);
    m.yy = arp_total_of(sum[3]);
    m.xy = arp_total_of(sum[4]);
    return m;
}

/* What rounding leaves of a constant is no spread. */
static bool varies(double squares, double mean, double n) {
    return squares > n * (1e-28 * mean * mean);
}

double arp_covariance(const double *x, const double *y, size_t n) {
    moments m = moments_of(x, y, NULL, n);
    return m.n < 2.0 ? NAN : m.xy / (m.n - 1.0);
}

static double correlation(const moments *m) {
    return fmax(-1.0, fmin(1.0, m->xy / sqrt(m->xx * m->yy)));
}

double arp_correlation(const double *x, const double *y, size_t n) {
    moments m = moments_of(x, y, NULL, n);
    if (!varies(m.xx, m.x, m.n) || !varies(m.yy, m.y, m.n)) return NAN;
    return correlation(&m);
}

double arp_alpha(const double *const *x, size_t k, size_t n) {
    double items = 0.0, whole = 0.0, rows = 0.0;
    arp_total sum = {0};
    if (k < 2) return NAN;
    for (size_t i = 0; i < n; i++) {
        double row = 0.0;
        for (size_t j = 0; j < k; j++) row += x[j][i];
        if (isnan(row)) continue;
        arp_total_add(&sum, row);
        rows += 1.0;
    }
    double mean = arp_total_of(sum) / rows;
    for (size_t j = 0; j <= k; j++) { /* each item, then their sum */
        arp_total total = {0}, squares = {0};
        for (int pass = 0; pass < 2; pass++) {
            double middle = j < k ? arp_total_of(total) / rows : mean;
            for (size_t i = 0; i < n; i++) {
                double row = 0.0;
                for (size_t l = 0; l < k; l++) row += x[l][i];
                if (isnan(row)) continue;
                double d = (j < k ? x[j][i] : row) - (pass ? middle : 0.0);
                arp_total_add(pass ? &squares : &total, pass ? d * d : d);
            }
        }
        if (j < k) items += arp_total_of(squares);
        else whole = arp_total_of(squares);
    }
    if (!varies(whole, mean, rows)) return NAN;
    return (double)k / (double)(k - 1) * (1.0 - items / whole);
}

/* Rows of one bin: how many, means, and squared deviations of x. */
typedef struct bin {
    double n, x, y, xx;
} bin;

static size_t bin_of(double x, double least, double width) {
    size_t b = width > 0.0 ? (size_t)((x - least) / width) : 0;
    return b < ARP_EFFECT_BINS ? b : ARP_EFFECT_BINS - 1;
}

/* Fills the bins from left to right, empty ones left out; returns how many. */
static size_t fill_bins(const double *x, const double *y, const uint32_t *times, size_t n,
                        bin *out) {
    double least = INFINITY, most = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        if (isnan(x[i]) || (times && times[i] == 0)) continue;
        least = fmin(least, x[i]);
        most = fmax(most, x[i]);
    }
    double width = (most - least) / ARP_EFFECT_BINS;
    bin all[ARP_EFFECT_BINS] = {{0}};
    for (size_t i = 0; i < n; i++) {
        double w = times ? (double)times[i] : 1.0;
        if (isnan(x[i]) || w == 0.0) continue;
        bin *b = &all[bin_of(x[i], least, width)];
        double dx = x[i] - b->x, dy = y[i] - b->y; /* running means [Welford 1962] */
        b->n += w;
        b->x += w * dx / b->n;
        b->y += w * dy / b->n;
        b->xx += w * dx * (x[i] - b->x);
    }
    size_t kept = 0;
    for (size_t b = 0; b < ARP_EFFECT_BINS; b++) {
        if (all[b].n > 0.0) out[kept++] = all[b];
    }
    return kept;
}

/* Local line at bin c: value and slope there; the slope is 0 where x does not vary in the window,
   which begins at bin `from`. */
static void local_line(const bin *b, size_t n, size_t c, size_t from, double h, double *value,
                       double *slope) {
    double s0 = 0.0, s1 = 0.0, s2 = 0.0, t0 = 0.0, t1 = 0.0;
    for (size_t j = from; j < n && b[j].x - b[c].x < h; j++) {
        double d = b[j].x - b[c].x, u = d / h, w = b[j].n * (1.0 - u * u);
        s0 += w;
        s1 += w * d;
        s2 += w * d * d;
        t0 += w * b[j].y;
        t1 += w * d * b[j].y;
    }
    double spread = s2 - s1 * s1 / s0;
    *slope = spread > 1e-12 * s0 * h * h ? (t1 - s1 * t0 / s0) / spread : 0.0;
    *value = t0 / s0 - *slope * s1 / s0;
}

/* The fit is the straight line of all rows, and what of the local lines no straight line has: so it
   never explains less than the line. Of squares: those of the line, and of the local lines less
   their own straight part. */
double arp_main_effect(const double *x, const double *y, const uint32_t *times, size_t n) {
    bin b[ARP_EFFECT_BINS];
    double value[ARP_EFFECT_BINS], slope[ARP_EFFECT_BINS], mean = 0.0;
    double squares = 0.0, along = 0.0, spread = 0.0;
    moments m = moments_of(x, y, times, n);
    if (!varies(m.yy, m.y, m.n)) return NAN;
    if (!varies(m.xx, m.x, m.n)) return 0.0;
    size_t n_bins = fill_bins(x, y, times, n, b);
    double h = 2.34 * sqrt(m.xx / (m.n - 1.0)) * pow(m.n, -0.2), r = correlation(&m);
    for (size_t c = 0, from = 0; c < n_bins; c++) {
        while (!(b[c].x - b[from].x < h)) from++;
        local_line(b, n_bins, c, from, h, &value[c], &slope[c]);
        mean += b[c].n * value[c];
    }
    mean /= m.n;
    for (size_t c = 0; c < n_bins; c++) {
        double d = value[c] - mean, dx = b[c].x - m.x;
        squares += b[c].n * d * d + slope[c] * slope[c] * b[c].xx;
        along += b[c].n * d * dx + slope[c] * b[c].xx;
        spread += b[c].n * dx * dx + b[c].xx;
    }
    double curved = fmax(0.0, squares - along * along / spread) / m.yy;
    return fmin(1.0, r * r + curved);
}

/* z = w / (1 - w) solves (1 - t) a z^2 + (1 - 2 t) c z - t b = 0; its roots have a product <= 0. */
double arp_weight_for_share(double var_a, double var_b, double covariance, double target) {
    double p = (1.0 - target) * var_a, q = (1.0 - 2.0 * target) * covariance, r = target * var_b;
    if (!(var_a > 0.0) || !(var_b > 0.0)) return NAN;
    if (target == 0.0 || target == 1.0) return target;
    double root = sqrt(q * q + 4.0 * p * r);
    double z = q > 0.0 ? 2.0 * r / (q + root) : (root - q) / (2.0 * p);
    return z / (1.0 + z);
}

/* With alpha = w sd_a, beta = (1 - w) sd_b: r_a / r_b = (alpha + beta r) / (beta + alpha r), which
   is to be plus or minus the root of target / (1 - target). */
double arp_weight_for_r2(double var_a, double var_b, double covariance, double target,
                         double near) {
    double best = NAN;
    if (!(var_a > 0.0) || !(var_b > 0.0)) return best;
    double a = sqrt(var_a), b = sqrt(var_b), r = covariance / (a * b);
    if (!(fabs(r) < ARP_COLLINEAR)) return best;
    double up = sqrt(target), down = sqrt(1.0 - target);
    for (int sign = -1; sign <= 1; sign += 2) {
        /* alpha (down - sign up r) = beta (sign up - down r) */
        double of_alpha = down - sign * up * r, of_beta = sign * up - down * r;
        if (of_alpha < 0.0 || (of_alpha == 0.0 && of_beta < 0.0)) {
            of_alpha = -of_alpha;
            of_beta = -of_beta;
        }
        if (of_beta < 0.0) continue;
        double w = of_beta / a / (of_beta / a + of_alpha / b);
        if (isnan(best) || fabs(w - near) < fabs(best - near)) best = w;
    }
    return best;
}
