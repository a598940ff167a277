/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "drivers/resemblance/verdict.h"
#include "sensitivity/draws/gather.h"
#include "sensitivity/draws/scenes.h"

/* A point and what it is sorted by. */
typedef struct point {
    double key;
    size_t number;
} point;

static int by_key(const void *p, const void *q) {
    const point *a = p, *b = q;
    if (a->key < b->key) return -1;
    if (a->key > b->key) return 1;
    return (a->number > b->number) - (a->number < b->number);
}

static double key_of(const arp_scene *scene, const arp_judge *j) {
    double key = j->n_eligible == 2 ? scene->contrast : scene->c[0];
    return isnan(key) ? INFINITY : key;
}

static arp_status see_point(const arp_seer *s, const arp_combination *c, arp_specification *out,
                            arp_error *err) {
    const arp_model *m = s->model;
    out->value = arp_pool_take(s->pool, m->n_factors, sizeof *out->value);
    if (!out->value) return arp_fail_memory(err);
    for (size_t f = 0; f < m->n_factors; f++) {
        out->value[f] = m->factor[f].n_values ? c->value[f] : ARP_NONE;
    }
    if (arp_work_run(s->work, c) == ARP_OK) {
        return arp_scene_see(s->sight, s->work, false, s->pool, &out->scene, err);
    }
    if (s->work->err.code == ARP_MEMORY) return arp_fail_memory(err);
    return arp_scene_none(s->judge, &s->work->err, s->pool, &out->scene, err);
}

static arp_status sort(const arp_seer *s, arp_specification *at, size_t n, arp_error *err) {
    point *points = arp_zalloc(n, sizeof *points);
    arp_specification *copy = arp_zalloc(n, sizeof *copy);
    arp_status st = points && copy ? ARP_OK : arp_fail_memory(err);
    for (size_t i = 0; st == ARP_OK && i < n; i++) {
        points[i] = (point){key_of(&at[i].scene, s->judge), i};
        copy[i] = at[i];
    }
    if (st == ARP_OK) qsort(points, n, sizeof *points, by_key);
    for (size_t i = 0; st == ARP_OK && i < n; i++) at[i] = copy[points[i].number];
    arp_free(points);
    arp_free(copy);
    return st;
}

static arp_status share_words(const arp_seer *s, arp_specifications *out, arp_error *err) {
    size_t words = s->judge->n_sides + ARP_N_WORDS, ran = 0;
    out->word_share = arp_pool_take(s->pool, words, sizeof *out->word_share);
    if (!out->word_share) return arp_fail_memory(err);
    for (size_t i = 0; i < out->n; i++) {
        if (out->at[i].scene.why.code != ARP_OK) continue;
        out->n_late += out->at[i].scene.late;
        if (out->at[i].scene.late) continue;
        out->word_share[arp_word_place(out->at[i].scene.word, s->judge->n_sides)] += 1.0;
        ran++;
    }
    for (size_t i = 0; i < words; i++) {
        out->word_share[i] = ran ? out->word_share[i] / (double)ran : NAN;
    }
    return ARP_OK;
}

/* By the first number that differs; one that is no number stands before all others. */
static int by_numbers(const double *a, const double *b, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (isnan(a[i]) || isnan(b[i])) {
            if (isnan(a[i]) != isnan(b[i])) return isnan(a[i]) ? -1 : 1;
        } else if (a[i] < b[i] || a[i] > b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
    }
    return 0;
}

/* What a point found, number for number. */
static int by_result(const void *p, const void *q, void *user) {
    const arp_scene *a = &((const arp_specification *)p)->scene,
                    *b = &((const arp_specification *)q)->scene;
    const arp_judge *j = user;
    int order = by_numbers(&a->shift, &b->shift, 1);
    if (order == 0) order = by_numbers(&a->contrast, &b->contrast, 1);
    if (order == 0) order = by_numbers(a->c, b->c, j->n_sides);
    if (order == 0) order = by_numbers(a->p, b->p, j->n_sides);
    return order == 0 && j->m ? memcmp(a->rank, b->rank, j->m * sizeof *a->rank) : order;
}

static arp_status count_distinct(const arp_seer *s, arp_specifications *out, arp_error *err) {
    arp_judge judge = *s->judge;
    arp_specification *at = arp_zalloc(out->n, sizeof *at);
    if (!at) return arp_fail_memory(err);
    for (size_t i = 0; i < out->n; i++) at[i] = out->at[i];
    qsort_r(at, out->n, sizeof *at, by_result, &judge);
    for (size_t i = 0; i < out->n; i++) {
        out->n_distinct += i == 0 || by_result(&at[i - 1], &at[i], &judge) != 0;
    }
    arp_free(at);
    return ARP_OK;
}

arp_status arp_curve_begin(const arp_seer *seer, size_t most, arp_specifications *out,
                           arp_error *err) {
    const arp_combos *combos = &seer->model->combos;
    *out = (arp_specifications){.possible = combos->possible,
                                .n_refused = combos->possible - combos->n,
                                .n = combos->n < most ? combos->n : most};
    out->left_out = combos->n - out->n;
    out->at = arp_pool_take(seer->pool, out->n, sizeof *out->at);
    return out->at ? ARP_OK : arp_fail_memory(err);
}

arp_status arp_curve_see(const arp_seer *seer, arp_specifications *curve, size_t from, size_t to,
                         arp_error *err) {
    const arp_combos *combos = &seer->model->combos;
    arp_status st = ARP_OK;
    arp_choices_reset(&seer->work->choices);
    for (size_t i = from; i < to; i++) { /* evenly over the list where not all are run */
        size_t which = (size_t)((double)i * ((double)combos->n / (double)curve->n));
        ARP_TRY(see_point(seer, &combos->at[which], &curve->at[i], err));
    }

done:
    return st;
}

arp_status arp_curve_end(const arp_seer *seer, arp_specifications *curve, arp_error *err) {
    arp_status st = ARP_OK;
    ARP_TRY(sort(seer, curve->at, curve->n, err));
    ARP_TRY(share_words(seer, curve, err));
    ARP_TRY(count_distinct(seer, curve, err));

done:
    return st;
}
