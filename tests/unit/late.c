/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures known after the decision, and branches beside the verdict, from file to answer: each
   study against another one, written without them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/rng.h"
#include "drivers/resemblance/evidence.h"
#include "drivers/resemblance/without_late.h"
#include "study/study.h"
#include "unit/folder.h"

enum { ROWS = 40, COLUMNS = 5 };

typedef struct told {
    arp_study study;
    arp_answer answer;
} told;

static void put_data(void) {
    char text[ROWS * COLUMNS * 8 + 64] = "code,a,b,c,d,e\n";
    size_t at = strlen(text);
    for (uint32_t i = 0; i < ROWS; i++) {
        at += (size_t)snprintf(text + at, sizeof text - at, "t%02u", (unsigned)i);
        for (uint32_t j = 0; j < COLUMNS; j++) {
            double x = arp_u01(11, i, j) + (i < 2 && j != 3 ? 0.8 : 0.0);
            at += (size_t)snprintf(text + at, sizeof text - at, ",%.4f", x);
        }
        at += (size_t)snprintf(text + at, sizeof text - at, "\n");
    }
    put("data.csv", text);
}

/* What `selection:` says besides, of every study until it is set again. */
static const char *more = "";

/* The years of b, d and e, then what is under index.children. */
static void explain(const char *const year[3], const char *children, told *out) {
    char text[2000], words[1200];
    arp_error err = {0};
    snprintf(text, sizeof text,
             "data: [{file: data.csv, key: code}]\ndecided: 2010\nindicators:\n"
             "  - {id: a, value: a, polarity: 1, year: 2007}\n"
             "  - {id: b, value: b, polarity: 1, year: %s}\n"
             "  - {id: c, value: c, polarity: 1, year: 2007}\n"
             "  - {id: d, value: d, polarity: 1, year: %s}\n"
             "  - {id: e, value: e, polarity: 1, year: %s}\n"
             "index:\n  children:\n%s"
             "selection: {territories: [t00, t01]%s}\n",
             year[0], year[1], year[2], children, more);
    put("study.yaml", text);
    memset(out, 0, sizeof *out);
    arp_status st = arp_study_open(path_of("study.yaml"), NULL, &out->study, &err);
    if (st == ARP_OK) st = arp_study_run(&out->study, &out->answer, &err);
    if (st == ARP_OK) return;
    arp_error_text(&err, ARP_EN, words, sizeof words);
    fail_msg("%s", words);
}

static void done(told *t) {
    arp_answer_free(&t->answer);
    arp_study_free(&t->study);
}

#define ONE(children) "    - {name: one, children: [" children "]}\n"
#define TWO(children) "    - {name: two, children: [" children "]}\n"
#define A             "{indicator: a}"
#define B             "{indicator: b}"
#define C             "{indicator: c}"
#define D             "{indicator: d}"

static const char *const THEN[] = {"2007", "2007", "2007"};

static void same_side(const arp_drivers *x, size_t s, const arp_drivers *y, size_t t) {
    assert_true(x->side[s].alone.c == y->side[t].alone.c);
    assert_true(x->side[s].alone.p == y->side[t].alone.p);
    assert_true(x->evidence->side[s].p == y->evidence->side[t].p);
    assert_true(x->evidence->side[s].p_holm == y->evidence->side[t].p_holm);
    assert_int_equal(x->side[s].state, y->side[t].state);
}

/* Over half of its weight: the side is in no test, and the other is judged as if it stood alone. */
static void a_late_side_is_in_no_test(void **state) {
    static const char *const YEAR[] = {"2007", "2018", "2007"};
    told late, alone, then;
    (void)state;
    explain(YEAR, ONE(A "," B) TWO("{indicator: c, weight: 1}, {indicator: d, weight: 1.01}"),
            &late);
    explain(THEN, ONE(A "," B), &alone);
    const arp_drivers *d = &late.answer.drivers;
    assert_int_equal(d->n_eligible, 1);
    assert_int_equal(d->side[1].state, ARP_LATE);
    assert_true(isnan(d->side[1].p_holm) && isnan(d->evidence->side[1].p_holm));
    assert_true(isnan(d->contrast) && isnan(d->contrast_p) && isnan(d->evidence->swap_p));
    same_side(d, 0, &alone.answer.drivers, 0);
    assert_int_equal(d->word, alone.answer.drivers.word);
    done(&alone);
    done(&late);
    /* half is not over half, and the year of the decision is not after it */
    static const char *const AT[] = {"2007", "2010", "2007"};
    explain(YEAR, ONE(A "," B) TWO(C "," D), &late);
    explain(AT, ONE(A "," B) TWO(C "," D), &then);
    assert_int_equal(late.answer.drivers.n_eligible, 2);
    assert_true(late.answer.drivers.side[1].partly_late &&
                !then.answer.drivers.side[1].partly_late);
    for (size_t s = 0; s < 2; s++) same_side(&late.answer.drivers, s, &then.answer.drivers, s);
    assert_null(then.answer.drivers.without_late);
    done(&late);
    done(&then);
}

static void without_late_is_the_study_written_without_them(void **state) {
    static const char *const YEAR[] = {"2018", "2018", "2007"};
    told with, without;
    (void)state;
    double p[2];
    const arp_without_late *late;
    for (int given = 0; given < 2; given++) {
        more = given ? ", given: [{indicator: e}]" : "";
        explain(YEAR, ONE("{indicator: a, weight: 3}," B) TWO(C "," D), &with);
        explain(THEN, ONE(A) TWO(C), &without);
        late = with.answer.drivers.without_late;
        assert_non_null(late);
        assert_int_equal(late->drivers.n_sides, 2);
        for (size_t s = 0; s < 2; s++) {
            assert_int_equal(late->side[s], s);
            same_side(&late->drivers, s, &without.answer.drivers, s);
        }
        assert_int_equal(late->drivers.word, without.answer.drivers.word);
        p[given] = late->drivers.evidence->side[0].p;
        done(&with);
        done(&without);
    }
    more = "";
    assert_true(p[0] != p[1]); /* what is given is given there too */
    /* a side all of whose indicators are late is not there, and the one left is alone */
    static const char *const MORE[] = {"2018", "2018", "2018"};
    explain(MORE, ONE("{indicator: a, weight: 3}," B) TWO("{indicator: e}," D), &with);
    explain(THEN, ONE(A), &without);
    late = with.answer.drivers.without_late;
    assert_int_equal(with.answer.drivers.side[1].state, ARP_LATE);
    assert_int_equal(late->drivers.n_sides, 1);
    same_side(&late->drivers, 0, &without.answer.drivers, 0);
    done(&with);
    done(&without);
}

static void a_figure_published_later_is_late_and_one_never_published_is_not(void **state) {
    told t;
    (void)state;
    explain(THEN, ONE("{indicator: a, published: 2012}") TWO("{indicator: c, published: never}"),
            &t);
    assert_int_equal(t.answer.drivers.side[0].state, ARP_LATE);
    assert_false(t.answer.drivers.side[1].late);
    assert_true(t.study.made[0].late && t.study.made[0].published == 2012);
    assert_false(t.study.made[1].late);
    assert_int_equal(t.study.made[1].published, ARP_NEVER_PUBLISHED);
    done(&t);
    explain(THEN, ONE("{indicator: a, published: 2010}") TWO(C), &t);
    assert_int_equal(t.answer.drivers.n_eligible, 2);
    done(&t);
    static const char *const ALL[] = {"2018", "2018", "2018"};
    explain(ALL, ONE(B) TWO(D), &t);
    assert_int_equal(t.answer.drivers.n_eligible, 0);
    assert_string_equal(t.answer.drivers.word_name, "not_answerable");
    assert_true(t.answer.drivers.side[0].alone.c >= 0.0); /* shown all the same */
    done(&t);
}

/* A branch beside the verdict changes nothing but what is shown of it. */
static void a_branch_beside_the_verdict_is_shown_and_no_more(void **state) {
    static const char BESIDE[] =
        "    - {name: three, verdict: no, children: [{indicator: e}," D "]}\n";
    told with, without, alone;
    char first[1000], last[1000];
    (void)state;
    snprintf(first, sizeof first, "%s%s", BESIDE, ONE(A "," B) TWO(C));
    snprintf(last, sizeof last, "%s%s", ONE(A "," B) TWO(C), BESIDE);
    explain(THEN, ONE(A "," B) TWO(C), &without);
    explain(THEN, "    - {name: three, children: [{indicator: e}," D "]}\n", &alone);
    for (int place = 0; place < 2; place++) {
        explain(THEN, place ? last : first, &with);
        const arp_drivers *d = &with.answer.drivers, *e = &without.answer.drivers;
        assert_int_equal(d->n_sides, 2);
        assert_int_equal(d->n_beside, 1);
        assert_true(d->contrast == e->contrast && d->contrast_p == e->contrast_p);
        assert_int_equal(d->word, e->word);
        for (size_t s = 0; s < 2; s++) same_side(d, s, e, s);
        for (size_t i = 0; i < ROWS; i++) {
            assert_int_equal(with.answer.result.rank[i], without.answer.result.rank[i]);
            assert_int_equal(d->side[2].rank[i], alone.answer.drivers.side[0].rank[i]);
        }
        assert_int_equal(d->side[2].state, ARP_NO_VERDICT);
        assert_true(d->side[2].alone.c == alone.answer.drivers.side[0].alone.c);
        assert_true(isnan(d->side[2].p_holm));
        done(&with);
    }
    done(&alone);
    done(&without);
}

static int begin(void **state) {
    int failed = make_folder(state);
    if (!failed) put_data();
    return failed;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_late_side_is_in_no_test),
        cmocka_unit_test(without_late_is_the_study_written_without_them),
        cmocka_unit_test(a_figure_published_later_is_late_and_one_never_published_is_not),
        cmocka_unit_test(a_branch_beside_the_verdict_is_shown_and_no_more),
    };
    return cmocka_run_group_tests(tests, begin, remove_folder);
}
