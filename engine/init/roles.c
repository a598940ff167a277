/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column is the code, the label, the population; which rows are totals. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/codes.h"
#include "base/text.h"
#include "init/init.h"
#include "init/messages.h"

/* Share of the filled cells that are so, and of those that are there only once. */
typedef struct looks {
    double filled, codes, distinct;
    size_t shortest, longest;
} looks;

static arp_status look_at_codes(const init_file *file, const size_t *column, size_t n_columns,
                                looks *out, arp_error *err) {
    const char **all = arp_zalloc(file->n_body, sizeof *all);
    arp_codes *index = NULL;
    size_t n = 0, codes = 0, distinct = 0;
    *out = (looks){.shortest = SIZE_MAX};
    if (!all) return arp_fail_memory(err);
    for (size_t i = 0; i < file->n_body; i++) {
        const char *text = init_cell(file, file->body[i], column[n_columns - 1]);
        const char *first = init_cell(file, file->body[i], column[0]);
        if (!*text || !*first || init_is_total_word(text)) continue;
        codes += init_looks_like_code(text);
        if (strlen(text) < out->shortest) out->shortest = strlen(text);
        if (strlen(text) > out->longest) out->longest = strlen(text);
        all[n++] = text;
    }
    index = n_columns == 1 ? arp_codes_new(all, n) : NULL;
    for (size_t i = 0; i < n && index; i++) distinct += arp_codes_find(index, all[i]) == i;
    if (n_columns == 1 && !index) {
        arp_free(all);
        return arp_fail_memory(err);
    }
    if (n) {
        out->filled = (double)n / (double)file->n_body;
        out->codes = (double)codes / (double)n;
        out->distinct = (double)distinct / (double)n;
    }
    arp_codes_free(index);
    arp_free(all);
    return ARP_OK;
}

static double key_score(const init_column *column, size_t c, const looks *l) {
    const bool named = init_is_code_name(column->name);
    const bool decimals = column->kind == INIT_NUMBERS && !column->whole;
    const bool even = l->longest <= l->shortest + 1 || l->longest <= 5;
    char folded[128];
    if (l->filled < 0.7 || l->codes < (named ? 0.5 : 0.9) || decimals ||
        column->role == INIT_DOUBLED)
        return 0;
    init_fold(column->name, folded, sizeof folded);
    return (named ? 10.0 : 0.0) + (strstr(folded, "cod") || strstr(folded, "insee") ? 5.0 : 0.0) +
           (l->distinct > 0.98 ? 6.0 : 0.0) + (even && l->shortest >= 2 ? 2.0 : 0.0) +
           (c == 0 ? 2.0 : 0.0) - (init_is_population_name(column->name) ? 9.0 : 0.0);
}

static size_t column_named(const init_file *file, const char *folded) {
    for (size_t c = 0; c < file->n_columns; c++) {
        char name[128];
        init_fold(file->column[c].name, name, sizeof name);
        if (strcmp(name, folded) == 0) return c;
    }
    return INIT_NONE;
}

static size_t longest_of(const init_file *file, size_t column) {
    size_t longest = 0;
    for (size_t i = 0; i < file->n_body; i++) {
        const size_t n = strlen(init_cell(file, file->body[i], column));
        if (n > longest) longest = n;
    }
    return longest;
}

static arp_status find_key(init_file *file, arp_error *err) {
    double best = 0;
    bool distinct = false;
    for (size_t c = 0; c < file->n_columns; c++) {
        looks l;
        if (!*file->column[c].name) continue;
        arp_status st = look_at_codes(file, &c, 1, &l, err);
        if (st != ARP_OK) return st;
        double score = key_score(&file->column[c], c, &l);
        if (score <= best) continue;
        best = score;
        distinct = l.distinct > 0.98;
        file->key[0] = c;
        file->key_by_name = init_is_code_name(file->column[c].name);
    }
    if (best < 7.0) {
        return arp_fail_at(err, (arp_place){file->path, file->look.row[file->header].line, 1},
                           ARP_DOMAIN, ARP_MSG_INIT_NO_KEY, "");
    }
    file->n_keys = 1;
    const size_t dep = column_named(file, "dep"), com = column_named(file, "com");
    if (dep != INIT_NONE && com != INIT_NONE && (file->key[0] == dep || file->key[0] == com) &&
        longest_of(file, com) <= 3) {
        file->key[0] = dep;
        file->key[1] = com;
        file->n_keys = 2;
    }
    for (size_t k = 0; k < file->n_keys; k++) file->column[file->key[k]].role = INIT_UNUSED;
    file->long_file = !distinct && file->n_keys == 1;
    return ARP_OK;
}

static void find_label(init_file *file) {
    double best = 0;
    file->label = INIT_NONE;
    for (size_t c = 0; c < file->n_columns; c++) {
        const init_column *column = &file->column[c];
        size_t letters = 0;
        if (column->kind != INIT_TEXT || !*column->name || column->role == INIT_DOUBLED) continue;
        if (c == file->key[0] || (file->n_keys == 2 && c == file->key[1])) continue;
        for (size_t i = 0; i < file->n_body; i++)
            letters += strlen(init_cell(file, file->body[i], c)) > 3;
        double score = (init_is_label_name(column->name) ? 2.0 : 0.0) +
                       (double)letters / (double)(file->n_body + 1);
        if (score > best) {
            best = score;
            file->label = c;
        }
    }
    if (best < 0.5) file->label = INIT_NONE;
}

/* ---- codes ---- */

static size_t digits_of(const char *s) {
    size_t n = strspn(s, "0123456789");
    return s[n] ? 0 : n;
}

/* The digits that codes of this name and length have: a commune 5, a canton 4, a département 2. */
static size_t width_by_name(const init_file *file, size_t longest) {
    static const struct {
        const char *part;
        size_t width;
    } NAMES[] = {{"codgeo", 5}, {"com", 5},   {"insee", 5}, {"canton", 4},
                 {"cv", 4},     {"canov", 4}, {"dep", 2},   {NULL, 0}};
    char folded[128];
    init_fold(file->column[file->key[0]].name, folded, sizeof folded);
    for (size_t i = 0; NAMES[i].part; i++) {
        if (strstr(folded, NAMES[i].part) && longest + 1 == NAMES[i].width) return NAMES[i].width;
    }
    return longest;
}

static void find_width(init_file *file) {
    size_t longest = 0, shortest = SIZE_MAX, n = 0;
    bool numbers = false;
    for (size_t i = 0; i < file->n_body && file->n_keys == 1; i++) {
        const arp_look_row *row = &file->look.row[file->body[i]];
        const size_t digits = digits_of(init_cell(file, file->body[i], file->key[0]));
        numbers = numbers ||
                  (digits && row->number && file->key[0] < row->n && row->number[file->key[0]]);
        if (!digits) continue;
        n++;
        if (digits > longest) longest = digits;
        if (digits < shortest) shortest = digits;
    }
    file->code_numbers = numbers;
    file->shortest = shortest;
    if (n == 0 || longest > 14) return;
    const size_t wanted = width_by_name(file, longest);
    if (wanted > shortest || numbers) file->code_width = wanted;
}

static arp_status put_codes(init_file *file, arp_pool *pool, arp_error *err) {
    file->code = arp_pool_take(pool, file->n_body, sizeof *file->code);
    if (!file->code) return arp_fail_memory(err);
    for (size_t i = 0; i < file->n_body; i++) {
        arp_text code = {0};
        for (size_t k = 0; k < file->n_keys; k++) {
            const char *cell = init_cell(file, file->body[i], file->key[k]);
            const size_t digits = digits_of(cell);
            if (digits && digits < file->code_width)
                arp_text_pad(&code, '0', file->code_width - digits);
            arp_text_add(&code, cell);
        }
        file->code[i] = code.bad ? NULL : arp_pool_text(pool, code.n ? code.bytes : "", code.n);
        arp_text_free(&code);
        if (!file->code[i]) return arp_fail_memory(err);
    }
    return ARP_OK;
}

/* ---- totals ---- */

static bool any_digit(const char *s) {
    return s[strcspn(s, "0123456789")] != '\0';
}

/* A row whose population is the sum of the others. */
static void find_sum(init_file *file) {
    double sum = 0;
    if (file->population == INIT_NONE) return;
    const double *x = file->column[file->population].value;
    for (size_t i = 0; i < file->n_body; i++) sum += file->total[i] || isnan(x[i]) ? 0 : x[i];
    for (size_t i = 0; i < file->n_body && file->n_body > 3; i++) {
        const double others = sum - x[i];
        if (file->total[i] || !(others > 0) || !(fabs(x[i] - others) <= 1e-3 * others)) continue;
        file->total[i] = true;
        sum = others;
    }
}

static bool any_number(const init_file *file, size_t row) {
    for (size_t c = 0; c < file->n_columns; c++) {
        if (file->column[c].kind == INIT_NUMBERS && !isnan(file->column[c].value[row])) return true;
    }
    return false;
}

static arp_status find_totals(init_file *file, arp_pool *pool, arp_error *err) {
    size_t with_digits = 0, coded = 0;
    file->total = arp_pool_take(pool, file->n_body, sizeof *file->total);
    if (!file->total) return arp_fail_memory(err);
    for (size_t i = 0; i < file->n_body; i++) {
        coded += *file->code[i] != '\0';
        with_digits += any_digit(file->code[i]);
    }
    for (size_t i = 0; i < file->n_body; i++) {
        const char *label =
            file->label == INIT_NONE ? "" : init_cell(file, file->body[i], file->label);
        const bool odd = 10 * with_digits >= 8 * coded && !any_digit(file->code[i]);
        if (odd && !any_number(file, i)) file->code[i] = ""; /* a note, which is read as no row */
        file->total[i] = !*file->code[i] || odd || init_is_total_word(file->code[i]) ||
                         init_is_total_word(label);
    }
    find_sum(file);
    for (size_t i = 0; i < file->n_body; i++) file->n_totals += file->total[i];
    return ARP_OK;
}

/* The year that a name has, in two digits or four; 0 for none. */
static unsigned year_of(const char *name) {
    const char *s = name + strcspn(name, "0123456789");
    const size_t n = strspn(s, "0123456789");
    unsigned year = 0;
    if (n != 2 && n != 4) return 0;
    for (size_t i = 0; i < n; i++) year = 10 * year + (unsigned)(s[i] - '0');
    if (n == 2) year += year < 50 ? 2000 : 1900;
    return year;
}

/* The latest, of those that have a year. */
static void find_population(init_file *file) {
    file->population = INIT_NONE;
    for (size_t c = 0; c < file->n_columns; c++) {
        init_column *column = &file->column[c];
        if (column->role != INIT_INDICATOR || !init_is_population_name(column->name)) continue;
        column->role = INIT_OTHER_POPULATION;
        if (file->population == INIT_NONE ||
            year_of(column->name) > year_of(file->column[file->population].name))
            file->population = c;
    }
    if (file->population != INIT_NONE) file->column[file->population].role = INIT_POPULATION;
}

arp_status init_find_roles(init_file *file, arp_pool *pool, arp_error *err) {
    arp_status st = ARP_OK;
    ARP_TRY(find_key(file, err));
    find_label(file);
    find_width(file);
    find_population(file);
    ARP_TRY(put_codes(file, pool, err));
    ARP_TRY(find_totals(file, pool, err));
done:
    return st;
}
