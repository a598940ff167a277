/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of the flat simplex: stored answers, and closed forms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <math.h>
#include <stdio.h>

#include "drivers/weights/volumes.h"

enum { MOST = 64 };

static json_t *given;

static void near(double x, double y) {
    if (!(fabs(x - y) <= 1e-12)) fail_msg("%.17g is not %.17g", x, y);
}

static double number(json_t *object, const char *key) {
    return json_number_value(json_object_get(object, key));
}

static void halfspaces_are_those_stored(void **state) {
    (void)state;
    json_t *all = json_object_get(given, "halfspace");
    assert_true(json_array_size(all) > 0);
    for (size_t i = 0; i < json_array_size(all); i++) {
        json_t *one = json_array_get(all, i), *list = json_object_get(one, "u");
        double u[MOST], scratch[2 * MOST + 1];
        size_t p = json_array_size(list);
        assert_true(p <= MOST);
        for (size_t l = 0; l < p; l++) u[l] = json_number_value(json_array_get(list, l));
        near(arp_halfspace_share(u, p, scratch), number(one, "fraction_u_dot_w_le_0"));
    }
}

/* A group weighs at most t: the members' 1 - t against the others' -t; one weight is at least 1/2.
 */
static void closed_forms_hold(void **state) {
    (void)state;
    json_t *all = json_object_get(given, "values");
    assert_true(json_array_size(all) > 0);
    for (size_t i = 0; i < json_array_size(all); i++) {
        json_t *one = json_array_get(all, i);
        size_t m = (size_t)number(one, "m"), g = (size_t)number(one, "g");
        double u[MOST], scratch[2 * MOST + 1], t = number(one, "t");
        for (size_t l = 0; l < m; l++) u[l] = l < g ? 1.0 - t : -t;
        near(arp_halfspace_share(u, m, scratch), number(one, "P_group_weight_le_t"));
        for (size_t l = 0; l < m; l++) u[l] = l < 1 ? -0.5 : 0.5;
        near(arp_halfspace_share(u, m, scratch), number(one, "first_ge_half"));
    }
}

int main(void) {
    given = json_load_file(ARP_GOLDEN_DATA "/simplex_volumes.json", 0, NULL);
    if (!given) return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(halfspaces_are_those_stored),
        cmocka_unit_test(closed_forms_hold),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    json_decref(given);
    return failed;
}
