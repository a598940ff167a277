/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/ranks/sets.h"

#include "base/quantiles.h"
#include "drivers/weights/volumes.h"
#include "sensitivity/ranks/messages.h"

static const double LEAST_SIGMA = 1e-150, MOST_SIGMA = 1e150; /* their squares are numbers */

const arp_rank_method *arp_rank_method_for(size_t n) {
    return n <= ARP_RANK_PAIRS_UP_TO ? &arp_rank_stepdown : &arp_rank_bins;
}

static arp_status check_data(const arp_rank_sets_of *of, arp_error *err) {
    for (size_t i = 0; i < of->n; i++) {
        double sigma = of->sigma[i];
        if (!isfinite(of->x[i])) {
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_RANK_SETS_VALUE, "u", i);
        }
        if (!(sigma == 0.0 || (sigma >= LEAST_SIGMA && sigma <= MOST_SIGMA))) {
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_RANK_SETS_SIGMA, "un", i, sigma);
        }
    }
    return ARP_OK;
}

static arp_status check(const arp_rank_sets_of *of, arp_error *err) {
    if (of->n == 0) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_RANK_SETS_NONE, "u", of->n);
    }
    if (!(of->alpha > 0.0 && of->alpha < 0.5)) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_RANK_SETS_ALPHA, "n", of->alpha);
    }
    if (arp_rank_tail(of->replicates, of->alpha) == 0) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_RANK_SETS_REPLICATES, "un", of->replicates,
                        ceil(1.0 / of->alpha - 1.0));
    }
    for (size_t t = 0; t < of->n_alone; t++) {
        if (of->alone[t] >= of->n) {
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_RANK_SETS_ROW, "uu", of->alone[t], of->n);
        }
    }
    for (size_t j = 0; j < of->n_k; j++) {
        if (of->k[j] == 0 || of->k[j] > of->n) {
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_RANK_SETS_K, "uu", of->k[j], of->n);
        }
    }
    return check_data(of, err);
}

static bool take(const arp_rank_sets_of *of, arp_pool *pool, arp_rank_sets *out) {
    out->joint = arp_pool_take(pool, of->n, sizeof *out->joint);
    out->alone_row = arp_pool_take(pool, of->n_alone, sizeof *out->alone_row);
    out->alone = arp_pool_take(pool, of->n_alone, sizeof *out->alone);
    out->k = arp_pool_take(pool, of->n_k, sizeof *out->k);
    out->standing = arp_pool_take(pool, of->n_k, ARP_STANDINGS * sizeof *out->standing);
    out->first = arp_pool_take(pool, of->n_k, of->n * sizeof *out->first);
    return out->joint && out->alone_row && out->alone && out->k && out->standing && out->first;
}

static arp_status lists(const arp_rank_sets_of *of, arp_rank_sets *out, arp_error *err) {
    if (of->n_k == 0) return ARP_OK;
    uint64_t *hits = arp_zalloc(of->n_k, of->n * sizeof *hits);
    if (!hits) return arp_fail_memory(err);
    arp_status st = arp_rank_first(of, hits, err);
    for (size_t i = 0; st == ARP_OK && i < of->n_k * of->n; i++) {
        out->first[i] = arp_wilson((size_t)hits[i], of->replicates);
    }
    for (size_t j = 0; j < of->n_k; j++) {
        out->k[j] = of->k[j];
        for (size_t i = 0; i < of->n; i++) {
            out->standing[j * ARP_STANDINGS + arp_rank_set_first(out->joint[i], of->k[j])]++;
        }
    }
    arp_free(hits);
    return st;
}

static arp_status alone(const arp_rank_sets_of *of, arp_rank_sets *out, arp_error *err) {
    if (of->n_alone == 0) return ARP_OK;
    for (size_t t = 0; t < of->n_alone; t++) out->alone_row[t] = of->alone[t];
    return arp_rank_alone(of, out->alone, NULL, err);
}

arp_status arp_rank_sets_make(const arp_rank_method *method, const arp_rank_sets_of *of,
                              arp_pool *pool, arp_rank_sets *out, arp_error *err) {
    arp_status st = check(of, err);
    if (st != ARP_OK) return st;
    arp_rank_sets made = {
        .method = method->name, .n = of->n, .n_alone = of->n_alone, .n_k = of->n_k};
    if (!take(of, pool, &made)) return arp_fail_memory(err);
    arp_rank_joint joint = {.set = made.joint};
    st = method->make(of, &joint, err);
    if (st == ARP_OK) st = lists(of, &made, err);
    if (st == ARP_OK) st = alone(of, &made, err);
    if (st != ARP_OK) return st;
    made.replicates = joint.replicates;
    made.steps = joint.steps;
    made.critical = joint.critical;
    *out = made;
    return ARP_OK;
}
