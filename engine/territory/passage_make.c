/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "territory/messages.h"
#include "territory/passage.h"
#include "territory/passage_steps.h"

static const double WHOLE = 1e-6; /* how far from 1 the shares of a code may sum */

static int by_from(const void *a, const void *b) {
    const arp_passage_line *x = a, *y = b;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    return (x->written > y->written) - (x->written < y->written);
}

static int rising(const void *a, const void *b) {
    const int *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Places: the communes, then the other codes of the changes, once each. */
static bool make_places(arp_passage *p, const arp_code_change *change, size_t n,
                        const char *const *commune, size_t n_communes) {
    const char **all = arp_zalloc(n_communes + 2 * n, sizeof *all);
    if (!all) return false;
    for (size_t i = 0; i < n_communes; i++) all[i] = commune[i];
    for (size_t i = 0; i < n; i++) {
        all[n_communes + 2 * i] = change[i].code;
        all[n_communes + 2 * i + 1] = change[i].becomes;
    }
    arp_codes *first = arp_codes_new(all, n_communes + 2 * n);
    p->code = first ? arp_pool_take(p->pool, n_communes + 2 * n, sizeof *p->code) : NULL;
    for (size_t i = 0; p->code && i < n_communes + 2 * n; i++) {
        if (arp_codes_find(first, all[i]) != i) continue;
        p->code[p->n] = i < n_communes ? all[i] : arp_pool_text(p->pool, all[i], strlen(all[i]));
        if (!p->code[p->n++]) p->code = NULL;
    }
    p->n_communes = n_communes;
    p->codes = p->code ? arp_codes_new(p->code, p->n) : NULL;
    arp_codes_free(first);
    arp_free(all);
    return p->codes != NULL;
}

static bool make_departments(arp_passage *p) {
    const char **name = arp_pool_take(p->pool, p->n_communes, sizeof *name);
    p->department = arp_pool_take(p->pool, p->n, sizeof *p->department);
    if (!name || !p->department) return false;
    char text[ARP_COMMUNE_ROOM];
    for (size_t i = 0; i < p->n_communes; i++) {
        arp_commune_department(p->code[i], text);
        name[i] = arp_pool_text(p->pool, text, strlen(text));
        if (!name[i]) return false;
    }
    p->departments = arp_codes_new(name, p->n_communes);
    if (!p->departments) return false;
    for (size_t i = 0; i < p->n; i++) {
        arp_commune_department(p->code[i], text);
        p->department[i] = arp_codes_find(p->departments, text);
    }
    return true;
}

/* The years that steps begin or end in, and the study's own where there are no steps. */
static bool make_years(arp_passage *p, const arp_code_change *change, size_t n, int vintage) {
    p->year = arp_pool_take(p->pool, 2 * n + 1, sizeof *p->year);
    if (!p->year) return false;
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        p->year[found++] = change[i].from;
        p->year[found++] = change[i].to;
    }
    if (n == 0) p->year[found++] = vintage;
    qsort(p->year, found, sizeof *p->year, rising);
    for (size_t i = 0; i < found; i++) {
        if (p->n_years && p->year[p->n_years - 1] == p->year[i]) continue;
        p->year[p->n_years++] = p->year[i];
    }
    p->forward = arp_pool_take(p->pool, p->n_years, sizeof *p->forward);
    p->back = arp_pool_take(p->pool, p->n_years, sizeof *p->back);
    p->alive = arp_pool_take(p->pool, p->n_years * p->n, 1);
    return p->forward && p->back && p->alive;
}

static size_t year_place(const arp_passage *p, int year) {
    size_t i = 0;
    while (p->year[i] != year) i++;
    return i;
}

/* The step a change belongs to; NULL when it skips a year. */
static arp_passage_step *step_of(const arp_passage *p, const arp_code_change *c) {
    size_t from = year_place(p, c->from), to = year_place(p, c->to);
    if (to == from + 1) return &p->forward[from];
    return from == to + 1 ? &p->back[to] : NULL;
}

static arp_status fail_change(const arp_code_change *c, arp_message why, arp_error *err) {
    char from[ARP_NUMBER_ROOM], to[ARP_NUMBER_ROOM];
    arp_number_from_size(from, (size_t)c->from);
    arp_number_from_size(to, (size_t)c->to);
    return arp_fail(err, ARP_DOMAIN, why, "sssn", c->code, from, to, c->share);
}

/* Lines without a share divide what the code's other lines leave. The line of a code whose
   shares do not make a whole, SIZE_MAX when all do. */
static size_t share_rest(arp_passage_step *step) {
    for (size_t i = 0, end; i < step->n; i = end) {
        double left = 1;
        size_t unstated = 0;
        for (end = i; end < step->n && step->line[end].from == step->line[i].from; end++) {
            bool stated = !isnan(step->line[end].share);
            unstated += !stated;
            if (stated) left -= step->line[end].share;
        }
        for (size_t j = i; j < end; j++) {
            if (!isnan(step->line[j].share)) continue;
            step->line[j].share = left > 0 ? left / (double)unstated : 0;
        }
        if (left < -WHOLE || (unstated == 0 && left > WHOLE)) return step->line[i].written;
    }
    return SIZE_MAX;
}

static arp_status make_steps(arp_passage *p, const arp_code_change *change, size_t n,
                             arp_error *err) {
    for (size_t i = 0; i < n; i++) {
        arp_passage_step *step = step_of(p, &change[i]);
        if (!step) return fail_change(&change[i], ARP_MSG_PASSAGE_STEP, err);
        if (change[i].share < 0 || change[i].share > 1)
            return fail_change(&change[i], ARP_MSG_PASSAGE_SHARE, err);
        step->n++;
    }
    for (size_t i = 0; i < p->n_years; i++) {
        arp_passage_step *both[] = {&p->forward[i], &p->back[i]};
        for (size_t k = 0; k < 2; k++) {
            both[k]->line = arp_pool_take(p->pool, both[k]->n, sizeof *both[k]->line);
            if (!both[k]->line) return arp_fail_memory(err);
            both[k]->n = 0;
        }
    }
    for (size_t i = 0; i < n; i++) {
        arp_passage_step *step = step_of(p, &change[i]);
        step->line[step->n++] =
            (arp_passage_line){arp_codes_find(p->codes, change[i].code),
                               arp_codes_find(p->codes, change[i].becomes), change[i].share, i};
    }
    for (size_t i = 0; i < p->n_years; i++) {
        arp_passage_step *both[] = {&p->forward[i], &p->back[i]};
        for (size_t k = 0; k < 2; k++) {
            if (both[k]->n) qsort(both[k]->line, both[k]->n, sizeof *both[k]->line, by_from);
            size_t wrong = share_rest(both[k]);
            if (wrong != SIZE_MAX) return fail_change(&change[wrong], ARP_MSG_PASSAGE_WHOLE, err);
        }
    }
    return ARP_OK;
}

static void live(arp_passage *p) {
    memset(p->alive + p->own * p->n, 1, p->n_communes);
    for (size_t g = p->own; g + 1 < p->n_years; g++)
        arp_passage_walk(&p->forward[g], p->alive + g * p->n, p->alive + (g + 1) * p->n, p->n);
    for (size_t g = p->own; g > 0; g--)
        arp_passage_walk(&p->back[g - 1], p->alive + g * p->n, p->alive + (g - 1) * p->n, p->n);
}

arp_status arp_passage_new(const arp_code_change *change, size_t n, const char *const *commune,
                           size_t n_communes, int vintage, arp_passage **out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_passage *p = arp_zalloc(1, sizeof *p);
    if (!p) return arp_fail_memory(err);
    p->pool = arp_pool_new();
    if (!p->pool || !make_places(p, change, n, commune, n_communes) || !make_departments(p) ||
        !make_years(p, change, n, vintage)) {
        ARP_TRY(arp_fail_memory(err));
    }
    ARP_TRY(make_steps(p, change, n, err));
    ARP_TRY(arp_passage_year(p, vintage, (arp_place){0}, &p->own, err));
    live(p);
    *out = p;
    p = NULL;
done:
    arp_passage_free(p);
    return st;
}

void arp_passage_free(arp_passage *p) {
    if (!p) return;
    arp_codes_free(p->codes);
    arp_codes_free(p->departments);
    arp_pool_free(p->pool);
    arp_free(p);
}
