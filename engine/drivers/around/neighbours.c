/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/around/neighbours.h"

#include <math.h>

#include "base/order.h"
#include "base/quantiles.h"
#include "base/rng.h"
#include "drivers/around/messages.h"
#include "drivers/around/moran.h"

/* Draws of other methods have other numbers. */
static const uint64_t FIRST_DRAW = (uint64_t)1 << 40;

static const double MOST_PAIRS = 1e8;

/* What the sets are counted against. */
typedef struct tally {
    const arp_case *what;
    const arp_neighbours_input *in;
    int64_t *twice;    /* n_sides x n doubled mid-ranks               */
    int64_t *selected; /* their sum over the selection, one a side    */
    size_t *reached;   /* sets with that sum or more, one a side      */
    double population; /* of the selection                            */
    size_t n_sets;
} tally;

/* Room for one set at a time. */
typedef struct maker {
    uint32_t *set, *border, *seen; /* n each; seen[i] = number of the draw that met i, from 1 */
    size_t n_border;
    uint64_t seed, draw;
    uint32_t lane;
} maker;

/* Members of each group, group after group. */
typedef struct groups {
    size_t n;
    size_t *start; /* n + 1 */
    uint32_t *member;
    double *chance; /* n, rising: share of the sets that lie in the groups up to this one */
} groups;

static bool tally_start(tally *t) {
    const arp_case *c = t->what;
    if (!arp_zalloc_all(ARP_ROWS(t->twice, c->n, c->n_sides), ARP_ARRAY(t->selected, c->n_sides),
                        ARP_ARRAY(t->reached, c->n_sides)))
        return false;
    for (size_t s = 0; s < c->n_sides; s++) {
        int64_t *twice = t->twice + s * c->n;
        if (!arp_midranks(c->line[s], c->n, twice)) return false;
        for (size_t i = 0; i < c->m; i++) t->selected[s] += twice[c->selected[i]];
    }
    for (size_t i = 0; t->in->population_factor > 0.0 && i < c->m; i++) {
        t->population += t->in->population[c->selected[i]];
    }
    return true;
}

static void tally_free(tally *t) {
    arp_free(t->twice);
    arp_free(t->selected);
    arp_free(t->reached);
}

static bool as_populous(const tally *t, const uint32_t *set) {
    double factor = t->in->population_factor, sum = 0.0;
    if (factor == 0.0) return true;
    for (size_t i = 0; i < t->what->m; i++) sum += t->in->population[set[i]];
    return sum <= t->population * factor && sum >= t->population / factor;
}

static void count(tally *t, const uint32_t *set) {
    const arp_case *c = t->what;
    if (!as_populous(t, set)) return;
    t->n_sets++;
    for (size_t s = 0; s < c->n_sides; s++) {
        const int64_t *twice = t->twice + s * c->n;
        int64_t sum = 0;
        for (size_t i = 0; i < c->m; i++) sum += twice[set[i]];
        t->reached[s] += sum >= t->selected[s];
    }
}

static bool maker_start(maker *w, const arp_case *c) {
    w->seed = c->seed;
    w->set = arp_zalloc(c->n, sizeof *w->set);
    w->border = arp_zalloc(c->n, sizeof *w->border);
    w->seen = arp_zalloc(c->n, sizeof *w->seen);
    return w->set && w->border && w->seen;
}

static void maker_free(maker *w) {
    arp_free(w->set);
    arp_free(w->border);
    arp_free(w->seen);
}

static size_t below(maker *w, size_t n) {
    return (size_t)arp_below(w->seed, FIRST_DRAW + w->draw, &w->lane, n);
}

static bool fresh(maker *w, size_t i) {
    bool yes = w->seen[i] != w->draw + 1;
    w->seen[i] = (uint32_t)w->draw + 1;
    return yes;
}

/* Grows w->set from a territory with at least m - 1 others within reach. */
static void grow(const arp_graph *g, size_t from, size_t m, maker *w) {
    w->n_border = 0;
    w->set[0] = (uint32_t)from;
    fresh(w, from);
    for (size_t n = 1; n < m; n++) {
        size_t last = w->set[n - 1];
        for (size_t e = g->start[last]; e < g->start[last + 1]; e++) {
            if (fresh(w, g->to[e])) w->border[w->n_border++] = g->to[e];
        }
        size_t which = below(w, w->n_border);
        w->set[n] = w->border[which];
        w->border[which] = w->border[--w->n_border];
    }
}

static arp_status count_grown(const arp_graph *g, tally *t, maker *w, arp_error *err) {
    size_t n = g->n, m = t->what->m, n_starts = 0;
    size_t *start = arp_zalloc(n, sizeof *start);
    arp_status st = start ? arp_graph_reach(g, start, err) : arp_fail_memory(err);
    for (size_t i = 0; st == ARP_OK && i < n; i++) {
        if (start[i] >= m) start[n_starts++] = i;
    }
    for (uint64_t d = 0; n_starts && t->n_sets < ARP_NEIGHBOURS_DRAWS && d < ARP_NEIGHBOURS_TRIES;
         d++) {
        w->draw = d;
        w->lane = 0;
        grow(g, start[below(w, n_starts)], m, w);
        count(t, w->set);
    }
    arp_free(start);
    return st;
}

static void count_each(tally *t) {
    for (uint32_t i = 0; i < t->what->n; i++) count(t, &i);
}

static void count_edges(const arp_graph *g, tally *t) {
    for (uint32_t i = 0; i < g->n; i++) {
        for (size_t e = g->start[i]; e < g->start[i + 1]; e++) {
            const uint32_t pair[2] = {i, g->to[e]};
            if (pair[1] > i) count(t, pair);
        }
    }
}

static arp_status groups_make(const size_t *group, size_t n, groups *out, arp_error *err) {
    if (!arp_zalloc_all(ARP_ARRAY(out->start, n + 2), ARP_ARRAY(out->member, n),
                        ARP_ARRAY(out->chance, n)))
        return arp_fail_memory(err);
    out->n = n;
    for (size_t i = 0; i < n; i++) {
        if (group[i] >= n) {
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_NEIGHBOURS_GROUP, "uuu", group[i], i, n - 1);
        }
        out->start[group[i] + 2]++;
    }
    for (size_t g = 2; g < n + 2; g++) out->start[g] += out->start[g - 1];
    for (uint32_t i = 0; i < n; i++) out->member[out->start[group[i] + 1]++] = i;
    return ARP_OK;
}

static void groups_free(groups *g) {
    arp_free(g->start);
    arp_free(g->member);
    arp_free(g->chance);
}

/* False where no group has m members. */
static bool groups_weigh(groups *g, size_t m) {
    double most = -1.0, sum = 0.0;
    for (size_t i = 0; i < g->n; i++) {
        size_t size = g->start[i + 1] - g->start[i];
        g->chance[i] = size < m ? -1.0 : arp_log_choose((double)size, (double)m);
        if (g->chance[i] > most) most = g->chance[i];
    }
    for (size_t i = 0; i < g->n; i++) {
        if (g->chance[i] >= 0.0) sum += exp(g->chance[i] - most);
        g->chance[i] = sum;
    }
    return sum > 0.0;
}

/* m of one group (Floyd, in Bentley 1987). */
static void draw_within(const groups *g, size_t m, maker *w) {
    double u = arp_u01(w->seed, FIRST_DRAW + w->draw, w->lane++) * g->chance[g->n - 1];
    size_t which = 0, n_in = 0;
    while (g->chance[which] < u) which++;
    size_t from = g->start[which], size = g->start[which + 1] - from;
    for (size_t j = size - m; j < size; j++) {
        size_t at = below(w, j + 1);
        if (!fresh(w, at)) at = j;
        fresh(w, at);
        w->set[n_in++] = g->member[from + at];
    }
}

static void count_pairs_within(const groups *g, tally *t) {
    for (size_t i = 0; i < g->n; i++) {
        for (size_t a = g->start[i]; a < g->start[i + 1]; a++) {
            for (size_t b = a + 1; b < g->start[i + 1]; b++) {
                const uint32_t pair[2] = {g->member[a], g->member[b]};
                count(t, pair);
            }
        }
    }
}

static bool pairs_countable(const groups *g) {
    double pairs = 0.0;
    for (size_t i = 0; i < g->n; i++) {
        double size = (double)(g->start[i + 1] - g->start[i]);
        pairs += size * (size - 1.0) / 2.0;
    }
    return pairs <= MOST_PAIRS;
}

static arp_status measure_within(tally *t, maker *w, arp_neighbours *out, arp_error *err) {
    const arp_case *c = t->what;
    groups g = {0};
    arp_status st = groups_make(t->in->group, c->n, &g, err);
    if (st == ARP_OK) {
        out->method = ARP_NEIGHBOURS_WITHIN;
        out->exact = c->m == 1 || (c->m == 2 && pairs_countable(&g));
        out->connected = true;
        for (size_t i = 1; i < c->m; i++) {
            if (t->in->group[c->selected[i]] != t->in->group[c->selected[0]])
                out->connected = false;
        }
        bool some = groups_weigh(&g, c->m);
        if (c->m == 1) count_each(t);
        else if (out->exact) count_pairs_within(&g, t);
        for (uint64_t d = 0;
             some && !out->exact && t->n_sets < ARP_NEIGHBOURS_DRAWS && d < ARP_NEIGHBOURS_TRIES;
             d++) {
            w->draw = d;
            w->lane = 0;
            draw_within(&g, c->m, w);
            count(t, w->set);
        }
    }
    groups_free(&g);
    return st;
}

static arp_status measure_moran(const arp_graph *g, const arp_case *c, arp_neighbours *out,
                                arp_error *err) {
    arp_moran *moran = arp_zalloc(c->n_sides, sizeof *moran);
    if (!moran) return arp_fail_memory(err);
    arp_status st =
        arp_moran_measure(g, (const double *const *)c->line, c->n_sides, c->seed, moran, err);
    for (size_t s = 0; st == ARP_OK && s < c->n_sides; s++) {
        out->side[s].moran = moran[s].i;
        out->side[s].moran_p = moran[s].p;
    }
    arp_free(moran);
    return st;
}

static arp_status list_alone(const arp_graph *g, arp_pool *pool, arp_neighbours *out,
                             arp_error *err) {
    for (size_t i = 0; i < g->n; i++) out->n_alone += g->start[i] == g->start[i + 1];
    out->alone = arp_pool_take(pool, out->n_alone, sizeof *out->alone);
    if (!out->alone) return arp_fail_memory(err);
    for (size_t i = 0, at = 0; i < g->n; i++) {
        if (g->start[i] == g->start[i + 1]) out->alone[at++] = i;
    }
    return ARP_OK;
}

static arp_status measure_graph(tally *t, maker *w, arp_pool *pool, arp_neighbours *out,
                                arp_error *err) {
    const arp_case *c = t->what;
    arp_graph g = {0};
    arp_status st = ARP_OK;
    ARP_TRY(arp_graph_make(t->in->pair, t->in->n_pairs, c->n, &g, err));
    ARP_TRY(arp_graph_connected(&g, c->selected, c->m, &out->connected, err));
    ARP_TRY(list_alone(&g, pool, out, err));
    out->exact = c->m <= 2;
    out->method = out->exact ? ARP_NEIGHBOURS_EDGES : ARP_NEIGHBOURS_GROWN;
    if (c->m == 1) count_each(t);
    else if (c->m == 2) count_edges(&g, t);
    else ARP_TRY(count_grown(&g, t, w, err));
    ARP_TRY(measure_moran(&g, c, out, err));

done:
    arp_graph_free(&g);
    return st;
}

static double p_of(const tally *t, const arp_neighbours *out, size_t side) {
    size_t own = !out->exact || !out->connected; /* not one of the sets counted */
    if (t->n_sets == 0) return NAN;
    return (double)(t->reached[side] + own) / (double)(t->n_sets + own);
}

arp_status arp_neighbours_measure(const arp_case *what, const arp_neighbours_input *in,
                                  arp_pool *pool, arp_neighbours *out, arp_error *err) {
    arp_neighbours made = {.population_factor = in->population_factor,
                           .moran_expected = -1.0 / ((double)what->n - 1.0)};
    tally t = {.what = what, .in = in};
    maker w = {0};
    double factor = in->population_factor;
    arp_status st = ARP_OK;
    if (factor != 0.0 && (!(factor >= 1.0) || !in->population)) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_NEIGHBOURS_FACTOR, "n", factor);
    }
    made.side = arp_pool_take(pool, what->n_sides, sizeof *made.side);
    if (!made.side || !tally_start(&t) || !maker_start(&w, what)) {
        st = arp_fail_memory(err);
        goto done;
    }
    for (size_t s = 0; s < what->n_sides; s++) {
        made.side[s].moran = made.side[s].moran_p = NAN;
    }
    if (in->pair) ARP_TRY(measure_graph(&t, &w, pool, &made, err));
    else ARP_TRY(measure_within(&t, &w, &made, err));
    made.n_sets = t.n_sets;
    for (size_t s = 0; s < what->n_sides; s++) made.side[s].p = p_of(&t, &made, s);
    *out = made;

done:
    tally_free(&t);
    maker_free(&w);
    return st;
}
