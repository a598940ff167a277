/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_reliability.h"

static long double rate(const slow_errors *e, size_t i) {
    if (e->kind == SLOW_STANDARD_ERROR) return (long double)e->value[i];
    return (long double)e->count[i] / (long double)e->whole[i];
}

/* Error variance of a rate or value by its own number. */
static long double own_error(const slow_errors *e, size_t i) {
    long double whole = (long double)e->whole[i], count = (long double)e->count[i];
    if (e->kind == SLOW_POISSON) return count / (whole * whole);
    if (e->kind == SLOW_BINOMIAL) return count * (whole - count) / (whole * whole * whole);
    return (long double)e->error[i] * (long double)e->error[i];
}

double slow_reliability(const slow_errors *e) {
    long double n = 0, mean = 0, error = 0, squares = 0;
    for (size_t i = 0; i < e->n; i++) {
        if (!e->there[i]) continue;
        n += 1;
        mean += rate(e, i);
        error += own_error(e, i);
    }
    if (n < 2) return -1.0;
    mean /= n;
    for (size_t i = 0; i < e->n; i++) {
        if (e->there[i]) squares += (rate(e, i) - mean) * (rate(e, i) - mean);
    }
    if (!(squares > 0)) return -1.0;
    long double reliability = 1 - (error / n) / (squares / (n - 1));
    return reliability > 0 ? (double)reliability : 0.0;
}

/* Rates: m = sum y / sum P, s2 = sum P (r - m)^2 / sum P, a = s2 - m / mean P (m (1 - m) / mean P).
   Ready values: P = 1 and the squared standard errors instead. */
void slow_drawn(const slow_errors *e, double *out) {
    bool ready = e->kind == SLOW_STANDARD_ERROR;
    long double n = 0, y = 0, wholes = 0, s2 = 0, noise = 0;
    for (size_t i = 0; i < e->n; i++) {
        if (!e->there[i]) continue;
        n += 1;
        y += ready ? rate(e, i) : (long double)e->count[i];
        wholes += ready ? 1 : (long double)e->whole[i];
    }
    long double m = y / wholes;
    for (size_t i = 0; i < e->n; i++) {
        if (!e->there[i]) continue;
        long double off = rate(e, i) - m;
        s2 += (ready ? 1 : (long double)e->whole[i]) * off * off / wholes;
        if (ready) noise += own_error(e, i) / n;
    }
    long double unit = e->kind == SLOW_BINOMIAL ? m * (1 - m) : m;
    if (!ready) noise = unit / (wholes / n);
    long double a = s2 - noise > 0 ? s2 - noise : 0;
    for (size_t i = 0; i < e->n; i++) {
        if (!e->there[i]) continue;
        long double here = ready ? own_error(e, i) : unit / (long double)e->whole[i];
        long double share = a > 0 ? a / (a + here) : 0;
        out[i] = (double)((m + share * (rate(e, i) - m)) * (ready ? 1 : (long double)e->per));
    }
}

void slow_sampling(const slow_errors *e, double *out) {
    slow_drawn(e, out);
    for (size_t i = 0; i < e->n; i++) {
        long double per = (long double)e->per, r = (long double)out[i] / per;
        if (!e->there[i]) continue;
        if (e->kind == SLOW_STANDARD_ERROR) out[i] = (double)own_error(e, i);
        else if (e->kind == SLOW_POISSON) out[i] = (double)(per * per * r / e->whole[i]);
        else out[i] = (double)(per * per * r * (1 - r) / e->whole[i]);
    }
}
