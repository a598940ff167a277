/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/decide/moments.h"

/* Log odds to base 2 are lowered so that the highest is at most HIGH: squares of weights do not
   overflow. Weights below 2^-126 count for nothing; below LOW even their powers would not be
   numbers. */
static const double HIGH = 40.0, LOW = -4000.0;

static void set_b(arp_decide_case *c, const double *b) {
    double most = 0.0, least = 0.0;
    for (size_t k = 0; k < c->q; k++) {
        c->b[k] = (float)(b[k] / LN_2);
        double low = (double)c->b[k] * (double)c->seen[k].low;
        double high = (double)c->b[k] * (double)c->seen[k].high;
        most += greater(low, high);
        least += smaller(low, high);
    }
    c->raised = most > HIGH ? (float)floor(HIGH - most) : 0.0f;
    bool within = most < 2.0 * HIGH && least + (double)c->raised > LOW;
    c->state = within ? ARP_DECIDE_CLIMBS : ARP_DECIDE_OPEN;
}

/* Whether single precision holds what is made of a line. */
static bool ordinary(const arp_decide_line *line, double over) {
    const double aside = 1e3;
    double mean = line->sum * over, var = line->square * over - mean * mean;
    return holds(var, line->origin) && mean * mean < aside * var;
}

/* Whether all others are beyond the selected on a line that is alone, and clearly so. */
static bool single_out(const arp_decide_case *c) {
    const float *z = c->z[0];
    float low = z[c->selected[0]], high = z[c->selected[c->m - 1]];
    float least = INFINITY, most = -INFINITY, clear = 1e-5f * (c->seen[0].high - c->seen[0].low);
    if (low > high) {
        float other = low;
        low = high;
        high = other;
    }
    if (c->seen[0].high > high && c->seen[0].low < low) return false;
    for (size_t i = 0, t = 0; i < c->n; i++) {
        if (t < c->m && c->selected[t] == i) {
            t++;
            continue;
        }
        least = z[i] < least ? z[i] : least;
        most = z[i] > most ? z[i] : most;
    }
    return low - most > clear || least - high > clear;
}

enum { LONGEST = 6 }; /* b to begin with, in the spread of the lines */

static bool guess(const arp_decide_case *c, const arp_decide_way *way, double *b) {
    double over = 1.0 / (double)c->n, rest = 1.0 - (double)c->m * over;
    matrix cov;
    for (size_t k = 0; k < c->q; k++) {
        b[k] = -c->seen[k].sum * over;
        cov[k][k] = c->seen[k].square * over - b[k] * b[k];
        for (size_t l = 0; l < k; l++) {
            cov[k][l] = way->cross(c->z[k], c->z[l], c->padded) * over - b[k] * b[l];
        }
    }
    if (!factor(cov, c->q)) return false;
    double length = sqrt(whiten(cov, c->q, b)) / rest;
    back(cov, c->q, b);
    for (size_t k = 0; k < c->q; k++) b[k] *= smaller(1.0, LONGEST / length) / rest;
    return true;
}

/* The same, without its roots, for a line that is alone. */
static void guess_alone(const arp_decide_case *c, double *b) {
    double over = 1.0 / (double)c->n, rest = 1.0 - (double)c->m * over;
    double mean = c->seen[0].sum * over, var = c->seen[0].square * over - mean * mean;
    *b = -mean / (var * rest);
    if (*b * *b * var > LONGEST * LONGEST) *b = copysign(LONGEST / sqrt(var), -mean);
}

void arp_decide_start(arp_decide_case *c, const arp_decide_way *way) {
    double over = 1.0 / (double)c->n;
    vec b;
    c->state = ARP_DECIDE_OPEN;
    c->steps = 0;
    c->own = c->tight = false;
    for (size_t k = 0; k < c->q; k++) {
        if (!ordinary(&c->seen[k], over)) return;
    }
    c->singled_out = c->q == 1 && single_out(c);
    if (c->q == 1) guess_alone(c, b);
    else if (!guess(c, way, b)) return;
    set_b(c, b);
}

/* Newton's step; false where the lines are mixtures of each other, or few sets have all weight. */
static bool newton(arp_decide_case *c, double *step) {
    double over = 1.0 / weight_of_all(c);
    vec mean;
    matrix cov;
    given_moments(c, c->q, over, mean, cov);
    if (!factor(cov, c->q)) return false;
    for (size_t k = 0; k < c->q; k++) step[k] = -mean[k];
    c->decrement = whiten(cov, c->q, step);
    back(cov, c->q, step);
    return true;
}

/* The same of a line that is alone, all times the weight of all sets, so as to divide once; and
   Halley's over Newton's step, 1 where cubes are not at hand. */
static bool halley(arp_decide_case *c, double *step, double *longer) {
    double all = weight_of_all(c), mean = sum_of(c, 1), square = product_of(c, 1, 1, 2) * all;
    double var = square - mean * mean, bent = 2.0 * var * var;
    if (!(var > 0.0)) return false;
    *longer = 1.0;
    if (!c->own) {
        double cube = cube_of(c) * all * all - mean * (3.0 * square - 2.0 * mean * mean);
        *longer = bent / greater(bent - mean * cube, 0.05 * bent);
    }
    *step = -mean * all / var;
    c->decrement = mean * mean / var;
    return true;
}

/* What the first step says: true where there is no other. */
static bool first_step(arp_decide_case *c, const double *step) {
    const double wild = 5e3, clear = 1e-4;
    double both = 1.0;
    c->first = 0.0;
    for (size_t k = 0; k < c->q; k++) c->first += fabs(step[k]) * range_of(&c->seen[k]);
    if (!c->singled_out) return !(c->first < wild);
    for (size_t t = 0; t < c->m; t++) {
        both *= exp2((double)c->b[0] * (double)c->z[0][c->selected[t]] + (double)c->raised);
    }
    /* With more than all the weight but a tenth, nothing but rounding would be left to step on. */
    if (c->decrement > clear && both < 0.9 * weight_of_all(c)) c->state = ARP_DECIDE_SEPARATED;
    return true;
}

void arp_decide_climb(arp_decide_case *c) {
    enum { STEPS = 12 };
    const double wild = 30.0, close = c->q == 1 ? 0.1 : 0.02, there = c->tight ? 1e-5 : 2e-4;
    const double one = c->sum[0][0], told = 1e-4;
    double longer = 1.0;
    vec step = {0};
    c->state = ARP_DECIDE_OPEN;
    bool goes_on = weight_of_all(c) > told * one * one || c->m == 1;
    goes_on = goes_on && (c->q == 1 ? halley(c, step, &longer) : newton(c, step));
    if (!goes_on || !(c->decrement < wild * wild) || c->steps++ > STEPS) return;
    if (c->own && c->decrement <= there * there) {
        c->state = ARP_DECIDE_FITTED;
        return;
    }
    if (c->steps == 1 && first_step(c, step)) return;
    for (size_t k = 0; k < c->q; k++) step[k] = step[k] * longer + (double)c->b[k] * LN_2;
    c->own = c->own || c->decrement <= close * close;
    set_b(c, step);
}
