/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/solve/program.h"

#include <glpk.h>
#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/solve/apart.h"

/* Feasibility, reduced costs, whole numbers. */
static const double TOLERANCE = 1e-9;

/* One call: what survives a fault of GLPK. */
typedef struct call {
    const arp_program *program;
    arp_program_answer answer;
    double *x;   /* n_columns */
    int *column; /* a row's entries, from 1 on as GLPK counts */
    double *value;
    glp_prob *lp;
    bool stopped; /* at the node limit, or the caller had it */
} call;

static int kind_of(double low, double high) {
    if (low == high) return GLP_FX;
    if (isfinite(low)) return isfinite(high) ? GLP_DB : GLP_LO;
    return isfinite(high) ? GLP_UP : GLP_FR;
}

static void load(call *c) {
    const arp_program *p = c->program;
    c->lp = glp_create_prob();
    glp_add_cols(c->lp, (int)p->n_columns);
    for (size_t j = 0; j < p->n_columns; j++) {
        int at = (int)j + 1;
        glp_set_col_bnds(c->lp, at, kind_of(p->low[j], p->high[j]), p->low[j], p->high[j]);
        glp_set_obj_coef(c->lp, at, p->cost[j]);
        if (p->whole && p->whole[j]) glp_set_col_kind(c->lp, at, GLP_IV);
    }
    if (p->n_rows) glp_add_rows(c->lp, (int)p->n_rows);
    for (size_t i = 0; i < p->n_rows; i++) {
        int at = (int)i + 1, n = 0;
        for (size_t e = p->start[i]; e < p->start[i + 1]; e++) {
            if (p->value[e] == 0.0) continue;
            c->column[++n] = (int)p->column[e] + 1;
            c->value[n] = p->value[e];
        }
        glp_set_mat_row(c->lp, at, n, c->column, c->value);
        glp_set_row_bnds(c->lp, at, kind_of(p->row_low[i], p->row_high[i]), p->row_low[i],
                         p->row_high[i]);
    }
}

/* The linear program, or what is left of a mixed one without its whole numbers. */
static arp_program_state relax(call *c) {
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.meth = GLP_DUALP;
    how.tol_bnd = how.tol_dj = TOLERANCE;
    int fault = glp_simplex(c->lp, &how);
    if (fault) { /* from a fresh start, the other way */
        glp_std_basis(c->lp);
        how.meth = GLP_PRIMAL;
        fault = glp_simplex(c->lp, &how);
    }
    if (fault) return ARP_PROGRAM_NOT_FOUND;
    if (glp_get_status(c->lp) == GLP_OPT) return ARP_PROGRAM_OPTIMAL;
    return glp_get_prim_stat(c->lp) == GLP_NOFEAS ? ARP_PROGRAM_INFEASIBLE : ARP_PROGRAM_NOT_FOUND;
}

static void branch(glp_tree *tree, void *info) {
    call *c = info;
    const arp_program *p = c->program;
    if (p->go_on && !p->go_on(p->asked)) {
        c->stopped = true;
        glp_ios_terminate(tree);
    }
    if (c->stopped || glp_ios_reason(tree) != GLP_ISELECT) return;
    int best = glp_ios_best_node(tree);
    if (best) c->answer.bound = glp_ios_node_bound(tree, best);
    if (c->answer.nodes == p->node_limit) {
        c->stopped = true;
        glp_ios_terminate(tree);
    } else {
        c->answer.nodes++;
    }
}

static void solve_mixed(call *c) {
    arp_program_answer *a = &c->answer;
    glp_iocp how;
    glp_init_iocp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.tol_int = TOLERANCE;
    how.cb_func = branch;
    how.cb_info = c;
    int fault = glp_intopt(c->lp, &how);
    bool finished = fault == 0 && !c->stopped;
    switch (glp_mip_status(c->lp)) {
    case GLP_OPT:
    case GLP_FEAS:
        a->state = finished ? ARP_PROGRAM_OPTIMAL : ARP_PROGRAM_FEASIBLE;
        a->value = glp_mip_obj_val(c->lp);
        a->bound = finished ? a->value : fmin(a->bound, a->value);
        for (size_t j = 0; j < c->program->n_columns; j++) {
            double x = glp_mip_col_val(c->lp, (int)j + 1);
            c->x[j] = c->program->whole[j] ? nearbyint(x) : x;
        }
        return;
    case GLP_NOFEAS:
        a->state = finished ? ARP_PROGRAM_INFEASIBLE : ARP_PROGRAM_NOT_FOUND;
        return;
    default:
        a->state = ARP_PROGRAM_NOT_FOUND;
    }
}

static void solve(call *c) {
    arp_program_answer *a = &c->answer;
    load(c);
    a->state = relax(c);
    if (a->state != ARP_PROGRAM_OPTIMAL) return;
    a->bound = glp_get_obj_val(c->lp);
    if (c->program->whole) {
        solve_mixed(c);
        return;
    }
    a->value = a->bound;
    for (size_t j = 0; j < c->program->n_columns; j++) {
        c->x[j] = glp_get_col_prim(c->lp, (int)j + 1);
    }
}

static void work(void *of) {
    call *c = of;
    solve(c);
    glp_delete_prob(c->lp);
}

arp_status arp_program_solve(const arp_program *program, double *x, arp_program_answer *out,
                             arp_error *err) {
    size_t n = program->n_columns;
    if (n >= INT_MAX || program->n_rows >= INT_MAX) return arp_fail_memory(err);
    call *c = arp_zalloc(1, sizeof *c);
    int *column = arp_zalloc(n + 1, sizeof *column);
    double *value = arp_zalloc(2 * n + 1, sizeof *value);
    arp_status st = ARP_OK;
    if (!c || !column || !value) ARP_TRY(arp_fail_memory(err));
    c->program = program;
    c->column = column;
    c->value = value;
    c->x = value + n + 1;
    c->answer.value = NAN;
    c->answer.bound = -INFINITY;
    ARP_TRY(arp_solve_apart(work, c, err));
    if (!isnan(c->answer.value)) memcpy(x, c->x, n * sizeof *x);
    *out = c->answer;

done:
    arp_free(c);
    arp_free(column);
    arp_free(value);
    return st;
}

const char *arp_program_library(void) {
    return glp_version();
}
