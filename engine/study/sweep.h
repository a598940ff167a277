/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sweep.h
 * One study under every combination of a few values: a grid of runs, one row each.
 */
#ifndef STUDY_SWEEP_H
#define STUDY_SWEEP_H

#include "study/study.h"

/** A key of the study and the values it takes. */
typedef struct arp_sweep_over {
    const char *path;         /* "method.normalise.rule"              */
    const char *const *value; /* n texts, each YAML, as --set takes it */
    size_t n;
} arp_sweep_over;

/** One side of one row. */
typedef struct arp_sweep_side {
    size_t which;     /* in arp_sweep.side                                                  */
    double c, p;      /* concordance of the side alone, and its p                           */
    double p_given;   /* of the side given the others, adjusted: what the verdict reads     */
    double low, high; /* interval of c                                                      */
    arp_verdict_state state;
    arp_weight_share attested; /* of the draws; NaN without                                 */
} arp_sweep_side;

/** One selected territory of one row. */
typedef struct arp_sweep_rank {
    size_t which; /* in arp_sweep.code */
    size_t rank;
} arp_sweep_rank;

/** One combination. */
typedef struct arp_sweep_row {
    const char **value; /* one an arp_sweep_over                                            */
    arp_error why;      /* code ARP_OK, or why this study cannot be run; all else is then 0 */
    size_t n;           /* territories ranked                                               */
    const char *first;  /* code of the first territory                                      */
    double shift;       /* mean |rank - rank in the study as written| of those ranked in both */
    bool has_drivers;   /* false without a selection; what follows is then NaN, 0 or nothing */
    int word;           /* number in arp_sweep.side of the only side attested, or ARP_WORD_... */
    double contrast, contrast_p; /* NaN unless two sides                                      */
    uint64_t draws;              /* whose verdict was read; 0: none were made                 */
    arp_weight_share holds;      /* share of them that say `word`                             */
    arp_sweep_side *side;
    size_t n_sides;
    arp_sweep_rank *selected;
    size_t n_selected;
} arp_sweep_row;

typedef struct arp_sweep {
    const arp_sweep_over *over;
    size_t n_over;
    const char *title[2]; /* by language */
    arp_lang lang;        /* the study's                                             */
    const char **side;    /* n_sides names, of all rows, in the order they were met  */
    size_t n_sides;
    const char **code; /* n_codes territories selected in some row                */
    size_t n_codes;
    arp_sweep_row *row; /* the last value of the last key varies fastest */
    size_t n_rows, n_refused;
    arp_error replaced; /* what --over gives and no draw reads; ARP_MSG_NONE: nothing */
    struct arp_pool *pool;
} arp_sweep;

/** Told after each run, from the caller's thread; false stops. */
typedef bool (*arp_sweep_progress)(void *user, size_t done, size_t total);

/** What is swept. */
typedef struct arp_sweep_asked {
    const char *const *over; /* n_over texts "path.to.key=a,b,c"; commas inside [], {} or quotes do
                                not separate */
    size_t n_over;
    const arp_sensitivity_options *draws; /* threads, go_on and user: every combination whose study
                                             has factors is drawn too; NULL: none is */
    arp_sweep_progress progress;          /* may be NULL */
    void *user;                           /* of progress */
} arp_sweep_asked;

/**
 * Run the study as written, then each combination.
 *
 * @param options   of every run; its `set` comes before the combination's own
 *
 * @retval ARP_USAGE        no "=", no value, a key given twice, more than 100 000 combinations
 * @retval ARP_INTERRUPTED  progress or go_on said no
 * @retval ARP_DOMAIN       no combination can be run: the first one's error; also every error of
 * the study as written. Cost: that of arp_study_open() and arp_study_run() for each combination,
 * and with draws that of arp_study_sensitivity() without indices.
 */
ARP_CALL arp_status arp_sweep_run(const char *path, const arp_study_options *options,
                                  const arp_sweep_asked *asked, arp_sweep *out, arp_error *err);

void arp_sweep_free(arp_sweep *sweep);

#endif
