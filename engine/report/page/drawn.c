/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page/drawn.h"

bool arp_page_is_drawn(const arp_page_tables *tables) {
    const arp_result_table *lines = arp_page_table(tables, "outlines");
    const char *level = arp_page_text(arp_page_table(tables, "study"), 0, "level");
    return lines && level && arp_page_row(lines, 0, "level", level) != SIZE_MAX;
}

bool arp_page_zoning_drawn(const arp_page_tables *tables, const char *level) {
    const arp_result_table *levels = arp_page_table(tables, "levels"),
                           *lines = arp_page_table(tables, "outlines");
    size_t row = levels && level ? arp_page_row(levels, 0, "level", level) : SIZE_MAX;
    if (!lines || row == SIZE_MAX) return false;
    double ranked = arp_page_number(levels, row, "ranked");
    if (!(ranked > 0 && ranked <= ARP_PAGE_OUTLINES)) return false;
    return arp_page_row(lines, 0, "level", level) != SIZE_MAX;
}

bool arp_page_zonings_drawn(const arp_page_tables *tables) {
    const arp_result_table *levels = arp_page_table(tables, "levels");
    for (size_t row = 0; levels && row < levels->n_rows; row++) {
        if (arp_page_zoning_drawn(tables, arp_page_text(levels, row, "level"))) return true;
    }
    return false;
}
