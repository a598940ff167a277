/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/choices/combos.h"

#include <math.h>
#include <string.h>

#include "drivers/resemblance/verdict.h"
#include "sensitivity/choices/messages.h"
#include "territory/shrink.h"

/* Near the middle of a range, and on no whole number of one that ends in whole numbers: a range of
   exponents is not to be tried at 1, which takes what no other exponent does. */
static const double MIDDLE = 0.3819660112501052;

/* One workspace for all tries. */
typedef struct trier {
    arp_combos *to;
    arp_choices choices;
    double *middle; /* as many as the widest factor takes */
    arp_plan_node *node;
    arp_drawn drawn;
    const arp_shrinker *shrunk; /* that made what is in drawn; NULL: nothing */
    arp_result result;
    arp_run run;
    arp_pool *brief; /* of the try at hand */
} trier;

static arp_status begin(trier *t, arp_error *err) {
    arp_combos *to = t->to;
    size_t widest = 1;
    arp_status st = ARP_OK;
    for (size_t f = 0; f < to->n_factors; f++) {
        if (to->factor[f].n_dims > widest) widest = to->factor[f].n_dims;
    }
    ARP_TRY(arp_choices_new(to->in->plan, to->pool, &t->choices, err));
    ARP_TRY(arp_drawn_new(to->in, to->pool, &t->drawn, err));
    t->middle = arp_pool_take(to->pool, widest, sizeof *t->middle);
    t->node = arp_pool_take(to->pool, to->in->plan->n_nodes, sizeof *t->node);
    if (!t->middle || !t->node) ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < widest; i++) t->middle[i] = MIDDLE;
    t->run = (arp_run){.plan = to->in->plan, .values = to->in->values, .err = err, .r = &t->result};
    t->run.unlisted = true;
    ARP_TRY(arp_run_open(&t->run));

done:
    return st;
}

static void end(trier *t) {
    arp_result_free(&t->result);
    arp_run_close(&t->run);
    arp_pool_free(t->brief);
}

static arp_status fresh_pool(trier *t, arp_error *err) {
    arp_pool_free(t->brief);
    t->brief = arp_pool_new();
    return t->brief ? ARP_OK : arp_fail_memory(err);
}

static void choose(trier *t, const size_t *value) {
    const arp_combos *to = t->to;
    arp_choices_reset(&t->choices);
    for (size_t f = 0; value && f < to->n_factors; f++) {
        if (to->factor[f].n_values)
            to->factor[f].kind->choose(&to->factor[f], value[f], &t->choices);
    }
}

/* Weights and exponents at the middle of what is drawn. */
static void draw_middle(trier *t) {
    for (size_t f = 0; f < t->to->n_factors; f++) {
        const arp_uncertain *factor = &t->to->factor[f];
        if (!factor->n_values) factor->kind->draw(factor, t->middle, &t->choices);
    }
}

static void set_values(trier *t, const arp_shrinker *shrink) {
    t->run.values = t->to->in->values;
    if (!shrink) return;
    if (t->shrunk != shrink) arp_drawn_fill(t->to->in, NULL, 0, shrink, &t->drawn);
    t->shrunk = shrink;
    t->run.values = &t->drawn.table;
}

static bool same_rules(const arp_columns *c, const arp_choices *with) {
    for (size_t v = 0; v < with->plan->n_nodes; v++) {
        if (c->variant[v] != with->variant[v]) return false;
    }
    return c->normalise == with->normalise && c->outliers == with->outliers &&
           c->missing == with->missing && c->shrink == with->shrink &&
           c->comparator == with->comparator;
}

static bool any_nan(const double *x, size_t n) {
    bool any = false;
    for (size_t i = 0; i < n; i++) any = any || isnan(x[i]);
    return any;
}

/* Every indicator's column, before the tree, each by itself: what one is refused for is no matter
   to the others. */
static arp_status fill_columns(trier *t, arp_columns *c, arp_error *err) {
    const arp_plan *plan = t->to->in->plan;
    arp_varied_plan varied;
    arp_status st = ARP_OK;
    arp_column_made *made;
    size_t n = t->to->in->values->n_rows;
    for (size_t v = 0; v < plan->n_nodes; v++) t->choices.under[v] = plan->node[v].parent;
    t->choices.left_out = ARP_NONE;
    ARP_TRY(fresh_pool(t, err));
    ARP_TRY(arp_plan_vary(t->to->in, &t->choices, t->brief, &varied, err));
    if (!arp_pool_take_all(t->to->pool, ARP_ARRAY(made, plan->n_nodes),
                           ARP_ARRAY(c->z, plan->n_nodes)))
        ARP_TRY(arp_fail_memory(err));
    t->run.plan = &varied.plan;
    set_values(t, c->shrink);
    arp_run_again(&t->run);
    c->ready = c->whole = true;
    for (size_t v = 0; v < varied.plan.n_nodes; v++) {
        arp_column_made *to = &made[varied.origin[v]];
        if (varied.plan.node[v].n_children) continue;
        t->run.err = NULL;
        bool ran = arp_run_leaves(&t->run, &v, 1) == ARP_OK;
        t->run.err = err;
        if (ran) ARP_TRY(arp_run_keep(&t->run, v, t->to->pool, to));
        c->ready = c->ready && ran && !to->dropped;
        c->whole = c->whole && c->ready && !any_nan(to->score, n);
        c->z[varied.origin[v]] = to->score;
    }
    c->made = made;

done:
    return st;
}

static arp_status find_columns(trier *t, const arp_columns **out, arp_error *err) {
    arp_combos *to = t->to;
    const arp_choices *with = &t->choices;
    for (size_t i = 0; i < to->n_columns; i++) {
        if (!same_rules(to->columns[i], with)) continue;
        *out = to->columns[i];
        return ARP_OK;
    }
    const size_t n_nodes = to->in->plan->n_nodes;
    arp_columns *made = arp_pool_take(to->pool, 1, sizeof *made);
    const arp_variant **variant = arp_pool_take(to->pool, n_nodes, sizeof *variant);
    if (!made || !variant) return arp_fail_memory(err);
    memcpy(variant, with->variant, n_nodes * sizeof *variant);
    *made = (arp_columns){.normalise = with->normalise,
                          .outliers = with->outliers,
                          .missing = with->missing,
                          .shrink = with->shrink,
                          .comparator = with->comparator,
                          .variant = variant};
    if ((to->n_columns & (to->n_columns + 1)) == 0) { /* room doubles */
        arp_columns **more = arp_pool_take(to->pool, 2 * to->n_columns + 1, sizeof *more);
        if (!more) return arp_fail_memory(err);
        for (size_t i = 0; i < to->n_columns; i++) more[i] = to->columns[i];
        to->columns = more;
    }
    to->columns[to->n_columns++] = made;
    *out = made;
    return fill_columns(t, made, err);
}

static arp_status keep_verdicts(arp_pool *pool, arp_combination *out, arp_error *err) {
    const arp_plan *plan = &out->varied.plan;
    size_t sides = plan->node[0].n_children;
    out->kept_open = arp_pool_take(pool, sides, sizeof *out->kept_open);
    if (!out->kept_open) return arp_fail_memory(err);
    for (size_t s = 0; s < sides; s++) {
        out->kept_open[s] = arp_verdict_kept_open(plan, plan->node[0].child[s]);
    }
    return ARP_OK;
}

/* Leaves as they were made before. */
static void take_columns(trier *t, const arp_varied_plan *varied, const arp_columns *columns) {
    for (size_t v = 0; v < varied->plan.n_nodes; v++) {
        if (varied->plan.node[v].n_children) continue;
        arp_run_take(&t->run, v, &columns->made[varied->origin[v]]);
    }
}

/* The steps of arp_index_run(), without the ranks. */
static arp_status run_plan(trier *t, const arp_varied_plan *varied, const arp_columns *columns,
                           arp_error *err) {
    arp_status st = ARP_OK;
    t->run.plan = &varied->plan;
    t->run.err = err;
    set_values(t, t->choices.shrink);
    arp_run_again(&t->run);
    ARP_TRY(arp_run_check(&t->run));
    if (columns->ready) take_columns(t, varied, columns);
    else ARP_TRY(arp_run_columns(&t->run));
    ARP_TRY(arp_run_means(&t->run));

done:
    return st;
}

static arp_status try_choices(trier *t, const size_t *value, bool middle, arp_error *err) {
    arp_varied_plan varied;
    const arp_columns *columns;
    arp_status st = ARP_OK;
    choose(t, value);
    ARP_TRY(find_columns(t, &columns, err));
    choose(t, value); /* again: of the choices, the columns left the rules alone */
    ARP_TRY(fresh_pool(t, err));
    ARP_TRY(arp_plan_vary(t->to->in, &t->choices, t->brief, &varied, err));
    if (middle) {
        draw_middle(t);
        arp_plan_redraw(&t->choices, varied.origin, &varied.plan);
    }
    ARP_TRY(run_plan(t, &varied, columns, err));

done:
    t->run.plan = NULL; /* they are gone */
    t->run.err = NULL;
    return st;
}

/* Keep a combination that can be. */
static arp_status keep(trier *t, const size_t *value, arp_combination *out, arp_error *err) {
    arp_status st = ARP_OK;
    size_t n = t->to->n_factors;
    size_t *copy = arp_pool_take(t->to->pool, n, sizeof *copy);
    if (!copy) return arp_fail_memory(err);
    for (size_t f = 0; value && f < n; f++) copy[f] = value[f];
    choose(t, value);
    out->value = copy;
    out->shrink = t->choices.shrink;
    ARP_TRY(arp_plan_vary(t->to->in, &t->choices, t->to->pool, &out->varied, err));
    ARP_TRY(find_columns(t, &out->columns, err));
    ARP_TRY(keep_verdicts(t->to->pool, out, err));
    if (!value || !arp_forms_hold(t->to->factor, n)) return ARP_OK;
    choose(t, value);
    draw_middle(t); /* which weights are drawn */
    ARP_TRY(arp_forms_find(&t->to->forms, t->to->in, &t->choices, out->columns, t->to->pool,
                           &out->in, err));

done:
    return st;
}

static double chance_of(const arp_combos *c, const size_t *value) {
    double chance = 1.0;
    for (size_t f = 0; f < c->n_factors; f++) {
        if (c->factor[f].n_values) chance *= c->factor[f].probability[value[f]];
    }
    return chance;
}

/* The next combination, the last factor first; false after the last one. */
static bool next(const arp_combos *c, size_t *value) {
    for (size_t f = c->n_factors; f-- > 0;) {
        size_t n = c->factor[f].n_values;
        if (n && ++value[f] < n) return true;
        value[f] = 0;
    }
    return false;
}

static arp_status count(const arp_combos *c, size_t *all, arp_error *err) {
    size_t n = 1;
    for (size_t f = 0; f < c->n_factors; f++) {
        size_t values = c->factor[f].n_values;
        if (values) n = n > ARP_COMBINATIONS ? n : n * values;
    }
    *all = n;
    if (n <= ARP_COMBINATIONS) return ARP_OK;
    return arp_fail(err, ARP_DOMAIN, ARP_MSG_SENSITIVITY_COMBINATIONS, "u",
                    (size_t)ARP_COMBINATIONS);
}

static arp_status try_all(trier *t, arp_error *err) {
    arp_combos *to = t->to;
    arp_error why = {0};
    arp_status st = ARP_OK;
    size_t all, *value = arp_pool_take(to->pool, to->n_factors, sizeof *value);
    double sum = 0.0;
    if (!value) return arp_fail_memory(err);
    ARP_TRY(count(to, &all, err));
    to->at = arp_pool_take(to->pool, all, sizeof *to->at);
    if (!to->at) ARP_TRY(arp_fail_memory(err));
    do {
        double chance = chance_of(to, value);
        if (!(chance > 0.0)) continue;
        to->possible++;
        arp_error found = {0};
        if (try_choices(t, value, true, &found) == ARP_OK) {
            sum += chance;
            to->at[to->n].reach = sum;
            ARP_TRY(keep(t, value, &to->at[to->n++], err));
        } else if (found.code == ARP_MEMORY) {
            ARP_TRY(arp_fail_memory(err));
        } else if (why.code == ARP_OK) {
            why = found;
        }
    } while (next(to, value));
    if (to->n == 0) {
        if (err) *err = why;
        return why.code;
    }

done:
    return st;
}

/* Why a pattern cannot be: the first combination in it that was refused. */
static arp_status explain(trier *t, arp_pattern *p, arp_error *err) {
    arp_combos *to = t->to;
    size_t *value = arp_zalloc(to->n_factors, sizeof *value);
    if (!value) return arp_fail_memory(err);
    bool more = true, found = false;
    while (more && !found) {
        bool in = chance_of(to, value) > 0.0;
        for (size_t f = 0; f < to->n_factors; f++) {
            in = in && (p->value[f] == ARP_NONE || p->value[f] == value[f]);
        }
        found = in && try_choices(t, value, true, &p->why) != ARP_OK;
        more = next(to, value);
    }
    arp_free(value);
    return p->why.code == ARP_MEMORY ? arp_fail_memory(err) : ARP_OK;
}

arp_status arp_combos_make(const arp_sensitivity_input *in, const arp_uncertain *factor,
                           arp_pool *pool, arp_combos *out, arp_error *err) {
    arp_combos made = {.in = in, .factor = factor, .n_factors = in->n_factors, .pool = pool};
    trier t = {.to = &made};
    arp_status st = ARP_OK;
    ARP_TRY(begin(&t, err));
    ARP_TRY(try_choices(&t, NULL, false, err));
    ARP_TRY(keep(&t, NULL, &made.base, err));
    ARP_TRY(try_all(&t, err));
    ARP_TRY(arp_picks_make(&made, err));
    ARP_TRY(arp_patterns_find(&made, err));
    for (size_t i = 0; i < made.n_refused; i++) ARP_TRY(explain(&t, &made.refused[i], err));
    *out = made;

done:
    end(&t);
    return st;
}

arp_status arp_combination_of(const arp_combos *combos, const arp_choices *choices, arp_pool *pool,
                              arp_combination *out, arp_error *err) {
    static const arp_columns NONE = {0};
    *out = (arp_combination){.shrink = choices->shrink, .columns = &NONE};
    for (size_t i = 0; i < combos->n_columns; i++) {
        if (same_rules(combos->columns[i], choices)) out->columns = combos->columns[i];
    }
    arp_status st = arp_plan_vary(combos->in, choices, pool, &out->varied, err);
    return st == ARP_OK ? keep_verdicts(pool, out, err) : st;
}
