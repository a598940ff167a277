/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/several/pooled.h"

#include <math.h>

#include "base/holm.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/resemblance/evidence.h"
#include "drivers/resemblance/verdict.h"

/* What the steps share: the union as the selection of a case. */
typedef struct job {
    const arp_several_input *in;
    arp_case what;
    arp_null null;
    arp_pool *room, *pool; /* of this job alone; of what is handed out */
    size_t *eligible;
    const double **other; /* room for the other sides, what else is given and the strata */
    double *excluded;     /* n_sides: p of so low a concordance */
    arp_pooled out;
} job;

static arp_status job_start(job *j, arp_error *err) {
    const arp_several_input *in = j->in;
    size_t sides = in->what->n_sides;
    j->what = *in->what;
    j->what.selected = in->all.row;
    j->what.m = in->all.n;
    j->null.seed = in->what->seed;
    j->room = arp_pool_new();
    j->out = (arp_pooled){.n = in->what->n, .m = in->all.n, .gap = NAN, .gap_p = NAN};
    j->out.majority = 2 * in->all.n > in->what->n;
    bool ok = arp_pool_take_all(j->room, ARP_ARRAY(j->eligible, sides),
                                ARP_ARRAY(j->other, sides + in->what->n_given + in->n_strata),
                                ARP_ARRAY(j->excluded, sides)) &&
              arp_pool_take_all(j->pool, ARP_ARRAY(j->out.side, sides),
                                ARP_ARRAY(j->out.given_c, in->what->n_given));
    return ok ? ARP_OK : arp_fail_memory(err);
}

static arp_status measure_sides(job *j, arp_error *err) {
    const arp_case *w = &j->what;
    arp_concordance alone = {0};
    arp_tilt tilt = {0};
    arp_status st = ARP_OK;
    for (size_t s = 0; s < w->n_sides; s++) {
        arp_pooled_side *side = &j->out.side[s];
        *side = (arp_pooled_side){.p = NAN,
                                  .p_holm = NAN,
                                  .p_given = NAN,
                                  .p_given_holm = NAN,
                                  .p_strata = NAN,
                                  .state = ARP_LATE};
        side->late = j->in->late && j->in->late[s];
        ARP_TRY(
            arp_concordance_measure(w->line[s], w->n, w->selected, w->m, &j->null, &alone, err));
        ARP_TRY(arp_tilt_measure(w->line[s], w->n, w->selected, w->m, j->in->alpha, &j->null, &tilt,
                                 err));
        ARP_TRY(arp_tilt_below(w->line[s], w->n, w->selected, w->m, ARP_ATTESTED_FROM, &j->null,
                               &j->excluded[s], err));
        side->c = alone.c;
        side->low = tilt.low;
        side->high = tilt.high;
        if (side->late) continue;
        side->p = side->p_given = alone.p;
        side->method = side->given_method = alone.method;
        j->eligible[j->out.n_eligible++] = s;
    }
    for (size_t g = 0; g < w->n_given; g++) {
        ARP_TRY(
            arp_concordance_measure(w->given[g], w->n, w->selected, w->m, &j->null, &alone, err));
        j->out.given_c[g] = alone.c;
    }
done:
    return st;
}

static arp_status measure_gap(job *j, arp_error *err) {
    const arp_case *w = &j->what;
    arp_contrast gap = {0};
    if (j->out.n_eligible != 2) return ARP_OK;
    j->out.first = j->eligible[0];
    j->out.second = j->eligible[1];
    const double *const side[2] = {w->line[j->out.first], w->line[j->out.second]};
    arp_status st =
        arp_concordance_contrast(side, w->n, w->selected, w->m, j->in->alpha, &j->null, &gap, err);
    if (st != ARP_OK) return st;
    j->out.gap = gap.value;
    j->out.gap_p = gap.p;
    j->out.gap_method = gap.method;
    return ARP_OK;
}

static arp_status measure_given(job *j, arp_error *err) {
    const arp_case *w = &j->what;
    const arp_evidence_sides sides = {j->eligible, j->out.n_eligible, j->other};
    arp_conditional_room *room = NULL;
    arp_status st =
        arp_conditional_room_new(w->n, w->m, j->out.n_eligible + w->n_given, j->room, &room, err);
    for (size_t e = 0; st == ARP_OK && e < j->out.n_eligible; e++) {
        arp_pooled_side *side = &j->out.side[j->eligible[e]];
        arp_conditional found = {side->p, side->method, false};
        arp_evidence_given(w, &sides, e, w->n_given, room, &found);
        side->p_given = found.p;
        side->given_method = found.method;
        side->separated = found.separated;
    }
    return st;
}

/* The rows of the strata that have both selected and others: elsewhere nothing is compared. */
typedef struct part {
    size_t n, m, n_strata;
    size_t *row, *selected, *stratum; /* rows of the whole; places in the part; one a place */
} part;

static arp_status part_make(const job *j, part *out, arp_error *err) {
    const arp_several_input *in = j->in;
    size_t n = in->what->n, *size, *chosen, *number;
    bool *is;
    *out = (part){0};
    if (!arp_pool_take_all(j->room, ARP_ARRAY(size, in->n_strata), ARP_ARRAY(chosen, in->n_strata),
                           ARP_ARRAY(number, in->n_strata), ARP_ARRAY(is, n),
                           ARP_ARRAY(out->row, n), ARP_ARRAY(out->selected, n),
                           ARP_ARRAY(out->stratum, n)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < in->all.n; i++) is[in->all.row[i]] = true;
    for (size_t i = 0; i < n; i++) {
        size[in->stratum[i]]++;
        chosen[in->stratum[i]] += is[i];
    }
    for (size_t s = 0; s < in->n_strata; s++) {
        if (chosen[s] > 0 && chosen[s] < size[s]) number[s] = ++out->n_strata;
    }
    for (size_t i = 0; i < n; i++) {
        size_t s = number[in->stratum[i]];
        if (s == 0) continue;
        if (is[i]) out->selected[out->m++] = out->n;
        out->stratum[out->n] = s - 1;
        out->row[out->n++] = i;
    }
    return ARP_OK;
}

static const double *cut(const job *j, const part *p, const double *line) {
    double *own = arp_pool_take(j->room, p->n, sizeof *own);
    for (size_t i = 0; own && i < p->n; i++) own[i] = line[p->row[i]];
    return own;
}

static const double *indicator(const job *j, const part *p, size_t stratum) {
    double *own = arp_pool_take(j->room, p->n, sizeof *own);
    for (size_t i = 0; own && i < p->n; i++) own[i] = p->stratum[i] == stratum;
    return own;
}

/* Each side given the others, what else is, and all strata but the last. */
static arp_status measure_strata(job *j, arp_error *err) {
    const arp_case *w = &j->what;
    part p;
    arp_conditional_room *room = NULL;
    arp_status st = ARP_OK;
    if (!j->in->stratum) return ARP_OK;
    ARP_TRY(part_make(j, &p, err));
    if (p.n_strata == 0) return ARP_OK;
    size_t most = j->out.n_eligible + w->n_given + p.n_strata;
    ARP_TRY(arp_conditional_room_new(p.n, p.m, most, j->room, &room, err));
    for (size_t e = 0; e < j->out.n_eligible; e++) {
        size_t q = arp_evidence_lines(w, j->eligible, j->out.n_eligible, e, j->other);
        arp_conditional_input in = {
            .n = p.n, .m = p.m, .selected = p.selected, .seed = w->seed, .other = j->other};
        arp_conditional found = {0};
        for (size_t g = 0; g < q; g++) j->other[g] = cut(j, &p, j->other[g]);
        for (size_t s = 0; s + 1 < p.n_strata; s++) j->other[q++] = indicator(j, &p, s);
        in.own = cut(j, &p, w->line[j->eligible[e]]);
        in.q = q;
        bool ok = in.own != NULL;
        for (size_t g = 0; g < q; g++) ok = ok && j->other[g];
        if (!ok) ARP_TRY(arp_fail_memory(err));
        if (q == 0) continue; /* one stratum and one side: the marginal p says it */
        arp_conditional_measure(&in, room, &found);
        j->out.side[j->eligible[e]].p_strata = found.p;
    }
done:
    return st;
}

/* Holm over the sides, and each side's state. */
static arp_status judge(job *j, arp_error *err) {
    size_t n = j->out.n_eligible;
    double *p = arp_pool_take(j->room, n, 4 * sizeof *p);
    if (!p) return arp_fail_memory(err);
    double *adjusted = p + n, *scratch = adjusted + n;
    for (size_t e = 0; e < n; e++) p[e] = j->out.side[j->eligible[e]].p;
    arp_holm(p, n, scratch, adjusted);
    for (size_t e = 0; e < n; e++) j->out.side[j->eligible[e]].p_holm = adjusted[e];
    for (size_t e = 0; e < n; e++) p[e] = j->out.side[j->eligible[e]].p_given;
    arp_holm(p, n, scratch, adjusted);
    for (size_t e = 0; e < n; e++) j->out.side[j->eligible[e]].p_given_holm = adjusted[e];
    for (size_t e = 0; e < n; e++) p[e] = j->excluded[j->eligible[e]];
    arp_holm(p, n, scratch, adjusted);
    for (size_t e = 0; e < n; e++) {
        size_t s = j->eligible[e];
        arp_pooled_side *side = &j->out.side[s];
        const arp_verdict_reads reads = {side->c, side->p_given_holm, adjusted[e],
                                         j->in->kept_open && j->in->kept_open[s]};
        side->state = arp_verdict_of(&reads, j->in->alpha);
    }
    return ARP_OK;
}

arp_status arp_pooled_measure(const arp_several_input *in, arp_pool *pool, arp_pooled *out,
                              arp_error *err) {
    job j = {.in = in, .pool = pool};
    arp_status st = ARP_OK;
    ARP_TRY(job_start(&j, err));
    ARP_TRY(measure_sides(&j, err));
    ARP_TRY(measure_gap(&j, err));
    ARP_TRY(measure_given(&j, err));
    ARP_TRY(measure_strata(&j, err));
    ARP_TRY(judge(&j, err));
    *out = j.out;
done:
    arp_null_free(&j.null);
    arp_pool_free(j.room);
    return st;
}

/* ---- a part of the territories, some of them selected ---- */

typedef struct subset {
    size_t n, m, *row, *selected;
    double **line;
} subset;

static arp_status subset_make(const arp_case *what, arp_pool *room, subset *out, arp_error *err) {
    if (!arp_pool_take_all(room, ARP_ARRAY(out->row, what->n), ARP_ARRAY(out->selected, what->n),
                           ARP_ARRAY(out->line, what->n_sides)))
        return arp_fail_memory(err);
    for (size_t s = 0; s < what->n_sides; s++) {
        out->line[s] = arp_pool_take(room, what->n, sizeof **out->line);
        if (!out->line[s]) return arp_fail_memory(err);
    }
    return ARP_OK;
}

static bool has(const arp_rows *of, size_t row, size_t *at) {
    while (*at < of->n && of->row[*at] < row) (*at)++;
    return *at < of->n && of->row[*at] == row;
}

/* The rows but those of @p gone that are not of @p kept, which are the selected. */
static void subset_fill(const arp_case *what, const arp_rows *gone, const arp_rows *kept,
                        subset *out) {
    size_t a = 0, b = 0;
    out->n = out->m = 0;
    for (size_t i = 0; i < what->n; i++) {
        bool left = has(gone, i, &a), stays = has(kept, i, &b);
        if (left && !stays) continue;
        for (size_t s = 0; s < what->n_sides; s++) out->line[s][out->n] = what->line[s][i];
        if (stays) out->selected[out->m++] = out->n;
        out->row[out->n++] = i;
    }
}

static arp_status measure_subset(const arp_several_input *in, const subset *of, arp_null *null,
                                 arp_pool *pool, arp_pooled_without *out, arp_error *err) {
    size_t sides = in->what->n_sides, eligible = 0, at[2] = {0};
    arp_concordance alone = {0};
    arp_status st = ARP_OK;
    *out = (arp_pooled_without){.n = of->n, .m = of->m, .gap = NAN};
    if (!arp_pool_take_all(pool, ARP_ARRAY(out->c, sides), ARP_ARRAY(out->p, sides)))
        return arp_fail_memory(err);
    for (size_t s = 0; s < sides; s++) {
        bool late = in->late && in->late[s];
        out->c[s] = out->p[s] = NAN;
        if (!late && eligible < 2) at[eligible] = s;
        eligible += !late;
        if (of->m == 0 || of->m >= of->n) continue;
        ARP_TRY(
            arp_concordance_measure(of->line[s], of->n, of->selected, of->m, null, &alone, err));
        out->c[s] = alone.c;
        if (!late) out->p[s] = alone.p;
    }
    if (eligible == 2) out->gap = out->c[at[0]] - out->c[at[1]];
done:
    return st;
}

arp_status arp_pooled_left_out(const arp_several_input *in, arp_pool *pool,
                               arp_pooled_without *without, arp_error *err) {
    subset sub = {0};
    arp_null null = {.seed = in->what->seed};
    arp_status st = ARP_OK;
    arp_pool *room = arp_pool_new();
    if (!room) return arp_fail_memory(err);
    ARP_TRY(subset_make(in->what, room, &sub, err));
    for (size_t k = 0; k < in->n; k++) {
        subset_fill(in->what, &in->all, &in->one[k].rest, &sub);
        ARP_TRY(measure_subset(in, &sub, &null, pool, &without[k], err));
    }
done:
    arp_null_free(&null);
    arp_pool_free(room);
    return st;
}

arp_status arp_pooled_beside(const arp_several_input *in, arp_pool *pool, arp_pooled_without *out,
                             arp_error *err) {
    const arp_rows nobody = {0};
    subset sub = {0};
    arp_null null = {.seed = in->what->seed};
    arp_status st = ARP_OK;
    arp_pool *room = arp_pool_new();
    if (!room) return arp_fail_memory(err);
    ARP_TRY(subset_make(in->what, room, &sub, err));
    subset_fill(in->what, &nobody, &in->beside, &sub);
    ARP_TRY(measure_subset(in, &sub, &null, pool, out, err));
done:
    arp_null_free(&null);
    arp_pool_free(room);
    return st;
}
