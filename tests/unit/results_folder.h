/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file results_folder.h
 * A results folder from its beginning to its place, as `run` writes one.
 */
#ifndef TESTS_RESULTS_FOLDER_H
#define TESTS_RESULTS_FOLDER_H

#include "report/report.h"

#include "io/file.h"

static inline arp_status write_results(const arp_facts *facts, const char *path,
                                       const arp_report_options *options, const char *const **files,
                                       arp_error *err) {
    arp_folder *folder = NULL;
    arp_status st = arp_report_begin(path, false, &folder, err);
    if (st == ARP_OK) st = arp_report_folder(facts, folder, options, files, err);
    if (st == ARP_OK) return arp_folder_commit(folder, err);
    arp_folder_abandon(folder);
    return st;
}

#endif
