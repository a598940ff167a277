/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/choosing/labels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/ties.h"
#include "drivers/choosing/messages.h"

/* Numbers of labels. */
typedef struct numbers {
    uint32_t *at;
    size_t n, room;
} numbers;

/* Points that none is above on both values, by rising first and falling second value. */
typedef struct stairs {
    double (*at)[2];
    size_t n;
} stairs;

typedef struct making {
    const arp_labels *in;
    arp_label_list list;
    double tie[2], budget;
    numbers now, next, *level; /* level: by how many of the group at work, at_most + 1 */
    stairs stairs;
    arp_label *sorted; /* room to sort in */
    size_t room;
} making;

static bool push(numbers *list, uint32_t one) {
    if (list->n == list->room) {
        size_t room = list->room ? 2 * list->room : 64;
        uint32_t *at = arp_resize(list->at, room, sizeof *at);
        if (!at) return false;
        list->at = at;
        list->room = room;
    }
    list->at[list->n++] = one;
    return true;
}

static arp_status add_label(making *w, arp_label label, uint32_t *number, arp_error *err) {
    arp_label_list *l = &w->list;
    if (l->n_all >= w->in->most)
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_CHOOSING_MANY, "u", w->in->most);
    if (l->n_all == l->room) {
        size_t room = l->room ? 2 * l->room : 1024;
        arp_label *all = arp_resize(l->all, room, sizeof *all);
        if (!all) return arp_fail_memory(err);
        l->all = all;
        l->room = room;
    }
    *number = (uint32_t)l->n_all;
    l->all[l->n_all++] = label;
    return ARP_OK;
}

/* First place whose first value is no less than x. */
static size_t find(const stairs *s, double x) {
    size_t low = 0, high = s->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (s->at[middle][0] < x) low = middle + 1;
        else high = middle;
    }
    return low;
}

static void climb(stairs *s, const double value[2]) {
    size_t to = find(s, value[0]), from = to;
    if (to < s->n && s->at[to][1] >= value[1]) return;
    if (to < s->n && !(s->at[to][0] > value[0])) to++;
    while (from > 0 && s->at[from - 1][1] <= value[1]) from--;
    memmove(s->at + from + 1, s->at + to, (s->n - to) * sizeof *s->at);
    memcpy(s->at[from], value, sizeof *s->at);
    s->n += from + 1 - to;
}

/* Is there a point no lower than value less `slack` on both, and higher by more than a tie on one?
 */
static bool beaten(const making *w, const double value[2], const double slack[2]) {
    const stairs *s = &w->stairs;
    size_t at = find(s, value[0] - slack[0]);
    if (at < s->n && s->at[at][1] > value[1] + w->tie[1]) return true;
    at = find(s, nextafter(value[0] + w->tie[0], INFINITY));
    return at < s->n && s->at[at][1] >= value[1] - slack[1];
}

static int cheapest_first(const void *a, const void *b) {
    const arp_label *p = a, *q = b;
    if (p->cost != q->cost) return p->cost < q->cost ? -1 : 1;
    if (p->value[0] != q->value[0]) return p->value[0] > q->value[0] ? -1 : 1;
    if (p->value[1] != q->value[1]) return p->value[1] > q->value[1] ? -1 : 1;
    return (p->row > q->row) - (p->row < q->row);
}

/* Labels of a list in the order of their costs; while it lasts `row` is the label's number. */
static bool sort_by_cost(making *w, const numbers *list) {
    if (list->n > w->room) {
        size_t room = 2 * list->n;
        arp_label *sorted = arp_resize(w->sorted, room, sizeof *sorted);
        if (!sorted) return false;
        w->sorted = sorted;
        double(*at)[2] = arp_resize(w->stairs.at, room + 1, sizeof *at);
        if (!at) return false;
        w->stairs.at = at;
        w->room = room;
    }
    for (size_t i = 0; i < list->n; i++) {
        w->sorted[i] = w->list.all[list->at[i]];
        w->sorted[i].row = list->at[i];
    }
    if (list->n) qsort(w->sorted, list->n, sizeof *w->sorted, cheapest_first);
    return true;
}

/* Takes off those that another beats at no higher cost. What is certain is enough here. */
static bool prune(making *w, numbers *list) {
    static const double NONE[2] = {0.0, 0.0};
    if (!sort_by_cost(w, list)) return false;
    size_t n = list->n;
    list->n = 0;
    w->stairs.n = 0;
    for (size_t i = 0; i < n; i++) {
        if (beaten(w, w->sorted[i].value, NONE)) continue;
        climb(&w->stairs, w->sorted[i].value);
        list->at[list->n++] = w->sorted[i].row;
    }
    return true;
}

/* Each label of `from` with one more territory, into `to`. */
static arp_status extend(making *w, const numbers *from, size_t row, numbers *to, arp_error *err) {
    const arp_labels *in = w->in;
    for (size_t i = 0; i < from->n; i++) {
        arp_label more = w->list.all[from->at[i]];
        uint32_t number;
        more.cost += in->cost[row];
        if (more.cost > w->budget) continue;
        for (size_t p = 0; p < 2; p++) more.value[p] += in->value[p][row];
        more.before = from->at[i];
        more.row = (uint32_t)row;
        arp_status st = add_label(w, more, &number, err);
        if (st != ARP_OK) return st;
        if (!push(to, number)) return arp_fail_memory(err);
    }
    return ARP_OK;
}

/* One territory more of the group at work: from the most of it downwards, so that it is taken once.
 */
static arp_status take(making *w, size_t row, size_t quota, arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t k = quota; k-- > 0;) {
        ARP_TRY(extend(w, &w->level[k], row, &w->level[k + 1], err));
        if (!prune(w, &w->level[k + 1])) ARP_TRY(arp_fail_memory(err));
    }
    if (w->in->go_on && !w->in->go_on(w->in->user)) st = ARP_INTERRUPTED;
done:
    return st;
}

/* The levels of a group together are where the next one begins. */
static arp_status gather(making *w, size_t quota, arp_error *err) {
    for (size_t k = 1; k <= quota; k++) {
        for (size_t i = 0; i < w->level[k].n; i++) {
            if (!push(&w->level[0], w->level[k].at[i])) return arp_fail_memory(err);
        }
        w->level[k].n = 0;
    }
    return prune(w, &w->level[0]) ? ARP_OK : arp_fail_memory(err);
}

/* Without quotas each territory is a group of its own. */
static arp_status take_all(making *w, arp_error *err) {
    const arp_labels *in = w->in;
    arp_status st = ARP_OK;
    for (size_t g = 0; g < in->n; g++) {
        size_t quota = in->group ? in->at_most : 1;
        for (size_t i = in->group ? 0 : g; i < (in->group ? in->n : g + 1); i++) {
            if (!in->group || in->group[i] == g) ARP_TRY(take(w, i, quota, err));
        }
        ARP_TRY(gather(w, quota, err));
    }
done:
    return st;
}

static int highest_first(const void *a, const void *b) {
    const arp_label *p = a, *q = b;
    if (p->value[0] != q->value[0]) return p->value[0] > q->value[0] ? -1 : 1;
    if (p->value[1] != q->value[1]) return p->value[1] > q->value[1] ? -1 : 1;
    return (p->row > q->row) - (p->row < q->row);
}

/* At last the cost is of no account. */
static arp_status keep(making *w, arp_error *err) {
    numbers *last = &w->level[0];
    arp_label_list *l = &w->list;
    if (!sort_by_cost(w, last)) return arp_fail_memory(err);
    l->kept = arp_zalloc(last->n, sizeof *l->kept);
    if (!l->kept) return arp_fail_memory(err);
    if (last->n) qsort(w->sorted, last->n, sizeof *w->sorted, highest_first);
    w->stairs.n = 0;
    for (size_t i = 0; i < last->n; i++) climb(&w->stairs, w->sorted[i].value);
    for (size_t i = 0; i < last->n; i++) {
        if (!beaten(w, w->sorted[i].value, w->tie)) l->kept[l->n_kept++] = w->sorted[i].row;
    }
    return ARP_OK;
}

arp_status arp_labels_make(const arp_labels *in, arp_label_list *out, arp_error *err) {
    making w = {.in = in, .budget = in->budget + ARP_TIE * fabs(in->budget)};
    size_t levels = (in->group ? in->at_most : 1) + 1;
    uint32_t empty;
    arp_status st = ARP_OK;
    w.level = arp_zalloc(levels, sizeof *w.level);
    if (!w.level) return arp_fail_memory(err);
    for (size_t p = 0; p < 2; p++) {
        for (size_t i = 0; i < in->n; i++) w.tie[p] += ARP_TIE * fabs(in->value[p][i]);
    }
    ARP_TRY(add_label(&w, (arp_label){.row = UINT32_MAX}, &empty, err));
    if (!push(&w.level[0], empty)) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(take_all(&w, err));
    ARP_TRY(keep(&w, err));
    *out = w.list;
    w.list = (arp_label_list){0};
done:
    for (size_t k = 0; k < levels; k++) arp_free(w.level[k].at);
    arp_free(w.level);
    arp_free(w.sorted);
    arp_free(w.stairs.at);
    arp_labels_free(&w.list);
    return st;
}

void arp_labels_free(arp_label_list *list) {
    arp_free(list->all);
    arp_free(list->kept);
    *list = (arp_label_list){0};
}
