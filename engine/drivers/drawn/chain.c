/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/drawn/chain.h"

#include <math.h>

#include "base/rng.h"

/* ---- members and cut edges ---- */

static void cut_edge(arp_chain *c, uint32_t edge) {
    c->cut_at[edge] = (uint32_t)c->n_cut;
    c->cut[c->n_cut++] = edge;
}

static void mend_edge(arp_chain *c, uint32_t edge) {
    uint32_t last = c->cut[--c->n_cut], at = c->cut_at[edge];
    c->cut[at] = last;
    c->cut_at[last] = at;
}

static void put_in(arp_chain *c, uint32_t place) {
    const arp_graph *g = c->window->graph;
    for (size_t e = g->start[place]; e < g->start[place + 1]; e++) {
        if (c->at[g->to[e]]) mend_edge(c, c->window->twin[e]);
        else cut_edge(c, (uint32_t)e);
    }
    c->member[c->n++] = place;
    c->at[place] = (uint32_t)c->n;
    c->people += c->window->population[place];
}

static void take_out(arp_chain *c, uint32_t place) {
    const arp_graph *g = c->window->graph;
    uint32_t last = c->member[--c->n], at = c->at[place];
    c->member[at - 1] = last;
    c->at[last] = at;
    c->at[place] = 0;
    c->people -= c->window->population[place];
    for (size_t e = g->start[place]; e < g->start[place + 1]; e++) {
        if (c->at[g->to[e]]) cut_edge(c, c->window->twin[e]);
        else mend_edge(c, (uint32_t)e);
    }
}

static size_t members_beside(const arp_chain *c, uint32_t place) {
    const arp_graph *g = c->window->graph;
    size_t d = 0;
    for (size_t e = g->start[place]; e < g->start[place + 1]; e++) d += c->at[g->to[e]] > 0;
    return d;
}

static size_t degree(const arp_chain *c, uint32_t place) {
    return c->window->graph->start[place + 1] - c->window->graph->start[place];
}

/* ---- what a step draws ---- */

/* Below n, to 2^-32 of n: what that is off by is far under what the chains can tell. */
static uint32_t below(uint32_t word, size_t n) {
    return (uint32_t)((uint64_t)word * n >> 32);
}

/* By the rule of Metropolis and Hastings. */
static bool accept(arp_chain *c, size_t rung, double ratio, const uint32_t word[4]) {
    if (!arp_ladder_open(&c->ladder, rung, c->rung)) return false;
    double by = ratio + c->ladder.weight[rung] - c->ladder.weight[c->rung];
    uint64_t bits = (uint64_t)word[3] << 20 | word[2] >> 12;
    bool yes = by >= 0.0 || ((double)bits + 0.5) * 0x1p-52 < exp(by);
    if (yes) c->rung = rung;
    return yes;
}

static void add(arp_chain *c, const uint32_t word[4]) {
    const arp_window *w = c->window;
    if (c->n_cut == 0) return; /* an island, or all there is */
    uint32_t edge = c->cut[below(word[1], c->n_cut)], place = w->graph->to[edge];
    double people = c->people + w->population[place];
    /* an unknown population compares with nothing */
    if (c->n == w->most || !(people <= w->to)) return;
    size_t d = members_beside(c, place), cut = c->n_cut + degree(c, place) - 2 * d;
    size_t back = c->law == ARP_DRAWN_SETS ? (c->n + 1) * d : c->n + 1;
    size_t rung = arp_ladder_rung(&c->ladder, c->n + 1, people, cut);
    if (!accept(c, rung, c->log[c->n_cut] - c->log[back], word)) return;
    put_in(c, place);
    if (c->law != ARP_DRAWN_TREES) return;
    c->tree[edge] = c->tree[w->twin[edge]] = true;
    c->branches[w->graph->to[w->twin[edge]]]++;
    c->branches[place] = 1;
}

/* Do the members hang together without this one, which touches d of them? */
static bool hangs_without(arp_chain *c, uint32_t place, size_t d) {
    const arp_graph *g = c->window->graph;
    size_t head = 0, tail = 0, met = 0;
    if (d < 2) return true;
    uint32_t near = ++c->look, looked = ++c->look; /* its neighbours; what has been met */
    for (size_t e = g->start[place]; e < g->start[place + 1]; e++) {
        if (c->at[g->to[e]]) c->seen[c->queue[0] = g->to[e]] = near;
    }
    c->seen[c->queue[0]] = c->seen[place] = looked;
    for (tail = met = 1; head < tail && met < d; head++) {
        uint32_t from = c->queue[head];
        for (size_t e = g->start[from]; e < g->start[from + 1]; e++) {
            uint32_t to = g->to[e];
            if (!c->at[to] || c->seen[to] == looked) continue;
            met += c->seen[to] == near;
            c->seen[to] = looked;
            c->queue[tail++] = to;
        }
    }
    return met == d;
}

static void cut_leaf(arp_chain *c, uint32_t place) {
    const arp_graph *g = c->window->graph;
    for (size_t e = g->start[place]; e < g->start[place + 1]; e++) {
        if (!c->tree[e]) continue;
        c->tree[e] = c->tree[c->window->twin[e]] = false;
        c->branches[g->to[e]]--;
    }
    c->branches[place] = 0;
}

static void take(arp_chain *c, const uint32_t word[4]) {
    const arp_window *w = c->window;
    uint32_t place = c->member[below(word[1], c->n)];
    bool trees = c->law == ARP_DRAWN_TREES;
    if (trees && c->branches[place] != 1) return;
    size_t d = members_beside(c, place), cut = c->n_cut + 2 * d - degree(c, place);
    size_t back = trees ? c->n : c->n * d;
    double people = c->people - w->population[place];
    size_t rung = arp_ladder_rung(&c->ladder, c->n - 1, people, cut);
    /* the dearer question last, only where a set is left to be asked about */
    size_t before = c->rung;
    if (!accept(c, rung, c->log[back] - c->log[cut], word)) return;
    if (!trees && !hangs_without(c, place, d)) {
        c->rung = before;
        return;
    }
    if (trees) cut_leaf(c, place);
    take_out(c, place);
}

/* The only member for any other place. */
static void jump(arp_chain *c, const uint32_t word[4]) {
    const arp_window *w = c->window;
    uint32_t to = w->open[below(word[1], w->n_open)];
    size_t rung = arp_ladder_rung(&c->ladder, 1, w->population[to], degree(c, to));
    if (!accept(c, rung, 0.0, word)) return;
    take_out(c, c->member[0]);
    c->people = 0.0; /* what sums were off by ends here */
    put_in(c, to);
}

/* The edges of the tree from one member back to another, in `queue`; how many. */
static size_t find_path(arp_chain *c, uint32_t from, uint32_t to) {
    const arp_graph *g = c->window->graph;
    size_t head = 0, tail = 1, n = 0;
    uint32_t looked = ++c->look;
    c->queue[0] = from;
    c->seen[from] = looked;
    for (; c->seen[to] != looked; head++) {
        uint32_t one = c->queue[head];
        for (size_t e = g->start[one]; e < g->start[one + 1]; e++) {
            if (!c->tree[e] || c->seen[g->to[e]] == looked) continue;
            c->seen[g->to[e]] = looked;
            c->came[g->to[e]] = (uint32_t)e;
            c->queue[tail++] = g->to[e];
        }
    }
    for (uint32_t one = to; one != from; n++) {
        c->queue[n] = c->came[one];
        one = g->to[c->window->twin[c->came[one]]];
    }
    return n;
}

static void turn_edge(arp_chain *c, uint32_t edge, bool on) {
    const arp_window *w = c->window;
    uint32_t a = w->graph->to[edge], b = w->graph->to[w->twin[edge]];
    c->tree[edge] = c->tree[w->twin[edge]] = on;
    c->branches[a] += on ? 1 : (uint32_t)-1;
    c->branches[b] += on ? 1 : (uint32_t)-1;
}

/* An edge that is not of the tree closes a cycle: another of it goes, each as likely. */
static void exchange(arp_chain *c, const uint32_t word[4]) {
    const arp_window *w = c->window;
    uint32_t from = c->member[below(word[1], c->n)];
    size_t edge = w->graph->start[from] + below(word[2], w->degree);
    if (edge >= w->graph->start[from + 1] || !c->at[w->graph->to[edge]] || c->tree[edge]) return;
    size_t n = find_path(c, from, w->graph->to[edge]);
    uint32_t which = below(word[3], n + 1);
    if (which == n) return;
    turn_edge(c, c->queue[which], false);
    turn_edge(c, (uint32_t)edge, true);
}

void arp_chain_step(arp_chain *chain) {
    uint32_t word[4];
    arp_philox(chain->seed, chain->step++, chain->stream, word);
    /* eighths: of trees, two of them exchange edges */
    uint32_t which = word[0] >> 29;
    if (chain->law == ARP_DRAWN_TREES && which >= 6) exchange(chain, word);
    else if (which % 2 == 0) add(chain, word);
    else if (chain->n == 1) jump(chain, word);
    else take(chain, word);
    arp_ladder_stand(&chain->ladder, chain->rung);
}

arp_status arp_chain_make(const arp_window *window, arp_drawn_law law, uint64_t seed,
                          uint64_t first, uint32_t stream, arp_pool *pool, arp_chain *out,
                          arp_error *err) {
    size_t n = window->graph->n, edges = window->graph->start[n];
    /* logarithms of as many cut edges, and of members times neighbours, as there may be */
    size_t logs = (window->most + 1) * (window->degree + 1) + 1;
    uint32_t word[4];
    arp_chain c = {.window = window, .law = law, .seed = seed, .step = first, .stream = stream};
    if (!arp_pool_take_all(pool, ARP_ARRAY(c.member, window->most + 1), ARP_ARRAY(c.at, n),
                           ARP_ARRAY(c.cut, edges), ARP_ARRAY(c.cut_at, edges),
                           ARP_ARRAY(c.tree, edges), ARP_ARRAY(c.branches, n), ARP_ARRAY(c.seen, n),
                           ARP_ARRAY(c.queue, n), ARP_ARRAY(c.came, n), ARP_ARRAY(c.log, logs)))
        return arp_fail_memory(err);
    for (size_t i = 1; i < logs; i++) c.log[i] = log((double)i);
    arp_ladder_make(window, &c.ladder);
    arp_philox(seed, c.step++, stream, word);
    put_in(&c, window->open[below(word[1], window->n_open)]);
    c.rung = arp_ladder_rung(&c.ladder, 1, c.people, c.n_cut);
    *out = c;
    return ARP_OK;
}
