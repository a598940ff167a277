/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines without quotes are split by the engine, the others by libcsv: random bytes give the same
 * fields, records and troubles as libcsv alone, to which a pass gives them one by one, and so do
 * texts of several blocks, whose SHA-256 is taken meanwhile. Case c draws all from the number c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/memory.h"
#include "io/csv/parts.h"
#include "oracle/random.h"

enum { CASES = 3000, MOST = 400, MOST_WANTED = 24, LONG_CASES = 24, LONG = CSV_BLOCK * 5 / 2 };

/* What a pass gave: wanted fields as <text>, records as their number of fields and a line end. */
static void on_field(csv_pass *pass, const char *bytes, size_t n) {
    if (pass->wanted && (pass->field >= pass->n_wanted || !pass->wanted[pass->field])) return;
    arp_text_add(pass->user, "<");
    arp_text_add_n(pass->user, bytes, n);
    arp_text_add(pass->user, ">");
}

static void on_record(csv_pass *pass, size_t n_fields) {
    arp_text_pad(pass->user, '+', n_fields);
    arp_text_add(pass->user, pass->after_cr ? "r\n" : "n\n");
}

static void on_byte(csv_pass *pass, char c) {
    (void)pass;
    (void)c;
}

static csv_pass run(arp_source *source, const csv_dialect *dialect, const bool *wanted,
                    bool by_byte, char *sha256, arp_text *out) {
    csv_pass pass = {.source = source,
                     .dialect = dialect,
                     .on_field = on_field,
                     .on_record = on_record,
                     .on_byte = by_byte ? on_byte : NULL,
                     .wanted = wanted,
                     .n_wanted = MOST_WANTED,
                     .sha256 = sha256,
                     .user = out};
    arp_text_add_n(out, "", 0);
    assert_int_equal(csv_pass_run(&pass, NULL), ARP_OK);
    return pass;
}

static void fields_and_records_are_those_of_libcsv(void **state) {
    (void)state;
    static const char PIECES[] = "a;;;;;;  \t\t\t,,\n\r\"b.1", SEPARATORS[] = {';', '\t', ','};
    for (uint64_t c = 1; c <= CASES; c++) {
        uint64_t s = c;
        char bytes[MOST];
        size_t n = slow_random_below(&s, MOST);
        bool quotes = slow_random_below(&s, 2);
        const csv_dialect dialect = {
            .separator = SEPARATORS[slow_random_below(&s, 3)], .encoding = "UTF-8", .utf8 = true};
        for (size_t i = 0; i < n; i++) {
            bytes[i] = PIECES[slow_random_below(&s, sizeof PIECES - 1)];
            if (bytes[i] == '"' && (!quotes || slow_random_below(&s, 3))) bytes[i] = 'c';
        }
        arp_text fast = {0}, slow = {0};
        arp_source *source;
        assert_int_equal(arp_source_memory(bytes, n, "a.csv", &source, NULL), ARP_OK);
        bool some[MOST_WANTED], *wanted = slow_random_below(&s, 2) ? some : NULL;
        for (size_t i = 0; i < MOST_WANTED; i++) some[i] = slow_random_below(&s, 8) == 0;
        csv_pass a = run(source, &dialect, wanted, false, NULL, &fast);
        csv_pass b = run(source, &dialect, wanted, true, NULL, &slow);
        if (strcmp(fast.bytes, slow.bytes) != 0 || a.trouble != b.trouble || a.field != b.field ||
            a.record != b.record) {
            fail_msg("case %u: %s instead of %s", (unsigned)c, fast.bytes, slow.bytes);
        }
        arp_source_close(source);
        arp_text_free(&fast);
        arp_text_free(&slow);
    }
}

/* Lines of up to `longest` bytes, some with quotes or formulas, so that blocks cut all of them. */
static void fill(char *bytes, uint64_t *s, size_t longest, bool quotes) {
    for (size_t i = 0; i < LONG;) {
        size_t line = 1 + slow_random_below(s, longest), kind = slow_random_below(s, 12);
        for (size_t k = 0; k < line && i < LONG; k++)
            bytes[i++] = "a1;2.b3"[slow_random_below(s, 7)];
        const char *tail = !quotes || kind > 2 ? "" : kind ? ";=\"0101\"" : ";\"x;\n\"\"y\"";
        for (; *tail && i < LONG; tail++) bytes[i++] = *tail;
        if (kind == 11 && i < LONG) bytes[i++] = '\r';
        if (i < LONG) bytes[i++] = '\n';
    }
}

static void blocks_are_one_text(void **state) {
    (void)state;
    static const size_t LONGEST[] = {30, 3000, 200000, 1500000, 4 * CSV_BLOCK};
    static const csv_dialect DIALECT = {.separator = ';', .encoding = "UTF-8", .utf8 = true};
    char *bytes = arp_zalloc(LONG, 1), hashed[65] = "", whole[65];
    assert_non_null(bytes);
    for (uint64_t c = 1; c <= LONG_CASES; c++) {
        uint64_t s = c;
        arp_text fast = {0}, slow = {0};
        arp_source *source;
        fill(bytes, &s, LONGEST[c % 5], c % 4 && c % 7);
        if (c % 7 == 0) memset(bytes + LONG / 3, 'z', CSV_MOST_CELL + c % 2); /* that long a cell */
        assert_int_equal(arp_source_memory(bytes, LONG, "a.csv", &source, NULL), ARP_OK);
        assert_int_equal(arp_source_sha256(source, whole, NULL), ARP_OK);
        csv_pass a = run(source, &DIALECT, NULL, false, hashed, &fast);
        csv_pass b = run(source, &DIALECT, NULL, true, NULL, &slow);
        if (a.trouble == CSV_FINE) assert_string_equal(hashed, whole);
        assert_int_equal(fast.n, slow.n);
        assert_memory_equal(fast.bytes, slow.bytes, fast.n);
        assert_int_equal(a.trouble, b.trouble);
        assert_int_equal(a.record, b.record);
        assert_int_equal(a.field, b.field);
        assert_int_equal(a.formulas, b.formulas);
        arp_source_close(source);
        arp_text_free(&fast);
        arp_text_free(&slow);
    }
    arp_free(bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(fields_and_records_are_those_of_libcsv),
                                       cmocka_unit_test(blocks_are_one_text)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
