/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a long file is summed over: read a second time, for the first reading knows only at its end
   which columns vary inside a sum. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "io/csv/messages.h"
#include "io/csv/rows.h"
#include "table/totals.h"

static bool is_named(const arp_csv_options *o, const char *name) {
    for (size_t k = 0; k < o->pivot.n_sum_over; k++) {
        if (strcmp(o->pivot.sum_over[k], name) == 0) return true;
    }
    for (size_t k = 0; k < o->n_where; k++) {
        if (strcmp(o->where[k].column, name) == 0) return true;
    }
    return false;
}

static bool make_columns(csv_over *o) {
    const csv_varied *v = &o->first->varied;
    o->column = arp_zalloc(v->n, sizeof *o->column);
    if (!o->column) return false;
    for (size_t k = 0; k < v->n; k++) {
        csv_over_column *c = &o->column[o->n];
        if (v->record[k] == UINT64_MAX) continue;
        c->field = v->field[k];
        c->name = o->first->header.at[c->field];
        c->named = is_named(o->first->options, c->name);
        c->values = arp_codes_new(NULL, 0);
        o->n++;
        if (!c->values) return false;
    }
    return true;
}

static void free_over(csv_over *o) {
    for (size_t k = 0; k < o->n; k++) {
        arp_free(o->column[k].value.at);
        arp_codes_free(o->column[k].values);
        arp_free(o->column[k].times);
        arp_free(o->column[k].total);
    }
    arp_free(o->column);
    arp_free(o->row);
    arp_free(o->sum);
    arp_free(o->value);
    arp_free(o->here);
    arp_free(o->x);
}

/* FNV-1a of the sum and of what the other columns say: the records that differ in column k alone.
 */
static uint64_t beside(const csv_over *o, size_t record, size_t k) {
    uint64_t h = UINT64_C(14695981039346656037);
    for (size_t j = 0; j < o->n; j++) {
        uint64_t x = j == k ? o->sum[record] : o->value[record * o->n + j];
        for (size_t b = 0; b < 8; b++, x >>= 8) h = (h ^ (x & 0xFF)) * UINT64_C(1099511628211);
    }
    return h;
}

/* The totals among the values of a column: of whole sums, then of what differs in it alone. */
static arp_status find_totals(const csv_over *o, size_t k, arp_summed *part, arp_error *err) {
    csv_over_column *c = &o->column[k];
    arp_status st = ARP_OK;
    arp_total_word *word = arp_zalloc(c->value.n, sizeof *word);
    c->total = arp_zalloc(c->value.n, 1);
    if (!word || !c->total) ARP_TRY(arp_fail_memory(err));
    arp_total_words(c->value.at, c->value.n, word);
    for (size_t alone = 0; alone < (o->n > 1 ? 2 : 1); alone++) {
        for (size_t i = 0; i < o->kept; i++) {
            const uint64_t group = alone ? beside(o, i, k) : o->sum[i];
            part[i] = (arp_summed){o->row[i], group, o->value[i * o->n + k], o->x[i]};
        }
        ARP_TRY(arp_totals_find(part, o->kept, word, c->value.n, c->total, err));
    }
done:
    arp_free(word);
    return st;
}

/* The value most records have, the last one of several. */
static size_t most_common(const csv_over_column *c) {
    size_t best = 0;
    for (size_t v = 1; v < c->value.n; v++) {
        if (c->times[v] >= c->times[best]) best = v;
    }
    return best;
}

static int rising(const void *a, const void *b) {
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

/* How many sums have each value, and how many there are. */
static bool count_sums(csv_over *o, size_t k, uint64_t *pair) {
    csv_over_column *c = &o->column[k];
    const uint64_t n = c->value.n;
    c->times = arp_zalloc(n, sizeof *c->times);
    if (!c->times) return false;
    for (size_t i = 0; i < o->kept; i++) pair[i] = o->sum[i] * n + o->value[i * o->n + k];
    qsort(pair, o->kept, sizeof *pair, rising);
    o->n_sums = 0;
    for (size_t i = 0; i < o->kept; i++) {
        if (i && pair[i] == pair[i - 1]) continue;
        c->times[pair[i] % n]++;
        o->n_sums += i == 0 || pair[i] / n != pair[i - 1] / n;
    }
    return true;
}

/* What each value of a column counts for where `where` would rather keep it: its totals, or the
   most common one where it has none. */
static void weigh(const csv_over_column *c, size_t n, size_t *weight) {
    const bool total = csv_over_total(c) != SIZE_MAX;
    for (size_t v = 0; v < c->value.n; v++) weight[v] = total && c->total[v] ? n + 1 : 0;
    if (!total) weight[most_common(c)] = 1;
}

/* A record whose values, of those that stand together, count for most; the last one of several. */
static arp_status find_liked(const csv_over *o, size_t *best, arp_error *err) {
    size_t values = 0, most = 0;
    for (size_t k = 0; k < o->n; k++) values += o->column[k].value.n;
    size_t *weight = arp_zalloc(values, sizeof *weight), *of = weight;
    if (!weight) return arp_fail_memory(err);
    for (size_t k = 0; k < o->n; of += o->column[k++].value.n) weigh(&o->column[k], o->n, of);
    for (size_t i = 0; i < o->kept; i++) {
        size_t liked = 0;
        of = weight;
        for (size_t k = 0; k < o->n; of += o->column[k++].value.n)
            liked += of[o->value[i * o->n + k]];
        if (liked < most) continue;
        most = liked;
        *best = i;
    }
    arp_free(weight);
    return ARP_OK;
}

/* Values to keep that stand together in one record, so that `where` leaves some; of a column
   without total one that nearly all sums have. */
static arp_status choose(const csv_over *o, arp_error *err) {
    size_t best = 0;
    arp_status st = find_liked(o, &best, err);
    for (size_t k = 0; st == ARP_OK && k < o->n; k++) {
        csv_over_column *c = &o->column[k];
        const size_t value = o->value[best * o->n + k];
        const bool total = csv_over_total(c) != SIZE_MAX;
        const bool shared = 10 * c->times[value] >= 9 * o->n_sums;
        c->keep = (total ? c->total[value] : shared) ? value : SIZE_MAX;
    }
    return st;
}

/* The record that brings a total and its parts together; false: memory is short. */
static bool place_total(const csv_rows *rows, const csv_over *o, size_t k, csv_fault *fault) {
    const csv_over_column *c = &o->column[k];
    uint8_t *seen = arp_zalloc(rows->n * rows->wanted->n_numbers, 1);
    if (!seen) return false;
    fault->field = c->field;
    for (size_t i = 0; i < o->kept; i++) {
        uint8_t *both = &seen[o->sum[i]];
        *both |= c->total[o->value[i * o->n + k]] ? 1 : 2;
        if (*both != 3) continue;
        fault->record = o->here[i];
        break;
    }
    arp_free(seen);
    return true;
}

/* Where the first thing that is wrong was met. */
static bool place(const csv_rows *rows, const csv_over *o, csv_fault *fault) {
    const csv_varied *v = &rows->varied;
    for (size_t k = 0; k < o->n; k++) {
        if (csv_over_total(&o->column[k]) != SIZE_MAX) return place_total(rows, o, k, fault);
    }
    for (size_t k = v->n; k-- > 0;) {
        if (v->record[k] == UINT64_MAX || is_named(rows->options, rows->header.at[v->field[k]]))
            continue;
        fault->record = v->record[k];
        fault->field = v->field[k];
    }
    return true;
}

static arp_status judge(csv_rows *rows, csv_over *o, arp_error *err) {
    arp_summed *part = arp_zalloc(o->kept, sizeof *part);
    uint64_t *pair = arp_zalloc(o->kept, sizeof *pair);
    arp_status st = part && pair ? ARP_OK : arp_fail_memory(err);
    for (size_t k = 0; k < o->n && st == ARP_OK; k++) {
        st = find_totals(o, k, part, err);
        if (st == ARP_OK && !count_sums(o, k, pair)) st = arp_fail_memory(err);
    }
    arp_free(part);
    arp_free(pair);
    if (st == ARP_OK) st = choose(o, err);
    if (st != ARP_OK) return st;
    csv_over_tell(o->column, o->n, rows->options, &rows->fault.error);
    bool placed = rows->fault.error.code == ARP_OK || place(rows, o, &rows->fault);
    return placed ? ARP_OK : arp_fail_memory(err);
}

arp_status csv_over_check(csv_rows *rows, arp_source *source, char summed[ARP_ERROR_TEXT],
                          arp_error *err) {
    csv_over over = {.first = rows};
    csv_rows second = {0};
    arp_status st = ARP_OK;
    size_t n = 0;
    for (size_t k = 0; k < rows->varied.n; k++) n += rows->varied.record[k] != UINT64_MAX;
    if (n == 0) return ARP_OK;
    if (!make_columns(&over) ||
        !csv_rows_start(&second, rows->options, rows->wanted, rows->dialect))
        ARP_TRY(arp_fail_memory(err));
    second.over = &over;
    csv_pass pass = csv_rows_pass(&second, source);
    ARP_TRY(csv_pass_run(&pass, err));
    rows->fault = second.fault;
    if (rows->fault.error.code == ARP_OK) ARP_TRY(judge(rows, &over, err));
    if (rows->fault.error.code != ARP_OK) {
        ARP_TRY(csv_refuse(source, rows->dialect, &rows->fault, err));
    }
    csv_over_list(over.column, over.n, summed);
done:
    free_over(&over);
    csv_rows_free(&second);
    return st;
}
