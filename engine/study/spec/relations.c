/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `relations:`: what holds between columns, row by row. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "study/secrecy/messages.h"
#include "study/spec/spec.h"

static arp_status refuse(const secrecy_relation *r, arp_message message, arp_error *err) {
    return arp_fail_at(err, r->place, ARP_DOMAIN, message, "s", r->text);
}

/* The first of a character outside back quotes and brackets; NULL for none. */
static const char *find(const char *text, const char *end, char wanted) {
    size_t deep = 0;
    bool quoted = false;
    for (const char *at = text; at < end; at++) {
        if (*at == '`') quoted = !quoted;
        if (quoted) continue;
        if (*at == wanted && deep == 0) return at;
        deep += *at == '(';
        deep -= *at == ')' && deep > 0;
    }
    return NULL;
}

/* "± 5" or "+- 5" at the end, cut off. */
static arp_status read_off(secrecy_relation *r, const char **end, arp_error *err) {
    static const char *const SIGNS[] = {"\xC2\xB1", "+-"};
    for (size_t k = 0; k < 2; k++) {
        const size_t n = strlen(SIGNS[k]);
        const char *at = strstr(r->text, SIGNS[k]);
        if (!at) continue;
        const char *from = at + n, *to = *end;
        while (from < to && *from == ' ') from++;
        while (to > from && to[-1] == ' ') to--;
        if (arp_number_read(from, (size_t)(to - from), '.', &r->off) != ARP_NUMBER_OK ||
            !(r->off >= 0.0 && r->off <= 1e12))
            return refuse(r, ARP_MSG_RELATION_OFF, err);
        *end = at;
        return ARP_OK;
    }
    return ARP_OK;
}

static arp_status read_side(const char *from, const char *to, secrecy_relation *r, arp_pool *pool,
                            arp_formula *out, arp_error *err) {
    arp_formula written;
    arp_status st =
        arp_formula_parse(from, (size_t)(to - from), (arp_place){0}, pool, &written, NULL);
    if (st == ARP_MEMORY) return arp_fail_memory(err);
    if (st != ARP_OK) return refuse(r, ARP_MSG_RELATION_FORM, err);
    return arp_formula_dated(&written, NULL, r->place, pool, out, err);
}

/* What a rate is divided by is a sum of columns: "/ POP * 1000" would be read in two ways. */
static bool is_plain_sum(const arp_formula *f) {
    for (size_t t = 0; t < f->n; t++) {
        if (fabs(f->term[t].factor) != 1.0) return false;
    }
    return true;
}

static arp_status read_relation(secrecy_relation *r, arp_pool *pool, arp_error *err) {
    const char *end = r->text + strlen(r->text);
    arp_status st = ARP_OK;
    ARP_TRY(read_off(r, &end, err));
    const char *equals = find(r->text, end, '=');
    if (!equals || find(equals + 1, end, '=')) return refuse(r, ARP_MSG_RELATION_FORM, err);
    const char *over = find(equals + 1, end, '/');
    ARP_TRY(read_side(r->text, equals, r, pool, &r->left, err));
    ARP_TRY(read_side(equals + 1, over ? over : end, r, pool, &r->right, err));
    if (!over) return ARP_OK;
    ARP_TRY(read_side(over + 1, end, r, pool, &r->below, err));
    if (r->left.n != 1 || !(r->left.term[0].factor > 0.0) || !is_plain_sum(&r->below))
        return refuse(r, ARP_MSG_RELATION_RATE, err);
done:
    return st;
}

arp_status spec_relations(const arp_node *root, spec *s, arp_pool *pool, arp_error *err) {
    const arp_node *list = arp_node_get(root, "relations");
    const char *const *text = NULL;
    size_t n = 0;
    arp_status st = ARP_OK;
    if (!list) return ARP_OK;
    ARP_TRY(arp_read_texts(root, "relations", pool, &text, &n, err));
    s->relation = arp_pool_take(pool, n, sizeof *s->relation);
    if (!s->relation) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        secrecy_relation *r = &s->relation[s->n_relations++];
        r->text = text[i];
        r->place = list->kind == ARP_TREE_LIST ? list->item[i].place : list->place;
        ARP_TRY(read_relation(r, pool, err));
    }
done:
    return st;
}
