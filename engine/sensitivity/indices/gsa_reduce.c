/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>
#include <math.h>

#include "base/memory.h"
#include "base/quantiles.h"
#include "sensitivity/indices/gsa.h"
#include "sensitivity/indices/messages.h"

/* Of one output in one replicate: the denominators, then of each factor the numerators. */
enum { MEAN, VARIANCE, HALF, BROKEN, HEAD };
enum { FIRST, TOTAL, GAIN, NUMERATORS };

static const size_t DENOMINATOR[NUMERATORS] = {VARIANCE, VARIANCE, HALF};

/* Add the sums of a block, moved to the origin of `to`. */
static void add_block(const double *block, size_t n_factors, double *to) {
    double shift = block[GSA_ORIGIN] - to[GSA_ORIGIN], n = block[GSA_ROWS];
    to[GSA_ROWS] += n;
    to[GSA_BROKEN] += block[GSA_BROKEN];
    to[GSA_A] += block[GSA_A] + n * shift;
    to[GSA_B] += block[GSA_B] + n * shift;
    to[GSA_SQUARES] += block[GSA_SQUARES] + 2.0 * shift * (block[GSA_A] + block[GSA_B] + n * shift);
    to[GSA_HALF] += block[GSA_HALF];
    for (size_t j = 0; j < n_factors; j++) {
        const double *from = block + GSA_HEAD + j * GSA_FACTOR;
        double *f = to + GSA_HEAD + j * GSA_FACTOR;
        f[GSA_D] += from[GSA_D];
        f[GSA_BD] += from[GSA_BD] + shift * from[GSA_D];
        f[GSA_JANSEN] += from[GSA_JANSEN];
        f[GSA_GAIN] += from[GSA_GAIN];
    }
}

/* Means over the rows of a replicate, of its sums s. */
static void moments(const double *s, size_t n_factors, double *out) {
    double n = s[GSA_ROWS], mean = (s[GSA_A] + s[GSA_B]) / (2.0 * n);
    out[MEAN] = s[GSA_ORIGIN] + mean;
    out[VARIANCE] = s[GSA_SQUARES] / (2.0 * n) - mean * mean;
    out[HALF] = s[GSA_HALF] / n;
    out[BROKEN] = s[GSA_BROKEN];
    for (size_t j = 0; j < n_factors; j++) {
        const double *f = s + GSA_HEAD + j * GSA_FACTOR;
        double *to = out + HEAD + j * NUMERATORS;
        to[FIRST] = (f[GSA_BD] - mean * f[GSA_D]) / n;
        to[TOTAL] = f[GSA_JANSEN] / n;
        to[GAIN] = f[GSA_GAIN] / n;
    }
}

static double mean_of(const double *x, size_t n, size_t stride) {
    double sum = 0.0;
    for (size_t r = 0; r < n; r++) sum += x[r * stride];
    return sum / (double)n;
}

/* The ratio of two means over n replicates and its interval. */
static arp_gsa_index ratio(const double *above, const double *below, size_t n, size_t stride) {
    double scale = mean_of(below, n, stride), value = mean_of(above, n, stride) / scale, sum = 0.0;
    for (size_t r = 0; r < n; r++) {
        double left = (above[r * stride] - value * below[r * stride]) / scale;
        sum += left * left;
    }
    double half =
        arp_t_quantile_above(0.025, (double)(n - 1)) * sqrt(sum / (double)n / (double)(n - 1));
    return (arp_gsa_index){value, value - half, value + half};
}

static arp_gsa_state state_of(const double *replicate, size_t n, size_t stride) {
    double mean = mean_of(replicate + MEAN, n, stride);
    double variance = mean_of(replicate + VARIANCE, n, stride),
           rounding = 16.0 * DBL_EPSILON * mean;
    if (mean_of(replicate + BROKEN, n, stride) > 0.0 || !isfinite(variance)) {
        return ARP_GSA_UNDEFINED;
    }
    return variance > rounding * rounding ? ARP_GSA_VARIES : ARP_GSA_SETTLED;
}

/* Whether no factor but j ever moved the output. */
static bool moves_alone(const double *replicate, size_t n, size_t n_factors, size_t j) {
    size_t stride = HEAD + n_factors * NUMERATORS;
    for (size_t other = 0; other < n_factors; other++) {
        const double *total = replicate + HEAD + other * NUMERATORS + TOTAL;
        if (other != j && mean_of(total, n, stride) > 0.0) return false;
    }
    return true;
}

static void report(const double *replicate, size_t n, size_t n_factors, bool event,
                   arp_gsa_output *out) {
    static const arp_gsa_index NONE = {NAN, NAN, NAN};
    size_t stride = HEAD + n_factors * NUMERATORS;
    out->state = state_of(replicate, n, stride);
    if (out->state == ARP_GSA_UNDEFINED) return;
    out->mean = mean_of(replicate + MEAN, n, stride);
    if (out->state == ARP_GSA_SETTLED) return;
    out->variance = mean_of(replicate + VARIANCE, n, stride);
    if (event && fmin(out->mean, 1.0 - out->mean) < ARP_GSA_EVENT) out->state = ARP_GSA_RARE;
    arp_gsa_index *to[NUMERATORS] = {out->first, out->total, out->shapley};
    for (size_t i = 0; i < NUMERATORS; i++) {
        for (size_t j = 0; j < n_factors && to[i]; j++) {
            const double *above = replicate + HEAD + j * NUMERATORS + i;
            to[i][j] = out->state == ARP_GSA_RARE
                           ? NONE
                           : ratio(above, replicate + DENOMINATOR[i], n, stride);
        }
    }
    for (size_t j = 0; j < n_factors; j++) {
        if (out->state == ARP_GSA_RARE || !moves_alone(replicate, n, n_factors, j)) continue;
        for (size_t i = 0; i < NUMERATORS; i++) { /* all of the variance is its own */
            if (to[i]) to[i][j] = (arp_gsa_index){1.0, 1.0, 1.0};
        }
    }
}

static bool take(const arp_gsa_design *design, arp_gsa *out) {
    size_t n = design->n_factors, kinds = design->shapley == ARP_GSA_NO_SHAPLEY ? 2 : 3;
    out->n_factors = n;
    out->n_outputs = design->n_outputs;
    out->output = arp_zalloc(design->n_outputs, sizeof *out->output);
    out->index = arp_zalloc(design->n_outputs, kinds * n * sizeof *out->index);
    if (!out->output || !out->index) return false;
    for (size_t q = 0; q < design->n_outputs; q++) {
        arp_gsa_index *own = out->index + q * kinds * n;
        out->output[q].first = own;
        out->output[q].total = own + n;
        out->output[q].shapley = kinds == 3 ? own + 2 * n : NULL;
    }
    return true;
}

arp_status arp_gsa_reduce(const arp_gsa_design *design, const double *sums, uint64_t done,
                          arp_gsa *out, arp_error *err) {
    arp_status st = ARP_OK;
    uint64_t in_replicate = arp_gsa_blocks_a_replicate(design);
    size_t complete = (size_t)(done / in_replicate), n = design->n_factors;
    size_t width = gsa_output_width(design), stride = HEAD + n * NUMERATORS;
    arp_gsa made = {.replicates = complete, .partial = complete < design->replicates};
    double *whole = NULL, *replicate = NULL;
    if (complete < 2) return arp_fail(err, ARP_INTERRUPTED, ARP_MSG_GSA_STOPPED, "");
    made.evaluations = (complete << design->log2_n) * arp_gsa_runs_a_row(design);
    if (!arp_zalloc_all(ARP_ARRAY(whole, width), ARP_ROWS(replicate, complete, stride)) ||
        !take(design, &made)) {
        st = arp_fail_memory(err);
        goto done;
    }
    for (size_t q = 0; q < design->n_outputs; q++) {
        for (size_t r = 0; r < complete; r++) {
            const double *block = sums + r * in_replicate * arp_gsa_width(design) + q * width;
            for (size_t i = 0; i < width; i++) whole[i] = 0.0;
            whole[GSA_ORIGIN] = block[GSA_ORIGIN];
            for (uint64_t b = 0; b < in_replicate; b++, block += arp_gsa_width(design)) {
                add_block(block, n, whole);
            }
            moments(whole, n, replicate + r * stride);
        }
        report(replicate, complete, n, design->event && design->event[q], &made.output[q]);
    }
    *out = made;
    made = (arp_gsa){0};

done:
    arp_free(whole);
    arp_free(replicate);
    arp_gsa_free(&made);
    return st;
}

void arp_gsa_free(arp_gsa *gsa) {
    arp_free(gsa->output);
    arp_free(gsa->index);
    *gsa = (arp_gsa){0};
}
