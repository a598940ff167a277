/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <hdf5.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "io/store.h"
#include "oracle/brutal.h"

/* Written in the folder of the tests; tools.store_* read it again with h5py and h5dump. */
#define SAMPLE "store_sample.h5"

static const double SCORES[] = {0.1, -2.5, NAN, 1e300, 0, 3};
static const uint64_t RANKS[] = {1, 18446744073709551615u, 3};
static const char *const CODES[] = {"0907", "2A004", "", "Quérigut – « été »"};

static arp_status write_sample(const char *path, arp_error *err) {
    arp_store *store = NULL;
    static const arp_store_note FILE_NOTES[] = {{"study", "title: Pyrénées\n"}, {0}};
    static const arp_store_note NOTES[] = {
        {"title", "scores by territory and node"}, {"unit", "standard deviations"}, {0}};
    arp_status st = arp_store_create(path, &store, err);
    if (st != ARP_OK) return st;
    ARP_TRY(arp_store_group(store, "/", FILE_NOTES, err));
    ARP_TRY(arp_store_doubles(store, "nodes/score", NOTES, SCORES, 3, 2, err));
    ARP_TRY(arp_store_whole(store, "nodes/deep/rank", NULL, RANKS, 3, 0, err));
    ARP_TRY(arp_store_texts(store, "codes", NULL, CODES, 4, err));
    ARP_TRY(arp_store_doubles(store, "empty", NULL, SCORES, 0, 0, err));
    ARP_TRY(arp_store_texts(store, "nobody", NULL, CODES, 0, err));
    ARP_TRY(arp_store_group(store, "nodes", (const arp_store_note[]){{"kind", "frame"}, {0}}, err));
    ARP_TRY(arp_store_note_list(store, "nodes", "order", CODES, 4, err));
    ARP_TRY(arp_store_note_list(store, "nodes", "none", CODES, 0, err));
    ARP_TRY(arp_store_doubles(store, "square/cells", NULL, SCORES, 2, 3, err));
    ARP_TRY(arp_store_texts(store, "square/code", NULL, CODES, 2, err));
    ARP_TRY(arp_store_whole(store, "square/rank", NULL, RANKS, 3, 0, err));
    ARP_TRY(arp_store_scale(store, "square/cells", 0, "square/code", err));
    ARP_TRY(arp_store_scale(store, "square/cells", 1, "square/rank", err));
    st = arp_store_close(store, err);
    store = NULL;
done:
    arp_store_abandon(store);
    return st;
}

static char *bytes_of(const char *path, size_t *n) {
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    char *bytes = malloc(1 << 20);
    assert_non_null(bytes);
    *n = fread(bytes, 1, 1 << 20, f);
    fclose(f);
    return bytes;
}

static void assert_text(const arp_error *err, const char *part) {
    char text[2000];
    arp_error_text(err, ARP_EN, text, sizeof text);
    if (!strstr(text, part)) fail_msg("\"%s\" does not say \"%s\"", text, part);
}

static void what_is_written_is_read_back_to_the_bit(void **state) {
    (void)state;
    arp_error err = {0};
    arp_stored s = {0};
    assert_int_equal(write_sample(SAMPLE, &err), ARP_OK);
    assert_int_equal(arp_store_read(SAMPLE, "nodes/score", &s, &err), ARP_OK);
    assert_int_equal(s.rows, 3);
    assert_int_equal(s.columns, 2);
    assert_memory_equal(s.doubles, SCORES, sizeof SCORES);
    assert_true(!s.whole && !s.texts);
    arp_stored_free(&s);
    assert_int_equal(arp_store_read(SAMPLE, "nodes/deep/rank", &s, &err), ARP_OK);
    assert_int_equal(s.columns, 1);
    assert_memory_equal(s.whole, RANKS, sizeof RANKS);
    arp_stored_free(&s);
    assert_int_equal(arp_store_read(SAMPLE, "codes", &s, &err), ARP_OK);
    assert_int_equal(s.rows, 4);
    for (size_t i = 0; i < 4; i++) assert_string_equal(s.texts[i], CODES[i]);
    arp_stored_free(&s);
    assert_int_equal(arp_store_read(SAMPLE, "empty", &s, &err), ARP_OK);
    assert_int_equal(s.rows, 0);
    arp_stored_free(&s);
}

static void notes_are_read_back_where_they_are(void **state) {
    (void)state;
    arp_error err = {0};
    arp_stored s = {0};
    assert_int_equal(write_sample(SAMPLE, &err), ARP_OK);
    assert_int_equal(arp_store_read_note(SAMPLE, "/", "study", &s, &err), ARP_OK);
    assert_int_equal(s.rows, 1);
    assert_string_equal(s.texts[0], "title: Pyrénées\n");
    arp_stored_free(&s);
    assert_int_equal(arp_store_read_note(SAMPLE, "nodes/score", "unit", &s, &err), ARP_OK);
    assert_string_equal(s.texts[0], "standard deviations");
    arp_stored_free(&s);
    assert_int_equal(arp_store_read_note(SAMPLE, "nodes", "order", &s, &err), ARP_OK);
    assert_int_equal(s.rows, 4);
    for (size_t i = 0; i < 4; i++) assert_string_equal(s.texts[i], CODES[i]);
    arp_stored_free(&s);
    assert_int_equal(arp_store_read_note(SAMPLE, "nodes", "none", &s, &err), ARP_OK);
    assert_int_equal(s.rows, 0);
    arp_stored_free(&s);
    assert_int_equal(arp_store_read_note(SAMPLE, "nodes", "absent", &s, &err), ARP_OK);
    assert_int_equal(s.rows, 0);
    arp_stored_free(&s);
    assert_int_equal(arp_store_read_note(SAMPLE, "nowhere", "a", &s, &err), ARP_DOMAIN);
    assert_text(&err, "\"nowhere\"");
}

static void equal_content_is_an_equal_file_a_second_later_too(void **state) {
    (void)state;
    size_t n, m;
    assert_int_equal(write_sample(SAMPLE, NULL), ARP_OK);
    char *first = bytes_of(SAMPLE, &n);
    sleep(1);
    /* other content of the heap: what the file does not fill would show */
    void *stir[64];
    for (size_t i = 0; i < 64; i++) stir[i] = memset(malloc(4096 + 64 * i), (int)i + 1, 4096);
    for (size_t i = 0; i < 64; i++) free(stir[i]);
    assert_int_equal(write_sample("store_again.h5", NULL), ARP_OK);
    char *second = bytes_of("store_again.h5", &m);
    assert_int_equal(n, m);
    assert_memory_equal(first, second, n);
    free(first);
    free(second);
    unlink("store_again.h5");
}

static void a_long_text_is_kept_whole(void **state) {
    (void)state;
    arp_store *store = NULL;
    enum { LONG = 300000 };
    char *text = malloc(LONG + 1);
    memset(text, 'x', LONG);
    text[LONG] = '\0';
    const char *one = text;
    arp_stored s = {0};
    assert_int_equal(arp_store_create("store_long.h5", &store, NULL), ARP_OK);
    const arp_store_note notes[] = {{"title", text}, {0}};
    assert_int_equal(arp_store_texts(store, "t", notes, &one, 1, NULL), ARP_OK);
    assert_int_equal(arp_store_close(store, NULL), ARP_OK);
    assert_int_equal(arp_store_read("store_long.h5", "t", &s, NULL), ARP_OK);
    assert_string_equal(s.texts[0], text);
    arp_stored_free(&s);
    assert_int_equal(arp_store_read_note("store_long.h5", "t", "title", &s, NULL), ARP_OK);
    assert_string_equal(s.texts[0], text);
    arp_stored_free(&s);
    free(text);
    unlink("store_long.h5");
}

static void what_cannot_be_written_is_refused(void **state) {
    (void)state;
    arp_error err = {0};
    arp_store *store = NULL;
    assert_int_equal(arp_store_create("no/such/folder/x.h5", &store, &err), ARP_OK);
    assert_int_equal(arp_store_close(store, &err), ARP_OUTPUT);
    assert_string_equal(err.path, "no/such/folder/x.h5");
    assert_text(&err, "No such file");
    err = (arp_error){0};
    assert_int_equal(write_sample("/dev/full", &err), ARP_OUTPUT);
    assert_text(&err, "No space left");
    err = (arp_error){0};
    assert_int_equal(arp_store_create("store_twice.h5", &store, &err), ARP_OK);
    assert_int_equal(arp_store_doubles(store, "a", NULL, SCORES, 3, 0, &err), ARP_OK);
    assert_int_equal(arp_store_doubles(store, "a", NULL, SCORES, 3, 0, &err), ARP_OUTPUT);
    assert_text(&err, "\"a\"");
    arp_store_abandon(store);
    unlink("store_twice.h5");
}

static void what_cannot_be_read_is_refused(void **state) {
    (void)state;
    arp_error err = {0};
    arp_stored s = {0};
    assert_int_equal(write_sample(SAMPLE, &err), ARP_OK);
    assert_int_equal(arp_store_read("absent.h5", "a", &s, &err), ARP_INPUT);
    assert_string_equal(err.path, "absent.h5");
    assert_text(&err, "No such file");
    err = (arp_error){0};
    assert_int_equal(arp_store_read(".", "a", &s, &err), ARP_INPUT);
    assert_text(&err, "directory");
    err = (arp_error){0};
    assert_int_equal(arp_store_read("/dev/null", "a", &s, &err), ARP_INPUT);
    assert_text(&err, "no HDF5 file");
    err = (arp_error){0};
    assert_int_equal(arp_store_read(ARP_SOURCE_DIR "/LICENSE", "a", &s, &err), ARP_INPUT);
    assert_text(&err, "no HDF5 file");
    err = (arp_error){0};
    assert_int_equal(arp_store_read(SAMPLE, "nodes/scores", &s, &err), ARP_DOMAIN);
    assert_text(&err, "no \"nodes/scores\"");
    err = (arp_error){0};
    assert_int_equal(arp_store_read(SAMPLE, "nodes", &s, &err), ARP_INPUT); /* a group */
}

static void a_file_cut_short_is_told_as_damaged(void **state) {
    (void)state;
    size_t n;
    arp_error err = {0};
    arp_stored s = {0};
    assert_int_equal(write_sample("store_cut.h5", &err), ARP_OK);
    char *bytes = bytes_of("store_cut.h5", &n);
    FILE *f = fopen("store_cut.h5", "wb");
    assert_int_equal(fwrite(bytes, 1, n / 2, f), n / 2);
    fclose(f);
    free(bytes);
    assert_int_equal(arp_store_read("store_cut.h5", "codes", &s, &err), ARP_INPUT);
    assert_text(&err, "damaged");
    unlink("store_cut.h5");
}

static void data_of_another_kind_are_refused(void **state) {
    (void)state;
    arp_error err = {0};
    arp_stored s = {0};
    const int64_t x[1] = {-1};
    const hsize_t extent[3] = {1, 1, 1};
    hid_t file = H5Fcreate("store_foreign.h5", H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
    hid_t line = H5Screate_simple(1, extent, NULL), cube = H5Screate_simple(3, extent, NULL);
    hid_t a =
        H5Dcreate2(file, "signed", H5T_STD_I64LE, line, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    hid_t b = H5Dcreate2(file, "cube", H5T_IEEE_F64LE, cube, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    assert_true(H5Dwrite(a, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, x) >= 0);
    H5Dclose(a);
    H5Dclose(b);
    H5Sclose(line);
    H5Sclose(cube);
    H5Fclose(file);
    assert_int_equal(arp_store_read("store_foreign.h5", "signed", &s, &err), ARP_INPUT);
    assert_text(&err, "\"signed\" is of no kind");
    err = (arp_error){0};
    assert_int_equal(arp_store_read("store_foreign.h5", "cube", &s, &err), ARP_INPUT);
    unlink("store_foreign.h5");
}

static herr_t hosts_printer(hid_t stack, void *user) {
    (void)stack, (void)user;
    return 0;
}

static void the_hosts_error_printer_is_put_back(void **state) {
    (void)state;
    int mine = 0;
    H5E_auto2_t printer = NULL;
    void *user = NULL;
    arp_stored s = {0};
    H5Eset_auto2(H5E_DEFAULT, hosts_printer, &mine);
    assert_int_equal(write_sample(SAMPLE, NULL), ARP_OK);
    assert_int_equal(arp_store_read(SAMPLE, "absent", &s, NULL), ARP_DOMAIN);
    H5Eget_auto2(H5E_DEFAULT, &printer, &user);
    assert_true(printer == hosts_printer && user == &mine);
    H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    arp_status st;
    arp_stored s = {0};
    ARP_BRUTAL(st, arp_store_read(SAMPLE, "codes", &s, NULL));
    assert_int_equal(st, ARP_OK);
    arp_stored_free(&s);
    ARP_BRUTAL(st, arp_store_read(SAMPLE, "nodes/score", &s, NULL));
    assert_int_equal(st, ARP_OK);
    arp_stored_free(&s);
    ARP_BRUTAL(st, arp_store_read_note(SAMPLE, "nodes", "order", &s, NULL));
    assert_int_equal(st, ARP_OK);
    arp_stored_free(&s);
    arp_store *store = NULL;
    ARP_BRUTAL(st, arp_store_create("store_brutal.h5", &store, NULL));
    assert_int_equal(st, ARP_OK);
    arp_store_abandon(store);
    ARP_BRUTAL(st, write_sample("store_brutal.h5", NULL));
    assert_int_equal(st, ARP_OK);
    unlink("store_brutal.h5");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_back_to_the_bit),
        cmocka_unit_test(notes_are_read_back_where_they_are),
        cmocka_unit_test(equal_content_is_an_equal_file_a_second_later_too),
        cmocka_unit_test(a_long_text_is_kept_whole),
        cmocka_unit_test(what_cannot_be_written_is_refused),
        cmocka_unit_test(what_cannot_be_read_is_refused),
        cmocka_unit_test(a_file_cut_short_is_told_as_damaged),
        cmocka_unit_test(data_of_another_kind_are_refused),
        cmocka_unit_test(the_hosts_error_printer_is_put_back),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
