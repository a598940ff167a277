/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/revealed.h"

#include <math.h>

#include "base/moments.h"
#include "base/order.h"
#include "base/rng.h"
#include "drivers/weights/chains.h"

enum { MOST_DRAWS = 200000, BATCH = 4000, LEAST_DRAWS = 1000 };

static const double MOST_PRODUCTS = 5e8, ENOUGH = 1000.0;

typedef struct sample {
    const arp_case *what;
    const arp_linear *leaves;
    double *inner;          /* one a leaf       */
    double *score, *sorted; /* n                */
    bool *in;               /* n                */
    double *side, *lost;    /* one a draw: the weight, and how many are misplaced */
    double least;           /* of the misplaced: densities are exp(-beta (lost - least)) */
    double sum, square;     /* of the densities                                   */
} sample;

/* Selected that are not in the first m; ties at seat m to the lower row. */
static size_t misplaced(const sample *s) {
    size_t n = s->what->n, m = s->what->m, above = 0, seated = 0;
    for (size_t i = 0; i < n; i++) s->sorted[i] = s->score[i];
    double border = arp_kth_largest(s->sorted, n, m);
    for (size_t i = 0; i < n; i++) above += s->score[i] > border;
    for (size_t i = 0, left = m - above; i < n; i++) {
        bool tied = s->score[i] == border && left > 0;
        left -= tied;
        seated += s->in[i] && (tied || s->score[i] > border);
    }
    return m - seated;
}

static void draw_one(sample *s, uint64_t draw) {
    size_t n = s->what->n;
    double mix[2];
    arp_draw_weights(s->what->seed, ARP_STREAM_SIDES, draw, 2, mix);
    arp_draw_inner(s->leaves, s->what->seed, ARP_STREAM_FREE, draw, s->inner);
    for (size_t l = 0; l < s->leaves->n; l++) {
        const double *value = s->leaves->value[l];
        double by = s->inner[l] * mix[s->leaves->side[l]];
        for (size_t i = 0; i < n; i++) s->score[i] = (l ? s->score[i] : 0.0) + by * value[i];
    }
    s->side[draw] = mix[0];
    s->lost[draw] = (double)misplaced(s);
    if (draw == 0 || s->lost[draw] < s->least) s->least = s->lost[draw];
}

static double density(const sample *s, size_t draw, double beta) {
    return exp(-beta * (s->lost[draw] - s->least));
}

/* Effective number of n draws [Kong 1992]. */
static double effective(sample *s, size_t n, double beta) {
    s->sum = s->square = 0.0;
    for (size_t i = 0; i < n; i++) {
        double d = density(s, i, beta);
        s->sum += d;
        s->square += d * d;
    }
    return s->sum * s->sum / s->square;
}

/* What the first side weighs in draw i of the chains. */
static double first_side(const sample *s, const double *w) {
    double sum = 0.0;
    for (size_t l = 0; l < s->leaves->n; l++) sum += s->leaves->side[l] == 0 ? w[l] : 0.0;
    return sum;
}

/* Weights that reproduce the choice, where too few draws come near it. */
static arp_status by_chains(const sample *s, arp_revealed *out, arp_error *err) {
    arp_chain_draws chains = {0};
    arp_status st = arp_chains_draw(s->what, s->leaves, ARP_ESS_LEAST, &chains, err);
    if (st != ARP_OK || chains.n == 0) return st;
    size_t n = ARP_CHAINS * chains.n;
    double *first = arp_zalloc(n, sizeof *first);
    if (!first) {
        arp_free(chains.w);
        return arp_fail_memory(err);
    }
    for (size_t i = 0; i < n; i++) first[i] = first_side(s, chains.w + i * s->leaves->n);
    out->free_method = ARP_FREE_CHAINS;
    out->free_draws = n;
    out->free_ess = chains.ess;
    out->free_r_hat = chains.r_hat;
    if (chains.r_hat < ARP_R_HAT_MOST && chains.ess >= ARP_ESS_LEAST) {
        arp_sort(first, n);
        out->free_mean = arp_mean(first, n);
        out->free_low = first[(size_t)(0.025 * (double)n)];
        out->free_high = first[(size_t)(0.975 * (double)n)];
    }
    arp_free(first);
    arp_free(chains.w);
    return ARP_OK;
}

/* The weight below which a part p of the density lies; order is falling. */
static double quantile(const sample *s, const uint32_t *order, size_t n, double beta, double p) {
    double left = (1.0 - p) * s->sum;
    for (size_t i = 0; i < n; i++) {
        left -= density(s, order[i], beta);
        if (left <= 0.0) return s->side[order[i]];
    }
    return s->side[order[n - 1]];
}

static arp_status summarise(const sample *s, size_t draws, arp_revealed *out, arp_error *err) {
    out->free = true;
    out->free_draws = draws;
    out->free_mean = out->free_low = out->free_high = out->free_r_hat = NAN;
    out->free_method = out->free_ess < ARP_ESS_LEAST ? ARP_FREE_NONE : ARP_FREE_IMPORTANCE;
    if (out->free_method == ARP_FREE_NONE) return by_chains(s, out, err);
    uint32_t *order = arp_zalloc(draws, sizeof *order);
    if (!order || !arp_order_falling(s->side, draws, order)) {
        arp_free(order);
        return arp_fail_memory(err);
    }
    arp_total mean = {0};
    for (size_t i = 0; i < draws; i++) {
        arp_total_add(&mean, density(s, i, out->beta) * s->side[i]);
    }
    out->free_mean = arp_total_of(mean) / s->sum;
    out->free_low = quantile(s, order, draws, out->beta, 0.025);
    out->free_high = quantile(s, order, draws, out->beta, 0.975);
    arp_free(order);
    return ARP_OK;
}

arp_status arp_free_weights(const arp_case *what, const arp_linear *leaves, arp_revealed *out,
                            arp_error *err) {
    sample s = {.what = what, .leaves = leaves};
    double products = (double)what->n * (double)(leaves->n + 8);
    size_t most = (size_t)fmin(MOST_DRAWS, fmax(LEAST_DRAWS, MOST_PRODUCTS / products)), draws = 0;
    s.inner = arp_zalloc(leaves->n, sizeof *s.inner);
    s.score = arp_zalloc(2 * what->n, sizeof *s.score);
    s.in = arp_zalloc(what->n, sizeof *s.in);
    s.side = arp_zalloc(2 * most, sizeof *s.side);
    bool ok = s.inner && s.score && s.in && s.side;
    arp_status st = ok ? ARP_OK : arp_fail_memory(err);
    if (ok) {
        s.sorted = s.score + what->n;
        s.lost = s.side + most;
        for (size_t t = 0; t < what->m; t++) s.in[what->selected[t]] = true;
        while (draws < most) {
            size_t until = draws + BATCH < most ? draws + BATCH : most;
            for (; draws < until; draws++) draw_one(&s, draws);
            out->free_ess = effective(&s, draws, out->beta);
            if (out->free_ess >= ENOUGH) break;
        }
        st = summarise(&s, draws, out, err);
    }
    arp_free(s.inner);
    arp_free(s.score);
    arp_free(s.in);
    arp_free(s.side);
    return st;
}
