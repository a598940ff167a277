/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages, carries and sums over territories against direct summation from the definitions, 1 000
   numbered random histories: case c draws from its own stream. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "oracle/random.h"
#include "oracle/slow_zoning.h"
#include "territory/carry.h"
#include "territory/zoning.h"

enum { CASES = 1000, FIRST_YEAR = 2010, TERRITORIES = 5, ROOM = 8 };

/* One history, a file of one of its years and the communes of another. */
typedef struct random_case {
    uint64_t s;
    size_t number;
    slow_history h;
    int own, year; /* of the communes, of the file */
    char text[SLOW_CODES][ROOM];
    arp_code_change change[SLOW_LINES];
    const char *commune[SLOW_CODES]; /* of the own year, rising */
    int code[SLOW_CODES];            /* their numbers */
    size_t n;
    const char *row[SLOW_CODES]; /* codes of the file */
    int row_code[SLOW_CODES];
    size_t n_rows;
    int has[SLOW_CODES];
    slow_count num[SLOW_CODES], den[SLOW_CODES]; /* of the rows, by code */
} random_case;

static double draw(random_case *c) {
    return (double)(1 + slow_random_below(&c->s, 1000)) / 1000;
}

static void line(random_case *c, int from_year, int to_year, int from, int to, double share) {
    assert_true(c->h.n < SLOW_LINES);
    c->h.line[c->h.n++] = (slow_line){from_year, to_year, from, to, share};
}

/* A code not alive in either year; -1 when there is none. */
static int fresh(const random_case *c, int y) {
    for (int k = 0; k < SLOW_CODES; k++) {
        int used = 0;
        for (int past = 0; past <= y + 1 && past < SLOW_YEARS; past++) used |= c->h.alive[past][k];
        if (!used) return k;
    }
    return -1;
}

/* What happens to one code from year y to the next: it is merged, split or renumbered. */
static void happen(random_case *c, int y, int code, int *touched) {
    int *after = c->h.alive[y + 1], other = (int)slow_random_below(&c->s, SLOW_CODES);
    double share = draw(c) * 0.998 + 0.001;
    size_t what = slow_random_below(&c->s, 3);
    int new = fresh(c, y);
    touched[code] = 1;
    if (what == 0 && c->h.alive[y][other] && !touched[other]) {
        touched[other] = 1;
        after[other] = 0;
        line(c, y, y + 1, code, code, 1);
        line(c, y, y + 1, other, code, 1);
        line(c, y + 1, y, code, code, share);
        line(c, y + 1, y, code, other, 1 - share);
    } else if (what == 1 && new >= 0) {
        after[new] = 1;
        touched[new] = 1;
        line(c, y, y + 1, code, code, share);
        line(c, y, y + 1, code, new, 1 - share);
        line(c, y + 1, y, code, code, 1);
        line(c, y + 1, y, new, code, 1);
    } else if (what == 2 && new >= 0) {
        after[code] = 0;
        after[new] = 1;
        touched[new] = 1;
        line(c, y, y + 1, code, new, 1);
        line(c, y + 1, y, new, code, 1);
    }
}

static void make_history(random_case *c) {
    for (int k = 0; k < 30; k++) c->h.alive[0][k] = slow_random_below(&c->s, 3) > 0;
    c->h.alive[0][0] = 1;
    for (int y = 0; y + 1 < SLOW_YEARS; y++) {
        int touched[SLOW_CODES] = {0};
        memcpy(c->h.alive[y + 1], c->h.alive[y], sizeof c->h.alive[y]);
        for (int k = 0; k < SLOW_CODES; k++) {
            bool now = c->h.alive[y][k] && !touched[k] && slow_random_below(&c->s, 6) == 0;
            if (now) happen(c, y, k, touched);
        }
        /* a step of every year, so that the passage knows them all */
        int still = 0;
        while (!c->h.alive[y][still] || touched[still]) still = (still + 1) % SLOW_CODES;
        line(c, y, y + 1, still, still, 1);
        line(c, y + 1, y, still, still, 1);
    }
    for (size_t i = 0; i < c->h.n; i++) {
        const slow_line *l = &c->h.line[i];
        c->change[i] = (arp_code_change){FIRST_YEAR + l->from_year, FIRST_YEAR + l->to_year,
                                         c->text[l->from], c->text[l->to], l->share};
    }
}

static slow_count draw_count(random_case *c) {
    slow_count cell = {0, 0};
    if (slow_random_below(&c->s, 12) == 0) cell.mark = 1 + (int)slow_random_below(&c->s, 3);
    cell.x = cell.mark ? NAN : 100 * draw(c);
    return cell;
}

/* @p whole: every commune of the file's year has its row. */
static void make_case(size_t number, bool whole, random_case *c) {
    *c = (random_case){.s = number * 1000003, .number = number};
    for (int k = 0; k < SLOW_CODES; k++) snprintf(c->text[k], ROOM, "%02d%03d", k % 2 ? 31 : 9, k);
    make_history(c);
    c->own = (int)slow_random_below(&c->s, SLOW_YEARS);
    c->year = (int)slow_random_below(&c->s, SLOW_YEARS);
    for (int k = 0; k < SLOW_CODES; k++) {
        if (c->h.alive[c->own][k]) {
            c->code[c->n] = k;
            c->commune[c->n++] = c->text[k];
        }
        if (!c->h.alive[c->year][k]) continue;
        if (!whole && slow_random_below(&c->s, 10) == 0) continue;
        c->has[k] = 1;
        c->num[k] = draw_count(c);
        c->den[k] = draw_count(c);
        c->row_code[c->n_rows] = k;
        c->row[c->n_rows++] = c->text[k];
    }
}

static arp_passage *make_passage(const random_case *c) {
    arp_passage *p = NULL;
    arp_error err = {0};
    arp_status st =
        arp_passage_new(c->change, c->h.n, c->commune, c->n, FIRST_YEAR + c->own, &p, &err);
    if (st != ARP_OK) {
        char words[600];
        arp_error_text(&err, ARP_EN, words, sizeof words);
        fail_msg("case %zu: %s", c->number, words);
    }
    return p;
}

static void near(const random_case *c, double x, double wanted) {
    if (!(fabs(x - wanted) <= 1e-9 * (1 + fabs(wanted))))
        fail_msg("case %zu: %.17g is not %.17g", c->number, x, wanted);
}

static void same_cell(const random_case *c, double x, uint8_t mark, slow_count wanted) {
    if (mark != wanted.mark) fail_msg("case %zu: mark %d, not %d", c->number, mark, wanted.mark);
    if (mark == 0) near(c, x, wanted.x);
    else assert_true(isnan(x));
}

static void codes_exist_in_the_years_their_history_says(void **state) {
    (void)state;
    static random_case c;
    for (size_t k = 0; k < CASES; k++) {
        make_case(k, true, &c);
        arp_passage *p = make_passage(&c);
        for (int y = 0; y < SLOW_YEARS; y++) {
            for (int code = 0; code < SLOW_CODES; code++) {
                bool found = arp_passage_find(p, (size_t)y, c.text[code]) != SIZE_MAX;
                if (found != (c.h.alive[y][code] != 0))
                    fail_msg("case %zu: code %d in year %d", k, code, y);
            }
        }
        arp_passage_free(p);
    }
}

/* The guess may be another year with the very same codes. */
static void a_whole_file_tells_its_year(void **state) {
    (void)state;
    static random_case c;
    for (size_t k = 0; k < CASES; k++) {
        make_case(k, true, &c);
        arp_passage *p = make_passage(&c);
        size_t guess = SIZE_MAX, looks = SIZE_MAX;
        assert_int_equal(arp_passage_guess(p, c.row, c.n_rows, &guess, NULL), ARP_OK);
        assert_int_equal(arp_passage_looks(p, &looks, NULL), ARP_OK);
        if (memcmp(c.h.alive[guess], c.h.alive[c.year], sizeof c.h.alive[0]) != 0)
            fail_msg("case %zu: year %d, not %d", k, (int)guess, c.year);
        if (memcmp(c.h.alive[looks], c.h.alive[c.own], sizeof c.h.alive[0]) != 0)
            fail_msg("case %zu: looks like %d, not %d", k, (int)looks, c.own);
        arp_passage_free(p);
    }
}

/* Two columns carried, by passage. */
typedef struct carried {
    double num[SLOW_CODES], den[SLOW_CODES];
    uint8_t num_mark[SLOW_CODES], den_mark[SLOW_CODES];
} carried;

static void carry_column(const random_case *c, const arp_carry *carry, const slow_count *cell,
                         double *to, uint8_t *mark) {
    double x[SLOW_CODES];
    uint8_t in[SLOW_CODES];
    for (size_t i = 0; i < c->n_rows; i++) {
        x[i] = cell[c->row_code[i]].x;
        in[i] = (uint8_t)cell[c->row_code[i]].mark;
    }
    arp_carry_column(carry, x, in, ARP_CARRY_COUNT, NAN, to, mark);
}

static void balanced(const random_case *c, const arp_carry *carry) {
    arp_balance b = {0};
    arp_carry_balance(carry, NAN, &b);
    assert_int_equal(b.read, c->n_rows);
    assert_int_equal(b.read, b.carried + b.renumbered + b.merged + b.split);
    assert_int_equal(c->n, b.with_data + b.without_data);
}

static void make_carried(const random_case *c, const arp_passage *p, carried *out) {
    arp_carry carry = {0};
    assert_int_equal(arp_carry_make(p, c->row, c->n_rows, (size_t)c->year, true, &carry, NULL),
                     ARP_OK);
    balanced(c, &carry);
    carry_column(c, &carry, c->num, out->num, out->num_mark);
    carry_column(c, &carry, c->den, out->den, out->den_mark);
    arp_carry_free(&carry);
}

static const slow_count ABSENT = {0, 1};

static void carried_counts_are_the_shares_of_their_rows(void **state) {
    (void)state;
    static random_case c;
    static carried x;
    for (size_t k = 0; k < CASES; k++) {
        make_case(k, false, &c);
        arp_passage *p = make_passage(&c);
        make_carried(&c, p, &x);
        for (size_t i = 0; i < c.n; i++) {
            same_cell(&c, x.num[i], x.num_mark[i],
                      slow_commune(&c.h, c.year, c.own, c.code[i], c.has, c.num, ABSENT));
        }
        arp_passage_free(p);
    }
}

/* Nothing is made or lost: without marks the communes have together what the rows had. */
static void carrying_keeps_the_total(void **state) {
    (void)state;
    static random_case c;
    static carried x;
    for (size_t k = 0; k < CASES; k++) {
        make_case(k, true, &c);
        double rows = 0, communes = 0;
        for (size_t i = 0; i < c.n_rows; i++) {
            slow_count *cell = &c.num[c.row_code[i]];
            *cell = (slow_count){100 * draw(&c), 0};
            rows += cell->x;
        }
        arp_passage *p = make_passage(&c);
        make_carried(&c, p, &x);
        for (size_t i = 0; i < c.n; i++) communes += x.num_mark[i] ? 0 : x.num[i];
        near(&c, communes, rows);
        arp_passage_free(p);
    }
}

/* A membership: -1 is no territory. */
static void draw_membership(random_case *c, int *at, const char **text) {
    static const char *const NAMES[] = {"A", "B", "C", "D", "E"};
    for (size_t i = 0; i < c->n; i++) {
        at[i] = (int)slow_random_below(&c->s, TERRITORIES + 1) - 1;
        text[i] = at[i] < 0 ? "ZZZZZZZZZ" : NAMES[at[i]];
    }
    at[0] = 0;
    text[0] = NAMES[0];
}

static void compare_sums(const random_case *c, const arp_level *level, const carried *x,
                         const int *at, const double *weight) {
    double num[TERRITORIES], den[TERRITORIES], part[TERRITORIES], whole[TERRITORIES];
    double slow_weight[SLOW_CODES];
    slow_count slow_num[SLOW_CODES], slow_den[SLOW_CODES];
    uint8_t mark[TERRITORIES], both[SLOW_CODES];
    size_t secret[TERRITORIES];
    for (size_t i = 0; i < c->n; i++) {
        int k = c->code[i];
        slow_num[k] = slow_commune(&c->h, c->year, c->own, k, c->has, c->num, ABSENT);
        slow_den[k] = slow_commune(&c->h, c->year, c->own, k, c->has, c->den, ABSENT);
        slow_weight[k] = weight[i];
        both[i] = arp_mark_worse(x->num_mark[i], x->den_mark[i]);
    }
    double numerator[SLOW_CODES], denominator[SLOW_CODES];
    memcpy(numerator, x->num, sizeof numerator);
    memcpy(denominator, x->den, sizeof denominator);
    const arp_ingredients parts = {numerator, denominator, both, NULL, NULL};
    arp_zoning_sums sums = {num, den, mark, part, whole, secret};
    assert_int_equal(arp_zoning_sum(level, &parts, weight, c->n, &sums, NULL), ARP_OK);
    for (size_t t = 0; t < level->n; t++) {
        slow_sums s = slow_territory(c->code, c->n, at, level->code[t][0] - 'A', slow_num, slow_den,
                                     slow_weight);
        same_cell(c, num[t], mark[t], (slow_count){s.numerator, s.mark});
        same_cell(c, den[t], mark[t], (slow_count){s.denominator, s.mark});
        near(c, part[t], s.part);
        near(c, whole[t], s.whole);
        assert_int_equal(secret[t], s.secret);
    }
}

static void territories_are_the_sums_of_their_communes(void **state) {
    (void)state;
    static random_case c;
    static carried x;
    static const char *const NONE[] = {"ZZZZZZZZZ"};
    for (size_t k = 0; k < CASES; k++) {
        make_case(k, false, &c);
        arp_passage *p = make_passage(&c);
        arp_pool *pool = arp_pool_new();
        arp_level level = {.name = "level"};
        int at[SLOW_CODES];
        const char *text[SLOW_CODES];
        double weight[SLOW_CODES];
        size_t none = 0;
        make_carried(&c, p, &x);
        draw_membership(&c, at, text);
        for (size_t i = 0; i < c.n; i++) {
            weight[i] = 1000 * draw(&c);
            none += at[i] < 0;
        }
        assert_int_equal(arp_zoning_make(text, c.n, NONE, 1, pool, &level, NULL), ARP_OK);
        assert_int_equal(level.n_none, none);
        compare_sums(&c, &level, &x, at, weight);
        arp_pool_free(pool);
        arp_passage_free(p);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_exist_in_the_years_their_history_says),
        cmocka_unit_test(a_whole_file_tells_its_year),
        cmocka_unit_test(carried_counts_are_the_shares_of_their_rows),
        cmocka_unit_test(carrying_keeps_the_total),
        cmocka_unit_test(territories_are_the_sums_of_their_communes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
