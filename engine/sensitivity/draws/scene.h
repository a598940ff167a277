/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file scene.h
 * What is found under stated choices.
 */
#ifndef SENSITIVITY_DRAWS_SCENE_H
#define SENSITIVITY_DRAWS_SCENE_H

#include "drivers/drivers.h"

/** One run under stated choices. NaN where it could not be run. Words as arp_drivers.word. */
typedef struct arp_scene {
    uint32_t *rank;           /* m: of each selected territory      */
    double shift;             /* mean |rank - base rank| over territories */
    double *c, *p;            /* n_sides: concordance; p given the others (marginal for one) */
    double contrast;          /* NaN unless two sides               */
    arp_verdict_state *state; /* n_sides                            */
    int word;
    bool late;     /* it takes a variant that is late where the declared one is not */
    arp_error why; /* code ARP_OK where it was run */
} arp_scene;

/** One factor varied alone. */
typedef struct arp_factor_alone {
    size_t factor;
    arp_scene *at; /* discrete: one a value; NULL otherwise                           */
    size_t n_at;
    double shift; /* mean over its distribution                                      */
    uint32_t *rank_low, *rank_high; /* m; the first above the second where nothing could be run */
    double *c_low, *c_high;         /* n_sides */
    double contrast_low, contrast_high;
    double base_word; /* share of its draws that are not late in which the verdict's word is the
                         base one */
} arp_factor_alone;

typedef struct arp_leaf_left_out {
    size_t node; /* of the plan: a leaf */
    arp_scene scene;
} arp_leaf_left_out;

/** One point of the specification curve. */
typedef struct arp_specification {
    size_t *value; /* one a factor: its value, ARP_NONE for a continuous one (held at the base) */
    arp_scene scene;
} arp_specification;

typedef struct arp_specifications {
    size_t possible;       /* products of the discrete values                                   */
    size_t n_refused;      /* that cannot be                                                    */
    size_t n_distinct;     /* different results among those run: a choice that changes nothing
                              gives the same twice                                              */
    size_t left_out;       /* by the cap: those run are evenly spread over the list             */
    arp_specification *at; /* n, by rising contrast (one side: its concordance)                 */
    size_t n;
    size_t n_late;      /* of them are late, see arp_scene */
    double *word_share; /* n_sides + ARP_N_WORDS: see arp_words; of those that are not late */
} arp_specifications;

#endif
