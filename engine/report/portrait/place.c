/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/portrait/place.h"

#include "base/fail.h"
#include "report/words/counts.h"

arp_status arp_portraits_begin(const arp_facts *facts, arp_lang lang, arp_portraits *out,
                               arp_error *err) {
    arp_portraits all = {.facts = facts, .lang = lang};
    const arp_study *study = facts->study;
    arp_status st = ARP_OK;
    all.secret = arp_zalloc(study->values.n_columns, sizeof *all.secret);
    if (!all.secret) ARP_TRY(arp_fail_memory(err));
    for (size_t j = 0; j < study->values.n_columns; j++)
        all.secret[j] = arp_check_marked(study, j, ARP_CELL_SECRET) > 0;
    ARP_TRY(arp_study_describe(study, &all.described, err));
    *out = all;
    return ARP_OK;

done:
    arp_free(all.secret);
    return st;
}

void arp_portraits_end(arp_portraits *all) {
    arp_description_free(&all->described);
    arp_free(all->secret);
    *all = (arp_portraits){0};
}

void arp_portrait_say(const arp_place_page *p, int message, const char *const *args) {
    static const char *const NONE[] = {NULL};
    arp_text said = {0};
    arp_text_fill(&said, arp_say((arp_message)message, p->all->lang), args ? args : NONE);
    if (said.bad) p->pen.out->text.bad = true;
    else arp_pen_text(&p->pen, said.bytes);
    arp_text_free(&said);
}

const char *arp_portrait_text(const arp_place_page *p, const char *const text[2]) {
    const char *own = text[p->all->lang], *other = text[p->all->lang == ARP_FR ? ARP_EN : ARP_FR];
    return own && *own ? own : other ? other : "";
}

bool arp_portrait_hides(const arp_place_page *p, const arp_profile_line *line) {
    return p->all->secret[arp_profile_node(&p->of, line)->column];
}

arp_word arp_portrait_value(const arp_place_page *p, double x) {
    arp_lang lang = p->all->lang;
    return x == 0.0 ? arp_word_number(0.0, 0, lang) : arp_word_value(x, lang);
}
