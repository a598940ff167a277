/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sweep, sweep_values, sweep_sides, sweep_ranks: one study under every combination of values. */
#include "drivers/resemblance/verdict.h"
#include "report/tables/statement.h"
#include "report/words/sentences.h"

/* One combination; in it a key, a side or a selected territory. */
typedef struct run {
    const arp_sweep *of;
    arp_result_table *to;
    const arp_sweep_row *row;
    size_t i, j;
} run;

/* "method.normalise.rule=minmax method.aggregate.rule=geometric" */
static const char *set(const run *at) {
    arp_text text = {0};
    for (size_t j = 0; j < at->of->n_over; j++) {
        if (j) arp_text_add(&text, " ");
        arp_text_add(&text, at->of->over[j].path);
        arp_text_add(&text, "=");
        arp_text_add(&text, at->row->value[j]);
    }
    if (text.bad) at->to->bad = true;
    const char *own = text.bad || !text.n ? NULL : arp_cell_own(at->to, text.bytes);
    arp_text_free(&text);
    return own;
}

static bool ran(const run *at) {
    return at->row->why.code == ARP_OK;
}

static const char *word(const run *at) {
    if (!at->row->has_drivers) return NULL;
    return at->row->word >= 0 ? at->of->side[at->row->word] : arp_word_of_no_side(at->row->word);
}

static const char *why(const run *at, arp_lang lang) {
    char text[4 * ARP_ERROR_TEXT];
    if (ran(at)) return NULL;
    arp_error_text(&at->row->why, lang, text, sizeof text);
    return arp_cell_own(at->to, text);
}

#define SWEEP(X)                                                                                   \
    X(WHOLE, run, "", "numéro de la combinaison", "number of the combination", at->i + 1)          \
    X(TEXT, set, "", "ce qu'elle change dans l'étude", "what it changes in the study", set(at))    \
    X(WHOLE, n, "", "territoires classés", "territories ranked",                                   \
      ran(at) ? (double)at->row->n : NAN)                                                          \
    X(TEXT, first, "", "code du premier territoire", "code of the first territory",                \
      ran(at) ? at->row->first : NULL)                                                             \
    X(REAL, mean_rank_shift, "ranks", "écart moyen de rang à l'étude telle qu'elle est écrite",    \
      "mean difference of rank to the study as written", ran(at) ? at->row->shift : NAN)           \
    X(TEXT, word, "", "mot du verdict", "word of the verdict", word(at))                           \
    X(REAL, contrast, "", "concordance du premier versant moins celle du second",                  \
      "concordance of the first side less that of the second", ran(at) ? at->row->contrast : NAN)  \
    X(REAL, contrast_p, "", "p bilatéral de cet écart", "two-sided p of that gap",                 \
      ran(at) ? at->row->contrast_p : NAN)                                                         \
    X(WHOLE, draws, "draws", "tirages dont le verdict a été lu ; rien sans tirages",               \
      "draws whose verdict was read; nothing without draws", arp_or_none(at->row->draws))          \
    X(REAL, holds, "share", "part de ces tirages qui disent ce mot",                               \
      "share of these draws that say this word", ran(at) ? at->row->holds.share : NAN)             \
    X(REAL, holds_low, "share", "sa borne basse à 95 % (Wilson)", "its lower end at 95% (Wilson)", \
      ran(at) ? at->row->holds.low : NAN)                                                          \
    X(REAL, holds_high, "share", "sa borne haute à 95 % (Wilson)",                                 \
      "its upper end at 95% (Wilson)", ran(at) ? at->row->holds.high : NAN)                        \
    X(TEXT, refused, "", "pourquoi l'étude n'est pas possible ainsi, nom du message",              \
      "why the study cannot be run so, name of the message",                                       \
      ran(at) ? NULL : arp_error_name(&at->row->why))                                              \
    X(TEXT, refused_fr, "", "le même en français", "the same in French", why(at, ARP_FR))          \
    X(TEXT, refused_en, "", "le même en anglais", "the same in English", why(at, ARP_EN))

ARP_TABLE_COLUMNS(sweep, SWEEP, run)

static void fill_sweep(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->sweep->n_rows; i++) {
        put_sweep(to, &(run){of->sweep, to, &of->sweep->row[i], i, 0});
    }
}

const arp_statement ARP_TABLE_sweep = {
    ARP_TABLE_STATED(sweep, 1), {"Combinaisons", "Combinations"}, "", ARP_NEEDS_SWEEP, fill_sweep};

#define SWEEP_VALUES(X)                                                                            \
    X(WHOLE, run, "", "numéro de la combinaison", "number of the combination", at->i + 1)          \
    X(TEXT, key, "", "clé de l'étude", "key of the study", at->of->over[at->j].path)               \
    X(TEXT, value, "", "sa valeur, en YAML", "its value, as YAML", at->row->value[at->j])

ARP_TABLE_COLUMNS(sweep_values, SWEEP_VALUES, run)

static void fill_sweep_values(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->sweep->n_rows; i++) {
        for (size_t j = 0; j < of->sweep->n_over; j++) {
            put_sweep_values(to, &(run){of->sweep, to, &of->sweep->row[i], i, j});
        }
    }
}

const arp_statement ARP_TABLE_sweep_values = {
    ARP_TABLE_STATED(sweep_values, 2),
    {"Valeurs de chaque combinaison", "Values of each combination"},
    "",
    ARP_NEEDS_SWEEP,
    fill_sweep_values};

static const arp_sweep_side *side_of(const run *at) {
    return &at->row->side[at->j];
}

#define SWEEP_SIDES(X)                                                                             \
    X(WHOLE, run, "", "numéro de la combinaison", "number of the combination", at->i + 1)          \
    X(TEXT, side, "", "versant", "side", at->of->side[side_of(at)->which])                         \
    X(REAL, concordance, "", "concordance de la sélection", "concordance of the selection",        \
      side_of(at)->c)                                                                              \
    X(REAL, low, "", "borne basse de son intervalle", "lower end of its interval",                 \
      side_of(at)->low)                                                                            \
    X(REAL, high, "", "borne haute de son intervalle", "upper end of its interval",                \
      side_of(at)->high)                                                                           \
    X(REAL, p, "", "p du versant seul", "p of the side alone", side_of(at)->p)                     \
    X(REAL, p_given_holm, "", "p ajusté, les autres versants étant donnés",                        \
      "adjusted p, the other sides being given", side_of(at)->p_given)                             \
    X(TEXT, state, "", "état du versant", "state of the side",                                     \
      arp_verdict_state_name(side_of(at)->state))                                                  \
    X(REAL, attested, "share", "part des tirages où il est attesté",                               \
      "share of the draws in which it is attested", side_of(at)->attested.share)                   \
    X(REAL, attested_low, "share", "sa borne basse à 95 %", "its lower end at 95%",                \
      side_of(at)->attested.low)                                                                   \
    X(REAL, attested_high, "share", "sa borne haute à 95 %", "its upper end at 95%",               \
      side_of(at)->attested.high)

ARP_TABLE_COLUMNS(sweep_sides, SWEEP_SIDES, run)

static void fill_sweep_sides(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->sweep->n_rows; i++) {
        for (size_t j = 0; j < of->sweep->row[i].n_sides; j++) {
            put_sweep_sides(to, &(run){of->sweep, to, &of->sweep->row[i], i, j});
        }
    }
}

const arp_statement ARP_TABLE_sweep_sides = {
    ARP_TABLE_STATED(sweep_sides, 2),
    {"Versants de chaque combinaison", "Sides of each combination"},
    "methods.md 3.2",
    ARP_NEEDS_SWEEP,
    fill_sweep_sides};

#define SWEEP_RANKS(X)                                                                             \
    X(WHOLE, run, "", "numéro de la combinaison", "number of the combination", at->i + 1)          \
    X(TEXT, code, "", "code d'un territoire de la sélection", "code of a selected territory",      \
      at->of->code[at->row->selected[at->j].which])                                                \
    X(WHOLE, rank, "", "son rang", "its rank", at->row->selected[at->j].rank)

ARP_TABLE_COLUMNS(sweep_ranks, SWEEP_RANKS, run)

static void fill_sweep_ranks(const arp_facts *of, arp_result_table *to) {
    for (size_t i = 0; i < of->sweep->n_rows; i++) {
        for (size_t j = 0; j < of->sweep->row[i].n_selected; j++) {
            put_sweep_ranks(to, &(run){of->sweep, to, &of->sweep->row[i], i, j});
        }
    }
}

const arp_statement ARP_TABLE_sweep_ranks = {
    ARP_TABLE_STATED(sweep_ranks, 2),
    {"Rangs de la sélection dans chaque combinaison", "Ranks of the selection in each combination"},
    "methods.md 2.6",
    ARP_NEEDS_SWEEP,
    fill_sweep_ranks};
