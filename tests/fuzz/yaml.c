/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes: a tree, or a fault with its place; a tree of a catalogue goes on into the catalogue.
 */

#include "catalogue/catalogue.h"
#include "io/yaml.h"
#include "must.h"

static void check_fault(arp_status st, const arp_error *err) {
    must(st == err->code);
    must(st != ARP_PARSE || err->line > 0);
    must(st == ARP_OK || st == ARP_PARSE || st == ARP_DOMAIN || st == ARP_MEMORY);
}

static size_t levels(const arp_node *node) {
    size_t deepest = 0;
    must((node->kind == ARP_TREE_SCALAR) == (node->text != NULL));
    must(node->place.line > 0 && node->place.column > 0 && node->value.line > 0);
    for (size_t i = 0; i < node->n; i++) {
        must((node->kind == ARP_TREE_MAP) == (node->item[i].key != NULL));
        size_t below = levels(&node->item[i]);
        if (below > deepest) deepest = below;
    }
    return deepest + (node->kind != ARP_TREE_SCALAR);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    arp_tree tree = {0};
    arp_catalogue catalogue = {0};
    arp_error err = {0};
    arp_status st = arp_yaml_read((const char *)bytes, n, "fuzz.yaml", &tree, &err);
    check_fault(st, &err);
    must((st == ARP_OK) == (tree.pool != NULL));
    if (st == ARP_OK) {
        must(levels(&tree.root) <= 64);
        st = arp_catalogue_add(&catalogue, &tree.root, false, &err);
        check_fault(st, &err);
        must((st == ARP_OK) == (catalogue.pool != NULL));
    }
    arp_catalogue_free(&catalogue);
    arp_tree_free(&tree);
    return 0;
}
