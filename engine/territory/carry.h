/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file carry.h
 * The rows of a file of communes onto the communes of the study, without losing one.
 *
 * By passage, the counts of a row follow its code from the file's geography to the study's: mergers
 * are summed, splits shared by the stated ratio, new numbers followed. By equal code, a row goes to
 * the commune of its own code and nothing else; a commune whose code had ended by the file's year
 * has its counts under another one, which is known only where the passage is.
 *
 * Either way an arrondissement of Paris, Lyon or Marseille is a part of its commune: its row is
 * added to it, unless the file has a row of the whole commune, which then stands.
 */
#ifndef TERRITORY_CARRY_H
#define TERRITORY_CARRY_H

#include "territory/zonings.h"

#include "base/memory.h"
#include "territory/passage.h"

/** What became of a row. */
typedef enum arp_fate {
    ARP_FATE_CARRIED,        /* one row, one commune, the same code          */
    ARP_FATE_RENUMBERED,     /* the same, under another code or spelling     */
    ARP_FATE_MERGED,         /* added to others in one commune               */
    ARP_FATE_SPLIT,          /* shared among communes by a ratio             */
    ARP_FATE_ARRONDISSEMENT, /* added to its commune                         */
    ARP_FATE_DETAIL,         /* an arrondissement whose commune has its row  */
    ARP_FATE_OUTSIDE,        /* of a real département the study does not have */
    ARP_FATE_UNKNOWN         /* none of the study's communes, in a département that it has, or no
                                code that a commune may have */
} arp_fate;

/** A share of a row that goes to a commune. */
typedef struct arp_link {
    size_t row, commune;
    double share;
} arp_link;

typedef struct arp_carry {
    arp_link *link; /* by rising commune, then row */
    size_t n_links;
    size_t *first;   /* n_communes + 1: the links of a commune */
    uint8_t *fate;   /* one a row of the file, arp_fate */
    uint8_t *absent; /* one a commune: 0 it has a row, or one of arp_absence */
    /* one a commune: of Paris, Lyon or Marseille made of arrondissements, a bit for each that the
       file lacks (the lowest is the first); 0 for any other */
    uint32_t *lacking;
    size_t twice[2]; /* the first two rows that are one commune in two spellings; 0, 0: none */
    size_t n_rows, n_communes;
    arp_pool *pool;
} arp_carry;

/** Why a commune has no row. */
typedef enum arp_absence {
    ARP_ABSENT = 1,   /* the file does not have it                        */
    ARP_ABSENT_MERGED /* its counts stand under the code that it joined   */
} arp_absence;

/**
 * Find where n rows go.
 *
 * @param code       of the rows, without doubles
 * @param geography  of the file, among those of @p passage
 * @param by_passage follow the changes of codes; otherwise by equal code
 * @retval ARP_MEMORY
 * Cost: O(n * steps).
 */
arp_status arp_carry_make(const arp_passage *passage, const char *const *code, size_t n,
                          size_t geography, bool by_passage, arp_carry *out, arp_error *err);

void arp_carry_free(arp_carry *carry);

/** Rows by fate and communes by what they have, @p absent being what one without a row counts for
    (NaN: unknown); the rest of the balance is the caller's. */
void arp_carry_balance(const arp_carry *carry, double absent, arp_balance *out);

/** What a column holds. */
typedef enum arp_carried_as {
    ARP_CARRY_COUNT, /* is summed and shared                                          */
    ARP_CARRY_LEVEL  /* a rate, a median: of one row only; several rows give no value */
} arp_carried_as;

/**
 * A column of the file onto the communes.
 *
 * A commune's cell is the sum of shares times cells, added with compensation in the order of the
 * rows; a marked cell gives its mark, the worst of several. A commune without a row has the value
 * @p absent, missing where that is NaN; where its counts stand elsewhere it is 0, and a level is
 * not applicable.
 *
 * @param x, mark       n_rows
 * @param[out] to, out  n_communes
 * Cost: O(links), no allocation.
 */
void arp_carry_column(const arp_carry *carry, const double *x, const uint8_t *mark,
                      arp_carried_as as, double absent, double *to, uint8_t *out);

#endif
