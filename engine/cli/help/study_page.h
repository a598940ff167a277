/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file study_page.h
 * The reference of the study file, as a page and on a terminal.
 */
#ifndef CLI_STUDY_PAGE_H
#define CLI_STUDY_PAGE_H

#include "base/fail.h"
#include "base/text.h"

/** Append docs/study.md (English) or docs/etude.md; @p base is the study its examples change. */
arp_status arp_put_study(arp_text *t, const char *base, arp_lang lang, arp_error *err);

/**
 * Append what a terminal is told: of the study file where @p asked is NULL, otherwise of a key by
 * its path or the end of it ("sheet"), with the keys inside it; where several are meant, their
 * list.
 *
 * @retval ARP_USAGE  no such key; the nearest one is told
 */
arp_status arp_put_study_help(arp_text *t, const char *asked, arp_lang lang, arp_error *err);

#endif
