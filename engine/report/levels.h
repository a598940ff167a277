/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file levels.h
 * The forms of a comparison of levels.
 */
#ifndef REPORT_LEVELS_H
#define REPORT_LEVELS_H

#include "study/levels.h"

#include "report/json.h"

arp_status arp_levels_json(const arp_study *study, const arp_levels *levels, arp_lang lang,
                           arp_text *out, arp_error *err);
void arp_levels_text(const arp_study *study, const arp_levels *levels, arp_lang lang,
                     arp_text *out);

/** One row a territory that the selection meets, on every level. */
void arp_levels_csv(const arp_study *study, const arp_levels *levels, bool french, arp_text *out);

#endif
