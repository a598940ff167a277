/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sweep.h
 * A sweep on the screen: one row a combination, what fits 80 columns.
 */
#ifndef REPORT_SCREEN_SWEEP_H
#define REPORT_SCREEN_SWEEP_H

#include "base/text.h"
#include "study/sweep.h"

void arp_sweep_text(const arp_sweep *sweep, arp_lang lang, arp_text *out);

#endif
