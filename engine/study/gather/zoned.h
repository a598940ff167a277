/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file zoned.h
 * From files of communes to the sums of a level: what the files that do it share.
 */
#ifndef STUDY_GATHER_ZONED_H
#define STUDY_GATHER_ZONED_H

#include "study/gather/gather.h"
#include "territory/carry.h"
#include "territory/zoning.h"

/** Columns of study->zoned->communes for one indicator. */
typedef enum zoned_column {
    ZONED_NUMERATOR,
    ZONED_DENOMINATOR,
    ZONED_PART,
    ZONED_WHOLE,
    ZONED_SECRET,
    ZONED_FILLED,          /* a cell of it was filled by `secret: interval` */
    ZONED_NUMERATOR_WIDTH, /* how far the filled cells may be from the middle */
    ZONED_DENOMINATOR_WIDTH,
    ZONED_VARIANCE, /* of the numerator: (weight times standard error)^2 of a ready value */
    ZONED_COLUMNS
} zoned_column;

/** What one study's gathering works on. Arrays are from pool, which dies with it. */
typedef struct zoned_work {
    spec *s;
    arp_study *study;
    gathered *g;
    arp_zoned *z;
    arp_table *table;    /* one a file of the study, as read; 0 is the membership table */
    uint8_t ***withheld; /* one a file, then one a column: NULL, or 1 for rows withheld  */
    arp_passage *passage;
    arp_carry *carry; /* one a file; that of file 0 is empty */
    arp_table base;   /* one row a commune: raw columns of all files, and products */
    size_t *from;     /* one a column of base: the file it comes from */
    arp_table width;  /* half the interval of filled cells, of the raw columns; empty: none are */
    arp_pool *pool;
} zoned_work;

/** Read the passage table and find where the rows of every file go: w->passage, w->carry, and the
    balances of w->z. Codes of no commune stop or are told, as `unmatched:` says. */
arp_status zoned_history(zoned_work *w, arp_error *err);

/** Stop at the codes of file i that are no communes of the study, or tell of them, with what they
    look like. */
arp_status zoned_face_unknown(zoned_work *w, size_t i, const arp_balance *b, arp_error *err);

/** Refuse the membership table's codes that are one commune in two spellings, and a code that is no
    commune's where most are. */
arp_status zoned_check_membership(const zoned_work *w, arp_error *err);

/** Refuse a level of which two codes are one territory in two spellings; @p code is each commune's,
    pasted. */
arp_status zoned_check_level(const zoned_work *w, const spec_level *from, const arp_level *level,
                             const char *const *code, arp_error *err);

/** w->base, and w->g->measure as formulas over it. */
arp_status zoned_base(zoned_work *w, arp_error *err);

/** w->z->communes: its rows and texts; the columns are filled by zoned_leaves(). */
arp_status zoned_communes(zoned_work *w, arp_error *err);

/** w->z->communes, measure, weight, approximate and secret, from w->base. */
arp_status zoned_leaves(zoned_work *w, arp_error *err);

/** Which leaves are given by files of a level, and on which: w->s->leaf. */
arp_status zoned_given(zoned_work *w, arp_error *err);

/** The columns of such files, in the order of the level's territories: w->z->level. */
arp_status zoned_join_given(zoned_work *w, arp_error *err);

/** Rows whose shares fall in several territories of the study's level, into the balances. */
arp_status zoned_across(zoned_work *w, arp_error *err);

/** w->z->level, all of them. */
arp_status zoned_levels(zoned_work *w, arp_error *err);

#endif
