/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "drivers/around/neighbours.h"
#include "drivers/around/reliability.h"
#include "drivers/choice/subsets.h"
#include "oracle/brutal.h"
#include "report/screen/screen.h"
#include "drivers/resemblance/verdict.h"
#include "report/words/sentences.h"
#include "report/words/words.h"
#include "report_fixture.h"
#include "unit/told.h"

static void says(const fixture *f, arp_lang lang, const char *expected) {
    arp_report r = {.study = &f->study, .answer = &f->answer};
    arp_text out = {0};
    long before = arp_brutal_live;
    arp_sentence(&r, lang, &out);
    assert_int_equal(arp_brutal_live, before + 1); /* the text, and nothing else */
    assert_string_equal(out.bytes, expected);
    assert_null(strstr(out.bytes, "causé"));
    assert_null(strstr(out.bytes, "caused"));
    arp_text_free(&out);
}

static void the_sentence_is_the_one_a_person_would_write(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    f.study.decided = 0;
    f.side[1].late = false;
    says(&f, ARP_FR,
         "Le choix ressemble à un choix sur critères sociaux (concordance 0,93 ; l'autre versant "
         "étant donné, p ajusté = 0,008). Pour l'offre de soins, on ne peut pas conclure "
         "(concordance 0,56). L'écart entre les deux (0,37) n'est pas établi et ne pouvait guère "
         "l'être avec deux cantons : il fallait 0,760. L'hypothèse est examinée après coup, le "
         "choix et les critères étant connus. Cela dit à quoi le choix ressemble, non pourquoi il "
         "a été fait ; manquent des chiffres : ALD, mortalité standardisée.");
    says(&f, ARP_EN,
         "The choice resembles a choice on social criteria (concordance 0.93; given the other "
         "side, adjusted p = 0.008). For the supply of care, one cannot tell (concordance 0.56). "
         "The gap between the two (0.37) is not established and could hardly have been with two "
         "cantons: it took 0.760. The hypothesis is examined afterwards, the choice and the "
         "criteria being known. This says what the choice resembles, not why it was made; figures "
         "are lacking: long-term illness, standardised mortality.");
}

/* Whatever a verdict may be, every screen has words for it, each its own. */
static void every_word_and_state_is_said_in_both_languages(void **state) {
    (void)state;
    for (int lang = ARP_FR; lang <= ARP_EN; lang++) {
        for (int a = 0; a < ARP_N_WORDS; a++) {
            const char *said = arp_word_said(arp_word_at((size_t)a, 0), (arp_lang)lang);
            assert_true(said && said[0]);
            for (int b = 0; b < a; b++) {
                assert_string_not_equal(said,
                                        arp_word_said(arp_word_at((size_t)b, 0), (arp_lang)lang));
            }
        }
        for (int a = 0; a <= ARP_NO_VERDICT; a++) {
            const char *said = arp_state_said((arp_verdict_state)a, (arp_lang)lang);
            assert_true(said && said[0]);
        }
    }
}

static void late_data_are_told_in_the_sentence(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    f.node[2].n_lacks = 0;
    f.answer.drivers.contrast_reach = ARP_REACH_NEVER;
    f.study.level = "bassin-de-vie";
    says(&f, ARP_FR,
         "Le choix ressemble à un choix sur critères sociaux (concordance 0,93 ; l'autre versant "
         "étant donné, p ajusté = 0,008). Pour l'offre de soins (données de 2018, postérieures à "
         "la décision de 2010), on ne peut pas conclure (concordance 0,56). L'écart entre les deux "
         "(0,37) n'est pas établi et ne pouvait pas l'être avec deux bassins de vie. L'hypothèse "
         "est examinée après coup, le choix et les critères étant connus. Cela dit à quoi le choix "
         "ressemble, non pourquoi il a été fait.");
}

static void two_attested_sides_and_an_established_contrast_are_said(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    f.side[1].state = ARP_ATTESTED;
    f.side[1].alone = (arp_concordance){0.997, 0.0002, ARP_P_EXACT};
    f.side[1].attested_alone = true;
    f.known[1].p_holm = 0.012;
    f.side[1].late = false;
    f.node[2].label[ARP_FR] = "Éloignement";
    f.node[2].n_lacks = 1;
    f.answer.drivers.contrast = -0.37;
    f.answer.drivers.contrast_p = 0.03;
    f.answer.drivers.contrast_established = true;
    says(
        &f, ARP_FR,
        "Le choix ressemble à un choix sur critères sociaux (concordance 0,93 ; l'autre versant "
        "étant donné, p ajusté = 0,008) et à un choix sur le critère « Éloignement » (0,997 ; "
        "l'autre étant donné, p ajusté = 0,012). L'écart entre les deux est établi (0,37 ; p = "
        "0,030). L'hypothèse est examinée après coup, le choix et les critères étant connus. Cela "
        "dit à quoi le choix ressemble, non pourquoi il a été fait ; manquent des chiffres : ALD.");
}

static void a_choice_that_resembles_nothing_or_goes_against_is_said(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    f.side[0].state = ARP_CANNOT_TELL;
    f.side[0].attested_alone = false;
    f.side[1].alone = (arp_concordance){0.21, 0.95, ARP_P_EXACT};
    f.side[1].against = true;
    f.side[1].late = false;
    f.node[2].n_lacks = 0;
    f.answer.drivers.contrast_reach = ARP_REACH_REAL;
    says(&f, ARP_FR,
         "Les chiffres ne permettent pas de dire à quoi le choix ressemble. Pour les critères "
         "sociaux, on ne peut pas conclure (concordance 0,93 ; l'autre versant étant donné, p "
         "ajusté = 0,008). Pour l'offre de soins, le choix va plutôt à l'encontre du critère "
         "(concordance 0,21), sans que l'on puisse conclure. L'écart entre les deux (0,37) n'est "
         "pas établi : il fallait 0,760. L'hypothèse est examinée après coup, le choix et les "
         "critères étant connus. Cela dit à quoi le choix ressemble, non pourquoi il a été fait.");
    f.side[0].state = f.side[1].state = ARP_EXCLUDED;
    f.answer.drivers.word = ARP_WORD_NEITHER;
    f.side[0].alone = (arp_concordance){0.45, 0.7, ARP_P_EXACT};
    says(&f, ARP_EN,
         "The choice resembles a choice on none of the criteria compared. The choice does not "
         "resemble a choice on social criteria (concordance 0.45; given the other side, adjusted p "
         "= 0.008). For the supply of care, the choice goes against the criterion (concordance "
         "0.21). The gap between the two (0.37) is not established: it took 0.760. The hypothesis "
         "is examined afterwards, the choice and the criteria being known. This says what the "
         "choice resembles, not why it was made.");
}

static size_t place_of(const char *text, const char *part) {
    const char *at = strstr(text, part);
    if (!at) fail_msg("no \"%s\" in \"%s\"", part, text);
    return (size_t)(at - text);
}

static void has_in_order(const fixture *f, arp_lang lang, const char *const *part) {
    arp_report r = {.study = &f->study, .answer = &f->answer};
    arp_text out = {0};
    long before = arp_brutal_live;
    arp_sentence(&r, lang, &out);
    assert_int_equal(arp_brutal_live, before + 1);
    for (size_t i = 1; part[i]; i++) {
        assert_true(place_of(out.bytes, part[i - 1]) < place_of(out.bytes, part[i]));
    }
    arp_text_free(&out);
}

static void lacks(const fixture *f, const char *part) {
    arp_report r = {.study = &f->study, .answer = &f->answer};
    arp_text out = {0};
    arp_sentence(&r, ARP_EN, &out);
    if (strstr(out.bytes, part)) fail_msg("\"%s\" in \"%s\"", part, out.bytes);
    arp_text_free(&out);
}

static void a_verdict_that_changes_with_the_perimeter_is_said_after_it(void **state) {
    (void)state;
    fixture f;
    fill(&f, 3);
    f.changes[M][2] = true;
    has_in_order(
        &f, ARP_FR,
        (const char *const[]){"Le choix ressemble", "Mais pris seul, « éloignement »",
                              "Ariège (n = 19 ; concordance et intervalle 0,50 [0,20 ; 0,80])",
                              "Pour l'offre", NULL});
    lacks(&f, "no longer reaches");
    f.changes[M][0] = true;
    has_in_order(&f, ARP_EN,
                 (const char *const[]){"The choice resembles",
                                       "But taken alone, \"social criteria\" no longer reaches",
                                       "Taken alone, \"remoteness\" reaches", "For ", NULL});
}

static void a_verdict_that_rests_on_one_selected_says_so(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    f.there[0][0] = (arp_concordance){0.87, 0.13, ARP_P_EXACT};
    f.holm[0][0] = 0.26;
    f.changes[0][0] = true;
    has_in_order(&f, ARP_FR,
                 (const char *const[]){"Le choix ressemble", "Mais ce verdict tient à Lavelanet",
                                       "« critères sociaux »", "p ajusté = 0,26)", "un seul canton",
                                       "Pour l'offre", NULL});
    f.there[0][0].p = 0.04;
    f.holm[0][0] = 0.08;
    has_in_order(&f, ARP_EN,
                 (const char *const[]){"But this verdict rests on Lavelanet", "adjusted p = 0.080)",
                                       "a single canton", NULL});
    f.changes[1][0] = true;
    has_in_order(&f, ARP_EN,
                 (const char *const[]){"rests on each of these 2",
                                       "(Lavelanet 0.87 [0.70, 1.00], Mirepoix", NULL});
    f.answer.drivers.m = 5; /* four are left: not so few */
    lacks(&f, "stands out only");
    f.answer.drivers.m = M;
    f.side[0].attested_alone = false; /* what is compared is not what is attested */
    lacks(&f, "rests on");
}

static void every_test_made_is_a_row_with_its_family(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    const arp_facts facts = {.study = &f.study, .answer = &f.answer};
    assert_string_equal(told_at(&facts, "tests", "question", "1").text, "given_others");
    assert_string_equal(told_at(&facts, "tests", "side", "1").text, "social");
    assert_string_equal(told_at(&facts, "tests", "family", "1").text, "sides");
    assert_true(told_at(&facts, "tests", "p_adjusted", "1").number == f.known[0].p_holm);
    assert_true(told_at(&facts, "tests", "planned", "1").number == 0.0);
    assert_true(told_at(&facts, "verdict_holds", "low", "left_out|0907|social").number == 0.7);
    size_t rows = told_rows(&facts, "tests");
    assert_true(rows >= 8);
    f.study.planned = true;
    assert_true(told_at(&facts, "tests", "planned", "1").number == 1.0);
    char last[24];
    snprintf(last, sizeof last, "%zu", rows);
    assert_string_equal(told_at(&facts, "tests", "question", last).text, "left_out");
    assert_true(told_at(&facts, "tests", "planned", last).number == 0.0);
}

static void a_side_that_one_selected_hides_is_told(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    f.there[1][1] = (arp_concordance){0.99, 0.004, ARP_P_EXACT};
    f.holm[1][1] = 0.008;
    f.changes[1][1] = true;
    has_in_order(&f, ARP_EN,
                 (const char *const[]){
                     "But without Mirepoix", "\"supply of care\"",
                     "would stand out (concordance and interval 0.99 [0.20, 0.80]; adjusted p",
                     NULL});
}

static void a_verdict_that_rests_on_an_indicator_names_it(void **state) {
    (void)state;
    fixture f;
    bool changes[3] = {true, false, true};
    size_t leaf[3] = {3, 4, 4};
    arp_side_subsets side[2] = {{.n_indicators = 3, .leaf = leaf, .changes_without = changes}, {0}};
    arp_subsets subsets = {.side = side};
    fill(&f, 2);
    f.answer.drivers.subsets = &subsets;
    has_in_order(&f, ARP_FR,
                 (const char *const[]){"Mais chacun de ces indicateurs", "« Taux de chômage »",
                                       "« Médecins généralistes", "Pour l'offre", NULL});
    changes[2] = false;
    has_in_order(&f, ARP_EN,
                 (const char *const[]){"But one indicator alone carries", "\"chom_rp\"", NULL});
    lacks(&f, "dens_mg");
    changes[1] = changes[2] = true;
    has_in_order(&f, ARP_EN, (const char *const[]){"each of 3 indicators", "chom_rp", NULL});
    f.side[0].alone.p = 0.06; /* it is not by its own p that the side is attested */
    lacks(&f, "indicator");
}

/* The lines beside the table of the verdict, without what the layout adds. */
static void beside(const fixture *f, arp_lang lang, const char *expected) {
    arp_report r = {.study = &f->study, .answer = &f->answer, .options = {.lang = lang}};
    arp_text out = {0};
    arp_beside_verdict(&r, &out);
    for (char *c = out.bytes; c && *c; c++) {
        if (strncmp(c, "\n    ", 5) == 0) memmove(c + 1, c + 5, strlen(c + 5) + 1), *c = ' ';
    }
    if (*expected) assert_non_null(out.bytes);
    if (*expected) place_of(out.bytes, expected);
    else assert_int_equal(out.n, 0);
    arp_text_free(&out);
}

static void neighbours_one_unit_and_reliability_stand_beside_the_verdict(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    beside(&f, ARP_FR, "");
    arp_neighbours_side near[2] = {{.p = 0.01}, {.p = 0.2}};
    double near_holm[2] = {0.02, 0.2}, unit_holm[2] = {0.084, 0.3};
    arp_neighbours neighbours = {.side = near, .verdict = {true, near_holm, NULL}};
    f.answer.drivers.neighbours = &neighbours;
    beside(&f, ARP_FR, "p = 0,010, p ajusté = 0,020");
    arp_concordance unit[2] = {{.p = 0.042}, {.p = 0.3}};
    arp_perimeters perimeters = {.selection = {.computed = true, .side = unit},
                                 .verdict = {true, unit_holm, NULL}};
    f.answer.drivers.perimeters = &perimeters;
    beside(&f, ARP_EN, "\"social criteria\"");
    beside(&f, ARP_EN, "p = 0.042, adjusted p = 0.084");
    has_in_order(&f, ARP_EN,
                 (const char *const[]){"This verdict takes the chosen one by one",
                                       "as one unit, adjusted p = 0.084",
                                       "among the sets of neighbours, adjusted p = 0.020", NULL});
    f.answer.has_sensitivity = true;
    f.answer.sensitivity.verdicts = 100;
    arp_weight_share share[2 + ARP_N_WORDS] = {{.share = 0.66}};
    f.answer.sensitivity.words.share = share;
    has_in_order(&f, ARP_FR,
                 (const char *const[]){"Ce verdict tient dans 66 % des tirages.",
                                       "L'hypothèse est examinée après coup", NULL});
    arp_factor varied[2] = {{.kind = "side_weights"}, {.kind = "side_weights"}};
    f.study.factor = varied;
    f.study.n_factors = 2;
    lacks(&f, "of the draws");
    has_in_order(&f, ARP_EN,
                 (const char *const[]){"The draws change the weights of the sides alone", NULL});
    varied[1].kind = "inner_weights"; /* one that a verdict may hang on */
    has_in_order(&f, ARP_EN, (const char *const[]){"holds in 66% of the draws", NULL});
    f.study.n_factors = 0;
    f.study.planned = true;
    lacks(&f, "examined afterwards");
    f.side[0].state = ARP_CANNOT_TELL;
    beside(&f, ARP_EN, "");
    double mean[2] = {0.5, 0.49};
    bool chance[2] = {false, true};
    arp_concordance smooth[2] = {{.c = 0.94}, {.c = 0.7}};
    arp_reliability known = {
        .shrunk = true, .side = smooth, .side_mean = mean, .mostly_chance = chance};
    f.answer.drivers.reliability = &known;
    beside(&f, ARP_EN, "\"supply of care\" unreliable (mean 0.49)");
    beside(&f, ARP_FR, "après lissage, 0,70");
    chance[1] = false;
    beside(&f, ARP_FR, "");
}

static void a_side_that_only_borrows_its_air_is_told(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    f.side[1].late = false;
    f.side[1].alone = (arp_concordance){0.91, 0.012, ARP_P_EXACT};
    f.side[1].p_holm = 0.0184;
    f.side[1].attested_alone = true;
    f.known[1].separated = true;
    f.node[2].n_lacks = 0;
    says(&f, ARP_FR,
         "Le choix ressemble à un choix sur critères sociaux (concordance 0,93 ; l'autre versant "
         "étant donné, p ajusté = 0,008). Pour l'offre de soins, on ne peut pas conclure (0,91 ; "
         "l'autre étant donné, p ajusté = 0,29). L'écart entre les deux (0,37) n'est pas établi et "
         "ne pouvait guère l'être avec deux cantons : il fallait 0,760. L'hypothèse est examinée "
         "après coup, le choix et les critères étant connus. Cela dit à quoi le choix ressemble, "
         "non pourquoi il a été fait.");
    arp_report r = {.study = &f.study, .answer = &f.answer};
    arp_text out = {0};
    arp_reasons(&r, ARP_EN, &out);
    const char *reason = out.bytes;
    static const char *const REASONS[] = {
        "social criteria: stands out; Holm's p = 0.008 given the other sides (limit 0.05), "
        "concordance 0.93 (limit 0.6)",
        "supply of care: cannot tell; Holm's p = 0.29 given the other sides (limit 0.05), "
        "concordance 0.91 (limit 0.6), interval 0.22 to 0.84",
        "supply of care: taken alone, this side would stand out (Holm's p = 0.018); but a choice "
        "on the other sides would be enough to make it look so",
        "supply of care: what else is given is enough to single the choice out, wholly or in part; "
        "p is a limit, and little is left for this side to show"};
    for (size_t i = 0; i < 4; i++, reason += strlen(reason) + 1) {
        assert_string_equal(reason, REASONS[i]);
    }
    arp_text_free(&out);
}

static void what_is_given_besides_is_said(void **state) {
    (void)state;
    fixture f;
    arp_given given[] = {{.id = "pop", .label = {"population", "population"}, .log = true},
                         {.id = "dens", .label = {"densité", "density"}}};
    fill(&f, 2);
    f.study.given = given;
    f.study.n_given = 2;
    arp_report r = {.study = &f.study, .answer = &f.answer};
    arp_text fr = {0}, en = {0};
    arp_sentence(&r, ARP_FR, &fr);
    arp_sentence(&r, ARP_EN, &en);
    assert_non_null(strstr(fr.bytes,
                           "l'autre versant étant donné, p ajusté = 0,008, à « population » "
                           "(log) et « densité » près)"));
    assert_non_null(strstr(en.bytes,
                           "given the other side, adjusted p = 0.008, also given \"population\" "
                           "(log) and \"density\")"));
    arp_text_free(&fr);
    arp_text_free(&en);
}

static void tipping_weights_are_put_into_words(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    static const struct {
        size_t j, row;
        arp_lang lang;
        const char *words;
    } CASES[] = {
        {0, 0, ARP_FR, "dans les 2 premiers à partir d'un poids social de 0,865"},
        {0, 0, ARP_EN, "in the first 2 from a social weight of 0.865 on"},
        {0, 1, ARP_FR, "jamais dans les 2 premiers"},
        {1, 0, ARP_FR, "toujours dans les 4 premiers"},
        {1, 1, ARP_FR, "dans les 4 premiers jusqu'à un poids social de 0,300 et de 0,200 à 0,900"},
        {0, 2, ARP_FR, "dans les 2 premiers jusqu'à un poids social de 0,300"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        arp_text out = {0};
        arp_tipping_words(&f.answer.drivers, f.tipping, CASES[i].j, CASES[i].row, "social",
                          CASES[i].lang, &out);
        assert_string_equal(out.bytes, CASES[i].words);
        arp_text_free(&out);
    }
    f.k[0] = 1;
    f.at[0] = (arp_interval){0.50001, 0.50004};
    arp_text out = {0};
    arp_tipping_words(&f.answer.drivers, f.tipping, 0, 0, "social", ARP_FR, &out);
    assert_string_equal(out.bytes, "au premier rang pour un poids social de 0,50001 à 0,50004");
    arp_text_free(&out);
}

static void numbers_of_territories_take_words(void **state) {
    (void)state;
    assert_string_equal(arp_word_territories("commune", 1, ARP_FR).s, "une seule commune");
    assert_string_equal(arp_word_territories("EPCI", 3, ARP_FR).s, "trois EPCI");
    assert_string_equal(arp_word_territories("pays", 10, ARP_FR).s, "dix territoires");
    assert_string_equal(arp_word_territories("canton", 263, ARP_EN).s, "263 cantons");
    assert_string_equal(arp_word_c(0.9996, ARP_EN).s, "0.9996");
    assert_string_equal(arp_word_c(1, ARP_EN).s, "1.00");
    assert_string_equal(arp_word_value(0.012345, ARP_EN).s, "0.01235");
    assert_string_equal(arp_word_value(123456.7, ARP_EN).s, "123,457");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sentence_is_the_one_a_person_would_write),
        cmocka_unit_test(every_word_and_state_is_said_in_both_languages),
        cmocka_unit_test(late_data_are_told_in_the_sentence),
        cmocka_unit_test(two_attested_sides_and_an_established_contrast_are_said),
        cmocka_unit_test(a_choice_that_resembles_nothing_or_goes_against_is_said),
        cmocka_unit_test(a_verdict_that_changes_with_the_perimeter_is_said_after_it),
        cmocka_unit_test(a_verdict_that_rests_on_one_selected_says_so),
        cmocka_unit_test(every_test_made_is_a_row_with_its_family),
        cmocka_unit_test(a_side_that_one_selected_hides_is_told),
        cmocka_unit_test(a_verdict_that_rests_on_an_indicator_names_it),
        cmocka_unit_test(neighbours_one_unit_and_reliability_stand_beside_the_verdict),
        cmocka_unit_test(a_side_that_only_borrows_its_air_is_told),
        cmocka_unit_test(what_is_given_besides_is_said),
        cmocka_unit_test(tipping_weights_are_put_into_words),
        cmocka_unit_test(numbers_of_territories_take_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
