/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/messages.h"
#include "study/spec/messages.h"
#include "study/spec/spec.h"

#include <string.h>

static arp_status want_list(const arp_node *root, const char *key, const arp_node **out,
                            arp_error *err) {
    *out = arp_node_get(root, key);
    if (*out && (*out)->kind != ARP_TREE_LIST) {
        return arp_fail_node(err, *out, ARP_MSG_TREE_WANT_LIST, "s", key);
    }
    return ARP_OK;
}

static arp_status read_perimeter(const arp_node *map, spec *s, arp_pool *pool, arp_error *err) {
    spec_perimeter *p = &s->perimeter[s->n_perimeters];
    const arp_node *name, *codes;
    arp_status st = ARP_OK;
    ARP_TRY(arp_node_keys(map, &spec_keys_perimeters, err));
    ARP_TRY(arp_node_need(map, "name", &name, err));
    ARP_TRY(arp_node_need(map, "territories", &codes, err));
    ARP_TRY(arp_read_text(map, "name", &p->name, err));
    ARP_TRY(arp_read_texts(map, "territories", pool, &p->code, &p->n_codes, err));
    p->place = codes->place;
    if (strcmp(p->name, "selection") == 0) {
        return arp_fail_node(err, name, ARP_MSG_PERIMETERS_NAME_RESERVED, "s", p->name);
    }
    if (p->n_codes == 0) return arp_fail_node(err, codes, ARP_MSG_PERIMETERS_EMPTY, "s", p->name);
    for (size_t j = 0; j < s->n_perimeters; j++) {
        if (strcmp(p->name, s->perimeter[j].name) == 0) {
            return arp_fail_node(err, name, ARP_MSG_STUDY_NAME_TWICE, "s", p->name);
        }
    }
    s->n_perimeters++;
done:
    return st;
}

arp_status spec_perimeters(const arp_node *root, spec *s, arp_pool *pool, arp_error *err) {
    const arp_node *list;
    arp_status st = want_list(root, "perimeters", &list, err);
    if (st != ARP_OK || !list) return st;
    s->perimeter = arp_pool_take(pool, list->n, sizeof *s->perimeter);
    if (!s->perimeter) return arp_fail_memory(err);
    for (size_t i = 0; i < list->n && st == ARP_OK; i++) {
        st = read_perimeter(&list->item[i], s, pool, err);
    }
    return st;
}

/* The words of a claim that can be tested; each has to be there. */
static arp_status read_test(const arp_node *map, spec_claim *c, arp_error *err) {
    const arp_node *node;
    size_t is = 0;
    arp_status st = ARP_OK;
    c->of = "selection";
    ARP_TRY(arp_node_need(map, "indicator", &node, err));
    ARP_TRY(arp_node_need(map, "is", &node, err));
    ARP_TRY(arp_node_need(map, "than", &node, err));
    ARP_TRY(arp_read_text(map, "indicator", &c->indicator, err));
    ARP_TRY(arp_read_word(map, "is", SPEC_IS, &is, err));
    ARP_TRY(arp_read_text(map, "than", &c->than, err));
    ARP_TRY(arp_read_text(map, "of", &c->of, err));
    ARP_TRY(arp_read_number(map, "alpha", 1e-9, 0.5, &c->alpha, err));
    c->above = is == 0;
done:
    return st;
}

static arp_status read_claim(const arp_node *map, spec_claim *c, arp_pool *pool, arp_error *err) {
    static const char *const TEST[] = {"indicator", "of", "is", "than", "alpha", NULL};
    const arp_node *lacks, *node;
    arp_status st = ARP_OK;
    c->place = map->place;
    ARP_TRY(arp_node_keys(map, &spec_keys_claims, err));
    ARP_TRY(arp_read_pair(map, "text", "text_en", c->text, err));
    lacks = arp_node_get(map, "lacks");
    if (!lacks) return read_test(map, c, err);
    for (size_t i = 0; TEST[i]; i++) {
        if (arp_node_get(map, TEST[i])) return arp_fail_node(err, map, ARP_MSG_CLAIMS_FORM, "");
    }
    ARP_TRY(arp_node_need(map, "text", &node, err));
    ARP_TRY(arp_read_pairs(map, "lacks", "lacks_en", pool, c->lacks, &c->n_lacks, err));
    if (c->n_lacks == 0) return arp_fail_node(err, lacks, ARP_MSG_CLAIMS_FORM, "");
done:
    return st;
}

arp_status spec_claims(const arp_node *root, double alpha, spec *s, arp_pool *pool,
                       arp_error *err) {
    const arp_node *list;
    arp_status st = want_list(root, "claims", &list, err);
    if (st != ARP_OK || !list) return st;
    s->claim = arp_pool_take(pool, list->n, sizeof *s->claim);
    if (!s->claim) return arp_fail_memory(err);
    for (size_t i = 0; i < list->n && st == ARP_OK; i++) {
        s->claim[i].alpha = alpha;
        st = read_claim(&list->item[i], &s->claim[i], pool, err);
    }
    s->n_claims = list->n;
    return st;
}
