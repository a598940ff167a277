/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file parts.h
 * Parts of the weight triangle with their first lists, gathered into cells by equal list.
 */
#ifndef DRIVERS_WEIGHTS_PARTS_H
#define DRIVERS_WEIGHTS_PARTS_H

#include "base/fail.h"
#include "base/memory.h"
#include "drivers/weights/cell.h"

enum { ARP_PART_CORNERS = 64 };

#define ARP_PART_NOTHING 1e-16 /* a share of the simplex that is rounding */

/** A cell under way. */
typedef struct arp_part_cell {
    uint64_t key;    /* of its list */
    uint32_t *first; /* k rows, in the pool */
    double share;
    size_t n_corners; /* of all its parts */
} arp_part_cell;

typedef struct arp_parts {
    size_t n, n_rows, k;
    double *line[3]; /* n bundles: rows with the same three ends, bit by bit */
    size_t *start;   /* n + 1 */
    uint32_t *row;   /* n_rows, rising in each bundle; bundles in the order of their lowest */
    struct arp_seat {
        uint32_t bundle, seats;
    } * seated; /* the list being made, the lowest rows of a bundle first */
    size_t n_seated;
    uint64_t *key;     /* one a row */
    bool *in;          /* one a row: seated */
    uint64_t list_key; /* of the rows seated, in whatever order */
    arp_part_cell *cell;
    size_t n_cells, most_cells;
    size_t *slot; /* hash table of cells, plus 1 */
    size_t n_slots;
    arp_corner *corner; /* of every part, and the cell each belongs to */
    uint32_t *owner;
    size_t n_corners, room;
    arp_pool *pool; /* of the lists */
    bool left_out;  /* too many cells, rows or parts */
} arp_parts;

/** @retval ARP_MEMORY */
arp_status arp_parts_open(arp_parts *parts, double *const *line, size_t n, size_t k,
                          arp_error *err);
void arp_parts_close(arp_parts *parts);

/** Seat the lowest rows of a bundle. */
void arp_parts_seat(arp_parts *parts, uint32_t bundle, uint32_t seats);

/** Forget the seats given since there were @p n_seated. */
void arp_parts_unseat(arp_parts *parts, size_t n_seated);

/** The list seated now, of k rows, stands over a part; false where it cannot be kept: *no_memory,
    or left_out is set. */
bool arp_parts_add(arp_parts *parts, const arp_corner *at, size_t n, double share, bool *no_memory);

/** The cells, the largest first; none where some were left out.
    @param[out] out  *n, in @p pool @retval ARP_MEMORY */
arp_status arp_parts_cells(arp_parts *parts, arp_pool *pool, arp_weight_cell **out, size_t *n,
                           arp_error *err);

#endif
