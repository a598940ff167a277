/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/conditional.h"

#include <math.h>

#include "base/quantiles.h"
#include "drivers/resemblance/logit.h"
#include "drivers/resemblance/odds.h"
#include "drivers/resemblance/place.h"

enum { DRAWS = 20000, DRAWN_UP_TO = 200 };

static const double EQUAL = 1e-9; /* sums nearer than this are tied */

struct arp_conditional_room {
    arp_logit law;
    arp_places places;
    uint32_t *order;      /* n */
    double *share, *tail; /* n, n + 1 */
    size_t rows;          /* sets of up to so many are drawn */
    double *next;         /* rows of n + 1                    */
    double *chance;       /* rows + 1 */
    size_t *set;          /* ARP_ODDS_ABREAST of rows */
    size_t draws;
    uint32_t *kept; /* DRAWS x rows: the sets drawn, or NULL */
    bool filled;    /* it holds those of the law at hand     */
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
                                ARP_ARRAY(room->chance, rows + 1),
                                ARP_ROWS(room->set, ARP_ODDS_ABREAST, rows));
    if (!ok) return arp_fail_memory(err);
    room->rows = rows;
    room->draws = DRAWS;
    *out = room;
    return arp_logit_new(n, m, q, pool, &room->law, err);
}

void arp_conditional_draw(arp_conditional_room *room, size_t draws) {
    room->draws = draws;
}

arp_status arp_conditional_keep(arp_conditional_room *room, arp_pool *pool, arp_error *err) {
    room->kept = arp_pool_take(pool, room->rows ? room->rows : 1, DRAWS * sizeof *room->kept);
    return room->kept ? ARP_OK : arp_fail_memory(err);
}

/* One territory or two: over rows by falling residual, those that reach the observed sum with row i
   end at a place that falls as i rises. */
static double exact_p(arp_conditional_room *room) {
    const arp_logit *l = &room->law;
    const double *x = l->residual, *weight = l->weight;
    double *tail = room->tail, all = 0.0, hits = 0.0;
    size_t n = l->n, reach = n; /* rows before it reach the observed sum with row i */
    room->places.n = n;
    arp_places_order(&room->places, x, room->order);
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

/* How many of ARP_ODDS_ABREAST draws, from the first one on, reach the observed sum. */
static size_t draw_some(arp_conditional_room *room, uint64_t first) {
    const arp_logit *l = &room->law;
    size_t hits = 0;
    arp_odds_draw(room->next, l->n, l->m, room->seed, first, room->set);
    for (size_t d = 0; d < ARP_ODDS_ABREAST; d++) {
        double sum = 0.0;
        for (size_t t = 0; t < l->m; t++) sum += l->residual[room->set[d * l->m + t]];
        hits += sum >= -EQUAL;
        for (size_t t = 0; room->kept && t < l->m; t++) {
            room->kept[(first + d) * l->m + t] = (uint32_t)room->set[d * l->m + t];
        }
    }
    return hits;
}

/* The same of the sets that were kept. */
static size_t count_kept(const arp_conditional_room *room) {
    const arp_logit *l = &room->law;
    const uint32_t *kept = room->kept;
    size_t hits = 0;
    for (size_t d = 0; d < room->draws; d++, kept += l->m) {
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
        hits = count_kept(room);
    } else {
        double level = arp_odds_level(l->eta, l->n, l->m, l->level, room->share);
        arp_odds_next(l->eta, l->n, l->m, level, room->chance, room->next);
        for (uint64_t d = 0; d < room->draws; d += ARP_ODDS_ABREAST) hits += draw_some(room, d);
        room->filled = room->kept != NULL;
    }
    return (double)(hits + 1) / ((double)room->draws + 1.0);
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
