/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The indicators of a draft: those that the catalogue knows by their columns, then one a column. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/moments.h"
#include "init/init.h"
#include "init/messages.h"
#include "io/yaml.h"
#include "table/totals.h"

static init_column *column_of(const init_draft *draft, const char *name, const init_file **file) {
    for (size_t f = 0; f < draft->n_files; f++) {
        for (size_t c = 0; c < draft->file[f].n_columns; c++) {
            init_column *column = &draft->file[f].column[c];
            if (column->kind == INIT_NUMBERS && column->role != INIT_DOUBLED &&
                column->role != INIT_ELSEWHERE && strcmp(column->name, name) == 0) {
                *file = &draft->file[f];
                return column;
            }
        }
    }
    return NULL;
}

/* ---- of the catalogue ---- */

enum { MOST_VINTAGES = 32 };

/* P17_POP, CHOM_07: two digits after letters, a "_" beside them. */
static size_t vintages_of(const init_draft *draft, char vintage[MOST_VINTAGES][3]) {
    size_t n = 0;
    for (size_t f = 0; f < draft->n_files; f++) {
        for (size_t c = 0; c < draft->file[f].n_columns && n < MOST_VINTAGES; c++) {
            const char *s = draft->file[f].column[c].name;
            const size_t at = strcspn(s, "0123456789");
            if (strspn(s + at, "0123456789") < 2) continue;
            const char found[3] = {s[at], s[at + 1], '\0'};
            size_t i = 0;
            while (i < n && strcmp(vintage[i], found) != 0) i++;
            if (i == n) memcpy(vintage[n++], found, 3);
        }
    }
    return n;
}

enum { MOST_PARTS = 64 };

/* Columns found so far. */
typedef struct parts {
    init_part at[MOST_PARTS];
    size_t n;
    bool starved; /* memory was short: what was not found may be there */
} parts;

static bool has_column(const init_draft *draft, const char *name, parts *out) {
    const init_file *file;
    const init_column *column = column_of(draft, name, &file);
    if (column && out->n < MOST_PARTS) out->at[out->n++] = (init_part){file, column};
    return column != NULL;
}

/* Are all columns of one alternative there? */
static bool has_formula(const init_draft *draft, const arp_alternatives *of, const char *vintage,
                        parts *out) {
    const size_t before = out->n;
    for (size_t a = 0; a < of->n; a++) {
        arp_formula dated = {0};
        size_t k = 0;
        out->n = before;
        arp_status st =
            arp_formula_dated(&of->formula[a], vintage, (arp_place){0}, draft->pool, &dated, NULL);
        out->starved = out->starved || st == ARP_MEMORY;
        if (st != ARP_OK) continue;
        while (k < dated.n && has_column(draft, dated.term[k].column, out)) k++;
        if (k == dated.n) return true;
    }
    return of->n == 0;
}

static bool is_made(const init_draft *draft, const arp_indicator *what, const char *vintage,
                    parts *out) {
    const char *name = NULL;
    arp_status st = ARP_OK;
    out->n = 0;
    if (what->value)
        st = arp_vintage_put(what->value, vintage, (arp_place){0}, draft->pool, &name, NULL);
    out->starved = out->starved || st == ARP_MEMORY;
    if (st != ARP_OK || (name && !has_column(draft, name, out))) return false;
    return has_formula(draft, &what->numerator, vintage, out) &&
           has_formula(draft, &what->denominator, vintage, out);
}

static arp_status keep_parts(init_draft *draft, const parts *found, init_indicator *one,
                             arp_error *err) {
    one->part = arp_pool_take(draft->pool, found->n, sizeof *one->part);
    if (!one->part) return arp_fail_memory(err);
    one->n_parts = found->n;
    memcpy(one->part, found->at, found->n * sizeof *one->part);
    for (size_t i = 0; one->known && i < found->n; i++) {
        const init_file *file;
        init_column *column = column_of(draft, found->at[i].column->name, &file);
        if (column && column->role == INIT_INDICATOR) column->role = INIT_IN_FORMULA;
    }
    return ARP_OK;
}

static arp_status add_known(init_draft *draft, arp_error *err) {
    char vintage[MOST_VINTAGES][3];
    const size_t n = vintages_of(draft, vintage);
    for (size_t i = 0; i < draft->catalogue.n; i++) {
        const arp_indicator *what = &draft->catalogue.at[i];
        const char *year = NULL;
        if (what->polarity == 0 || what->standardise) continue;
        parts found = {.n = 0};
        bool made = is_made(draft, what, NULL, &found);
        for (size_t v = 0; v < n && !made; v++) {
            made = is_made(draft, what, vintage[v], &found);
            if (made) year = arp_pool_text(draft->pool, vintage[v], 2);
            if (made && !year) return arp_fail_memory(err);
        }
        if (found.starved) return arp_fail_memory(err);
        if (!made) continue;
        char folded[64];
        init_fold(what->side[ARP_EN], folded, sizeof folded);
        init_indicator *one = &draft->indicator[draft->n_indicators++];
        *one = (init_indicator){.known = what,
                                .vintage = year,
                                .id = what->id,
                                .polarity = what->polarity,
                                .polarity_said = true,
                                .side_said = true,
                                .reason = "",
                                .health = *folded == 'h'};
        arp_status st = keep_parts(draft, &found, one, err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

/* ---- of their own ---- */

/* Letters, digits and "_" of the name; one that is there already has a number. */
static const char *id_of(const init_draft *draft, const char *name, size_t number) {
    char folded[128], id[160];
    init_fold(name, folded, sizeof folded);
    size_t n = strlen(folded);
    if (n > 40) n = 40;
    memcpy(id, folded, n);
    if (n == 0) id[n++] = 'x';
    id[n] = '\0';
    bool taken = arp_catalogue_find(&draft->catalogue, id) != NULL;
    for (size_t i = 0; i < draft->n_indicators; i++)
        taken = taken || strcmp(draft->indicator[i].id, id) == 0;
    if (taken || isdigit((unsigned char)id[0])) {
        memmove(id + 1, id, n + 1);
        id[0] = 'x';
        n++;
        id[n++] = '_';
        for (size_t k = 1000; k; k /= 10) id[n++] = (char)('0' + number / k % 10);
        id[n] = '\0';
    }
    return arp_pool_text(draft->pool, id, n);
}

/* A size: it is not named like a rate, it goes with the population at .8 or more (.9 where it is
   not of whole numbers), and that is known and above 0 wherever it is. */
static bool is_count(const init_file *file, const init_column *column) {
    double xy = 0, xx = 0, yy = 0, mx = 0, my = 0;
    size_t n = 0;
    if (file->population == INIT_NONE || strchr(column->name, '`') ||
        arp_is_named_rate(column->name))
        return false;
    const double *x = column->value, *y = file->column[file->population].value;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < file->n_body; i++) {
            if (file->total[i]) continue;
            if (!(y[i] > 0)) return false;
            if (isnan(x[i])) continue;
            if (pass == 0) {
                mx += x[i];
                my += y[i];
                n++;
                continue;
            }
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
            xy += (x[i] - mx) * (y[i] - my);
        }
        if (pass == 0 && n < 3) return false;
        if (pass == 0) {
            mx /= (double)n;
            my /= (double)n;
        }
    }
    return xx > 0 && yy > 0 && xy > (column->whole ? 0.8 : 0.9) * sqrt(xx * yy);
}

static arp_status add_own(init_draft *draft, const init_file *file, arp_error *err) {
    for (size_t c = 0; c < file->n_columns; c++) {
        const init_column *column = &file->column[c];
        if (column->role != INIT_INDICATOR) continue;
        init_indicator *one = &draft->indicator[draft->n_indicators];
        *one = (init_indicator){.file = file, .column = column};
        one->id = id_of(draft, column->name, c + 1);
        if (!one->id) return arp_fail_memory(err);
        const char *word = init_polarity_word(column->name, &one->polarity);
        const char *health = init_health_word(column->name);
        one->reason = word ? word : "";
        one->polarity_said = word != NULL;
        one->health = health != NULL;
        one->side_said = word || health;
        one->count = is_count(file, column);
        draft->n_indicators++;
        parts found = {.at = {{file, column}}, .n = 1};
        if (one->count) found.at[found.n++] = (init_part){file, &file->column[file->population]};
        arp_status st = keep_parts(draft, &found, one, err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

arp_status init_find_indicators(init_draft *draft, arp_error *err) {
    size_t most = draft->catalogue.n;
    arp_status st = ARP_OK;
    for (size_t f = 0; f < draft->n_files; f++) most += draft->file[f].n_columns;
    draft->indicator = arp_pool_take(draft->pool, most, sizeof *draft->indicator);
    if (!draft->indicator) return arp_fail_memory(err);
    ARP_TRY(add_known(draft, err));
    for (size_t f = 0; f < draft->n_files; f++) ARP_TRY(add_own(draft, &draft->file[f], err));
    if (draft->n_indicators == 0) {
        ARP_TRY(arp_fail_at(err, (arp_place){.path = draft->file[0].path}, ARP_DOMAIN,
                            ARP_MSG_INIT_NO_NUMBERS, ""));
    }
done:
    return st;
}
