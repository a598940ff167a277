/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/closed_forms.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static double ishigami(const double *x, size_t n, const double *of) {
    static const double PI = 3.14159265358979323846;
    double a = PI * (2.0 * x[0] - 1.0), b = PI * (2.0 * x[1] - 1.0), c = PI * (2.0 * x[2] - 1.0);
    (void)n;
    return sin(a) + of[0] * sin(b) * sin(b) + of[1] * c * c * c * c * sin(a);
}

static double g_function(const double *x, size_t n, const double *of) {
    double product = 1.0;
    for (size_t i = 0; i < n; i++) product *= (fabs(4.0 * x[i] - 2.0) + of[i]) / (1.0 + of[i]);
    return product;
}

static double linear(const double *x, size_t n, const double *of) {
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) sum += of[i] * x[i];
    return sum;
}

/* What the file says in words. */
static const closed_form KNOWN[] = {
    {.name = "ishigami_a7_b0.1", .f = ishigami, .of = {7.0, 0.1}},
    {.name = "ishigami_a7_b0.05", .f = ishigami, .of = {7.0, 0.05}},
    {.name = "ishigami_a2_b1_sensobol", .f = ishigami, .of = {2.0, 1.0}},
    {.name = "g8_a_0_1_4.5_9_99x4", .f = g_function, .of = {0, 1, 4.5, 9, 99, 99, 99, 99}},
    {.name = "g4_a_0_0.5_3_9", .f = g_function, .of = {0, 0.5, 3, 9}},
    {.name = "linear_4x1+2x2+x3+noise0", .f = linear, .of = {4, 2, 1}},
};

double closed_form_at(const closed_form *form, const double *u) {
    double x[CLOSED_MOST];
    for (size_t i = 0; i < form->n; i++) x[form->input[i]] = u[i];
    return form->f(x, form->n, form->of);
}

static size_t numbers(json_t *one, const char *key, double *to) {
    json_t *list = json_object_get(one, key);
    for (size_t i = 0; i < json_array_size(list); i++) {
        to[i] = json_number_value(json_array_get(list, i));
    }
    return json_array_size(list);
}

static void read_single(json_t *one, closed_form *form) {
    form->variance = json_number_value(json_object_get(one, "variance"));
    form->n = form->n_factors = numbers(one, "S1", form->first);
    numbers(one, "ST", form->total);
    numbers(one, "shapley", form->shapley);
    for (size_t i = 0; i < form->n; i++) {
        form->dims[i] = 1;
        form->input[i] = i;
    }
}

static void read_groups(json_t *one, closed_form *form) {
    json_t *groups = json_object_get(one, "groups");
    size_t at = 0;
    snprintf(form->name + strlen(form->name), sizeof form->name - strlen(form->name), ", groups");
    form->n_factors = json_array_size(groups);
    for (size_t g = 0; g < form->n_factors; g++) {
        json_t *group = json_array_get(groups, g);
        form->dims[g] = json_array_size(group);
        for (size_t i = 0; i < form->dims[g]; i++) {
            form->input[at++] = (size_t)json_integer_value(json_array_get(group, i));
        }
    }
    numbers(one, "group_closed_S1", form->first);
    numbers(one, "group_ST", form->total);
    numbers(one, "group_shapley", form->shapley);
}

size_t closed_forms_read(closed_form *forms) {
    static const char path[] = ARP_GOLDEN_DATA "/gsa_closed_forms.json";
    json_t *root = json_load_file(path, 0, NULL), *cases = json_object_get(root, "cases"), *one;
    size_t n = 0, known = sizeof KNOWN / sizeof *KNOWN;
    const char *name;
    if (!root) printf("%s cannot be read\n", path);
    json_object_foreach(cases, name, one) {
        size_t k = 0;
        while (k < known && strcmp(KNOWN[k].name, name) != 0) k++;
        if (k == known) {
            printf("a function that is not known: %s\n", name);
            n = 0;
            break;
        }
        forms[n] = KNOWN[k];
        read_single(one, &forms[n++]);
        if (!json_object_get(one, "groups")) continue;
        forms[n] = forms[n - 1];
        read_groups(one, &forms[n++]);
    }
    json_decref(root);
    return n;
}
