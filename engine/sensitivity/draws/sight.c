/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/sight.h"

#include <math.h>
#include <string.h>

#include "base/holm.h"
#include "base/ties.h"
#include "drivers/resemblance/case.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/resemblance/messages.h"
#include "drivers/resemblance/tilt.h"
#include "drivers/resemblance/verdict.h"

enum { MOST_GIVEN = 3 };

/* The levels that a quick verdict holds its p against: Holm's, of two sides. */
static arp_status take_decide(arp_sight *s, arp_error *err) {
    const arp_judge *j = s->judge;
    const double level[] = {j->alpha / 2.0, j->alpha};
    const arp_decide_input in = {.n = j->n,
                                 .m = j->m,
                                 .selected = j->selected,
                                 .q = 1 + j->n_given,
                                 .level = level,
                                 .n_levels = 2};
    if (!j->quick || j->n_given > MOST_GIVEN) return ARP_OK;
    return arp_decide_new(&in, s->pool, &s->decide, err);
}

arp_status arp_sight_new(const arp_judge *judge, arp_sight *out, arp_error *err) {
    size_t n = judge->n, sides = judge->n_sides;
    *out = (arp_sight){.judge = judge, .null = {.seed = judge->seed}, .pool = arp_pool_new()};
    arp_pool *pool = out->pool;
    if (!pool) return arp_fail_memory(err);
    out->own = arp_pool_take(pool, sides, sizeof *out->own);
    out->sum = arp_pool_take(pool, sides, sizeof *out->sum);
    out->c = arp_pool_take(pool, sides, sizeof *out->c);
    out->p = arp_pool_take(pool, sides, sizeof *out->p);
    out->state = arp_pool_take(pool, sides, sizeof *out->state);
    out->item = arp_pool_take(pool, n, sizeof *out->item);
    out->order = arp_pool_take(pool, n, sizeof *out->order);
    size_t most = sides + judge->n_given;
    bool ok =
        out->own && out->sum && out->c && out->p && out->state && out->item && out->order &&
        arp_pool_take_all(pool, ARP_ARRAY(out->line, sides), ARP_ARRAY(out->weight, sides),
                          ARP_ARRAY(out->separated, sides), ARP_ARRAY(out->excluded, sides),
                          ARP_ARRAY(out->scratch, 5 * sides), ARP_ARRAY(out->other, most + 1));
    if (ok && judge->m) {
        ok = arp_conditional_room_new(n, judge->m, most, pool, &out->room, err) == ARP_OK;
    }
    for (size_t s = 0; ok && s < sides; s++) {
        out->own[s] = arp_pool_take(pool, n, sizeof(double));
        ok = out->own[s] != NULL;
    }
    if (ok && take_decide(out, err) == ARP_OK) return ARP_OK;
    arp_sight_free(out);
    return arp_fail_memory(err);
}

void arp_sight_free(arp_sight *sight) {
    if (!sight) return;
    arp_null_free(&sight->null);
    arp_pool_free(sight->pool);
    *sight = (arp_sight){0};
}

/* Lines of the sides: their scores, or what the root's exponent makes of them. */
static arp_status take_lines(arp_sight *s, const arp_work *w, arp_error *err) {
    const arp_plan_node *root = &w->plan.node[0];
    double exponent = arp_run_exponent(root);
    bool plain = !(exponent < 1.0) && !(exponent > 1.0);
    for (size_t side = 0; side < s->judge->n_sides; side++) {
        size_t node = root->child[side];
        const double *score = w->line[node];
        double *own = s->own[side];
        s->weight[side] = w->share[node];
        for (size_t i = 0; i < s->judge->n; i++) {
            own[i] = plain ? score[i] : arp_case_line(score[i], exponent);
            if (isfinite(own[i])) continue;
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_DRIVERS_SIDE_WITHOUT_VALUE, "ss",
                            w->plan.node[node].name, w->model->in->values->code[i]);
        }
        s->line[side] = own;
    }
    return ARP_OK;
}

/* Sum of the selected's doubled mid-ranks on a side whose ties are settled first. */
static int64_t settled_midranks(arp_sight *s, size_t side) {
    const arp_judge *j = s->judge;
    double *line = s->own[side];
    bool near;
    arp_order_in(line, j->n, s->item, s->order);
    arp_settle_ties(line, s->order, j->n);
    return arp_midranks_counted(line, j->n, j->selected, j->m, 0.0, &near);
}

/* The same, ties settled where one of them may be tied by rounding. */
static int64_t sum_midranks(arp_sight *s, size_t side) {
    const arp_judge *j = s->judge;
    double *line = s->own[side], most = 0.0;
    bool near = false;
    for (size_t i = 0; i < j->n; i++) most = fabs(line[i]) > most ? fabs(line[i]) : most;
    int64_t sum = arp_midranks_counted(line, j->n, j->selected, j->m, 2.0 * ARP_TIE * most, &near);
    return near ? settled_midranks(s, side) : sum;
}

/* Concordances and contrast, once the sums are known. */
static void read_sums(arp_sight *s) {
    const arp_judge *j = s->judge;
    int64_t least = (int64_t)(j->m * (j->m + 1));
    double pairs = (double)(2 * j->m * (j->n - j->m));
    for (size_t side = 0; side < j->n_sides; side++) {
        s->c[side] = (double)(s->sum[side] - least) / pairs;
    }
    s->contrast = NAN;
    if (j->n_eligible == 2)
        s->contrast = (double)(s->sum[j->eligible[0]] - s->sum[j->eligible[1]]) / pairs;
}

void arp_sight_sums(arp_sight *s, const int64_t *sum) {
    memcpy(s->sum, sum, s->judge->n_sides * sizeof *s->sum);
    read_sums(s);
}

void arp_sight_lines(arp_sight *s, const arp_kernel *kernel, const double *const *line) {
    const arp_judge *j = s->judge;
    for (size_t side = 0; side < j->n_sides; side++) {
        bool near;
        s->line[side] = line[side];
        s->sum[side] = arp_kernel_midranks(kernel, line[side], j->selected, j->m, &near);
        if (!near) continue;
        memcpy(s->own[side], line[side], j->n * sizeof *s->own[side]);
        s->line[side] = s->own[side];
        s->sum[side] = settled_midranks(s, side);
    }
    read_sums(s);
}

arp_status arp_sight_look(arp_sight *s, const arp_work *w, arp_error *err) {
    const arp_judge *j = s->judge;
    const uint32_t *base = w->model->base_rank;
    s->moved = 0;
    for (size_t i = 0; i < j->n; i++) {
        s->moved += w->rank[i] > base[i] ? w->rank[i] - base[i] : base[i] - w->rank[i];
    }
    s->shift = (double)s->moved / (double)j->n;
    s->contrast = NAN;
    arp_status st = take_lines(s, w, err);
    if (st != ARP_OK || j->m == 0) return st;
    for (size_t side = 0; side < j->n_sides; side++) s->sum[side] = sum_midranks(s, side);
    read_sums(s);
    return ARP_OK;
}

/* p of one eligible side given the other ones and what else is given. */
static void take_given_p(arp_sight *s, size_t side) {
    const arp_judge *j = s->judge;
    arp_conditional found;
    arp_conditional_input in = {.n = j->n,
                                .m = j->m,
                                .q = 0,
                                .selected = j->selected,
                                .own = s->line[side],
                                .other = s->other,
                                .seed = j->seed};
    for (size_t e = 0; e < j->n_eligible; e++) {
        if (j->eligible[e] != side) s->other[in.q++] = s->line[j->eligible[e]];
    }
    for (size_t g = 0; g < j->n_given; g++) s->other[in.q++] = j->given[g];
    arp_conditional_measure(&in, s->room, &found);
    s->p[side] = found.p;
    s->separated[side] = found.separated;
}

/* p of each eligible side; the marginal one where nothing is given. */
static arp_status all_p(arp_sight *s, arp_error *err) {
    const arp_judge *j = s->judge;
    if (j->n_eligible == 1 && j->n_given == 0) {
        size_t only = j->eligible[0];
        arp_concordance alone = {0};
        arp_status st =
            arp_concordance_measure(s->line[only], j->n, j->selected, j->m, &s->null, &alone, err);
        s->p[only] = alone.p;
        return st;
    }
    for (size_t e = 0; e < j->n_eligible; e++) take_given_p(s, j->eligible[e]);
    return ARP_OK;
}

/* What stands for the p of exclusion: on the same side of every alpha / (j + 1), so that Holm's
   steps take the same ones. */
static void excluded_by_borders(arp_sight *s) {
    const arp_judge *j = s->judge;
    for (size_t side = 0; side < j->n_sides; side++) {
        s->excluded[side] = 1.0;
        for (size_t step = 0; step < j->n_sides; step++) {
            if (s->sum[side] > j->excluded_to[step]) break;
            s->excluded[side] = j->alpha / ((double)step + 1.5);
        }
    }
}

/* States and word, once both p's are known. */
static void read_states(arp_sight *s, const bool *kept_open) {
    const arp_judge *j = s->judge;
    double *p = s->scratch, *adjusted = p + j->n_sides, *out = adjusted + j->n_sides;
    double *scratch = out + j->n_sides;
    for (size_t e = 0; e < j->n_eligible; e++) p[e] = s->p[j->eligible[e]];
    arp_holm(p, j->n_eligible, scratch, adjusted);
    for (size_t e = 0; e < j->n_eligible; e++) p[e] = s->excluded[j->eligible[e]];
    arp_holm(p, j->n_eligible, scratch, out);
    for (size_t side = 0; side < j->n_sides; side++) s->state[side] = ARP_LATE;
    for (size_t e = 0; e < j->n_eligible; e++) {
        size_t side = j->eligible[e];
        arp_verdict_reads reads = {.c = s->c[side],
                                   .p_holm = adjusted[e],
                                   .p_excluded_holm = out[e],
                                   .kept_open = kept_open[side]};
        s->state[side] = arp_verdict_of(&reads, j->alpha);
    }
    const arp_verdict_ballot ballot = {s->state, s->separated, j->n_sides};
    s->word = arp_verdict_word(&ballot);
}

/* A side below what is attested is not, whatever its p; at 0 as at 1 it may single the choice out,
   which the word asks for. */
/* Whether the verdict needs the p of a side, whatever that of the other. */
static bool needs(const arp_sight *s, size_t side) {
    return s->judge->n_given || s->c[side] >= ARP_ATTESTED_FROM || s->c[side] == 0.0;
}

/* Whether it needs one it did not, once the others are there: between alpha / 2 and alpha Holm's
   step decides by the other. */
static bool needs_then(const arp_sight *s, size_t side) {
    double other = s->p[1 - side];
    bool asked = needs(s, side) || !needs(s, 1 - side);
    return !asked && 2.0 * other > s->judge->alpha && other <= s->judge->alpha;
}

void arp_sight_decide(arp_sight *s, const bool *kept_open) {
    excluded_by_borders(s);
    read_states(s, kept_open);
}

/* Those of two sides that the verdict needs; the others stand at 1. */
static void needed_p(arp_sight *s, void (*take)(arp_sight *s, size_t side)) {
    for (size_t side = 0; side < 2; side++) {
        s->p[side] = 1.0;
        s->separated[side] = false;
        if (needs(s, side)) take(s, side);
    }
    for (size_t side = 0; side < 2; side++) {
        if (needs_then(s, side)) take(s, side);
    }
}

/* What stands for the p of one of two sides. */
static void ask(arp_sight *s, size_t side) {
    const arp_judge *j = s->judge;
    size_t q = 0;
    s->other[q++] = s->line[1 - side];
    for (size_t g = 0; g < j->n_given; g++) s->other[q++] = j->given[g];
    arp_decided answer = arp_decide_ask(s->decide, s->line[side], s->other, q);
    s->p[side] = answer.p;
    s->separated[side] = answer.separated;
}

void arp_sight_find(arp_sight *s) {
    needed_p(s, ask);
}

arp_status arp_sight_tell(arp_sight *s, const bool *kept_open, arp_error *err) {
    if (!s->decide) return arp_sight_verdict(s, kept_open, err);
    arp_sight_find(s);
    arp_sight_decide(s, kept_open);
    return ARP_OK;
}

arp_status arp_sight_verdict(arp_sight *s, const bool *kept_open, arp_error *err) {
    arp_status st = ARP_OK;
    if (s->judge->n_sides == 2 && s->judge->n_eligible == 2) needed_p(s, take_given_p);
    else st = all_p(s, err);
    if (st == ARP_OK) arp_sight_decide(s, kept_open);
    return st;
}

static arp_status new_scene(const arp_judge *j, arp_pool *pool, arp_scene *out, arp_error *err) {
    *out = (arp_scene){.shift = NAN, .contrast = NAN};
    out->word = ARP_WORD_UNDETERMINED;
    if (!arp_pool_take_all(pool, ARP_ARRAY(out->rank, j->m), ARP_ARRAY(out->c, j->n_sides),
                           ARP_ARRAY(out->p, j->n_sides), ARP_ARRAY(out->state, j->n_sides)))
        return arp_fail_memory(err);
    for (size_t s = 0; s < j->n_sides; s++) {
        out->c[s] = out->p[s] = NAN;
        out->state[s] = ARP_CANNOT_TELL;
    }
    return ARP_OK;
}

arp_status arp_scene_none(const arp_judge *judge, const arp_error *why, arp_pool *pool,
                          arp_scene *out, arp_error *err) {
    arp_status st = new_scene(judge, pool, out, err);
    out->why = *why;
    return st;
}

/* The borders are those of untied ranks: where there are no ties, they say it all. */
static arp_status find_excluded_p(arp_sight *s, arp_places *places, bool exact, arp_error *err) {
    const arp_judge *j = s->judge;
    excluded_by_borders(s);
    for (size_t side = 0; side < j->n_sides && (exact || j->n <= ARP_MATRIX_ROWS); side++) {
        arp_places_order(places, s->line[side], s->order);
        if (!exact && arp_untied(s->line[side], s->order, j->n)) continue;
        arp_status st = arp_tilt_below(s->line[side], j->n, j->selected, j->m, ARP_ATTESTED_FROM,
                                       &s->null, &s->excluded[side], err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

arp_status arp_scene_see(arp_sight *s, arp_work *w, bool exact, arp_pool *pool, arp_scene *out,
                         arp_error *err) {
    const arp_judge *j = s->judge;
    arp_error why = {0};
    arp_status st = ARP_OK;
    if (arp_sight_look(s, w, &why) != ARP_OK) return arp_scene_none(j, &why, pool, out, err);
    ARP_TRY(new_scene(j, pool, out, err));
    out->late = w->combination->varied.late;
    out->shift = s->shift;
    out->contrast = s->contrast;
    if (j->m == 0) return ARP_OK;
    ARP_TRY(all_p(s, err));
    ARP_TRY(find_excluded_p(s, &w->places, exact, err));
    read_states(s, w->combination->kept_open);
    for (size_t t = 0; t < j->m; t++) out->rank[t] = w->rank[j->selected[t]];
    memcpy(out->c, s->c, j->n_sides * sizeof *out->c);
    memcpy(out->p, s->p, j->n_sides * sizeof *out->p);
    memcpy(out->state, s->state, j->n_sides * sizeof *out->state);
    out->word = s->word;

done:
    return st;
}
