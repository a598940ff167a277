/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/maps/light.h"

#include <string.h>

#include "base/codes.h"
#include "base/fail.h"
#include "base/lang.h"
#include "base/memory.h"
#include "report/maps/svg.h"
#include "report/messages/maps.h"
#include "report/page/answer.h"
#include "report/page/outlines.h"
#include "report/page/secret.h"
#include "report/page/table.h"

static const char STYLE[] =
    "body{font:15px/1.45 Helvetica,Arial,sans-serif;color:#111;max-width:940px;margin:1.5em auto;"
    "padding:0 1em}h1{font-size:1.5em}h2{font-size:1.25em;margin-top:2em;border-top:1px solid #bbb;"
    "padding-top:.6em}h3{font-size:1em;margin:1.6em 0 .2em}p.caption,p.more{color:#444;margin:.2em "
    "0}"
    "table{border-collapse:collapse;font-size:.9em;margin:.5em 0}caption{display:none}"
    "th,td{border-bottom:1px solid #ccc;padding:2px 8px;text-align:left;vertical-align:top}"
    "th.n{text-align:right}tr.chosen td{background:#fdf3d7;font-weight:bold}"
    "ul.cards{list-style:none;padding:0}ul.cards li{margin:.3em 0}.scroll{overflow-x:auto}";

/* Columns of numbers, which a table names in its class, are set to the right. */
static void put_columns(const arp_pen *p) {
    for (int c = '1'; c <= '9'; c++) {
        const char digit[] = {(char)c, '\0'};
        arp_pen_raw(p, c > '1' ? ",table.n" : "table.n");
        arp_pen_raw(p, digit);
        arp_pen_raw(p, " td:nth-child(");
        arp_pen_raw(p, digit);
        arp_pen_raw(p, ")");
    }
    arp_pen_raw(p, "{text-align:right}");
}

static void put_head(const arp_pen *p) {
    const arp_result_table *study = arp_page_table(p->tables, "study");
    arp_pen_raw(p, p->lang == ARP_FR ? "<!DOCTYPE html>\n<html lang=\"fr\">\n"
                                     : "<!DOCTYPE html>\n<html lang=\"en\">\n");
    arp_pen_raw(p, "<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                   "content=\"width=device-width, initial-scale=1\">\n<title>");
    arp_pen_text(p, arp_page_text(study, 0, p->lang == ARP_FR ? "title_fr" : "title_en"));
    arp_pen_raw(p, "</title>\n<style>");
    arp_pen_raw(p, STYLE);
    put_columns(p);
    arp_pen_raw(p, "</style>\n</head>\n<body>\n");
}

/* Is there something of the figure that needs no script? */
static bool shows(const arp_pen *p, const arp_page_figure *f) {
    if (!arp_page_shows(p, f)) return false;
    return f->column || (f->when == ARP_WITH_OUTLINES && arp_svg_can(p->tables));
}

static arp_status put_figure(const arp_pen *p, const arp_page_figure *f, arp_error *err) {
    if (!shows(p, f)) return ARP_OK;
    arp_pen_raw(p, "<h3>");
    arp_pen_say(p, f->title, NULL);
    arp_pen_raw(p, "</h3>\n");
    if (f->column) return arp_page_table_write(p, f, err);
    arp_pen_raw(p, "<p class=\"caption\">");
    arp_pen_say(p, f->caption, NULL);
    arp_pen_raw(p, "</p>\n");
    return arp_svg_write(p, false, err);
}

static arp_status put_section(const arp_pen *p, const arp_page_section *s, arp_error *err) {
    arp_status st = ARP_OK;
    bool any = false;
    for (const arp_page_figure *f = s->figure; f->id; f++) any = any || shows(p, f);
    if (!any) return ARP_OK;
    arp_pen_raw(p, "<h2>");
    arp_pen_say(p, s->title, NULL);
    arp_pen_raw(p, "</h2>\n<p>");
    arp_pen_say(p, s->lead, NULL);
    arp_pen_raw(p, "</p>\n");
    for (const arp_page_figure *f = s->figure; f->id && st == ARP_OK; f++)
        st = put_figure(p, f, err);
    return st;
}

static void put_foot(const arp_pen *p) {
    const char *const version[] = {arp_version(), NULL};
    arp_pen_raw(p, "<hr>\n<p class=\"more\">");
    arp_pen_say(p, ARP_MSG_MAPS_MADE, version);
    arp_pen_raw(p, " ");
    arp_pen_say(p, p->ranks_only ? ARP_MSG_MAPS_RANKS_ONLY : ARP_MSG_MAPS_MORE_PAGE, NULL);
    arp_pen_raw(p, "</p>\n</body>\n</html>\n");
}

arp_status arp_light_write(const arp_page_tables *tables, const arp_page_options *options,
                           arp_out *out, arp_error *err) {
    arp_pen p = {.tables = tables,
                 .out = out,
                 .ranks_only = options->ranks_only,
                 .has_outlines = arp_svg_can(tables),
                 .has_zonings = arp_page_zonings_drawn(tables),
                 .one_language = true,
                 .rows = ARP_PRINT_ROWS,
                 .lang = tables->lang};
    arp_status st = ARP_OK;
    arp_lang_take(options->lang, &p.lang);
    ARP_TRY(arp_secret_begin(&p, err));
    put_head(&p);
    arp_page_answer(&p);
    for (const arp_page_section *s = ARP_SECTIONS; s->id; s++) ARP_TRY(put_section(&p, s, err));
    put_foot(&p);
    st = arp_out_end(out, err);

done:
    arp_free(p.total);
    return st;
}
