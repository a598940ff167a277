/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file reference.h
 * data/driver_reference_case.json: twelve territories, two sides, answers in exact fractions.
 */
#ifndef TESTS_REFERENCE_H
#define TESTS_REFERENCE_H

#include <jansson.h>
#include <stdlib.h>

enum { N = 12 };

static json_t *given;
static double a[N], b[N]; /* the sides */

/** A number, or a fraction as a text. */
static inline double number(const json_t *value) {
    if (!json_is_string(value)) return json_number_value(value);
    char *end;
    double top = strtod(json_string_value(value), &end);
    return *end == '/' ? top / strtod(end + 1, NULL) : top;
}

/** Read the file; the program ends without it. Let go of `given` at the end. */
static inline void reference_read(void) {
    given = json_load_file(ARP_GOLDEN_DATA "/driver_reference_case.json", 0, NULL);
    if (!given) exit(1);
    for (size_t i = 0; i < N; i++) {
        a[i] = number(json_array_get(json_object_get(given, "A"), i));
        b[i] = number(json_array_get(json_object_get(given, "B"), i));
    }
}

#endif
