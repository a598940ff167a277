/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/messages.h"
#include "study/spec/messages.h"
#include "study/spec/spec.h"

#include <math.h>
#include <string.h>

/* Words that mean something beside the names of sides in drivers.json. */
static const char *const RESERVED[] = {"interaction", "declared"};

/* What the tree is read into. */
typedef struct reader {
    spec *s;
    arp_study *study;
    const char *vintage; /* the recipe's default, or NULL */
    size_t most;         /* nodes either plan may have */
    bool beside;         /* reading a branch that says `verdict: no` */
} reader;

static arp_plan *plan_of(reader *r) {
    return r->beside ? &r->study->beside : &r->study->plan;
}

static arp_plan_node *node_at(reader *r, size_t i) {
    return &plan_of(r)->node[i];
}

static bool is_taken(const arp_plan *plan, const char *name) {
    for (size_t i = 0; i < plan->n_nodes; i++) {
        if (plan->node[i].name && strcmp(name, plan->node[i].name) == 0) return true;
    }
    return false;
}

/* A node's name must be its own: results are filed under it. */
static arp_status check_name(reader *r, const arp_node *where, const char *name, arp_error *err) {
    for (size_t i = 0; i < sizeof RESERVED / sizeof RESERVED[0]; i++) {
        if (strcmp(name, RESERVED[i]) == 0) {
            return arp_fail_node(err, where, ARP_MSG_STUDY_NAME_RESERVED, "s", name);
        }
    }
    if (is_taken(&r->study->plan, name) || is_taken(&r->study->beside, name))
        return arp_fail_node(err, where, ARP_MSG_STUDY_NAME_TWICE, "s", name);
    return ARP_OK;
}

static size_t new_node(reader *r, size_t parent) {
    arp_plan *plan = plan_of(r);
    size_t number = plan->n_nodes++;
    plan->node[number] = (arp_plan_node){.parent = parent, .column = ARP_NONE, .weight = 1.0};
    if (parent != ARP_NONE) {
        arp_plan_node *above = &plan->node[parent];
        above->child[above->n_children++] = number;
    }
    return number;
}

arp_status spec_vintage_read(const arp_node *map, spec_leaf *leaf, arp_error *err) {
    static const char *const PARTS[] = {"numerator", "denominator"};
    const arp_node *node = arp_node_get(map, "vintage");
    if (!node) return ARP_OK;
    if (node->kind != ARP_TREE_MAP) {
        arp_status st = arp_node_text(node, "vintage", &leaf->vintage[0], err);
        leaf->vintage[1] = leaf->vintage[0];
        return st;
    }
    arp_status st = arp_node_keys(node, &spec_keys_vintage, err);
    if (st == ARP_OK) st = arp_read_text(node, PARTS[0], &leaf->vintage[0], err);
    if (st == ARP_OK) st = arp_read_text(node, PARTS[1], &leaf->vintage[1], err);
    return st;
}

arp_status spec_leaf_read(const arp_node *map, const char *vintage, const spec *s, spec_leaf *leaf,
                          arp_error *err) {
    const char *id = NULL;
    arp_status st = arp_read_text(map, "indicator", &id, err);
    if (st != ARP_OK) return st;
    leaf->indicator = arp_catalogue_find(&s->catalogue, id);
    if (!leaf->indicator) {
        const char *near = arp_catalogue_nearest(&s->catalogue, id);
        const arp_node *at = arp_node_get(map, "indicator");
        if (near) return arp_fail_node(err, at, ARP_MSG_STUDY_INDICATOR_NEAR, "ss", id, near);
        return arp_fail_node(err, at, ARP_MSG_STUDY_INDICATOR_UNKNOWN, "s", id);
    }
    leaf->vintage[0] = leaf->vintage[1] = vintage;
    return spec_vintage_read(map, leaf, err);
}

static arp_status read_polarity(const arp_node *map, const arp_indicator *what, int *polarity,
                                arp_error *err) {
    size_t which = SIZE_MAX;
    arp_status st = arp_read_word(map, "polarity", SPEC_POLARITIES, &which, err);
    if (st != ARP_OK) return st;
    *polarity = which == SIZE_MAX ? what->polarity : which == 0 ? -1 : 1;
    if (*polarity == 0)
        return arp_fail_node(err, map, ARP_MSG_STUDY_POLARITY_ABSENT, "s", what->id);
    return ARP_OK;
}

/* A year, or "never". */
arp_status spec_published_read(const arp_node *map, int *published, arp_error *err) {
    const arp_node *node = arp_node_get(map, "published");
    double year = 0.0;
    if (!node) return ARP_OK;
    if (node->kind == ARP_TREE_SCALAR && strcmp(node->text, "never") == 0) {
        *published = ARP_NEVER_PUBLISHED;
        return ARP_OK;
    }
    arp_status st = arp_read_number(map, "published", 1800.0, 2200.0, &year, err);
    if (st == ARP_OK && year != floor(year))
        return arp_fail_node(err, node, ARP_MSG_STUDY_PUBLISHED, "s", node->text);
    *published = (int)year;
    return st;
}

static arp_status read_leaf(reader *r, const arp_node *map, size_t number, arp_error *err) {
    arp_plan_node *node = node_at(r, number);
    spec_leaf *leaf = &r->s->leaf[r->s->n_leaves++];
    arp_status st = ARP_OK;
    *leaf = (spec_leaf){.node = number, .beside = r->beside, .place = map->place};
    ARP_TRY(arp_node_keys(map, &spec_keys_leaf, err));
    ARP_TRY(spec_leaf_read(map, r->vintage, r->s, leaf, err));
    const char *name = leaf->indicator->id;
    node->label[ARP_FR] = leaf->indicator->label[ARP_FR];
    node->label[ARP_EN] = leaf->indicator->label[ARP_EN];
    ARP_TRY(arp_read_text(map, "name", &name, err));
    ARP_TRY(check_name(r, map, name, err));
    node->name = name;
    ARP_TRY(arp_read_labels(map, node->label, err));
    ARP_TRY(arp_read_number(map, "weight", 0.0, 1e9, &node->weight, err));
    ARP_TRY(read_polarity(map, leaf->indicator, &node->polarity, err));
    ARP_TRY(spec_published_read(map, &leaf->published, err));
    leaf->polarity_guessed = leaf->indicator->polarity_guessed && !arp_node_get(map, "polarity");
done:
    return st;
}

static arp_status read_node(reader *r, const arp_node *map, size_t parent, arp_error *err);
static arp_status read_one(reader *r, const arp_node *map, size_t parent, arp_error *err);

/* What a branch says it lacks, and the domain (its French word) of the catalogue whose indicators
 * are that. */
static const struct { const char *lacks, *domain; } DENIED[] = {{"smr", "mortalité"}};

/* A branch does not lack what one of its leaves, from @p first on, is. */
static arp_status check_lacks(const reader *r, const arp_node *map, const arp_plan_node *node,
                              size_t first, arp_error *err) {
    for (size_t l = 0; l < node->n_lacks; l++) {
        for (size_t d = 0; d < sizeof DENIED / sizeof DENIED[0]; d++) {
            if (strcmp(node->lacks[l], DENIED[d].lacks) != 0) continue;
            for (size_t i = first; i < r->s->n_leaves; i++) {
                const arp_indicator *what = r->s->leaf[i].indicator;
                if (strcmp(what->domain[ARP_FR], DENIED[d].domain) != 0) continue;
                return arp_fail_node(err, arp_node_get(map, "lacks"), ARP_MSG_STUDY_LACKS, "sss",
                                     node->lacks[l], what->id, what->domain[ARP_FR]);
            }
        }
    }
    return ARP_OK;
}

static arp_status read_branch(reader *r, const arp_node *map, size_t number, arp_error *err) {
    arp_plan_node *node = node_at(r, number);
    const arp_node *children;
    const size_t first = r->s->n_leaves;
    const char *name = number == 0 ? "index" : NULL;
    arp_status st = ARP_OK;
    ARP_TRY(arp_node_keys(map, &spec_keys_branch, err));
    if (number != 0) ARP_TRY(arp_node_need(map, "name", &children, err));
    ARP_TRY(arp_read_text(map, "name", &name, err));
    ARP_TRY(check_name(r, map, name, err));
    node->name = node->label[ARP_FR] = node->label[ARP_EN] = name;
    ARP_TRY(arp_read_labels(map, node->label, err));
    ARP_TRY(arp_read_number(map, "weight", 0.0, 1e9, &node->weight, err));
    ARP_TRY(arp_read_texts(map, "lacks", r->study->pool, &node->lacks, &node->n_lacks, err));
    node->aggregate = r->s->method.aggregate;
    node->exponent = r->s->method.exponent;
    node->weigh = r->s->method.weigh;
    ARP_TRY(spec_aggregate(arp_node_get(map, "aggregate"), &node->aggregate, &node->exponent, err));
    ARP_TRY(spec_weights(arp_node_get(map, "weights"), &node->weigh, err));
    ARP_TRY(arp_node_need(map, "children", &children, err));
    if (children->kind != ARP_TREE_LIST) {
        return arp_fail_node(err, children, ARP_MSG_TREE_WANT_LIST, "s", "children");
    }
    if (children->n == 0) return arp_fail_node(err, children, ARP_MSG_TREE_EMPTY, "s", "children");
    node->child = arp_pool_take(r->study->pool, children->n, sizeof *node->child);
    if (!node->child) return arp_fail_memory(err);
    for (size_t i = 0; i < children->n; i++) {
        ARP_TRY(read_node(r, &children->item[i], number, err));
    }
    if (node->n_children == 0)
        return arp_fail_node(err, children, ARP_MSG_STUDY_VERDICT_NONE, "s", node->name);
    ARP_TRY(check_lacks(r, map, node_at(r, number), first, err));
    ARP_TRY(spec_idle_weights(children, node, r->study, err));
done:
    return st;
}

/* The root of the branches beside the sides, read as those are. */
static arp_status begin_beside(reader *r, arp_error *err) {
    arp_plan *beside = &r->study->beside;
    const arp_plan_node *root = &r->study->plan.node[0];
    if (beside->n_nodes) return ARP_OK;
    *beside = r->study->plan;
    beside->n_nodes = 1;
    if (!arp_pool_take_all(r->study->pool, ARP_ARRAY(beside->node, r->most)))
        return arp_fail_memory(err);
    beside->node[0] = *root;
    beside->node[0].n_children = beside->node[0].n_lacks = 0;
    beside->node[0].name = "beside";
    beside->node[0].child = arp_pool_take(r->study->pool, r->most, sizeof(size_t));
    return beside->node[0].child ? ARP_OK : arp_fail_memory(err);
}

/* `verdict: no` stands on a child of the root that is a branch. */
static arp_status read_place(reader *r, const arp_node *map, size_t parent, bool *beside,
                             arp_error *err) {
    const arp_node *node = map->kind == ARP_TREE_MAP ? arp_node_get(map, "verdict") : NULL;
    size_t which = 0;
    if (!node) return ARP_OK;
    if (parent != 0 || r->beside || arp_node_get(map, "indicator"))
        return arp_fail_node(err, node, ARP_MSG_STUDY_VERDICT_PLACE, "");
    arp_status st = arp_read_word(map, "verdict", SPEC_VERDICTS, &which, err);
    *beside = which % 2 == 1;
    return st;
}

static arp_status read_node(reader *r, const arp_node *map, size_t parent, arp_error *err) {
    bool beside = false;
    arp_status st = read_place(r, map, parent, &beside, err);
    if (st != ARP_OK) return st;
    if (beside) {
        st = begin_beside(r, err);
        r->beside = true;
    }
    if (st == ARP_OK) st = read_one(r, map, parent, err);
    if (beside) r->beside = false;
    return st;
}

static arp_status read_one(reader *r, const arp_node *map, size_t parent, arp_error *err) {
    if (map->kind != ARP_TREE_MAP) {
        return arp_fail_node(err, map, ARP_MSG_TREE_WANT_MAP, "s", "children");
    }
    size_t number = new_node(r, parent);
    bool leaf = parent != ARP_NONE && arp_node_get(map, "indicator");
    return leaf ? read_leaf(r, map, number, err) : read_branch(r, map, number, err);
}

/* Maps below and with this one: at least the number of nodes. */
static size_t count_maps(const arp_node *node) {
    size_t n = node->kind == ARP_TREE_MAP;
    for (size_t i = 0; i < node->n; i++) n += count_maps(&node->item[i]);
    return n;
}

arp_status spec_index(const arp_node *index, const char *vintage, spec *s, arp_study *study,
                      arp_error *err) {
    reader r = {.s = s, .study = study, .vintage = vintage};
    size_t most = count_maps(index);
    r.most = most;
    study->plan.node = arp_pool_take(study->pool, most, sizeof *study->plan.node);
    s->leaf = arp_pool_take(study->pool, most, sizeof *s->leaf);
    if (!study->plan.node || !s->leaf) return arp_fail_memory(err);
    arp_status st = read_node(&r, index, ARP_NONE, err);
    s->n_columns = s->n_measures = s->n_leaves;
    return st;
}
