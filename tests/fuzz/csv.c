/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a CSV file: the first byte chooses the options, the rest is the file. */

#include "reading.h"

static arp_csv_options options_of(uint8_t choice, const arp_condition *where) {
    static const char SEPARATORS[] = {0, ',', ';', '\t'}, DECIMALS[] = {0, '.', ',', 0};
    static const char *const ENCODINGS[] = {NULL, "UTF-8", "ISO-8859-1", "CP1252"};
    return (arp_csv_options){.separator = SEPARATORS[choice & 3],
                             .decimal = DECIMALS[choice >> 2 & 3],
                             .encoding = ENCODINGS[choice >> 4 & 3],
                             .skip = choice >> 6 & 1,
                             .where = where,
                             .n_where = choice >> 7};
}

static void read_whole(arp_source *source, const arp_csv_options *o, const arp_csv_header *h) {
    const arp_csv_wanted wanted = {.key = h->name[0],
                                   .label = h->n > 1 ? h->name[1] : NULL,
                                   .number = h->name + (h->n > 2 ? 2 : 0),
                                   .n_numbers = h->n > 2 ? h->n - 2 : 0,
                                   .text = h->name,
                                   .n_texts = 1};
    read_wanted(source, o, &wanted);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    static const char *const KEPT[] = {"09", "a", ""};
    if (n == 0) return 0;
    arp_csv_options first = options_of(bytes[0] & 0x7F, NULL);
    arp_csv_header header;
    arp_error err = {0};
    arp_source *source = NULL;
    arp_pool *pool = arp_pool_new();
    if (!pool || arp_source_memory(bytes + 1, n - 1, "fuzz.csv", &source, NULL) != ARP_OK) abort();
    arp_status st = arp_csv_read_header(source, &first, pool, &header, &err);
    if (st == ARP_OK && header.n) { /* none where no column has a name */
        const arp_condition where = {header.name[header.n - 1], KEPT, 3};
        arp_csv_options all = options_of(bytes[0], &where);
        read_whole(source, &all, &header);
    } else if (st != ARP_OK) {
        check_fault(st, &err, &(arp_table){0});
    }
    arp_source_close(source);
    arp_pool_free(pool);
    return 0;
}
