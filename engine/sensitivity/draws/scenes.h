/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file scenes.h
 * Stated choices, looked at one by one: as declared, one factor at a time, one indicator left out,
 * every combination of the discrete choices. (methods.md 7.4)
 */
#ifndef SENSITIVITY_DRAWS_SCENES_H
#define SENSITIVITY_DRAWS_SCENES_H

#include "sensitivity/draws/sight.h"

/** What looking takes. */
typedef struct arp_seer {
    const arp_model *model;
    const arp_judge *judge;
    arp_work *work;
    arp_sight *sight;
    uint64_t seed;
    arp_pool *pool; /* of what is found */
} arp_seer;

/** Draws of a factor alone: ARP_ALONE_DRAWS, fewer for many territories, at least 64. */
size_t arp_alone_draws(size_t n);

/** The declared plan. @retval ARP_MEMORY */
arp_status arp_scene_base(const arp_seer *seer, arp_scene *out, arp_error *err);

/**
 * One factor varied alone; whether some rank moved.
 *
 * A discrete factor takes each value as if it alone were changed; a value that cannot be says why
 * and counts for nothing. Means over values are weighted by their probabilities.
 *
 * @param base  of arp_scene_base()
 * @retval ARP_MEMORY
 */
arp_status arp_scenes_alone(const arp_seer *seer, size_t factor, const arp_scene *base,
                            arp_factor_alone *out, bool *moved, arp_error *err);

/** Every indicator left out. @param[out] out  n in the pool @retval ARP_MEMORY */
arp_status arp_scenes_without(const arp_seer *seer, arp_leaf_left_out **out, size_t *n,
                              arp_error *err);

/** Begin the specification curve of at most @p most points, all still to be seen.
    @retval ARP_MEMORY */
arp_status arp_curve_begin(const arp_seer *seer, size_t most, arp_specifications *out,
                           arp_error *err);

/** See its points from .. to - 1; threads may see others. @retval ARP_MEMORY */
arp_status arp_curve_see(const arp_seer *seer, arp_specifications *curve, size_t from, size_t to,
                         arp_error *err);

/** Put it in order and count, once all points are seen. @retval ARP_MEMORY */
arp_status arp_curve_end(const arp_seer *seer, arp_specifications *curve, arp_error *err);

/** All of it. */
typedef struct arp_scenes {
    arp_scene base;
    arp_factor_alone *alone; /* n_factors                          */
    bool *moved;             /* n_factors: some rank moved         */
    arp_leaf_left_out *without;
    size_t n_without;
    arp_specifications curve; /* empty without factors */
} arp_scenes;

/**
 * See all on threads.
 *
 * @param seer     its pool alone is written to; work and sight see the declared plan
 * @param most     points of the curve
 * @param threads  >= 1; the same bits for any number
 * @retval ARP_MEMORY
 */
arp_status arp_scenes_see(const arp_seer *seer, size_t most, size_t threads, arp_scenes *out,
                          arp_error *err);

#endif
