/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set that leaves a secret cell given away is refused by the multipliers that prove it: one of
   the told cells they rest on has to be withheld. The fewest that meet all such demands are looked
   for, tried, and refused again, until none is. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/solve/program.h"
#include "study/messages.h"
#include "study/secrecy/leave.h"
#include "study/secrecy/part.h"

enum { ROUNDS = 400, ROUNDS_LARGE = 6, NODES = 20000, NODES_LARGE = 40 };

/* One part as a system of its own. */
typedef struct work {
    const secrecy_patience *patience;
    secrecy_system s;
    size_t *from;                 /* one a cell: its place in the whole       */
    uint8_t *target, *open, *out; /* given away; may be withheld; is withheld */
    uint8_t *unknown;             /* secret or withheld                       */
    double *part;                 /* one a cell: in the proof under way       */
    uint64_t *pattern;            /* one a cell: the demands it meets, mixed  */
    size_t *first, *cell, n_cuts, cuts_room, n_in, in_room; /* demands: one of their cells */
    size_t violated;
    bool one_will_do;
    bool beyond; /* drop targets that are violated: nothing helps them */
    bool bad;
} work;

static void work_free(work *w) {
    secrecy_system_free(&w->s);
    arp_free(w->from);
    arp_free(w->target);
    arp_free(w->open);
    arp_free(w->out);
    arp_free(w->unknown);
    arp_free(w->part);
    arp_free(w->pattern);
    arp_free(w->first);
    arp_free(w->cell);
}

/* ---- demands ---- */

static uint64_t mixed(uint64_t a, uint64_t b) {
    a ^= b + 0x9E3779B97F4A7C15U + (a << 6) + (a >> 2);
    a ^= a >> 30;
    a *= 0xBF58476D1CE4E5B9U;
    return a ^ a >> 27;
}

static bool room_for(work *w, size_t more) {
    if (w->n_cuts + 2 > w->cuts_room) {
        size_t room = w->cuts_room ? 2 * w->cuts_room : 64;
        size_t *first = arp_resize(w->first, room, sizeof *first);
        if (!first) return false;
        w->first = first;
        w->cuts_room = room;
    }
    if (w->n_in + more > w->in_room) {
        size_t room = 2 * (w->n_in + more);
        size_t *cell = arp_resize(w->cell, room, sizeof *cell);
        if (!cell) return false;
        w->cell = cell;
        w->in_room = room;
    }
    w->first[0] = 0;
    return true;
}

/* Marks the told cells that one end rests on. */
static void rest_on(work *w, const secrecy_range *r, const double *by) {
    for (size_t i = 0; i < r->n_equations; i++) {
        const secrecy_equation *q = &w->s.equation[r->equation[i]];
        for (size_t t = q->first; by[i] != 0.0 && t < q->first + q->n; t++)
            w->part[w->s.term[t].cell] += by[i] * w->s.term[t].factor;
    }
}

static void demand(work *w, const secrecy_range *r) {
    if (!room_for(w, w->s.n_cells)) {
        w->bad = true;
        return;
    }
    const size_t before = w->n_in;
    uint8_t *in = w->target + w->s.n_cells; /* a second half, of use here alone */
    memset(in, 0, w->s.n_cells);
    for (size_t end = 0; end < 2; end++) {
        memset(w->part, 0, w->s.n_cells * sizeof *w->part);
        rest_on(w, r, r->by[end]);
        for (size_t i = 0; i < w->s.n_cells; i++) in[i] |= fabs(w->part[i]) > 1e-9;
    }
    for (size_t i = 0; i < w->s.n_cells; i++) {
        if (!in[i] || !w->open[i] || w->unknown[i]) continue;
        w->cell[w->n_in++] = i;
        w->pattern[i] = mixed(w->pattern[i], w->n_cuts + 1);
    }
    if (w->n_in > before) w->first[++w->n_cuts] = w->n_in;
}

static void look(void *of, const secrecy_range *r) {
    work *w = of;
    bool is_target = false;
    for (size_t i = 0; i < r->n_cells; i++) is_target |= w->target[r->cell[i]] != 0;
    if (!is_target || r->found != SECRECY_FOUND) return;
    if (!secrecy_is_given(&w->s.cell[r->cell[0]], r->least, r->most)) return;
    w->violated++;
    for (size_t i = 0; w->beyond && i < r->n_cells; i++) w->target[r->cell[i]] = 0;
    if (!w->beyond && !w->bad) demand(w, r);
}

/* Needs a cell no look: it is kept for sure, or one that is not is all that was asked. */
static bool is_kept(const void *of, const secrecy_cell *c, double least, double most) {
    const work *w = of;
    return (w->one_will_do && w->violated) || !secrecy_is_given(c, least, most);
}

/* The targets given away with w->out withheld; a demand for each. */
static arp_status look_at(work *w, arp_error *err) {
    w->violated = 0;
    for (size_t i = 0; i < w->s.n_cells; i++)
        w->unknown[i] = !secrecy_is_told(&w->s.cell[i]) || w->out[i];
    const secrecy_asked asked = {.system = &w->s,
                                 .unknown = w->unknown,
                                 .wanted = w->target,
                                 .seen = look,
                                 .of = w,
                                 .enough = is_kept,
                                 .go_on = w->patience->go_on,
                                 .asking = w->patience->asked};
    arp_status st = secrecy_ranges(&asked, err);
    return st == ARP_OK && w->bad ? arp_fail_memory(err) : st;
}

/* ---- the fewest that meet all demands ---- */

typedef struct candidate {
    uint64_t pattern;
    size_t cell;
} candidate;

static int by_pattern(const void *a, const void *b) {
    const candidate *x = a, *y = b;
    if (x->pattern != y->pattern) return x->pattern < y->pattern ? -1 : 1;
    return x->cell < y->cell ? -1 : x->cell > y->cell;
}

static int by_cell(const void *a, const void *b) {
    const candidate *x = a, *y = b;
    return x->cell < y->cell ? -1 : x->cell > y->cell;
}

/* The first of the cells that meet the same demands: a set never needs two of them. */
static size_t candidates(const work *w, candidate *c) {
    size_t n = 0, kept = 0;
    for (size_t i = 0; i < w->s.n_cells; i++) {
        if (w->pattern[i]) c[n++] = (candidate){w->pattern[i], i};
    }
    qsort(c, n, sizeof *c, by_pattern);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || c[i].pattern != c[i - 1].pattern) c[kept++] = c[i];
    }
    qsort(c, kept, sizeof *c, by_cell);
    return kept;
}

/* Arrays of one cover. */
typedef struct cover {
    candidate *c;
    size_t n, *column, *start, *at; /* at: of each cell its column, SIZE_MAX */
    double *one, *zero, *open, *x;
    bool *whole;
} cover;

static void cover_free(cover *v) {
    arp_free(v->c);
    arp_free(v->column);
    arp_free(v->start);
    arp_free(v->at);
    arp_free(v->one);
    arp_free(v->zero);
    arp_free(v->open);
    arp_free(v->x);
    arp_free(v->whole);
}

static bool cover_make(const work *w, cover *v) {
    const size_t n = w->s.n_cells;
    *v = (cover){0};
    return arp_zalloc_all(
        ARP_ARRAY(v->c, n), ARP_ARRAY(v->column, w->n_in), ARP_ARRAY(v->start, w->n_cuts + 1),
        ARP_ARRAY(v->at, n), ARP_ARRAY(v->one, n + w->n_in + w->n_cuts), ARP_ARRAY(v->zero, n),
        ARP_ARRAY(v->open, w->n_cuts), ARP_ARRAY(v->x, n), ARP_ARRAY(v->whole, n));
}

/* w->out becomes the cover found; *bound: none has fewer. *found is false where there is none. */
static arp_status cover_demands(work *w, bool large, double *bound, bool *found, arp_error *err) {
    cover v;
    arp_program_answer a = {.value = NAN};
    arp_status st = ARP_OK;
    size_t entries = 0;
    if (!cover_make(w, &v)) ARP_TRY(arp_fail_memory(err));
    v.n = candidates(w, v.c);
    for (size_t i = 0; i < w->s.n_cells; i++) v.at[i] = SIZE_MAX;
    for (size_t j = 0; j < v.n; j++) {
        v.at[v.c[j].cell] = j;
        v.whole[j] = true;
    }
    for (size_t i = 0; i < w->s.n_cells + w->n_in + w->n_cuts; i++) v.one[i] = 1.0;
    for (size_t k = 0; k < w->n_cuts; k++) {
        for (size_t e = w->first[k]; e < w->first[k + 1]; e++) {
            if (v.at[w->cell[e]] != SIZE_MAX) v.column[entries++] = v.at[w->cell[e]];
        }
        v.start[k + 1] = entries;
        v.open[k] = INFINITY;
    }
    const arp_program p = {.n_columns = v.n,
                           .n_rows = w->n_cuts,
                           .cost = v.one,
                           .low = v.zero,
                           .high = v.one,
                           .whole = v.whole,
                           .row_low = v.one,
                           .row_high = v.open,
                           .start = v.start,
                           .column = v.column,
                           .value = v.one,
                           .node_limit = large ? NODES_LARGE : NODES,
                           .go_on = w->patience->go_on,
                           .asked = w->patience->asked};
    ARP_TRY(arp_program_solve(&p, v.x, &a, err));
    if (w->patience->go_on && !w->patience->go_on(w->patience->asked))
        ARP_TRY(arp_fail(err, ARP_INTERRUPTED, ARP_MSG_CLI_INTERRUPTED, ""));
    *found = a.state == ARP_PROGRAM_OPTIMAL || a.state == ARP_PROGRAM_FEASIBLE;
    *bound = fmax(*bound, ceil(a.bound - 1e-6));
    for (size_t i = 0; *found && i < w->s.n_cells; i++)
        w->out[i] = v.at[i] != SIZE_MAX && v.x[v.at[i]] > 0.5;
done:
    cover_free(&v);
    return st;
}

/* ---- without proof ---- */

/* One cell of each demand that no withheld one meets: the one that stands in most of those. */
static bool add_greedily(work *w, size_t from) {
    size_t *times = arp_zalloc(w->s.n_cells, sizeof *times);
    if (!times) return false;
    for (size_t e = w->first[from]; e < w->first[w->n_cuts]; e++) times[w->cell[e]]++;
    for (size_t k = from; k < w->n_cuts; k++) {
        size_t best = SIZE_MAX;
        bool met = false;
        for (size_t e = w->first[k]; e < w->first[k + 1]; e++) {
            const size_t i = w->cell[e];
            met = met || w->out[i];
            if (best == SIZE_MAX || times[i] > times[best]) best = i;
        }
        if (!met && best != SIZE_MAX) w->out[best] = 1;
    }
    arp_free(times);
    return true;
}

/* Gives back, the last first, what is not needed after all. */
static arp_status give_back(work *w, arp_error *err) {
    enum { MOST_TRIED = 60 };
    size_t tried = 0;
    w->one_will_do = true;
    for (size_t i = w->s.n_cells; i-- > 0 && tried < MOST_TRIED;) {
        if (!w->out[i]) continue;
        const size_t cuts = w->n_cuts, in = w->n_in;
        w->out[i] = 0;
        tried++;
        arp_status st = look_at(w, err);
        w->n_cuts = cuts; /* patterns are not looked at any more */
        w->n_in = in;
        if (st != ARP_OK) return st;
        if (w->violated) w->out[i] = 1;
    }
    return ARP_OK;
}

static arp_status finish_greedily(work *w, arp_error *err) {
    arp_status st = ARP_OK;
    for (;;) {
        const size_t from = w->n_cuts;
        ARP_TRY(look_at(w, err));
        if (w->violated == 0 || w->n_cuts == from) break;
        if (!add_greedily(w, from)) ARP_TRY(arp_fail_memory(err));
    }
    ARP_TRY(give_back(w, err));
done:
    return st;
}

/* ---- one part ---- */

static size_t count(const uint8_t *of, size_t n) {
    size_t found = 0;
    for (size_t i = 0; i < n; i++) found += of[i] != 0;
    return found;
}

/* What all withheld cells together do not help is no target. */
static arp_status drop_beyond(work *w, arp_error *err) {
    memcpy(w->out, w->open, w->s.n_cells);
    w->beyond = true;
    arp_status st = look_at(w, err);
    w->beyond = false;
    memset(w->out, 0, w->s.n_cells);
    return st;
}

static arp_status protect_part(work *w, secrecy_withheld *out, arp_error *err) {
    const bool large = w->s.n_cells > SECRECY_PROVED;
    const size_t rounds = large ? ROUNDS_LARGE : ROUNDS;
    double bound = 0.0;
    bool done = false, found = true;
    arp_status st = ARP_OK;
    out->n_cells = w->s.n_cells;
    out->n_given = count(w->target, w->s.n_cells);
    ARP_TRY(drop_beyond(w, err));
    out->n_beyond = out->n_given - count(w->target, w->s.n_cells);
    for (size_t k = 0; k < rounds && found && !done; k++) {
        const size_t from = w->n_cuts;
        ARP_TRY(look_at(w, err));
        done = w->violated == 0 || w->n_cuts == from;
        if (!done) ARP_TRY(cover_demands(w, large, &bound, &found, err));
    }
    if (!done) ARP_TRY(finish_greedily(w, err));
    out->n = count(w->out, w->s.n_cells);
    out->fewest = (size_t)bound;
done:
    return st;
}

/* What is sought over all parts. */
typedef struct whole {
    const secrecy_system *s;
    const secrecy_left *left;
    size_t *part, n;          /* of each equation; parts                    */
    size_t *begin, *equation; /* n + 1; equations by part                   */
    size_t *of;               /* one a cell: its place in its part          */
    uint8_t *joins, *asked;   /* cells; parts with a cell that is given away */
} whole;

/* The equations of one part, their cells renumbered; of[] is SIZE_MAX for cells not met. */
static bool take_part(const whole *all, size_t which, work *w) {
    const secrecy_system *s = all->s;
    for (size_t i = all->begin[which]; i < all->begin[which + 1]; i++) {
        const secrecy_equation *q = &s->equation[all->equation[i]];
        for (size_t t = q->first; t < q->first + q->n; t++) {
            const size_t cell = s->term[t].cell;
            if (all->of[cell] == SIZE_MAX) all->of[cell] = secrecy_add_cell(&w->s, &s->cell[cell]);
            secrecy_add_term(&w->s, all->of[cell], s->term[t].factor);
        }
        secrecy_end_equation(&w->s, q->low, q->high, q->said);
    }
    const size_t n = w->s.n_cells;
    if (w->s.bad ||
        !arp_zalloc_all(ARP_ARRAY(w->from, n), ARP_ARRAY(w->target, 2 * n), ARP_ARRAY(w->open, n),
                        ARP_ARRAY(w->out, n), ARP_ARRAY(w->unknown, n), ARP_ARRAY(w->part, n),
                        ARP_ARRAY(w->pattern, n)))
        return false;
    for (size_t i = all->begin[which]; i < all->begin[which + 1]; i++) {
        const secrecy_equation *q = &s->equation[all->equation[i]];
        for (size_t t = q->first; t < q->first + q->n; t++) {
            const size_t cell = s->term[t].cell, at = all->of[cell];
            w->from[at] = cell;
            w->target[at] = all->left->state[cell] == SECRECY_GIVEN_AWAY;
            w->open[at] = secrecy_is_told(&s->cell[cell]) && !s->cell[cell].fixed;
        }
    }
    return true;
}

static arp_status protect_one(const whole *all, const secrecy_patience *patience, size_t which,
                              uint8_t *withheld, secrecy_withheld *out, arp_error *err) {
    work w = {.patience = patience};
    arp_status st = ARP_OK;
    if (!take_part(all, which, &w)) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(protect_part(&w, out, err));
    for (size_t i = 0; i < w.s.n_cells; i++) {
        if (w.out[i]) withheld[w.from[i]] = 1;
    }
done:
    work_free(&w);
    return st;
}

/* Equations by part, and which parts have a cell that is given away. */
static arp_status sort_parts(whole *all, arp_error *err) {
    const secrecy_system *s = all->s;
    memset(all->joins, 1, s->n_cells);
    for (size_t i = 0; i < s->n_cells; i++) all->of[i] = SIZE_MAX;
    arp_status st = secrecy_parts(s, NULL, all->joins, all->part, &all->n, err);
    if (st != ARP_OK) return st;
    if (!arp_zalloc_all(ARP_ARRAY(all->asked, all->n), ARP_ARRAY(all->begin, all->n + 2)))
        return arp_fail_memory(err);
    for (size_t e = 0; e < s->n_equations; e++) all->begin[all->part[e] + 2]++;
    for (size_t p = 0; p < all->n; p++) all->begin[p + 2] += all->begin[p + 1];
    for (size_t e = 0; e < s->n_equations; e++) {
        const secrecy_equation *q = &s->equation[e];
        all->equation[all->begin[all->part[e] + 1]++] = e;
        for (size_t t = q->first; t < q->first + q->n; t++)
            all->asked[all->part[e]] |= all->left->state[s->term[t].cell] == SECRECY_GIVEN_AWAY;
    }
    return ARP_OK;
}

arp_status secrecy_protect(const secrecy_system *s, const secrecy_left *left,
                           const secrecy_patience *patience, uint8_t *withheld,
                           secrecy_withheld **part, size_t *n_parts, arp_error *err) {
    whole all = {.s = s, .left = left};
    secrecy_withheld *found = NULL;
    size_t n = 0;
    arp_status st = ARP_OK;
    if (!arp_zalloc_all(ARP_ARRAY(all.part, s->n_equations),
                        ARP_ARRAY(all.equation, s->n_equations), ARP_ARRAY(all.of, s->n_cells),
                        ARP_ARRAY(all.joins, s->n_cells)))
        return arp_fail_memory(err);
    ARP_TRY(sort_parts(&all, err));
    found = arp_zalloc(all.n, sizeof *found);
    if (!found) ARP_TRY(arp_fail_memory(err));
    for (size_t p = 0; p < all.n; p++) {
        if (all.asked[p]) ARP_TRY(protect_one(&all, patience, p, withheld, &found[n++], err));
    }
    *part = found;
    *n_parts = n;
    found = NULL;
done:
    arp_free(all.part);
    arp_free(all.equation);
    arp_free(all.begin);
    arp_free(all.of);
    arp_free(all.joins);
    arp_free(all.asked);
    arp_free(found);
    return st;
}
