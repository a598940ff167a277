/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/gather.h"

#include <math.h>

#include "drivers/resemblance/verdict.h"
#include "drivers/weights/volumes.h"

static size_t count_values(const arp_model *m) {
    size_t n = 0;
    for (size_t f = 0; f < m->n_factors; f++) n += m->factor[f].n_values;
    return n;
}

static void cut(arp_gather *g, size_t values) {
    size_t sides = g->judge->n_sides;
    uint64_t *at = g->counter;
    g->drawn = at;
    g->c = at += values;
    g->contrast = at += sides * (ARP_SHARE_BINS + 1);
    g->state = at += 2 * ARP_SHARE_BINS + 1;
    g->word = at += ARP_N_STATES * sides;
    g->verdicts = at += sides + ARP_N_WORDS;
    g->late = at + 1;
    g->moved = at + 2;
}

arp_status arp_gather_new(const arp_model *model, const arp_judge *judge, arp_gather *out,
                          arp_error *err) {
    size_t values = count_values(model), sides = judge->n_sides, n = model->n;
    const arp_tally_shape shape = {.n = n,
                                   .p = sides,
                                   .k = model->in->k,
                                   .n_k = model->in->n_k,
                                   .matrix = n <= ARP_MATRIX_ROWS,
                                   .bins = n > ARP_MATRIX_ROWS};
    const arp_tally_shape pairs = {.n = n, .pairs = n <= ARP_MATRIX_ROWS};
    *out = (arp_gather){.model = model, .judge = judge};
    out->n_counters = values + sides * (ARP_SHARE_BINS + 1) + (size_t)2 * ARP_SHARE_BINS + 1 +
                      ARP_N_STATES * sides + sides + ARP_N_WORDS + 4;
    out->counter = arp_zalloc(out->n_counters, sizeof *out->counter);
    out->low = arp_zalloc(2 * model->n_factors, sizeof *out->low);
    out->w = arp_zalloc(sides, sizeof *out->w);
    arp_status st = out->counter && out->low && out->w ? arp_tally_new(&shape, &out->tally, err)
                                                       : arp_fail_memory(err);
    if (st == ARP_OK) st = arp_tally_new(&pairs, &out->pairs, err);
    if (st != ARP_OK) {
        arp_gather_free(out);
        return st;
    }
    cut(out, values);
    out->high = out->low + model->n_factors;
    for (size_t f = 0; f < model->n_factors; f++) {
        out->low[f] = INFINITY;
        out->high[f] = -INFINITY;
    }
    return ARP_OK;
}

void arp_gather_free(arp_gather *gather) {
    if (!gather) return;
    arp_tally_free(&gather->tally);
    arp_tally_free(&gather->pairs);
    arp_free(gather->counter);
    arp_free(gather->low);
    arp_free(gather->w);
    *gather = (arp_gather){0};
}

void arp_gather_add_factors(arp_gather *g, const arp_combination *c, const arp_choices *choices) {
    const arp_model *m = g->model;
    for (size_t f = 0, at = 0; f < m->n_factors; f++) {
        const arp_uncertain *factor = &m->factor[f];
        if (factor->n_values) {
            g->drawn[at + c->value[f]]++;
            at += factor->n_values;
        } else if (factor->kind->tell) {
            double x = factor->kind->tell(factor, choices);
            g->low[f] = fmin(g->low[f], x);
            g->high[f] = fmax(g->high[f], x);
        }
    }
}

bool arp_gather_pairs(const arp_gather *g, uint64_t draw) {
    enum { PAIRS = 2 };
    size_t every = g->model->n / PAIRS;
    return g->pairs.before && draw % (every ? every : 1) == 0;
}

void arp_gather_add_pairs(arp_gather *g, const uint32_t *rank) {
    arp_tally_add(&g->pairs, 1, rank, NULL);
}

void arp_gather_add_sight(arp_gather *g, const arp_combination *combination, const arp_sight *sight,
                          bool verdict) {
    size_t sides = g->judge->n_sides;
    if (g->judge->m == 0) return;
    for (size_t s = 0; s < sides; s++) {
        g->c[s * (ARP_SHARE_BINS + 1) + (size_t)lround(sight->c[s] * ARP_SHARE_BINS)]++;
    }
    if (g->judge->n_eligible == 2)
        g->contrast[(size_t)lround((sight->contrast + 1.0) * ARP_SHARE_BINS)]++;
    if (!verdict) return;
    if (combination->varied.late) {
        ++*g->late;
        return;
    }
    for (size_t s = 0; s < sides; s++) g->state[ARP_N_STATES * s + (size_t)sight->state[s]]++;
    g->word[arp_word_place(sight->word, sides)]++;
    ++*g->verdicts;
}

void arp_gather_add(arp_gather *g, const arp_work *work, const arp_sight *sight, uint64_t draw,
                    bool verdict) {
    size_t sides = g->judge->n_sides;
    for (size_t s = 0; s < sides; s++) g->w[s] = sight->weight[s];
    arp_tally_add(&g->tally, 1, work->rank, g->w);
    if (!g->tally.at) arp_wide_add(&g->moved[0], &g->moved[1], sight->moved);
    if (arp_gather_pairs(g, draw)) arp_gather_add_pairs(g, work->rank);
    arp_gather_add_sight(g, work->combination, sight, verdict);
}

double arp_gather_moved(const arp_gather *g) {
    const uint32_t *base = g->model->base_rank;
    size_t n = g->model->n;
    uint64_t moved = 0; /* the matrix is of few territories, so one word holds it */
    for (size_t i = 0; i < n && g->tally.at; i++) {
        for (size_t r = 1; r <= n; r++) {
            moved += (r > base[i] ? r - base[i] : base[i] - r) * g->tally.at[i * n + r - 1];
        }
    }
    return g->tally.at ? (double)moved : (double)g->moved[0] + 0x1p64 * (double)g->moved[1];
}

/* Counters of one word: all but the last, of two. */
static size_t n_plain(const arp_gather *g) {
    return g->n_counters - 2;
}

void arp_gather_merge(arp_gather *into, const arp_gather *from) {
    arp_tally_merge(&into->tally, &from->tally);
    arp_tally_merge(&into->pairs, &from->pairs);
    for (size_t i = 0; i < n_plain(into); i++) into->counter[i] += from->counter[i];
    arp_wide_add(&into->moved[0], &into->moved[1], from->moved[0]);
    into->moved[1] += from->moved[1];
    for (size_t f = 0; f < into->model->n_factors; f++) {
        into->low[f] = fmin(into->low[f], from->low[f]);
        into->high[f] = fmax(into->high[f], from->high[f]);
    }
}

size_t arp_gather_length(const arp_gather *gather) {
    return gather->tally.length + gather->pairs.length + gather->n_counters;
}

void arp_gather_store(const arp_gather *gather, uint64_t *number, double *end) {
    size_t n = gather->model->n_factors;
    arp_tally_store(&gather->tally, number);
    arp_tally_store(&gather->pairs, number += gather->tally.length);
    number += gather->pairs.length;
    for (size_t i = 0; i < n_plain(gather); i++) *number++ = gather->counter[i];
    arp_wide_put(gather->moved[0], gather->moved[1], &number[0], &number[1]);
    for (size_t f = 0; f < n; f++) {
        end[f] = gather->low[f];
        end[n + f] = gather->high[f];
    }
}

void arp_gather_add_stored(arp_gather *into, const uint64_t *number, const double *end) {
    size_t n = into->model->n_factors;
    arp_tally_add_stored(&into->tally, number);
    arp_tally_add_stored(&into->pairs, number += into->tally.length);
    number += into->pairs.length;
    for (size_t i = 0; i < n_plain(into); i++) into->counter[i] += *number++;
    arp_wide_take(number[0], number[1], &into->moved[0], &into->moved[1]);
    for (size_t f = 0; f < n; f++) {
        into->low[f] = fmin(into->low[f], end[f]);
        into->high[f] = fmax(into->high[f], end[n + f]);
    }
}

static double half_width(uint64_t hits, uint64_t n) {
    arp_weight_share share = arp_wilson((size_t)hits, (size_t)n);
    return (share.high - share.low) / 2.0;
}

static double widest_of(const uint64_t *count, size_t n, uint64_t draws, double widest) {
    for (size_t i = 0; i < n && draws; i++) widest = fmax(widest, half_width(count[i], draws));
    return widest;
}

double arp_gather_widest(const arp_gather *g) {
    const arp_judge *j = g->judge;
    uint64_t draws = *g->tally.draws;
    size_t n_k = g->tally.shape.n_k;
    double widest = 0.0;
    if (draws == 0) return NAN;
    if (j->m == 0) return widest_of(g->tally.first, n_k * j->n, draws, widest);
    for (size_t i = 0; i < n_k; i++) {
        for (size_t t = 0; t < j->m; t++) {
            widest = fmax(widest, half_width(g->tally.first[i * j->n + j->selected[t]], draws));
        }
    }
    widest = widest_of(g->state, ARP_N_STATES * j->n_sides, *g->verdicts, widest);
    return widest_of(g->word, j->n_sides + ARP_N_WORDS, *g->verdicts, widest);
}
