/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/gather/gather.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "study/gather/messages.h"

void gather_free(gathered *g) {
    for (size_t i = 0; i < g->n_files; i++) {
        arp_source_close(g->file[i].source);
        arp_codes_free(g->file[i].index);
    }
    arp_table_free(&g->all);
    *g = (gathered){0};
}

static bool has(const char *const *names, size_t n, const char *name) {
    for (size_t i = 0; i < n; i++) {
        if (strcmp(names[i], name) == 0) return true;
    }
    return false;
}

/* The name a column goes by after `rename`. */
static const char *shown_name(const spec_file *f, const char *name) {
    for (size_t i = 0; i < f->n_renames; i++) {
        if (strcmp(f->rename_from[i], name) == 0) return f->rename_to[i];
    }
    return name;
}

static bool file_has(const gathered_file *g, const char *shown) {
    return arp_codes_find(g->index, shown) != SIZE_MAX;
}

static arp_status open_file(const spec_file *f, gathered_file *g, arp_study *study,
                            arp_error *err) {
    arp_csv_header header = {0};
    arp_status st = ARP_OK;
    ARP_TRY(spec_open(study, f->path, f->memory, &g->source, err));
    ARP_TRY(arp_csv_read_header(g->source, &f->options, study->pool, &header, err));
    g->n = header.n;
    g->original = header.name;
    g->shown = arp_pool_take(study->pool, header.n, sizeof *g->shown);
    if (!g->shown) return arp_fail_memory(err);
    for (size_t i = 0; i < f->n_renames; i++) {
        if (has(header.name, header.n, f->rename_from[i])) continue;
        return arp_fail_at(err, f->place, ARP_DOMAIN, ARP_MSG_STUDY_COLUMN_ABSENT, "ss",
                           f->rename_from[i], f->path);
    }
    for (size_t i = 0; i < header.n; i++) {
        g->shown[i] = shown_name(f, header.name[i]);
    }
    g->index = arp_codes_new(g->shown, g->n);
    if (!g->index) return arp_fail_memory(err);
    for (size_t i = 0; i < header.n; i++) {
        if (arp_codes_find(g->index, g->shown[i]) == i) continue;
        return arp_fail_at(err, f->place, ARP_DOMAIN, ARP_MSG_STUDY_RENAME_TWICE, "ss", g->shown[i],
                           f->path);
    }
done:
    return st;
}

arp_status gather_headers(spec *s, arp_study *study, gathered *g, arp_error *err) {
    size_t n = 0;
    arp_status st = ARP_OK;
    if (!arp_pool_take_all(study->pool, ARP_ARRAY(g->file, s->n_files),
                           ARP_ARRAY(g->measure, s->n_measures),
                           ARP_ARRAY(g->rates, s->n_measures)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < s->n_files; i++) {
        g->n_files = i + 1;
        ARP_TRY(open_file(&s->file[i], &g->file[i], study, err));
        n += g->file[i].n;
    }
    g->column = arp_pool_take(study->pool, n, sizeof *g->column);
    if (!g->column) return arp_fail_memory(err);
    for (size_t i = 0; i < s->n_files; i++) {
        for (size_t j = 0; j < g->file[i].n; j++) g->column[g->n_columns++] = g->file[i].shown[j];
    }
    for (size_t i = 0; i < s->n_measures; i++) {
        const spec_leaf *leaf = &s->leaf[i];
        arp_measure *m = &g->measure[i];
        if (leaf->rates && leaf->rates->total) ARP_TRY(gather_expected(s, study, g, i, err));
        if (leaf->rates) continue; /* the columns of the others are made, not read */
        ARP_TRY(arp_measure_make(leaf->indicator, leaf->vintage, g->column, g->n_columns,
                                 leaf->place, study->pool, m, err));
        if (m->value && !m->weight) m->weight = s->population;
    }
done:
    return st;
}

/* Names without doubles, kept in the order they came. */
typedef struct names {
    const char **at;
    size_t n, room;
} names;

static arp_status add_name(names *set, arp_pool *pool, const char *name, arp_error *err) {
    if (has(set->at, set->n, name)) return ARP_OK;
    if (set->n == set->room) {
        size_t room = set->room ? 2 * set->room : 16;
        const char **at = arp_pool_take(pool, room, sizeof *at);
        if (!at) return arp_fail_memory(err);
        for (size_t i = 0; i < set->n; i++) at[i] = set->at[i];
        set->at = at;
        set->room = room;
    }
    set->at[set->n++] = name;
    return ARP_OK;
}

static arp_status add_formula(names *set, arp_pool *pool, const arp_formula *f, arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t i = 0; i < f->n && st == ARP_OK; i++)
        st = add_name(set, pool, f->term[i].column, err);
    return st;
}

/* The one file that has a column. A key or label column of several files is no conflict; the
   membership of the communes is what the membership table says, whoever else gives it. */
static arp_status file_of(const spec *s, const gathered *g, const char *name, arp_place place,
                          size_t *out, arp_error *err) {
    *out = SIZE_MAX;
    if (s->zonings.given && file_has(&g->file[0], name)) {
        *out = 0;
        return ARP_OK;
    }
    for (size_t i = 0; i < s->n_files; i++) {
        if (!file_has(&g->file[i], name)) continue;
        if (*out != SIZE_MAX) {
            return arp_fail_at(err, s->file[i].place, ARP_DOMAIN, ARP_MSG_STUDY_COLUMN_TWICE, "sss",
                               name, s->file[*out].path, s->file[i].path);
        }
        *out = i;
    }
    if (*out != SIZE_MAX) return ARP_OK;
    const char *near = arp_text_nearest(name, g->column, g->n_columns);
    if (near)
        return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_STUDY_COLUMN_NEAR, "ss", name, near);
    char list[ARP_ERROR_TEXT];
    arp_text_list(list, sizeof list, g->column, g->n_columns, 12);
    return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_STUDY_COLUMN_NOWHERE, "ss", name, list);
}

/* The columns of a relation, each of which a file must have. */
static arp_status needed_relation(const spec *s, const gathered *g, size_t which, arp_pool *pool,
                                  names *set, arp_error *err) {
    const secrecy_relation *r = &s->relation[which];
    const arp_formula *const all[] = {&r->left, &r->right, &r->below};
    arp_status st = ARP_OK;
    for (size_t k = 0; k < 3; k++) {
        for (size_t t = 0; t < all[k]->n; t++) {
            size_t file;
            ARP_TRY(file_of(s, g, all[k]->term[t].column, r->place, &file, err));
        }
        ARP_TRY(add_formula(set, pool, all[k], err));
    }
done:
    return st;
}

static arp_status needed_numbers(const spec *s, const gathered *g, arp_pool *pool, names *set,
                                 arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t i = 0; i < s->n_measures; i++) {
        const arp_measure *m = &g->measure[i];
        if (m->value) ARP_TRY(add_name(set, pool, m->value, err));
        if (m->weight) ARP_TRY(add_name(set, pool, m->weight, err));
        if (m->standard_error) ARP_TRY(add_name(set, pool, m->standard_error, err));
        for (size_t k = 0; k < 2 && m->interval[0]; k++) {
            ARP_TRY(add_name(set, pool, m->interval[k], err));
        }
        ARP_TRY(add_formula(set, pool, &m->numerator, err));
        ARP_TRY(add_formula(set, pool, &m->denominator, err));
        ARP_TRY(add_formula(set, pool, &m->coverage[0], err));
        ARP_TRY(add_formula(set, pool, &m->coverage[1], err));
    }
    if (s->population) ARP_TRY(add_name(set, pool, s->population, err));
    if (s->zonings.coverage) ARP_TRY(add_name(set, pool, s->zonings.coverage, err));
    if (s->choose.column) ARP_TRY(add_name(set, pool, s->choose.column, err));
    for (size_t i = 0; i < s->n_relations; i++) ARP_TRY(needed_relation(s, g, i, pool, set, err));
done:
    return st;
}

/* Columns by which files usually have their totals, which give secret cells away. */
static const char *const GROUPS[] = {"DEP", "REG",    "EPCI",   "CV",
                                     "ARR", "CANTON", "ZE2010", "BV2012"};

static bool is_of_one(const gathered *g, const char *name) {
    size_t n = 0;
    for (size_t i = 0; i < g->n_files; i++) n += file_has(&g->file[i], name);
    return n == 1;
}

static arp_status needed_texts(const spec *s, const gathered *g, arp_pool *pool, names *set,
                               arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t i = 0; i < s->n_comparators; i++) {
        for (size_t j = 0; j < s->comparator[i].n_where; j++) {
            ARP_TRY(add_name(set, pool, s->comparator[i].where[j].column, err));
        }
    }
    for (size_t j = 0; j < s->n_where; j++) ARP_TRY(add_name(set, pool, s->where[j].column, err));
    for (size_t i = 0; i < s->zonings.n_levels; i++) {
        const spec_level *level = &s->zonings.level[i];
        for (size_t k = 0; k < level->n_parts; k++)
            ARP_TRY(add_name(set, pool, level->part[k], err));
        if (level->label) ARP_TRY(add_name(set, pool, level->label, err));
    }
    for (size_t i = 0; s->zonings.given && i < 2; i++) {
        if (!file_has(&g->file[0], GATHER_BORDERS[i])) continue;
        ARP_TRY(add_name(set, pool, GATHER_BORDERS[i], err));
    }
    for (size_t i = 0; !s->zonings.given && i < sizeof GROUPS / sizeof GROUPS[0]; i++) {
        if (is_of_one(g, GROUPS[i])) ARP_TRY(add_name(set, pool, GROUPS[i], err));
    }
done:
    return st;
}

static arp_status needed_group(const spec *s, arp_pool *pool, const gathered *g, const char *column,
                               arp_place place, names *set, arp_error *err) {
    size_t file;
    if (!column) return ARP_OK;
    arp_status st = file_of(s, g, column, place, &file, err);
    return st == ARP_OK ? add_name(set, pool, column, err) : st;
}

/* The columns of `contiguity: {within: COLUMN}`, of `design: {within: COLUMN, cut: COLUMN}`, of
   `selections: {strata: COLUMN}` and of `choose: {at_most: {per: COLUMN}}`. */
static arp_status needed_groups(const spec *s, arp_pool *pool, const gathered *g, names *set,
                                arp_error *err) {
    const spec_design *d = &s->design;
    arp_status st = ARP_OK;
    ARP_TRY(needed_group(s, pool, g, s->contiguity.within, s->contiguity.place, set, err));
    ARP_TRY(needed_group(s, pool, g, d->within, d->place, set, err));
    ARP_TRY(needed_group(s, pool, g, d->cut, d->place, set, err));
    ARP_TRY(needed_group(s, pool, g, s->selections.strata, s->selections.place, set, err));
    ARP_TRY(needed_group(s, pool, g, s->choose.per, s->choose.place, set, err));
done:
    return st;
}

/* Those of the needed columns that stand in file i, by their names in the file. */
static arp_status part_of(const spec *s, const gathered *g, const names *needed, size_t i,
                          arp_pool *pool, const char *const **out, size_t *n, arp_error *err) {
    const char **part = arp_pool_take(pool, needed->n, sizeof *part);
    if (!part) return arp_fail_memory(err);
    *n = 0;
    for (size_t j = 0; j < needed->n; j++) {
        size_t file;
        arp_status st = file_of(s, g, needed->at[j], s->territories, &file, err);
        if (st != ARP_OK) return st;
        if (file == i) part[(*n)++] = gather_original(&g->file[i], needed->at[j]);
    }
    *out = part;
    return ARP_OK;
}

/* Which of the number columns of a file count. */
static arp_status mark_counts(const spec *s, const gathered *g, size_t i, arp_pool *pool,
                              arp_csv_wanted *wanted, arp_error *err) {
    const spec_file *f = &s->file[i];
    bool *counts = arp_pool_take(pool, wanted->n_numbers, sizeof *counts);
    if (!counts) return arp_fail_memory(err);
    for (size_t j = 0; j < wanted->n_numbers; j++)
        counts[j] = gather_file_counts(s, g, f, shown_name(f, wanted->number[j]));
    wanted->counts = counts;
    return ARP_OK;
}

static arp_status read_table(spec *s, arp_study *study, gathered *g, const names *numbers,
                             const names *texts, size_t i, arp_table *out, arp_error *err) {
    const spec_file *f = &s->file[i];
    arp_csv_found found = {0};
    arp_csv_wanted wanted = {.key = gather_original(&g->file[i], f->key),
                             .n_key_more = f->n_key_more};
    arp_status st = ARP_OK;
    const char **more = arp_pool_take(study->pool, f->n_key_more, sizeof *more);
    if (!more) return arp_fail_memory(err);
    for (size_t k = 0; k < f->n_key_more; k++) {
        more[k] = gather_original(&g->file[i], f->key_more[k]);
    }
    wanted.key_more = more;
    if (f->label) wanted.label = gather_original(&g->file[i], f->label);
    ARP_TRY(part_of(s, g, numbers, i, study->pool, &wanted.number, &wanted.n_numbers, err));
    ARP_TRY(mark_counts(s, g, i, study->pool, &wanted, err));
    ARP_TRY(part_of(s, g, texts, i, study->pool, &wanted.text, &wanted.n_texts, err));
    if (s->population && file_has(&g->file[i], s->population)) {
        wanted.people = gather_original(&g->file[i], s->population);
    }
    ARP_TRY(arp_source_rewind(g->file[i].source, err));
    ARP_TRY(arp_csv_read(g->file[i].source, &f->options, &wanted, &found, out, err));
    for (size_t j = 0; j < out->n_columns; j++) {
        out->column[j].name = shown_name(f, out->column[j].name);
    }
    for (size_t j = 0; j < out->n_texts; j++) out->text[j].name = shown_name(f, out->text[j].name);
    ARP_TRY(gather_note_input(f->path, &found, study, err));
    ARP_TRY(gather_spelt_twice(s, g, i, out, err));
    ARP_TRY(gather_lost_zeros(arp_path_base(f->path), out, study->notices, err));
done:
    return st;
}

static arp_status note_unmatched(arp_study *study, const arp_unmatched *left, arp_error *err) {
    study->unranked = arp_pool_take(study->pool, left->n, sizeof *study->unranked);
    if (!study->unranked) return arp_fail_memory(err);
    for (size_t i = 0; i < left->n; i++) {
        const char *kept = arp_pool_text(study->pool, left->code[i], strlen(left->code[i]));
        if (!kept) return arp_fail_memory(err);
        study->unranked[i] = (arp_unranked){kept, kept, ARP_UNRANKED_UNMATCHED};
    }
    study->n_unranked = left->n;
    return ARP_OK;
}

arp_status gather_tables(spec *s, arp_study *study, gathered *g, arp_error *err) {
    names numbers = {0}, texts = {0};
    arp_unmatched left = {0};
    arp_table *table = arp_zalloc(s->n_files, sizeof *table);
    const char **name = arp_zalloc(s->n_files, sizeof *name);
    arp_status st = table && name ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    ARP_TRY(needed_numbers(s, g, study->pool, &numbers, err));
    ARP_TRY(needed_texts(s, g, study->pool, &texts, err));
    ARP_TRY(needed_groups(s, study->pool, g, &texts, err));
    for (size_t i = 0; i < s->n_files; i++) {
        name[i] = s->file[i].path;
        ARP_TRY(read_table(s, study, g, &numbers, &texts, i, &table[i], err));
        double absent = s->file[i].options.pivot.absent;
        if (i > 0 && !s->zonings.given && !isnan(absent))
            ARP_TRY(gather_absent(&table[0], absent, &table[i], err));
    }
    if (s->zonings.given) {
        st = gather_zoned(s, study, g, table, err);
        goto done;
    }
    const gathered_tables all = {.table = table};
    ARP_TRY(gather_disclosure(s, g, &all, study, err));
    ARP_TRY(
        arp_join(table, name, s->n_files, s->drop_unmatched, study->notices, &g->all, &left, err));
    ARP_TRY(note_unmatched(study, &left, err));
done:
    for (size_t i = 0; table && i < s->n_files; i++) arp_table_free(&table[i]);
    arp_free(table);
    arp_free(name);
    return st;
}
