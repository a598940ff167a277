/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Complementary disclosure: a total beside its parts gives away the one part that is secret. */
#include <string.h>

#include "io/file.h"
#include "study/gather/gather.h"
#include "study/gather/messages.h"
#include "table/totals.h"
#include "territory/commune.h"

/* The one secret row of a column among `part`, SIZE_MAX when there is none or several. */
static size_t only_secret(const arp_column *c, size_t n, const uint8_t *part) {
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        if (!part[i] || c->mark[i] != ARP_CELL_SECRET) continue;
        if (found != SIZE_MAX) return SIZE_MAX;
        found = i;
    }
    return found;
}

/* Tells the columns that count, of a table, whose cell of row `total`, the sum of the rows of
   `part`, gives the secret one of them away. */
static arp_status tell_columns(const spec *s, const gathered *g, const arp_table *t,
                               const char *name, size_t total, const uint8_t *part,
                               arp_study *study, arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t j = 0; j < t->n_columns && st == ARP_OK; j++) {
        const arp_column *c = &t->column[j];
        size_t row = only_secret(c, t->n_rows, part);
        if (row == SIZE_MAX || c->mark[total] != ARP_CELL_OK) continue;
        if (!gather_counts(s, g, c->name)) continue; /* no rate is the sum of others */
        st = arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_DISCLOSURE, "ssss", name,
                      t->code[total], t->code[row], c->name);
    }
    return st;
}

arp_status disclosure_of_communes(const spec *s, const gathered *g, const arp_table *t,
                                  const char *name, arp_study *study, arp_error *err) {
    arp_status st = ARP_OK;
    uint8_t *part = arp_zalloc(t->n_rows, 1);
    if (!part) return arp_fail_memory(err);
    for (size_t i = 0; i < t->n_rows && st == ARP_OK; i++) {
        bool has = false;
        if (!arp_commune_is_divided(t->code[i])) continue;
        for (size_t k = 0; k < t->n_rows; k++) {
            const char *city = arp_commune_of_arrondissement(t->code[k]);
            part[k] = city && strcmp(city, t->code[i]) == 0;
            has |= part[k] != 0;
        }
        if (has) st = tell_columns(s, g, t, name, i, part, study, err);
    }
    arp_free(part);
    return st;
}

/* Only of a total of all the rows there are: that of a département is none of the others'. */
arp_status disclosure_of_totals(const spec *s, const gathered *g, arp_study *study,
                                arp_error *err) {
    const arp_table *t = &g->all;
    const char *name = arp_path_base(s->file[0].path);
    const arp_column *population = s->population ? arp_table_column(t, s->population) : NULL;
    double sum = 0;
    arp_status st = ARP_OK;
    uint8_t *part = arp_zalloc(t->n_rows, 1);
    if (!part) return arp_fail_memory(err);
    for (size_t i = 0; i < t->n_rows; i++) {
        part[i] = g->total && !g->total[i];
        sum +=
            part[i] && population && population->mark[i] == ARP_CELL_OK ? population->value[i] : 0;
    }
    for (size_t i = 0; population && g->total && i < t->n_rows && st == ARP_OK; i++) {
        if (!g->total[i] || !arp_is_sum(population->value[i], sum, t->n_rows)) continue;
        st = tell_columns(s, g, t, name, i, part, study, err);
    }
    arp_free(part);
    return st;
}
