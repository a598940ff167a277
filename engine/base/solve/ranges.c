/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/solve/ranges.h"

#include <glpk.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>

#include "base/memory.h"
#include "base/solve/apart.h"

enum { STEPS = 200 }; /* between two questions whether to go on */
static const double TOLERANCE = 1e-9, NO_PART = 1e-7;

/* One call; its arrays are freed where a fault comes back to. */
typedef struct call {
    const arp_ranges *r;
    glp_prob *lp;
    int *column; /* a row's entries, from 1 on */
    double *value, *rows;
    double *most;   /* n_rows: the largest entry of each, by which its part is judged */
    double *met[2]; /* n_columns: the least and the most met of each, where it is asked */
    arp_ranges_state state;
} call;

static int kind_of(double low, double high) {
    if (low == high) return GLP_FX;
    if (isfinite(low)) return isfinite(high) ? GLP_DB : GLP_LO;
    return isfinite(high) ? GLP_UP : GLP_FR;
}

/* Entries of row i, behind which there is room for two more. */
static int entries(call *c, size_t i) {
    int n = 0;
    for (size_t e = c->r->start[i]; e < c->r->start[i + 1]; e++) {
        if (c->r->value[e] == 0.0) continue;
        c->column[++n] = (int)c->r->column[e] + 1;
        c->value[n] = c->r->value[e];
        c->most[i] = fmax(c->most[i], fabs(c->r->value[e]));
    }
    return n;
}

/* The system; with `elastic` each row may be missed on either side, at the cost of how far. */
static void load(call *c, bool elastic) {
    const arp_ranges *r = c->r;
    c->lp = glp_create_prob();
    glp_add_cols(c->lp, (int)(r->n_columns + (elastic ? 2 * r->n_rows : 0)));
    glp_add_rows(c->lp, (int)r->n_rows);
    for (size_t j = 0; j < r->n_columns; j++)
        glp_set_col_bnds(c->lp, (int)j + 1, kind_of(r->low[j], r->high[j]), r->low[j], r->high[j]);
    for (size_t i = 0; i < r->n_rows; i++) {
        int at = (int)i + 1, n = entries(c, i);
        for (int k = 0; elastic && k < 2; k++) {
            int miss = (int)(r->n_columns + 2 * i) + k + 1;
            glp_set_col_bnds(c->lp, miss, GLP_LO, 0, 0);
            glp_set_obj_coef(c->lp, miss, 1);
            c->column[++n] = miss;
            c->value[n] = k ? -1 : 1;
        }
        glp_set_mat_row(c->lp, at, n, c->column, c->value);
        glp_set_row_bnds(c->lp, at, kind_of(r->row_low[i], r->row_high[i]), r->row_low[i],
                         r->row_high[i]);
    }
    glp_scale_prob(c->lp, GLP_SF_AUTO);
}

static bool goes_on(call *c) {
    if (!c->r->go_on || c->r->go_on(c->r->asking)) return true;
    c->state = ARP_RANGES_STOPPED;
    return false;
}

/* Solves from the basis there is, a few steps at a time; false: given up, or told to stop. */
static bool solve(call *c) {
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.tol_bnd = how.tol_dj = TOLERANCE;
    how.it_lim = STEPS;
    for (int fresh = 0; fresh < 2; fresh++) {
        int fault = GLP_EITLIM, steps = 0;
        while (fault == GLP_EITLIM && goes_on(c) && steps++ < 100000)
            fault = glp_simplex(c->lp, &how);
        if (c->state == ARP_RANGES_STOPPED) return false;
        int got = glp_get_status(c->lp);
        if (fault == 0 && got != GLP_UNDEF && got != GLP_FEAS && got != GLP_INFEAS) return true;
        glp_std_basis(c->lp);
    }
    c->state = ARP_RANGES_UNDECIDED;
    return false;
}

static void parts(call *c) {
    for (size_t i = 0; i < c->r->n_rows; i++) {
        double part = glp_get_row_dual(c->lp, (int)i + 1);
        c->rows[i] = fabs(part) * c->most[i] > NO_PART ? part : 0.0;
    }
}

/* Rows that contradict each other: those with a part in the least by which all are missed. */
static void contradict(call *c) {
    glp_delete_prob(c->lp);
    load(c, true);
    if (!solve(c)) return;
    c->state = ARP_RANGES_INFEASIBLE;
    parts(c);
    c->r->seen(c->r->of, SIZE_MAX, 0, NAN, c->rows);
}

/* Every solution meets the rows, whatever it was looked for. */
static void meet(call *c) {
    for (size_t j = 0; c->r->enough && j < c->r->n_columns; j++) {
        const double x = glp_get_col_prim(c->lp, (int)j + 1);
        c->met[0][j] = fmin(c->met[0][j], x);
        c->met[1][j] = fmax(c->met[1][j], x);
    }
}

static bool is_enough(const call *c, size_t j) {
    return c->r->enough && c->r->enough(c->r->of, j, c->met[0][j], c->met[1][j]);
}

/* One end of a column's range; `end` is its sign. */
static bool find_end(call *c, size_t column, int end) {
    const int at = (int)column + 1;
    glp_set_obj_coef(c->lp, at, 1);
    glp_set_obj_dir(c->lp, end < 0 ? GLP_MIN : GLP_MAX);
    bool solved = solve(c);
    double x = end < 0 ? -INFINITY : INFINITY;
    for (size_t i = 0; i < c->r->n_rows; i++) c->rows[i] = 0.0;
    if (solved && glp_get_status(c->lp) == GLP_OPT) {
        x = glp_get_col_prim(c->lp, at);
        parts(c);
        meet(c);
    } else if (solved && glp_get_status(c->lp) != GLP_UNBND) { /* feasible it was */
        c->state = ARP_RANGES_UNDECIDED;
        solved = false;
    }
    glp_set_obj_coef(c->lp, at, 0);
    if (solved) c->r->seen(c->r->of, column, end, x, c->rows);
    return solved;
}

static void work(void *of) {
    call *c = of;
    const arp_ranges *r = c->r;
    load(c, false);
    if (solve(c)) {
        if (glp_get_status(c->lp) != GLP_OPT) {
            contradict(c);
        } else {
            for (size_t j = 0; j < r->n_columns; j++) c->met[0][j] = INFINITY;
            for (size_t j = 0; j < r->n_columns; j++) c->met[1][j] = -INFINITY;
            meet(c);
            for (size_t j = 0; j < r->n_columns; j++) {
                if (!r->asked[j] || is_enough(c, j)) continue;
                if (!find_end(c, j, -1) || !find_end(c, j, 1)) break;
            }
        }
    }
    glp_delete_prob(c->lp);
}

arp_status arp_ranges_find(const arp_ranges *r, arp_ranges_state *state, arp_error *err) {
    call c = {.r = r};
    arp_status st = ARP_OK;
    if (r->n_columns + 2 * r->n_rows >= INT_MAX) return arp_fail_memory(err);
    if (!arp_zalloc_all(ARP_ARRAY(c.column, r->n_columns + 3), ARP_ARRAY(c.value, r->n_columns + 3),
                        ARP_ARRAY(c.rows, r->n_rows), ARP_ARRAY(c.most, r->n_rows),
                        ARP_ARRAY(c.met[0], r->n_columns), ARP_ARRAY(c.met[1], r->n_columns)))
        return arp_fail_memory(err);
    st = arp_solve_apart(work, &c, err);
    *state = c.state;
    arp_free(c.column);
    arp_free(c.value);
    arp_free(c.rows);
    arp_free(c.most);
    arp_free(c.met[0]);
    arp_free(c.met[1]);
    return st;
}
