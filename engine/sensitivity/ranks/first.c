/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/order.h"
#include "base/threads.h"
#include "sensitivity/ranks/method.h"

enum { BLOCK = 16 }; /* replicates */

typedef struct drawing {
    const arp_rank_sets_of *of;
    double *drawn;  /* threads x 2 n: the values, and a copy to be reordered */
    uint64_t *hits; /* threads x n_k x n                                     */
} drawing;

static void draw(void *user, size_t slot, uint64_t block) {
    const drawing *d = user;
    const arp_rank_sets_of *of = d->of;
    size_t n = of->n, first = (size_t)block * BLOCK;
    double *x = d->drawn + slot * 2 * n, *copy = x + n;
    for (size_t r = first; r < first + BLOCK && r < of->replicates; r++) {
        for (size_t i = 0; i < n; i++) {
            x[i] = of->x[i] + arp_rank_drawn(of, r, i);
        }
        for (size_t j = 0; j < of->n_k; j++) {
            uint64_t *hits = d->hits + (slot * of->n_k + j) * n;
            for (size_t i = 0; i < n; i++) copy[i] = x[i];
            double border = arp_kth_largest(copy, n, of->k[j]);
            for (size_t i = 0; i < n; i++) hits[i] += x[i] >= border;
        }
    }
}

arp_status arp_rank_first(const arp_rank_sets_of *of, uint64_t *hits, arp_error *err) {
    size_t cells = of->n_k * of->n;
    drawing d = {.of = of,
                 .drawn = arp_zalloc(of->threads, 2 * of->n * sizeof(double)),
                 .hits = arp_zalloc(of->threads, cells * sizeof(uint64_t))};
    bool ok = d.drawn && d.hits;
    if (ok) {
        arp_blocks_run(&(arp_blocks){.end = (of->replicates + BLOCK - 1) / BLOCK,
                                     .threads = of->threads,
                                     .user = &d,
                                     .work = draw});
        for (size_t i = 0; i < of->threads * cells; i++) hits[i % cells] += d.hits[i];
    }
    arp_free(d.drawn);
    arp_free(d.hits);
    return ok ? ARP_OK : arp_fail_memory(err);
}
