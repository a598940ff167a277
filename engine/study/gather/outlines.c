/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/codes.h"
#include "base/text.h"
#include "io/file.h"
#include "io/geojson/rings.h"
#include "outlines/outlines.h"
#include "study/gather/gather.h"
#include "study/messages/codes.h"

enum { SHOWN = 10 };

/* The territories of a level, or those of the study where it has no zonings. */
typedef struct places {
    const char *name;
    const char *const *code, *const *label;
    const size_t *of; /* one a commune; NULL without zonings */
    size_t n;
    uint8_t *apart; /* one each: not among those that the study looks at */
} places;

/* A file of outlines, cut, and whose they are. */
typedef struct cut {
    const spec_outlines *from;
    arp_noded noded;
    bool *has; /* one a territory of its level: it has an outline */
} cut;

static arp_status places_of(const spec *s, const arp_study *study, const gathered *g, size_t level,
                            places *out, arp_error *err) {
    const arp_level *l = study->zoned ? &study->zoned->level[level] : NULL;
    *out = (places){.name = l ? l->name : study->level,
                    .code = l ? l->code : g->all.code,
                    .label = l ? l->label : g->all.label,
                    .of = l ? l->of : NULL,
                    .n = l ? l->n : g->all.n_rows};
    out->apart = arp_zalloc(out->n, 1);
    if (!out->apart) return arp_fail_memory(err);
    return l ? gather_elsewhere(s, study, l, out->apart, err) : ARP_OK;
}

static arp_status tell_list(arp_study *study, const spec_outlines *o, arp_message message,
                            const char **code, size_t n, arp_error *err) {
    char list[ARP_ERROR_TEXT];
    if (n == 0) return ARP_OK;
    arp_text_list(list, sizeof list, code, n, SHOWN);
    return arp_tell(study->notices, (arp_place){0}, err, message, "sus", arp_path_base(o->path), n,
                    list);
}

/* A code that is no territory's, but would be in another spelling, is a slip. */
static arp_status refuse_slips(const spec_outlines *o, const arp_codes *known, const char **code,
                               size_t n, arp_error *err) {
    char list[ARP_ERROR_TEXT];
    arp_text_list(list, sizeof list, code, n, SHOWN);
    for (size_t i = 0; i < n; i++) {
        const char *zero = arp_codes_lost_zero(known, code[i]),
                   *alike = zero ? NULL : arp_codes_alike(known, code[i]);
        if (zero)
            return arp_fail_at(err, o->place, ARP_DOMAIN, ARP_MSG_OUTLINES_ZERO, "suss",
                               arp_path_base(o->path), n, list, zero);
        if (alike)
            return arp_fail_at(err, o->place, ARP_DOMAIN, ARP_MSG_OUTLINES_SPELT, "sss", code[i],
                               arp_path_base(o->path), alike);
    }
    return ARP_OK;
}

/* The level, if any, that has most of the codes of a file that has none of its own level. */
static const char *other_level(const arp_study *study, const arp_rings *rings) {
    size_t best = 0;
    const char *name = NULL;
    for (size_t l = 0; study->zoned && l < study->zoned->n_levels; l++) {
        const arp_level *level = &study->zoned->level[l];
        arp_codes *known = arp_codes_new(level->code, level->n);
        size_t n = 0;
        for (size_t f = 0; known && f < rings->n; f++)
            n += arp_codes_find(known, rings->code[f]) != SIZE_MAX;
        if (n > best) {
            best = n;
            name = level->name;
        }
        arp_codes_free(known);
    }
    return name;
}

static arp_status refuse_all(const arp_study *study, const spec_outlines *o, const places *p,
                             const arp_rings *rings, arp_error *err) {
    const char *other = other_level(study, rings);
    if (other)
        return arp_fail_at(err, o->place, ARP_DOMAIN, ARP_MSG_OUTLINES_OTHER_LEVEL, "sss",
                           arp_path_base(o->path), p->name, other);
    return arp_fail_at(err, o->place, ARP_DOMAIN, ARP_MSG_OUTLINES_NONE, "ssss",
                       arp_path_base(o->path), o->property, rings->code[0], p->code[0]);
}

/* Codes of the file by what they are: unknown ones, those of several features. */
typedef struct codes {
    const char **unknown, **twice;
    size_t n_unknown, n_twice, n_known;
} codes;

/* Which territory each feature is of. */
static arp_status match(arp_study *study, const spec_outlines *o, const places *p,
                        const arp_rings *rings, cut *c, uint32_t *territory, arp_error *err) {
    codes found = {0};
    bool *told = arp_zalloc(p->n, sizeof *told);
    arp_codes *known = arp_codes_new(p->code, p->n);
    bool ok = told && known &&
              arp_zalloc_all(ARP_ARRAY(found.unknown, rings->n), ARP_ARRAY(found.twice, rings->n));
    arp_status st = ok ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    for (size_t f = 0; f < rings->n; f++) {
        size_t row = arp_codes_find(known, rings->code[f]);
        territory[f] = UINT32_MAX;
        if (row == SIZE_MAX) {
            found.unknown[found.n_unknown++] = rings->code[f];
            continue;
        }
        found.n_known++;
        if (p->apart[row]) continue;
        if (c->has[row] && !told[row]) found.twice[found.n_twice++] = rings->code[f];
        told[row] = c->has[row];
        c->has[row] = true;
        territory[f] = (uint32_t)row;
    }
    ARP_TRY(refuse_slips(o, known, found.unknown, found.n_unknown, err));
    if (found.n_known == 0) ARP_TRY(refuse_all(study, o, p, rings, err));
    ARP_TRY(tell_list(study, o, ARP_MSG_OUTLINES_UNKNOWN, found.unknown, found.n_unknown, err));
    ARP_TRY(tell_list(study, o, ARP_MSG_OUTLINES_TWICE, found.twice, found.n_twice, err));

done:
    arp_free(told);
    arp_codes_free(known);
    arp_free(found.unknown);
    arp_free(found.twice);
    return st;
}

/* What the file itself tells; not again where the neighbours come from it. */
static arp_status tell_file(const spec *s, arp_study *study, const spec_outlines *o,
                            const arp_rings *rings, arp_error *err) {
    const arp_place nowhere = {0};
    const char *base = arp_path_base(o->path);
    arp_status st = ARP_OK;
    if (rings->turned)
        ARP_TRY(arp_tell(study->notices, nowhere, err, ARP_MSG_OUTLINES_TURNED, "s", base));
    if (s->contiguity.property && strcmp(s->contiguity.path, o->path) == 0) goto done;
    ARP_TRY(tell_list(study, o, ARP_MSG_CONTIGUITY_EMPTY, rings->empty, rings->n_empty, err));
    if (rings->n_by_id)
        ARP_TRY(arp_tell(study->notices, nowhere, err, ARP_MSG_CONTIGUITY_BY_ID, "su", base,
                         rings->n_by_id));
done:
    return st;
}

static arp_status note_input(arp_study *study, const spec_outlines *o, arp_source *source,
                             arp_error *err) {
    const char *base = arp_path_base(o->path);
    arp_input input = {.name = arp_pool_text(study->pool, base, strlen(base)),
                       .drawn = true,
                       .decimal = "",
                       .encoding = ""};
    arp_status st = input.name ? ARP_OK : arp_fail_memory(err);
    if (st == ARP_OK) st = arp_source_sha256(source, input.sha256, err);
    return st == ARP_OK ? gather_add_input(study, &input, err) : st;
}

static arp_status cut_file(const spec *s, arp_study *study, const gathered *g,
                           const spec_outlines *o, cut *out, arp_error *err) {
    arp_source *source = NULL;
    arp_rings rings = {0};
    places p = {0};
    uint32_t *territory = NULL;
    bool tangled = false;
    arp_status st = ARP_OK;
    out->from = o;
    ARP_TRY(places_of(s, study, g, o->level, &p, err));
    ARP_TRY(spec_open(study, o->path, o->memory, &source, err));
    ARP_TRY(note_input(study, o, source, err));
    ARP_TRY(arp_geojson_rings(source, o->property, &rings, err));
    territory = arp_zalloc(rings.n, sizeof *territory);
    out->has = arp_zalloc(p.n, sizeof *out->has);
    if (!territory || !out->has) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(tell_file(s, study, o, &rings, err));
    ARP_TRY(match(study, o, &p, &rings, out, territory, err));
    ARP_TRY(arp_outlines_cut(&rings, territory, p.n, &out->noded, &tangled, err));
    if (tangled)
        ARP_TRY(arp_fail_at(err, o->place, ARP_DOMAIN, ARP_MSG_OUTLINES_KNOTTED, "s",
                            arp_path_base(o->path)));

done:
    arp_source_close(source);
    arp_rings_free(&rings);
    arp_free(p.apart);
    arp_free(territory);
    return st;
}

/* Of each territory of a finer level the one of @p to that it lies in; false where one lies in
   several. */
static bool nests(const places *from, const places *to, size_t n_communes, uint32_t *group) {
    for (size_t t = 0; t < from->n; t++) group[t] = UINT32_MAX;
    for (size_t c = 0; c < n_communes; c++) {
        if (from->of[c] == SIZE_MAX || to->of[c] == SIZE_MAX) continue;
        uint32_t *of = &group[from->of[c]], now = (uint32_t)to->of[c];
        if (*of != UINT32_MAX && *of != now) return false;
        *of = now;
    }
    return true;
}

/* Members of drawn territories that have no outline: holes in these. */
static arp_status tell_lacking(arp_study *study, const cut *c, const places *from, const places *to,
                               const uint32_t *group, arp_error *err) {
    char list[ARP_ERROR_TEXT];
    size_t n = 0;
    const char **code = arp_zalloc(from->n, sizeof *code);
    if (!code) return arp_fail_memory(err);
    for (size_t t = 0; t < from->n; t++) {
        if (group[t] != UINT32_MAX && !to->apart[group[t]] && !c->has[t]) code[n++] = from->code[t];
    }
    arp_text_list(list, sizeof list, code, n, SHOWN);
    arp_free(code);
    if (n == 0) return ARP_OK;
    return arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_OUTLINES_LACKING, "ssus", to->name,
                    from->name, n, list);
}

/* What a level is drawn from. */
typedef struct sources {
    const spec *s;
    const gathered *g;
    const cut *cuts; /* s->n_outlines */
} sources;

/* The territories of a file that make each of the level's; NULL where they do not. */
static arp_status fit(const sources *from, const arp_study *study, const cut *c, size_t level,
                      const places *to, uint32_t **group, arp_error *err) {
    const bool own = c->from->level == level;
    places finer = {0};
    arp_status st = places_of(from->s, study, from->g, c->from->level, &finer, err);
    uint32_t *into = st == ARP_OK ? arp_zalloc(finer.n, sizeof *into) : NULL;
    if (st == ARP_OK && !into) st = arp_fail_memory(err);
    for (size_t t = 0; st == ARP_OK && own && t < finer.n; t++) into[t] = (uint32_t)t;
    if (st == ARP_OK && !own && !nests(&finer, to, study->zoned->n_communes, into)) {
        arp_free(into);
        into = NULL;
    }
    arp_free(finer.apart);
    *group = into;
    return st;
}

/* The file that a level's outlines come from: its own, or the coarsest that nests; NULL where there
   is none. */
static arp_status choose(const sources *from, const arp_study *study, size_t level,
                         const places *to, const cut **out, uint32_t **group, arp_error *err) {
    size_t fewest = SIZE_MAX;
    for (size_t k = 0; k < from->s->n_outlines && fewest > 0; k++) {
        const cut *c = &from->cuts[k];
        size_t n = c->from->level == level ? 0 : study->zoned->level[c->from->level].n;
        uint32_t *into = NULL;
        if (n && n >= fewest) continue;
        arp_status st = fit(from, study, c, level, to, &into, err);
        if (st != ARP_OK) return st;
        if (!into) continue;
        arp_free(*group);
        *group = into;
        *out = c;
        fewest = n;
    }
    return ARP_OK;
}

/* Who is on the level's map and has no outline: of the study's own level the ranked. */
static arp_status list_without(const arp_study *study, const places *p, arp_level_outlines *out,
                               arp_pool *pool, arp_error *err) {
    const bool own = strcmp(p->name, study->level) == 0;
    const size_t n = own ? study->values.n_rows : p->n;
    arp_codes *all = arp_codes_new(p->code, p->n);
    if (!all || !arp_pool_take_all(pool, ARP_ARRAY(out->without, n))) {
        arp_codes_free(all);
        return arp_fail_memory(err);
    }
    for (size_t i = 0; i < n; i++) {
        size_t row = own ? arp_codes_find(all, study->values.code[i]) : i;
        if (row == SIZE_MAX || p->apart[row] || out->map.drawn[row]) continue;
        /* the texts of the joined tables are gone when the study is read */
        const arp_table *kept = &study->values;
        out->without[out->n_without++] = own ? (arp_undrawn){kept->code[i], kept->label[i]}
                                             : (arp_undrawn){p->code[row], p->label[row]};
    }
    arp_codes_free(all);
    return ARP_OK;
}

static arp_status draw_level(const sources *of, arp_study *study, size_t level, arp_error *err) {
    arp_level_outlines *out = &study->outlines[study->n_outlines];
    const cut *c = NULL;
    uint32_t *group = NULL;
    places to = {0}, from = {0};
    arp_status st = ARP_OK;
    ARP_TRY(places_of(of->s, study, of->g, level, &to, err));
    ARP_TRY(choose(of, study, level, &to, &c, &group, err));
    if (!c) goto done;
    if (c->from->level != level) {
        ARP_TRY(places_of(of->s, study, of->g, c->from->level, &from, err));
        ARP_TRY(tell_lacking(study, c, &from, &to, group, err));
    }
    out->level = to.name;
    ARP_TRY(
        arp_outlines_make(&c->noded, group, to.code, to.n, to.name, study->pool, &out->map, err));
    ARP_TRY(list_without(study, &to, out, study->pool, err));
    study->n_outlines++;

done:
    arp_free(group);
    arp_free(to.apart);
    arp_free(from.apart);
    return st;
}

arp_status gather_outlines_unread(const spec *s, arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t k = 0; k < s->n_outlines && st == ARP_OK; k++) {
        const spec_outlines *o = &s->outlines[k];
        if (o->memory) continue;
        st = arp_file_spare(o->path, s->options->output, s->options->entries, err);
    }
    return st;
}

arp_status gather_outlines(const spec *s, arp_study *study, const gathered *g, arp_error *err) {
    const size_t n = study->zoned ? study->zoned->n_levels : 1;
    cut *cuts = arp_zalloc(s->n_outlines, sizeof *cuts);
    arp_status st = ARP_OK;
    if (s->n_outlines == 0) goto done;
    study->outlines = arp_pool_take(study->pool, n, sizeof *study->outlines);
    if (!cuts || !study->outlines) ARP_TRY(arp_fail_memory(err));
    for (size_t k = 0; k < s->n_outlines; k++)
        ARP_TRY(cut_file(s, study, g, &s->outlines[k], &cuts[k], err));
    const sources from = {s, g, cuts};
    for (size_t l = 0; l < n; l++) ARP_TRY(draw_level(&from, study, l, err));

done:
    for (size_t k = 0; cuts && k < s->n_outlines; k++) {
        arp_noded_free(&cuts[k].noded);
        arp_free(cuts[k].has);
    }
    arp_free(cuts);
    return st;
}
