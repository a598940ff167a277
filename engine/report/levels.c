/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/levels.h"

#include <math.h>

#include "base/fail.h"
#include "report/numbers_csv.h"
#include "report/report.h"
#include "report/verdict.h"

static void header(const arp_study *study, const arp_levels *levels, arp_rows *rows) {
    static const char *const FIXED[] = {
        "level",           "code",   "label",         "stands",      "communes",
        "communes_shared", "people", "people_shared", "share_of_it", "share_of_selection",
        "jaccard",         "ranked", "rank"};
    static const char *const BY_SIDE[] = {"rank_", "c_", "state_"};
    for (size_t i = 0; i < sizeof FIXED / sizeof FIXED[0]; i++) arp_rows_text(rows, FIXED[i]);
    for (size_t s = 0; s < levels->n_sides; s++) {
        const arp_plan_node *side = &study->plan.node[study->plan.node[0].child[s]];
        for (size_t i = 0; i < 3; i++) arp_rows_text_pair(rows, BY_SIDE[i], side->name);
    }
    arp_rows_text(rows, "word");
    arp_rows_end(rows);
}

static void put_met(const arp_levels *levels, const arp_level_answer *at, size_t i,
                    arp_rows *rows) {
    const arp_level *level = &levels->zoned->level[at->level];
    const arp_met *m = &at->met[i];
    arp_rows_text(rows, level->name);
    arp_rows_text(rows, level->code[m->territory]);
    arp_rows_text(rows, level->label[m->territory]);
    arp_rows_text(rows, m->stands ? "1" : "0");
    arp_rows_whole(rows, m->communes);
    arp_rows_whole(rows, m->shared);
    arp_rows_number(rows, m->people);
    arp_rows_number(rows, m->people_shared);
    arp_rows_number(rows, m->of_it);
    arp_rows_number(rows, m->of_selection);
    arp_rows_number(rows, m->jaccard);
    arp_rows_rank(rows, at->n);
    arp_rows_rank(rows, at->rank ? at->rank[i] : 0);
    for (size_t s = 0; s < levels->n_sides; s++) {
        arp_rows_rank(rows, at->side_rank ? at->side_rank[i * levels->n_sides + s] : 0);
        arp_rows_number(rows, at->has_drivers ? at->drivers.side[s].alone.c : (double)NAN);
        arp_rows_text(rows, at->has_drivers ? arp_state_name(at->drivers.side[s].state) : "");
    }
    arp_rows_text(rows, at->has_drivers ? at->drivers.word_name : "");
    arp_rows_end(rows);
}

void arp_levels_csv(const arp_study *study, const arp_levels *levels, bool french, arp_text *out) {
    arp_rows rows = arp_rows_begin(out, french);
    header(study, levels, &rows);
    for (size_t l = 0; l < levels->n; l++) {
        for (size_t i = 0; i < levels->at[l].n_met; i++) {
            put_met(levels, &levels->at[l], i, &rows);
        }
    }
}

arp_status arp_report_levels(const arp_study *study, const arp_levels *levels,
                             arp_report_format format, const arp_report_options *options,
                             char **text, size_t *n, arp_error *err) {
    arp_status st = ARP_OK;
    arp_text out = {0};
    if (format == ARP_FORMAT_JSON) {
        ARP_TRY(arp_levels_json(study, levels, options->lang, &out, err));
    } else if (format == ARP_FORMAT_CSV) {
        arp_levels_csv(study, levels, options->csv_fr, &out);
    } else {
        arp_levels_text(study, levels, options->lang, &out);
    }
    ARP_TRY(arp_text_status(&out, err));
    *text = out.bytes;
    *n = out.n;
    out = (arp_text){0};
done:
    arp_text_free(&out);
    return st;
}
