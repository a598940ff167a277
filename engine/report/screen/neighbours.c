/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "drivers/around/neighbours.h"
#include "report/screen/layout.h"
#include "report/messages/neighbours.h"
#include "report/messages/report.h"
#include "report/screen/screen.h"
#include "report/words/words.h"

enum { MOST_ALONE = 8 };

/* "Parmi les 703 couples de cantons voisins" and its kin. */
static void put_title(const arp_report *r, const arp_neighbours *found, arp_text *out) {
    static const arp_message TITLE[][3] = {
        /* one territory, two, more */
        [ARP_NEIGHBOURS_EDGES] = {ARP_MSG_REPORT_NEAR_EACH, ARP_MSG_REPORT_NEAR_PAIRS,
                                  ARP_MSG_REPORT_NEAR_PAIRS},
        [ARP_NEIGHBOURS_GROWN] = {ARP_MSG_REPORT_NEAR_GROWN, ARP_MSG_REPORT_NEAR_GROWN,
                                  ARP_MSG_REPORT_NEAR_GROWN},
        [ARP_NEIGHBOURS_WITHIN] = {ARP_MSG_REPORT_NEAR_EACH, ARP_MSG_REPORT_NEAR_WITHIN,
                                   ARP_MSG_REPORT_NEAR_WITHIN},
    };
    arp_lang lang = r->options.lang;
    size_t m = arp_report_drivers(r)->m;
    bool drawn = found->method == ARP_NEIGHBOURS_WITHIN && !found->exact;
    arp_message title = TITLE[found->method][m > 2 ? 2 : m - 1];
    arp_text words = {0};
    arp_text_fill(&words, arp_say(drawn ? ARP_MSG_REPORT_NEAR_WITHIN_DRAWN : title, lang),
                  (const char *const[]){arp_word_count(found->n_sets, lang).s,
                                        arp_word_level(r->study->level, lang),
                                        arp_word_count(m, lang).s, NULL});
    if (found->population_factor > 0.0) {
        arp_put(&words, lang, NEAR_POPULATION, arp_word_value(found->population_factor, lang).s);
    }
    arp_text_add(out, "\n");
    if (words.bad) out->bad = true;
    else arp_wrap(out, words.bytes, 0, 0);
    arp_text_free(&words);
}

/* p without "= ". */
static const char *bare(const char *p) {
    return strncmp(p, "= ", 2) == 0 ? p + 2 : p;
}

static void put_sides(const arp_report *r, const arp_neighbours *found, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    bool moran = found->method != ARP_NEIGHBOURS_WITHIN;
    arp_grid grid;
    arp_grid_begin(&grid, moran ? "lrrr" : "lr", 0, 2);
    arp_grid_cell(&grid, arp_report_say(SIDE, lang));
    arp_grid_cell(&grid, arp_report_say(NEAR_P, lang));
    if (moran) {
        arp_grid_cell(&grid, arp_report_say(NEAR_MORAN, lang));
        arp_grid_cell(&grid, arp_report_say(NEAR_MORAN_P, lang));
    }
    for (size_t s = 0; s < d->n_sides; s++) {
        const arp_neighbours_side *side = &found->side[s];
        arp_grid_cell(&grid, arp_report_side(r, s)->label[lang]);
        arp_grid_cell(&grid, bare(arp_word_p(side->p, lang).s));
        if (!moran) continue;
        arp_grid_cell(&grid, arp_word_number(side->moran, 2, lang).s);
        arp_grid_cell(&grid, bare(arp_word_p(side->moran_p, lang).s));
    }
    arp_grid_end(&grid, out);
}

static void put_alone(const arp_report *r, const arp_neighbours *found, arp_text *out) {
    char list[512];
    const char *label[MOST_ALONE + 1];
    arp_lang lang = r->options.lang;
    size_t n = found->n_alone < MOST_ALONE ? found->n_alone : MOST_ALONE;
    if (found->n_alone == 0) return;
    for (size_t i = 0; i < n; i++) label[i] = r->study->values.label[found->alone[i]];
    if (n < found->n_alone) label[n++] = "…";
    arp_text_list(list, sizeof list, label, n, n);
    arp_paragraph(out, 2, lang, NEAR_ALONE, arp_word_count(found->n_alone, lang).s, list);
}

void arp_neighbours_text(const arp_report *r, arp_text *out) {
    const arp_neighbours *found = arp_report_drivers(r)->neighbours;
    static const char *const NONE[] = {NULL};
    arp_lang lang = r->options.lang;
    put_title(r, found, out);
    put_sides(r, found, out);
    if (found->n_sets == 0) arp_wrap_fill(out, 2, arp_report_say(NEAR_NO_SET, lang), NONE);
    if (!found->connected) {
        bool groups = found->method == ARP_NEIGHBOURS_WITHIN;
        const char *why =
            groups ? arp_report_say(NEAR_ACROSS, lang) : arp_report_say(NEAR_APART, lang);
        arp_wrap_fill(out, 2, why, NONE);
    }
    put_alone(r, found, out);
}
