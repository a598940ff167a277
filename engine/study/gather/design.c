/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/gather/gather.h"

#include <string.h>

#include "base/text.h"
#include "study/gather/messages.h"

enum { SHOWN = 10 };

/* Why a row of the joined table is not ranked. */
static arp_unranked_reason reason_of(const arp_study *study, const arp_codes *unranked,
                                     const char *code) {
    size_t at = arp_codes_find(unranked, code);
    return at == SIZE_MAX ? ARP_UNRANKED_NOT : study->unranked[at].reason;
}

/* Open to perimeters are the ranked, and those that are too small to be: who is excluded, lies
   elsewhere, or is a total of others is no territory of the study. */
static arp_status mark_open(const arp_study *study, const gathered *g, uint8_t *open,
                            arp_error *err) {
    arp_status st = ARP_OK;
    const char **code = arp_zalloc(study->n_unranked, sizeof *code);
    arp_codes *unranked = NULL;
    if (!code) return arp_fail_memory(err);
    for (size_t i = 0; i < study->n_unranked; i++) code[i] = study->unranked[i].code;
    unranked = arp_codes_new(code, study->n_unranked);
    if (!unranked) ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < g->all.n_rows; i++) {
        arp_unranked_reason why = reason_of(study, unranked, g->all.code[i]);
        bool territory = why == ARP_UNRANKED_SMALL || why == ARP_UNRANKED_UNKNOWN;
        open[i] = territory && !(g->total && g->total[i]);
    }
    for (size_t i = 0; i < g->n_kept; i++) open[g->kept[i]] = 1;
done:
    arp_free(code);
    arp_codes_free(unranked);
    return st;
}

static arp_status find_seed(const spec *s, const gathered *g, const arp_codes *codes,
                            const uint8_t *open, const char *code, size_t *row, arp_error *err) {
    const spec_design *d = &s->design;
    *row = arp_codes_find(codes, code);
    if (*row == SIZE_MAX) {
        const char *zero = arp_codes_lost_zero(codes, code);
        if (zero)
            return arp_fail_at(err, d->place, ARP_DOMAIN, ARP_MSG_STUDY_CODE_ZERO, "ss", code,
                               zero);
        return arp_fail_at(err, d->place, ARP_DOMAIN, ARP_MSG_STUDY_CODE_UNKNOWN, "su", code,
                           g->all.n_rows);
    }
    if (open[*row]) return ARP_OK;
    return arp_fail_at(err, d->place, ARP_DOMAIN, ARP_MSG_DESIGN_SEED_CLOSED, "ss", code,
                       g->all.label[*row]);
}

arp_status gather_design_rows(const spec *s, const arp_study *study, const gathered *g, uint8_t *in,
                              arp_error *err) {
    if (!s->design.given) return ARP_OK;
    uint8_t *open = arp_zalloc(g->all.n_rows, 1);
    arp_status st = open ? mark_open(study, g, open, err) : arp_fail_memory(err);
    for (size_t i = 0; st == ARP_OK && i < g->all.n_rows; i++) in[i] |= open[i];
    arp_free(open);
    return st;
}

/* A territory that no pair names is an island, or the list lacks it: nobody can say which. */
static arp_status refuse_lacking(const spec *s, const gathered *g, const uint8_t *open,
                                 arp_error *err) {
    char list[ARP_ERROR_TEXT];
    size_t n = 0;
    const char *file = arp_path_base(s->contiguity.path);
    if (s->contiguity.drop_unmatched) return ARP_OK;
    uint8_t *near = arp_zalloc(g->all.n_rows, 1);
    const char **code = arp_zalloc(g->all.n_rows, sizeof *code);
    arp_status st = near && code ? ARP_OK : arp_fail_memory(err);
    for (size_t e = 0; st == ARP_OK && e < g->n_near; e++)
        near[g->near[e].a] = near[g->near[e].b] = 1;
    for (size_t i = 0; st == ARP_OK && i < g->all.n_rows; i++) {
        if (open[i] && !near[i]) code[n++] = g->all.code[i];
    }
    if (st == ARP_OK && n) {
        arp_text_list(list, sizeof list, code, n, SHOWN);
        st = arp_fail_at(err, s->design.place, ARP_DOMAIN, ARP_MSG_DESIGN_LACKS, "sus", file, n,
                         list);
    }
    arp_free(near);
    arp_free(code);
    return st;
}

/* Groups by the first row that has their text, among the rows of the sums; an empty text is of no
   group. */
static arp_status number_groups(const gathered *g, const char *column, const size_t *place,
                                const uint8_t *in, arp_study *study, const size_t **out,
                                arp_error *err) {
    const arp_text_column *text = column ? arp_table_text(&g->all, column) : NULL;
    arp_status st = ARP_OK;
    arp_codes *codes = NULL;
    if (!text) return ARP_OK;
    size_t n = study->sums.n_rows, *group = arp_pool_take(study->pool, n, sizeof *group);
    const char **of = arp_zalloc(n, sizeof *of);
    if (!group || !of) ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < g->all.n_rows; i++) {
        if (in[i]) of[place[i]] = text->text[i];
    }
    codes = arp_codes_new(of, n);
    if (!codes) ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < n; i++) group[i] = *of[i] ? arp_codes_find(codes, of[i]) : SIZE_MAX;
    *out = group;
done:
    arp_free(of);
    arp_codes_free(codes);
    return st;
}

static arp_status take_seeds(const spec *s, const gathered *g, const uint8_t *open,
                             const size_t *place, arp_design *to, arp_pool *pool, arp_error *err) {
    const spec_design *d = &s->design;
    arp_codes *codes = arp_codes_new(g->all.code, g->all.n_rows);
    size_t *seed = arp_pool_take(pool, d->n_around, sizeof *seed);
    arp_status st = codes && seed ? ARP_OK : arp_fail_memory(err);
    for (size_t i = 0; st == ARP_OK && i < d->n_around; i++) {
        size_t row, at = i;
        ARP_TRY(find_seed(s, g, codes, open, d->around[i], &row, err));
        for (; at > 0 && seed[at - 1] > place[row]; at--) seed[at] = seed[at - 1];
        seed[at] = place[row];
        if (at == 0 || seed[at - 1] != place[row]) continue;
        ARP_TRY(
            arp_fail_at(err, d->place, ARP_DOMAIN, ARP_MSG_DESIGN_SEED_TWICE, "s", d->around[i]));
    }
    to->seed = seed;
    to->n_seeds = d->n_around;
done:
    arp_codes_free(codes);
    return st;
}

static arp_status take_pairs(const gathered *g, const uint8_t *open, const size_t *place,
                             arp_study *study, arp_design *to, arp_error *err) {
    size_t rows = study->sums.n_rows;
    arp_pair *pair;
    bool *is_open;
    if (!arp_pool_take_all(study->pool, ARP_ARRAY(pair, g->n_near), ARP_ARRAY(is_open, rows)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < g->all.n_rows; i++) {
        if (open[i]) is_open[place[i]] = true;
    }
    for (size_t e = 0; e < g->n_near; e++) {
        size_t a = g->near[e].a, b = g->near[e].b;
        if (open[a] && open[b]) pair[to->n_pairs++] = (arp_pair){place[a], place[b]};
    }
    to->pair = pair;
    to->open = is_open;
    return ARP_OK;
}

arp_status gather_design(const spec *s, arp_study *study, const gathered *g, const uint8_t *in,
                         const size_t *place, arp_error *err) {
    const spec_design *d = &s->design;
    arp_status st = ARP_OK;
    if (!d->given) return ARP_OK;
    uint8_t *open = arp_zalloc(g->all.n_rows, 1);
    arp_design *made = arp_pool_take(study->pool, 1, sizeof *made);
    if (!open || !made) ARP_TRY(arp_fail_memory(err));
    *made = (arp_design){.least = d->least,
                         .most = d->most,
                         .from = d->from,
                         .to = d->to,
                         .within_column = d->within,
                         .cut_column = d->cut};
    ARP_TRY(mark_open(study, g, open, err));
    ARP_TRY(refuse_lacking(s, g, open, err));
    ARP_TRY(take_seeds(s, g, open, place, made, study->pool, err));
    ARP_TRY(take_pairs(g, open, place, study, made, err));
    ARP_TRY(number_groups(g, d->within, place, in, study, &made->within, err));
    ARP_TRY(number_groups(g, d->cut, place, in, study, &made->cut, err));
    study->design = made;
done:
    arp_free(open);
    return st;
}
