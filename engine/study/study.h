/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file study.h
 * A study file: read, checked, its data joined, its plan made; then run.
 */
#ifndef STUDY_STUDY_H
#define STUDY_STUDY_H

#include <arpent/study.h>

#include "base/enum.h"
#include "drivers/around/claims.h"
#include "drivers/around/perimeters.h"
#include "drivers/around/profile.h"
#include "drivers/around/reliability.h"
#include "drivers/drivers.h"
#include "drivers/resemblance/power.h"
#include "index/index.h"
#include "outlines/topojson.h"
#include "sensitivity/sensitivity.h"
#include "study/secrecy/secrecy.h"
#include "territory/zonings.h"

/** One input file, as it was read. */
typedef struct arp_input {
    const char *name; /* base name */
    char sha256[65];
    char separator;       /* 0 for a sheet, and for files that are no tables */
    const char *sheet;    /* of a workbook; NULL for other files             */
    bool drawn;           /* outlines: no figure rests on them */
    bool statistics;      /* a file of SAS, SPSS or Stata: what follows is of it, NULL for others */
    const char *kinds;    /* of missing, counted: ".a (no answer) = missing: 3"  */
    const char *labelled; /* columns of numbers that were read by their labels   */
    const char *code_format; /* "Z5.": the format that gave codes their zeros       */
    const char *decimal;     /* "." "," ".," or "": marks met in number columns */
    const char *encoding;
    size_t rows;                     /* of the table it gave                              */
    size_t records;                  /* rows of the file behind them: more in a long file */
    size_t left_out;                 /* rows that `where` left out                        */
    size_t blank;                    /* blank lines passed over                           */
    bool bom;                        /* it begins with the mark of UTF-8                  */
    const char *line_ends;           /* "LF", "CRLF", "CR", or several; NULL for no table */
    const struct arp_csv_told *told; /* by arp_csv_told_kind; NULL for no table */
    const char *told_text; /* the same, for tables: "footer 1 (Source : X); ..."; NULL: nothing */
    const char *summed; /* columns of a long file that are summed over, with their values; NULL */
} arp_input;

#define ARP_UNRANKED_REASONS(X)                                                                    \
    X(ARP_UNRANKED_NOT, NULL) /* it is ranked */                                                   \
    X(ARP_UNRANKED_SMALL, "below_population")                                                      \
    X(ARP_UNRANKED_UNKNOWN, "unknown_population")                                                  \
    X(ARP_UNRANKED_EXCLUDED, "excluded")                                                           \
    X(ARP_UNRANKED_UNMATCHED, "unmatched")                                                         \
    X(ARP_UNRANKED_ELSEWHERE, "elsewhere") /* by territories.where */

ARP_ENUM(arp_unranked_reason, ARP_UNRANKED_REASONS)

/** A territory of the tables that is not ranked. */
typedef struct arp_unranked {
    const char *code, *label;
    arp_unranked_reason reason;
} arp_unranked;

/** A comparator: its values, one an indicator. */
typedef struct arp_comparator {
    const char *name;
    size_t n_rows;     /* of all rows, before the filter; communes with `zonings:`; 0: it has stated
                          values only */
    double *value;     /* one a column of the table of values; NaN where it cannot be summed */
    bool *stated;      /* one a column: the study states the value */
    bool *approximate; /* one a column: a weighted mean of ready values stands for it */
    size_t *n_marked;  /* one a column: rows left out of its sums */
    size_t *n_filled;  /* one a column: secret communes in its sums (secret: interval) */
    size_t *kept;      /* rows of the kept table in it, n_kept */
    size_t n_kept;
} arp_comparator;

/** Nobody published the figure in this form: it is made now of events that had happened. */
enum { ARP_NEVER_PUBLISHED = -1 };

/** How one column of the table of values was made. */
typedef struct arp_made_of {
    const char *id, *label[2], *unit[2], *side[2], *domain[2]; /* by language */
    int polarity, year;
    int published; /* year its figure was first published; 0: not stated, or ARP_NEVER_PUBLISHED */
    bool late;     /* see arp_plan_node */
    bool polarity_guessed;               /* nobody chose it: `polarity: 1?` */
    const char *numerator, *denominator; /* with the vintage in place; "" for none */
    double per;
    const char *source[2], *reference[2];
    double *coverage; /* one a kept row; NaN where the indicator states none */
    /* With `secret: interval`, one a kept row: the least and the most that its value may be, the
       filled cells being anywhere in their interval; NaN where it has no value, or no bound. NULL
       otherwise. */
    double *low, *high;
    /* One a kept row, in a study of communes; NULL otherwise. */
    size_t *lacking;      /* communes that its value lacks, their cell being secret */
    size_t *guessed;      /* communes whose secret cell was filled (secret: interval) */
    const char *shrink;   /* rule that drew the values towards a mean; NULL: none did */
    const char *error_of; /* what its error is the error of: events, sampling, source; NULL: none */
    const char *mean_by;  /* column that weights the mean which stands for a union's value; NULL: a
                             union is summed, or has no value                                    */
} arp_made_of;

/** A column that the verdict holds fixed beside the other sides: `selection.given`. */
typedef struct arp_given {
    const char *id, *label[2]; /* id: of the indicator, or the population's column */
    bool log;
    int year; /* 0 unknown */
} arp_given;

/** A territory without an outline. */
typedef struct arp_undrawn {
    const char *code, *label;
} arp_undrawn;

/** The outlines of one level. */
typedef struct arp_level_outlines {
    const char *level;
    arp_outlines map;
    arp_undrawn *without; /* n_without: of the study's own level those ranked */
    size_t n_without;
} arp_level_outlines;

/** `design:`: what perimeters could have been drawn. Rows are those of the sums. */
typedef struct arp_design {
    const arp_pair *pair; /* n_pairs neighbours, ranked or not                       */
    size_t n_pairs;
    const bool *open;   /* one a row: it may be a member                             */
    const size_t *seed; /* n_seeds, rising                                           */
    size_t n_seeds;
    size_t least, most;         /* members; 0: not stated                                    */
    double from, to;            /* inhabitants; NaN: not stated                              */
    const size_t *within, *cut; /* group of each row, SIZE_MAX for none; NULL: no column */
    const char *within_column, *cut_column;
} arp_design;

/** Rows of the table of values, rising. */
typedef struct arp_chosen_rows {
    size_t *row;
    size_t n;
} arp_chosen_rows;

/** One of several selections. */
typedef struct arp_chosen {
    const char *name, *label, *status, *stratum; /* the last two "" where not said */
    int decided;                                 /* 0: as the study */
    size_t n_codes;                              /* as given, each once */
    arp_chosen_rows own;                         /* territories of which it has enough people */
    arp_chosen_rows rest;                        /* those that all others together have enough of */
    const size_t *commune; /* n_communes of a study of communes, rising: all that it has */
    size_t n_communes;
    size_t n_partly;   /* territories of which it has some people, but not enough */
    size_t n_unranked; /* of its codes, known and not ranked */
    size_t n_unknown;  /* of its codes, passed over (unmatched: drop) */
} arp_chosen;

/** What a choice yet to be made may spend. */
#define ARP_BUDGETS(X)                                                                             \
    X(ARP_BUDGET_NUMBER, "number")                                                                 \
    X(ARP_BUDGET_POPULATION, "population")                                                         \
    X(ARP_BUDGET_COLUMN, "column")

ARP_ENUM(arp_budget, ARP_BUDGETS)

/** `choose:`: the choice that is to be made. */
typedef struct arp_choose_asked {
    size_t first; /* seats; 0: by budget */
    arp_budget kind;
    double budget;
    const double *cost;  /* one a kept territory; NULL: 1 each            */
    const char *column;  /* of costs, or NULL                             */
    size_t side;         /* among the root's children                     */
    double weight[2];    /* of the side: from, to                         */
    double threshold;    /* NaN: the mean of the kept territories         */
    const size_t *group; /* first of its group, one a kept territory; NULL: no quota */
    size_t at_most;
    const char *per;    /* the column of groups, or NULL                 */
    const bool *barred; /* one a kept territory: it is not to be chosen  */
    arp_place place;
} arp_choose_asked;

struct arp_study {
    const char *name;     /* base name of the study file */
    const char *title[2]; /* by language: one stands for the other where only one is given */
    const char *level;
    arp_lang lang;
    int decided;                /* 0: not stated */
    const char *const *note[2]; /* by language, n_notes each */
    size_t n_notes;
    const char *text; /* the study file itself */
    arp_input *input; /* the study file first */
    size_t n_inputs;
    arp_table values;     /* kept territories x indicators; behind its columns stand those of the
                             variants, which only the sensitivity run reads, and so in `made` and
                             `errors` */
    arp_variant *variant; /* n_variants of them */
    size_t n_variants;
    double *population; /* one a kept territory; NaN unknown; NULL without `population:` */
    const char *population_column;
    double minimum_population; /* NaN: no filter */
    arp_made_of *made;         /* one a column of values */
    arp_comparator *comparator;
    size_t n_comparators;
    arp_unranked *unranked;
    size_t n_unranked;
    arp_plan plan;
    arp_plan
        beside; /* its root's children are the branches that say `verdict: no`; no nodes: none */
    bool has_selection;
    bool rank_only;   /* arp_study_run() ranks and does not explain */
    size_t threads;   /* of arp_study_run(), the caller's; 0: all processors; the same bits */
    size_t first;     /* selection.first, or 0: the selection is a list */
    size_t *selected; /* rows of values, rising */
    size_t m;
    arp_chosen *chosen; /* `selections:`, n_chosen of them */
    size_t n_chosen;
    arp_chosen_rows chosen_all, chosen_beside; /* of all of them together, by either threshold */
    double coverage, coverage_beside;          /* the thresholds; 1 where codes are territories */
    const size_t *stratum;                     /* one a kept territory; NULL: none asked for */
    const char **stratum_name;                 /* n_strata */
    size_t n_strata;
    const char *strata; /* the column */
    size_t *k;
    size_t n_k;
    double alpha;
    bool planned;     /* `selection.planned`: asked before the choice was known */
    arp_given *given; /* n_given of them, and their lines: one number a kept territory */
    const double **given_line;
    size_t n_given;
    uint64_t seed;
    arp_sensitivity_options sensitivity; /* how much of it; threads and go_on are the caller's */
    arp_factor *factor;                  /* `sensitivity.factors`, n_factors of them           */
    size_t n_factors;
    arp_sums sums;                  /* members that a union of the study may have */
    arp_value_error *errors;        /* one a column of values */
    const arp_design *design;       /* NULL: no `design:` */
    const arp_choose_asked *choose; /* NULL: no `choose:` */
    arp_members *perimeter;         /* `perimeters:` */
    size_t n_perimeters;
    arp_claim_input *claim; /* `claims:`; that of the selection gets its members when it is run */
    size_t n_claims;
    const struct arp_neighbours_input
        *neighbours;              /* drivers/around/neighbours.h; NULL: no `contiguity:` */
    arp_zoned *zoned;             /* NULL: no `zonings:` */
    const arp_pair *commune_pair; /* n_commune_pairs that touch; NULL: not said (`zonings:`) */
    size_t n_commune_pairs;
    arp_level_outlines *outlines; /* n_outlines, of the levels that have them */
    size_t n_outlines;
    const arp_secrets *secrets; /* what is left of secret cells; NULL: none is secret */
    const char *options;        /* as typed, those that change a result; "" for none */
    struct arp_notices *notices;
    struct spec *spec; /* what was written; texts above live in it */
    struct arp_pool *pool;
};

/** Read a study and its data, as arp_open() does. */
ARP_CALL arp_status arp_study_open(const char *path, const arp_study_options *options,
                                   arp_study *out, arp_error *err);

void arp_study_free(arp_study *study);

/** What a rank rests on that is less than a full count: of one territory, over the indicators of
    the index. */
typedef struct arp_doubt {
    double coverage; /* the least of its values; NaN where no indicator states one          */
    size_t filled;   /* cells that a rule for missing ones filled, or left out              */
    size_t lacking;  /* secret cells of communes that its sums lack                         */
    size_t guessed;  /* secret cells of communes that were filled by the middle of an interval */
} arp_doubt;

/** Coverage under which a value is told to rest on a part of the territory: a convention. */
#define ARP_LOW_COVERAGE 0.5

/** Whether a reader of the rank is to be told. */
static inline bool arp_doubtful(const arp_doubt *d) {
    return d->coverage < ARP_LOW_COVERAGE || d->filled || d->lacking || d->guessed;
}

/** What running a study gives. */
typedef struct arp_answer {
    arp_result result;
    arp_result beside; /* of study->beside; n = 0 without */
    arp_doubt *doubt;  /* one a ranked territory */
    bool has_drivers;  /* false without a selection */
    arp_drivers drivers;
    size_t *selected; /* the selection, also when it is the first ones of the ranking */
    size_t m;
    bool has_sensitivity; /* false until arp_study_sensitivity() */
    arp_sensitivity sensitivity;
} arp_answer;

/** Rank, and explain the selection where there is one. Errors of arp_index_run() and
    arp_explain(), with the place in the study where it has one. */
ARP_CALL arp_status arp_study_run(arp_study *study, arp_answer *out, arp_error *err);

/** What the ranking of arp_study_run() would stop on, by ranking: code ARP_OK where it would not;
    without a path.
    @retval ARP_MEMORY  Cost: that of arp_index_run(). */
arp_status arp_study_stop(const arp_study *study, arp_error *stop);

void arp_answer_free(arp_answer *answer);

/**
 * How sure the answer is, under the study's factors and the error of its data: fills
 * answer->sensitivity. Without factors nothing is drawn, and the rank sets are all.
 *
 * @param answer   of arp_study_run() for this study; untouched on failure
 * @param options  threads, progress, checkpoints; what the study says of draws, seed, replicates,
 *                 points, precision and curve is taken from the study
 * @retval ARP_USAGE  the study has no factors, and knows no error or is to keep draws
 * Errors of arp_sensitivity_run(), with the factor's place in the study.
 */
ARP_CALL arp_status arp_study_sensitivity(const arp_study *study,
                                          const arp_sensitivity_options *options,
                                          arp_answer *answer, arp_error *err);

/** The refusal of draws that are to be kept of a study without factors: there are rank sets, where
    some error is known, and no draws. */
arp_status study_nothing_drawn(const arp_study *study, arp_error *err);

/**
 * What a selection would have to lean on each side for the verdict to find it, for the number of
 * the selected and others.
 *
 * @param answer   of arp_study_run() for this study
 * @param options  draws, threads, progress; level and sides are the study's
 * @param[out] out  free with arp_power_free(); untouched on failure
 * @retval ARP_USAGE        the study has no selection
 * @retval ARP_DOMAIN       every side is late; all are selected; errors of arp_power_measure()
 * @retval ARP_INTERRUPTED  options->go_on() said no
 * @retval ARP_MEMORY
 * Cost: that of arp_power_measure().
 */
ARP_CALL arp_status arp_study_power(const arp_study *study, const arp_answer *answer,
                                    const arp_power_options *options, arp_power *out,
                                    arp_error *err);

/**
 * One territory, or every one, against the study's comparators. The study may be run or not.
 *
 * @param code  of a ranked territory; NULL: all of them, in the order of the table of values
 * @retval ARP_DOMAIN  no such territory: the nearest code is told, or why it is not ranked
 * @retval ARP_MEMORY
 * Cost: O(columns * comparators * n log n) for n territories. Deterministic.
 */
ARP_CALL arp_status arp_study_profile(const arp_study *study, const char *code, arp_profiles *out,
                                      arp_error *err);

/** Free what profiles hold and empty them; NULL is fine. */
void arp_profiles_free(arp_profiles *profiles);

/** A level's values, ready for arp_index_run() with the study's plan. */
typedef struct arp_level_values {
    arp_table values;           /* kept territories x indicators, as arp_study.values */
    double *population;         /* one a kept territory; NULL without `population:`  */
    size_t *territory;          /* of each row in the level */
    const double *const *given; /* n_given lines of `selection: given:`, as arp_study.given_line */
    size_t n_given;
    struct arp_pool *pool;
} arp_level_values;

/**
 * The values of an opened study on one of its levels, by the same sums, coverage and population
 * rules; `exclude` and `territories.where` as written.
 *
 * @param level  below study->zoned->n_levels
 * @retval ARP_DOMAIN  the study has no zonings, or no territory of the level is kept
 * Cost: O(communes * indicators); no file is read.
 */
ARP_CALL arp_status arp_level_values_of(const struct arp_study *study, size_t level,
                                        arp_level_values *out, arp_error *err);

void arp_level_values_free(arp_level_values *values);

#endif
