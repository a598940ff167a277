/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file catalogue.h
 * The catalogue of indicators on the screen.
 */
#ifndef REPORT_SCREEN_CATALOGUE_H
#define REPORT_SCREEN_CATALOGUE_H

#include "base/text.h"
#include "catalogue/catalogue.h"

/** One line an indicator; of a single one all that the catalogue says. */
void arp_catalogue_text(const arp_catalogue *catalogue, arp_lang lang, arp_text *out);

#endif
