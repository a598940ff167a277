/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page/page.h"

#include <string.h>

#include "base/codes.h"
#include "base/fail.h"
#include "base/lang.h"
#include "base/memory.h"
#include "report/messages/page.h"
#include "report/page/answer.h"
#include "report/page/block.h"
#include "report/page/bundle.h"
#include "report/page/names.h"
#include "report/page/outlines.h"
#include "report/page/scores.h"
#include "report/page/secret.h"
#include "report/page/table.h"

static const char *const LANG[] = ARP_ENUM_WORDS(ARP_LANGS);

static void put_head(const arp_pen *p) {
    const arp_result_table *study = arp_page_table(p->tables, "study");
    arp_pen_raw(p, "<!DOCTYPE html>\n<html lang=\"");
    arp_pen_raw(p, LANG[p->lang]);
    arp_pen_raw(p, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
                   "http-equiv=\"Content-Security-Policy\" content=\"");
    arp_pen_text(p, arp_page_policy(NULL));
    arp_pen_raw(p, "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" "
                   "content=\"arpent ");
    arp_pen_raw(p, arp_version());
    arp_pen_raw(p, "\">\n<title>");
    arp_pen_text(p, arp_page_text(study, 0, p->lang == ARP_FR ? "title_fr" : "title_en"));
    arp_pen_raw(p, "</title>\n<style>");
    arp_pen_raw(p, arp_page_style(NULL));
    arp_pen_raw(p, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#answer\">");
    arp_pen_say(p, ARP_MSG_PAGE_SKIP, NULL);
    arp_pen_raw(p, "</a>\n<div id=\"bar\"></div>\n<main>\n");
}

bool arp_page_shows(const arp_pen *p, const arp_page_figure *f) {
    const arp_result_table *table = arp_page_table(p->tables, f->table);
    bool values = f->when == ARP_WITH_VALUES || f->when == ARP_OF_CHOSEN;
    if (!table || (values && p->ranks_only) || !arp_secret_leaves(p, table)) return false;
    if (f->when == ARP_WITH_OUTLINES) return p->has_outlines;
    if (f->when == ARP_WITH_ZONINGS) return p->has_zonings;
    return f->when != ARP_OF_CHOSEN || arp_page_table(p->tables, "selection") != NULL;
}

static arp_status put_table(const arp_pen *p, const arp_page_figure *f, arp_error *err) {
    if (f->drawn) {
        arp_pen_raw(p, "<details class=\"data\"><summary>");
        arp_pen_say(p, ARP_MSG_PAGE_TABLE, NULL);
        arp_pen_raw(p, "</summary>\n");
    }
    arp_status st = arp_page_table_write(p, f, err);
    if (f->drawn) arp_pen_raw(p, "</details>\n");
    return st;
}

static arp_status put_figure(const arp_pen *p, const arp_page_figure *f, arp_error *err) {
    arp_status st = ARP_OK;
    if (!arp_page_shows(p, f)) return ARP_OK;
    arp_pen_raw(p, f->drawn ? "<figure id=\"f-" : "<div class=\"sheet\" id=\"f-");
    arp_pen_raw(p, f->id);
    arp_pen_raw(p, "\">\n<h3>");
    arp_pen_say(p, f->title, NULL);
    arp_pen_raw(p, f->drawn ? "</h3>\n<figcaption>" : "</h3>\n<p class=\"caption\">");
    arp_pen_say(p, f->caption, NULL);
    arp_pen_raw(p, f->drawn ? "</figcaption>\n<div class=\"draw\"></div>\n" : "</p>\n");
    if (f->column) st = put_table(p, f, err);
    arp_pen_raw(p, f->drawn ? "</figure>\n" : "</div>\n");
    return st;
}

static arp_status put_section(const arp_pen *p, const arp_page_section *s, arp_error *err) {
    arp_status st = ARP_OK;
    bool any = false;
    for (const arp_page_figure *f = s->figure; f->id; f++) any = any || arp_page_shows(p, f);
    if (!any) return ARP_OK;
    arp_pen_raw(p, "<section id=\"");
    arp_pen_raw(p, s->id);
    arp_pen_raw(p, "\">\n<h2>");
    arp_pen_say(p, s->title, NULL);
    arp_pen_raw(p, "</h2>\n<p class=\"lead\">");
    arp_pen_say(p, s->lead, NULL);
    arp_pen_raw(p, "</p>\n");
    for (const arp_page_figure *f = s->figure; f->id && st == ARP_OK; f++)
        st = put_figure(p, f, err);
    arp_pen_raw(p, "</section>\n");
    return st;
}

/* The study as written, versions and licences. */
static void put_foot(const arp_pen *p) {
    const char *const version[] = {arp_version(), NULL};
    bool told = p->tables->study_text && !p->ranks_only;
    if (told && !arp_secret_none(p)) {
        arp_pen_raw(p, "<p class=\"more\">");
        arp_pen_say(p, ARP_MSG_PAGE_STUDY_LEFT_OUT, NULL);
        arp_pen_raw(p, "</p>\n");
    } else if (told) {
        arp_pen_raw(p, "<details class=\"text\"><summary>");
        arp_pen_say(p, ARP_MSG_PAGE_STUDY_TEXT, NULL);
        arp_pen_raw(p, "</summary><pre tabindex=\"0\">");
        arp_pen_text(p, p->tables->study_text);
        arp_pen_raw(p, "</pre></details>\n");
    }
    arp_pen_raw(p, "<details class=\"text\"><summary>");
    arp_pen_say(p, ARP_MSG_PAGE_LICENCES, NULL);
    arp_pen_raw(p, "</summary><pre tabindex=\"0\">");
    arp_pen_text(p, arp_page_licences(NULL));
    arp_pen_raw(p, "</pre></details>\n</main>\n<footer><p>");
    arp_pen_say(p, ARP_MSG_PAGE_MADE, version);
    if (p->ranks_only) {
        arp_pen_raw(p, " ");
        arp_pen_say(p, arp_secret_scaled(p) ? ARP_MSG_PAGE_RANKS_SECRET : ARP_MSG_PAGE_RANKS_ONLY,
                    NULL);
    }
    arp_pen_raw(p, "</p>\n<noscript><p>");
    arp_pen_say(p, ARP_MSG_PAGE_NO_SCRIPT, NULL);
    arp_pen_raw(p, "</p></noscript></footer>\n");
}

static arp_status put_data(const arp_pen *p, arp_error *err) {
    arp_status st = ARP_OK;
    ARP_TRY(arp_block_tables(p, err));
    ARP_TRY(arp_block_acceptability(p, err));
    ARP_TRY(arp_page_scores(p, err));
    arp_page_names_block(p);
    if (p->has_outlines) ARP_TRY(arp_page_outlines(p, err));
    if (p->has_zonings) ARP_TRY(arp_page_zonings(p, err));
    arp_pen_raw(p, "<script>");
    arp_pen_raw(p, arp_page_script(NULL));
    arp_pen_raw(p, "</script>\n</body>\n</html>\n");

done:
    return st;
}

/* What is asked for beside a verdict, or without one, stands where the verdict does. */
static bool is_answer(const arp_pen *p, const arp_page_section *s) {
    return strcmp(s->id, "choose") == 0 ||
           (strcmp(s->id, "several") == 0 && !arp_page_table(p->tables, "selection"));
}

/* Codes of the first rows of the ranking. */
static arp_status index_first(arp_pen *p, arp_error *err) {
    const arp_result_table *ranking = arp_page_table(p->tables, "ranking");
    size_t column = arp_page_column(ranking, "code"), n = ranking ? ranking->n_rows : 0;
    if (n > ARP_PAGE_ROWS) n = ARP_PAGE_ROWS;
    p->first = arp_codes_new(n ? ranking->column[column].text : NULL, n);
    return p->first ? ARP_OK : arp_fail_memory(err);
}

arp_status arp_page_write(const arp_page_tables *tables, const arp_page_options *options,
                          arp_out *out, arp_error *err) {
    arp_pen p = {.tables = tables,
                 .out = out,
                 .ranks_only = options->ranks_only,
                 .has_outlines = arp_page_is_drawn(tables),
                 .has_zonings = arp_page_zonings_drawn(tables),
                 .rows = ARP_PAGE_ROWS,
                 .lang = tables->lang};
    arp_status st = ARP_OK;
    arp_lang_take(options->lang, &p.lang);
    ARP_TRY(index_first(&p, err));
    ARP_TRY(arp_secret_begin(&p, err));
    put_head(&p);
    arp_page_answer(&p);
    for (int later = 0; later < 2; later++) {
        for (const arp_page_section *s = ARP_SECTIONS; s->id; s++)
            if (is_answer(&p, s) != later) ARP_TRY(put_section(&p, s, err));
    }
    put_foot(&p);
    ARP_TRY(put_data(&p, err));
    st = arp_out_end(out, err);

done:
    arp_free(p.total);
    arp_codes_free(p.first);
    return st;
}
