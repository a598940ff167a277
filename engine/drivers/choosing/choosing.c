/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/choosing/choosing.h"

#include <math.h>

#include "base/order.h"
#include "base/ties.h"
#include "drivers/choosing/labels.h"
#include "drivers/choosing/messages.h"

static arp_status check(const arp_choosing_input *in, arp_error *err) {
    for (size_t i = 0; i < in->n; i++) {
        if (!isfinite(in->value[0][i]) || !isfinite(in->value[1][i]))
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_CHOOSING_VALUE, "u", i);
        if (in->cost && !(in->cost[i] >= 0.0))
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_CHOOSING_COST, "un", i, in->cost[i]);
    }
    return ARP_OK;
}

static arp_status search(const arp_choosing_input *in, const double *cost, bool quota,
                         arp_label_list *out, arp_error *err) {
    const arp_labels labels = {.n = in->n,
                               .value = {in->value[0], in->value[1]},
                               .cost = cost,
                               .budget = in->budget,
                               .group = quota ? in->group : NULL,
                               .at_most = in->at_most,
                               .most = in->most_labels,
                               .go_on = in->go_on,
                               .user = in->user};
    return arp_labels_make(&labels, out, err);
}

static void best_of(const arp_label_list *list, double best[2]) {
    for (size_t p = 0; p < 2; p++) {
        best[p] = -INFINITY;
        for (size_t i = 0; i < list->n_kept; i++)
            best[p] = fmax(best[p], list->all[list->kept[i]].value[p]);
    }
}

static arp_status take_portfolio(const arp_label_list *list, uint32_t number, arp_pool *pool,
                                 arp_choosing *out, arp_error *err) {
    const arp_label *label = &list->all[number];
    arp_portfolio *p = &out->portfolio[out->n_portfolios++];
    *p = (arp_portfolio){.cost = label->cost, .value = {label->value[0], label->value[1]}};
    for (uint32_t at = number; at; at = list->all[at].before) p->n++;
    p->row = arp_pool_take(pool, p->n, sizeof *p->row);
    if (!p->row) return arp_fail_memory(err);
    size_t k = 0;
    for (uint32_t at = number; at; at = list->all[at].before) p->row[k++] = list->all[at].row;
    arp_sort_whole(p->row, p->n);
    for (size_t i = 0; i < p->n; i++) out->core_index[p->row[i]] += 1.0;
    /* regret is convex in the weight, so it is greatest at an end */
    p->regret = fmax(out->best[0] - p->value[0], out->best[1] - p->value[1]);
    return ARP_OK;
}

static void find_least(const arp_choosing_input *in, arp_choosing *out) {
    double tie = 0.0, least = INFINITY;
    for (size_t i = 0; i < in->n; i++)
        tie += ARP_TIE * fmax(fabs(in->value[0][i]), fabs(in->value[1][i]));
    for (size_t i = 0; i < out->n_portfolios; i++) least = fmin(least, out->portfolio[i].regret);
    for (size_t i = out->n_portfolios; i-- > 0;) {
        if (out->portfolio[i].regret > least + tie) continue;
        out->least_regret = i;
        out->n_least++;
    }
}

static void find_stands(const arp_choosing_input *in, arp_choosing *out) {
    for (size_t i = 0; i < in->n; i++) {
        bool all = out->core_index[i] == (double)out->n_portfolios;
        out->stands[i] = all                         ? ARP_STANDS_CORE
                         : out->core_index[i] == 0.0 ? ARP_STANDS_EXTERIOR
                                                     : ARP_STANDS_BORDERLINE;
        out->core_index[i] /= (double)out->n_portfolios;
        if (in->value[0][i] < 0.0 && in->value[1][i] < 0.0) out->never[out->n_never++] = i;
    }
}

static arp_status price_quota(const arp_choosing_input *in, const double *cost, arp_choosing *out,
                              arp_error *err) {
    arp_label_list free_of_it = {0};
    double best[2];
    if (!in->group) return ARP_OK;
    arp_status st = search(in, cost, false, &free_of_it, err);
    if (st == ARP_OK) {
        best_of(&free_of_it, best);
        for (size_t p = 0; p < 2; p++) out->quota[p] = best[p] - out->best[p];
    }
    arp_labels_free(&free_of_it);
    return st;
}

arp_status arp_choosing_find(const arp_choosing_input *in, arp_pool *pool, arp_choosing *out,
                             arp_error *err) {
    arp_choosing found = {0};
    arp_label_list list = {0};
    arp_status st = ARP_OK;
    double *one = arp_zalloc(in->n, sizeof *one);
    const double *cost = in->cost ? in->cost : one;
    if (!one) return arp_fail_memory(err);
    for (size_t i = 0; i < in->n; i++) one[i] = 1.0;
    ARP_TRY(check(in, err));
    ARP_TRY(search(in, cost, true, &list, err));
    best_of(&list, found.best);
    if (!arp_pool_take_all(pool, ARP_ARRAY(found.portfolio, list.n_kept),
                           ARP_ARRAY(found.core_index, in->n), ARP_ARRAY(found.stands, in->n),
                           ARP_ARRAY(found.never, in->n)))
        ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < list.n_kept; i++)
        ARP_TRY(take_portfolio(&list, list.kept[i], pool, &found, err));
    find_least(in, &found);
    find_stands(in, &found);
    ARP_TRY(price_quota(in, cost, &found, err));
    *out = found;
done:
    arp_labels_free(&list);
    arp_free(one);
    return st;
}
