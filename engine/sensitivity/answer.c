/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/answer.h"

#include <math.h>
#include <string.h>

#include "base/rng.h"
#include "drivers/weights/volumes.h"
#include "sensitivity/draws/acceptability.h"
#include "sensitivity/draws/scenes.h"

enum { CONFIDENCE_LANE = 0x636f6e66 };

static const double QUANTILE[ARP_RANK_QUANTILES] = {0.05, 0.25, 0.5, 0.75, 0.95};

/* Mean, spread and quantiles of bins of width 1 / ARP_SHARE_BINS from @p from on. */
static arp_status spread(const uint64_t *bin, size_t n, double from, arp_pool *pool,
                         arp_spread_of *out, arp_error *err) {
    double draws = 0.0, sum = 0.0, squares = 0.0, below = 0.0;
    size_t q = 0;
    out->bin = arp_pool_take(pool, n, sizeof *out->bin);
    if (!out->bin) return arp_fail_memory(err);
    out->n_bins = n;
    memcpy(out->bin, bin, n * sizeof *bin);
    for (size_t i = 0; i < n; i++) draws += (double)bin[i];
    for (size_t i = 0; i < n; i++) sum += (double)bin[i] * (double)i;
    double mean = sum / draws;
    for (size_t i = 0; i < n; i++) {
        double gap = (double)i - mean;
        squares += (double)bin[i] * gap * gap;
        below += (double)bin[i];
        while (q < ARP_RANK_QUANTILES && below >= QUANTILE[q] * draws) {
            out->quantile[q++] = from + (double)i / ARP_SHARE_BINS;
        }
    }
    out->mean = from + mean / ARP_SHARE_BINS;
    out->sd = sqrt(squares / draws) / ARP_SHARE_BINS;
    return ARP_OK;
}

static arp_status shares(const uint64_t *count, size_t n, uint64_t draws, arp_pool *pool,
                         uint64_t **copy, arp_weight_share **out, arp_error *err) {
    if (!arp_pool_take_all(pool, ARP_ARRAY(*copy, n), ARP_ARRAY(*out, n)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        (*copy)[i] = count[i];
        (*out)[i] = arp_wilson((size_t)count[i], (size_t)draws);
    }
    return ARP_OK;
}

static arp_status fill_verdict(const arp_gather *g, arp_sensitivity *out, arp_error *err) {
    size_t sides = g->judge->n_sides;
    arp_status st = ARP_OK;
    out->c = arp_pool_take(out->pool, sides, sizeof *out->c);
    if (!out->c) return arp_fail_memory(err);
    for (size_t s = 0; s < sides; s++) {
        const uint64_t *bin = g->c + s * (ARP_SHARE_BINS + 1);
        ARP_TRY(spread(bin, ARP_SHARE_BINS + 1, 0.0, out->pool, &out->c[s], err));
    }
    if (sides == 2) {
        ARP_TRY(spread(g->contrast, 2 * ARP_SHARE_BINS + 1, -1.0, out->pool, &out->contrast, err));
    }
    out->verdicts = *g->verdicts;
    out->late = *g->late;
    ARP_TRY(shares(g->state, ARP_N_STATES * sides, out->verdicts, out->pool, &out->state,
                   &out->state_share, err));
    ARP_TRY(shares(g->word, sides + ARP_N_WORDS, out->verdicts, out->pool, &out->words.count,
                   &out->words.share, err));

done:
    return st;
}

static arp_status fill_factors(const arp_gather *g, arp_sensitivity *out, arp_error *err) {
    const arp_model *m = g->model;
    for (size_t f = 0, at = 0; f < m->n_factors; f++) {
        const arp_uncertain *from = &m->factor[f];
        arp_varied *to = &out->factor[f];
        if (from->n_values) {
            to->drawn = arp_pool_take(out->pool, from->n_values, sizeof *to->drawn);
            if (!to->drawn) return arp_fail_memory(err);
            memcpy(to->drawn, g->drawn + at, from->n_values * sizeof *to->drawn);
            at += from->n_values;
        } else if (g->low[f] <= g->high[f]) {
            to->low = g->low[f];
            to->high = g->high[f];
        }
    }
    return ARP_OK;
}

arp_status arp_answer_fill(const arp_gather *g, arp_sensitivity *out, arp_error *err) {
    arp_acceptability pairs = {0};
    arp_status st = ARP_OK;
    out->done = *g->tally.draws;
    ARP_TRY(fill_factors(g, out, err));
    if (out->done == 0) return ARP_OK;
    ARP_TRY(arp_acceptability_make(&g->tally, out->pool, &out->rank, err));
    ARP_TRY(arp_acceptability_make(&g->pairs, out->pool, &pairs, err));
    out->rank.above = pairs.above;
    out->pairs_draws = *g->pairs.draws;
    out->shift = arp_gather_moved(g) / (double)out->done / (double)g->model->n;
    out->widest = arp_gather_widest(g);
    if (g->judge->m) ARP_TRY(fill_verdict(g, out, err));

done:
    return st;
}

/* The factor of chance in the data; ARP_NONE without one. */
static size_t data_factor(const arp_model *m) {
    size_t f = 0;
    while (f < m->n_factors && !m->factor[f].kind->data) f++;
    return f < m->n_factors ? f : ARP_NONE;
}

/* Lines of the sides under one draw of the data, one after the other. */
static bool draw_lines(arp_work *work, arp_sight *sight, size_t data, double u, double *line) {
    const arp_model *m = work->model;
    if (data == ARP_NONE) arp_choices_reset(&work->choices);
    else arp_work_vary(work, data, &u);
    if (arp_work_run(work, &m->combos.base) != ARP_OK) return false;
    if (arp_sight_look(sight, work, &work->err) != ARP_OK) return false;
    for (size_t s = 0; s < m->n_sides; s++) {
        memcpy(line + s * m->n, sight->line[s], m->n * sizeof *line);
    }
    return true;
}

arp_status arp_answer_confidence(const arp_judge *judge, arp_work *work, arp_sight *sight,
                                 arp_sensitivity *out, arp_error *err) {
    const arp_model *m = work->model;
    size_t data = data_factor(m), n = m->n, draws = data == ARP_NONE ? 1 : arp_alone_draws(n),
           ran = 0;
    uint64_t *count = arp_zalloc(n, sizeof *count);
    double *line = arp_zalloc(n, m->n_sides * sizeof *line);
    out->confidence = arp_pool_take(out->pool, n, sizeof *out->confidence);
    arp_status st = count && line && out->confidence ? ARP_OK : arp_fail_memory(err);
    for (size_t d = 0; st == ARP_OK && d < draws; d++) {
        double u = arp_u01(judge->seed, d, CONFIDENCE_LANE);
        if (!draw_lines(work, sight, data, u, line)) continue;
        arp_confidence_add(line, n, m->n_sides, out->rank.central, count);
        ran++;
    }
    for (size_t i = 0; st == ARP_OK && i < n; i++) {
        bool never = ran == 0 || isnan(out->rank.central[i * m->n_sides]);
        out->confidence[i] = never ? NAN : (double)count[i] / (double)ran;
    }
    arp_choices_reset(&work->choices);
    arp_free(count);
    arp_free(line);
    return st;
}
