/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several selections onto the ranked territories: by their codes, or by the people they cover. */
#include <math.h>
#include <string.h>

#include "base/order.h"
#include "base/text.h"
#include "study/gather/gather.h"
#include "study/gather/messages.h"
#include "study/spec/messages.h"

enum { SHOWN = 10 };

/* Shares that sums of fractions leave a hair under the threshold reach it. */
static const double EQUAL = 1e-12;

/* What the codes are of, and what it is made of: pieces (communes, or the ranked territories
   themselves), each in one ranked territory or in none. */
typedef struct ground {
    size_t n_kept, n_pieces;
    size_t *row;    /* one a piece: its ranked territory, SIZE_MAX for none */
    double *people; /* one a piece */
    double *whole;  /* one a ranked territory: people of its pieces */
    size_t n_codes;
    const char **code;     /* those that may be named */
    size_t *of;            /* one a piece: its code, SIZE_MAX for none */
    size_t *start, *piece; /* the pieces of each code */
    arp_codes *codes;
} ground;

static void ground_free(ground *g) {
    arp_free(g->row);
    arp_free(g->people);
    arp_free(g->whole);
    arp_free(g->of);
    arp_free(g->start);
    arp_free(g->piece);
    arp_free(g->code);
    arp_codes_free(g->codes);
}

static double people_of(const arp_study *study, size_t commune) {
    const arp_table *t = &study->zoned->communes;
    if (!study->population_column) return 1.0;
    double x = t->column[t->n_columns - 1].value[commune];
    return isnan(x) ? 0.0 : x;
}

/* Communes as pieces, the codes those of a level or of the communes. */
static arp_status ground_of_communes(const spec *s, const arp_study *study, const gathered *g,
                                     ground *out, arp_error *err) {
    const arp_zoned *z = study->zoned;
    const arp_level *own = &z->level[z->at];
    const arp_level *level = s->selections.on_level ? &z->level[s->selections.level_at] : NULL;
    size_t *kept = arp_zalloc(own->n, sizeof *kept);
    out->n_pieces = z->n_communes;
    out->n_codes = level ? level->n : z->n_communes;
    if (!kept ||
        !arp_zalloc_all(ARP_ARRAY(out->row, z->n_communes), ARP_ARRAY(out->people, z->n_communes),
                        ARP_ARRAY(out->of, z->n_communes), ARP_ARRAY(out->code, out->n_codes))) {
        arp_free(kept);
        return arp_fail_memory(err);
    }
    for (size_t t = 0; t < own->n; t++) kept[t] = SIZE_MAX;
    for (size_t i = 0; i < g->n_kept; i++) kept[g->kept[i]] = i;
    for (size_t i = 0; i < z->n_communes; i++) {
        out->row[i] = own->of[i] == SIZE_MAX ? SIZE_MAX : kept[own->of[i]];
        out->people[i] = people_of(study, i);
        out->of[i] = level ? level->of[i] : i;
    }
    for (size_t c = 0; c < out->n_codes; c++) out->code[c] = level ? level->code[c] : z->code[c];
    arp_free(kept);
    return ARP_OK;
}

/* Each territory of the tables is a piece of its own. */
static arp_status ground_of_territories(const gathered *g, ground *out, arp_error *err) {
    size_t n = g->all.n_rows;
    out->n_pieces = out->n_codes = n;
    if (!arp_zalloc_all(ARP_ARRAY(out->row, n), ARP_ARRAY(out->people, n), ARP_ARRAY(out->of, n),
                        ARP_ARRAY(out->code, n)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        out->row[i] = SIZE_MAX;
        out->people[i] = 1.0;
        out->of[i] = i;
        out->code[i] = g->all.code[i];
    }
    for (size_t i = 0; i < g->n_kept; i++) out->row[g->kept[i]] = i;
    return ARP_OK;
}

static arp_status ground_make(const spec *s, const arp_study *study, const gathered *g, ground *out,
                              arp_error *err) {
    arp_status st = ARP_OK;
    *out = (ground){.n_kept = g->n_kept};
    ARP_TRY(study->zoned ? ground_of_communes(s, study, g, out, err)
                         : ground_of_territories(g, out, err));
    out->codes = arp_codes_new(out->code, out->n_codes);
    if (!out->codes ||
        !arp_zalloc_all(ARP_ARRAY(out->start, out->n_codes + 2),
                        ARP_ARRAY(out->piece, out->n_pieces), ARP_ARRAY(out->whole, out->n_kept)))
        ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < out->n_pieces; i++) {
        if (out->row[i] != SIZE_MAX) out->whole[out->row[i]] += out->people[i];
        if (out->of[i] != SIZE_MAX) out->start[out->of[i] + 2]++;
    }
    for (size_t c = 2; c < out->n_codes + 2; c++) out->start[c] += out->start[c - 1];
    for (size_t i = 0; i < out->n_pieces; i++) {
        if (out->of[i] != SIZE_MAX) out->piece[out->start[out->of[i] + 1]++] = i;
    }
done:
    return st;
}

/* Where the file has the code, for an error; the list's or the key's place otherwise. */
static arp_place place_of(const spec *s, arp_study *study, const char *code) {
    const spec_selections *from = &s->selections;
    const spec_file *f = &from->codes.file;
    const arp_csv_wanted wanted = {
        .key = f->key, .key_more = f->key_more, .n_key_more = f->n_key_more, .repeated = true};
    arp_place place = from->place;
    arp_source *source = NULL;
    if (!from->codes.given) return place;
    arp_place found = {0};
    if (spec_open(study, f->path, f->memory, &source, NULL) == ARP_OK &&
        arp_csv_place(source, &f->options, &wanted, code, &found, NULL) == ARP_OK)
        place = (arp_place){f->path, found.line, found.column}; /* the source goes, its path not */
    arp_source_close(source);
    return place;
}

static arp_status refuse_unknown(const spec *s, arp_study *study, const ground *g,
                                 const gathered_named *named, const char *code, arp_error *err) {
    const char *zero = arp_codes_lost_zero(g->codes, code);
    arp_place place = place_of(s, study, code);
    if (zero) return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_STUDY_CODE_ZERO, "ss", code, zero);
    return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_SELECTIONS_CODE, "ssu", code, named->name,
                       g->n_codes);
}

static bool known_unranked(const arp_study *study, const char *code) {
    for (size_t i = 0; i < study->n_unranked; i++) {
        if (strcmp(study->unranked[i].code, code) == 0) return true;
    }
    return false;
}

/* The work of one study's selections. */
typedef struct job {
    const spec *s;
    arp_study *study;
    ground g;
    gathered_selections found;
    size_t *start;    /* the pieces of each selection: member[start[k]] .. */
    size_t *member;   /* pieces, each once a selection */
    size_t *times;    /* one a piece: selections that have it */
    size_t *seen;     /* one a piece: 1 + the last selection that took it */
    double *people;   /* one a ranked territory: of the selection at hand, or of all */
    double *together; /* one a ranked territory: of all */
    size_t n_passed_over;
    const char **passed_over;
} job;

static void job_free(job *j) {
    ground_free(&j->g);
    arp_free(j->start);
    arp_free(j->member);
    arp_free(j->times);
    arp_free(j->seen);
    arp_free(j->people);
    arp_free(j->together);
    arp_free(j->passed_over);
}

static size_t most_members(const job *j) {
    size_t n = 0;
    for (size_t i = 0; i < j->found.n_codes; i++) {
        size_t code = arp_codes_find(j->g.codes, j->found.code[i].code);
        if (code != SIZE_MAX) n += j->g.start[code + 1] - j->g.start[code];
    }
    return n;
}

static arp_status take_code(job *j, size_t k, const char *text, size_t *n, arp_error *err) {
    arp_chosen *one = &j->study->chosen[k];
    size_t code = arp_codes_find(j->g.codes, text);
    one->n_codes++;
    if (code == SIZE_MAX && known_unranked(j->study, text)) {
        one->n_unranked++;
        return ARP_OK;
    }
    if (code == SIZE_MAX) {
        if (!j->s->drop_unmatched)
            return refuse_unknown(j->s, j->study, &j->g, &j->found.named[k], text, err);
        one->n_unknown++;
        j->passed_over[j->n_passed_over++] = text;
        return ARP_OK;
    }
    bool ranked = false, twice = false;
    for (size_t i = j->g.start[code]; i < j->g.start[code + 1]; i++) {
        size_t piece = j->g.piece[i];
        ranked = ranked || j->g.row[piece] != SIZE_MAX;
        twice = twice || j->seen[piece] == k + 1;
        if (j->seen[piece] == k + 1) continue;
        j->seen[piece] = k + 1;
        j->times[piece]++;
        j->member[(*n)++] = piece;
    }
    if (twice) {
        return arp_fail_at(err, place_of(j->s, j->study, text), ARP_DOMAIN,
                           ARP_MSG_SELECTIONS_CODE_TWICE, "ss", text, j->found.named[k].name);
    }
    one->n_unranked += !ranked;
    return ARP_OK;
}

static arp_status take_codes(job *j, arp_error *err) {
    size_t n = 0;
    arp_status st = ARP_OK;
    if (!arp_zalloc_all(ARP_ARRAY(j->start, j->study->n_chosen + 1),
                        ARP_ARRAY(j->member, most_members(j)), ARP_ARRAY(j->times, j->g.n_pieces),
                        ARP_ARRAY(j->seen, j->g.n_pieces), ARP_ARRAY(j->people, j->g.n_kept),
                        ARP_ARRAY(j->together, j->g.n_kept),
                        ARP_ARRAY(j->passed_over, j->found.n_codes)))
        return arp_fail_memory(err);
    for (size_t i = 0, k = 0; k < j->study->n_chosen; k++) {
        j->start[k] = n;
        for (; i < j->found.n_codes && j->found.code[i].named == k; i++)
            ARP_TRY(take_code(j, k, j->found.code[i].code, &n, err));
    }
    j->start[j->study->n_chosen] = n;
    for (size_t p = 0; p < j->g.n_pieces; p++) {
        if (j->times[p] && j->g.row[p] != SIZE_MAX) j->together[j->g.row[p]] += j->g.people[p];
    }
done:
    return st;
}

/* Territories with at least that share of their people among @p people; fewer are counted. */
static arp_status rows_above(const job *j, const double *people, double least, size_t *partly,
                             arp_chosen_rows *out, arp_error *err) {
    size_t n = 0, some = 0;
    for (int pass = 0; pass < 2; pass++) {
        n = some = 0;
        for (size_t i = 0; i < j->g.n_kept; i++) {
            bool enough = people[i] > 0.0 && people[i] >= least * j->g.whole[i] * (1.0 - EQUAL);
            some += people[i] > 0.0 && !enough;
            if (!enough) continue;
            if (pass) out->row[n] = i;
            n++;
        }
        if (!pass) out->row = arp_pool_take(j->study->pool, n, sizeof *out->row);
        if (!out->row) return arp_fail_memory(err);
    }
    out->n = n;
    if (partly) *partly = some;
    return ARP_OK;
}

/* The communes of a selection, whether ranked or not. */
static arp_status keep_communes(const job *j, size_t k, arp_error *err) {
    size_t n = j->start[k + 1] - j->start[k];
    size_t *commune = arp_pool_take(j->study->pool, n, sizeof *commune);
    if (!commune) return arp_fail_memory(err);
    memcpy(commune, j->member + j->start[k], n * sizeof *commune);
    arp_sort_whole(commune, n);
    j->study->chosen[k].commune = commune;
    j->study->chosen[k].n_communes = n;
    return ARP_OK;
}

static arp_status choose_rows(job *j, arp_error *err) {
    arp_study *study = j->study;
    arp_status st = ARP_OK;
    for (size_t k = 0; k < study->n_chosen; k++) {
        arp_chosen *one = &study->chosen[k];
        if (study->zoned) ARP_TRY(keep_communes(j, k, err));
        memset(j->people, 0, j->g.n_kept * sizeof *j->people);
        for (size_t i = j->start[k]; i < j->start[k + 1]; i++) {
            size_t piece = j->member[i], row = j->g.row[piece];
            if (row != SIZE_MAX) j->people[row] += j->g.people[piece];
        }
        ARP_TRY(rows_above(j, j->people, study->coverage, &one->n_partly, &one->own, err));
        memcpy(j->people, j->together, j->g.n_kept * sizeof *j->people);
        for (size_t i = j->start[k]; i < j->start[k + 1]; i++) {
            size_t piece = j->member[i], row = j->g.row[piece];
            if (row != SIZE_MAX && j->times[piece] == 1) j->people[row] -= j->g.people[piece];
        }
        ARP_TRY(rows_above(j, j->people, study->coverage, NULL, &one->rest, err));
    }
    ARP_TRY(rows_above(j, j->together, study->coverage, NULL, &study->chosen_all, err));
    ARP_TRY(rows_above(j, j->together, study->coverage_beside, NULL, &study->chosen_beside, err));
done:
    return st;
}

/* The strata that `strata:` asks for, numbered as they are met. */
static arp_status find_strata(const spec *s, arp_study *study, const gathered *g, arp_error *err) {
    const char *name = s->selections.strata;
    const arp_text_column *column = name ? arp_table_text(&g->all, name) : NULL;
    const char **text = NULL;
    size_t *stratum;
    arp_codes *codes = NULL;
    arp_status st = ARP_OK;
    if (!column) return ARP_OK;
    text = arp_zalloc(g->n_kept, sizeof *text);
    if (!text || !arp_pool_take_all(study->pool, ARP_ARRAY(stratum, g->n_kept),
                                    ARP_ARRAY(study->stratum_name, g->n_kept)))
        ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < g->n_kept; i++) {
        text[i] = column->text[g->kept[i]];
        if (*text[i]) continue;
        ARP_TRY(arp_fail_at(err, s->selections.place, ARP_DOMAIN, ARP_MSG_CONTIGUITY_GROUP_EMPTY,
                            "ss", study->values.code[i], name));
    }
    codes = arp_codes_new(text, g->n_kept);
    if (!codes) ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < g->n_kept; i++) {
        size_t first = arp_codes_find(codes, text[i]);
        if (first < i) {
            stratum[i] = stratum[first];
            continue;
        }
        stratum[i] = study->n_strata;
        const char *kept = arp_pool_text(study->pool, text[i], strlen(text[i]));
        if (!kept) ARP_TRY(arp_fail_memory(err));
        study->stratum_name[study->n_strata++] = kept;
    }
    study->stratum = stratum;
    study->strata = name;
done:
    arp_codes_free(codes);
    arp_free(text);
    return st;
}

static arp_status tell(const job *j, arp_error *err) {
    const arp_place nowhere = {0};
    char list[ARP_ERROR_TEXT];
    arp_status st = ARP_OK;
    if (j->n_passed_over) {
        arp_text_list(list, sizeof list, j->passed_over, j->n_passed_over, SHOWN);
        ARP_TRY(arp_tell(j->study->notices, nowhere, err, ARP_MSG_SELECTIONS_PASSED_OVER, "us",
                         j->n_passed_over, list));
    }
    if (j->found.n_other) {
        arp_text_list(list, sizeof list, j->s->selections.only, j->s->selections.n_only, SHOWN);
        ARP_TRY(arp_tell(j->study->notices, nowhere, err, ARP_MSG_SELECTIONS_OTHER, "us",
                         j->found.n_other, list));
    }
done:
    return st;
}

arp_status gather_selections(const spec *s, arp_study *study, const gathered *g, arp_error *err) {
    job j = {.s = s, .study = study};
    arp_status st = ARP_OK;
    if (!s->selections.given) return ARP_OK;
    ARP_TRY(gather_selections_read(s, study, &j.found, err));
    ARP_TRY(ground_make(s, study, g, &j.g, err));
    study->chosen = arp_pool_take(study->pool, j.found.n_named, sizeof *study->chosen);
    if (!study->chosen) ARP_TRY(arp_fail_memory(err));
    study->n_chosen = j.found.n_named;
    study->coverage = study->zoned ? s->selections.coverage : 1.0;
    study->coverage_beside = study->zoned ? s->selections.beside : 1.0;
    for (size_t k = 0; k < study->n_chosen; k++) {
        const gathered_named *n = &j.found.named[k];
        study->chosen[k] = (arp_chosen){.name = n->name,
                                        .label = *n->label ? n->label : n->name,
                                        .status = n->status,
                                        .stratum = n->stratum,
                                        .decided = n->decided};
    }
    ARP_TRY(take_codes(&j, err));
    ARP_TRY(choose_rows(&j, err));
    ARP_TRY(find_strata(s, study, g, err));
    ARP_TRY(tell(&j, err));
done:
    job_free(&j);
    return st;
}
