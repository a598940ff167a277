/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "oracle/brutal.h"
#include "report/verdict.h"
#include "report/words.h"
#include "report_fixture.h"

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
    f.side[1].dated_after = false;
    says(
        &f, ARP_FR,
        "Le choix ressemble à un choix sur critères sociaux (concordance 0,93 ; p = 0,009 ; "
        "l'autre versant étant donné, p = 0,004). Pour "
        "l'offre de soins, on ne peut pas conclure (0,56). L'écart entre les deux n'est pas établi "
        "et ne pouvait guère l'être avec deux cantons. Sans ALD ni mortalité standardisée, cela "
        "dit à quoi le choix ressemble, non pourquoi il a été fait.");
    says(&f, ARP_EN,
         "The choice resembles a choice on social criteria (concordance 0.93; p = 0.009; given the "
         "other side, p = 0.004). For the "
         "supply of care, one cannot tell (0.56). The gap between the two is not established and "
         "could hardly have been with two cantons. Without long-term illness or standardised "
         "mortality, this says what the choice resembles, not why it was made.");
}

static void late_data_are_told_in_the_sentence(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    f.node[2].n_lacks = 0;
    f.answer.drivers.contrast_needed = (double)NAN;
    f.study.level = "bassin-de-vie";
    says(&f, ARP_FR,
         "Le choix ressemble à un choix sur critères sociaux (concordance 0,93 ; p = 0,009 ; "
         "l'autre versant étant donné, p = 0,004). Pour "
         "l'offre de soins (données de 2018, postérieures à la décision de 2010), on ne peut pas "
         "conclure (0,56). L'écart entre les deux n'est pas établi et ne pouvait pas l'être avec "
         "deux bassins de vie. Cela dit à quoi le choix ressemble, non pourquoi il a été fait.");
}

static void two_attested_sides_and_an_established_contrast_are_said(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    f.side[1].state = ARP_ATTESTED;
    f.side[1].alone = (arp_concordance){0.997, 0.0002, ARP_P_EXACT};
    f.side[1].p_holm = 0.0004;
    f.known[1].p = 0.012;
    f.side[1].dated_after = false;
    f.node[2].label[ARP_FR] = "Éloignement";
    f.node[2].n_lacks = 1;
    f.there[M][1] = f.there[M][0];
    f.answer.drivers.contrast = -0.37;
    f.answer.drivers.contrast_p = 0.03;
    says(&f, ARP_FR,
         "Le choix ressemble à un choix sur critères sociaux (concordance 0,93 ; p = 0,009 ; "
         "l'autre versant étant donné, p = 0,004) et à un "
         "choix sur le critère « Éloignement » (0,997 ; p < 0,001 ; l'autre étant donné, p = "
         "0,012). L'écart entre les deux est "
         "établi (0,37 ; p = 0,030). Sans ALD, cela dit à quoi le choix ressemble, non pourquoi il "
         "a été fait.");
}

static void a_choice_that_resembles_nothing_or_goes_against_is_said(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    f.there[M][0] = (arp_concordance){0.5, 0.5, ARP_P_EXACT};
    f.side[0].state = ARP_CANNOT_TELL;
    f.side[0].p_holm = 0.06;
    f.side[1].alone = (arp_concordance){0.21, 0.95, ARP_P_EXACT};
    f.side[1].dated_after = false;
    f.node[2].n_lacks = 0;
    f.answer.drivers.contrast_needed = 0.4;
    says(
        &f, ARP_FR,
        "Les chiffres ne permettent pas de dire à quoi le choix ressemble. Pour les critères "
        "sociaux, on ne peut pas conclure (concordance 0,93 ; p = 0,009 ; l'autre versant étant "
        "donné, p = 0,004). Pour l'offre de soins, "
        "le choix va plutôt à l'encontre du critère (0,21), sans que l'on puisse conclure. L'écart "
        "entre les deux n'est pas établi. Cela dit à quoi le choix ressemble, non pourquoi il a "
        "été fait.");
    f.side[0].state = f.side[1].state = ARP_EXCLUDED;
    f.side[0].alone = (arp_concordance){0.45, 0.7, ARP_P_EXACT};
    says(&f, ARP_EN,
         "The choice resembles a choice on none of the criteria compared. The choice does not "
         "resemble a choice on social criteria (concordance 0.45; p = 0.70; given the other side, "
         "p = 0.004). For the supply of "
         "care, the choice goes against the criterion (0.21). The gap between the two is not "
         "established. This says what the choice resembles, not why it was made.");
}

static void a_verdict_that_changes_with_the_perimeter_is_said_first(void **state) {
    (void)state;
    fixture f;
    fill(&f, 3);
    f.there[M][0].p = 0.02; /* 3 x 0.02 > 0.05: Holm */
    f.there[M][2] = (arp_concordance){0.99, 0.001, ARP_P_EXACT};
    arp_report r = {.study = &f.study, .answer = &f.answer};
    arp_text out = {0};
    arp_sentence(&r, ARP_FR, &out);
    static const char *const FIRST =
        "Chaque versant pris seul, le verdict change avec le périmètre : Ariège (n = 19), où « "
        "éloignement » est attesté. ";
    assert_int_equal(strncmp(out.bytes, FIRST, strlen(FIRST)), 0);
    arp_text_free(&out);
    f.there[M][0].p = 0.03; /* 2 x 0.03 > 0.05 */
    arp_sentence(&r, ARP_EN, &out);
    static const char *const BOTH = "Each side taken alone, the verdict changes with the "
                                    "perimeter: Ariège (n = 19), where \"social criteria\" is not "
                                    "attested; Ariège (n = 19), where \"remoteness\" is attested. ";
    assert_int_equal(strncmp(out.bytes, BOTH, strlen(BOTH)), 0);
    arp_text_free(&out);
}

static void a_side_that_only_borrows_its_air_is_told(void **state) {
    (void)state;
    fixture f;
    fill(&f, 2);
    f.side[1].dated_after = false;
    f.side[1].alone = (arp_concordance){0.91, 0.012, ARP_P_EXACT};
    f.side[1].p_holm = 0.0184;
    f.known[1].separated = true;
    f.there[M][1] = f.there[M][0];
    f.node[2].n_lacks = 0;
    says(&f, ARP_FR,
         "Le choix ressemble à un choix sur critères sociaux (concordance 0,93 ; p = 0,009 ; "
         "l'autre versant étant donné, p = 0,004). Pour l'offre de soins, on ne peut pas conclure "
         "(0,91 ; p = 0,012 ; l'autre étant donné, p = 0,29). L'écart entre les deux n'est pas "
         "établi et ne pouvait guère l'être avec deux cantons. Cela dit à quoi le choix ressemble, "
         "non pourquoi il a été fait.");
    arp_report r = {.study = &f.study, .answer = &f.answer};
    arp_text out = {0};
    arp_reasons(&r, ARP_EN, &out);
    const char *reason = out.bytes;
    static const char *const REASONS[] = {
        "social criteria: attested; Holm's p = 0.008 given the other sides (limit 0.05), "
        "concordance 0.93 (limit 0.6)",
        "supply of care: cannot tell; Holm's p = 0.29 given the other sides (limit 0.05), "
        "concordance 0.91 (limit 0.6), interval 0.22 to 0.84",
        "supply of care: taken alone, this side would be attested (Holm's p = 0.018); but a choice "
        "on the other sides would be enough to make it look so",
        "supply of care: the other sides are enough to single the choice out; nothing is left for "
        "this one to show"};
    for (size_t i = 0; i < 4; i++, reason += strlen(reason) + 1) {
        assert_string_equal(reason, REASONS[i]);
    }
    arp_text_free(&out);
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
        {0, 0, ARP_FR, "dans les 2 premiers dès 0,865 de poids social"},
        {0, 0, ARP_EN, "in the first 2 with social weight from 0.865 on"},
        {0, 1, ARP_FR, "jamais dans les 2 premiers"},
        {1, 0, ARP_FR, "toujours dans les 4 premiers"},
        {1, 1, ARP_FR, "dans les 4 premiers jusqu'à 0,300 et de 0,200 à 0,900 de poids social"},
        {0, 2, ARP_FR, "dans les 2 premiers jusqu'à 0,300 de poids social"},
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
    assert_string_equal(out.bytes, "au premier rang de 0,50001 à 0,50004 de poids social");
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
        cmocka_unit_test(late_data_are_told_in_the_sentence),
        cmocka_unit_test(two_attested_sides_and_an_established_contrast_are_said),
        cmocka_unit_test(a_choice_that_resembles_nothing_or_goes_against_is_said),
        cmocka_unit_test(a_verdict_that_changes_with_the_perimeter_is_said_first),
        cmocka_unit_test(a_side_that_only_borrows_its_air_is_told),
        cmocka_unit_test(tipping_weights_are_put_into_words),
        cmocka_unit_test(numbers_of_territories_take_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
