/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/catalogue.h"

#include <float.h>
#include <string.h>

#include "base/messages.h"
#include "base/text.h"
#include "catalogue/keys.h"
#include "catalogue/messages.h"

static const char *const COVERED[] = {"numerator", "denominator"};

static const double PER[] = {1, 100, 1000, 10000, 100000};

static arp_status keep(arp_pool *pool, const char **text, arp_error *err) {
    *text = arp_pool_text(pool, *text, strlen(*text));
    return *text ? ARP_OK : arp_fail_memory(err);
}

/* A text of the entry copied into the pool; *out is the default, copied as well unless NULL. */
static arp_status read_kept(const arp_node *entry, const char *key, arp_pool *pool,
                            const char **out, arp_error *err) {
    arp_status st = arp_read_text(entry, key, out, err);
    return st == ARP_OK && *out ? keep(pool, out, err) : st;
}

static arp_status read_formula(const arp_node *node, const char *key, arp_pool *pool,
                               arp_formula *formula, const char **text, arp_error *err) {
    arp_status st = arp_node_text(node, key, text, err);
    if (st != ARP_OK) return st;
    st = arp_formula_parse(*text, strlen(*text), node->value, pool, formula, err);
    return st == ARP_OK ? keep(pool, text, err) : st;
}

/* A formula or a list of them. */
static arp_status read_alternatives(const arp_node *map, const char *key, arp_pool *pool,
                                    arp_alternatives *out, arp_error *err) {
    const arp_node *node = arp_node_get(map, key);
    if (!node) return ARP_OK;
    bool one = node->kind == ARP_TREE_SCALAR;
    const arp_node *item = one ? node : node->item;
    arp_alternatives made = {.n = one ? 1 : node->n};
    if (node->kind == ARP_TREE_MAP)
        return arp_fail_node(err, node, ARP_MSG_TREE_WANT_LIST, "s", key);
    if (made.n == 0) return arp_fail_node(err, node, ARP_MSG_TREE_EMPTY, "s", key);
    if (!arp_pool_take_all(pool, ARP_ARRAY(made.formula, made.n), ARP_ARRAY(made.text, made.n)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < made.n; i++) {
        arp_status st = read_formula(&item[i], key, pool, &made.formula[i], &made.text[i], err);
        if (st != ARP_OK) return st;
    }
    *out = made;
    return ARP_OK;
}

/* A text in both languages, copied into the pool; as it was where neither is given. */
static arp_status read_kept_pair(const arp_node *entry, const char *fr, const char *en,
                                 arp_pool *pool, const char *out[2], arp_error *err) {
    arp_status st = arp_read_pair(entry, fr, en, out, err);
    if (st == ARP_OK) st = keep(pool, &out[ARP_FR], err);
    if (st == ARP_OK) st = keep(pool, &out[ARP_EN], err);
    return st;
}

static arp_status read_names(const arp_node *entry, arp_pool *pool, arp_indicator *out,
                             arp_error *err) {
    arp_status st = ARP_OK;
    const arp_node *id = NULL;
    ARP_TRY(arp_node_need(entry, "id", &id, err));
    ARP_TRY(read_kept(entry, "id", pool, &out->id, err));
    out->label[ARP_FR] = out->label[ARP_EN] = out->id;
    for (size_t l = 0; l < 2; l++)
        out->side[l] = out->domain[l] = out->unit[l] = out->source[l] = out->reference[l] = "";
    out->place = id->place;
    ARP_TRY(keep(pool, &out->place.path, err));
    ARP_TRY(read_kept_pair(entry, "label_fr", "label_en", pool, out->label, err));
    ARP_TRY(read_kept_pair(entry, "side", "side_en", pool, out->side, err));
    ARP_TRY(read_kept_pair(entry, "domain", "domain_en", pool, out->domain, err));
    ARP_TRY(read_kept_pair(entry, "unit", "unit_en", pool, out->unit, err));
    ARP_TRY(read_kept_pair(entry, "source", "source_en", pool, out->source, err));
    ARP_TRY(read_kept_pair(entry, "reference", "reference_en", pool, out->reference, err));

done:
    return st;
}

/* "1?" and "-1?": guessed, and nobody chose it. */
static bool is_guess(const arp_node *node, int *out) {
    static const char *const GUESSES[] = {"-1?", "1?", "+1?"};
    if (!node || node->kind != ARP_TREE_SCALAR) return false;
    for (size_t i = 0; i < sizeof GUESSES / sizeof GUESSES[0]; i++) {
        if (strcmp(node->text, GUESSES[i]) != 0) continue;
        *out = i == 0 ? -1 : 1;
        return true;
    }
    return false;
}

static arp_status read_polarity(const arp_node *entry, int *out, bool *guessed, arp_error *err) {
    double x = 0;
    *guessed = is_guess(arp_node_get(entry, "polarity"), out);
    if (*guessed) return ARP_OK;
    arp_status st = arp_read_number(entry, "polarity", -DBL_MAX, DBL_MAX, &x, err);
    if (st != ARP_OK) return st;
    if (x != -1 && x != 0 && x != 1) {
        return arp_fail_node(err, arp_node_get(entry, "polarity"), ARP_MSG_CATALOGUE_POLARITY, "n",
                             x);
    }
    *out = (int)x;
    return ARP_OK;
}

static arp_status read_per(const arp_node *entry, double *out, arp_error *err) {
    double x = 1;
    arp_status st = arp_read_number(entry, "per", 1, 100000, &x, err);
    if (st != ARP_OK) return st;
    if (arp_node_get(entry, "standardise") && !arp_node_get(entry, "per")) return ARP_OK;
    for (size_t i = 0; i < sizeof PER / sizeof PER[0]; i++) {
        if (x != PER[i]) continue;
        *out = x;
        return ARP_OK;
    }
    return arp_fail_node(err, arp_node_get(entry, "per"), ARP_MSG_CATALOGUE_PER, "n", x);
}

static arp_status read_interval(const arp_node *entry, arp_pool *pool, const char *out[2],
                                arp_error *err) {
    const arp_node *node = arp_node_get(entry, "interval");
    if (!node) return ARP_OK;
    if (node->kind != ARP_TREE_LIST || node->n != 2) {
        return arp_fail_node(err, node, ARP_MSG_CATALOGUE_INTERVAL, "");
    }
    for (size_t i = 0; i < 2; i++) {
        arp_status st = arp_node_text(&node->item[i], "interval", &out[i], err);
        if (st == ARP_OK) st = keep(pool, &out[i], err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

static arp_status read_coverage(const arp_node *entry, arp_pool *pool, arp_alternatives out[2],
                                arp_error *err) {
    const arp_node *node = arp_node_get(entry, "coverage"), *part = NULL;
    arp_status st = ARP_OK;
    if (!node) return ARP_OK;
    ARP_TRY(arp_node_keys(node, &arp_coverage_keys, err));
    for (size_t i = 0; i < 2; i++) {
        ARP_TRY(arp_node_need(node, COVERED[i], &part, err));
        ARP_TRY(read_alternatives(node, COVERED[i], pool, &out[i], err));
    }

done:
    return st;
}

/* A standardised rate says all the rest in its map. */
static arp_status check_standardised(const arp_node *entry, const char *id, arp_error *err) {
    static const char *const others[] = {"value",    "numerator", "denominator", "standard_error",
                                         "interval", "error",     "aggregation"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        const arp_node *node = arp_node_get(entry, others[i]);
        if (node) {
            return arp_fail_node(err, node, ARP_MSG_CATALOGUE_STANDARDISED, "ss", id, others[i]);
        }
    }
    return ARP_OK;
}

/* Refuse what does not go together: a ready value and formulas, or errors of one without it. */
static arp_status check_form(const arp_node *entry, const char *id, arp_error *err) {
    static const char *const formulas[] = {"numerator", "denominator", "per"};
    static const char *const errors[] = {"standard_error", "interval", "weight"};
    const arp_node *node;
    if (arp_node_get(entry, "standardise")) return check_standardised(entry, id, err);
    if (!arp_node_get(entry, "value")) {
        for (size_t i = 0; i < 3; i++) {
            node = arp_node_get(entry, errors[i]);
            if (node) {
                return arp_fail_node(err, node, ARP_MSG_CATALOGUE_ONLY_VALUE, "ss", id, errors[i]);
            }
        }
        if (arp_node_get(entry, "numerator")) return ARP_OK;
        return arp_fail_node(err, entry, ARP_MSG_CATALOGUE_NO_FORMULA, "s", id);
    }
    for (size_t i = 0; i < 3; i++) {
        node = arp_node_get(entry, formulas[i]);
        if (node) return arp_fail_node(err, node, ARP_MSG_CATALOGUE_BOTH, "ss", id, formulas[i]);
    }
    node = arp_node_get(entry, "interval");
    if (node && arp_node_get(entry, "standard_error")) {
        return arp_fail_node(err, node, ARP_MSG_CATALOGUE_TWO_ERRORS, "s", id);
    }
    return ARP_OK;
}

static arp_status read_aggregation(const arp_node *entry, arp_indicator *out, arp_error *err) {
    const arp_node *node = arp_node_get(entry, "aggregation");
    bool ratio = out->denominator.n > 0;
    if (out->standardise) {
        out->aggregation = ARP_RECOMPUTE;
        return ARP_OK;
    }
    size_t word = out->value ? ARP_WEIGHTED_MEAN : ratio ? ARP_RATIO_OF_SUMS : ARP_SUM;
    arp_status st = arp_read_word(entry, "aggregation", ARP_AGGREGATION_WORDS, &word, err);
    if (st != ARP_OK) return st;
    if (word == ARP_RATIO_OF_SUMS && !ratio) {
        return arp_fail_node(err, node, ARP_MSG_CATALOGUE_RATIO, "s", out->id);
    }
    if (out->weight && word != ARP_WEIGHTED_MEAN) {
        return arp_fail_node(err, arp_node_get(entry, "weight"), ARP_MSG_CATALOGUE_WEIGHT, "s",
                             out->id);
    }
    if (word == ARP_SUM && ratio) {
        return arp_fail_node(err, node, ARP_MSG_CATALOGUE_SUM, "s", out->id);
    }
    out->aggregation = (arp_aggregation)word;
    return ARP_OK;
}

static arp_status read_years(const arp_node *entry, arp_pool *pool, arp_indicator *out,
                             arp_error *err) {
    const arp_node *map = arp_node_get(entry, "years");
    arp_status st = ARP_OK;
    if (!map) return ARP_OK;
    if (map->kind != ARP_TREE_MAP) {
        return arp_fail_node(err, map, ARP_MSG_TREE_WANT_MAP, "s", "years");
    }
    out->period = arp_pool_take(pool, map->n, sizeof *out->period);
    out->last_year = arp_pool_take(pool, map->n, sizeof *out->last_year);
    if (!out->period || !out->last_year) return arp_fail_memory(err);
    for (size_t i = 0; i < map->n; i++) {
        uint64_t year = 0;
        out->period[i] = map->item[i].key;
        ARP_TRY(keep(pool, &out->period[i], err));
        ARP_TRY(arp_read_whole(map, map->item[i].key, 1900, 2100, &year, err));
        out->last_year[i] = (int)year;
    }
    out->n_periods = map->n;

done:
    return st;
}

/* A count's error is that of its events: its survey's would need more than the count. */
static arp_status read_error_of(const arp_node *entry, arp_indicator *out, arp_error *err) {
    const arp_node *node = arp_node_get(entry, "error_of");
    size_t word = ARP_ERROR_OF_SOURCE;
    if (node && !out->standard_error && !out->interval[0])
        return arp_fail_node(err, node, ARP_MSG_CATALOGUE_ERROR_OF, "s", out->id);
    arp_status st = arp_read_word(entry, "error_of", ARP_ERROR_OF_WORDS, &word, err);
    out->error_of = (arp_error_of)word;
    return st;
}

static arp_status read_entry(const arp_node *entry, arp_pool *pool, arp_indicator *out,
                             arp_error *err) {
    arp_status st = ARP_OK;
    size_t error = ARP_ERROR_NONE;
    uint64_t year = 0;
    ARP_TRY(arp_node_keys(entry, &arp_catalogue_keys, err));
    ARP_TRY(read_names(entry, pool, out, err));
    ARP_TRY(check_form(entry, out->id, err));
    ARP_TRY(read_polarity(entry, &out->polarity, &out->polarity_guessed, err));
    ARP_TRY(read_alternatives(entry, "numerator", pool, &out->numerator, err));
    ARP_TRY(read_alternatives(entry, "denominator", pool, &out->denominator, err));
    ARP_TRY(read_kept(entry, "value", pool, &out->value, err));
    ARP_TRY(read_kept(entry, "weight", pool, &out->weight, err));
    ARP_TRY(read_kept(entry, "standard_error", pool, &out->standard_error, err));
    ARP_TRY(read_interval(entry, pool, out->interval, err));
    out->standardise = arp_node_get(entry, "standardise");
    ARP_TRY(read_kept(entry, "shrink", pool, &out->shrink, err));
    ARP_TRY(read_per(entry, &out->per, err));
    ARP_TRY(read_coverage(entry, pool, out->coverage, err));
    ARP_TRY(arp_read_whole(entry, "year", 1900, 2100, &year, err));
    ARP_TRY(read_years(entry, pool, out, err));
    ARP_TRY(read_aggregation(entry, out, err));
    ARP_TRY(arp_read_word(entry, "error", ARP_ERROR_WORDS, &error, err));
    ARP_TRY(read_error_of(entry, out, err));
    out->year = (int)year;
    out->error = (arp_error_model)error;

done:
    return st;
}

static size_t find(const arp_indicator *at, size_t n, const char *id) {
    for (size_t i = 0; i < n; i++) {
        if (strcmp(at[i].id, id) == 0) return i;
    }
    return SIZE_MAX;
}

/* Where a new entry goes: at the end, or in the place of the one it overrides. Entries of the list
   that is being added, replacements included, are not overridden. */
static arp_status find_seat(const arp_indicator *at, size_t n, const arp_indicator *entry,
                            bool overrides, const bool *replaced, size_t old, size_t *seat,
                            arp_error *err) {
    size_t same = find(at, n, entry->id);
    *seat = same == SIZE_MAX ? n : same;
    if (same == SIZE_MAX || (overrides && same < old && !replaced[same])) return ARP_OK;
    return arp_fail_at(err, entry->place, ARP_DOMAIN, ARP_MSG_CATALOGUE_TWICE, "su", entry->id,
                       (size_t)at[same].place.line);
}

/* Fill @p made with the old entries and those of the list. */
static arp_status fill(const arp_catalogue *old, const arp_node *list, bool overrides,
                       arp_catalogue *made, arp_error *err) {
    made->at = arp_pool_take(made->pool, old->n + list->n, sizeof *made->at);
    bool *replaced = arp_pool_take(made->pool, old->n, sizeof *replaced);
    if (!made->at || !replaced) return arp_fail_memory(err);
    if (old->n) memcpy(made->at, old->at, old->n * sizeof *made->at);
    made->n = old->n;
    for (size_t i = 0; i < list->n; i++) {
        arp_indicator entry = {0};
        size_t seat = 0;
        arp_status st = read_entry(&list->item[i], made->pool, &entry, err);
        if (st != ARP_OK) return st;
        st = find_seat(made->at, made->n, &entry, overrides, replaced, old->n, &seat, err);
        if (st != ARP_OK) return st;
        made->at[seat] = entry;
        if (seat < old->n) replaced[seat] = true;
        if (seat == made->n) made->n++;
    }
    return ARP_OK;
}

arp_status arp_catalogue_add(arp_catalogue *catalogue, const arp_node *list, bool overrides,
                             arp_error *err) {
    if (list->kind != ARP_TREE_LIST) return arp_fail_node(err, list, ARP_MSG_CATALOGUE_LIST, "");
    arp_catalogue made = {.pool = catalogue->pool ? catalogue->pool : arp_pool_new()};
    if (!made.pool) return arp_fail_memory(err);
    arp_status st = fill(catalogue, list, overrides, &made, err);
    if (st == ARP_OK) {
        *catalogue = made;
    } else if (!catalogue->pool) {
        arp_pool_free(made.pool);
    }
    return st;
}

void arp_catalogue_free(arp_catalogue *catalogue) {
    arp_pool_free(catalogue->pool);
    *catalogue = (arp_catalogue){0};
}

int arp_indicator_year(const arp_indicator *what, const char *vintage) {
    if (!vintage) return 0;
    for (size_t i = 0; i < what->n_periods; i++) {
        if (strcmp(what->period[i], vintage) == 0) return what->last_year[i];
    }
    return arp_vintage_year(vintage);
}

const char *arp_catalogue_file(const char *name, size_t *len) {
    return strcmp(name, "reference-france.csv") == 0 ? arp_catalogue_reference(len) : NULL;
}

const arp_indicator *arp_catalogue_find(const arp_catalogue *catalogue, const char *id) {
    size_t i = find(catalogue->at, catalogue->n, id);
    return i == SIZE_MAX ? NULL : &catalogue->at[i];
}

const char *arp_catalogue_nearest(const arp_catalogue *catalogue, const char *id) {
    const char **ids = arp_zalloc(catalogue->n, sizeof *ids);
    if (!ids) return NULL;
    for (size_t i = 0; i < catalogue->n; i++) ids[i] = catalogue->at[i].id;
    const char *nearest = arp_text_nearest(id, ids, catalogue->n);
    arp_free(ids);
    return nearest;
}
