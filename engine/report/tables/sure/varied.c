/* SPDX-License-Identifier: GPL-3.0-or-later */
/* varied, posterior, refused, refused_values, indices, index_outputs: the choices, what data are
   drawn from, and what each choice accounts for. */
#include "report/tables/sure/sensitivity.h"

#include "base/text.h"
#include "drivers/resemblance/verdict.h"

/* A factor or one of its values; a refused combination. */
typedef struct choice {
    const arp_facts *of;
    arp_result_table *to;
    const arp_varied *factor;
    const arp_refused *refused;
    size_t v, i;
} choice;

const char *arp_facts_word(const arp_facts *of, int word) {
    return arp_word_name(&of->study->plan, word);
}

const char *arp_factor_name(const arp_varied *factor, arp_result_table *to) {
    arp_text name = {0};
    if (!*factor->node) return factor->kind;
    arp_text_add(&name, factor->kind);
    arp_text_add(&name, " ");
    arp_text_add(&name, factor->node);
    if (name.bad) to->bad = true;
    const char *own = name.bad ? NULL : arp_cell_own(to, name.bytes);
    arp_text_free(&name);
    return own;
}

const char *arp_error_words(const arp_error *why, arp_lang lang, arp_result_table *to) {
    char text[4 * ARP_ERROR_TEXT];
    if (why->code == ARP_OK) return NULL;
    arp_error_text(why, lang, text, sizeof text);
    return arp_cell_own(to, text);
}

static bool valued(const choice *at) {
    return at->v < at->factor->n_values;
}

static const char *group(const choice *at) {
    const arp_sens_indices *indices = arp_facts_sensitivity(at->of)->indices;
    return indices ? indices->group[at->factor->group] : NULL;
}

#define VARIED(X)                                                                                  \
    X(TEXT, factor, "", "choix qui varie", "choice that varies",                                   \
      arp_factor_name(at->factor, at->to))                                                         \
    X(TEXT, value, "", "une de ses valeurs ; rien pour un nombre continu",                         \
      "one of its values; nothing for a continuous number",                                        \
      valued(at) ? at->factor->value[at->v] : NULL)                                                \
    X(WHOLE, drawn, "draws", "tirages où il l'a prise", "draws in which it took it",               \
      valued(at) ? (double)at->factor->drawn[at->v] : NAN)                                         \
    X(FLAG, moved_a_rank, "", "varié seul, il change un rang", "varied alone, it moves a rank",    \
      at->factor->moved)                                                                           \
    X(FLAG, idle, "", "sans effet dans les tirages : les données y sont tirées",                   \
      "without effect in the draws: the data are drawn there", at->factor->idle)                   \
    X(REAL, probability, "share", "probabilité de la valeur", "probability of the value",          \
      valued(at) ? at->factor->probability[at->v] : NAN)                                           \
    X(FLAG, late, "",                                                                              \
      "la valeur est postérieure à la décision, et la déclarée ne l'est pas : hors "          \
      "des parts du verdict",                                                                      \
      "the value is of after the decision, and the declared one is not: outside "                  \
      "the shares of the verdict",                                                                 \
      valued(at) && at->factor->late[at->v])                                                       \
    X(REAL, low, "", "plus petit nombre tiré", "least number drawn", at->factor->low)              \
    X(REAL, high, "", "plus grand nombre tiré", "greatest number drawn", at->factor->high)         \
    X(TEXT, kind, "", "espèce du choix", "kind of the choice", at->factor->kind)                   \
    X(TEXT, rule, "", "règle du tirage", "rule of the draw", at->factor->rule)                     \
    X(TEXT, node, "", "nœud dont il s'agit", "node it is of", at->factor->node)                    \
    X(TEXT, group, "", "facteurs des indices dont il est", "factor of the indices it is in",       \
      group(at))

ARP_TABLE_COLUMNS(varied, VARIED, choice)

static void fill_varied(const arp_facts *of, arp_result_table *to) {
    const arp_sensitivity *s = arp_facts_sensitivity(of);
    for (size_t f = 0; f < s->n_factors; f++) {
        size_t n = s->factor[f].n_values ? s->factor[f].n_values : 1;
        for (size_t v = 0; v < n; v++) {
            put_varied(to, &(choice){.of = of, .to = to, .factor = &s->factor[f], .v = v});
        }
    }
}

const arp_statement ARP_TABLE_varied = {ARP_TABLE_STATED(varied, 2),
                                        {"Ce qui varie", "What is varied"},
                                        "methods.md 7.1",
                                        ARP_NEEDS_DRAWS,
                                        fill_varied};

/* An indicator, and what its values are drawn from. */
typedef struct drawn_from {
    const arp_facts *of;
    size_t node;
    const arp_posterior *at;
} drawn_from;

static bool has_law(const drawn_from *at) {
    return at->at->law != ARP_POSTERIOR_NONE;
}

#define POSTERIOR(X)                                                                               \
    X(TEXT, indicator, "", "indicateur", "indicator", arp_facts_node(at->of, at->node))            \
    X(TEXT, law, "", "loi dont ses valeurs sont tirées : none, gamma, beta, normal",               \
      "law that its values are drawn from: none, gamma, beta, normal",                             \
      arp_posterior_law_name(at->at->law))                                                         \
    X(FLAG, differences, "",                                                                       \
      "ses valeurs diffèrent plus que le hasard ne le ferait ; sinon la loi a priori est plate",   \
      "its values differ more than chance would have them; otherwise the prior is flat",           \
      has_law(at) ? (double)(at->at->spread > 0.0) : NAN)                                          \
    X(REAL, mean, "unit of the indicator", "moyenne de la loi a priori", "mean of the prior",      \
      at->at->mean)                                                                                \
    X(REAL, spread, "unit of the indicator, squared",                                              \
      "variance de la loi a priori, celle de Marshall entre territoires",                          \
      "variance of the prior, Marshall's between territories", has_law(at) ? at->at->spread : NAN)

ARP_TABLE_COLUMNS(posterior, POSTERIOR, drawn_from)

static void fill_posterior(const arp_facts *of, arp_result_table *to) {
    const arp_posterior *all = arp_facts_sensitivity(of)->posterior;
    const arp_plan *plan = &of->study->plan;
    for (size_t v = 0; all && v < plan->n_nodes; v++) {
        if (plan->node[v].n_children) continue;
        put_posterior(to, &(drawn_from){of, v, &all[plan->node[v].column]});
    }
}

const arp_statement ARP_TABLE_posterior = {
    ARP_TABLE_STATED(posterior, 1),
    {"Lois dont les données sont tirées", "Laws that the data are drawn from"},
    "methods.md 7.6",
    ARP_NEEDS_SENSITIVITY,
    fill_posterior};

#define REFUSED(X)                                                                                 \
    X(WHOLE, n, "", "numéro de la combinaison impossible", "number of the impossible combination", \
      at->i + 1)                                                                                   \
    X(TEXT, id, "", "nom stable du message", "stable name of the message",                         \
      arp_error_name(&at->refused->why))                                                           \
    X(TEXT, text_fr, "", "pourquoi, en français", "why, in French",                                \
      arp_error_words(&at->refused->why, ARP_FR, at->to))                                          \
    X(TEXT, text_en, "", "pourquoi, en anglais", "why, in English",                                \
      arp_error_words(&at->refused->why, ARP_EN, at->to))

ARP_TABLE_COLUMNS(refused, REFUSED, choice)

static void fill_refused(const arp_facts *of, arp_result_table *to) {
    const arp_sensitivity *s = arp_facts_sensitivity(of);
    for (size_t i = 0; i < s->n_refused; i++) {
        put_refused(to, &(choice){.of = of, .to = to, .refused = &s->refused[i], .i = i});
    }
}

const arp_statement ARP_TABLE_refused = {ARP_TABLE_STATED(refused, 1),
                                         {"Combinaisons impossibles", "Impossible combinations"},
                                         "methods.md 7.2",
                                         ARP_NEEDS_DRAWS,
                                         fill_refused};

#define REFUSED_VALUES(X)                                                                          \
    X(WHOLE, n, "", "numéro de la combinaison impossible", "number of the impossible combination", \
      at->i + 1)                                                                                   \
    X(TEXT, factor, "", "choix", "choice", arp_factor_name(at->factor, at->to))                    \
    X(TEXT, choice, "", "sa valeur", "its value", at->factor->value[at->v])

ARP_TABLE_COLUMNS(refused_values, REFUSED_VALUES, choice)

static void fill_refused_values(const arp_facts *of, arp_result_table *to) {
    const arp_sensitivity *s = arp_facts_sensitivity(of);
    for (size_t i = 0; i < s->n_refused; i++) {
        for (size_t f = 0; f < s->n_factors; f++) {
            size_t v = s->refused[i].value[f];
            if (v == ARP_NONE) continue;
            put_refused_values(
                to, &(choice){.of = of, .to = to, .factor = &s->factor[f], .v = v, .i = i});
        }
    }
}

const arp_statement ARP_TABLE_refused_values = {
    ARP_TABLE_STATED(refused_values, 2),
    {"Choix des combinaisons impossibles", "Choices of the impossible combinations"},
    "methods.md 7.2",
    ARP_NEEDS_DRAWS,
    fill_refused_values};

/* An output of the indices; one index of one factor. */
typedef struct share_of {
    const arp_facts *of;
    size_t o, g;
    const char *order;
    const arp_gsa_index *index;
} share_of;

static const arp_sens_output *output_of(const share_of *at) {
    return &arp_facts_sensitivity(at->of)->indices->output[at->o];
}

static const arp_gsa_output *found_of(const share_of *at) {
    return &arp_facts_sensitivity(at->of)->indices->found.output[at->o];
}

static const char *output_name(const share_of *at) {
    return arp_output_kind_name(output_of(at)->kind);
}

/* A selected territory's code, a side's name; NULL for an output of the whole. */
static const char *what(const share_of *at) {
    const arp_sens_output *output = output_of(at);
    if (output->at == ARP_NONE) return NULL;
    if (output->kind == ARP_OUTPUT_ATTESTED) return arp_facts_side_name(at->of, output->at);
    return arp_facts_code(at->of, output->at);
}

#define INDICES(X)                                                                                 \
    X(TEXT, output, "", "sortie : shift, rank, membership, contrast, attested",                    \
      "output: shift, rank, membership, contrast, attested", output_name(at))                      \
    X(TEXT, of, "", "territoire ou versant dont il s'agit", "territory or side it is of",          \
      what(at))                                                                                    \
    X(TEXT, factor, "", "choix, ou groupe de choix liés", "choice, or group of linked choices",    \
      arp_facts_sensitivity(at->of)->indices->group[at->g])                                        \
    X(TEXT, order, "", "first, total ou shapley", "first, total or shapley", at->order)            \
    X(REAL, estimate, "share", "part de la variance ; vide pour un événement trop rare",           \
      "share of the variance; empty for an event too rare", at->index->value)                      \
    X(REAL, low, "share", "borne basse à 95 %", "lower end at 95%", at->index->low)                \
    X(REAL, high, "share", "borne haute à 95 %", "upper end at 95%", at->index->high)

ARP_TABLE_COLUMNS(indices, INDICES, share_of)

static void fill_indices(const arp_facts *of, arp_result_table *to) {
    static const char *const ORDER[] = {"first", "total", "shapley"};
    const arp_sens_indices *x = arp_facts_sensitivity(of)->indices;
    for (size_t o = 0; x && o < x->n_outputs; o++) {
        const arp_gsa_output *found = &x->found.output[o];
        const arp_gsa_index *index[] = {found->first, found->total, found->shapley};
        if (found->state != ARP_GSA_VARIES && found->state != ARP_GSA_RARE) continue;
        for (size_t g = 0; g < x->n_groups; g++) {
            for (size_t k = 0; k < 3; k++) {
                if (!index[k]) continue;
                put_indices(to, &(share_of){of, o, g, ORDER[k], &index[k][g]});
            }
        }
    }
}

const arp_statement ARP_TABLE_indices = {
    ARP_TABLE_STATED(indices, 4),
    {"Ce que chaque choix explique", "What each choice accounts for"},
    "methods.md 7.5",
    ARP_NEEDS_DRAWS,
    fill_indices};

static const char *state_name(const share_of *at) {
    return arp_gsa_state_name(found_of(at)->state);
}

#define INDEX_OUTPUTS(X)                                                                           \
    X(TEXT, output, "", "sortie : shift, rank, membership, contrast, attested",                    \
      "output: shift, rank, membership, contrast, attested", output_name(at))                      \
    X(TEXT, of, "", "territoire ou versant dont il s'agit", "territory or side it is of",          \
      what(at))                                                                                    \
    X(TEXT, state, "",                                                                             \
      "varies, settled, undefined, ou rare : un événement sous 1 % ou sur 99 % des calculs",       \
      "varies, settled, undefined, or rare: an event under 1 % or over 99 % of the runs",          \
      state_name(at))                                                                              \
    X(REAL, mean, "", "moyenne", "mean", found_of(at)->mean)                                       \
    X(REAL, variance, "", "variance", "variance", found_of(at)->variance)

ARP_TABLE_COLUMNS(index_outputs, INDEX_OUTPUTS, share_of)

static void fill_index_outputs(const arp_facts *of, arp_result_table *to) {
    const arp_sens_indices *x = arp_facts_sensitivity(of)->indices;
    for (size_t o = 0; x && o < x->n_outputs; o++) {
        put_index_outputs(to, &(share_of){.of = of, .o = o});
    }
}

const arp_statement ARP_TABLE_index_outputs = {ARP_TABLE_STATED(index_outputs, 2),
                                               {"Sorties des indices", "Outputs of the indices"},
                                               "methods.md 7.5",
                                               ARP_NEEDS_DRAWS,
                                               fill_index_outputs};
