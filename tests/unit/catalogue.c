/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "catalogue/catalogue.h"
#include "io/yaml.h"
#include "oracle/brutal.h"
#include "oracle/slow_formula.h"

enum { MOST_COLUMNS = 40, NAME = 80 };

static arp_status add(arp_catalogue *c, const char *text, bool overrides, arp_error *err) {
    arp_tree tree = {0};
    arp_status st = arp_yaml_read(text, strlen(text), "study.yaml", &tree, err);
    if (st == ARP_OK) st = arp_catalogue_add(c, &tree.root, overrides, err);
    arp_tree_free(&tree);
    return st;
}

static arp_status load(arp_catalogue *c, arp_error *err) {
    arp_tree tree = {0};
    size_t len;
    const char *text = arp_catalogue_shipped(&len);
    arp_status st = arp_yaml_read(text, len, "catalogue.yaml", &tree, err);
    if (st == ARP_OK) st = arp_catalogue_add(c, &tree.root, false, err);
    arp_tree_free(&tree);
    return st;
}

static arp_catalogue shipped(void) {
    arp_catalogue c = {0};
    arp_error err = {0};
    char said[600];
    if (load(&c, &err) != ARP_OK) {
        arp_error_text(&err, ARP_EN, said, sizeof said);
        fail_msg("%d:%d: %s", (int)err.line, (int)err.column, said);
    }
    return c;
}

static void refuse(const char *text, arp_status code, const char *name, uint64_t line,
                   uint64_t column) {
    arp_catalogue c = {0};
    arp_error err = {0};
    long before = arp_brutal_live;
    assert_int_equal(add(&c, text, false, &err), code);
    assert_int_equal(err.code, code);
    if (strcmp(arp_error_name(&err), name) != 0 || err.line != line || err.column != column) {
        fail_msg("%s%s at %d:%d", text, arp_error_name(&err), (int)err.line, (int)err.column);
    }
    assert_string_equal(err.path, "study.yaml");
    assert_null(c.pool);
    assert_int_equal(arp_brutal_live, before);
}

static void an_id_and_a_formula_are_enough(void **state) {
    (void)state;
    arp_catalogue c = {0};
    arp_error err = {0};
    assert_int_equal(add(&c,
                         "- {id: a, numerator: X}\n- {id: b, numerator: X, denominator: Y}\n"
                         "- {id: c, value: Z, label_en: See}\n",
                         false, &err),
                     ARP_OK);
    assert_int_equal(c.n, 3);
    const arp_indicator *a = arp_catalogue_find(&c, "a"), *b = arp_catalogue_find(&c, "b");
    const arp_indicator *z = arp_catalogue_find(&c, "c");
    assert_string_equal(a->label[ARP_FR], "a");
    assert_string_equal(a->label[ARP_EN], "a");
    assert_string_equal(z->label[ARP_EN], "See");
    assert_string_equal(z->label[ARP_FR], "See");
    for (int lang = 0; lang < 2; lang++) {
        assert_true(!*a->side[lang] && !*a->domain[lang] && !*a->unit[lang]);
        assert_true(!*a->source[lang] && !*a->reference[lang]);
    }
    assert_true(a->polarity == 0 && a->per == 1 && a->year == 0);
    assert_int_equal(a->error, ARP_ERROR_NONE);
    assert_int_equal(a->aggregation, ARP_SUM);
    assert_int_equal(b->aggregation, ARP_RATIO_OF_SUMS);
    assert_int_equal(z->aggregation, ARP_WEIGHTED_MEAN);
    assert_int_equal(z->error_of, ARP_ERROR_OF_SOURCE);
    assert_true(a->value == NULL && a->denominator.n == 0 && a->coverage[0].n == 0);
    assert_true(z->numerator.n == 0 && z->standard_error == NULL && z->interval[0] == NULL);
    assert_string_equal(z->value, "Z");
    assert_int_equal(b->place.line, 2);
    assert_string_equal(b->place.path, "study.yaml");
    assert_null(arp_catalogue_find(&c, "d"));
    arp_catalogue_free(&c);
}

static void every_key_is_read(void **state) {
    (void)state;
    arp_catalogue c = {0};
    arp_error err = {0};
    static const char text[] =
        "- id: taux\n  label_fr: Été\n  label_en: Summer\n  side: sanitaire\n  domain: offre\n"
        "  side_en: health\n  domain_en: supply\n  unit_en: pc\n  source_en: me\n"
        "  reference_en: here\n"
        "  polarity: -1\n  unit: \"%\"\n  numerator: [\"A{yy} - B\", 2 C]\n  denominator: D\n"
        "  per: 1000\n  coverage: {numerator: E, denominator: [F, G]}\n  year: 2010\n"
        "  aggregation: recompute\n  error: poisson\n  source: moi\n  reference: ici\n"
        "  years: {\"9908\": 2007, \"0813\": 2012}\n"
        "- {id: v, polarity: +1, value: \"TP60{yy}\", standard_error: SE}\n"
        "- {id: w, value: X, interval: [BAS, HAUT], aggregation: weighted_mean, error: binomial}\n";
    assert_int_equal(add(&c, text, false, &err), ARP_OK);
    const arp_indicator *t = &c.at[0];
    assert_string_equal(t->label[ARP_FR], "Été");
    assert_string_equal(t->side[ARP_FR], "sanitaire");
    assert_string_equal(t->side[ARP_EN], "health");
    assert_string_equal(t->domain[ARP_FR], "offre");
    assert_string_equal(t->domain[ARP_EN], "supply");
    assert_string_equal(t->unit[ARP_FR], "%");
    assert_string_equal(t->unit[ARP_EN], "pc");
    assert_int_equal(t->polarity, -1);
    assert_int_equal(t->numerator.n, 2);
    assert_string_equal(t->numerator.text[0], "A{yy} - B");
    assert_int_equal(t->numerator.formula[0].n, 2);
    assert_true(t->numerator.formula[1].term[0].factor == 2);
    assert_int_equal(t->denominator.n, 1);
    assert_true(t->per == 1000 && t->year == 2010);
    assert_int_equal(t->coverage[0].n, 1);
    assert_string_equal(t->coverage[1].text[1], "G");
    assert_int_equal(t->aggregation, ARP_RECOMPUTE);
    assert_int_equal(t->error, ARP_ERROR_POISSON);
    assert_string_equal(t->source[ARP_FR], "moi");
    assert_string_equal(t->source[ARP_EN], "me");
    assert_string_equal(t->reference[ARP_FR], "ici");
    assert_string_equal(t->reference[ARP_EN], "here");
    assert_int_equal(c.at[1].polarity, 1);
    assert_int_equal(arp_indicator_year(t, "9908"), 2007);
    assert_int_equal(arp_indicator_year(t, "0813"), 2012);
    assert_int_equal(arp_indicator_year(t, "1621"), 2021); /* as its name says */
    assert_int_equal(arp_indicator_year(t, NULL), 0);
    assert_string_equal(c.at[1].value, "TP60{yy}");
    assert_string_equal(c.at[1].standard_error, "SE");
    assert_string_equal(c.at[2].interval[0], "BAS");
    assert_string_equal(c.at[2].interval[1], "HAUT");
    assert_int_equal(c.at[2].aggregation, ARP_WEIGHTED_MEAN);
    assert_int_equal(c.at[2].error, ARP_ERROR_BINOMIAL);
    arp_catalogue_free(&c);
}

static void wrong_entries_are_refused_with_their_place(void **state) {
    (void)state;
    refuse("a: 1\n", ARP_DOMAIN, "CATALOGUE_LIST", 1, 1);
    refuse("- a\n", ARP_DOMAIN, "TREE_WANT_MAP", 1, 3);
    refuse("- {value: X}\n", ARP_DOMAIN, "TREE_KEY_ABSENT", 1, 3);
    refuse("- {id: , value: X}\n", ARP_DOMAIN, "TREE_EMPTY", 1, 4);
    refuse("- {id: a, zzzzzzz: X}\n", ARP_DOMAIN, "TREE_UNKNOWN_KEY_ALL", 1, 11);
    refuse("- {id: a, valeu: X}\n", ARP_DOMAIN, "TREE_UNKNOWN_KEY", 1, 11);
    refuse("- {id: a}\n", ARP_DOMAIN, "CATALOGUE_NO_FORMULA", 1, 3);
    refuse("- {id: a, value: X, years: 2007}\n", ARP_DOMAIN, "TREE_WANT_MAP", 1, 21);
    refuse("- {id: a, value: X, years: {a: b}}\n", ARP_DOMAIN, "TREE_WANT_NUMBER", 1, 29);
    refuse("- {id: a, denominator: X}\n", ARP_DOMAIN, "CATALOGUE_NO_FORMULA", 1, 3);
    refuse("- {id: a, value: X, numerator: Y}\n", ARP_DOMAIN, "CATALOGUE_BOTH", 1, 21);
    refuse("- {id: a, value: X, denominator: Y}\n", ARP_DOMAIN, "CATALOGUE_BOTH", 1, 21);
    refuse("- {id: a, value: X, per: 100}\n", ARP_DOMAIN, "CATALOGUE_BOTH", 1, 21);
    refuse("- {id: a, numerator: X, standard_error: Y}\n", ARP_DOMAIN, "CATALOGUE_ONLY_VALUE", 1,
           25);
    refuse("- {id: a, numerator: X, interval: [Y, Z]}\n", ARP_DOMAIN, "CATALOGUE_ONLY_VALUE", 1,
           25);
    refuse("- {id: a, value: X, standard_error: S, interval: [Y, Z]}\n", ARP_DOMAIN,
           "CATALOGUE_TWO_ERRORS", 1, 40);
    refuse("- {id: a, value: X, interval: Y}\n", ARP_DOMAIN, "CATALOGUE_INTERVAL", 1, 21);
    refuse("- {id: a, value: X, interval: [Y]}\n", ARP_DOMAIN, "CATALOGUE_INTERVAL", 1, 21);
    refuse("- {id: a, value: X, interval: [Y, [Z]]}\n", ARP_DOMAIN, "TREE_WANT_TEXT", 1, 35);
    refuse("- {id: a, value: X, polarity: 0.5}\n", ARP_DOMAIN, "CATALOGUE_POLARITY", 1, 21);
    refuse("- {id: a, value: X, polarity: 2}\n", ARP_DOMAIN, "CATALOGUE_POLARITY", 1, 21);
    refuse("- {id: a, value: X, polarity: haut}\n", ARP_DOMAIN, "TREE_WANT_NUMBER", 1, 21);
    refuse("- {id: a, numerator: X, per: 10}\n", ARP_DOMAIN, "CATALOGUE_PER", 1, 25);
    refuse("- {id: a, numerator: X, year: 10}\n", ARP_DOMAIN, "TREE_RANGE", 1, 25);
    refuse("- {id: a, numerator: {b: c}}\n", ARP_DOMAIN, "TREE_WANT_LIST", 1, 11);
    refuse("- {id: a, numerator: []}\n", ARP_DOMAIN, "TREE_EMPTY", 1, 11);
    refuse("- {id: a, numerator: [X, []]}\n", ARP_DOMAIN, "TREE_WANT_TEXT", 1, 26);
    refuse("- {id: a, value: [X]}\n", ARP_DOMAIN, "TREE_WANT_TEXT", 1, 11);
    refuse("- {id: a, numerator: X, coverage: Y}\n", ARP_DOMAIN, "TREE_WANT_MAP", 1, 25);
    refuse("- {id: a, numerator: X, coverage: {numerator: Y}}\n", ARP_DOMAIN, "TREE_KEY_ABSENT", 1,
           25);
    refuse("- {id: a, numerator: X, aggregation: moyenne}\n", ARP_DOMAIN, "TREE_WORD", 1, 25);
    refuse("- {id: a, numerator: X, error: normal}\n", ARP_DOMAIN, "TREE_WORD", 1, 25);
    refuse("- {id: a, numerator: X, aggregation: ratio_of_sums}\n", ARP_DOMAIN, "CATALOGUE_RATIO",
           1, 25);
    refuse("- {id: a, numerator: X, denominator: Y, aggregation: sum}\n", ARP_DOMAIN,
           "CATALOGUE_SUM", 1, 41);
    refuse("- {id: a, value: X}\n- {id: b, value: X}\n- {id: a, value: Y}\n", ARP_DOMAIN,
           "CATALOGUE_TWICE", 3, 4);
}

static void a_bad_formula_is_refused_at_its_character(void **state) {
    (void)state;
    refuse("- id: été\n  numerator: A / B\n", ARP_PARSE, "FORMULA_WANT_SIGN", 2, 16);
    refuse("- id: a\n  numerator: \"A / B\"\n", ARP_PARSE, "FORMULA_WANT_SIGN", 2, 17);
    refuse("- id: a\n  numerator: [\"é\", 'é + +']\n", ARP_PARSE, "FORMULA_WANT_COLUMN", 2, 25);
    refuse("- id: a\n  numerator: X\n  denominator:\n    - Y\n    - Y -\n", ARP_PARSE,
           "FORMULA_SHORT", 5, 10);
    refuse("- id: a\n  numerator: >-\n    A\n    / B\n", ARP_PARSE, "FORMULA_WANT_SIGN", 2, 0);
    refuse("- {id: a, numerator: X, coverage: {numerator: Y, denominator: (Z}}\n", ARP_PARSE,
           "FORMULA_OPEN", 1, 63);
}

static void a_study_may_override_but_not_twice(void **state) {
    (void)state;
    arp_catalogue c = {0};
    arp_error err = {0};
    char said[300];
    assert_int_equal(add(&c, "- {id: a, value: X}\n- {id: b, value: Y}\n", false, &err), ARP_OK);
    assert_int_equal(add(&c, "- {id: a, value: Z}\n", false, &err), ARP_DOMAIN);
    arp_error_text(&err, ARP_FR, said, sizeof said);
    assert_string_equal(said,
                        "l'indicateur « a » est déjà défini à la ligne 1 ; donnez-lui un autre id");
    err = (arp_error){0};
    assert_int_equal(add(&c, "- {id: c, value: C}\n- {id: a, value: Z}\n", true, &err), ARP_OK);
    assert_int_equal(c.n, 3);
    assert_string_equal(c.at[0].value, "Z");
    assert_string_equal(c.at[2].id, "c");
    assert_int_equal(add(&c, "- {id: a, value: V}\n- {id: a, value: W}\n", true, &err), ARP_DOMAIN);
    assert_string_equal(arp_error_name(&err), "CATALOGUE_TWICE");
    assert_int_equal(c.n, 3);
    assert_string_equal(c.at[0].value, "Z");
    err = (arp_error){0};
    assert_int_equal(add(&c, "- {id: d, value: V}\n- {id: d, value: W}\n", true, &err), ARP_DOMAIN);
    err = (arp_error){0};
    assert_int_equal(add(&c, "[]", true, &err), ARP_OK);
    assert_int_equal(c.n, 3);
    arp_catalogue_free(&c);
}

static void the_nearest_id_is_told(void **state) {
    (void)state;
    arp_catalogue c = shipped();
    assert_string_equal(arp_catalogue_nearest(&c, "chom_pr"), "chom_rp");
    assert_null(arp_catalogue_nearest(&c, "zzzzzzzzzzzz"));
    arp_catalogue_free(&c);
}

static bool side_fits(const arp_indicator *i) {
    static const char *const social[] = {"social", "démographie"};
    static const char *const health[] = {"sanitaire", "mortalité", "offre de soins", "prévention",
                                         "médico-social"};
    for (size_t k = 0; k < 2; k++) {
        if (strcmp(i->domain[ARP_FR], social[k]) == 0)
            return strcmp(i->side[ARP_FR], "social") == 0;
    }
    for (size_t k = 0; k < sizeof health / sizeof health[0]; k++) {
        if (strcmp(i->domain[ARP_FR], health[k]) == 0)
            return strcmp(i->side[ARP_FR], "sanitaire") == 0;
    }
    return false;
}

static void the_shipped_entries_are_complete(void **state) {
    (void)state;
    arp_catalogue c = shipped();
    assert_true(c.n >= 50);
    for (size_t i = 0; i < c.n; i++) {
        const arp_indicator *at = &c.at[i];
        assert_ptr_equal(arp_catalogue_find(&c, at->id), at); /* ids are unique */
        if (!side_fits(at))
            fail_msg("%s: side \"%s\" of domain \"%s\"", at->id, at->side[ARP_FR],
                     at->domain[ARP_FR]);
        for (int lang = 0; lang < 2; lang++) {
            assert_true(*at->label[lang] && strcmp(at->label[lang], at->id) != 0);
        }
        assert_true(*at->unit[ARP_FR] && *at->source[ARP_FR] && *at->reference[ARP_FR]);
        assert_string_not_equal(at->label[ARP_FR], at->label[ARP_EN]);
    }
    arp_catalogue_free(&c);
}

static void the_indicators_of_the_case_and_of_the_observatories_are_there(void **state) {
    (void)state;
    static const struct {
        const char *id;
        int polarity;
        double per;
    } rows[] = {{"ald_tot", 1, 1},         {"ald_diab", 1, 1},
                {"ald_resp", 1, 1},        {"ald_psy", 1, 1},
                {"ald_alz", 1, 1},         {"ald_cv", 1, 1},
                {"part_65p", 1, 100},      {"part_75p", 1, 100},
                {"ind_vieil", 1, 100},     {"solde_nat", -1, 1000},
                {"chom_rp", 1, 100},       {"sans_dipl", 1, 100},
                {"fam_mono", 1, 100},      {"men_mono", 1, 100},
                {"rev_med", -1, 1},        {"rev_med_men", -1, 1},
                {"dens_mg", -1, 100000},   {"dens_ide", -1, 100000},
                {"dens_dent", -1, 100000}, {"dens_mk", -1, 100000},
                {"dens_sf", -1, 100000},   {"dens_pharm", -1, 100000},
                {"mg_55p", 1, 100},        {"eq_ehpad", -1, 1000},
                {"non_scol", 1, 100},      {"evol_pop", -1, 100},
                {"deces_75p", 1, 1000},    {"solde_nat_periode", -1, 1000},
                {"smr_ind", 1, 100},       {"solde_nat_annees", -1, 1000}};
    arp_catalogue c = shipped();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const arp_indicator *at = arp_catalogue_find(&c, rows[i].id);
        if (!at) fail_msg("%s is not there", rows[i].id);
        assert_int_equal(at->polarity, rows[i].polarity);
        assert_true(at->per == rows[i].per);
    }
    assert_int_equal(arp_catalogue_find(&c, "part_75p")->numerator.n, 3);
    assert_int_equal(arp_catalogue_find(&c, "evol_pop")->year, 2007);
    assert_int_equal(arp_catalogue_find(&c, "rev_med_men")->coverage[1].n, 1);
    arp_catalogue_free(&c);
}

/* A small table of one row that has the columns of one formula, and the vintage it was dated by. */
typedef struct {
    const char *two, *four;
    char name[MOST_COLUMNS][NAME];
    double value[MOST_COLUMNS];
    size_t n;
} small_table;

/* Replace every mark by the vintage, the slow way. */
static void put_vintage(const small_table *t, const char *name, size_t len, char out[NAME]) {
    size_t n = 0;
    for (size_t i = 0; i < len;) {
        bool two = strncmp(name + i, "{yy}", 4) == 0, four = strncmp(name + i, "{yyyy}", 6) == 0;
        const char *year = two ? t->two : four ? t->four : NULL;
        for (const char *y = year; y && *y; y++) out[n++] = *y;
        if (!year) out[n++] = name[i];
        i += two ? 4 : four ? 6 : 1;
    }
    out[n] = '\0';
}

static size_t column_number(const small_table *t, const char *name) {
    size_t i = 0;
    while (i < t->n && strcmp(t->name[i], name) != 0) i++;
    return i;
}

/* The oracle's view of the table: a column it asks for is made when it is not there yet. */
static double column_of(void *user, const char *name, size_t len) {
    small_table *t = user;
    char dated[NAME];
    put_vintage(t, name, len, dated);
    size_t i = column_number(t, dated);
    if (i == t->n) {
        assert_true(t->n < MOST_COLUMNS);
        strcpy(t->name[t->n], dated);
        t->value[t->n] = 1000.0 / (double)(3 + 7 * t->n);
        t->n++;
    }
    return t->value[i];
}

/* The engine's value of one alternative against the oracle's. */
static void check_formula(const char *id, const arp_formula *f, const char *text,
                          const char *vintage, const char *two, const char *four) {
    small_table t = {.two = two, .four = four};
    uint8_t ok = ARP_CELL_OK, mark;
    arp_formula dated = {0};
    arp_pool *pool = arp_pool_new();
    arp_column column[MOST_COLUMNS];
    const arp_column *columns[MOST_COLUMNS];
    double x, size, expected = slow_formula(text, column_of, &t, &size);
    assert_int_equal(arp_formula_dated(f, vintage, (arp_place){0}, pool, &dated, NULL), ARP_OK);
    assert_true(dated.n <= MOST_COLUMNS);
    for (size_t i = 0; i < dated.n; i++) {
        size_t k = column_number(&t, dated.term[i].column);
        if (k == t.n) fail_msg("%s: no column %s", id, dated.term[i].column);
        column[i] = (arp_column){t.name[k], &t.value[k], &ok};
        columns[i] = &column[i];
    }
    arp_formula_eval(&dated, columns, NULL, 1, &x, &mark);
    assert_int_equal(mark, ARP_CELL_OK);
    if (!(fabs(x - expected) <= 1e-12 * size)) fail_msg("%s: %.17g, not %.17g", id, x, expected);
    arp_pool_free(pool);
}

static void every_formula_of_every_entry_has_the_value_of_its_text(void **state) {
    (void)state;
    arp_catalogue c = shipped();
    size_t formulas = 0;
    for (size_t i = 0; i < c.n; i++) {
        const arp_alternatives *all[] = {&c.at[i].numerator, &c.at[i].denominator,
                                         &c.at[i].coverage[0], &c.at[i].coverage[1]};
        for (size_t k = 0; k < 4; k++) {
            for (size_t j = 0; j < all[k]->n; j++, formulas++) {
                const arp_formula *f = &all[k]->formula[j];
                check_formula(c.at[i].id, f, all[k]->text[j], "17", "17", "2017");
                check_formula(c.at[i].id, f, all[k]->text[j], "1999", "99", "1999");
                check_formula(c.at[i].id, f, all[k]->text[j], "1621", "1621", "1621");
            }
        }
        assert_true(c.at[i].value || c.at[i].numerator.n > 0 || c.at[i].standardise);
    }
    assert_true(formulas > 90);
    arp_catalogue_free(&c);
}

static void ready_values_take_a_vintage_too(void **state) {
    (void)state;
    arp_catalogue c = shipped();
    const char *out = NULL;
    for (size_t i = 0; i < c.n; i++) {
        if (!c.at[i].value) continue;
        assert_int_equal(arp_vintage_put(c.at[i].value, "21", (arp_place){0}, c.pool, &out, NULL),
                         ARP_OK);
        assert_null(strchr(out, '{'));
    }
    const char *poverty = arp_catalogue_find(&c, "tx_pauvrete")->value;
    assert_int_equal(arp_vintage_put(poverty, "21", (arp_place){0}, c.pool, &out, NULL), ARP_OK);
    assert_string_equal(out, "TP6021");
    arp_catalogue_free(&c);
}

static void the_recipe_of_fdep_names_four_indicators_of_the_catalogue(void **state) {
    (void)state;
    static const int polarity[] = {-1, -1, 1, 1};
    char text[8192];
    arp_tree tree = {0};
    arp_error err = {0};
    arp_catalogue c = shipped();
    FILE *file = fopen(ARP_SOURCE_DIR "/indicators/recipes/fdep.yaml", "rb");
    assert_non_null(file);
    size_t len = fread(text, 1, sizeof text, file);
    fclose(file);
    assert_int_equal(arp_yaml_read(text, len, "fdep.yaml", &tree, &err), ARP_OK);
    const arp_node *leaves = arp_node_get(arp_node_get(&tree.root, "index"), "children");
    assert_int_equal(leaves->n, 4);
    for (size_t i = 0; i < leaves->n; i++) {
        const arp_indicator *at =
            arp_catalogue_find(&c, arp_node_get(&leaves->item[i], "indicator")->text);
        assert_non_null(at);
        assert_int_equal(at->polarity, polarity[i]);
    }
    const arp_node *weights = arp_node_get(arp_node_get(&tree.root, "method"), "weights");
    assert_string_equal(arp_node_get(weights, "rule")->text, "pca");
    arp_tree_free(&tree);
    arp_catalogue_free(&c);
}

static arp_status brutal_load(void) {
    arp_catalogue c = {0};
    arp_error err = {0};
    arp_status st = add(&c,
                        "- {id: a, numerator: [X, Y], denominator: Z, source: s, label_fr: f,"
                        " coverage: {numerator: A, denominator: B}, years: {\"9908\": 2007}}\n"
                        "- {id: b, value: X, interval: [Y, Z]}\n",
                        false, &err);
    if (st != ARP_OK) assert_null(c.pool);
    if (st == ARP_OK) {
        st = add(&c, "- {id: b, value: Z, standard_error: S}\n", true, &err);
        assert_int_equal(c.n, 2);
        assert_string_equal(c.at[1].value, st == ARP_OK ? "Z" : "X");
    }
    assert_int_equal(st, err.code);
    arp_catalogue_free(&c);
    return st;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    arp_status st;
    ARP_BRUTAL(st, brutal_load());
    assert_int_equal(st, ARP_OK);
    arp_catalogue c = shipped();
    arp_brutal_budget = 0;
    assert_null(arp_catalogue_nearest(&c, "chom"));
    arp_brutal_budget = -1;
    arp_catalogue_free(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_id_and_a_formula_are_enough),
        cmocka_unit_test(every_key_is_read),
        cmocka_unit_test(wrong_entries_are_refused_with_their_place),
        cmocka_unit_test(a_bad_formula_is_refused_at_its_character),
        cmocka_unit_test(a_study_may_override_but_not_twice),
        cmocka_unit_test(the_nearest_id_is_told),
        cmocka_unit_test(the_shipped_entries_are_complete),
        cmocka_unit_test(the_indicators_of_the_case_and_of_the_observatories_are_there),
        cmocka_unit_test(every_formula_of_every_entry_has_the_value_of_its_text),
        cmocka_unit_test(ready_values_take_a_vintage_too),
        cmocka_unit_test(the_recipe_of_fdep_names_four_indicators_of_the_catalogue),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
