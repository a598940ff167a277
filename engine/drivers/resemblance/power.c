/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/power.h"

#include <math.h>

#include "base/holm.h"
#include "base/order.h"
#include "base/threads.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/resemblance/evidence.h"
#include "drivers/resemblance/messages.h"
#include "drivers/resemblance/odds.h"
#include "drivers/resemblance/verdict.h"
#include "territory/interval.h"

static const size_t SIZES[] = {1, 2, 3, 5, 10, 20};

enum { N_SIZES = sizeof SIZES / sizeof SIZES[0], POINTS = ARP_POWER_MOST * ARP_POWER_STEPS + 1 };

static const double BESIDE = 1e5; /* n m of the sizes that are not the study's own */

/* What a thread works in. */
typedef struct slot {
    arp_conditional_room *room;
    arp_null null;
    arp_evidence_sides sides;
    double *p, *adjusted, *scratch; /* n_eligible, n_eligible, twice as many */
    size_t *drawn, *set;            /* ARP_ODDS_ABREAST sets as they come out; one of m rows */
} slot;

/* What was found of one selection. */
typedef struct seen {
    double c;
    bool attested;
} seen;

typedef struct job {
    const arp_power_options *options;
    arp_case what; /* m is the size under way */
    size_t e;      /* the side: options->eligible[e] */
    size_t fewer;  /* of m and n - m: so many are drawn */
    double *z;     /* n, the standardised line    */
    int64_t *twice;
    double *eta, *share, *chance, *next; /* of odds.h */
    slot *slot;                          /* one a thread */
    size_t threads, draws;
    seen *seen; /* one a selection */
    bool *bad;  /* one a thread: memory was short */
    uint64_t done, total;
} job;

static bool p_of(const job *j, slot *s, const arp_case *what, size_t e, double *p) {
    arp_conditional found;
    arp_concordance alone;
    if (arp_evidence_given(what, &s->sides, e, what->n_given, s->room, &found)) {
        *p = found.p;
        return true;
    }
    s->null.seed = what->seed;
    const double *line = what->line[j->options->eligible[e]];
    if (arp_concordance_measure(line, what->n, what->selected, what->m, &s->null, &alone, NULL))
        return false;
    *p = alone.p;
    return true;
}

/* The verdict of the side. Holm needs the other sides' p only where this one's is neither above
   alpha nor within it at the first step. */
static bool judge(const job *j, slot *s, const arp_case *what, seen *out) {
    size_t n = j->options->n_eligible;
    double alpha = j->options->alpha;
    out->c = arp_concordance_of(j->twice, what->n, what->selected, what->m);
    out->attested = false;
    if (!arp_attests(out->c, 0.0, alpha)) return true;
    for (size_t r = 0; r < n; r++) s->p[r] = 1.0;
    if (!p_of(j, s, what, j->e, &s->p[j->e])) return false;
    if (s->p[j->e] > alpha) return true;
    for (size_t r = 0; r < n && s->p[j->e] * (double)n > alpha; r++) {
        if (r != j->e && !p_of(j, s, what, r, &s->p[r])) return false;
    }
    arp_holm(s->p, n, s->scratch, s->adjusted);
    out->attested = arp_attests(out->c, s->adjusted[j->e], alpha);
    return true;
}

/* The set that came out, or what it leaves. */
static void take(const job *j, const size_t *drawn, size_t *set) {
    size_t n = j->what.n, at = 0, left = 0;
    for (size_t i = 0; i < n; i++) {
        bool came = at < j->fewer && drawn[at] == i;
        at += came;
        if (came == (j->fewer == j->what.m)) set[left++] = i;
    }
}

static void draw_block(void *user, size_t number, uint64_t block) {
    job *j = user;
    slot *s = &j->slot[number];
    uint64_t first = block * ARP_ODDS_ABREAST, seed = j->what.seed;
    arp_odds_draw(j->next, j->what.n, j->fewer, seed, first, s->drawn);
    for (size_t d = 0; d < ARP_ODDS_ABREAST; d++) {
        arp_case what = j->what;
        take(j, s->drawn + d * j->fewer, s->set);
        what.selected = s->set;
        what.seed = seed + 1 + first + d;
        if (!judge(j, s, &what, &j->seen[first + d])) j->bad[number] = true;
    }
}

static bool go_on(void *user, uint64_t begun) {
    const job *j = user;
    (void)begun;
    return j->options->go_on(j->options->user, j->done, j->total);
}

static arp_status measure_point(job *j, double effect, arp_power_point *out, arp_error *err) {
    size_t n = j->what.n, hits = 0;
    /* those that stay are drawn where they are fewer: they lean the other way */
    double turn = j->fewer == j->what.m ? effect : -effect, limit[2], sum = 0.0;
    const arp_blocks blocks = {.end = j->draws / ARP_ODDS_ABREAST,
                               .threads = j->threads,
                               .user = j,
                               .work = draw_block,
                               .go_on = j->options->go_on ? go_on : NULL};
    for (size_t i = 0; i < n; i++) j->eta[i] = turn * j->z[i];
    double level = arp_odds_level(j->eta, n, j->fewer, 0.0, j->share);
    arp_odds_next(j->eta, n, j->fewer, level, j->chance, j->next);
    if (arp_blocks_run(&blocks) < blocks.end) return ARP_INTERRUPTED;
    for (size_t t = 0; t < j->threads; t++) {
        if (j->bad[t]) return arp_fail_memory(err);
    }
    for (size_t d = 0; d < j->draws; d++) {
        sum += j->seen[d].c;
        hits += j->seen[d].attested;
    }
    double of = (double)j->draws, share = (double)hits / of;
    arp_wilson_limits(share, of, 0.05, limit);
    *out = (arp_power_point){effect, sum / of, share, limit[0], limit[1]};
    return ARP_OK;
}

typedef double (*reads_of)(const arp_power_point *);

static double read_share(const arp_power_point *p) {
    return p->share;
}

static double read_low(const arp_power_point *p) {
    return p->low;
}

static double read_high(const arp_power_point *p) {
    return p->high;
}

/* The first place where what is read reaches ARP_POWER_WANTED. */
static arp_power_point reaches(const arp_power_curve *of, reads_of reads) {
    size_t k = 0;
    while (k < of->n_points && reads(&of->point[k]) < ARP_POWER_WANTED) k++;
    if (k == of->n_points) return (arp_power_point){NAN, NAN, NAN, NAN, NAN};
    if (k == 0) return of->point[0];
    const arp_power_point *a = &of->point[k - 1], *b = &of->point[k];
    double t = (ARP_POWER_WANTED - reads(a)) / (reads(b) - reads(a));
    return (arp_power_point){a->effect + t * (b->effect - a->effect), a->c + t * (b->c - a->c),
                             a->share + t * (b->share - a->share), a->low + t * (b->low - a->low),
                             a->high + t * (b->high - a->high)};
}

/* A constant line leans on nothing. */
static void standardise(const double *x, size_t n, double *z) {
    double mean = arp_sum(x, n) / (double)n, square = 0.0;
    for (size_t i = 0; i < n; i++) square += (x[i] - mean) * (x[i] - mean);
    double sd = sqrt(square / (double)n);
    for (size_t i = 0; i < n; i++) z[i] = sd > 0.0 ? (x[i] - mean) / sd : 0.0;
}

static arp_status measure_curve(job *j, arp_pool *pool, arp_power_curve *out, arp_error *err) {
    arp_power_point point[POINTS];
    const double *line = j->what.line[out->side];
    size_t n = 0;
    standardise(line, j->what.n, j->z);
    if (!arp_midranks(line, j->what.n, j->twice)) return arp_fail_memory(err);
    while (n < POINTS && (n == 0 || point[n - 1].low < ARP_POWER_WANTED)) {
        arp_status st = measure_point(j, (double)n / ARP_POWER_STEPS, &point[n], err);
        if (st != ARP_OK) return st;
        n++;
        j->done++;
    }
    j->done += POINTS - n;
    out->point = arp_pool_take(pool, n, sizeof *out->point);
    if (!out->point) return arp_fail_memory(err);
    for (size_t k = 0; k < n; k++) out->point[k] = point[k];
    out->n_points = n;
    out->reached = reaches(out, read_share);
    out->sooner = reaches(out, read_high);
    out->later = reaches(out, read_low);
    return ARP_OK;
}

static arp_status room(job *j, arp_pool *pool, arp_error *err) {
    size_t n = j->what.n, m = j->what.m, sides = j->options->n_eligible;
    size_t most = sides + j->what.n_given;
    if (!arp_pool_take_all(pool, ARP_ARRAY(j->z, n), ARP_ARRAY(j->twice, n), ARP_ARRAY(j->eta, n),
                           ARP_ARRAY(j->share, n), ARP_ARRAY(j->chance, j->fewer + 1),
                           ARP_ROWS(j->next, j->fewer, n + 1), ARP_ARRAY(j->slot, j->threads),
                           ARP_ARRAY(j->bad, j->threads), ARP_ARRAY(j->seen, j->draws)))
        return arp_fail_memory(err);
    for (size_t t = 0; t < j->threads; t++) {
        slot *s = &j->slot[t];
        s->sides.eligible = j->options->eligible;
        s->sides.n = sides;
        if (!arp_pool_take_all(pool, ARP_ARRAY(s->sides.other, most + 1), ARP_ARRAY(s->p, sides),
                               ARP_ARRAY(s->adjusted, sides), ARP_ARRAY(s->scratch, 2 * sides),
                               ARP_ROWS(s->drawn, ARP_ODDS_ABREAST, j->fewer),
                               ARP_ARRAY(s->set, m)))
            return arp_fail_memory(err);
        arp_status st = arp_conditional_room_new(n, m, most, pool, &s->room, err);
        if (st != ARP_OK) return st;
        arp_conditional_draw(s->room, ARP_POWER_P_DRAWS);
    }
    return ARP_OK;
}

/* The curves of one size, one a side. */
static arp_status measure_size(job *j, size_t m, arp_power *out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_pool *pool = arp_pool_new();
    if (!pool) return arp_fail_memory(err);
    j->what.m = m;
    j->fewer = m < j->what.n - m ? m : j->what.n - m;
    j->slot = NULL;
    ARP_TRY(room(j, pool, err));
    for (j->e = 0; j->e < j->options->n_eligible; j->e++) {
        arp_power_curve *curve = &out->curve[out->n_curves++];
        curve->m = m;
        curve->side = j->options->eligible[j->e];
        ARP_TRY(measure_curve(j, out->pool, curve, err));
    }

done:
    for (size_t t = 0; j->slot && t < j->threads; t++) arp_null_free(&j->slot[t].null);
    arp_pool_free(pool);
    return st;
}

/* Rising; the study's own among them. */
static size_t sizes(size_t n, size_t own, size_t *out) {
    size_t count = 0;
    bool there = false;
    for (size_t i = 0; i < N_SIZES; i++) {
        size_t m = SIZES[i];
        bool fits = 2 * m <= n && (double)n * (double)m <= BESIDE;
        if (!there && own <= m) out[count++] = own;
        there = there || own <= m;
        if (fits && m != own) out[count++] = m;
    }
    if (!there) out[count++] = own;
    return count;
}

arp_status arp_power_measure(const arp_case *what, const arp_power_options *options, arp_power *out,
                             arp_error *err) {
    arp_status st = ARP_OK;
    size_t size[N_SIZES + 1], n_sizes = sizes(what->n, what->m, size);
    size_t fewer = what->m < what->n - what->m ? what->m : what->n - what->m;
    job j = {.options = options, .what = *what, .threads = options->threads};
    j.draws = options->draws ? options->draws : ARP_POWER_DRAWS;
    arp_power found = {.n = what->n, .m = what->m, .draws = j.draws, .seed = what->seed};
    if (j.threads == 0) j.threads = arp_threads_online();
    if (!arp_odds_exact(what->n, fewer)) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_POWER_TOO_LARGE, "uu", fewer, what->n);
    }
    j.total = (uint64_t)n_sizes * options->n_eligible * POINTS;
    found.pool = arp_pool_new();
    if (!arp_pool_take_all(found.pool, ARP_ROWS(found.curve, n_sizes, options->n_eligible)))
        ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < n_sizes; i++) ARP_TRY(measure_size(&j, size[i], &found, err));
    *out = found;
    found = (arp_power){0};

done:
    arp_power_free(&found);
    return st;
}

void arp_power_free(arp_power *power) {
    if (!power) return;
    arp_pool_free(power->pool);
    *power = (arp_power){0};
}
