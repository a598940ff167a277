/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/gather/gather.h"

#include <math.h>
#include <string.h>

#include "base/codes.h"
#include "base/text.h"
#include "io/file.h"
#include "study/gather/messages.h"
#include "table/table.h"

/* Marks `out[row]` for every code of `exclude`. */
static arp_status find_excluded(const spec *s, const gathered *g, const arp_codes *codes,
                                uint8_t *out, arp_error *err) {
    for (size_t i = 0; i < s->n_exclude; i++) {
        size_t row = arp_codes_find(codes, s->exclude[i]);
        if (row != SIZE_MAX) {
            out[row] = 1;
            continue;
        }
        const char *zero = arp_codes_lost_zero(codes, s->exclude[i]);
        if (zero) {
            return arp_fail_at(err, s->exclude_at[i], ARP_DOMAIN, ARP_MSG_STUDY_CODE_ZERO, "ss",
                               s->exclude[i], zero);
        }
        return arp_fail_at(err, s->exclude_at[i], ARP_DOMAIN, ARP_MSG_STUDY_CODE_UNKNOWN, "su",
                           s->exclude[i], g->all.n_rows);
    }
    return ARP_OK;
}

static arp_unranked_reason why_not(const spec *s, const arp_column *population, size_t row,
                                   bool excluded, bool elsewhere) {
    if (elsewhere) return ARP_UNRANKED_ELSEWHERE;
    if (excluded) return ARP_UNRANKED_EXCLUDED;
    if (!population || isnan(s->minimum_population)) return ARP_UNRANKED_NOT;
    if (population->mark[row] != ARP_CELL_OK) return ARP_UNRANKED_UNKNOWN;
    return population->value[row] < s->minimum_population ? ARP_UNRANKED_SMALL : ARP_UNRANKED_NOT;
}

static arp_status sort_rows(const spec *s, arp_study *study, gathered *g, const uint8_t *excluded,
                            const uint8_t *elsewhere, arp_error *err) {
    const arp_column *population = s->population ? arp_table_column(&g->all, s->population) : NULL;
    size_t n = g->all.n_rows, before = study->n_unranked;
    arp_unranked *unranked = arp_pool_take(study->pool, before + n, sizeof *unranked);
    g->kept = arp_pool_take(study->pool, n, sizeof *g->kept);
    if (!unranked || !g->kept) return arp_fail_memory(err);
    if (before) memcpy(unranked, study->unranked, before * sizeof *unranked);
    study->unranked = unranked;
    for (size_t i = 0; i < n; i++) {
        arp_unranked_reason why = why_not(s, population, i, excluded[i] != 0, elsewhere[i] != 0);
        if (why == ARP_UNRANKED_NOT) {
            g->kept[g->n_kept++] = i;
            continue;
        }
        arp_unranked *u = &unranked[study->n_unranked++];
        u->code = arp_pool_text(study->pool, g->all.code[i], strlen(g->all.code[i]));
        u->label = arp_pool_text(study->pool, g->all.label[i], strlen(g->all.label[i]));
        u->reason = why;
        if (!u->code || !u->label) return arp_fail_memory(err);
    }
    if (g->n_kept == 0) {
        return arp_fail_at(err, s->territories, ARP_DOMAIN, ARP_MSG_STUDY_NONE_KEPT, "u", n);
    }
    if (!population) return ARP_OK;
    study->population = arp_pool_take(study->pool, g->n_kept, sizeof *study->population);
    if (!study->population) return arp_fail_memory(err);
    for (size_t i = 0; i < g->n_kept; i++) study->population[i] = population->value[g->kept[i]];
    return ARP_OK;
}

arp_status gather_kept(spec *s, arp_study *study, gathered *g, arp_error *err) {
    arp_codes *codes = arp_codes_new(g->all.code, g->all.n_rows);
    uint8_t *excluded = arp_zalloc(g->all.n_rows, 1), *elsewhere = arp_zalloc(g->all.n_rows, 1);
    arp_status st = codes && excluded && elsewhere ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    ARP_TRY(find_excluded(s, g, codes, excluded, err));
    if (study->zoned) {
        const arp_level *level = &study->zoned->level[study->zoned->at];
        ARP_TRY(gather_elsewhere(s, study, level, elsewhere, err));
    }
    ARP_TRY(sort_rows(s, study, g, excluded, elsewhere, err));
    ARP_TRY(gather_total_rows(s, study, g, err));
    study->population_column = s->population;
    study->minimum_population = s->minimum_population;
done:
    arp_codes_free(codes);
    arp_free(excluded);
    arp_free(elsewhere);
    return st;
}

bool gather_room_make(size_t n, gather_room *room) {
    *room = (gather_room){arp_zalloc(n, sizeof(double)), arp_zalloc(n, sizeof(double)),
                          arp_zalloc(n, 1), arp_zalloc(n, 1)};
    return room->x && room->coverage && room->mark && room->zero;
}

void gather_room_free(gather_room *room) {
    arp_free(room->x);
    arp_free(room->coverage);
    arp_free(room->mark);
    arp_free(room->zero);
    *room = (gather_room){0};
}

/* Too little of the territory is behind its value. */
static bool is_uncovered(const spec *s, const gather_room *full, size_t row) {
    return full->coverage[row] < s->method.minimum_coverage;
}

static arp_status refuse_zeros(const spec *s, const gathered *g, const spec_leaf *leaf,
                               const gather_room *full, arp_error *err) {
    const char *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < g->n_kept; i++) {
        if (!full->zero[g->kept[i]] || is_uncovered(s, full, g->kept[i])) continue;
        if (!first) first = g->all.code[g->kept[i]];
        count++;
    }
    if (count == 0 || s->method.zero_is_missing) return ARP_OK;
    return arp_fail_at(err, leaf->place, ARP_DOMAIN, ARP_MSG_STUDY_ZERO_DENOMINATOR, "ssu",
                       leaf->indicator->id, first, count);
}

/* One column of the table of values from full columns. */
static void keep_rows(const spec *s, const gathered *g, const gather_room *full, arp_column *out,
                      double *coverage) {
    for (size_t i = 0; i < g->n_kept; i++) {
        size_t row = g->kept[i];
        out->mark[i] = full->zero[row] ? ARP_CELL_MISSING : full->mark[row];
        coverage[i] = full->coverage[row];
        if (out->mark[i] == ARP_CELL_OK && is_uncovered(s, full, row)) {
            out->mark[i] = ARP_CELL_MISSING;
        }
        out->value[i] = out->mark[i] == ARP_CELL_OK ? full->x[row] : NAN;
    }
}

arp_status gather_column(const spec *s, const gathered *g, size_t leaf, gather_room *room,
                         arp_column *out, double *coverage, arp_error *err) {
    if (s->leaf[leaf].given && s->leaf[leaf].given_on != g->level) {
        for (size_t i = 0; i < g->n_kept; i++) {
            out->value[i] = coverage[i] = NAN;
            out->mark[i] = ARP_CELL_MISSING;
        }
        return ARP_OK;
    }
    arp_status st = arp_measure_eval(&g->measure[leaf], &g->all, room->x, room->mark,
                                     room->coverage, room->zero, err);
    if (st == ARP_OK) st = refuse_zeros(s, g, &s->leaf[leaf], room, err);
    if (st == ARP_OK) keep_rows(s, g, room, out, coverage);
    return st;
}

static void describe(const arp_measure *m, const arp_plan_node *node, arp_made_of *out) {
    const arp_indicator *what = m->what;
    out->id = node->name;
    for (size_t l = 0; l < 2; l++) {
        out->label[l] = node->label[l];
        out->unit[l] = what->unit[l];
        out->side[l] = what->side[l];
        out->domain[l] = what->domain[l];
        out->source[l] = what->source[l];
        out->reference[l] = what->reference[l];
    }
    out->polarity = node->polarity;
    out->year = m->year;
    out->numerator = m->numerator_text ? m->numerator_text : m->value;
    out->denominator = m->denominator_text ? m->denominator_text : "";
    out->per = what->per;
}

/* The column of a leaf goes by the name of its node, that of a variant has its own after it. */
static arp_status name_column(const spec_leaf *leaf, const arp_plan_node *node, arp_pool *pool,
                              const char **out, arp_error *err) {
    arp_text t = {0};
    *out = node->name;
    if (!leaf->variant) return ARP_OK;
    arp_text_add(&t, node->name);
    arp_text_add(&t, " ");
    arp_text_add(&t, leaf->variant);
    *out = t.bad ? NULL : arp_pool_text(pool, t.bytes, t.n);
    arp_text_free(&t);
    return *out ? ARP_OK : arp_fail_memory(err);
}

/* A variant whose formulas are those of another reading would be that one drawn twice as often;
   where the vintage picks rows and not columns, no text tells them apart. */
static arp_status refuse_same(const spec *s, const arp_study *study, size_t i, arp_error *err) {
    const spec_leaf *leaf = &s->leaf[i];
    const arp_made_of *made = &study->made[i];
    if (leaf->rates && !leaf->rates->total) return ARP_OK;
    for (size_t j = 0; j < i; j++) {
        const arp_made_of *other = &study->made[j];
        if (s->leaf[j].beside || s->leaf[j].node != leaf->node ||
            strcmp(made->numerator, other->numerator) != 0 ||
            strcmp(made->denominator, other->denominator) != 0)
            continue;
        return arp_fail_at(err, leaf->place, ARP_DOMAIN, ARP_MSG_VARIANTS_SAME, "sss", made->id,
                           other->id, made->numerator);
    }
    return ARP_OK;
}

static arp_status make_column(const spec *s, arp_study *study, gathered *g, size_t i,
                              gather_room *room, arp_error *err) {
    const spec_leaf *leaf = &s->leaf[i];
    arp_plan_node *node = spec_leaf_node(study, leaf);
    arp_made_of *made = &study->made[i];
    const int year = g->measure[i].year, decided = study->decided;
    arp_status st = ARP_OK;
    describe(&g->measure[i], node, made);
    made->published = leaf->published;
    made->late = decided && (year > decided || leaf->published > decided);
    ARP_TRY(name_column(leaf, node, study->pool, &made->id, err));
    if (leaf->variant) {
        study->variant[study->n_variants++] =
            (arp_variant){leaf->node, leaf->variant, i, year, made->late, NAN};
        ARP_TRY(refuse_same(s, study, i, err));
    } else {
        node->column = i;
        node->year = node->first_year = year;
        node->late = made->late;
    }
    made->polarity_guessed = leaf->polarity_guessed;
    made->coverage = arp_pool_take(study->pool, g->n_kept, sizeof *made->coverage);
    if (!made->coverage) return arp_fail_memory(err);
    study->values.column[i].name = made->id;
    ARP_TRY(gather_column(s, g, i, room, &study->values.column[i], made->coverage, err));
done:
    return st;
}

arp_status gather_names(const gathered *g, arp_table *values, arp_error *err) {
    for (size_t i = 0; i < g->n_kept; i++) {
        const char *code = g->all.code[g->kept[i]], *label = g->all.label[g->kept[i]];
        values->code[i] = arp_pool_text(values->pool, code, strlen(code));
        values->label[i] = arp_pool_text(values->pool, label, strlen(label));
        if (!values->code[i] || !values->label[i]) return arp_fail_memory(err);
    }
    return ARP_OK;
}

/* A node runs from the earliest of its leaves to the latest. Children stand after their parents. */
static void spread_years(arp_plan *plan) {
    for (size_t i = plan->n_nodes; i-- > 1;) {
        arp_plan_node *above = &plan->node[plan->node[i].parent];
        if (plan->node[i].year > above->year) above->year = plan->node[i].year;
        int first = plan->node[i].first_year;
        if (first && (!above->first_year || first < above->first_year)) above->first_year = first;
    }
}

arp_status gather_values(spec *s, arp_study *study, gathered *g, arp_error *err) {
    gather_room room = {0};
    bool ok = gather_room_make(g->all.n_rows, &room);
    study->made = arp_pool_take(study->pool, s->n_columns, sizeof *study->made);
    study->variant = arp_pool_take(study->pool, s->n_columns - s->n_leaves, sizeof *study->variant);
    study->comparator = arp_pool_take(study->pool, s->n_comparators, sizeof *study->comparator);
    arp_status st =
        ok && study->made && study->variant && study->comparator ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    ARP_TRY(arp_table_make(g->n_kept, s->n_columns, 0, &study->values, err));
    ARP_TRY(gather_names(g, &study->values, err));
    for (size_t i = 0; i < s->n_columns; i++) ARP_TRY(make_column(s, study, g, i, &room, err));
    study->values.n_columns = s->n_leaves;
    spread_years(&study->plan);
    spread_years(&study->beside);
    study->n_comparators = s->n_comparators;
    for (size_t i = 0; i < s->n_comparators; i++) ARP_TRY(gather_comparator(s, study, g, i, err));
done:
    gather_room_free(&room);
    return st;
}
