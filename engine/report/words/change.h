/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file change.h
 * The minimal weight change and the certificates, in words and as JSON.
 */
#ifndef REPORT_WORDS_CHANGE_H
#define REPORT_WORDS_CHANGE_H

#include "drivers/change/change.h"

#include "report/words/parts.h"

/** One answer as a sentence without its closing period: "Mirepoix entre dans les 30 premiers si le
    poids de « ... » passe de 12,5 % à 18,0 %". */
void arp_change_sentence(const arp_report *r, const arp_change_one *one, arp_lang lang,
                         arp_text *out);

/** A few lines for the terminal. */
void arp_change_text(const arp_report *r, arp_text *out);

#endif
