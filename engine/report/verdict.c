/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/verdict.h"

#include <math.h>

#include "base/fail.h"
#include "report/messages/report.h"

const char *arp_state_name(arp_verdict_state state) {
    static const char *const NAME[] = {"attested", "excluded", "cannot_tell"};
    return NAME[state];
}

const char *arp_state_word(arp_verdict_state state, arp_lang lang) {
    static const arp_message WORD[] = {ARP_MSG_REPORT_ATTESTED, ARP_MSG_REPORT_EXCLUDED,
                                       ARP_MSG_REPORT_CANNOT_TELL};
    return arp_say(WORD[state], lang);
}

const char *arp_p_method_name(arp_p_method method) {
    static const char *const NAME[] = {"exact", "normal", "monte-carlo"};
    return NAME[method];
}

const char *arp_word_name(int word) {
    if (word == ARP_WORD_BOTH) return "both";
    return word == ARP_WORD_NEITHER ? "neither" : "undetermined";
}

const char *arp_report_word(const arp_report *r) {
    int word = arp_report_drivers(r)->word;
    return word >= 0 ? arp_report_side(r, (size_t)word)->name : arp_word_name(word);
}

/* Holm 1979: max over p_t <= p_s of (number of p_v >= p_t) p_t; ties share the largest. */
double arp_holm_there(const arp_concordance *c, size_t n, size_t side) {
    double most = 0;
    for (size_t t = 0; t < n; t++) {
        size_t left = 0;
        if (c[t].p > c[side].p) continue;
        for (size_t v = 0; v < n; v++) left += c[v].p >= c[t].p;
        if ((double)left * c[t].p > most) most = (double)left * c[t].p;
    }
    return most < 1 ? most : 1;
}

bool arp_attested_there(const arp_concordance *there, size_t n, size_t side, double alpha) {
    return there[side].c >= ARP_ATTESTED_FROM && arp_holm_there(there, n, side) <= alpha;
}

bool arp_attested_alone(const arp_drivers *d, size_t side) {
    return d->side[side].alone.c >= ARP_ATTESTED_FROM && d->side[side].p_holm <= d->alpha;
}

bool arp_could_attest(const arp_drivers *d, size_t n, size_t m) {
    size_t size = m < n - m ? m : n - m;
    double sets = 1;
    for (size_t i = 0; i < size && (double)d->n_sides > d->alpha * sets; i++) {
        sets *= (double)(n - i) / (double)(i + 1);
    }
    return (double)d->n_sides <= d->alpha * sets;
}

static bool changes(const arp_drivers *d, const arp_concordance *there, size_t side) {
    bool attested = arp_attested_there(there, d->n_sides, side, d->alpha);
    return attested != arp_attested_alone(d, side);
}

bool arp_universe_changes(const arp_drivers *d, const arp_universe *universe, size_t side) {
    if (isnan(universe->side[side].c) || !arp_could_attest(d, universe->n, d->m)) return false;
    return changes(d, universe->side, side);
}

bool arp_left_out_changes(const arp_drivers *d, const arp_left_out *without, size_t side) {
    return arp_could_attest(d, d->n - 1, d->m - 1) && changes(d, without->side, side);
}

arp_reach arp_contrast_reach(const arp_drivers *d) {
    if (isnan(d->contrast_needed) || d->contrast_needed > 1) return ARP_REACH_NEVER;
    return d->contrast_needed > 0.5 ? ARP_REACH_HARDLY : ARP_REACH_REAL;
}
