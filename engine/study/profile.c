/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/codes.h"
#include "base/text.h"
#include "drivers/around/profile.h"
#include "study/gather/messages.h"
#include "study/messages.h"
#include "study/spec/spec.h"
#include "study/study.h"

/* Why a code is not among the ranked: told apart from a code that nobody knows. */
static arp_status refuse(const arp_study *study, const arp_codes *codes, const char *code,
                         arp_error *err) {
    for (size_t i = 0; i < study->n_unranked; i++) {
        const arp_unranked *u = &study->unranked[i];
        if (strcmp(u->code, code) != 0) continue;
        if (u->reason == ARP_UNRANKED_EXCLUDED)
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_PROFILE_EXCLUDED, "ss", code, u->label);
        if (u->reason == ARP_UNRANKED_ELSEWHERE)
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_STUDY_SELECTED_ELSEWHERE, "ss", code,
                            u->label);
        if (u->reason == ARP_UNRANKED_UNMATCHED)
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_PROFILE_UNMATCHED, "s", code);
        if (u->reason == ARP_UNRANKED_UNKNOWN)
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_PROFILE_UNKNOWN_POPULATION, "ss", code,
                            u->label);
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_PROFILE_SMALL, "ssn", code, u->label,
                        study->minimum_population);
    }
    const char *near = arp_codes_lost_zero(codes, code);
    if (!near) near = arp_text_nearest(code, study->values.code, study->values.n_rows);
    if (near) return arp_fail(err, ARP_DOMAIN, ARP_MSG_PROFILE_NEAR, "ss", code, near);
    return arp_fail(err, ARP_DOMAIN, ARP_MSG_PROFILE_UNKNOWN, "su", code, study->values.n_rows);
}

static arp_status find(const arp_study *study, const char *code, size_t *row, arp_error *err) {
    arp_codes *codes = arp_codes_new(study->values.code, study->values.n_rows);
    if (!codes) return arp_fail_memory(err);
    *row = arp_codes_find(codes, code);
    arp_status st = *row == SIZE_MAX ? refuse(study, codes, code, err) : ARP_OK;
    arp_codes_free(codes);
    return st;
}

/* The rows asked for, from the profiles' pool. */
static arp_status choose(const arp_study *study, const char *code, arp_profiles *out, size_t **row,
                         arp_error *err) {
    out->n = code ? 1 : study->values.n_rows;
    if (!arp_pool_take_all(out->pool, ARP_ARRAY(out->at, out->n), ARP_ARRAY(*row, out->n)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < out->n; i++) (*row)[i] = i;
    return code ? find(study, code, *row, err) : ARP_OK;
}

arp_status arp_study_profile(const arp_study *study, const char *code, arp_profiles *out,
                             arp_error *err) {
    size_t *row, n = study->n_comparators;
    arp_profiles made = {.pool = arp_pool_new()};
    arp_profile_comparator *comparator = arp_zalloc(n, sizeof *comparator);
    arp_status st = made.pool && comparator ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    ARP_TRY(choose(study, code, &made, &row, err));
    for (size_t i = 0; i < n; i++) {
        comparator[i] =
            (arp_profile_comparator){study->comparator[i].name, study->comparator[i].value};
    }
    const arp_profile_input in = {.plan = &study->plan,
                                  .values = &study->values,
                                  .errors = study->errors,
                                  .comparator = comparator,
                                  .n_comparators = n,
                                  .alpha = study->alpha};
    ARP_TRY(arp_profiles_of(&in, row, made.n, made.pool, made.at, err));
    *out = made;
    made = (arp_profiles){0};
done:
    arp_profiles_free(&made);
    arp_free(comparator);
    /* the engine knows territories and indicators, not files */
    if (st != ARP_OK && err && !err->path[0]) {
        arp_text_cut(err->path, sizeof err->path, study->spec->path, strlen(study->spec->path));
    }
    return st;
}

void arp_profiles_free(arp_profiles *profiles) {
    if (!profiles) return;
    arp_pool_free(profiles->pool);
    *profiles = (arp_profiles){0};
}
