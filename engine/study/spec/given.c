/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `selection.given`, `selections.given`: what the verdict holds fixed beside the other sides. */
#include "base/messages.h"
#include "study/spec/messages.h"
#include "study/spec/spec.h"

static arp_status read_one(const arp_node *map, const char *vintage, spec *s, arp_error *err) {
    enum { YES = 1 };
    spec_given *one = &s->selection.besides[s->selection.n_besides];
    size_t log = 0, population = 0;
    arp_status st = ARP_OK;
    *one = (spec_given){.leaf = ARP_NONE, .place = map->place};
    ARP_TRY(arp_node_keys(map, &spec_keys_given, err));
    ARP_TRY(arp_read_word(map, "log", SPEC_NO_YES, &log, err));
    ARP_TRY(arp_read_word(map, "population", SPEC_NO_YES, &population, err));
    one->log = log == YES;
    if ((population == YES) == (arp_node_get(map, "indicator") != NULL)) {
        return arp_fail_node(err, map, ARP_MSG_GIVEN_FORM, "");
    }
    if (population == YES && !s->population) {
        return arp_fail_node(err, map, ARP_MSG_GIVEN_POPULATION, "");
    }
    if (population != YES) {
        spec_leaf *leaf = &s->leaf[s->n_measures];
        *leaf = (spec_leaf){.node = ARP_NONE, .place = map->place};
        ARP_TRY(spec_leaf_read(map, vintage, s, leaf, err));
        one->leaf = s->n_measures++;
    }
    s->selection.n_besides++;
done:
    return st;
}

arp_status spec_given_read(const arp_node *root, const char *vintage, spec *s, arp_error *err) {
    const arp_node *list = arp_node_get(arp_node_get(root, "selection"), "given");
    const arp_node *of_all = arp_node_get(arp_node_get(root, "selections"), "given");
    arp_status st = ARP_OK;
    if (list && of_all) return arp_fail_node(err, of_all, ARP_MSG_SELECTIONS_GIVEN, "");
    if (of_all) list = of_all;
    if (!list) return ARP_OK;
    if (list->kind != ARP_TREE_LIST) {
        return arp_fail_node(err, list, ARP_MSG_TREE_WANT_LIST, "s", "given");
    }
    if (list->n > SPEC_GIVEN_MOST) {
        return arp_fail_node(err, list, ARP_MSG_GIVEN_MANY, "uu", list->n, (size_t)SPEC_GIVEN_MOST);
    }
    for (size_t i = 0; i < list->n && st == ARP_OK; i++) {
        if (list->item[i].kind != ARP_TREE_MAP) {
            return arp_fail_node(err, &list->item[i], ARP_MSG_TREE_WANT_MAP, "s", "given");
        }
        st = read_one(&list->item[i], vintage, s, err);
    }
    return st;
}
