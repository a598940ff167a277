/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/several/several.h"

#include <math.h>

#include "base/order.h"

void arp_several_free(arp_several *several) {
    if (!several) return;
    arp_pool_free(several->pool);
    *several = (arp_several){0};
}

/* How one vote is cast: of a side, or of the gap between two. */
static arp_status vote(const arp_several_input *in, const arp_several *s, size_t side,
                       arp_vote *out, arp_error *err) {
    const bool gap = side == s->n_sides;
    double *value = NULL, *variance = NULL;
    size_t *cluster = NULL;
    arp_vote_case ballot = {.n_clusters = in->n_clusters, .two_sided = gap};
    ballot.seed = in->what->seed;
    if (!arp_zalloc_all(ARP_ARRAY(value, s->n), ARP_ARRAY(variance, s->n),
                        ARP_ARRAY(cluster, s->n)))
        return arp_fail_memory(err);
    for (size_t k = 0; k < s->n; k++) {
        const arp_line *line = &s->lines.at[k];
        double x = gap ? line->gap : line->side[side].c - 0.5;
        if (isnan(x) || (!gap && line->side[side].late)) continue;
        value[ballot.n] = x;
        variance[ballot.n] = gap ? line->gap_variance : line->side[side].variance;
        cluster[ballot.n++] = in->one[k].cluster;
    }
    ballot.value = value;
    ballot.variance = variance;
    ballot.cluster = cluster;
    arp_status st = arp_vote_measure(&ballot, out, err);
    if (st == ARP_OK && !gap) out->mean += 0.5;
    arp_free(value);
    arp_free(variance);
    arp_free(cluster);
    return st;
}

static arp_status inside_strata(const arp_several_input *in, arp_several *s, arp_error *err) {
    const arp_pooled *p = &s->pooled;
    arp_status st = ARP_OK;
    if (!in->stratum) return ARP_OK;
    bool *chosen = arp_zalloc(in->what->n, sizeof *chosen);
    if (!chosen) return arp_fail_memory(err);
    for (size_t i = 0; i < in->all.n; i++) chosen[in->all.row[i]] = true;
    const arp_within_case within = {in->what->n, in->n_strata, in->stratum, chosen, in->what->seed};
    double *own = s->strata_c;
    for (size_t i = 0; i < s->n_sides; i++, own += s->n_strata) {
        ARP_TRY(arp_within_each(&within, in->what->line[i], own, err));
        ARP_TRY(arp_within_concordance(&within, in->what->line[i], &s->side[i].within, err));
        if (p->side[i].late) s->side[i].within.p = NAN;
    }
    if (p->n_eligible == 2) {
        const double *const two[2] = {in->what->line[p->first], in->what->line[p->second]};
        ARP_TRY(arp_within_contrast(&within, two, &s->within_gap, err));
    }
done:
    arp_free(chosen);
    return st;
}

static arp_uncombined why_uncombined(const arp_several_input *in, const arp_several *s) {
    if (s->n - s->n_empty < 2) return ARP_UNCOMBINED_FEW;
    for (size_t i = 0; i < s->meetings.n; i++) {
        if (s->meetings.at[i].n_shared) return ARP_UNCOMBINED_SHARED;
    }
    if (!arp_several_touching(in)) return ARP_UNCOMBINED_UNKNOWN;
    return s->meetings.n ? ARP_UNCOMBINED_TOUCHING : ARP_UNCOMBINED_NOT;
}

static arp_status combine(const arp_several_input *in, arp_several *s, arp_error *err) {
    double *p = arp_zalloc(s->n, sizeof *p);
    if (!p) return arp_fail_memory(err);
    s->uncombined = why_uncombined(in, s);
    for (size_t side = 0; side < s->n_sides; side++) {
        size_t n = 0;
        for (size_t k = 0; k < s->n; k++) {
            double own = s->lines.at[k].side[side].p;
            if (!isnan(own)) p[n++] = own;
        }
        bool told = s->uncombined == ARP_UNCOMBINED_NOT && n > 0;
        s->side[side].fisher = told ? arp_combine_fisher(p, n) : (arp_combined){NAN, NAN};
        s->side[side].stouffer = told ? arp_combine_stouffer(p, n) : (arp_combined){NAN, NAN};
    }
    arp_free(p);
    return ARP_OK;
}

/* Whether the selections differ, on the two sides that are compared. */
static arp_status differ(const arp_several_input *in, arp_several *s, arp_error *err) {
    size_t n = in->what->n, kept = 0;
    int64_t *a = NULL, *b = NULL;
    arp_group_of_rows *group = NULL;
    arp_status st = ARP_OK;
    s->differ = (arp_differ){NAN, NAN, NAN, NAN};
    if (s->pooled.n_eligible != 2) return ARP_OK;
    if (!arp_zalloc_all(ARP_ARRAY(a, n), ARP_ARRAY(b, n), ARP_ARRAY(group, s->n)))
        return arp_fail_memory(err);
    if (!arp_midranks(in->what->line[s->pooled.first], n, a) ||
        !arp_midranks(in->what->line[s->pooled.second], n, b))
        ARP_TRY(arp_fail_memory(err));
    for (size_t k = 0; k < s->n; k++) {
        if (isnan(s->lines.at[k].gap)) continue;
        group[kept++] = (arp_group_of_rows){in->one[k].own.row, in->one[k].own.n};
    }
    const int64_t *const two[2] = {a, b};
    ARP_TRY(arp_differ_measure(two, n, group, kept, in->what->seed, &s->differ, err));
done:
    arp_free(a);
    arp_free(b);
    arp_free(group);
    return st;
}

static arp_status begin(const arp_several_input *in, arp_several *s, arp_error *err) {
    *s = (arp_several){.n = in->n,
                       .n_sides = in->what->n_sides,
                       .n_leaves = in->n_leaves,
                       .n_given = in->what->n_given,
                       .n_strata = in->n_strata,
                       .pool = arp_pool_new()};
    for (size_t k = 0; k < in->n; k++) s->n_empty += in->one[k].own.n == 0;
    if (!arp_pool_take_all(s->pool, ARP_ARRAY(s->side, s->n_sides),
                           ARP_ARRAY(s->common, s->n_leaves), ARP_ARRAY(s->without, s->n),
                           ARP_ROWS(s->strata_c, s->n_sides, s->n_strata)))
        return arp_fail_memory(err);
    return ARP_OK;
}

arp_status arp_several_measure(const arp_several_input *in, arp_several *out, arp_error *err) {
    arp_several s;
    arp_status st = ARP_OK;
    ARP_TRY(begin(in, &s, err));
    ARP_TRY(arp_lines_measure(in, s.pool, &s.lines, err));
    ARP_TRY(arp_meetings_find(in, s.pool, &s.meetings, err));
    ARP_TRY(arp_pooled_measure(in, s.pool, &s.pooled, err));
    ARP_TRY(inside_strata(in, &s, err));
    for (size_t i = 0; i < s.n_sides; i++) ARP_TRY(vote(in, &s, i, &s.side[i].vote, err));
    ARP_TRY(vote(in, &s, s.n_sides, &s.vote_gap, err));
    ARP_TRY(combine(in, &s, err));
    ARP_TRY(differ(in, &s, err));
    ARP_TRY(arp_common_measure(in->leaf, s.n_leaves, in->what->n, in->all.row, in->all.n,
                               in->what->seed, s.common, err));
    ARP_TRY(arp_pooled_left_out(in, s.pool, s.without, err));
    ARP_TRY(arp_pooled_beside(in, s.pool, &s.beside, err));
    *out = s;
    return ARP_OK;
done:
    arp_several_free(&s);
    return st;
}
