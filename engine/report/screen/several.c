/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "drivers/resemblance/evidence.h"
#include "report/messages/several.h"
#include "report/screen/layout.h"
#include "report/screen/screen.h"

#define say(id, lang) arp_say(ARP_MSG_SEVERAL_##id, (lang))

enum { MOST_SIDES = 3, MOST_LINES = 12, MOST_MEETINGS = 3 };

typedef struct page {
    const arp_report *r;
    const arp_several *s;
    const arp_contracts *contracts;
    arp_lang lang;
    size_t sides; /* shown */
    arp_text *out;
} page;

static const char *label_of(const page *p, size_t side) {
    const arp_plan *plan = &p->r->study->plan;
    return plan->node[plan->node[0].child[side]].label[p->lang];
}

static void part(const page *p, arp_text *sentence, const char *template, const char *const *args) {
    if (sentence->n) arp_text_add(sentence, say(AND, p->lang));
    arp_text_fill(sentence, template, args);
}

/* What all together say of one side. */
static void side_words(const page *p, size_t i, arp_text *sentence) {
    const arp_pooled_side *side = &p->s->pooled.side[i];
    arp_word c = arp_word_c(side->c, p->lang), alone = arp_word_p(side->p_holm, p->lang),
             given = arp_word_p(side->p_given_holm, p->lang);
    bool stands = side->p_holm <= p->r->study->alpha && side->c >= ARP_ATTESTED_FROM;
    const char *const args[] = {label_of(p, i), c.s, alone.s, given.s, NULL};
    const char *const as_judged[] = {label_of(p, i), c.s, given.s, NULL};
    if (side->late) part(p, sentence, say(LATE, p->lang), args);
    else if (side->state == ARP_ATTESTED) part(p, sentence, say(ATTESTED, p->lang), as_judged);
    else if (stands) part(p, sentence, say(NOT_GIVEN, p->lang), args);
    else if (side->state == ARP_EXCLUDED) part(p, sentence, say(EXCLUDED, p->lang), args);
    else part(p, sentence, say(OPEN, p->lang), as_judged);
}

/* Columns held fixed that are as far from chance as the side that is farthest. */
static void given_words(const page *p, arp_text *sentence) {
    const arp_pooled *pooled = &p->s->pooled;
    double far = 0.0;
    for (size_t i = 0; i < p->s->n_sides; i++) far = fmax(far, fabs(pooled->side[i].c - 0.5));
    for (size_t g = 0; g < p->s->n_given; g++) {
        if (fabs(pooled->given_c[g] - 0.5) < far) continue;
        arp_word c = arp_word_c(pooled->given_c[g], p->lang);
        part(p, sentence, say(AS_WELL, p->lang),
             (const char *const[]){p->r->study->given[g].label[p->lang], c.s, NULL});
    }
}

static void headline(const page *p) {
    const arp_pooled *pooled = &p->s->pooled;
    arp_text sentence = {0};
    arp_word who = arp_word_territories(p->r->study->level, pooled->m, p->lang),
             choices = arp_word_count(p->s->n - p->s->n_empty, p->lang),
             n = arp_word_count(pooled->n, p->lang);
    for (size_t i = 0; i < p->s->n_sides; i++) side_words(p, i, &sentence);
    if (!isnan(pooled->gap)) {
        arp_word gap = arp_word_p(pooled->gap_p, p->lang);
        bool established = pooled->gap_p <= p->r->study->alpha;
        part(p, &sentence, established ? say(GAP, p->lang) : say(NO_GAP, p->lang),
             (const char *const[]){gap.s, NULL});
    }
    given_words(p, &sentence);
    if (sentence.bad) p->out->bad = true;
    else
        arp_wrap_fill(p->out, 0, say(HEAD, p->lang),
                      (const char *const[]){who.s, choices.s, n.s, sentence.bytes, NULL});
    arp_text_free(&sentence);
    if (pooled->majority) arp_wrap(p->out, say(MAJORITY, p->lang), 0, 0);
}

/* "0,62 (p 0,008)", or the one that there is. */
static void pair_cell(const page *p, arp_grid *grid, double value, bool signed_one, double chance) {
    arp_word c = signed_one ? arp_word_number(value, 2, p->lang) : arp_word_c(value, p->lang);
    arp_word tail = arp_word_p(chance, p->lang);
    if (isnan(value) && isnan(chance)) arp_grid_cell(grid, "");
    else if (isnan(chance)) arp_grid_cell(grid, c.s);
    else if (isnan(value))
        arp_grid_fill(grid, say(CELL_P, p->lang),
                      (const char *const[]){arp_word_bare(&tail), NULL});
    else
        arp_grid_fill(grid, say(CELL, p->lang),
                      (const char *const[]){c.s, arp_word_bare(&tail), NULL});
}

static void way_begin(const page *p, arp_grid *grid, const char *name, size_t m) {
    arp_grid_cell(grid, name);
    arp_grid_cell(grid, m ? arp_word_count(m, p->lang).s : "");
}

static bool has_gap(const page *p) {
    return !isnan(p->s->pooled.gap);
}

static void union_rows(const page *p, arp_grid *grid) {
    const arp_several *s = p->s;
    way_begin(p, grid, say(UNION, p->lang), s->pooled.m);
    for (size_t i = 0; i < p->sides; i++)
        pair_cell(p, grid, s->pooled.side[i].c, false, s->pooled.side[i].p);
    if (has_gap(p)) pair_cell(p, grid, s->pooled.gap, true, s->pooled.gap_p);
    way_begin(p, grid, say(GIVEN, p->lang), 0);
    for (size_t i = 0; i < p->sides; i++) pair_cell(p, grid, NAN, false, s->pooled.side[i].p_given);
    if (has_gap(p)) arp_grid_cell(grid, "");
    if (p->r->study->stratum) {
        way_begin(p, grid, say(GIVEN_STRATA, p->lang), 0);
        for (size_t i = 0; i < p->sides; i++)
            pair_cell(p, grid, NAN, false, s->pooled.side[i].p_strata);
        if (has_gap(p)) arp_grid_cell(grid, "");
    }
    if (!p->r->study->zoned) return;
    arp_word least = arp_word_shortest(100.0 * p->r->study->coverage_beside, p->lang);
    arp_grid_fill(grid, say(BESIDE, p->lang), (const char *const[]){least.s, NULL});
    arp_grid_cell(grid, arp_word_count(s->beside.m, p->lang).s);
    for (size_t i = 0; i < p->sides; i++) pair_cell(p, grid, s->beside.c[i], false, s->beside.p[i]);
    if (has_gap(p)) pair_cell(p, grid, s->beside.gap, true, NAN);
}

static void strata_row(const page *p, arp_grid *grid) {
    const arp_several *s = p->s;
    if (!p->r->study->stratum) return;
    arp_grid_fill(grid, say(STRATA, p->lang), (const char *const[]){p->r->study->strata, NULL});
    arp_grid_cell(grid, arp_word_count(s->side[0].within.m, p->lang).s);
    for (size_t i = 0; i < p->sides; i++)
        pair_cell(p, grid, s->side[i].within.c, false, s->side[i].within.p);
    if (has_gap(p)) pair_cell(p, grid, s->within_gap.c, true, s->within_gap.p);
}

static void vote_rows(const page *p, arp_grid *grid) {
    const arp_several *s = p->s;
    way_begin(p, grid, say(VOTE, p->lang), s->n - s->n_empty);
    for (size_t i = 0; i < p->sides; i++)
        pair_cell(p, grid, s->side[i].vote.mean, false, s->side[i].vote.p);
    if (has_gap(p)) pair_cell(p, grid, s->vote_gap.mean, true, s->vote_gap.p);
    arp_word clusters = arp_word_count(s->side[0].vote.n_clusters, p->lang);
    arp_grid_fill(grid, say(CLUSTERS, p->lang), (const char *const[]){clusters.s, NULL});
    arp_grid_cell(grid, "");
    for (size_t i = 0; i < p->sides; i++)
        pair_cell(p, grid, NAN, false, s->side[i].vote.p_clusters);
    if (has_gap(p)) pair_cell(p, grid, NAN, true, s->vote_gap.p_clusters);
}

static void together(const page *p) {
    arp_grid grid = {0};
    arp_wrap(p->out, say(TOGETHER, p->lang), 0, 2);
    arp_grid_begin(&grid, "lr", p->sides + has_gap(p), 2);
    arp_grid_cell(&grid, say(WAY, p->lang));
    arp_grid_cell(&grid, say(SELECTED, p->lang));
    for (size_t i = 0; i < p->sides; i++) arp_grid_cell(&grid, label_of(p, i));
    if (has_gap(p)) arp_grid_cell(&grid, say(DIFFERENCE, p->lang));
    union_rows(p, &grid);
    strata_row(p, &grid);
    vote_rows(p, &grid);
    arp_grid_end(&grid, p->out);
    const arp_within *within = &p->s->side[0].within;
    if (!p->r->study->stratum) return;
    arp_word compared = arp_word_count(within->compared, p->lang),
             without = arp_word_count(within->without, p->lang),
             whole = arp_word_count(within->whole, p->lang);
    arp_wrap_fill(p->out, 2, say(STRATA_HOW, p->lang),
                  (const char *const[]){compared.s, without.s, whole.s, NULL});
}

static void differ(const page *p) {
    const arp_differ *d = &p->s->differ;
    if (isnan(d->variance)) return;
    double alpha = p->r->study->alpha;
    arp_word more = arp_word_p(d->p_more, p->lang), less = arp_word_p(d->p_less, p->lang);
    if (d->p_more <= alpha / 2.0 || d->p_less <= alpha / 2.0) {
        bool rises = d->p_more < d->p_less;
        arp_wrap_fill(p->out, 0, say(DIFFER, p->lang),
                      (const char *const[]){rises ? say(MORE, p->lang) : say(LESS, p->lang),
                                            rises ? more.s : less.s, NULL});
        return;
    }
    arp_wrap_fill(p->out, 0, say(ALIKE, p->lang),
                  (const char *const[]){d->p_more < d->p_less ? more.s : less.s, NULL});
}

static void common(const page *p) {
    arp_grid grid = {0};
    arp_wrap(p->out, say(COMMON, p->lang), 0, 2);
    arp_grid_begin(&grid, "l", 2, 2);
    arp_grid_cell(&grid, say(INDICATOR, p->lang));
    arp_grid_cell(&grid, say(C, p->lang));
    arp_grid_cell(&grid, say(P, p->lang));
    for (size_t j = 0; j < p->s->n_leaves; j++) {
        const arp_common *at = &p->s->common[j];
        arp_word adjusted = arp_word_p(at->p_adjusted, p->lang);
        arp_grid_cell(&grid, p->r->study->plan.node[p->contracts->leaf[j]].label[p->lang]);
        arp_grid_cell(&grid, arp_word_c(at->c, p->lang).s);
        arp_grid_cell(&grid, isnan(at->p_adjusted) ? "–" : arp_word_bare(&adjusted));
    }
    arp_grid_end(&grid, p->out);
}

static void line_row(const page *p, size_t k, arp_grid *grid) {
    const arp_line *line = &p->s->lines.at[k];
    arp_grid_cell(grid, p->r->study->chosen[k].label);
    arp_grid_cell(grid, arp_word_count(line->m, p->lang).s);
    for (size_t i = 0; i < p->sides; i++)
        pair_cell(p, grid, line->side[i].c, false, line->side[i].p);
}

static void could_words(const page *p) {
    const arp_several *s = p->s;
    size_t could = 0, found = 0;
    for (size_t k = 0; k < s->n; k++) {
        bool stands = false;
        could += s->lines.at[k].could;
        for (size_t i = 0; i < s->n_sides; i++) {
            const arp_line_side *side = &s->lines.at[k].side[i];
            stands = stands ||
                     (side->p_given_holm <= p->r->study->alpha && side->c >= ARP_ATTESTED_FROM);
        }
        found += stands;
    }
    arp_word of = arp_word_count(s->n - s->n_empty, p->lang), n = arp_word_count(could, p->lang),
             tests = arp_word_count(s->lines.n_tests, p->lang),
             seen = arp_word_count(found, p->lang);
    if (could == 0) {
        arp_wrap_fill(p->out, 0, say(NONE_COULD, p->lang),
                      (const char *const[]){of.s, tests.s, NULL});
        return;
    }
    arp_wrap_fill(p->out, 0, say(COULD, p->lang),
                  (const char *const[]){n.s, of.s, tests.s, seen.s, NULL});
}

static void each(const page *p) {
    arp_grid grid = {0};
    const arp_several *s = p->s;
    size_t shown = 0, kept = s->n - s->n_empty;
    arp_wrap(p->out, say(EACH, p->lang), 0, 2);
    arp_grid_begin(&grid, "lr", p->sides, 2);
    arp_grid_cell(&grid, say(ONE, p->lang));
    arp_grid_cell(&grid, say(SELECTED, p->lang));
    for (size_t i = 0; i < p->sides; i++) arp_grid_cell(&grid, label_of(p, i));
    for (size_t k = 0; k < s->n; k++) {
        if (s->lines.at[k].m == 0 || (shown == MOST_LINES && !p->r->options.full)) continue;
        line_row(p, k, &grid);
        shown++;
    }
    arp_grid_end(&grid, p->out);
    if (shown < kept) {
        arp_word more = arp_word_count(kept - shown, p->lang);
        arp_wrap_fill(p->out, 2, say(MORE_LINES, p->lang), (const char *const[]){more.s, NULL});
    }
    could_words(p);
    if (s->n_empty == 0) return;
    arp_word empty = arp_word_count(s->n_empty, p->lang),
             least = arp_word_shortest(100.0 * p->r->study->coverage, p->lang);
    arp_wrap_fill(p->out, 0, say(EMPTY, p->lang), (const char *const[]){empty.s, least.s, NULL});
}

/* How far one choice alone moves the union. */
static void without(const page *p) {
    const arp_several *s = p->s;
    if (s->n - s->n_empty < 2) return;
    for (size_t i = 0; i < p->sides; i++) {
        size_t least = SIZE_MAX;
        double low = INFINITY, high = -INFINITY;
        for (size_t k = 0; k < s->n; k++) {
            double c = s->without[k].c[i];
            if (isnan(c)) continue;
            if (c < low) least = k;
            low = fmin(low, c);
            high = fmax(high, c);
        }
        if (least == SIZE_MAX) continue;
        arp_word from = arp_word_c(low, p->lang), to = arp_word_c(high, p->lang);
        arp_wrap_fill(p->out, 0, say(WITHOUT, p->lang),
                      (const char *const[]){label_of(p, i), from.s,
                                            p->r->study->chosen[least].label, to.s, NULL});
    }
}

static void meetings(const page *p) {
    const arp_meetings *all = &p->s->meetings;
    const arp_chosen *chosen = p->r->study->chosen;
    arp_text list = {0};
    if (all->n == 0) return;
    for (size_t i = 0; i < all->n && i < MOST_MEETINGS; i++) {
        const arp_meeting *met = &all->at[i];
        arp_word shared = arp_word_count(met->n_shared, p->lang);
        const char *const args[] = {chosen[met->a].label, chosen[met->b].label, shared.s, NULL};
        part(p, &list, met->n_shared ? say(SHARE, p->lang) : say(TOUCH, p->lang), args);
    }
    if (all->n > MOST_MEETINGS) {
        arp_word more = arp_word_count(all->n - MOST_MEETINGS, p->lang);
        part(p, &list, say(AND_MORE, p->lang), (const char *const[]){more.s, NULL});
    }
    if (list.bad) p->out->bad = true;
    else arp_wrap_fill(p->out, 0, say(MEET, p->lang), (const char *const[]){list.bytes, NULL});
    arp_text_free(&list);
}

static void combined(const page *p) {
    const arp_several *s = p->s;
    switch (s->uncombined) {
    case ARP_UNCOMBINED_FEW:
        return;
    case ARP_UNCOMBINED_SHARED:
        arp_wrap(p->out, say(NOT_COMBINED_SHARED, p->lang), 0, 0);
        return;
    case ARP_UNCOMBINED_TOUCHING:
        arp_wrap(p->out, say(NOT_COMBINED_TOUCHING, p->lang), 0, 0);
        return;
    case ARP_UNCOMBINED_UNKNOWN:
        arp_wrap(p->out, say(NOT_COMBINED_UNKNOWN, p->lang), 0, 0);
        return;
    case ARP_UNCOMBINED_NOT:
        break;
    }
    for (size_t i = 0; i < p->sides; i++) {
        if (isnan(s->side[i].fisher.p)) continue;
        arp_word fisher = arp_word_p(s->side[i].fisher.p, p->lang),
                 stouffer = arp_word_p(s->side[i].stouffer.p, p->lang);
        arp_wrap_fill(p->out, 0, say(COMBINED, p->lang),
                      (const char *const[]){label_of(p, i), fisher.s, stouffer.s, NULL});
    }
}

void arp_contracts_text(const arp_report *r, const arp_contracts *contracts, arp_text *out) {
    const arp_several *s = &contracts->several;
    const page p = {
        r, s, contracts, r->options.lang, s->n_sides < MOST_SIDES ? s->n_sides : MOST_SIDES, out};
    arp_title_text(r, out);
    headline(&p);
    arp_text_add(out, "\n");
    together(&p);
    arp_text_add(out, "\n");
    common(&p);
    arp_text_add(out, "\n");
    each(&p);
    arp_text_add(out, "\n");
    differ(&p);
    without(&p);
    meetings(&p);
    combined(&p);
    arp_text_add(out, "\n");
    arp_wrap(out, say(HOW, p.lang), 0, 0);
    arp_notes_text(r, out);
}
