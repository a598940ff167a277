/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/portrait/page.h"

#include "base/enum.h"
#include "base/fail.h"
#include "report/messages/portrait.h"
#include "report/portrait/rows.h"
#include "report/portrait/style.h"
#include "report/portrait/told.h"

enum { ROOMY = 11, FULL = 16 }; /* lines beyond which a page is set smaller */

void arp_portrait_begin(const arp_place_page *p, const char *title, const char *class) {
    static const char *const LANG[] = ARP_ENUM_WORDS(ARP_LANGS);
    arp_pen_raw(&p->pen, ARP_PORTRAIT_BEGINS);
    arp_pen_raw(&p->pen, LANG[p->all->lang]);
    arp_pen_raw(&p->pen, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
                         "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                         "style-src 'sha256-");
    arp_pen_raw(&p->pen, ARP_PORTRAIT_STYLE_SHA);
    arp_pen_raw(&p->pen,
                "'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" "
                "content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" "
                "content=\"arpent ");
    arp_pen_raw(&p->pen, arp_version());
    arp_pen_raw(&p->pen, "\">\n<title>");
    arp_pen_text(&p->pen, title);
    arp_pen_raw(&p->pen, "</title>\n<style>");
    arp_pen_raw(&p->pen, ARP_PORTRAIT_STYLE);
    arp_pen_raw(&p->pen, "</style>\n</head>\n<body class=\"");
    arp_pen_raw(&p->pen, class);
    arp_pen_raw(&p->pen, "\">\n");
}

static void put_head(const arp_place_page *p) {
    const arp_study *study = p->of.report.study;
    size_t row = p->of.profile->row, n = p->of.profile->n;
    const char *label = study->values.label[row], *code = study->values.code[row];
    arp_lang lang = p->all->lang;
    arp_word among = arp_word_territories(study->level, study->values.n_rows, lang);
    const char *const args[] = {among.s, NULL};
    arp_portrait_begin(p, label && *label ? label : code,
                       n > FULL    ? "c2"
                       : n > ROOMY ? "c1"
                                   : "c0");
    arp_pen_raw(&p->pen, "<header><p class=\"k\">");
    arp_pen_text(&p->pen, arp_portrait_text(p, (const char *const *)study->title));
    arp_pen_raw(&p->pen, "</p>\n<h1>");
    arp_pen_text(&p->pen, label && *label ? label : code);
    arp_pen_raw(&p->pen, " <small>");
    arp_pen_text(&p->pen, code);
    arp_pen_raw(&p->pen, "</small></h1>\n<p>");
    arp_portrait_say(p, ARP_MSG_PORTRAIT_AMONG, args);
    if (study->population && !isnan(study->population[row])) {
        arp_word people = arp_word_number(study->population[row], 0, lang);
        const char *const count[] = {people.s, NULL};
        arp_pen_raw(&p->pen, " · ");
        arp_portrait_say(p, ARP_MSG_PORTRAIT_PEOPLE, count);
    }
    arp_pen_raw(&p->pen, "</p></header>\n");
}

/* Where the rank of the index lies, and how that is known: by the draws of what is uncertain, or by
   the error of the data; 0 where it is not. */
static int find_interval(const arp_place_page *p, double interval[2]) {
    const arp_answer *answer = p->of.report.answer;
    const arp_sensitivity *s = &answer->sensitivity;
    size_t row = p->of.profile->row;
    if (!answer->has_sensitivity) return ARP_MSG_NONE;
    if (s->n_factors) {
        const double *q = s->rank.spread[row].quantile;
        interval[0] = q[0];
        interval[1] = q[4];
        return isnan(q[0]) ? ARP_MSG_NONE : ARP_MSG_PORTRAIT_BY_DRAWS;
    }
    if (!s->sets) return ARP_MSG_NONE;
    interval[0] = (double)s->sets->joint[row].low;
    interval[1] = (double)s->sets->joint[row].high;
    return ARP_MSG_PORTRAIT_BY_ERROR;
}

static void put_rank(const arp_place_page *p, size_t node) {
    const arp_result *result = &p->of.report.answer->result;
    const arp_plan_node *of = &p->of.report.study->plan.node[node];
    uint32_t rank = result->rank[node * result->n + p->of.profile->row];
    double interval[2] = {0, 0};
    int how = node == 0 ? find_interval(p, interval) : ARP_MSG_NONE;
    arp_lang lang = p->all->lang;
    arp_pen_raw(&p->pen, "<div><p>");
    arp_pen_text(&p->pen, arp_portrait_text(p, of->label));
    arp_pen_raw(&p->pen, "</p>");
    if (!rank) {
        arp_portrait_say(p, ARP_MSG_PORTRAIT_NO_RANK, NULL);
        arp_pen_raw(&p->pen, "</div>\n");
        return;
    }
    arp_word n = arp_word_count(result->n, lang);
    const char *const all[] = {n.s, NULL};
    arp_pen_raw(&p->pen, "<strong>");
    arp_pen_text(&p->pen, arp_word_count(rank, lang).s);
    arp_pen_raw(&p->pen, "</strong> <small>");
    arp_portrait_say(p, ARP_MSG_PORTRAIT_OF, all);
    if (how) {
        arp_word low = arp_word_number(interval[0], 0, lang),
                 high = arp_word_number(interval[1], 0, lang);
        const char *const args[] = {low.s, high.s, NULL};
        arp_pen_raw(&p->pen, "<br>");
        arp_portrait_say(p, how, args);
    }
    arp_pen_raw(&p->pen, "</small>");
    arp_portrait_rank(p, result->n, interval[0], rank, interval[1]);
    arp_pen_raw(&p->pen, "</div>\n");
}

static void put_ranks(const arp_place_page *p) {
    const arp_plan_node *root = &p->of.report.study->plan.node[0];
    arp_pen_raw(&p->pen, "<div class=\"ranks\">\n");
    put_rank(p, 0);
    for (size_t s = 0; s < root->n_children; s++) put_rank(p, root->child[s]);
    arp_pen_raw(&p->pen, "</div>\n");
}

static void put_foot(const arp_place_page *p) {
    arp_word alpha = arp_word_shortest(p->of.report.study->alpha, p->all->lang);
    const char *const args[] = {alpha.s, NULL}, *const version[] = {arp_version(), NULL};
    arp_pen_raw(&p->pen, "<footer><p class=\"k\">");
    arp_portrait_say(p, ARP_MSG_PORTRAIT_LEGEND, NULL);
    if (p->of.report.study->n_comparators) {
        arp_pen_raw(&p->pen, " ");
        arp_portrait_say(p, ARP_MSG_PORTRAIT_STAR, args);
    }
    if (p->of.report.study->n_comparators > ARP_PORTRAIT_COMPARATORS) {
        arp_word all = arp_word_count(p->of.report.study->n_comparators, p->all->lang);
        const char *const of[] = {all.s, NULL};
        arp_pen_raw(&p->pen, " ");
        arp_portrait_say(p, ARP_MSG_PORTRAIT_COMPARATORS, of);
    }
    arp_pen_raw(&p->pen, "</p>\n");
    arp_portrait_sources(p);
    arp_pen_raw(&p->pen, "<p class=\"k\">");
    arp_portrait_say(p, ARP_MSG_PORTRAIT_MADE, version);
    arp_pen_raw(&p->pen, "</p></footer>\n</body>\n</html>\n");
}

arp_status arp_portrait_page(const arp_portraits *all, size_t i, arp_out *out, arp_error *err) {
    const arp_facts *facts = all->facts;
    const arp_place_page p = {
        .all = all,
        .of = {{facts->study, facts->answer, {.lang = all->lang}}, &facts->profiles->at[i]},
        .pen = {.lang = all->lang, .out = out}};
    put_head(&p);
    put_ranks(&p);
    arp_pen_raw(&p.pen, "<div class=\"t\">");
    arp_portrait_rows(&p);
    arp_pen_raw(&p.pen, "</div>\n");
    arp_portrait_told(&p);
    put_foot(&p);
    return arp_out_end(out, err);
}
