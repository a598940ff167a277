/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue in two languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "catalogue/catalogue.h"
#include "io/yaml.h"

/* Words of French that no English text of the catalogue has outside quotation marks; names of
   sources stay as they are. */
static bool has_french(const char *text) {
    static const char *const WORDS[] = {" pour ", " habitants", " des ", "années", "recensement",
                                        "décès",  "ménages",    "«",     " ; ",    " : "};
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        const char *at = strstr(text, WORDS[i]);
        size_t quotes = 0;
        for (const char *c = text; at && c < at; c++) quotes += *c == '"';
        if (at && quotes % 2 == 0) return true;
    }
    return false;
}

/* Read as a tree: the catalogue fills a missing twin with the other. */
static void every_shipped_text_has_its_english_twin(void **state) {
    (void)state;
    static const char *const FR[] = {"side", "domain", "unit", "source", "reference"};
    static const char *const EN[] = {"side_en", "domain_en", "unit_en", "source_en",
                                     "reference_en"};
    arp_tree tree = {0};
    size_t len = 0;
    const char *text = arp_catalogue_shipped(&len);
    assert_int_equal(arp_yaml_read(text, len, "catalogue.yaml", &tree, NULL), ARP_OK);
    for (size_t i = 0; i < tree.root.n; i++) {
        const char *id = arp_node_get(&tree.root.item[i], "id")->text;
        for (size_t k = 0; k < 5; k++) {
            const arp_node *fr = arp_node_get(&tree.root.item[i], FR[k]);
            const arp_node *en = arp_node_get(&tree.root.item[i], EN[k]);
            if (!fr) fail_msg("%s has no %s", id, FR[k]);
            if (!en && strcmp(fr->text, "%") != 0) fail_msg("%s has no %s", id, EN[k]);
            if (en && has_french(en->text)) fail_msg("%s: %s: %s", id, EN[k], en->text);
        }
    }
    arp_tree_free(&tree);
}

static void a_text_in_one_language_stands_for_both(void **state) {
    (void)state;
    arp_tree tree = {0};
    arp_catalogue c = {0};
    static const char TEXT[] = "- {id: a, value: A, unit: kg, source: S, source_en: T}\n"
                               "- {id: b, value: B, unit_en: lb, domain: D}\n";
    assert_int_equal(arp_yaml_read(TEXT, sizeof TEXT - 1, "t.yaml", &tree, NULL), ARP_OK);
    assert_int_equal(arp_catalogue_add(&c, &tree.root, false, NULL), ARP_OK);
    assert_string_equal(c.at[0].unit[ARP_FR], "kg");
    assert_string_equal(c.at[0].unit[ARP_EN], "kg");
    assert_string_equal(c.at[0].source[ARP_FR], "S");
    assert_string_equal(c.at[0].source[ARP_EN], "T");
    assert_string_equal(c.at[1].unit[ARP_FR], "lb");
    assert_string_equal(c.at[1].domain[ARP_EN], "D");
    assert_string_equal(c.at[1].reference[ARP_EN], "");
    arp_catalogue_free(&c);
    arp_tree_free(&tree);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_text_has_its_english_twin),
        cmocka_unit_test(a_text_in_one_language_stands_for_both),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
