/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/gather/pairs.h"

#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/text.h"
#include "drivers/around/neighbours.h"
#include "study/gather/messages.h"

void gather_pairs_free(gathered_pairs *l) {
    if (!l->borders.pool) {
        arp_free(l->code);
        arp_free(l->pair);
    }
    arp_table_free(&l->table);
    arp_borders_free(&l->borders);
}

static arp_status read_outlines(const spec_contiguity *c, arp_source *source, arp_input *input,
                                gathered_pairs *l, arp_error *err) {
    arp_status st = ARP_OK;
    ARP_TRY(arp_source_sha256(source, input->sha256, err));
    ARP_TRY(arp_geojson_borders(source, c->property, &l->borders, err));
    l->code = l->borders.code;
    l->n = l->borders.n;
    l->pair = l->borders.border;
    l->n_pairs = l->borders.n_borders;
done:
    return st;
}

/* The two columns of codes: those named, or those of a file that has two. */
static arp_status choose_columns(const spec_contiguity *c, arp_source *source, arp_pool *pool,
                                 const char *column[2], arp_error *err) {
    static const arp_csv_options PLAIN = {0};
    arp_csv_header header = {0};
    column[0] = c->column[0];
    column[1] = c->column[1];
    if (column[0]) return ARP_OK;
    arp_status st = arp_csv_read_header(source, &PLAIN, pool, &header, err);
    if (st != ARP_OK) return st;
    if (header.n != 2) {
        return arp_fail_at(err, c->place, ARP_DOMAIN, ARP_MSG_CONTIGUITY_WHICH_COLUMNS, "su",
                           c->path, header.n);
    }
    column[0] = header.name[0];
    column[1] = header.name[1];
    return arp_source_rewind(source, err);
}

static arp_status list_pairs(const spec_contiguity *c, gathered_pairs *l, arp_error *err) {
    size_t n = l->table.n_rows;
    if (!arp_zalloc_all(ARP_ROWS(l->code, n, 2), ARP_ARRAY(l->pair, n)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        const char *a = l->table.code[i], *b = l->table.text[0].text[i];
        if (!*b || strcmp(a, b) == 0) {
            return arp_fail_at(err, c->place, ARP_DOMAIN, ARP_MSG_CONTIGUITY_SELF, "ss", a,
                               l->file);
        }
        l->code[2 * i] = a;
        l->code[2 * i + 1] = b;
        l->pair[i] = (arp_border){2 * i, 2 * i + 1};
    }
    l->n = 2 * n;
    l->n_pairs = n;
    return ARP_OK;
}

static arp_status read_pairs(const spec_contiguity *c, arp_source *source, arp_pool *pool,
                             arp_input *input, gathered_pairs *l, arp_error *err) {
    static const arp_csv_options PLAIN = {0};
    arp_csv_found found = {0};
    const char *column[2];
    arp_status st = ARP_OK;
    ARP_TRY(choose_columns(c, source, pool, column, err));
    const arp_csv_wanted wanted = {
        .key = column[0], .text = &column[1], .n_texts = 1, .repeated = true};
    ARP_TRY(arp_csv_read(source, &PLAIN, &wanted, &found, &l->table, err));
    memcpy(input->sha256, found.sha256, sizeof input->sha256);
    input->separator = found.separator;
    input->encoding = found.encoding;
    input->rows = found.rows;
    ARP_TRY(list_pairs(c, l, err));
done:
    return st;
}

arp_status gather_pairs_read(const spec_contiguity *c, arp_study *study, gathered_pairs *l,
                             arp_error *err) {
    arp_source *source = NULL;
    const char *base = arp_path_base(c->path);
    arp_input input = {
        .name = arp_pool_text(study->pool, base, strlen(base)), .decimal = "", .encoding = ""};
    arp_status st = input.name ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) return st;
    l->file = input.name;
    ARP_TRY(spec_open(study, c->path, c->memory, &source, err));
    if (c->property) ARP_TRY(read_outlines(c, source, &input, l, err));
    else ARP_TRY(read_pairs(c, source, study->pool, &input, l, err));
    ARP_TRY(gather_add_input(study, &input, err));
done:
    arp_source_close(source);
    return st;
}

enum { SHOWN = 10 };

/* The communes that the list names and the study lacks stop it, or are told. */
static arp_status face_unknown(const spec *s, arp_study *study, const gathered_pairs *l,
                               const char *const *unknown, size_t n, const arp_codes *communes,
                               arp_error *err) {
    const spec_contiguity *c = &s->communes;
    char list[ARP_ERROR_TEXT];
    const char *zero = n ? arp_codes_lost_zero(communes, unknown[0]) : NULL;
    if (n == 0) return ARP_OK;
    arp_text_list(list, sizeof list, unknown, n, SHOWN);
    if (c->drop_unmatched)
        return arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_CONTIGUITY_PASSED_OVER, "sus",
                        l->file, n, list);
    return arp_fail_at(err, c->place, ARP_DOMAIN,
                       zero ? ARP_MSG_CONTIGUITY_ZERO : ARP_MSG_CONTIGUITY_UNKNOWN, "suss", l->file,
                       n, list, zero ? zero : arp_path_base(s->file[0].path));
}

/* Pairs of communes of the study; each code that it lacks, once. */
static arp_status keep_pairs(const gathered_pairs *l, const arp_codes *communes, arp_pair *pair,
                             size_t *n_pairs, const char **unknown, size_t *n_unknown,
                             arp_error *err) {
    arp_codes *first = arp_codes_new(l->code, l->n);
    if (!first) return arp_fail_memory(err);
    for (size_t i = 0; i < l->n; i++) {
        bool known = arp_codes_find(communes, l->code[i]) != SIZE_MAX;
        if (!known && arp_codes_find(first, l->code[i]) == i) unknown[(*n_unknown)++] = l->code[i];
    }
    for (size_t e = 0; e < l->n_pairs; e++) {
        size_t a = arp_codes_find(communes, l->code[l->pair[e].a]);
        size_t b = arp_codes_find(communes, l->code[l->pair[e].b]);
        if (a != SIZE_MAX && b != SIZE_MAX) pair[(*n_pairs)++] = (arp_pair){a, b};
    }
    arp_codes_free(first);
    return ARP_OK;
}

static int by_pair(const void *a, const void *b) {
    const arp_pair *x = a, *y = b;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

/* Ranked territories touch where a commune of the one touches a commune of the other. */
static size_t pair_territories(const arp_study *study, const arp_level *level, const size_t *row,
                               arp_pair *pair) {
    size_t n = 0, kept = 0;
    for (size_t e = 0; e < study->n_commune_pairs; e++) {
        const size_t a = level->of[study->commune_pair[e].a];
        const size_t b = level->of[study->commune_pair[e].b];
        if (a == b || a == SIZE_MAX || b == SIZE_MAX) continue;
        const size_t i = row[a] < row[b] ? row[a] : row[b], j = row[a] < row[b] ? row[b] : row[a];
        if (j != SIZE_MAX) pair[n++] = (arp_pair){i, j};
    }
    if (n) qsort(pair, n, sizeof *pair, by_pair);
    for (size_t e = 0; e < n; e++) {
        if (e == 0 || by_pair(&pair[e], &pair[e - 1]) != 0) pair[kept++] = pair[e];
    }
    return kept;
}

/* Which ranked territories touch, where the study says it of communes alone. */
static arp_status touch_territories(arp_study *study, arp_error *err) {
    const arp_level *level = &study->zoned->level[study->zoned->at];
    arp_neighbours_input *in = arp_pool_take(study->pool, 1, sizeof *in);
    arp_pair *pair = arp_pool_take(study->pool, study->n_commune_pairs, sizeof *pair);
    size_t *row = arp_zalloc(level->n, sizeof *row);
    arp_codes *ranked = arp_codes_new(study->values.code, study->values.n_rows);
    const bool room = in && pair && row && ranked;
    if (room) {
        for (size_t t = 0; t < level->n; t++) row[t] = arp_codes_find(ranked, level->code[t]);
        in->n_pairs = pair_territories(study, level, row, pair);
        in->pair = pair;
        in->population = study->population;
        if (in->n_pairs) study->neighbours = in;
    }
    arp_codes_free(ranked);
    arp_free(row);
    return room ? ARP_OK : arp_fail_memory(err);
}

arp_status gather_communes(const spec *s, arp_study *study, arp_error *err) {
    const spec_contiguity *c = &s->communes;
    gathered_pairs l = {0};
    arp_codes *communes = NULL;
    arp_pair *pair = NULL;
    const char **unknown = NULL;
    size_t n_unknown = 0;
    arp_status st = ARP_OK;
    if (!c->given) return ARP_OK;
    ARP_TRY(gather_pairs_read(c, study, &l, err));
    communes = arp_codes_new(study->zoned->code, study->zoned->n_communes);
    pair = arp_pool_take(study->pool, l.n_pairs, sizeof *pair);
    unknown = arp_zalloc(l.n, sizeof *unknown);
    if (!communes || !pair || !unknown) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(keep_pairs(&l, communes, pair, &study->n_commune_pairs, unknown, &n_unknown, err));
    ARP_TRY(face_unknown(s, study, &l, unknown, n_unknown, communes, err));
    if (study->n_commune_pairs == 0)
        ARP_TRY(arp_fail_at(err, c->place, ARP_DOMAIN, ARP_MSG_CONTIGUITY_NONE, "s", l.file));
    study->commune_pair = pair;
    if (!study->neighbours) ARP_TRY(touch_territories(study, err));
done:
    arp_free(unknown);
    arp_codes_free(communes);
    gather_pairs_free(&l);
    return st;
}
