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

#include "base/enum.h"
#include "report/page/page.h"
#include "report/portrait/portrait.h"
#include "report/tables/statement.h"
#include "report/words/subject.h"

typedef enum arp_report_what {
    ARP_REPORT_CHECK,
    ARP_REPORT_RANKING,
    ARP_REPORT_DRIVERS,
    ARP_REPORT_RUN,
    ARP_REPORT_SENSITIVITY,
    ARP_REPORT_PROFILE,
    ARP_REPORT_PERIMETERS,
    ARP_REPORT_POWER,
    ARP_REPORT_SWEEP,
    ARP_REPORT_CATALOGUE,
    ARP_REPORT_CONTRACTS,
    ARP_REPORT_CHOOSE,
    ARP_REPORT_PLACES
} arp_report_what;
#define ARP_REPORT_FORMATS(X)                                                                      \
    X(ARP_FORMAT_TEXT, "text")                                                                     \
    X(ARP_FORMAT_CSV, "csv")                                                                       \
    X(ARP_FORMAT_JSON, "json")

ARP_ENUM(arp_report_format, ARP_REPORT_FORMATS)

/** Are the tables of a need among those that a report gives as JSON? */
bool arp_report_tells(arp_report_what what, arp_needs needs);

/**
 * Make one report: text for people that fits 80 columns, tables those of the options; as CSV the
 * command's main table; as JSON one object with every table of what the command speaks of.
 *
 * ARP_REPORT_CHECK needs a study and has no main table; the ranking and what follows it need the
 * study's answer; ARP_REPORT_DRIVERS, and the drivers' part of ARP_REPORT_RUN, a selection;
 * ARP_REPORT_SENSITIVITY an answer that has one; the others their own part of the facts. The
 * catalogue has no text here.
 *
 * @param[out] text  n bytes and a NUL; free with arp_report_free()
 * @retval ARP_USAGE  drivers asked for, and the study has no selection; a sensitivity, and the
 *                    answer has none; a check as CSV
 */
ARP_CALL arp_status arp_report_make(const arp_facts *facts, arp_report_what what,
                                    arp_report_format format, const arp_report_options *options,
                                    char **text, size_t *n, arp_error *err);

void arp_report_free(char *text);

/** Names, NULL-terminated and static, of what arp_report_folder() may replace in a folder. */
const char *const *arp_report_entries(void);

struct arp_folder;

/**
 * A results folder to be, at @p path: arp_folder_begin() of io/file.h, which says what is refused.
 * To be done before the work that it is for.
 */
arp_status arp_report_begin(const char *path, bool force, struct arp_folder **out, arp_error *err);

/**
 * Write the results into it: ranking.csv, tables/NAME.csv for every other table that applies,
 * datapackage.json, results.json, results.h5, screen.txt, report.html,
 * report-light.html, tables.xlsx. They are in their place, whole, after arp_folder_commit(), and
 * what an earlier release wrote there is gone.
 *
 * @param[out] files  names written, NULL-terminated, static; may be NULL
 * @retval ARP_OUTPUT  with the path and the system's reason; nothing was changed
 */
ARP_CALL arp_status arp_report_folder(const arp_facts *facts, struct arp_folder *folder,
                                      const arp_report_options *options, const char *const **files,
                                      arp_error *err);

/**
 * Make report.html, report-light.html and tables.xlsx again from a results folder, of its
 * results.h5: the bytes that arp_report_folder() wrote, for the same options.
 *
 * @param options  lang and ranks_only
 * @retval ARP_INPUT   no results.h5 in it, or none that arp_kept_read() reads
 * @retval ARP_OUTPUT  one of the two cannot be written
 */
ARP_CALL arp_status arp_report_again(const char *folder, const arp_page_options *options,
                                     arp_error *err);

#endif
