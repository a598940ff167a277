/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file scales.h
 * What the page puts indicators on another scale with, to the engine's own bits: their values as a
 * normalisation takes them, and the marks of each scale, measured as the engine measures them.
 */
#ifndef REPORT_PAGE_SCALES_H
#define REPORT_PAGE_SCALES_H

#include "report/page/pen.h"

/**
 * Members of block "scores", after what is there: "values": {INDICATOR: {"f64"}}, a territory in
 * the order of the ranking, nothing where the tree fills a hole or leaves it; "declared", the
 * study's rule; "target", the ends of minmax: the study's where it is its rule, otherwise 0 and 1;
 * and "rules": [{"rule", "polarity": {INDICATOR}, "marks": {INDICATOR: [from, to]}}], those that
 * every indicator can be put on. No rule where the study gives a scale, or takes weights from the
 * data.
 *
 * For indicators without secret cells alone: the caller looks.
 *
 * Cost: O(rules * indicators * territories * log territories).
 */
arp_status arp_page_scales(const arp_pen *p, arp_error *err);

#endif
