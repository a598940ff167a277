/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file levels.h
 * A comparison of levels on the screen.
 */
#ifndef REPORT_WORDS_LEVELS_H
#define REPORT_WORDS_LEVELS_H

#include "study/levels.h"

#include "base/text.h"

void arp_levels_text(const arp_study *study, const arp_levels *levels, arp_lang lang,
                     arp_text *out);

#endif
