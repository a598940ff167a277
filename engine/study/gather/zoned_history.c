/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/gather/zoned.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "io/file.h"
#include "study/gather/messages.h"
#include "study/messages/codes.h"

enum { NAMED = 10, EARLIEST = 1900, LATEST = 2100 };

/* The lines of a passage table; texts live in the table. */
static arp_status changes_of(const spec_file *f, const arp_table *t, arp_pool *pool,
                             arp_code_change **out, arp_error *err) {
    arp_code_change *change = arp_pool_take(pool, t->n_rows, sizeof *change);
    if (!change) return arp_fail_memory(err);
    for (size_t i = 0; i < t->n_rows; i++) {
        const double from = t->column[0].value[i], to = t->column[1].value[i];
        const bool years = from >= EARLIEST && from <= LATEST && to >= EARLIEST && to <= LATEST;
        if (!years || t->text[0].text[i][0] == '\0') {
            return arp_fail_at(err, f->place, ARP_DOMAIN, ARP_MSG_PASSAGE_LINE, "ss", t->code[i],
                               f->path);
        }
        change[i] = (arp_code_change){(int)from, (int)to, t->code[i], t->text[0].text[i],
                                      t->column[2].value[i]};
    }
    *out = change;
    return ARP_OK;
}

static arp_status read_passage(zoned_work *w, arp_error *err) {
    static const char *const NUMBERS[] = {"cog_de", "cog_vers", "ratio"};
    static const char *const TEXTS[] = {"code_vers"};
    const spec_file *f = w->s->zonings.passage;
    const arp_table *own = &w->table[0];
    const arp_csv_wanted wanted = {.key = f ? f->key : NULL,
                                   .number = NUMBERS,
                                   .n_numbers = 3,
                                   .text = TEXTS,
                                   .n_texts = 1,
                                   .repeated = true};
    arp_source *source = NULL;
    arp_csv_found found = {0};
    arp_table t = {0};
    arp_code_change *change = NULL;
    arp_status st = ARP_OK;
    if (f) {
        ARP_TRY(spec_open(w->study, f->path, f->memory, &source, err));
        ARP_TRY(arp_csv_read(source, &f->options, &wanted, &found, &t, err));
        ARP_TRY(gather_note_input(f->path, &found, w->study, err));
        ARP_TRY(changes_of(f, &t, w->pool, &change, err));
    }
    ARP_TRY(arp_passage_new(change, t.n_rows, own->code, own->n_rows, w->s->zonings.vintage,
                            &w->passage, err));
done:
    if (st != ARP_OK && f && err && !err->path[0])
        arp_text_cut(err->path, sizeof err->path, f->path, strlen(f->path));
    arp_table_free(&t);
    arp_source_close(source);
    return st;
}

/* The geography of a file: stated, or guessed from its codes. */
static arp_status find_geography(zoned_work *w, size_t i, size_t *geography, arp_balance *b,
                                 arp_error *err) {
    const spec_file *f = &w->s->file[i];
    const arp_table *t = &w->table[i];
    arp_status st = ARP_OK;
    size_t guess = 0;
    char year[ARP_NUMBER_ROOM], looks[ARP_NUMBER_ROOM];
    b->vintage = f->vintage;
    *geography = arp_passage_own(w->passage);
    if (!w->s->zonings.passage) return ARP_OK;
    ARP_TRY(arp_passage_guess(w->passage, t->code, t->n_rows, &guess, err));
    *geography = guess;
    b->looks = arp_passage_year_of(w->passage, guess);
    if (!f->vintage) {
        b->vintage = b->looks;
        b->guessed = true;
        return ARP_OK;
    }
    ARP_TRY(arp_passage_year(w->passage, f->vintage, f->place, geography, err));
    if (arp_passage_same(w->passage, guess, *geography)) return ARP_OK;
    arp_number_from_size(year, (size_t)f->vintage);
    arp_number_from_size(looks, (size_t)b->looks);
    st = arp_tell(w->study->notices, f->place, err, ARP_MSG_ZONINGS_LOOKS, "sss", b->name, year,
                  looks);
done:
    return st;
}

/* The first rows of a fate, at most NAMED. */
static arp_status name_first(const arp_carry *c, const arp_table *t, arp_fate fate, arp_pool *pool,
                             const char *const **out, size_t *n, arp_error *err) {
    const char **name = arp_pool_take(pool, NAMED, sizeof *name);
    if (!name) return arp_fail_memory(err);
    *n = 0;
    for (size_t i = 0; i < c->n_rows && *n < NAMED; i++) {
        if (c->fate[i] != fate) continue;
        name[*n] = arp_pool_text(pool, t->code[i], strlen(t->code[i]));
        if (!name[(*n)++]) return arp_fail_memory(err);
    }
    *out = name;
    return ARP_OK;
}

/* Arrondissements that a file lacks of a commune it has others of, by name; the coverage of the
   commune says how many are there (zoned_levels.c). */
static arp_status tell_lacking(zoned_work *w, size_t i, const arp_balance *b, arp_error *err) {
    enum { MOST = 20 };
    const arp_carry *c = &w->carry[i];
    const arp_table *own = &w->table[0];
    char list[ARP_ERROR_TEXT], code[MOST][ARP_COMMUNE_ROOM];
    char share[2 * ARP_NUMBER_ROOM];
    const char *name[MOST];
    arp_status st = ARP_OK;
    for (size_t u = 0; u < c->n_communes && st == ARP_OK; u++) {
        size_t all = arp_commune_arrondissements(own->code[u]), n = 0;
        for (size_t k = 0; k < all; k++) {
            if (!(c->lacking[u] >> k & 1)) continue;
            arp_commune_arrondissement(own->code[u], k, code[n]);
            name[n] = code[n];
            n++;
        }
        if (n == 0 || !isnan(w->s->file[i].options.pivot.absent)) continue;
        arp_text_list(list, sizeof list, name, n, MOST);
        arp_number_from_size(share, n);
        strcat(share, "/");
        arp_number_from_size(share + strlen(share), all);
        st = arp_tell(w->study->notices, w->s->file[i].place, err, ARP_MSG_ZONINGS_LACKING, "ssss",
                      b->name, own->label[u], share, list);
    }
    return st;
}

/* Two rows of one commune are one row too many. */
static arp_status refuse_twice(const zoned_work *w, size_t i, arp_error *err) {
    const size_t *row = w->carry[i].twice;
    const arp_table *t = &w->table[i];
    if (row[1] == 0) return ARP_OK;
    return gather_refuse_twice(w->s, w->g, i, t->code[row[0]], t->code[row[1]], err);
}

/* Communes without a row of which nothing is known. */
static arp_status list_without(const zoned_work *w, size_t i, arp_balance *b, arp_error *err) {
    const arp_carry *c = &w->carry[i];
    size_t n = 0, *place = arp_pool_take(w->study->pool, b->without_data, sizeof *place);
    if (!place) return arp_fail_memory(err);
    for (size_t u = 0; n < b->without_data; u++) {
        if (c->absent[u] == ARP_ABSENT) place[n++] = u;
    }
    b->without = place;
    return ARP_OK;
}

static arp_status carry_file(zoned_work *w, size_t i, arp_balance *b, arp_error *err) {
    const arp_table *t = &w->table[i];
    arp_pool *pool = w->study->pool;
    const char *base = arp_path_base(w->s->file[i].path);
    size_t geography = 0;
    arp_status st = ARP_OK;
    b->name = arp_pool_text(pool, base, strlen(base));
    if (!b->name) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(find_geography(w, i, &geography, b, err));
    ARP_TRY(arp_carry_make(w->passage, t->code, t->n_rows, geography, w->s->zonings.by_passage,
                           &w->carry[i], err));
    arp_carry_balance(&w->carry[i], w->s->file[i].options.pivot.absent, b);
    ARP_TRY(list_without(w, i, b, err));
    ARP_TRY(name_first(&w->carry[i], t, ARP_FATE_OUTSIDE, pool, &b->outside_first,
                       &b->n_outside_first, err));
    ARP_TRY(name_first(&w->carry[i], t, ARP_FATE_UNKNOWN, pool, &b->unknown_first,
                       &b->n_unknown_first, err));
    ARP_TRY(refuse_twice(w, i, err));
    ARP_TRY(zoned_face_unknown(w, i, b, err));
    ARP_TRY(tell_lacking(w, i, b, err));
done:
    return st;
}

/* A membership table of another year than it is said to be makes every passage wrong. */
static arp_status tell_looks(zoned_work *w, arp_error *err) {
    char stated[ARP_NUMBER_ROOM], looks[ARP_NUMBER_ROOM];
    size_t geography = 0;
    if (!w->s->zonings.passage) return ARP_OK;
    arp_status st = arp_passage_looks(w->passage, &geography, err);
    if (st != ARP_OK || arp_passage_same(w->passage, geography, arp_passage_own(w->passage)))
        return st;
    arp_number_from_size(stated, (size_t)w->s->zonings.vintage);
    arp_number_from_size(looks, (size_t)arp_passage_year_of(w->passage, geography));
    return arp_tell(w->study->notices, w->s->zonings.place, err, ARP_MSG_ZONINGS_TABLE_LOOKS, "sss",
                    w->z->file, stated, looks);
}

arp_status zoned_history(zoned_work *w, arp_error *err) {
    arp_status st = ARP_OK;
    arp_zoned *z = w->z;
    z->balance = arp_pool_take(w->study->pool, w->s->n_files, sizeof *z->balance);
    w->carry = arp_pool_take(w->pool, w->s->n_files, sizeof *w->carry);
    if (!z->balance || !w->carry) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(zoned_check_membership(w, err));
    ARP_TRY(read_passage(w, err));
    ARP_TRY(tell_looks(w, err));
    for (size_t i = 1; i < w->s->n_files; i++) {
        if (w->s->file[i].on_level) continue;
        ARP_TRY(carry_file(w, i, &z->balance[z->n_balances++], err));
    }
done:
    return st;
}

/* Marks the rows that have links in several territories, or some in none. */
static size_t find_across(const arp_carry *c, const arp_level *level, size_t *seen,
                          uint8_t *across) {
    const size_t unseen = level->n;
    size_t n = 0;
    for (size_t i = 0; i < c->n_rows; i++) seen[i] = unseen;
    for (size_t i = 0; i < c->n_links; i++) {
        size_t row = c->link[i].row, at = level->of[c->link[i].commune];
        if (seen[row] == unseen) seen[row] = at;
        if (seen[row] == at || across[row]) continue;
        across[row] = 1;
        n++;
    }
    return n;
}

static arp_status name_across(zoned_work *w, size_t file, arp_balance *b, arp_error *err) {
    const arp_table *t = &w->table[file];
    const arp_carry *c = &w->carry[file];
    const char **name = arp_pool_take(w->study->pool, NAMED, sizeof *name);
    size_t *seen = arp_zalloc(c->n_rows, sizeof *seen);
    uint8_t *across = arp_zalloc(c->n_rows, 1);
    bool ok = name && seen && across;
    if (ok) b->across = find_across(c, &w->z->level[w->z->at], seen, across);
    for (size_t i = 0; ok && i < c->n_rows && b->n_across_first < NAMED; i++) {
        if (!across[i]) continue;
        name[b->n_across_first] = arp_pool_text(w->study->pool, t->code[i], strlen(t->code[i]));
        ok = name[b->n_across_first++] != NULL;
    }
    b->across_first = name;
    arp_free(seen);
    arp_free(across);
    return ok ? ARP_OK : arp_fail_memory(err);
}

arp_status zoned_across(zoned_work *w, arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t i = 1, b = 0; i < w->s->n_files && st == ARP_OK; i++) {
        if (!w->s->file[i].on_level) st = name_across(w, i, &w->z->balance[b++], err);
    }
    return st;
}
