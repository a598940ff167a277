/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The membership table: communes and territories under two spellings. */
#include <string.h>

#include "base/codes.h"
#include "base/number.h"
#include "study/messages/codes.h"
#include "study/gather/zoned.h"
#include "table/totals.h"

/* The first code that stands for another of the table, as 20004 does for 2A004. */
static const char *find_alias(const arp_table *own, const arp_codes *codes, const char **of) {
    char other[ARP_COMMUNE_ROOM];
    for (size_t i = 0; i < own->n_rows; i++) {
        for (size_t k = 0; arp_commune_alias(own->code[i], k, other); k++) {
            size_t at = arp_codes_find(codes, other);
            if (at != SIZE_MAX) *of = own->code[at];
            if (at != SIZE_MAX) return own->code[i];
        }
    }
    return NULL;
}

/* A code that is no commune's, but for its spelling, among codes of which most are. */
static const char *find_spoiled(const arp_table *own, char likely[ARP_COMMUNE_ROOM]) {
    const char *spoiled = NULL;
    size_t may_be = 0;
    for (size_t i = 0; i < own->n_rows; i++) {
        bool is = arp_commune_may_be(own->code[i]);
        may_be += is;
        if (!is && !spoiled && arp_commune_likely(own->code[i], likely) == ARP_COMMUNE_RESPELT)
            spoiled = own->code[i];
    }
    if (spoiled) (void)arp_commune_likely(spoiled, likely);
    return 2 * may_be > own->n_rows ? spoiled : NULL;
}

/* The row of all communes together, by the words of its code or label; SIZE_MAX for none. */
static size_t find_total(const arp_table *own) {
    for (size_t i = 0; i < own->n_rows; i++) {
        if (arp_commune_may_be(own->code[i])) continue;
        if (arp_total_word_of(own->code[i]) == ARP_TOTAL_SURE ||
            arp_total_word_of(own->label[i]) == ARP_TOTAL_SURE)
            return i;
    }
    return SIZE_MAX;
}

arp_status zoned_check_membership(const zoned_work *w, arp_error *err) {
    const arp_table *own = &w->table[0];
    char likely[ARP_COMMUNE_ROOM];
    const char *of = NULL;
    arp_codes *codes = arp_codes_new(own->code, own->n_rows);
    arp_place place = {0};
    if (!codes) return arp_fail_memory(err);
    const char *alias = find_alias(own, codes, &of), *spoiled = find_spoiled(own, likely);
    arp_codes_free(codes);
    if (alias) return gather_refuse_twice(w->s, w->g, 0, of, alias, err);
    const size_t total = find_total(own);
    if (total != SIZE_MAX) spoiled = own->code[total];
    if (!spoiled) return ARP_OK;
    arp_status st = gather_place(w->s, w->g, 0, spoiled, &place, err);
    if (st != ARP_OK) return st;
    if (total != SIZE_MAX)
        return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_ZONINGS_MEMBER_TOTAL, "s", spoiled);
    return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_ZONINGS_MEMBER_RESPELT, "ss", spoiled,
                       likely);
}

/* A column of a pasted code in which some parts have fewer digits than others: the commune of the
   first such, SIZE_MAX for none. Overseas départements have one more. */
static size_t find_short(const arp_text_column *part, size_t n, size_t *least, size_t *most) {
    size_t at = SIZE_MAX;
    *least = SIZE_MAX;
    *most = 0;
    for (size_t i = 0; i < n; i++) {
        const char *text = part->text[i];
        size_t digits = strspn(text, "0123456789");
        bool overseas = digits == 3 && text[0] == '9' && (text[1] == '7' || text[1] == '8');
        if (digits == 0 || text[digits] != '\0' || overseas) continue;
        if (digits > *most) *most = digits;
        if (digits >= *least) continue;
        *least = digits;
        at = i;
    }
    return at != SIZE_MAX && *least < *most ? at : SIZE_MAX;
}

static arp_status check_parts(const zoned_work *w, const spec_level *from, arp_error *err) {
    const arp_table *t = &w->z->communes;
    arp_place place = {0};
    size_t least, most;
    for (size_t k = 0; from->n_parts > 1 && k < from->n_parts; k++) {
        const arp_text_column *part = arp_table_text(t, from->part[k]);
        size_t at = find_short(part, t->n_rows, &least, &most);
        if (at == SIZE_MAX) continue;
        arp_status st = gather_place(w->s, w->g, 0, t->code[at], &place, err);
        if (st != ARP_OK) return st;
        return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_ZONINGS_LEVEL_PARTS, "ssuu", from->name,
                           from->part[k], least, most);
    }
    return ARP_OK;
}

/* The first commune of a territory. */
static size_t commune_of(const arp_level *level, size_t territory) {
    size_t i = 0;
    while (level->of[i] != territory) i++;
    return i;
}

arp_status zoned_check_level(const zoned_work *w, const spec_level *from, const arp_level *level,
                             const char *const *code, arp_error *err) {
    arp_status st = check_parts(w, from, err);
    arp_codes *codes = arp_codes_new(level->code, level->n);
    if (st == ARP_OK && !codes) st = arp_fail_memory(err);
    for (size_t t = 0; st == ARP_OK && t < level->n; t++) {
        const char *other = arp_codes_alike(codes, level->code[t]);
        if (!other) continue;
        /* told where the rarer of the two stands, the later of equals */
        size_t o = arp_codes_find(codes, other);
        size_t a = commune_of(level, t), b = commune_of(level, o);
        bool rarer = level->n_communes[t] < level->n_communes[o] ||
                     (level->n_communes[t] == level->n_communes[o] && a > b);
        size_t at = rarer ? a : b, than = rarer ? b : a;
        arp_place place = {0};
        st = gather_place(w->s, w->g, 0, w->z->communes.code[at], &place, err);
        if (st == ARP_OK)
            st = arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_ZONINGS_LEVEL_TWICE, "ssss",
                             from->name, code[at], code[than], w->z->communes.code[at]);
    }
    arp_codes_free(codes);
    return st;
}
