/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "io/file.h"
#include "oracle/brutal.h"

static char room[64];

static int make_room(void **state) {
    (void)state;
    strcpy(room, "/tmp/arpent-file-XXXXXX");
    return mkdtemp(room) ? 0 : -1;
}

static int drop(const char *path, const struct stat *about, int kind, struct FTW *where) {
    (void)about;
    (void)kind;
    (void)where;
    return remove(path);
}

static int drop_room(void **state) {
    (void)state;
    return nftw(room, drop, 16, FTW_DEPTH | FTW_PHYS);
}

/* A path in the test's folder; up to eight are kept at a time. */
static const char *in_room(const char *name) {
    static char path[8][400];
    static size_t next;
    char *p = path[next++ % 8];
    snprintf(p, 400, "%s/%s", room, name);
    return p;
}

static void put(const char *path, const char *text) {
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
    assert_int_equal(fclose(f), 0);
}

static void assert_holds(const char *path, const char *text) {
    char bytes[1000];
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    size_t n = fread(bytes, 1, sizeof bytes - 1, f);
    fclose(f);
    bytes[n] = '\0';
    assert_string_equal(bytes, text);
}

static size_t entries(const char *path) {
    DIR *folder = opendir(path);
    size_t n = 0;
    assert_non_null(folder);
    while (readdir(folder)) n++;
    closedir(folder);
    return n - 2;
}

static bool is_there(const char *path) {
    return access(path, F_OK) == 0;
}

static void assert_open_fails(const char *path, const char *name) {
    arp_error err = {0};
    arp_source *s = NULL;
    assert_int_equal(arp_source_open(path, NULL, &s, &err), ARP_INPUT);
    assert_null(s);
    assert_int_equal(err.code, ARP_INPUT);
    assert_string_equal(arp_error_name(&err), name);
    assert_string_equal(err.path, path);
}

static void only_a_regular_file_is_opened(void **state) {
    (void)state;
    put(in_room("plain"), "x");
    assert_int_equal(mkfifo(in_room("pipe"), 0600), 0);
    assert_open_fails(in_room("absent"), "FILE_ABSENT");
    assert_open_fails(in_room("plain/below"), "FILE_ABSENT");
    assert_open_fails(room, "FILE_IS_FOLDER");
    assert_open_fails(in_room("pipe"), "FILE_IS_PIPE");
    assert_open_fails("/dev/null", "FILE_IS_DEVICE");
    if (geteuid() != 0) {
        assert_int_equal(chmod(in_room("plain"), 0), 0);
        assert_open_fails(in_room("plain"), "FILE_UNREADABLE");
    }
}

static void a_source_reads_rewinds_and_is_hashed(void **state) {
    (void)state;
    /* SHA-256 of "abc": FIPS 180-4, example 1. */
    static const char *const ABC =
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    char bytes[8], hex[65];
    size_t got;
    put(in_room("abc"), "abc");
    for (int memory = 0; memory < 2; memory++) {
        arp_source *s = NULL;
        arp_status st = memory ? arp_source_memory("abc", 3, "shown", &s, NULL)
                               : arp_source_open(in_room("abc"), "shown", &s, NULL);
        assert_int_equal(st, ARP_OK);
        assert_string_equal(arp_source_name(s), "shown");
        assert_int_equal(arp_source_read(s, bytes, 2, &got, NULL), ARP_OK);
        assert_int_equal(got, 2);
        assert_int_equal(arp_source_read(s, bytes, 8, &got, NULL), ARP_OK);
        assert_int_equal(got, 1);
        assert_int_equal(arp_source_read(s, bytes, 8, &got, NULL), ARP_OK);
        assert_int_equal(got, 0);
        assert_int_equal(arp_source_sha256(s, hex, NULL), ARP_OK);
        assert_string_equal(hex, ABC);
        assert_int_equal(arp_source_read(s, bytes, 8, &got, NULL), ARP_OK);
        assert_int_equal(got, 3);
        arp_source_close(s);
    }
}

static void a_file_that_became_shorter_is_refused(void **state) {
    (void)state;
    char bytes[8], hex[65];
    size_t got;
    arp_source *s = NULL;
    arp_error err = {0};
    put(in_room("shrinks"), "0123456789");
    assert_int_equal(arp_source_open(in_room("shrinks"), NULL, &s, NULL), ARP_OK);
    assert_int_equal(arp_source_read(s, bytes, 8, &got, NULL), ARP_OK);
    assert_int_equal(truncate(in_room("shrinks"), 9), 0);
    assert_int_equal(arp_source_read(s, bytes, 8, &got, &err), ARP_INPUT);
    assert_string_equal(arp_error_name(&err), "FILE_SHORTER");
    assert_int_equal(arp_source_sha256(s, hex, NULL), ARP_INPUT);
    arp_source_close(s);
}

static void a_whole_content_is_bounded(void **state) {
    (void)state;
    arp_source *s = NULL;
    arp_text all = {0};
    arp_status st;
    arp_error err = {0};
    assert_int_equal(arp_source_memory("", 0, "empty", &s, NULL), ARP_OK);
    assert_int_equal(arp_source_all(s, 0, &all, NULL), ARP_OK);
    assert_string_equal(all.bytes, "");
    arp_text_free(&all);
    arp_source_close(s);
    assert_int_equal(arp_source_memory("0123456789", 10, "ten", &s, NULL), ARP_OK);
    assert_int_equal(arp_source_all(s, 9, &all, &err), ARP_INPUT);
    assert_null(all.bytes);
    assert_string_equal(arp_error_name(&err), "FILE_TOO_LARGE");
    ARP_BRUTAL(st, arp_source_all(s, 10, &all, NULL));
    assert_int_equal(st, ARP_OK);
    assert_int_equal(all.n, 10);
    assert_string_equal(all.bytes, "0123456789");
    arp_text_free(&all);
    arp_source_close(s);
    ARP_BRUTAL(st, arp_source_memory("a", 1, "a", &s, NULL));
    arp_source_close(s);
    put(in_room("file"), "x");
    ARP_BRUTAL(st, arp_source_open(in_room("file"), NULL, &s, NULL));
    assert_int_equal(st, ARP_OK);
    arp_source_close(s);
}

static void a_file_is_replaced_whole_and_keeps_its_mode(void **state) {
    (void)state;
    struct stat about;
    arp_status st;
    const char *path = in_room("out.csv"), *link = in_room("link.csv");
    ARP_BRUTAL(st, arp_file_write(path, "one", 3, NULL));
    assert_int_equal(st, ARP_OK);
    assert_holds(path, "one");
    assert_int_equal(chmod(path, 0640), 0);
    assert_int_equal(symlink("out.csv", link), 0);
    assert_int_equal(arp_file_write(link, "two", 3, NULL), ARP_OK);
    assert_holds(path, "two");
    assert_int_equal(lstat(link, &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 07777, 0640);
    assert_int_equal(entries(room), 2);
}

static void assert_write_fails(const char *path, const char *name) {
    arp_error err = {0};
    assert_int_equal(arp_file_write(path, "x", 1, &err), ARP_OUTPUT);
    assert_int_equal(err.code, ARP_OUTPUT);
    assert_string_equal(arp_error_name(&err), name);
    assert_string_equal(err.path, path);
}

static void a_failed_write_says_why_and_leaves_nothing(void **state) {
    (void)state;
    char text[400];
    arp_error err = {0};
    put(in_room("plain"), "x");
    assert_write_fails(room, "FILE_OUTPUT_IS_FOLDER");
    assert_write_fails(in_room("absent/out"), "FILE_UNWRITABLE");
    assert_write_fails(in_room("plain/a/b"), "FILE_BELOW_FILE");
    assert_write_fails("", "FILE_UNWRITABLE");
    assert_int_equal(arp_file_write("/dev/full", "x", 1, &err), ARP_OUTPUT);
    arp_error_text(&err, ARP_EN, text, sizeof text);
    assert_non_null(strstr(text, "No space left on device"));
    assert_int_equal(arp_file_write("/dev/null", "x", 1, NULL), ARP_OK);
    assert_int_equal(entries(room), 1);
}

static void *drain(void *path) {
    static char bytes[8];
    FILE *f = fopen(path, "rb");
    if (f && fread(bytes, 1, sizeof bytes - 1, f) == 0) bytes[0] = '\0';
    if (f) fclose(f);
    return bytes;
}

static void a_pipe_is_written_directly(void **state) {
    (void)state;
    char path[400];
    pthread_t reader;
    void *got;
    strcpy(path, in_room("pipe"));
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(pthread_create(&reader, NULL, drain, path), 0);
    assert_int_equal(arp_file_write(path, "piped", 5, NULL), ARP_OK);
    assert_int_equal(pthread_join(reader, &got), 0);
    assert_string_equal(got, "piped");
}

static const char *const OURS[] = {"ranking.csv",  "results.h5", "tables/a.csv",
                                   "tables/b.csv", "mark",       NULL};
static const arp_folder_kind KIND = {OURS, "mark", "ours"};

static arp_status write_folder(const char *path, const char *text, bool force, arp_error *err) {
    arp_folder *f = NULL;
    arp_status st = arp_folder_begin(path, &KIND, force, &f, err);
    if (st == ARP_OK) st = arp_folder_write(f, "mark", "ours: 1", 7, err);
    if (st == ARP_OK) st = arp_folder_write(f, "ranking.csv", text, strlen(text), err);
    if (st == ARP_OK) return arp_folder_commit(f, err);
    arp_folder_abandon(f);
    return st;
}

static void a_results_folder_appears_whole_and_is_replaced(void **state) {
    (void)state;
    arp_folder *f = NULL;
    const char *path = in_room("made/on/the/way");
    assert_int_equal(arp_folder_begin(path, &KIND, false, &f, NULL), ARP_OK);
    assert_int_equal(arp_folder_write(f, "ranking.csv", "1", 1, NULL), ARP_OK);
    put(arp_folder_file(f, "results.h5"), "h5");
    put(arp_folder_file(f, "mark"), "ours");
    assert_false(is_there(path));
    assert_int_equal(arp_folder_commit(f, NULL), ARP_OK);
    assert_holds(in_room("made/on/the/way/ranking.csv"), "1");
    assert_holds(in_room("made/on/the/way/results.h5"), "h5");
    assert_int_equal(chmod(path, 0750), 0);
    assert_int_equal(write_folder(in_room("made/on/the/way/"), "2", false, NULL), ARP_OK);
    assert_holds(in_room("made/on/the/way/ranking.csv"), "2");
    assert_false(is_there(in_room("made/on/the/way/results.h5")));
    assert_int_equal(entries(in_room("made/on/the")), 1);
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 07777, 0750);
}

static void an_abandoned_folder_leaves_nothing(void **state) {
    (void)state;
    arp_folder *f = NULL;
    arp_folder_abandon(NULL);
    assert_int_equal(arp_folder_begin(in_room("a/b/c"), &KIND, false, &f, NULL), ARP_OK);
    assert_int_equal(arp_folder_write(f, "ranking.csv", "1", 1, NULL), ARP_OK);
    arp_folder_abandon(f);
    assert_int_equal(entries(room), 0);
}

static void foreign_entries_are_named_or_kept_by_force(void **state) {
    (void)state;
    arp_error err = {0};
    char text[400];
    assert_int_equal(mkdir(in_room("out"), 0777), 0);
    assert_int_equal(mkdir(in_room("out/archive"), 0777), 0);
    assert_int_equal(mkdir(in_room("out/results.h5"), 0777), 0); /* ours by name, but a folder */
    put(in_room("out/archive/deep"), "deep");
    put(in_room("out/notes.txt"), "mine");
    put(in_room("out/a.txt"), "a");
    put(in_room("out/ranking.csv"), "old");
    put(in_room("out/mark"), "ours");
    assert_int_equal(write_folder(in_room("out"), "new", false, &err), ARP_OUTPUT);
    arp_error_text(&err, ARP_EN, text, sizeof text);
    assert_non_null(strstr(text, "(4): a.txt, archive, notes.txt, \xE2\x80\xA6 (4)"));
    assert_holds(in_room("out/ranking.csv"), "old");
    assert_int_equal(write_folder(in_room("out"), "new", true, NULL), ARP_OK);
    assert_holds(in_room("out/ranking.csv"), "new");
    assert_holds(in_room("out/notes.txt"), "mine");
    assert_holds(in_room("out/archive/deep"), "deep");
    assert_int_equal(entries(in_room("out")), 6);
    assert_int_equal(entries(room), 1);
}

/* The mark of ours, and tables below. */
static arp_status write_tables(const char *path, const char *name, bool force, arp_error *err) {
    arp_folder *f = NULL;
    arp_status st = arp_folder_begin(path, &KIND, force, &f, err);
    if (st == ARP_OK) st = arp_folder_write(f, "mark", "ours", 4, err);
    if (st == ARP_OK) st = arp_folder_write(f, "ranking.csv", "r", 1, err);
    if (st == ARP_OK) st = arp_folder_write(f, name, "t", 1, err);
    if (st == ARP_OK) return arp_folder_commit(f, err);
    arp_folder_abandon(f);
    return st;
}

static void a_folder_of_files_inside_is_replaced_and_its_foreign_files_told(void **state) {
    (void)state;
    arp_error err = {0};
    char text[400];
    assert_int_equal(write_tables(in_room("out"), "tables/a.csv", false, NULL), ARP_OK);
    assert_holds(in_room("out/tables/a.csv"), "t");
    assert_int_equal(write_tables(in_room("out"), "tables/b.csv", false, NULL), ARP_OK);
    assert_int_equal(entries(in_room("out/tables")), 1); /* a.csv is gone */
    put(in_room("out/tables/c.csv"), "mine");
    assert_int_equal(mkdir(in_room("out/tables/b2"), 0777), 0);
    put(in_room("out/tables/b2/deep"), "mine");
    assert_int_equal(write_tables(in_room("out"), "tables/a.csv", false, &err), ARP_OUTPUT);
    arp_error_text(&err, ARP_EN, text, sizeof text);
    assert_non_null(strstr(text, "(2): tables/b2, tables/c.csv"));
    assert_holds(in_room("out/tables/b.csv"), "t");
    assert_int_equal(write_tables(in_room("out"), "tables/a.csv", true, NULL), ARP_OK);
    assert_int_equal(entries(in_room("out/tables")), 3);
    assert_holds(in_room("out/tables/c.csv"), "mine");
    assert_holds(in_room("out/tables/b2/deep"), "mine");
    assert_int_equal(write_folder(in_room("out"), "alone", true, NULL), ARP_OK);
    assert_holds(in_room("out/tables/c.csv"), "mine"); /* the way to it is made again */
    assert_int_equal(entries(in_room("out/tables")), 2);
    assert_int_equal(entries(room), 1);
}

static void a_folder_of_files_inside_leaves_nothing_when_abandoned_or_short_of_memory(
    void **state) {
    (void)state;
    arp_folder *f = NULL;
    arp_status st;
    assert_int_equal(arp_folder_begin(in_room("a/b"), &KIND, false, &f, NULL), ARP_OK);
    assert_int_equal(arp_folder_write(f, "tables/a.csv", "1", 1, NULL), ARP_OK);
    arp_folder_abandon(f);
    assert_int_equal(entries(room), 0);
    assert_int_equal(write_tables(in_room("out"), "tables/a.csv", false, NULL), ARP_OK);
    put(in_room("out/tables/mine"), "mine");
    ARP_BRUTAL(st, write_tables(in_room("out"), "tables/b.csv", true, NULL));
    assert_int_equal(st, ARP_OK);
    assert_holds(in_room("out/tables/mine"), "mine");
    assert_int_equal(entries(in_room("out/tables")), 2);
    assert_int_equal(entries(room), 1);
}

static void a_foreign_file_that_comes_meanwhile_stops_the_exchange(void **state) {
    (void)state;
    arp_folder *f = NULL;
    arp_error err = {0};
    assert_int_equal(write_folder(in_room("out"), "old", false, NULL), ARP_OK);
    assert_int_equal(arp_folder_begin(in_room("out"), &KIND, false, &f, NULL), ARP_OK);
    put(in_room("out/late.txt"), "late");
    assert_int_equal(arp_folder_commit(f, &err), ARP_OUTPUT);
    assert_string_equal(arp_error_name(&err), "FILE_FOREIGN");
    assert_holds(in_room("out/ranking.csv"), "old");
    assert_int_equal(entries(room), 1);
}

static void a_clash_while_foreign_entries_move_puts_them_back(void **state) {
    (void)state;
    arp_folder *f = NULL;
    assert_int_equal(mkdir(in_room("out"), 0777), 0);
    put(in_room("out/a.txt"), "a");
    assert_int_equal(mkdir(in_room("out/ranking.csv"), 0777), 0);
    put(in_room("out/ranking.csv/b.txt"), "b");
    assert_int_equal(arp_folder_begin(in_room("out"), &KIND, true, &f, NULL), ARP_OK);
    assert_int_equal(arp_folder_write(f, "ranking.csv", "new", 3, NULL), ARP_OK);
    assert_int_equal(arp_folder_commit(f, NULL), ARP_OUTPUT);
    assert_holds(in_room("out/a.txt"), "a");
    assert_holds(in_room("out/ranking.csv/b.txt"), "b");
    assert_int_equal(entries(room), 1);
}

static void assert_folder_fails(const char *path, const char *name) {
    arp_error err = {0};
    arp_folder *f = NULL;
    assert_int_equal(arp_folder_begin(path, &KIND, true, &f, &err), ARP_OUTPUT);
    assert_null(f);
    assert_string_equal(arp_error_name(&err), name);
}

static void a_folder_that_cannot_be_says_why(void **state) {
    (void)state;
    put(in_room("plain"), "x");
    assert_folder_fails("", "FILE_OUTPUT_EMPTY");
    assert_folder_fails(in_room("plain"), "FILE_OUTPUT_IS_FILE");
    assert_folder_fails(in_room("plain/below/it"), "FILE_BELOW_FILE");
    assert_folder_fails("/dev/full/x", "FILE_BELOW_FILE");
    assert_folder_fails(".", "FILE_OUTPUT_IS_HERE");
    if (geteuid() != 0) {
        assert_int_equal(mkdir(in_room("locked"), 0500), 0);
        assert_folder_fails(in_room("locked/out"), "FILE_UNWRITABLE");
    }
    assert_holds(in_room("plain"), "x");
}

static void a_folder_short_of_memory_leaves_nothing(void **state) {
    (void)state;
    arp_status st;
    ARP_BRUTAL(st, write_folder(in_room("x/y"), "1", false, NULL));
    assert_int_equal(st, ARP_OK);
    assert_int_equal(entries(in_room("x")), 1);
    put(in_room("x/y/mine"), "mine");
    ARP_BRUTAL(st, write_folder(in_room("x/y"), "2", true, NULL));
    assert_int_equal(st, ARP_OK);
    assert_holds(in_room("x/y/ranking.csv"), "2");
    assert_holds(in_room("x/y/mine"), "mine");
    assert_int_equal(entries(in_room("x")), 1);
}

static void assert_beside(const char *beside, const char *path, const char *want) {
    char *p = arp_path_beside(beside, path);
    assert_string_equal(p, want);
    arp_free(p);
}

static void paths_are_relative_to_the_file_that_names_them(void **state) {
    (void)state;
    assert_beside("config/study.yaml", "../data.csv", "config/../data.csv");
    assert_beside("study.yaml", "data.csv", "data.csv");
    assert_beside("config/study.yaml", "/data.csv", "/data.csv");
    assert_string_equal(arp_path_base("a/b/c.csv"), "c.csv");
    assert_string_equal(arp_path_base("c.csv"), "c.csv");
}

#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, make_room, drop_room)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_ROOM(only_a_regular_file_is_opened),
        IN_ROOM(a_source_reads_rewinds_and_is_hashed),
        IN_ROOM(a_file_that_became_shorter_is_refused),
        IN_ROOM(a_whole_content_is_bounded),
        IN_ROOM(a_file_is_replaced_whole_and_keeps_its_mode),
        IN_ROOM(a_failed_write_says_why_and_leaves_nothing),
        IN_ROOM(a_pipe_is_written_directly),
        IN_ROOM(a_results_folder_appears_whole_and_is_replaced),
        IN_ROOM(an_abandoned_folder_leaves_nothing),
        IN_ROOM(foreign_entries_are_named_or_kept_by_force),
        IN_ROOM(a_foreign_file_that_comes_meanwhile_stops_the_exchange),
        IN_ROOM(a_clash_while_foreign_entries_move_puts_them_back),
        IN_ROOM(a_folder_of_files_inside_is_replaced_and_its_foreign_files_told),
        IN_ROOM(a_folder_of_files_inside_leaves_nothing_when_abandoned_or_short_of_memory),
        IN_ROOM(a_folder_that_cannot_be_says_why),
        IN_ROOM(a_folder_short_of_memory_leaves_nothing),
        cmocka_unit_test(paths_are_relative_to_the_file_that_names_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
