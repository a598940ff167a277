/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file init.h
 * A first study out of the files themselves: what each looks like, what every guess rests on.
 *
 * Nothing here is a rule of the study file: it is read by the same reader as any other, which may
 * refuse it. What cannot be seen in a file (which polarity, which side) is written with a mark.
 */
#ifndef INIT_INIT_H
#define INIT_INIT_H

#include "base/enum.h"
#include "catalogue/catalogue.h"
#include "io/look.h"
#include "table/table.h"

#define INIT_NONE SIZE_MAX

typedef enum init_kind { INIT_EMPTY, INIT_NUMBERS, INIT_TEXT } init_kind;

/** What becomes of a column of numbers. */
typedef enum init_role {
    INIT_UNUSED,
    INIT_INDICATOR,  /* of its own                                       */
    INIT_IN_FORMULA, /* an indicator of the catalogue is made of it      */
    INIT_POPULATION,
    INIT_CONSTANT,
    INIT_OTHER_POPULATION, /* of another year */
    INIT_YEAR,
    INIT_ERROR,    /* a limit of an interval, a standard error, by its name */
    INIT_DOUBLED,  /* its name stands twice in its file */
    INIT_ELSEWHERE /* an earlier file has one of its name */
} init_role;

typedef struct init_column {
    const char *name; /* "" where the header has none */
    init_kind kind;
    init_role role;
    size_t n_numbers, n_empty, n_marks, n_others;
    bool whole, comma, point, thousands, percent;
    bool ambiguous; /* every mark has one to three digits before it and exactly three after */
    double *value;  /* one a row of the body, NaN without */
} init_column;

/** A text among numbers. */
typedef struct init_mark {
    const char *text, *column;
    size_t n;
    arp_mark means;
    bool known; /* the reader takes it so without being told */
} init_mark;

/** One file, looked at. */
typedef struct init_file {
    const char *path;  /* as given */
    const char *named; /* as the study names it */
    const char *sheet; /* of a workbook, where it is not the first; NULL */
    arp_look look;
    size_t header; /* among the rows of look */
    bool header_by_name;
    size_t *body; /* rows of data, n_body: those after the header that hold two cells or more */
    size_t n_body, n_notes; /* n_notes: rows after the header that hold one */
    init_column *column;
    size_t n_columns;
    size_t key[2], n_keys; /* columns; two are pasted */
    size_t label, population;
    bool key_by_name;
    const char **code; /* one a row of the body, zeros put back; "" where there is none */
    bool *total;       /* one a row of the body: a total, a region, or without a code   */
    size_t n_totals;
    bool long_file;              /* a code stands in several rows */
    size_t code_width, shortest; /* 0: codes as they are; digits of the shortest code */
    bool code_numbers;           /* of a sheet: its codes are stored as numbers       */
    init_mark *mark;
    size_t n_marks;
} init_file;

/** A column and the file that has it. */
typedef struct init_part {
    const init_file *file;
    const init_column *column;
} init_part;

/** An indicator of the draft. */
typedef struct init_indicator {
    const arp_indicator *known; /* of the catalogue, or NULL */
    const char *vintage;        /* of it, or NULL            */
    const init_file *file;      /* of one of its own: its column, or NULL */
    const init_column *column;
    init_part *part; /* the columns that it is made of, n_parts */
    size_t n_parts;
    const char *id;
    int polarity;
    bool polarity_said, side_said; /* there is a reason */
    const char *reason;            /* the word of its name that says it, or "" */
    bool health;
    bool count; /* it grows with the population: a size, which is put as a share of it */
} init_indicator;

/** A territory that cannot be ranked: without any number, or without one for a side. */
typedef struct init_lacking {
    const char *code;
    bool all, health;
} init_lacking;

typedef struct init_draft {
    init_file *file;
    size_t n_files;
    init_indicator *indicator;
    size_t n_indicators;
    const char **exclude; /* codes that cannot be ranked, n_exclude */
    size_t n_exclude;
    init_lacking *lacking;
    size_t n_lacking;
    bool holes[4];  /* by mark: some indicator has such a cell */
    bool unmatched; /* the files do not have the same codes    */
    arp_catalogue catalogue;
    arp_tree catalogue_tree;
    arp_pool *pool;
} init_draft;

/**
 * Look at the files and make a draft.
 *
 * @param path     n of them, as given
 * @param output   where the study will stand, NULL: here; names of files are relative to it
 * @param[out] out free with arp_draft_free(); untouched on failure
 * @retval ARP_DOMAIN  no header or no column of codes is found, no column of numbers is left: what
 *                     was looked for is told
 * Errors of arp_look_at().
 * Cost: O(bytes); O(rows * columns) of memory.
 */
ARP_CALL arp_status arp_draft_make(const char *const *path, size_t n, const char *output,
                                   init_draft *out, arp_error *err);

void arp_draft_free(init_draft *draft);

/** What is written though the reader may do without, or refuse: what it takes is tried. */
typedef struct init_form {
    bool no_exclude, no_skip;
} init_form;

/** The draft as a commented study. @retval ARP_MEMORY */
ARP_CALL arp_status arp_draft_write(const init_draft *draft, init_form form, arp_lang lang,
                                    arp_text *out, arp_error *err);

/* ---- parts ---- */

/** Lower case, without accents, blanks and marks: "Code géo." is "codegeo". */
void init_fold(const char *text, char *out, size_t size);

/** A number as a person would read it: French thousands, a percent sign, U+2212. Its marks are
    added to what @p column has; column may be NULL. */
bool init_number(const char *text, double *x, init_column *column);

/** Letters, digits, "-" and "_", at most 20. */
bool init_looks_like_code(const char *text);

bool init_is_code_name(const char *name);
bool init_is_label_name(const char *name);
bool init_is_population_name(const char *name);
bool init_is_year_name(const char *name);
bool init_is_error_name(const char *name);
bool init_is_total_word(const char *text);

/** What a text among numbers means most often. */
arp_mark init_mark_means(const char *text, bool *known);

/** Polarity and side that a name speaks of; the word it was known by, NULL for none. */
const char *init_polarity_word(const char *name, int *polarity);
const char *init_health_word(const char *name);

/** Where the table is in a file: header, body. @retval ARP_DOMAIN, ARP_MEMORY */
arp_status init_find_table(init_file *file, arp_pool *pool, arp_error *err);

/** How sure one is that a row is a header; 0: it is none. */
double init_header_score(const arp_look *look, size_t row);

/** The columns of a file whose header is known. */
arp_status init_find_columns(init_file *file, arp_pool *pool, arp_error *err);

/** The texts among its numbers, after init_find_roles(). */
arp_status init_find_marks(init_file *file, arp_pool *pool, arp_error *err);

/** Key, label, population, totals, width of the codes. @retval ARP_DOMAIN  no column of codes */
arp_status init_find_roles(init_file *file, arp_pool *pool, arp_error *err);

/** The indicators, of the catalogue and of their own. */
arp_status init_find_indicators(init_draft *draft, arp_error *err);

/** The cell of a row, "" beyond its end. */
static inline const char *init_cell(const init_file *file, size_t row, size_t column) {
    const arp_look_row *r = &file->look.row[row];
    return column < r->n ? r->cell[column] : "";
}

#endif
