/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a workbook: by the first byte they are the archive itself, the rows of a sheet, its
   shared texts, or the list of sheets of a workbook that is sound otherwise. */
#include <string.h>

#include "oracle/slow_zip.h"
#include "reading.h"

static void make_book(slow_zip *book, uint8_t choice, const uint8_t *bytes, size_t n) {
    static const char ROWS[] = "<sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"
                               "<row><c t='s'><v>2</v></c><c><v>1.5</v></c></row></sheetData>";
    static const char HEAD[] = "<worksheet><sheetData>", TAIL[] = "</sheetData></worksheet>";
    static const char STRINGS[] = "<si><t>code</t></si><si><t>x</t></si><si><t>01</t></si>";
    static char part[1 << 16];
    memset(book, 0, sizeof *book);
    if (n > sizeof part - 64) n = sizeof part - 64;
    memcpy(part, HEAD, sizeof HEAD - 1);
    memcpy(part + sizeof HEAD - 1, bytes, n);
    memcpy(part + sizeof HEAD - 1 + n, TAIL, sizeof TAIL - 1);
    if (choice == 1) {
        slow_xlsx_begin(book, STRINGS);
        slow_zip_add(book, "xl/worksheets/sheet1.xml", part, sizeof HEAD + sizeof TAIL - 2 + n);
    } else if (choice == 2) {
        slow_xlsx_begin(book, NULL);
        slow_zip_add(book, "xl/shared.xml", bytes, n);
        slow_zip_add(book, "xl/worksheets/sheet1.xml", ROWS, sizeof ROWS - 1);
    } else {
        slow_zip_add(book, "xl/workbook.xml", bytes, n); /* stands before the sound one */
        slow_xlsx_begin(book, STRINGS);
        slow_zip_add(book, "xl/worksheets/sheet1.xml", ROWS, sizeof ROWS - 1);
    }
    slow_zip_end(book);
}

static void read_whole(arp_source *source, const arp_csv_options *o, const arp_csv_header *h) {
    const arp_csv_wanted wanted = {.key = h->name[0],
                                   .number = h->name + 1,
                                   .n_numbers = h->n - 1,
                                   .text = h->name,
                                   .n_texts = 1};
    read_wanted(source, o, &wanted);
}

static void read_source(arp_source *source, const arp_csv_options *options) {
    arp_csv_header header;
    arp_error err = {0};
    arp_pool *pool = arp_pool_new();
    if (!pool) abort();
    arp_status st = arp_csv_read_header(source, options, pool, &header, &err);
    if (st == ARP_OK && header.n) read_whole(source, options, &header);
    else if (st != ARP_OK) check_fault(st, &err, &(arp_table){0});
    arp_pool_free(pool);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    static slow_zip book;
    arp_source *source = NULL;
    if (n == 0) return 0;
    const uint8_t choice = bytes[0];
    const arp_csv_options options = {.skip = choice >> 2 & 1, .code_width = {choice & 8 ? 5 : 0}};
    if ((choice & 3) == 0) {
        if (n < 3 || memcmp(bytes + 1, "PK", 2) != 0) return 0; /* text is another target's */
        must(arp_source_memory(bytes + 1, n - 1, "fuzz.xlsx", &source, NULL) == ARP_OK);
    } else {
        make_book(&book, choice & 3, bytes + 1, n - 1);
        must(arp_source_memory(book.bytes, book.n, "fuzz.xlsx", &source, NULL) == ARP_OK);
    }
    read_source(source, &options);
    arp_source_close(source);
    return 0;
}
