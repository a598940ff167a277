/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/number.h"
#include "sensitivity/factors/keys.h"
#include "sensitivity/factors/law.h"
#include "sensitivity/factors/messages.h"
#include "sensitivity/factors/words.h"

static const double MOST = 100.0;

static const arp_law EXPONENTS = {.name = "exponents"}, RANGE = {.name = "range"};
static const arp_law *const LAWS[] = {&EXPONENTS, &RANGE, NULL};

/* Either of the two, whose key says the law. */
static arp_status read_numbers(const arp_factor_reading *of, const arp_factor_key *key,
                               arp_error *err) {
    bool range = arp_node_get(of->map, RANGE.name);
    const arp_node *node;
    arp_status st = ARP_OK;
    if (range && arp_node_get(of->map, EXPONENTS.name)) {
        return arp_fail_node(err, of->map, ARP_MSG_STUDY_FACTOR_NUMBERS, "s", EXPONENTS.name);
    }
    if (range != (key->law == &RANGE)) return ARP_OK;
    of->out->rule = key->row.name;
    ARP_TRY(arp_node_need(of->map, key->row.name, &node, err));
    ARP_TRY(arp_read_numbers(of->map, key->row.name, of->pool, -MOST, MOST, &of->out->number,
                             &of->out->n_numbers, err));
done:
    return st;
}

static const arp_factor_key OF_EXPONENTS = {
    .row = ARP_KEY("exponents", NUMBERS, ARP_KEY_NONE,
                   "les exposants entre lesquels on tire : 1 moyenne, 0 moyenne géométrique",
                   "the exponents that are drawn from: 1 the mean, 0 the geometric mean", NULL),
    .read = read_numbers,
    .law = &EXPONENTS};
static const arp_factor_key OF_RANGE = {
    .row =
        ARP_KEY("range", NUMBERS, ARP_KEY_NONE,
                "[BAS, HAUT], au lieu d'« exponents: » : l'exposant est tiré entre eux",
                "[LOW, HIGH], instead of \"exponents:\": the exponent is drawn between them", NULL),
    .read = read_numbers,
    .law = &RANGE};
static const arp_factor_key *const KEYS[] = {&arp_key_node, &arp_key_probabilities, &OF_EXPONENTS,
                                             &OF_RANGE, NULL};

typedef struct exponents {
    const double *number; /* each value's, or the two ends of a range */
    size_t node;          /* ARP_NONE: every node                     */
} exponents;

static arp_status check_numbers(const arp_factor *as, bool range, arp_error *err) {
    if (as->n_numbers == 0 || (range && as->n_numbers != 2)) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_EXPONENTS, "s", as->kind);
    }
    for (size_t i = 0; i < as->n_numbers; i++) {
        double r = as->number[i];
        if (!(fabs(r) <= MOST) || (range && i == 1 && !(r > as->number[0]))) {
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_NUMBER, "snnn", as->kind, r,
                            range && i == 1 ? as->number[0] : -MOST, MOST);
        }
        for (size_t j = 0; j < i; j++) {
            if (as->number[j] < r || as->number[j] > r) continue;
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_NUMBER_TWICE, "sn", as->kind, r);
        }
    }
    return ARP_OK;
}

static arp_status name_values(const arp_ground *g, const arp_factor *as, arp_uncertain *out,
                              arp_error *err) {
    out->value = arp_pool_take(g->pool, as->n_numbers, sizeof *out->value);
    if (!out->value) return arp_fail_memory(err);
    for (size_t i = 0; i < as->n_numbers; i++) {
        char *text = arp_pool_take(g->pool, ARP_NUMBER_ROOM, 1);
        if (!text) return arp_fail_memory(err);
        arp_number_short(text, as->number[i]);
        out->value[i] = text;
    }
    out->n_values = as->n_numbers;
    return ARP_OK;
}

static arp_status make(const arp_ground *ground, const arp_factor *as, arp_uncertain *out,
                       arp_error *err) {
    const arp_plan *plan = ground->in->plan;
    bool range = out->law == &RANGE;
    arp_status st = check_numbers(as, range, err);
    if (st != ARP_OK) return st;
    exponents *made = arp_pool_take(ground->pool, 1, sizeof *made);
    if (!made) return arp_fail_memory(err);
    *made = (exponents){as->number, ARP_NONE};
    if (as->node) {
        made->node = arp_factor_find_node(plan, as->node);
        if (made->node == ARP_NONE || plan->node[made->node].n_children == 0) {
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_FACTOR_NODE, "ss", as->kind, as->node);
        }
    }
    out->node = made->node;
    out->made = made;
    out->n_dims = 1;
    return range ? ARP_OK : name_values(ground, as, out, err);
}

static void set(const exponents *made, double r, arp_choices *choices) {
    for (size_t v = 0; v < choices->plan->n_nodes; v++) {
        bool one = made->node != ARP_NONE;
        if (choices->plan->node[v].n_children && (!one || v == made->node)) {
            choices->exponent[v] = r;
        }
    }
}

static void choose(const arp_uncertain *f, size_t value, arp_choices *choices) {
    const exponents *made = f->made;
    set(made, made->number[value], choices);
}

static void draw(const arp_uncertain *f, const double *u, arp_choices *choices) {
    const exponents *made = f->made;
    set(made, made->number[0] + u[0] * (made->number[1] - made->number[0]), choices);
}

static double tell(const arp_uncertain *f, const arp_choices *choices) {
    const exponents *made = f->made;
    return choices->exponent[made->node == ARP_NONE ? 0 : made->node];
}

const arp_factor_kind arp_factor_aggregate = {
    .name = "aggregate",
    .meaning = {"la moyenne qui joint les enfants d'une branche",
                "the mean that joins the children of a branch"},
    .examples = "{exponents: [1, 2]}\n"
                "method: {normalise: {rule: minmax, low: 1, high: 100}}\t{range: [0, 1]}\n"
                "{node: sante, exponents: [1, 2], probabilities: [0.8, 0.2]}\n",
    .label = {"agrégation", "aggregation"},
    .replaces = "method.aggregate",
    .keys = KEYS,
    .laws = LAWS,
    .many = true,
    .make = make,
    .choose = choose,
    .draw = draw,
    .tell = tell};
