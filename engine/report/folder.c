/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fail.h"
#include "base/memory.h"
#include "io/file.h"
#include "report/parts.h"

static const char RANKING[] = "ranking.csv", DRIVERS[] = "drivers.json",
                  SENSITIVITY[] = "sensitivity.json", RESULTS[] = "results.h5";

/* What arpent may find of its own in a folder it replaces; the first is in every one. */
static const char *const OURS[] = {RESULTS, RANKING, DRIVERS, SENSITIVITY, NULL};
/* What is written, by [has_sensitivity][has_drivers]. */
static const char *const WRITTEN[2][2][5] = {
    {{RANKING, RESULTS, NULL}, {RANKING, DRIVERS, RESULTS, NULL}},
    {{RANKING, SENSITIVITY, RESULTS, NULL}, {RANKING, DRIVERS, SENSITIVITY, RESULTS, NULL}}};

static arp_status put_report(const arp_report *r, arp_folder *folder, const char *name,
                             arp_report_what what, arp_report_format format, arp_error *err) {
    char *text = NULL;
    size_t n = 0;
    arp_status st = arp_report_make(r->study, r->answer, what, format, &r->options, &text, &n, err);
    if (st == ARP_OK) st = arp_folder_write(folder, name, text, n, err);
    arp_report_free(text);
    return st;
}

const char *const *arp_report_entries(void) {
    return OURS;
}

arp_status arp_report_folder(const arp_study *study, const arp_answer *answer, const char *path,
                             const arp_report_options *options, const char *const **files,
                             arp_error *err) {
    arp_report r = {.study = study, .answer = answer, .options = *options};
    arp_folder *folder = NULL;
    arp_status st = ARP_OK;
    ARP_TRY(arp_folder_begin(path, OURS, options->force, &folder, err));
    ARP_TRY(put_report(&r, folder, RANKING, ARP_REPORT_RANKING, ARP_FORMAT_CSV, err));
    if (answer->has_drivers) {
        ARP_TRY(put_report(&r, folder, DRIVERS, ARP_REPORT_DRIVERS, ARP_FORMAT_JSON, err));
    }
    if (answer->has_sensitivity) {
        ARP_TRY(put_report(&r, folder, SENSITIVITY, ARP_REPORT_SENSITIVITY, ARP_FORMAT_JSON, err));
    }
    ARP_TRY(arp_results_write(&r, arp_folder_file(folder, RESULTS), err));
    st = arp_folder_commit(folder, err);
    folder = NULL;
    if (st == ARP_OK && files) *files = WRITTEN[answer->has_sensitivity][answer->has_drivers];

done:
    arp_folder_abandon(folder);
    return st;
}
