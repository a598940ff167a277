/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of the weights, in words and in JSON, whatever could be computed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "drivers/weights/cells.h"
#include "drivers/weights/revealed.h"
#include "drivers/weights/volumes.h"
#include "report/screen/layout.h"
#include "report_fixture.h"
#include "unit/told.h"

typedef struct scene {
    fixture f;
    arp_revealed revealed;
    arp_simplex simplex;
    arp_volumes volumes;
    arp_ray ray[MOST_SIDES];
    arp_weight_cell cell;
    double corner[3][3];
    arp_beats beats[M];
    arp_weight_share in[N_K * M];
} scene;

static void fill_scene(scene *s, size_t sides) {
    arp_drivers *d = &s->f.answer.drivers;
    *s = (scene){0};
    fill(&s->f, sides);
    s->revealed = (arp_revealed){.border_even = 0.4,
                                 .identifiable = true,
                                 .beta = 2,
                                 .mean = 0.81,
                                 .median = 0.83,
                                 .low = 0.52,
                                 .high = 0.98,
                                 .free = true,
                                 .free_draws = 4000,
                                 .free_ess = 1234,
                                 .free_r_hat = NAN,
                                 .free_mean = 0.72,
                                 .free_low = 0.31,
                                 .free_high = 0.97};
    for (int i = 0; i < ARP_REVEALED_BETAS; i++) {
        static const double beta[] = {1, 2, 5};
        s->revealed.bayes[i] = (arp_bayes_factor){beta[i], 12.5, INFINITY, 4.25};
    }
    s->volumes = (arp_volumes){.n_indicators = 3, .n_draws = 2000, .beats = s->beats, .in = s->in};
    for (size_t t = 0; t < M; t++) s->beats[t] = (arp_beats){0.9, NAN, 0.85, 0.001};
    for (size_t i = 0; i < N_K * M; i++) s->in[i] = (arp_weight_share){0.25, 0.2, 0.3};
    for (size_t g = 0; g < sides; g++) {
        s->ray[g] = (arp_ray){.segment = s->f.segment, .n_segments = 2, .member = s->f.member};
    }
    s->ray[0].n_segments = 1;
    for (int v = 0; v < 3; v++) s->corner[v][v] = 1;
    s->cell = (arp_weight_cell){1, s->f.first, s->corner, 3};
    s->simplex = (arp_simplex){.ray = s->ray, .cell = &s->cell, .n_cells = 1};
    d->volumes = &s->volumes;
    d->revealed = sides == 2 ? &s->revealed : NULL;
    d->simplex = sides > 2 ? &s->simplex : NULL;
}

static char *made(const scene *s, arp_lang lang) {
    arp_report_options options = {.lang = lang, .full = true};
    char *text = NULL;
    size_t n = 0;
    assert_int_equal(arp_report_make(&(arp_facts){.study = &s->f.study, .answer = &s->f.answer},
                                     ARP_REPORT_DRIVERS, ARP_FORMAT_TEXT, &options, &text, &n,
                                     NULL),
                     ARP_OK);
    return text;
}

/* The text fits the screen and has the words, line breaks as blanks. */
static void says(const scene *s, arp_lang lang, const char *words) {
    char *text = made(s, lang), flat[16384];
    size_t n = 0;
    for (const char *line = text; *line;) {
        size_t long_as = strcspn(line, "\n");
        assert_true(arp_display_width(line, long_as) <= ARP_SCREEN);
        line += long_as + (line[long_as] == '\n');
    }
    for (const char *c = text; *c && n + 1 < sizeof flat; c++) {
        bool blank = *c == ' ' || *c == '\n';
        if (!blank) flat[n++] = *c;
        else if (n && flat[n - 1] != ' ') flat[n++] = ' ';
    }
    flat[n] = '\0';
    if (!strstr(flat, words)) fail_msg("no \"%s\" in %s", words, flat);
    assert_null(strstr(flat, "nan"));
    arp_report_free(text);
}

static void revealed_weights_are_told_with_their_fit(void **state) {
    (void)state;
    static scene s;
    fill_scene(&s, 2);
    says(&s, ARP_FR, "médiane 0,83, de 0,52 à 0,98 (95 %) ; listes 4,25 fois plus proches");
    says(&s, ARP_EN, "median 0.83, from 0.52 to 0.98 (95%); lists 4.25 times nearer");
    says(&s, ARP_EN, "Bayes factor 12.5 (equal weights), more than 1,000,000 (equal spreads)");
    says(&s, ARP_EN, "mean 0.72, from 0.31 to 0.97 (95%; 1,234 effective draws)");
    s.revealed.free_method = ARP_FREE_CHAINS;
    s.revealed.free_r_hat = 1.004;
    says(&s, ARP_FR, "poids du premier versant 0,72 en moyenne, de 0,31 à 0,97");
    says(&s, ARP_EN, "(95%; four chains, 1,234 effective draws, R-hat 1.004)");
    s.revealed.free_mean = NAN;
    s.revealed.free_r_hat = 1.3;
    says(&s, ARP_FR, "ne s'accordent pas (R-hat 1,300,");
    says(&s, ARP_EN, "the chains that roam them do not agree");
    s.revealed.free_method = ARP_FREE_NONE;
    s.revealed.free_ess = 150;
    says(&s, ARP_FR, "trop peu de tirages proches du choix (150) pour conclure");
    s.revealed.bayes[1].fit = 2.5;
    says(&s, ARP_EN, "cannot be told");
    says(&s, ARP_FR, "on ne peut pas le dire");
    s.revealed.identifiable = false;
    says(&s, ARP_FR, "non identifiable");
}

static void shares_and_cells_are_told(void **state) {
    (void)state;
    static scene s;
    fill_scene(&s, 3);
    says(&s, ARP_FR, "des trois versants : 1 ; la plus étendue tient pour 100,0 % des poids");
    says(&s, ARP_EN, "towards \"social criteria\": the list does not change");
    says(&s, ARP_EN, "first change at 0.500 of the way; 2 lists in all");
    says(&s, ARP_EN, "weights at random: (a) of the sides only");
    s.simplex.n_cells = 0;
    s.simplex.cells_left_out = true;
    says(&s, ARP_FR, "trop de listes des 2 premiers");
    s.volumes.pairs_left_out = true;
    says(&s, ARP_EN, "too many pairs");
    fill_scene(&s, 1);
    s.volumes.in = NULL;
    says(&s, ARP_FR, "devant (a)");
}

static void the_tables_have_their_cells(void **state) {
    (void)state;
    static scene s;
    fill_scene(&s, 2);
    const arp_facts facts = {.study = &s.f.study, .answer = &s.f.answer};
    assert_true(told_at(&facts, "bayes_factor", "half", "2").number == 12.5);
    assert_false(told_at(&facts, "bayes_factor", "even", "2").known);
    assert_string_equal(told_at(&facts, "bayes_factor", "even_state", "2").text, "inf");
    assert_true(told_at(&facts, "bayes_factor", "fit", "2").number == 4.25);
    assert_true(told_at(&facts, "revealed", "low", "").number == 0.52);
    assert_true(told_at(&facts, "revealed_free", "ess", "").number == 1234);
    assert_string_equal(told_at(&facts, "revealed_free", "method", "").text, "importance");
    assert_false(told_at(&facts, "revealed_free", "r_hat", "").known);
    assert_int_equal(told_rows(&facts, "cells"), 0);
    assert_true(told_at(&facts, "volumes", "share", "0910|sides|4").number == 0.25);
    assert_string_equal(told_at(&facts, "volumes", "method", "0910|sides|4").text, "exact");

    fill_scene(&s, 3);
    s.volumes.n_in_draws = 10000;
    assert_string_equal(told_at(&facts, "volumes", "method", "0907|sides|2").text, "draws");
    assert_true(told_at(&facts, "volumes", "low", "0907|sides|2").number == 0.2);
    assert_int_equal(told_rows(&facts, "cell_corners"), 9);
    assert_int_equal(told_rows(&facts, "cell_lists"), 2);
    assert_true(told_at(&facts, "rays", "lists_left_out", "acces").there);
    assert_true(told_rows(&facts, "ray_lists") > 0);
    assert_int_equal(told_rows(&facts, "revealed"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(revealed_weights_are_told_with_their_fit),
        cmocka_unit_test(shares_and_cells_are_told),
        cmocka_unit_test(the_tables_have_their_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
