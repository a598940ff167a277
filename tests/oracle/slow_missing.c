/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_missing.h"

#include <math.h>

#include "oracle/slow_drivers.h"
#include "oracle/slow_evidence.h"

/* The criterion as an indicator would be normalised. */
static void scaled(const slow_missing *what, const double *x, double *u) {
    size_t n = what->n;
    long double mean = 0.0L, square = 0.0L;
    double least = x[0], most = x[0];
    for (size_t i = 0; i < n; i++) {
        mean += x[i] / (long double)n;
        least = fmin(least, x[i]);
        most = fmax(most, x[i]);
    }
    for (size_t i = 0; i < n; i++) square += (x[i] - mean) * (x[i] - mean);
    for (size_t i = 0; i < n; i++) {
        double below = 0.0;
        for (size_t j = 0; j < n; j++) {
            if (j != i) below += x[j] < x[i] ? 1.0 : x[j] == x[i] ? 0.5 : 0.0;
        }
        double along = (x[i] - least) / (most - least);
        if (what->scale == SLOW_ZSCORE) {
            u[i] = (double)((x[i] - mean) / sqrtl(square / (long double)(n - 1)));
        } else if (what->scale == SLOW_MINMAX) {
            u[i] = what->low + (what->high - what->low) * along;
        } else {
            u[i] = below / (double)(n - 1);
        }
    }
}

/* The side with the criterion in it, the selected at a place in a draw. */
static void made(const slow_missing *what, size_t draw, size_t place, double *side) {
    const double *a = what->line[0];
    double s = what->share, rho = what->correlation;
    size_t n = what->n;
    double x[SLOW_MISSING_ROWS], u[SLOW_MISSING_ROWS], mean = 0.0, square = 0.0;
    double value = what->grid[place - 1];
    for (size_t i = 0; i < n; i++) mean += a[i] / (double)n;
    for (size_t i = 0; i < n; i++) square += (a[i] - mean) * (a[i] - mean);
    double sd = sqrt(square / (double)(n - 1));
    for (size_t i = 0; i < n; i++) {
        double z = sd > 0.0 ? (a[i] - mean) / sd : 0.0;
        x[i] = rho * z + sqrt(1.0 - rho * rho) * what->e[draw * n + i];
    }
    for (size_t i = 0; i < n && place == n; i++) {
        if (!what->in[i]) value = fmax(value, x[i]);
    }
    for (size_t i = 0; i < n; i++) {
        if (what->in[i]) x[i] = value;
    }
    scaled(what, x, u);
    for (size_t i = 0; i < n; i++) {
        side[i] = what->geometric ? pow(a[i], 1.0 - s) * pow(u[i], s) : (1.0 - s) * a[i] + s * u[i];
    }
}

static bool attested(const slow_missing *what, const double *side) {
    const double *line[SLOW_GIVEN_MOST + 1] = {side};
    double p[SLOW_GIVEN_MOST + 1], adjusted[SLOW_GIVEN_MOST + 1];
    size_t q = what->n_sides - 1 + what->n_given;
    bool separated;
    for (size_t k = 1; k <= q; k++) line[k] = what->line[k];
    for (size_t s = 1; s < what->n_sides; s++) p[s] = what->p[s];
    p[0] = q ? slow_conditional(line, q, what->n, what->in, &separated)
             : slow_p(side, what->n, what->in);
    slow_holm(p, what->n_sides, adjusted);
    return adjusted[0] <= what->alpha && slow_concordance(side, what->n, what->in) >= 0.6;
}

size_t slow_missing_reached(const slow_missing *what, size_t place) {
    double side[SLOW_MISSING_ROWS];
    size_t reached = 0;
    for (size_t d = 0; d < what->draws; d++) {
        made(what, d, place, side);
        reached += attested(what, side);
    }
    return reached;
}
