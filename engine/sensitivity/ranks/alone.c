/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Marginal sets. The stepdown of pairs.c over the pairs of one territory i alone, where no
 * draws are needed: given Z_i = z sigma_i the others are independent, so that
 *   P(no pair beyond c) = integral of phi(z) prod_j [Phi(b_j(z)) - Phi(a_j(z))] dz,
 *   a_j = (z sigma_i - c sigma_ij) / sigma_j, or - infinity once i is told above j,
 *   b_j = (z sigma_i + c sigma_ij) / sigma_j, or + infinity once j is told above i.
 * The c of a given coverage is that of infinitely many replicates, within 1e-5 where no other's
 * error is under a hundredth of i's, 1e-3 otherwise.
 *
 * Of many territories, c is first sought as if those of like error all had their mean error; from
 * there few steps over all of them are left, along the slope found so.
 */
#include "base/order.h"
#include "base/quantiles.h"
#include "base/threads.h"
#include "sensitivity/ranks/method.h"

enum { CELLS = 16 * 64, POINTS = 5, TRIES = 60, MANY = 512, GROUPS = 256, KINDS = 3 };

static const double EDGE = 8.0;  /* of the table: 6e-16 lies beyond            */
static const double REACH = 5.5; /* of the integral: 4e-8 of the weight beyond */
static const double NONE = 1e-12;
static const double ENOUGH = 1e-7;
static const double ROOT_TAU = 2.5066282746310005;

/* Gauss-Legendre on [-1, 1]. */
static const double NODE[POINTS] = {-0.9061798459386640, -0.5384693101056831, 0.0,
                                    0.5384693101056831, 0.9061798459386640};
static const double SHARE[POINTS] = {0.2369268850561891, 0.4786286704993665, 0.5688888888888889,
                                     0.4786286704993665, 0.2369268850561891};

/* Phi by cubics that meet its values and slopes at multiples of 1/64: within 1e-9. */
typedef struct normal_table {
    double at[CELLS][4];
} normal_table;

/* Some territories of like error, told alike. */
typedef struct group {
    double sigma, pair; /* theirs, and of the difference with i */
    size_t n;
    bool above, below;
} group;

/* One territory's problem. */
typedef struct alone {
    const arp_rank_sets_of *of;
    const normal_table *normal;
    const uint32_t *by_error; /* n rows, the errors falling; NULL for few */
    bool grouped;             /* work with the groups                    */
    size_t n_groups;
    group group[GROUPS + KINDS];
    size_t i, live;      /* pairs that are left               */
    double *sigma;       /* n: of the difference with i       */
    bool *above, *below; /* n: i is told above j, j above i   */
    double limit[2];     /* of z, in c: finite where one without error is in a pair */
} alone;

typedef struct all {
    const arp_rank_sets_of *of;
    const normal_table *normal;
    const uint32_t *by_error;
    double *sigma;     /* threads x n     */
    bool *told;        /* threads x 2 n   */
    arp_rank_set *set; /* n_alone         */
    double *critical;  /* n_alone, or NULL */
} all;

static void fill(normal_table *t) {
    double step = 2.0 * EDGE / CELLS;
    for (size_t k = 0; k < CELLS; k++) {
        double x = -EDGE + step * (double)k, y = x + step;
        double p = arp_normal_above(-x), q = arp_normal_above(-y);
        double u = step * exp(-0.5 * x * x) / ROOT_TAU, v = step * exp(-0.5 * y * y) / ROOT_TAU;
        t->at[k][0] = p;
        t->at[k][1] = u;
        t->at[k][2] = 3.0 * (q - p) - 2.0 * u - v;
        t->at[k][3] = 2.0 * (p - q) + u + v;
    }
}

static inline double below(const normal_table *t, double x) {
    double at = (x + EDGE) * (CELLS / (2.0 * EDGE));
    if (!(at > 0.0)) return 0.0;
    if (at >= CELLS) return 1.0;
    size_t k = (size_t)at;
    const double *a = t->at[k];
    double f = at - (double)k;
    return ((a[3] * f + a[2]) * f + a[1]) * f + a[0];
}

/* P(no pair beyond c | Z_i = z sigma_i), those without error apart. */
static double given(const alone *a, double c, double z) {
    const double *sigma = a->of->sigma;
    double p = 1.0, own = z * sigma[a->i];
    for (size_t j = 0; j < a->of->n && p > NONE; j++) {
        if (j == a->i || sigma[j] == 0.0) continue;
        double reach = c * a->sigma[j];
        double from = a->above[j] ? 0.0 : below(a->normal, (own - reach) / sigma[j]);
        double to = a->below[j] ? 1.0 : below(a->normal, (own + reach) / sigma[j]);
        p *= to - from;
    }
    return p;
}

/* About the same, of groups. */
static double given_about(const alone *a, double c, double z) {
    double p = 1.0, own = z * a->of->sigma[a->i];
    for (size_t g = 0; g < a->n_groups && p > NONE; g++) {
        const group *some = &a->group[g];
        double reach = c * some->pair;
        double from = some->above ? 0.0 : below(a->normal, (own - reach) / some->sigma);
        double to = some->below ? 1.0 : below(a->normal, (own + reach) / some->sigma);
        double each = to - from;
        for (size_t n = some->n; n; n /= 2) {
            if (n & 1) p *= each;
            each *= each;
        }
    }
    return p;
}

static void end_group(alone *a, group *some) {
    if (some->n == 0) return;
    some->sigma /= (double)some->n;
    some->pair = arp_rank_sigma(a->of->sigma[a->i], some->sigma);
    a->group[a->n_groups++] = *some;
    some->n = 0;
    some->sigma = 0.0;
}

/* The others that have an error, in groups. */
static void gather(alone *a) {
    const double *sigma = a->of->sigma;
    size_t n = a->of->n, most = (n + GROUPS - 1) / GROUPS;
    group some[KINDS] = {{.above = false}, {.above = true}, {.below = true}};
    a->n_groups = 0;
    for (size_t k = 0; k < n; k++) {
        size_t j = a->by_error[k];
        if (j == a->i || sigma[j] == 0.0) continue;
        group *here = &some[a->above[j] ? 1 : a->below[j] ? 2 : 0];
        here->sigma += sigma[j];
        if (++here->n == most) end_group(a, here);
    }
    for (size_t k = 0; k < KINDS; k++) end_group(a, &some[k]);
}

/* Panels no wider than 1, between borders. */
static double stretch(const alone *a, double c, double from, double to) {
    if (!(from < to)) return 0.0;
    size_t panels = (size_t)ceil(to - from);
    double half = 0.5 * (to - from) / (double)panels, sum = 0.0;
    for (size_t k = 0; k < panels; k++) {
        double middle = from + half * (double)(2 * k + 1);
        for (size_t g = 0; g < POINTS; g++) {
            double z = middle + half * NODE[g];
            sum +=
                half * SHARE[g] * exp(-0.5 * z * z) * (a->grouped ? given_about : given)(a, c, z);
        }
    }
    return sum / ROOT_TAU;
}

/* P(no pair beyond c). Against one of a much smaller error the integrand all but jumps, at -c or
   c: the panels narrow towards them. */
static double within(const alone *a, double c) {
    enum { STEPS = 7, ENDS = 2 * STEPS };
    static const double STEP[STEPS] = {-1.0, -0.3, -0.1, 0.0, 0.1, 0.3, 1.0};
    if (a->of->sigma[a->i] == 0.0) return given(a, c, 0.0);
    double from = fmax(-REACH, a->limit[0] * c), to = fmin(REACH, a->limit[1] * c);
    double last = from, sum = 0.0;
    for (size_t k = 0; k < ENDS; k++) {
        double next = fmin(k < STEPS ? STEP[k] - c : STEP[k - STEPS] + c, to);
        sum += stretch(a, c, last, next);
        last = fmax(last, next);
    }
    return sum + stretch(a, c, last, to);
}

/* Falls through 0 where the coverage is reached. */
static double lack(const alone *a, double c) {
    return log((1.0 - within(a, c)) / a->of->alpha);
}

/* Regula falsi with the Illinois step [Dowell, Jarratt 1971], between the quantile of one pair,
   which is too low, and one that is high enough. */
static double solve(const alone *a, double high) {
    double low = arp_normal_quantile_above(a->of->alpha);
    double at_low = lack(a, low), at_high = lack(a, high);
    int last = 0;
    if (at_low <= ENOUGH) return low;
    for (int i = 0; i < TRIES && fabs(at_high) > ENOUGH; i++) {
        double c = high - at_high * (high - low) / (at_high - at_low), f = lack(a, c);
        if (f > 0.0) {
            low = c;
            at_low = f;
            if (last > 0) at_high *= 0.5;
            last = 1;
        } else {
            high = c;
            at_high = f;
            if (last < 0) at_low *= 0.5;
            last = -1;
        }
    }
    return high;
}

/* Of many: steps along the slope of the groups' problem, from its c. */
static double solve_many(alone *a, double high) {
    const double aside = 1e-4;
    gather(a);
    a->grouped = true;
    double c = solve(a, high), slope = (lack(a, c + aside) - lack(a, c)) / aside;
    a->grouped = false;
    for (int i = 0; i < TRIES && slope < 0.0 && c < 2.0 * high; i++) {
        double f = lack(a, c);
        if (fabs(f) <= ENOUGH) return fmax(c, arp_normal_quantile_above(a->of->alpha));
        c -= f / slope;
    }
    return solve(a, high);
}

/* Pairs without error are compared; the others are all live. */
static void start(alone *a) {
    const arp_rank_sets_of *of = a->of;
    double own = of->x[a->i];
    a->live = 0;
    for (size_t j = 0; j < of->n; j++) {
        a->sigma[j] = arp_rank_sigma(of->sigma[a->i], of->sigma[j]);
        bool compared = a->sigma[j] == 0.0;
        a->above[j] = compared && own > of->x[j];
        a->below[j] = compared && own < of->x[j];
        a->live += compared || j == a->i ? 0 : 2;
    }
}

/* Against one without error, Z_i itself stays within c while the pair is live. */
static void limit(alone *a) {
    a->limit[0] = -INFINITY;
    a->limit[1] = INFINITY;
    for (size_t j = 0; j < a->of->n; j++) {
        if (j == a->i || a->of->sigma[j] > 0.0) continue;
        if (!a->below[j]) a->limit[0] = -1.0;
        if (!a->above[j]) a->limit[1] = 1.0;
    }
}

static bool tell_apart(alone *a, double c) {
    const arp_rank_sets_of *of = a->of;
    size_t live = a->live;
    for (size_t j = 0; j < of->n; j++) {
        double gap = of->x[a->i] - of->x[j], border = c * a->sigma[j];
        if (j == a->i || a->sigma[j] == 0.0) continue;
        bool above = !a->above[j] && gap > border, below = !a->below[j] && -gap > border;
        a->above[j] = a->above[j] || above;
        a->below[j] = a->below[j] || below;
        a->live -= above || below;
    }
    return a->live < live;
}

/* (j, i) stays when (i, j) is told apart, so some pair is always live once one was. */
static double step_down(alone *a) {
    double c = 0.0;
    start(a);
    if (a->live == 0) return c;
    c = arp_normal_quantile_above(a->of->alpha / (double)a->live);
    do {
        limit(a);
        c = a->by_error ? solve_many(a, c) : solve(a, c);
    } while (tell_apart(a, c));
    return c;
}

static void one(void *user, size_t slot, uint64_t t) {
    const all *every = user;
    size_t n = every->of->n;
    bool *told = every->told + slot * 2 * n;
    alone a = {.of = every->of,
               .normal = every->normal,
               .by_error = every->by_error,
               .i = every->of->alone[t],
               .sigma = every->sigma + slot * n,
               .above = told,
               .below = told + n};
    double c = step_down(&a);
    arp_rank_set set = {1, (uint32_t)n};
    for (size_t j = 0; j < n; j++) {
        set.low += a.below[j];
        set.high -= a.above[j];
    }
    every->set[t] = set;
    if (every->critical) every->critical[t] = c;
}

arp_status arp_rank_alone(const arp_rank_sets_of *of, arp_rank_set *out, double *critical,
                          arp_error *err) {
    normal_table *normal = arp_zalloc(1, sizeof *normal);
    all every = {.of = of,
                 .normal = normal,
                 .sigma = arp_zalloc(of->threads, of->n * sizeof(double)),
                 .told = arp_zalloc(of->threads, 2 * of->n * sizeof(bool)),
                 .set = out,
                 .critical = critical};
    uint32_t *by_error = of->n >= MANY ? arp_zalloc(of->n, sizeof *by_error) : NULL;
    bool ok = normal && every.sigma && every.told && (by_error || of->n < MANY);
    if (by_error) ok = ok && arp_order_falling(of->sigma, of->n, by_error);
    every.by_error = by_error;
    if (ok) {
        fill(normal);
        arp_blocks_run(
            &(arp_blocks){.end = of->n_alone, .threads = of->threads, .user = &every, .work = one});
    }
    arp_free(normal);
    arp_free(by_error);
    arp_free(every.sigma);
    arp_free(every.told);
    return ok ? ARP_OK : arp_fail_memory(err);
}
