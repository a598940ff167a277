/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidate perimeters against every subset, 1 000 numbered random graphs: case c draws from its
   own stream, so a failure that prints c can be run again alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "drivers/candidates/candidates.h"
#include "oracle/random.h"
#include "oracle/slow_candidates.h"
#include "unit/build.h"

enum { CASES = 1000, MOST = 11, LEAST = 5, LEAVES = 4, MEASURES = 3, SETS = 1 << MOST };

static const int POLARITY[LEAVES] = {1, -1, 1, -1};
static const double PER[LEAVES] = {100.0, 1.0, 1000.0, 1.0};
static const double SIDE_WEIGHT[2] = {1.0 / 3.0, 2.0 / 3.0};

/* Territories in a graph; the first ones are ranked. Leaf 3 is a plain sum. */
typedef struct random_case {
    size_t n, n_ranked, n_pairs, least, most;
    unsigned touch[MOST], seeds, chosen, marked;
    arp_pair pair[MOST * MOST];
    double num[LEAVES][MOST], den[LEAVES][MOST], population[MOST], from, to;
    double mean[LEAVES], sd[LEAVES];
    size_t ranked[MOST], group[MOST], seed[MOST], chosen_row[MOST], n_seeds, n_chosen;
    bool open[MOST];
    uint8_t mark[MOST];
    const char *code[MOST];
    arp_summand column[LEAVES];
    arp_sums sums;
    build_plan plan;
    arp_table values;
    arp_result result;
    arp_graph graph;
    arp_pool *pool;
    arp_candidates_input in;
    unsigned set[SETS]; /* every connected one, by the slow way */
    size_t n_sets;
    double score[SETS][MEASURES];
} random_case;

static void near(uint64_t c, double a, double b) {
    if (isnan(a) && isnan(b)) return;
    if (!(fabs(a - b) <= 1e-9 * (1.0 + fabs(b)))) {
        fail_msg("case %d: %.17g is not %.17g", (int)c, a, b);
    }
}

static void draw_numbers(uint64_t *s, random_case *r) {
    r->n = LEAST + slow_random_below(s, MOST - LEAST + 1);
    r->n_ranked = r->n - slow_random_below(s, 2);
    for (size_t i = 0; i < r->n; i++) {
        r->ranked[i] = i < r->n_ranked ? i : ARP_NONE;
        r->population[i] = (double)(1 + slow_random_below(s, 1000));
        r->group[i] = slow_random_below(s, 3);
        r->code[i] = "t";
        r->open[i] = true;
        for (size_t j = 0; j < LEAVES; j++) {
            r->den[j][i] = (double)(20 + slow_random_below(s, 30));
            r->num[j][i] = (double)slow_random_below(s, j == 0 ? 20 : 8);
        }
        for (size_t k = 0; k < i; k++) {
            if (slow_random_below(s, 100) >= 35) continue;
            r->touch[i] |= 1u << k;
            r->touch[k] |= 1u << i;
            r->pair[r->n_pairs++] = (arp_pair){i, k};
        }
    }
    /* a mark may stand where nothing is ranked */
    if (r->n_ranked < r->n && slow_random_below(s, 2)) {
        r->mark[r->n - 1] = ARP_CELL_SECRET;
        r->marked = 1u << (r->n - 1);
    }
}

/* Seeds that hang together, and a choice that mostly does. */
static void draw_question(uint64_t *s, random_case *r) {
    static unsigned any[SETS];
    r->least = 1 + slow_random_below(s, 2);
    r->most = r->least + 1 + slow_random_below(s, 5);
    size_t many = slow_connected_sets(r->n, r->touch, 0, 1, 2, any);
    if (slow_random_below(s, 3)) r->seeds = any[slow_random_below(s, many)];
    if (slow_set_size(r->seeds) > r->most) r->seeds = 0;
    many = slow_connected_sets(r->n, r->touch, r->seeds, r->least, r->most, any);
    if (many) r->chosen = any[slow_random_below(s, many)];
    if (!many || slow_random_below(s, 5) == 0)
        r->chosen = 1u + (unsigned)slow_random_below(s, (1u << r->n) - 1);
    r->from = -INFINITY;
    r->to = INFINITY;
    if (slow_random_below(s, 3)) {
        double own = slow_set_ratio(r->chosen, r->n, r->population, NULL, 1.0);
        double seeds = slow_set_ratio(r->seeds, r->n, r->population, NULL, 1.0);
        r->from = 0.5 * own;
        r->to = fmax(1.6 * own, seeds);
    }
    for (size_t i = 0; i < r->n; i++) {
        if (r->seeds >> i & 1u) r->seed[r->n_seeds++] = i;
        if (r->chosen >> i & 1u) r->chosen_row[r->n_chosen++] = i;
    }
}

static void make_plan(random_case *r) {
    double value[LEAVES][MOST];
    const double *column[LEAVES];
    build_start(&r->plan);
    size_t first = build_node(&r->plan, 0, "one", 1.0),
           second = build_node(&r->plan, 0, "two", 2.0);
    for (size_t j = 0; j < LEAVES; j++) {
        build_leaf(&r->plan, j < 2 ? first : second, "leaf", 1.0, j, POLARITY[j]);
        for (size_t i = 0; i < r->n_ranked; i++) {
            const double *den = j == 3 ? NULL : r->den[j];
            value[j][i] = slow_set_ratio(1u << i, r->n, r->num[j], den, PER[j]);
        }
        slow_mean_and_sd(value[j], r->n_ranked, &r->mean[j], &r->sd[j]);
        column[j] = value[j];
        r->column[j] = (arp_summand){.numerator = r->num[j],
                                     .denominator = j == 3 ? NULL : r->den[j],
                                     .mark = r->mark,
                                     .per = PER[j],
                                     .summable = true};
    }
    r->values = build_table(r->n_ranked, LEAVES, column);
    r->sums = (arp_sums){.n_rows = r->n,
                         .n_columns = LEAVES,
                         .code = r->code,
                         .label = r->code,
                         .population = r->population,
                         .ranked = r->ranked,
                         .column = r->column};
}

static void score_set(const random_case *r, unsigned set, double *score) {
    double side[2] = {0.0, 0.0};
    for (size_t j = 0; j < LEAVES; j++) {
        const double *den = j == 3 ? NULL : r->den[j];
        double x = slow_set_ratio(set, r->n, r->num[j], den, PER[j]);
        side[j / 2] += POLARITY[j] * (x - r->mean[j]) / r->sd[j] / 2.0;
    }
    score[0] = SIDE_WEIGHT[0] * side[0] + SIDE_WEIGHT[1] * side[1];
    score[1] = side[0];
    score[2] = side[1];
    for (size_t m = 0; m < MEASURES && (set & r->marked); m++) score[m] = NAN;
}

/* False where an indicator came out constant: the index refuses that. */
static bool open_case(uint64_t c, random_case *r) {
    uint64_t s = c * 0xD1B54A32D192ED03u + 1;
    memset(r, 0, sizeof *r);
    draw_numbers(&s, r);
    draw_question(&s, r);
    make_plan(r);
    r->n_sets = slow_connected_sets(r->n, r->touch, r->seeds, r->least, r->most, r->set);
    for (size_t i = 0; i < r->n_sets; i++) score_set(r, r->set[i], r->score[i]);
    r->pool = arp_pool_new();
    assert_non_null(r->pool);
    assert_int_equal(arp_graph_make(r->pair, r->n_pairs, r->n, &r->graph, NULL), ARP_OK);
    r->in = (arp_candidates_input){.sums = &r->sums,
                                   .graph = &r->graph,
                                   .open = r->open,
                                   .seed = r->seed,
                                   .n_seeds = r->n_seeds,
                                   .chosen = r->chosen_row,
                                   .n_chosen = r->n_chosen,
                                   .least = r->least,
                                   .most = r->most,
                                   .from = r->from,
                                   .to = r->to,
                                   .within = r->group,
                                   .cut = r->group,
                                   .cap = 1000000,
                                   .node_limit = 10000};
    return arp_index_run(&r->plan.plan, &r->values, &r->result, NULL) == ARP_OK;
}

static void close_case(random_case *r) {
    arp_result_free(&r->result);
    arp_table_free(&r->values);
    arp_graph_free(&r->graph);
    arp_pool_free(r->pool);
}

static arp_status find(random_case *r, arp_candidates *out, arp_error *err) {
    const arp_unit_ground ground = {
        .plan = &r->plan.plan, .values = &r->values, .result = &r->result, .pool = r->pool};
    return arp_candidates_find(&ground, &r->in, out, err);
}

static double people(const random_case *r, unsigned set) {
    return slow_set_ratio(set, r->n, r->population, NULL, 1.0);
}

static bool is_like(const random_case *r, unsigned set) {
    return people(r, set) >= r->from && people(r, set) <= r->to;
}

/* The group of every member; SIZE_MAX where they have not all one. */
static size_t one_group(const random_case *r, unsigned set) {
    size_t group = SIZE_MAX;
    for (size_t i = 0; i < r->n; i++) {
        if (!(set >> i & 1u)) continue;
        if (group != SIZE_MAX && group != r->group[i]) return SIZE_MAX;
        group = r->group[i];
    }
    return group;
}

static unsigned bits(const arp_candidate *one) {
    unsigned set = 0;
    for (size_t i = 0; i < one->n; i++) set |= 1u << one->row[i];
    return set;
}

static void check_counts(uint64_t c, const random_case *r, const arp_candidates *found) {
    for (size_t size = r->least; size <= r->most; size++) {
        arp_candidates_count count = {0};
        for (size_t i = 0; i < r->n_sets; i++) {
            if (slow_set_size(r->set[i]) != size) continue;
            count.sets++;
            count.marked += (r->set[i] & r->marked) != 0;
            count.like += !(r->set[i] & r->marked) && is_like(r, r->set[i]);
        }
        if (found->count[size].sets != count.sets || found->count[size].like != count.like ||
            found->count[size].marked != count.marked || found->count[size].off != 0)
            fail_msg("case %d: sets of %d", (int)c, (int)size);
    }
}

/* Rounding may have split or joined near ties. */
static void check_place(uint64_t c, const random_case *r, const arp_candidates *found,
                        arp_among among, size_t m) {
    const arp_candidate_place *p = &found->place[among * MEASURES + m];
    size_t n = 0, surely = 1, perhaps = 1, group = one_group(r, r->chosen);
    double own[MEASURES];
    score_set(r, r->chosen, own);
    for (size_t i = 0; i < r->n_sets; i++) {
        unsigned set = r->set[i];
        if (set & r->marked || (among != ARP_AMONG_ALL && !is_like(r, set))) continue;
        if (among == ARP_AMONG_WITHIN && (group == SIZE_MAX || one_group(r, set) != group))
            continue;
        n++;
        surely += set != r->chosen && r->score[i][m] > own[m] + 1e-9;
        perhaps += set != r->chosen && r->score[i][m] > own[m] - 1e-9;
    }
    if (r->chosen & r->marked) {
        assert_true(p->rank == 0 && isnan(p->percentile));
        return;
    }
    if (p->n != n || p->rank < surely || p->rank > perhaps || p->tied > perhaps - surely)
        fail_msg("case %d: rank %d of %d is not in %d to %d of %d", (int)c, (int)p->rank, (int)p->n,
                 (int)surely, (int)perhaps, (int)n);
}

static void check_best(uint64_t c, const random_case *r, const arp_candidates *found, size_t m) {
    bool used[SETS] = {false};
    for (uint32_t k = 1; k <= ARP_CANDIDATES_BEST; k++) {
        double best = -INFINITY, shown = -INFINITY;
        size_t at = 0;
        for (size_t i = 0; i < r->n_sets; i++) {
            bool counts = !used[i] && !(r->set[i] & r->marked) && is_like(r, r->set[i]);
            if (!counts || !(r->score[i][m] > best)) continue;
            best = r->score[i][m];
            at = i;
        }
        used[at] = true;
        for (size_t i = 0; i < found->n_sets; i++) {
            if (found->set[i].best[m] == k) shown = found->set[i].score[m];
        }
        if (isinf(best)) assert_true(isinf(shown));
        else near(c, shown, best);
    }
}

/* By how much a set is at least as high on every aim: below 0, it is not. */
static double margin(const random_case *r, size_t a, size_t b) {
    unsigned one = r->set[a], other = r->set[b];
    bool no_less = people(r, one) >= people(r, other) &&
                   slow_set_size(one) <= slow_set_size(other) &&
                   slow_set_cuts(one, r->n, r->group) <= slow_set_cuts(other, r->n, r->group);
    if (!no_less) return -INFINITY;
    return fmin(r->score[a][1] - r->score[b][1], r->score[a][2] - r->score[b][2]);
}

static void check_front(uint64_t c, const random_case *r, const arp_candidates *found) {
    for (size_t i = 0; i < r->n_sets; i++) {
        if (r->set[i] & r->marked || !is_like(r, r->set[i])) continue;
        bool shown = false, beaten = false, perhaps = false;
        for (size_t k = 0; k < found->n_sets; k++)
            shown = shown || (found->set[k].front && bits(&found->set[k]) == r->set[i]);
        for (size_t j = 0; j < r->n_sets; j++) {
            if (i == j || r->set[j] & r->marked || !is_like(r, r->set[j])) continue;
            beaten = beaten || margin(r, j, i) > 1e-9;
            perhaps = perhaps || margin(r, j, i) > -1e-9;
        }
        if (shown ? beaten : !perhaps) fail_msg("case %d: front", (int)c);
    }
}

static void check_neighbours(uint64_t c, const random_case *r, const arp_candidates *found) {
    unsigned base = r->seeds ? r->seeds : r->chosen, near_it = 0;
    double own[MEASURES], with[MEASURES];
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++) {
        if (base >> i & 1u) near_it |= r->touch[i];
    }
    assert_int_equal(bits(&found->base), base);
    score_set(r, base, own);
    for (size_t i = 0; i < r->n; i++) {
        if (!(near_it & ~base) || !((near_it & ~base) >> i & 1u)) continue;
        assert_true(n < found->n_neighbours);
        const arp_candidate_neighbour *one = &found->neighbour[n++];
        assert_int_equal(one->row, i);
        assert_int_equal(one->chosen, (r->chosen >> i & 1u) != 0);
        score_set(r, base | 1u << i, with);
        near(c, one->population, people(r, base | 1u << i));
        for (size_t m = 0; m < MEASURES; m++) {
            near(c, one->score[m], with[m]);
            near(c, one->added[m], with[m] - own[m]);
        }
    }
    assert_int_equal(n, found->n_neighbours);
}

static void check_state(const random_case *r, const arp_candidates *found) {
    bool is_one = false;
    for (size_t i = 0; i < r->n_sets; i++) {
        is_one = is_one || (r->set[i] == r->chosen && !(r->chosen & r->marked));
    }
    assert_int_equal(found->chosen_state == ARP_CHOSEN_CANDIDATE, is_one);
    assert_int_equal(found->set[0].chosen, true);
    assert_int_equal(found->set[0].cut, slow_set_cuts(r->chosen, r->n, r->group));
}

static void what_is_found_is_what_every_subset_says(void **state) {
    (void)state;
    static random_case r;
    size_t ran = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        if (open_case(c, &r)) {
            arp_candidates found;
            arp_error err = {0};
            assert_int_equal(find(&r, &found, &err), ARP_OK);
            assert_int_equal(found.method, ARP_CANDIDATES_ALL);
            check_counts(c, &r, &found);
            check_state(&r, &found);
            for (size_t m = 0; m < MEASURES; m++) {
                check_place(c, &r, &found, ARP_AMONG_ALL, m);
                check_place(c, &r, &found, ARP_AMONG_LIKE, m);
                check_place(c, &r, &found, ARP_AMONG_WITHIN, m);
                check_best(c, &r, &found, m);
            }
            check_front(c, &r, &found);
            check_neighbours(c, &r, &found);
            ran++;
        }
        close_case(&r);
    }
    assert_true(ran > 900);
}

/* Pruning by inhabitants finds the same sets of like population. */
static void fewer_sets_are_visited_where_the_population_is_bounded(void **state) {
    (void)state;
    static random_case r;
    size_t fewer = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        if (open_case(c, &r) && r.to < INFINITY) {
            arp_candidates all, some;
            assert_int_equal(find(&r, &all, NULL), ARP_OK);
            r.in.cap = all.visited ? all.visited - 1 : 0;
            assert_int_equal(find(&r, &some, NULL), ARP_OK);
            if (some.method == ARP_CANDIDATES_UP_TO) {
                fewer++;
                for (size_t m = 0; m < MEASURES; m++) {
                    assert_int_equal(some.place[m].n, 0);
                    check_place(c, &r, &some, ARP_AMONG_LIKE, m);
                    check_place(c, &r, &some, ARP_AMONG_WITHIN, m);
                    check_best(c, &r, &some, m);
                }
                check_front(c, &r, &some);
            }
        }
        close_case(&r);
    }
    assert_true(fewer > 100);
}

/* The highest weighted mean of the members' own scores; -infinity without a set. */
static double best_mean(const random_case *r, size_t m) {
    double own[MOST] = {0.0}, all[MEASURES], best = -INFINITY;
    for (size_t i = 0; i < r->n; i++) {
        score_set(r, 1u << i, all);
        own[i] = all[m];
    }
    for (size_t i = 0; i < r->n_sets; i++) {
        if (r->set[i] & r->marked || !is_like(r, r->set[i])) continue;
        best = fmax(best, slow_set_mean(r->set[i], r->n, own, r->population));
    }
    return best;
}

static void too_many_sets_are_left_to_a_program_that_finds_the_best_mean(void **state) {
    (void)state;
    static random_case r;
    size_t found_any = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        if (open_case(c, &r)) {
            arp_candidates found;
            arp_error err = {0};
            r.in.cap = 0;
            assert_int_equal(find(&r, &found, &err), ARP_OK);
            assert_int_equal(found.method, ARP_CANDIDATES_PROGRAM);
            for (size_t m = 0; m < MEASURES; m++) {
                const arp_candidate_flow *flow = &found.flow[m];
                double best = best_mean(&r, m), exact[MEASURES];
                if (isinf(best)) {
                    assert_int_equal(flow->state, ARP_PROGRAM_INFEASIBLE);
                    continue;
                }
                if (flow->state != ARP_PROGRAM_OPTIMAL || fabs(flow->mean - best) > 1e-6)
                    fail_msg("case %d: mean %.9g is not %.9g", (int)c, flow->mean, best);
                assert_true(flow->bound >= best - 1e-9 && flow->bound < best + 1e-5);
                assert_true(slow_hangs_together(bits(&flow->set), r.n, r.touch));
                score_set(&r, bits(&flow->set), exact);
                near(c, flow->set.score[m], exact[m]);
                found_any++;
            }
        }
        close_case(&r);
    }
    assert_true(found_any > CASES);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_found_is_what_every_subset_says),
        cmocka_unit_test(fewer_sets_are_visited_where_the_population_is_bounded),
        cmocka_unit_test(too_many_sets_are_left_to_a_program_that_finds_the_best_mean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
