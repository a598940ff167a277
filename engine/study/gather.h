/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file gather.h
 * From a spec to the table of values: which columns are needed, read, joined, computed, kept.
 */
#ifndef STUDY_GATHER_H
#define STUDY_GATHER_H

#include "study/spec.h"

/** A data file and what its header says. */
typedef struct gathered_file {
    arp_source *source;
    const char **shown;    /* header names after `rename`, n of them */
    const char **original; /* as in the file                         */
    size_t n;
} gathered_file;

/** Everything between the files and the values. */
typedef struct gathered {
    gathered_file *file; /* one a spec_file */
    size_t n_files;
    const char **column; /* names of all files together, n_columns */
    size_t n_columns;
    arp_measure *measure; /* one a leaf */
    arp_table all;        /* every territory of the joined tables, raw columns */
    size_t *kept;         /* rows of `all` that are ranked, rising */
    size_t n_kept;
} gathered;

/** Open the files, read their headers, choose every leaf's formulas. */
arp_status gather_headers(spec *s, arp_study *study, gathered *g, arp_error *err);

/** Read the needed columns and join them into g->all. */
arp_status gather_tables(spec *s, arp_study *study, gathered *g, arp_error *err);

/** Give the territories of @p base that a long file's table has no row of a row each, with @p
   absent in every column, "" in every text and their label of @p base. Cost: O(rows * columns). */
arp_status gather_absent(const arp_table *base, double absent, arp_table *t, arp_error *err);

/** Tell codes of cantons or communes that lack a digit in a file of which none begins with a zero:
   a spreadsheet has been there. @p file is its name. */
arp_status gather_lost_zeros(const char *file, const arp_table *t, arp_notices *notices,
                             arp_error *err);

/** Apply `exclude` and `minimum_population`: g->kept, study->unranked, study->population. */
arp_status gather_kept(spec *s, arp_study *study, gathered *g, arp_error *err);

/** Fill study->values, study->made and study->comparator; the leaves of the plan get columns. */
arp_status gather_values(spec *s, arp_study *study, gathered *g, arp_error *err);

/** Fill the plan's bounds from `bounds:` or the named comparator. */
arp_status gather_bounds(spec *s, arp_study *study, arp_error *err);

/** Find the selection among the kept territories, check k. */
arp_status gather_selection(spec *s, const arp_study_options *options, arp_study *study,
                            arp_error *err);

/** Fill study->sums with the territories that some union may have as members, study->perimeter and
    study->claim. Stands after gather_selection(). */
arp_status gather_sums(spec *s, arp_study *study, gathered *g, arp_error *err);
/** Read the neighbours or the groups into study->neighbours. */
arp_status gather_contiguity(spec *s, arp_study *study, gathered *g, arp_error *err);

void gather_free(gathered *g);

#endif
