/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file page.h
 * A page from what all pages share.
 */
#ifndef REPORT_PORTRAIT_PAGE_H
#define REPORT_PORTRAIT_PAGE_H

#include "report/portrait/place.h"

/** The page of the i-th profile. @retval ARP_MEMORY */
arp_status arp_portrait_page(const arp_portraits *all, size_t i, arp_out *out, arp_error *err);

/** How a page begins, which tells a folder of them from a foreign one. */
#define ARP_PORTRAIT_BEGINS "<!DOCTYPE html><!-- arpent -->\n<html lang=\""

/** From <!DOCTYPE> to <body>, of that title. */
void arp_portrait_begin(const arp_place_page *p, const char *title, const char *class);

#endif
