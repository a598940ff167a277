/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/gather/gather.h"

#include <math.h>
#include <string.h>

#include "base/codes.h"
#include "base/number.h"
#include "base/text.h"
#include "study/gather/messages.h"

/* Which rows of the joined table some union may have as members, and where they went. */
typedef struct wanted {
    arp_codes *codes; /* of the joined table */
    uint8_t *in;      /* one a row of it     */
    size_t *place;    /* its row of the sums */
    size_t *row;      /* rows, n             */
    size_t n;
} wanted;

static arp_status want_code(const gathered *g, wanted *w, const char *code, arp_place place,
                            arp_error *err) {
    size_t row = arp_codes_find(w->codes, code);
    if (row == SIZE_MAX) {
        const char *zero = arp_codes_lost_zero(w->codes, code);
        if (zero)
            return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_STUDY_CODE_ZERO, "ss", code, zero);
        return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_STUDY_CODE_UNKNOWN, "su", code,
                           g->all.n_rows);
    }
    w->in[row] = 1;
    return ARP_OK;
}

static const spec_perimeter *perimeter_of(const spec *s, const char *name) {
    for (size_t i = 0; i < s->n_perimeters; i++) {
        if (strcmp(s->perimeter[i].name, name) == 0) return &s->perimeter[i];
    }
    return NULL;
}

/* True when a claim is of one territory by its code. */
static bool of_code(const spec *s, const spec_claim *c) {
    return c->n_lacks == 0 && strcmp(c->of, "selection") != 0 && !perimeter_of(s, c->of);
}

/* The comparator whose rest a claim is against, SIZE_MAX for the study's; false where it is against
   something else. A name that the study gives to a comparator is that comparator. */
static bool rest_of(const spec *s, const spec_claim *c, size_t *which) {
    static const char REST[] = "rest", OF[] = "rest of ";
    bool of = c->n_lacks == 0 && strncmp(c->than, OF, sizeof OF - 1) == 0;
    bool all = c->n_lacks == 0 && strcmp(c->than, REST) == 0;
    *which = SIZE_MAX;
    for (size_t i = 0; (of || all) && i < s->n_comparators; i++) {
        if (strcmp(s->comparator[i].name, c->than) == 0) return false;
        if (of && strcmp(s->comparator[i].name, c->than + sizeof OF - 1) == 0) *which = i;
    }
    return all || *which != SIZE_MAX;
}

/* Rows of the joined table that the rest of a claim is taken from. */
static arp_status rest_rows(const spec *s, const gathered *g, const spec_claim *c, size_t which,
                            arp_pool *pool, size_t **row, size_t *n, arp_error *err) {
    static const spec_comparator ALL = {0};
    const spec_comparator *from = which == SIZE_MAX ? &ALL : &s->comparator[which];
    if (which != SIZE_MAX && !from->has_rows)
        return arp_fail_at(err, c->place, ARP_DOMAIN, ARP_MSG_CLAIMS_REST_STATED, "ss", c->than,
                           from->name);
    return gather_where(g, from->where, from->n_where, from->place, pool, row, n, err);
}

static arp_status want_rest(const spec *s, arp_study *study, const gathered *g, const spec_claim *c,
                            wanted *w, arp_error *err) {
    size_t which, *row, n;
    if (!rest_of(s, c, &which)) return ARP_OK;
    arp_status st = rest_rows(s, g, c, which, study->pool, &row, &n, err);
    for (size_t i = 0; st == ARP_OK && i < n; i++) w->in[row[i]] = 1;
    return st;
}

static arp_status want_rows(const spec *s, arp_study *study, const gathered *g, wanted *w,
                            arp_error *err) {
    arp_status st = ARP_OK;
    size_t selected = !study->has_selection ? 0 : study->first ? g->n_kept : study->m;
    for (size_t i = 0; i < selected; i++) {
        w->in[g->kept[study->first ? i : study->selected[i]]] = 1;
    }
    for (size_t i = 0; i < s->n_perimeters; i++) {
        const spec_perimeter *p = &s->perimeter[i];
        for (size_t j = 0; j < p->n_codes; j++) ARP_TRY(want_code(g, w, p->code[j], p->place, err));
    }
    for (size_t i = 0; i < s->n_claims; i++) {
        const spec_claim *c = &s->claim[i];
        ARP_TRY(want_rest(s, study, g, c, w, err));
        if (!of_code(s, c)) continue;
        if (arp_codes_find(w->codes, c->of) == SIZE_MAX && !arp_codes_lost_zero(w->codes, c->of)) {
            return arp_fail_at(err, c->place, ARP_DOMAIN, ARP_MSG_CLAIMS_OF, "s", c->of);
        }
        ARP_TRY(want_code(g, w, c->of, c->place, err));
    }
    ARP_TRY(gather_design_rows(s, study, g, w->in, err));
    for (size_t i = 0; i < g->all.n_rows; i++) {
        w->place[i] = w->n;
        if (w->in[i]) w->row[w->n++] = i;
    }
done:
    return st;
}

/* Codes, labels, populations, and which of them are ranked. */
static arp_status name_rows(const spec *s, arp_study *study, const gathered *g, const wanted *w,
                            arp_error *err) {
    arp_sums *sums = &study->sums;
    const arp_column *population = s->population ? arp_table_column(&g->all, s->population) : NULL;
    double *people;
    if (!arp_pool_take_all(study->pool, ARP_ARRAY(sums->code, w->n), ARP_ARRAY(sums->label, w->n),
                           ARP_ARRAY(sums->ranked, w->n), ARP_ARRAY(people, w->n)))
        return arp_fail_memory(err);
    for (size_t i = 0, kept = 0; i < w->n; i++) {
        const char *code = g->all.code[w->row[i]], *label = g->all.label[w->row[i]];
        sums->code[i] = arp_pool_text(study->pool, code, strlen(code));
        sums->label[i] = arp_pool_text(study->pool, label, strlen(label));
        if (!sums->code[i] || !sums->label[i]) return arp_fail_memory(err);
        while (kept < g->n_kept && g->kept[kept] < w->row[i]) kept++;
        bool ranked = kept < g->n_kept && g->kept[kept] == w->row[i];
        sums->ranked[i] = ranked ? kept : ARP_NONE;
        if (population) people[i] = population->value[w->row[i]];
    }
    sums->n_rows = w->n;
    sums->population = population ? people : NULL;
    return ARP_OK;
}

/* A shrunk value is one ready for use, known for the ranked only. */
static arp_status make_shrunk(arp_study *study, const wanted *w, size_t j, arp_summand *out,
                              arp_error *err) {
    const arp_column *column = &study->values.column[j];
    double *value = arp_pool_take(study->pool, w->n, sizeof *value);
    uint8_t *mark = arp_pool_take(study->pool, w->n, 1);
    if (!value || !mark) return arp_fail_memory(err);
    for (size_t i = 0; i < w->n; i++) {
        size_t row = study->sums.ranked[i];
        value[i] = row == ARP_NONE ? NAN : column->value[row];
        mark[i] = row == ARP_NONE ? ARP_CELL_MISSING : column->mark[row];
    }
    *out = (arp_summand){.numerator = value, .mark = mark, .per = 1.0};
    return ARP_OK;
}

/* What a leaf is made from; on another level than that of its tables, nothing. */
static arp_status leaf_parts(const spec *s, const gathered *g, size_t leaf, const wanted *w,
                             arp_pool *pool, arp_ingredients *out, arp_error *err) {
    const spec_leaf *one = &s->leaf[leaf];
    if (!one->given || one->given_on == g->level)
        return arp_measure_ingredients(&g->measure[leaf], &g->all, w->row, w->n, pool, out, err);
    *out = (arp_ingredients){.numerator = arp_pool_take(pool, w->n, sizeof *out->numerator),
                             .mark = arp_pool_take(pool, w->n, 1)};
    if (!out->numerator || !out->mark) return arp_fail_memory(err);
    for (size_t i = 0; i < w->n; i++) {
        out->numerator[i] = NAN;
        out->mark[i] = ARP_CELL_MISSING;
    }
    return ARP_OK;
}

/* The events behind the weighted sums of a directly standardised rate. */
static arp_status direct_events(const gathered *g, size_t leaf, const wanted *w, arp_pool *pool,
                                const double **out, arp_error *err) {
    const arp_counted *direct = g->rates[leaf].direct;
    if (!direct) return ARP_OK;
    double *events = arp_pool_take(pool, w->n, sizeof *events);
    if (!events) return arp_fail_memory(err);
    for (size_t i = 0; i < w->n; i++) events[i] = direct[w->row[i]].events;
    *out = events;
    return ARP_OK;
}

/* A ready value: its mean by a weight stands for that of a union, where there is a weight. */
static arp_status make_ready(const spec *s, arp_study *study, const gathered *g, size_t leaf,
                             const wanted *w, arp_summand *out, arp_error *err) {
    const arp_measure *m = &g->measure[leaf];
    const arp_column *by;
    arp_status st = ARP_OK;
    out->per = 1.0;
    if (s->leaf[leaf].given && s->leaf[leaf].given_on != g->level) return ARP_OK;
    ARP_TRY(gather_standard_errors(s, study, g, leaf, w->row, w->n, &out->standard_error, err));
    ARP_TRY(direct_events(g, leaf, w, study->pool, &out->events, err));
    out->summable = arp_measure_ready(m, &g->all, &by);
    if (!by) return ARP_OK;
    double *product = arp_pool_take(study->pool, w->n, sizeof *product);
    double *weight = arp_pool_take(study->pool, w->n, sizeof *weight);
    if (!product || !weight) return arp_fail_memory(err);
    for (size_t i = 0; i < w->n; i++) {
        weight[i] = by->value[w->row[i]];
        product[i] = out->numerator[i] * weight[i];
    }
    out->ready = out->numerator;
    out->numerator = product;
    out->denominator = weight;
    out->mean = true;
done:
    return st;
}

/* The column that weights a mean. */
static const char *mean_by(const arp_study *study, const arp_measure *m, size_t leaf) {
    if (m->value) return m->weight;
    const char *by = study->zoned->weighed_by[leaf];
    return by ? by : study->made[leaf].denominator;
}

static arp_status make_columns(const spec *s, arp_study *study, const gathered *g, const wanted *w,
                               arp_error *err) {
    arp_sums *sums = &study->sums;
    sums->column = arp_pool_take(study->pool, s->n_leaves, sizeof *sums->column);
    if (!sums->column) return arp_fail_memory(err);
    for (size_t j = 0; j < s->n_leaves; j++) {
        const arp_measure *m = &g->measure[j];
        arp_ingredients parts;
        arp_status st = s->leaf[j].shrink ? make_shrunk(study, w, j, &sums->column[j], err)
                                          : leaf_parts(s, g, j, w, study->pool, &parts, err);
        if (st != ARP_OK) return st;
        if (s->leaf[j].shrink) continue;
        arp_aggregation how = m->what->aggregation;
        sums->column[j] =
            (arp_summand){parts.numerator,
                          parts.denominator,
                          parts.mark,
                          parts.part,
                          parts.whole,
                          .per = m->what->per,
                          .summable = how != ARP_NOT_AGGREGABLE && how != ARP_RECOMPUTE,
                          .mean = study->zoned && study->zoned->approximate[j],
                          .model = gather_model(m)};
        if (m->value) st = make_ready(s, study, g, j, w, &sums->column[j], err);
        else if (study->zoned && study->zoned->has_error[j])
            st = gather_standard_errors(s, study, g, j, w->row, w->n,
                                        &sums->column[j].standard_error, err);
        if (st != ARP_OK) return st;
        if (sums->column[j].mean) study->made[j].mean_by = mean_by(study, m, j);
    }
    sums->n_columns = s->n_leaves;
    sums->minimum_coverage = s->method.minimum_coverage;
    return ARP_OK;
}

/* Members by code, rising; a code given twice is refused. */
static arp_status make_members(const spec_perimeter *p, const wanted *w, arp_pool *pool,
                               arp_members *out, arp_error *err) {
    size_t *row = arp_pool_take(pool, p->n_codes, sizeof *row);
    if (!row) return arp_fail_memory(err);
    for (size_t i = 0; i < p->n_codes; i++) {
        size_t one = w->place[arp_codes_find(w->codes, p->code[i])], at = i;
        for (; at > 0 && row[at - 1] > one; at--) row[at] = row[at - 1];
        row[at] = one;
        if (at == 0 || row[at - 1] != one) continue;
        return arp_fail_at(err, p->place, ARP_DOMAIN, ARP_MSG_PERIMETERS_CODE_TWICE, "ss",
                           p->code[i], p->name);
    }
    *out = (arp_members){p->name, row, p->n_codes};
    return ARP_OK;
}

static arp_status make_perimeters(const spec *s, arp_study *study, const wanted *w,
                                  arp_error *err) {
    study->perimeter = arp_pool_take(study->pool, s->n_perimeters, sizeof *study->perimeter);
    if (!study->perimeter) return arp_fail_memory(err);
    study->n_perimeters = s->n_perimeters;
    for (size_t i = 0; i < s->n_perimeters; i++) {
        arp_status st = make_members(&s->perimeter[i], w, study->pool, &study->perimeter[i], err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

static arp_status find_column(const arp_study *study, const spec_claim *c, size_t *out,
                              arp_error *err) {
    const arp_table *values = &study->values;
    for (size_t j = 0; j < values->n_columns; j++) {
        if (strcmp(values->column[j].name, c->indicator) != 0) continue;
        *out = j;
        return ARP_OK;
    }
    const char **name = arp_zalloc(values->n_columns, sizeof *name);
    if (!name) return arp_fail_memory(err);
    for (size_t j = 0; j < values->n_columns; j++) name[j] = values->column[j].name;
    const char *near = arp_text_nearest(c->indicator, name, values->n_columns);
    arp_free(name);
    if (near) {
        return arp_fail_at(err, c->place, ARP_DOMAIN, ARP_MSG_CLAIMS_INDICATOR_NEAR, "ss",
                           c->indicator, near);
    }
    return arp_fail_at(err, c->place, ARP_DOMAIN, ARP_MSG_CLAIMS_INDICATOR, "s", c->indicator);
}

/* The territories of the rest, of which a claim's own are taken off when it is examined. */
static arp_status find_rest(const spec *s, arp_study *study, const gathered *g, const wanted *w,
                            const spec_claim *c, size_t which, arp_claim_input *out,
                            arp_error *err) {
    size_t *row, n;
    arp_status st = rest_rows(s, g, c, which, study->pool, &row, &n, err);
    for (size_t i = 0; st == ARP_OK && i < n; i++) row[i] = w->place[row[i]];
    if (st != ARP_OK) return st;
    if (which != SIZE_MAX) out->than = study->comparator[which].name;
    out->rest = (arp_members){c->than, row, n};
    out->reference = NAN;
    return ARP_OK;
}

/* What a claim compares with: a comparator by name, the rest, otherwise a number. */
static arp_status find_reference(const spec *s, arp_study *study, const gathered *g,
                                 const wanted *w, const spec_claim *c, arp_claim_input *out,
                                 arp_error *err) {
    size_t which;
    if (rest_of(s, c, &which)) return find_rest(s, study, g, w, c, which, out, err);
    for (size_t i = 0; i < study->n_comparators; i++) {
        if (strcmp(study->comparator[i].name, c->than) != 0) continue;
        out->than = study->comparator[i].name;
        out->reference = study->comparator[i].value[out->column];
        return ARP_OK;
    }
    if (arp_number_read(c->than, strlen(c->than), '.', &out->reference) == ARP_NUMBER_OK) {
        return ARP_OK;
    }
    return arp_fail_at(err, c->place, ARP_DOMAIN, ARP_MSG_CLAIMS_THAN, "s", c->than);
}

/* Members of a claim; those of the selection are known when the study is run. */
static arp_status find_members(const spec *s, const arp_study *study, const wanted *w,
                               const spec_claim *c, arp_members *out, arp_error *err) {
    out->name = c->of;
    for (size_t i = 0; i < study->n_perimeters; i++) {
        if (strcmp(study->perimeter[i].name, c->of) == 0) *out = study->perimeter[i];
    }
    if (!of_code(s, c)) return ARP_OK;
    const spec_perimeter one = {c->of, &c->of, 1, c->place};
    return make_members(&one, w, study->pool, out, err);
}

static arp_status make_claims(const spec *s, arp_study *study, const gathered *g, const wanted *w,
                              arp_error *err) {
    arp_status st = ARP_OK;
    study->claim = arp_pool_take(study->pool, s->n_claims, sizeof *study->claim);
    if (!study->claim) return arp_fail_memory(err);
    study->n_claims = s->n_claims;
    for (size_t i = 0; i < s->n_claims; i++) {
        const spec_claim *from = &s->claim[i];
        arp_claim_input *c = &study->claim[i];
        *c = (arp_claim_input){.text = {from->text[ARP_FR], from->text[ARP_EN]},
                               .lacks = {from->lacks[ARP_FR], from->lacks[ARP_EN]},
                               .n_lacks = from->n_lacks,
                               .above = from->above,
                               .alpha = from->alpha};
        if (from->n_lacks) continue;
        ARP_TRY(find_column(study, from, &c->column, err));
        ARP_TRY(find_reference(s, study, g, w, from, c, err));
        ARP_TRY(find_members(s, study, w, from, &c->of, err));
    }
    if ((s->n_perimeters || s->n_claims) && !study->has_selection) {
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_PERIMETERS_IDLE, ""));
    }
done:
    return st;
}

/* Means that stand for unions are told where the study asks for one. */
static arp_status tell_means(const spec *s, arp_study *study, arp_error *err) {
    bool any = study->n_perimeters || study->n_claims || s->design.given;
    arp_status st = ARP_OK;
    for (size_t j = 0; any && j < s->n_leaves && st == ARP_OK; j++) {
        const arp_made_of *made = &study->made[j];
        if (made->mean_by && !(study->zoned && study->zoned->approximate[j]))
            st = arp_tell(study->notices, s->leaf[j].place, err, ARP_MSG_STUDY_READY_MEAN, "ss",
                          made->id, made->mean_by);
    }
    return st;
}

arp_status gather_sums(spec *s, arp_study *study, gathered *g, arp_error *err) {
    size_t n = g->all.n_rows;
    wanted w = {.codes = arp_codes_new(g->all.code, n),
                .in = arp_zalloc(n, 1),
                .place = arp_zalloc(n, sizeof *w.place),
                .row = arp_zalloc(n, sizeof *w.row)};
    arp_status st = w.codes && w.in && w.place && w.row ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    ARP_TRY(want_rows(s, study, g, &w, err));
    ARP_TRY(name_rows(s, study, g, &w, err));
    ARP_TRY(make_columns(s, study, g, &w, err));
    ARP_TRY(make_perimeters(s, study, &w, err));
    ARP_TRY(make_claims(s, study, g, &w, err));
    ARP_TRY(gather_design(s, study, g, w.in, w.place, err));
    ARP_TRY(tell_means(s, study, err));
done:
    arp_codes_free(w.codes);
    arp_free(w.in);
    arp_free(w.place);
    arp_free(w.row);
    return st;
}
