/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/sobol.h"
#include "sensitivity/indices/gsa.h"
#include "sensitivity/indices/messages.h"

size_t gsa_coordinates(const arp_gsa_design *design) {
    size_t all = 0;
    for (size_t j = 0; j < design->n_factors; j++) all += design->dims[j];
    return all;
}

static arp_status check_factors(const arp_gsa_design *design, arp_error *err) {
    size_t n = design->n_factors, most = ARP_SOBOL_DIMENSIONS / 2, all = 0;
    if (n < 1 || n > ARP_GSA_FACTORS) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_GSA_FACTORS, "uu", n, (size_t)ARP_GSA_FACTORS);
    }
    if (design->shapley == ARP_GSA_SUBSETS && n > ARP_GSA_SUBSETS_FACTORS) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_GSA_SUBSETS, "uu", n,
                        (size_t)ARP_GSA_SUBSETS_FACTORS);
    }
    for (size_t j = 0; j < n; j++) {
        if (design->dims[j] == 0) {
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_GSA_EMPTY_FACTOR, "u", j + 1);
        }
        all += design->dims[j] < most ? design->dims[j] : most + 1; /* cannot overflow */
    }
    if (all > most) return arp_fail(err, ARP_DOMAIN, ARP_MSG_GSA_COORDINATES, "uu", all, most);
    return ARP_OK;
}

arp_status arp_gsa_check(const arp_gsa_design *design, arp_error *err) {
    if (design->n_outputs == 0) return arp_fail(err, ARP_DOMAIN, ARP_MSG_GSA_NO_OUTPUT, "");
    if (design->log2_n < ARP_GSA_LOG2_LEAST || design->log2_n > ARP_GSA_LOG2_MOST) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_GSA_ROWS, "uuu", (size_t)design->log2_n,
                        (size_t)ARP_GSA_LOG2_LEAST, (size_t)ARP_GSA_LOG2_MOST);
    }
    if (design->replicates < ARP_GSA_REPLICATES_LEAST ||
        design->replicates > ARP_GSA_REPLICATES_MOST) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_GSA_REPLICATES, "uuu", design->replicates,
                        (size_t)ARP_GSA_REPLICATES_LEAST, (size_t)ARP_GSA_REPLICATES_MOST);
    }
    return check_factors(design, err);
}

uint64_t arp_gsa_blocks_a_replicate(const arp_gsa_design *design) {
    uint64_t rows = (uint64_t)1 << design->log2_n;
    return rows > ARP_GSA_ROWS ? rows / ARP_GSA_ROWS : 1;
}

uint64_t arp_gsa_blocks(const arp_gsa_design *design) {
    return design->replicates * arp_gsa_blocks_a_replicate(design);
}

uint64_t arp_gsa_runs_a_row(const arp_gsa_design *design) {
    size_t n = design->n_factors;
    if (n < 3 || design->shapley == ARP_GSA_NO_SHAPLEY) return n + 2;
    return design->shapley == ARP_GSA_SUBSETS ? (uint64_t)1 << n : 2 * n;
}

size_t arp_gsa_width(const arp_gsa_design *design) {
    return design->n_outputs * gsa_output_width(design);
}
