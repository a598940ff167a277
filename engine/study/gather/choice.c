/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/gather/gather.h"

#include <math.h>
#include <string.h>

#include "base/codes.h"
#include "normalise/normalise.h"
#include "study/gather/messages.h"

static arp_plan_node *leaf_named(spec *s, arp_study *study, const char *name) {
    for (size_t i = 0; i < s->n_leaves; i++) {
        arp_plan_node *node = spec_leaf_node(study, &s->leaf[i]);
        if (strcmp(node->name, name) == 0) return node;
    }
    return NULL;
}

static arp_status put_given(spec *s, arp_study *study, arp_error *err) {
    for (size_t i = 0; i < s->method.n_bounds; i++) {
        const spec_bound *b = &s->method.bound[i];
        arp_plan_node *node = leaf_named(s, study, b->leaf);
        if (!node) {
            return arp_fail_at(err, b->place, ARP_DOMAIN, ARP_MSG_STUDY_BOUNDS_LEAF, "s", b->leaf);
        }
        node->frozen = true;
        memcpy(node->bound, b->x, b->n * sizeof *b->x);
        arp_message why = study->plan.normalise->refuse(node->bound);
        if (why != ARP_MSG_NONE) {
            return arp_fail_at(err, b->place, ARP_DOMAIN, why, "snn", b->leaf, b->x[0],
                               b->x[b->n - 1]);
        }
    }
    return ARP_OK;
}

static arp_status no_reference(const spec *s, const arp_comparator *c, const char *column,
                               arp_error *err) {
    return arp_fail_at(err, s->method.normalise, ARP_DOMAIN, ARP_MSG_STUDY_COMPARATOR_VALUE, "ss",
                       c->name, column);
}

static bool is_reference(double x) {
    return x < 0.0 || x > 0.0;
}

/* Every variant of a leaf that a comparator normalises is compared with that one's own value. */
static arp_status put_references(const spec *s, arp_study *study, const arp_comparator *c,
                                 const spec_leaf *leaf, arp_error *err) {
    for (size_t i = 0; i < study->n_variants; i++) {
        arp_variant *variant = &study->variant[i];
        if (leaf->beside || variant->node != leaf->node) continue;
        variant->reference = c->value[variant->column];
        if (!is_reference(variant->reference))
            return no_reference(s, c, study->made[variant->column].id, err);
    }
    return ARP_OK;
}

static arp_status put_comparator(spec *s, arp_study *study, arp_error *err) {
    const arp_comparator *c = NULL;
    arp_status st = ARP_OK;
    for (size_t i = 0; i < study->n_comparators; i++) {
        if (strcmp(study->comparator[i].name, s->method.comparator) == 0) c = &study->comparator[i];
    }
    if (!c) {
        return arp_fail_at(err, s->method.normalise, ARP_DOMAIN, ARP_MSG_STUDY_COMPARATOR_UNKNOWN,
                           "s", s->method.comparator);
    }
    for (size_t i = 0; i < s->n_leaves; i++) {
        arp_plan_node *node = spec_leaf_node(study, &s->leaf[i]);
        if (node->frozen) continue;
        if (!is_reference(c->value[i])) return no_reference(s, c, node->name, err);
        node->frozen = true;
        node->bound[0] = c->value[i];
        ARP_TRY(put_references(s, study, c, &s->leaf[i], err));
    }
done:
    return st;
}

arp_status gather_bounds(spec *s, arp_study *study, arp_error *err) {
    arp_status st = put_given(s, study, err);
    if (st == ARP_OK && s->method.comparator) st = put_comparator(s, study, err);
    if (st != ARP_OK || study->plan.normalise->measure || study->plan.normalise->n_bounds == 0)
        return st;
    /* a rule that measures nothing needs every leaf's numbers */
    for (size_t i = 0; i < s->n_leaves; i++) {
        const arp_plan_node *node = spec_leaf_node(study, &s->leaf[i]);
        if (node->frozen) continue;
        return arp_fail_at(err, s->method.normalise, ARP_DOMAIN, ARP_MSG_STUDY_BOUNDS_ABSENT, "ss",
                           study->plan.normalise->name, node->name);
    }
    return ARP_OK;
}

/* The codes asked for: of the study, or of --select. */
static arp_status codes_asked(spec *s, const arp_study_options *options, arp_study *study,
                              arp_error *err) {
    spec_selection *sel = &s->selection;
    if (!options->select) return ARP_OK;
    size_t len = strlen(options->select), n = 1;
    for (size_t i = 0; i < len; i++) n += options->select[i] == ',';
    const char **code = arp_pool_take(study->pool, n, sizeof *code);
    if (!code) return arp_fail_memory(err);
    const char *at = options->select;
    for (size_t i = 0; i < n; i++) {
        size_t part = strcspn(at, ",");
        if (part == 0)
            return arp_fail(err, ARP_USAGE, ARP_MSG_STUDY_SELECT_EMPTY, "s", options->select);
        code[i] = arp_pool_text(study->pool, at, part);
        if (!code[i]) return arp_fail_memory(err);
        at += part + (at[part] == ',');
    }
    sel->given = true;
    sel->code = code;
    sel->n_codes = n;
    sel->first = 0;
    sel->place = (arp_place){"--select", 0, 0};
    return ARP_OK;
}

/* Say why a code is not among the ranked. */
static arp_status refuse_code(const spec *s, const arp_study *study, const arp_codes *codes,
                              const char *code, arp_error *err) {
    arp_place at = s->selection.place;
    for (size_t i = 0; i < study->n_unranked; i++) {
        const arp_unranked *u = &study->unranked[i];
        if (strcmp(u->code, code) != 0) continue;
        static const arp_message WHY[] = {
            [ARP_UNRANKED_SMALL] = ARP_MSG_STUDY_SELECTED_SMALL,
            [ARP_UNRANKED_UNKNOWN] = ARP_MSG_STUDY_SELECTED_SMALL,
            [ARP_UNRANKED_EXCLUDED] = ARP_MSG_STUDY_SELECTED_EXCLUDED,
            [ARP_UNRANKED_UNMATCHED] = ARP_MSG_STUDY_SELECTED_UNMATCHED,
            [ARP_UNRANKED_ELSEWHERE] = ARP_MSG_STUDY_SELECTED_ELSEWHERE,
        };
        return arp_fail_at(err, at, ARP_DOMAIN, WHY[u->reason], "ssn", code, u->label,
                           s->minimum_population);
    }
    const char *zero = arp_codes_lost_zero(codes, code);
    if (zero) {
        /* the shorter of the two has lost something: the code asked for, or the file */
        arp_message lost =
            strlen(zero) > strlen(code) ? ARP_MSG_STUDY_CODE_ZERO : ARP_MSG_STUDY_FILE_ZERO;
        return arp_fail_at(err, at, ARP_DOMAIN, lost, "ss", code, zero);
    }
    return arp_fail_at(err, at, ARP_DOMAIN, ARP_MSG_STUDY_CODE_UNKNOWN, "su", code,
                       study->values.n_rows);
}

static arp_status find_selected(spec *s, arp_study *study, arp_error *err) {
    const spec_selection *sel = &s->selection;
    size_t n = study->values.n_rows;
    arp_codes *codes = arp_codes_new(study->values.code, n);
    uint8_t *chosen = arp_zalloc(n, 1);
    study->selected = arp_pool_take(study->pool, n, sizeof *study->selected);
    arp_status st = codes && chosen && study->selected ? ARP_OK : arp_fail_memory(err);
    for (size_t i = 0; i < sel->n_codes && st == ARP_OK; i++) {
        size_t row = arp_codes_find(codes, sel->code[i]);
        if (row == SIZE_MAX) {
            st = refuse_code(s, study, codes, sel->code[i], err);
        } else if (chosen[row]) {
            st = arp_fail_at(err, sel->place, ARP_DOMAIN, ARP_MSG_STUDY_SELECTED_TWICE, "s",
                             sel->code[i]);
        } else {
            chosen[row] = 1;
        }
    }
    for (size_t i = 0; i < n && st == ARP_OK; i++) {
        if (chosen[i]) study->selected[study->m++] = i;
    }
    arp_codes_free(codes);
    arp_free(chosen);
    return st;
}

/* A size that is listed twice is looked at once. */
static void keep_size(arp_study *study, size_t k) {
    for (size_t i = 0; i < study->n_k; i++) {
        if (study->k[i] == k) return;
    }
    study->k[study->n_k++] = k;
}

static arp_status check_k(const spec *s, const arp_study_options *options, arp_study *study,
                          arp_error *err) {
    const spec_selection *sel = &s->selection;
    size_t n = study->values.n_rows;
    bool given = options->k > 0, listed = !given && sel->n_k > 0;
    arp_place place = given ? (arp_place){"--k", 0, 0} : sel->k_place;
    study->n_k = listed ? 0 : 1;
    study->k = arp_pool_take(study->pool, listed ? sel->n_k : 1, sizeof *study->k);
    if (!study->k) return arp_fail_memory(err);
    study->k[0] = given ? options->k : study->first ? study->first : study->m;
    for (size_t i = 0; listed && i < sel->n_k; i++) keep_size(study, (size_t)sel->k[i]);
    for (size_t i = 0; i < study->n_k; i++) {
        if (study->k[i] < n) continue;
        return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_STUDY_K_LARGE, "uu", study->k[i], n);
    }
    return ARP_OK;
}

arp_status gather_selection(spec *s, const arp_study_options *options, arp_study *study,
                            arp_error *err) {
    size_t n = study->values.n_rows;
    arp_status st = ARP_OK;
    ARP_TRY(codes_asked(s, options, study, err));
    if (!s->selection.given) return options->k ? check_k(s, options, study, err) : ARP_OK;
    study->has_selection = true;
    study->first = s->selection.first;
    if (study->first == 0) ARP_TRY(find_selected(s, study, err));
    if ((study->first ? study->first : study->m) >= n) {
        return arp_fail_at(err, s->selection.place, ARP_DOMAIN, ARP_MSG_STUDY_SELECTED_ALL, "u", n);
    }
    ARP_TRY(check_k(s, options, study, err));
done:
    return st;
}
