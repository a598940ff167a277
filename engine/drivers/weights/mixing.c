/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/mixing.h"

#include <math.h>

/* Half number h of the chains. */
typedef struct halves {
    const double *x;
    size_t n, length, stride; /* 2 chains; draws in each half; draws in a chain */
} halves;

static const double *half(const halves *s, size_t h) {
    return s->x + h / 2 * s->stride + h % 2 * s->length;
}

static double mean_of(const double *x, size_t n) {
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) sum += x[i];
    return sum / (double)n;
}

/* Mean over the halves of their autocovariance at a lag, divided by their length. */
static double autocovariance(const halves *s, size_t lag) {
    double all = 0.0;
    for (size_t h = 0; h < s->n; h++) {
        const double *x = half(s, h);
        double mean = mean_of(x, s->length), sum = 0.0;
        for (size_t i = 0; i + lag < s->length; i++) sum += (x[i] - mean) * (x[i + lag] - mean);
        all += sum / (double)s->length;
    }
    return all / (double)s->n;
}

/* Sample variance of the halves' means. */
static double between(const halves *s) {
    double mean = 0.0, sum = 0.0;
    for (size_t h = 0; h < s->n; h++) mean += mean_of(half(s, h), s->length) / (double)s->n;
    for (size_t h = 0; h < s->n; h++) {
        double off = mean_of(half(s, h), s->length) - mean;
        sum += off * off;
    }
    return sum / (double)(s->n - 1);
}

arp_mixing arp_mixing_of(const double *x, size_t chains, size_t draws) {
    const halves s = {x, 2 * chains, draws / 2, draws};
    double length = (double)s.length, total = (double)s.n * length;
    double within = autocovariance(&s, 0) * length / (length - 1.0), apart = between(&s);
    double variance = within * (length - 1.0) / length + apart;
    if (!(variance > 0.0)) return (arp_mixing){1.0, total};
    arp_mixing out = {.r_hat = sqrt(variance / within)};
    double sum = 0.0, last = INFINITY; /* no correlation at lag 0 but 1 */
    for (size_t lag = 0; lag + 1 < s.length; lag += 2) {
        double here = lag == 0 ? within : autocovariance(&s, lag);
        double pair = 2.0 - (2.0 * within - here - autocovariance(&s, lag + 1)) / variance;
        if (!(pair > 0.0)) break;
        last = fmin(last, pair);
        sum += last;
    }
    double time = fmax(2.0 * sum - 1.0, 1.0 / log10(total));
    out.ess = total / time;
    return out;
}
