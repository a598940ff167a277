/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/article.h"
#include "report/words/sentences.h"

#include <math.h>

#include "drivers/resemblance/evidence.h"
#include "drivers/resemblance/verdict.h"
#include "report/messages/evidence.h"
#include "report/messages/report.h"
#include "report/words/words.h"

/* Closes a reason. */
static void close_reason(arp_text *out) {
    arp_text_add_n(out, "", 1);
}

#define put_reason(out, lang, id, ...)                                                             \
    do {                                                                                           \
        arp_text_fill((out), arp_say((id), (lang)), (const char *const[]){__VA_ARGS__, NULL});     \
        close_reason(out);                                                                         \
    } while (0)

static void state_reason(const arp_report *r, size_t side, arp_lang lang, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_side *one = &d->side[side];
    const arp_side_evidence *known = &d->evidence->side[side];
    const char *label = arp_report_side(r, side)->label[lang];
    bool alone = d->n_eligible == 1;
    arp_word p = arp_word_p(known->p_holm, lang), alpha = arp_word_number(d->alpha, 2, lang);
    arp_word c = arp_word_c(one->alone.c, lang);
    arp_word low = arp_word_c(known->low, lang), high = arp_word_c(known->high, lang);
    arp_word from = arp_word_number(ARP_ATTESTED_FROM, 1, lang);
    if (one->state == ARP_ATTESTED) {
        arp_message why =
            alone ? ARP_MSG_EVIDENCE_WHY_ATTESTED_ALONE : ARP_MSG_EVIDENCE_WHY_ATTESTED;
        put_reason(out, lang, why, label, p.s, alpha.s, c.s, from.s);
    } else if (one->state == ARP_LATE) {
        return; /* said with its late indicators */
    } else if (one->state == ARP_EXCLUDED) {
        arp_word rare = arp_word_p(known->p_excluded_holm, lang);
        put_reason(out, lang, ARP_MSG_EVIDENCE_WHY_EXCLUDED, label, c.s, from.s, rare.s, alpha.s);
    } else {
        arp_message why =
            alone ? ARP_MSG_EVIDENCE_WHY_CANNOT_TELL_ALONE : ARP_MSG_EVIDENCE_WHY_CANNOT_TELL;
        put_reason(out, lang, why, label, p.s, alpha.s, c.s, from.s, low.s, high.s);
    }
}

/* What the side taken alone would say, and why the others take it back. */
static void alone_reason(const arp_report *r, size_t side, arp_lang lang, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    const char *label = arp_report_side(r, side)->label[lang];
    arp_word p = arp_word_p(d->side[side].p_holm, lang);
    if (d->side[side].state == ARP_ATTESTED) return;
    if (d->side[side].attested_alone) {
        put_reason(out, lang, ARP_MSG_EVIDENCE_WHY_BORROWED, label, p.s);
    } else if (d->side[side].state == ARP_CANNOT_TELL) {
        double needed = arp_attested_needs(d->c_needed);
        put_reason(out, lang, ARP_MSG_EVIDENCE_WHY_NEEDED, label, p.s,
                   arp_word_needed(needed, lang).s, arp_word_needed(d->c_needed_holm, lang).s);
    }
    if (d->evidence->side[side].separated) {
        put_reason(out, lang, ARP_MSG_EVIDENCE_SEPARATED, label);
    }
}

/* Late indicators, and those that nobody had published. */
static void late_reasons(const arp_report *r, size_t side, arp_lang lang, arp_text *out) {
    const arp_side *one = &arp_report_drivers(r)->side[side];
    const char *label = arp_report_side(r, side)->label[lang];
    arp_text late = {0}, unread = {0};
    arp_leaves_list(r, one->node, ARP_LEAVES_LATE, lang, &late);
    arp_leaves_list(r, one->node, ARP_LEAVES_UNPUBLISHED, lang, &unread);
    out->bad = out->bad || late.bad || unread.bad;
    arp_word share = arp_word_number(100.0 * one->late_share, 0, lang);
    arp_word decided = arp_word_year(r->study->decided);
    if (late.n && one->late) {
        arp_put(out, lang, WHY_LATE, label, decided.s, share.s, late.bytes);
        close_reason(out);
    } else if (late.n) {
        arp_put(out, lang, WHY_PARTLY_LATE, label, decided.s, share.s, late.bytes);
        close_reason(out);
    }
    if (unread.n) {
        arp_put(out, lang, NEVER_PUBLISHED, label, unread.bytes);
        close_reason(out);
    }
    arp_text_free(&late);
    arp_text_free(&unread);
}

static void side_reasons(const arp_report *r, size_t side, arp_lang lang, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_plan_node *node = arp_report_side(r, side);
    const char *label = node->label[lang];
    state_reason(r, side, lang, out);
    alone_reason(r, side, lang, out);
    if (d->side[side].against) {
        arp_put(out, lang, WHY_AGAINST, label, arp_word_c(d->side[side].alone.c, lang).s);
        close_reason(out);
    }
    late_reasons(r, side, lang, out);
    if (node->n_lacks) {
        arp_text lacks = {0};
        arp_lacks_list(r, side, false, lang, &lacks);
        if (lacks.bad) out->bad = true;
        else arp_put(out, lang, WHY_LACKS, label, lacks.bytes);
        close_reason(out);
        arp_text_free(&lacks);
    }
    arp_missing_reasons(r, side, lang, out);
}

static void contrast_reason(const arp_report *r, arp_lang lang, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    if (isnan(d->contrast)) return;
    double needed = d->contrast_reach == ARP_REACH_NEVER ? NAN : d->contrast_needed;
    arp_put(out, lang, WHY_CONTRAST, arp_word_number(d->contrast, 2, lang).s,
            arp_word_p(d->contrast_p, lang).s, arp_word_needed(needed, lang).s);
    close_reason(out);
}

static void change_reason(const arp_report *r, size_t side, arp_lang lang, const char *where,
                          const arp_word *bounded, arp_text *out) {
    bool main_one = arp_report_drivers(r)->side[side].attested_alone;
    const char *label = arp_report_side(r, side)->label[lang];
    const char *args[] = {where, label, bounded->s, NULL};
    const char *how =
        main_one ? arp_report_say(WHY_NOT_THERE, lang) : arp_report_say(WHY_THERE, lang);
    arp_text_fill(out, how, args);
    close_reason(out);
}

static void change_reasons(const arp_report *r, arp_lang lang, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    for (size_t u = 0; u < d->n_universes; u++) {
        for (size_t s = 0; s < d->n_sides; s++) {
            if (!d->universe[u].verdict.changes[s]) continue;
            const arp_interval *at = &d->universe[u].interval[s];
            arp_word c = arp_word_bounded(d->universe[u].side[s].c, at->from, at->to, lang);
            change_reason(r, s, lang, d->universe[u].name, &c, out);
        }
    }
    for (size_t l = 0; l < d->n_left_out; l++) {
        for (size_t s = 0; s < d->n_sides; s++) {
            if (!d->left_out[l].verdict.changes[s]) continue;
            arp_text where = {0};
            arp_put_without(r->study->values.label[d->left_out[l].row], lang, &where);
            const arp_interval *at = &d->left_out[l].interval[s];
            arp_word c = arp_word_bounded(d->left_out[l].side[s].c, at->from, at->to, lang);
            if (where.bad) out->bad = true;
            else change_reason(r, s, lang, where.bytes, &c, out);
            arp_text_free(&where);
        }
    }
}

void arp_reasons(const arp_report *r, arp_lang lang, arp_text *out) {
    for (size_t s = 0; s < arp_report_drivers(r)->n_sides; s++) side_reasons(r, s, lang, out);
    contrast_reason(r, lang, out);
    change_reasons(r, lang, out);
}
