/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/choice/tries.h"

#include "base/memory.h"
#include "base/rng.h"

/* Number of sets of m of n, or 0 where there are more than `most`. */
static size_t count_sets(size_t n, size_t m, size_t most) {
    size_t count = 1;
    for (size_t i = 1; i <= m; i++) {
        count = count * (n - m + i) / i; /* whole: count is a binomial coefficient */
        if (count > most) return 0;
    }
    return count;
}

/* Sets in the order of their places, each from the one before. */
static void list_sets(arp_tries *t) {
    size_t size = t->size;
    for (size_t j = 0; j < size; j++) t->at[j] = (uint32_t)j;
    for (size_t c = 1; c < t->count; c++) {
        const uint32_t *last = t->at + (c - 1) * size;
        uint32_t *next = t->at + c * size;
        size_t moved = size - 1;
        while (last[moved] == t->n - size + moved) moved--;
        for (size_t j = 0; j < moved; j++) next[j] = last[j];
        for (size_t j = moved; j < size; j++) next[j] = last[moved] + 1 + (uint32_t)(j - moved);
    }
}

/* One random set (Floyd, in Bentley 1987); `in` is n times false before and after. */
static void draw_set(const arp_tries *t, uint64_t seed, uint64_t draw, bool *in, uint32_t *at) {
    uint32_t lane = 0;
    for (size_t j = t->n - t->size, i = 0; j < t->n; j++, i++) {
        size_t place = (size_t)arp_below(seed, draw, &lane, j + 1);
        if (in[place]) place = j;
        in[place] = true;
        at[i] = (uint32_t)place;
    }
    for (size_t i = 0; i < t->size; i++) in[at[i]] = false;
}

arp_status arp_tries_make(size_t n, size_t m, size_t n_draws, uint64_t seed, arp_tries *out,
                          arp_error *err) {
    arp_tries made = {.n = n, .m = m, .size = m < n - m ? m : n - m};
    if (made.size > ARP_TRIES_MEMBERS) {
        *out = made;
        return ARP_OK;
    }
    made.count = count_sets(n, made.size, ARP_TRIES_EXACT_UP_TO / made.size);
    made.every = made.count > 0;
    if (!made.every) made.count = n_draws;
    made.at = arp_zalloc(made.count, made.size * sizeof *made.at);
    bool *in = made.every ? NULL : arp_zalloc(n, sizeof *in);
    if (!made.at || (!made.every && !in)) {
        arp_free(in);
        arp_tries_free(&made);
        return arp_fail_memory(err);
    }
    if (made.every) {
        list_sets(&made);
    } else {
        for (size_t c = 0; c < n_draws; c++) draw_set(&made, seed, c, in, made.at + c * made.size);
    }
    arp_free(in);
    *out = made;
    return ARP_OK;
}

void arp_tries_free(arp_tries *tries) {
    arp_free(tries->at);
    *tries = (arp_tries){0};
}

int64_t arp_tries_sum(const arp_tries *tries, size_t which, const int64_t *twice) {
    const uint32_t *at = tries->at + which * tries->size;
    int64_t sum = 0;
    for (size_t i = 0; i < tries->size; i++) sum += twice[at[i]];
    return tries->size == tries->m ? sum : (int64_t)(tries->n * (tries->n + 1)) - sum;
}

double arp_tries_p(const arp_tries *tries, size_t hits) {
    double all = (double)tries->count, as_high = (double)hits;
    return tries->every ? as_high / all : (as_high + 1.0) / (all + 1.0);
}
