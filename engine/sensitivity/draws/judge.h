/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file judge.h
 * What one run says of the selection: ranks, concordances, contrast, verdict.
 *
 * The verdict reads the side given the others, as arp_explain() does, by the same call. Its other
 * p, that of exclusion, is found beforehand as borders of the sum of untied mid-ranks.
 */
#ifndef SENSITIVITY_DRAWS_JUDGE_H
#define SENSITIVITY_DRAWS_JUDGE_H

#include "base/order.h"
#include "drivers/resemblance/case.h"
#include "drivers/resemblance/conditional.h"
#include "drivers/resemblance/null.h"
#include "sensitivity/draws/model.h"
#include "sensitivity/draws/scene.h"

/** How runs are judged; read by all threads. */
typedef struct arp_judge {
    size_t n, m, n_sides, k; /* m = 0: no selection */
    const size_t *selected;  /* m rows, rising       */
    double alpha;
    size_t *eligible; /* numbers of the sides that are not late, n_eligible */
    size_t n_eligible;
    uint64_t seed;
    bool quick; /* two sides, both eligible, one or two selected of four or more: every p is exact
                   and cheap */
    size_t n_given;
    const double *const *given; /* see arp_sensitivity_input */
    /* n_sides: at [j] the greatest sum of doubled mid-ranks over the selection that is as rare as
       alpha / (j + 1) where a side counts (arp_tilt_below()), ranks untied; 0 for none. */
    int64_t *excluded_to;
    double needed; /* least concordance with a marginal p <= alpha / n_eligible, untied; NaN for
                      none */
} arp_judge;

/** @retval ARP_DOMAIN  a selection or a k that cannot be @retval ARP_MEMORY */
arp_status arp_judge_make(const arp_sensitivity_input *in, uint64_t seed, arp_pool *pool,
                          arp_judge *out, arp_error *err);

/** One thread's room, and what was seen last. */
typedef struct arp_sight {
    const arp_judge *judge;
    arp_case what;   /* lines and weights of the sides, as arp_case_lines() makes them */
    int64_t *sum;    /* n_sides: of doubled mid-ranks over the selection */
    double *c, *p;   /* n_sides */
    double contrast; /* NaN unless two sides are eligible */
    double shift;    /* mean |rank - base rank| */
    uint64_t moved;  /* the sum of them, whole */
    arp_verdict_state *state;
    bool *separated; /* n_sides */
    int word;
    double **own;     /* n_sides columns of n: what.line, to be settled where ties hang on it */
    arp_item *item;   /* n */
    uint32_t *order;  /* n */
    double *excluded; /* n_sides: p of exclusion, or what stands for it */
    double *scratch;  /* 5 n_sides                                      */
    const double **other;
    arp_conditional_room *room;
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
 * Read the verdict of what was looked at; excluded by the interval of untied ranks. Where the judge
 * is quick, a p that the verdict does not depend on is not found: it stands at 1.
 *
 * @retval ARP_MEMORY  never where there are two sides or more, or something is given
 */
arp_status arp_sight_verdict(arp_sight *sight, arp_work *work, arp_error *err);

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
