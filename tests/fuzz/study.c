/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a study and, after a NUL, a file of its own, `data.csv`: a ranking, or a fault. */
#include <arpent/results.h>
#include <string.h>

#include "must.h"

enum { MOST_BYTES = 1 << 13 }; /* what a run costs grows with it */

static void check_fault(arp_status st, const arp_error *err) {
    char words[64];
    must(st == err->code && st != ARP_INTERNAL);
    arp_error_text(err, ARP_EN, words, sizeof words);
}

static void run(arp_study *study) {
    const arp_run_options options = {.no_draws = true, .threads = 1};
    const arp_frame *ranking = NULL;
    arp_results *results = NULL;
    arp_error err = {0};
    arp_status st = arp_run(study, &options, &results, &err);
    if (st == ARP_OK) st = arp_results_frame(results, "ranking", &ranking, &err);
    if (st != ARP_OK) check_fault(st, &err);
    else must(ranking->n_rows > 0 && arp_frame_find(ranking, "rank"));
    arp_results_free(results);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    const uint8_t *cut = n && n < MOST_BYTES ? memchr(bytes, 0, n) : NULL;
    if (!cut) return 0;
    size_t n_study = (size_t)(cut - bytes);
    const arp_file files[] = {{"study.yaml", (const char *)bytes, n_study},
                              {"data.csv", (const char *)cut + 1, n - n_study - 1}};
    const arp_study_options options = {.file = files, .n_files = 2};
    arp_study *study = NULL;
    arp_error err = {0};
    arp_status st = arp_open("study.yaml", &options, &study, &err);
    if (st == ARP_OK) run(study);
    else check_fault(st, &err);
    must(st == ARP_OK || !study);
    arp_close(study);
    return 0;
}
