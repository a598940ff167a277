/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/territory.h"

#include <string.h>

#include "base/text.h"
#include "territory/messages.h"

/* What one measure is made from. */
typedef struct making {
    const arp_indicator *what;
    const char *const *columns;
    size_t n_columns;
    arp_place place;
    arp_pool *pool;
} making;

static bool exists(const making *m, const char *column) {
    for (size_t j = 0; j < m->n_columns; j++) {
        if (strcmp(m->columns[j], column) == 0) return true;
    }
    return false;
}

/* The first column of a formula that no table gives, or NULL. */
static const char *first_missing(const making *m, const arp_formula *f) {
    for (size_t t = 0; t < f->n; t++) {
        if (!exists(m, f->term[t].column)) return f->term[t].column;
    }
    return NULL;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* "P12_POP" for "P17_POP": apart from their first digits, the vintage, they are equal. */
static bool of_other_vintage(const char *a, const char *b) {
    while (*a && *a == *b && !is_digit(*a)) a++, b++;
    if (!is_digit(*a) || !is_digit(*b)) return false;
    while (is_digit(*a) && is_digit(*b)) a++, b++;
    return strcmp(a, b) == 0;
}

static const char *find_other_vintage(const making *m, const char *column) {
    for (size_t j = 0; j < m->n_columns; j++) {
        if (of_other_vintage(column, m->columns[j])) return m->columns[j];
    }
    return NULL;
}

/* @p written is the text of the catalogue, before a vintage was put into it. */
static arp_status fail_missing(const making *m, const char *written, const char *column,
                               arp_error *err) {
    const char *other = strstr(written, "{yy") ? find_other_vintage(m, column) : NULL;
    if (other) {
        return arp_fail_at(err, m->place, ARP_DOMAIN, ARP_MSG_MEASURE_OTHER_VINTAGE, "sss",
                           m->what->id, column, other);
    }
    const char *near = arp_text_nearest(column, m->columns, m->n_columns);
    if (near) {
        return arp_fail_at(err, m->place, ARP_DOMAIN, ARP_MSG_MEASURE_NO_COLUMN_NEAR, "sss",
                           m->what->id, column, near);
    }
    arp_message why =
        strstr(written, "{yy") ? ARP_MSG_MEASURE_NO_VINTAGE_COLUMN : ARP_MSG_MEASURE_NO_COLUMN;
    return arp_fail_at(err, m->place, ARP_DOMAIN, why, "ss", m->what->id, column);
}

/* The alternative @p a, dated; ARP_DOMAIN when it cannot be dated or lacks a column. */
static arp_status date(const making *m, const arp_alternatives *all, size_t a, const char *vintage,
                       arp_formula *out, arp_error *err) {
    const arp_formula *f = &all->formula[a];
    arp_formula dated = {0};
    arp_status st = arp_formula_dated(f, vintage, m->place, m->pool, &dated, err);
    if (st != ARP_OK) return st;
    const char *missing = first_missing(m, &dated);
    if (missing) return fail_missing(m, all->text[a], missing, err);
    *out = dated;
    return ARP_OK;
}

/* Index of the first alternative that can be used, or the first one's fault. */
static arp_status choose(const making *m, const arp_alternatives *all, const char *vintage,
                         arp_formula *out, size_t *index, arp_error *err) {
    arp_error first = {0}; /* keeps the first fault of all */
    arp_status st = ARP_OK;
    for (size_t a = 0; a < all->n; a++) {
        st = date(m, all, a, vintage, out, &first);
        if (st == ARP_OK) *index = a;
        if (st != ARP_DOMAIN) break;
    }
    if (st == ARP_MEMORY) return arp_fail_memory(err);
    if (st != ARP_OK && err && err->code == ARP_OK) *err = first;
    return st;
}

/* One side of a ratio; *written is the alternative chosen, as it stands in the catalogue. */
static arp_status make_side(const making *m, const arp_alternatives *all, const char *vintage,
                            arp_formula *out, const char **dated, const char **written,
                            arp_error *err) {
    size_t index = 0;
    if (all->n == 0) return ARP_OK;
    arp_status st = choose(m, all, vintage, out, &index, err);
    if (st != ARP_OK) return st;
    *written = all->text[index];
    return arp_vintage_put(*written, vintage, m->place, m->pool, dated, err);
}

/* A ready column, dated; @p written is its name in the catalogue. */
static arp_status make_ready(const making *m, const char *written, const char *vintage,
                             const char **out, arp_error *err) {
    arp_status st = arp_vintage_put(written, vintage, m->place, m->pool, out, err);
    if (st != ARP_OK) return st;
    return exists(m, *out) ? ARP_OK : fail_missing(m, written, *out, err);
}

/* A column is used where it is there. */
static arp_status make_error(const making *m, const char *written, const char *vintage,
                             const char **out, arp_error *err) {
    const char *dated = NULL;
    if (!written) return ARP_OK;
    arp_status st = arp_vintage_put(written, vintage, m->place, m->pool, &dated, err);
    if (st == ARP_OK && exists(m, dated)) *out = dated;
    return st;
}

static arp_status make_errors(const making *m, const char *vintage, arp_measure *made,
                              arp_error *err) {
    const arp_indicator *what = m->what;
    const char *limit[2] = {NULL, NULL};
    arp_status st = ARP_OK;
    ARP_TRY(make_error(m, what->standard_error, vintage, &made->standard_error, err));
    ARP_TRY(make_error(m, what->interval[0], vintage, &limit[0], err));
    ARP_TRY(make_error(m, what->interval[1], vintage, &limit[1], err));
    if (limit[0] && limit[1]) memcpy(made->interval, limit, sizeof limit);
done:
    return st;
}

/* Coverage is used where its columns are there. */
static arp_status make_coverage(const making *m, const char *vintage, arp_formula out[2],
                                arp_error *err) {
    size_t index;
    arp_formula made[2] = {{0}, {0}};
    for (size_t side = 0; side < 2; side++) {
        const arp_alternatives *all = &m->what->coverage[side];
        arp_error unused = {0};
        if (all->n == 0) return ARP_OK;
        arp_status st = choose(m, all, vintage, &made[side], &index, &unused);
        if (st == ARP_MEMORY) return arp_fail_memory(err);
        if (st != ARP_OK) return ARP_OK;
    }
    memcpy(out, made, sizeof made);
    return ARP_OK;
}

/* `denominator` as written in the catalogue, NULL for none: its vintage counts where it is used. */
static int year_of(const arp_indicator *what, const char *const vintage[2],
                   const char *denominator) {
    if (what->year) return what->year;
    int year = arp_indicator_year(what, vintage[0]), other = 0;
    if (denominator && strstr(denominator, "{yy")) other = arp_indicator_year(what, vintage[1]);
    return other > year ? other : year;
}

arp_status arp_measure_make(const arp_indicator *what, const char *const vintage[2],
                            const char *const *columns, size_t n_columns, arp_place place,
                            arp_pool *pool, arp_measure *out, arp_error *err) {
    arp_status st = ARP_OK;
    const making m = {what, columns, n_columns, place, pool};
    const char *written[2] = {NULL, NULL};
    arp_measure made = {.what = what};
    if (what->value) {
        ARP_TRY(make_ready(&m, what->value, vintage[0], &made.value, err));
        if (what->weight) ARP_TRY(make_ready(&m, what->weight, vintage[0], &made.weight, err));
        ARP_TRY(make_errors(&m, vintage[0], &made, err));
    } else {
        ARP_TRY(make_side(&m, &what->numerator, vintage[0], &made.numerator, &made.numerator_text,
                          &written[0], err));
        ARP_TRY(make_side(&m, &what->denominator, vintage[1], &made.denominator,
                          &made.denominator_text, &written[1], err));
    }
    ARP_TRY(make_coverage(&m, vintage[0], made.coverage, err));
    made.year = year_of(what, vintage, written[1]);
    *out = made;
done:
    return st;
}
