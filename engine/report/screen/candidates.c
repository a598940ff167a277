/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/fail.h"
#include "report/messages/candidates.h"
#include "report/messages/report.h"
#include "report/screen/layout.h"
#include "report/screen/screen.h"

#define say(id, p) arp_say(ARP_MSG_CANDIDATES_##id, (p)->lang)
#define put(p, indent, id, ...)                                                                    \
    arp_wrap_fill((p)->out, (indent), say(id, p), (const char *const[]){__VA_ARGS__, NULL})

/* One screen: the tables have everything. */
enum { MOST_SIDES = 3, MOST_NEIGHBOURS = 12, MOST_NAMES = 6 };

typedef struct page {
    const arp_study *study;
    const arp_candidates *found;
    arp_lang lang;
    size_t measures; /* shown */
    arp_text *out;
} page;

static const char *name_of(const page *p, size_t measure) {
    if (measure == 0) return say(INDEX, p);
    return p->study->plan.node[p->found->node[measure]].label[p->lang];
}

/* "Lavelanet + Mirepoix" */
static void join(const page *p, const size_t *row, size_t n, arp_text *out) {
    for (size_t i = 0; i < n && i < MOST_NAMES; i++) {
        if (i) arp_text_add(out, " + ");
        arp_text_add(out, p->study->sums.label[row[i]]);
    }
    if (n > MOST_NAMES) arp_text_add(out, " + …");
}

/* The text of a set's members, which the caller frees; "" where memory is short. */
static const char *members(const page *p, const arp_candidate *set, arp_text *room) {
    *room = (arp_text){0};
    join(p, set->row, set->n, room);
    if (room->bad) p->out->bad = true;
    return room->bad || !room->bytes ? "" : room->bytes;
}

static arp_word score_word(const page *p, double score) {
    return arp_word_number(score, 2, p->lang);
}

static void put_visited(const page *p) {
    const arp_candidates *c = p->found;
    uint64_t sets = 0, without = 0, like = 0;
    for (size_t k = c->asked->least; k <= c->asked->most; k++) {
        sets += c->count[k].sets;
        without += c->count[k].marked + c->count[k].off;
        like += c->count[k].like;
    }
    arp_word n = arp_word_count(sets, p->lang), from = arp_word_count(c->asked->least, p->lang),
             to = arp_word_count(c->asked->most, p->lang), none = arp_word_count(without, p->lang);
    arp_text what = {0}, names;
    arp_text_fill(&what, without ? say(VISITED, p) : say(VISITED_ALL, p),
                  (const char *const[]){n.s, from.s, to.s, none.s, NULL});
    const char *told = what.bad ? "" : what.bytes;
    const char *base = members(p, &c->base, &names);
    if (c->asked->n_seeds) put(p, 0, AROUND, base, told);
    else put(p, 0, ANY, told);
    arp_text_free(&names);
    arp_text_free(&what);
    if (c->method == ARP_CANDIDATES_UP_TO)
        put(p, 0, UP_TO, arp_word_number(c->asked->to, 0, p->lang).s);
    if (c->asked->from == -INFINITY || c->asked->to == INFINITY) return;
    put(p, 0, LIKE, arp_word_number(c->asked->from, 0, p->lang).s,
        arp_word_number(c->asked->to, 0, p->lang).s, arp_word_count(like, p->lang).s);
}

/* Why the choice is no candidate. */
static void put_state(const page *p) {
    static const arp_message WHY[] = {[ARP_CHOSEN_CANDIDATE] = ARP_MSG_NONE,
                                      [ARP_CHOSEN_NONE] = ARP_MSG_NONE,
                                      [ARP_CHOSEN_NOT_CONNECTED] = ARP_MSG_CANDIDATES_NOT_CONNECTED,
                                      [ARP_CHOSEN_WITHOUT_SEED] = ARP_MSG_CANDIDATES_WITHOUT_SEED,
                                      [ARP_CHOSEN_SIZE] = ARP_MSG_CANDIDATES_SIZE,
                                      [ARP_CHOSEN_MARKED] = ARP_MSG_CANDIDATES_MARKED};
    const arp_candidates *c = p->found;
    if (WHY[c->chosen_state]) arp_wrap(p->out, arp_say(WHY[c->chosen_state], p->lang), 2, 4);
    if (!c->chosen_like)
        put(p, 2, OTHER_POPULATION, arp_word_number(c->set[0].population, 0, p->lang).s);
}

static void place_cell(const page *p, arp_among among, size_t measure, arp_grid *grid) {
    const arp_candidate_place *place =
        &p->found->place[(size_t)among * p->found->n_measures + measure];
    if (place->rank == 0) {
        arp_grid_cell(grid, "–");
        return;
    }
    arp_word rank = arp_word_count(place->rank, p->lang), n = arp_word_count(place->n, p->lang);
    arp_grid_fill(grid, say(OF, p), (const char *const[]){rank.s, n.s, NULL});
}

static void put_place(const page *p) {
    const arp_candidates *c = p->found;
    bool all = c->method == ARP_CANDIDATES_ALL;
    const char *within = p->study->design->within_column;
    if (c->chosen_state == ARP_CHOSEN_NONE) return;
    arp_text names;
    arp_text_add(p->out, "\n");
    put(p, 0, CHOSEN, members(p, &c->set[0], &names),
        arp_word_number(c->set[0].population, 0, p->lang).s);
    arp_text_free(&names);
    put_state(p);
    if (c->chosen_state == ARP_CHOSEN_MARKED) return;
    arp_grid grid = {0};
    arp_grid_begin(&grid, "lr", (size_t)all + 1 + (within != NULL), 2);
    arp_grid_cell(&grid, "");
    arp_grid_cell(&grid, say(SCORE, p));
    if (all) arp_grid_cell(&grid, say(COLUMN_ALL, p));
    arp_grid_cell(&grid, say(COLUMN_LIKE, p));
    if (within) arp_grid_fill(&grid, say(COLUMN_WITHIN, p), (const char *const[]){within, NULL});
    for (size_t m = 0; m < p->measures; m++) {
        arp_grid_cell(&grid, name_of(p, m));
        arp_grid_cell(&grid, score_word(p, c->set[0].score[m]).s);
        if (all) place_cell(p, ARP_AMONG_ALL, m, &grid);
        place_cell(p, ARP_AMONG_LIKE, m, &grid);
        if (within) place_cell(p, ARP_AMONG_WITHIN, m, &grid);
    }
    arp_grid_end(&grid, p->out);
}

/* The neighbour that is the r-th by the index, ties in the order of the table. */
static const arp_candidate_neighbour *nth(const arp_candidates *c, size_t r) {
    for (size_t i = 0; i < c->n_neighbours; i++) {
        const arp_candidate_neighbour *one = &c->neighbour[i];
        size_t before = 0;
        for (size_t j = 0; j < c->n_neighbours; j++) {
            double own = one->score[0], other = c->neighbour[j].score[0];
            bool above = other > own || (isnan(own) && !isnan(other));
            before += above || (!(own > other) && !(isnan(other) && !isnan(own)) && j < i);
        }
        if (before == r) return one;
    }
    return NULL;
}

static void neighbour_row(const page *p, const arp_candidate_neighbour *one, arp_grid *grid) {
    const char *label = p->study->sums.label[one->row];
    arp_grid_fill(grid, one->chosen ? "{0} *" : "{0}", (const char *const[]){label, NULL});
    arp_grid_cell(grid, arp_word_number(one->population, 0, p->lang).s);
    for (size_t m = 0; m < p->measures; m++) {
        arp_word score = score_word(p, one->score[m]), rank = arp_word_count(one->rank[m], p->lang);
        if (isnan(one->score[m])) arp_grid_cell(grid, score.s);
        else arp_grid_fill(grid, say(RANKED, p), (const char *const[]){score.s, rank.s, NULL});
    }
}

/* A chosen neighbour against the others, in a sentence. */
static void put_chosen_neighbour(const page *p, const arp_candidate_neighbour *one,
                                 const char *base) {
    arp_text ranks = {0}, told = {0};
    size_t first = p->measures > 1;
    if (isnan(one->score[0])) return;
    for (size_t m = 0; m < p->measures; m++) {
        bool best = one->rank[m] == 1;
        arp_word rank = arp_word_count(one->rank[m], p->lang),
                 from = score_word(p, one->score[m] - one->added[m]),
                 to = score_word(p, one->score[m]);
        const char *name = name_of(p, m);
        if (m) arp_text_add(&ranks, ", ");
        if (m > first) arp_text_add(&told, ", ");
        if (best) arp_text_fill(&ranks, say(ADDS_FIRST, p), (const char *const[]){name, NULL});
        else arp_text_fill(&ranks, say(ADDS_SIDE, p), (const char *const[]){rank.s, name, NULL});
        if (m >= first)
            arp_text_fill(&told, say(ADDS_TOLD, p),
                          (const char *const[]){name, from.s, to.s, NULL});
    }
    if (ranks.bad || told.bad) p->out->bad = true;
    else
        put(p, 2, ADDS, p->study->sums.label[one->row], ranks.bytes,
            arp_word_count(p->found->n_neighbours, p->lang).s, base, told.bytes);
    arp_text_free(&ranks);
    arp_text_free(&told);
}

static void put_neighbours(const page *p) {
    const arp_candidates *c = p->found;
    arp_text names;
    arp_grid grid = {0};
    if (c->n_neighbours == 0) return;
    arp_text_add(p->out, "\n");
    const char *base = members(p, &c->base, &names);
    put(p, 0, NEIGHBOURS, base, arp_word_count(c->n_neighbours, p->lang).s);
    arp_grid_begin(&grid, "lr", p->measures, 2);
    arp_grid_cell(&grid, say(NEIGHBOUR, p));
    arp_grid_cell(&grid, say(POPULATION, p));
    for (size_t m = 0; m < p->measures; m++) arp_grid_cell(&grid, name_of(p, m));
    for (size_t i = 0; i < c->n_neighbours && i < MOST_NEIGHBOURS; i++)
        neighbour_row(p, nth(c, i), &grid);
    arp_grid_end(&grid, p->out);
    if (c->n_neighbours > MOST_NEIGHBOURS)
        arp_paragraph(p->out, 2, p->lang, MORE,
                      arp_word_count(c->n_neighbours - MOST_NEIGHBOURS, p->lang).s);
    for (size_t i = 0; i < c->n_neighbours; i++) {
        if (c->neighbour[i].chosen) put_chosen_neighbour(p, &c->neighbour[i], base);
    }
    arp_text_free(&names);
}

static const arp_candidate *best_at(const arp_candidates *c, size_t measure, uint32_t place) {
    for (size_t i = 0; i < c->n_sets; i++) {
        if (c->set[i].best[measure] == place) return &c->set[i];
    }
    return NULL;
}

/* "1. Lavelanet + Mirepoix : 25 834 habitants ; l'indice 0,60, critères sociaux 1,17" */
static void put_set(const page *p, uint32_t place, const arp_candidate *set) {
    arp_text names, scores = {0};
    for (size_t m = 0; m < p->measures; m++) {
        arp_word score = score_word(p, set->score[m]);
        if (m) arp_text_add(&scores, ", ");
        arp_text_fill(&scores, say(BEST_SCORE, p),
                      (const char *const[]){name_of(p, m), score.s, NULL});
    }
    if (p->found->asked->cut) {
        arp_word cut = arp_word_count(set->cut, p->lang);
        arp_text_fill(&scores, say(BEST_CUT, p),
                      (const char *const[]){cut.s, p->study->design->cut_column, NULL});
    }
    if (scores.bad) p->out->bad = true;
    else
        put(p, 2, BEST_SET, arp_word_count(place, p->lang).s, members(p, set, &names),
            arp_word_number(set->population, 0, p->lang).s, scores.bytes,
            set->chosen ? say(BEST_CHOSEN, p) : "");
    if (!scores.bad) arp_text_free(&names);
    arp_text_free(&scores);
}

static void put_best(const page *p) {
    const arp_candidates *c = p->found;
    if (!best_at(c, 0, 1)) return;
    arp_text_add(p->out, "\n");
    put(p, 0, BEST, name_of(p, 0));
    for (uint32_t k = 1; k <= ARP_CANDIDATES_BEST && best_at(c, 0, k); k++)
        put_set(p, k, best_at(c, 0, k));
}

static void put_front(const page *p) {
    const arp_candidates *c = p->found;
    const char *column = p->study->design->cut_column;
    arp_text cut = {0};
    bool scored = c->chosen_state == ARP_CHOSEN_CANDIDATE && c->chosen_like;
    arp_text_add(p->out, "\n");
    if (c->front_full) {
        put(p, 0, FRONT_FULL, arp_word_count(ARP_CANDIDATES_FRONT, p->lang).s);
        return;
    }
    if (column) arp_text_fill(&cut, say(FRONT_CUT, p), (const char *const[]){column, NULL});
    put(p, 0, FRONT, arp_word_count(c->n_front, p->lang).s, cut.bad || !cut.bytes ? "" : cut.bytes);
    arp_text_free(&cut);
    if (scored) arp_wrap(p->out, c->set[0].front ? say(FRONT_CHOSEN, p) : say(FRONT_NOT, p), 2, 4);
}

static void put_flow(const page *p) {
    const arp_candidates *c = p->found;
    put(p, 0, PROGRAM, arp_word_count((size_t)c->asked->cap, p->lang).s);
    for (size_t m = 0; m < p->measures; m++) {
        const arp_candidate_flow *flow = &c->flow[m];
        bool none = flow->state == ARP_PROGRAM_INFEASIBLE;
        arp_text names;
        if (flow->set.n == 0) {
            if (none) put(p, 2, FLOW_NONE, name_of(p, m));
            else put(p, 2, FLOW_LOST, name_of(p, m));
            continue;
        }
        put(p, 2, FLOW, name_of(p, m), members(p, &flow->set, &names),
            arp_word_number(flow->set.population, 0, p->lang).s, score_word(p, flow->mean).s,
            score_word(p, flow->bound).s, arp_word_value(flow->bound - flow->mean, p->lang).s,
            score_word(p, flow->set.score[m]).s);
        arp_text_free(&names);
    }
}

void arp_candidates_text(const arp_report *r, const arp_candidates *found, arp_text *out) {
    const page p = {.study = r->study,
                    .found = found,
                    .lang = r->options.lang,
                    .measures =
                        found->n_measures < MOST_SIDES + 1 ? found->n_measures : MOST_SIDES + 1,
                    .out = out};
    arp_wrap(out, say(TITLE, &p), 0, 0);
    arp_text_add(out, "\n");
    if (found->method == ARP_CANDIDATES_PROGRAM) {
        put_flow(&p);
    } else {
        put_visited(&p);
        put_place(&p);
    }
    put_neighbours(&p);
    if (found->method != ARP_CANDIDATES_PROGRAM) {
        put_best(&p);
        put_front(&p);
    }
    arp_text_add(out, "\n");
    put(&p, 0, SCALE, arp_word_count(r->study->values.n_rows, p.lang).s);
}
