/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "init/init.h"
#include "init/messages.h"
#include "io/yaml.h"

/* ---- names of files ---- */

/* How a study at @p output names the file @p path. */
static const char *named_from(const char *output, const char *path, arp_pool *pool) {
    const size_t folder = output ? (size_t)(arp_path_base(output) - output) : 0;
    char whole[PATH_MAX];
    if (folder == 0 || *path == '/') return path;
    if (strncmp(path, output, folder) == 0) return path + folder;
    if (!realpath(path, whole)) return path;
    return arp_pool_text(pool, whole, strlen(whole));
}

/* ---- one file ---- */

static arp_status understand(init_file *file, arp_pool *pool, arp_error *err) {
    arp_status st = ARP_OK;
    ARP_TRY(init_find_table(file, pool, err));
    ARP_TRY(init_find_columns(file, pool, err));
    ARP_TRY(init_find_roles(file, pool, err));
    ARP_TRY(init_find_marks(file, pool, err));
done:
    return st;
}

static size_t worth(const init_file *file) {
    size_t numbers = 0;
    for (size_t c = 0; c < file->n_columns; c++) numbers += file->column[c].role == INIT_INDICATOR;
    return numbers * file->n_body;
}

static arp_status look_at_sheet(const char *path, const char *sheet, arp_pool *pool, init_file *out,
                                arp_error *err) {
    arp_source *source = NULL;
    init_file file = {.path = path};
    arp_status st = ARP_OK;
    ARP_TRY(arp_source_open(path, NULL, &source, err));
    ARP_TRY(arp_look_at(source, sheet, &file.look, err));
    st = understand(&file, pool, err);
    *out = file;
done:
    arp_source_close(source);
    return st;
}

/* The other sheets of a workbook: the one with the largest table stands; of equals the first. */
static arp_status look_further(arp_pool *pool, init_file *best, bool *found, arp_error *err) {
    const size_t n = best->look.n_sheets;
    for (size_t i = 1; i < n; i++) {
        init_file other = {0};
        const char *name = best->look.sheet[i];
        name = arp_pool_text(pool, name, strlen(name));
        if (!name) return arp_fail_memory(err);
        arp_status st = look_at_sheet(best->path, name, pool, &other, NULL);
        const bool better = st == ARP_OK && (!*found || worth(&other) > worth(best));
        if (better) {
            arp_look_free(&best->look);
            *best = other;
            best->sheet = name;
            *found = true;
        } else {
            arp_look_free(&other.look);
        }
        if (st == ARP_MEMORY) return arp_fail_memory(err);
    }
    if (*found && n > 1 && !best->sheet) best->sheet = best->look.sheet[0];
    return ARP_OK;
}

static arp_status look_at_file(const char *path, arp_pool *pool, init_file *out, arp_error *err) {
    arp_error why = {0};
    init_file best = {0};
    arp_status st = look_at_sheet(path, NULL, pool, &best, &why);
    bool found = st == ARP_OK;
    if (best.look.pool && st != ARP_MEMORY) {
        arp_status further = look_further(pool, &best, &found, err);
        if (further != ARP_OK) st = further;
        else if (found) st = ARP_OK;
    }
    if (st == ARP_OK) {
        *out = best;
        return ARP_OK;
    }
    arp_look_free(&best.look);
    if (err && err->code == ARP_OK) *err = why;
    return st;
}

/* ---- all of them ---- */

static bool stands_before(const init_draft *draft, size_t f, const char *name) {
    for (size_t g = 0; g < f; g++) {
        for (size_t c = 0; c < draft->file[g].n_columns; c++) {
            const init_column *column = &draft->file[g].column[c];
            if (column->kind == INIT_NUMBERS && strcmp(column->name, name) == 0) return true;
        }
    }
    return false;
}

/* What an earlier file has already is not taken a second time. */
static void set_apart(init_draft *draft) {
    bool populated = draft->file[0].population != INIT_NONE;
    for (size_t f = 1; f < draft->n_files; f++) {
        init_file *file = &draft->file[f];
        for (size_t c = 0; c < file->n_columns; c++) {
            init_column *column = &file->column[c];
            if (*column->name && stands_before(draft, f, column->name))
                column->role = INIT_ELSEWHERE;
        }
        if (file->population == INIT_NONE) continue;
        if (populated && file->column[file->population].role == INIT_POPULATION)
            file->column[file->population].role = INIT_OTHER_POPULATION;
        if (populated) file->population = INIT_NONE;
        populated = true;
    }
}

/* The value of a part for a code, and the cell that gave none: NaN and NULL where the file has not
   the code at all. */
static double value_of(const init_draft *draft, arp_codes *const *index, const init_part *part,
                       const char *code, const char **cell) {
    const init_file *file = part->file;
    const size_t row = arp_codes_find(index[file - draft->file], code);
    *cell = NULL;
    if (row == SIZE_MAX) return NAN;
    *cell = init_cell(file, file->body[row], (size_t)(part->column - file->column));
    return part->column->value[row];
}

/* Has an indicator a value for a code? Its holes are noted. */
static bool has_value(init_draft *draft, arp_codes *const *index, const init_indicator *one,
                      const char *code) {
    bool all = true;
    for (size_t k = 0; k < one->n_parts; k++) {
        const char *cell;
        bool known;
        if (!isnan(value_of(draft, index, &one->part[k], code, &cell))) continue;
        all = false;
        if (cell) draft->holes[*cell ? init_mark_means(cell, &known) : ARP_CELL_MISSING] = true;
    }
    return all;
}

/* Which sides have a number for a territory; one that a side lacks cannot be ranked. */
static arp_status look_at_code(init_draft *draft, arp_codes *const *index, const char *code,
                               arp_error *err) {
    bool is_side[2] = {false}, has[2] = {false};
    for (size_t i = 0; i < draft->n_indicators; i++) {
        const init_indicator *one = &draft->indicator[i];
        is_side[one->health] = true;
        if (has_value(draft, index, one, code)) has[one->health] = true;
    }
    if (has[0] >= is_side[0] && has[1] >= is_side[1]) return ARP_OK;
    init_lacking *lacking = &draft->lacking[draft->n_lacking];
    lacking->code = arp_pool_text(draft->pool, code, strlen(code));
    lacking->all = !has[0] && !has[1];
    lacking->health = is_side[1] && !has[1];
    draft->n_lacking++;
    return lacking->code ? ARP_OK : arp_fail_memory(err);
}

static arp_status add_code(const char **list, size_t *n, const char *code, arp_pool *pool,
                           arp_error *err) {
    for (size_t i = 0; i < *n; i++) {
        if (strcmp(list[i], code) == 0) return ARP_OK;
    }
    list[*n] = arp_pool_text(pool, code, strlen(code));
    return list[(*n)++] ? ARP_OK : arp_fail_memory(err);
}

/* Totals, territories without a number, codes that some file lacks: such a one is in no ranking. */
static arp_status look_at_rows(init_draft *draft, arp_codes **index, arp_error *err) {
    for (size_t f = 0; f < draft->n_files; f++) {
        const init_file *file = &draft->file[f];
        for (size_t i = 0; i < file->n_body; i++) {
            const char *code = file->code[i];
            arp_status st = ARP_OK;
            bool everywhere = true;
            for (size_t g = 0; g < draft->n_files && !file->total[i]; g++)
                everywhere = everywhere && arp_codes_find(index[g], code) != SIZE_MAX;
            draft->unmatched = draft->unmatched || !everywhere;
            if (file->total[i] && *code)
                st = add_code(draft->exclude, &draft->n_exclude, code, draft->pool, err);
            else if (!file->total[i] && f == 0 && everywhere)
                st = look_at_code(draft, index, code, err);
            if (st != ARP_OK) return st;
        }
    }
    return ARP_OK;
}

static arp_status find_rows(init_draft *draft, arp_error *err) {
    size_t rows = 0;
    arp_status st = ARP_OK;
    arp_codes **index = arp_zalloc(draft->n_files, sizeof *index);
    for (size_t f = 0; f < draft->n_files; f++) rows += draft->file[f].n_body;
    if (!index || !arp_pool_take_all(draft->pool, ARP_ARRAY(draft->exclude, rows),
                                     ARP_ARRAY(draft->lacking, rows))) {
        ARP_TRY(arp_fail_memory(err));
    }
    for (size_t f = 0; f < draft->n_files; f++) {
        index[f] = arp_codes_new(draft->file[f].code, draft->file[f].n_body);
        if (!index[f]) ARP_TRY(arp_fail_memory(err));
    }
    ARP_TRY(look_at_rows(draft, index, err));
done:
    for (size_t f = 0; index && f < draft->n_files; f++) arp_codes_free(index[f]);
    arp_free(index);
    return st;
}

static arp_status refuse_long(const init_file *file, arp_error *err) {
    const char *key = file->column[file->key[0]].name, *value = NULL;
    for (size_t c = 0; c < file->n_columns; c++) {
        if (file->column[c].role == INIT_INDICATOR) value = file->column[c].name;
    }
    return arp_fail_at(err, (arp_place){file->path, file->look.row[file->header].line, 1},
                       ARP_DOMAIN, ARP_MSG_INIT_LONG, "ss", key, value ? value : "NB");
}

arp_status arp_draft_make(const char *const *path, size_t n, const char *output, init_draft *out,
                          arp_error *err) {
    init_draft draft = {.pool = arp_pool_new()};
    size_t length;
    const char *catalogue = arp_catalogue_shipped(&length);
    arp_status st = ARP_OK;
    if (draft.pool) draft.file = arp_pool_take(draft.pool, n, sizeof *draft.file);
    if (!draft.file) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(
        arp_yaml_read(catalogue, length, "indicators/catalogue.yaml", &draft.catalogue_tree, err));
    ARP_TRY(arp_catalogue_add(&draft.catalogue, &draft.catalogue_tree.root, false, err));
    for (size_t i = 0; i < n; i++) {
        draft.n_files = i + 1;
        ARP_TRY(look_at_file(path[i], draft.pool, &draft.file[i], err));
        if (draft.file[i].long_file) ARP_TRY(refuse_long(&draft.file[i], err));
        draft.file[i].named = named_from(output, path[i], draft.pool);
        if (!draft.file[i].named) ARP_TRY(arp_fail_memory(err));
    }
    set_apart(&draft);
    ARP_TRY(init_find_indicators(&draft, err));
    ARP_TRY(find_rows(&draft, err));
    *out = draft;
    draft = (init_draft){0};
done:
    arp_draft_free(&draft);
    return st;
}

void arp_draft_free(init_draft *draft) {
    for (size_t i = 0; i < draft->n_files; i++) arp_look_free(&draft->file[i].look);
    arp_catalogue_free(&draft->catalogue);
    arp_tree_free(&draft->catalogue_tree);
    arp_pool_free(draft->pool);
    *draft = (init_draft){0};
}
