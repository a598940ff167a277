/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/sentences.h"

#include <string.h>

#include "base/fail.h"
#include "drivers/resemblance/verdict.h"
#include "report/messages/evidence.h"
#include "report/messages/report.h"
#include "report/messages/sensitivity.h"
#include "report/words/words.h"

/* Grammar: labels that begin (French) or end (English) with one of these words take an article
   or none; any other label is quoted after "the criterion". */
static const struct {
    arp_lang lang;
    const char *word, *on, *for_;
} ARTICLES[] = {
    {ARP_FR, "critères", "", "les "},     {ARP_FR, "indicateurs", "", "les "},
    {ARP_FR, "besoins", "", "les "},      {ARP_FR, "offre", "l'", "l'"},
    {ARP_FR, "accès", "l'", "l'"},        {ARP_FR, "état", "l'", "l'"},
    {ARP_FR, "prévention", "la ", "la "}, {ARP_FR, "démographie", "la ", "la "},
    {ARP_FR, "mortalité", "la ", "la "},  {ARP_FR, "santé", "la ", "la "},
    {ARP_EN, "criteria", "", ""},         {ARP_EN, "indicators", "", ""},
    {ARP_EN, "supply", "the ", "the "},   {ARP_EN, "access", "", ""},
    {ARP_EN, "health", "", ""},           {ARP_EN, "mortality", "", ""},
};

/* True when the word stands in the label alone, or at its start or end. */
static bool leads(const char *label, const char *word) {
    size_t n = strlen(label), len = strlen(word);
    if (n < len) return false;
    if (strncmp(label, word, len) == 0 && (label[len] == '\0' || label[len] == ' ')) return true;
    return n > len && label[n - len - 1] == ' ' && strcmp(label + n - len, word) == 0;
}

static void phrase(const arp_report *r, size_t side, arp_lang lang, bool on, arp_text *out) {
    const arp_plan_node *node = arp_report_side(r, side);
    const char *label = node->label[lang];
    size_t i = 0, n = sizeof ARTICLES / sizeof ARTICLES[0];
    while (i < n && (ARTICLES[i].lang != lang || !leads(label, ARTICLES[i].word))) i++;
    if (i < n) {
        arp_text_add(out, on ? ARTICLES[i].on : ARTICLES[i].for_);
        arp_text_add(out, label);
    } else {
        arp_put(out, lang, THE_CRITERION, label);
    }
    if (!arp_report_drivers(r)->side[side].late) return;
    arp_text_add(out, " ");
    arp_put(out, lang, DATED_AFTER, arp_word_year(node->year).s,
            arp_word_year(r->study->decided).s);
}

void arp_side_on(const arp_report *r, size_t side, arp_lang lang, arp_text *out) {
    phrase(r, side, lang, true, out);
}

void arp_side_for(const arp_report *r, size_t side, arp_lang lang, arp_text *out) {
    phrase(r, side, lang, false, out);
}

const char *arp_lacks_word(const char *name, arp_lang lang) {
    if (strcmp(name, "ald") == 0) return arp_report_say(LACKS_ALD, lang);
    if (strcmp(name, "smr") == 0) return arp_report_say(LACKS_SMR, lang);
    return name;
}

/* The i-th part that sides first to last lack, each named once; NULL beyond the last. */
static const char *lacking(const arp_report *r, size_t first, size_t last, size_t i) {
    size_t met = 0;
    for (size_t s = first; s <= last; s++) {
        const arp_plan_node *node = arp_report_side(r, s);
        for (size_t l = 0; l < node->n_lacks; l++) {
            bool known = false;
            for (size_t e = first; e < s && !known; e++) {
                const arp_plan_node *earlier = arp_report_side(r, e);
                for (size_t k = 0; k < earlier->n_lacks; k++) {
                    if (strcmp(earlier->lacks[k], node->lacks[l]) == 0) known = true;
                }
            }
            if (!known && met++ == i) return node->lacks[l];
        }
    }
    return NULL;
}

void arp_lacks_list(const arp_report *r, size_t side, bool all, arp_lang lang, arp_text *out) {
    size_t first = all ? 0 : side, last = all ? arp_report_drivers(r)->n_sides - 1 : side;
    const char *name;
    for (size_t i = 0; (name = lacking(r, first, last, i)) != NULL; i++) {
        if (i) arp_text_add(out, ", ");
        arp_text_add(out, arp_lacks_word(name, lang));
    }
}

static bool is_kind(const arp_report *r, const arp_plan_node *leaf, arp_leaves_kind kind) {
    if (kind == ARP_LEAVES_LATE) return leaf->late;
    return r->study->decided && !leaf->late &&
           r->study->made[leaf->column].published == ARP_NEVER_PUBLISHED;
}

void arp_leaves_list(const arp_report *r, size_t node, arp_leaves_kind kind, arp_lang lang,
                     arp_text *out) {
    const arp_plan *plan = &r->study->plan;
    const arp_plan_node *at = &plan->node[node];
    for (size_t c = 0; c < at->n_children; c++) {
        arp_leaves_list(r, at->child[c], kind, lang, out);
    }
    if (at->n_children || !is_kind(r, at, kind)) return;
    if (out->n) arp_text_add(out, ", ");
    arp_text_add(out, at->label[lang]);
    if (!at->year) return;
    arp_text_add(out, " ");
    arp_text_add(out, arp_word_year(at->year).s);
}

void arp_given_list(const arp_report *r, arp_lang lang, arp_text *out) {
    for (size_t i = 0; i < r->study->n_given; i++) {
        const arp_given *one = &r->study->given[i];
        arp_message as = one->log ? ARP_MSG_EVIDENCE_ONE_GIVEN_LOG : ARP_MSG_EVIDENCE_ONE_GIVEN;
        if (i) {
            arp_text_add(out, i + 1 < r->study->n_given ? ", " : arp_report_say(AND, lang));
        }
        arp_text_fill(out, arp_say(as, lang), (const char *const[]){one->label[lang], NULL});
    }
}

const char *arp_state_said(arp_verdict_state state, arp_lang lang) {
    static const arp_message WORD[] = {
        [ARP_ATTESTED] = ARP_MSG_REPORT_ATTESTED,       [ARP_EXCLUDED] = ARP_MSG_REPORT_EXCLUDED,
        [ARP_CANNOT_TELL] = ARP_MSG_REPORT_CANNOT_TELL, [ARP_LATE] = ARP_MSG_REPORT_LATE,
        [ARP_NO_VERDICT] = ARP_MSG_REPORT_NO_VERDICT,
    };
    return arp_say(WORD[state], lang);
}

const char *arp_word_said(int word, arp_lang lang) {
    static const arp_message REST[ARP_N_WORDS] = {
        ARP_MSG_SENS_BOTH,          ARP_MSG_SENS_NEITHER,        ARP_MSG_SENS_UNDETERMINED,
        ARP_MSG_SENS_NOT_SEPARABLE, ARP_MSG_SENS_NOT_ANSWERABLE,
    };
    return arp_say(REST[arp_word_place(word, 0)], lang);
}
