/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/kernel/tally.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"

/* Territories, and draws: 32 bits hold the sum of so many ranks, 64 bits that of their squares. */
enum { CHUNK = 256, PART = 16 };

/* Room for a x b more counters; false when there are more than a size can say. */
static bool room(size_t *length, size_t a, size_t b) {
    size_t more;
    return !__builtin_mul_overflow(a, b, &more) && !__builtin_add_overflow(*length, more, length);
}

/* The next a x b counters, or NULL for none. */
static uint64_t *cut(uint64_t **next, size_t a, size_t b) {
    uint64_t *here = *next;
    *next += a * b;
    return *next > here ? here : NULL;
}

static void cut_all(arp_tally *t) {
    const arp_tally_shape *s = &t->shape;
    uint64_t *next = t->counter;
    t->draws = cut(&next, 1, 1);
    t->sum = cut(&next, s->n, 1);
    t->first = cut(&next, s->n_k, s->n);
    t->at = cut(&next, s->n, s->matrix ? s->n : 0);
    t->bin = cut(&next, s->n, s->bins ? ARP_TALLY_BINS : 0);
    t->before = cut(&next, s->n, s->pairs ? s->n : 0);
    t->top = cut(&next, s->n, s->p ? 1 : 0);
    t->n_plain = (size_t)(next - t->counter);
    t->square = cut(&next, s->n, 1);
    t->top_weight = cut(&next, s->n, s->p);
    t->square_high = cut(&next, s->n, 1);
    t->top_weight_high = cut(&next, s->n, s->p);
}

arp_status arp_tally_new(const arp_tally_shape *shape, arp_tally *out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_tally t = {.shape = *shape, .length = 1};
    size_t n = shape->n;
    bool fits = room(&t.length, n, 3) && room(&t.length, n, shape->n_k) &&
                room(&t.length, n, shape->matrix ? n : 0) &&
                room(&t.length, n, shape->bins ? ARP_TALLY_BINS : 0) &&
                room(&t.length, n, shape->pairs ? n : 0) && room(&t.length, n, shape->p ? 1 : 0) &&
                room(&t.length, n, shape->p) && room(&t.length, n, shape->p);
    t.k = arp_zalloc(shape->n_k, sizeof *t.k);
    t.counter = fits ? arp_zalloc(t.length, sizeof *t.counter) : NULL;
    if (!t.k || !t.counter) {
        st = arp_fail_memory(err);
        goto done;
    }
    if (shape->n_k) memcpy(t.k, shape->k, shape->n_k * sizeof *t.k);
    t.shape.k = t.k;
    cut_all(&t);
    *out = t;
    t = (arp_tally){0};

done:
    arp_tally_free(&t);
    return st;
}

void arp_tally_free(arp_tally *tally) {
    if (!tally) return;
    arp_free(tally->counter);
    arp_free(tally->k);
    *tally = (arp_tally){0};
}

/* Sums and squares of at most PART draws. */
static void add_moments(arp_tally *t, size_t draws, const uint32_t *rank) {
    size_t n = t->shape.n;
    for (size_t start = 0; start < n; start += CHUNK) {
        size_t here = n - start < CHUNK ? n - start : CHUNK;
        uint32_t sum[CHUNK] = {0};
        uint64_t square[CHUNK] = {0};
        for (size_t d = 0; d < draws; d++) {
            const uint32_t *r = rank + d * n + start;
            for (size_t i = 0; i < here; i++) {
                sum[i] += r[i];
                square[i] += (uint64_t)r[i] * r[i];
            }
        }
        for (size_t i = 0; i < here; i++) {
            t->sum[start + i] += sum[i];
            arp_wide_add(&t->square[start + i], &t->square_high[start + i], square[i]);
        }
    }
}

static void add_first(arp_tally *t, size_t draws, const uint32_t *rank) {
    size_t n = t->shape.n;
    for (size_t j = 0; j < t->shape.n_k; j++) {
        uint64_t *first = t->first + j * n;
        uint32_t k = t->shape.k[j] < n ? (uint32_t)t->shape.k[j] : (uint32_t)n;
        for (size_t start = 0; start < n; start += CHUNK) {
            size_t here = n - start < CHUNK ? n - start : CHUNK;
            uint32_t count[CHUNK] = {0};
            for (size_t d = 0; d < draws; d++) {
                const uint32_t *r = rank + d * n + start;
                for (size_t i = 0; i < here; i++) count[i] += r[i] <= k;
            }
            for (size_t i = 0; i < here; i++) first[start + i] += count[i];
        }
    }
}

/* The bin of a rank, `scale` bins to a place. The quotient is whole or at least 1 / n below the
   next whole number, n <= 2^28, and what the roundings change of it is far less than what is added.
 */
static uint8_t bin_of(uint32_t rank, double scale) {
    return (uint8_t)(int32_t)((double)(int32_t)(rank - 1) * scale + 0x1p-30);
}

static double scale_of(size_t n) {
    return ARP_TALLY_BINS / (double)n;
}

void arp_tally_find_bins(size_t n, size_t draws, const uint32_t *rank, uint8_t *bin) {
    double scale = scale_of(n);
    for (size_t start = 0; start < n; start += CHUNK) {
        size_t end = n - start < CHUNK ? n : start + CHUNK;
        for (size_t d = 0; d < draws; d++) {
            for (size_t i = start; i < end; i++) {
                bin[i * ARP_TALLY_TOGETHER + d] = bin_of(rank[d * n + i], scale);
            }
        }
    }
}

void arp_tally_add_bins(arp_tally *tally, size_t draws, const uint8_t *bin) {
    for (size_t i = 0; i < tally->shape.n; i++) {
        uint64_t *count = tally->bin + i * ARP_TALLY_BINS;
        for (size_t b = 0; i + 1 < tally->shape.n && b < ARP_TALLY_BINS; b += 64 / sizeof *count) {
            __builtin_prefetch(count + ARP_TALLY_BINS + b,
                               1); /* the next one's, while this one's come */
        }
        for (size_t d = 0; d < draws; d++) count[bin[i * ARP_TALLY_TOGETHER + d]]++;
    }
}

static void add_places(arp_tally *t, size_t draws, const uint32_t *rank) {
    size_t n = t->shape.n;
    for (size_t i = 0; i < n; i++) {
        for (size_t d = 0; d < draws; d++) t->at[i * n + rank[d * n + i] - 1]++;
    }
}

static void add_pairs(arp_tally *t, size_t draws, const uint32_t *rank) {
    size_t n = t->shape.n;
    for (size_t i = 0; i < n; i++) {
        for (size_t start = 0; start < n; start += CHUNK) {
            size_t here = n - start < CHUNK ? n - start : CHUNK;
            uint32_t won[CHUNK] = {0};
            for (size_t d = 0; d < draws; d++) {
                const uint32_t *r = rank + d * n + start, mine = rank[d * n + i];
                for (size_t j = 0; j < here; j++) {
                    won[j] += (uint32_t)(mine < r[j]) + (uint32_t)(mine <= r[j]);
                }
            }
            for (size_t j = 0; j < here; j++) t->before[i * n + start + j] += won[j];
        }
    }
}

void arp_tally_add_top(arp_tally *tally, size_t i, const double *w) {
    const double unit = (double)(UINT64_C(1) << ARP_TALLY_WEIGHT_BITS);
    size_t p = tally->shape.p;
    tally->top[i]++;
    for (size_t j = 0; j < p; j++) {
        size_t at = i * p + j;
        arp_wide_add(&tally->top_weight[at], &tally->top_weight_high[at],
                     (uint64_t)llrint(w[j] * unit));
    }
}

static void add_tops(arp_tally *t, size_t draws, const uint32_t *rank, const double *w) {
    for (size_t d = 0; d < draws; d++) {
        for (size_t i = 0; i < t->shape.n; i++) {
            if (rank[d * t->shape.n + i] == 1) arp_tally_add_top(t, i, w + d * t->shape.p);
        }
    }
}

void arp_tally_add_rest(arp_tally *tally, size_t draws, const uint32_t *rank, const double *w) {
    *tally->draws += draws;
    for (size_t d = 0; d < draws; d += PART) {
        size_t part = draws - d < PART ? draws - d : PART;
        const uint32_t *r = rank + d * tally->shape.n;
        if (tally->at) add_places(tally, part, r);
        if (tally->before) add_pairs(tally, part, r);
        if (tally->top) add_tops(tally, part, r, w + d * tally->shape.p);
    }
}

void arp_tally_add(arp_tally *tally, size_t draws, const uint32_t *rank, const double *w) {
    for (size_t d = 0; d < draws; d += PART) {
        size_t part = draws - d < PART ? draws - d : PART;
        add_moments(tally, part, rank + d * tally->shape.n);
        add_first(tally, part, rank + d * tally->shape.n);
    }
    for (size_t d = 0; tally->bin && d < draws; d++) {
        const uint32_t *r = rank + d * tally->shape.n;
        for (size_t i = 0; i < tally->shape.n; i++) {
            tally->bin[i * ARP_TALLY_BINS + bin_of(r[i], scale_of(tally->shape.n))]++;
        }
    }
    arp_tally_add_rest(tally, draws, rank, w);
}

void arp_tally_add_counts(arp_tally *tally, size_t draws, uint16_t *count) {
    size_t n = tally->shape.n;
    *tally->draws += draws;
    for (size_t i = 0; i < n; i++) {
        for (size_t place = 0; place < n; place++) {
            uint64_t c = count[place * n + i], rank = place + 1;
            tally->sum[i] += c * rank;
            arp_wide_add(&tally->square[i], &tally->square_high[i], c * rank * rank);
            if (tally->at) tally->at[i * n + place] += c;
            if (tally->bin) tally->bin[i * ARP_TALLY_BINS + place * ARP_TALLY_BINS / n] += c;
            for (size_t j = 0; j < tally->shape.n_k; j++) {
                if (rank <= tally->shape.k[j]) tally->first[j * n + i] += c;
            }
        }
    }
    memset(count, 0, n * n * sizeof *count);
}

/* Counters of two words; the high word of the one at place w from n_plain on is this much further.
 */
static size_t n_wide(const arp_tally *t) {
    return (t->length - t->n_plain) / 2;
}

void arp_tally_merge(arp_tally *into, const arp_tally *from) {
    size_t wide = n_wide(into);
    for (size_t c = 0; c < into->n_plain; c++) into->counter[c] += from->counter[c];
    for (size_t c = into->n_plain; c < into->n_plain + wide; c++) {
        arp_wide_add(&into->counter[c], &into->counter[c + wide], from->counter[c]);
        into->counter[c + wide] += from->counter[c + wide];
    }
}

void arp_tally_store(const arp_tally *tally, uint64_t *number) {
    size_t wide = n_wide(tally);
    for (size_t c = 0; c < tally->n_plain; c++) number[c] = tally->counter[c];
    for (size_t c = tally->n_plain; c < tally->n_plain + wide; c++) {
        arp_wide_put(tally->counter[c], tally->counter[c + wide], &number[c], &number[c + wide]);
    }
}

void arp_tally_add_stored(arp_tally *into, const uint64_t *number) {
    size_t wide = n_wide(into);
    for (size_t c = 0; c < into->n_plain; c++) into->counter[c] += number[c];
    for (size_t c = into->n_plain; c < into->n_plain + wide; c++) {
        arp_wide_take(number[c], number[c + wide], &into->counter[c], &into->counter[c + wide]);
    }
}
