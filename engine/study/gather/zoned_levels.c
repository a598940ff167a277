/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators on the communes, the levels, and the sums of one. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "io/file.h"
#include "study/gather/messages.h"
#include "study/gather/zoned.h"
#include "table/table.h"

const char *const GATHER_BORDERS[2] = {"DEP", "REG"};

/* "3.numerator": names that no file's column is mistaken for. */
static arp_status name_column(arp_pool *pool, size_t leaf, zoned_column which, const char **out,
                              arp_error *err) {
    static const char *const NAMES[] = {
        ".numerator",       ".denominator",       ".part",    ".whole", ".secret", ".filled",
        ".numerator_width", ".denominator_width", ".variance"};
    char text[ARP_ERROR_TEXT];
    arp_number_from_size(text, leaf);
    strcat(text, NAMES[which]);
    *out = arp_pool_text(pool, text, strlen(text));
    return *out ? ARP_OK : arp_fail_memory(err);
}

/* How far a formula may be from its value, each filled cell by half its interval: added, so an
   upper bound where a column stands in it twice. */
static void add_width(const zoned_work *w, const arp_formula *f, double *out) {
    for (size_t t = 0; t < f->n; t++) {
        const arp_column *from = arp_table_column(&w->width, f->term[t].column);
        for (size_t i = 0; from && i < w->z->n_communes; i++) {
            if (from->mark[i] == ARP_CELL_OK) out[i] += fabs(f->term[t].factor) * from->value[i];
        }
    }
}

/* Widths of the communes that count, and which of them were filled. */
static void put_widths(const zoned_work *w, size_t leaf, const arp_measure *raw) {
    arp_column *to = &w->z->communes.column[leaf * ZONED_COLUMNS];
    double *num = to[ZONED_NUMERATOR_WIDTH].value, *den = to[ZONED_DENOMINATOR_WIDTH].value;
    add_width(w, &raw->numerator, num);
    add_width(w, &raw->denominator, den);
    for (size_t i = 0; i < w->z->n_communes; i++) {
        if (to[ZONED_NUMERATOR].mark[i] != ARP_CELL_OK) num[i] = den[i] = 0;
        to[ZONED_FILLED].value[i] = num[i] > 0 || den[i] > 0;
        w->z->filled[leaf] += num[i] > 0 || den[i] > 0;
    }
}

/* The arrondissements that a column's file lacks of a commune, a bit each. */
static uint32_t lacking(const zoned_work *w, const char *column, size_t commune) {
    const arp_column *base = arp_table_column(&w->base, column);
    size_t file = base ? w->from[base - w->base.column] : 0;
    bool known = file == 0 || !isnan(w->s->file[file].options.pivot.absent);
    return known ? 0 : w->carry[file].lacking[commune];
}

/* The share of a commune that its arrondissements stand for, each as much as another: 1 where it is
   whole, NaN where the columns of the leaf are not of the same ones, so that no ratio can be. */
static double share_known(const zoned_work *w, const arp_measure *m, size_t commune) {
    size_t all = arp_commune_arrondissements(w->z->code[commune]), n = 0;
    const arp_formula *both[] = {&m->numerator, &m->denominator};
    uint32_t first = 0;
    bool any = false;
    for (size_t k = 0; all && k < 2; k++) {
        for (size_t t = 0; t < both[k]->n; t++) {
            uint32_t one = lacking(w, both[k]->term[t].column, commune);
            if (any && one != first) return NAN;
            first = one;
            any = true;
        }
    }
    for (; first; first &= first - 1) n++;
    return all ? 1.0 - (double)n / (double)all : 1.0;
}

/* Counts of some arrondissements are not the commune's: its weight in what is known falls. */
static void put_lacking(const zoned_work *w, size_t leaf, const arp_measure *raw) {
    arp_column *to = &w->z->communes.column[leaf * ZONED_COLUMNS];
    for (size_t i = 0; i < w->z->n_communes; i++) {
        double share = share_known(w, raw, i);
        if (share == 1.0 || to[ZONED_NUMERATOR].mark[i] != ARP_CELL_OK) continue;
        to[ZONED_PART].value[i] *= isnan(share) ? 0.0 : share;
        if (!isnan(share)) continue;
        for (zoned_column k = ZONED_NUMERATOR; k <= ZONED_DENOMINATOR; k++) {
            to[k].mark[i] = ARP_CELL_MISSING;
            to[k].value[i] = NAN;
        }
    }
}

/* The columns of one leaf from its parts; NaN weights count as none. */
static void put_parts(const zoned_work *w, size_t leaf, const arp_ingredients *p) {
    arp_column *to = &w->z->communes.column[leaf * ZONED_COLUMNS];
    for (size_t i = 0; i < w->z->n_communes; i++) {
        double own = p->part ? p->part[i] : w->z->weight[i];
        double all = p->whole ? p->whole[i] : w->z->weight[i];
        uint8_t mark = p->mark[i];
        to[ZONED_NUMERATOR].value[i] = p->numerator[i];
        to[ZONED_NUMERATOR].mark[i] = to[ZONED_DENOMINATOR].mark[i] = mark;
        if (mark != ARP_CELL_OK) to[ZONED_NUMERATOR].value[i] = NAN;
        to[ZONED_DENOMINATOR].value[i] = mark != ARP_CELL_OK ? NAN
                                         : p->denominator    ? p->denominator[i]
                                                             : 0;
        to[ZONED_PART].value[i] = mark == ARP_CELL_OK && !isnan(own) ? own : 0;
        to[ZONED_WHOLE].value[i] = mark != ARP_CELL_NOT_APPLICABLE && !isnan(all) ? all : 0;
        to[ZONED_SECRET].value[i] = mark == ARP_CELL_SECRET;
        w->z->secret[leaf] += mark == ARP_CELL_SECRET;
    }
}

/* Variances of the numerators of ready values, each commune's error independent of the others'; a
   commune that leaves the sums leaves this one. */
static arp_status put_variances(const zoned_work *w, size_t leaf, const arp_measure *raw,
                                arp_error *err) {
    arp_column *to = &w->z->communes.column[leaf * ZONED_COLUMNS];
    w->z->has_error[leaf] = raw->standard_error || raw->interval[0];
    for (size_t i = 0; w->z->has_error[leaf] && i < w->z->n_communes; i++) {
        double off = gather_stated_error(raw, &w->base, i);
        if (off < 0.0) {
            return arp_fail_at(err, w->s->leaf[leaf].indicator->place, ARP_DOMAIN,
                               raw->standard_error ? ARP_MSG_PRECISION_NEGATIVE
                                                   : ARP_MSG_PRECISION_INTERVAL,
                               "ss", raw->what->id, w->z->code[i]);
        }
        double by = raw->denominator.n ? to[ZONED_DENOMINATOR].value[i] : 1.0;
        bool counts = to[ZONED_NUMERATOR].mark[i] == ARP_CELL_OK;
        to[ZONED_VARIANCE].value[i] = counts ? by * off * (by * off) : 0.0;
    }
    return ARP_OK;
}

/* The measure of a leaf over the columns of its parts. */
static arp_status read_parts(const zoned_work *w, size_t leaf, const arp_measure *raw,
                             arp_error *err) {
    arp_measure *m = &w->z->measure[leaf];
    const arp_column *from = &w->z->communes.column[leaf * ZONED_COLUMNS];
    arp_term *term = arp_pool_take(w->study->pool, ZONED_SECRET, sizeof *term);
    if (!term) return arp_fail_memory(err);
    for (size_t k = 0; k < ZONED_SECRET; k++) term[k] = (arp_term){1.0, from[k].name};
    *m = *raw;
    m->standard_error = m->interval[0] = m->interval[1] = NULL; /* they are in the variances */
    m->numerator = (arp_formula){&term[ZONED_NUMERATOR], 1};
    m->denominator = (arp_formula){&term[ZONED_DENOMINATOR], raw->denominator.n > 0};
    m->coverage[0] = (arp_formula){&term[ZONED_PART], 1};
    m->coverage[1] = (arp_formula){&term[ZONED_WHOLE], 1};
    return ARP_OK;
}

/* A column that has to be of a file of communes. */
static arp_status need_base(const zoned_work *w, const char *name, arp_error *err) {
    if (!name || arp_table_column(&w->base, name)) return ARP_OK;
    return arp_fail_at(err, w->s->zonings.place, ARP_DOMAIN, ARP_MSG_ZONINGS_NOT_OF_COMMUNES, "s",
                       name);
}

/* A leaf that the communes do not give. */
static void put_none(const zoned_work *w, size_t leaf) {
    arp_column *to = &w->z->communes.column[leaf * ZONED_COLUMNS];
    for (size_t i = 0; i < w->z->n_communes; i++) {
        for (zoned_column k = ZONED_NUMERATOR; k <= ZONED_DENOMINATOR; k++) {
            to[k].mark[i] = ARP_CELL_MISSING;
            to[k].value[i] = NAN;
        }
    }
    w->z->measure[leaf] = w->g->measure[leaf];
}

static arp_status make_weight(zoned_work *w, arp_error *err) {
    const char *name = w->s->zonings.coverage;
    const arp_column *from = name ? arp_table_column(&w->base, name) : NULL;
    w->z->weight = arp_pool_take(w->study->pool, w->z->n_communes, sizeof *w->z->weight);
    if (!w->z->weight) return arp_fail_memory(err);
    for (size_t i = 0; i < w->z->n_communes; i++) w->z->weight[i] = from ? from->value[i] : 1;
    w->z->weight_name = name;
    return ARP_OK;
}

static arp_status keep_texts(const char *const *from, size_t n, arp_pool *pool, const char **to,
                             arp_error *err) {
    for (size_t i = 0; i < n; i++) {
        to[i] = arp_pool_text(pool, from[i], strlen(from[i]));
        if (!to[i]) return arp_fail_memory(err);
    }
    return ARP_OK;
}

/* Codes, labels and the text columns of the membership table. */
static arp_status copy_membership(const zoned_work *w, arp_table *to, arp_error *err) {
    const arp_table *own = &w->table[0];
    arp_status st = ARP_OK;
    ARP_TRY(keep_texts(own->code, own->n_rows, to->pool, to->code, err));
    ARP_TRY(keep_texts(own->label, own->n_rows, to->pool, to->label, err));
    for (size_t j = 0; j < own->n_texts; j++) {
        ARP_TRY(keep_texts(&own->text[j].name, 1, to->pool, &to->text[j].name, err));
        ARP_TRY(keep_texts(own->text[j].text, own->n_rows, to->pool, to->text[j].text, err));
    }
done:
    return st;
}

static void copy_population(const zoned_work *w) {
    const arp_column *from = w->s->population ? arp_table_column(&w->base, w->s->population) : NULL;
    arp_table *t = &w->z->communes;
    if (!from) return;
    arp_column *to = &t->column[t->n_columns - 1];
    to->name = w->s->population;
    memcpy(to->value, from->value, t->n_rows * sizeof *to->value);
    memcpy(to->mark, from->mark, t->n_rows);
}

arp_status zoned_communes(zoned_work *w, arp_error *err) {
    arp_zoned *z = w->z;
    const arp_table *own = &w->table[0];
    arp_status st = ARP_OK;
    z->n_communes = own->n_rows;
    ARP_TRY(arp_table_make(own->n_rows,
                           w->s->n_measures * ZONED_COLUMNS + (w->s->population != NULL),
                           own->n_texts, &z->communes, err));
    ARP_TRY(copy_membership(w, &z->communes, err));
    z->code = z->communes.code;
    z->label = z->communes.label;
done:
    return st;
}

arp_status zoned_leaves(zoned_work *w, arp_error *err) {
    arp_zoned *z = w->z;
    arp_pool *pool = w->study->pool;
    const size_t n = w->s->n_measures;
    arp_status st = ARP_OK;
    z->fills_secret = w->s->method.fill_secret;
    memcpy(z->secret_between, w->s->method.secret_between, sizeof z->secret_between);
    if (!arp_pool_take_all(pool, ARP_ARRAY(z->measure, n), ARP_ARRAY(z->secret, n),
                           ARP_ARRAY(z->bounded, n), ARP_ARRAY(z->filled, n),
                           ARP_ARRAY(z->has_error, n)))
        ARP_TRY(arp_fail_memory(err));
    ARP_TRY(need_base(w, w->s->zonings.coverage, err));
    ARP_TRY(need_base(w, w->s->population, err));
    ARP_TRY(make_weight(w, err));
    copy_population(w);
    for (size_t j = 0; j < n; j++) {
        arp_ingredients parts;
        arp_column *column = &z->communes.column[j * ZONED_COLUMNS];
        for (zoned_column k = 0; k < ZONED_COLUMNS; k++)
            ARP_TRY(name_column(pool, j, k, &column[k].name, err));
        if (w->s->leaf[j].given) {
            put_none(w, j);
            continue;
        }
        ARP_TRY(arp_measure_ingredients(&w->g->measure[j], &w->base, NULL, z->n_communes, w->pool,
                                        &parts, err));
        put_parts(w, j, &parts);
        put_lacking(w, j, &w->g->measure[j]);
        put_widths(w, j, &w->g->measure[j]);
        ARP_TRY(put_variances(w, j, &w->g->measure[j], err));
        ARP_TRY(read_parts(w, j, &w->g->measure[j], err));
    }
done:
    return st;
}

/* ---- levels ---- */

/* Labels by code from a file of its own; a code that it lacks is its own label. */
static arp_status label_from_file(zoned_work *w, const spec_file *f, arp_level *level,
                                  arp_error *err) {
    const arp_csv_wanted wanted = {
        .key = f->key, .label = f->label, .key_more = f->key_more, .n_key_more = f->n_key_more};
    arp_source *source = NULL;
    arp_csv_found found = {0};
    arp_table t = {0};
    arp_codes *codes = NULL;
    arp_status st = ARP_OK;
    ARP_TRY(spec_open(w->study, f->path, f->memory, &source, err));
    ARP_TRY(arp_csv_read(source, &f->options, &wanted, &found, &t, err));
    ARP_TRY(gather_note_input(f->path, &found, w->study, err));
    codes = arp_codes_new(t.code, t.n_rows);
    if (!codes) ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < level->n; i++) {
        size_t row = arp_codes_find(codes, level->code[i]);
        if (row != SIZE_MAX) level->label[i] = t.label[row];
    }
    ARP_TRY(keep_texts(level->label, level->n, w->study->pool, level->label, err));
done:
    arp_codes_free(codes);
    arp_table_free(&t);
    arp_source_close(source);
    return st;
}

/* A text column of the membership table. */
static arp_status need_text(const zoned_work *w, const spec_level *level, const char *name,
                            const arp_text_column **out, arp_error *err) {
    *out = arp_table_text(&w->z->communes, name);
    if (*out) return ARP_OK;
    return arp_fail_at(err, level->place, ARP_DOMAIN, ARP_MSG_ZONINGS_COLUMN, "ss", name,
                       w->z->file);
}

/* The codes of a level, its parts pasted; a commune that lacks one of them has no territory. */
static arp_status paste_codes(const zoned_work *w, const spec_level *from, const char **out,
                              arp_error *err) {
    const arp_text_column *part;
    arp_text code = {0};
    arp_status st = ARP_OK;
    for (size_t i = 0; i < w->z->n_communes; i++) {
        bool whole = true;
        code.n = 0;
        for (size_t k = 0; k < from->n_parts; k++) {
            ARP_TRY(need_text(w, from, from->part[k], &part, err));
            whole = whole && part->text[i][0] != '\0';
            arp_text_add(&code, part->text[i]);
        }
        ARP_TRY(arp_text_status(&code, err));
        out[i] = whole ? arp_pool_text(w->study->pool, code.bytes, code.n) : "";
        if (!out[i]) ARP_TRY(arp_fail_memory(err));
    }
done:
    arp_text_free(&code);
    return st;
}

static arp_status make_level(zoned_work *w, const spec_level *from, arp_level *level,
                             arp_error *err) {
    const arp_table *t = &w->z->communes;
    arp_pool *pool = w->study->pool;
    const char **most = NULL;
    const arp_text_column *labels;
    const char **codes = arp_zalloc(t->n_rows, sizeof *codes);
    arp_status st = ARP_OK;
    level->name = from->name;
    level->column = from->column;
    level->selected = from->selected;
    level->n_selected = from->n_selected;
    if (!codes) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(paste_codes(w, from, codes, err));
    ARP_TRY(arp_zoning_make(codes, t->n_rows, w->s->zonings.none, w->s->zonings.n_none, pool, level,
                            err));
    ARP_TRY(zoned_check_level(w, from, level, codes, err));
    level->label = arp_pool_take(pool, level->n, sizeof *level->label);
    most = arp_zalloc(level->n, sizeof *most);
    if (!level->label || !most) ARP_TRY(arp_fail_memory(err));
    memcpy(level->label, level->code, level->n * sizeof *level->label);
    if (from->label) {
        ARP_TRY(need_text(w, from, from->label, &labels, err));
        ARP_TRY(arp_zoning_most(level, labels->text, t->n_rows, level->label, NULL, err));
    }
    if (from->names) ARP_TRY(label_from_file(w, from->names, level, err));
    for (size_t k = 0; k < 2; k++) {
        const arp_text_column *border = arp_table_text(t, GATHER_BORDERS[k]);
        if (!border) continue;
        level->outside[k] = arp_pool_take(pool, level->n, sizeof *level->outside[k]);
        if (!level->outside[k]) ARP_TRY(arp_fail_memory(err));
        ARP_TRY(arp_zoning_most(level, border->text, t->n_rows, most, level->outside[k], err));
    }
done:
    arp_free(codes);
    arp_free(most);
    return st;
}

arp_status zoned_levels(zoned_work *w, arp_error *err) {
    const spec_zonings *s = &w->s->zonings;
    arp_status st = ARP_OK;
    w->z->level = arp_pool_take(w->study->pool, s->n_levels, sizeof *w->z->level);
    if (!w->z->level) return arp_fail_memory(err);
    w->z->n_levels = s->n_levels;
    w->z->at = s->at;
    for (size_t i = 0; i < s->n_levels && st == ARP_OK; i++)
        st = make_level(w, &s->level[i], &w->z->level[i], err);
    return st;
}

/* ---- sums ---- */

static void sum_plain(const arp_zoned *z, const arp_level *level, const double *x, double *out) {
    for (size_t i = 0; i < z->n_communes; i++) {
        if (level->of[i] != SIZE_MAX) out[level->of[i]] += x[i];
    }
}

/* Columns of a leaf over the territories. */
static arp_status sum_leaf(const arp_zoned *z, const arp_level *level, size_t leaf, arp_table *out,
                           size_t *secret, arp_error *err) {
    const arp_column *from = &z->communes.column[leaf * ZONED_COLUMNS];
    arp_column *to = &out->column[leaf * ZONED_COLUMNS];
    const arp_ingredients parts = {from[ZONED_NUMERATOR].value, from[ZONED_DENOMINATOR].value,
                                   from[ZONED_NUMERATOR].mark, from[ZONED_PART].value,
                                   from[ZONED_WHOLE].value};
    arp_zoning_sums sums = {to[ZONED_NUMERATOR].value, to[ZONED_DENOMINATOR].value,
                            to[ZONED_NUMERATOR].mark,  to[ZONED_PART].value,
                            to[ZONED_WHOLE].value,     secret};
    arp_status st = arp_zoning_sum(level, &parts, z->weight, z->n_communes, &sums, err);
    if (st != ARP_OK) return st;
    memcpy(to[ZONED_DENOMINATOR].mark, to[ZONED_NUMERATOR].mark, level->n);
    for (size_t t = 0; t < level->n; t++) to[ZONED_SECRET].value[t] = (double)secret[t];
    for (zoned_column k = ZONED_FILLED; k < ZONED_COLUMNS; k++)
        sum_plain(z, level, from[k].value, to[k].value);
    return ARP_OK;
}

static arp_status sum_population(const arp_zoned *z, const arp_level *level, arp_table *out,
                                 size_t *secret, arp_error *err) {
    const size_t at = z->communes.n_columns - 1;
    const arp_column *from = &z->communes.column[at];
    arp_column *to = &out->column[at];
    double *unused = arp_zalloc(2 * level->n, sizeof *unused);
    if (!unused) return arp_fail_memory(err);
    const arp_ingredients parts = {.numerator = from->value, .mark = from->mark};
    arp_zoning_sums sums = {.numerator = to->value,
                            .mark = to->mark,
                            .part = unused,
                            .whole = unused + level->n,
                            .secret = secret};
    arp_status st = arp_zoning_sum(level, &parts, z->weight, z->n_communes, &sums, err);
    arp_free(unused);
    return st;
}

/* Text columns that are asked of territories: by comparators, groups of neighbours, strata,
 * borders. */
static bool is_asked(const spec *s, const char *name) {
    for (size_t i = 0; i < s->n_comparators; i++) {
        for (size_t j = 0; j < s->comparator[i].n_where; j++) {
            if (strcmp(s->comparator[i].where[j].column, name) == 0) return true;
        }
    }
    for (size_t k = 0; k < 2; k++) {
        if (strcmp(GATHER_BORDERS[k], name) == 0) return true;
    }
    const char *const group[] = {s->contiguity.within, s->design.within, s->design.cut,
                                 s->selections.strata, s->choose.per};
    for (size_t k = 0; k < sizeof group / sizeof group[0]; k++) {
        if (group[k] && strcmp(group[k], name) == 0) return true;
    }
    return false;
}

static arp_status elect_texts(const spec *s, const arp_zoned *z, const arp_level *level,
                              arp_table *out, arp_error *err) {
    size_t n = 0;
    arp_status st = ARP_OK;
    for (size_t j = 0; j < z->communes.n_texts; j++) {
        const arp_text_column *from = &z->communes.text[j];
        if (!is_asked(s, from->name)) continue;
        out->text[n].name = from->name;
        ARP_TRY(arp_zoning_most(level, from->text, z->n_communes, out->text[n].text, NULL, err));
        n++;
    }
    out->n_texts = n;
done:
    return st;
}

arp_status gather_level(const spec *s, const arp_study *study, size_t which, arp_table *out,
                        arp_error *err) {
    const arp_zoned *z = study->zoned;
    const arp_level *level = &z->level[which];
    const arp_table *from = &z->communes;
    arp_table t = {0};
    arp_status st = ARP_OK;
    size_t *secret = arp_zalloc(level->n, sizeof *secret);
    if (!secret) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_table_make(level->n, from->n_columns + level->n_given, from->n_texts, &t, err));
    memcpy(t.code, level->code, level->n * sizeof *t.code);
    memcpy(t.label, level->label, level->n * sizeof *t.label);
    for (size_t j = 0; j < from->n_columns; j++) t.column[j].name = from->column[j].name;
    for (size_t j = 0; j < level->n_given; j++) t.column[from->n_columns + j] = level->given[j];
    for (size_t j = 0; j < s->n_measures; j++) ARP_TRY(sum_leaf(z, level, j, &t, secret, err));
    if (s->population) ARP_TRY(sum_population(z, level, &t, secret, err));
    ARP_TRY(elect_texts(s, z, level, &t, err));
    *out = t;
    t = (arp_table){0};
done:
    arp_free(secret);
    arp_table_free(&t);
    return st;
}
