/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Complementary disclosure: hands the tables of a study over to study/secrecy, and tells what it
   finds. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "io/file.h"
#include "study/gather/gather.h"
#include "study/secrecy/earlier.h"
#include "study/secrecy/messages.h"

/* What is handed over; arrays are from pool. */
typedef struct handing {
    const spec *s;
    const gathered *g;
    const gathered_tables *tables;
    arp_study *study;
    const char *const *code; /* n_units */
    size_t n_units;
    secrecy_sheet *sheet;
    secrecy_total *total;
    size_t n_totals;
    arp_codes *codes; /* of the units */
    arp_pool *pool;
} handing;

/* ---- sheets ---- */

static bool is_in(const arp_formula *f, const char *name) {
    for (size_t t = 0; t < f->n; t++) {
        if (strcmp(f->term[t].column, name) == 0) return true;
    }
    return false;
}

/* A relation of sums has columns that are sums; of a rate, what the rate is made of. */
static bool is_related_count(const spec *s, const char *name) {
    for (size_t i = 0; i < s->n_relations; i++) {
        const secrecy_relation *r = &s->relation[i];
        if (is_in(&r->right, name) || is_in(&r->below, name)) return true;
        if (r->below.n == 0 && is_in(&r->left, name)) return true;
    }
    return false;
}

static bool is_rate(const spec *s, const char *name) {
    for (size_t i = 0; i < s->n_relations; i++) {
        const secrecy_relation *r = &s->relation[i];
        if (r->below.n && is_in(&r->left, name)) return true;
    }
    return false;
}

static arp_status hand_sheet(handing *h, size_t i, arp_error *err) {
    const spec_file *f = &h->s->file[i];
    arp_table *t = &h->tables->table[i];
    secrecy_sheet *to = &h->sheet[i];
    const char *base = arp_path_base(f->path);
    bool *counts = arp_pool_take(h->pool, t->n_columns, sizeof *counts);
    bool *below = arp_pool_take(h->pool, t->n_columns, sizeof *below);
    to->name = arp_pool_text(h->study->pool, base, strlen(base));
    if (!counts || !below || !to->name) return arp_fail_memory(err);
    for (size_t j = 0; j < t->n_columns; j++) {
        const char *name = t->column[j].name;
        const bool related = is_related_count(h->s, name);
        counts[j] = !is_rate(h->s, name) && (related || gather_file_counts(h->s, h->g, f, name));
        below[j] = gather_is_balance(name);
    }
    to->table = t;
    to->withheld = h->tables->withheld ? h->tables->withheld[i] : NULL;
    to->counts = counts;
    to->below = below;
    to->level = h->tables->carry && f->on_level ? f->level_at : SIZE_MAX;
    if (h->tables->carry && i > 0 && !f->on_level) to->carry = &h->tables->carry[i];
    to->absent = f->options.pivot.n_rows ? f->options.pivot.absent : NAN;
    return ARP_OK;
}

/* ---- totals of several units ---- */

/* Units at which a table's rows meet a condition: in[u] goes out where they do not. */
static arp_status meet(handing *h, const arp_table *t, const arp_condition *where, arp_place place,
                       uint8_t *in, arp_error *err) {
    size_t *row, n;
    uint8_t *met = arp_pool_take(h->pool, h->n_units, 1);
    if (!met) return arp_fail_memory(err);
    arp_status st = arp_table_where(t, where, 1, place, h->pool, &row, &n, err);
    if (st != ARP_OK) return st;
    for (size_t i = 0; i < n; i++) {
        const size_t u =
            t == h->tables->communes ? row[i] : arp_codes_find(h->codes, t->code[row[i]]);
        if (u != SIZE_MAX) met[u] = 1;
    }
    for (size_t u = 0; u < h->n_units; u++) in[u] &= met[u];
    return ARP_OK;
}

/* The table with the texts that a condition asks for. */
static const arp_table *table_with(const handing *h, const char *name) {
    if (h->tables->communes) return h->tables->communes;
    for (size_t i = 0; i < h->s->n_files; i++) {
        if (arp_table_text(&h->tables->table[i], name)) return &h->tables->table[i];
    }
    return &h->tables->table[0]; /* which refuses it, as the comparator does later */
}

static arp_status list_units(handing *h, const uint8_t *in, secrecy_total *t, arp_error *err) {
    size_t *unit = arp_pool_take(h->pool, h->n_units, sizeof *unit);
    if (!unit) return arp_fail_memory(err);
    t->n_units = 0;
    for (size_t u = 0; u < h->n_units; u++) {
        if (in[u]) unit[t->n_units++] = u;
    }
    t->unit = unit;
    return ARP_OK;
}

/* What may be a total of: an indicator made of counts. */
static bool is_of_counts(const handing *h, size_t leaf) {
    const arp_measure *m = &h->g->measure[leaf];
    return m->what && m->numerator.n > 0 && !h->s->leaf[leaf].given && !h->s->leaf[leaf].rates;
}

/* The values that a comparator states of its rows. */
static arp_status hand_comparator(handing *h, const spec_comparator *c, arp_error *err) {
    arp_status st = ARP_OK;
    uint8_t *in = arp_pool_take(h->pool, h->n_units, 1);
    secrecy_total units = {0};
    if (!in) return arp_fail_memory(err);
    if (!c->has_rows || c->n_values == 0) return ARP_OK;
    memset(in, 1, h->n_units);
    for (size_t k = 0; k < c->n_where; k++)
        ARP_TRY(meet(h, table_with(h, c->where[k].column), &c->where[k], c->place, in, err));
    ARP_TRY(list_units(h, in, &units, err));
    for (size_t k = 0; k < c->n_values; k++) {
        const size_t leaf = c->value[k].leaf;
        if (!is_of_counts(h, leaf)) continue;
        h->total[h->n_totals++] = (secrecy_total){.name = c->name,
                                                  .value = c->value[k].x,
                                                  .measure = &h->g->measure[leaf],
                                                  .unit = units.unit,
                                                  .n_units = units.n_units};
    }
done:
    return st;
}

static bool is_same(const char *a, const char *b) {
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* The indicator that an earlier value is of; SIZE_MAX for none. */
static size_t leaf_of(const handing *h, const secrecy_earlier_value *v) {
    for (size_t j = 0; j < h->s->n_measures; j++) {
        const arp_measure *m = &h->g->measure[j];
        if (is_of_counts(h, j) && is_same(m->numerator_text, v->numerator) &&
            is_same(m->denominator_text, v->denominator) && m->what->per == v->per)
            return j;
    }
    return SIZE_MAX;
}

/* The units of an earlier run's territory: of the level it was of, or the one of its code. */
static arp_status find_units(handing *h, const arp_level *level, const arp_codes *codes,
                             const char *code, secrecy_total *t, arp_error *err) {
    size_t at = level ? arp_codes_find(codes, code) : arp_codes_find(h->codes, code);
    size_t n = 0, most = at == SIZE_MAX ? 0 : level ? level->n_communes[at] : 1;
    size_t *unit = arp_pool_take(h->pool, most, sizeof *unit);
    if (!unit) return arp_fail_memory(err);
    for (size_t u = 0; level && at != SIZE_MAX && u < h->n_units && n < most; u++) {
        if (level->of[u] == at) unit[n++] = u;
    }
    if (!level && most) unit[n++] = at;
    t->unit = unit;
    t->n_units = n;
    return ARP_OK;
}

static const arp_level *level_named(const handing *h, const char *name) {
    for (size_t i = 0; i < h->tables->n_levels; i++) {
        if (strcmp(h->tables->level[i].name, name) == 0) return &h->tables->level[i];
    }
    return NULL;
}

static arp_status hand_earlier(handing *h, const char *path, const secrecy_earlier *earlier,
                               arp_error *err) {
    const arp_level *level = level_named(h, earlier->level);
    arp_codes *codes = level ? arp_codes_new(level->code, level->n) : NULL;
    const size_t before = h->n_totals;
    arp_status st = level && !codes ? arp_fail_memory(err) : ARP_OK;
    const char *base = arp_path_base(path);
    const char *name = arp_pool_text(h->pool, base, strlen(base));
    if (st == ARP_OK && !name) st = arp_fail_memory(err);
    for (size_t i = 0; st == ARP_OK && i < earlier->n; i++) {
        const size_t leaf = leaf_of(h, &earlier->value[i]);
        if (leaf == SIZE_MAX) continue;
        secrecy_total *t = &h->total[h->n_totals];
        *t = (secrecy_total){.name = name,
                             .value = earlier->value[i].value,
                             .exact = true,
                             .measure = &h->g->measure[leaf]};
        st = find_units(h, level, codes, earlier->value[i].code, t, err);
        h->n_totals += t->n_units > 0;
    }
    arp_codes_free(codes);
    if (st == ARP_OK && h->n_totals == before)
        st = arp_tell(h->study->notices, (arp_place){0}, err, ARP_MSG_DISCLOSURE_WITH_NOTHING, "s",
                      base);
    return st;
}

static arp_status hand_totals(handing *h, arp_error *err) {
    const arp_study_options *o = h->s->options;
    const char *with = o->with;
    secrecy_earlier earlier = {0};
    size_t most = 0;
    arp_status st = ARP_OK;
    if (with) {
        ARP_TRY(secrecy_earlier_read(with, o->output, o->entries, h->pool, &earlier, err));
    }
    for (size_t i = 0; i < h->s->n_comparators; i++) most += h->s->comparator[i].n_values;
    h->total = arp_pool_take(h->pool, most + earlier.n + 1, sizeof *h->total);
    h->codes = arp_codes_new(h->code, h->n_units);
    if (!h->total || !h->codes) ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < h->s->n_comparators; i++)
        ARP_TRY(hand_comparator(h, &h->s->comparator[i], err));
    if (with) ARP_TRY(hand_earlier(h, with, &earlier, err));
done:
    return st;
}

/* ---- what is told ---- */

enum { TOLD = 20, NAMED = 10 };

static bool is_state(const arp_secret_cell *c, secrecy_state state) {
    return strcmp(c->state, secrecy_state_name(state)) == 0;
}

static size_t count_state(const arp_secrets *found, secrecy_state state, size_t *first) {
    size_t n = 0;
    for (size_t i = found->n_cells; i-- > 0;) {
        if (!is_state(&found->cell[i], state)) continue;
        *first = i;
        n++;
    }
    return n;
}

/* The first ones by name, the others counted. */
static arp_status tell_given(const arp_secrets *found, arp_study *study, arp_error *err) {
    size_t n = 0;
    arp_status st = ARP_OK;
    for (size_t i = 0; i < found->n_cells; i++) {
        const arp_secret_cell *c = &found->cell[i];
        if (!is_state(c, SECRECY_GIVEN_AWAY) || n++ >= TOLD) continue;
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_DISCLOSURE, "ssssn", c->code,
                         c->column, c->file, c->equations, c->bound));
    }
    if (n > TOLD)
        ARP_TRY(
            arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_DISCLOSURE_MORE, "u", n - TOLD));
done:
    return st;
}

/* Cells of one contradiction have the same equations: the first is named. */
static arp_status tell_contradictions(const arp_secrets *found, arp_study *study, arp_error *err) {
    const char *last = NULL;
    size_t told = 0;
    arp_status st = ARP_OK;
    for (size_t i = 0; i < found->n_cells && told < TOLD; i++) {
        const arp_secret_cell *c = &found->cell[i];
        if (!is_state(c, SECRECY_CONTRADICTED) || (last && strcmp(last, c->equations) == 0))
            continue;
        last = c->equations;
        told++;
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_DISCLOSURE_CONTRADICTION,
                         "ssss", c->code, c->column, c->file, c->equations));
    }
done:
    return st;
}

/* "A(01001), A(01003), …" */
static arp_status list_withheld(const arp_secrets *found, char list[ARP_ERROR_TEXT],
                                arp_error *err) {
    char room[NAMED][ARP_ERROR_TEXT / NAMED];
    const char *name[NAMED] = {0};
    size_t n = 0;
    for (size_t i = 0; i < found->n_cells; i++) {
        const arp_secret_cell *c = &found->cell[i];
        arp_text t = {0};
        if (strcmp(c->state, SECRECY_WITHHELD) != 0 || n++ >= NAMED) continue;
        arp_text_fill(&t, "{0}({1})", (const char *const[]){c->column, c->code, NULL});
        if (t.bad) return arp_fail_memory(err);
        arp_text_cut(room[n - 1], sizeof room[0], t.bytes, t.n);
        arp_text_free(&t);
        name[n - 1] = room[n - 1];
    }
    arp_text_list(list, ARP_ERROR_TEXT, name, n, NAMED);
    return ARP_OK;
}

static arp_status tell_withheld(const arp_secrets *found, arp_study *study, arp_error *err) {
    char list[ARP_ERROR_TEXT];
    size_t n = 0, fewest = 0, beyond = 0;
    arp_status st = ARP_OK;
    for (size_t p = 0; p < found->n_parts; p++) {
        n += found->part[p].n;
        fewest += found->part[p].fewest;
        beyond += found->part[p].n_beyond;
    }
    if (n) ARP_TRY(list_withheld(found, list, err));
    if (n && n == fewest)
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_DISCLOSURE_WITHHELD, "us", n,
                         list));
    else if (n)
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_DISCLOSURE_WITHHELD_GAP,
                         "usu", n, list, fewest));
    if (beyond)
        ARP_TRY(
            arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_DISCLOSURE_BEYOND, "u", beyond));
done:
    return st;
}

static arp_status tell(const arp_secrets *found, arp_study *study, arp_error *err) {
    size_t first = 0, n;
    arp_status st = ARP_OK;
    ARP_TRY(tell_given(found, study, err));
    ARP_TRY(tell_contradictions(found, study, err));
    n = count_state(found, SECRECY_NOT_DECIDED, &first);
    if (n)
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_DISCLOSURE_UNDECIDED, "uss",
                         n, found->cell[first].code, found->cell[first].column));
    if (found->n_failed)
        ARP_TRY(arp_tell(study->notices, study->spec->relation[0].place, err,
                         ARP_MSG_DISCLOSURE_FAILED, "us", found->n_failed, found->failed));
    ARP_TRY(tell_withheld(found, study, err));
done:
    return st;
}

/* ---- all together ---- */

static arp_status find(handing *h, arp_secrets **found, arp_error *err) {
    const spec *s = h->s;
    const arp_study_options *o = s->options;
    arp_status st = ARP_OK;
    h->sheet = arp_pool_take(h->pool, s->n_files, sizeof *h->sheet);
    if (!h->sheet) return arp_fail_memory(err);
    for (size_t i = 0; i < s->n_files; i++) ARP_TRY(hand_sheet(h, i, err));
    ARP_TRY(hand_totals(h, err));
    secrecy_input in = {.sheet = h->sheet,
                        .n_sheets = s->n_files,
                        .code = h->code,
                        .n_units = h->n_units,
                        .level = h->tables->level,
                        .n_levels = h->tables->n_levels,
                        .population = s->population,
                        .relation = s->relation,
                        .n_relations = s->n_relations,
                        .total = h->total,
                        .n_totals = h->n_totals,
                        .between = {0.0, INFINITY},
                        .bound = s->method.secret_bound,
                        .protect = o->protect,
                        .patience = {o->go_on, o->asked}};
    if (s->method.fill_secret) memcpy(in.between, s->method.secret_between, sizeof in.between);
    ARP_TRY(secrecy_find(&in, h->study->pool, found, err));
done:
    return st;
}

arp_status gather_disclosure(const spec *s, const gathered *g, const gathered_tables *tables,
                             arp_study *study, arp_error *err) {
    handing h = {.s = s, .g = g, .tables = tables, .study = study, .pool = arp_pool_new()};
    arp_secrets *found = NULL;
    arp_status st = h.pool ? ARP_OK : arp_fail_memory(err);
    h.code = tables->table[0].code;
    h.n_units = tables->table[0].n_rows;
    if (st == ARP_OK) st = find(&h, &found, err);
    if (st == ARP_OK && found) st = tell(found, study, err);
    study->secrets = found;
    arp_codes_free(h.codes);
    arp_pool_free(h.pool);
    return st;
}
