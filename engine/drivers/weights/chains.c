/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/chains.h"

#include <math.h>
#include <string.h>

#include "drivers/weights/mixing.h"
#include "base/rng.h"

enum { FIRST_STEPS = 500, MOST_STEPS = 16000, LEAST_STEPS = 64, MOST_FOLLOWED = 200 };

static const double MOST_PRODUCTS = 2e9; /* of all chains */

static const double OUTER = 0.9; /* how far from the centre to a corner a chain starts */

typedef struct sampler {
    const arp_case *what;
    const arp_linear *leaves;
    size_t n, p;
    const bool *in; /* n: selected                                       */
    double *corner; /* n_corners x p                                      */
    size_t n_corners;
    double *centre;      /* p: their mean                                      */
    double *line, *tilt; /* p, n: a direction, and what it does to the scores */
    double *score;       /* n: under the weights of the chain                  */
    uint64_t chain;
    uint64_t step;
    uint32_t lane;
} sampler;

static double uniform(sampler *s) {
    return arp_u01(s->what->seed, arp_stream_draw(ARP_STREAM_CHAINS, s->chain << 32 | s->step),
                   s->lane++);
}

static void mix(const sampler *s, const double *w, double *out) {
    for (size_t i = 0; i < s->n; i++) {
        out[i] = 0.0;
        for (size_t l = 0; l < s->p; l++) out[i] += w[l] * s->leaves->value[l][i];
    }
}

/* How far from w along the line, or against it, one stays inside. The gap between the lowest
   selected and the highest other score is concave: from too far out, where these two meet is nearer
   and still not inside until it is the end. */
static double reach(const sampler *s, const double *w, double sign) {
    double far = INFINITY;
    for (size_t l = 0; l < s->p; l++) {
        if (sign * s->line[l] < 0.0) far = fmin(far, w[l] / fabs(s->line[l]));
    }
    if (!isfinite(far)) return 0.0;
    for (int followed = 0; followed < MOST_FOLLOWED; followed++) {
        size_t low = SIZE_MAX, high = SIZE_MAX;
        double least = INFINITY, most = -INFINITY;
        for (size_t i = 0; i < s->n; i++) {
            double here = s->score[i] + sign * far * s->tilt[i];
            if (s->in[i] && here < least) least = here, low = i;
            if (!s->in[i] && here > most) most = here, high = i;
        }
        if (least >= most) return far;
        double closing = sign * (s->tilt[high] - s->tilt[low]);
        double meet = (s->score[low] - s->score[high]) / closing;
        if (!(closing > 0.0) || !(meet > 0.0)) return 0.0;
        if (!(meet < far)) return far;
        far = meet;
    }
    return far;
}

static double side_weight(const sampler *s, const double *w) {
    double sum = 0.0;
    for (size_t l = 0; l < s->p; l++) sum += s->leaves->side[l] == 0 ? w[l] : 0.0;
    return sum;
}

/* Log density of the prior over weights: flat in the side's weight and in those inside. */
static double log_prior(const sampler *s, double first) {
    double n[2] = {0.0, 0.0};
    for (size_t l = 0; l < s->p; l++) n[s->leaves->side[l] != 0] += 1.0;
    return (1.0 - n[0]) * log(first) + (1.0 - n[1]) * log(1.0 - first);
}

/* Rounding takes weights from the simplex, a little at every step. */
static void set_right(double *w, size_t p) {
    double sum = 0.0;
    for (size_t l = 0; l < p; l++) sum += w[l] = fmax(0.0, w[l]);
    for (size_t l = 0; l < p; l++) w[l] /= sum;
}

/* A point of the line through w, flat on what is inside. */
static void walk(sampler *s, double *w, bool metropolis) {
    mix(s, s->line, s->tilt);
    double back = reach(s, w, -1.0), ahead = reach(s, w, 1.0);
    double by = uniform(s) * (back + ahead) - back;
    double first = side_weight(s, w), then = 0.0;
    for (size_t l = 0; l < s->p; l++) {
        then += s->leaves->side[l] == 0 ? fmax(0.0, w[l] + by * s->line[l]) : 0.0;
    }
    if (metropolis && log(uniform(s)) > log_prior(s, then) - log_prior(s, first)) return;
    for (size_t l = 0; l < s->p; l++) w[l] += by * s->line[l];
    set_right(w, s->p);
    mix(s, w, s->score);
}

/* Two weights of one side: a side of one has none to exchange. */
static void exchange_inside(sampler *s, double *w) {
    size_t a = (size_t)(uniform(s) * (double)s->p), first = a, end = a;
    while (first > 0 && s->leaves->side[first - 1] == s->leaves->side[a]) first--;
    while (end < s->p && s->leaves->side[end] == s->leaves->side[a]) end++;
    if (end - first < 2) return;
    size_t b = first + (size_t)(uniform(s) * (double)(end - first - 1));
    if (b >= a) b++;
    memset(s->line, 0, s->p * sizeof *s->line);
    s->line[a] = 1.0;
    s->line[b] = -1.0;
    walk(s, w, false);
}

static void exchange_sides(sampler *s, double *w) {
    double first = side_weight(s, w);
    if (!(first > 0.0 && first < 1.0)) return;
    for (size_t l = 0; l < s->p; l++) {
        s->line[l] = s->leaves->side[l] == 0 ? w[l] / first : -w[l] / (1.0 - first);
    }
    walk(s, w, false);
}

static void follow_shape(sampler *s, double *w) {
    memset(s->line, 0, s->p * sizeof *s->line);
    for (size_t c = 0; c < s->n_corners; c++) {
        double by = 2.0 * uniform(s) - 1.0;
        for (size_t l = 0; l < s->p; l++) {
            s->line[l] += by * (s->corner[c * s->p + l] - s->centre[l]);
        }
    }
    walk(s, w, true);
}

/* Steps from..to of one chain, which stands at the row before `from`. */
static void run(sampler *s, size_t chain, size_t from, size_t to, double *rows) {
    double *w = rows + (from - 1) * s->p;
    s->chain = chain;
    mix(s, w, s->score);
    for (size_t step = from; step < to; step++, w += s->p) {
        double *next = w + s->p;
        memcpy(next, w, s->p * sizeof *w);
        s->step = step;
        s->lane = 0;
        for (size_t l = 0; l < s->p; l++) exchange_inside(s, next);
        exchange_sides(s, next);
        follow_shape(s, next);
    }
}

/* Corners: where each weight, and that of the first side, is least and greatest. False: the
   polytope has no inside. */
static arp_status find_corners(sampler *s, arp_polytope *v, bool *inside, arp_error *err) {
    double margin = 0.0; /* where there is no memory to find it */
    arp_status st = arp_polytope_margin(v, &margin, err);
    *inside = margin > 0.0;
    for (size_t which = 0; which <= s->p && *inside && st == ARP_OK; which++) {
        for (int up = 0; up < 2 && st == ARP_OK; up++) {
            double sign = up ? -1.0 : 1.0, value;
            for (size_t l = 0; l < s->p; l++) {
                bool counts = which == 0 ? s->leaves->side[l] == 0 : l == which - 1;
                v->cost[l] = counts ? sign : 0.0;
            }
            st = arp_polytope_least(v, &value, err);
            if (st != ARP_OK) break;
            *inside = !isnan(value) && (!up || -value > ARP_POLYTOPE_TIE);
            if (!*inside) break;
            double *corner = s->corner + s->n_corners++ * s->p;
            memcpy(corner, v->w, s->p * sizeof *corner);
            set_right(corner, s->p);
        }
    }
    for (size_t c = 0; c < s->n_corners; c++) {
        for (size_t l = 0; l < s->p; l++) {
            s->centre[l] += s->corner[c * s->p + l] / (double)s->n_corners;
        }
    }
    return st;
}

/* The largest R-hat, and the effective draws of the first side's weight, over steps from..to. */
static void judge(const sampler *s, const double *rows, size_t from, size_t to, size_t most,
                  double *room, arp_chain_draws *out) {
    size_t n = to - from;
    out->r_hat = 0.0;
    for (size_t which = 0; which <= s->p; which++) {
        for (size_t c = 0; c < ARP_CHAINS; c++) {
            for (size_t i = 0; i < n; i++) {
                const double *w = rows + (c * most + from + i) * s->p;
                room[c * n + i] = which ? w[which - 1] : side_weight(s, w);
            }
        }
        arp_mixing mixing = arp_mixing_of(room, ARP_CHAINS, n);
        out->r_hat = fmax(out->r_hat, mixing.r_hat);
        if (which == 0) out->ess = mixing.ess;
    }
}

/* Chains of `most` rows each, twice as many steps at a time until they agree. */
static arp_status draw(sampler *s, double enough, size_t most, arp_chain_draws *out,
                       arp_error *err) {
    double *rows, *room;
    size_t steps = 1;
    if (!arp_zalloc_all(ARP_ROWS(rows, ARP_CHAINS * most, s->p), ARP_ROWS(room, ARP_CHAINS, most)))
        return arp_fail_memory(err);
    for (size_t c = 0; c < ARP_CHAINS; c++) {
        const double *corner = s->corner + c * (s->n_corners / ARP_CHAINS) * s->p;
        for (size_t l = 0; l < s->p; l++) {
            double at = OUTER * corner[l] + (1.0 - OUTER) * s->centre[l];
            rows[c * most * s->p + l] = at;
        }
    }
    for (size_t until = FIRST_STEPS;; until *= 2) {
        if (until > most) until = most;
        for (size_t c = 0; c < ARP_CHAINS; c++) run(s, c, steps, until, rows + c * most * s->p);
        steps = until;
        judge(s, rows, steps / 2, steps, most, room, out);
        if (steps == most || (out->r_hat < ARP_R_HAT_MOST && out->ess >= enough)) break;
    }
    out->n = steps - steps / 2;
    for (size_t c = 0; c < ARP_CHAINS; c++) {
        memmove(rows + c * out->n * s->p, rows + (c * most + steps / 2) * s->p,
                out->n * s->p * sizeof *rows);
    }
    out->w = rows;
    arp_free(room);
    return ARP_OK;
}

arp_status arp_chains_draw(const arp_case *what, const arp_linear *leaves, double enough,
                           arp_chain_draws *out, arp_error *err) {
    arp_status st = ARP_OK;
    const arp_listing listing = {what->n, leaves->n,      leaves->value, leaves->side,
                                 2,       what->selected, what->m};
    sampler s = {.what = what, .leaves = leaves, .n = what->n, .p = leaves->n};
    arp_polytope v = {0};
    arp_chain_draws made = {.r_hat = NAN, .ess = NAN};
    double step = (double)s.n * (double)(s.p + 2) * (double)(s.p + 8) * ARP_CHAINS;
    double most = fmin(MOST_STEPS, fmax(LEAST_STEPS, MOST_PRODUCTS / step));
    bool inside = false;
    if (!arp_zalloc_all(ARP_ROWS(s.corner, 2 * s.p + 4, s.p), ARP_ARRAY(s.score, 2 * s.n)))
        ARP_TRY(arp_fail_memory(err));
    s.centre = s.corner + (2 * s.p + 2) * s.p;
    s.line = s.centre + s.p;
    s.tilt = s.score + s.n;
    ARP_TRY(arp_polytope_open(&listing, &v, err));
    s.in = v.in;
    ARP_TRY(find_corners(&s, &v, &inside, err));
    if (inside) ARP_TRY(draw(&s, enough, (size_t)most, &made, err));
    *out = made;

done:
    arp_polytope_close(&v);
    arp_free(s.corner);
    arp_free(s.score);
    return st;
}
