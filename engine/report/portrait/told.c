/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/portrait/told.h"

#include <string.h>

#include "base/fail.h"
#include "report/messages/portrait.h"
#include "report/messages/report.h"

enum { TOLD = 4, SOURCES_BYTES = 1600 };

/* Share of the others before it, from 0 for the first rank to 1 for the last; NaN without one. */
static double share_of(const arp_profile_line *line) {
    return line->rank && line->n > 1 ? (double)(line->rank - 1) / (double)(line->n - 1) : NAN;
}

/* The line not told yet that is most marked on one end; NULL where none is in its quarter. */
static const arp_profile_line *most_marked(const arp_place_page *p, bool need,
                                           const arp_profile_line *const *told, size_t n) {
    const arp_profile_line *best = NULL;
    for (size_t i = 0; i < p->of.profile->n; i++) {
        const arp_profile_line *line = &p->of.profile->line[i];
        double share = share_of(line);
        bool known = isnan(share) || (need ? share > 0.25 : share < 0.75);
        for (size_t j = 0; j < n; j++) known = known || told[j] == line;
        if (known) continue;
        if (!best || (need ? share < share_of(best) : share > share_of(best))) best = line;
    }
    return best;
}

static void put_list(const arp_place_page *p, bool need) {
    const arp_profile_line *told[TOLD];
    arp_lang lang = p->all->lang;
    size_t n = 0;
    arp_pen_raw(&p->pen, "<div><h2>");
    arp_portrait_say(p, need ? ARP_MSG_PORTRAIT_NEED : ARP_MSG_PORTRAIT_LITTLE_NEED, NULL);
    arp_pen_raw(&p->pen, "</h2>");
    for (; n < TOLD; n++) {
        told[n] = most_marked(p, need, told, n);
        if (!told[n]) break;
        const arp_made_of *made = arp_profile_made(&p->of, told[n]);
        arp_word rank = arp_word_count(told[n]->rank, lang), of = arp_word_count(told[n]->n, lang);
        const char *const args[] = {arp_portrait_text(p, made->label), rank.s, of.s, NULL};
        arp_pen_raw(&p->pen, n ? "<li>" : "<ul><li>");
        arp_portrait_say(p, ARP_MSG_PORTRAIT_TOLD, args);
    }
    arp_pen_raw(&p->pen, n ? "</ul>" : "<p>");
    if (!n) arp_portrait_say(p, ARP_MSG_PORTRAIT_NONE, NULL);
    arp_pen_raw(&p->pen, n ? "</div>\n" : "</p></div>\n");
}

/* The indicators without a value for one reason, in a row. */
static void put_lacking(const arp_place_page *p, arp_mark mark, int message) {
    size_t n = 0;
    for (size_t i = 0; i < p->of.profile->n; i++) {
        const arp_profile_line *line = &p->of.profile->line[i];
        if (!isnan(line->value) || line->mark != mark) continue;
        if (n++) {
            arp_pen_raw(&p->pen, arp_report_say(SEMICOLON, p->all->lang));
        } else {
            arp_pen_raw(&p->pen, "<p class=\"k\"><b>");
            arp_portrait_say(p, message, NULL);
            arp_pen_raw(&p->pen, "</b> ");
        }
        arp_pen_text(&p->pen, arp_portrait_text(p, arp_profile_made(&p->of, line)->label));
    }
    if (n) arp_pen_raw(&p->pen, "</p>\n");
}

void arp_portrait_told(const arp_place_page *p) {
    arp_pen_raw(&p->pen, "<div class=\"two\">");
    put_list(p, true);
    put_list(p, false);
    arp_pen_raw(&p->pen, "</div>\n");
    put_lacking(p, ARP_CELL_SECRET, ARP_MSG_PORTRAIT_ARE_SECRET);
    put_lacking(p, ARP_CELL_MISSING, ARP_MSG_PORTRAIT_ARE_MISSING);
    put_lacking(p, ARP_CELL_NOT_APPLICABLE, ARP_MSG_PORTRAIT_ARE_NOT_APPLICABLE);
}

/* Did a line before it have the same source? */
static bool is_told(const arp_place_page *p, size_t i) {
    const char *own =
        arp_portrait_text(p, arp_profile_made(&p->of, &p->of.profile->line[i])->source);
    for (size_t j = 0; j < i; j++) {
        const arp_made_of *made = arp_profile_made(&p->of, &p->of.profile->line[j]);
        if (strcmp(arp_portrait_text(p, made->source), own) == 0) return true;
    }
    return !*own;
}

void arp_portrait_sources(const arp_place_page *p) {
    arp_text list = {0};
    char shown[SOURCES_BYTES];
    for (size_t i = 0; i < p->of.profile->n; i++) {
        if (is_told(p, i)) continue;
        if (list.n) arp_text_add(&list, arp_report_say(SEMICOLON, p->all->lang));
        arp_text_add(
            &list, arp_portrait_text(p, arp_profile_made(&p->of, &p->of.profile->line[i])->source));
    }
    if (list.bad) p->pen.out->text.bad = true;
    if (list.n && !list.bad) {
        arp_text_cut(shown, sizeof shown, list.bytes, list.n);
        arp_pen_raw(&p->pen, "<p class=\"k\"><b>");
        arp_portrait_say(p, ARP_MSG_PORTRAIT_SOURCES, NULL);
        arp_pen_raw(&p->pen, "</b> ");
        arp_pen_text(&p->pen, shown);
        arp_pen_raw(&p->pen, "</p>\n");
    }
    arp_text_free(&list);
}
