/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file basis.h
 * What the bits of an answer rest on besides study and data: versions, instructions, kernels.
 */
#ifndef BASE_BASIS_H
#define BASE_BASIS_H

#include <stddef.h>

enum { ARP_BASIS_MOST = 32, ARP_BASIS_VALUE = 160 };

/** One thing: its name, the same in every language, and what it is here. */
typedef struct arp_basis_row {
    const char *name;
    char value[ARP_BASIS_VALUE];
} arp_basis_row;

/** A list of them; zero-initialise. */
typedef struct arp_basis {
    arp_basis_row row[ARP_BASIS_MOST];
    size_t n;
} arp_basis;

/** One row more, its value cut to its room; nothing when the list is full. */
void arp_basis_add(arp_basis *to, const char *name, const char *value);

/**
 * The rows of what works with numbers: arpent, its compiler, the instructions of vectors, the C
 * library and whether its functions multiply and add in one step, OpenBLAS and the kernels that it
 * took for this processor, GLPK, R's functions; and two marks, of 16 digits each, of bits that
 * differ among processors: of powers, logarithms and exponentials, and of principal components.
 * Where two machines have the same marks, these functions gave the same bits there.
 *
 * Cost: milliseconds.
 */
void arp_basis_of_numbers(arp_basis *to);

#endif
