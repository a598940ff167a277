/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file reading.h
 * What holds of every reading of a table.
 */
#ifndef TESTS_FUZZ_READING_H
#define TESTS_FUZZ_READING_H

#include "base/memory.h"
#include "io/csv/csv.h"

#include "must.h"

/** A fault is told in full, and nothing of a table is left. */
static inline void check_fault(arp_status st, const arp_error *err, const arp_table *t) {
    char words[64];
    must(st == err->code);
    must(st != ARP_PARSE || (err->line > 0 && err->column > 0));
    must(!t->pool && t->n_rows == 0);
    arp_error_text(err, ARP_FR, words, sizeof words);
}

/** A whole table, or a fault. */
static inline void read_wanted(arp_source *source, const arp_csv_options *o,
                               const arp_csv_wanted *wanted) {
    arp_error err = {0};
    arp_csv_found found;
    arp_table t = {0};
    arp_status st = arp_csv_read(source, o, wanted, &found, &t, &err);
    if (st != ARP_OK) {
        check_fault(st, &err, &t);
        return;
    }
    must(err.code == ARP_OK && t.n_rows > 0 && found.rows == t.n_rows);
    must(found.records >= found.rows);
    must(arp_table_check(&t, NULL) == ARP_OK);
    for (size_t i = 0; i < t.n_rows; i++) must(*t.code[i] && t.label[i]);
    for (size_t j = 0; j < t.n_texts; j++) {
        for (size_t i = 0; i < t.n_rows; i++) must(t.text[j].text[i] != NULL);
    }
    arp_table_free(&t);
}

#endif
