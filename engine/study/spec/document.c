/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of YAML, and those that it extends, as one tree. */
#include "study/spec/spec.h"

#include <string.h>

#include "base/messages.h"
#include "io/file.h"
#include "io/yaml.h"
#include "study/spec/messages.h"

/* Study files are read by people: one of 16 MiB is a mistake. */
static const size_t MOST_BYTES = (size_t)16 << 20;

/* Read one file, and note it among the inputs. */
static arp_status read_one(const char *path, const arp_file *memory, arp_tree *tree,
                           arp_study *study, const char **kept, arp_error *err) {
    arp_source *source = NULL;
    arp_text text = {0};
    arp_input *input = &study->input[study->n_inputs];
    arp_status st = ARP_OK;
    ARP_TRY(spec_open(study, path, memory, &source, err));
    ARP_TRY(arp_source_sha256(source, input->sha256, err));
    ARP_TRY(arp_source_all(source, MOST_BYTES, &text, err));
    ARP_TRY(arp_yaml_read(text.bytes ? text.bytes : "", text.n, path, tree, err));
    const char *base = arp_path_base(path);
    input->name = arp_pool_text(study->pool, base, strlen(base));
    input->decimal = input->encoding = "";
    if (kept) *kept = arp_pool_text(study->pool, text.bytes, text.n);
    if (!input->name || (kept && !*kept)) st = arp_fail_memory(err);
    if (st == ARP_OK) study->n_inputs++;
done:
    arp_text_free(&text);
    arp_source_close(source);
    return st;
}

static bool takes_away(const arp_node *node) {
    return node->kind == ARP_TREE_SCALAR && !node->quoted && !*node->text;
}

/* What @p own says over what @p base says: maps key by key, all else as a whole. */
static arp_status merge(const arp_node *base, const arp_node *own, arp_pool *pool, arp_node *out,
                        arp_error *err) {
    *out = *own;
    if (base->kind != ARP_TREE_MAP || own->kind != ARP_TREE_MAP) return ARP_OK;
    out->item = arp_pool_take(pool, base->n + own->n, sizeof *out->item);
    if (!out->item) return arp_fail_memory(err);
    out->n = 0;
    for (size_t i = 0; i < base->n; i++) {
        const arp_node *over = arp_node_get(own, base->item[i].key);
        if (over && takes_away(over)) continue;
        arp_status st = ARP_OK;
        if (over) st = merge(&base->item[i], over, pool, &out->item[out->n], err);
        else out->item[out->n] = base->item[i];
        if (st != ARP_OK) return st;
        out->n++;
    }
    for (size_t i = 0; i < own->n; i++) {
        if (!arp_node_get(base, own->item[i].key)) out->item[out->n++] = own->item[i];
    }
    return ARP_OK;
}

/* Refuse a file that extends itself, however far round. */
static arp_status go_on(const spec *s, size_t first, const char *start, const char *path,
                        const arp_node *node, arp_error *err) {
    bool again = strcmp(path, start) == 0;
    for (size_t i = first; i < s->n_bases; i++) {
        again = again || strcmp(path, s->base[i].root.place.path) == 0;
    }
    if (again) {
        return arp_fail_node(err, node, ARP_MSG_STUDY_EXTENDS_CIRCLE, "s", arp_path_base(path));
    }
    if (s->n_bases < SPEC_BASES_MOST) return ARP_OK;
    return arp_fail_node(err, node, ARP_MSG_STUDY_EXTENDS_LONG, "u", (size_t)SPEC_BASES_MOST);
}

arp_status spec_document(const char *path, const arp_file *memory, arp_tree *tree, spec *s,
                         arp_study *study, const char **kept, arp_error *err) {
    const size_t first = s->n_bases;
    const char *name = NULL;
    arp_status st = ARP_OK;
    ARP_TRY(read_one(path, memory, tree, study, kept, err));
    const arp_node *node = arp_node_get(&tree->root, "extends"), *of = &tree->root;
    while (node) {
        const char *next = NULL;
        ARP_TRY(arp_read_text(of, "extends", &name, err));
        ARP_TRY(spec_locate(s, node, name, study->pool, &next, &memory, err));
        ARP_TRY(go_on(s, first, path, next, node, err));
        arp_tree *base = &s->base[s->n_bases++];
        ARP_TRY(read_one(next, memory, base, study, NULL, err));
        of = &base->root;
        if (of->kind != ARP_TREE_MAP) {
            ARP_TRY(arp_fail_node(err, of, ARP_MSG_TREE_WANT_MAP, "s", arp_path_base(next)));
        }
        node = arp_node_get(of, "extends");
    }
    if (s->n_bases == first) return ARP_OK;
    arp_node whole = s->base[s->n_bases - 1].root; /* from the farthest on, each over the last */
    for (size_t i = s->n_bases - 1; i-- > first;) {
        const arp_node farther = whole;
        ARP_TRY(merge(&farther, &s->base[i].root, study->pool, &whole, err));
    }
    const arp_node farther = whole;
    ARP_TRY(merge(&farther, &tree->root, study->pool, &whole, err));
    tree->root = whole;
done:
    return st;
}
