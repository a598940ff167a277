/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/passage.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/memory.h"
#include "base/number.h"
#include "territory/messages.h"
#include "territory/passage_steps.h"

static arp_status fail_year(const arp_passage *p, int year, arp_place place, arp_error *err) {
    char list[ARP_ERROR_TEXT], text[ARP_NUMBER_ROOM];
    size_t n = 0;
    list[0] = '\0';
    for (size_t i = 0; i < p->n_years && n + ARP_NUMBER_ROOM < sizeof list; i++) {
        arp_number_from_size(text, (size_t)p->year[i]);
        n += strlen(text) + (i ? 2 : 0);
        if (i) strcat(list, ", ");
        strcat(list, text);
    }
    arp_number_from_size(text, (size_t)year);
    return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_PASSAGE_YEAR, "ss", text, list);
}

arp_status arp_passage_year(const arp_passage *p, int year, arp_place place, size_t *out,
                            arp_error *err) {
    for (size_t i = 0; i < p->n_years; i++) {
        bool ends = i + 1 == p->n_years, inside = !ends && year < p->year[i + 1];
        bool same = year == p->year[i];
        /* between two years without a change in between the geography is that of both */
        if (!same && !(year > p->year[i] && inside && p->forward[i].n == 0)) continue;
        *out = i;
        return ARP_OK;
    }
    return fail_year(p, year, place, err);
}

size_t arp_passage_communes(const arp_passage *p) {
    return p->n_communes;
}

size_t arp_passage_own(const arp_passage *p) {
    return p->own;
}

int arp_passage_year_of(const arp_passage *p, size_t geography) {
    return p->year[geography];
}

const char *arp_passage_code(const arp_passage *p, size_t at) {
    return p->code[at];
}

bool arp_passage_exists(const arp_passage *p, size_t geography, size_t at) {
    return p->alive[geography * p->n + at] != 0;
}

bool arp_passage_same(const arp_passage *p, size_t a, size_t b) {
    for (size_t g = a < b ? a : b; g < a || g < b; g++) {
        if (p->forward[g].n) return false;
    }
    return true;
}

size_t arp_passage_find(const arp_passage *p, size_t geography, const char *code) {
    char other[ARP_COMMUNE_ROOM];
    size_t at = arp_codes_find(p->codes, code), found = SIZE_MAX;
    if (at != SIZE_MAX && arp_passage_exists(p, geography, at)) return at;
    for (size_t i = 0; arp_commune_alias(code, i, other); i++) {
        at = arp_codes_find(p->codes, other);
        if (at == SIZE_MAX || !arp_passage_exists(p, geography, at)) continue;
        if (found != SIZE_MAX) return SIZE_MAX; /* either of two: neither is certain */
        found = at;
    }
    return found;
}

bool arp_passage_covers(const arp_passage *p, const char *code) {
    char department[ARP_COMMUNE_ROOM], other[ARP_COMMUNE_ROOM];
    arp_commune_department(code, department);
    if (arp_codes_find(p->departments, department) != SIZE_MAX) return true;
    for (size_t i = 0; arp_commune_alias(code, i, other); i++) {
        arp_commune_department(other, department);
        if (arp_codes_find(p->departments, department) != SIZE_MAX) return true;
    }
    return false;
}

const char *arp_passage_lost_zero(const arp_passage *p, const char *code) {
    const char *found = arp_codes_lost_zero(p->codes, code);
    return found && arp_codes_find(p->codes, found) < p->n_communes ? found : NULL;
}

/* ---- whose year is it ---- */

/* The places that a code may have in one geography or another. */
typedef struct candidate {
    size_t at[1 + ARP_COMMUNE_ALIASES]; /* SIZE_MAX for none */
    bool counts;
} candidate;

static void find_candidates(const arp_passage *p, const char *code, candidate *c) {
    char other[ARP_COMMUNE_ROOM];
    c->counts = arp_passage_covers(p, code) && !arp_commune_of_arrondissement(code);
    c->at[0] = arp_codes_find(p->codes, code);
    for (size_t i = 0; i < ARP_COMMUNE_ALIASES; i++) {
        bool has = arp_commune_alias(code, i, other);
        c->at[1 + i] = has ? arp_codes_find(p->codes, other) : SIZE_MAX;
    }
}

/* The places of the codes in one geography, and how many have none. */
static size_t place(const arp_passage *p, size_t geography, const candidate *code, size_t n,
                    size_t *at) {
    size_t unknown = 0;
    for (size_t i = 0; i < n; i++) {
        at[i] = SIZE_MAX;
        for (size_t k = 0; code[i].counts && k < 1 + ARP_COMMUNE_ALIASES; k++) {
            size_t one = code[i].at[k];
            if (at[i] == SIZE_MAX && one != SIZE_MAX && arp_passage_exists(p, geography, one))
                at[i] = one;
        }
        unknown += code[i].counts && at[i] == SIZE_MAX;
    }
    return unknown;
}

/* Communes of one geography that none of the codes names, in the départements where some do. */
static size_t lacking(const arp_passage *p, size_t geography, const size_t *at, size_t n,
                      uint8_t *named, uint8_t *there) {
    size_t lacks = 0;
    memset(named, 0, p->n);
    memset(there, 0, p->n_communes);
    for (size_t i = 0; i < n; i++) {
        if (at[i] == SIZE_MAX) continue;
        named[at[i]] = 1;
        if (p->department[at[i]] != SIZE_MAX) there[p->department[at[i]]] = 1;
    }
    for (size_t u = 0; u < p->n; u++) {
        bool counts = p->department[u] != SIZE_MAX && there[p->department[u]];
        lacks += counts && arp_passage_exists(p, geography, u) && !named[u];
    }
    return lacks;
}

/* Years between a geography and the study's own. */
static int distance(const arp_passage *p, size_t geography) {
    return abs(p->year[geography] - p->year[p->own]);
}

arp_status arp_passage_guess(const arp_passage *p, const char *const *code, size_t n,
                             size_t *geography, arp_error *err) {
    size_t best = p->own, fewest = SIZE_MAX, least = SIZE_MAX;
    size_t *at = arp_zalloc(n, sizeof *at);
    uint8_t *named = arp_zalloc(p->n, 1), *there = arp_zalloc(p->n_communes, 1);
    candidate *all = arp_zalloc(n, sizeof *all);
    bool ok = at && named && there && all;
    for (size_t i = 0; ok && i < n; i++) find_candidates(p, code[i], &all[i]);
    for (size_t g = 0; ok && g < p->n_years; g++) {
        size_t unknown = place(p, g, all, n, at);
        if (unknown > fewest) continue;
        size_t lacks = lacking(p, g, at, n, named, there);
        bool equal = unknown == fewest && lacks == least;
        if (unknown == fewest && lacks > least) continue;
        if (equal && distance(p, g) > distance(p, best)) continue;
        best = g;
        fewest = unknown;
        least = lacks;
    }
    arp_free(at);
    arp_free(named);
    arp_free(there);
    arp_free(all);
    if (!ok) return arp_fail_memory(err);
    *geography = best;
    return ARP_OK;
}

/* What exists in the first geography by the steps alone: the codes that something happens to before
   anything becomes them. */
static void begin(const arp_passage *p, uint8_t *named, uint8_t *alive) {
    for (size_t g = 0; g + 1 < p->n_years; g++) {
        const arp_passage_step *by = &p->forward[g];
        for (size_t e = 0; e < by->n; e++) {
            if (!named[by->line[e].from]) alive[by->line[e].from] = 1;
        }
        for (size_t e = 0; e < by->n; e++) named[by->line[e].from] = named[by->line[e].to] = 1;
    }
}

/* Codes that exist in one of the study and a geography, not in the other. */
static size_t differences(const arp_passage *p, const uint8_t *named, const uint8_t *alive) {
    size_t n = 0;
    for (size_t u = 0; u < p->n; u++) {
        if (named[u] && p->department[u] != SIZE_MAX) n += alive[u] != (u < p->n_communes);
    }
    return n;
}

arp_status arp_passage_looks(const arp_passage *p, size_t *geography, arp_error *err) {
    size_t best = p->own, fewest = SIZE_MAX;
    uint8_t *named = arp_zalloc(p->n, 1), *alive = arp_zalloc(p->n, 1), *next = arp_zalloc(p->n, 1);
    bool ok = named && alive && next;
    if (ok) begin(p, named, alive);
    for (size_t g = 0; ok && g < p->n_years; g++) {
        size_t n = differences(p, named, alive);
        if (n < fewest || (n == fewest && distance(p, g) <= distance(p, best))) {
            best = g;
            fewest = n;
        }
        arp_passage_walk(&p->forward[g], alive, next, p->n);
        memcpy(alive, next, p->n);
    }
    arp_free(named);
    arp_free(alive);
    arp_free(next);
    if (!ok) return arp_fail_memory(err);
    *geography = best;
    return ARP_OK;
}

/* ---- carrying ---- */

void arp_passage_parts_free(arp_passage_parts *parts) {
    arp_free(parts->part);
    *parts = (arp_passage_parts){0};
}

static bool add(arp_passage_parts *parts, size_t at, double share) {
    for (size_t i = 0; i < parts->n; i++) {
        if (parts->part[i].at != at) continue;
        parts->part[i].share += share;
        return true;
    }
    if (parts->n == parts->room) {
        size_t room = parts->room ? 2 * parts->room : 8;
        arp_passage_part *more = arp_resize(parts->part, room, sizeof *more);
        if (!more) return false;
        parts->part = more;
        parts->room = room;
    }
    parts->part[parts->n++] = (arp_passage_part){at, share};
    return true;
}

/* One step: what stands in `in` to `out`. */
static bool step(const arp_passage_step *by, const arp_passage_parts *in, arp_passage_parts *out) {
    bool ok = true;
    out->n = 0;
    for (size_t i = 0; i < in->n && ok; i++) {
        size_t e = arp_passage_step_first(by, in->part[i].at);
        if (e == SIZE_MAX) ok = add(out, in->part[i].at, in->part[i].share);
        for (; e != SIZE_MAX && e < by->n && by->line[e].from == in->part[i].at && ok; e++) {
            double share = in->part[i].share * by->line[e].share;
            if (share > 0) ok = add(out, by->line[e].to, share);
        }
    }
    return ok;
}

arp_status arp_passage_carry(const arp_passage *p, size_t geography, size_t at,
                             arp_passage_parts *out, arp_error *err) {
    arp_passage_parts next = {0};
    out->n = 0;
    bool ok = add(out, at, 1.0);
    for (size_t g = geography; ok && g != p->own;) {
        const arp_passage_step *by = g < p->own ? &p->forward[g] : &p->back[g - 1];
        g = g < p->own ? g + 1 : g - 1;
        /* most codes never change: nothing is moved for them */
        if (out->n == 1 && arp_passage_step_first(by, out->part[0].at) == SIZE_MAX) continue;
        ok = step(by, out, &next);
        arp_passage_parts other = *out;
        *out = next;
        next = other;
    }
    arp_passage_parts_free(&next);
    return ok ? ARP_OK : arp_fail_memory(err);
}
