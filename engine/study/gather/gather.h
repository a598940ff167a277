/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file gather.h
 * From a spec to the table of values: which columns are needed, read, joined, computed, kept.
 */
#ifndef STUDY_GATHER_GATHER_H
#define STUDY_GATHER_GATHER_H

#include "base/codes.h"
#include "study/spec/spec.h"
#include "territory/strata.h"

/** A data file and what its header says. */
typedef struct gathered_file {
    arp_source *source;
    const char **shown;    /* header names after `rename`, n of them */
    const char **original; /* as in the file                         */
    size_t n;
    arp_codes *index; /* of shown */
} gathered_file;

/** A rate standardised from strata of events, of every territory of the joined tables; arrays are
   in the study's pool. */
typedef struct gathered_rates {
    arp_strata strata;
    double *standard_events,
        *standard_population; /* one a stratum; events NULL for a direct rate */
    arp_counted *direct; /* one a row; rates and variances per person; NULL for an indirect rate  */
} gathered_rates;

/** Everything between the files and the values. */
typedef struct gathered {
    gathered_file *file; /* one a spec_file */
    size_t n_files;
    const char **column; /* names of all files together, n_columns */
    size_t n_columns;
    arp_measure *measure;  /* one a leaf */
    gathered_rates *rates; /* one a leaf; strata.n = 0 where it is no such rate */
    arp_table all;         /* every territory of the joined tables, raw columns */
    size_t level;          /* of the zonings that `all` is of */
    size_t *kept;          /* rows of `all` that are ranked, rising */
    size_t n_kept;
    arp_pair *near; /* n_near neighbours among the rows of `all`, with `design:` */
    size_t n_near;
    uint8_t
        *total; /* one a row of `all`: it is a total of others, and not ranked; NULL with zonings */
} gathered;

/** Open the files, read their headers, choose every leaf's formulas. */
arp_status gather_headers(spec *s, arp_study *study, gathered *g, arp_error *err);

/** Read the needed columns and join them into g->all. */
arp_status gather_tables(spec *s, arp_study *study, gathered *g, arp_error *err);

/** One more among study->input, unless a table of that name, content and size is there. */
arp_status gather_add_input(arp_study *study, const arp_input *input, arp_error *err);

/** The same for a table that was read. */
arp_status gather_note_input(const char *path, const arp_csv_found *found, arp_study *study,
                             arp_error *err);

/** Text columns whose borders a territory may cross: département, région. */
extern const char *const GATHER_BORDERS[2];

/**
 * Carry the tables of communes to the membership table, table[0], fill study->zoned, sum to the
 * study's level into g->all, and let g->measure read the sums.
 */
arp_status gather_zoned(spec *s, arp_study *study, gathered *g, arp_table *table, arp_error *err);

/** The sums of one level over study->zoned->communes: the columns there, and the text columns that
    @p s asks territories for, of most of their communes. */
arp_status gather_level(const spec *s, const arp_study *study, size_t level, arp_table *out,
                        arp_error *err);

/** out[i] = 1 for the territories of a level without a commune that meets `territories.where`. */
arp_status gather_elsewhere(const spec *s, const arp_study *study, const arp_level *level,
                            uint8_t *out, arp_error *err);

/** The tables of a study as they were read, and what their rows are. */
typedef struct gathered_tables {
    arp_table *table;              /* one a file                                         */
    uint8_t ***withheld;           /* one a file, then one a column: as secrecy_sheet's   */
    const struct arp_carry *carry; /* one a file, to the communes; NULL without zonings    */
    const arp_table *communes;     /* whose texts conditions ask for; NULL without zonings */
    const arp_level *level;        /* n_levels                                           */
    size_t n_levels;
} gathered_tables;

/** Tell what the figures give away of secret cells, and with options->protect withhold others,
    which become secret in the tables. (methods.md 1.7) */
arp_status gather_disclosure(const spec *s, const gathered *g, const gathered_tables *tables,
                             arp_study *study, arp_error *err);

/** A balance or a change, by its name: it may well be below 0. */
bool gather_is_balance(const char *name);

/** What is known only when the kept territories are: what secrecy took from them, told. */
arp_status gather_zoned_told(spec *s, arp_study *study, gathered *g, arp_error *err);

/** True for a column, by its name in the study, that counts something: the population, a weight,
    what a ratio is made of; not a balance or a change, which may be below 0. */
bool gather_counts(const spec *s, const gathered *g, const char *name);

/** The same of a column as a file gives it: of a long file, what its column of numbers says too. */
bool gather_file_counts(const spec *s, const gathered *g, const spec_file *f, const char *name);

/** Give the territories of @p base that a long file's table has no row of a row each, with @p
   absent in every column, "" in every text and their label of @p base. Cost: O(rows * columns). */
arp_status gather_absent(const arp_table *base, double absent, arp_table *t, arp_error *err);

/** The name in a file of a column shown under another one. */
const char *gather_original(const gathered_file *file, const char *shown);

/** Place of the key of the first row of a code in file i. */
arp_status gather_place(const spec *s, const gathered *g, size_t i, const char *code,
                        arp_place *out, arp_error *err);

/** Refuse two codes of file i that are one in two spellings, at the later one's place. */
arp_status gather_spelt_twice(const spec *s, const gathered *g, size_t i, const arp_table *t,
                              arp_error *err);

/** The same of any two codes of file i. */
arp_status gather_refuse_twice(const spec *s, const gathered *g, size_t i, const char *first,
                               const char *second, arp_error *err);

/** Tell codes of cantons or communes that lack a digit in a file of which none begins with a zero:
   a spreadsheet has been there. @p file is its name. */
arp_status gather_lost_zeros(const char *file, const arp_table *t, arp_notices *notices,
                             arp_error *err);

/** Apply `exclude` and `minimum_population`: g->kept, study->unranked, study->population. */
arp_status gather_kept(spec *s, arp_study *study, gathered *g, arp_error *err);

/** Refuse rows that are totals of others (a région, a département, France) among those kept, with
    the line that leaves them out; g->total is where those left out are. Stands after gather_kept().
    Cost: O(rows * columns) for each such row. */
arp_status gather_total_rows(const spec *s, arp_study *study, gathered *g, arp_error *err);

/** As arp_table_where() over g->all, without the totals among the rows, unless all are totals. */
arp_status gather_where(const gathered *g, const arp_condition *where, size_t n_where,
                        arp_place place, arp_pool *pool, size_t **row, size_t *n, arp_error *err);

/** Full columns of one measure, over all rows of g->all. */
typedef struct gather_room {
    double *x, *coverage;
    uint8_t *mark, *zero;
} gather_room;

/** Room for n rows; false when memory is short, and then what there is can be freed. */
bool gather_room_make(size_t n, gather_room *room);
void gather_room_free(gather_room *room);

/** One indicator over the kept rows of g->all: its values, marks and coverage, by the rules of the
    method for zero denominators and too little coverage. */
arp_status gather_column(const spec *s, const gathered *g, size_t leaf, gather_room *room,
                         arp_column *out, double *coverage, arp_error *err);

/** Codes and labels of the kept rows, copied into the table of values. */
arp_status gather_names(const gathered *g, arp_table *values, arp_error *err);

/** The measure of a leaf with `total:`, over columns of the files: the events, over the sum of its
    strata times the rates of the standard, which are read. */
arp_status gather_expected(spec *s, arp_study *study, gathered *g, size_t leaf, arp_error *err);

/** Territories with the two numbers that do not agree, for one sentence; zero-initialise it. */
typedef struct gather_named {
    size_t n;
    char text[ARP_ERROR_TEXT];
} gather_named;

/** One more: "0101 (65+, H): 380 > 50"; @p what and @p least may be "" and NaN. */
void gather_name_pair(gather_named *list, const char *code, const char *what, double most,
                      double least);

/** Tell a message of {id}, {n}, {list}, unless the list is empty. */
arp_status gather_tell_named(const gather_named *list, arp_study *study, arp_message message,
                             const char *id, arp_error *err);

/** Tell what can hardly be: a numerator above its denominator, a share above 100 %. Stands after
    gather_values(). */
arp_status gather_impossible(const spec *s, arp_study *study, const gathered *g, arp_error *err);

/** Compute the rates standardised from strata of events, add them to g->all and make their
    measures. */
arp_status gather_rates(spec *s, arp_study *study, gathered *g, arp_error *err);

/** The value of leaf @p leaf over rows of g->all taken together: as arp_reference_of(), and for a
    directly standardised rate from the sums of their strata. */
arp_status gather_reference(const spec *s, const gathered *g, size_t leaf, const size_t *rows,
                            size_t n, arp_pool *pool, arp_reference *out, arp_error *err);

/* Parts of gather_rates(): the strata of a leaf's territories, and its standard. */
arp_status gather_strata(const spec *s, arp_study *study, const gathered *g, size_t leaf,
                         arp_strata *out, arp_error *err);
/** Refuse a total among the strata of a file (`Total`, `9`, both sexes), with the line that leaves
   it out; @p place is the territory of each row of @p list, whose second column is the people. */
arp_status gather_strata_totals(const spec_rates *r, const arp_table *list, const size_t *place,
                                arp_error *err);
arp_status gather_standard(const spec *s, arp_study *study, const gathered *g, size_t leaf,
                           gathered_rates *rates, arp_error *err);

/** Fill study->values, study->made and study->comparator; the leaves of the plan get columns. */
arp_status gather_values(spec *s, arp_study *study, gathered *g, arp_error *err);

/** Fill study->comparator[i]: the values of its rows, then those that the study states. */
arp_status gather_comparator(const spec *s, arp_study *study, const gathered *g, size_t i,
                             arp_error *err);

/** Fill study->errors: how sure the kept values are, before any is shrunk. Stands after
    gather_values(). */
arp_status gather_errors(const spec *s, arp_study *study, const gathered *g, arp_error *err);

/** The error that a measure states for a row of a table that has its columns: its standard error,
   or half the width of its limits over 1.96; NaN unknown. */
double gather_stated_error(const arp_measure *m, const arp_table *table, size_t row);

/** Standard errors of a leaf's values in n rows of g->all, from the study's pool: those stated,
   half the width of stated limits over 1.96, those of a directly standardised rate, of means of
    communes; NaN unknown. NULL where nothing states any.
    @retval ARP_DOMAIN  one below 0, limits the wrong way round: the territory is named */
arp_status gather_standard_errors(const spec *s, const arp_study *study, const gathered *g,
                                  size_t leaf, const size_t *rows, size_t n, const double **out,
                                  arp_error *err);

/** What the numerator of a measure counts. */
arp_error_model gather_model(const arp_measure *measure);

/** Fill the plan's bounds from `bounds:` or the named comparator. */
arp_status gather_bounds(spec *s, arp_study *study, arp_error *err);

/** Find the selection among the kept territories, check k. */
arp_status gather_selection(spec *s, const arp_study_options *options, arp_study *study,
                            arp_error *err);

/** What a file says of selections: one row a selection and code. Texts live in the study's pool. */
typedef struct gathered_named {
    const char *name, *label, *status, *stratum; /* "": not said */
    int decided;                                 /* 0: not said  */
} gathered_named;

typedef struct gathered_code {
    size_t named; /* of the selections */
    const char *code;
} gathered_code;

typedef struct gathered_selections {
    gathered_named *named; /* n_named, in the order they are met, those that `only` keeps */
    size_t n_named;
    gathered_code *code; /* n_codes, by selection */
    size_t n_codes;
    size_t n_other; /* selections of another status, left out */
} gathered_selections;

/** Read `selections:`, its files or its list. Codes are not looked up. */
arp_status gather_selections_read(const spec *s, arp_study *study, gathered_selections *out,
                                  arp_error *err);

/** Fill study->choose of `choose:`. Stands after gather_kept(). */
arp_status gather_choose(const spec *s, arp_study *study, const gathered *g, arp_error *err);

/** Fill study->chosen and what stands beside it. Stands after gather_kept(). */
arp_status gather_selections(const spec *s, arp_study *study, const gathered *g, arp_error *err);

/** Fill study->given from `selection.given`. Stands after gather_selection(). */
arp_status gather_given(const spec *s, arp_study *study, const gathered *g, arp_error *err);

/** Fill study->sums with the territories that some union may have as members, study->perimeter and
    study->claim. Stands after gather_selection(). */
arp_status gather_sums(spec *s, arp_study *study, gathered *g, arp_error *err);

/** With `design:`, in[i] = 1 for the rows of g->all that a perimeter may have as members. */
arp_status gather_design_rows(const spec *s, const arp_study *study, const gathered *g, uint8_t *in,
                              arp_error *err);

/** Fill study->design; @p place is the row of the sums of each row of g->all that is @p in. */
arp_status gather_design(const spec *s, arp_study *study, const gathered *g, const uint8_t *in,
                         const size_t *place, arp_error *err);

/** Read the neighbours or the groups into study->neighbours. */
arp_status gather_contiguity(spec *s, arp_study *study, gathered *g, arp_error *err);

/** Read which communes touch into study->commune_pair, where the zonings say it; ranked territories
    then touch where communes of theirs do, unless the study has said it of them. */
arp_status gather_communes(const spec *s, arp_study *study, arp_error *err);

/** Read the outlines and draw each level that has its own, or a finer one's, into study->outlines.
    Stands after gather_values(). */
arp_status gather_outlines(const spec *s, arp_study *study, const gathered *g, arp_error *err);

/** Instead of it where nothing is drawn. @retval ARP_OUTPUT  one of the files would be written over
 */
arp_status gather_outlines_unread(const spec *s, arp_error *err);

/** Draw the values of a leaf, @p column over the kept rows, towards their mean or their neighbours'
    by its rule; @p neighbours may be NULL for a rule that is not local. Neighbours cost
    O(n * pairs). */
arp_status gather_shrink(const spec_leaf *leaf, const gathered *g, const arp_measure *measure,
                         const struct arp_neighbours_input *neighbours, arp_pool *pool,
                         arp_column *column, arp_error *err);

/** The same for every leaf that asks for it, into the study. Stands after gather_contiguity(). */
arp_status gather_shrunk(const spec *s, arp_study *study, const gathered *g, arp_error *err);

void gather_free(gathered *g);

#endif
