/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file report_fixture.h
 * A study and its answer, filled by hand, with one to three sides, accents, marked cells and NaN.
 */
#ifndef TESTS_REPORT_FIXTURE_H
#define TESTS_REPORT_FIXTURE_H

#include <math.h>
#include <string.h>

#include "drivers/resemblance/evidence.h"
#include "report/report.h"

#include "aggregate/aggregate.h"
#include "base/fail.h"
#include "base/messages.h"
#include "normalise/normalise.h"
#include "treat/treat.h"
#include "weight/weight.h"

enum { N = 6, MOST_SIDES = 3, MOST_NODES = 1 + 2 * MOST_SIDES, N_K = 2, M = 2 };

static const arp_missing_rule STOP = {.name = "stop"};
static const arp_outlier_rule OUTLIERS = {.name = "none"};
static const arp_normaliser ZSCORE = {.name = "zscore"};
static const arp_aggregator MEAN = {.name = "arithmetic"};

static const char *CODES[N] = {"0907", "0910", "0901", "2A004", "0915", "0920"};
static const char *LABELS[N] = {
    "Lavelanet",
    "Mirepoix",
    "Ax-les-Thermes, dit « le Haut »",
    "Saint-Étienne-du-Très-Long-Nom-de-la-Vallée-Française-et-Alentours",
    "Foix; Rural",
    "L'Hospitalet\x1b[31m"};
static const char *NOTES[] = {
    "Aucun taux d'ALD n'est ouvert sous le département, et la mortalité n'est pas de cet indice : "
    "le "
    "versant sanitaire ne contient que l'offre de soins.",
    "https://www.insee.fr/une-adresse-qui-est-bien-plus-longue-qu-une-ligne-de-terminal/et-encore/"
    "davantage"};
static const char *const LACKS[] = {"ald", "smr"};
static const char *SIDES[] = {"social", "sanitaire", "acces"};
static const char *SIDES_FR[] = {"critères sociaux", "offre de soins", "éloignement"};
static const char *SIDES_EN[] = {"social criteria", "supply of care", "remoteness"};
static const char *LEAVES[] = {"chom_rp", "dens_mg", "temps_mg"};
static const char *LEAVES_FR[] = {
    "Taux de chômage", "Médecins généralistes pour 100 000 habitants",
    "Temps d'accès au médecin généraliste le plus proche, en voiture"};

/* A study and its answer, filled by hand. */
typedef struct fixture {
    arp_study study;
    arp_answer answer;
    arp_plan_node node[MOST_NODES];
    size_t child[MOST_NODES];
    arp_column column[MOST_SIDES];
    double value[MOST_SIDES][N], coverage[N], population[N];
    uint8_t mark[MOST_SIDES][N];
    arp_made_of made[MOST_SIDES];
    arp_input input[2];
    arp_unranked unranked[2];
    arp_comparator comparator;
    double comparator_value[MOST_SIDES];
    size_t comparator_marked[MOST_SIDES];
    bool comparator_stated[MOST_SIDES], comparator_approximate[MOST_SIDES];
    arp_notices notices;
    arp_error notice;
    size_t selected[M], k[N_K];
    double score[MOST_NODES * N], weight[MOST_NODES], bound[MOST_NODES][2],
        contribution[N * MOST_SIDES];
    uint32_t rank[MOST_NODES * N], order[N];
    arp_doubt doubt[N];
    arp_side side[MOST_SIDES];
    size_t eligible[MOST_SIDES];
    arp_evidence evidence;
    arp_side_evidence known[MOST_SIDES];
    arp_left_out left_out[M];
    arp_universe universe[2];
    arp_concordance there[M + 2][MOST_SIDES];
    double holm[M + 2][MOST_SIDES];
    bool changes[M + 2][MOST_SIDES];
    arp_interval bounds[M + 2][MOST_SIDES];
    arp_tipping tipping[MOST_SIDES];
    arp_membership member[N_K * N];
    arp_interval at[4];
    arp_segment segment[2];
    size_t first[2];
    arp_curve_cell curve[2];
} fixture;

static void fill_plan(fixture *f, size_t sides) {
    for (size_t i = 0; i < 1 + 2 * sides; i++) {
        arp_plan_node *node = &f->node[i];
        f->child[i] = i + 1;
        *node = (arp_plan_node){.name = "besoin", .label = {"besoin", "need"}, .parent = ARP_NONE};
        node->weight = 1;
        if (i == 0) {
            node->child = f->child;
            node->n_children = sides;
        } else if (i <= sides) {
            f->child[i + sides - 1] = i + sides;
            *node = (arp_plan_node){.name = SIDES[i - 1],
                                    .label = {SIDES_FR[i - 1], SIDES_EN[i - 1]},
                                    .child = &f->child[i + sides - 1],
                                    .n_children = 1,
                                    .weight = 1,
                                    .year = i == 2 ? 2018 : 2007};
            if (i == 2) {
                node->lacks = LACKS;
                node->n_lacks = 2;
            }
        } else {
            size_t leaf = i - sides - 1;
            *node = (arp_plan_node){.name = LEAVES[leaf],
                                    .label = {LEAVES_FR[leaf], LEAVES[leaf]},
                                    .parent = leaf + 1,
                                    .column = leaf,
                                    .polarity = 1,
                                    .weight = 0.5};
        }
        if (i <= sides) {
            node->aggregate = &MEAN;
            node->exponent = 1;
            node->weigh = &arp_weight_given;
        }
    }
    f->study.plan = (arp_plan){.node = f->node,
                               .n_nodes = 1 + 2 * sides,
                               .missing = &STOP,
                               .secret = &STOP,
                               .not_applicable = &STOP,
                               .outliers = &OUTLIERS,
                               .normalise = &ZSCORE};
}

static void fill_values(fixture *f, size_t sides) {
    for (size_t j = 0; j < sides; j++) {
        f->column[j] = (arp_column){.name = LEAVES[j], .value = f->value[j], .mark = f->mark[j]};
        f->made[j] = (arp_made_of){.id = LEAVES[j],
                                   .label = {LEAVES_FR[j], LEAVES[j]},
                                   .unit = {"%", "%"},
                                   .side = {SIDES[j], SIDES[j]},
                                   .domain = {SIDES[j], SIDES[j]},
                                   .polarity = j == 1 ? -1 : 1,
                                   .year = 2007,
                                   .numerator = "P07_CHOM1564",
                                   .denominator = "P07_ACT1564",
                                   .per = 100,
                                   .source = {"INSEE", "INSEE"},
                                   .reference = {"", ""},
                                   .coverage = j == 0 ? f->coverage : NULL};
        for (size_t i = 0; i < N; i++) f->value[j][i] = 12.5 + (double)i;
        f->comparator_value[j] = j == 1 ? NAN : 1234.5678;
    }
    f->value[0][3] = NAN;
    f->mark[0][3] = ARP_CELL_SECRET;
    for (size_t i = 0; i < N; i++) {
        f->coverage[i] = 1 - 0.05 * (double)i;
        f->population[i] = i == 4 ? NAN : 2000.5 + 1000 * (double)i;
    }
}

static void fill_study(fixture *f, size_t sides) {
    arp_study *s = &f->study;
    s->name = "pyrenees.yaml";
    s->title[ARP_FR] = s->title[ARP_EN] =
        "Pays des Pyrénées cathares, 2010 : cantons de l'Ariège et de toute la région "
        "Midi-Pyrénées";
    s->level = "canton";
    s->decided = 2010;
    s->note[ARP_FR] = s->note[ARP_EN] = NOTES;
    s->n_notes = 2;
    s->text = "title: Pays\n";
    f->input[0] = (arp_input){.name = "pyrenees.yaml", .decimal = "", .encoding = "UTF-8"};
    f->input[1] = (arp_input){.name = "cantons.csv",
                              .separator = '\t',
                              .decimal = ".,",
                              .encoding = "CP1252",
                              .rows = 1304};
    s->input = f->input;
    s->n_inputs = 2;
    fill_values(f, sides);
    s->values = (arp_table){
        .n_rows = N, .code = CODES, .label = LABELS, .n_columns = sides, .column = f->column};
    s->population = f->population;
    s->minimum_population = 2000;
    s->made = f->made;
    f->comparator = (arp_comparator){.name = "Ariège",
                                     .n_rows = 22,
                                     .value = f->comparator_value,
                                     .stated = f->comparator_stated,
                                     .approximate = f->comparator_approximate,
                                     .n_marked = f->comparator_marked,
                                     .n_filled = f->comparator_marked,
                                     .n_kept = 19};
    s->comparator = &f->comparator;
    s->n_comparators = 1;
    f->unranked[0] = (arp_unranked){"0930", "Quérigut", ARP_UNRANKED_SMALL};
    f->unranked[1] = (arp_unranked){"0931", "Éloigné", ARP_UNRANKED_UNKNOWN};
    s->unranked = f->unranked;
    s->n_unranked = 2;
    arp_fail(&f->notice, ARP_PARSE, ARP_MSG_TREE_EMPTY, "s", "notes");
    f->notices = (arp_notices){.n = 1, .at = &f->notice};
    s->notices = &f->notices;
    s->has_selection = true;
    s->selected = f->selected;
    s->m = M;
    s->k = f->k;
    s->n_k = N_K;
    s->alpha = 0.05;
    s->seed = 20101021;
}

static void fill_result(fixture *f, size_t sides) {
    arp_result *r = &f->answer.result;
    size_t nodes = 1 + 2 * sides;
    *r = (arp_result){.n = N,
                      .n_nodes = nodes,
                      .score = f->score,
                      .rank = f->rank,
                      .weight = f->weight,
                      .bound = f->bound,
                      .coverage = f->score,
                      .order = f->order,
                      .tied = 2};
    for (size_t i = 0; i < N; i++) f->doubt[i].coverage = NAN;
    f->doubt[N - 1] = (arp_doubt){.coverage = 0.25, .filled = 2, .lacking = 3, .guessed = 4};
    f->answer.doubt = f->doubt;
    for (size_t node = 0; node < nodes; node++) {
        double *score = f->score + node * N;
        f->weight[node] = node ? 1 / (double)sides : 1;
        for (size_t i = 0; i < N; i++) score[i] = 1.25 - 0.1 * (double)i + 0.01 * (double)node;
        if (node == nodes - 1) score[5] = NAN;
        for (size_t i = 0; i < N; i++) {
            uint32_t better = 0;
            for (size_t j = 0; j < N; j++) better += score[j] > score[i];
            f->rank[node * N + i] = isnan(score[i]) ? 0 : better + 1;
        }
    }
    for (size_t i = 0; i < N; i++) f->order[i] = (uint32_t)i;
}

static void fill_tipping(fixture *f, arp_drivers *d, size_t sides) {
    static const arp_interval AT[4] = {{0.8651, 1}, {0, 1}, {0, 0.3}, {0.2, 0.9}};
    memcpy(f->at, AT, sizeof AT);
    f->member[0] = (arp_membership){&f->at[0], 1};     /* Lavelanet, k = 2: from 0.865 */
    f->member[N] = (arp_membership){&f->at[1], 1};     /* Lavelanet, k = 4: always     */
    f->member[N + 1] = (arp_membership){&f->at[2], 2}; /* Mirepoix, k = 4: two of them */
    f->member[2] = (arp_membership){&f->at[2], 1};
    f->first[0] = 0;
    f->first[1] = 1;
    f->segment[0] = (arp_segment){0, 0.5, f->first};
    f->segment[1] = (arp_segment){0.5, 1, f->first};
    f->curve[0] = (arp_curve_cell){0, 0.5, 0.56};
    f->curve[1] = (arp_curve_cell){0.5, 1, 0.93};
    d->n_tippings = sides == 1 ? 0 : sides == 2 ? 1 : sides;
    for (size_t t = 0; t < d->n_tippings; t++) {
        f->tipping[t] = (arp_tipping){.w0 = 0.5,
                                      .segment = f->segment,
                                      .n_segments = 2,
                                      .member = f->member,
                                      .curve = f->curve,
                                      .n_curve = 2,
                                      .curve_exact = true};
    }
    d->tipping = f->tipping;
}

static void fill_evidence(fixture *f, arp_drivers *d, size_t sides) {
    f->evidence = (arp_evidence){.side = f->known, .swap_p = NAN};
    d->evidence = &f->evidence;
    for (size_t s = 0; s < sides; s++) {
        f->known[s] = (arp_side_evidence){.low = s ? 0.22 : 0.61,
                                          .high = s ? 0.84 : 0.98,
                                          .p = s ? 0.29 : 0.0041,
                                          .p_holm = s ? 0.29 : 0.0082};
    }
}

static void fill_elsewhere(fixture *f, size_t sides) {
    for (size_t i = 0; i < M + 2; i++) {
        for (size_t s = 0; s < sides; s++) {
            f->there[i][s] = (arp_concordance){s ? 0.5 : 0.95, s ? 0.5 : 0.011, ARP_P_EXACT};
            f->bounds[i][s] = (arp_interval){s ? 0.2 : 0.7, s ? 0.8 : 1.0};
            if (i == M + 1) f->there[i][s].c = f->there[i][s].p = NAN;
        }
    }
    for (size_t i = 0; i < M; i++) {
        f->left_out[i] =
            (arp_left_out){i, f->there[i], f->bounds[i], {false, f->holm[i], f->changes[i]}};
    }
    f->universe[0] = (arp_universe){.name = "Ariège",
                                    .n = 19,
                                    .lacks = ARP_NONE,
                                    .side = f->there[M],
                                    .interval = f->bounds[M],
                                    .verdict = {true, f->holm[M], f->changes[M]}};
    f->universe[1] = (arp_universe){.name = "Aude",
                                    .n = 12,
                                    .lacks = 1,
                                    .side = f->there[M + 1],
                                    .interval = f->bounds[M + 1],
                                    .verdict = {false, f->holm[M + 1], f->changes[M + 1]}};
}

static void fill_drivers(fixture *f, size_t sides) {
    arp_drivers *d = &f->answer.drivers;
    f->selected[1] = 1;
    f->k[0] = 2;
    f->k[1] = 4;
    *d = (arp_drivers){.n = N,
                       .m = M,
                       .n_sides = sides,
                       .eligible = f->eligible,
                       .n_eligible = sides,
                       .n_k = N_K,
                       .selected = f->selected,
                       .k = f->k,
                       .alpha = 0.05,
                       .side = f->side,
                       .left_out = f->left_out,
                       .n_left_out = M,
                       .universe = f->universe,
                       .n_universes = 2,
                       .contribution = f->contribution,
                       .word = 0,
                       .word_name = SIDES[0],
                       .contrast_reach = ARP_REACH_HARDLY};
    d->declared = (arp_concordance){0.88, 0.021, ARP_P_EXACT};
    d->contrast = sides == 2 ? 0.37 : NAN;
    d->contrast_p = sides == 2 ? 0.18 : NAN;
    d->p_min = 0.00003;
    d->c_needed = 0.8447;
    d->c_needed_holm = 0.8925;
    d->contrast_needed = 0.76;
    d->declared_overlap = 0.5;
    d->shapley_interaction_overlap = 0.1;
    for (size_t s = 0; s < sides; s++) {
        bool first = s == 0;
        f->eligible[s] = s;
        f->side[s] = (arp_side){.node = s + 1,
                                .alone = {first ? 0.93 : 0.56, first ? 0.0092 : 0.39, ARP_P_EXACT},
                                .p_holm = first ? 0.0184 : 0.39,
                                .overlap = first ? 1 : 0,
                                .shapley_overlap = NAN,
                                .state = first ? ARP_ATTESTED : ARP_CANNOT_TELL,
                                .attested_alone = first,
                                .late_share = s == 1 ? 1.0 : 0.0,
                                .late = s == 1,
                                .rank = f->rank + (s + 1) * N};
    }
    fill_evidence(f, d, sides);
    fill_elsewhere(f, sides);
    f->answer.has_drivers = true;
    f->answer.selected = f->selected;
    f->answer.m = M;
    fill_tipping(f, d, sides);
}

static void fill(fixture *f, size_t sides) {
    memset(f, 0, sizeof *f);
    fill_plan(f, sides);
    fill_study(f, sides);
    fill_result(f, sides);
    fill_drivers(f, sides);
}

#endif
