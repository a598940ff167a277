/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws in blocks against the model run once a draw, and one thread against two: every number that
   is counted, every end, every index, to the bit, on numbered studies. A number as argument runs
   that study alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "property/draws_factors.h"
#include "sensitivity/draws/draws.h"
#include "sensitivity/indices/effects.h"

enum { STUDIES = 1000, FEW = STUDIES / 4, ATTEMPTS = 60, KINDS = ARP_FACTOR_WORDS };

/* How draws are run. */
typedef struct way {
    const char *name;
    size_t threads;
    bool one_by_one;
} way;

static const way WAYS[] = {{"one by one", 1, true}, {"one thread", 1, false}, {"two", 2, false}};
enum { N_WAYS = sizeof WAYS / sizeof *WAYS };

/* What is run each way. */
typedef struct study {
    uint64_t number;
    world *w;
    world_factors factors;
    arp_model model;
    arp_judge judge;
    uint64_t verdict_every, first, end; /* blocks */
} study;

/* What a way counted: numbers and ends, or why not. */
typedef struct counted {
    arp_gather gather;
    uint64_t *number;
    double *end;
    size_t length, ends;
    char why[ARP_ERROR_TEXT];
} counted;

/* What the studies had, in all. */
typedef struct seen {
    size_t alone[KINDS], mixed[KINDS];
    size_t studies, refused, selected, holes, late, given, verdicts, indices;
} seen;

static void tell(const study *s) {
    const world *w = s->w;
    print_message("study %d: %zu territories, %zu leaves, %zu sides, %zu selected, %s, %s:",
                  (int)s->number, w->n, w->n_leaves, s->model.n_sides, w->in.m,
                  w->b.plan.normalise->name, w->b.plan.missing->name);
    for (size_t f = 0; f < s->factors.n; f++) {
        const arp_factor *factor = &s->factors.factor[f];
        print_message(" %s%s%s", factor->kind, factor->rule ? " " : "",
                      factor->rule ? factor->rule : "");
    }
    print_message("; %zu combinations, blocks %d to %d, verdict every %d\n", s->model.combos.n,
                  (int)s->first, (int)s->end - 1, (int)s->verdict_every);
}

/* The array of the gather that its number @p at, as stored, is in, and its place in there. */
static const char *name_of(const arp_gather *g, size_t at, size_t *place) {
    const struct {
        const char *name;
        const uint64_t *from;
    } array[] = {{"draws", g->tally.draws},
                 {"sum of ranks", g->tally.sum},
                 {"sum of squares", g->tally.square},
                 {"first k", g->tally.first},
                 {"rank matrix", g->tally.at},
                 {"rank bins", g->tally.bin},
                 {"times first", g->tally.top},
                 {"weights when first", g->tally.top_weight},
                 {"draws with pairs", g->pairs.draws},
                 {"pairs: sum of ranks", g->pairs.sum},
                 {"pairs: sum of squares", g->pairs.square},
                 {"pairs: before", g->pairs.before},
                 {"values drawn", g->drawn},
                 {"concordances", g->c},
                 {"contrast", g->contrast},
                 {"states", g->state},
                 {"words", g->word},
                 {"verdicts", g->verdicts},
                 {"late", g->late},
                 {"moved", g->moved}};
    const uint64_t *part[] = {g->tally.counter, g->pairs.counter, g->counter};
    const size_t length[] = {g->tally.length, g->pairs.length, g->n_counters};
    size_t p = 0, nearest = SIZE_MAX;
    const char *name = "?";
    while (at >= length[p]) at -= length[p++];
    for (size_t a = 0; a < sizeof array / sizeof *array; a++) {
        for (size_t i = 0; array[a].from && i <= at && i < nearest; i++) {
            if (array[a].from != part[p] + at - i) continue;
            nearest = i;
            name = array[a].name;
        }
    }
    *place = nearest;
    return name;
}

static void differ(const study *s, const way *a, const way *b, const char *what) {
    tell(s);
    fail_msg("case %d: %s and %s differ in %s", (int)s->number, a->name, b->name, what);
}

static void compare_counts(const study *s, const counted *c, const way *a, const way *b) {
    const counted *x = &c[a - WAYS], *y = &c[b - WAYS];
    char what[2 * ARP_ERROR_TEXT + 100];
    if (strcmp(x->why, y->why) != 0) {
        snprintf(what, sizeof what, "why not: \"%s\", \"%s\"", x->why, y->why);
        differ(s, a, b, what);
    }
    for (size_t i = 0; i < x->length; i++) {
        if (x->number[i] == y->number[i]) continue;
        size_t place;
        const char *name = name_of(&x->gather, i, &place);
        snprintf(what, sizeof what, "%s, number %zu: %llu, %llu", name, place,
                 (unsigned long long)x->number[i], (unsigned long long)y->number[i]);
        differ(s, a, b, what);
    }
    for (size_t i = 0; i < x->ends; i++) {
        if (memcmp(&x->end[i], &y->end[i], sizeof *x->end) == 0) continue;
        snprintf(what, sizeof what, "end %zu: %.17g, %.17g", i, x->end[i], y->end[i]);
        differ(s, a, b, what);
    }
}

/* No numbers where a draw cannot be run: only why. */
static void count(const study *s, const way *how, counted *out) {
    const arp_draws_run run = {.model = &s->model,
                               .judge = &s->judge,
                               .seed = s->number,
                               .verdict_every = s->verdict_every,
                               .threads = how->threads,
                               .one_by_one = how->one_by_one};
    arp_draws_done done;
    arp_error err = {0};
    *out = (counted){0};
    assert_int_equal(arp_gather_new(&s->model, &s->judge, &out->gather, NULL), ARP_OK);
    if (arp_draws(&run, s->first, s->end, &out->gather, &done, &err) != ARP_OK) {
        arp_error_text(&err, ARP_EN, out->why, sizeof out->why);
        return;
    }
    assert_int_equal(done.blocks, s->end - s->first);
    out->length = arp_gather_length(&out->gather);
    out->ends = 2 * s->model.n_factors;
    out->number = malloc(out->length * sizeof *out->number);
    out->end = malloc((out->ends + 1) * sizeof *out->end);
    assert_true(out->number && out->end);
    arp_gather_store(&out->gather, out->number, out->end);
}

/* Of many territories the first way and the last: each costs seconds. */
static void compare_draws(const study *s, seen *all) {
    counted c[N_WAYS] = {0};
    size_t step = s->model.n > WORLD_MANY ? N_WAYS - 1 : 1;
    for (size_t i = 0; i < N_WAYS; i += step) count(s, &WAYS[i], &c[i]);
    for (size_t i = step; i < N_WAYS; i += step) {
        compare_counts(s, c, &WAYS[i - step], &WAYS[i]);
    }
    all->refused += c[0].length == 0;
    all->verdicts += c[0].length ? (size_t)*c[0].gather.verdicts : 0;
    for (size_t i = 0; i < N_WAYS; i++) {
        arp_gather_free(&c[i].gather);
        free(c[i].number);
        free(c[i].end);
    }
}

static bool same_number(double a, double b) {
    return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b));
}

static bool same_index(const arp_gsa_index *a, const arp_gsa_index *b) {
    return same_number(a->value, b->value) && same_number(a->low, b->low) &&
           same_number(a->high, b->high);
}

static bool same_indices(const arp_gsa_index *a, const arp_gsa_index *b, size_t n) {
    if (!a != !b) return false;
    for (size_t i = 0; a && i < n; i++) {
        if (!same_index(&a[i], &b[i])) return false;
    }
    return true;
}

/* NULL where all of an output is the same. */
static const char *differs_in(const arp_gsa_output *a, const arp_gsa_output *b, size_t n) {
    if (a->state != b->state) return "state";
    if (!same_number(a->mean, b->mean)) return "mean";
    if (!same_number(a->variance, b->variance)) return "variance";
    if (!same_indices(a->first, b->first, n)) return "first-order indices";
    if (!same_indices(a->total, b->total, n)) return "total indices";
    return same_indices(a->shapley, b->shapley, n) ? NULL : "Shapley effects";
}

static void compare_effects(const study *s, arp_sens_indices *const *found, const way *a,
                            const way *b) {
    const arp_sens_indices *x = found[a - WAYS], *y = found[b - WAYS];
    char text[100];
    if (!x || !y) {
        if (x != y) differ(s, a, b, "whether there are indices");
        return;
    }
    if (x->n_outputs != y->n_outputs || x->found.evaluations != y->found.evaluations) {
        differ(s, a, b, "the runs of the indices");
    }
    for (size_t o = 0; o < x->n_outputs; o++) {
        const char *what = differs_in(&x->found.output[o], &y->found.output[o], x->found.n_factors);
        if (!what) continue;
        snprintf(text, sizeof text, "%s of output %zu, %s", what, o,
                 arp_output_kind_name(x->output[o].kind));
        differ(s, a, b, text);
    }
}

static void compare_all_effects(const study *s, seen *all) {
    arp_sens_indices *found[N_WAYS] = {NULL};
    for (size_t i = 0; i < N_WAYS; i++) {
        const arp_effects_of of = {.model = &s->model,
                                   .judge = &s->judge,
                                   .seed = s->number,
                                   .threads = WAYS[i].threads,
                                   .one_by_one = WAYS[i].one_by_one,
                                   .replicates = ARP_GSA_REPLICATES_LEAST,
                                   .log2_n = ARP_GSA_LOG2_LEAST};
        if (arp_effects_make(&of, s->model.pool, &found[i], NULL) != ARP_OK) found[i] = NULL;
    }
    for (size_t i = 1; i < N_WAYS; i++) compare_effects(s, found, &WAYS[i - 1], &WAYS[i]);
    all->indices += found[0] != NULL;
    for (size_t i = 0; i < N_WAYS; i++) {
        if (found[i]) arp_gsa_free(&found[i]->found);
    }
}

static void study_close(study *s) {
    arp_model_free(&s->model);
    if (s->w) world_free(s->w);
    s->w = NULL;
}

/* Few verdicts where each takes draws of its own. */
static uint64_t verdict_every(const study *s) {
    enum { EXACT = 2, DRAWN = 200, DEAR = 12 };
    size_t m = s->judge.m, n = s->judge.n, fewer = m < n - m ? m : n - m;
    if (fewer <= EXACT || fewer > DRAWN) return once_in(s->w, 2) ? 1 : 7;
    return fewer * s->judge.n_sides < DEAR ? ARP_DRAWS_BLOCK / 2 : 2 * ARP_DRAWS_BLOCK;
}

/* Every other study has one kind of factor, each kind in turn. */
static bool study_try(study *s, uint64_t attempt) {
    size_t kinds = count_rows((const void *const *)ARP_FACTOR_KINDS);
    const arp_factor_kind *only = ARP_FACTOR_KINDS[s->number / 2 % kinds];
    world *w = s->w = world_new(s->number, attempt);
    s->model = (arp_model){0};
    if (only->data && s->number % 2 == 0 && w->n > WORLD_MANY) return false;
    if (!factors_open(w, &s->factors)) return false;
    if (s->number % 2 == 0) add_factor(&s->factors, only);
    else mix_factors(&s->factors);
    w->in.n_factors = s->factors.n;
    if (w->in.n_factors == 0 || arp_model_make(&w->in, &s->model, NULL) != ARP_OK) return false;
    if (arp_judge_make(&w->in, s->number, s->model.pool, &s->judge, NULL) != ARP_OK) return false;
    s->first = below(w, 3);
    s->end = s->first + 2 + (w->n > WORLD_MANY ? 0 : below(w, 3));
    s->verdict_every = verdict_every(s);
    return true;
}

static void study_make(uint64_t number, study *s) {
    *s = (study){.number = number};
    for (uint64_t attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (study_try(s, attempt)) return;
        study_close(s);
    }
    fail_msg("case %d: no study can be run", (int)number);
}

static void look_at(const study *s, seen *all) {
    const world *w = s->w;
    bool holes = false;
    for (size_t j = 0; j < w->n_leaves; j++)
        holes |= memchr(w->table.column[j].mark, 1, w->n) != NULL;
    for (size_t f = 0; f < s->factors.n; f++) {
        size_t kind = 0;
        while (s->model.factor[f].kind != ARP_FACTOR_KINDS[kind]) kind++;
        ++*(s->factors.n == 1 ? &all->alone[kind] : &all->mixed[kind]);
    }
    all->studies++;
    all->holes += holes;
    all->selected += w->in.m > 0;
    all->late += w->in.late != NULL;
    all->given += w->in.n_given > 0;
}

static void run_study(uint64_t number, bool told, seen *all) {
    study s;
    study_make(number, &s);
    if (told) tell(&s);
    look_at(&s, all);
    compare_draws(&s, all);
    if (number % 8 < 2 && s.w->n <= WORLD_MANY) compare_all_effects(&s, all);
    study_close(&s);
}

/* Each of the numbered studies from the first to the last. */
static void run_studies(const uint64_t range[2], seen *all) {
    for (uint64_t c = range[0]; c < range[1]; c++) run_study(c, range[1] - range[0] == 1, all);
    print_message("%zu studies, %zu refused in a draw, %zu with holes, %zu with a selection, %zu "
                  "with late sides, %zu with lines given, %zu with indices; %zu verdicts\n",
                  all->studies, all->refused, all->holes, all->selected, all->late, all->given,
                  all->indices, all->verdicts);
}

static void blocks_count_what_the_model_run_once_a_draw_counts(void **state) {
    seen all = {0};
    run_studies(*state, &all);
    if (all.studies == 1) return; /* one that was asked for */
    for (size_t kind = 0; ARP_FACTOR_KINDS[kind]; kind++) {
        print_message("%s: alone %zu, mixed %zu\n", ARP_FACTOR_KINDS[kind]->name, all.alone[kind],
                      all.mixed[kind]);
        assert_true(all.alone[kind] >= all.studies / 50 && all.mixed[kind] >= all.studies / 50);
    }
    assert_true(all.refused && all.holes > all.studies / 10 && all.indices > all.studies / 5);
    assert_true(all.selected > all.studies / 2 && all.late > all.studies / 10);
    assert_true(all.given > all.studies / 20);
}

/* Three in four are a test of their own, as `draws whole`: too much for the sanitizers. */
int main(int argc, char **argv) {
    static uint64_t range[2] = {0, FEW};
    if (argc == 2 && strcmp(argv[1], "whole") == 0) {
        range[0] = FEW;
        range[1] = STUDIES;
    } else if (argc == 2) {
        range[0] = strtoull(argv[1], NULL, 10);
        range[1] = range[0] + 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(blocks_count_what_the_model_run_once_a_draw_counts, range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
