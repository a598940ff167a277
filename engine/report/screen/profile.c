/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/profile.h"

#include <string.h>

#include "report/screen/layout.h"
#include "report/screen/screen.h"
#include "report/messages/profile.h"
#include "report/messages/report.h"
#include "report/words/words.h"
#include "territory/interval.h"

/* A strip and the room for the numbers at its ends: together one screen. */
enum { STRIP = 50, END = 10, INDENT = 4, MOST_SIGNS = 9 };

#define say(id, lang) arp_say(ARP_MSG_PROFILE_##id, (lang))
#define put_line(out, indent, lang, id, ...)                                                       \
    arp_wrap_fill((out), (indent), say(id, lang), (const char *const[]){__VA_ARGS__, NULL})

/* The sign of a comparator on a strip; those beyond the ninth share one. */
static char sign_of(size_t c) {
    return c < MOST_SIGNS ? (char)('1' + c) : '*';
}

static arp_word value_word(double x, arp_lang lang) {
    return x == 0.0 ? arp_word_number(0.0, 0, lang) : arp_word_value(x, lang);
}

/* ---- the head ---- */

static void put_place(const arp_profile_report *p, size_t v, size_t indent, arp_text *out) {
    const arp_result *result = &p->report.answer->result;
    arp_lang lang = p->report.options.lang;
    const char *label = p->report.study->plan.node[v].label[lang];
    uint32_t rank = result->rank[v * result->n + p->profile->row];
    arp_word at = arp_word_count(rank, lang), n = arp_word_count(result->n, lang);
    if (rank) put_line(out, indent, lang, PLACE, label, at.s, n.s);
    else put_line(out, indent, lang, NO_PLACE, label);
}

/* "1 : Ariège ; 2 : Midi-Pyrénées" */
static void put_signs(const arp_study *study, arp_lang lang, arp_text *out) {
    for (size_t c = 0; c < study->n_comparators; c++) {
        const char sign[] = {sign_of(c), '\0'};
        const char *args[] = {sign, study->comparator[c].name, NULL};
        if (c) arp_text_add(out, arp_report_say(SEMICOLON, lang));
        arp_text_fill(out, say(KEY, lang), args);
    }
}

static void put_legend(const arp_profile_report *p, arp_text *out) {
    const arp_study *study = p->report.study;
    arp_lang lang = p->report.options.lang;
    arp_word n = arp_word_count(study->values.n_rows, lang);
    arp_word alpha = arp_word_shortest(study->alpha, lang);
    const char *level = arp_word_level(study->level, lang);
    arp_text signs = {0};
    put_signs(study, lang, &signs);
    if (signs.bad) out->bad = true;
    else if (signs.n) put_line(out, 0, lang, LEGEND, n.s, level, signs.bytes, alpha.s);
    else put_line(out, 0, lang, LEGEND_ALONE, n.s, level);
    arp_text_free(&signs);
}

/* How a line's interval was made; NULL where it has none. */
static const char *rule_of(const arp_profile_report *p, const arp_profile_line *line) {
    arp_lang lang = p->report.options.lang;
    const char *name = arp_profile_error(p, line)->rule;
    if (isnan(line->limit[0])) return NULL;
    const arp_interval_rule *rule = arp_interval_find(name);
    return rule ? arp_say(rule->help, lang) : say(RULE_OF_SOURCE, lang);
}

/* The rules behind the intervals, each once. */
static void put_rules(const arp_profile_report *p, arp_text *out) {
    arp_lang lang = p->report.options.lang;
    arp_text list = {0};
    for (size_t i = 0; i < p->profile->n; i++) {
        const char *rule = rule_of(p, &p->profile->line[i]);
        bool known = !rule;
        for (size_t j = 0; j < i && !known; j++) {
            const char *before = rule_of(p, &p->profile->line[j]);
            known = before && strcmp(before, rule) == 0;
        }
        if (known) continue;
        if (list.n) arp_text_add(&list, arp_report_say(SEMICOLON, lang));
        arp_text_add(&list, rule);
    }
    if (list.bad) out->bad = true;
    else if (list.n) put_line(out, 0, lang, RULES, list.bytes);
    arp_text_free(&list);
}

static void put_head(const arp_profile_report *p, arp_text *out) {
    const arp_study *study = p->report.study;
    arp_lang lang = p->report.options.lang;
    size_t row = p->profile->row;
    const char *code = study->values.code[row], *label = study->values.label[row];
    arp_title_text(&p->report, out);
    if (study->population) {
        arp_word people = arp_word_number(study->population[row], 0, lang);
        put_line(out, 0, lang, TERRITORY_PEOPLE, code, label, people.s);
    } else {
        put_line(out, 0, lang, TERRITORY, code, label);
    }
    put_place(p, 0, 0, out);
    arp_text_add(out, "\n");
    put_legend(p, out);
    put_rules(p, out);
}

/* ---- one indicator ---- */

static void place_sign(char strip[STRIP], double position, char sign) {
    double at = position < 0.0 ? 0.0 : position > 1.0 ? 1.0 : position;
    char *cell = &strip[(size_t)(at * (STRIP - 1) + 0.5)];
    *cell = *cell == '-' || sign == 'o' ? sign : '+';
}

/* "8,1 |-----1----2--o----| 21,3"; a comparator beyond the ends stands at the end. */
static void put_strip(const arp_profile_report *p, const arp_profile_line *line, arp_text *out) {
    arp_lang lang = p->report.options.lang;
    double least = arp_profile_value(p, line, line->least);
    double most = arp_profile_value(p, line, line->most), range = most - least;
    char strip[STRIP + 1];
    if (isnan(line->position)) return; /* no value, or all are equal */
    memset(strip, '-', STRIP);
    strip[STRIP] = '\0';
    for (size_t c = 0; c < p->report.study->n_comparators; c++) {
        double x = line->comparator[c].value;
        if (!isnan(x)) place_sign(strip, (x - least) / range, sign_of(c));
    }
    place_sign(strip, line->position, 'o');
    arp_word low = value_word(least, lang), high = value_word(most, lang);
    size_t wide = arp_display_width(low.s, strlen(low.s));
    arp_text_pad(out, ' ', INDENT + (wide < END ? END - wide : 0));
    arp_text_add(out, low.s);
    arp_text_add(out, " |");
    arp_text_add(out, strip);
    arp_text_add(out, "| ");
    arp_text_add(out, high.s);
    arp_text_add(out, "\n");
}

static void put_value(const arp_profile_report *p, const arp_profile_line *line, arp_text *out) {
    static const arp_message WHY[] = {[ARP_CELL_OK] = ARP_MSG_PROFILE_MISSING,
                                      [ARP_CELL_MISSING] = ARP_MSG_PROFILE_MISSING,
                                      [ARP_CELL_SECRET] = ARP_MSG_PROFILE_SECRET,
                                      [ARP_CELL_NOT_APPLICABLE] = ARP_MSG_PROFILE_NOT_APPLICABLE};
    arp_lang lang = p->report.options.lang;
    arp_text t = {0};
    arp_word value = value_word(line->value, lang), rank = arp_word_count(line->rank, lang);
    arp_word n = arp_word_count(line->n, lang);
    arp_word low = value_word(line->limit[0], lang), high = value_word(line->limit[1], lang);
    const char *plain[] = {value.s, rank.s, n.s, NULL};
    const char *between[] = {value.s, low.s, high.s, rank.s, n.s, NULL};
    if (line->rank == 0) {
        arp_text_add(&t, arp_say(WHY[line->mark], lang));
    } else {
        bool known = !isnan(line->limit[0]);
        arp_text_fill(&t, known ? say(VALUE_BETWEEN, lang) : say(VALUE, lang),
                      known ? between : plain);
        if (arp_profile_node(p, line)->polarity < 0) arp_text_add(&t, say(LOW_IS_NEED, lang));
    }
    if (t.bad) out->bad = true;
    else arp_wrap(out, t.bytes, INDENT, INDENT + 2);
    arp_text_free(&t);
}

/* What statistical secrecy leaves open of the value. */
static void put_secrecy(const arp_profile_report *p, const arp_profile_line *line, arp_text *out) {
    arp_lang lang = p->report.options.lang;
    const arp_made_of *made = arp_profile_made(p, line);
    size_t row = p->profile->row;
    if (!made->lacking) return;
    arp_word lacks = arp_word_count(made->lacking[row], lang);
    arp_word filled = arp_word_count(made->guessed[row], lang);
    if (made->lacking[row]) put_line(out, INDENT, lang, LACKS, lacks.s);
    if (!made->guessed[row] || !made->low) return;
    arp_word low = value_word(made->low[row], lang), high = value_word(made->high[row], lang);
    put_line(out, INDENT, lang, FILLED, filled.s, low.s, high.s);
}

static arp_message compared_message(const arp_compared *c, bool has_value) {
    static const arp_message SAID[3][3] = {
        {ARP_MSG_PROFILE_BELOW, ARP_MSG_PROFILE_BELOW_UNSURE, ARP_MSG_PROFILE_BELOW_SURE},
        {ARP_MSG_PROFILE_EQUAL, ARP_MSG_PROFILE_EQUAL, ARP_MSG_PROFILE_EQUAL},
        {ARP_MSG_PROFILE_ABOVE, ARP_MSG_PROFILE_ABOVE_UNSURE, ARP_MSG_PROFILE_ABOVE_SURE}};
    if (isnan(c->value)) return ARP_MSG_PROFILE_NO_REFERENCE;
    if (!has_value) return ARP_MSG_PROFILE_REFERENCE;
    return SAID[c->side + 1][isnan(c->p) ? 0 : c->significantly ? 2 : 1];
}

/* "Ariège (valeur déclarée)" */
static void put_reference(const arp_comparator *c, size_t column, arp_lang lang, arp_text *out) {
    arp_word filled = arp_word_count(c->n_filled[column], lang);
    const char *args[] = {c->name, filled.s, NULL};
    if (c->n_filled[column]) arp_text_fill(out, say(FILLED_REFERENCE, lang), args);
    else if (c->stated[column]) arp_text_fill(out, say(STATED, lang), args);
    else if (c->approximate[column]) arp_text_fill(out, say(MEAN, lang), args);
    else arp_text_add(out, c->name);
}

static void put_comparators(const arp_profile_report *p, const arp_profile_line *line,
                            arp_text *out) {
    const arp_study *study = p->report.study;
    arp_lang lang = p->report.options.lang;
    for (size_t c = 0; c < study->n_comparators; c++) {
        const arp_compared *one = &line->comparator[c];
        arp_word value = value_word(one->value, lang);
        arp_word holm = arp_word_p(isnan(one->p_holm) ? 1.0 : one->p_holm, lang);
        arp_text name = {0};
        put_reference(&study->comparator[c], arp_profile_node(p, line)->column, lang, &name);
        const char *args[] = {name.bytes, value.s, holm.s, NULL};
        if (name.bad) out->bad = true;
        else
            arp_wrap_fill(out, INDENT, arp_say(compared_message(one, line->rank != 0), lang), args);
        arp_text_free(&name);
    }
}

/* "Taux de chômage (chom_rp, 2007, %)" */
static void put_name(const arp_profile_report *p, const arp_profile_line *line, arp_text *out) {
    const arp_plan_node *node = arp_profile_node(p, line);
    const arp_made_of *made = arp_profile_made(p, line);
    arp_lang lang = p->report.options.lang;
    arp_word year = arp_word_year(made->year);
    arp_text t = {0};
    arp_text_add(&t, node->name);
    const char *more[] = {year.s, made->unit[lang]};
    for (size_t i = 0; i < 2; i++) {
        if (!*more[i]) continue;
        arp_text_add(&t, ", ");
        arp_text_add(&t, more[i]);
    }
    if (t.bad) out->bad = true;
    else put_line(out, 2, lang, NAME, node->label[lang], t.bytes);
    arp_text_free(&t);
}

static void put_indicator(const arp_profile_report *p, const arp_profile_line *line,
                          arp_text *out) {
    arp_lang lang = p->report.options.lang;
    put_name(p, line, out);
    put_value(p, line, out);
    put_secrecy(p, line, out);
    put_strip(p, line, out);
    put_comparators(p, line, out);
    if (line->few && line->rank) {
        bool whole = line->count == floor(line->count);
        arp_word few = arp_word_count(line->few, lang);
        arp_word n = arp_word_number(line->count, whole ? 0 : 1, lang);
        put_line(out, INDENT, lang, FEW, few.s, n.s);
    }
}

static void put_page(const arp_profile_report *p, arp_text *out) {
    const arp_profile *profile = p->profile;
    arp_lang lang = p->report.options.lang;
    size_t side = ARP_NONE;
    const char *domain = "";
    put_head(p, out);
    for (size_t i = 0; i < profile->n; i++) {
        const arp_profile_line *line = &profile->line[i];
        const char *own = arp_profile_made(p, line)->domain[lang];
        bool new_side = arp_profile_side(p, line) != side;
        if (new_side) {
            side = arp_profile_side(p, line);
            arp_text_add(out, "\n");
            put_place(p, side, 0, out);
        }
        if (*own && (new_side || strcmp(own, domain) != 0)) put_line(out, 0, lang, DOMAIN, own);
        domain = own;
        put_indicator(p, line, out);
    }
    arp_notes_text(&p->report, out);
}

void arp_profiles_text(const arp_report *report, const arp_profiles *profiles, arp_text *out) {
    for (size_t i = 0; i < profiles->n; i++) {
        const arp_profile_report p = {*report, &profiles->at[i]};
        if (i) arp_text_add(out, "\n\n");
        put_page(&p, out);
    }
}
