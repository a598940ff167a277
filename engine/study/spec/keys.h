/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file keys.h
 * The keys of a study file, a row each, as its readers and docs/study.md have them; those of
 * indicators are in catalogue/keys.c, those of factors in sensitivity/factors/.
 *
 * An example is run on tests/data/reference/etude.yaml, whose top keys its own replace.
 */
#ifndef STUDY_SPEC_KEYS_H
#define STUDY_SPEC_KEYS_H

#include "base/keys/keys.h"

/* keys_study.c */
extern const arp_keys spec_keys_study, spec_keys_territories, spec_keys_comparators,
    spec_keys_contiguity, spec_keys_outlines, spec_keys_perimeters, spec_keys_claims,
    spec_keys_sensitivity;

/* keys_design.c */
extern const arp_keys spec_keys_design;

/* keys_choose.c */
extern const arp_keys spec_keys_choose, spec_keys_budget, spec_keys_quota;

/* keys_selection.c */
extern const arp_keys spec_keys_selection, spec_keys_given;

/* keys_selections.c */
extern const arp_keys spec_keys_selections, spec_keys_listed, spec_keys_about;

/* keys_files.c */
extern const arp_keys spec_keys_data, spec_keys_form, spec_keys_marks;

/* keys_zonings.c */
extern const arp_keys spec_keys_zonings, spec_keys_level, spec_keys_level_label, spec_keys_passage,
    spec_keys_commune_contiguity;

/* keys_index.c: a branch, an indicator under one, another reading of it, and an index
   that is another study's */
extern const arp_keys spec_keys_branch, spec_keys_leaf, spec_keys_vintage, spec_keys_reading,
    spec_keys_recipe;

/* keys_method.c */
extern const arp_keys spec_keys_method, spec_keys_missing, spec_keys_outliers, spec_keys_normalise,
    spec_keys_aggregate, spec_keys_weights;

/** A row a kind of factor; its example is the kind's. Returns how many (sensitivity.c). */
size_t spec_factor_rows(arp_key row[ARP_KEYS_MOST]);

/* keys_rates.c */
extern const arp_keys spec_keys_standardise, spec_keys_standard;

/* Words that several keys take, NULL-terminated (keys_words.c). */
extern const char *const SPEC_NO_YES[], *const SPEC_STOP_DROP[], *const SPEC_STOP_MISSING[];

/* Words of one key. */
extern const char *const SPEC_SEPARATORS[],
    *const SPEC_DECIMALS[], *const SPEC_THOUSANDS[], *const SPEC_ENCODINGS[],
                                                         *const SPEC_LANGUAGES[],
                                                             *const SPEC_CODES[],
                                                                 *const SPEC_VERDICTS[],
                                                                     *const SPEC_POLARITIES[],
                                                                         *const SPEC_STANDARDS[],
                                                                             *const SPEC_IS[];

#endif
