/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file screen.h
 * What a terminal shows, one maker a part. Makers append to a text and leave lack of memory to its
 * `bad`; one whose part was not looked for appends nothing, unless it says that it must be there.
 */
#ifndef REPORT_SCREEN_SCREEN_H
#define REPORT_SCREEN_SCREEN_H

#include "catalogue/catalogue.h"
#include "report/words/subject.h"
#include "study/candidates.h"
#include "study/choose.h"
#include "study/contracts.h"
#include "study/levels.h"
#include "study/places.h"
#include "study/sweep.h"

/** Title and notes, which every screen repeats. */
void arp_title_text(const arp_report *r, arp_text *out);
void arp_notes_text(const arp_report *r, arp_text *out);

/** What was read; the files of a study and what was detected in each; what the values are;
    the balance of communes. */
void arp_check_text(const arp_report *r, arp_text *out);
void arp_check_inputs(const arp_study *study, arp_lang lang, arp_text *out);
void arp_described_text(const arp_study *study, arp_lang lang, arp_text *out);
void arp_zonings_text(const arp_study *study, arp_lang lang, arp_text *out);

/** @param head rows shown from the top, the selected ones below it added; SIZE_MAX: all */
void arp_ranking_text(const arp_report *r, size_t head, arp_text *out);

/** The drivers, which must be there, and their parts. */
void arp_drivers_text(const arp_report *r, arp_text *out);
void arp_evidence_text(const arp_report *r, arp_text *out);
void arp_first_alone_text(const arp_report *r, arp_text *out);
void arp_without_late_text(const arp_report *r, arp_text *out);
void arp_shares_text(const arp_report *r, arp_text *out);
void arp_effective_text(const arp_report *r, arp_text *out);
void arp_reliability_text(const arp_report *r, arp_text *out);
void arp_subsets_text(const arp_report *r, arp_text *out);
void arp_missing_text(const arp_report *r, arp_text *out);
void arp_revealed_text(const arp_report *r, arp_text *out);
void arp_simplex_text(const arp_report *r, arp_text *out);
void arp_volumes_text(const arp_report *r, arp_text *out);
void arp_change_text(const arp_report *r, arp_text *out);
void arp_perimeters_text(const arp_report *r, arp_text *out);
void arp_claims_text(const arp_report *r, arp_text *out);
void arp_neighbours_text(const arp_report *r, arp_text *out);

/** What to hold beside the verdict, a line each: attested sides among neighbours and as one unit,
    and sides whose indicators are mostly chance. */
void arp_beside_verdict(const arp_report *r, arp_text *out);

/** Where territory @p row is in the first k[j], in words: "dans les 2 premiers à partir d'un
    poids social de 0,865"; @p label is the side whose weight runs along the axis. */
void arp_tipping_words(const arp_drivers *d, const arp_tipping *tipping, size_t j, size_t row,
                       const char *label, arp_lang lang, arp_text *out);

/** The sensitivity, which must be there, and its parts: what was varied, with the total indices;
    each factor varied alone and each indicator left out; the ranks that the error of the data
   leaves open. */
void arp_sensitivity_text(const arp_report *r, arp_text *out);
void arp_varied_text(const arp_report *r, arp_text *out);
void arp_alone_text(const arp_report *r, arp_text *out);
void arp_sets_text(const arp_report *r, arp_text *out);

/** Territories one after the other. */
void arp_profiles_text(const arp_report *r, const arp_profiles *profiles, arp_text *out);

/** The perimeters that could have been: where the choice stands among them, what each neighbour
    would have added, the best. */
void arp_candidates_text(const arp_report *r, const arp_candidates *found, arp_text *out);

/** What would stand out 8 times in 10. */
void arp_power_text(const arp_study *study, const arp_power *power, arp_lang lang, arp_text *out);

/** Several selections: all of them together, then each. */
void arp_contracts_text(const arp_report *r, const arp_contracts *contracts, arp_text *out);

/** The place of each choice among sets of communes: a sentence, then each. */
void arp_places_text(const arp_report *r, const arp_placings *places, arp_text *out);

/** A choice that is yet to be made: a sentence, then each territory. */
void arp_choose_text(const arp_report *r, const arp_choose_found *found, arp_text *out);

/** Levels compared; a sweep, one row a combination; the catalogue, one line an indicator, or all of
    a single one. */
void arp_levels_text(const arp_study *study, const arp_levels *levels, arp_lang lang,
                     arp_text *out);
void arp_sweep_text(const arp_sweep *sweep, arp_lang lang, arp_text *out);
void arp_catalogue_text(const arp_catalogue *catalogue, arp_lang lang, arp_text *out);

#endif
