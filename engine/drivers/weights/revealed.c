/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/revealed.h"

#include <math.h>

#include "base/moments.h"
#include "base/quantiles.h"

static const double BETAS[ARP_REVEALED_BETAS] = {1.0, 2.0, 5.0};
static const double POSTERIOR_BETA = 2.0;

static size_t least_misplaced(const arp_stretches *s, double from, double to) {
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < s->n; i++) {
        if (s->at[i].to > from && s->at[i].from < to && s->at[i].misplaced < least) {
            least = s->at[i].misplaced;
        }
    }
    return least;
}

/* Integral over from .. to of exp(-beta (d - least)). */
static double evidence(const arp_stretches *s, double beta, double from, double to, size_t least) {
    double sum = 0.0;
    for (size_t i = 0; i < s->n; i++) {
        double left = fmax(from, s->at[i].from), right = fmin(to, s->at[i].to);
        if (left >= right) continue;
        sum += (right - left) * exp(-beta * (double)(s->at[i].misplaced - least));
    }
    return sum;
}

/* Each half has its own least d, so that neither underflows. */
double arp_bayes_factor_at(const arp_stretches *s, double beta, double border) {
    if (!(border > 0.0 && border < 1.0)) return NAN;
    size_t above = least_misplaced(s, border, 1.0), below = least_misplaced(s, 0.0, border);
    double ratio = evidence(s, beta, border, 1.0, above) / (1.0 - border) /
                   (evidence(s, beta, 0.0, border, below) / border);
    return ratio * exp(beta * ((double)below - (double)above));
}

double arp_revealed_fit(const arp_stretches *s, double beta, size_t n, size_t m) {
    size_t least = least_misplaced(s, 0.0, 1.0), most = m < n - m ? m : n - m;
    double random = 0.0, all = arp_log_choose((double)n, (double)m), in = (double)m;
    for (size_t d = 0; d <= most; d++) {
        double lists = arp_log_choose(in, (double)d) + arp_log_choose((double)(n - m), (double)d);
        random += exp(lists - all - beta * ((double)d - (double)least));
    }
    return evidence(s, beta, 0.0, 1.0, least) / random;
}

double arp_revealed_mean(const arp_stretches *s, double beta) {
    size_t least = least_misplaced(s, 0.0, 1.0);
    double sum = 0.0;
    for (size_t i = 0; i < s->n; i++) {
        const arp_stretch *at = &s->at[i];
        sum += (at->to - at->from) * (at->from + at->to) / 2.0 *
               exp(-beta * (double)(at->misplaced - least));
    }
    return sum / evidence(s, beta, 0.0, 1.0, least);
}

double arp_revealed_quantile(const arp_stretches *s, double beta, double p) {
    size_t least = least_misplaced(s, 0.0, 1.0);
    double left = p * evidence(s, beta, 0.0, 1.0, least);
    for (size_t i = 0; i < s->n; i++) {
        double density = exp(-beta * (double)(s->at[i].misplaced - least));
        double mass = density * (s->at[i].to - s->at[i].from);
        if (left <= mass) return s->at[i].from + (mass > 0.0 ? left / density : 0.0);
        left -= mass;
    }
    return 1.0;
}

/* Where both sides spread the scores equally. */
static double border_even(const arp_case *what) {
    double sd[2];
    for (int s = 0; s < 2; s++) {
        sd[s] = arp_sd(what->line[s], what->n, arp_mean(what->line[s], what->n));
    }
    return sd[0] + sd[1] > 0.0 ? sd[1] / (sd[0] + sd[1]) : NAN;
}

static void measure(const arp_case *what, const arp_stretches *s, arp_revealed *out) {
    out->identifiable = s->n > 1;
    out->border_even = border_even(what);
    for (int i = 0; i < ARP_REVEALED_BETAS; i++) {
        double beta = BETAS[i];
        out->bayes[i] = (arp_bayes_factor){.beta = beta,
                                           .half = arp_bayes_factor_at(s, beta, 0.5),
                                           .even = arp_bayes_factor_at(s, beta, out->border_even),
                                           .fit = arp_revealed_fit(s, beta, what->n, what->m)};
    }
    out->beta = POSTERIOR_BETA;
    out->mean = arp_revealed_mean(s, POSTERIOR_BETA);
    out->median = arp_revealed_quantile(s, POSTERIOR_BETA, 0.5);
    out->low = arp_revealed_quantile(s, POSTERIOR_BETA, 0.025);
    out->high = arp_revealed_quantile(s, POSTERIOR_BETA, 0.975);
}

arp_status arp_revealed_make(const arp_case *what, const arp_linear *leaves, arp_pool *pool,
                             arp_revealed **out, arp_error *err) {
    arp_stretches stretches = {0};
    arp_revealed *made = arp_pool_take(pool, 1, sizeof *made);
    if (!made) return arp_fail_memory(err);
    arp_status st = arp_stretches_make(what, &stretches, err);
    if (st != ARP_OK) return st;
    measure(what, &stretches, made);
    arp_free(stretches.at);
    if (leaves->n) st = arp_free_weights(what, leaves, made, err);
    if (st == ARP_OK) *out = made;
    return st;
}
