/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Five antidepressants, six criteria, 10 000 stored draws of measurements and of weights: what R
   smaa 0.3-2 found. There, too, the rank is 1 + the number of strictly higher values; a central
   weight is the mean weight over the draws in which an alternative is first (smaa.cw), and its
   confidence factor the share of the draws of the measurements in which it is first under those
   weights (smaa.cf). [Hansen and others 2005; Tervonen, van Valkenhoef] */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <zlib.h>

#include "golden/published.h"
#include "sensitivity/draws/acceptability.h"

enum { N = 5, P = 6, DRAWS = 10000, LINE = 8192 };

static published ranks, centres;
static double measure[DRAWS][P * N], weight[DRAWS][P]; /* criterion by criterion, as stored */
static arp_tally tally;
static arp_pool *pool;
static arp_acceptability got;

static int read_draws(const char *name, double *out, size_t width) {
    char path[1024], line[LINE];
    snprintf(path, sizeof path, "%s/oracles/smaa/%s", ARP_SHARED_DIR, name);
    gzFile f = gzopen(path, "rb");
    size_t rows = 0;
    if (!f || !gzgets(f, line, LINE)) return -1; /* the header */
    while (rows < DRAWS && gzgets(f, line, LINE)) {
        char *at = line;
        for (size_t j = 0; j < width; j++) {
            out[rows * width + j] = strtod(at, &at);
            at += *at == ',';
        }
        rows++;
    }
    return gzclose(f) == Z_OK && rows == DRAWS ? 0 : -1;
}

static void rank_draw(const double *x, const double *w, uint32_t *rank) {
    double score[N] = {0};
    for (size_t l = 0; l < P; l++) {
        for (size_t i = 0; i < N; i++) score[i] += w[l] * x[l * N + i];
    }
    for (size_t i = 0; i < N; i++) {
        rank[i] = 1;
        for (size_t j = 0; j < N; j++) rank[i] += score[j] > score[i];
    }
}

static int count(void **state) {
    (void)state;
    static const size_t k[] = {1, 2};
    arp_tally_shape shape = {.n = N, .p = P, .k = k, .n_k = 2, .matrix = true, .pairs = true};
    pool = arp_pool_new();
    if (!pool || read_draws("hansen_measurements_N_by_alt_crit.csv.gz", measure[0], P * N) ||
        read_draws("hansen_weights.csv.gz", weight[0], P) ||
        arp_tally_new(&shape, &tally, NULL) != ARP_OK) {
        return -1;
    }
    for (size_t d = 0; d < DRAWS; d++) {
        uint32_t rank[N];
        rank_draw(measure[d], weight[d], rank);
        arp_tally_add(&tally, 1, rank, weight[d]);
    }
    return arp_acceptability_make(&tally, pool, &got, NULL) == ARP_OK ? 0 : -1;
}

static int let_go(void **state) {
    (void)state;
    arp_tally_free(&tally);
    arp_pool_free(pool);
    return 0;
}

static void rank_acceptabilities_are_those_printed(void **state) {
    (void)state;
    assert_int_equal(ranks.n, N);
    for (size_t i = 0; i < N; i++) {
        for (size_t r = 0; r < N; r++) {
            /* four decimals of 10 000 draws: the nearest double is the same one */
            assert_true(got.share[i * N + r] == published_number(&ranks, i, r + 1));
        }
        assert_true(got.first[i].share == published_number(&ranks, i, 1));
    }
}

static void central_weights_are_those_printed(void **state) {
    (void)state;
    for (size_t i = 0; i < N; i++) {
        for (size_t l = 0; l < P; l++) {
            double want = published_number(&centres, i, l + 2);
            /* weights are counted in whole 2^-32 */
            if (!(fabs(got.central[i * P + l] - want) <= 0x1p-33)) {
                fail_msg("%zu, %zu: %.15g is not %.15g", i, l, got.central[i * P + l], want);
            }
        }
    }
}

static void confidence_factors_are_those_printed(void **state) {
    (void)state;
    uint64_t hits[N] = {0};
    for (size_t d = 0; d < DRAWS; d++) {
        arp_confidence_add(measure[d], N, P, got.central, hits);
    }
    for (size_t i = 0; i < N; i++) {
        assert_true((double)hits[i] / DRAWS == published_number(&centres, i, 1));
    }
}

int main(void) {
    if (!published_shared("smaa/hansen_rank_acceptability.csv", &ranks) ||
        !published_shared("smaa/hansen_confidence_central_weights.csv", &centres)) {
        published_free(&ranks);
        return 77;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rank_acceptabilities_are_those_printed),
        cmocka_unit_test(central_weights_are_those_printed),
        cmocka_unit_test(confidence_factors_are_those_printed),
    };
    int failed = cmocka_run_group_tests(tests, count, let_go);
    published_free(&ranks);
    published_free(&centres);
    return failed;
}
