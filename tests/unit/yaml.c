/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/yaml.h"
#include "oracle/brutal.h"

/* libyaml copies names by strdup(), whose malloc() is out of the linker's reach. */
char *__wrap_strdup(const char *s);
char *__wrap_strdup(const char *s) {
    char *copy = malloc(strlen(s) + 1);
    return copy ? strcpy(copy, s) : NULL;
}

static arp_tree read(const char *text) {
    arp_tree tree = {0};
    arp_error err = {0};
    char said[600];
    if (arp_yaml_read(text, strlen(text), "study.yaml", &tree, &err) != ARP_OK) {
        arp_error_text(&err, ARP_EN, said, sizeof said);
        fail_msg("%s", said);
    }
    return tree;
}

/* A text that is refused by the message of that name at that place. */
static void refuse_n(const char *text, size_t len, const char *name, uint64_t line,
                     uint64_t column) {
    arp_tree tree = {0};
    arp_error err = {0};
    long before = arp_brutal_live;
    assert_int_equal(arp_yaml_read(text, len, "study.yaml", &tree, &err), ARP_PARSE);
    assert_int_equal(err.code, ARP_PARSE);
    assert_string_equal(arp_error_name(&err), name);
    assert_string_equal(err.path, "study.yaml");
    assert_int_equal(err.line, line);
    assert_int_equal(err.column, column);
    assert_null(tree.pool);
    assert_int_equal(arp_brutal_live, before);
}

static void refuse(const char *text, const char *name, uint64_t line, uint64_t column) {
    refuse_n(text, strlen(text), name, line, column);
}

static void check_place(arp_place place, uint64_t line, uint64_t column) {
    assert_string_equal(place.path, "study.yaml");
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
}

static void a_document_becomes_a_tree_in_the_order_written(void **state) {
    (void)state;
    arp_tree t = read("titre: Étude\nliste: [\"0907\", 'b', 3.5]\nvide:\nbloc:\n  x: {y: 1}\n");
    assert_int_equal(t.root.kind, ARP_TREE_MAP);
    assert_int_equal(t.root.n, 4);
    assert_string_equal(t.root.item[0].key, "titre");
    assert_string_equal(t.root.item[0].text, "Étude");
    assert_false(t.root.item[0].quoted);
    const arp_node *list = arp_node_get(&t.root, "liste");
    assert_int_equal(list->kind, ARP_TREE_LIST);
    assert_int_equal(list->n, 3);
    assert_string_equal(list->item[0].text, "0907");
    assert_true(list->item[0].quoted && list->item[1].quoted && !list->item[2].quoted);
    assert_null(list->item[0].key);
    assert_string_equal(arp_node_get(&t.root, "vide")->text, "");
    const arp_node *x = arp_node_get(arp_node_get(&t.root, "bloc"), "x");
    assert_string_equal(arp_node_get(x, "y")->text, "1");
    arp_tree_free(&t);
}

static void places_count_lines_and_characters_from_one(void **state) {
    (void)state;
    arp_tree t = read("é: {'clé': \"été\", b: [x, ç, 'z']}\nlong: >-\n  a\n  b\nesc: \"a\\tb\"\n");
    const arp_node *e = &t.root.item[0];
    check_place(t.root.place, 1, 1);
    check_place(e->place, 1, 1);
    check_place(e->value, 1, 4);
    check_place(e->item[0].place, 1, 5);
    check_place(e->item[0].value, 1, 13); /* inside the quotes */
    check_place(e->item[1].value, 1, 22);
    check_place(e->item[1].item[1].place, 1, 26);
    check_place(e->item[1].item[2].value, 1, 30);
    check_place(t.root.item[1].place, 2, 1);
    check_place(t.root.item[1].value, 2, 0); /* folded: not in the file as it stands */
    check_place(t.root.item[2].value, 5, 0); /* an escape */
    arp_tree_free(&t);
}

static void a_byte_order_mark_and_any_line_end_are_fine(void **state) {
    (void)state;
    arp_tree t = read("\xEF\xBB\xBF"
                      "a: 1\r\nb: 2\r\n");
    check_place(t.root.item[0].place, 1, 1);
    check_place(t.root.item[1].place, 2, 1);
    arp_tree_free(&t);
    t = read("%YAML 1.1\n---\na: 1\n...\n");
    check_place(t.root.item[0].place, 3, 1);
    arp_tree_free(&t);
    t = read("seul");
    assert_int_equal(t.root.kind, ARP_TREE_SCALAR);
    arp_tree_free(&t);
    t = read("[]");
    assert_int_equal(t.root.kind, ARP_TREE_LIST);
    assert_int_equal(t.root.n, 0);
    arp_tree_free(&t);
}

static void what_a_study_must_not_contain_is_refused_with_its_place(void **state) {
    (void)state;
    refuse("a: &x 1\nb: *x\n", "YAML_ANCHOR", 1, 4);
    refuse("a: 1\nb: *x\n", "YAML_ALIAS", 2, 4);
    refuse("a: &x [1]\n", "YAML_ANCHOR", 1, 4);
    refuse("a: !!int 1\n", "YAML_TAG", 1, 4);
    refuse("a: ! 1\n", "YAML_TAG", 1, 4);
    refuse("a: !x {b: 1}\n", "YAML_TAG", 1, 4);
    refuse("é: 1\n? [a]\n: 2\n", "YAML_KEY", 2, 3);
    refuse("{a: 1, {b: c}: 2}", "YAML_KEY", 1, 8);
    refuse("a: 1\n---\nb: 2\n", "YAML_SECOND_DOCUMENT", 2, 1);
    refuse("a: \"x\\0y\"\n", "YAML_NUL", 1, 4);
    refuse("\"x\\0y\": 1\n", "YAML_NUL", 1, 1);
    refuse("", "YAML_EMPTY", 1, 1);
    refuse("\xEF\xBB\xBF", "YAML_EMPTY", 1, 1);
    refuse("# rien\n\n", "YAML_EMPTY", 1, 1);
    refuse("---\n", "YAML_EMPTY", 2, 1);
}

static void a_key_given_twice_names_both_lines(void **state) {
    (void)state;
    arp_tree tree = {0};
    arp_error err = {0};
    char said[300];
    const char *text = "zone:\n  b: 1\n  a: 2\n  c: 3\n  'a': 4\n  b: 5\n";
    assert_int_equal(arp_yaml_read(text, strlen(text), "s", &tree, &err), ARP_PARSE);
    assert_int_equal(err.line, 5);
    assert_int_equal(err.column, 3);
    arp_error_text(&err, ARP_FR, said, sizeof said);
    assert_string_equal(said, "la clé « a » est donnée deux fois, à la ligne 3 puis à la ligne 5 ; "
                              "gardez-en une");
    refuse("a: 1\na: 2\na: 3\n", "YAML_TWICE", 2, 1);
    refuse("- x\n- {k: 1, l: 2, k: 3}\n", "YAML_TWICE", 2, 16);
}

static void what_is_not_yaml_is_refused_where_it_stands(void **state) {
    (void)state;
    arp_tree tree = {0};
    arp_error err = {0};
    char said[600];
    refuse("a:\n\tb: 1\n", "YAML_TAB", 2, 1);
    refuse("a: [1, 2\nb: 3\n", "YAML_OPEN", 2, 2);
    refuse("a: \"ouvert\n", "YAML_QUOTE", 1, 4);
    refuse("a: 1\n  é: 2\n", "YAML_INDENT", 2, 4);
    refuse("a: 1\r\né\x01: 2\n", "YAML_BAD", 2, 2);
    refuse_n("a: 1\nb: \0", 9, "YAML_BAD", 2, 4);
    const char *text = "a:\n\tb: 1\n";
    assert_int_equal(arp_yaml_read(text, strlen(text), "s", &tree, &err), ARP_PARSE);
    arp_error_text(&err, ARP_FR, said, sizeof said);
    assert_non_null(strstr(said, "une tabulation en tête de ligne"));
    refuse("a: 1\nb: c\n- d\n", "YAML_INDENT", 3, 1);
    refuse("a: 1\nb: 'x\n", "YAML_QUOTE", 2, 4);
    refuse("a: [x, {b: 1]\n", "YAML_OPEN", 1, 13);
    refuse("a:\n  - b: 1\n   c: 2\n", "YAML_INDENT", 3, 4);
}

/* What a beginner writes, the slip it is told as, and the line that the message gives to copy. */
static void slips_are_told_with_the_line_to_write_which_is_yaml(void **state) {
    (void)state;
    static const struct {
        const char *text, *id, *line;
        uint64_t at_line, at_column;
    } SLIPS[] = {
        {"title: Soins : EPCI\nb: 1\n", "YAML_COLON", "title: \"Soins : EPCI\"", 1, 14},
        {"a: 1\ntitle: « Soins : EPCI »\n", "YAML_COLON", "title: \"« Soins : EPCI »\"", 2, 16},
        {"a:\n  - {id: x, fr: Taux : brut, k: 1}\n", "YAML_COLON", "fr: \"Taux : brut\"", 2, 22},
        {"a:\n  - id: x : \"y\"\n", "YAML_COLON", "id: \"x : 'y'\"", 2, 11},
        {"title: 'L'accès'\n", "YAML_AFTER", "title: \"L'accès\"", 1, 11},
        {"title: [Soins] 2024\n", "YAML_AFTER", "title: \"[Soins] 2024\"", 1, 16},
        {"title: %x\n", "YAML_SIGN", "title: \"%x\"", 1, 8},
        {"title: @x\n", "YAML_SIGN", "title: \"@x\"", 1, 8},
        {"title:Soins\nb: 1\n", "YAML_SPACE", "title: Soins", 1, 1},
        {"a: {key:code, b: 1}\n", "YAML_SPACE", "key: code", 1, 5},
        {"title = Soins\nb: 1\n", "YAML_EQUALS", "title: Soins", 1, 1},
        {"a:\n  -x\n  -y\n", "YAML_DASH", "- x -y", 2, 3},
        {"a:\n  -b: 1\n", "YAML_DASH", "- b", 2, 3},
    };
    for (size_t i = 0; i < sizeof SLIPS / sizeof SLIPS[0]; i++) {
        arp_tree tree = {0};
        arp_error err = {0}, none = {0};
        const char *text = SLIPS[i].text;
        assert_int_equal(arp_yaml_read(text, strlen(text), "s", &tree, &err), ARP_PARSE);
        assert_string_equal(arp_error_name(&err), SLIPS[i].id);
        assert_string_equal(err.arg[0], SLIPS[i].line);
        assert_int_equal(err.line, SLIPS[i].at_line);
        assert_int_equal(err.column, SLIPS[i].at_column);
        assert_int_equal(arp_yaml_read(err.arg[0], strlen(err.arg[0]), "s", &tree, &none), ARP_OK);
        arp_tree_free(&tree);
    }
}

static void bytes_that_are_not_utf8_are_refused_where_they_begin(void **state) {
    (void)state;
    refuse("a: 1\r\nb: \xE9t\xE9\n", "YAML_NOT_UTF8", 2, 4);
    refuse("éé\xC3", "YAML_NOT_UTF8", 1, 3);
    refuse("\xFF\xFE"
           "a",
           "YAML_NOT_UTF8", 1, 1);
    refuse("\xEF\xBB\xBF"
           "a\n\xED\xA0\x80",
           "YAML_NOT_UTF8", 2, 1);
    refuse_n("\0\x81", 2, "YAML_NOT_UTF8", 1, 2);
}

/* n levels of lists in flow or block form. */
static char *nested(size_t n, bool flow) {
    char *text = calloc(2 * n + 4, 1);
    for (size_t i = 0; i < n; i++)
        memcpy(text + (flow ? i : 2 * i), flow ? "[" : "- ", flow ? 1 : 2);
    if (flow) memset(text + n, ']', n);
    if (!flow) text[2 * n] = 'x';
    return text;
}

static void sixty_four_levels_are_read_and_ten_thousand_are_refused(void **state) {
    (void)state;
    for (int flow = 0; flow < 2; flow++) {
        char *fine = nested(64, flow), *more = nested(65, flow), *far = nested(10000, flow);
        arp_tree t = read(fine);
        arp_tree_free(&t);
        refuse(more, "YAML_DEEP", 1, flow ? 65 : 129);
        refuse(far, "YAML_DEEP", 1, flow ? 65 : 129);
        free(fine);
        free(more);
        free(far);
    }
    char maps[70 * 80] = "";
    for (int i = 0; i < 70; i++) {
        char line[90];
        snprintf(line, sizeof line, "%*sa:\n", i, "");
        strcat(maps, line);
    }
    refuse(maps, "YAML_DEEP", 65, 65);
}

static arp_status brutal_read(const char *text) {
    arp_tree tree = {0};
    arp_error err = {0};
    arp_status st = arp_yaml_read(text, strlen(text), "s", &tree, &err);
    assert_int_equal(st, err.code);
    if (st != ARP_OK) assert_null(tree.pool);
    arp_tree_free(&tree);
    return st;
}

static void every_allocation_may_fail_those_of_libyaml_as_well(void **state) {
    (void)state;
    static const char *const texts[] = {"a: 1\nb: [x, \"y\", {c: d}]\nlong: |\n  one\n  two\n",
                                        "a: 1\na: 2\n", "a: &x 1\n",
                                        "%YAML 1.1\n%TAG ! tag:x,2000:\n---\n- !x y\n", "a: [1\nb"};
    arp_status st;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        ARP_BRUTAL(st, brutal_read(texts[i]));
        assert_int_equal(st, i == 0 ? ARP_OK : ARP_PARSE);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_becomes_a_tree_in_the_order_written),
        cmocka_unit_test(places_count_lines_and_characters_from_one),
        cmocka_unit_test(a_byte_order_mark_and_any_line_end_are_fine),
        cmocka_unit_test(what_a_study_must_not_contain_is_refused_with_its_place),
        cmocka_unit_test(a_key_given_twice_names_both_lines),
        cmocka_unit_test(what_is_not_yaml_is_refused_where_it_stands),
        cmocka_unit_test(slips_are_told_with_the_line_to_write_which_is_yaml),
        cmocka_unit_test(bytes_that_are_not_utf8_are_refused_where_they_begin),
        cmocka_unit_test(sixty_four_levels_are_read_and_ten_thousand_are_refused),
        cmocka_unit_test(every_allocation_may_fail_those_of_libyaml_as_well),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
