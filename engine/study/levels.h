/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file levels.h
 * One study on each of its levels: how the zonings overlap, where the selection stands on each, and
 * what the answer is there.
 *
 * The selection is a set of communes: those of the territories selected on the study's own level.
 * On another level it is stood for by the territories that have more than half of their inhabitants
 * in it; where there is none, by the one that holds most of it. Inhabitants are those of
 * `territories.population`; without it every commune counts for one.
 */
#ifndef STUDY_LEVELS_H
#define STUDY_LEVELS_H

#include "study/study.h"

#include "base/fail.h"
#include "base/memory.h"

/** How the territories of one level lie in those of another. Communes without a territory on
    either level are left out. */
typedef struct arp_overlap {
    size_t from, to;  /* levels */
    size_t pieces;    /* pairs of territories that share a commune             */
    size_t nested;    /* territories of `from` that lie in one of `to`         */
    double nested_in; /* share of the inhabitants that live in those           */
    double jaccard;   /* mean over the inhabitants of `from`: the best |A and B| / |A or B| that
                         their territory has with one of `to`, counted in inhabitants           */
} arp_overlap;

/** A territory that shares a commune with the selection. */
typedef struct arp_met {
    size_t territory;        /* in the level                                             */
    size_t communes, shared; /* it has; it shares with the selection                     */
    double people, people_shared;
    double of_it, of_selection; /* people_shared over its own, and over the selection's  */
    double jaccard;             /* of both, in inhabitants                               */
    bool stands;                /* for the selection on this level                       */
    size_t row;                 /* of the level's values; ARP_NONE where it is not ranked */
} arp_met;

/** The answer on one level. */
typedef struct arp_level_answer {
    size_t level;
    size_t n;     /* territories ranked                            */
    arp_met *met; /* n_met, by falling shared inhabitants          */
    size_t n_met, n_stand;
    size_t outside[2];   /* communes of those that stand for the selection that are outside the
                            département, the région, of most of their communes */
    arp_error why;       /* code ARP_OK unless there is no answer here: what follows is empty  */
    uint32_t *rank;      /* n_met: of the whole index; 0 where not ranked */
    uint32_t *side_rank; /* n_met x n_sides                               */
    size_t *ranked;      /* n: those that are ranked, by their number in the level */
    uint32_t *of_ranked; /* n: their ranks on the whole index             */
    arp_drivers drivers;
    bool has_drivers;
    bool has_sensitivity; /* the study says what is uncertain */
    arp_sensitivity sensitivity;
} arp_level_answer;

typedef struct arp_levels {
    const arp_zoned *zoned;
    size_t n_sides;
    size_t n_communes; /* of the selection */
    double people;
    arp_overlap *overlap; /* n_overlaps: every ordered pair of two levels */
    size_t n_overlaps;
    arp_level_answer *at; /* n: as the study lists its levels */
    size_t n;
    /* The perimeter as one more uncertain choice, each level as likely: the share of the variance
       of the contrast, and of each side's concordance (n_sides), that lies between the levels: its
       first order index. NaN without draws, or where the output does not vary. */
    double index_contrast, *index_c;
    struct arp_pool *pool;
} arp_levels;

/**
 * Compare.
 *
 * @param answer   of arp_study_run() for this study, which has a selection
 * @param options  of the draws on each level: threads, progress, checkpoints of
 *                 ARP_CHECKPOINT_LEVELS, processes; NULL: none are made
 *
 * @retval ARP_DOMAIN       the study has no zonings
 * @retval ARP_USAGE        it has no selection; it has no factors and is to keep draws
 * @retval ARP_INTERRUPTED  options->go_on() said no
 * A level on which the index or the drivers refuse is told in its why. Factors of data error and
 * shrinkage are left out of the draws: their counts are known on the study's own level only.
 * Cost: that of arp_explain(), and of the draws, on each level.
 */
ARP_CALL arp_status arp_levels_compare(const arp_study *study, const arp_answer *answer,
                                       const arp_sensitivity_options *options, arp_levels *out,
                                       arp_error *err);

/** Whether an answer is of a choice that can be compared on several zonings: a run does, without
    draws. */
bool arp_levels_several(const arp_study *study, const arp_answer *answer);

void arp_levels_free(arp_levels *levels);

/** Inhabitants of a commune; 1 where the study names no population, 0 where it is not known. */
double levels_people(const arp_study *study, size_t commune);

/** One ordered pair of levels. @retval ARP_MEMORY Cost: O(communes log communes). */
arp_status levels_overlap(const arp_study *study, size_t from, size_t to, arp_overlap *out,
                          arp_error *err);

/**
 * The territories of a level that share a commune with the selection, and which stand for it.
 *
 * @param chosen  one a commune: it is of the selection
 * @param[out] out  met, n_met, n_stand and outside; arrays in @p pool
 * @retval ARP_MEMORY
 */
arp_status levels_meet(const arp_study *study, const bool *chosen, const arp_level_values *values,
                       arp_pool *pool, arp_level_answer *out, arp_error *err);

#endif
