/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file panels.h
 * What each map shows: the score and each side by quintiles of rank, two sides at once by thirds.
 */
#ifndef REPORT_MAPS_PANELS_H
#define REPORT_MAPS_PANELS_H

#include "report/maps/shapes.h"

enum { ARP_PANELS_MOST = 8, ARP_NO_CLASS = 255 };

typedef struct arp_panel {
    char title[2][128];        /* by language; "" : a message says it */
    int message;               /* otherwise */
    const char *const *colour; /* n_colours: from the least need to the most */
    size_t n_colours;          /* 5, or 9: the first side's third goes first */
    uint8_t *class;            /* one a shape; ARP_NO_CLASS: it has no rank   */
    bool two;                  /* of the sides that are panels 1 and 2 */
} arp_panel;

typedef struct arp_panels {
    arp_panel at[ARP_PANELS_MOST];
    size_t n;
    uint32_t *row; /* one a shape: of the ranking; UINT32_MAX for none */
    bool *chosen;  /* one a shape */
    arp_pool *pool;
} arp_panels;

/**
 * @param ranks_only  the score alone, which is by ranks: no side is told
 * @retval ARP_MEMORY
 * Cost: O(rows of the table `nodes` * sides).
 */
arp_status arp_panels_make(const arp_page_tables *tables, const arp_shapes *shapes, bool ranks_only,
                           arp_panels *out, arp_error *err);

void arp_panels_free(arp_panels *panels);

#endif
