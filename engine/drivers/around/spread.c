/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/around/spread.h"

#include <math.h>

#include "base/moments.h"
#include "base/rng.h"
#include "drivers/around/graph.h"

double arp_points_apart(const arp_points *points, size_t a, size_t b) {
    const double *x = points->z + a * points->k, *y = points->z + b * points->k;
    double sum = 0.0;
    size_t shared = 0;
    for (size_t j = 0; j < points->k; j++) {
        double gap = x[j] - y[j];
        if (isnan(gap)) continue;
        sum += gap * gap;
        shared++;
    }
    return shared ? sqrt(sum * (double)points->k / (double)shared) : NAN;
}

double arp_points_mean(const arp_points *points, const size_t *at, size_t n) {
    double sum = 0.0;
    if (n < 2) return NAN;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) sum += arp_points_apart(points, at[j], at[i]);
    }
    return sum / ((double)n * (double)(n - 1) / 2.0);
}

static void all_pairs(const arp_points *points, arp_spread *out) {
    size_t pairs = points->n * (points->n - 1) / 2, nearer = 0;
    arp_total total = {0};
    for (size_t i = 0; i < points->n; i++) {
        for (size_t j = 0; j < i; j++) {
            double apart = arp_points_apart(points, j, i);
            nearer += apart <= out->members;
            arp_total_add(&total, apart);
        }
    }
    out->method = ARP_P_EXACT;
    out->random = arp_total_of(total) / (double)pairs;
    out->nearer = (double)nearer / (double)pairs;
}

/* n different points of one numbered draw, rising or not; `in` is false all over, and again so. */
static void draw_set(uint64_t seed, uint64_t draw, size_t n_points, size_t n, bool *in,
                     size_t *set) {
    uint32_t lane = 0;
    for (size_t i = 0; i < n;) {
        size_t one = (size_t)arp_below(seed, draw, &lane, n_points);
        if (in[one]) continue;
        in[one] = true;
        set[i++] = one;
    }
    for (size_t i = 0; i < n; i++) in[set[i]] = false;
}

static arp_status random_sets(const arp_points *points, size_t n, uint64_t seed, arp_spread *out,
                              arp_error *err) {
    size_t nearer = 0;
    arp_total total = {0};
    bool *in = arp_zalloc(points->n, sizeof *in);
    size_t *set = arp_zalloc(n, sizeof *set);
    arp_status st = in && set ? ARP_OK : arp_fail_memory(err);
    for (uint64_t draw = 0; draw < ARP_SPREAD_SETS && st == ARP_OK; draw++) {
        draw_set(seed, draw, points->n, n, in, set);
        double mean = arp_points_mean(points, set, n);
        nearer += mean <= out->members;
        arp_total_add(&total, mean);
    }
    out->method = ARP_P_MONTE_CARLO;
    out->random = arp_total_of(total) / ARP_SPREAD_SETS;
    out->nearer = (double)(nearer + 1) / (ARP_SPREAD_SETS + 1);
    arp_free(in);
    arp_free(set);
    return st;
}

arp_status arp_spread_distances(const arp_points *points, const size_t *at, size_t n, uint64_t seed,
                                arp_spread *out, arp_error *err) {
    out->members = arp_points_mean(points, at, n);
    if (isnan(out->members)) return ARP_OK;
    if (n > 2 || points->n > ARP_SPREAD_TERRITORIES) {
        return random_sets(points, n, seed, out, err);
    }
    all_pairs(points, out);
    return ARP_OK;
}

arp_status arp_spread_neighbours(const arp_points *points, const arp_neighbours_input *near,
                                 size_t n_rows, arp_spread *out, arp_error *err) {
    arp_graph graph = {0};
    arp_total total = {0};
    size_t pairs = 0, nearer = 0;
    if (!near || near->n_pairs == 0 || isnan(out->members)) return ARP_OK;
    arp_status st = arp_graph_make(near->pair, near->n_pairs, n_rows, &graph, err);
    if (st != ARP_OK) return st;
    for (size_t i = 0; i < n_rows; i++) {
        for (size_t e = graph.start[i]; e < graph.start[i + 1]; e++) {
            if (graph.to[e] >= i) continue; /* each pair once */
            double apart = arp_points_apart(points, graph.to[e], i);
            nearer += apart <= out->members;
            arp_total_add(&total, apart);
            pairs++;
        }
    }
    out->neighbours = arp_total_of(total) / (double)pairs;
    out->neighbours_nearer = (double)nearer / (double)pairs;
    arp_graph_free(&graph);
    return ARP_OK;
}

/* The leaves of a run, each divided by its spread; constant and dropped ones are no coordinates. */
static arp_status make_points(const arp_plan *plan, const arp_result *r, arp_points *out,
                              arp_error *err) {
    double *column = arp_zalloc(r->n, sizeof *column);
    size_t *leaf = arp_zalloc(r->n_nodes, sizeof *leaf);
    double *sd = arp_zalloc(r->n_nodes, sizeof *sd);
    arp_status st = column && leaf && sd ? ARP_OK : arp_fail_memory(err);
    arp_points made = {.n = r->n};
    for (size_t v = 0; v < r->n_nodes && st == ARP_OK; v++) {
        if (plan->node[v].n_children) continue;
        size_t n = arp_pack(r->score + v * r->n, r->n, column);
        if (n < 2) continue;
        sd[made.k] = arp_sd(column, n, arp_mean(column, n));
        leaf[made.k] = v;
        made.k += sd[made.k] > 0.0;
    }
    made.z = arp_zalloc(made.n, (made.k ? made.k : 1) * sizeof *made.z);
    if (st == ARP_OK && !made.z) st = arp_fail_memory(err);
    for (size_t i = 0; i < made.n && st == ARP_OK; i++) {
        for (size_t j = 0; j < made.k; j++) {
            made.z[i * made.k + j] = r->score[leaf[j] * r->n + i] / sd[j];
        }
    }
    if (st == ARP_OK) *out = made;
    else arp_free(made.z);
    arp_free(column);
    arp_free(leaf);
    arp_free(sd);
    return st;
}

/* Variance of a node's score over n rows of a run (NULL: all of them). */
static arp_status variance(const arp_result *r, size_t node, const size_t *at, size_t n,
                           double *out, arp_error *err) {
    double *x = arp_zalloc(n, sizeof *x);
    if (!x) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) x[i] = r->score[node * r->n + (at ? at[i] : i)];
    size_t known = arp_pack(x, n, x);
    double sd = known > 1 ? arp_sd(x, known, arp_mean(x, known)) : NAN;
    *out = sd * sd;
    arp_free(x);
    return ARP_OK;
}

static arp_status measure(const arp_unit_ground *ground, const arp_result *r, const size_t *at,
                          size_t n, arp_spread *out, arp_error *err) {
    const arp_plan_node *root = &ground->plan->node[0];
    arp_points points = {0};
    arp_status st = ARP_OK;
    for (size_t s = 0; s < root->n_children; s++) {
        ARP_TRY(variance(r, root->child[s], at, n, &out->within[s], err));
        ARP_TRY(variance(r, root->child[s], NULL, r->n, &out->all[s], err));
        if (out->all[s] > 0.0) out->ratio[s] = out->within[s] / out->all[s];
    }
    if (n > ARP_SPREAD_MEMBERS) return ARP_OK;
    ARP_TRY(make_points(ground->plan, r, &points, err));
    ARP_TRY(arp_spread_distances(&points, at, n, ground->seed, out, err));
    ARP_TRY(arp_spread_neighbours(&points, ground->near, ground->values->n_rows, out, err));
done:
    arp_free(points.z);
    return st;
}

/* Runs the index over the ranked territories and the unranked members after them. */
static arp_status run_with(const arp_unit_ground *ground, const arp_sums *sums,
                           const arp_members *members, size_t more, arp_result *out,
                           arp_error *err) {
    static const arp_members NONE = {0};
    arp_table table = {0};
    arp_status st = ARP_OK;
    ARP_TRY(arp_unit_table(ground, sums, &NONE, more, &table, err));
    for (size_t i = 0, at = table.n_rows - more; i < members->n; i++) {
        size_t row = members->row[i];
        if (sums->ranked[row] != ARP_NONE) continue;
        table.code[at] = sums->code[row];
        table.label[at] = sums->label[row];
        arp_unit_put(sums, &row, 1, &table, at++);
    }
    ARP_TRY(arp_index_run(ground->plan, &table, out, err));
done:
    arp_table_free(&table);
    return st;
}

static arp_status prepare(const arp_unit_ground *ground, arp_spread *out, arp_error *err) {
    size_t sides = ground->plan->node[0].n_children;
    *out = (arp_spread){.members = NAN, .random = NAN, .nearer = NAN};
    out->neighbours = out->neighbours_nearer = NAN;
    if (!arp_pool_take_all(ground->pool, ARP_ARRAY(out->within, sides), ARP_ARRAY(out->all, sides),
                           ARP_ARRAY(out->ratio, sides)))
        return arp_fail_memory(err);
    for (size_t s = 0; s < sides; s++) {
        out->within[s] = out->all[s] = out->ratio[s] = NAN;
    }
    return ARP_OK;
}

arp_status arp_spread_measure(const arp_unit_ground *ground, const arp_sums *sums,
                              const arp_members *members, arp_spread *out, arp_error *err) {
    size_t n = members->n, more = 0;
    arp_result extended = {0};
    size_t *at = arp_zalloc(n, sizeof *at);
    arp_status st = at ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    ARP_TRY(prepare(ground, out, err));
    for (size_t i = 0; i < n; i++) {
        at[i] = sums->ranked[members->row[i]];
        if (at[i] == ARP_NONE) at[i] = ground->values->n_rows + more++;
    }
    if (n < 2) goto done;
    if (more && run_with(ground, sums, members, more, &extended, &out->why) != ARP_OK) {
        if (out->why.code == ARP_MEMORY) st = arp_fail_memory(err);
        goto done;
    }
    ARP_TRY(measure(ground, more ? &extended : ground->result, at, n, out, err));
done:
    arp_result_free(&extended);
    arp_free(at);
    return st;
}
