/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/file.h"
#include "study/gather/gather.h"

#include <math.h>
#include <string.h>

#include "base/codes.h"
#include "base/text.h"
#include "study/gather/messages.h"
#include "territory/messages.h"

enum { NAMED = 10 }; /* codes named in one message */

/* A file of strata as it was read. */
typedef struct listed {
    arp_table table;
    arp_strata_names names;
    const char *file; /* as the study has it */
} listed;

/* @p code_leads: the key is the first of the strata, not the territory. */
static arp_status read_list(const spec_file *f, const arp_csv_wanted *wanted, bool code_leads,
                            arp_study *study, listed *out, arp_error *err) {
    arp_csv_found found = {0};
    arp_source *source = NULL;
    arp_status st = ARP_OK;
    out->file = f->path;
    ARP_TRY(spec_open(study, f->path, f->memory, &source, err));
    ARP_TRY(arp_csv_read(source, &f->options, wanted, &found, &out->table, err));
    ARP_TRY(gather_note_input(f->path, &found, study, err));
    ARP_TRY(arp_strata_name(&out->table, code_leads, study->pool, &out->names, err));
done:
    arp_source_close(source);
    return st;
}

static arp_status read_territories(const spec_leaf *leaf, arp_study *study, listed *out,
                                   arp_error *err) {
    const spec_rates *r = leaf->rates;
    static const bool COUNTS[3] = {true, true, true};
    const char *number[3] = {NULL, NULL, r->squares};
    arp_status st = ARP_OK;
    ARP_TRY(arp_vintage_put(r->events, leaf->vintage[0], r->place, study->pool, &number[0], err));
    ARP_TRY(
        arp_vintage_put(r->population, leaf->vintage[1], r->place, study->pool, &number[1], err));
    const arp_csv_wanted wanted = {.key = r->file.key,
                                   .key_more = r->file.key_more,
                                   .n_key_more = r->file.n_key_more,
                                   .number = number,
                                   .n_numbers = r->squares ? 3 : 2,
                                   .counts = COUNTS,
                                   .text = r->strata,
                                   .n_texts = r->n_strata,
                                   .repeated = true};
    ARP_TRY(read_list(&r->file, &wanted, false, study, out, err));
done:
    return st;
}

/* Territories of g->all that the file has not, and codes of the file that g->all has not. */
typedef struct unmet {
    const char **missing, **unknown;
    size_t n_missing, n_unknown;
    char zero[ARP_ERROR_TEXT]; /* "907 → 0907", a code of the file that lost or gained zeros */
    size_t width;              /* of the longer of the two; 0: no such code */
} unmet;

static bool find_unmet(const gathered *g, const listed *l, const size_t *place, unmet *u) {
    size_t n = g->all.n_rows, rows = l->table.n_rows;
    arp_codes *codes = arp_codes_new(l->table.code, rows);
    u->missing = arp_zalloc(n, sizeof *u->missing);
    u->unknown = arp_zalloc(rows, sizeof *u->unknown);
    bool ok = codes && u->missing && u->unknown;
    for (size_t i = 0; i < n && ok; i++) {
        const char *code = g->all.code[i];
        if (arp_codes_find(codes, code) != SIZE_MAX) continue;
        u->missing[u->n_missing++] = code;
        const char *zero = u->width ? NULL : arp_codes_lost_zero(codes, code);
        if (zero) u->width = arp_lost_zero_pair(zero, code, u->zero);
    }
    for (size_t i = 0; i < rows && ok; i++) {
        const char *code = l->table.code[i];
        if (place[i] == SIZE_MAX && arp_codes_find(codes, code) == i)
            u->unknown[u->n_unknown++] = code;
    }
    arp_codes_free(codes);
    return ok;
}

static arp_status judge_unmet(const spec *s, const unmet *u, const char *file, arp_place place,
                              arp_study *study, arp_error *err) {
    char missing[ARP_ERROR_TEXT], unknown[ARP_ERROR_TEXT];
    arp_status st = ARP_OK;
    arp_text_list(missing, sizeof missing, u->missing, u->n_missing, NAMED);
    arp_text_list(unknown, sizeof unknown, u->unknown, u->n_unknown, NAMED);
    if (u->n_missing && !s->drop_unmatched) {
        arp_message why = u->width ? ARP_MSG_JOIN_MISSING_ZERO : ARP_MSG_JOIN_MISSING;
        return arp_fail_at(err, place, ARP_DOMAIN, why, "sussu", file, u->n_missing, missing,
                           u->width ? u->zero : s->file[0].path, u->width);
    }
    if (u->n_unknown && !s->drop_unmatched) {
        return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_JOIN_UNKNOWN, "suss", file, u->n_unknown,
                           unknown, s->file[0].path);
    }
    if (u->n_unknown) {
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_JOIN_PASSED_OVER, "suss",
                         arp_path_base(file), u->n_unknown, unknown,
                         arp_path_base(s->file[0].path)));
    }
done:
    return st;
}

static arp_status match(const spec *s, arp_study *study, const gathered *g, const listed *l,
                        arp_place where, size_t *place, arp_error *err) {
    arp_codes *codes = arp_codes_new(g->all.code, g->all.n_rows);
    unmet u = {0};
    for (size_t i = 0; i < l->table.n_rows && codes; i++) {
        place[i] = arp_codes_find(codes, l->table.code[i]);
    }
    bool ok = codes && find_unmet(g, l, place, &u);
    arp_status st = ok ? judge_unmet(s, &u, l->file, where, study, err) : arp_fail_memory(err);
    arp_codes_free(codes);
    arp_free(u.missing);
    arp_free(u.unknown);
    return st;
}

/* Refuses a stratum given twice or, unless unmatched ones may be dropped, not at all. */
static arp_status judge(const spec *s, const gathered *g, const listed *l, arp_place where,
                        const arp_strata_faults *faults, arp_error *err) {
    if (!faults->twice && (!faults->absent || s->drop_unmatched)) return ARP_OK;
    const arp_strata_cell *at = faults->twice ? &faults->twice_at : &faults->absent_at;
    arp_message why = faults->twice ? ARP_MSG_RATES_TWICE : ARP_MSG_RATES_STRATUM_ABSENT;
    return arp_fail_at(err, where, ARP_DOMAIN, why, "sss", g->all.code[at->row],
                       l->names.label[at->stratum], l->file);
}

static arp_status tell_incomplete(const gathered *g, const listed *l, const char *id,
                                  const arp_strata *strata, arp_study *study, arp_error *err) {
    char list[ARP_ERROR_TEXT];
    size_t n = 0;
    const char **code = arp_zalloc(strata->n_rows, sizeof *code);
    if (!code) return arp_fail_memory(err);
    for (size_t i = 0; i < strata->n_rows; i++) {
        if (strata->mark[i] == ARP_CELL_MISSING) code[n++] = g->all.code[i];
    }
    arp_text_list(list, sizeof list, code, n, NAMED);
    arp_free(code);
    if (n == 0) return ARP_OK;
    return arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_RATES_INCOMPLETE, "suss", id, n,
                    l->file, list);
}

/* More events than people in a stratum may be person-years badly counted, or columns swapped. */
static arp_status tell_above(const gathered *g, const char *id, const arp_strata *strata,
                             arp_study *study, arp_error *err) {
    gather_named list = {0};
    for (size_t i = 0; i < strata->n_rows; i++) {
        for (size_t k = 0; k < strata->n; k++) {
            const double events = strata->events[i * strata->n + k];
            const double people = strata->population[i * strata->n + k];
            if (events > people)
                gather_name_pair(&list, g->all.code[i], strata->label[k], events, people);
        }
    }
    return gather_tell_named(&list, study, ARP_MSG_RATES_ABOVE, id, err);
}

arp_status gather_strata(const spec *s, arp_study *study, const gathered *g, size_t leaf,
                         arp_strata *out, arp_error *err) {
    const spec_leaf *at = &s->leaf[leaf];
    arp_place where = at->rates->place;
    arp_strata_faults faults = {0};
    listed l = {0};
    size_t *place = NULL;
    arp_status st = ARP_OK;
    ARP_TRY(read_territories(at, study, &l, err));
    place = arp_zalloc(l.table.n_rows, sizeof *place);
    if (!place) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(match(s, study, g, &l, where, place, err));
    ARP_TRY(gather_strata_totals(at->rates, &l.table, place, err));
    ARP_TRY(
        arp_strata_make(&l.table, &l.names, place, g->all.n_rows, study->pool, &faults, out, err));
    ARP_TRY(judge(s, g, &l, where, &faults, err));
    ARP_TRY(tell_incomplete(g, &l, at->indicator->id, out, study, err));
    ARP_TRY(tell_above(g, at->indicator->id, out, study, err));
done:
    arp_free(place);
    arp_table_free(&l.table);
    return st;
}

/* ---- the standard ---- */

/* The first label of @p a that @p b has not, or NULL. */
static const char *first_absent(const char *const *a, size_t n_a, const char *const *b,
                                size_t n_b) {
    for (size_t i = 0; i < n_a; i++) {
        size_t j = 0;
        while (j < n_b && strcmp(a[i], b[j]) != 0) j++;
        if (j == n_b) return a[i];
    }
    return NULL;
}

static arp_status check_labels(const spec_rates *r, const arp_strata *strata, const listed *l,
                               arp_error *err) {
    const arp_strata_names *names = &l->names;
    for (size_t i = 0; i < l->table.n_rows; i++) {
        if (names->of[i] >= i) continue;
        return arp_fail_at(err, r->standard.place, ARP_DOMAIN, ARP_MSG_RATES_STANDARD_TWICE, "ss",
                           names->label[names->of[i]], l->file);
    }
    const char *own = first_absent(strata->label, strata->n, names->label, names->n);
    const char *other = first_absent(names->label, names->n, strata->label, strata->n);
    if (!own && !other) return ARP_OK;
    const char *mine = r->total ? "strata:" : r->file.path;
    return arp_fail_at(err, r->standard.place, ARP_DOMAIN, ARP_MSG_RATES_STANDARD_STRATUM, "sss",
                       own ? own : other, own ? mine : l->file, own ? l->file : mine);
}

/* The rows of a file, dated as the indicator is: `where: {period: "{yy}"}`. */
static arp_status date_where(const spec_leaf *leaf, const spec_file *from, arp_pool *pool,
                             spec_file *out, arp_error *err) {
    size_t n = from->options.n_where;
    arp_condition *where = arp_pool_take(pool, n, sizeof *where);
    arp_status st = ARP_OK;
    if (!where) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        const arp_condition *c = &from->options.where[i];
        const char **value = arp_pool_take(pool, c->n, sizeof *value);
        if (!value) return arp_fail_memory(err);
        for (size_t k = 0; k < c->n; k++) {
            ARP_TRY(
                arp_vintage_put(c->value[k], leaf->vintage[0], leaf->place, pool, &value[k], err));
        }
        where[i] = (arp_condition){c->column, value, c->n};
    }
    *out = *from;
    out->options.where = where;
done:
    return st;
}

/* Rates are events among one person. */
static arp_status read_standard(const spec_leaf *leaf, arp_study *study, gathered_rates *out,
                                arp_error *err) {
    const spec_rates *r = leaf->rates;
    const char *number[2] = {r->standard_events, r->standard_population};
    const bool events = number[0] != NULL, people = number[1] != NULL;
    const arp_csv_wanted wanted = {.key = r->standard.key,
                                   .number = events ? number : number + 1,
                                   .n_numbers = (size_t)events + people,
                                   .text = r->strata + 1,
                                   .n_texts = r->n_strata - 1,
                                   .repeated = true};
    const arp_strata *strata = &out->strata;
    spec_file dated;
    listed l = {0};
    arp_status st = ARP_OK;
    ARP_TRY(date_where(leaf, &r->standard, study->pool, &dated, err));
    ARP_TRY(read_list(&dated, &wanted, true, study, &l, err));
    ARP_TRY(check_labels(r, strata, &l, err));
    for (size_t s = 0; s < strata->n; s++) {
        size_t row = 0;
        while (strcmp(l.names.label[row], strata->label[s]) != 0) row++;
        if (events) out->standard_events[s] = l.table.column[0].value[row];
        out->standard_population[s] = people ? l.table.column[events].value[row] : 1.0;
    }
done:
    arp_table_free(&l.table);
    return st;
}

/* The comparator's own strata, summed. */
static arp_status sum_comparator(const spec *s, arp_study *study, const gathered *g, size_t leaf,
                                 gathered_rates *out, arp_error *err) {
    const spec_rates *r = s->leaf[leaf].rates;
    const spec_comparator *c = s->comparator;
    size_t *rows, n = 0;
    double *unused = arp_zalloc(out->strata.n, 2 * sizeof *unused);
    size_t *marked = arp_zalloc(g->all.n_rows, sizeof *marked);
    arp_status st = unused && marked ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    while (strcmp(c->name, r->comparator) != 0) c++;
    ARP_TRY(gather_where(g, c->where, c->n_where, c->place, study->pool, &rows, &n, err));
    double *events = r->indirect ? out->standard_events : unused;
    size_t n_marked = arp_strata_sum(&out->strata, rows, n, events, unused + out->strata.n,
                                     out->standard_population, marked);
    if (n_marked == n) {
        ARP_TRY(arp_fail_at(err, r->place, ARP_DOMAIN, ARP_MSG_RATES_COMPARATOR_EMPTY, "ss",
                            c->name, r->file.path));
    }
    if (n_marked) {
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_RATES_COMPARATOR_MARKED,
                         "ssus", c->name, s->leaf[leaf].indicator->id, n_marked,
                         g->all.code[marked[0]]));
    }
done:
    arp_free(unused);
    arp_free(marked);
    return st;
}

arp_status gather_standard(const spec *s, arp_study *study, const gathered *g, size_t leaf,
                           gathered_rates *rates, arp_error *err) {
    const spec_rates *r = s->leaf[leaf].rates;
    size_t n = rates->strata.n;
    rates->standard_population = arp_pool_take(study->pool, n, sizeof(double));
    if (r->indirect) rates->standard_events = arp_pool_take(study->pool, n, sizeof(double));
    if (!rates->standard_population || (r->indirect && !rates->standard_events))
        return arp_fail_memory(err);
    return r->comparator ? sum_comparator(s, study, g, leaf, rates, err)
                         : read_standard(&s->leaf[leaf], study, rates, err);
}
