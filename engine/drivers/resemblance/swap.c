/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/swap.h"

#include <math.h>

#include "base/memory.h"
#include "base/order.h"
#include "base/quantiles.h"
#include "base/rng.h"

enum { DRAWS = 1000000, NORMAL_FROM = 30 };

static const double EXACT_UP_TO = 1e8; /* m R */

static int64_t gcd(int64_t a, int64_t b) {
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* P(|sum| >= far) over all signs. A sum of signs is twice what the positive ones hold less the
   total: chance[u] is that of the positive ones holding u. */
static bool exact_p(const int64_t *size, size_t m, int64_t total, int64_t far, double *p) {
    double *chance = arp_zalloc((size_t)total + 1, sizeof *chance);
    if (!chance) return false;
    size_t reach = 0;
    chance[0] = 1.0;
    for (size_t i = 0; i < m; i++) {
        size_t by = (size_t)size[i];
        reach += by;
        for (size_t u = reach + 1; u-- > 0;) {
            double from = u >= by ? chance[u - by] : 0.0;
            chance[u] = 0.5 * (chance[u] + from);
        }
    }
    double sum = 0.0;
    for (size_t u = 0; u <= (size_t)total; u++) {
        int64_t d = 2 * (int64_t)u - total;
        if (d >= far || d <= -far) sum += chance[u];
    }
    arp_free(chance);
    *p = sum;
    return true;
}

static double normal_p(const int64_t *size, size_t m, int64_t far) {
    double squares = 0.0;
    for (size_t i = 0; i < m; i++) squares += (double)size[i] * (double)size[i];
    return squares > 0.0 ? 2.0 * arp_normal_above((double)far / sqrt(squares)) : 1.0;
}

/* m < NORMAL_FROM signs are bits of one word. */
static double drawn_p(const int64_t *size, size_t m, int64_t far, uint64_t seed) {
    size_t hits = 0;
    for (uint64_t draw = 0; draw < DRAWS; draw++) {
        uint32_t word[4];
        int64_t sum = 0;
        arp_philox(seed, draw, 0, word);
        for (size_t i = 0; i < m; i++) sum += word[0] >> i & 1 ? size[i] : -size[i];
        hits += sum >= far || sum <= -far;
    }
    return (double)(hits + 1) / (DRAWS + 1.0);
}

static arp_status gaps_of(const double *const side[2], size_t n, const size_t *selected, size_t m,
                          int64_t *gap, arp_error *err) {
    int64_t *twice = arp_zalloc(n, sizeof *twice);
    arp_status st = ARP_OK;
    for (int s = 0; s < 2 && st == ARP_OK; s++) {
        if (!twice || !arp_midranks(side[s], n, twice)) {
            st = arp_fail_memory(err);
            continue;
        }
        for (size_t i = 0; i < m; i++) gap[i] += s ? -twice[selected[i]] : twice[selected[i]];
    }
    arp_free(twice);
    return st;
}

arp_status arp_swap_measure(const double *const side[2], size_t n, const size_t *selected, size_t m,
                            uint64_t seed, arp_swap *out, arp_error *err) {
    arp_status st = ARP_OK;
    int64_t step = 0, total = 0, far = 0;
    arp_swap found = {.p = NAN};
    if (m < ARP_SWAP_LEAST) {
        *out = found;
        return ARP_OK;
    }
    int64_t *gap = arp_zalloc(m, sizeof *gap);
    if (!gap) return arp_fail_memory(err);
    ARP_TRY(gaps_of(side, n, selected, m, gap, err));
    for (size_t i = 0; i < m; i++) step = gcd(step, gap[i] < 0 ? -gap[i] : gap[i]);
    for (size_t i = 0; i < m; i++) {
        if (step > 0) gap[i] /= step;
        far += gap[i];
        if (gap[i] < 0) gap[i] = -gap[i];
        total += gap[i];
    }
    if (far < 0) far = -far;
    if (far == 0) {
        found = (arp_swap){1.0, ARP_P_EXACT};
    } else if ((double)m * (double)total <= EXACT_UP_TO) {
        found.method = ARP_P_EXACT;
        if (!exact_p(gap, m, total, far, &found.p)) ARP_TRY(arp_fail_memory(err));
    } else if (m >= NORMAL_FROM) {
        found = (arp_swap){normal_p(gap, m, far), ARP_P_NORMAL};
    } else {
        found = (arp_swap){drawn_p(gap, m, far, seed), ARP_P_MONTE_CARLO};
    }
    *out = found;

done:
    arp_free(gap);
    return st;
}
