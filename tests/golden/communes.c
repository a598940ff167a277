/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four tables of the case again, from the files of communes, and the facts of the case. Skipped
   where the files are not there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "study/gather/gather.h"
#include "study/gather/zoned.h"
#include "study/study.h"

#define DATA ARP_SHARED_DIR "/data/"

static const double NEAR = 1e-6;

/* Columns of the tables that are plain sums, in one study; the income has its own indicator. */
static const char *const SUMS[] = {
    "POP1999",     "POP2007",      "P07_POP",     "P12_POP",      "P17_POP",      "P07_POP1564",
    "P07_ACT1564", "P07_CHOM1564", "P12_ACT1564", "P12_CHOM1564", "P07_POP1517",  "P07_SCOL1517",
    "BPE18_D201",  "BPE18_D221",   "BPE18_D231",  "BPE18_D232",   "BPE18_D233",   "BPE18_D301",
    "BPE18_D401",  "P22_POP",      "NAIS1621",    "DECE1621",     "P22_CHOM1564", "P22_ACT1564",
    "P22_POP6074", "P22_POP7589",  "P22_POP90P",  "C22_MENFAM",   "C22_FAMMONO"};
enum { SUM_COLUMNS = sizeof SUMS / sizeof SUMS[0], INCOME = SUM_COLUMNS };

static const struct one {
    const char *level, *table;
    size_t n;
} TABLES[] = {{"canton", "cantons.csv", 286},
              {"epci", "epci.csv", 216},
              {"bassin de vie", "bassins-de-vie.csv", 147},
              {"canton", "ariege-cantons.csv", 23}};

static const char HEAD[] =
    "title: communes\n"
    "zonings:\n"
    "  file: " DATA "zonages/communes-2012.csv\n"
    "  key: CODGEO\n"
    "  label: LIBGEO\n"
    "  vintage: 2011\n"
    "  coverage: POP2007\n"
    "  levels:\n"
    "    canton: {key: CV, label: {file: " DATA "zonages/cantons-noms.csv, key: CV, label: LIB}}\n"
    "    epci: {key: EPCI, label: NOM_EPCI}\n"
    "    bassin de vie: {key: BV2012, label: NOM_BV2012}\n"
    "    bassin de vie 2004: BV2004\n"
    "passage: {file: " DATA "zonages/passage-cog.csv}\n"
    "unmatched: drop\n"
    "territories: {level: canton, population: P07_POP}\n"
    "comparators: [{name: Midi-Pyrénées, where: {REG: \"73\"}}]\n"
    "method: {zero_denominator: missing}\n"
    "data:\n"
    "  - {file: " DATA "insee/base-cc-population.csv, key: CODGEO, vintage: 2020}\n"
    "  - {file: " DATA "insee/base-cc-emploi-pop-active.csv, key: CODGEO, vintage: 2020}\n"
    "  - {file: " DATA "insee/base-cc-scolarisation.csv, key: CODGEO}\n"
    "  - {file: " DATA "insee/rfl-menages-2010.csv, key: CODGEO}\n"
    "  - {file: " DATA "insee/comparateur-2022-ariege.csv, key: CODGEO}\n"
    "  - {file: " DATA "insee/dossier-2022-ariege.csv, key: CODGEO}\n"
    "  - file: " DATA "insee/bpe-2018-sante.csv\n"
    "    key: DEPCOM\n"
    "    rows: TYPEQU\n"
    "    value: NB_EQUIP\n"
    "    sum_over: [DCIRIS]\n"
    "    absent: 0\n"
    "    rename: {D201: BPE18_D201, D221: BPE18_D221, D231: BPE18_D231, D232: BPE18_D232,\n"
    "             D233: BPE18_D233, D301: BPE18_D301, D401: BPE18_D401}\n";

static char folder[] = "/tmp/arpent-communes-XXXXXX";

static int is_there(void) {
    FILE *f = fopen(DATA "zonages/communes-2012.csv", "rb");
    if (f) fclose(f);
    else printf("skipped: %s is not there\n", DATA);
    return f != NULL;
}

/* A study whose indicators are the columns of the tables. */
static void write_study(const char *path, const char *codes) {
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fprintf(f, "%scodes: %s\nindicators:\n", HEAD, codes);
    for (size_t j = 0; j < SUM_COLUMNS; j++)
        fprintf(f, "  - {id: c%zu, numerator: %s, polarity: 1}\n", j, SUMS[j]);
    fprintf(f, "  - {id: income, value: QUAR2UC10, weight: MENFIS10, polarity: -1, "
               "aggregation: weighted_mean}\n");
    fprintf(f, "index:\n  children:\n");
    for (size_t j = 0; j < SUM_COLUMNS; j++) fprintf(f, "    - {indicator: c%zu}\n", j);
    fprintf(f, "    - {indicator: income}\n");
    assert_int_equal(fclose(f), 0);
}

static void open_study(const char *codes, arp_study *study) {
    char path[200];
    arp_error err = {0};
    snprintf(path, sizeof path, "%s/%s.yaml", folder, codes);
    write_study(path, codes);
    if (arp_study_open(path, NULL, study, &err) != ARP_OK) {
        char words[1200];
        arp_error_text(&err, ARP_EN, words, sizeof words);
        fail_msg("%s", words);
    }
    unlink(path);
}

static size_t level_named(const arp_zoned *z, const char *name) {
    size_t i = 0;
    while (strcmp(z->level[i].name, name) != 0) i++;
    return i;
}

static size_t find(const arp_table *t, const char *code) {
    for (size_t i = 0; i < t->n_rows; i++) {
        if (strcmp(t->code[i], code) == 0) return i;
    }
    return SIZE_MAX;
}

/* Cells of a line cut at ';' in place. */
static size_t cut(char *line, char **cell, size_t most) {
    size_t n = 0;
    line[strcspn(line, "\r\n")] = '\0';
    for (char *at = line; at && n < most;) {
        cell[n++] = at;
        at = strchr(at, ';');
        if (at) *at++ = '\0';
    }
    return n;
}

/* What the engine has for a column of the tables, NaN for a column that is none of ours. */
static double ours(const arp_table *t, const arp_level *level, const size_t *elsewhere, size_t row,
                   const char *column) {
    const arp_column *income = &t->column[(size_t)INCOME * ZONED_COLUMNS];
    if (strcmp(column, "MENFIS10") == 0) return income[ZONED_DENOMINATOR].value[row];
    if (strcmp(column, "MED_X_MEN") == 0) return income[ZONED_NUMERATOR].value[row];
    if (strcmp(column, "POP2007_MED") == 0) return income[ZONED_PART].value[row];
    if (strcmp(column, "NB_COM") == 0) return (double)level->n_communes[row];
    if (strcmp(column, "NB_COM_HORS_REGION") == 0) return (double)elsewhere[row];
    for (size_t j = 0; j < SUM_COLUMNS; j++) {
        if (strcmp(column, SUMS[j]) == 0) return t->column[j * ZONED_COLUMNS].value[row];
    }
    fail_msg("column %s", column);
    return 0;
}

/* Communes of each territory outside Midi-Pyrénées. */
static size_t *outside_region(const arp_zoned *z, const arp_level *level) {
    size_t *n = calloc(level->n, sizeof *n);
    const arp_text_column *region = arp_table_text(&z->communes, "REG");
    assert_non_null(n);
    for (size_t i = 0; i < z->n_communes; i++) {
        if (level->of[i] != SIZE_MAX) n[level->of[i]] += strcmp(region->text[i], "73") != 0;
    }
    return n;
}

typedef struct tally {
    int list; /* print what differs */
    size_t rows, cells, differ;
    double largest;
} tally;

static void compare_row(const arp_table *t, const arp_level *level, const size_t *elsewhere,
                        char **head, char **cell, size_t n, tally *out) {
    size_t row = find(t, cell[0]);
    if (row == SIZE_MAX) fail_msg("no territory %s", cell[0]);
    assert_string_equal(t->label[row], cell[1]);
    assert_string_equal(arp_table_text(t, "DEP")->text[row], cell[2]);
    for (size_t j = 3; j < n; j++) {
        double x = ours(t, level, elsewhere, row, head[j]);
        out->cells++;
        if (cell[j][0] == '\0') {
            assert_true(isnan(x) || x == 0);
            continue;
        }
        double wanted = strtod(cell[j], NULL), gap = fabs(x - wanted);
        if (gap <= NEAR) continue;
        out->differ++;
        if (out->list) printf("%s %s: %.6g, by equal codes %s\n", cell[0], head[j], x, cell[j]);
        if (!(gap / (1 + fabs(wanted)) <= out->largest)) out->largest = gap / (1 + fabs(wanted));
    }
    out->rows++;
}

static tally compare(const arp_study *study, const struct one *c, int list) {
    static char head_line[2000], line[2000], path[1024];
    char *head[64], *cell[64];
    arp_error err = {0};
    arp_table t = {0};
    tally out = {.list = list};
    size_t at = level_named(study->zoned, c->level);
    size_t *elsewhere = outside_region(study->zoned, &study->zoned->level[at]);
    assert_int_equal(gather_level(study->spec, study, at, &t, &err), ARP_OK);
    snprintf(path, sizeof path, "%s/indicators/midi-pyrenees/%s", ARP_SOURCE_DIR, c->table);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    assert_non_null(fgets(head_line, sizeof head_line, f));
    size_t n = cut(head_line, head, 64);
    while (fgets(line, sizeof line, f)) {
        assert_int_equal(cut(line, cell, 64), n);
        compare_row(&t, &study->zoned->level[at], elsewhere, head, cell, n, &out);
    }
    fclose(f);
    free(elsewhere);
    arp_table_free(&t);
    assert_int_equal(out.rows, c->n);
    return out;
}

static void equal_codes_give_the_four_tables(void **state) {
    (void)state;
    arp_study study = {0};
    open_study("equal", &study);
    for (size_t i = 0; i < sizeof TABLES / sizeof TABLES[0]; i++) {
        tally t = compare(&study, &TABLES[i], 0);
        if (t.differ) fail_msg("%s: %zu cells of %zu differ", TABLES[i].table, t.differ, t.cells);
    }
    arp_study_free(&study);
}

static void passage_moves_only_what_its_lines_say(void **state) {
    (void)state;
    arp_study study = {0};
    open_study("passage", &study);
    for (size_t i = 0; i < sizeof TABLES / sizeof TABLES[0]; i++) {
        tally t = compare(&study, &TABLES[i], 1);
        printf("%s: %zu cells of %zu differ, at most by %.3g of their value\n", TABLES[i].table,
               t.differ, t.cells, t.largest);
        assert_true(t.differ > 0 || i == 3);
        assert_true(t.differ < t.cells / 10);
    }
    arp_study_free(&study);
}

/* Every commune and every row is somewhere, and none nowhere. */
static void no_commune_is_lost(void **state) {
    (void)state;
    const char *const codes[] = {"equal", "passage"};
    for (size_t k = 0; k < 2; k++) {
        arp_study study = {0};
        open_study(codes[k], &study);
        const arp_zoned *z = study.zoned;
        assert_int_equal(z->n_communes, 36626);
        for (size_t i = 0; i < z->n_balances; i++) {
            const arp_balance *b = &z->balance[i];
            assert_int_equal(b->read, b->carried + b->renumbered + b->merged + b->split +
                                          b->arrondissements + b->detail + b->outside + b->unknown);
            assert_int_equal(36626, b->with_data + b->without_data + b->given + b->elsewhere);
            if (k == 1) assert_int_equal(b->unknown, 0);
        }
        /* whole files: of the population's, no commune is without data */
        assert_int_equal(z->balance[0].without_data, 0);
        assert_int_equal(z->balance[0].read, 34996);
        assert_int_equal(z->level[level_named(z, "canton")].n_none, 0);
        arp_study_free(&study);
    }
}

static void vintages_are_guessed_from_the_codes(void **state) {
    (void)state;
    arp_study study = {0};
    open_study("passage", &study);
    const arp_zoned *z = study.zoned;
    assert_int_equal(z->balance[0].looks, 2020);
    assert_int_equal(z->balance[2].looks, 2020);
    assert_true(z->balance[2].guessed);
    assert_int_equal(z->balance[3].looks, 2011);
    assert_int_equal(z->balance[6].looks, 2018);
    arp_study_free(&study);
}

/* The studies that the project ships with its own tables say the same from the files of communes.
 */
static void communes_rank_as_the_shipped_studies(void **state) {
    (void)state;
    static const char *const SHIPPED[][2] = {{"canton", "pyrenees-cathares.yaml"},
                                             {"epci", "epci.yaml"},
                                             {"bassin de vie", "bassins-de-vie.yaml"}};
    static const char *const RECIPES[] = {"index.recipe=pyrenees-cathares.yaml",
                                          "index.recipe=epci.yaml", "index.recipe=epci.yaml"};
    for (size_t k = 0; k < 3; k++) {
        arp_study study[2];
        arp_answer answer[2];
        arp_error err = {0};
        memset(study, 0, sizeof study);
        memset(answer, 0, sizeof answer);
        for (size_t i = 0; i < 2; i++) {
            char path[600];
            const arp_study_options options = {
                .level = i ? SHIPPED[k][0] : NULL, .set = &RECIPES[k], .n_set = i};
            snprintf(path, sizeof path, "%s/config/%s", ARP_SOURCE_DIR,
                     i ? "communes.yaml" : SHIPPED[k][1]);
            assert_int_equal(arp_study_open(path, &options, &study[i], &err), ARP_OK);
            study[i].rank_only = true;
            assert_int_equal(arp_study_run(&study[i], &answer[i], &err), ARP_OK);
        }
        assert_int_equal(study[1].values.n_rows, study[0].values.n_rows);
        for (size_t i = 0; i < study[0].values.n_rows; i++) {
            size_t row = find(&study[1].values, study[0].values.code[i]);
            assert_true(fabs(answer[1].result.score[row] - answer[0].result.score[i]) < NEAR);
            assert_int_equal(answer[1].result.rank[row], answer[0].result.rank[i]);
        }
        for (size_t i = 0; i < 2; i++) {
            arp_answer_free(&answer[i]);
            arp_study_free(&study[i]);
        }
    }
}

static double population(const arp_zoned *z, size_t commune) {
    size_t j = 0;
    while (strcmp(SUMS[j], "P07_POP") != 0) j++;
    return z->communes.column[j * ZONED_COLUMNS].value[commune];
}

static const char *territory(const arp_level *level, size_t commune) {
    return level->of[commune] == SIZE_MAX ? "" : level->code[level->of[commune]];
}

static size_t commune_named(const arp_zoned *z, const char *label) {
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < z->n_communes; i++) {
        if (strcmp(z->label[i], label) == 0 && strncmp(z->code[i], "09", 2) == 0) found = i;
    }
    if (found == SIZE_MAX) fail_msg("no commune %s in Ariège", label);
    return found;
}

static void facts_of_the_cantons(void **state) {
    (void)state;
    arp_study study = {0};
    open_study("equal", &study);
    const arp_zoned *z = study.zoned;
    const arp_level *canton = &z->level[level_named(z, "canton")];
    size_t communes = 0;
    double people = 0, querigut = 0;
    for (size_t i = 0; i < z->n_communes; i++) {
        const char *at = territory(canton, i);
        bool chosen = strcmp(at, "0907") == 0 || strcmp(at, "0910") == 0;
        communes += chosen;
        if (chosen) people += population(z, i);
        if (strcmp(at, "0913") == 0) querigut += population(z, i);
    }
    assert_int_equal(communes, 56);
    assert_int_equal(lround(people), 26020);
    assert_int_equal(lround(querigut), 544);
    assert_string_equal(territory(canton, commune_named(z, "Laroque-d'Olmes")), "0910");
    arp_study_free(&study);
}

static void facts_of_the_bassins(void **state) {
    (void)state;
    arp_study study = {0};
    open_study("equal", &study);
    const arp_zoned *z = study.zoned;
    const arp_level *canton = &z->level[level_named(z, "canton")];
    const arp_level *bassin = &z->level[level_named(z, "bassin de vie")];
    size_t laroque = commune_named(z, "Laroque-d'Olmes");
    size_t querigut = commune_named(z, "Querigut");
    assert_string_equal(bassin->label[bassin->of[laroque]], "Lavelanet");
    assert_string_equal(bassin->label[bassin->of[querigut]], "Quillan");
    /* what each canton is of the three-canton bassin de santé */
    static const char *const CANTONS[] = {"0907", "0910", "0913"};
    static const long SHARES[] = {493, 487, 20}; /* thousandths of 26 564 inhabitants */
    double people[3] = {0};
    for (size_t i = 0; i < z->n_communes; i++) {
        for (size_t k = 0; k < 3; k++) {
            if (strcmp(territory(canton, i), CANTONS[k]) == 0) people[k] += population(z, i);
        }
    }
    double all = people[0] + people[1] + people[2];
    for (size_t k = 0; k < 3; k++) assert_int_equal(lround(1000 * people[k] / all), SHARES[k]);
    arp_study_free(&study);
}

/* 14 bassins de vie of 2012 have a commune in Ariège; 160 of their communes are not there. */
static void bassins_spill_over_the_border(void **state) {
    (void)state;
    arp_study study = {0};
    open_study("equal", &study);
    const arp_zoned *z = study.zoned;
    const arp_level *bassin = &z->level[level_named(z, "bassin de vie")];
    size_t *inside = calloc(bassin->n, sizeof *inside), bassins = 0, outside = 0;
    assert_non_null(inside);
    for (size_t i = 0; i < z->n_communes; i++) {
        if (bassin->of[i] != SIZE_MAX) inside[bassin->of[i]] += !strncmp(z->code[i], "09", 2);
    }
    for (size_t t = 0; t < bassin->n; t++) {
        bassins += inside[t] > 0;
        outside += inside[t] ? bassin->n_communes[t] - inside[t] : 0;
        if (strcmp(bassin->code[t], "09194")) continue;
        assert_int_equal(inside[t], 21); /* Mirepoix: the other 24 are in Aude */
        assert_int_equal(bassin->n_communes[t], 45);
        assert_int_equal(bassin->outside[0][t], 21); /* from where most of it is */
    }
    assert_int_equal(bassins, 14);
    assert_int_equal(outside, 160);
    free(inside);
    arp_study_free(&study);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_codes_give_the_four_tables),
        cmocka_unit_test(passage_moves_only_what_its_lines_say),
        cmocka_unit_test(no_commune_is_lost),
        cmocka_unit_test(vintages_are_guessed_from_the_codes),
        cmocka_unit_test(communes_rank_as_the_shipped_studies),
        cmocka_unit_test(facts_of_the_cantons),
        cmocka_unit_test(facts_of_the_bassins),
        cmocka_unit_test(bassins_spill_over_the_border),
    };
    if (!is_there()) return 77;
    if (!mkdtemp(folder)) return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    rmdir(folder);
    return failed;
}
