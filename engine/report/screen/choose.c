/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "report/messages/choose.h"
#include "report/screen/layout.h"
#include "report/screen/screen.h"

#define say(id, p) arp_say(ARP_MSG_CHOOSE_##id, (p)->lang)

enum { MOST_NAMES = 12, MOST_NEAR = 3, MOST_OUT = 5, MOST_PORTFOLIOS = 10 };

typedef struct page {
    const arp_report *r;
    const arp_choose_found *found;
    const arp_choose_asked *asked;
    arp_lang lang;
    arp_text *out;
} page;

#define put(p, id, ...)                                                                            \
    arp_wrap_fill((p)->out, 0, say(id, p), (const char *const[]){__VA_ARGS__, NULL})

static const char *label_of(const page *p, size_t row) {
    return p->r->study->values.label[row];
}

/* "A, B, C and 4 more"; "nobody". */
static const char *names(const page *p, const size_t *row, size_t n, arp_text *text) {
    for (size_t k = 0; k < n && k < MOST_NAMES; k++) {
        if (k) arp_text_add(text, say(COMMA, p));
        arp_text_add(text, label_of(p, row[k]));
    }
    if (n > MOST_NAMES)
        arp_text_fill(text, say(MORE, p),
                      (const char *const[]){arp_word_count(n - MOST_NAMES, p->lang).s, NULL});
    if (n == 0) arp_text_add(text, say(NOBODY, p));
    if (text->bad) p->out->bad = true;
    return text->bad ? "" : text->bytes;
}

/* Rows that stand so: they follow each other in the order. */
static const size_t *those(const page *p, arp_to_choose which, size_t *n) {
    size_t from = 0;
    for (size_t s = 0; s < (size_t)which; s++) from += p->found->count[s];
    *n = p->found->count[which];
    return p->found->order + from;
}

static const char *names_of(const page *p, arp_to_choose which, arp_text *text) {
    size_t n;
    const size_t *row = those(p, which, &n);
    return names(p, row, n, text);
}

static const char *side_label(const page *p) {
    const arp_plan *plan = &p->r->study->plan;
    return plan->node[plan->node[0].child[p->asked->side]].label[p->lang];
}

static void budget_words(const page *p, arp_text *to) {
    arp_word budget = arp_word_shortest(p->asked->budget, p->lang),
             people = arp_word_number(p->asked->budget, 0, p->lang);
    const char *const args[] = {budget.s, p->asked->column, NULL};
    switch (p->asked->kind) {
    case ARP_BUDGET_POPULATION:
        arp_text_fill(to, say(BUDGET_PEOPLE, p), (const char *const[]){people.s, NULL});
        break;
    case ARP_BUDGET_NUMBER:
        arp_text_fill(to, say(BUDGET_NUMBER, p), (const char *const[]){people.s, NULL});
        break;
    case ARP_BUDGET_COLUMN:
        arp_text_fill(to, say(BUDGET_COLUMN, p), args);
        break;
    }
}

static void headline(const page *p) {
    arp_text core = {0}, some = {0}, budget = {0};
    const char *sure = names_of(p, ARP_TO_CHOOSE_CORE, &core),
               *maybe = names_of(p, ARP_TO_CHOOSE_BORDERLINE, &some);
    arp_word of = arp_word_territories(p->r->study->level, p->found->n_open, p->lang),
             from = arp_word_shortest(p->asked->weight[0], p->lang),
             to = arp_word_shortest(p->asked->weight[1], p->lang);
    if (p->asked->first) {
        put(p, FIRST, arp_word_count(p->asked->first, p->lang).s, of.s, side_label(p), from.s, to.s,
            sure, maybe);
    } else {
        arp_word many = arp_word_count(p->found->portfolios.n_portfolios, p->lang);
        budget_words(p, &budget);
        if (budget.bad) p->out->bad = true;
        else
            put(p, BY_BUDGET, budget.bytes, of.s, side_label(p), from.s, to.s, many.s, sure, maybe);
    }
    arp_text_free(&core);
    arp_text_free(&some);
    arp_text_free(&budget);
}

/* Those that share their value at every weight and would be among the first but for each other. */
static void tied_seats(const page *p) {
    const arp_choose_found *f = p->found;
    arp_text text = {0};
    size_t n, shown = 0;
    const size_t *row = those(p, ARP_TO_CHOOSE_BORDERLINE, &n);
    for (size_t k = 0; p->asked->first && k < n; k++) {
        size_t i = row[k];
        if (!f->tied[i] || f->worst[i] > p->asked->first) continue;
        if (shown++) arp_text_add(&text, say(COMMA, p));
        arp_text_add(&text, label_of(p, i));
    }
    if (text.bad) p->out->bad = true;
    else if (shown) put(p, TIED, text.bytes);
    arp_text_free(&text);
}

static void regret(const page *p) {
    const arp_choosing *all = &p->found->portfolios;
    arp_text text = {0};
    if (all->n_portfolios == 0) return;
    const arp_portfolio *one = &all->portfolio[all->least_regret];
    put(p, REGRET, names(p, one->row, one->n, &text), arp_word_value(one->regret, p->lang).s,
        arp_word_value(all->best[0], p->lang).s, arp_word_value(all->best[1], p->lang).s);
    if (all->n_least > 1) put(p, REGRET_TIES, arp_word_count(all->n_least, p->lang).s);
    arp_text_free(&text);
    if (!p->asked->group) return;
    put(p, QUOTA, arp_word_count(p->asked->at_most, p->lang).s, p->asked->per,
        arp_word_value(all->quota[0], p->lang).s, arp_word_value(all->quota[1], p->lang).s);
}

/* One that costs more than the whole budget misses it by no little. */
static bool affordable(const page *p, size_t row) {
    return !p->asked->cost || p->asked->cost[row] <= p->asked->budget;
}

/* Whether a territory that is out stands before another among the nearest. */
static bool nearer(const arp_choose_found *f, size_t a, size_t b) {
    if (f->lacks[a] != f->lacks[b] && !isnan(f->lacks[a])) return f->lacks[a] < f->lacks[b];
    return f->best[a] < f->best[b];
}

static void near_misses(const page *p) {
    const arp_choose_found *f = p->found;
    size_t n, shown = 0, near[MOST_NEAR];
    const size_t *row = those(p, ARP_TO_CHOOSE_OUT, &n);
    arp_text text = {0};
    for (size_t k = 0; k < n; k++) {
        if (!affordable(p, row[k])) continue;
        size_t at = shown < MOST_NEAR ? shown++ : MOST_NEAR;
        for (; at > 0 && nearer(f, row[k], near[at - 1]); at--) {
            if (at < MOST_NEAR) near[at] = near[at - 1];
        }
        if (at < MOST_NEAR) near[at] = row[k];
    }
    for (size_t k = 0; k < shown; k++) {
        arp_word best = arp_word_count(f->best[near[k]], p->lang),
                 lacks = arp_word_value(f->lacks[near[k]], p->lang);
        const char *const args[] = {label_of(p, near[k]), best.s, lacks.s, NULL};
        const char *const by_value[] = {label_of(p, near[k]), best.s, NULL};
        if (k) arp_text_add(&text, say(COMMA, p));
        if (p->asked->first) arp_text_fill(&text, say(NEAR_SEAT, p), args);
        else arp_text_fill(&text, say(NEAR_VALUE, p), by_value);
    }
    if (text.bad) p->out->bad = true;
    else if (shown && p->asked->first) put(p, NEAR, text.bytes);
    else if (shown) put(p, NEAR_BUDGET, text.bytes);
    arp_text_free(&text);
}

static void left_out(const page *p) {
    arp_text never = {0}, barred = {0};
    if (p->found->count[ARP_TO_CHOOSE_NEVER])
        put(p, NEVER, names_of(p, ARP_TO_CHOOSE_NEVER, &never));
    if (p->found->count[ARP_TO_CHOOSE_EXCLUDED])
        put(p, EXCLUDED, names_of(p, ARP_TO_CHOOSE_EXCLUDED, &barred));
    arp_text_free(&never);
    arp_text_free(&barred);
}

static const char *stands_word(const page *p, size_t row) {
    switch (p->found->stands[row]) {
    case ARP_TO_CHOOSE_CORE:
        return say(CORE, p);
    case ARP_TO_CHOOSE_BORDERLINE:
        return say(BORDERLINE, p);
    case ARP_TO_CHOOSE_OUT:
        return say(OUT, p);
    case ARP_TO_CHOOSE_NEVER:
        return say(BELOW, p);
    case ARP_TO_CHOOSE_EXCLUDED:
        break;
    }
    return say(BARRED, p);
}

static void table_row(const page *p, size_t row, arp_grid *grid) {
    const arp_choose_found *f = p->found;
    arp_grid_cell(grid, label_of(p, row));
    arp_grid_cell(grid, stands_word(p, row));
    for (size_t end = 0; end < 2; end++)
        arp_grid_cell(grid, p->asked->first ? arp_word_number(f->value[end][row], 2, p->lang).s
                                            : arp_word_value(f->value[end][row], p->lang).s);
    if (f->best[row] == 0) arp_grid_cell(grid, "–");
    else if (f->best[row] == f->worst[row])
        arp_grid_cell(grid, arp_word_count(f->best[row], p->lang).s);
    else
        arp_grid_fill(grid, say(RANGE, p),
                      (const char *const[]){arp_word_count(f->best[row], p->lang).s,
                                            arp_word_count(f->worst[row], p->lang).s, NULL});
    if (!p->asked->first) arp_grid_cell(grid, arp_word_number(f->share[row], 2, p->lang).s);
}

/* Who may be in, and the first of those that are not. */
static void table(const page *p) {
    const arp_choose_found *f = p->found;
    size_t shown = f->count[ARP_TO_CHOOSE_CORE] + f->count[ARP_TO_CHOOSE_BORDERLINE] + MOST_OUT;
    arp_grid grid = {0};
    if (shown > f->n || p->r->options.full) shown = f->n;
    arp_wrap(p->out, p->asked->first ? say(TABLE_FIRST, p) : say(TABLE_BUDGET, p), 0, 2);
    arp_grid_begin(&grid, "llrr", 1 + !p->asked->first, 2);
    arp_grid_cell(&grid, say(WHO, p));
    arp_grid_cell(&grid, say(STANDS, p));
    for (size_t end = 0; end < 2; end++)
        arp_grid_fill(
            &grid, say(VALUE, p),
            (const char *const[]){arp_word_shortest(p->asked->weight[end], p->lang).s, NULL});
    arp_grid_cell(&grid, say(RANKS, p));
    if (!p->asked->first) arp_grid_cell(&grid, say(SHARE, p));
    for (size_t i = 0; i < shown; i++) table_row(p, f->order[i], &grid);
    arp_grid_end(&grid, p->out);
    if (shown < f->n)
        arp_wrap_fill(p->out, 2, say(TABLE_MORE, p),
                      (const char *const[]){arp_word_count(f->n - shown, p->lang).s, NULL});
}

/* Each of them with what it costs. */
static void portfolios(const page *p) {
    const arp_choosing *all = &p->found->portfolios;
    if (all->n_portfolios == 0) return;
    arp_text_add(p->out, "\n");
    put(p, PORTFOLIOS, NULL);
    for (size_t k = 0; k < all->n_portfolios && k < MOST_PORTFOLIOS; k++) {
        const arp_portfolio *one = &all->portfolio[k];
        arp_text text = {0};
        arp_wrap_fill(p->out, 2, say(PORTFOLIO, p),
                      (const char *const[]){names(p, one->row, one->n, &text),
                                            arp_word_number(one->cost, 0, p->lang).s,
                                            arp_word_value(one->regret, p->lang).s, NULL});
        arp_text_free(&text);
    }
    if (all->n_portfolios > MOST_PORTFOLIOS)
        arp_wrap_fill(p->out, 2, say(PORTFOLIOS_MORE, p),
                      (const char *const[]){
                          arp_word_count(all->n_portfolios - MOST_PORTFOLIOS, p->lang).s, NULL});
}

void arp_choose_text(const arp_report *r, const arp_choose_found *found, arp_text *out) {
    const page p = {r, found, r->study->choose, r->options.lang, out};
    arp_title_text(r, out);
    headline(&p);
    tied_seats(&p);
    regret(&p);
    near_misses(&p);
    left_out(&p);
    portfolios(&p);
    arp_text_add(out, "\n");
    table(&p);
    if (!p.asked->first) {
        arp_word from = arp_word_number(found->threshold[0], 3, p.lang),
                 to = arp_word_number(found->threshold[1], 3, p.lang);
        arp_text_add(out, "\n");
        if (r->study->population) put(&p, HOW_PEOPLE, from.s, to.s);
        else put(&p, HOW_SCORE, from.s, to.s);
    }
    arp_notes_text(r, out);
}
