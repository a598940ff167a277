/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/portrait/rows.h"

#include "base/fail.h"
#include "base/number.h"
#include "report/messages/portrait.h"

enum { LENGTH = 200 }; /* of a strip, in its own units */

static size_t n_comparators(const arp_place_page *p) {
    size_t n = p->of.report.study->n_comparators;
    return n < ARP_PORTRAIT_COMPARATORS ? n : ARP_PORTRAIT_COMPARATORS;
}

/* A whole number of the picture. */
static void put_at(const arp_place_page *p, double at) {
    char digits[ARP_NUMBER_ROOM];
    arp_number_from_size(digits, (size_t)(at < 0 ? 0 : at > LENGTH ? LENGTH : at + 0.5));
    arp_pen_raw(&p->pen, digits);
}

static void put_path(const arp_place_page *p, const char *class, double at, const char *rest) {
    arp_pen_raw(&p->pen, "<path class=\"");
    arp_pen_raw(&p->pen, class);
    arp_pen_raw(&p->pen, "\" d=\"M");
    put_at(p, at);
    arp_pen_raw(&p->pen, rest);
    arp_pen_raw(&p->pen, "\"/>");
}

static void put_bar(const arp_place_page *p, double from, double to) {
    arp_pen_raw(&p->pen, "<path class=\"b\" d=\"M");
    put_at(p, fmin(from, to));
    arp_pen_raw(&p->pen, " 6H");
    put_at(p, fmax(from, to));
    arp_pen_raw(&p->pen, "\"/>");
}

static void begin_strip(const arp_place_page *p) {
    arp_pen_raw(&p->pen,
                "<svg viewBox=\"-6 0 212 12\" aria-hidden=\"true\"><path class=\"a\" d=\"M0 "
                "6H200\"/>");
}

void arp_portrait_rank(const arp_place_page *p, size_t n, double low, double rank, double high) {
    double step = n > 1 ? LENGTH / (double)(n - 1) : 0, last = (double)n;
    begin_strip(p);
    if (low > 0) put_bar(p, (last - low) * step, (last - high) * step);
    put_path(p, "t", (last - rank) * step, " 0l6 6-6 6-6-6z");
    arp_pen_raw(&p->pen, "</svg>");
}

/* Place of a value between the least need and the most. */
static double place(const arp_described *d, int polarity, double x) {
    double at = (x - d->quartile[0]) / (d->quartile[4] - d->quartile[0]);
    return LENGTH * (polarity < 0 ? 1 - at : at);
}

static void put_strip(const arp_place_page *p, const arp_profile_line *line) {
    static const char *const REFERENCE[] = {"r0", "r1", "r2"};
    const arp_plan_node *leaf = arp_profile_node(&p->of, line);
    const arp_described *d = &p->all->described.column[leaf->column];
    int polarity = leaf->polarity;
    if (!(d->quartile[4] > d->quartile[0])) return;
    begin_strip(p);
    put_bar(p, place(d, polarity, d->quartile[1]), place(d, polarity, d->quartile[3]));
    put_path(p, "m", place(d, polarity, d->quartile[2]), " 2v8");
    for (size_t c = 0; c < n_comparators(p) && !arp_portrait_hides(p, line); c++) {
        double x = line->comparator[c].value;
        double at = place(d, polarity, x);
        if (!isnan(x) && at >= 0 && at <= LENGTH) put_path(p, REFERENCE[c], at, " 0v12");
    }
    if (!isnan(line->value)) put_path(p, "t", place(d, polarity, line->value), " 0l6 6-6 6-6-6z");
    arp_pen_raw(&p->pen, "</svg>");
}

static void put_number(const arp_place_page *p, double x) {
    if (!isnan(x)) arp_pen_text(&p->pen, arp_portrait_value(p, x).s);
}

/* The value and its interval, or why there is none. */
static void put_value(const arp_place_page *p, const arp_profile_line *line) {
    if (isnan(line->value)) {
        arp_pen_raw(&p->pen, "<td class=\"n k\">");
        arp_portrait_say(p,
                         line->mark == ARP_CELL_SECRET           ? ARP_MSG_PORTRAIT_SECRET
                         : line->mark == ARP_CELL_NOT_APPLICABLE ? ARP_MSG_PORTRAIT_NOT_APPLICABLE
                                                                 : ARP_MSG_PORTRAIT_MISSING,
                         NULL);
        return;
    }
    arp_pen_raw(&p->pen, "<td class=\"n\"><b>");
    put_number(p, line->value);
    arp_pen_raw(&p->pen, "</b>");
    if (isnan(line->limit[0])) return;
    arp_word low = arp_portrait_value(p, line->limit[0]),
             high = arp_portrait_value(p, line->limit[1]);
    const char *const args[] = {low.s, high.s, NULL};
    arp_pen_raw(&p->pen, "<small> ");
    arp_portrait_say(p, ARP_MSG_PORTRAIT_BETWEEN, args);
    arp_pen_raw(&p->pen, "</small>");
}

static void put_name(const arp_place_page *p, const arp_profile_line *line) {
    const arp_made_of *made = arp_profile_made(&p->of, line);
    const char *unit = arp_portrait_text(p, made->unit);
    arp_word year = made->year ? arp_word_year(made->year) : (arp_word){""};
    arp_pen_raw(&p->pen, "<tr><td>");
    arp_pen_text(&p->pen, arp_portrait_text(p, made->label));
    arp_pen_raw(&p->pen, " <small>");
    arp_pen_text(&p->pen, unit);
    if (*unit && *year.s) arp_pen_raw(&p->pen, ", ");
    arp_pen_text(&p->pen, year.s);
    arp_pen_raw(&p->pen, "</small>");
}

static void put_comparators(const arp_place_page *p, const arp_profile_line *line) {
    for (size_t c = 0; c < n_comparators(p); c++) {
        const arp_compared *compared = &line->comparator[c];
        arp_pen_raw(&p->pen, "<td class=\"n\">");
        if (arp_portrait_hides(p, line)) continue;
        put_number(p, compared->value);
        if (compared->significantly) arp_pen_raw(&p->pen, "*");
    }
}

static void put_line(const arp_place_page *p, const arp_profile_line *line) {
    const arp_plan_node *leaf = arp_profile_node(&p->of, line);
    const double *q = p->all->described.column[leaf->column].quartile;
    bool turned = leaf->polarity < 0;
    put_name(p, line);
    put_value(p, line);
    arp_pen_raw(&p->pen, "<td class=\"n\">");
    if (line->rank) arp_pen_text(&p->pen, arp_word_count(line->rank, p->all->lang).s);
    arp_pen_raw(&p->pen, "<td class=\"n e\">");
    put_number(p, turned ? q[4] : q[0]);
    arp_pen_raw(&p->pen, "<td>");
    put_strip(p, line);
    arp_pen_raw(&p->pen, "<td class=\"e\">");
    put_number(p, turned ? q[0] : q[4]);
    put_comparators(p, line);
    arp_pen_raw(&p->pen, "\n");
}

static void put_head(const arp_place_page *p) {
    arp_pen_raw(&p->pen, "<table><thead><tr><th scope=\"col\">");
    arp_portrait_say(p, ARP_MSG_PORTRAIT_INDICATOR, NULL);
    arp_pen_raw(&p->pen, "<th scope=\"col\" class=\"n\">");
    arp_portrait_say(p, ARP_MSG_PORTRAIT_VALUE, NULL);
    arp_pen_raw(&p->pen, "<th scope=\"col\" class=\"n\">");
    arp_portrait_say(p, ARP_MSG_PORTRAIT_RANK, NULL);
    arp_pen_raw(&p->pen, "<th scope=\"col\" colspan=\"3\" class=\"w\">");
    arp_portrait_say(p, ARP_MSG_PORTRAIT_STRIP, NULL);
    for (size_t c = 0; c < n_comparators(p); c++) {
        static const char *const SIGN[] = {
            "<svg viewBox=\"0 0 4 12\"><path class=\"r0\" d=\"M2 0v12\"/></svg>",
            "<svg viewBox=\"0 0 4 12\"><path class=\"r1\" d=\"M2 0v12\"/></svg>",
            "<svg viewBox=\"0 0 4 12\"><path class=\"r2\" d=\"M2 0v12\"/></svg>"};
        arp_pen_raw(&p->pen, "<th scope=\"col\" class=\"n\">");
        arp_pen_raw(&p->pen, SIGN[c]);
        arp_pen_text(&p->pen, p->of.report.study->comparator[c].name);
    }
    arp_pen_raw(&p->pen, "\n<tbody>\n");
}

void arp_portrait_rows(const arp_place_page *p) {
    size_t side = ARP_NONE, left = p->of.profile->n - arp_portrait_lines(p);
    put_head(p);
    for (size_t i = 0; i < arp_portrait_lines(p); i++) {
        const arp_profile_line *line = &p->of.profile->line[i];
        size_t own = arp_profile_side(&p->of, line);
        if (own != side) {
            const arp_plan_node *node = &p->of.report.study->plan.node[own];
            arp_pen_raw(&p->pen, "<tr class=\"s\"><th colspan=\"9\" scope=\"rowgroup\">");
            arp_pen_text(&p->pen, arp_portrait_text(p, node->label));
            arp_pen_raw(&p->pen, "\n");
        }
        side = own;
        put_line(p, line);
    }
    arp_pen_raw(&p->pen, "</table>\n");
    if (!left) return;
    arp_word many = arp_word_count(left, p->all->lang);
    const char *const args[] = {many.s, NULL};
    arp_pen_raw(&p->pen, "<p class=\"k\">");
    arp_portrait_say(p, ARP_MSG_PORTRAIT_LEFT, args);
    arp_pen_raw(&p->pen, "</p>\n");
}
