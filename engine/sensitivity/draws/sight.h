/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sight.h
 * What one run says of the selection: ranks, concordances, contrast, verdict.
 *
 * The verdict reads the side given the others, as arp_explain() does, by the same call. Its other
 * p, that of exclusion, is found beforehand as borders of the sum of untied mid-ranks.
 */
#ifndef SENSITIVITY_DRAWS_SIGHT_H
#define SENSITIVITY_DRAWS_SIGHT_H

#include "base/order.h"
#include "drivers/decide/decide.h"
#include "drivers/resemblance/conditional.h"
#include "drivers/resemblance/null.h"
#include "sensitivity/draws/judge.h"
#include "sensitivity/draws/model.h"
#include "sensitivity/draws/scene.h"

/** One thread's room, and what was seen last. */
typedef struct arp_sight {
    const arp_judge *judge;
    const double **line; /* of the sides, as arp_case_lines() makes them */
    double *weight;      /* of the sides, summing to 1                   */
    int64_t *sum;        /* n_sides: of doubled mid-ranks over the selection */
    double *c, *p;       /* n_sides */
    double contrast;     /* NaN unless two sides are eligible */
    double shift;        /* mean |rank - base rank| */
    uint64_t moved;      /* the sum of them, whole */
    arp_verdict_state *state;
    bool *separated; /* n_sides */
    int word;
    double **own;     /* n_sides columns of n: lines to be settled where ties hang on it */
    arp_item *item;   /* n */
    uint32_t *order;  /* n */
    double *excluded; /* n_sides: p of exclusion, or what stands for it */
    double *scratch;  /* 5 n_sides                                      */
    const double **other;
    arp_conditional_room *room;
    arp_decide *decide; /* of verdicts that are quick; NULL: their p's are measured */
    arp_null null;
    arp_pool *pool;
} arp_sight;

/** @retval ARP_MEMORY */
arp_status arp_sight_new(const arp_judge *judge, arp_sight *out, arp_error *err);

void arp_sight_free(arp_sight *sight);

/**
 * See ranks, concordances and contrast of the work's last run. No allocation.
 *
 * @retval ARP_DOMAIN  a side without a finite line; see arp_case_lines()
 */
arp_status arp_sight_look(arp_sight *sight, const arp_work *work, arp_error *err);

/**
 * See concordances and contrast of lines that were worked out elsewhere, and nothing of ranks.
 *
 * @param line  one a side, finite, as arp_kernel_lines() makes them; they must stand while the
 *              verdict is read
 */
void arp_sight_lines(arp_sight *sight, const arp_kernel *kernel, const double *const *line);

/** See concordances and contrast of sums of doubled mid-ranks, one a side. */
void arp_sight_sums(arp_sight *sight, const int64_t *sum);

/** Where `decide` is there: fill p, each one that stands for all on the same side of Holm's levels,
   and separated, with what the verdict of what was looked at needs. */
void arp_sight_find(arp_sight *sight);

/** Read the verdict from p and separated. */
void arp_sight_decide(arp_sight *sight, const bool *kept_open);

/** The verdict alone, of p's found the fastest way there is. @retval ARP_MEMORY  see below */
arp_status arp_sight_tell(arp_sight *sight, const bool *kept_open, arp_error *err);

/**
 * Read the verdict of what was looked at; excluded by the interval of untied ranks. Where the judge
 * is quick, a p that the verdict does not depend on is not found: it stands at 1.
 *
 * @param kept_open  n_sides, of the combination that was run
 * @retval ARP_MEMORY  never where there are two sides or more, or something is given
 */
arp_status arp_sight_verdict(arp_sight *sight, const bool *kept_open, arp_error *err);

/**
 * Everything of one run, as arp_explain() would find it; beyond ARP_MATRIX_ROWS territories
 * excluded by the interval of untied ranks.
 *
 * @param exact  excluded as the drivers find it, whatever the number of territories
 * @param[out] out  arrays in @p pool
 * @retval ARP_MEMORY
 */
arp_status arp_scene_see(arp_sight *sight, arp_work *work, bool exact, arp_pool *pool,
                         arp_scene *out, arp_error *err);

/** A scene of a run that cannot be. @retval ARP_MEMORY */
arp_status arp_scene_none(const arp_judge *judge, const arp_error *why, arp_pool *pool,
                          arp_scene *out, arp_error *err);

#endif
