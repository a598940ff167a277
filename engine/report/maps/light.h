/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file light.h
 * report-light.html: the page for mail gateways, without a script: verdict, maps, tables.
 */
#ifndef REPORT_MAPS_LIGHT_H
#define REPORT_MAPS_LIGHT_H

#include "report/page/page.h"

/**
 * Write it, in one language; tables have the selected and ARP_PRINT_ROWS rows beside. What the page
 * leaves out, for secrecy or by ranks_only, it leaves out.
 *
 * @retval ARP_MEMORY
 * Cost: O(cells of the tables shown), and that of arp_svg_write().
 */
arp_status arp_light_write(const arp_page_tables *tables, const arp_page_options *options,
                           arp_out *out, arp_error *err);

#endif
