/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study behind a handle. */
#include "base/fail.h"
#include "base/memory.h"
#include "study/study.h"

arp_status arp_open(const char *path, const arp_study_options *options, arp_study **out,
                    arp_error *err) {
    arp_study *study = arp_zalloc(1, sizeof *study);
    if (!study) return arp_fail_memory(err);
    arp_status st = arp_study_open(path, options, study, err);
    if (st == ARP_OK) *out = study;
    else arp_free(study);
    return st;
}

void arp_close(arp_study *study) {
    arp_study_free(study);
    arp_free(study);
}
