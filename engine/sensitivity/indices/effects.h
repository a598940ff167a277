/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file effects.h
 * The indices of the factors, over the model of one draw.
 */
#ifndef SENSITIVITY_INDICES_EFFECTS_H
#define SENSITIVITY_INDICES_EFFECTS_H

#include "sensitivity/draws/sight.h"
#include "sensitivity/draws/processes.h"
#include "sensitivity/indices/gsa.h"
#include "sensitivity/indices/outputs.h"

typedef struct arp_effects_of {
    const arp_model *model;
    const arp_judge *judge;
    uint64_t seed;
    size_t threads, replicates, log2_n;
    uint64_t draws;   /* of the run: indices that are fitted take no more runs than that, or than
                         what takes a moment whatever there is to rank; 0: as stated             */
    double precision; /* of fitted ones: as few rows as make every interval narrower than this on
                         either side, if so many can be had; 0: as many as fit                   */
    bool (*go_on)(void *user); /* NULL: on */
    void *user;
    arp_processes *processes; /* each takes its part of the blocks of rows; NULL: alone */
    bool one_by_one;          /* never side by side: the same indices, slower           */
} arp_effects_of;

/**
 * Indices of every group of factors.
 *
 * @param[out] out  in @p pool but for out->found; NULL where nothing varies or it was stopped early
 * @retval ARP_DOMAIN  more groups than there can be
 * @retval ARP_MEMORY
 */
arp_status arp_effects_make(const arp_effects_of *of, arp_pool *pool, arp_sens_indices **out,
                            arp_error *err);

#endif
