/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report.h"

#include <limits.h>

#include "base/fail.h"
#include "base/memory.h"
#include "drivers/resemblance/messages.h"
#include "report/messages/report.h"
#include "report/screen/screen.h"
#include "report/words/profile.h"
#include "report/write/write.h"
#include "sensitivity/factors/messages.h"

enum { DEFAULT_HEAD = 10 };

#define NEEDS(what) (1U << ARP_NEEDS_##what)

/* What each report speaks of, and its main table, which is all of it as CSV. */
static const struct {
    const char *main;
    unsigned tells;
} KINDS[] = {
    [ARP_REPORT_CHECK] = {NULL, NEEDS(STUDY) | NEEDS(SECRETS)},
    [ARP_REPORT_RANKING] = {"ranking", NEEDS(STUDY) | NEEDS(ANSWER)},
    [ARP_REPORT_DRIVERS] = {"sides", NEEDS(STUDY) | NEEDS(ANSWER) | NEEDS(DRIVERS)},
    [ARP_REPORT_RUN] = {"ranking", UINT_MAX},
    [ARP_REPORT_SENSITIVITY] = {"draws_ranks", NEEDS(STUDY) | NEEDS(SENSITIVITY) | NEEDS(DRAWS)},
    [ARP_REPORT_PROFILE] = {"profiles", NEEDS(STUDY) | NEEDS(PROFILES)},
    [ARP_REPORT_PERIMETERS] = {"levels", NEEDS(STUDY) | NEEDS(LEVELS) | NEEDS(CANDIDATES)},
    [ARP_REPORT_POWER] = {"power", NEEDS(STUDY) | NEEDS(POWER)},
    [ARP_REPORT_SWEEP] = {"sweep", NEEDS(SWEEP)},
    [ARP_REPORT_CATALOGUE] = {"catalogue", NEEDS(CATALOGUE)},
    [ARP_REPORT_CONTRACTS] = {"selections_sides", NEEDS(STUDY) | NEEDS(CONTRACTS)},
    [ARP_REPORT_CHOOSE] = {"choose", NEEDS(STUDY) | NEEDS(CHOOSING)},
    [ARP_REPORT_PLACES] = {"places", NEEDS(STUDY) | NEEDS(PLACES)},
};

/* The ranking and what explains it. */
static void answer_text(const arp_report *r, const arp_facts *facts, arp_report_what what,
                        arp_text *out) {
    size_t head = r->options.head ? r->options.head : DEFAULT_HEAD;
    if (what != ARP_REPORT_DRIVERS) {
        arp_title_text(r, out);
        arp_ranking_text(r, what == ARP_REPORT_RUN ? head : SIZE_MAX, out);
    }
    if (what == ARP_REPORT_RUN && r->answer->has_drivers) arp_text_add(out, "\n");
    if (what != ARP_REPORT_RANKING && r->answer->has_drivers) arp_drivers_text(r, out);
    if (what == ARP_REPORT_RUN && r->answer->has_sensitivity) {
        arp_text_add(out, "\n");
        arp_sensitivity_text(r, out);
    }
    if (facts->candidates) {
        arp_text_add(out, "\n");
        arp_candidates_text(r, facts->candidates, out);
    }
    if (facts->contracts) {
        arp_text_add(out, "\n");
        arp_contracts_text(r, facts->contracts, out);
    }
    if (facts->choose) {
        arp_text_add(out, "\n");
        arp_choose_text(r, facts->choose, out);
    }
    arp_notes_text(r, out);
}

/* The levels, the perimeters that could have been, or both. */
static void perimeters_text(const arp_report *r, const arp_facts *facts, arp_text *out) {
    if (facts->levels) arp_levels_text(facts->study, facts->levels, r->options.lang, out);
    if (facts->levels && facts->candidates) arp_text_add(out, "\n");
    if (facts->candidates) arp_candidates_text(r, facts->candidates, out);
}

static void make_text(const arp_facts *facts, arp_report_what what,
                      const arp_report_options *options, arp_text *out) {
    const arp_report r = {facts->study, facts->answer, *options};
    switch (what) {
    case ARP_REPORT_CHECK:
        arp_check_text(&r, out);
        break;
    case ARP_REPORT_SENSITIVITY:
        arp_sensitivity_text(&r, out);
        break;
    case ARP_REPORT_PROFILE:
        arp_profiles_text(&r, facts->profiles, out);
        break;
    case ARP_REPORT_PERIMETERS:
        perimeters_text(&r, facts, out);
        break;
    case ARP_REPORT_POWER:
        arp_power_text(facts->study, facts->power, options->lang, out);
        break;
    case ARP_REPORT_CONTRACTS:
        arp_contracts_text(&r, facts->contracts, out);
        break;
    case ARP_REPORT_CHOOSE:
        arp_choose_text(&r, facts->choose, out);
        break;
    case ARP_REPORT_PLACES:
        arp_places_text(&r, facts->places, out);
        break;
    case ARP_REPORT_SWEEP:
        arp_sweep_text(facts->sweep, options->lang, out);
        break;
    case ARP_REPORT_CATALOGUE:
        arp_catalogue_text(facts->catalogue, options->lang, out);
        break;
    case ARP_REPORT_RANKING:
    case ARP_REPORT_DRIVERS:
    case ARP_REPORT_RUN:
        answer_text(&r, facts, what, out);
        break;
    }
}

bool arp_report_tells(arp_report_what what, arp_needs needs) {
    return (KINDS[what].tells >> needs & 1U) != 0;
}

/* Every table of what the report speaks of. */
static arp_status make_json(const arp_facts *facts, arp_report_what what, arp_out *out,
                            arp_error *err) {
    const arp_statement *const *all;
    size_t n = arp_statements(&all), kept = 0;
    const arp_statement **told = arp_zalloc(n, sizeof *told);
    if (!told) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        if (arp_report_tells(what, all[i]->needs)) told[kept++] = all[i];
    }
    arp_status st = arp_write_json(facts, told, kept, out, err);
    arp_free(told);
    return st;
}

/* Without anything to draw, the rank sets are all that a sensitivity says; without levels, the
   perimeters that could have been are all that is said of perimeters. */
static const char *main_table(const arp_facts *facts, arp_report_what what) {
    if (what == ARP_REPORT_PERIMETERS && !facts->levels) return "candidate_scores";
    bool drawn = what != ARP_REPORT_SENSITIVITY || facts->answer->sensitivity.n_factors > 0;
    return drawn ? KINDS[what].main : "rank_sets";
}

static arp_status make_csv(const arp_facts *facts, arp_report_what what, bool french, arp_out *out,
                           arp_error *err) {
    arp_result_table table = {0};
    arp_status st =
        arp_result_table_make(arp_statement_find(main_table(facts, what)), facts, &table, err);
    if (st != ARP_OK) return st;
    arp_write_csv(&table, french, out);
    arp_result_table_free(&table);
    return arp_out_end(out, err);
}

static arp_status make(const arp_facts *facts, arp_report_what what, arp_report_format format,
                       const arp_report_options *options, arp_out *out, arp_error *err) {
    if (format == ARP_FORMAT_JSON) return make_json(facts, what, out, err);
    if (format == ARP_FORMAT_CSV) return make_csv(facts, what, options->csv_fr, out, err);
    out->text.width = options->width;
    make_text(facts, what, options, &out->text);
    return arp_out_end(out, err);
}

arp_status arp_report_make(const arp_facts *facts, arp_report_what what, arp_report_format format,
                           const arp_report_options *options, char **text, size_t *n,
                           arp_error *err) {
    arp_out out = {0};
    if (!KINDS[what].main && format == ARP_FORMAT_CSV) {
        return arp_fail(err, ARP_USAGE, ARP_MSG_REPORT_CHECK_NO_CSV, "");
    }
    if (what == ARP_REPORT_DRIVERS && !facts->answer->has_drivers) {
        return arp_fail(err, ARP_USAGE, ARP_MSG_REPORT_NO_SELECTION, "");
    }
    if (what == ARP_REPORT_SENSITIVITY && !facts->answer->has_sensitivity) {
        return arp_fail(err, ARP_USAGE, ARP_MSG_STUDY_NO_FACTORS, "");
    }
    arp_status st = make(facts, what, format, options, &out, err);
    if (st == ARP_OK) {
        *text = out.text.bytes;
        *n = out.text.n;
        out.text = (arp_text){0};
    }
    arp_text_free(&out.text);
    return st;
}

void arp_report_free(char *text) {
    arp_free(text);
}
