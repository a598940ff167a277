/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files whose rows are territories of a level, not communes: an observatory's rates by canton. */
#include <math.h>
#include <string.h>

#include "io/file.h"
#include "base/codes.h"
#include "base/text.h"
#include "study/gather/messages.h"
#include "study/messages/codes.h"
#include "study/gather/zoned.h"

enum { NAMED = 10 };

/* The table of a level that has a column; SIZE_MAX when none has. */
static size_t level_of(const zoned_work *w, const char *column) {
    for (size_t i = 1; i < w->s->n_files; i++) {
        const spec_file *f = &w->s->file[i];
        if (f->on_level && arp_table_column(&w->table[i], column)) return f->level_at;
    }
    return SIZE_MAX;
}

/* The level of all columns of a formula; ARP_DOMAIN when they are not of one. */
static bool same_level(const zoned_work *w, const arp_formula *f, size_t *level, bool *any) {
    for (size_t t = 0; t < f->n; t++) {
        size_t one = level_of(w, f->term[t].column);
        if (*any && one != *level) return false;
        *level = one;
        *any = true;
    }
    return true;
}

/* Coverage stays where the level's own tables give it. */
static void trim_coverage(const zoned_work *w, arp_measure *m, size_t level) {
    size_t own = level;
    bool any = true;
    if (same_level(w, &m->coverage[0], &own, &any) && same_level(w, &m->coverage[1], &own, &any))
        return;
    m->coverage[0] = m->coverage[1] = (arp_formula){0};
}

/* So does what is known of a value's error: it has to be of the tables that give the value. */
static void trim_errors(const zoned_work *w, arp_measure *m, size_t level) {
    const char *last = m->interval[1];
    if (m->standard_error && level_of(w, m->standard_error) != level) m->standard_error = NULL;
    if (last && !(level_of(w, m->interval[0]) == level && level_of(w, last) == level))
        m->interval[0] = m->interval[1] = NULL;
}

arp_status zoned_given(zoned_work *w, arp_error *err) {
    for (size_t j = 0; j < w->s->n_measures; j++) {
        spec_leaf *leaf = &w->s->leaf[j];
        arp_measure *m = &w->g->measure[j];
        size_t level = SIZE_MAX;
        bool any = m->value != NULL, one = true;
        if (m->value) level = level_of(w, m->value);
        one = same_level(w, &m->numerator, &level, &any) &&
              same_level(w, &m->denominator, &level, &any);
        if (!one)
            return arp_fail_at(err, leaf->place, ARP_DOMAIN, ARP_MSG_ZONINGS_MIXED, "s",
                               m->what->id);
        leaf->given = level != SIZE_MAX;
        leaf->given_on = level;
        if (leaf->given) trim_coverage(w, m, level);
        trim_errors(w, m, level);
    }
    return ARP_OK;
}

/* What a file's codes are among those of a level. */
typedef struct matched {
    size_t *row;          /* one a territory, SIZE_MAX where the file has none */
    const char **unknown; /* codes of no territory, n_unknown                  */
    size_t n_unknown;
    size_t twice[2];        /* rows of one territory in two spellings; 0, 0: none */
    const char *spelt, *as; /* the first unknown code and the one it likely is    */
} matched;

/* The code of a level that another likely is: in another spelling, or behind a prefix
   ("2024-EPCI-200066231"). */
static const char *likely(const arp_codes *codes, const arp_level *level, const char *code) {
    const char *near = arp_codes_alike(codes, code), *bare = strrchr(code, '-');
    size_t at = bare ? arp_codes_find(codes, bare + 1) : SIZE_MAX;
    return near ? near : at == SIZE_MAX ? NULL : level->code[at];
}

static bool match(const arp_level *level, const arp_table *t, matched *m) {
    char other[ARP_COMMUNE_ROOM];
    arp_codes *codes = arp_codes_new(level->code, level->n);
    if (!codes) return false;
    for (size_t i = 0; i < level->n; i++) m->row[i] = SIZE_MAX;
    for (size_t i = 0; i < t->n_rows; i++) {
        size_t at = arp_codes_find(codes, t->code[i]);
        if (at == SIZE_MAX && arp_department_alias(t->code[i], other))
            at = arp_codes_find(codes, other);
        if (at == SIZE_MAX) {
            m->unknown[m->n_unknown++] = t->code[i];
            if (!m->as) m->spelt = t->code[i];
            if (!m->as) m->as = likely(codes, level, t->code[i]);
            continue;
        }
        if (m->row[at] != SIZE_MAX && m->twice[1] == 0) {
            m->twice[0] = m->row[at];
            m->twice[1] = i;
        }
        m->row[at] = i;
    }
    arp_codes_free(codes);
    return true;
}

/* Codes that are a territory's but for their spelling. */
static arp_status face_spelt(const zoned_work *w, size_t file, const arp_level *level,
                             const matched *m, arp_error *err) {
    arp_place place = {0};
    if (!m->as) return ARP_OK;
    arp_status st = gather_place(w->s, w->g, file, m->spelt, &place, err);
    if (st != ARP_OK) return st;
    if (!w->s->drop_unmatched)
        return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_ZONINGS_GIVEN_RESPELT, "sss", m->spelt,
                           m->as, level->name);
    place.path = place.path ? arp_path_base(place.path) : NULL;
    return arp_tell(w->study->notices, place, err, ARP_MSG_ZONINGS_GIVEN_RESPELT, "sss", m->spelt,
                    m->as, level->name);
}

static arp_status face_unknown(const zoned_work *w, const spec_file *f, const arp_level *level,
                               const char *const *unknown, size_t n, arp_error *err) {
    char list[ARP_ERROR_TEXT];
    if (n == 0) return ARP_OK;
    arp_text_list(list, sizeof list, unknown, n, NAMED);
    if (w->s->drop_unmatched) {
        return arp_tell(w->study->notices, f->place, err, ARP_MSG_ZONINGS_GIVEN_DROPPED, "suss",
                        arp_path_base(f->path), n, list, level->name);
    }
    return arp_fail_at(err, f->place, ARP_DOMAIN, ARP_MSG_ZONINGS_GIVEN_UNKNOWN, "suss", f->path, n,
                       list, level->name);
}

/* A column in the order of the territories, from the study's pool. */
static arp_status put_column(const zoned_work *w, const arp_level *level, const arp_column *from,
                             const size_t *row, arp_column *to, arp_error *err) {
    arp_pool *pool = w->study->pool;
    to->name = arp_pool_text(pool, from->name, strlen(from->name));
    to->value = arp_pool_take(pool, level->n, sizeof *to->value);
    to->mark = arp_pool_take(pool, level->n, 1);
    if (!to->name || !to->value || !to->mark) return arp_fail_memory(err);
    for (size_t i = 0; i < level->n; i++) {
        to->value[i] = row[i] == SIZE_MAX ? NAN : from->value[row[i]];
        to->mark[i] = row[i] == SIZE_MAX ? ARP_CELL_MISSING : from->mark[row[i]];
    }
    return ARP_OK;
}

static arp_status join_file(zoned_work *w, size_t file, arp_error *err) {
    const arp_table *t = &w->table[file];
    const spec_file *f = &w->s->file[file];
    arp_level *level = &w->z->level[f->level_at];
    matched m = {0};
    arp_column *all = arp_pool_take(w->study->pool, level->n_given + t->n_columns, sizeof *all);
    arp_status st = ARP_OK;
    if (!all || !arp_zalloc_all(ARP_ARRAY(m.row, level->n), ARP_ARRAY(m.unknown, t->n_rows)) ||
        !match(level, t, &m))
        ARP_TRY(arp_fail_memory(err));
    if (m.twice[1])
        ARP_TRY(
            gather_refuse_twice(w->s, w->g, file, t->code[m.twice[0]], t->code[m.twice[1]], err));
    ARP_TRY(face_spelt(w, file, level, &m, err));
    ARP_TRY(face_unknown(w, f, level, m.unknown, m.n_unknown, err));
    if (level->n_given) memcpy(all, level->given, level->n_given * sizeof *all);
    level->given = all;
    for (size_t j = 0; j < t->n_columns; j++)
        ARP_TRY(put_column(w, level, &t->column[j], m.row, &all[level->n_given++], err));
done:
    arp_free(m.row);
    arp_free(m.unknown);
    return st;
}

arp_status zoned_join_given(zoned_work *w, arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t i = 1; i < w->s->n_files && st == ARP_OK; i++) {
        if (w->s->file[i].on_level) st = join_file(w, i, err);
    }
    return st;
}
