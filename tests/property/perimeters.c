/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unions, perimeters and claims against plain loops, 1 000 numbered random cases with planted ties:
   case c draws from its own stream, so a failure that prints c can be run again alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "drivers/around/claims.h"
#include "drivers/around/counts.h"
#include "drivers/around/perimeters.h"
#include "oracle/random.h"
#include "oracle/slow_drivers.h"
#include "oracle/slow_perimeters.h"
#include "unit/build.h"

enum { CASES = 1000, MOST = 60, LEAVES = 4, PERIMETERS = 3, CLAIMS = 6 };

static const int POLARITY[LEAVES] = {1, -1, 1, -1};
static const double PER[LEAVES] = {100.0, 1.0, 1000.0, 1.0};
static const double SIDE_WEIGHT[2] = {1.0 / 3.0, 2.0 / 3.0};

/* n_all territories, some of them ranked; leaf 3 is a plain sum. */
typedef struct random_case {
    size_t n_all, n_ranked, n_members[PERIMETERS];
    int is_ranked[MOST], in[PERIMETERS][MOST];
    double num[LEAVES][MOST], den[LEAVES][MOST], population[MOST];
    size_t ranked[MOST], row[PERIMETERS][MOST];
    uint8_t mark[MOST];
    const char *code[MOST];
    arp_summand column[LEAVES];
    arp_sums sums;
    build_plan plan;
    arp_table values;
    arp_result result;
    arp_pool *pool;
    arp_pair pair[2 * MOST];
    arp_neighbours_input near;
    arp_unit_ground ground;
    arp_members member[PERIMETERS];
} random_case;

static void near(uint64_t c, double a, double b) {
    if (isnan(a) && isnan(b)) return;
    if (!(fabs(a - b) <= 1e-9 * (1.0 + fabs(b)))) {
        fail_msg("case %d: %.17g is not %.17g", (int)c, a, b);
    }
}

static void draw_numbers(uint64_t *s, random_case *r) {
    r->n_all = 14 + slow_random_below(s, MOST - 13);
    for (size_t i = 0; i < r->n_all; i++) {
        r->is_ranked[i] = i < 10 || slow_random_below(s, 5) > 0;
        r->ranked[i] = r->is_ranked[i] ? r->n_ranked++ : ARP_NONE;
        r->population[i] = (double)(1 + slow_random_below(s, 1000));
        r->code[i] = "t";
        for (size_t j = 0; j < LEAVES; j++) {
            r->den[j][i] = (double)(20 + slow_random_below(s, 30));
            r->num[j][i] = (double)slow_random_below(s, j == 0 ? 20 : 8);
        }
    }
    for (size_t p = 0; p < PERIMETERS; p++) {
        size_t size = 1 + slow_random_below(s, 4);
        for (size_t i = 0; i < size; i++) r->in[p][slow_random_below(s, r->n_all)] = 1;
        for (size_t i = 0; i < r->n_all; i++) {
            if (r->in[p][i]) r->row[p][r->n_members[p]++] = i;
        }
        r->member[p] = (arp_members){"perimeter", r->row[p], r->n_members[p]};
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
        for (size_t i = 0; i < r->n_all; i++) {
            if (!r->is_ranked[i]) continue;
            double den = j == 3 ? 1.0 : r->den[j][i];
            value[j][r->ranked[i]] = PER[j] * r->num[j][i] / den;
        }
        column[j] = value[j];
        r->column[j] = (arp_summand){.numerator = r->num[j],
                                     .denominator = j == 3 ? NULL : r->den[j],
                                     .mark = r->mark,
                                     .per = PER[j],
                                     .summable = true,
                                     .model = j == 0   ? ARP_ERROR_BINOMIAL
                                              : j == 2 ? ARP_ERROR_POISSON
                                                       : ARP_ERROR_NONE};
    }
    r->values = build_table(r->n_ranked, LEAVES, column);
    r->sums = (arp_sums){.n_rows = r->n_all,
                         .n_columns = LEAVES,
                         .code = r->code,
                         .label = r->code,
                         .population = r->population,
                         .ranked = r->ranked,
                         .column = r->column};
}

/* False where an indicator came out constant: the index refuses that. */
static bool open_case(uint64_t c, random_case *r) {
    uint64_t s = (c)*0xD1B54A32D192ED03u + 1;
    memset(r, 0, sizeof *r);
    draw_numbers(&s, r);
    make_plan(r);
    r->pool = arp_pool_new();
    assert_non_null(r->pool);
    /* neighbours: each ranked one and the one three further on, now and then told twice */
    for (size_t i = 0; i + 3 < r->values.n_rows; i++) {
        r->pair[r->near.n_pairs++] = (arp_pair){i, i + 3};
        if (i % 4 == 0) r->pair[r->near.n_pairs++] = (arp_pair){i + 3, i};
    }
    r->near.pair = r->pair;
    r->ground = (arp_unit_ground){&r->plan.plan, &r->values, &r->result, c, r->pool, &r->near};
    return arp_index_run(&r->plan.plan, &r->values, &r->result, NULL) == ARP_OK;
}

static void close_case(random_case *r) {
    arp_result_free(&r->result);
    arp_table_free(&r->values);
    arp_pool_free(r->pool);
}

/* Rank of the last of n, where rounding may have split or joined near ties. */
static void check_rank(uint64_t c, const double *x, size_t n, uint32_t rank) {
    size_t surely = 1, perhaps = 1;
    for (size_t i = 0; i + 1 < n; i++) {
        surely += x[i] > x[n - 1] + 1e-9;
        perhaps += x[i] > x[n - 1] - 1e-9;
    }
    if (rank < surely || rank > perhaps) {
        fail_msg("case %d: rank %d is not in %d to %d", (int)c, (int)rank, (int)surely,
                 (int)perhaps);
    }
}

static void check_unit(uint64_t c, const random_case *r, size_t p, const arp_unit *u) {
    double x[MOST + 1], z[LEAVES][MOST + 1], side[2][MOST + 1], score[MOST + 1], people = 0.0;
    size_t n = 0;
    for (size_t j = 0; j < LEAVES; j++) {
        const double *den = j == 3 ? NULL : r->den[j];
        n = slow_union_column(r->num[j], den, r->is_ranked, r->in[p], r->n_all, PER[j], x);
        near(c, u->value[j], x[n - 1]);
        slow_zscore(x, n, POLARITY[j], z[j]);
    }
    for (size_t i = 0; i < r->n_all; i++) people += r->in[p][i] ? r->population[i] : 0.0;
    assert_int_equal(u->n, n);
    near(c, u->population, people);
    if (!u->computed) return;
    for (size_t i = 0; i < n; i++) {
        for (size_t s = 0; s < 2; s++) side[s][i] = (z[2 * s][i] + z[2 * s + 1][i]) / 2.0;
        score[i] = SIDE_WEIGHT[0] * side[0][i] + SIDE_WEIGHT[1] * side[1][i];
    }
    near(c, u->score[0], score[n - 1]);
    check_rank(c, score, n, u->rank[0]);
    for (size_t s = 0; s < 2; s++) {
        near(c, u->score[1 + s], side[s][n - 1]);
        check_rank(c, side[s], n, u->rank[1 + s]);
    }
}

static void check_shares(uint64_t c, const random_case *r, const arp_perimeters *found) {
    for (size_t p = 0; p < PERIMETERS; p++) {
        const arp_perimeter *one = &found->at[p];
        for (size_t q = 0; q < PERIMETERS; q++) {
            double both = 0.0, theirs = 0.0;
            for (size_t i = 0; i < r->n_all; i++) {
                both += r->in[p][i] && r->in[q][i] ? r->population[i] : 0.0;
                theirs += r->in[q][i] ? r->population[i] : 0.0;
            }
            near(c, one->share_of[q], both / theirs);
            near(c, one->jaccard_count[q], slow_jaccard(r->in[p], r->in[q], NULL, r->n_all));
            near(c, one->jaccard_population[q],
                 slow_jaccard(r->in[p], r->in[q], r->population, r->n_all));
        }
    }
    for (size_t i = 0; i < found->n_changes; i++) {
        const arp_perimeter_change *change = &found->change[i];
        size_t gained = 0, lost = 0;
        for (size_t t = 0; t < r->n_all; t++) {
            gained += r->in[change->to][t] && !r->in[change->from][t];
            lost += r->in[change->from][t] && !r->in[change->to][t];
        }
        assert_int_equal(change->n_gained, gained);
        assert_int_equal(change->n_lost, lost);
    }
}

/* Two members: every pair of the territories, unranked members among them. */
static void check_spread(uint64_t c, const random_case *r, size_t p, const arp_spread *spread) {
    double x[MOST + 1], column[MOST + 1], z[(MOST + 1) * LEAVES];
    size_t at[2], place[MOST + 1], ranked = 0, n = 0, members = 0, nearer = 0, surely = 0;
    if (r->n_members[p] != 2 || spread->why.code != ARP_OK) return;
    for (size_t i = 0; i < r->n_all; i++) {
        if (!r->is_ranked[i] && !r->in[p][i]) continue;
        if (r->in[p][i]) at[members++] = n;
        if (r->is_ranked[i]) place[ranked++] = n;
        n++;
    }
    for (size_t j = 0; j < LEAVES; j++) {
        size_t k = 0;
        for (size_t i = 0; i < r->n_all; i++) {
            if (!r->is_ranked[i] && !r->in[p][i]) continue;
            x[k++] = PER[j] * r->num[j][i] / (j == 3 ? 1.0 : r->den[j][i]);
        }
        slow_zscore(x, n, 1, column);
        for (size_t i = 0; i < n; i++) z[i * LEAVES + j] = column[i];
    }
    double mine = slow_apart(z, LEAVES, at[0], at[1]), sum = 0.0, pairs = (double)(n * (n - 1) / 2);
    for (size_t a = 0; a < n; a++) {
        for (size_t b = 0; b < a; b++) {
            double apart = slow_apart(z, LEAVES, a, b);
            sum += apart;
            nearer += apart <= mine + 1e-9;
            surely += apart <= mine - 1e-9;
        }
    }
    double beside = 0.0;
    for (size_t i = 0; i + 3 < ranked; i++) {
        beside += slow_apart(z, LEAVES, place[i], place[i + 3]) / (double)(ranked - 3);
    }
    near(c, spread->neighbours, beside);
    near(c, spread->members, mine);
    near(c, spread->random, sum / pairs);
    assert_true(spread->nearer <= (double)nearer / pairs + 1e-12);
    assert_true(spread->nearer > (double)surely / pairs);
    assert_int_equal(spread->method, ARP_P_EXACT);
}

static void unions_are_direct_sums_ranked_in_place_of_their_members(void **state) {
    (void)state;
    static random_case r;
    size_t computed = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        if (open_case(c, &r)) {
            arp_perimeters *found = NULL;
            const arp_perimeters_input in = {&r.sums, r.member[0], r.member, PERIMETERS};
            assert_int_equal(arp_perimeters_make(&r.ground, &in, &found, NULL), ARP_OK);
            check_unit(c, &r, 0, &found->selection);
            for (size_t p = 0; p < PERIMETERS; p++) {
                check_unit(c, &r, p, &found->at[p].unit);
                check_spread(c, &r, p, &found->at[p].spread);
                computed += found->at[p].unit.computed;
            }
            check_shares(c, &r, found);
        }
        close_case(&r);
    }
    assert_true(computed > CASES);
}

/* One claim's sums by the loop, and its p term by term. */
static void check_claim(uint64_t c, const random_case *r, size_t p, const arp_claim *one) {
    size_t j = one->asked.column;
    double num = 0.0, den = 0.0;
    for (size_t i = 0; i < r->n_all; i++) {
        num += r->in[p][i] ? r->num[j][i] : 0.0;
        den += r->in[p][i] ? (j == 3 ? 0.0 : r->den[j][i]) : 0.0;
    }
    double value = PER[j] * num / (j == 3 ? 1.0 : den), than = one->asked.reference;
    near(c, one->value, value);
    assert_int_equal(one->holds, one->asked.above ? one->value > than : one->value < than);
    if (one->state != ARP_CLAIM_TESTED) {
        assert_true(isnan(one->p) && isnan(one->p_holm) && !one->significantly);
        return;
    }
    double tail = j == 0 ? slow_binomial_tail(num, den, than / PER[j], one->asked.above)
                         : slow_poisson_tail(num, than / PER[j] * den, one->asked.above);
    near(c, one->p, tail);
    assert_true(one->low <= value + 1e-9 && value <= one->high + 1e-9);
}

static void claims_are_tested_as_every_term_added_says(void **state) {
    (void)state;
    static random_case r;
    for (uint64_t c = 0; c < CASES; c++) {
        uint64_t s = (c + CASES) * 0xD1B54A32D192ED03u + 1;
        arp_claim_input claim[CLAIMS] = {0};
        size_t of[CLAIMS], tested = 0;
        double p[CLAIMS], adjusted[CLAIMS];
        if (open_case(c, &r)) {
            for (size_t i = 0; i < CLAIMS; i++) {
                of[i] = slow_random_below(&s, PERIMETERS);
                claim[i].column = slow_random_below(&s, LEAVES);
                claim[i].of = r.member[of[i]];
                claim[i].above = slow_random_below(&s, 2);
                claim[i].reference = (double)(1 + slow_random_below(&s, 40));
                if (claim[i].column == 2) claim[i].reference *= 8.0;
                claim[i].alpha = 0.05;
            }
            arp_claims *found = NULL;
            const arp_claims_input in = {&r.sums, claim, CLAIMS};
            assert_int_equal(arp_claims_make(&r.ground, &in, &found, NULL), ARP_OK);
            for (size_t i = 0; i < CLAIMS; i++) {
                check_claim(c, &r, of[i], &found->at[i]);
                if (found->at[i].state == ARP_CLAIM_TESTED) p[tested++] = found->at[i].p;
            }
            assert_int_equal(found->n_tested, tested);
            slow_holm(p, tested, adjusted);
            for (size_t i = 0, t = 0; i < CLAIMS; i++) {
                if (found->at[i].state == ARP_CLAIM_TESTED)
                    near(c, found->at[i].p_holm, adjusted[t++]);
            }
        }
        close_case(&r);
    }
}

/* Leaf 1 as ready values with weights and standard errors. */
static void make_ready(uint64_t *s, random_case *r, double *value, double *product, double *off) {
    arp_summand *column = &r->column[1];
    for (size_t i = 0; i < r->n_all; i++) {
        value[i] = r->num[1][i] / r->den[1][i];
        product[i] = value[i] * r->den[1][i];
        off[i] = (1.0 + (double)slow_random_below(s, 30)) / 100.0;
    }
    column->numerator = product;
    column->ready = value;
    column->standard_error = off;
    column->mean = true;
}

static void ready_values_together_are_their_weighted_mean_with_its_error(void **state) {
    (void)state;
    static random_case r;
    double value[MOST], product[MOST], off[MOST];
    for (uint64_t c = 0; c < CASES; c++) {
        uint64_t s = (c + 3 * CASES) * 0xD1B54A32D192ED03u + 1;
        if (open_case(c, &r)) {
            make_ready(&s, &r, value, product, off);
            for (size_t p = 0; p < PERIMETERS; p++) {
                size_t n = r.n_members[p], one = r.row[p][0], last = r.row[p][n - 1];
                arp_unit_cell cell = arp_unit_sum(&r.sums, 1, r.row[p], n);
                near(c, cell.value, slow_weighted_mean(value, r.den[1], r.in[p], r.n_all));
                near(c, cell.standard_error, slow_weighted_error(off, r.den[1], r.in[p], r.n_all));
                assert_int_equal(cell.approximate, n > 1);
                if (n == 1)
                    assert_true(cell.value == value[one] && cell.standard_error == off[one]);
                off[last] = NAN; /* one unknown error, and all is unknown but the value */
                cell = arp_unit_sum(&r.sums, 1, r.row[p], n);
                assert_true(isnan(cell.standard_error) && !isnan(cell.value));
                off[last] = 0.1;
                double weight = r.den[1][last];
                r.den[1][last] = product[last] = NAN; /* a weight matters to a union only */
                cell = arp_unit_sum(&r.sums, 1, r.row[p], n);
                assert_true(n == 1 ? cell.value == value[one] : cell.mark == ARP_CELL_MISSING);
                r.den[1][last] = weight;
                product[last] = value[last] * weight;
            }
        }
        close_case(&r);
    }
}

/* The p of a claim against all others, from the counts or the errors of both. */
static double slow_apart_p(const random_case *r, const arp_claim *one, const double *value,
                           const double *off, const int *in) {
    int out[MOST];
    double x[2] = {0.0, 0.0}, whole[2] = {0.0, 0.0};
    size_t j = one->asked.column;
    for (size_t i = 0; i < r->n_all; i++) {
        out[i] = !in[i];
        x[out[i]] += r->num[j][i];
        whole[out[i]] += j == 3 ? 0.0 : r->den[j][i];
    }
    if (j == 0)
        return slow_hypergeometric_tail(x[0], whole[0] + whole[1], x[0] + x[1], whole[0],
                                        one->asked.above);
    if (j == 2)
        return slow_binomial_tail(x[0], x[0] + x[1], whole[0] / (whole[0] + whole[1]),
                                  one->asked.above);
    double gap = slow_weighted_mean(value, r->den[1], in, r->n_all) -
                 slow_weighted_mean(value, r->den[1], out, r->n_all);
    double mine = slow_weighted_error(off, r->den[1], in, r->n_all);
    double theirs = slow_weighted_error(off, r->den[1], out, r->n_all);
    double z = gap / sqrt(mine * mine + theirs * theirs);
    return slow_normal_tail(one->asked.above ? z : -z);
}

static void a_claim_against_the_rest_counts_the_errors_of_both(void **state) {
    (void)state;
    static random_case r;
    double value[MOST], product[MOST], off[MOST];
    size_t everyone[MOST], tested = 0;
    for (size_t i = 0; i < MOST; i++) everyone[i] = i;
    for (uint64_t c = 0; c < CASES; c++) {
        uint64_t s = (c + 4 * CASES) * 0xD1B54A32D192ED03u + 1;
        arp_claim_input claim[3] = {0};
        if (open_case(c, &r)) {
            make_ready(&s, &r, value, product, off);
            size_t p = slow_random_below(&s, PERIMETERS);
            for (size_t j = 0; j < 3; j++) {
                claim[j].column = j;
                claim[j].of = r.member[p];
                claim[j].above = slow_random_below(&s, 2);
                claim[j].rest = (arp_members){"rest", everyone, r.n_all};
                claim[j].alpha = 0.05;
            }
            arp_claims *found = NULL;
            const arp_claims_input in = {&r.sums, claim, 3};
            assert_int_equal(arp_claims_make(&r.ground, &in, &found, NULL), ARP_OK);
            for (size_t j = 0; j < 3; j++) {
                const arp_claim *one = &found->at[j];
                if (one->state != ARP_CLAIM_TESTED) continue;
                near(c, one->p, slow_apart_p(&r, one, value, off, r.in[p]));
                tested++;
            }
        }
        close_case(&r);
    }
    assert_true(tested > 2 * CASES);
}

/* A value with a standard error against a number, and a weighted sum of counts. */
static void claims_on_values_read_their_standard_errors(void **state) {
    (void)state;
    static random_case r;
    double value[MOST], product[MOST], off[MOST], events[MOST];
    size_t weighted = 0;
    for (uint64_t c = 0; c < CASES; c++) {
        uint64_t s = (c + 5 * CASES) * 0xD1B54A32D192ED03u + 1;
        if (open_case(c, &r)) {
            make_ready(&s, &r, value, product, off);
            size_t p = slow_random_below(&s, PERIMETERS);
            arp_claim_input claim = {.column = 1, .of = r.member[p], .alpha = 0.05};
            claim.above = slow_random_below(&s, 2);
            claim.reference = (double)slow_random_below(&s, 40) / 100.0;
            double total = 0.0, x = slow_weighted_mean(value, r.den[1], r.in[p], r.n_all);
            double error = slow_weighted_error(off, r.den[1], r.in[p], r.n_all);
            for (size_t i = 0; i < r.n_all; i++) {
                events[i] = 1.0 + (double)slow_random_below(&s, 20);
                total += r.in[p][i] ? events[i] : 0.0;
            }
            double z = (x - claim.reference) / error, tail = slow_normal_tail(claim.above ? z : -z);
            if (c % 2) {
                double mean = total + (claim.reference - x) * sqrt(total) / error;
                r.column[1].events = events;
                tail = mean > 0.0 ? slow_poisson_tail(total, mean, claim.above) : !claim.above;
                weighted++;
            }
            arp_claims *found = NULL;
            const arp_claims_input in = {&r.sums, &claim, 1};
            assert_int_equal(arp_claims_make(&r.ground, &in, &found, NULL), ARP_OK);
            assert_int_equal(found->at[0].state, ARP_CLAIM_TESTED);
            assert_int_equal(found->at[0].noise, ARP_NOISE_STANDARD_ERROR);
            near(c, found->at[0].p, tail);
            if (c % 2 == 0) {
                near(c, found->at[0].low, x - 1.959963984540054 * error);
                near(c, found->at[0].high, x + 1.959963984540054 * error);
            }
        }
        close_case(&r);
    }
    assert_true(weighted > CASES / 3);
}

/* Garwood's limits are where the tails reach alpha / 2. */
static void exact_intervals_end_where_the_tails_say(void **state) {
    (void)state;
    for (uint64_t c = 0; c < CASES; c++) {
        uint64_t s = (c + 2 * CASES) * 0xD1B54A32D192ED03u + 1;
        double count = (double)slow_random_below(&s, ARP_BYAR_FROM);
        double alpha = (1.0 + (double)slow_random_below(&s, 40)) / 100.0;
        arp_count_test test = arp_count_poisson(count, 10.0, true, alpha);
        near(c, slow_poisson_tail(count, test.high, 0), alpha / 2.0);
        if (count > 0.0) near(c, slow_poisson_tail(count, test.low, 1), alpha / 2.0);
        else near(c, test.low, 0.0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unions_are_direct_sums_ranked_in_place_of_their_members),
        cmocka_unit_test(claims_are_tested_as_every_term_added_says),
        cmocka_unit_test(ready_values_together_are_their_weighted_mean_with_its_error),
        cmocka_unit_test(a_claim_against_the_rest_counts_the_errors_of_both),
        cmocka_unit_test(claims_on_values_read_their_standard_errors),
        cmocka_unit_test(exact_intervals_end_where_the_tails_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
