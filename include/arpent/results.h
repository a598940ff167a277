/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file results.h
 * A study is run, and what is found is read as tables by name.
 *
 *     arp_results *results = NULL;
 *     const arp_frame *ranking = NULL;
 *     if (arp_run(study, NULL, &results, &err) != ARP_OK ||
 *         arp_results_frame(results, "ranking", &ranking, &err) != ARP_OK) ...
 *     const arp_frame_column *code = arp_frame_find(ranking, "code");
 *     const arp_frame_column *rank = arp_frame_find(ranking, "rank");
 *     for (size_t i = 0; i < ranking->n_rows; i++) printf("%s %g\n", code->text[i],
 * rank->number[i]); arp_results_free(results);
 *
 * The tables, their columns, kinds and units are those of the results folder, in every format of
 * it; docs/results.md lists them. Which of them there are follows from the study and from what was
 * asked: without a selection there are no drivers, without factors no draws.
 */
#ifndef ARPENT_RESULTS_H
#define ARPENT_RESULTS_H

#include <arpent/study.h>

#ifdef __cplusplus
extern "C" {
#endif

/** X(id, name). What a cell may hold: a real number, a whole one below 2^53, true or false, a
    text. */
#define ARP_KINDS(X) X(REAL, "real") X(WHOLE, "whole") X(FLAG, "flag") X(TEXT, "text")

typedef enum arp_kind {
#define ARP_KIND_ENUM(id, name) ARP_KIND_##id,
    ARP_KINDS(ARP_KIND_ENUM)
#undef ARP_KIND_ENUM
} arp_kind;

/** "real", "whole", "flag", "text". Cost: O(1). */
ARP_API const char *arp_kind_name(arp_kind kind);

/** One column. One of the two arrays is there, as the kind says. */
typedef struct arp_frame_column {
    const char *name; /* [a-z0-9_]+, never another meaning */
    arp_kind kind;
    const char *unit;        /* English; "" for none                     */
    const char *meaning[2];  /* meaning[ARP_FR], meaning[ARP_EN]         */
    const double *number;    /* n_rows; a flag is 0 or 1; NaN: unknown   */
    const char *const *text; /* n_rows, UTF-8; NULL: unknown             */
} arp_frame_column;

/** One table. */
typedef struct arp_frame {
    const char *name;
    const char *title[2];
    size_t n_keys; /* the first columns, which tell the rows apart */
    size_t n_columns, n_rows;
    const arp_frame_column *column;
} arp_frame;

/** Column by exact name, NULL for none. Cost: O(n_columns). */
ARP_API const arp_frame_column *arp_frame_find(const arp_frame *frame, const char *name);

/** What is asked of a run. Zero-initialise: all that the study says, on all processors. */
typedef struct arp_run_options {
    bool rank_only; /* rank, and do not explain the selection                          */
    bool no_draws;  /* leave out the draws that say how sure the answer is             */
    bool profiles;  /* every territory against the comparators as well                 */
    bool levels;    /* and draws on each of `zonings.levels`, which are compared anyway */
    size_t threads; /* at most so many, 0: all processors; the results are the same bits */
    /* Told between blocks of draws, from the caller's thread: how many are done, of how many, and
       the widest interval at the last look (NaN before). false: stop here. Draws that were made
       count, and the table `draws` says that they are not all; NULL: go on. */
    bool (*go_on)(void *user, uint64_t done, uint64_t total, double widest);
    /* A file that keeps the draws, so that a run that was stopped or killed is taken up again to
       the same bits; NULL: none. Written when @p due says so between blocks (NULL: never) and at
       the end of the draws. */
    const char *checkpoint;
    bool resume; /* go on from what is there; false: begin anew */
    bool (*due)(void *user);
    void *user; /* of both */
} arp_run_options;

/** What was found. It reads from its study, which must outlive it, and belongs to one thread at a
    time. */
typedef struct arp_results arp_results;

/**
 * Run a study. It may be run again, with other options; what is told (arp_study_notice(), the
 * tables `notes` and `warnings`) is then of the last run.
 *
 * @param options   NULL: all of it
 * @param[out] out  free with arp_results_free(); untouched on failure
 * @retval ARP_DOMAIN       a cell, column, row, weight or exponent that the method refuses, with
 *                          territory and indicator; no or every territory selected; levels of a
 *                          study without `zonings:`; a checkpoint of another run: said which
 * @retval ARP_USAGE        a checkpoint for a study without `sensitivity:`; levels without a
 *                          selection
 * @retval ARP_INPUT        the checkpoint cannot be read, or is damaged
 * @retval ARP_OUTPUT       the checkpoint cannot be written
 * @retval ARP_INTERRUPTED  go_on() said no before any draw was made, or among those of the levels
 * @retval ARP_MEMORY
 * Cost: ranking O(nodes * n log n); explaining m of n territories O(n m^2 n) at most for exact
 * p-values; draws * (leaves n + n log n), or of the whole pipeline where the error of the data is
 * drawn. Same study, same options: same bits, for any number of threads.
 */
ARP_API arp_status arp_run(arp_study *study, const arp_run_options *options, arp_results **out,
                           arp_error *err);

/**
 * Open and run a study as written, then once for every combination of a few values; the tables are
 * `sweep` and those that begin with it.
 *
 * @param path, options  as for arp_open(); options->set comes before the combination's own
 * @param over      n_over texts "PATH.TO.KEY=A,B,C"; commas inside [], {} or quotes do not separate
 * @param progress  told after each run, from the caller's thread; false stops; may be NULL
 * @param[out] out  free with arp_results_free(); untouched on failure
 * @retval ARP_USAGE        no "=", no value, a key given twice, more than 100 000 combinations
 * @retval ARP_INTERRUPTED  progress said no
 * @retval ARP_DOMAIN       no combination can be run: the first one's error; and every error of
 *                          arp_open() and arp_run() of the study as written
 * @retval ARP_MEMORY
 * Cost: that of opening and running the study, without draws, once a combination.
 */
ARP_API arp_status arp_run_sweep(const char *path, const arp_study_options *options,
                                 const char *const *over, size_t n_over,
                                 bool (*progress)(void *user, size_t done, size_t total),
                                 void *user, arp_results **out, arp_error *err);

/** Free results and every table that was read of them. NULL is fine. */
ARP_API void arp_results_free(arp_results *results);

/** How many tables there are. Cost: O(1). */
ARP_API size_t arp_results_count(const arp_results *results);

/** The name of the i-th table, in the order of the results folder; NULL past the last. Cost: O(1).
 */
ARP_API const char *arp_results_name(const arp_results *results, size_t i);

/**
 * Read a table by its name.
 *
 * @param[out] out  lives in @p results; untouched on failure
 * @retval ARP_USAGE  there is no such table, or not of this run; the nearest is named
 * @retval ARP_MEMORY
 * Cost: O(rows * columns) the first time, then O(tables).
 */
ARP_API arp_status arp_results_frame(arp_results *results, const char *name, const arp_frame **out,
                                     arp_error *err);

#ifdef __cplusplus
}
#endif
#endif
