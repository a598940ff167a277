/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draws and what was counted over them: ranks, first lists, verdicts, concordances. */
#include "base/number.h"
#include "drivers/resemblance/verdict.h"
#include "report/tables/sure/sensitivity.h"

/* A row of one of the tables: a territory, a first list, a side, a state, a bin. */
typedef struct tally {
    const arp_facts *of;
    arp_result_table *to;
    size_t i, j;
    const arp_weight_share *share;
    const arp_spread_of *spread;
} tally;

static const arp_sensitivity *found(const tally *at) {
    return arp_facts_sensitivity(at->of);
}

/* A seed may be beyond 2^53: it is a text. */
static const char *seed(const tally *at) {
    char digits[ARP_NUMBER_ROOM];
    arp_number_from_size(digits, found(at)->seed);
    return arp_cell_own(at->to, digits);
}

static double index_runs(const tally *at) {
    return found(at)->indices ? (double)found(at)->indices->found.evaluations : NAN;
}

static double index_replicates(const tally *at) {
    return found(at)->indices ? (double)found(at)->indices->found.replicates : NAN;
}

/* What there is only with a selection. */
static double with_selection(const tally *at, double x) {
    return found(at)->m ? x : NAN;
}

#define DRAWS(X)                                                                                   \
    X(WHOLE, asked, "draws", "tirages demandés", "draws asked for", found(at)->asked)              \
    X(WHOLE, done, "draws", "tirages faits", "draws done", found(at)->done)                        \
    X(TEXT, seed, "", "graine", "seed", seed(at))                                                  \
    X(FLAG, partial, "", "arrêté avant la fin", "stopped before the end", found(at)->partial)      \
    X(FLAG, stopped_by_precision, "", "arrêté, la précision étant atteinte",                       \
      "stopped, the precision being reached", found(at)->precise)                                  \
    X(REAL, widest_half_interval, "share", "plus large demi-intervalle d'une part",                \
      "half width of the widest interval of a share", found(at)->widest)                           \
    X(REAL, mean_rank_shift, "ranks", "écart moyen de rang au classement déclaré",                 \
      "mean difference of rank to the declared ranking", found(at)->shift)                         \
    X(WHOLE, pair_draws, "draws", "tirages dont les paires sont comptées",                         \
      "draws whose pairs are counted", found(at)->pairs_draws)                                     \
    X(WHOLE, verdict_draws, "draws", "tirages dont le verdict est lu",                             \
      "draws whose verdict is read", with_selection(at, (double)found(at)->verdicts))              \
    X(WHOLE, late_draws, "draws",                                                                  \
      "tirages dont le verdict n'est pas lu : ils prennent une variante postérieure à la "       \
      "décision, et la déclarée ne l'est pas",                                                     \
      "draws whose verdict is not read: they take a variant of after the decision, and "           \
      "the declared one is not",                                                                   \
      with_selection(at, (double)found(at)->late))                                                 \
    X(WHOLE, one_draw_in, "draws", "le verdict est lu un tirage sur tant",                         \
      "the verdict is read in one draw of so many",                                                \
      with_selection(at, (double)found(at)->verdict_every))                                        \
    X(FLAG, refused_more, "", "d'autres combinaisons impossibles ne sont pas listées",             \
      "more impossible combinations are not listed", found(at)->refused_more)                      \
    X(WHOLE, index_runs, "runs", "calculs faits pour les indices", "runs made for the indices",    \
      index_runs(at))                                                                              \
    X(WHOLE, index_replicates, "", "répliques sur lesquelles reposent leurs intervalles",          \
      "replicates that their intervals rest on", index_replicates(at))

ARP_TABLE_COLUMNS(draws, DRAWS, tally)

static void fill_draws(const arp_facts *of, arp_result_table *to) {
    put_draws(to, &(tally){.of = of, .to = to});
}

const arp_statement ARP_TABLE_draws = {ARP_TABLE_STATED(draws, 0),
                                       {"Tirages", "Draws"},
                                       "methods.md 7.3",
                                       ARP_NEEDS_DRAWS,
                                       fill_draws};

static const arp_rank_spread *ranks(const tally *at) {
    return &found(at)->rank.spread[at->i];
}

#define DRAWS_RANKS(X)                                                                             \
    X(TEXT, code, "", "code du territoire", "territory's code", arp_facts_code(at->of, at->i))     \
    X(TEXT, label, "", "nom du territoire", "territory's name", arp_facts_label(at->of, at->i))    \
    X(FLAG, selected, "", "de la sélection", "of the selection",                                   \
      arp_facts_selected(at->of, at->i))                                                           \
    X(WHOLE, declared, "", "rang du classement déclaré", "rank in the declared ranking",           \
      arp_or_none(found(at)->base_rank[at->i]))                                                    \
    X(REAL, mean, "rank", "rang moyen", "mean rank", ranks(at)->mean)                              \
    X(REAL, sd, "ranks", "écart-type du rang", "standard deviation of the rank", ranks(at)->sd)    \
    X(REAL, q05, "rank", "quantile 5 %", "5% quantile", ranks(at)->quantile[0])                    \
    X(REAL, q25, "rank", "quantile 25 %", "25% quantile", ranks(at)->quantile[1])                  \
    X(REAL, q50, "rank", "médiane", "median", ranks(at)->quantile[2])                              \
    X(REAL, q75, "rank", "quantile 75 %", "75% quantile", ranks(at)->quantile[3])                  \
    X(REAL, q95, "rank", "quantile 95 %", "95% quantile", ranks(at)->quantile[4])                  \
    X(REAL, confidence, "share",                                                                   \
      "part des tirages de l'erreur des données, à ses poids centraux, où il est premier",         \
      "share of the draws of the data's error, at its central weights, in which it is first",      \
      found(at)->confidence[at->i])

ARP_TABLE_COLUMNS(draws_ranks, DRAWS_RANKS, tally)

/* In the order of the ranking, as everywhere. */
static void fill_draws_ranks(const arp_facts *of, arp_result_table *to) {
    const arp_result *result = &of->answer->result;
    for (size_t i = 0; i < result->n; i++) {
        put_draws_ranks(to, &(tally){.of = of, .i = result->order[i]});
    }
}

const arp_statement ARP_TABLE_draws_ranks = {ARP_TABLE_STATED(draws_ranks, 1),
                                             {"Rangs sur les tirages", "Ranks over the draws"},
                                             "methods.md 7.3",
                                             ARP_NEEDS_DRAWS,
                                             fill_draws_ranks};

#define DRAWS_FIRST(X)                                                                             \
    X(TEXT, code, "", "code du territoire", "territory's code", arp_facts_code(at->of, at->i))     \
    X(WHOLE, k, "", "nombre de premiers", "number of first ones", found(at)->rank.k[at->j])        \
    X(REAL, share, "share", "part des tirages où il est parmi eux",                                \
      "share of the draws in which it is among them", at->share->share)                            \
    X(REAL, low, "share", "borne basse à 95 % (Wilson)", "lower end at 95% (Wilson)",              \
      at->share->low)                                                                              \
    X(REAL, high, "share", "borne haute à 95 % (Wilson)", "upper end at 95% (Wilson)",             \
      at->share->high)

ARP_TABLE_COLUMNS(draws_first, DRAWS_FIRST, tally)

static void fill_draws_first(const arp_facts *of, arp_result_table *to) {
    const arp_acceptability *a = &arp_facts_sensitivity(of)->rank;
    for (size_t i = 0; i < a->n; i++) {
        size_t row = of->answer->result.order[i];
        for (size_t j = 0; j < a->n_k; j++) {
            put_draws_first(
                to, &(tally){.of = of, .i = row, .j = j, .share = &a->first[j * a->n + row]});
        }
    }
}

const arp_statement ARP_TABLE_draws_first = {
    ARP_TABLE_STATED(draws_first, 2),
    {"Parmi les premiers, sur les tirages", "Among the first, over the draws"},
    "methods.md 7.3",
    ARP_NEEDS_DRAWS,
    fill_draws_first};

#define CENTRAL_WEIGHTS(X)                                                                         \
    X(TEXT, code, "", "code du territoire", "territory's code", arp_facts_code(at->of, at->i))     \
    X(TEXT, side, "", "versant", "side", arp_facts_side_name(at->of, at->j))                       \
    X(REAL, weight, "share", "poids moyen du versant là où le territoire est premier",             \
      "mean weight of the side where the territory is first",                                      \
      found(at)->rank.central[at->i * found(at)->rank.p + at->j])

ARP_TABLE_COLUMNS(central_weights, CENTRAL_WEIGHTS, tally)

static void fill_central_weights(const arp_facts *of, arp_result_table *to) {
    const arp_acceptability *a = &arp_facts_sensitivity(of)->rank;
    for (size_t i = 0; a->central && i < a->n; i++) {
        for (size_t j = 0; j < a->p; j++) {
            put_central_weights(to, &(tally){.of = of, .i = of->answer->result.order[i], .j = j});
        }
    }
}

const arp_statement ARP_TABLE_central_weights = {ARP_TABLE_STATED(central_weights, 2),
                                                 {"Poids centraux", "Central weights"},
                                                 "methods.md 7.3",
                                                 ARP_NEEDS_DRAWS,
                                                 fill_central_weights};

/* The i-th word: each side alone, then those for none. */
static const char *word(const tally *at) {
    return arp_facts_word(at->of, arp_word_at(at->i, found(at)->n_sides));
}

#define DRAWS_VERDICT(X)                                                                           \
    X(TEXT, word, "", "mot du verdict", "word of the verdict", word(at))                           \
    X(REAL, share, "share", "part des tirages", "share of the draws", at->share->share)            \
    X(REAL, low, "share", "borne basse à 95 % (Wilson)", "lower end at 95% (Wilson)",              \
      at->share->low)                                                                              \
    X(REAL, high, "share", "borne haute à 95 % (Wilson)", "upper end at 95% (Wilson)",             \
      at->share->high)

ARP_TABLE_COLUMNS(draws_verdict, DRAWS_VERDICT, tally)

static void fill_draws_verdict(const arp_facts *of, arp_result_table *to) {
    const arp_sensitivity *s = arp_facts_sensitivity(of);
    for (size_t i = 0; s->m && i < s->n_sides + ARP_N_WORDS; i++) {
        put_draws_verdict(to, &(tally){.of = of, .i = i, .share = &s->words.share[i]});
    }
}

const arp_statement ARP_TABLE_draws_verdict = {
    ARP_TABLE_STATED(draws_verdict, 1),
    {"Verdicts sur les tirages", "Verdicts over the draws"},
    "methods.md 7.3",
    ARP_NEEDS_DRAWS,
    fill_draws_verdict};

static const arp_weight_share *state_share(const tally *at, arp_verdict_state state) {
    return &found(at)->state_share[at->i * ARP_N_STATES + state];
}

#define DRAWS_SIDES(X)                                                                             \
    X(TEXT, side, "", "versant", "side", arp_facts_side_name(at->of, at->i))                       \
    X(REAL, attested, "share", "part des tirages où il est attesté",                               \
      "share of the draws in which it is attested", state_share(at, ARP_ATTESTED)->share)          \
    X(REAL, attested_low, "share", "sa borne basse à 95 %", "its lower end at 95%",                \
      state_share(at, ARP_ATTESTED)->low)                                                          \
    X(REAL, attested_high, "share", "sa borne haute à 95 %", "its upper end at 95%",               \
      state_share(at, ARP_ATTESTED)->high)                                                         \
    X(REAL, excluded, "share", "part des tirages où il est exclu",                                 \
      "share of the draws in which it is excluded", state_share(at, ARP_EXCLUDED)->share)          \
    X(REAL, excluded_low, "share", "sa borne basse à 95 %", "its lower end at 95%",                \
      state_share(at, ARP_EXCLUDED)->low)                                                          \
    X(REAL, excluded_high, "share", "sa borne haute à 95 %", "its upper end at 95%",               \
      state_share(at, ARP_EXCLUDED)->high)                                                         \
    X(REAL, undecided, "share", "part des tirages où l'on ne peut conclure",                       \
      "share of the draws in which one cannot tell", state_share(at, ARP_CANNOT_TELL)->share)      \
    X(REAL, undecided_low, "share", "sa borne basse à 95 %", "its lower end at 95%",               \
      state_share(at, ARP_CANNOT_TELL)->low)                                                       \
    X(REAL, undecided_high, "share", "sa borne haute à 95 %", "its upper end at 95%",              \
      state_share(at, ARP_CANNOT_TELL)->high)                                                      \
    X(REAL, late, "share", "1 : connu après la décision, il n'entre dans aucun test ; 0 sinon",    \
      "1: known after the decision, it is in no test; 0 otherwise",                                \
      state_share(at, ARP_LATE)->share)                                                            \
    X(REAL, mean, "", "concordance moyenne", "mean concordance", at->spread->mean)                 \
    X(REAL, sd, "", "écart-type de la concordance", "standard deviation of the concordance",       \
      at->spread->sd)                                                                              \
    X(REAL, q05, "", "quantile 5 % de la concordance", "5% quantile of the concordance",           \
      at->spread->quantile[0])                                                                     \
    X(REAL, q25, "", "quantile 25 %", "25% quantile", at->spread->quantile[1])                     \
    X(REAL, q50, "", "médiane", "median", at->spread->quantile[2])                                 \
    X(REAL, q75, "", "quantile 75 %", "75% quantile", at->spread->quantile[3])                     \
    X(REAL, q95, "", "quantile 95 %", "95% quantile", at->spread->quantile[4])

ARP_TABLE_COLUMNS(draws_sides, DRAWS_SIDES, tally)

static void fill_draws_sides(const arp_facts *of, arp_result_table *to) {
    const arp_sensitivity *s = arp_facts_sensitivity(of);
    for (size_t i = 0; s->m && i < s->n_sides; i++) {
        put_draws_sides(to, &(tally){.of = of, .i = i, .spread = &s->c[i]});
    }
}

const arp_statement ARP_TABLE_draws_sides = {
    ARP_TABLE_STATED(draws_sides, 1),
    {"Les versants sur les tirages", "The sides over the draws"},
    "methods.md 7.3",
    ARP_NEEDS_DRAWS,
    fill_draws_sides};

#define DRAWS_CONTRAST(X)                                                                          \
    X(REAL, mean, "", "écart moyen de concordance entre les deux versants",                        \
      "mean gap of concordance between the two sides", at->spread->mean)                           \
    X(REAL, sd, "", "écart-type", "standard deviation", at->spread->sd)                            \
    X(REAL, q05, "", "quantile 5 %", "5% quantile", at->spread->quantile[0])                       \
    X(REAL, q25, "", "quantile 25 %", "25% quantile", at->spread->quantile[1])                     \
    X(REAL, q50, "", "médiane", "median", at->spread->quantile[2])                                 \
    X(REAL, q75, "", "quantile 75 %", "75% quantile", at->spread->quantile[3])                     \
    X(REAL, q95, "", "quantile 95 %", "95% quantile", at->spread->quantile[4])

ARP_TABLE_COLUMNS(draws_contrast, DRAWS_CONTRAST, tally)

static void fill_draws_contrast(const arp_facts *of, arp_result_table *to) {
    const arp_sensitivity *s = arp_facts_sensitivity(of);
    if (s->m && s->n_sides == 2) put_draws_contrast(to, &(tally){.of = of, .spread = &s->contrast});
}

const arp_statement ARP_TABLE_draws_contrast = {
    ARP_TABLE_STATED(draws_contrast, 0),
    {"L'écart entre les versants sur les tirages", "The gap between the sides over the draws"},
    "methods.md 7.3",
    ARP_NEEDS_DRAWS,
    fill_draws_contrast};

/* Where a bin stands: concordances go from 0 to 1, contrasts from -1 to 1. */
static double middle(const tally *at) {
    bool contrast = at->spread == &found(at)->contrast;
    double last = (double)at->spread->n_bins - 1;
    return contrast ? 2 * (double)at->j / last - 1 : (double)at->j / last;
}

static const char *output(const tally *at) {
    return at->spread == &found(at)->contrast ? "contrast" : "concordance";
}

static const char *side_or_none(const tally *at) {
    return at->spread == &found(at)->contrast ? NULL : arp_facts_side_name(at->of, at->i);
}

#define DRAWS_BINS(X)                                                                              \
    X(TEXT, output, "", "concordance ou contrast", "concordance or contrast", output(at))          \
    X(TEXT, side, "", "versant de la concordance", "side of the concordance", side_or_none(at))    \
    X(REAL, at, "", "milieu de la classe ; celles des bouts sont des moitiés",                     \
      "middle of the bin; those at the ends are halves", middle(at))                               \
    X(WHOLE, count, "draws", "tirages dans la classe", "draws in the bin", at->spread->bin[at->j])

ARP_TABLE_COLUMNS(draws_bins, DRAWS_BINS, tally)

/* Bins without a draw are left out. */
static void put_bins(const arp_facts *of, const arp_spread_of *spread, size_t side,
                     arp_result_table *to) {
    for (size_t b = 0; b < spread->n_bins; b++) {
        if (spread->bin[b]) {
            put_draws_bins(to, &(tally){.of = of, .i = side, .j = b, .spread = spread});
        }
    }
}

static void fill_draws_bins(const arp_facts *of, arp_result_table *to) {
    const arp_sensitivity *s = arp_facts_sensitivity(of);
    for (size_t i = 0; s->m && i < s->n_sides; i++) put_bins(of, &s->c[i], i, to);
    if (s->m && s->n_sides == 2) put_bins(of, &s->contrast, 0, to);
}

const arp_statement ARP_TABLE_draws_bins = {ARP_TABLE_STATED(draws_bins, 3),
                                            {"Tirages par concordance", "Draws by concordance"},
                                            "methods.md 7.3",
                                            ARP_NEEDS_DRAWS,
                                            fill_draws_bins};
