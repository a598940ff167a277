/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results folders when somebody swaps links in, and after runs that were killed between two steps.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fail.h"
#include "io/file.h"
#include "io/folder_lock.h"
#include "io/leftovers.h"
#include "unit/folder.h"

static const char *const OURS[] = {"mark", "ranking.csv", "tables/a.csv", NULL};
static const arp_folder_kind KIND = {OURS, "mark", "ours"};

static void assert_holds(const char *name, const char *text) {
    char bytes[100] = "";
    FILE *f = fopen(path_of(name), "rb");
    assert_non_null(f);
    size_t n = fread(bytes, 1, sizeof bytes - 1, f);
    fclose(f);
    bytes[n] = '\0';
    assert_string_equal(bytes, text);
}

static bool is_there(const char *name) {
    struct stat about;
    return lstat(path_of(name), &about) == 0;
}

static void make(const char *name) {
    assert_int_equal(mkdir(path_of(name), 0777), 0);
}

static void drop(const char *name) {
    char line[400];
    snprintf(line, sizeof line, "rm -rf '%s'", path_of(name));
    assert_int_equal(system(line), 0);
}

/* A name of the temporary folder, as messages and libraries have it. */
static const char *temporary_of(arp_folder *f) {
    static char name[300];
    const char *path = arp_folder_file(f, "");
    assert_non_null(path);
    const char *from = strstr(path, "/.arpent-") + 1;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(from, "/"), from);
    return name;
}

static void begin(const char *name, bool force, arp_folder **out) {
    assert_int_equal(arp_folder_begin(path_of(name), &KIND, force, out, NULL), ARP_OK);
    assert_int_equal(arp_folder_write(*out, "mark", "ours", 4, NULL), ARP_OK);
    assert_int_equal(arp_folder_write(*out, "ranking.csv", "new", 3, NULL), ARP_OK);
    assert_int_equal(arp_folder_write(*out, "tables/a.csv", "new", 3, NULL), ARP_OK);
}

static void victim(void) {
    make("victim");
    make("victim/tables");
    put("victim/ranking.csv", "theirs");
    put("victim/tables/a.csv", "theirs");
}

static void assert_victim_is_whole(void) {
    assert_holds("victim/ranking.csv", "theirs");
    assert_holds("victim/tables/a.csv", "theirs");
}

/* Puts a link to the victim where something of ours is, which goes elsewhere. */
static void swap_in(const char *name) {
    char from[300];
    snprintf(from, sizeof from, "%s", path_of(name));
    assert_int_equal(rename(from, path_of("elsewhere")), 0);
    assert_int_equal(symlink(path_of("victim"), from), 0);
}

static void a_link_in_the_place_of_the_temporary_folder_is_not_followed(void **state) {
    (void)state;
    arp_folder *f = NULL;
    victim();
    for (int commits = 0; commits < 2; commits++) {
        begin("out", false, &f);
        char name[300];
        snprintf(name, sizeof name, "%s", temporary_of(f));
        swap_in(name);
        if (commits) assert_int_equal(arp_folder_commit(f, NULL), ARP_OUTPUT);
        else arp_folder_abandon(f);
        assert_victim_is_whole();
        assert_false(is_there("out"));
        drop(name);
        drop("elsewhere");
    }
    drop("victim");
}

static void a_link_in_the_place_of_a_sub_folder_is_not_followed(void **state) {
    (void)state;
    arp_folder *f = NULL;
    char name[400];
    victim();
    begin("out", false, &f);
    snprintf(name, sizeof name, "%s/tables", temporary_of(f));
    swap_in(name);
    arp_folder_abandon(f);
    assert_victim_is_whole();
    *strrchr(name, '/') = '\0';
    drop(name);
    drop("elsewhere");
    drop("victim");
}

static void a_link_in_the_place_of_the_old_folder_is_not_followed(void **state) {
    (void)state;
    arp_folder *f = NULL;
    victim();
    begin("out", false, &f);
    assert_int_equal(arp_folder_commit(f, NULL), ARP_OK);
    begin("out", false, &f);
    swap_in("out");
    assert_int_equal(arp_folder_commit(f, NULL), ARP_OUTPUT);
    assert_victim_is_whole();
    assert_holds("elsewhere/ranking.csv", "new");
    drop("out");
    drop("elsewhere");
    drop("victim");
}

/* Leaves the folder as a process does that is killed at `step`; returns its number. */
static pid_t killed(const char *name, int step) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        arp_folder *f = NULL;
        if (arp_folder_begin(path_of(name), &KIND, true, &f, NULL) != ARP_OK) _exit(1);
        if (arp_folder_write(f, "mark", "ours", 4, NULL) != ARP_OK) _exit(1);
        if (arp_folder_write(f, "tables/a.csv", "half", 4, NULL) != ARP_OK) _exit(1);
        if (step > 0 && rename(path_of("out/mine"), arp_folder_file(f, "mine")) != 0) _exit(1);
        if (step > 1 && rename(path_of("out/tables/mine"), arp_folder_file(f, "tables/mine")) != 0)
            _exit(1);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    return child;
}

static void what_force_was_carrying_comes_back(void **state) {
    (void)state;
    for (int step = 0; step < 3; step++) {
        arp_folder *f = NULL;
        make("out");
        make("out/tables");
        put("out/mark", "ours");
        put("out/mine", "1");
        put("out/tables/mine", "2");
        killed("out", step);
        assert_int_equal(is_there("out/mine"), step == 0);
        int up = open(folder, O_RDONLY | O_DIRECTORY);
        arp_leftovers_sweep(up, OURS);
        close(up);
        assert_holds("out/mine", "1");
        assert_holds("out/tables/mine", "2");
        begin("out", true, &f);
        assert_int_equal(arp_folder_commit(f, NULL), ARP_OK);
        assert_holds("out/mine", "1");
        assert_holds("out/tables/mine", "2");
        assert_holds("out/tables/a.csv", "new");
        drop("out");
        assert_int_equal(rmdir(folder), 0); /* nothing else is left in it */
        assert_int_equal(mkdir(folder, 0700), 0);
    }
}

/* Without an exchange in one step: the old folder is aside, the new one not yet in its place. */
static void a_folder_that_was_put_aside_comes_back(void **state) {
    (void)state;
    char temporary[100], aside[100];
    arp_folder_lock lock;
    char holder[10];
    pid_t gone = killed("elsewhere", 0);
    drop("elsewhere");
    snprintf(temporary, sizeof temporary, ".arpent-%d-0.tmp", gone);
    snprintf(aside, sizeof aside, ".arpent-%d-1.tmp", gone);
    drop(temporary);
    make(temporary);
    make(aside);
    char name[200];
    snprintf(name, sizeof name, "%s/ranking.csv", aside);
    put(name, "old");
    snprintf(name, sizeof name, "%s/mine", temporary);
    put(name, "mine");
    int up = open(folder, O_RDONLY | O_DIRECTORY);
    assert_int_equal(arp_folder_lock_take(up, "out", &lock, holder, sizeof holder), 0);
    assert_int_equal(arp_folder_lock_say(&lock, "out", temporary, aside), 0);
    arp_folder_lock_drop(&lock, up, false);
    arp_leftovers_sweep(up, OURS);
    assert_holds("out/ranking.csv", "old");
    assert_holds("out/mine", "mine");
    assert_false(is_there(temporary) || is_there(aside) || is_there(lock.name));
    drop("out");
    close(up);
}

static void a_lock_that_says_nonsense_touches_nothing(void **state) {
    (void)state;
    static const char *const SAID[][3] = {{"..", "victim", ""},
                                          {"victim", "../x", "victim"},
                                          {"a/b", ".arpent-1-0.tmp", ".arpent-1-1.tmp"},
                                          {"", "", ""},
                                          {".", ".arpent-x-0.tmp", ""}};
    char holder[10];
    victim();
    int up = open(folder, O_RDONLY | O_DIRECTORY);
    for (size_t i = 0; i < sizeof SAID / sizeof SAID[0]; i++) {
        arp_folder_lock lock;
        assert_int_equal(arp_folder_lock_take(up, "out", &lock, holder, sizeof holder), 0);
        assert_int_equal(arp_folder_lock_say(&lock, SAID[i][0], SAID[i][1], SAID[i][2]), 0);
        arp_folder_lock_drop(&lock, up, false);
        arp_leftovers_sweep(up, OURS);
        assert_victim_is_whole();
        assert_false(is_there(lock.name));
    }
    close(up);
    drop("victim");
}

static void a_folder_is_written_by_one_at_a_time(void **state) {
    (void)state;
    arp_folder *f = NULL, *second = NULL;
    arp_error err = {0};
    char text[400], want[100];
    begin("out", false, &f);
    snprintf(want, sizeof want, "process %d)", (int)getpid());
    assert_int_equal(arp_folder_begin(path_of("out"), &KIND, true, &second, &err), ARP_OUTPUT);
    arp_error_text(&err, ARP_EN, text, sizeof text);
    assert_non_null(strstr(text, want));
    begin("beside", false, &second);
    arp_folder_abandon(second);
    assert_int_equal(arp_folder_commit(f, NULL), ARP_OK);
    begin("out", false, &f);
    arp_folder_abandon(f);
    drop("out");
}

static void a_file_is_tried_without_being_changed(void **state) {
    (void)state;
    put("there", "old");
    assert_int_equal(arp_file_try(path_of("there"), NULL), ARP_OK);
    assert_int_equal(arp_file_try(path_of("new"), NULL), ARP_OK);
    assert_int_equal(arp_file_try("/dev/null", NULL), ARP_OK);
    assert_int_equal(arp_file_try(path_of("no/such/folder"), NULL), ARP_OUTPUT);
    assert_int_equal(arp_file_try(path_of("there/below"), NULL), ARP_OUTPUT);
    assert_int_equal(arp_file_try(folder, NULL), ARP_OUTPUT);
    assert_int_equal(arp_file_try("", NULL), ARP_OUTPUT);
    assert_holds("there", "old");
    assert_false(is_there("new"));
    drop("there");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_link_in_the_place_of_the_temporary_folder_is_not_followed),
        cmocka_unit_test(a_link_in_the_place_of_a_sub_folder_is_not_followed),
        cmocka_unit_test(a_link_in_the_place_of_the_old_folder_is_not_followed),
        cmocka_unit_test(what_force_was_carrying_comes_back),
        cmocka_unit_test(a_folder_that_was_put_aside_comes_back),
        cmocka_unit_test(a_lock_that_says_nonsense_touches_nothing),
        cmocka_unit_test(a_folder_is_written_by_one_at_a_time),
        cmocka_unit_test(a_file_is_tried_without_being_changed),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
