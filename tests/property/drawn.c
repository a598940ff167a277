/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places among sets drawn by chains against every subset, 200 numbered random graphs of at most 20
   places: how often an interval of two standard errors holds, and that a place which is not found
   is not told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "drivers/drawn/place.h"
#include "oracle/random.h"
#include "oracle/slow_drawn.h"

enum { CASES = 120, MOST = SLOW_DRAWN_MOST, FEW = 200 };

typedef struct world {
    slow_drawn slow;
    arp_pair pair[MOST * MOST];
    size_t n_pairs, row[MOST], m;
    arp_graph graph;
    arp_window window;
    arp_pool *pool;
    double own, spread;
} world;

static void join(world *w, size_t a, size_t b) {
    if (w->slow.touch[a] >> b & 1u) return;
    w->slow.touch[a] |= 1u << b;
    w->slow.touch[b] |= 1u << a;
    w->pair[w->n_pairs++] = (arp_pair){a, b};
}

/* A chosen set of a third of the places at most, grown from one of them. */
static void choose(uint64_t *s, world *w) {
    size_t n = w->slow.n, m = 1 + slow_random_below(s, (n + 2) / 3);
    unsigned chosen = 1u << slow_random_below(s, n);
    for (size_t k = 1; k < m;) {
        size_t i = slow_random_below(s, n);
        if (!(w->slow.touch[i] & chosen) || (chosen >> i & 1u)) continue;
        chosen |= 1u << i;
        k++;
    }
    w->slow.chosen = chosen;
    for (size_t i = 0; i < n; i++) {
        if (chosen >> i & 1u) w->row[w->m++] = i;
    }
}

/* Places in rows, as on a map, some with more borders; all hang together. */
static void open_world(uint64_t c, world *w) {
    uint64_t s = c * 0xD1B54A32D192ED03u + 7;
    memset(w, 0, sizeof *w);
    size_t n = w->slow.n = 6 + slow_random_below(&s, MOST - 5), wide = 2 + slow_random_below(&s, 3);
    size_t alike = slow_random_below(&s, 2);
    for (size_t i = 0; i < n; i++) {
        if (i % wide) join(w, i, i - 1);
        if (i >= wide) join(w, i, i - wide);
        if (i > wide && i % wide && slow_random_below(&s, 2)) join(w, i, i - wide - 1);
        if (slow_random_below(&s, 12) == 0 && i) join(w, i, slow_random_below(&s, i));
        w->slow.people[i] = alike ? 100.0 : (double)(20 + slow_random_below(&s, 200));
        w->slow.need[i] = (double)slow_random_below(&s, 8);
    }
    choose(&s, w);
    w->own = slow_drawn_score(&w->slow, w->slow.chosen);
    w->pool = arp_pool_new();
    assert_int_equal(arp_graph_make(w->pair, w->n_pairs, n, &w->graph, NULL), ARP_OK);
    assert_int_equal(
        arp_window_make(&w->graph, w->slow.people, w->row, w->m, w->pool, &w->window, NULL),
        ARP_OK);
}

static void close_world(world *w) {
    arp_graph_free(&w->graph);
    arp_pool_free(w->pool);
}

static bool measure(void *user, size_t chain, const uint32_t *place, size_t n, double *score) {
    const world *w = user;
    unsigned set = 0;
    (void)chain;
    for (size_t i = 0; i < n; i++) set |= 1u << place[i];
    *score = slow_drawn_score(&w->slow, set);
    return true;
}

static arp_drawn_input input(world *w) {
    return (arp_drawn_input){.window = &w->window,
                             .n_measures = 1,
                             .measure = measure,
                             .user = w,
                             .chosen = &w->own,
                             .spread = &w->spread,
                             .seed = 20101021,
                             .most_steps = 1 << 23,
                             .threads = 2};
}

typedef struct counted {
    size_t told, off2, off3;
} counted;

static void compare(uint64_t c, const slow_drawn_law *law, const arp_drawn_law_places *got,
                    counted *all) {
    const arp_drawn_place *p = &got->place[0];
    double exact = law->above + law->tied;
    if (!got->found) {
        assert_true(isnan(p->at_least));
        return;
    }
    double off = fabs(p->at_least - exact), error = sqrt(exact * (1.0 - exact) / p->ess);
    all->told++;
    all->off2 += off > 1.96 * error + 1e-12;
    all->off3 += off > 3.0 * error + 1e-12;
    if (off > 5.0 * error + 1e-9)
        fail_msg("case %d: %.6f is not %.6f (error %.6f, sets %g)", (int)c, p->at_least, exact,
                 error, law->sets);
}

static void places_are_those_of_every_subset(void **state) {
    static world w;
    counted all[ARP_N_DRAWN_LAWS] = {{0}};
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        slow_drawn_law law[2];
        arp_drawn_law_places got[ARP_N_DRAWN_LAWS];
        open_world(c, &w);
        slow_drawn_laws(&w.slow, law);
        arp_drawn_input in = input(&w);
        assert_int_equal(arp_drawn_places(&in, got, NULL), ARP_OK);
        for (size_t l = 0; l < ARP_N_DRAWN_LAWS; l++) compare(c, &law[l], &got[l], &all[l]);
        assert_true(got[ARP_DRAWN_SETS].sets <= (size_t)law[ARP_DRAWN_SETS].sets);
        if (got[ARP_DRAWN_SETS].found && law[ARP_DRAWN_SETS].sets < FEW)
            assert_int_equal(got[ARP_DRAWN_SETS].sets, (size_t)law[ARP_DRAWN_SETS].sets);
        close_world(&w);
    }
    for (size_t l = 0; l < ARP_N_DRAWN_LAWS; l++) {
        printf("law %zu: found %zu of %d, off by over 1.96 errors %zu, over 3 %zu\n", l,
               all[l].told, CASES, all[l].off2, all[l].off3);
        assert_true(all[l].told >= CASES * 95 / 100);
        assert_true(all[l].off2 <= all[l].told / 10);
        assert_true(all[l].off3 <= 4);
    }
}

/* Two places that touch, one of them chosen: the window has both, whatever the law. */
static void two_places_are_a_half_each(void **state) {
    static world w;
    arp_drawn_law_places one[ARP_N_DRAWN_LAWS], three[ARP_N_DRAWN_LAWS];
    (void)state;
    memset(&w, 0, sizeof w);
    w.slow = (slow_drawn){.n = 2, .people = {10.0, 10.0}, .need = {1.0, 2.0}, .chosen = 2};
    join(&w, 1, 0);
    w.row[0] = w.m = 1;
    w.own = 2.0;
    w.pool = arp_pool_new();
    assert_int_equal(arp_graph_make(w.pair, w.n_pairs, 2, &w.graph, NULL), ARP_OK);
    assert_int_equal(arp_window_make(&w.graph, w.slow.people, w.row, w.m, w.pool, &w.window, NULL),
                     ARP_OK);
    arp_drawn_input in = input(&w);
    in.threads = 1;
    assert_int_equal(arp_drawn_places(&in, one, NULL), ARP_OK);
    in.threads = 3;
    assert_int_equal(arp_drawn_places(&in, three, NULL), ARP_OK);
    assert_memory_equal(one, three, sizeof one); /* the same bits for any number of threads */
    for (size_t l = 0; l < ARP_N_DRAWN_LAWS; l++) {
        assert_true(one[l].found);
        assert_true(fabs(one[l].place[0].at_least - 0.5) <= 5.0 * one[l].place[0].error);
        assert_true(fabs(one[l].place[0].mean - 1.5) <= 5.0 * one[l].place[0].error);
    }
    close_world(&w);
}

static bool stop(void *user) {
    (void)user;
    return false;
}

static void it_ends_when_it_is_asked_to(void **state) {
    static world w;
    arp_drawn_law_places got[ARP_N_DRAWN_LAWS];
    (void)state;
    open_world(3, &w);
    arp_drawn_input in = input(&w);
    in.go_on = stop;
    assert_int_equal(arp_drawn_places(&in, got, NULL), ARP_INTERRUPTED);
    close_world(&w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_places_are_a_half_each),
        cmocka_unit_test(it_ends_when_it_is_asked_to),
        cmocka_unit_test(places_are_those_of_every_subset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
