/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a long CSV file: the first byte chooses the options, the rest is the file. */
#include <math.h>

#include "reading.h"

/* The columns that stay, then the categories, are the names. */
static void read_whole(arp_source *source, const arp_csv_options *o, const char *key,
                       const arp_csv_header *names, size_t n_stay) {
    const arp_csv_wanted wanted = {.key = key,
                                   .number = names->name + n_stay,
                                   .n_numbers = names->n - n_stay,
                                   .text = names->name,
                                   .n_texts = n_stay > 1 ? 1 : 0};
    read_wanted(source, o, &wanted);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    if (n == 0) return 0;
    const uint8_t choice = bytes[0];
    arp_csv_options o = {.separator = choice & 1 ? ';' : 0, .code_width = {choice & 2 ? 5 : 0}};
    arp_csv_header header, names;
    arp_error err = {0};
    arp_source *source = NULL;
    arp_pool *pool = arp_pool_new();
    if (!pool || arp_source_memory(bytes + 1, n - 1, "fuzz.csv", &source, NULL) != ARP_OK) abort();
    arp_status st = arp_csv_read_header(source, &o, pool, &header, &err);
    if (st != ARP_OK) check_fault(st, &err, &(arp_table){0});
    if (st == ARP_OK && header.n >= 3) {
        size_t n_rows = choice & 4 && header.n >= 4 ? 2 : 1;
        o.pivot = (arp_csv_long){header.name + 1,        n_rows,      header.name[header.n - 1],
                                 choice & 8 ? 0.0 : NAN, header.name, choice & 16 ? header.n : 0};
        st = arp_csv_read_header(source, &o, pool, &names, &err);
        if (st == ARP_OK) {
            read_whole(source, &o, header.name[0], &names, header.n - n_rows - 1);
        } else {
            check_fault(st, &err, &(arp_table){0});
        }
    }
    arp_source_close(source);
    arp_pool_free(pool);
    return 0;
}
