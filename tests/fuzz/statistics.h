/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file statistics.h
 * Any bytes as a file of SAS, SPSS or Stata: the first byte chooses how they are read, the rest is
 * the file.
 */
#ifndef TESTS_FUZZ_STATISTICS_H
#define TESTS_FUZZ_STATISTICS_H

#include "io/stat/stat.h"

#include "reading.h"

/** Columns after the first as numbers, from some one on as texts. */
static inline void read_columns(arp_source *source, const arp_csv_options *o,
                                const arp_csv_header *h, uint8_t choice) {
    size_t numbers = h->n - 1 < 8 ? h->n - 1 : 8;
    if (choice & 4) numbers /= 2;
    const arp_csv_wanted wanted = {.key = h->name[0],
                                   .label = h->name[h->n - 1],
                                   .number = h->name + 1,
                                   .n_numbers = numbers,
                                   .text = h->name + 1 + numbers,
                                   .n_texts = h->n - 1 - numbers,
                                   .repeated = choice & 8};
    read_wanted(source, o, &wanted);
}

static inline int read_statistics(const uint8_t *bytes, size_t n, const char *name) {
    if (n < 2 || !arp_stat_is((const char *)bytes + 1, n - 1)) return 0; /* other targets' */
    const uint8_t choice = bytes[0];
    arp_csv_options o = {.code_width = {choice & 1 ? 5 : 0},
                         .encoding = choice & 2 ? "CP1252" : NULL};
    arp_csv_header header;
    arp_error err = {0};
    arp_source *source = NULL;
    arp_pool *pool = arp_pool_new();
    must(pool && arp_source_memory(bytes + 1, n - 1, name, &source, NULL) == ARP_OK);
    arp_status st = arp_csv_read_header(source, &o, pool, &header, &err);
    if (st == ARP_OK && header.n) read_columns(source, &o, &header, choice);
    else if (st != ARP_OK) check_fault(st, &err, &(arp_table){0});
    arp_source_close(source);
    arp_pool_free(pool);
    return 0;
}

#endif
