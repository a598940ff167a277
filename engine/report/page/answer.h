/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file answer.h
 * The top of the page: title, verdict, what to read with it, a few figures; without a selection the
 * first ones of the ranking.
 */
#ifndef REPORT_PAGE_ANSWER_H
#define REPORT_PAGE_ANSWER_H

#include "report/page/pen.h"

void arp_page_answer(const arp_pen *p);

#endif
