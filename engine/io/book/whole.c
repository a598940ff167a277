/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <string.h>
#include <zip.h>

#include "io/book/parts.h"

enum { BLOCK = 1 << 16, KEPT = 16 };

static const char SHEETS[] = "xl/worksheets/sheet", CELL[] = "<c ", END[] = "</worksheet>";

/* Counts the cells of a part; false where it cannot be read to its end. What of a block could begin
   a mark that the next one ends is kept before that. */
static bool count(zip_file_t *part, char *block, size_t *cells) {
    size_t kept = 0;
    for (;;) {
        zip_int64_t got = zip_fread(part, block + kept, BLOCK);
        if (got < 0) return false;
        if (got == 0) break;
        size_t n = kept + (size_t)got, seen = n > KEPT ? n - KEPT : 0;
        for (char *c = block; (c = memmem(c, n - (size_t)(c - block), CELL, sizeof CELL - 1));) {
            if ((size_t)(c - block) >= seen) break;
            ++*cells;
            c += sizeof CELL - 1;
        }
        kept = n - seen;
        memmove(block, block + seen, kept);
    }
    size_t end = sizeof END - 1;
    while (kept && block[kept - 1] == '\n') kept--;
    return kept >= end && memcmp(block + kept - end, END, end) == 0;
}

int book_is_whole(const char *path, size_t cells) {
    char *block = arp_zalloc(BLOCK + KEPT, 1);
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    size_t counted = 0;
    bool whole = zip != NULL && block != NULL;
    zip_int64_t n = whole ? zip_get_num_entries(zip, 0) : 0;
    for (zip_int64_t i = 0; i < n && whole; i++) {
        const char *name = zip_get_name(zip, (zip_uint64_t)i, 0);
        if (!name || strncmp(name, SHEETS, sizeof SHEETS - 1) != 0) continue;
        zip_file_t *part = zip_fopen_index(zip, (zip_uint64_t)i, 0);
        whole = part && count(part, block, &counted);
        if (part) (void)zip_fclose(part);
    }
    int error = !block ? ENOMEM : whole && counted == cells ? 0 : ENOSPC;
    if (zip) zip_discard(zip);
    arp_free(block);
    return error;
}
