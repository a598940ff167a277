/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/conditional.h"

#include <math.h>

#include "base/quantiles.h"
#include "base/rng.h"
#include "drivers/resemblance/logit.h"
#include "drivers/resemblance/odds.h"
#include "drivers/resemblance/place.h"

enum { DRAWS = 20000, ABREAST = 8, DRAWN_UP_TO = 200 };

static const double EQUAL = 1e-9; /* sums nearer than this are tied */

struct arp_conditional_room {
    arp_logit law;
    arp_places places;
    uint32_t *order;      /* n */
    double *share, *tail; /* n, n + 1 */
    size_t rows;          /* sets of up to so many are drawn */
    double *next;         /* rows of n + 1                    */
    double *chance;       /* rows + 1 */
    uint32_t *kept;       /* DRAWS x rows: the sets drawn, or NULL */
    bool filled;          /* it holds those of the law at hand     */
    uint64_t seed;
};

arp_status arp_conditional_room_new(size_t n, size_t m, size_t q, arp_pool *pool,
                                    arp_conditional_room **out, arp_error *err) {
    arp_conditional_room *room = arp_pool_take(pool, 1, sizeof *room);
    size_t fewer = m < n - m ? m : n - m;
    size_t rows = fewer <= DRAWN_UP_TO && arp_odds_exact(n, fewer) ? fewer : 0;
    bool ok = room && arp_places_new(n, pool, &room->places) &&
              arp_pool_take_all(pool, ARP_ARRAY(room->order, n), ARP_ARRAY(room->share, n),
                                ARP_ARRAY(room->tail, n + 1), ARP_ROWS(room->next, rows, n + 1),
                                ARP_ARRAY(room->chance, rows + 1));
    if (!ok) return arp_fail_memory(err);
    room->rows = rows;
    *out = room;
    return arp_logit_new(n, m, q, pool, &room->law, err);
}

arp_status arp_conditional_keep(arp_conditional_room *room, arp_pool *pool, arp_error *err) {
    room->kept = arp_pool_take(pool, room->rows ? room->rows : 1, DRAWS * sizeof *room->kept);
    return room->kept ? ARP_OK : arp_fail_memory(err);
}

/* One territory or two: over rows by falling residual, those that reach the observed sum with row i
   end at a place that falls as i rises. */
static double exact_p(arp_conditional_room *room) {
    const arp_logit *l = &room->law;
    const double *x = l->residual;
    double *weight = room->share, *tail = room->tail, all = 0.0, hits = 0.0;
    size_t n = l->n, reach = n; /* rows before it reach the observed sum with row i */
    room->places.n = n;
    arp_places_order(&room->places, x, room->order);
    arp_odds_weights(l->eta, n, l->m, weight);
    for (size_t i = 0; i < n; i++) tail[i + 1] = tail[i] + weight[room->order[i]];
    for (size_t i = 0; i < n; i++) {
        uint32_t row = room->order[i];
        if (l->m == 1) {
            all += weight[row];
            if (x[row] >= -EQUAL) hits += weight[row];
            continue;
        }
        while (reach > 0 && !(x[row] + x[room->order[reach - 1]] >= -EQUAL)) reach--;
        all += weight[row] * tail[i];
        hits += weight[row] * tail[reach < i ? reach : i];
    }
    return hits < all ? hits / all : 1.0;
}

static double normal_p(arp_conditional_room *room) {
    const arp_logit *l = &room->law;
    double mean, var;
    arp_odds_level(l->eta, l->n, l->m, l->level, room->share);
    arp_odds_moments(room->share, l->residual, l->n, &mean, &var);
    double over = -EQUAL - mean;
    return var > 0.0 ? arp_normal_above(over / sqrt(var)) : over <= 0.0 ? 1.0 : 0.0;
}

/* next[(r - 1) * (n + 1) + i], less the same at p, is the log chance that with r still to draw
   from row p on the next one is row i or later. */
static void fill_next(const arp_logit *l, double level, double *chance, double *next) {
    size_t n = l->n, m = l->m;
    for (size_t r = 0; r <= m; r++) chance[r] = 0.0;
    chance[0] = 1.0;
    for (size_t r = 1; r <= m; r++) next[(r - 1) * (n + 1) + n] = -INFINITY;
    for (size_t i = n; i-- > 0;) { /* chance[r]: r of rows i and later come out */
        double in = 1.0 / (1.0 + exp(-(level + l->eta[i])));
        double out = 1.0 / (1.0 + exp(level + l->eta[i]));
        for (size_t r = m; r > 0; r--) {
            chance[r] = out * chance[r] + in * chance[r - 1];
            next[(r - 1) * (n + 1) + i] = log(chance[r]);
        }
        chance[0] *= out;
    }
    double before = 0.0; /* log chance that none of the rows before i come out */
    for (size_t i = 0; i <= n; i++) {
        for (size_t r = 0; r < m; r++) next[r * (n + 1) + i] += before;
        if (i < n) before -= arp_odds_log1p(level + l->eta[i]);
    }
}

/* How many of ABREAST draws, from the first one on, reach the observed sum. They go side by side,
   for each step of a search waits for the one before it. */
static size_t draw_some(const arp_logit *l, const double *next, uint64_t seed, uint64_t first,
                        uint32_t *kept) {
    size_t at[ABREAST] = {0}, hits = 0;
    double sum[ABREAST] = {0}, border[ABREAST];
    for (size_t r = l->m; r > 0; r--) {
        const double *row = next + (r - 1) * (l->n + 1);
        size_t low[ABREAST] = {0};
        for (size_t d = 0; d < ABREAST; d++) {
            border[d] = row[at[d]] + log(arp_u01(seed, first + d, (uint32_t)r));
        }
        for (size_t left = l->n - r + 1; left > 1; left -= left / 2) {
            for (size_t d = 0; d < ABREAST; d++) { /* row[low] >= border > row[low + left] */
                low[d] += row[low[d] + left / 2] >= border[d] ? left / 2 : 0;
            }
        }
        for (size_t d = 0; d < ABREAST; d++) {
            sum[d] += l->residual[low[d]];
            if (kept) kept[d * l->m + l->m - r] = (uint32_t)low[d];
            at[d] = low[d] + 1;
        }
    }
    for (size_t d = 0; d < ABREAST; d++) hits += sum[d] >= -EQUAL;
    return hits;
}

/* The same of the sets that were kept. */
static size_t count_kept(const arp_logit *l, const uint32_t *kept) {
    size_t hits = 0;
    for (size_t d = 0; d < DRAWS; d++, kept += l->m) {
        double sum = 0.0;
        for (size_t r = 0; r < l->m; r++) sum += l->residual[kept[r]];
        hits += sum >= -EQUAL;
    }
    return hits;
}

static double drawn_p(arp_conditional_room *room) {
    const arp_logit *l = &room->law;
    size_t hits = 0;
    if (room->filled) {
        hits = count_kept(l, room->kept);
    } else {
        double level = arp_odds_level(l->eta, l->n, l->m, l->level, room->share);
        fill_next(l, level, room->chance, room->next);
        for (uint64_t d = 0; d < DRAWS; d += ABREAST) {
            uint32_t *kept = room->kept ? room->kept + d * l->m : NULL;
            hits += draw_some(l, room->next, room->seed, d, kept);
        }
        room->filled = room->kept != NULL;
    }
    return (double)(hits + 1) / (DRAWS + 1.0);
}

static void read_law(arp_conditional_room *room, arp_conditional *out) {
    const arp_logit *l = &room->law;
    *out = (arp_conditional){.p = 1.0, .method = ARP_P_EXACT, .separated = l->separated};
    if (!l->varies) return;
    if (l->m <= 2) {
        out->p = exact_p(room);
    } else if (l->m <= room->rows) {
        out->method = ARP_P_MONTE_CARLO;
        out->p = drawn_p(room);
    } else {
        out->method = ARP_P_NORMAL;
        out->p = normal_p(room);
    }
}

void arp_conditional_measure(const arp_conditional_input *in, arp_conditional_room *room,
                             arp_conditional *out) {
    const arp_logit_data data = {.n = in->n,
                                 .m = in->m,
                                 .q = in->q,
                                 .z = in->other,
                                 .own = in->own,
                                 .selected = in->selected};
    arp_logit_fit(&data, &room->law);
    room->seed = in->seed;
    room->filled = false;
    read_law(room, out);
}

void arp_conditional_again(const double *own, arp_conditional_room *room, arp_conditional *out) {
    arp_logit_own(own, &room->law);
    read_law(room, out);
}
