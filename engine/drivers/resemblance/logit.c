/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/logit.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "drivers/resemblance/odds.h"

static const double EXACT_UP_TO = 2e7; /* n m */

/* A fit under way. Lines are moved so that their observed sums are 0: the gradient is then minus
   the mean of the sums. */
typedef struct fit {
    const arp_logit_data *d;
    size_t n, m, q, pairs; /* pairs = q (q + 1) / 2 */
    double *shift;         /* q: observed sum over m */
    double *eta, *share;   /* n */
    double level;
    double *table;    /* m + 1 rows of 1 + q + pairs: chance, first and second sums; or NULL */
    double *row_z;    /* q */
    double log_p;     /* of the selection, at the last b */
    double *gradient; /* q */
    double *spread;   /* q x q, the covariance of the sums */
} fit;

static double z_of(const fit *f, size_t line, size_t i) {
    return f->d->z[line][i] - f->shift[line];
}

/* Row j of the table: over independent draws of the territories seen so far, the chance that j came
   out, and the first and second moments of the sums over them, times that chance. */
static void add_row(fit *f, double share, double *to, const double *from) {
    size_t q = f->q, at = 1 + q;
    const double *z = f->row_z;
    for (size_t k = 0; k < q; k++) {
        for (size_t l = 0; l <= k; l++, at++) {
            double with =
                from[at] + z[k] * from[1 + l] + z[l] * from[1 + k] + z[k] * z[l] * from[0];
            to[at] = (1.0 - share) * to[at] + share * with;
        }
    }
    for (size_t k = 0; k < q; k++) {
        to[1 + k] = (1.0 - share) * to[1 + k] + share * (from[1 + k] + z[k] * from[0]);
    }
    to[0] = (1.0 - share) * to[0] + share * from[0];
}

static void fade_row(fit *f, double share, double *row) {
    for (size_t at = 0; at < 1 + f->q + f->pairs; at++) row[at] *= 1.0 - share;
}

static void exact_moments(fit *f) {
    size_t width = 1 + f->q + f->pairs;
    memset(f->table, 0, (f->m + 1) * width * sizeof *f->table);
    f->table[0] = 1.0;
    for (size_t i = 0; i < f->n; i++) {
        size_t left = f->n - 1 - i, least = f->m > left ? f->m - left : 1;
        for (size_t k = 0; k < f->q; k++) f->row_z[k] = z_of(f, k, i);
        for (size_t j = i + 1 < f->m ? i + 1 : f->m; j >= least; j--) {
            add_row(f, f->share[i], f->table + j * width, f->table + (j - 1) * width);
        }
        fade_row(f, f->share[i], f->table);
    }
    const double *last = f->table + f->m * width;
    size_t at = 1 + f->q;
    for (size_t k = 0; k < f->q; k++) {
        f->gradient[k] = -last[1 + k] / last[0];
        for (size_t l = 0; l <= k; l++, at++) {
            double c = last[at] / last[0] - f->gradient[k] * f->gradient[l];
            f->spread[k * f->q + l] = f->spread[l * f->q + k] = c;
        }
    }
    f->log_p -= log(last[0]);
}

static void rough_moments(fit *f) {
    double spread = 0.0;
    for (size_t i = 0; i < f->n; i++) spread += f->share[i] * (1.0 - f->share[i]);
    for (size_t k = 0; k < f->q; k++) {
        double sum = 0.0, first_k = 0.0;
        for (size_t i = 0; i < f->n; i++) {
            sum += f->share[i] * z_of(f, k, i);
            first_k += f->share[i] * (1.0 - f->share[i]) * z_of(f, k, i);
        }
        f->gradient[k] = -sum;
        for (size_t l = 0; l <= k; l++) {
            double second = 0.0, first_l = 0.0;
            for (size_t i = 0; i < f->n; i++) {
                double v = f->share[i] * (1.0 - f->share[i]);
                second += v * z_of(f, k, i) * z_of(f, l, i);
                first_l += v * z_of(f, l, i);
            }
            double c = spread > 0.0 ? second - first_k * first_l / spread : 0.0;
            f->spread[k * f->q + l] = f->spread[l * f->q + k] = c;
        }
    }
}

/* Log-likelihood, gradient and curvature at b. */
static void look(fit *f, const double *b) {
    for (size_t i = 0; i < f->n; i++) {
        f->eta[i] = 0.0;
        for (size_t k = 0; k < f->q; k++) f->eta[i] += b[k] * z_of(f, k, i);
    }
    f->level = arp_odds_level(f->eta, f->n, f->m, f->level, f->share);
    f->log_p = f->level * (double)f->m;
    for (size_t i = 0; i < f->n; i++) f->log_p -= arp_odds_log1p(f->level + f->eta[i]);
    if (f->table) exact_moments(f);
    else rough_moments(f);
}

/* Coefficients at a bound that the gradient pushes against do not move. */
static bool held(double b, double gradient) {
    return (b >= ARP_LOGIT_MOST && gradient >= 0.0) || (b <= -ARP_LOGIT_MOST && gradient <= 0.0);
}

/* step = Newton's, over the coefficients that are free. A trace of ridge serves collinear lines. */
static void newton(fit *f, const double *b, double *step) {
    size_t q = f->q;
    double *h = f->spread, most = 0.0;
    for (size_t k = 0; k < q; k++) most = h[k * q + k] > most ? h[k * q + k] : most;
    for (size_t k = 0; k < q; k++) {
        bool hold = held(b[k], f->gradient[k]);
        step[k] = hold ? 0.0 : f->gradient[k];
        for (size_t l = 0; hold && l < q; l++) h[k * q + l] = h[l * q + k] = 0.0;
        h[k * q + k] = hold ? 1.0 : h[k * q + k] + 1e-10 * most + 1e-300;
    }
    for (size_t k = 0; k < q; k++) {
        for (size_t r = k + 1; r < q; r++) {
            double times = h[r * q + k] / h[k * q + k];
            for (size_t c = k; c < q; c++) h[r * q + c] -= times * h[k * q + c];
            step[r] -= times * step[k];
        }
    }
    for (size_t k = q; k-- > 0;) {
        for (size_t c = k + 1; c < q; c++) step[k] -= h[k * q + c] * step[c];
        step[k] /= h[k * q + k];
    }
}

static double within(double b) {
    return b > ARP_LOGIT_MOST ? ARP_LOGIT_MOST : b < -ARP_LOGIT_MOST ? -ARP_LOGIT_MOST : b;
}

/* Newton's steps, halved while the likelihood falls. */
static void climb(fit *f, double *b, double *step, double *next) {
    enum { STEPS = 100, HALVINGS = 40 };
    look(f, b);
    for (int i = 0; i < STEPS; i++) {
        double before = f->log_p, moved = 0.0, slack = 1e-13 * (1.0 + fabs(before));
        newton(f, b, step);
        for (int j = 0; j < HALVINGS; j++) {
            for (size_t k = 0; k < f->q; k++) next[k] = within(b[k] + step[k]);
            look(f, next);
            if (f->log_p >= before - slack) break;
            for (size_t k = 0; k < f->q; k++) step[k] /= 2.0;
        }
        for (size_t k = 0; k < f->q; k++) {
            double by = fabs(next[k] - b[k]);
            moved = by > moved ? by : moved;
            b[k] = next[k];
        }
        if (moved <= 1e-14) break;
    }
}

/* One line whose observed sum is its greatest or least: its coefficient has no bound of its own. */
static int at_the_end(const fit *f) {
    const double *z = f->d->z[0];
    double least = INFINITY, most = -INFINITY, other_least = INFINITY, other_most = -INFINITY;
    for (size_t t = 0; t < f->m; t++) {
        double x = z[f->d->selected[t]];
        least = x < least ? x : least;
        most = x > most ? x : most;
    }
    for (size_t i = 0, t = 0; i < f->n; i++) {
        if (t < f->m && f->d->selected[t] == i) {
            t++;
            continue;
        }
        other_least = z[i] < other_least ? z[i] : other_least;
        other_most = z[i] > other_most ? z[i] : other_most;
    }
    bool high = least >= other_most, low = most <= other_least;
    return high == low ? 0 : high ? 1 : -1;
}

arp_status arp_logit_fit(const arp_logit_data *data, double *b, bool *separated, arp_error *err) {
    size_t n = data->n, m = data->m, q = data->q, pairs = q * (q + 1) / 2, width = 1 + q + pairs;
    bool exact = (double)n * (double)m <= EXACT_UP_TO;
    fit f = {.d = data, .n = n, .m = m, .q = q, .pairs = pairs};
    double *room = arp_zalloc(2 * n + 5 * q + q * q, sizeof *room);
    if (room && exact) f.table = arp_zalloc((m + 1) * width, sizeof *f.table);
    if (!room || (exact && !f.table)) {
        arp_free(room);
        return arp_fail_memory(err);
    }
    f.eta = room;
    f.share = f.eta + n;
    f.shift = f.share + n;
    f.row_z = f.shift + q;
    f.gradient = f.row_z + q;
    f.spread = f.gradient + q;
    double *step = f.spread + q * q, *next = step + q;
    for (size_t k = 0; k < q; k++) {
        b[k] = 0.0;
        for (size_t t = 0; t < m; t++) f.shift[k] += data->z[k][data->selected[t]] / (double)m;
    }
    int end = q == 1 ? at_the_end(&f) : 0;
    if (end) {
        b[0] = (double)end * ARP_LOGIT_MOST;
        *separated = true;
    } else {
        climb(&f, b, step, next);
        *separated = f.log_p > -1e-9;
        for (size_t k = 0; k < q; k++) *separated |= fabs(b[k]) >= ARP_LOGIT_MOST;
    }
    arp_free(f.table);
    arp_free(room);
    return ARP_OK;
}
