/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_choosing.h"

#include <math.h>

double slow_worth(const slow_choice *c, unsigned set, int end) {
    double sum = 0.0;
    for (size_t i = 0; i < c->n; i++) {
        if (set >> i & 1u) sum += c->value[end][i];
    }
    return sum;
}

int slow_feasible(const slow_choice *c, unsigned set) {
    double cost = 0.0;
    for (size_t i = 0; i < c->n; i++) {
        size_t together = 0;
        if (!(set >> i & 1u)) continue;
        cost += c->cost[i];
        for (size_t j = 0; c->group && j < c->n; j++)
            together += (set >> j & 1u) && c->group[j] == c->group[i];
        if (c->group && together > c->at_most) return 0;
    }
    return cost <= c->budget + 1e-9;
}

int slow_not_beaten(const slow_choice *c, unsigned set, double tie) {
    double own[2] = {slow_worth(c, set, 0), slow_worth(c, set, 1)};
    if (!slow_feasible(c, set)) return 0;
    for (unsigned other = 0; other < 1u << c->n; other++) {
        double more[2] = {slow_worth(c, other, 0) - own[0], slow_worth(c, other, 1) - own[1]};
        if (more[0] < -tie || more[1] < -tie || (more[0] <= tie && more[1] <= tie)) continue;
        if (slow_feasible(c, other)) return 0;
    }
    return 1;
}

double slow_best_worth(const slow_choice *c, int end) {
    double best = -INFINITY;
    for (unsigned set = 0; set < 1u << c->n; set++) {
        if (slow_feasible(c, set)) best = fmax(best, slow_worth(c, set, end));
    }
    return best;
}

size_t slow_rank_at(const double *const at[2], size_t n, size_t i, double w, double tie) {
    size_t rank = 1;
    double own = (1.0 - w) * at[0][i] + w * at[1][i];
    for (size_t j = 0; j < n; j++) {
        double other = (1.0 - w) * at[0][j] + w * at[1][j];
        rank += j != i && other > own + tie;
    }
    return rank;
}
