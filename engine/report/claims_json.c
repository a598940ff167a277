/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lang.h"
#include "report/parts.h"

#include <math.h>

#include "base/fail.h"
#include "report/claims.h"

static json_t *both_languages(arp_message message, arp_json_state *state) {
    json_t *out = json_object();
    for (int lang = ARP_FR; lang <= ARP_EN; lang++) {
        json_t *said = arp_json_text(arp_say(message, (arp_lang)lang));
        arp_json_put(state, out, arp_lang_name((arp_lang)lang), said);
    }
    return out;
}

static json_t *lacks(const arp_claim *c, arp_json_state *state) {
    json_t *list = json_array();
    for (size_t i = 0; i < c->asked.n_lacks; i++) {
        arp_json_add(state, list, arp_json_text(c->asked.lacks[i]));
    }
    return list;
}

/* The test's own numbers. */
static json_t *test(const arp_report *r, const arp_claim *c, arp_json_state *state) {
    json_t *one = json_object(), *interval = json_array();
    arp_json_add(state, interval, arp_json_real(c->low));
    arp_json_add(state, interval, arp_json_real(c->high));
    const char *model = arp_error_model_name(r->study->sums.column[c->asked.column].model);
    arp_json_put(state, one, "model", arp_json_text(model));
    arp_json_put(state, one, "p", arp_json_real(c->p));
    arp_json_put(state, one, "p_holm", arp_json_real(c->p_holm));
    arp_json_put(state, one, "alpha", arp_json_real(c->asked.alpha));
    arp_json_put(state, one, "interval", interval);
    arp_json_put(state, one, "count", arp_json_real(c->count));
    arp_json_put(state, one, "exposure", arp_json_real(c->exposure));
    arp_json_put(state, one, "rounded", json_boolean(c->rounded));
    return one;
}

static void put_comparison(const arp_report *r, const arp_claim *c, json_t *one,
                           arp_json_state *state) {
    bool compared = c->state >= ARP_CLAIM_COMPARED, tested = c->state == ARP_CLAIM_TESTED;
    const char *id = r->study->values.column[c->asked.column].name;
    arp_json_put(state, one, "indicator", arp_json_text(id));
    arp_json_put(state, one, "of", arp_json_text(c->asked.of.name));
    arp_json_put(state, one, "is", arp_json_text(c->asked.above ? "above" : "below"));
    json_t *than = c->asked.than ? arp_json_text(c->asked.than) : arp_json_real(c->asked.reference);
    arp_json_put(state, one, "than", than);
    arp_json_put(state, one, "value", arp_json_real(c->value));
    arp_json_put(state, one, "comparator", arp_json_real(c->asked.reference));
    arp_json_put(state, one, "gap", arp_json_real(c->gap));
    arp_json_put(state, one, "holds", compared ? json_boolean(c->holds) : json_null());
    json_t *significantly = tested ? json_boolean(c->significantly) : json_null();
    arp_json_put(state, one, "significantly", significantly);
    arp_json_put(state, one, "test", tested ? test(r, c, state) : json_null());
    arp_json_put(state, one, "rank", arp_json_rank(c->rank));
    arp_json_put(state, one, "n", arp_json_whole(c->n));
}

static json_t *claim(const arp_report *r, const arp_claim *c, arp_json_state *state) {
    json_t *one = json_object();
    arp_message why = arp_claim_why(c);
    arp_json_put(state, one, "text", arp_json_text(c->asked.text));
    arp_json_put(state, one, "testable", json_boolean(c->state != ARP_CLAIM_LACKS));
    arp_json_put(state, one, "lacks", lacks(c, state));
    if (c->state != ARP_CLAIM_LACKS) put_comparison(r, c, one, state);
    arp_json_put(state, one, "why", why ? both_languages(why, state) : json_null());
    return one;
}

json_t *arp_claims_json(const arp_report *r, arp_json_state *state) {
    const arp_claims *claims = arp_report_drivers(r)->claims;
    json_t *list = json_array();
    for (size_t i = 0; claims && i < claims->n; i++) {
        arp_json_add(state, list, claim(r, &claims->at[i], state));
    }
    return list;
}
