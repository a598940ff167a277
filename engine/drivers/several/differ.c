/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/several/differ.h"

#include <math.h>

#include "base/memory.h"
#include "drivers/several/shuffle.h"

static const double EQUAL = 1e-12;

/* The selections over the territories of all of them, numbered from 0. */
typedef struct ground {
    const int64_t *const *twice;
    size_t n, n_groups, n_members, *place; /* place: one a row of each selection, end to end */
    const arp_group_of_rows *group;
    double *d;
    size_t *row; /* n_members: who stands in each place */
} ground;

static arp_status ground_make(ground *g, arp_error *err) {
    size_t all = 0, *number = arp_zalloc(g->n, sizeof *number);
    for (size_t k = 0; k < g->n_groups; k++) all += g->group[k].n;
    if (!number || !arp_zalloc_all(ARP_ARRAY(g->place, all), ARP_ARRAY(g->row, g->n),
                                   ARP_ARRAY(g->d, g->n_groups))) {
        arp_free(number);
        return arp_fail_memory(err);
    }
    for (size_t k = 0, at = 0; k < g->n_groups; k++) {
        for (size_t i = 0; i < g->group[k].n; i++, at++) {
            size_t row = g->group[k].row[i];
            if (number[row] == 0) {
                g->row[g->n_members] = row;
                number[row] = ++g->n_members;
            }
            g->place[at] = number[row] - 1;
        }
    }
    arp_free(number);
    return ARP_OK;
}

static void ground_free(ground *g) {
    arp_free(g->place);
    arp_free(g->row);
    arp_free(g->d);
}

static double variance_of(const ground *g) {
    double mean = 0.0, squares = 0.0;
    for (size_t k = 0, at = 0; k < g->n_groups; k++) {
        size_t m = g->group[k].n;
        int64_t sum = 0;
        for (size_t i = 0; i < m; i++, at++) {
            size_t row = g->row[g->place[at]];
            sum += g->twice[0][row] - g->twice[1][row];
        }
        g->d[k] = (double)sum / (2.0 * (double)m * (double)(g->n - m));
        mean += g->d[k] / (double)g->n_groups;
    }
    for (size_t k = 0; k < g->n_groups; k++) squares += (g->d[k] - mean) * (g->d[k] - mean);
    return squares / (double)(g->n_groups - 1);
}

arp_status arp_differ_measure(const int64_t *const twice[2], size_t n,
                              const arp_group_of_rows *group, size_t n_groups, uint64_t seed,
                              arp_differ *out, arp_error *err) {
    ground g = {.twice = twice, .n = n, .group = group, .n_groups = n_groups};
    arp_shuffle shuffle = {.n = n, .seed = seed};
    size_t more = 0, less = 0;
    double sum = 0.0;
    arp_status st = ARP_OK;
    *out = (arp_differ){NAN, NAN, NAN, NAN};
    if (n_groups < 2) return ARP_OK;
    ARP_TRY(ground_make(&g, err));
    if (!arp_zalloc_all(ARP_ARRAY(shuffle.at, n), ARP_ARRAY(shuffle.swapped, n)))
        ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < n; i++) shuffle.at[i] = i;
    double observed = variance_of(&g), room = EQUAL * fmax(observed, 1e-300);
    for (uint64_t d = 0; d < ARP_DIFFER_DRAWS; d++) {
        arp_shuffle_draw(&shuffle, d, g.n_members, g.row);
        double v = variance_of(&g);
        more += v >= observed - room;
        less += v <= observed + room;
        sum += v;
    }
    *out = (arp_differ){observed, sum / ARP_DIFFER_DRAWS,
                        (double)(more + 1) / (ARP_DIFFER_DRAWS + 1.0),
                        (double)(less + 1) / (ARP_DIFFER_DRAWS + 1.0)};
done:
    ground_free(&g);
    arp_free(shuffle.at);
    arp_free(shuffle.swapped);
    return st;
}
