/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/candidates/flow.h"

#include <math.h>

#include "base/memory.h"

enum { STEPS = 20 };

/* Columns: a member a territory; a root a territory, where no seed is one; a flow a border and
   direction, in the order of graph->to. Rows are added one after the other. */
typedef struct model {
    const arp_flow_input *in;
    size_t n, first_root, first_flow, n_columns, n_rows, n_entries;
    double *cost, *low, *high, *row_low, *row_high, *value, *x;
    bool *whole;
    size_t *start, *column;
} model;

static bool rooted(const model *m) {
    return m->in->n_seeds > 0;
}

static bool make_room(model *m) {
    size_t edges = m->in->graph->start[m->n], n = m->n, rows = 3 * n + 3;
    m->first_root = n;
    m->first_flow = rooted(m) ? n : 2 * n;
    m->n_columns = m->first_flow + edges;
    size_t entries = 4 * edges + 9 * n; /* each flow leaves one and enters another */
    return arp_zalloc_all(ARP_ARRAY(m->cost, m->n_columns), ARP_ARRAY(m->low, m->n_columns),
                          ARP_ARRAY(m->high, m->n_columns), ARP_ARRAY(m->x, m->n_columns),
                          ARP_ARRAY(m->whole, m->n_columns), ARP_ARRAY(m->row_low, rows),
                          ARP_ARRAY(m->row_high, rows), ARP_ARRAY(m->start, rows + 1),
                          ARP_ARRAY(m->column, entries), ARP_ARRAY(m->value, entries));
}

static void free_room(model *m) {
    arp_free(m->cost);
    arp_free(m->low);
    arp_free(m->high);
    arp_free(m->x);
    arp_free(m->whole);
    arp_free(m->row_low);
    arp_free(m->row_high);
    arp_free(m->start);
    arp_free(m->column);
    arp_free(m->value);
}

static void entry(model *m, size_t column, double value) {
    m->column[m->n_entries] = column;
    m->value[m->n_entries++] = value;
}

static void end_row(model *m, double low, double high) {
    m->row_low[m->n_rows] = low;
    m->row_high[m->n_rows] = high;
    m->start[++m->n_rows] = m->n_entries;
}

/* Where the border the other way round stands in graph->to. */
static size_t back(const arp_graph *graph, size_t from, size_t edge) {
    size_t to = graph->to[edge], low = graph->start[to], high = graph->start[to + 1];
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (graph->to[middle] <= from) low = middle;
        else high = middle;
    }
    return low;
}

static void set_bounds(model *m) {
    const arp_flow_input *in = m->in;
    double most = (double)in->most;
    for (size_t i = 0; i < m->n; i++) {
        m->whole[i] = true;
        m->high[i] = in->usable[i];
        if (rooted(m)) continue;
        m->whole[m->first_root + i] = true;
        m->high[m->first_root + i] = in->usable[i];
    }
    for (size_t s = 0; s < in->n_seeds; s++) m->low[in->seed[s]] = 1.0;
    for (size_t c = m->first_flow; c < m->n_columns; c++) m->high[c] = most - 1.0;
}

/* A member sends on what comes in and one more, unless it is the root; only members let flow in. */
static void flow_rows(model *m, size_t i) {
    const arp_graph *graph = m->in->graph;
    double most = (double)m->in->most;
    if (!rooted(m) || i != m->in->seed[0]) {
        for (size_t e = graph->start[i]; e < graph->start[i + 1]; e++) {
            entry(m, m->first_flow + e, 1.0);
            entry(m, m->first_flow + back(graph, i, e), -1.0);
        }
        entry(m, i, -1.0);
        if (!rooted(m)) entry(m, m->first_root + i, most);
        end_row(m, 0.0, INFINITY);
    }
    for (size_t e = graph->start[i]; e < graph->start[i + 1]; e++)
        entry(m, m->first_flow + back(graph, i, e), 1.0);
    entry(m, i, 1.0 - most);
    end_row(m, -INFINITY, 0.0);
    if (rooted(m)) return;
    entry(m, m->first_root + i, 1.0);
    entry(m, i, -1.0);
    end_row(m, -INFINITY, 0.0);
}

static void state_rows(model *m) {
    const arp_flow_input *in = m->in;
    for (size_t i = 0; i < m->n; i++) flow_rows(m, i);
    for (size_t i = 0; i < m->n; i++) entry(m, i, 1.0);
    end_row(m, (double)in->least, (double)in->most);
    for (size_t i = 0; i < m->n; i++) {
        if (in->usable[i]) entry(m, i, in->population[i]);
    }
    end_row(m, in->from, in->to);
    if (rooted(m)) return;
    for (size_t i = 0; i < m->n; i++) entry(m, m->first_root + i, 1.0);
    end_row(m, 1.0, 1.0);
}

/* Members as the program left them, rising, and their weighted mean. */
static double read_members(const model *m, size_t *row, size_t *n, double *people) {
    const arp_flow_input *in = m->in;
    double sum = 0.0;
    *n = 0;
    *people = 0.0;
    for (size_t i = 0; i < m->n && *n < in->most; i++) {
        if (m->x[i] < 0.5) continue;
        row[(*n)++] = i;
        *people += in->population[i];
        sum += in->population[i] * in->score[i];
    }
    return sum / *people;
}

/* The fewest inhabitants a set can have: what is gained is at most spread over so many. */
static double fewest(const arp_flow_input *in) {
    double seeds = 0.0, one = INFINITY;
    for (size_t s = 0; s < in->n_seeds; s++) seeds += in->population[in->seed[s]];
    for (size_t i = 0; i < in->graph->n; i++) {
        if (in->usable[i]) one = fmin(one, in->population[i]);
    }
    return fmax(in->n_seeds ? seeds : one, in->from);
}

static double mean_of_all(const arp_flow_input *in) {
    double sum = 0.0, people = 0.0;
    for (size_t i = 0; i < in->graph->n; i++) {
        if (!in->usable[i]) continue;
        sum += in->population[i] * in->score[i];
        people += in->population[i];
    }
    return sum / people;
}

static arp_status solve(model *m, double tau, arp_program_answer *answer, arp_error *err) {
    const arp_flow_input *in = m->in;
    const arp_program program = {.n_columns = m->n_columns,
                                 .n_rows = m->n_rows,
                                 .cost = m->cost,
                                 .low = m->low,
                                 .high = m->high,
                                 .whole = m->whole,
                                 .row_low = m->row_low,
                                 .row_high = m->row_high,
                                 .start = m->start,
                                 .column = m->column,
                                 .value = m->value,
                                 .node_limit = in->node_limit};
    for (size_t i = 0; i < m->n; i++)
        m->cost[i] = in->usable[i] ? -in->population[i] * (in->score[i] - tau) : 0.0;
    return arp_program_solve(&program, m->x, answer, err);
}

/* One mean after the other, each at least as high. */
static arp_status climb(model *m, size_t *row, arp_flow_answer *out, arp_error *err) {
    const arp_flow_input *in = m->in;
    double tau = mean_of_all(in), least = fewest(in), people;
    arp_status st = ARP_OK;
    for (out->steps = 0; out->steps < STEPS;) {
        arp_program_answer answer;
        if (in->go_on && !in->go_on(in->user)) return ARP_INTERRUPTED;
        ARP_TRY(solve(m, tau, &answer, err));
        out->steps++;
        out->nodes += answer.nodes;
        out->bound = fmin(out->bound, tau + fmax(0.0, -answer.bound) / least);
        bool solved = answer.state == ARP_PROGRAM_OPTIMAL || answer.state == ARP_PROGRAM_FEASIBLE;
        if (!solved && out->n == 0) out->state = answer.state;
        if (!solved) break;
        out->state = answer.state;
        bool gained = out->n == 0 || -answer.value > 1e-9 * least;
        if (!gained) break;
        tau = read_members(m, row, &out->n, &people);
        out->mean = tau;
    }
    out->bound = fmax(out->bound, out->mean);
done:
    return st;
}

arp_status arp_flow_best(const arp_flow_input *in, size_t *row, arp_flow_answer *out,
                         arp_error *err) {
    model m = {.in = in, .n = in->graph->n};
    arp_flow_answer found = {.state = ARP_PROGRAM_INFEASIBLE, .mean = NAN, .bound = INFINITY};
    arp_status st = ARP_OK;
    bool any = false;
    for (size_t i = 0; i < m.n; i++) any = any || in->usable[i];
    if (any && !make_room(&m)) return arp_fail_memory(err);
    if (any) {
        set_bounds(&m);
        state_rows(&m);
        st = climb(&m, row, &found, err);
    }
    if (st == ARP_OK) *out = found;
    free_room(&m);
    return st;
}
