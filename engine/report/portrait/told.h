/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file told.h
 * What stands out of a territory's indicators, what is lacking, and where its figures come from.
 */
#ifndef REPORT_PORTRAIT_TOLD_H
#define REPORT_PORTRAIT_TOLD_H

#include "report/portrait/place.h"

/** The indicators on which it is among the first quarter by need, and among the last: at most four
    each, the most marked first. Then those that have no value, and why. */
void arp_portrait_told(const arp_place_page *p);

/** The sources, each once. */
void arp_portrait_sources(const arp_place_page *p);

#endif
