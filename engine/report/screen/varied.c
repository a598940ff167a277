/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was varied, how much each choice accounts for, and each varied alone. */
#include "report/screen/sensitivity.h"

#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "report/screen/layout.h"
#include "report/messages/sensitivity.h"
#include "report/words/words.h"

#define say(id, lang) arp_say(ARP_MSG_SENS_##id, (lang))

enum { SHOWN = 3, MOST_SIDES = 2, MOST_TERRITORIES = 3 }; /* columns of outputs, and of scenes */

/* "poids des indicateurs (social)". */
static void put_factor(const arp_varied *f, arp_lang lang, arp_text *out) {
    arp_text_add(out, f->label[lang]);
    if (!*f->node) return;
    arp_text_add(out, " (");
    arp_text_add(out, f->node);
    arp_text_add(out, ")");
}

/* "none" is a word of the program, the others are names. */
static const char *value_text(const char *value, arp_lang lang) {
    return strcmp(value, "none") == 0 ? say(NONE, lang) : value;
}

static void put_values(const arp_varied *f, arp_lang lang, arp_text *out) {
    for (size_t v = 0; v < f->n_values; v++) {
        if (v) arp_text_add(out, ", ");
        arp_text_add(out, value_text(f->value[v], lang));
    }
    if (f->discrete) return;
    if (isnan(f->low)) {
        arp_text_add(out, f->told[lang]);
        return;
    }
    arp_text_fill(out, say(FROM_TO, lang),
                  (const char *const[]){arp_word_number(f->low, 2, lang).s,
                                        arp_word_number(f->high, 2, lang).s, NULL});
}

/* The outputs whose indices the screen shows: shift, contrast, the first side attested. */
static size_t outputs_shown(const arp_sensitivity *s, size_t which[SHOWN]) {
    static const arp_output_kind KIND[SHOWN] = {ARP_OUTPUT_SHIFT, ARP_OUTPUT_CONTRAST,
                                                ARP_OUTPUT_ATTESTED};
    size_t n = 0;
    for (size_t i = 0; s->indices && i < SHOWN; i++) {
        for (size_t o = 0; o < s->indices->n_outputs; o++) {
            if (s->indices->output[o].kind != KIND[i]) continue;
            which[n++] = o;
            break;
        }
    }
    return n;
}

static void output_header(const arp_report *r, const arp_sens_output *output, arp_grid *grid) {
    arp_lang lang = r->options.lang;
    arp_text t = {0};
    if (output->kind == ARP_OUTPUT_SHIFT) arp_text_add(&t, say(OF_SHIFT, lang));
    else if (output->kind == ARP_OUTPUT_CONTRAST) arp_text_add(&t, say(OF_CONTRAST, lang));
    else {
        arp_text_add(&t, say(OF_ATTESTED, lang));
        arp_text_add(&t, " ");
        arp_text_add(&t, arp_sens_side(r, output->at)->name);
    }
    if (t.bad) grid->cells.bad = true;
    arp_grid_cell(grid, t.bad ? "" : t.bytes);
    arp_text_free(&t);
}

static void index_cell(const arp_gsa_output *found, size_t group, arp_lang lang, arp_grid *grid) {
    arp_text t = {0};
    if (found->state != ARP_GSA_VARIES) {
        arp_grid_cell(grid,
                      found->state == ARP_GSA_RARE ? say(TOO_RARE, lang) : say(SETTLED, lang));
        return;
    }
    const arp_gsa_index *x = &found->total[group];
    arp_text_fill(&t, say(INDEX, lang),
                  (const char *const[]){arp_word_number(x->value, 2, lang).s,
                                        arp_word_number(fmax(x->low, 0.0), 2, lang).s,
                                        arp_word_number(fmin(x->high, 1.0), 2, lang).s, NULL});
    if (t.bad) grid->cells.bad = true;
    arp_grid_cell(grid, t.bad ? "" : t.bytes);
    arp_text_free(&t);
}

/* The factors of one group, joined where what cannot be makes them depend on each other. */
static void group_row(const arp_report *r, size_t group, const size_t *which, size_t shown,
                      arp_grid *grid) {
    const arp_sensitivity *s = arp_report_sens(r);
    arp_lang lang = r->options.lang;
    arp_text name = {0};
    for (size_t f = 0; f < s->n_factors; f++) {
        if (s->factor[f].group != group) continue;
        if (name.n) arp_text_add(&name, " + ");
        put_factor(&s->factor[f], lang, &name);
    }
    if (name.bad) grid->cells.bad = true;
    arp_grid_cell(grid, name.bad || !name.n ? "" : name.bytes);
    for (size_t i = 0; i < shown; i++) {
        index_cell(&s->indices->found.output[which[i]], group, lang, grid);
    }
    arp_text_free(&name);
}

/* "normalisation : zscore, minmax" a line each. */
static void put_what(const arp_report *r, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    arp_lang lang = r->options.lang;
    for (size_t f = 0; f < s->n_factors; f++) {
        arp_text name = {0}, values = {0};
        put_factor(&s->factor[f], lang, &name);
        put_values(&s->factor[f], lang, &values);
        if (name.bad || values.bad) out->bad = true;
        else {
            arp_wrap_fill(out, 2, say(WHAT, lang),
                          (const char *const[]){name.bytes, values.n ? values.bytes : "–", NULL});
        }
        arp_text_free(&name);
        arp_text_free(&values);
    }
}

/* How much of the spread of a few outputs each choice accounts for. */
static void put_indices(const arp_report *r, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    arp_lang lang = r->options.lang;
    size_t which[SHOWN], shown = outputs_shown(s, which);
    arp_grid grid = {0};
    if (shown == 0) return;
    arp_text_add(out, "\n");
    arp_wrap(out, say(INDICES, lang), 0, 0);
    arp_grid_begin(&grid, "l", shown, 2);
    arp_grid_cell(&grid, say(CHOICE, lang));
    for (size_t i = 0; i < shown; i++) output_header(r, &s->indices->output[which[i]], &grid);
    for (size_t g = 0; g < s->indices->n_groups; g++) group_row(r, g, which, shown, &grid);
    arp_grid_end(&grid, out);
    bool rare = false;
    for (size_t i = 0; i < shown; i++) {
        rare = rare || s->indices->found.output[which[i]].state == ARP_GSA_RARE;
    }
    if (rare) arp_wrap(out, say(TOO_RARE_WHY, lang), 2, 2);
}

/* What the data are drawn from; which indicators tell nothing, and which choices do nothing. */
static void put_posterior(const arp_report *r, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    const arp_plan *plan = &r->study->plan;
    arp_lang lang = r->options.lang;
    arp_text alike = {0};
    if (!s->posterior) return;
    arp_wrap(out, say(POSTERIOR, lang), 2, 2);
    for (size_t v = 0; v < plan->n_nodes; v++) {
        if (plan->node[v].n_children) continue;
        const arp_posterior *p = &s->posterior[plan->node[v].column];
        if (p->law == ARP_POSTERIOR_NONE || p->spread > 0.0) continue;
        if (alike.n) arp_text_add(&alike, ", ");
        arp_text_add(&alike, plan->node[v].label[lang]);
    }
    if (alike.bad) out->bad = true;
    else if (alike.n) {
        arp_wrap_fill(out, 2, say(NO_DIFFERENCES, lang), (const char *const[]){alike.bytes, NULL});
    }
    arp_text_free(&alike);
    for (size_t f = 0; f < s->n_factors; f++) {
        if (!s->factor[f].idle) continue;
        arp_wrap_fill(out, 2, say(IDLE, lang),
                      (const char *const[]){s->factor[f].label[lang], NULL});
    }
}

/* Factors that move no rank when varied alone, in one line. */
static void put_still(const arp_report *r, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    arp_lang lang = r->options.lang;
    arp_text list = {0};
    for (size_t f = 0; f < s->n_factors; f++) {
        if (s->factor[f].moved) continue;
        if (list.n) arp_text_add(&list, ", ");
        put_factor(&s->factor[f], lang, &list);
    }
    if (list.bad) out->bad = true;
    else if (list.n) {
        arp_wrap_fill(out, 2, say(STILL, lang), (const char *const[]){list.bytes, NULL});
    }
    arp_text_free(&list);
}

static bool varies_data(const arp_sensitivity *s) {
    for (size_t f = 0; f < s->n_factors; f++) {
        if (s->factor[f].data) return true;
    }
    return false;
}

void arp_varied_text(const arp_report *r, arp_text *out) {
    arp_text_add(out, "\n");
    arp_wrap(out, say(VARIED, r->options.lang), 0, 0);
    put_what(r, out);
    if (arp_report_sens(r)->sets && !varies_data(arp_report_sens(r))) {
        arp_wrap(out, say(DATA_HELD, r->options.lang), 2, 4);
    }
    put_posterior(r, out);
    put_still(r, out);
    put_indices(r, out);
}

/* The columns of one run: shift, rank of the selected, concordances, word. */
static void scene_header(const arp_report *r, size_t m, size_t sides, arp_grid *grid) {
    const arp_sensitivity *s = arp_report_sens(r);
    arp_grid_cell(grid, say(SHIFT_SHORT, r->options.lang));
    for (size_t t = 0; t < m; t++) arp_grid_cell(grid, r->study->values.code[s->selected[t]]);
    for (size_t i = 0; i < sides; i++) arp_grid_cell(grid, arp_sens_side(r, i)->name);
}

static void scene_cells(const arp_report *r, const arp_scene *scene, size_t m, size_t sides,
                        arp_grid *grid) {
    arp_lang lang = r->options.lang;
    bool ran = scene->why.code == ARP_OK;
    arp_grid_cell(grid, arp_word_number(ran ? scene->shift : NAN, 1, lang).s);
    for (size_t t = 0; t < m; t++) {
        arp_grid_cell(grid, ran ? arp_word_count(scene->rank[t], lang).s : "–");
    }
    for (size_t i = 0; i < sides; i++) {
        arp_word c = arp_word_c(ran ? scene->c[i] : NAN, lang);
        if (ran && scene->state[i] == ARP_ATTESTED) strcat(c.s, "*");
        arp_grid_cell(grid, c.s);
    }
}

static void put_without(const arp_report *r, size_t m, size_t sides, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    arp_lang lang = r->options.lang;
    arp_grid grid = {0};
    arp_text_add(out, "\n");
    arp_wrap(out, say(WITHOUT, lang), 0, 0);
    arp_grid_begin(&grid, "l", 1 + m + sides, 2);
    arp_grid_cell(&grid, say(INDICATOR, lang));
    scene_header(r, m, sides, &grid);
    for (size_t i = 0; i < s->n_without; i++) {
        arp_grid_cell(&grid, r->study->plan.node[s->without[i].node].label[lang]);
        scene_cells(r, &s->without[i].scene, m, sides, &grid);
    }
    arp_grid_end(&grid, out);
}

void arp_alone_text(const arp_report *r, arp_text *out) {
    const arp_sensitivity *s = arp_report_sens(r);
    arp_lang lang = r->options.lang;
    size_t m = s->m < MOST_TERRITORIES ? s->m : MOST_TERRITORIES;
    size_t sides = !s->m ? 0 : s->n_sides < MOST_SIDES ? s->n_sides : MOST_SIDES;
    arp_grid grid = {0};
    arp_text_add(out, "\n");
    arp_wrap(out, say(ALONE, lang), 0, 0);
    arp_grid_begin(&grid, "ll", 1 + m + sides, 2);
    arp_grid_cell(&grid, say(CHOICE, lang));
    arp_grid_cell(&grid, say(VALUES, lang));
    scene_header(r, m, sides, &grid);
    for (size_t f = 0; f < s->n_factors; f++) {
        const arp_factor_alone *a = &s->alone[f];
        for (size_t v = 0; v < a->n_at; v++) {
            arp_text name = {0};
            put_factor(&s->factor[a->factor], lang, &name);
            if (name.bad) grid.cells.bad = true;
            arp_grid_cell(&grid, name.bad || v ? "" : name.bytes);
            arp_grid_cell(&grid, value_text(arp_sens_value(s, a->factor, v), lang));
            scene_cells(r, &a->at[v], m, sides, &grid);
            arp_text_free(&name);
        }
    }
    arp_grid_end(&grid, out);
    if (s->n_without) put_without(r, m, sides, out);
}
