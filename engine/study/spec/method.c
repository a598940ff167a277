/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/spec.h"

#include <float.h>

#include "aggregate/aggregate.h"
#include "base/messages.h"
#include "normalise/normalise.h"
#include "study/spec/messages.h"
#include "treat/treat.h"
#include "weight/weight.h"

enum { MOST_WORDS = 32 };

/* Fewer than 11 are not told in France: of households by tax data, of persons by those of health
   insurance (methods.md 1.7). */
static const double SECRET_BOUND = 10.0;

/* The study's own key where it has one, otherwise the recipe's. */
static const arp_node *choose(const arp_node *own, const arp_node *recipe, const char *key) {
    return arp_node_get(own, key) ? own : recipe;
}

/* `secret_interval: [LOW, HIGH]`, which goes with `secret: interval` and only with it. */
static arp_status read_secret_interval(const arp_node *map, spec *s, arp_pool *pool,
                                       arp_error *err) {
    const arp_node *node = arp_node_get(map, "secret_interval");
    const arp_node *rule = arp_node_get(map, "secret");
    const double *x = NULL;
    size_t n = 0;
    if (!node && !s->method.fill_secret) return ARP_OK;
    if (!node || !s->method.fill_secret)
        return arp_fail_node(err, node ? node : rule, ARP_MSG_STUDY_SECRET_INTERVAL, "");
    if (!s->zonings.given) return arp_fail_node(err, rule, ARP_MSG_STUDY_SECRET_ZONINGS, "");
    arp_status st = arp_read_numbers(map, "secret_interval", pool, 0.0, 1e12, &x, &n, err);
    if (st != ARP_OK) return st;
    if (n != 2 || x[0] > x[1]) return arp_fail_node(err, node, ARP_MSG_STUDY_SECRET_INTERVAL, "");
    s->method.secret_between[0] = x[0];
    s->method.secret_between[1] = x[1];
    return ARP_OK;
}

static arp_status read_missing(const arp_node *method, spec *s, arp_plan *plan, arp_pool *pool,
                               arp_error *err) {
    const char *words[MOST_WORDS] = {NULL}, *secret_words[MOST_WORDS] = {NULL};
    const arp_node *map = arp_node_get(method, "missing");
    size_t rule = 0, secret = SIZE_MAX, not_applicable = SIZE_MAX, n = 0;
    arp_status st = ARP_OK;
    for (; ARP_MISSING_RULES[n]; n++) words[n] = secret_words[n] = ARP_MISSING_RULES[n]->name;
    secret_words[n] = "interval";
    s->method.secret_bound = SECRET_BOUND;
    if (map) {
        ARP_TRY(arp_node_keys(map, &spec_keys_missing, err));
        ARP_TRY(arp_read_word(map, "rule", words, &rule, err));
        ARP_TRY(arp_read_word(map, "secret", secret_words, &secret, err));
        s->method.fill_secret = secret == n;
        ARP_TRY(read_secret_interval(map, s, pool, err));
        s->method.secret_bound = s->method.secret_between[1] - s->method.secret_between[0];
        if (!s->method.fill_secret) s->method.secret_bound = SECRET_BOUND;
        ARP_TRY(arp_read_number(map, "secret_bound", 0.0, 1e12, &s->method.secret_bound, err));
        if (secret == n) secret = SIZE_MAX; /* what is left of it follows the other rules */
        ARP_TRY(arp_read_word(map, "not_applicable", words, &not_applicable, err));
        ARP_TRY(
            arp_read_number(map, "minimum_coverage", 0.0, 1.0, &s->method.minimum_coverage, err));
    }
    plan->missing = ARP_MISSING_RULES[rule];
    /* Secrecy and "does not apply" are never filled in because missing cells are. */
    const arp_missing_rule *others =
        plan->missing == &arp_missing_exclude ? &arp_missing_exclude : &arp_missing_stop;
    plan->secret = secret == SIZE_MAX ? others : ARP_MISSING_RULES[secret];
    plan->not_applicable = not_applicable == SIZE_MAX ? others : ARP_MISSING_RULES[not_applicable];
done:
    return st;
}

static arp_status read_outliers(const arp_node *method, arp_plan *plan, arp_error *err) {
    const char *words[MOST_WORDS] = {NULL};
    const arp_node *map = arp_node_get(method, "outliers");
    size_t rule = 0;
    arp_status st = ARP_OK;
    for (size_t i = 0; ARP_OUTLIER_RULES[i]; i++) words[i] = ARP_OUTLIER_RULES[i]->name;
    if (map) {
        ARP_TRY(arp_node_keys(map, &spec_keys_outliers, err));
        ARP_TRY(arp_read_word(map, "rule", words, &rule, err));
    }
    plan->outliers = ARP_OUTLIER_RULES[rule];
done:
    return st;
}

static arp_status read_bounds(const arp_node *map, spec *s, arp_study *study, arp_error *err) {
    const arp_node *bounds = arp_node_get(map, "bounds");
    size_t need = study->plan.normalise->n_bounds;
    if (!bounds) return ARP_OK;
    if (bounds->kind != ARP_TREE_MAP) {
        return arp_fail_node(err, bounds, ARP_MSG_TREE_WANT_MAP, "s", "bounds");
    }
    if (need == 0) {
        return arp_fail_node(err, bounds, ARP_MSG_STUDY_BOUNDS_IDLE, "s",
                             study->plan.normalise->name);
    }
    s->method.bound = arp_pool_take(study->pool, bounds->n, sizeof *s->method.bound);
    if (!s->method.bound) return arp_fail_memory(err);
    s->method.n_bounds = bounds->n;
    for (size_t i = 0; i < bounds->n; i++) {
        spec_bound *b = &s->method.bound[i];
        b->leaf = bounds->item[i].key;
        b->place = bounds->item[i].place;
        arp_status st =
            arp_read_numbers(bounds, b->leaf, study->pool, -DBL_MAX, DBL_MAX, &b->x, &b->n, err);
        if (st != ARP_OK) return st;
        if (b->n != need) {
            return arp_fail_node(err, &bounds->item[i], ARP_MSG_STUDY_BOUNDS_COUNT, "suu",
                                 study->plan.normalise->name, need, b->n);
        }
    }
    return ARP_OK;
}

static arp_status read_normalise(const arp_node *method, spec *s, arp_study *study,
                                 arp_error *err) {
    const char *words[MOST_WORDS] = {NULL};
    const arp_node *map = arp_node_get(method, "normalise");
    arp_plan *plan = &study->plan;
    size_t rule = 0;
    arp_status st = ARP_OK;
    for (size_t i = 0; ARP_NORMALISERS[i]; i++) words[i] = ARP_NORMALISERS[i]->name;
    plan->normalise = ARP_NORMALISERS[0];
    plan->target[1] = 1.0;
    if (!map) return ARP_OK;
    s->method.normalise = map->place;
    ARP_TRY(arp_node_keys(map, &spec_keys_normalise, err));
    ARP_TRY(arp_read_word(map, "rule", words, &rule, err));
    plan->normalise = ARP_NORMALISERS[rule];
    ARP_TRY(arp_read_number(map, "low", -1e9, 1e9, &plan->target[0], err));
    ARP_TRY(arp_read_number(map, "high", -1e9, 1e9, &plan->target[1], err));
    if (!(plan->target[0] < plan->target[1])) {
        return arp_fail_node(err, map, ARP_MSG_STUDY_LOW_HIGH, "nn", plan->target[0],
                             plan->target[1]);
    }
    ARP_TRY(arp_read_text(map, "comparator", &s->method.comparator, err));
    if (s->method.comparator && plan->normalise != &arp_normalise_comparator) {
        return arp_fail_node(err, map, ARP_MSG_STUDY_COMPARATOR_IDLE, "s", plan->normalise->name);
    }
    ARP_TRY(read_bounds(map, s, study, err));
done:
    return st;
}

arp_status spec_aggregate(const arp_node *map, const arp_aggregator **rule, double *exponent,
                          arp_error *err) {
    const char *words[MOST_WORDS] = {NULL};
    size_t which = SIZE_MAX;
    arp_status st = ARP_OK;
    if (!map) return ARP_OK;
    for (size_t i = 0; ARP_AGGREGATORS[i]; i++) words[i] = ARP_AGGREGATORS[i]->name;
    ARP_TRY(arp_node_keys(map, &spec_keys_aggregate, err));
    ARP_TRY(arp_read_word(map, "rule", words, &which, err));
    if (which != SIZE_MAX) *rule = ARP_AGGREGATORS[which];
    const arp_node *given = arp_node_get(map, "exponent");
    if ((*rule)->free_exponent && !given) {
        return arp_fail_node(err, map, ARP_MSG_STUDY_EXPONENT_ABSENT, "s", (*rule)->name);
    }
    if (given && !(*rule)->free_exponent) {
        return arp_fail_node(err, given, ARP_MSG_STUDY_EXPONENT_IDLE, "s", (*rule)->name);
    }
    *exponent = (*rule)->exponent;
    ARP_TRY(arp_read_number(map, "exponent", -100.0, 100.0, exponent, err));
done:
    return st;
}

arp_status spec_weights(const arp_node *map, const arp_weight_rule **rule, arp_error *err) {
    const char *words[MOST_WORDS] = {NULL};
    size_t which = SIZE_MAX;
    arp_status st = ARP_OK;
    if (!map) return ARP_OK;
    for (size_t i = 0; ARP_WEIGHT_RULES[i]; i++) words[i] = ARP_WEIGHT_RULES[i]->name;
    ARP_TRY(arp_node_keys(map, &spec_keys_weights, err));
    ARP_TRY(arp_read_word(map, "rule", words, &which, err));
    if (which != SIZE_MAX) *rule = ARP_WEIGHT_RULES[which];
done:
    return st;
}

arp_status spec_method_read(const arp_node *own, const arp_node *recipe, spec *s, arp_study *study,
                            arp_error *err) {
    size_t constant = 0, zero = 0;
    arp_status st = ARP_OK;
    s->method.aggregate = &arp_aggregate_arithmetic;
    s->method.exponent = 1.0;
    s->method.weigh = &arp_weight_given;
    if (own) ARP_TRY(arp_node_keys(own, &spec_keys_method, err));
    if (recipe) ARP_TRY(arp_node_keys(recipe, &spec_keys_method, err));
    ARP_TRY(read_missing(choose(own, recipe, "missing"), s, &study->plan, study->pool, err));
    ARP_TRY(read_outliers(choose(own, recipe, "outliers"), &study->plan, err));
    ARP_TRY(read_normalise(choose(own, recipe, "normalise"), s, study, err));
    ARP_TRY(
        arp_read_word(choose(own, recipe, "constant"), "constant", SPEC_STOP_DROP, &constant, err));
    ARP_TRY(arp_read_word(choose(own, recipe, "zero_denominator"), "zero_denominator",
                          SPEC_STOP_MISSING, &zero, err));
    ARP_TRY(spec_aggregate(arp_node_get(choose(own, recipe, "aggregate"), "aggregate"),
                           &s->method.aggregate, &s->method.exponent, err));
    ARP_TRY(spec_weights(arp_node_get(choose(own, recipe, "weights"), "weights"), &s->method.weigh,
                         err));
    study->plan.drop_constant = constant == 1;
    s->method.zero_is_missing = zero == 1;
done:
    return st;
}
