/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/results.h"

#include "base/memory.h"

arp_status arp_results_table(const arp_report *r, arp_store *store, const char *name,
                             arp_store_about about, size_t rows, size_t columns,
                             arp_results_cell cell, arp_error *err) {
    size_t wide = columns ? columns : 1;
    if (rows == 0) return ARP_OK;
    double *x = arp_zalloc(rows, wide * sizeof *x);
    if (!x) return arp_fail_memory(err);
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < wide; j++) x[i * wide + j] = cell(r, i, j);
    }
    arp_status st = arp_store_doubles(store, name, about, x, rows, columns, err);
    arp_free(x);
    return st;
}

arp_status arp_results_list(const arp_report *r, arp_store *store, const char *name,
                            arp_store_about about, size_t rows, arp_results_text text,
                            arp_error *err) {
    if (rows == 0) return ARP_OK;
    const char **x = arp_zalloc(rows, sizeof *x);
    if (!x) return arp_fail_memory(err);
    for (size_t i = 0; i < rows; i++) {
        x[i] = text(r, i);
        if (!x[i]) x[i] = "";
    }
    arp_status st = arp_store_texts(store, name, about, x, rows, err);
    arp_free(x);
    return st;
}
