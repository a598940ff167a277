/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/screen/screen.h"

#include <math.h>

#include "base/number.h"
#include "drivers/resemblance/evidence.h"
#include "report/messages/power.h"
#include "report/screen/layout.h"
#include "report/words/words.h"

#define say(id, lang) arp_say(ARP_MSG_POWER_##id, (lang))

enum { MOST_SIDES = 5 };

typedef struct page {
    const arp_study *study;
    const arp_power *power;
    arp_lang lang;
    arp_text *out;
} page;

static const char *label_of(const page *p, size_t side) {
    const arp_plan *plan = &p->study->plan;
    return plan->node[plan->node[0].child[side]].label[p->lang];
}

/* NULL for a side that is late. */
static const arp_power_curve *curve_of(const page *p, size_t m, size_t side) {
    for (size_t i = 0; i < p->power->n_curves; i++) {
        const arp_power_curve *curve = &p->power->curve[i];
        if (curve->m == m && curve->side == side) return curve;
    }
    return NULL;
}

static void never(const page *p, const arp_power_curve *curve, const char *label) {
    const arp_power_point *last = &curve->point[curve->n_points - 1];
    arp_word effect = arp_word_shortest(last->effect, p->lang), c = arp_word_c(last->c, p->lang),
             share = arp_word_number(100.0 * last->share, 0, p->lang);
    arp_wrap_fill(p->out, 2, say(NEVER, p->lang),
                  (const char *const[]){label, effect.s, c.s, share.s, NULL});
}

static void side_line(const page *p, size_t side) {
    const arp_power_curve *curve = curve_of(p, p->power->m, side);
    const char *label = label_of(p, side);
    if (!curve) {
        arp_wrap_fill(p->out, 2, say(LATE, p->lang), (const char *const[]){label, NULL});
        return;
    }
    if (isnan(curve->reached.c)) {
        never(p, curve, label);
        return;
    }
    double most = isnan(curve->later.c) ? 1.0 : curve->later.c;
    arp_word c = arp_word_number(curve->reached.c, 3, p->lang),
             low = arp_word_number(curve->sooner.c, 3, p->lang),
             high = arp_word_number(most, 3, p->lang),
             effect = arp_word_number(curve->reached.effect, 2, p->lang);
    arp_text between = {0};
    arp_text_fill(&between, say(BETWEEN, p->lang), (const char *const[]){low.s, high.s, NULL});
    arp_wrap_fill(
        p->out, 2, say(SIDE, p->lang),
        (const char *const[]){label, c.s, between.bad ? "" : between.bytes, effect.s, NULL});
    arp_text_free(&between);
}

static void sizes(const page *p, size_t sides) {
    arp_grid grid = {0};
    arp_grid_begin(&grid, "r", sides, 2);
    arp_grid_cell(&grid, say(M, p->lang));
    for (size_t s = 0; s < sides; s++) arp_grid_cell(&grid, label_of(p, s));
    for (size_t i = 0; i < p->power->n_curves; i++) {
        size_t m = p->power->curve[i].m;
        if (i && p->power->curve[i - 1].m == m) continue;
        arp_grid_cell(&grid, arp_word_count(m, p->lang).s);
        for (size_t s = 0; s < sides; s++) {
            const arp_power_curve *curve = curve_of(p, m, s);
            arp_grid_cell(&grid, arp_word_number(curve ? curve->reached.c : NAN, 3, p->lang).s);
        }
    }
    arp_grid_end(&grid, p->out);
}

void arp_power_text(const arp_study *study, const arp_power *power, arp_lang lang, arp_text *out) {
    const page p = {study, power, lang, out};
    size_t sides = study->plan.node[0].n_children;
    arp_word own = arp_word_territories(study->level, power->m, lang),
             n = arp_word_count(power->n, lang), draws = arp_word_count(power->draws, lang),
             least = arp_word_shortest(ARP_ATTESTED_FROM, lang);
    char seed[ARP_NUMBER_ROOM];
    arp_number_from_size(seed, (size_t)power->seed);
    arp_wrap(out, say(TITLE, lang), 0, 0);
    arp_text_add(out, "\n");
    arp_wrap_fill(out, 0, say(OWN, lang), (const char *const[]){own.s, n.s, NULL});
    for (size_t s = 0; s < sides; s++) side_line(&p, s);
    arp_text_add(out, "\n");
    arp_wrap(out, say(SIZES, lang), 0, 2);
    sizes(&p, sides < MOST_SIDES ? sides : MOST_SIDES);
    arp_text_add(out, "\n");
    arp_wrap_fill(out, 0, say(HOW, lang), (const char *const[]){draws.s, seed, least.s, NULL});
}
