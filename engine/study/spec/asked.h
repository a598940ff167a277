/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file asked.h
 * `choose:` as it was written.
 */
#ifndef STUDY_SPEC_ASKED_H
#define STUDY_SPEC_ASKED_H

#include "study/study.h"

/** `choose:`: a choice that is yet to be made. */
typedef struct spec_choose {
    bool given;
    uint64_t first; /* 0: by budget */
    arp_budget kind;
    double budget;
    const char *column; /* of costs, or NULL                    */
    size_t side;        /* among the root's children            */
    double weight[2];
    double threshold; /* NaN: the mean                        */
    const char *per;  /* text column of the quota, or NULL    */
    uint64_t at_most;
    const char *const *exclude; /* n_exclude codes */
    size_t n_exclude;
    arp_place place;
} spec_choose;

#endif
