/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file leave.h
 * What the equations leave of each secret cell, and those that must be withheld for enough to be
 * left. (methods.md 1.7)
 */
#ifndef STUDY_SECRECY_LEAVE_H
#define STUDY_SECRECY_LEAVE_H

#include "base/enum.h"
#include "study/secrecy/system.h"

/** What became of a secret cell. */
#define SECRECY_STATES(X)                                                                          \
    X(SECRECY_APART, "apart")                /* it stands in no equation              */           \
    X(SECRECY_KEPT, "kept")                  /* enough is left open                   */           \
    X(SECRECY_GIVEN_AWAY, "given_away")      /* what is left is narrower than its bound */         \
    X(SECRECY_CONTRADICTED, "contradiction") /* its equations cannot all hold         */           \
    X(SECRECY_NOT_DECIDED, "undecided")      /* the arithmetic gave up                */

ARP_ENUM(secrecy_state, SECRECY_STATES)

/** One entry a cell; NaN and SECRECY_APART for those that are told. Zero-initialise. */
typedef struct secrecy_left {
    double *least, *most;
    uint8_t *state;
    size_t *first, *n; /* into by: the equations that give it away, or that contradict each other */
    size_t *by, n_by, room;
    bool bad; /* memory was short */
} secrecy_left;

/** Narrower than the cell's bound, and than it was beforehand. */
bool secrecy_is_given(const secrecy_cell *cell, double least, double most);

/** Who asks, and how to stop. */
typedef struct secrecy_patience {
    bool (*go_on)(void *asked); /* NULL: go on */
    void *asked;
} secrecy_patience;

/**
 * @param withheld  one a cell: 1 where its number is taken back; NULL: none is
 * @param[out] out  free with secrecy_left_free()
 * Errors of secrecy_ranges(). Cost: as it.
 */
arp_status secrecy_leave(const secrecy_system *s, const uint8_t *withheld,
                         const secrecy_patience *patience, secrecy_left *out, arp_error *err);

void secrecy_left_free(secrecy_left *left);

/** Cells withheld in one connected part of a system. */
typedef struct secrecy_withheld {
    size_t n_cells;  /* of the part, told or not                            */
    size_t n_given;  /* secret cells of it that were given away             */
    size_t n_beyond; /* of these, those that withholding all does not help  */
    size_t n;        /* withheld                                            */
    size_t fewest;   /* no fewer would do; equal to n where that is proved  */
} secrecy_withheld;

enum { SECRECY_PROVED = 60 }; /* cells of a part in which the fewest are always looked for */

/**
 * Withhold cells until no secret one is given away, as few as can be.
 *
 * @param left          of secrecy_leave() with none withheld
 * @param[out] withheld one a cell, 1 where it is to be withheld
 * @param[out] part     n_parts of them, free with arp_free()
 * Errors of secrecy_ranges().
 * Cost: in each part rounds of a set cover (a mixed program of bounded nodes) and the ranges of
 * its secret cells.
 */
arp_status secrecy_protect(const secrecy_system *s, const secrecy_left *left,
                           const secrecy_patience *patience, uint8_t *withheld,
                           secrecy_withheld **part, size_t *n_parts, arp_error *err);

#endif
