/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/carry.h"

#include <math.h>
#include <string.h>

#include "base/codes.h"
#include "base/memory.h"
#include "base/moments.h"
#include "territory/territory.h"

/* Links as they are found, row after row. */
typedef struct finding {
    const arp_passage *passage;
    const char *const *code;
    size_t n, geography;
    bool by_passage;
    arp_codes *rows; /* of the file's codes */
    arp_link *link;
    size_t n_links, room;
    arp_passage_parts parts;
    size_t *seen;      /* one a commune: the row of its own code, + 1           */
    size_t twice[2];   /* the first two rows of one commune in two spellings    */
    uint32_t *present; /* one a commune: bits of the arrondissements met        */
} finding;

static bool add(finding *f, size_t row, size_t commune, double share) {
    if (f->n_links == f->room) {
        size_t room = f->room ? 2 * f->room : f->n + 64;
        arp_link *more = arp_resize(f->link, room, sizeof *more);
        if (!more) return false;
        f->link = more;
        f->room = room;
    }
    f->link[f->n_links++] = (arp_link){row, commune, share};
    return true;
}

/* Where a code's counts go, into f->parts; a code of the study goes to itself by equal code. */
static arp_status parts_of(finding *f, const char *code, arp_error *err) {
    const arp_passage *p = f->passage;
    size_t geography = f->by_passage ? f->geography : arp_passage_own(p);
    size_t at = arp_passage_find(p, geography, code);
    f->parts.n = 0;
    if (at == SIZE_MAX) return ARP_OK;
    return arp_passage_carry(p, geography, at, &f->parts, err);
}

/* True when every part is a commune of the study. */
static bool all_known(const finding *f) {
    for (size_t i = 0; i < f->parts.n; i++) {
        if (f->parts.part[i].at >= arp_passage_communes(f->passage)) return false;
    }
    return f->parts.n > 0;
}

/* A commune has one code in a year: two rows of it are one in two spellings. */
static void see(finding *f, size_t row) {
    size_t geography = f->by_passage ? f->geography : arp_passage_own(f->passage);
    size_t at = arp_passage_find(f->passage, geography, f->code[row]);
    if (at >= arp_passage_communes(f->passage)) return;
    if (f->seen[at] && f->twice[1] == 0) {
        f->twice[0] = f->seen[at] - 1;
        f->twice[1] = row;
    }
    f->seen[at] = row + 1;
}

static arp_status find_row(finding *f, size_t row, uint8_t *fate, arp_error *err) {
    const char *code = f->code[row];
    const char *city = arp_commune_of_arrondissement(code);
    arp_status st = parts_of(f, code, err);
    *fate = ARP_FATE_CARRIED;
    see(f, row);
    if (st == ARP_OK && city && !all_known(f)) {
        *fate = ARP_FATE_ARRONDISSEMENT;
        if (arp_codes_find(f->rows, city) != SIZE_MAX) {
            *fate = ARP_FATE_DETAIL;
            return ARP_OK;
        }
        st = parts_of(f, city, err);
    }
    if (st != ARP_OK) return st;
    if (!all_known(f)) {
        /* a code without its zero seems to be of another département, a code that none can have of
           none */
        bool covered = arp_passage_covers(f->passage, city ? city : code) ||
                       !arp_commune_may_be(code) || arp_passage_lost_zero(f->passage, code) != NULL;
        *fate = covered ? ARP_FATE_UNKNOWN : ARP_FATE_OUTSIDE;
        return ARP_OK;
    }
    if (*fate == ARP_FATE_ARRONDISSEMENT)
        f->present[f->parts.part[0].at] |= UINT32_C(1) << arp_commune_arrondissement_place(code);
    for (size_t i = 0; i < f->parts.n; i++) {
        if (!add(f, row, f->parts.part[i].at, f->parts.part[i].share)) return arp_fail_memory(err);
    }
    return ARP_OK;
}

/* Links by commune: counted, then put in their places, which keeps the order of the rows. */
static bool sort_links(const finding *f, arp_carry *c) {
    c->n_links = f->n_links;
    c->link = arp_pool_take(c->pool, f->n_links, sizeof *c->link);
    c->first = arp_pool_take(c->pool, c->n_communes + 2, sizeof *c->first);
    if (!c->link || !c->first) return false;
    size_t *next = c->first + 1;
    for (size_t i = 0; i < f->n_links; i++) next[f->link[i].commune + 1]++;
    for (size_t i = 0; i < c->n_communes; i++) next[i + 1] += next[i];
    for (size_t i = 0; i < f->n_links; i++) c->link[next[f->link[i].commune]++] = f->link[i];
    return true;
}

static size_t links_of(const arp_carry *c, size_t commune) {
    return c->first[commune + 1] - c->first[commune];
}

/* The fate of rows that are links: shared, added to others, under another code, or none of these.
 */
static bool tell_fates(const finding *f, arp_carry *c) {
    size_t *links = arp_zalloc(f->n, sizeof *links);
    if (!links) return false;
    for (size_t i = 0; i < c->n_links; i++) links[c->link[i].row]++;
    for (size_t i = 0; i < c->n_links; i++) {
        const arp_link *l = &c->link[i];
        uint8_t *fate = &c->fate[l->row];
        if (*fate == ARP_FATE_ARRONDISSEMENT) continue;
        bool whole = links[l->row] == 1 && !(l->share < 1);
        bool same = strcmp(f->code[l->row], arp_passage_code(f->passage, l->commune)) == 0;
        if (!whole) *fate = ARP_FATE_SPLIT;
        else if (links_of(c, l->commune) > 1) *fate = ARP_FATE_MERGED;
        else if (!same) *fate = ARP_FATE_RENUMBERED;
    }
    arp_free(links);
    return true;
}

static void tell_absent(const finding *f, arp_carry *c) {
    for (size_t i = 0; i < c->n_communes; i++) {
        if (links_of(c, i) > 0) continue;
        bool ended = !f->by_passage && !arp_passage_exists(f->passage, f->geography, i);
        c->absent[i] = ended ? ARP_ABSENT_MERGED : ARP_ABSENT;
    }
}

static void tell_lacking(const finding *f, arp_carry *c) {
    for (size_t i = 0; i < c->n_communes; i++) {
        size_t all = arp_commune_arrondissements(arp_passage_code(f->passage, i));
        if (f->present[i]) c->lacking[i] = ((UINT32_C(1) << all) - 1) & ~f->present[i];
    }
}

static arp_status make(finding *f, arp_carry *c, arp_error *err) {
    c->pool = arp_pool_new();
    c->fate = c->pool ? arp_pool_take(c->pool, f->n, 1) : NULL;
    c->absent = c->pool ? arp_pool_take(c->pool, c->n_communes, 1) : NULL;
    c->lacking = c->pool ? arp_pool_take(c->pool, c->n_communes, sizeof *c->lacking) : NULL;
    f->rows = arp_codes_new(f->code, f->n);
    if (!c->fate || !c->absent || !c->lacking || !f->rows ||
        !arp_zalloc_all(ARP_ARRAY(f->seen, c->n_communes), ARP_ARRAY(f->present, c->n_communes)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < f->n; i++) {
        arp_status st = find_row(f, i, &c->fate[i], err);
        if (st != ARP_OK) return st;
    }
    if (!sort_links(f, c) || !tell_fates(f, c)) return arp_fail_memory(err);
    tell_absent(f, c);
    tell_lacking(f, c);
    c->twice[0] = f->twice[0];
    c->twice[1] = f->twice[1];
    return ARP_OK;
}

arp_status arp_carry_make(const arp_passage *passage, const char *const *code, size_t n,
                          size_t geography, bool by_passage, arp_carry *out, arp_error *err) {
    finding f = {
        .passage = passage, .code = code, .n = n, .geography = geography, .by_passage = by_passage};
    arp_carry c = {.n_rows = n, .n_communes = arp_passage_communes(passage)};
    arp_status st = make(&f, &c, err);
    arp_codes_free(f.rows);
    arp_free(f.link);
    arp_free(f.seen);
    arp_free(f.present);
    arp_passage_parts_free(&f.parts);
    if (st == ARP_OK) *out = c;
    else arp_carry_free(&c);
    return st;
}

void arp_carry_free(arp_carry *c) {
    arp_pool_free(c->pool);
    *c = (arp_carry){0};
}

void arp_carry_balance(const arp_carry *c, double absent, arp_balance *out) {
    size_t fate[ARP_FATE_UNKNOWN + 1] = {0};
    for (size_t i = 0; i < c->n_rows; i++) fate[c->fate[i]]++;
    out->read = c->n_rows;
    out->carried = fate[ARP_FATE_CARRIED];
    out->renumbered = fate[ARP_FATE_RENUMBERED];
    out->merged = fate[ARP_FATE_MERGED];
    out->split = fate[ARP_FATE_SPLIT];
    out->arrondissements = fate[ARP_FATE_ARRONDISSEMENT];
    out->detail = fate[ARP_FATE_DETAIL];
    out->outside = fate[ARP_FATE_OUTSIDE];
    out->unknown = fate[ARP_FATE_UNKNOWN];
    out->with_data = out->without_data = out->elsewhere = out->given = 0;
    for (size_t i = 0; i < c->n_communes; i++) {
        out->with_data += c->absent[i] == 0;
        out->without_data += c->absent[i] == ARP_ABSENT && isnan(absent);
        out->given += c->absent[i] == ARP_ABSENT && !isnan(absent);
        out->elsewhere += c->absent[i] == ARP_ABSENT_MERGED;
    }
}

/* The cell of a commune without a row. */
static void put_absent(uint8_t why, arp_carried_as as, double absent, double *to, uint8_t *mark) {
    bool merged = why == ARP_ABSENT_MERGED;
    *to = merged && as == ARP_CARRY_COUNT ? 0 : merged ? NAN : absent;
    *mark = !isnan(*to) ? ARP_CELL_OK : merged ? ARP_CELL_NOT_APPLICABLE : ARP_CELL_MISSING;
}

void arp_carry_column(const arp_carry *c, const double *x, const uint8_t *mark, arp_carried_as as,
                      double absent, double *to, uint8_t *out) {
    for (size_t i = 0; i < c->n_communes; i++) {
        const arp_link *l = c->link + c->first[i], *end = c->link + c->first[i + 1];
        arp_total total = {0};
        uint8_t worst = ARP_CELL_OK;
        if (l == end) {
            put_absent(c->absent[i], as, absent, &to[i], &out[i]);
            continue;
        }
        if (as == ARP_CARRY_LEVEL && end - l > 1) worst = ARP_CELL_MISSING;
        for (; l < end; l++) {
            worst = arp_mark_worse(worst, mark[l->row]);
            if (worst == ARP_CELL_OK)
                arp_total_add(&total, as == ARP_CARRY_COUNT ? l->share * x[l->row] : x[l->row]);
        }
        out[i] = worst;
        to[i] = worst == ARP_CELL_OK ? arp_total_of(total) : NAN;
    }
}
