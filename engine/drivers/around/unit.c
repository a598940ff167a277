/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/around/unit.h"

#include <math.h>
#include <string.h>

#include "base/moments.h"
#include "drivers/around/messages.h"
#include "drivers/resemblance/case.h"
#include "drivers/resemblance/concordance.h"
#include "drivers/resemblance/universes.h"
#include "table/table.h"
#include "territory/territory.h"

/* Sum of n rows of an array; NaN where one of them is. */
static double total_of(const double *x, const size_t *row, size_t n) {
    arp_total total = {0};
    for (size_t i = 0; i < n; i++) arp_total_add(&total, x[row[i]]);
    return arp_total_of(total);
}

/* True when the parts that are known to be behind the values are too small a share. */
static bool too_little(const arp_sums *sums, const arp_summand *s, const size_t *row, size_t n) {
    if (!s->part || !s->whole) return false;
    double whole = total_of(s->whole, row, n);
    return whole != 0.0 && total_of(s->part, row, n) / whole < sums->minimum_coverage;
}

/* Of a ratio of sums whose terms have independent errors. */
static double error_of_sums(const arp_summand *s, const size_t *row, size_t n, double whole) {
    arp_total square = {0};
    if (!s->standard_error) return NAN;
    if (n == 1) return s->standard_error[row[0]];
    for (size_t i = 0; i < n; i++) {
        double off = s->standard_error[row[i]];
        if (s->denominator) off *= s->denominator[row[i]];
        arp_total_add(&square, off * off);
    }
    return sqrt(arp_total_of(square)) / whole;
}

static void add_up_cell(const arp_summand *s, const size_t *row, size_t n, arp_unit_cell *cell) {
    bool alone = n == 1 && s->ready; /* needs no weight, and keeps its last bit */
    cell->numerator = alone ? s->ready[row[0]] : total_of(s->numerator, row, n);
    cell->denominator = alone || !s->denominator ? 1.0 : total_of(s->denominator, row, n);
    cell->approximate = s->mean && !alone;
    cell->standard_error = error_of_sums(s, row, n, cell->denominator);
    if (s->events) cell->events = total_of(s->events, row, n);
}

arp_unit_cell arp_unit_sum(const arp_sums *sums, size_t column, const size_t *row, size_t n) {
    const arp_summand *s = &sums->column[column];
    arp_unit_cell cell = {
        .value = NAN, .numerator = NAN, .denominator = NAN, .standard_error = NAN, .events = NAN};
    for (size_t i = 0; i < n; i++) cell.mark = arp_mark_worse(cell.mark, s->mark[row[i]]);
    if (cell.mark != ARP_CELL_OK) return cell;
    cell.mark = ARP_CELL_MISSING;
    if (n > 1 && !s->summable) return cell;
    add_up_cell(s, row, n, &cell);
    if (cell.denominator == 0.0 || too_little(sums, s, row, n)) return cell;
    double value = s->per * cell.numerator / cell.denominator;
    if (!isfinite(value)) return cell;
    cell.mark = ARP_CELL_OK;
    cell.value = value;
    return cell;
}

double arp_unit_population(const arp_sums *sums, const size_t *row, size_t n) {
    return sums->population ? total_of(sums->population, row, n) : NAN;
}

arp_status arp_unit_table(const arp_unit_ground *ground, const arp_sums *sums,
                          const arp_members *without, size_t more, arp_table *out, arp_error *err) {
    const arp_table *values = ground->values;
    size_t n = 0;
    bool *gone = arp_zalloc(values->n_rows, sizeof *gone);
    size_t *row = arp_zalloc(values->n_rows, sizeof *row);
    arp_status st = gone && row ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) goto done;
    for (size_t i = 0; i < without->n; i++) {
        size_t ranked = sums->ranked[without->row[i]];
        if (ranked != ARP_NONE) gone[ranked] = true;
    }
    for (size_t i = 0; i < values->n_rows; i++) {
        if (!gone[i]) row[n++] = i;
    }
    ARP_TRY(arp_table_make(n + more, values->n_columns, 0, out, err));
    for (size_t i = 0; i < n; i++) {
        out->code[i] = values->code[row[i]];
        out->label[i] = values->label[row[i]];
    }
    for (size_t j = 0; j < values->n_columns; j++) {
        out->column[j].name = values->column[j].name;
        for (size_t i = 0; i < n; i++) {
            out->column[j].value[i] = values->column[j].value[row[i]];
            out->column[j].mark[i] = values->column[j].mark[row[i]];
        }
    }
done:
    arp_free(gone);
    arp_free(row);
    return st;
}

void arp_unit_put(const arp_sums *sums, const size_t *member, size_t n, arp_table *table,
                  size_t row) {
    for (size_t j = 0; j < table->n_columns; j++) {
        arp_unit_cell cell = arp_unit_sum(sums, j, member, n);
        table->column[j].value[row] = cell.value;
        table->column[j].mark[row] = cell.mark;
    }
}

/* The sums, and arrays for the rest. */
static arp_status add_up(const arp_unit_ground *ground, const arp_sums *sums,
                         const arp_members *members, arp_unit *u, arp_error *err) {
    size_t n_columns = sums->n_columns;
    size_t *row;
    if (!arp_pool_take_all(ground->pool, ARP_ARRAY(row, members->n), ARP_ARRAY(u->value, n_columns),
                           ARP_ARRAY(u->numerator, n_columns), ARP_ARRAY(u->denominator, n_columns),
                           ARP_ARRAY(u->standard_error, n_columns), ARP_ARRAY(u->events, n_columns),
                           ARP_ARRAY(u->approximate, n_columns), ARP_ARRAY(u->mark, n_columns)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < members->n; i++) {
        row[i] = members->row[i];
        u->n_ranked += sums->ranked[row[i]] != ARP_NONE;
    }
    u->members = (arp_members){members->name, row, members->n};
    u->n = ground->values->n_rows - u->n_ranked + 1;
    u->population = arp_unit_population(sums, row, members->n);
    for (size_t j = 0; j < n_columns; j++) {
        arp_unit_cell cell = arp_unit_sum(sums, j, row, members->n);
        u->value[j] = cell.value;
        u->mark[j] = cell.mark;
        u->numerator[j] = cell.numerator;
        u->denominator[j] = cell.denominator;
        u->standard_error[j] = cell.standard_error;
        u->events[j] = cell.events;
        u->approximate[j] = cell.approximate;
    }
    return ARP_OK;
}

/* Says so where the unit cannot be made or stands among too few. */
static arp_status refuse(const arp_unit_ground *ground, const arp_sums *sums, arp_unit *u) {
    for (size_t j = 0; j < sums->n_columns && u->members.n > 1; j++) {
        if (sums->column[j].summable) continue;
        return arp_fail(&u->why, ARP_DOMAIN, ARP_MSG_PERIMETERS_NOT_SUMMABLE, "ss", u->members.name,
                        ground->values->column[j].name);
    }
    if (u->n < ARP_UNIVERSE_LEAST) {
        return arp_fail(&u->why, ARP_DOMAIN, ARP_MSG_PERIMETERS_FEW, "suu", u->members.name, u->n,
                        (size_t)ARP_UNIVERSE_LEAST);
    }
    return ARP_OK;
}

/* Scores and ranks of the last row, and each side's concordance of that row alone. */
static arp_status read_last(const arp_unit_ground *ground, const arp_table *table,
                            const arp_result *result, arp_unit *u, arp_error *err) {
    size_t nodes = result->n_nodes, last = result->n - 1, sides = ground->plan->node[0].n_children;
    arp_status st = ARP_OK;
    arp_case what = {.m = 1, .selected = &last, .seed = ground->seed};
    arp_null null = {.seed = ground->seed};
    arp_pool *pool = arp_pool_new();
    if (!pool || !arp_pool_take_all(ground->pool, ARP_ARRAY(u->score, nodes),
                                    ARP_ARRAY(u->rank, nodes), ARP_ARRAY(u->side, sides)))
        ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_case_lines(ground->plan, table, result, pool, &what, err));
    for (size_t v = 0; v < nodes; v++) {
        u->score[v] = result->score[v * result->n + last];
        u->rank[v] = result->rank[v * result->n + last];
    }
    for (size_t s = 0; s < sides; s++) {
        ARP_TRY(arp_concordance_measure(what.line[s], what.n, &last, 1, &null, &u->side[s], err));
    }
done:
    arp_null_free(&null);
    arp_pool_free(pool);
    return st;
}

static arp_status run(const arp_unit_ground *ground, const arp_sums *sums, arp_unit *u) {
    arp_table table = {0};
    arp_result result = {0};
    arp_status st = ARP_OK;
    ARP_TRY(arp_unit_table(ground, sums, &u->members, 1, &table, &u->why));
    size_t last = table.n_rows - 1;
    table.code[last] = table.label[last] = u->members.name;
    arp_unit_put(sums, u->members.row, u->members.n, &table, last);
    ARP_TRY(arp_index_run(ground->plan, &table, &result, &u->why));
    ARP_TRY(read_last(ground, &table, &result, u, &u->why));
done:
    arp_result_free(&result);
    arp_table_free(&table);
    return st;
}

arp_status arp_unit_measure(const arp_unit_ground *ground, const arp_sums *sums,
                            const arp_members *members, arp_unit *out, arp_error *err) {
    arp_unit unit = {0};
    arp_status st = add_up(ground, sums, members, &unit, err);
    if (st != ARP_OK) return st;
    st = refuse(ground, sums, &unit);
    if (st == ARP_OK) st = run(ground, sums, &unit);
    if (st == ARP_MEMORY) return arp_fail_memory(err);
    unit.computed = st == ARP_OK;
    if (!unit.computed) {
        unit.score = NULL;
        unit.rank = NULL;
        unit.side = NULL;
    }
    *out = unit;
    return ARP_OK;
}
