/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/codes.h"
#include "base/text.h"
#include "drivers/around/neighbours.h"
#include "io/geojson/borders.h"
#include "study/gather/gather.h"
#include "study/gather/messages.h"
#include "study/gather/pairs.h"
#include "study/messages/codes.h"

enum { SHOWN = 10 };

/* A list of neighbours, and where its codes are. */
typedef struct listed {
    gathered_pairs of;
    size_t *row; /* of each code among the kept ones; UNRANKED, UNKNOWN */
} listed;

static const size_t UNRANKED = SIZE_MAX, UNKNOWN = SIZE_MAX - 1;

static bool is_unmatched(const arp_study *study, const char *code) {
    for (size_t i = 0; i < study->n_unranked; i++) {
        if (strcmp(study->unranked[i].code, code) == 0) return true;
    }
    return false;
}

/* Finds each code among the territories; `first` has each code's first mention, so that codes
   named in several pairs count once. */
static arp_status find_codes(const spec_contiguity *c, const spec *s, const gathered *g,
                             arp_study *study, listed *l, const arp_codes *first, arp_error *err) {
    char list[ARP_ERROR_TEXT];
    const char *zero = NULL;
    size_t n_unknown = 0, n_unranked = 0;
    const char **unknown = arp_zalloc(l->of.n, sizeof *unknown);
    arp_codes *kept = arp_codes_new(study->values.code, study->values.n_rows);
    arp_codes *all = arp_codes_new(g->all.code, g->all.n_rows);
    arp_status st = unknown && kept && all ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    for (size_t i = 0; i < l->of.n; i++) {
        size_t before = arp_codes_find(first, l->of.code[i]);
        l->row[i] = before < i ? l->row[before] : arp_codes_find(kept, l->of.code[i]);
        if (before < i || l->row[i] != SIZE_MAX) continue;
        bool known =
            arp_codes_find(all, l->of.code[i]) != SIZE_MAX || is_unmatched(study, l->of.code[i]);
        l->row[i] = known ? UNRANKED : UNKNOWN;
        n_unranked += known;
        if (known) continue;
        unknown[n_unknown++] = l->of.code[i];
        if (!zero) zero = arp_codes_lost_zero(all, l->of.code[i]);
    }
    arp_text_list(list, sizeof list, unknown, n_unknown, SHOWN);
    if (n_unknown && !c->drop_unmatched) {
        arp_message why = zero ? ARP_MSG_CONTIGUITY_ZERO : ARP_MSG_CONTIGUITY_UNKNOWN;
        ARP_TRY(arp_fail_at(err, c->place, ARP_DOMAIN, why, "suss", l->of.file, n_unknown, list,
                            zero ? zero : arp_path_base(s->file[0].path)));
    }
    if (n_unknown) {
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_CONTIGUITY_PASSED_OVER, "sus",
                         l->of.file, n_unknown, list));
    }
    if (n_unranked) {
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_CONTIGUITY_UNRANKED, "su",
                         l->of.file, n_unranked));
    }
done:
    arp_free(unknown);
    arp_codes_free(kept);
    arp_codes_free(all);
    return st;
}

/* The label of a code and the code, or the code alone where the study does not rank it. */
static bool name_of(const arp_study *study, const listed *l, size_t at, arp_text *out) {
    size_t row = l->row[at];
    bool ranked = row < study->values.n_rows;
    const char *label = ranked ? study->values.label[row] : l->of.code[at];
    arp_text_add(out, label);
    if (strcmp(label, l->of.code[at]) != 0) {
        arp_text_add(out, " (");
        arp_text_add(out, l->of.code[at]);
        arp_text_add(out, ")");
    }
    return !out->bad;
}

/* Outlines that nearly touch, by name, with the distances between which they do. */
static arp_status tell_near(arp_study *study, const listed *l, arp_error *err) {
    const arp_borders *b = &l->of.borders;
    char list[ARP_ERROR_TEXT];
    const char **name = arp_zalloc(b->n_near, sizeof *name);
    arp_pool *pool = arp_pool_new();
    arp_status st = name && pool ? ARP_OK : arp_fail_memory(err);
    double least = INFINITY, most = 0;
    if (st != ARP_OK) goto done;
    for (size_t i = 0; i < b->n_near; i++) {
        arp_text text = {0};
        bool ok = name_of(study, l, b->near[i].a, &text);
        arp_text_add(&text, " \xE2\x80\x93 ");
        ok = ok && name_of(study, l, b->near[i].b, &text);
        name[i] = ok ? arp_pool_text(pool, text.bytes, text.n) : NULL;
        arp_text_free(&text);
        if (!name[i]) ARP_TRY(arp_fail_memory(err));
        least = fmin(least, b->near[i].distance);
        most = fmax(most, b->near[i].distance);
    }
    arp_text_list(list, sizeof list, name, b->n_near, SHOWN);
    if (b->n_near) {
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_CONTIGUITY_NEAR, "ssnn",
                         l->of.file, list, least, most));
    }
done:
    arp_free(name);
    arp_pool_free(pool);
    return st;
}

/* What the outlines tell: features passed over, codes by id, borders found within rounding. */
static arp_status tell_outlines(arp_study *study, const listed *l, arp_error *err) {
    const arp_borders *b = &l->of.borders;
    const arp_place nowhere = {0};
    char list[ARP_ERROR_TEXT];
    arp_status st = ARP_OK;
    if (!b->pool) return ARP_OK;
    arp_text_list(list, sizeof list, b->empty, b->n_empty, SHOWN);
    if (b->n_empty)
        ARP_TRY(arp_tell(study->notices, nowhere, err, ARP_MSG_CONTIGUITY_EMPTY, "sus", l->of.file,
                         b->n_empty, list));
    if (b->n_by_id)
        ARP_TRY(arp_tell(study->notices, nowhere, err, ARP_MSG_CONTIGUITY_BY_ID, "su", l->of.file,
                         b->n_by_id));
    if (b->n_rounded)
        ARP_TRY(arp_tell(study->notices, nowhere, err, ARP_MSG_CONTIGUITY_ROUNDED, "sun",
                         l->of.file, b->n_rounded, b->tolerance));
    ARP_TRY(tell_near(study, l, err));
done:
    return st;
}

/* Pairs of ranked territories, and who has none. */
static arp_status keep_pairs(const spec_contiguity *c, arp_study *study, const listed *l,
                             arp_neighbours_input *out, arp_error *err) {
    char list[ARP_ERROR_TEXT];
    size_t n = study->values.n_rows, n_alone = 0;
    uint8_t *near = arp_zalloc(n, 1);
    const char **alone = arp_zalloc(n, sizeof *alone);
    arp_pair *pair = arp_pool_take(study->pool, l->of.n_pairs, sizeof *pair);
    arp_status st = near && alone && pair ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    for (size_t e = 0; e < l->of.n_pairs; e++) {
        size_t a = l->row[l->of.pair[e].a], b = l->row[l->of.pair[e].b];
        if (a >= n || b >= n) continue;
        pair[out->n_pairs++] = (arp_pair){a, b};
        near[a] = near[b] = 1;
    }
    if (out->n_pairs == 0) {
        ARP_TRY(arp_fail_at(err, c->place, ARP_DOMAIN, ARP_MSG_CONTIGUITY_NONE, "s", l->of.file));
    }
    for (size_t i = 0; i < n; i++) {
        if (!near[i]) alone[n_alone++] = study->values.code[i];
    }
    arp_text_list(list, sizeof list, alone, n_alone, SHOWN);
    if (n_alone) {
        ARP_TRY(arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_CONTIGUITY_ALONE, "sus",
                         l->of.file, n_alone, list));
    }
    out->pair = pair;
done:
    arp_free(near);
    arp_free(alone);
    return st;
}

/* Pairs of any territories: a perimeter may have members that are not ranked. */
static arp_status keep_all_pairs(const spec *s, arp_study *study, gathered *g, const listed *l,
                                 arp_error *err) {
    arp_codes *all = s->design.given ? arp_codes_new(g->all.code, g->all.n_rows) : NULL;
    if (!s->design.given) return ARP_OK;
    g->near = arp_pool_take(study->pool, l->of.n_pairs, sizeof *g->near);
    arp_status st = all && g->near ? ARP_OK : arp_fail_memory(err);
    for (size_t e = 0; st == ARP_OK && e < l->of.n_pairs; e++) {
        size_t a = arp_codes_find(all, l->of.code[l->of.pair[e].a]),
               b = arp_codes_find(all, l->of.code[l->of.pair[e].b]);
        if (a != SIZE_MAX && b != SIZE_MAX) g->near[g->n_near++] = (arp_pair){a, b};
    }
    arp_codes_free(all);
    return st;
}

static arp_status gather_list(const spec *s, arp_study *study, gathered *g,
                              arp_neighbours_input *out, arp_error *err) {
    const spec_contiguity *c = &s->contiguity;
    listed l = {0};
    arp_codes *first = NULL;
    arp_status st = ARP_OK;
    ARP_TRY(gather_pairs_read(c, study, &l.of, err));
    first = arp_codes_new(l.of.code, l.of.n);
    l.row = arp_zalloc(l.of.n, sizeof *l.row);
    if (!first || !l.row) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(find_codes(c, s, g, study, &l, first, err));
    ARP_TRY(tell_outlines(study, &l, err));
    ARP_TRY(keep_pairs(c, study, &l, out, err));
    ARP_TRY(keep_all_pairs(s, study, g, &l, err));
done:
    arp_codes_free(first);
    gather_pairs_free(&l.of);
    arp_free(l.row);
    return st;
}

/* Groups are numbered by the first kept row that is in them. */
static arp_status gather_groups(const spec_contiguity *c, arp_study *study, const gathered *g,
                                arp_neighbours_input *out, arp_error *err) {
    const arp_text_column *column = arp_table_text(&g->all, c->within);
    const char **text = arp_zalloc(g->n_kept, sizeof *text);
    size_t *group = arp_pool_take(study->pool, g->n_kept, sizeof *group);
    arp_codes *codes = NULL;
    arp_status st = text && group ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    for (size_t i = 0; i < g->n_kept; i++) {
        text[i] = column->text[g->kept[i]];
        if (*text[i]) continue;
        ARP_TRY(arp_fail_at(err, c->place, ARP_DOMAIN, ARP_MSG_CONTIGUITY_GROUP_EMPTY, "ss",
                            study->values.code[i], c->within));
    }
    codes = arp_codes_new(text, g->n_kept);
    if (!codes) ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < g->n_kept; i++) group[i] = arp_codes_find(codes, text[i]);
    out->group = group;
done:
    arp_free(text);
    arp_codes_free(codes);
    return st;
}

arp_status gather_contiguity(spec *s, arp_study *study, gathered *g, arp_error *err) {
    const spec_contiguity *c = &s->contiguity;
    if (!c->given) return ARP_OK;
    arp_neighbours_input *in = arp_pool_take(study->pool, 1, sizeof *in);
    if (!in) return arp_fail_memory(err);
    arp_status st =
        c->within ? gather_groups(c, study, g, in, err) : gather_list(s, study, g, in, err);
    if (st != ARP_OK) return st;
    in->population_factor = c->population_factor;
    in->population = study->population;
    study->neighbours = in;
    return ARP_OK;
}
