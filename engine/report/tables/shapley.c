/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shapley, shapley_games, shapley_territories, shapley_territory_games, shapley_indicators: what
   each side and each indicator contributes to where the chosen stand. */
#include "drivers/shares/shares.h"
#include "report/tables/columns.h"
#include "report/tables/statement.h"

/* A share, of a side or of an indicator, in one game. */
typedef struct part {
    const arp_facts *of;
    size_t side, row;
    const char *measure, *baseline;
    double value, low, high;
    const arp_share *game;
    const arp_owen *indicator;
} part;

static const arp_shares *shares_of(const arp_facts *of) {
    return arp_facts_drivers(of)->shares;
}

#define MEASURE_COLUMN(X)                                                                          \
    X(TEXT, measure, "",                                                                           \
      "ce qui est partagé : score, midrank (rang moyen, 1 : le plus de besoin), membership "      \
      "(présence dans la première liste), overlap (sa moyenne sur les choisis), concordance",      \
      "what is shared out: score, midrank (1: most need), membership (of the first list), "        \
      "overlap (its mean over the chosen), concordance",                                           \
      at->measure)
#define BASELINE_COLUMN(X)                                                                         \
    X(TEXT, baseline, "",                                                                          \
      "ce qui remplace un versant ôté : mean_for_all (sa moyenne, pour tous), mean_for_one (sa " \
      "moyenne, pour le territoire seul), random_territory (celui d'un territoire au hasard)",     \
      "what replaces a side that is taken away: mean_for_all (its mean, for all), mean_for_one "   \
      "(its mean, for the territory alone), random_territory (that of one at random)",             \
      at->baseline)
#define CONTRIBUTION(X)                                                                            \
    X(REAL, contribution, "of the measure", "valeur de Shapley du versant",                        \
      "Shapley value of the side", at->value)
#define GAME(X)                                                                                    \
    X(REAL, interaction, "of the measure",                                                         \
      "ce que les versants ensemble ont de plus que la somme de chacun seul",                      \
      "what the sides together have beyond the sum of each alone", at->game->interaction)          \
    X(REAL, none, "of the measure", "valeur sans aucun versant", "value without any side",         \
      at->game->none)

#define SHAPLEY(X)                                                                                 \
    ARP_COLUMN_SIDE(X)                                                                             \
    MEASURE_COLUMN(X)                                                                              \
    BASELINE_COLUMN(X)                                                                             \
    CONTRIBUTION(X)

ARP_TABLE_COLUMNS(shapley, SHAPLEY, part)

/* A territory is in the first list or not; of the selection it is the share that is. */
static const char *measure_of_all(int q) {
    return q == ARP_SHARE_MEMBERSHIP ? "overlap" : arp_share_value_name((arp_share_value)q);
}

/* Two of the games over mean_for_all were played for the screen, to the last bit of theirs. */
static arp_share game_of_all(const arp_facts *of, int b, int q) {
    const arp_drivers *d = arp_facts_drivers(of);
    arp_share game = shares_of(of)->selection[b][q];
    if (b != ARP_SHARE_ALL) return game;
    if (q == ARP_SHARE_MEMBERSHIP) game.interaction = d->shapley_interaction_overlap;
    if (q == ARP_SHARE_CONCORDANCE) game.interaction = d->shapley_interaction_concordance;
    return game;
}

static double part_of_all(const arp_facts *of, int b, int q, size_t side) {
    const arp_side *one = &arp_facts_drivers(of)->side[side];
    if (b == ARP_SHARE_ALL && q == ARP_SHARE_MEMBERSHIP) return one->shapley_overlap;
    if (b == ARP_SHARE_ALL && q == ARP_SHARE_CONCORDANCE) return one->shapley_concordance;
    return shares_of(of)->selection[b][q].part[side];
}

static void fill_shapley(const arp_facts *of, arp_result_table *to) {
    if (!shares_of(of)) return;
    for (int b = 0; b < ARP_SHARE_BASES; b++) {
        for (int q = 0; q < ARP_SHARE_VALUES; q++) {
            for (size_t s = 0; s < arp_facts_drivers(of)->n_sides; s++) {
                put_shapley(to, &(part){.of = of,
                                        .side = s,
                                        .measure = measure_of_all(q),
                                        .baseline = arp_share_base_name((arp_share_base)b),
                                        .value = part_of_all(of, b, q, s)});
            }
        }
    }
}

const arp_statement ARP_TABLE_shapley = {
    ARP_TABLE_STATED(shapley, 3),
    {"Valeurs de Shapley des versants", "Shapley values of the sides"},
    "methods.md 5.1",
    ARP_NEEDS_DRIVERS,
    fill_shapley};

#define GAMES(X)                                                                                   \
    MEASURE_COLUMN(X)                                                                              \
    BASELINE_COLUMN(X)                                                                             \
    GAME(X)

ARP_TABLE_COLUMNS(shapley_games, GAMES, part)

static void fill_shapley_games(const arp_facts *of, arp_result_table *to) {
    if (!shares_of(of)) return;
    for (int b = 0; b < ARP_SHARE_BASES; b++) {
        for (int q = 0; q < ARP_SHARE_VALUES; q++) {
            const arp_share game = game_of_all(of, b, q);
            put_shapley_games(to, &(part){.of = of,
                                          .measure = measure_of_all(q),
                                          .baseline = arp_share_base_name((arp_share_base)b),
                                          .game = &game});
        }
    }
}

const arp_statement ARP_TABLE_shapley_games = {
    ARP_TABLE_STATED(shapley_games, 2),
    {"Ce que les valeurs de Shapley partagent", "What the Shapley values share out"},
    "methods.md 5.1",
    ARP_NEEDS_DRIVERS,
    fill_shapley_games};

#define TERRITORIES(X)                                                                             \
    ARP_COLUMN_CODE(X)                                                                             \
    ARP_COLUMN_SIDE(X)                                                                             \
    MEASURE_COLUMN(X)                                                                              \
    BASELINE_COLUMN(X)                                                                             \
    CONTRIBUTION(X)

ARP_TABLE_COLUMNS(shapley_territories, TERRITORIES, part)

#define TERRITORY_GAMES(X)                                                                         \
    ARP_COLUMN_CODE(X)                                                                             \
    MEASURE_COLUMN(X)                                                                              \
    BASELINE_COLUMN(X)                                                                             \
    GAME(X)

ARP_TABLE_COLUMNS(shapley_territory_games, TERRITORY_GAMES, part)

/* Every game of every chosen territory. */
static void each_game(const arp_facts *of, arp_result_table *to,
                      void (*put)(arp_result_table *to, const part *at)) {
    const arp_drivers *d = arp_facts_drivers(of);
    for (size_t t = 0; d->shares && t < d->m; t++) {
        for (int b = 0; b < ARP_SHARE_BASES; b++) {
            for (int q = 0; q < ARP_SHARE_VALUES; q++) {
                put(to, &(part){.of = of,
                                .row = d->selected[t],
                                .measure = arp_share_value_name((arp_share_value)q),
                                .baseline = arp_share_base_name((arp_share_base)b),
                                .game = &d->shares->territory[b][q][t]});
            }
        }
    }
}

static void put_sides(arp_result_table *to, const part *at) {
    part one = *at;
    for (one.side = 0; one.side < arp_facts_drivers(at->of)->n_sides; one.side++) {
        one.value = one.game->part[one.side];
        put_shapley_territories(to, &one);
    }
}

static void fill_territories(const arp_facts *of, arp_result_table *to) {
    each_game(of, to, put_sides);
}

static void fill_territory_games(const arp_facts *of, arp_result_table *to) {
    each_game(of, to, put_shapley_territory_games);
}

const arp_statement ARP_TABLE_shapley_territories = {
    ARP_TABLE_STATED(shapley_territories, 4),
    {"Valeurs de Shapley des versants, par territoire choisi",
     "Shapley values of the sides, by chosen territory"},
    "methods.md 5.2",
    ARP_NEEDS_DRIVERS,
    fill_territories};

const arp_statement ARP_TABLE_shapley_territory_games = {
    ARP_TABLE_STATED(shapley_territory_games, 3),
    {"Ce que les valeurs de Shapley partagent, par territoire choisi",
     "What the Shapley values share out, by chosen territory"},
    "methods.md 5.2",
    ARP_NEEDS_DRIVERS,
    fill_territory_games};

#define INDICATORS(X)                                                                              \
    X(TEXT, indicator, "", "indicateur", "indicator", arp_facts_node(at->of, at->indicator->node)) \
    X(TEXT, measure, "", "ce qui est partagé : score, overlap, concordance",                       \
      "what is shared out: score, overlap, concordance", at->measure)                              \
    X(TEXT, side, "", "versant de l'indicateur", "side of the indicator",                          \
      arp_facts_side(at->of, at->indicator->side)->name)                                           \
    X(REAL, contribution, "of the measure",                                                        \
      "valeur d'Owen ; celles d'un versant somment à sa valeur de Shapley (mean_for_all)",         \
      "Owen value; those of a side add up to its Shapley value (mean_for_all)", at->value)         \
    X(REAL, low, "of the measure", "borne basse à 95 % ; vide si la valeur est exacte",            \
      "lower limit, 95 %; empty where the value is exact", at->low)                                \
    X(REAL, high, "of the measure", "borne haute", "upper limit", at->high)                        \
    X(WHOLE, orders, "",                                                                           \
      "paires antithétiques d'ordres tirées ; 0 : toutes les coalitions comptées",                 \
      "antithetic pairs of orders drawn; 0: every coalition was counted",                          \
      shares_of(at->of)->pairs)

ARP_TABLE_COLUMNS(shapley_indicators, INDICATORS, part)

static void fill_indicators(const arp_facts *of, arp_result_table *to) {
    if (!shares_of(of)) return;
    for (size_t i = 0; i < shares_of(of)->n_indicators; i++) {
        const arp_owen *one = &shares_of(of)->indicator[i];
        const part each[] = {
            {.of = of,
             .indicator = one,
             .measure = "score",
             .value = one->score,
             .low = NAN,
             .high = NAN},
            {.of = of,
             .indicator = one,
             .measure = "overlap",
             .value = one->overlap,
             .low = one->low[0],
             .high = one->high[0]},
            {.of = of,
             .indicator = one,
             .measure = "concordance",
             .value = one->concordance,
             .low = one->low[1],
             .high = one->high[1]},
        };
        for (size_t q = 0; q < sizeof each / sizeof each[0]; q++) {
            put_shapley_indicators(to, &each[q]);
        }
    }
}

const arp_statement ARP_TABLE_shapley_indicators = {
    ARP_TABLE_STATED(shapley_indicators, 2),
    {"Valeurs d'Owen des indicateurs", "Owen values of the indicators"},
    "methods.md 5.3",
    ARP_NEEDS_DRIVERS,
    fill_indicators};
