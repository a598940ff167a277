/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/shares/shares.h"
#include "report/parts.h"

/* {ID: part, ..., interaction, none} */
static json_t *share(const arp_report *r, const arp_share *one, arp_json_state *state) {
    json_t *out = json_object();
    for (size_t s = 0; s < arp_report_drivers(r)->n_sides; s++) {
        arp_json_put(state, out, arp_report_side(r, s)->name, arp_json_real(one->part[s]));
    }
    arp_json_put(state, out, "interaction", arp_json_real(one->interaction));
    arp_json_put(state, out, "none", arp_json_real(one->none));
    return out;
}

static json_t *territories(const arp_report *r, size_t base, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    json_t *out = json_object();
    for (size_t t = 0; t < d->m; t++) {
        json_t *one = json_object();
        for (size_t q = 0; q < ARP_SHARE_VALUES; q++) {
            json_t *value = share(r, &d->shares->territory[base][q][t], state);
            arp_json_put(state, one, arp_share_value_name((arp_share_value)q), value);
        }
        arp_json_put(state, out, r->study->values.code[d->selected[t]], one);
    }
    return out;
}

/* Overlap and concordance stand already where sides are neutralised for all. */
static void put_base(const arp_report *r, size_t base, json_t *out, arp_json_state *state) {
    const arp_share *selection = arp_report_drivers(r)->shares->selection[base];
    for (size_t q = 0; q < ARP_SHARE_VALUES; q++) {
        if (base == ARP_SHARE_ALL && q == ARP_SHARE_CONCORDANCE) continue;
        arp_json_put(state, out, arp_share_value_name((arp_share_value)q),
                     share(r, &selection[q], state));
        if (base == ARP_SHARE_ALL || q != ARP_SHARE_MEMBERSHIP) continue;
        arp_json_put(state, out, "overlap", share(r, &selection[q], state));
    }
    arp_json_put(state, out, "territories", territories(r, base, state));
}

static json_t *two(const double v[2], arp_json_state *state) {
    json_t *out = json_object();
    arp_json_put(state, out, "overlap", arp_json_real(v[0]));
    arp_json_put(state, out, "concordance", arp_json_real(v[1]));
    return out;
}

static json_t *indicators(const arp_report *r, arp_json_state *state) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_shares *shares = d->shares;
    json_t *out = json_object();
    for (size_t s = 0; s < d->n_sides; s++) {
        json_t *side = json_object();
        for (size_t j = 0; j < shares->n_indicators; j++) {
            const arp_owen *one = &shares->indicator[j];
            json_t *part = json_object();
            const char *name = r->study->plan.node[one->node].name;
            arp_json_put(state, part, "score", arp_json_real(one->score));
            arp_json_put(state, part, "overlap", arp_json_real(one->overlap));
            arp_json_put(state, part, "concordance", arp_json_real(one->concordance));
            if (shares->pairs) {
                arp_json_put(state, part, "low", two(one->low, state));
                arp_json_put(state, part, "high", two(one->high, state));
            }
            if (one->side == s) arp_json_put(state, side, name, part);
            else json_decref(part);
        }
        arp_json_put(state, out, arp_report_side(r, s)->name, side);
    }
    return out;
}

void arp_shares_json(const arp_report *r, json_t *neutralised, json_t *shapley,
                     arp_json_state *state) {
    if (!arp_report_drivers(r)->shares) return;
    json_t *unit = json_object(), *marginal = json_object();
    put_base(r, ARP_SHARE_ALL, neutralised, state);
    put_base(r, ARP_SHARE_UNIT, unit, state);
    put_base(r, ARP_SHARE_MARGINAL, marginal, state);
    arp_json_put(state, neutralised, "baseline", arp_json_text("mean_for_all"));
    arp_json_put(state, unit, "baseline", arp_json_text("mean_for_one"));
    arp_json_put(state, marginal, "baseline", arp_json_text("random_territory"));
    arp_json_put(state, shapley, "unit", unit);
    arp_json_put(state, shapley, "marginal", marginal);
    arp_json_put(state, shapley, "indicators", indicators(r, state));
    arp_json_put(state, shapley, "pairs", arp_json_whole(arp_report_drivers(r)->shares->pairs));
}
