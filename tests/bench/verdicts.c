/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often each verdict appears when it is known how the selection was made: at random, on one
   side or on both, by territories drawn one after the other with odds exp(STRENGTH z) of those left
   [Plackett 1975]. bench_verdicts [RUNS] prints one line a setting: shares of the words, then the
   share of runs where a side is attested at all, then the same by the marginal p's. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/memory.h"
#include "base/order.h"
#include "base/rng.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/resemblance/evidence.h"
#include "drivers/resemblance/verdict.h"

enum { N = 263, RUNS = 2000, MOST = 10, SEED = 2010 };

static const double STRENGTH = 2.0, ALPHA = 0.05;
static const char *const MADE_ON[] = {"nothing", "first side", "both sides"};

typedef struct world {
    double a[N], b[N], key[N];
    size_t selected[MOST];
} world;

typedef struct counts {
    size_t word[7];     /* first, second, both, neither, undetermined */
    size_t marginal[7]; /* the same, each side alone */
} counts;

static double gauss(uint64_t draw, uint32_t lane) {
    const double turn = 6.283185307179586;
    double r = sqrt(-2.0 * log(arp_u01(SEED, draw, 2 * lane)));
    return r * cos(turn * arp_u01(SEED, draw, 2 * lane + 1));
}

static int rising(const void *p, const void *q) {
    size_t a = *(const size_t *)p, b = *(const size_t *)q;
    return (a > b) - (a < b);
}

/* Gumbel noise on the log odds: the m highest are a Plackett-Luce draw. */
static int make(world *w, uint64_t run, double r, size_t m, int made_on) {
    uint32_t order[N];
    for (uint32_t i = 0; i < N; i++) {
        w->a[i] = gauss(run, 2 * i);
        w->b[i] = r * w->a[i] + sqrt(1.0 - r * r) * gauss(run, 2 * i + 1);
        double z = made_on == 0 ? 0.0 : made_on == 1 ? w->a[i] : w->a[i] + w->b[i];
        w->key[i] = STRENGTH * z - log(-log(arp_u01(SEED, run, 8 * N + i)));
    }
    if (!arp_order_falling(w->key, N, order)) return 1;
    for (size_t t = 0; t < m; t++) w->selected[t] = order[t];
    qsort(w->selected, m, sizeof *w->selected, rising);
    return 0;
}

static void count(const arp_drivers *d, size_t *word) {
    const arp_verdict_state state[2] = {d->side[0].state, d->side[1].state};
    const bool separated[2] = {d->evidence->side[0].separated, d->evidence->side[1].separated};
    const arp_verdict_ballot ballot = {state, separated, 2};
    int found = arp_verdict_word(&ballot);
    word[found >= 0 ? found : 1 - found]++;
}

static arp_status judge(world *w, uint64_t run, size_t m, arp_null *null, counts *c) {
    double *line[2] = {w->a, w->b};
    arp_side side[2] = {0};
    arp_case what = {
        .n = N, .m = m, .n_sides = 2, .line = line, .selected = w->selected, .seed = run};
    arp_drivers d = {.n = N, .m = m, .n_sides = 2, .alpha = ALPHA, .side = side};
    size_t both[] = {0, 1};
    arp_status st = ARP_OK;
    d.eligible = both;
    d.n_eligible = 2;
    d.pool = arp_pool_new();
    if (!d.pool) return ARP_MEMORY;
    ARP_TRY(arp_evidence_begin(&d, NULL));
    for (size_t s = 0; s < 2; s++) {
        ARP_TRY(arp_concordance_measure(line[s], N, w->selected, m, null, &side[s].alone, NULL));
        ARP_TRY(arp_evidence_interval(&what, s, null, &d, NULL));
    }
    ARP_TRY(arp_evidence_others(&what, &d, NULL));
    for (int alone = 0; alone < 2; alone++) {
        for (size_t s = 0; s < 2; s++) {
            double p = alone ? side[s].p_holm : d.evidence->side[s].p_holm;
            arp_verdict_reads reads = {side[s].alone.c, d.evidence->side[s].high, p, false};
            side[s].state = arp_verdict_of(&reads, ALPHA);
        }
        count(&d, alone ? c->marginal : c->word);
    }

done:
    arp_pool_free(d.pool);
    return st;
}

static double share(size_t hits, size_t runs) {
    return 100.0 * (double)hits / (double)runs;
}

static int setting(size_t m, double r, int made_on, size_t runs) {
    static world w;
    counts c = {0};
    arp_null null = {.seed = SEED};
    clock_t start = clock();
    for (uint64_t run = 0; run < runs; run++) {
        if (make(&w, run, r, m, made_on) || judge(&w, run, m, &null, &c) != ARP_OK) return 1;
    }
    double ms = 1e3 * (double)(clock() - start) / (double)CLOCKS_PER_SEC / (double)runs;
    arp_null_free(&null);
    printf("%2zu  %.1f  %-10s", m, r, MADE_ON[made_on]);
    for (int i = 0; i < 5; i++) printf(" %6.2f", share(c.word[i], runs));
    printf("  %6.2f", share(c.word[0] + c.word[1] + c.word[2], runs));
    printf("  | %6.2f %6.2f  (%.2f ms)\n", share(c.marginal[2], runs),
           share(c.marginal[0] + c.marginal[1] + c.marginal[2], runs), ms);
    fflush(stdout);
    return 0;
}

int main(int argc, char **argv) {
    size_t runs = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : RUNS;
    static const size_t SIZE[] = {2, 10};
    static const double CORRELATION[] = {0.0, 0.6};
    if (runs == 0) return 2;
    printf("n = %d, %zu runs each, alpha %.2f; in %%\n", N, runs, ALPHA);
    printf(
        " m  cor  made on     first second   both neither undet.     any  |   both    any by the "
        "marginal p\n");
    for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
            for (int made_on = 0; made_on < 3; made_on++) {
                if (setting(SIZE[i], CORRELATION[j], made_on, runs)) return 1;
            }
        }
    }
    return 0;
}
