/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicators/midi-pyrenees/cantons-contiguity.csv is what the outlines of the cantons hold.
   `golden_contiguity write` writes it again from them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "io/geojson/borders.h"
#include "report/write/write.h"

static const char OUTLINES[] =
    ARP_SHARED_DIR "/data/contours/cantons_anciens_midi_pyrenees_283.geojson";
static const char SHIPPED[] = ARP_SOURCE_DIR "/indicators/midi-pyrenees/cantons-contiguity.csv";

/* Two cantons that share 1.6 km of border, which their outlines draw 1 m apart: found within
   rounding alone. The shipped list is of sides that are the same to the last decimal, and published
   figures rest on it. */
static const char *const ROUNDED[2] = {"6516", "6525"};

static bool is_rounded(const arp_borders *b, size_t i) {
    return strcmp(b->code[b->border[i].a], ROUNDED[0]) == 0 &&
           strcmp(b->code[b->border[i].b], ROUNDED[1]) == 0;
}

/* The pairs as a CSV, each and all in the order of the outlines' file, but for the one above; how
   many were found within rounding. */
static arp_status make(arp_text *out, size_t *n_rounded, arp_error *err) {
    arp_source *source = NULL;
    arp_borders borders = {0};
    arp_status st = ARP_OK;
    ARP_TRY(arp_source_open(OUTLINES, NULL, &source, err));
    ARP_TRY(arp_geojson_borders(source, "CODE", &borders, err));
    arp_text_add(out, "CV;CV_VOISIN\n");
    *n_rounded = borders.n_rounded;
    for (size_t i = 0; i < borders.n_borders; i++) {
        if (is_rounded(&borders, i)) continue;
        arp_csv_quote(out, borders.code[borders.border[i].a], ';');
        arp_text_add(out, ";");
        arp_csv_quote(out, borders.code[borders.border[i].b], ';');
        arp_text_add(out, "\n");
    }
    st = arp_text_status(out, err);
done:
    arp_borders_free(&borders);
    arp_source_close(source);
    return st;
}

static void the_shipped_list_is_what_the_outlines_hold(void **state) {
    (void)state;
    arp_text found = {0}, shipped = {0};
    arp_source *source = NULL;
    size_t n_rounded = 0;
    assert_int_equal(make(&found, &n_rounded, NULL), ARP_OK);
    assert_int_equal(n_rounded, 1);
    assert_int_equal(arp_source_open(SHIPPED, NULL, &source, NULL), ARP_OK);
    assert_int_equal(arp_source_all(source, 1 << 20, &shipped, NULL), ARP_OK);
    assert_int_equal(found.n, shipped.n);
    assert_memory_equal(found.bytes, shipped.bytes, found.n);
    assert_non_null(strstr(found.bytes, "\n0907;0910\n"));
    arp_text_free(&found);
    arp_text_free(&shipped);
    arp_source_close(source);
}

static int write_again(void) {
    arp_text found = {0};
    size_t n_rounded = 0;
    int bad = make(&found, &n_rounded, NULL) != ARP_OK ||
              arp_file_write(SHIPPED, found.bytes, found.n, NULL) != ARP_OK;
    arp_text_free(&found);
    return bad;
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_list_is_what_the_outlines_hold),
    };
    if (access(OUTLINES, R_OK) != 0) {
        printf("skipped: %s is not there\n", OUTLINES);
        return 77;
    }
    if (argc > 1 && strcmp(argv[1], "write") == 0) return write_again();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
