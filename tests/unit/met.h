/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file met.h
 * Which rows of the engine's tables of methods met their oracle in this program: a row that is new
 * to a table fails its last test until it does. After cmocka.h.
 */
#ifndef TESTS_MET_H
#define TESTS_MET_H

#include <stddef.h>

enum { MET_ROWS = 64 };

static struct {
    const void *row;
    size_t times;
} met[MET_ROWS];

/** Count a comparison of this row with its oracle, and give the row back. */
static inline const void *meet(const void *row) {
    size_t i = 0;
    while (met[i].row && met[i].row != row) i++;
    assert_in_range(i, 0, MET_ROWS - 2);
    met[i].row = row;
    met[i].times++;
    return row;
}

static inline void must_have_met(const void *row, const char *name, size_t times) {
    for (size_t i = 0; i < MET_ROWS; i++) {
        if (met[i].row == row && met[i].times >= times) return;
    }
    fail_msg("\"%s\" met its oracle less than %zu times", name, times);
}

/** Every row of a NULL-terminated table met its oracle, so many times. */
#define ALL_HAVE_MET(table, times)                                                                 \
    for (size_t row = 0; table[row]; row++) must_have_met(table[row], table[row]->name, times)

#endif
