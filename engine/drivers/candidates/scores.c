/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/candidates/scores.h"

#include <math.h>
#include <string.h>

#include "aggregate/aggregate.h"
#include "base/ties.h"
#include "drivers/candidates/messages.h"
#include "index/run.h"

/* Does a leaf weigh anything in its side? */
static bool counts(const arp_plan *plan, const arp_result *result, size_t leaf) {
    for (size_t f = 0; f < result->n_dropped; f++) {
        if (result->dropped[f] == leaf) return false;
    }
    for (size_t v = leaf; v && plan->node[v].parent; v = plan->node[v].parent) {
        if (!(result->weight[v] > 0.0)) return false;
    }
    return true;
}

static void use(const arp_plan *plan, size_t leaf, bool *used) {
    for (size_t v = leaf; v != ARP_NONE; v = plan->node[v].parent) used[v] = true;
}

static arp_status take_leaf(const arp_unit_ground *ground, size_t node, arp_scores *s,
                            arp_error *err) {
    const arp_plan *plan = ground->plan;
    size_t column = plan->node[node].column;
    const arp_summand *sum = &s->sums->column[column];
    arp_scored_leaf *leaf = &s->leaf[s->n_leaves++];
    if (!sum->summable) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_CANDIDATES_NOT_SUMMABLE, "s",
                        ground->values->column[column].name);
    }
    *leaf = (arp_scored_leaf){.node = node, .column = column, .per = sum->per};
    s->width++;
    if (sum->denominator) leaf->denominator = s->width++;
    if (sum->part && sum->whole) {
        leaf->part = s->width;
        s->width += 2;
    }
    use(plan, node, s->used);
    return arp_frozen_make(plan, ground->values, ground->result, node, ground->pool,
                           &s->frozen[node], err);
}

/* What each territory adds, and its own values. */
static void fill_lines(arp_scores *s) {
    for (size_t i = 0; i < s->sums->n_rows; i++) {
        double *line = s->line + i * s->width;
        for (size_t j = 0; j < s->n_leaves; j++) {
            const arp_scored_leaf *leaf = &s->leaf[j];
            const arp_summand *sum = &s->sums->column[leaf->column];
            arp_unit_cell own = arp_unit_sum(s->sums, leaf->column, &i, 1);
            s->alone[i * s->n_leaves + j] = own.value;
            s->marked[i] = s->marked[i] || sum->mark[i] != ARP_CELL_OK;
            *line++ = sum->numerator[i];
            if (leaf->denominator) *line++ = sum->denominator[i];
            if (!leaf->part) continue;
            *line++ = sum->part[i];
            *line++ = sum->whole[i];
        }
    }
}

arp_status arp_scores_make(const arp_unit_ground *ground, const arp_sums *sums, arp_scores *out,
                           arp_error *err) {
    const arp_plan *plan = ground->plan;
    size_t nodes = plan->n_nodes, rows = sums->n_rows;
    arp_scores s = {.plan = plan, .sums = sums, .weight = ground->result->weight};
    arp_status st = ARP_OK;
    s.n_measures = 1 + plan->node[0].n_children;
    if (!arp_pool_take_all(ground->pool, ARP_ARRAY(s.frozen, nodes), ARP_ARRAY(s.leaf, nodes),
                           ARP_ARRAY(s.used, nodes), ARP_ARRAY(s.spread, s.n_measures)))
        return arp_fail_memory(err);
    for (size_t v = 0; v < nodes; v++) {
        bool leaf = plan->node[v].n_children == 0;
        if (leaf && counts(plan, ground->result, v)) ARP_TRY(take_leaf(ground, v, &s, err));
    }
    if (!arp_pool_take_all(ground->pool, ARP_ROWS(s.line, rows, s.width),
                           ARP_ROWS(s.alone, rows, s.n_leaves), ARP_ARRAY(s.marked, rows)))
        ARP_TRY(arp_fail_memory(err));
    fill_lines(&s);
    for (size_t m = 0; m < s.n_measures; m++) {
        size_t node = arp_measure_node(&s, m), n = ground->result->n;
        s.spread[m] = arp_tie_scale(ground->result->score + node * n, n);
    }
    *out = s;
done:
    return st;
}

arp_status arp_scored_make(const arp_scores *scores, arp_pool *pool, arp_scored *out,
                           arp_error *err) {
    arp_scored b = {0};
    if (!arp_pool_take_all(pool, ARP_ROWS(b.value, scores->n_leaves, ARP_SCORED),
                           ARP_ROWS(b.score, scores->plan->n_nodes, ARP_SCORED),
                           ARP_ARRAY(b.scratch, 2 * (ARP_SCORED + scores->plan->n_nodes))))
        return arp_fail_memory(err);
    *out = b;
    return ARP_OK;
}

size_t arp_measure_node(const arp_scores *scores, size_t measure) {
    return measure ? scores->plan->node[0].child[measure - 1] : 0;
}

void arp_scored_add(const arp_scores *scores, const double *line, arp_scored *batch) {
    double minimum = scores->sums->minimum_coverage, *to = batch->value + batch->n++;
    for (size_t j = 0; j < scores->n_leaves; j++, to += ARP_SCORED) {
        const arp_scored_leaf *leaf = &scores->leaf[j];
        double below = 1.0, value = leaf->per * *line++;
        if (leaf->denominator) below = *line++;
        value /= below;
        if (leaf->part) {
            bool too_little = line[1] != 0.0 && line[0] / line[1] < minimum;
            if (too_little) value = NAN;
            line += 2;
        }
        *to = below != 0.0 && isfinite(value) ? value : NAN;
    }
}

void arp_scored_add_alone(const arp_scores *scores, size_t row, arp_scored *batch) {
    for (size_t j = 0; j < scores->n_leaves; j++) {
        batch->value[j * ARP_SCORED + batch->n] = scores->alone[row * scores->n_leaves + j];
    }
    batch->n++;
}

/* Means of one node, its children having their scores. */
static void means(const arp_scores *s, size_t v, arp_scored *b) {
    const arp_plan_node *node = &s->plan->node[v];
    double exponent = arp_run_exponent(node), *out = b->score + v * ARP_SCORED;
    double *x = b->scratch, *w = b->scratch + s->plan->n_nodes;
    bool line = exponent == 1.0;
    memset(out, 0, b->n * sizeof *out);
    for (size_t j = 0; line && j < node->n_children; j++) {
        size_t child = node->child[j];
        const double *of = b->score + child * ARP_SCORED;
        double weight = s->weight[child];
        if (!s->used[child] || !(weight > 0.0)) continue;
        for (size_t i = 0; i < b->n; i++) out[i] += weight * of[i];
    }
    for (size_t i = 0; !line && i < b->n; i++) {
        size_t k = 0;
        bool positive = true;
        for (size_t j = 0; j < node->n_children; j++) {
            size_t child = node->child[j];
            if (!s->used[child] || !(s->weight[child] > 0.0)) continue;
            x[k] = b->score[child * ARP_SCORED + i];
            w[k] = s->weight[child];
            positive = positive && x[k++] > 0.0;
        }
        out[i] = positive ? node->aggregate->mean(x, w, k, exponent) : NAN;
    }
}

void arp_scored_run(const arp_scores *scores, arp_scored *batch) {
    for (size_t j = 0; j < scores->n_leaves; j++) {
        size_t node = scores->leaf[j].node;
        double *to = batch->score + node * ARP_SCORED;
        memcpy(to, batch->value + j * ARP_SCORED, batch->n * sizeof *to);
        arp_frozen_apply(&scores->frozen[node], to, batch->n, batch->scratch);
    }
    /* parents stand before their children, so backwards every child comes first */
    for (size_t v = scores->plan->n_nodes; v-- > 0;) {
        if (scores->used[v] && scores->plan->node[v].n_children) means(scores, v, batch);
    }
}

bool arp_scores_of(const arp_scores *scores, const size_t *row, size_t n, arp_scored *batch,
                   double *score) {
    bool known = true;
    for (size_t j = 0; j < scores->n_leaves; j++) {
        arp_unit_cell cell = arp_unit_sum(scores->sums, scores->leaf[j].column, row, n);
        batch->value[j * ARP_SCORED] = cell.value;
    }
    batch->n = 1;
    arp_scored_run(scores, batch);
    batch->n = 0;
    for (size_t m = 0; m < scores->n_measures; m++) {
        score[m] = batch->score[arp_measure_node(scores, m) * ARP_SCORED];
        known = known && isfinite(score[m]);
    }
    for (size_t m = 0; m < scores->n_measures && !known; m++) score[m] = NAN;
    return known;
}

bool arp_scores_tied(const arp_scores *scores, size_t measure, double a, double b) {
    double spread = scores->spread[measure];
    return a >= b ? arp_tied(a, b, spread) : arp_tied(b, a, spread);
}
