/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file pairs.h
 * A list of neighbours as a file has it, by their codes.
 */
#ifndef STUDY_GATHER_PAIRS_H
#define STUDY_GATHER_PAIRS_H

#include "io/geojson/borders.h"
#include "study/gather/gather.h"

/** Pairs of places among the n codes, one of which may stand several times. */
typedef struct gathered_pairs {
    const char *file; /* base name */
    const char **code;
    size_t n;
    arp_border *pair;
    size_t n_pairs;
    arp_table table; /* what holds the codes: one of the two */
    arp_borders borders;
} gathered_pairs;

/**
 * Read `file:` of a contiguity: a CSV of pairs, or outlines.
 *
 * @param[out] out  free with gather_pairs_free(), after a failure too
 * @retval ARP_DOMAIN  a code that is its own neighbour; columns that are not two
 */
arp_status gather_pairs_read(const spec_contiguity *c, arp_study *study, gathered_pairs *out,
                             arp_error *err);

void gather_pairs_free(gathered_pairs *pairs);

#endif
