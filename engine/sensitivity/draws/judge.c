/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/judge.h"

#include <math.h>
#include <string.h>

#include "base/holm.h"
#include "base/order.h"
#include "base/ties.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/resemblance/messages.h"
#include "drivers/resemblance/tilt.h"
#include "drivers/resemblance/verdict.h"
#include "sensitivity/draws/messages.h"

/* The set of m of n untied territories that stands t steps above the lowest one. */
static void set_at(size_t n, size_t m, size_t t, size_t *selected) {
    size_t most = n - m;
    for (size_t i = 0; i < m; i++) {
        size_t up = t > (m - 1 - i) * most ? t - (m - 1 - i) * most : 0;
        selected[i] = i + (up < most ? up : most);
    }
}

/* p rises with the sum, so the border is found by halving. */
static arp_status find_border(const arp_judge *j, double alpha, arp_null *null, size_t *set,
                              const double *score, int64_t *border, arp_error *err) {
    size_t low = 0, high = j->m * (j->n - j->m) + 1; /* steps below low are excluded */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        double p;
        if (middle > j->m * (j->n - j->m)) break;
        set_at(j->n, j->m, middle, set);
        arp_status st = arp_tilt_below(score, j->n, set, j->m, ARP_ATTESTED_FROM, null, &p, err);
        if (st != ARP_OK) return st;
        if (p <= alpha) low = middle + 1;
        else high = middle;
    }
    *border = low ? (int64_t)(j->m * (j->m + 1) + 2 * (low - 1)) : 0;
    return ARP_OK;
}

static arp_status find_excluded(arp_judge *j, arp_pool *pool, arp_error *err) {
    arp_null null = {.seed = j->seed};
    arp_status st = ARP_OK;
    size_t *set;
    double *score;
    if (!arp_pool_take_all(pool, ARP_ARRAY(set, j->m), ARP_ARRAY(score, j->n),
                           ARP_ARRAY(j->excluded_to, j->n_sides)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < j->n; i++) score[i] = (double)i;
    for (size_t s = 0; s < j->n_sides; s++) {
        double alpha = j->alpha / (double)(s + 1);
        ARP_TRY(find_border(j, alpha, &null, set, score, &j->excluded_to[s], err));
    }

done:
    arp_null_free(&null);
    return st;
}

static arp_status find_needed(arp_judge *j, arp_error *err) {
    arp_null null = {.seed = j->seed};
    arp_reachable reach = {0};
    arp_status st = arp_concordance_reachable(
        j->n, j->m, j->alpha, j->n_eligible ? j->n_eligible : 1, &null, &reach, err);
    j->needed = reach.c_needed_holm;
    arp_null_free(&null);
    return st;
}

static arp_status refuse(const char *option, double x, double low, double high, arp_error *err) {
    return arp_fail(err, ARP_DOMAIN, ARP_MSG_SENSITIVITY_OPTION, "snnn", option, x, low, high);
}

static arp_status take_selection(const arp_sensitivity_input *in, arp_pool *pool, arp_judge *j,
                                 arp_error *err) {
    size_t n = j->n, at = 0;
    bool *in_it = arp_pool_take(pool, n, sizeof *in_it);
    size_t *rows = arp_pool_take(pool, in->m, sizeof *rows);
    if (!in_it || !rows) return arp_fail_memory(err);
    if (in->m >= n) return refuse("m", (double)in->m, 0.0, (double)n - 1.0, err);
    if (!(in->alpha > 0.0 && in->alpha < 1.0)) return refuse("alpha", in->alpha, 0.0, 1.0, err);
    for (size_t t = 0; t < in->m; t++) {
        size_t row = in->selected[t];
        if (row >= n) return refuse("selected", (double)row, 0.0, (double)n - 1.0, err);
        if (in_it[row]) {
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_DRIVERS_TWICE, "s", in->values->code[row]);
        }
        in_it[row] = true;
    }
    for (size_t i = 0; i < n; i++) {
        if (in_it[i]) rows[at++] = i;
    }
    j->selected = rows;
    return ARP_OK;
}

static arp_status take_eligible(const arp_sensitivity_input *in, arp_pool *pool, arp_judge *j,
                                arp_error *err) {
    if (!arp_pool_take_all(pool, ARP_ARRAY(j->eligible, j->n_sides))) return arp_fail_memory(err);
    for (size_t s = 0; s < j->n_sides; s++) {
        if (!in->late || !in->late[s]) j->eligible[j->n_eligible++] = s;
    }
    return ARP_OK;
}

arp_status arp_judge_make(const arp_sensitivity_input *in, uint64_t seed, arp_pool *pool,
                          arp_judge *out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_judge j = {.n = in->values->n_rows,
                   .m = in->m,
                   .n_sides = in->plan->node[0].n_children,
                   .alpha = in->alpha,
                   .seed = seed,
                   .n_given = in->n_given,
                   .given = in->given};
    ARP_TRY(take_eligible(in, pool, &j, err));
    if (in->n_k == 0) return refuse("k", 0.0, 1.0, (double)j.n - 1.0, err);
    for (size_t i = 0; i < in->n_k; i++) {
        bool fits = in->k[i] >= 1 && in->k[i] < j.n;
        if (!fits) return refuse("k", (double)in->k[i], 1.0, (double)j.n - 1.0, err);
    }
    j.k = in->k[0];
    if (in->m) {
        ARP_TRY(take_selection(in, pool, &j, err));
        j.quick = j.n_sides == 2 && j.n_eligible == 2 && j.m <= 2 && j.m <= j.n - j.m;
        ARP_TRY(find_excluded(&j, pool, err));
        ARP_TRY(find_needed(&j, err));
    }
    *out = j;

done:
    return st;
}

arp_status arp_sight_new(const arp_judge *judge, arp_sight *out, arp_error *err) {
    size_t n = judge->n, sides = judge->n_sides;
    *out = (arp_sight){.judge = judge, .null = {.seed = judge->seed}, .pool = arp_pool_new()};
    arp_pool *pool = out->pool;
    if (!pool) return arp_fail_memory(err);
    out->what = (arp_case){
        .n = n, .m = judge->m, .n_sides = sides, .selected = judge->selected, .seed = judge->seed};
    out->what.line = arp_pool_take(pool, sides, sizeof *out->what.line);
    out->what.weight = arp_pool_take(pool, sides, sizeof(double));
    out->own = arp_pool_take(pool, sides, sizeof *out->own);
    out->sum = arp_pool_take(pool, sides, sizeof *out->sum);
    out->c = arp_pool_take(pool, sides, sizeof *out->c);
    out->p = arp_pool_take(pool, sides, sizeof *out->p);
    out->state = arp_pool_take(pool, sides, sizeof *out->state);
    out->item = arp_pool_take(pool, n, sizeof *out->item);
    out->order = arp_pool_take(pool, n, sizeof *out->order);
    size_t most = sides + judge->n_given;
    bool ok =
        out->what.line && out->what.weight && out->own && out->sum && out->c && out->p &&
        out->state && out->item && out->order &&
        arp_pool_take_all(pool, ARP_ARRAY(out->separated, sides), ARP_ARRAY(out->excluded, sides),
                          ARP_ARRAY(out->scratch, 5 * sides), ARP_ARRAY(out->other, most + 1));
    if (ok && judge->m) {
        ok = arp_conditional_room_new(n, judge->m, most, pool, &out->room, err) == ARP_OK;
    }
    for (size_t s = 0; ok && s < sides; s++) {
        out->own[s] = arp_pool_take(pool, n, sizeof(double));
        ok = out->own[s] != NULL;
    }
    if (ok) return ARP_OK;
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
        s->what.weight[side] = w->share[node];
        for (size_t i = 0; i < s->judge->n; i++) {
            own[i] = plain ? score[i] : arp_case_line(score[i], exponent);
            if (isfinite(own[i])) continue;
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_DRIVERS_SIDE_WITHOUT_VALUE, "ss",
                            w->plan.node[node].name, w->model->in->values->code[i]);
        }
        s->what.line[side] = own;
    }
    return ARP_OK;
}

/* Sum of the selected's doubled mid-ranks on a side. Its ties are settled where one of them may be
   tied by rounding. */
static int64_t sum_midranks(arp_sight *s, size_t side) {
    const arp_judge *j = s->judge;
    double *line = s->own[side], most = 0.0;
    int64_t sum = 0;
    bool near = false;
    for (size_t i = 0; i < j->n; i++) most = fabs(line[i]) > most ? fabs(line[i]) : most;
    double far = 2.0 * ARP_TIE * most;
    for (size_t t = 0; t < j->m; t++) {
        sum += arp_midrank_counted(line, j->n, j->selected[t], far, &near);
    }
    if (!near) return sum;
    arp_order_in(line, j->n, s->item, s->order);
    arp_settle_ties(line, s->order, j->n);
    sum = 0;
    for (size_t t = 0; t < j->m; t++) {
        sum += arp_midrank_counted(line, j->n, j->selected[t], far, &near);
    }
    return sum;
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
    int64_t least = (int64_t)(j->m * (j->m + 1));
    double pairs = (double)(2 * j->m * (j->n - j->m));
    for (size_t side = 0; side < j->n_sides; side++) {
        s->sum[side] = sum_midranks(s, side);
        s->c[side] = (double)(s->sum[side] - least) / pairs;
    }
    if (j->n_eligible == 2)
        s->contrast = (double)(s->sum[j->eligible[0]] - s->sum[j->eligible[1]]) / pairs;
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
                                .own = s->what.line[side],
                                .other = s->other,
                                .seed = j->seed};
    for (size_t e = 0; e < j->n_eligible; e++) {
        if (j->eligible[e] != side) s->other[in.q++] = s->what.line[j->eligible[e]];
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
        arp_status st = arp_concordance_measure(s->what.line[only], j->n, j->selected, j->m,
                                                &s->null, &alone, err);
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
static void read_states(arp_sight *s, const arp_work *w) {
    const arp_judge *j = s->judge;
    double *p = s->scratch, *adjusted = p + j->n_sides, *out = adjusted + j->n_sides;
    double *scratch = out + j->n_sides;
    for (size_t e = 0; e < j->n_eligible; e++) p[e] = s->p[j->eligible[e]];
    arp_holm(p, j->n_eligible, scratch, adjusted);
    for (size_t e = 0; e < j->n_eligible; e++) p[e] = s->excluded[j->eligible[e]];
    arp_holm(p, j->n_eligible, scratch, out);
    for (size_t side = 0; side < j->n_sides; side++) s->state[side] = ARP_LATE;
    for (size_t e = 0; e < j->n_eligible; e++) {
        size_t side = j->eligible[e], node = w->plan.node[0].child[side];
        arp_verdict_reads reads = {.c = s->c[side],
                                   .p_holm = adjusted[e],
                                   .p_excluded_holm = out[e],
                                   .kept_open = arp_verdict_kept_open(&w->plan, node)};
        s->state[side] = arp_verdict_of(&reads, j->alpha);
    }
    const arp_verdict_ballot ballot = {s->state, s->separated, j->n_sides};
    s->word = arp_verdict_word(&ballot);
}

/* p where the verdict needs it: of a side that may be attested and, between alpha / 2 and alpha,
   where Holm's step decides, of the other. A side below what is attested is not, whatever its p. */
static void needed_p(arp_sight *s) {
    const arp_judge *j = s->judge;
    bool may[2];
    for (size_t side = 0; side < 2; side++) {
        /* at 0 as at 1 the side may single the choice out, which the word asks for */
        may[side] = s->c[side] >= ARP_ATTESTED_FROM || s->c[side] == 0.0;
        s->p[side] = 1.0;
        s->separated[side] = false;
        if (may[side]) take_given_p(s, side);
    }
    for (size_t side = 0; side < 2; side++) {
        double other = s->p[1 - side];
        if (may[side] || !may[1 - side] || 2.0 * other <= j->alpha || other > j->alpha) continue;
        take_given_p(s, side);
    }
}

arp_status arp_sight_verdict(arp_sight *s, arp_work *w, arp_error *err) {
    arp_status st = ARP_OK;
    if (s->judge->n_sides == 2 && s->judge->n_eligible == 2 && s->judge->n_given == 0) needed_p(s);
    else st = all_p(s, err);
    if (st != ARP_OK) return st;
    excluded_by_borders(s);
    read_states(s, w);
    return ARP_OK;
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
        arp_places_order(places, s->what.line[side], s->order);
        if (!exact && arp_untied(s->what.line[side], s->order, j->n)) continue;
        arp_status st = arp_tilt_below(s->what.line[side], j->n, j->selected, j->m,
                                       ARP_ATTESTED_FROM, &s->null, &s->excluded[side], err);
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
    read_states(s, w);
    for (size_t t = 0; t < j->m; t++) out->rank[t] = w->rank[j->selected[t]];
    memcpy(out->c, s->c, j->n_sides * sizeof *out->c);
    memcpy(out->p, s->p, j->n_sides * sizeof *out->p);
    memcpy(out->state, s->state, j->n_sides * sizeof *out->state);
    out->word = s->word;

done:
    return st;
}
