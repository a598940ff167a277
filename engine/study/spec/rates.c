/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/spec.h"

#include <string.h>

#include "base/messages.h"
#include "base/text.h"
#include "study/spec/messages.h"
#include "territory/interval.h"

enum { MOST_RULES = 16 };

/* The rule of `interval:`, which must be one of the kind that the method's rates have. */
static arp_status read_rule(const arp_node *map, spec_rates *r, arp_error *err) {
    arp_interval_kind kind = r->indirect ? ARP_INTERVAL_COUNT : ARP_INTERVAL_RATE;
    const char *name = r->indirect ? arp_interval_exact_poisson.name : arp_interval_dobson.name;
    const char *names[MOST_RULES];
    size_t n = 0;
    arp_status st = arp_read_text(map, "interval", &name, err);
    if (st != ARP_OK) return st;
    for (size_t i = 0; ARP_INTERVAL_RULES[i]; i++) {
        if (ARP_INTERVAL_RULES[i]->kind == kind) names[n++] = ARP_INTERVAL_RULES[i]->name;
    }
    r->rule = arp_interval_find(name);
    if (r->rule && r->rule->kind == kind) return ARP_OK;
    char list[ARP_ERROR_TEXT];
    arp_text_list(list, sizeof list, names, n, n);
    return arp_fail_node(err, arp_node_get(map, "interval"), ARP_MSG_RATES_INTERVAL, "sss", name,
                         r->indirect ? "indirect" : "direct", list);
}

static arp_status read_column(const arp_node *map, const char *key, const char **out,
                              arp_error *err) {
    const arp_node *node;
    arp_status st = arp_node_need(map, key, &node, err);
    return st == ARP_OK ? arp_read_text(map, key, out, err) : st;
}

/* A column of rates, or one of events over one of people. */
static arp_status read_standard_columns(const arp_node *map, spec_rates *r, arp_error *err) {
    const arp_node *rate = r->total ? arp_node_get(map, "rate") : NULL;
    const arp_node *other = arp_node_get(map, "events");
    arp_status st = ARP_OK;
    if (!other) other = arp_node_get(map, "population");
    if (rate && other) {
        return arp_fail_node(err, other, ARP_MSG_RATES_RATE_AND, "s", other->key);
    }
    if (rate) return arp_read_text(map, "rate", &r->standard_events, err);
    ARP_TRY(read_column(map, "population", &r->standard_population, err));
    if (r->indirect) ARP_TRY(read_column(map, "events", &r->standard_events, err));
done:
    return st;
}

static arp_status read_standard(const arp_node *map, spec *s, spec_rates *r, arp_pool *pool,
                                arp_error *err) {
    static const char *const KEYS[] = {"file",      "sheet",   "events",    "population",
                                       "separator", "decimal", "encoding",  "skip",
                                       "marks",     "where",   "thousands", NULL};
    static const char *const TOTAL_KEYS[] = {
        "file",     "sheet", "strata", "rate",  "events", "population", "separator", "decimal",
        "encoding", "skip",  "marks",  "where", "of",     "thousands",  NULL};
    const arp_node *strata;
    arp_status st = ARP_OK;
    r->standard.options.marks = s->marks;
    if (r->total) {
        ARP_TRY(arp_node_need(map, "strata", &strata, err));
        ARP_TRY(arp_read_texts(map, "strata", pool, &r->strata, &r->n_strata, err));
        if (r->n_strata == 0) return arp_fail_node(err, strata, ARP_MSG_TREE_EMPTY, "s", "strata");
        ARP_TRY(arp_read_text(map, "of", &r->standard_of, err));
    }
    r->standard.key = r->strata[0]; /* a table of strata has no codes: the first column is theirs */
    ARP_TRY(
        spec_file_read(map, "standard", r->total ? TOTAL_KEYS : KEYS, s, &r->standard, pool, err));
    ARP_TRY(read_standard_columns(map, r, err));
done:
    return st;
}

/* The standard: a file, or a comparator's own strata. */
static arp_status read_source(const arp_node *map, const char *id, spec *s, spec_rates *r,
                              arp_pool *pool, arp_error *err) {
    const arp_node *standard = arp_node_get(map, "standard");
    arp_status st = arp_read_text(map, "comparator", &r->comparator, err);
    if (st != ARP_OK) return st;
    if ((standard != NULL) == (r->comparator != NULL)) {
        return arp_fail_node(err, standard ? standard : map, ARP_MSG_RATES_STANDARD_FORM, "s", id);
    }
    if (standard) return read_standard(standard, s, r, pool, err);
    for (size_t i = 0; i < s->n_comparators; i++) {
        if (strcmp(s->comparator[i].name, r->comparator) != 0) continue;
        if (s->comparator[i].has_rows) return ARP_OK;
        return arp_fail_node(err, arp_node_get(map, "comparator"), ARP_MSG_RATES_COMPARATOR_STATED,
                             "s", r->comparator);
    }
    return arp_fail_node(err, arp_node_get(map, "comparator"), ARP_MSG_RATES_COMPARATOR, "s",
                         r->comparator);
}

static const char *const RATES_KEYS[] = {
    "method",  "file",     "sheet",      "key",      "strata",     "events",    "population",
    "squares", "standard", "comparator", "interval", "separator",  "decimal",   "encoding",
    "skip",    "marks",    "where",      "total",    "code_width", "thousands", NULL};

/* Events by stratum, in a long file of their own. */
static arp_status read_long(const arp_node *map, spec *s, spec_rates *r, arp_pool *pool,
                            arp_error *err) {
    const arp_node *strata;
    arp_status st = ARP_OK;
    ARP_TRY(spec_file_read(map, "standardise", RATES_KEYS, s, &r->file, pool, err));
    ARP_TRY(arp_node_need(map, "strata", &strata, err));
    ARP_TRY(arp_read_texts(map, "strata", pool, &r->strata, &r->n_strata, err));
    if (r->n_strata == 0) return arp_fail_node(err, strata, ARP_MSG_TREE_EMPTY, "s", "strata");
    ARP_TRY(read_column(map, "events", &r->events, err));
    ARP_TRY(read_column(map, "population", &r->population, err));
    ARP_TRY(arp_read_text(map, "squares", &r->squares, err));
    if (r->squares && r->indirect)
        return arp_fail_node(err, arp_node_get(map, "squares"), ARP_MSG_RATES_SQUARES, "");
done:
    return st;
}

static arp_status read_formula(const arp_node *node, const char *key, arp_pool *pool,
                               const char **text, arp_formula *out, arp_error *err) {
    arp_status st = arp_node_text(node, key, text, err);
    return st == ARP_OK ? arp_formula_parse(*text, strlen(*text), node->value, pool, out, err) : st;
}

static arp_status read_strata(const arp_node *map, spec_rates *r, arp_pool *pool, arp_error *err) {
    const arp_node *strata;
    arp_status st = arp_node_need(map, "strata", &strata, err);
    const char *text;
    if (st != ARP_OK) return st;
    if (strata->kind != ARP_TREE_MAP)
        return arp_fail_node(err, strata, ARP_MSG_RATES_STRATA_MAP, "");
    if (strata->n == 0) return arp_fail_node(err, strata, ARP_MSG_TREE_EMPTY, "s", "strata");
    r->stratum = arp_pool_take(pool, strata->n, sizeof *r->stratum);
    if (!r->stratum) return arp_fail_memory(err);
    for (size_t i = 0; i < strata->n; i++) {
        spec_stratum *one = &r->stratum[r->n_cells++];
        one->label = strata->item[i].key;
        ARP_TRY(read_formula(&strata->item[i], one->label, pool, &text, &one->people, err));
    }
done:
    return st;
}

/* Events known in all only. What needs them by stratum is refused with that reason. */
static arp_status read_total(const arp_node *map, spec_rates *r, arp_pool *pool, arp_error *err) {
    static const char *const OTHERS[] = {
        "file",  "sheet", "key",    "code_width", "separator", "decimal",   "skip", "encoding",
        "marks", "where", "events", "population", "squares",   "thousands", NULL};
    const char *comparator = NULL;
    arp_status st = ARP_OK;
    ARP_TRY(arp_read_text(map, "comparator", &comparator, err));
    if (comparator) {
        return arp_fail_node(err, arp_node_get(map, "comparator"), ARP_MSG_RATES_TOTAL_COMPARATOR,
                             "s", comparator);
    }
    if (!r->indirect)
        return arp_fail_node(err, arp_node_get(map, "method"), ARP_MSG_RATES_TOTAL_DIRECT, "");
    for (size_t i = 0; OTHERS[i]; i++) {
        const arp_node *other = arp_node_get(map, OTHERS[i]);
        if (other) return arp_fail_node(err, other, ARP_MSG_RATES_TOTAL_BESIDE, "s", OTHERS[i]);
    }
    ARP_TRY(read_formula(arp_node_get(map, "total"), "total", pool, &r->total, &r->all, err));
    ARP_TRY(read_strata(map, r, pool, err));
done:
    return st;
}

static arp_status read_rates(const arp_indicator *what, spec *s, spec_rates *r, arp_pool *pool,
                             arp_error *err) {
    static const char *const METHODS[] = {"direct", "indirect", NULL};
    const arp_node *map = what->standardise, *node;
    const bool total = arp_node_get(map, "total") != NULL;
    size_t method = 0;
    arp_status st = ARP_OK;
    if (s->zonings.given && !total) {
        return arp_fail_node(err, map, ARP_MSG_RATES_ZONED, "s", what->id);
    }
    r->place = map->place;
    r->file.options.marks = s->marks;
    ARP_TRY(arp_node_keys(map, "standardise", RATES_KEYS, err));
    ARP_TRY(arp_node_need(map, "method", &node, err));
    ARP_TRY(arp_read_word(map, "method", METHODS, &method, err));
    r->indirect = method == 1;
    r->per = what->per != 0.0 ? what->per : r->indirect ? 100.0 : 100000.0;
    ARP_TRY(total ? read_total(map, r, pool, err) : read_long(map, s, r, pool, err));
    ARP_TRY(read_rule(map, r, err));
    ARP_TRY(read_source(map, what->id, s, r, pool, err));
done:
    return st;
}

/* A rule of shrinkage goes with Poisson counts over something, a local one with neighbours too. */
static arp_status read_shrink(const spec *s, spec_leaf *leaf, arp_error *err) {
    const arp_indicator *what = leaf->indicator;
    const char *names[MOST_RULES];
    size_t n = 0;
    bool counts = what->error == ARP_ERROR_POISSON && what->denominator.n > 0;
    for (; ARP_SHRINKERS[n]; n++) {
        names[n] = ARP_SHRINKERS[n]->name;
        if (strcmp(names[n], what->shrink) == 0) leaf->shrink = ARP_SHRINKERS[n];
    }
    if (!leaf->shrink) {
        char list[ARP_ERROR_TEXT];
        arp_text_list(list, sizeof list, names, n, n);
        return arp_fail_at(err, what->place, ARP_DOMAIN, ARP_MSG_TREE_WORD, "sss", "shrink",
                           what->shrink, list);
    }
    if (!counts && !(leaf->rates && leaf->rates->indirect))
        return arp_fail_at(err, what->place, ARP_DOMAIN, ARP_MSG_SHRINK_MODEL, "s", what->id);
    if (leaf->shrink->local && !s->contiguity.given) {
        arp_message why = s->zonings.elsewhere ? ARP_MSG_SHRINK_LEVEL : ARP_MSG_SHRINK_NEIGHBOURS;
        return arp_fail_at(err, what->place, ARP_DOMAIN, why, "ss", what->id, leaf->shrink->name);
    }
    return ARP_OK;
}

arp_status spec_rates_read(spec *s, arp_pool *pool, arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t i = 0; i < s->n_measures; i++) {
        spec_leaf *leaf = &s->leaf[i];
        if (leaf->indicator->standardise) {
            leaf->rates = arp_pool_take(pool, 1, sizeof *leaf->rates);
            if (!leaf->rates) return arp_fail_memory(err);
            ARP_TRY(read_rates(leaf->indicator, s, leaf->rates, pool, err));
        }
        if (leaf->indicator->shrink) ARP_TRY(read_shrink(s, leaf, err));
    }
done:
    return st;
}
