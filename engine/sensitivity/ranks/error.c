/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/ranks/error.h"

#include <math.h>
#include <string.h>

#include "base/rng.h"

enum { ERROR_LANE = 0x6572726f, ERROR_DRAWS = 400, REPLICATES = 4000, FEWER = 1000 };

/* Running means and squared deviations of the scores [Welford 1962]; how many draws were run. */
static size_t gather(const arp_seer *seer, double *mean, double *square) {
    arp_work *work = seer->work;
    size_t n = seer->model->n, ran = 0;
    arp_choices_reset(&work->choices);
    for (size_t d = 0; d < ERROR_DRAWS; d++) {
        uint32_t word[4];
        arp_philox(seer->seed, d, ERROR_LANE, word);
        work->choices.noisy = true;
        work->choices.key = (uint64_t)word[1] << 32 | word[0];
        if (arp_work_run(work, &seer->model->combos.base) != ARP_OK) continue;
        ran++;
        for (size_t i = 0; i < n; i++) {
            double gap = work->line[0][i] - mean[i];
            mean[i] += gap / (double)ran;
            square[i] += gap * (work->line[0][i] - mean[i]);
        }
    }
    arp_choices_reset(&work->choices);
    return ran;
}

static arp_status find_sets(const arp_seer *seer, const arp_sensitivity_input *in, size_t threads,
                            const double *score, const double *sigma, arp_rank_sets **out,
                            arp_error *err) {
    size_t n = seer->model->n;
    const arp_rank_method *method = arp_rank_method_for(n);
    const arp_rank_sets_of of = {.x = score,
                                 .sigma = sigma,
                                 .n = n,
                                 .alpha = in->alpha,
                                 .replicates = n <= ARP_MATRIX_ROWS ? REPLICATES : FEWER,
                                 .seed = seer->seed,
                                 .threads = threads,
                                 .alone = seer->judge->selected,
                                 .n_alone = seer->judge->m,
                                 .k = in->k,
                                 .n_k = in->n_k};
    *out = arp_pool_take(seer->pool, 1, sizeof **out);
    if (!*out) return arp_fail_memory(err);
    return arp_rank_sets_make(method, &of, seer->pool, *out, err);
}

arp_status arp_rank_error(const arp_seer *seer, const arp_sensitivity_input *in, size_t threads,
                          double **score_error, arp_rank_sets **sets, arp_error *err) {
    size_t n = seer->model->n;
    bool any = false;
    if (!seer->model->noise) return ARP_OK;
    double *mean = arp_zalloc(n, sizeof *mean), *square = arp_zalloc(n, sizeof *square);
    double *score = arp_zalloc(n, sizeof *score);
    double *sigma = arp_pool_take(seer->pool, n, sizeof *sigma);
    arp_status st = ARP_OK;
    *score_error = sigma;
    if (!mean || !square || !score || !sigma) ARP_TRY(arp_fail_memory(err));
    if (arp_work_run(seer->work, &seer->model->combos.base) != ARP_OK) goto done;
    memcpy(score, seer->work->line[0], n * sizeof *score);
    size_t ran = gather(seer, mean, square);
    if (ran < 2) goto done;
    for (size_t i = 0; i < n; i++) {
        sigma[i] = sqrt(square[i] / (double)(ran - 1));
        any = any || sigma[i] > 0.0;
    }
    if (any) ARP_TRY(find_sets(seer, in, threads, score, sigma, sets, err));
done:
    arp_free(mean);
    arp_free(square);
    arp_free(score);
    return st;
}
