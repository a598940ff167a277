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

/* How many of ARP_ODDS_ABREAST draws, from the first one on, reach the observed sum. */
static size_t draw_some(arp_conditional_room *room, uint64_t seed, uint64_t first) {
    const arp_logit *l = &room->law;
    size_t hits = 0;
    arp_odds_draw(room->next, l->n, l->m, seed, first, room->set);
    for (size_t d = 0; d < ARP_ODDS_ABREAST; d++) {
        double sum = 0.0;
        for (size_t t = 0; t < l->m; t++) sum += l->residual[room->set[d * l->m + t]];
        hits += sum >= -EQUAL;
    }
    return hits;
}

static double drawn_p(arp_conditional_room *room, uint64_t seed) {
    const arp_logit *l = &room->law;
    size_t hits = 0;
    double level = arp_odds_level(l->eta, l->n, l->m, l->level, room->share);
    arp_odds_next(l->eta, l->n, l->m, level, room->chance, room->next);
    for (uint64_t d = 0; d < room->draws; d += ARP_ODDS_ABREAST) hits += draw_some(room, seed, d);
    return (double)(hits + 1) / ((double)room->draws + 1.0);
}

void arp_conditional_measure(const arp_conditional_input *in, arp_conditional_room *room,
                             arp_conditional *out) {
    const arp_logit_data data = {.n = in->n,
                                 .m = in->m,
                                 .q = in->q,
                                 .z = in->other,
                                 .own = in->own,
                                 .selected = in->selected};
    arp_logit *l = &room->law;
    arp_logit_fit(&data, l);
    *out = (arp_conditional){.p = 1.0, .method = ARP_P_EXACT, .separated = l->separated};
    if (!l->varies) return;
    if (l->m <= 2) {
        out->p = exact_p(room);
    } else if (l->m <= room->rows) {
        out->method = ARP_P_MONTE_CARLO;
        out->p = drawn_p(room, in->seed);
    } else {
        out->method = ARP_P_NORMAL;
        out->p = normal_p(room);
    }
}
