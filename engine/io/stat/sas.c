/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout: M. Shotwell, SAS7BDAT Database Binary Format (2013), and the 64-bit one as ReadStat reads
   it. */
#include <string.h>

#include "io/stat/messages.h"
#include "io/stat/parts.h"

enum {
    LEAST_PAGE = 1024,
    MOST_PAGE = 1 << 24,
    MOST_WIDTH = 32767, /* of a text */
    TRUNCATED = 1,      /* "compression" of a subheader that is none any more */
    PACKED_ROW = 4
};

/* Types of pages. */
enum { KIND_MASK = 0x0F00, DATA_PAGE = 0x0100, MIXED_PAGE = 0x0200, PACKED_PAGE = 0x9000 };

/* Signatures of subheaders: their last four bytes. */
static const uint32_t ROW_SIZE = 0xF7F7F7F7, COLUMN_SIZE = 0xF6F6F6F6, NAMES = 0xFFFFFFFF,
                      ATTRIBUTES = 0xFFFFFFFC, FORMATS = 0xFFFFFBFE;

typedef struct sas {
    arp_stat *stat;
    stat_bytes b;
    bool wide;                  /* 64 bits */
    uint64_t head, page, pages; /* bytes of the header and of a page; pages */
    uint64_t page_head, pointer, word;
    bool has_row, has_columns, packed, starved;
    uint64_t row, rows, columns, names, attributes, formats;
} sas;

static arp_status read_header(sas *s, arp_error *err) {
    if (!stat_has(&s->b, 0, LEAST_PAGE)) return stat_lying(s->stat, LEAST_PAGE, s->b.n, err);
    unsigned shift = s->b.at[35] == 0x33 ? 4 : 0;
    s->wide = s->b.at[32] == 0x33;
    s->b.big = s->b.at[37] != 1;
    s->head = stat_whole(&s->b, 196 + shift, 4);
    s->page = stat_whole(&s->b, 200 + shift, 4);
    s->pages = stat_whole(&s->b, 204 + shift, s->wide ? 8 : 4);
    s->word = s->wide ? 8 : 4;
    s->page_head = s->wide ? 40 : 24;
    s->pointer = s->wide ? 24 : 12;
    if (s->head < LEAST_PAGE || s->head > MOST_PAGE || s->page < LEAST_PAGE || s->page > MOST_PAGE)
        return stat_damaged(s->stat, 196 + shift, err);
    if (s->pages > s->b.n) return stat_lying(s->stat, s->pages, s->b.n, err);
    if (!stat_has(&s->b, s->head, s->pages * s->page))
        return stat_lying(s->stat, s->head + s->pages * s->page, s->b.n, err);
    return s->pages ? ARP_OK : stat_damaged(s->stat, 204 + shift, err);
}

/* What a table's sizes are. Of a second one the library would believe half. */
static bool take_row_size(sas *s, uint64_t at, uint64_t len) {
    if (s->has_row || len < 60 * s->word) return false;
    s->has_row = true;
    s->row = stat_whole(&s->b, at + 5 * s->word, (unsigned)s->word);
    s->rows = stat_whole(&s->b, at + 6 * s->word, (unsigned)s->word);
    return s->row > 0 && s->row <= s->page && s->rows <= s->b.n * UINT64_C(1000) &&
           s->rows <= INT32_MAX;
}

static bool take_column_size(sas *s, uint64_t at, uint64_t len) {
    if (s->has_columns || !s->has_row || len < 3 * s->word) return false;
    s->has_columns = true;
    s->columns = stat_whole(&s->b, at + s->word, (unsigned)s->word);
    return s->columns > 0 && s->columns <= s->b.n / 12;
}

/* The places of columns in a row: each within it, and of a width that its type may have. */
static bool take_attributes(sas *s, uint64_t at, uint64_t len) {
    uint64_t entry = s->word + 8, n = (len - s->word - 16) / entry;
    if (!s->has_row || len < s->word + 16) return false;
    for (uint64_t i = 0, one = at + s->word + 8; i < n; i++, one += entry) {
        uint64_t offset = stat_whole(&s->b, one, (unsigned)s->word);
        uint64_t width = stat_whole(&s->b, one + s->word, 4);
        unsigned type = s->b.at[one + s->word + 6];
        bool fits =
            type == 1 ? width >= 3 && width <= 8 : type == 2 && width >= 1 && width <= MOST_WIDTH;
        if (!fits || offset > s->row || width > s->row - offset) return false;
    }
    s->attributes += n;
    return true;
}

/* The width of a column's format: its name is among the texts. */
static bool take_format(sas *s, uint64_t at, uint64_t len) {
    arp_stat *stat = s->stat;
    if (len < 3 * s->word + 34) return false;
    s->starved = !stat_make_room(&stat->format_width, stat->n_format_widths,
                                 &stat->format_widths_room, sizeof *stat->format_width);
    if (s->starved) return false;
    stat->format_width[stat->n_format_widths++] = (unsigned)stat_whole(&s->b, at + 3 * s->word, 2);
    s->formats++;
    return true;
}

static bool take_subheader(sas *s, uint64_t at, uint64_t len, bool is_row) {
    if (len < s->word + 2) return false;
    uint32_t signature = (uint32_t)stat_whole(&s->b, at, 4);
    if (s->b.big && s->wide && signature == NAMES) {
        signature = (uint32_t)stat_whole(&s->b, at + 4, 4);
    }
    if (signature == ROW_SIZE) return take_row_size(s, at, len);
    if (signature == COLUMN_SIZE) return take_column_size(s, at, len);
    if (is_row && (signature & 0xFFFFF800) != 0xFFFFF800) { /* one that packing did not shorten */
        s->packed = true;
        return s->has_row && len == s->row;
    }
    if (signature == ATTRIBUTES) return take_attributes(s, at, len);
    if (signature == NAMES) {
        if (len < s->word + 16) return false;
        s->names += (len - s->word - 16) / 8;
    }
    return signature != FORMATS || take_format(s, at, len);
}

/* Bytes that a packed row unpacks to by its commands (Shotwell, "RLE"); SIZE_MAX: it runs out of
   its bytes. */
static uint64_t unpacked(const unsigned char *s, uint64_t n) {
    uint64_t i = 0, out = 0;
    while (i < n) {
        unsigned command = s[i] >> 4, low = s[i] & 15;
        uint64_t next = i + 1 < n ? s[i + 1] : 0, take = 0;
        i++;
        switch (command) {
        case 0:
            take = 64 + 256 * (uint64_t)low + next;
            out += take;
            i++;
            break;
        case 1:
            take = 64 + 256 * (uint64_t)low + next + 4096;
            out += take;
            i++;
            break;
        case 4:
            out += 18 + 256 * (uint64_t)low + next;
            i += 2;
            break;
        case 6:
        case 7:
            out += 17 + 256 * (uint64_t)low + next;
            i += 1;
            break;
        case 8:
        case 9:
        case 10:
        case 11:
            take = (uint64_t)low + 1 + UINT64_C(16) * (command - 8);
            out += take;
            break;
        case 12:
            out += (uint64_t)low + 3;
            i++;
            break;
        case 13:
        case 14:
        case 15:
            out += (uint64_t)low + 2;
            break;
        default:
            return UINT64_MAX;
        }
        i += take;
    }
    return i == n ? out : UINT64_MAX;
}

static arp_status check_pointer(sas *s, uint64_t page, uint64_t at, uint64_t first,
                                arp_error *err) {
    uint64_t offset = stat_whole(&s->b, at, (unsigned)s->word);
    uint64_t len = stat_whole(&s->b, at + s->word, (unsigned)s->word);
    unsigned packing = s->b.at[at + 2 * s->word], is_row = s->b.at[at + 2 * s->word + 1];
    if (len == 0 || packing == TRUNCATED) return ARP_OK;
    if (offset < first || offset > s->page || len > s->page - offset)
        return stat_damaged(s->stat, at, err);
    if (packing == PACKED_ROW) {
        s->packed = true;
        bool whole = s->has_row && unpacked(s->b.at + page + offset, len) == s->row;
        return whole ? ARP_OK : stat_damaged(s->stat, page + offset, err);
    }
    if (packing != 0 || !take_subheader(s, page + offset, len, is_row != 0))
        return s->starved ? arp_fail_memory(err) : stat_damaged(s->stat, page + offset, err);
    return ARP_OK;
}

static arp_status check_page(sas *s, uint64_t page, arp_error *err) {
    unsigned type = (unsigned)stat_whole(&s->b, page + s->page_head - 8, 2);
    uint64_t rows = stat_whole(&s->b, page + s->page_head - 6, 2);
    uint64_t n = stat_whole(&s->b, page + s->page_head - 4, 2);
    uint64_t first = s->page_head + n * s->pointer;
    if ((type & KIND_MASK) == DATA_PAGE) {
        bool fits = s->has_row && s->page_head + rows * s->row <= s->page;
        return fits ? ARP_OK : stat_damaged(s->stat, page + s->page_head - 6, err);
    }
    if (type & PACKED_PAGE) return ARP_OK;
    if (first > s->page - 8) return stat_damaged(s->stat, page + s->page_head - 4, err);
    for (uint64_t i = 0; i < n; i++) {
        arp_status st = check_pointer(s, page, page + s->page_head + i * s->pointer, first, err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

arp_status stat_check_sas(arp_stat *stat, arp_error *err) {
    sas s = {.stat = stat, .b = {(unsigned char *)stat->bytes.bytes, stat->bytes.n, false}};
    arp_status st = read_header(&s, err);
    for (uint64_t i = 0; i < s.pages && st == ARP_OK; i++) {
        st = check_page(&s, s.head + i * s.page, err);
    }
    if (st != ARP_OK) return st;
    if (!s.has_row || !s.has_columns) return stat_damaged(stat, s.head, err);
    if (s.names != s.columns || s.attributes != s.columns || s.formats != s.columns)
        return stat_damaged(stat, s.head, err);
    bool fits = s.packed || s.rows <= s.b.n / s.row;
    return fits ? ARP_OK : stat_lying(stat, s.rows * s.row, s.b.n, err);
}
