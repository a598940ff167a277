/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file claims.h
 * Sentences of the form "this indicator of that union is above that reference", tested.
 *
 * "Above" and "significantly above" stand apart: the first compares two numbers, the second asks
 * whether chance alone, at the reference's rate, would give a figure as extreme. The error is that
 * of the indicator: Poisson or binomial counts, or the standard error of a ready value. A
 * comparator or a number is taken as fixed; the rest, which is other territories, has an error too.
 * Weighted census counts are rounded to whole ones. References: Garwood 1936 (exact Poisson), Byar
 * in Breslow and Day 1987, Wilson 1927, Dobson and others 1991, Holm 1979. (methods.md 8.2)
 */
#ifndef DRIVERS_AROUND_CLAIMS_H
#define DRIVERS_AROUND_CLAIMS_H

#include "base/enum.h"
#include "drivers/around/perimeters.h"

#include "drivers/around/reliability.h"
#include "drivers/around/unit.h"

typedef struct arp_claim_input {
    const char *text[2];         /* as it was said, by language; NULL                        */
    const char *const *lacks[2]; /* n_lacks parts that are missing, by language: it cannot be
                                    tested                                                   */
    size_t n_lacks;              /* 0: the rest counts                                       */
    size_t column;               /* of the table of values                                   */
    arp_members of;              /* name as the study has it                                 */
    bool above;                  /* the direction claimed, otherwise below                   */
    const char *than; /* the comparator's name; of the rest that of whose, NULL for all */
    double reference; /* its value, or the number; NaN where it has none. Of the rest it is
                         found here                                                    */
    arp_members rest; /* n > 0: compare with these without the union's members. Its name is
                         as the study has it                                           */
    double alpha;
} arp_claim_input;

typedef struct arp_claims_input {
    const arp_sums *sums;
    const arp_claim_input *claim;
    size_t n;
} arp_claims_input;

#define ARP_CLAIM_STATES(X)                                                                        \
    X(ARP_CLAIM_LACKS, "lacks")       /* something is missing: `asked.lacks` */                    \
    X(ARP_CLAIM_NO_VALUE, "no_value") /* the union or the comparator has none */                   \
    X(ARP_CLAIM_COMPARED, "compared") /* compared; significance cannot be had: `untested` */       \
    X(ARP_CLAIM_TESTED, "tested")

ARP_ENUM(arp_claim_state, ARP_CLAIM_STATES)

/** Why a comparison has no significance. */
#define ARP_UNTESTED_WHYS(X)                                                                       \
    X(ARP_UNTESTED_MODEL, "no_model")          /* the indicator states no error model */           \
    X(ARP_UNTESTED_NEGATIVE, "negative")       /* a numerator below 0 is no count */               \
    X(ARP_UNTESTED_RANGE, "out_of_range")      /* count, whole or reference outside what the model \
                                                  allows */                                        \
    X(ARP_UNTESTED_ERROR, "no_standard_error") /* that of a member is missing, or nothing varies   \
                                                */

ARP_ENUM(arp_untested, ARP_UNTESTED_WHYS)

typedef struct arp_claim {
    arp_claim_input asked;
    arp_claim_state state;
    double value, gap; /* gap = value - reference                                           */
    bool holds;        /* value above (below) the reference, strictly                       */
    arp_untested untested;
    arp_noise_source noise; /* of the test; ARP_NOISE_UNKNOWN unless tested                 */
    double standard_error;  /* of the value, NaN unknown or a count's                       */
    bool approximate;       /* the value, or that of the rest, is a weighted mean of ready ones */
    double count, exposure; /* numerator's sum, rounded; Poisson: sum of denominators, binomial:
                               rounded; NaN where no count was tested                         */
    bool rounded;           /* the sums were not whole                                           */
    double p, p_holm;       /* one-sided, in the claimed direction; NaN unless tested; Holm over
                               the tested claims                                                 */
    double low, high;       /* two-sided interval of the value at 1 - alpha, without Holm: Poisson
                               exact below 100, Byar from there on; binomial Wilson; weighted sums of
                               counts Dobson, other values normal                                */
    bool significantly;     /* holds and p_holm <= alpha                                         */
    uint32_t rank;          /* of the unit on this indicator, 0 unknown                          */
    size_t n;               /* territories it is ranked among                                    */
} arp_claim;

typedef struct arp_claims {
    arp_claim *at;
    size_t n, n_tested;
} arp_claims;

/**
 * Test every claim.
 *
 * @param in  NULL leaves *out NULL
 * @param[out] out  in ground->pool
 * @retval ARP_MEMORY
 * Cost: one run of the index for each union that is new, O(n^2) of the tests for Holm.
 */
arp_status arp_claims_make(const arp_unit_ground *ground, const arp_claims_input *in,
                           arp_claims **out, arp_error *err);

#endif
