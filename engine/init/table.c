/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the table is: its header under titles, its rows above notes; then its columns. */
#include <math.h>
#include <string.h>

#include "init/init.h"
#include "init/messages.h"

enum { HEADER_TRIED = 80, WIDTH_TRIED = 400, MOST_MARKS = 24, MARK_BYTES = 24 };

static size_t filled(const arp_look_row *row) {
    size_t n = 0;
    for (size_t i = 0; i < row->n; i++) n += *row->cell[i] != '\0';
    return n;
}

static bool is_number(const char *text) {
    double x;
    return init_number(text, &x, NULL);
}

/* Cells that most rows have. */
static size_t usual_width(const arp_look *look) {
    size_t count[WIDTH_TRIED + 1] = {0}, best = 0;
    for (size_t i = 0; i < look->n_rows && i < 2000; i++) {
        size_t n = filled(&look->row[i]);
        if (n > 1) count[n < WIDTH_TRIED ? n : WIDTH_TRIED]++;
    }
    for (size_t n = 2; n <= WIDTH_TRIED; n++) {
        if (count[n] && count[n] >= count[best]) best = n;
    }
    return best;
}

double init_header_score(const arp_look *look, size_t row) {
    const arp_look_row *r = &look->row[row];
    const size_t n = filled(r), width = usual_width(look);
    size_t numbers = 0, below = 0;
    bool named = false;
    for (size_t i = 0; i < r->n; i++) {
        numbers += *r->cell[i] && is_number(r->cell[i]);
        named = named || init_is_code_name(r->cell[i]);
    }
    if (n < 2 || 3 * numbers > n || row + 1 >= look->n_rows || 2 * n < width) return 0;
    const arp_look_row *next = &look->row[row + 1];
    for (size_t i = 0; i < next->n; i++) below += *next->cell[i] && is_number(next->cell[i]);
    return (named ? 4.0 : 0.0) + (below ? 2.0 : 0.0) + (numbers == 0 ? 1.0 : 0.0) +
           (double)n / (double)(n > width ? n : width);
}

/* A code and nothing else, of a row that has room for more. */
static bool is_bare_code(const arp_look_row *row) {
    const char *cell = "";
    for (size_t i = 0; i < row->n && !*cell; i++) cell = row->cell[i];
    return row->n > 1 && filled(row) == 1 && init_looks_like_code(cell) &&
           cell[strcspn(cell, "0123456789")];
}

arp_status init_find_table(init_file *file, arp_pool *pool, arp_error *err) {
    const arp_look *look = &file->look;
    double best = 0;
    for (size_t i = 0; i < look->n_rows && i < HEADER_TRIED; i++) {
        double score = init_header_score(look, i);
        if (score <= best) continue;
        best = score;
        file->header = i;
    }
    if (best < 2.0) {
        return arp_fail_at(err, (arp_place){.path = file->path}, ARP_DOMAIN, ARP_MSG_INIT_NO_HEADER,
                           "");
    }
    file->header_by_name = best >= 4.0;
    file->body = arp_pool_take(pool, look->n_rows, sizeof *file->body);
    if (!file->body) return arp_fail_memory(err);
    for (size_t i = file->header + 1; i < look->n_rows; i++) {
        if (filled(&look->row[i]) > 1 || is_bare_code(&look->row[i]))
            file->body[file->n_body++] = i;
        else file->n_notes++;
    }
    return ARP_OK;
}

/* ---- columns ---- */

static bool stands_twice(const init_file *file, size_t at) {
    for (size_t j = 0; j < file->n_columns; j++) {
        if (j != at && strcmp(file->column[j].name, file->column[at].name) == 0) return true;
    }
    return false;
}

/* A text among the numbers of a column, counted. */
static void add_mark(init_file *file, const char *text, const char *column) {
    for (size_t i = 0; i < file->n_marks; i++) {
        if (strcmp(file->mark[i].text, text) != 0) continue;
        file->mark[i].n++;
        return;
    }
    if (file->n_marks == MOST_MARKS) return;
    init_mark *mark = &file->mark[file->n_marks++];
    *mark = (init_mark){.text = text, .column = column, .n = 1};
    mark->means = init_mark_means(text, &mark->known);
}

static void look_at_column(init_file *file, size_t c, init_column *column) {
    size_t known_marks = 0, long_ones = 0;
    column->whole = column->ambiguous = true;
    for (size_t i = 0; i < file->n_body; i++) {
        const char *cell = init_cell(file, file->body[i], c);
        bool known;
        column->value[i] = NAN;
        if (!*cell) column->n_empty++;
        else if (init_number(cell, &column->value[i], column)) column->n_numbers++;
        else {
            init_mark_means(cell, &known);
            column->n_others++;
            known_marks += known;
            long_ones += strlen(cell) > MARK_BYTES;
        }
    }
    const size_t texts = column->n_others - known_marks;
    column->ambiguous = column->ambiguous && (column->comma || column->point);
    if (column->n_numbers + column->n_others == 0) column->kind = INIT_EMPTY;
    else if (column->n_numbers == 0 || texts > column->n_numbers || long_ones > 2)
        column->kind = INIT_TEXT;
    else column->kind = INIT_NUMBERS;
}

static bool is_constant(const init_column *column, size_t n) {
    double first = NAN;
    for (size_t i = 0; i < n; i++) {
        if (isnan(column->value[i])) continue;
        if (!isnan(first) && column->value[i] != first) return false;
        first = column->value[i];
    }
    return true;
}

/* 1, 2, 3, ...: the numbers of the rows. */
static bool is_row_number(const init_column *column, size_t n) {
    for (size_t i = 1; i < n; i++) {
        if (!(column->value[i] == column->value[i - 1] + 1.0)) return false;
    }
    return n > 2 && (column->value[0] == 1.0 || column->value[0] == 0.0);
}

static init_role role_of(const init_file *file, const init_column *column) {
    if (column->kind != INIT_NUMBERS || !*column->name) return INIT_UNUSED;
    if (is_row_number(column, file->n_body)) return INIT_UNUSED;
    if (init_is_code_name(column->name)) return INIT_UNUSED;
    if (init_is_year_name(column->name)) return INIT_YEAR;
    if (init_is_error_name(column->name)) return INIT_ERROR;
    if (is_constant(column, file->n_body)) return INIT_CONSTANT;
    return INIT_INDICATOR;
}

arp_status init_find_columns(init_file *file, arp_pool *pool, arp_error *err) {
    const arp_look_row *header = &file->look.row[file->header];
    file->n_columns = header->n;
    file->column = arp_pool_take(pool, header->n, sizeof *file->column);
    if (!file->column) return arp_fail_memory(err);
    for (size_t c = 0; c < header->n; c++) {
        init_column *column = &file->column[c];
        column->name = header->cell[c];
        column->value = arp_pool_take(pool, file->n_body, sizeof *column->value);
        if (!column->value) return arp_fail_memory(err);
        look_at_column(file, c, column);
        column->role = role_of(file, column);
    }
    for (size_t c = 0; c < header->n; c++) {
        init_column *column = &file->column[c];
        if (*column->name && stands_twice(file, c)) column->role = INIT_DOUBLED;
    }
    return ARP_OK;
}

arp_status init_find_marks(init_file *file, arp_pool *pool, arp_error *err) {
    file->mark = arp_pool_take(pool, MOST_MARKS, sizeof *file->mark);
    if (!file->mark) return arp_fail_memory(err);
    for (size_t c = 0; c < file->n_columns; c++) {
        const init_column *column = &file->column[c];
        if (column->role != INIT_INDICATOR && column->role != INIT_POPULATION) continue;
        for (size_t i = 0; i < file->n_body; i++) {
            const char *cell = init_cell(file, file->body[i], c);
            if (file->total[i] || !*cell || !isnan(column->value[i])) continue;
            add_mark(file, cell, column->name);
        }
    }
    return ARP_OK;
}
