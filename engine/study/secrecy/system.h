/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file system.h
 * Cells, and the equations that published figures make between them. (methods.md 1.7)
 */
#ifndef STUDY_SECRECY_SYSTEM_H
#define STUDY_SECRECY_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fail.h"
#include "base/memory.h"

/** One number, told or not. */
typedef struct secrecy_cell {
    double value;       /* as published; NaN: secret                                          */
    double half;        /* how far it may be from what it was before it was rounded           */
    double least, most; /* what it may be beforehand, where it is not told; infinite: no end  */
    double bound;       /* told too closely where what is left is narrower                    */
    bool whole;         /* it is a whole number                                               */
    bool fixed;         /* it cannot be withheld: it is out already                           */
} secrecy_cell;

typedef struct secrecy_term {
    size_t cell;
    double factor;
} secrecy_term;

/** low <= sum of factor * cell <= high, where cells stand for what they were before rounding. */
typedef struct secrecy_equation {
    size_t first, n; /* its terms, by rising cell, each cell once, no factor 0 */
    double low, high;
    size_t said; /* whatever its maker words it by */
} secrecy_equation;

/** Zero-initialise; free with secrecy_system_free(). */
typedef struct secrecy_system {
    secrecy_cell *cell;
    size_t n_cells, cells_room;
    secrecy_term *term;
    size_t n_terms, terms_room;
    secrecy_equation *equation;
    size_t n_equations, equations_room;
    bool bad; /* memory was short: nothing more is added */
} secrecy_system;

/** One cell more; its place. */
size_t secrecy_add_cell(secrecy_system *s, const secrecy_cell *cell);

/** One more term of the equation under way. */
void secrecy_add_term(secrecy_system *s, size_t cell, double factor);

/** Ends the equation under way; one without a term is none. */
void secrecy_end_equation(secrecy_system *s, double low, double high, size_t said);

/** Drops the terms of the equation under way. */
void secrecy_drop_terms(secrecy_system *s);

/** @retval ARP_MEMORY  it was short */
arp_status secrecy_system_status(const secrecy_system *s, arp_error *err);

void secrecy_system_free(secrecy_system *s);

/** Whether a cell's number is told. */
static inline bool secrecy_is_told(const secrecy_cell *c) {
    return c->value == c->value;
}

/**
 * The connected parts of a system: cells that stand in an equation together are of one.
 *
 * @param counts     one an equation: whether it is looked at; NULL: all are
 * @param joins      one a cell: whether it holds together the equations it stands in
 * @param[out] of    one an equation: its part, in the order of the first equation of each;
 *                   SIZE_MAX for one that does not count, or in which no cell joins
 * @param[out] n     parts
 * @retval ARP_MEMORY  Cost: O(terms), nearly.
 */
arp_status secrecy_parts(const secrecy_system *s, const uint8_t *counts, const uint8_t *joins,
                         size_t *of, size_t *n, arp_error *err);

#endif
