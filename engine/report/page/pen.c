/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page/pen.h"

#include <string.h>

#include "base/codes.h"
#include "base/fail.h"

void arp_pen_raw(const arp_pen *p, const char *html) {
    arp_text_add(&p->out->text, html);
}

void arp_pen_text(const arp_pen *p, const char *text) {
    arp_text *t = &p->out->text;
    while (text && *text) {
        size_t plain = strcspn(text, "&<>\"");
        arp_text_add_n(t, text, plain);
        text += plain;
        if (*text == '&') arp_text_add(t, "&amp;");
        if (*text == '<') arp_text_add(t, "&lt;");
        if (*text == '>') arp_text_add(t, "&gt;");
        if (*text == '"') arp_text_add(t, "&quot;");
        if (*text) text++;
    }
}

void arp_pen_both(const arp_pen *p, const char *fr, const char *en) {
    if (!fr) fr = en;
    if (!en) en = fr;
    if (!fr || p->one_language || strcmp(fr, en) == 0) {
        arp_pen_text(p, p->lang == ARP_FR ? fr : en);
        return;
    }
    arp_pen_raw(p, "<span lang=\"fr\">");
    arp_pen_text(p, fr);
    arp_pen_raw(p, "</span><span lang=\"en\">");
    arp_pen_text(p, en);
    arp_pen_raw(p, "</span>");
}

void arp_pen_say_each(const arp_pen *p, int message, const char *const *fr, const char *const *en) {
    arp_text text[2] = {{0}, {0}};
    arp_text_fill(&text[ARP_FR], arp_say((arp_message)message, ARP_FR), fr);
    arp_text_fill(&text[ARP_EN], arp_say((arp_message)message, ARP_EN), en);
    if (text[ARP_FR].bad || text[ARP_EN].bad) p->out->text.bad = true;
    else arp_pen_both(p, text[ARP_FR].bytes, text[ARP_EN].bytes);
    arp_text_free(&text[ARP_FR]);
    arp_text_free(&text[ARP_EN]);
}

void arp_pen_say(const arp_pen *p, int message, const char *const *args) {
    if (args) arp_pen_say_each(p, message, args, args);
    else
        arp_pen_both(p, arp_say((arp_message)message, ARP_FR),
                     arp_say((arp_message)message, ARP_EN));
}

bool arp_pen_chosen(const arp_pen *p, const char *code) {
    const arp_result_table *selection = arp_page_table(p->tables, "selection");
    return selection && arp_page_row(selection, 0, "code", code) != SIZE_MAX;
}

bool arp_pen_has(const arp_pen *p, const char *code) {
    return code && (arp_codes_find(p->first, code) != SIZE_MAX || arp_pen_chosen(p, code));
}
