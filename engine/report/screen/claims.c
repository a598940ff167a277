/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/counts.h"

#include <string.h>

#include "report/screen/layout.h"
#include "report/screen/screen.h"
#include "report/messages/claims.h"
#include "report/messages/perimeters.h"
#include "report/messages/report.h"
#include "report/words/article.h"
#include "report/words/words.h"

/* The groups a claim may stand in, in the order they are shown. */
static const arp_message GROUPS[] = {ARP_MSG_CLAIMS_SIGNIFICANT,    ARP_MSG_CLAIMS_NOT_SIGNIFICANT,
                                     ARP_MSG_CLAIMS_SUPPORTED_ONLY, ARP_MSG_CLAIMS_CONTRADICTED,
                                     ARP_MSG_CLAIMS_WITHOUT,        ARP_MSG_CLAIMS_NOT_TESTABLE};

static arp_message group_of(const arp_claim *c) {
    if (c->state == ARP_CLAIM_LACKS) return ARP_MSG_CLAIMS_NOT_TESTABLE;
    if (c->state == ARP_CLAIM_NO_VALUE) return ARP_MSG_CLAIMS_WITHOUT;
    if (!c->holds) return ARP_MSG_CLAIMS_CONTRADICTED;
    if (c->state == ARP_CLAIM_COMPARED) return ARP_MSG_CLAIMS_SUPPORTED_ONLY;
    return c->significantly ? ARP_MSG_CLAIMS_SIGNIFICANT : ARP_MSG_CLAIMS_NOT_SIGNIFICANT;
}

static void put_lacking(const arp_claim *c, arp_lang lang, arp_text *out) {
    arp_text list = {0};
    for (size_t i = 0; i < c->asked.n_lacks; i++) {
        if (i) arp_text_add(&list, ", ");
        arp_text_add(&list, c->asked.lacks[lang][i]);
    }
    const char *args[] = {c->asked.text[lang], list.bytes, NULL};
    if (list.bad) out->bad = true;
    else arp_text_fill(out, arp_say(ARP_MSG_CLAIMS_ITEM_LACKS, lang), args);
    arp_text_free(&list);
}

/* The claim as it was said, or in the words of the study file. */
static void put_said(const arp_report *r, const arp_claim_input *asked, arp_text *out) {
    arp_lang lang = r->options.lang;
    bool selection = strcmp(asked->of.name, "selection") == 0;
    arp_word number = arp_word_number(asked->reference, 0, lang);
    if (!asked->than && asked->reference != 0.0) number = arp_word_value(asked->reference, lang);
    const char *id = r->study->values.column[asked->column].name;
    const char *of = selection ? arp_say(ARP_MSG_PERIMETERS_SELECTION, lang) : asked->of.name;
    arp_text whose = {0}, than = {0};
    arp_message rest = asked->than ? ARP_MSG_CLAIMS_REST_OF : ARP_MSG_CLAIMS_REST;
    const char *template = asked->rest.n ? arp_say(rest, lang) : "{0}";
    arp_put_named(ARP_AFTER_DE, asked->than ? asked->than : number.s, lang, &whose);
    if (!whose.bad) arp_text_fill(&than, template, (const char *const[]){whose.bytes, NULL});
    const char *args[] = {id, of, than.bytes, NULL};
    arp_message said = asked->above ? ARP_MSG_CLAIMS_ABOVE : ARP_MSG_CLAIMS_BELOW;
    if (whose.bad || than.bad) out->bad = true;
    else if (asked->text[lang]) arp_text_add(out, asked->text[lang]);
    else arp_text_fill(out, arp_say(said, lang), args);
    arp_text_free(&whose);
    arp_text_free(&than);
}

/* "... (18,4 contre 13,5, p < 0,001)", p adjusted, where it was tested. */
static void put_item(const arp_report *r, const arp_claim *c, arp_text *out) {
    arp_lang lang = r->options.lang;
    if (c->state == ARP_CLAIM_LACKS) {
        put_lacking(c, lang, out);
        return;
    }
    arp_text said = {0};
    arp_word value = arp_word_value(c->value, lang), p = arp_word_p(c->p_holm, lang);
    arp_word reference = arp_word_value(c->asked.reference, lang);
    if (c->asked.reference == 0.0) reference = arp_word_number(0.0, 0, lang);
    put_said(r, &c->asked, &said);
    bool tested = c->state == ARP_CLAIM_TESTED;
    const char *args[] = {said.bytes, value.s, reference.s, tested ? p.s : NULL, NULL};
    arp_message item = tested ? ARP_MSG_CLAIMS_ITEM_P : ARP_MSG_CLAIMS_ITEM;
    if (said.bad) out->bad = true;
    else arp_text_fill(out, arp_say(item, lang), args);
    arp_text_free(&said);
}

/* The year of a claim's figure, 0 unknown. */
static int year_of(const arp_report *r, const arp_claim *c) {
    return c->state == ARP_CLAIM_LACKS ? 0 : r->study->made[c->asked.column].year;
}

/* " par les chiffres de 2007 à 2010": from the earliest to the latest known. */
static void put_years(int first, int last, arp_lang lang, arp_text *out) {
    arp_word from = arp_word_year(first), to = arp_word_year(last);
    arp_message by = first == last ? ARP_MSG_CLAIMS_BY_YEAR : ARP_MSG_CLAIMS_BY_YEARS;
    arp_text_add(out, "");
    if (first) arp_text_fill(out, arp_say(by, lang), (const char *const[]){from.s, to.s, NULL});
}

static void put_group(const arp_report *r, const arp_claims *claims, arp_message group,
                      arp_text *out) {
    arp_text items = {0}, years = {0};
    arp_lang lang = r->options.lang;
    int first = 0, last = 0;
    for (size_t i = 0; i < claims->n; i++) {
        if (group_of(&claims->at[i]) != group) continue;
        int year = year_of(r, &claims->at[i]);
        if (year && (!first || year < first)) first = year;
        if (year > last) last = year;
        if (items.n) arp_text_add(&items, arp_report_say(SEMICOLON, lang));
        put_item(r, &claims->at[i], &items);
    }
    put_years(first, last, lang, &years);
    const char *args[] = {items.bytes, years.bytes, NULL};
    if (items.bad || years.bad) out->bad = true;
    else if (items.n) arp_wrap_fill(out, 2, arp_say(group, lang), args);
    arp_text_free(&items);
    arp_text_free(&years);
}

/* What error the test of a claim is of; NULL for none. */
static const char *error_of(const arp_report *r, const arp_claim *c) {
    return c->state == ARP_CLAIM_TESTED ? r->study->made[c->asked.column].error_of : NULL;
}

/* The indicators of the claims that a note is about, each once: those tested with an error of that
   name, or, without one, those that are approximations. */
static void put_note(const arp_report *r, const arp_claims *claims, const char *error,
                     arp_message note, arp_text *out) {
    arp_text list = {0};
    const arp_table *values = &r->study->values;
    for (size_t j = 0; j < values->n_columns; j++) {
        bool about = false;
        for (size_t i = 0; i < claims->n && !about; i++) {
            const arp_claim *c = &claims->at[i];
            const char *own = error_of(r, c);
            if (c->state == ARP_CLAIM_LACKS || c->asked.column != j) continue;
            about = error ? own && strcmp(own, error) == 0 : c->approximate;
        }
        if (!about) continue;
        if (list.n) arp_text_add(&list, ", ");
        arp_text_add(&list, values->column[j].name);
    }
    if (list.bad) out->bad = true;
    else if (list.n)
        arp_wrap_fill(out, 2, arp_say(note, r->options.lang),
                      (const char *const[]){list.bytes, NULL});
    arp_text_free(&list);
}

static void put_errors(const arp_report *r, const arp_claims *claims, arp_text *out) {
    static const arp_message NOTE[] = {[ARP_ERROR_OF_SOURCE] = ARP_MSG_CLAIMS_ERROR_SOURCE,
                                       [ARP_ERROR_OF_EVENTS] = ARP_MSG_CLAIMS_ERROR_EVENTS,
                                       [ARP_ERROR_OF_SAMPLING] = ARP_MSG_CLAIMS_ERROR_SAMPLING};
    for (size_t e = 0; e < sizeof NOTE / sizeof NOTE[0]; e++)
        put_note(r, claims, arp_error_of_name((arp_error_of)e), NOTE[e], out);
    put_note(r, claims, NULL, ARP_MSG_CLAIMS_APPROXIMATE, out);
}

void arp_claims_text(const arp_report *r, arp_text *out) {
    const arp_claims *claims = arp_report_drivers(r)->claims;
    arp_lang lang = r->options.lang;
    bool rounded = false, later = false;
    if (!claims || claims->n == 0) return;
    arp_word n = arp_word_count(claims->n, lang), tested = arp_word_count(claims->n_tested, lang);
    const char *args[] = {n.s, tested.s, NULL};
    arp_text_add(out, "\n");
    arp_wrap_fill(out, 0, arp_say(ARP_MSG_CLAIMS_TITLE, lang), args);
    for (size_t g = 0; g < sizeof GROUPS / sizeof GROUPS[0]; g++) {
        put_group(r, claims, GROUPS[g], out);
    }
    for (size_t i = 0; i < claims->n; i++) {
        rounded |= claims->at[i].state == ARP_CLAIM_TESTED && claims->at[i].rounded;
        later |= r->study->decided && year_of(r, &claims->at[i]) > r->study->decided;
    }
    if (later) {
        arp_word decided = arp_word_year(r->study->decided);
        arp_wrap_fill(out, 2, arp_say(ARP_MSG_CLAIMS_LATER, lang),
                      (const char *const[]){decided.s, NULL});
    }
    put_errors(r, claims, out);
    if (rounded) arp_wrap(out, arp_say(ARP_MSG_CLAIMS_ROUNDED, lang), 2, 4);
}
