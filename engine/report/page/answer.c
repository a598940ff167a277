/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page/answer.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "report/messages/page.h"
#include "report/page/names.h"
#include "report/words/words.h"

enum { MOST_CARDS = 2, NAMED = 4, FIRST_SHOWN = 10, NEAR_SHOWN = 5 };

static void put_title(const arp_pen *p) {
    const arp_result_table *study = arp_page_table(p->tables, "study");
    const char *level = arp_page_text(study, 0, "level");
    double n = arp_page_number(study, 0, "n"), decided = arp_page_number(study, 0, "decided");
    arp_word fr = arp_word_territories(level ? level : "", (size_t)n, ARP_FR);
    arp_word en = arp_word_territories(level ? level : "", (size_t)n, ARP_EN);
    arp_pen_raw(p, "<p class=\"kicker\">arpent · ");
    arp_pen_both(p, fr.s, en.s);
    if (!isnan(decided)) {
        arp_word when = arp_word_year((int)decided);
        const char *const year[] = {when.s, NULL};
        arp_pen_raw(p, " · ");
        arp_pen_say(p, ARP_MSG_PAGE_DECIDED, year);
    }
    arp_pen_raw(p, "</p>\n<h1>");
    arp_pen_both(p, arp_page_text(study, 0, "title_fr"), arp_page_text(study, 0, "title_en"));
    arp_pen_raw(p, "</h1>\n");
}

/* Where the first sentence ends: after a period before a blank and a capital letter. */
static size_t first_sentence(const char *text) {
    for (const char *c = strstr(text, ". "); c; c = strstr(c + 1, ". ")) {
        if ((c[2] >= 'A' && c[2] <= 'Z') || (unsigned char)c[2] == 0xC3)
            return (size_t)(c - text) + 1;
    }
    return strlen(text);
}

/* A part of a text in each language: its first sentence, or the rest. */
static void put_part(const arp_pen *p, const char *const text[2], bool rest) {
    arp_text part[2] = {{0}, {0}};
    for (int lang = 0; lang < 2; lang++) {
        size_t n = first_sentence(text[lang]);
        if (rest) arp_text_add(&part[lang], text[lang][n] ? text[lang] + n + 1 : "");
        else arp_text_add_n(&part[lang], text[lang], n);
        p->out->text.bad |= part[lang].bad;
    }
    if (!p->out->text.bad) arp_pen_both(p, part[ARP_FR].bytes, part[ARP_EN].bytes);
    arp_text_free(&part[ARP_FR]);
    arp_text_free(&part[ARP_EN]);
}

/* One more condition under which a side no longer stands out, in both languages. */
static void add_condition(arp_text list[2], int message, const char *name) {
    for (int lang = 0; lang < 2; lang++) {
        const char *const args[] = {name, NULL};
        if (list[lang].n) arp_text_add(&list[lang], ", ");
        arp_text_fill(&list[lang], arp_say((arp_message)message, (arp_lang)lang), args);
    }
}

/* What a side that stands out rests on: each row of verdict_holds that takes it away. */
static void find_conditions(const arp_result_table *holds, const char *side, arp_text list[2]) {
    static const struct {
        const char *what;
        int said;
    } SAID[] = {{"left_out", ARP_MSG_PAGE_BUT_WITHOUT},
                {"universe", ARP_MSG_PAGE_BUT_IN},
                {"union", ARP_MSG_PAGE_WORD_UNION},
                {"neighbours", ARP_MSG_PAGE_WORD_NEIGHBOURS},
                {"without_late", ARP_MSG_PAGE_WORD_WITHOUT_LATE},
                {"indicator", ARP_MSG_PAGE_BUT_WITHOUT}};
    for (size_t k = 0; holds && k < sizeof SAID / sizeof SAID[0]; k++) {
        size_t told = 0;
        for (size_t row = 0; row < holds->n_rows && told < NAMED; row++) {
            const char *label = arp_page_text(holds, row, "label"),
                       *name = arp_page_text(holds, row, "name");
            if (strcmp(arp_page_text(holds, row, "what"), SAID[k].what) != 0 ||
                strcmp(arp_page_text(holds, row, "side"), side) != 0 ||
                !(arp_page_number(holds, row, "changes") > 0))
                continue;
            add_condition(list, SAID[k].said, label ? label : name ? name : "");
            told++;
        }
    }
}

/* Beside the headline, in its own paragraph: where what it says ends. A side that stands out only
   once the others are given is told to be so, and no more: the rest follows. */
static void put_caveats(const arp_pen *p) {
    const arp_result_table *sides = arp_page_table(p->tables, "sides"),
                           *holds = arp_page_table(p->tables, "verdict_holds");
    for (size_t i = 0; sides && i < sides->n_rows; i++) {
        const char *state = arp_page_text(sides, i, "state");
        arp_text list[2] = {{0}, {0}};
        if (!state || strcmp(state, "attested") != 0) continue;
        if (arp_page_number(sides, i, "attested_alone") == 0)
            add_condition(list, ARP_MSG_PAGE_BUT_ALONE, "");
        else find_conditions(holds, arp_page_text(sides, i, "side"), list);
        const char *fr[] = {arp_page_text(sides, i, "label_fr"), list[ARP_FR].bytes, NULL};
        const char *en[] = {arp_page_text(sides, i, "label_en"), list[ARP_EN].bytes, NULL};
        p->out->text.bad |= list[ARP_FR].bad || list[ARP_EN].bad;
        if (list[ARP_FR].n && !p->out->text.bad) {
            arp_pen_raw(p, " <span class=\"limit\">");
            arp_pen_say_each(p, ARP_MSG_PAGE_BUT_SIDE, fr, en);
            arp_pen_raw(p, "</span>");
        }
        arp_text_free(&list[ARP_FR]);
        arp_text_free(&list[ARP_EN]);
    }
}

static void put_verdict(const arp_pen *p, const arp_result_table *verdict) {
    const char *text[] = {arp_page_text(verdict, 0, "sentence_fr"),
                          arp_page_text(verdict, 0, "sentence_en")};
    if (!text[ARP_FR] || !text[ARP_EN]) return;
    arp_pen_raw(p, "<div class=\"verdict\"><p class=\"first\">");
    put_part(p, text, false);
    put_caveats(p);
    arp_pen_raw(p, "</p>\n");
    if (text[ARP_FR][first_sentence(text[ARP_FR])]) {
        arp_pen_raw(p, "<p class=\"but\">");
        put_part(p, text, true);
        arp_pen_raw(p, "</p>");
    }
    arp_pen_raw(p, "</div>\n");
}

static void open_card(const arp_pen *p, const char *number) {
    arp_pen_raw(p, "<li><strong class=\"n\">");
    arp_pen_text(p, number);
    arp_pen_raw(p, "</strong> <span>");
}

static void close_card(const arp_pen *p) {
    arp_pen_raw(p, "</span></li>\n");
}

static void put_side_cards(const arp_pen *p) {
    const arp_result_table *sides = arp_page_table(p->tables, "sides");
    for (size_t i = 0, cards = 0; sides && i < sides->n_rows && cards < MOST_CARDS; i++) {
        double c = arp_page_number(sides, i, "concordance"),
               pg = arp_page_number(sides, i, "p_given_holm");
        if (!(arp_page_number(sides, i, "in_verdict") > 0)) continue;
        arp_word pf = arp_word_p(pg, ARP_FR), pe = arp_word_p(pg, ARP_EN);
        const char *fr[] = {arp_page_text(sides, i, "label_fr"), pf.s, NULL};
        const char *en[] = {arp_page_text(sides, i, "label_en"), pe.s, NULL};
        open_card(p, arp_word_c(c, p->lang).s);
        arp_pen_say_each(p, isnan(pg) ? ARP_MSG_PAGE_CARD_C_ONLY : ARP_MSG_PAGE_CARD_C, fr, en);
        close_card(p);
        cards++;
    }
}

/* "11 et 26": the ranks of a few; of many, from the best to the worst. */
static void put_ranks_card(const arp_pen *p, const arp_result_table *chosen) {
    arp_text ranks = {0}, names[2] = {{0}, {0}};
    double n = arp_page_number(arp_page_table(p->tables, "study"), 0, "n");
    size_t m = chosen->n_rows;
    double best = INFINITY, worst = 0;
    arp_word all = arp_word_number(n, 0, p->lang), many = arp_word_count(m, p->lang);
    for (size_t i = 0; i < m; i++) {
        double rank = arp_page_number(chosen, i, "rank");
        best = fmin(best, rank);
        worst = fmax(worst, rank);
        if (m > NAMED) continue;
        for (int lang = 0; lang < 2; lang++) {
            if (i)
                arp_text_add(&names[lang],
                             i + 1 < m ? ", " : arp_say(ARP_MSG_PAGE_AND, (arp_lang)lang));
            arp_text_add(&names[lang], arp_page_text(chosen, i, "label"));
        }
        if (i) arp_text_add(&ranks, " \xC2\xB7 ");
        arp_text_add(&ranks, arp_word_number(rank, 0, p->lang).s);
    }
    if (m > NAMED) {
        arp_text_add(&ranks, arp_word_number(best, 0, p->lang).s);
        arp_text_add(&ranks, " \xE2\x80\x93 ");
        arp_text_add(&ranks, arp_word_number(worst, 0, p->lang).s);
    }
    p->out->text.bad |= ranks.bad || names[0].bad || names[1].bad;
    if (!p->out->text.bad) {
        const char *fr[] = {m > NAMED ? many.s : names[ARP_FR].bytes, all.s, NULL};
        const char *en[] = {m > NAMED ? many.s : names[ARP_EN].bytes, all.s, NULL};
        open_card(p, ranks.bytes);
        arp_pen_say_each(p,
                         m > NAMED ? ARP_MSG_PAGE_CARD_BEST
                         : m > 1   ? ARP_MSG_PAGE_CARD_RANKS
                                   : ARP_MSG_PAGE_CARD_RANK,
                         fr, en);
        close_card(p);
    }
    arp_text_free(&ranks);
    arp_text_free(&names[0]);
    arp_text_free(&names[1]);
}

/* Do the draws vary what no side's concordance hangs on alone: the weights of the sides? */
static bool only_side_weights(const arp_result_table *varied) {
    for (size_t row = 0; varied && row < varied->n_rows; row++) {
        if (strcmp(arp_page_text(varied, row, "kind"), "side_weights") != 0) return false;
    }
    return varied != NULL;
}

/* The share of the draws that keep the verdict; without one, or where none could change it, how far
   ranks move. */
static void put_draws_card(const arp_pen *p) {
    const arp_result_table *drawn = arp_page_table(p->tables, "draws_verdict");
    const arp_result_table *draws = arp_page_table(p->tables, "draws");
    const char *word = arp_page_text(arp_page_table(p->tables, "verdict"), 0, "word");
    size_t row = word && drawn ? arp_page_row(drawn, 0, "word", word) : SIZE_MAX;
    if (only_side_weights(arp_page_table(p->tables, "varied"))) row = SIZE_MAX;
    if (row != SIZE_MAX) {
        arp_word share = arp_word_number(100 * arp_page_number(drawn, row, "share"), 0, p->lang);
        strcat(share.s, p->lang == ARP_FR ? "\xC2\xA0%" : "%");
        open_card(p, share.s);
        arp_pen_say(p, ARP_MSG_PAGE_CARD_HOLDS, NULL);
        close_card(p);
    } else if (draws) {
        open_card(p, arp_word_number(arp_page_number(draws, 0, "mean_rank_shift"), 1, p->lang).s);
        arp_pen_say(p, ARP_MSG_PAGE_CARD_SHIFT, NULL);
        close_card(p);
    }
}

/* Share of the draws that put a territory among the first k. */
static void put_share(const arp_pen *p, const char *code, double k) {
    const arp_result_table *first = arp_page_table(p->tables, "draws_first");
    for (size_t row = 0; first && row < first->n_rows; row++) {
        row = arp_page_row(first, row, "code", code);
        if (row == SIZE_MAX) return;
        if (arp_page_number(first, row, "k") != k) continue;
        static const char *const COLUMN[] = {"share", "low", "high"};
        arp_word word[2][4];
        for (int lang = 0; lang < 2; lang++) {
            word[lang][0] = arp_word_number(k, 0, (arp_lang)lang);
            for (size_t j = 0; j < 3; j++) {
                double x = 100 * arp_page_number(first, row, COLUMN[j]);
                word[lang][j + 1] = arp_word_number(x, 0, (arp_lang)lang);
                strcat(word[lang][j + 1].s, lang == ARP_FR ? "\xC2\xA0%" : "%");
            }
        }
        const char *fr[] = {word[0][0].s, word[0][1].s, word[0][2].s, word[0][3].s, NULL};
        const char *en[] = {word[1][0].s, word[1][1].s, word[1][2].s, word[1][3].s, NULL};
        arp_pen_raw(p, " <small>");
        arp_pen_say_each(p, ARP_MSG_PAGE_FIRST_SHARE, fr, en);
        arp_pen_raw(p, "</small>");
        return;
    }
}

/* Share of the draws that put each row of the ranking among the first k; draws_first has the same
   order. NULL when memory is short. */
static double *find_shares(const arp_result_table *ranking, const arp_result_table *first,
                           double k) {
    double *share = arp_zalloc(ranking->n_rows, sizeof *share);
    for (size_t row = 0, i = 0; share && row < first->n_rows; row++) {
        const char *code = arp_page_text(first, row, "code");
        while (i < ranking->n_rows && strcmp(arp_page_text(ranking, i, "code"), code) != 0) i++;
        if (i == ranking->n_rows) break;
        if (arp_page_number(first, row, "k") == k) share[i] = arp_page_number(first, row, "share");
    }
    return share;
}

/* Those not among the first `shown` that the draws put there as often as one of them. */
static void put_near(const arp_pen *p, const arp_result_table *ranking, size_t shown, double k) {
    const arp_result_table *first = arp_page_table(p->tables, "draws_first");
    double *share = first ? find_shares(ranking, first, k) : NULL, least = INFINITY;
    arp_word many = arp_word_number(k, 0, p->lang);
    const char *const count[] = {many.s, NULL};
    if (first && !share) p->out->text.bad = true;
    for (size_t i = 0; share && i < shown; i++) least = fmin(least, share[i]);
    for (size_t told = 0; share && told <= NEAR_SHOWN; told++) {
        size_t best = shown;
        for (size_t i = shown; i < ranking->n_rows; i++) best = share[i] > share[best] ? i : best;
        bool any = best < ranking->n_rows && share[best] > 0 && share[best] >= least;
        if (told && (!any || told == NEAR_SHOWN)) arp_pen_raw(p, "</ul>\n");
        if (!any || told == NEAR_SHOWN) break;
        if (told == 0) {
            arp_pen_raw(p, "<p class=\"but\">");
            arp_pen_say(p, ARP_MSG_PAGE_NEAR_MISSES, count);
            arp_pen_raw(p, "</p>\n<ul>");
        }
        arp_pen_raw(p, "<li>");
        arp_pen_text(p, arp_page_text(ranking, best, "label"));
        put_share(p, arp_page_text(ranking, best, "code"), k);
        arp_pen_raw(p, "</li>\n");
        share[best] = 0;
    }
    arp_free(share);
}

/* Without a selection: who comes first, and how surely. */
static void put_first(const arp_pen *p) {
    const arp_result_table *ranking = arp_page_table(p->tables, "ranking");
    double k = arp_page_number(arp_page_table(p->tables, "draws_first"), 0, "k");
    if (isnan(k)) k = arp_page_number(arp_page_table(p->tables, "within_first"), 0, "k");
    size_t shown = isnan(k) || k > FIRST_SHOWN ? FIRST_SHOWN : (size_t)k;
    if (!ranking) return;
    if (shown > ranking->n_rows) shown = ranking->n_rows;
    arp_word many = arp_word_count(shown, p->lang);
    const char *const count[] = {many.s, NULL};
    arp_pen_raw(p, "<div class=\"verdict\"><p class=\"first\">");
    arp_pen_say(p, ARP_MSG_PAGE_FIRST_ONES, count);
    arp_pen_raw(p, "</p>\n<ol>");
    for (size_t row = 0; row < shown; row++) {
        arp_pen_raw(p, "<li>");
        arp_pen_text(p, arp_page_text(ranking, row, "label"));
        put_share(p, arp_page_text(ranking, row, "code"), k);
        arp_pen_raw(p, "</li>\n");
    }
    arp_pen_raw(p, "</ol>\n");
    put_near(p, ranking, shown, k);
    arp_pen_raw(p, "</div>\n");
}

void arp_page_answer(const arp_pen *p) {
    const arp_result_table *verdict = arp_page_table(p->tables, "verdict");
    const arp_result_table *chosen = arp_page_table(p->tables, "selection");
    arp_pen_raw(p, "<header id=\"answer\">\n");
    put_title(p);
    if (verdict) put_verdict(p, verdict);
    else put_first(p);
    arp_pen_raw(p, "<ul class=\"cards\">\n");
    put_side_cards(p);
    if (chosen) put_ranks_card(p, chosen);
    put_draws_card(p);
    arp_pen_raw(p, "</ul>\n</header>\n");
}
