/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle/slow_index.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle/slow_ties.h"

typedef long double real;

static bool is(const char *a, const char *b) {
    return strcmp(a, b) == 0;
}

static void undefined(const char *what, const char *name) {
    printf("%s \"%s\" has no definition in tests/oracle/slow_index.c\n", what, name);
    exit(1);
}

/* ---- a column: n values, NaN for none ---- */

static int count(const real *x, int n) {
    int k = 0;
    for (int i = 0; i < n; i++) k += !isnan(x[i]);
    return k;
}

static real mean_of(const real *x, int n) {
    real sum = 0;
    for (int i = 0; i < n; i++) sum += isnan(x[i]) ? 0 : x[i];
    return sum / count(x, n);
}

/* The central moment sum of (x - mean)^p. */
static real power_sum(const real *x, int n, int p) {
    real m = mean_of(x, n), sum = 0;
    for (int i = 0; i < n; i++) sum += isnan(x[i]) ? 0 : powl(x[i] - m, p);
    return sum;
}

static real sd_of(const real *x, int n) {
    return sqrtl(power_sum(x, n, 2) / (count(x, n) - 1));
}

/* The value that has j others below it, ties in any order. */
static real nth(const real *x, int n, int j) {
    for (int i = 0; i < n; i++) {
        int below = 0, same = 0;
        if (isnan(x[i])) continue;
        for (int l = 0; l < n; l++) {
            below += x[l] < x[i];
            same += x[l] == x[i];
        }
        if (below <= j && j < below + same) return x[i];
    }
    return NAN;
}

static real median_of(const real *x, int n) {
    int k = count(x, n);
    return (nth(x, n, (k - 1) / 2) + nth(x, n, k / 2)) / 2;
}

static bool fails(const real *x, int n, bool *right) {
    real k = count(x, n), s = k < 4 ? 0 : sd_of(x, n);
    if (k < 4 || !(s > 0)) return false;
    real skew = k / ((k - 1) * (k - 2)) * power_sum(x, n, 3) / powl(s, 3);
    real kurt = k * (k + 1) / ((k - 1) * (k - 2) * (k - 3)) * power_sum(x, n, 4) / powl(s, 4) -
                3 * (k - 1) * (k - 1) / ((k - 2) * (k - 3));
    *right = skew > 0;
    return fabsl(skew) >= 2 - 1e-9L && kurt >= 3.5L - 1e-9L; /* exactly 2 happens: 0, 0, 0, 1 */
}

static bool winsorise(real *x, int n) {
    real start[SLOW_ROWS], before[SLOW_ROWS];
    bool right;
    int k = count(x, n), limit = k * 25 / 1000 > 5 ? k * 25 / 1000 : 5;
    memcpy(start, x, sizeof start);
    while (fails(x, n, &right)) {
        real edge = nth(x, n, right ? k - 1 : 0), next = NAN;
        memcpy(before, x, sizeof before);
        for (int i = 0; i < n; i++) {
            if (right && x[i] < edge) next = isnan(next) ? x[i] : fmaxl(next, x[i]);
            if (!right && x[i] > edge) next = isnan(next) ? x[i] : fminl(next, x[i]);
        }
        int replaced = 0;
        for (int i = 0; i < n; i++) {
            if (x[i] == edge) x[i] = next;
            replaced += !isnan(x[i]) && x[i] != start[i];
        }
        if (replaced > limit) {
            memcpy(x, before, sizeof before);
            return false;
        }
    }
    return true;
}

static void take_log(real *x, int n) {
    bool right;
    int k = count(x, n);
    if (!fails(x, n, &right)) return;
    real low = nth(x, n, 0), high = nth(x, n, k - 1), lift = 0.01L * (high - low);
    for (int i = 0; i < n; i++) {
        x[i] = right ? logl(x[i] - low + lift) : -logl(high - x[i] + lift);
    }
}

static void outliers(const char *rule, real *x, int n) {
    real start[SLOW_ROWS];
    memcpy(start, x, sizeof start);
    if (is(rule, "log")) {
        take_log(x, n);
    } else if (is(rule, "winsorise")) {
        winsorise(x, n);
    } else if (is(rule, "winsorise-log")) {
        if (winsorise(x, n)) return;
        memcpy(x, start, sizeof start);
        take_log(x, n);
    } else if (!is(rule, "none")) {
        undefined("outliers", rule);
    }
}

static void places(const real *x, int n, int i, int polarity, int *less, int *same) {
    *less = *same = 0;
    for (int l = 0; l < n; l++) {
        if (isnan(x[l])) continue;
        *less += (x[l] - x[i]) * polarity < 0;
        *same += x[l] == x[i];
    }
}

static real by_place(const char *method, const real *x, int n, int i, int polarity) {
    int less, same, k = count(x, n);
    places(x, n, i, polarity, &less, &same);
    if (is(method, "percentile")) return (less + (same - 1) / 2.0L) / (k - 1);
    if (is(method, "rank")) return less + 1;
    if (!is(method, "imd-exponential")) undefined("normalise", method);
    int rank = k - less - same + 1;
    real r = (k - rank + 1) / (real)k;
    return -23 * logl(1 - r * (1 - expl(-100.0L / 23)));
}

/* The two references of a column; false where the method has none it could use. */
static bool references(const char *method, const real *x, int n, const slow_node *leaf, real *a,
                       real *b) {
    int k = count(x, n);
    real away[SLOW_ROWS];
    *a = leaf->frozen ? leaf->bound[0] : NAN;
    *b = leaf->frozen ? leaf->bound[1] : NAN;
    if (is(method, "zscore")) {
        if (!leaf->frozen) *a = mean_of(x, n), *b = sd_of(x, n);
        return *b > 0;
    }
    if (is(method, "minmax")) {
        if (!leaf->frozen) *a = nth(x, n, 0), *b = nth(x, n, k - 1);
        return *a < *b;
    }
    if (is(method, "robust-zscore")) {
        if (!leaf->frozen) {
            *a = median_of(x, n);
            for (int i = 0; i < n; i++) away[i] = fabsl(x[i] - *a);
            *b = median_of(away, n);
        }
        return *b > 0;
    }
    if (is(method, "goalposts")) return *a < *b;
    if (is(method, "comparator")) return leaf->frozen && *a != 0;
    return true;
}

static bool normalise(const slow_plan *p, const slow_node *leaf, const real *x, int n, real *z) {
    const char *method = p->normalise;
    real a, b;
    if (!references(method, x, n, leaf, &a, &b)) return false;
    for (int i = 0; i < n; i++) {
        real up = leaf->polarity * (x[i] - a);
        z[i] = NAN;
        if (isnan(x[i])) continue;
        if (is(method, "zscore")) {
            z[i] = up / b;
        } else if (is(method, "robust-zscore")) {
            z[i] = up / (1.4826 * (real)b);
        } else if (is(method, "comparator")) {
            z[i] = 100 * (1 + up / fabsl(a));
        } else if (is(method, "minmax") || is(method, "goalposts")) {
            real u = (x[i] - a) / (b - a);
            if (is(method, "goalposts")) u = u < 0 ? 0 : u > 1 ? 1 : u;
            if (leaf->polarity < 0) u = 1 - u;
            z[i] = p->target[0] + (p->target[1] - (real)p->target[0]) * u;
        } else {
            z[i] = by_place(method, x, n, i, leaf->polarity);
        }
    }
    return true;
}

/* ---- weights ---- */

/* One Jacobi rotation of a (k x k) and of the vectors v. */
static void rotate(real a[][SLOW_CHILDREN], real v[][SLOW_CHILDREN], int k, int p, int q) {
    if (a[p][q] == 0) return;
    real angle = atan2l(2 * a[p][q], a[q][q] - a[p][p]) / 2, c = cosl(angle), s = sinl(angle);
    for (int i = 0; i < k; i++) {
        real x = a[i][p], y = a[i][q];
        a[i][p] = c * x - s * y;
        a[i][q] = s * x + c * y;
    }
    for (int i = 0; i < k; i++) {
        real x = a[p][i], y = a[q][i];
        a[p][i] = c * x - s * y;
        a[q][i] = s * x + c * y;
        x = v[i][p], y = v[i][q];
        v[i][p] = c * x - s * y;
        v[i][q] = s * x + c * y;
    }
}

static bool largest_component(real a[][SLOW_CHILDREN], int k, real *w) {
    real v[SLOW_CHILDREN][SLOW_CHILDREN] = {{0}}, sum = 0;
    int best = 0;
    for (int i = 0; i < k; i++) v[i][i] = 1;
    for (int sweep = 0; sweep < 100; sweep++) {
        for (int p = 0; p < k; p++) {
            for (int q = p + 1; q < k; q++) rotate(a, v, k, p, q);
        }
    }
    for (int i = 0; i < k; i++) best = a[i][i] > a[best][best] ? i : best;
    for (int i = 0; i < k; i++) {
        if (i != best && a[best][best] - a[i][i] <= 1e-9L) return false;
        sum += v[i][best];
    }
    for (int i = 0; i < k; i++) {
        w[i] = v[i][best] / sum;
        if (v[i][best] * (sum < 0 ? -1 : 1) < -1e-12L) return false;
        if (fabsl(v[i][best]) <= 1e-12L) w[i] = 0;
    }
    return true;
}

static bool pca(real (*score)[SLOW_ROWS], const int *child, int k, int n, real *w) {
    real z[SLOW_CHILDREN][SLOW_ROWS], r[SLOW_CHILDREN][SLOW_CHILDREN];
    int rows = 0;
    w[0] = 1;
    if (k == 1) return true;
    for (int i = 0; i < n; i++) {
        int have = 0;
        for (int j = 0; j < k; j++) have += !isnan(score[child[j]][i]);
        for (int j = 0; j < k && have == k; j++) z[j][rows] = score[child[j]][i];
        rows += have == k;
    }
    if (rows < 3) return false;
    for (int a = 0; a < k; a++) {
        if (!(sd_of(z[a], rows) > 0)) return false;
        for (int b = 0; b < k; b++) {
            real ma = mean_of(z[a], rows), mb = mean_of(z[b], rows), sum = 0;
            for (int i = 0; i < rows; i++) sum += (z[a][i] - ma) * (z[b][i] - mb);
            r[a][b] = sum / sqrtl(power_sum(z[a], rows, 2) * power_sum(z[b], rows, 2));
        }
    }
    return largest_component(r, k, w);
}

static bool weights(const slow_plan *p, const slow_node *node, real (*score)[SLOW_ROWS],
                    const int *child, int k, int n, real *w) {
    real sum = 0;
    if (is(node->weigh, "pca")) return pca(score, child, k, n, w);
    for (int j = 0; j < k; j++) sum += p->node[child[j]].weight;
    bool equal = is(node->weigh, "equal");
    if (!equal && !is(node->weigh, "given")) undefined("weights", node->weigh);
    for (int j = 0; j < k; j++) w[j] = equal ? 1.0L / k : p->node[child[j]].weight / sum;
    return equal || sum > 0;
}

/* ---- up the tree ---- */

double slow_exponent(const char *aggregate, double given) {
    if (is(aggregate, "power")) return given;
    if (is(aggregate, "arithmetic")) return 1.0;
    if (is(aggregate, "geometric")) return 0.0;
    if (!is(aggregate, "harmonic")) undefined("aggregate", aggregate);
    return -1.0;
}

static real power_mean(const real *x, const real *w, int k, real exponent) {
    real sum = 0;
    for (int j = 0; j < k; j++) {
        if (w[j] > 0) sum += w[j] * (exponent == 0 ? logl(x[j]) : powl(x[j], exponent));
    }
    return exponent == 0 ? expl(sum) : powl(sum, 1 / exponent);
}

static bool one_row(const slow_plan *p, int v, const int *child, int k, int i, slow_answer *out,
                    unsigned char mark[][SLOW_ROWS]) {
    real sum = 0, total = 0, x[SLOW_CHILDREN], w[SLOW_CHILDREN], covered = 0;
    int used = 0;
    for (int j = 0; j < k; j++) {
        real s = out->score[child[j]][i], wj = out->weight[child[j]];
        if (!isnan(s)) sum += wj * s, total += wj;
        covered += wj * out->coverage[child[j]][i];
    }
    for (int j = 0; j < k; j++) {
        const slow_node *c = &p->node[child[j]];
        bool hole = c->n_children == 0 && isnan(out->score[child[j]][i]);
        if (!hole || !is(p->missing[mark[c->column][i]], "mean-of-siblings")) continue;
        if (!(total > 0)) return false;
        out->score[child[j]][i] = sum / total;
    }
    total = 0;
    for (int j = 0; j < k; j++) {
        real s = out->score[child[j]][i], wj = out->weight[child[j]];
        if (isnan(s) && v == 0 && p->node[child[j]].n_children > 0) return false;
        if (isnan(s) || wj == 0) continue;
        if (p->node[v].exponent != 1 && !(s > 0)) return false;
        x[used] = s;
        total += w[used++] = wj;
    }
    for (int j = 0; j < used; j++) w[j] /= total;
    if (v == 0 && !used) return false;
    out->score[v][i] = used ? power_mean(x, w, used, p->node[v].exponent) : (real)NAN;
    out->coverage[v][i] = covered;
    return true;
}

static bool one_node(const slow_plan *p, int v, unsigned char mark[][SLOW_ROWS], int n,
                     slow_answer *out) {
    const slow_node *node = &p->node[v];
    int child[SLOW_CHILDREN], k = 0;
    real w[SLOW_CHILDREN];
    for (int j = 0; j < node->n_children; j++) {
        if (!out->dropped[node->child[j]]) child[k++] = node->child[j];
    }
    if (k == 0) {
        out->dropped[v] = true;
        for (int i = 0; i < n; i++) out->score[v][i] = NAN;
        return node->parent > 0;
    }
    if (!weights(p, node, out->score, child, k, n, w)) return false;
    for (int j = 0; j < k; j++) out->weight[child[j]] = w[j];
    for (int i = 0; i < n; i++) {
        if (!one_row(p, v, child, k, i, out, mark)) return false;
    }
    return true;
}

/* ---- the columns ---- */

static bool fill(const slow_plan *p, const double *x, const unsigned char *mark, int n, real *to) {
    real numbers[SLOW_ROWS];
    for (int i = 0; i < n; i++) numbers[i] = to[i] = mark[i] ? (real)NAN : x[i];
    if (count(numbers, n) == 0) return false;
    for (int i = 0; i < n; i++) {
        if (!mark[i]) continue;
        const char *rule = p->missing[mark[i]];
        if (is(rule, "stop")) return false;
        if (is(rule, "mean")) to[i] = mean_of(numbers, n);
        else if (is(rule, "median")) to[i] = median_of(numbers, n);
        else if (!is(rule, "mean-of-siblings") && !is(rule, "exclude")) undefined("missing", rule);
    }
    return true;
}

static bool needs_spread(const slow_plan *p, const slow_node *leaf) {
    if (is(p->normalise, "percentile")) return true;
    bool measures = is(p->normalise, "zscore") || is(p->normalise, "minmax") ||
                    is(p->normalise, "robust-zscore");
    return measures && !leaf->frozen;
}

static bool one_leaf(const slow_plan *p, int v, double x[][SLOW_ROWS],
                     unsigned char mark[][SLOW_ROWS], int n, slow_answer *out) {
    const slow_node *leaf = &p->node[v];
    real column[SLOW_ROWS], before[SLOW_ROWS];
    bool logs = false, right;
    if (!fill(p, x[leaf->column], mark[leaf->column], n, column)) return false;
    if (n == 1 && needs_spread(p, leaf)) return false;
    memcpy(before, column, sizeof before);
    outliers(p->outliers, column, n);
    for (int i = 0; i < n; i++) {
        out->coverage[v][i] = !mark[leaf->column][i];
        logs = logs || (!isnan(before[i]) && column[i] != before[i]);
    }
    logs = logs && (is(p->outliers, "log") || (is(p->outliers, "winsorise-log") &&
                                               (winsorise(before, n), fails(before, n, &right))));
    if (n > 1 && nth(column, n, 0) == nth(column, n, count(column, n) - 1)) {
        out->dropped[v] = true;
        for (int i = 0; i < n; i++) out->score[v][i] = NAN;
        return p->drop_constant;
    }
    bool by_bounds = !is(p->normalise, "percentile") && !is(p->normalise, "rank") &&
                     !is(p->normalise, "imd-exponential");
    if (logs && leaf->frozen && by_bounds) return false;
    return normalise(p, leaf, column, n, out->score[v]);
}

static bool every_row_has_a_value(const slow_plan *p, unsigned char mark[][SLOW_ROWS], int n) {
    for (int i = 0; i < n; i++) {
        int have = 0;
        for (int v = 0; v < p->n_nodes; v++) {
            have += p->node[v].n_children == 0 && mark[p->node[v].column][i] == 0;
        }
        if (have == 0) return false;
    }
    return true;
}

/* Given weights of a node that are all 0 are refused whatever else happens; so is a z-score, or
   a min-max from 0 or less, that counts in a mean of positive values. */
static bool certain_refusal(const slow_plan *p, const slow_node *node) {
    real sum = 0;
    if (node->n_children == 0 || is(node->weigh, "pca")) return false;
    for (int j = 0; j < node->n_children; j++) sum += p->node[node->child[j]].weight;
    if (is(node->weigh, "given") && !(sum > 0)) return true;
    for (int j = 0; j < node->n_children && node->exponent != 1; j++) {
        const slow_node *c = &p->node[node->child[j]];
        bool counts = is(node->weigh, "equal") || c->weight > 0;
        bool low = is(p->normalise, "zscore") || is(p->normalise, "robust-zscore") ||
                   (is(p->normalise, "minmax") && p->target[0] <= 0);
        if (c->n_children == 0 && counts && low && !c->frozen) return true;
    }
    return false;
}

static void rank_by_counting(int n, const real *score, int *rank) {
    double x[SLOW_ROWS];
    for (int i = 0; i < n; i++) x[i] = (double)score[i];
    slow_settle(x, (size_t)n);
    for (int i = 0; i < n; i++) {
        rank[i] = isnan(x[i]) ? 0 : 1;
        for (int j = 0; j < n && rank[i]; j++) rank[i] += x[j] > x[i];
    }
}

bool slow_index(const slow_plan *plan, double x[][SLOW_ROWS], unsigned char mark[][SLOW_ROWS],
                int n, slow_answer *out) {
    memset(out, 0, sizeof *out);
    if (!every_row_has_a_value(plan, mark, n)) return false;
    for (int v = 0; v < plan->n_nodes; v++) {
        if (certain_refusal(plan, &plan->node[v])) return false;
        if (plan->node[v].n_children == 0 && !one_leaf(plan, v, x, mark, n, out)) return false;
    }
    for (int v = plan->n_nodes - 1; v >= 0; v--) {
        if (plan->node[v].n_children && !one_node(plan, v, mark, n, out)) return false;
    }
    out->weight[0] = 1;
    for (int v = 0; v < plan->n_nodes; v++) rank_by_counting(n, out->score[v], out->rank[v]);
    return true;
}
