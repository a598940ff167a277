/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores to the bit, and which of them are tied. */
#include "base/ties.h"
#include "sensitivity/kernel/parts.h"

double arp_kernel_score(const arp_kernel_plan *plan, const double *w, size_t i) {
    const double *x = plan->exact + i * plan->p;
    size_t step = 1;
    if (!plan->lanes) {
        x = plan->panel + i / ARP_KERNEL_PANEL * ARP_KERNEL_PANEL * plan->p + i % ARP_KERNEL_PANEL;
        step = ARP_KERNEL_PANEL;
    }
    double sum = w[0] * x[0];
    for (size_t j = 1; j < plan->p; j++) sum += w[j] * x[j * step];
    return sum;
}

/* No less than the spread, which is no more than the largest absolute score. */
static double bound(const arp_kernel_plan *plan, const double *w) {
    double sum = 0.0;
    for (size_t j = 0; j < plan->p; j++) sum += w[j] * plan->magnitude[j];
    return 2.0 * sum;
}

bool arp_kernel_tied(const arp_kernel *k, arp_kernel_draw *draw, double first, double x) {
    const arp_kernel_plan *plan = k->plan;
    if (arp_tied(first, x, 0.0)) return true;
    if (!draw->bounded) draw->most = bound(plan, draw->w);
    draw->bounded = true;
    if (!arp_tied(first, x, draw->most)) return false;
    if (!draw->scaled) {
        for (size_t i = 0; i < plan->n; i++) k->score[i] = arp_kernel_score(plan, draw->w, i);
        draw->scale = arp_tie_scale(k->score, plan->n);
        draw->scaled = true;
    }
    return arp_tied(first, x, draw->scale);
}
