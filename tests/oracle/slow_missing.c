/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_missing.h"

#include <math.h>

#include "oracle/slow_drivers.h"

double slow_missing_concordance(const slow_missing *what, size_t draw, double value) {
    double score[SLOW_MISSING_ROWS], s = what->share, rho = what->correlation;
    for (size_t i = 0; i < what->n; i++) {
        double u = value;
        if (!what->in[i]) {
            u = rho * what->z[i] + sqrt(1.0 - rho * rho) * what->e[draw * what->n + i];
        }
        score[i] = (1.0 - s) * what->z[i] + s * u;
    }
    return slow_concordance(score, what->n, what->in);
}

size_t slow_missing_reached(const slow_missing *what, size_t place) {
    size_t reached = 0;
    for (size_t d = 0; d < what->draws; d++) {
        reached += slow_missing_concordance(what, d, what->grid[place - 1]) >= what->needed;
    }
    return reached;
}

size_t slow_missing_place(const slow_missing *what) {
    for (size_t place = 1; place <= what->n; place++) {
        if (2 * slow_missing_reached(what, place) >= what->draws) return place;
    }
    return 0;
}
