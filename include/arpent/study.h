/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file study.h
 * A study: read, checked, its data joined.
 *
 *     arp_file file[] = {{"study.yaml", text, strlen(text)}, {"rates.csv", rates, n_rates}};
 *     arp_study_options options = {.file = file, .n_files = 2};
 *     arp_study *study = NULL;
 *     if (arp_open("study.yaml", &options, &study, &err) != ARP_OK) ...
 *     ... arp_run(), results.h ...
 *     arp_close(study);
 */
#ifndef ARPENT_STUDY_H
#define ARPENT_STUDY_H

#include <stdbool.h>

#include <arpent/file.h>
#include <arpent/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A study that was read. It belongs to one thread at a time. */
typedef struct arp_study arp_study;

/** What may be changed of a study without writing another. Zero-initialise. Names and bytes are
    the caller's, and are read while the study is opened only. */
typedef struct arp_study_options {
    const arp_file *file; /* n_files in memory, each name once                     */
    size_t n_files;
    const char *select;     /* "CODE,CODE" instead of selection.territories, or NULL */
    size_t k;               /* instead of within_first, or 0                        */
    const char *level;      /* another of `zonings.levels`, or NULL: the study's own */
    const char *const *set; /* n_set texts "PATH.TO.KEY=VALUE", VALUE in YAML, that change what the
                               study says: "language=en", "method.normalise.rule=minmax" */
    size_t n_set;
    /* What the caller is to write, that no file of the study may be: the path of a file, or of a
       folder in which the NULL-terminated entries are replaced. NULL: nothing. */
    const char *output;
    const char *const *entries;
    const char *with; /* the results of an earlier run, a folder or its results.h5, that are out:
                         what they give away of secret cells is told; NULL: none */
    bool protect;     /* withhold cells so that no secret one follows from what is left */
    /* Asked now and then while what is given away is looked for; false ends the reading with
       ARP_INTERRUPTED. NULL: go on. */
    bool (*go_on)(void *asked);
    void *asked;
    /* Leave the files of `outlines:` unread, which may take longer than all else: there are no maps
       then, and what is wrong with these files is not told. */
    bool no_outlines;
} arp_study_options;

/**
 * Read a study and its data.
 *
 * Each file, the study itself and all that it names, is the one in memory of the very name that is
 * written, otherwise the one on disk; a relative name on disk is beside the study, as @p path has
 * it. The same bytes give the same study from either.
 *
 * @param path      of the study: UTF-8 YAML, see the manual
 * @param options   NULL: none
 * @param[out] out  close with arp_close(); untouched on failure
 * @retval ARP_INPUT   the study, a recipe or a data file is nowhere, or cannot be read
 * @retval ARP_PARSE   a file does not follow its grammar; file, line and column given
 * @retval ARP_DOMAIN  anything else the study must not say, with the place in the study: unknown
 *                     key (nearest told), wrong type, impossible value, indicator without its
 *                     columns, unmatched codes, selection not in the kept territories, ...
 * @retval ARP_USAGE   an option that is no option of this study; a file in memory without a name,
 *                     or two of one name
 * @retval ARP_OUTPUT  the study or a file of it is what options->output says will be written
 * @retval ARP_INTERRUPTED  options->go_on() said no
 * @retval ARP_MEMORY
 * Cost: reads every file twice (header first); O(rows * columns kept). One thread.
 */
ARP_API arp_status arp_open(const char *path, const arp_study_options *options, arp_study **out,
                            arp_error *err);

/** Free a study. NULL is fine. Results made of it are freed before. */
ARP_API void arp_close(arp_study *study);

/** Number of things told (dropped codes, filled cells, late data, ...), those of the last run
    included. Cost: O(1). */
ARP_API size_t arp_study_told(const arp_study *study);

/** The i-th of them, to be put into words by arp_error_text(); NULL past the last. It lives until
    the study is run or closed. Cost: O(1). */
ARP_API const arp_error *arp_study_notice(const arp_study *study, size_t i);

#ifdef __cplusplus
}
#endif
#endif
