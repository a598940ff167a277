/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/zoning.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/moments.h"
#include "territory/messages.h"

static int by_text(const void *a, const void *b) {
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

static bool is_none(const char *text, const char *const *none, size_t n_none) {
    for (size_t i = 0; i < n_none; i++) {
        if (strcmp(text, none[i]) == 0) return true;
    }
    return text[0] == '\0';
}

/* The different texts, rising; their number. */
static size_t distinct(const arp_codes *codes, const char *const *text, size_t n,
                       const char *const *none, size_t n_none, const char **out) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        bool first = arp_codes_find(codes, text[i]) == i;
        if (first && !is_none(text[i], none, n_none)) out[kept++] = text[i];
    }
    if (kept) qsort(out, kept, sizeof *out, by_text);
    return kept;
}

static bool place(const char *const *text, size_t n, arp_level *l) {
    arp_codes *codes = arp_codes_new(l->code, l->n);
    if (!codes) return false;
    l->n_none = 0;
    for (size_t i = 0; i < n; i++) {
        l->of[i] = arp_codes_find(codes, text[i]);
        if (l->of[i] == SIZE_MAX) l->n_none++;
        else l->n_communes[l->of[i]]++;
    }
    arp_codes_free(codes);
    return true;
}

arp_status arp_zoning_make(const char *const *territory, size_t n, const char *const *none,
                           size_t n_none, arp_pool *pool, arp_level *out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_level l = *out;
    const char **all = arp_zalloc(n, sizeof *all);
    arp_codes *codes = arp_codes_new(territory, n);
    if (!all || !codes) ARP_TRY(arp_fail_memory(err));
    l.n = distinct(codes, territory, n, none, n_none, all);
    if (l.n == 0) ARP_TRY(arp_fail(err, ARP_DOMAIN, ARP_MSG_ZONING_EMPTY, "s", l.name));
    if (!arp_pool_take_all(pool, ARP_ARRAY(l.code, l.n), ARP_ARRAY(l.n_communes, l.n),
                           ARP_ARRAY(l.of, n)))
        ARP_TRY(arp_fail_memory(err));
    memcpy(l.code, all, l.n * sizeof *all);
    if (!place(territory, n, &l)) ARP_TRY(arp_fail_memory(err));
    *out = l;
done:
    arp_codes_free(codes);
    arp_free(all);
    return st;
}

static int rising(const void *a, const void *b) {
    const size_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* The texts of each territory, one after the other, each as the first commune that has it;
   territory t ends before first[t + 1]. */
static bool group(const arp_level *l, const char *const *text, size_t n, size_t *id,
                  size_t *first) {
    arp_codes *codes = arp_codes_new(text, n);
    if (!codes) return false;
    for (size_t t = 0; t < l->n; t++) first[t + 1] = first[t] + l->n_communes[t];
    for (size_t i = 0; i < n; i++) {
        if (l->of[i] != SIZE_MAX) id[first[l->of[i]]++] = arp_codes_find(codes, text[i]);
    }
    for (size_t t = l->n; t > 0; t--) first[t] = first[t - 1];
    first[0] = 0;
    arp_codes_free(codes);
    return true;
}

/* The text that most of n sorted ids stand for; its number of votes. */
static size_t elect(const size_t *id, size_t n, const char *const *text, const char **most) {
    size_t votes = 0;
    *most = "";
    for (size_t i = 0, end; i < n; i = end) {
        const char *one = text[id[i]];
        for (end = i; end < n && id[end] == id[i];) end++;
        bool wins = end - i > votes || (end - i == votes && strcmp(one, *most) < 0);
        if (one[0] == '\0' || !wins) continue;
        votes = end - i;
        *most = one;
    }
    return votes;
}

arp_status arp_zoning_most(const arp_level *level, const char *const *text, size_t n,
                           const char **most, size_t *others, arp_error *err) {
    size_t *id = arp_zalloc(n, sizeof *id), *first = arp_zalloc(level->n + 1, sizeof *first);
    bool ok = id && first && group(level, text, n, id, first);
    for (size_t t = 0; ok && t < level->n; t++) {
        size_t *own = id + first[t], count = level->n_communes[t];
        qsort(own, count, sizeof *own, rising);
        size_t votes = elect(own, count, text, &most[t]);
        if (others) others[t] = votes ? count - votes : 0;
    }
    arp_free(id);
    arp_free(first);
    return ok ? ARP_OK : arp_fail_memory(err);
}

/* Running sums of one territory. */
typedef struct running {
    arp_total numerator, denominator, part, whole;
    size_t counted;
    uint8_t worst;
} running;

static double or_zero(double x) {
    return isnan(x) ? 0 : x;
}

static void add(running *r, const arp_ingredients *p, const double *weight, size_t i,
                size_t *secret) {
    uint8_t mark = p->mark[i];
    r->worst = arp_mark_worse(r->worst, mark);
    *secret += mark == ARP_CELL_SECRET;
    if (mark != ARP_CELL_NOT_APPLICABLE)
        arp_total_add(&r->whole, or_zero(p->whole ? p->whole[i] : weight[i]));
    if (mark != ARP_CELL_OK) return;
    arp_total_add(&r->numerator, p->numerator[i]);
    if (p->denominator) arp_total_add(&r->denominator, p->denominator[i]);
    arp_total_add(&r->part, or_zero(p->part ? p->part[i] : weight[i]));
    r->counted++;
}

static void put(const running *r, size_t t, arp_zoning_sums *out) {
    bool ok = r->counted > 0;
    out->mark[t] = ok ? ARP_CELL_OK : r->worst;
    out->numerator[t] = ok ? arp_total_of(r->numerator) : NAN;
    if (out->denominator) out->denominator[t] = ok ? arp_total_of(r->denominator) : NAN;
    out->part[t] = arp_total_of(r->part);
    out->whole[t] = arp_total_of(r->whole);
}

arp_status arp_zoning_sum(const arp_level *level, const arp_ingredients *parts,
                          const double *weight, size_t n, arp_zoning_sums *out, arp_error *err) {
    running *all = arp_zalloc(level->n, sizeof *all);
    if (!all) return arp_fail_memory(err);
    for (size_t t = 0; t < level->n; t++) out->secret[t] = 0;
    for (size_t i = 0; i < n; i++) {
        size_t t = level->of[i];
        if (t != SIZE_MAX) add(&all[t], parts, weight, i, &out->secret[t]);
    }
    for (size_t t = 0; t < level->n; t++) put(&all[t], t, out);
    arp_free(all);
    return ARP_OK;
}
