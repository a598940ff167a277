/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "drivers/shares/shapley.h"

/* The root's mean over the children in `set`, for territory i. */
static double mean_over(const arp_root *root, size_t i, size_t set) {
    double x[ARP_SHAPLEY_CHILDREN], w[ARP_SHAPLEY_CHILDREN], sum = 0.0;
    size_t n = 0;
    for (size_t s = 0; s < root->g; s++) {
        if (!(set >> s & 1)) continue;
        x[n] = root->value[s][i];
        w[n] = root->weight[s];
        sum += w[n++];
    }
    if (sum == 0.0) return 0.0;
    for (size_t s = 0; s < n; s++) w[s] /= sum;
    return root->mean(x, w, n, root->exponent);
}

arp_status arp_contribution(const arp_root *root, double *out, arp_error *err) {
    size_t g = root->g;
    if (root->exponent == 1.0 || g > ARP_SHAPLEY_CHILDREN) {
        bool plain = root->exponent == 1.0;
        for (size_t i = 0; i < root->n; i++) {
            for (size_t s = 0; s < g; s++) {
                out[i * g + s] = plain ? root->weight[s] * root->value[s][i] : NAN;
            }
        }
        return ARP_OK;
    }
    double *value = arp_zalloc((size_t)1 << g, sizeof *value);
    if (!value) return arp_fail_memory(err);
    for (size_t i = 0; i < root->n; i++) {
        for (size_t set = 0; set < (size_t)1 << g; set++) value[set] = mean_over(root, i, set);
        arp_shapley(value, g, &out[i * g]);
    }
    arp_free(value);
    return ARP_OK;
}
