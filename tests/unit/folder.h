/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file folder.h
 * A temporary folder of files, one a test program. After cmocka.h.
 */
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/arpent-test-XXXXXX";

/** Path of a file in it, good for one more call. */
static inline const char *path_of(const char *name) {
    static char path[2][300];
    static int turn;
    turn = !turn;
    snprintf(path[turn], sizeof path[turn], "%s/%s", folder, name);
    return path[turn];
}

static inline void put(const char *name, const char *text) {
    FILE *f = fopen(path_of(name), "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
    assert_int_equal(fclose(f), 0);
}

static inline int make_folder(void **state) {
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

/** Fails where something hidden, as temporary files are, was left in it. */
static inline int remove_folder(void **state) {
    (void)state;
    DIR *open = opendir(folder);
    for (const struct dirent *e = open ? readdir(open) : NULL; e; e = readdir(open)) {
        if (e->d_name[0] != '.') unlink(path_of(e->d_name));
    }
    if (open) closedir(open);
    return rmdir(folder);
}

#endif
