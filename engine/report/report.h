/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file report.h
 * Results into text for people, CSV and JSON for machines, and the results folder.
 *
 * Nothing written depends on the clock, the machine's name or the place of the files. Machine
 * numbers use a point and read back to the same double.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "study/levels.h"
#include "study/study.h"
#include "study/sweep.h"

typedef enum arp_report_what {
    ARP_REPORT_CHECK,
    ARP_REPORT_RANKING,
    ARP_REPORT_DRIVERS,
    ARP_REPORT_RUN,
    ARP_REPORT_SENSITIVITY
} arp_report_what;
typedef enum arp_report_format {
    ARP_FORMAT_TEXT,
    ARP_FORMAT_CSV,
    ARP_FORMAT_JSON
} arp_report_format;

typedef struct arp_report_options {
    arp_lang lang; /* of text for people */
    bool csv_fr;   /* BOM, semicolon, decimal comma */
    size_t head;   /* territories shown by ARP_REPORT_RUN as text, 0: 10 */
    bool full;     /* drivers as text: every part, not one screen */
    bool force;    /* replace a folder that holds foreign files (they are kept) */
} arp_report_options;

/**
 * Make one report.
 *
 * ARP_REPORT_CHECK needs no answer; ARP_REPORT_DRIVERS and the drivers' part of ARP_REPORT_RUN
 * need a selection, ARP_REPORT_SENSITIVITY an answer that has one. Text fits 80 columns.
 *
 * @param[out] text  n bytes and a NUL; free with arp_report_free()
 * @retval ARP_USAGE  drivers asked for, and the study has no selection; a sensitivity, and the
 *                    answer has none
 */
ARP_CALL arp_status arp_report_make(const arp_study *study, const arp_answer *answer,
                                    arp_report_what what, arp_report_format format,
                                    const arp_report_options *options, char **text, size_t *n,
                                    arp_error *err);

void arp_report_free(char *text);

/**
 * Make the report of one territory's profile, or of several, one after the other. JSON is the one
 * territory's object, or for several {"profiles": [...]}.
 *
 * @param answer  the study, run
 * @param[out] text  n bytes and a NUL; free with arp_report_free()
 * @retval ARP_MEMORY
 */
ARP_CALL arp_status arp_report_profile(const arp_study *study, const arp_answer *answer,
                                       const arp_profiles *profiles, arp_report_format format,
                                       const arp_report_options *options, char **text, size_t *n,
                                       arp_error *err);

/** Names, NULL-terminated and static, of what arp_report_folder() may replace in a folder. */
const char *const *arp_report_entries(void);

/**
 * Write the results folder, whole or not at all: ranking.csv, drivers.json (with a selection),
 * sensitivity.json (where there is one) and results.h5.
 *
 * @param[out] files  names written, NULL-terminated, static; may be NULL
 * @retval ARP_OUTPUT  with the path and the system's reason; nothing was changed
 */
ARP_CALL arp_status arp_report_folder(const arp_study *study, const arp_answer *answer,
                                      const char *path, const arp_report_options *options,
                                      const char *const **files, arp_error *err);

/**
 * Levels compared: text shows what fits 80 columns, CSV one row a territory that the selection
 * meets, JSON everything.
 *
 * @param[out] text  as for arp_report_make()
 * @retval ARP_MEMORY
 */
ARP_CALL arp_status arp_report_levels(const arp_study *study, const arp_levels *levels,
                                      arp_report_format format, const arp_report_options *options,
                                      char **text, size_t *n, arp_error *err);

/**
 * A sweep as a table: one row a combination, its keys first. Text shows what fits 80 columns; CSV
 * and JSON have everything.
 *
 * @param[out] text  as for arp_report_make()
 * @retval ARP_MEMORY
 */
ARP_CALL arp_status arp_report_sweep(const arp_sweep *sweep, arp_report_format format,
                                     const arp_report_options *options, char **text, size_t *n,
                                     arp_error *err);

#endif
