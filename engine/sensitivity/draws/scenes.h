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

/** The specification curve of at most @p most points. @retval ARP_MEMORY */
arp_status arp_scenes_curve(const arp_seer *seer, size_t most, arp_specifications *out,
                            arp_error *err);

#endif
