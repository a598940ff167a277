/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <csv.h>
#include <nettle/sha2.h>
#include <string.h>

#include "base/memory.h"
#include "base/threads.h"
#include "io/csv/parts.h"
#include "io/system.h"

/* The bytes met so far, as UTF-8: what the next one must be, and where its character began. */
typedef struct utf8_state {
    unsigned need;
    unsigned char low, high;
    uint64_t lead;
} utf8_state;

typedef struct feeder {
    csv_pass *pass;
    struct csv_parser parser;
    utf8_state utf8;
    char *block;     /* room for as many bytes again is before it, and for one more after it */
    uint64_t offset; /* of the block */
    size_t n, room;  /* bytes of the block, and those read at once */
    size_t carried;  /* bytes before it: the line that the last block's end cut */
    char last;       /* byte fed */
    struct sha256_ctx sha256;
    arp_beside hashing; /* the block, while it is parsed; who writes to it waits */
} feeder;

/* True when all of 64 bytes are ASCII and none is NUL: a loop that the compiler turns into vectors.
 */
static inline bool is_plain(const unsigned char *s) {
    uint8_t others = 0;
    for (size_t i = 0; i < 64; i++) others |= (uint8_t)((unsigned char)(s[i] - 1) >= 0x7F);
    return !others;
}

/* First byte from i on that is NUL or not ASCII, 64 and then eight at a time; n when there is none.
 */
static size_t skip_plain(const unsigned char *s, size_t n, size_t i) {
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
    while (n - i >= 64 && is_plain(s + i)) i += 64;
    for (; n - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
        uint64_t v;
        memcpy(&v, s + i, sizeof v);
        if ((((v - ones) & ~v) | v) & tops) break;
    }
    while (i < n && s[i] != 0 && s[i] < 0x80) i++;
    return i;
}

/* What must follow the first byte of a character (Unicode 15, table 3-7); false when none may. */
static bool begin_character(utf8_state *u, unsigned char c) {
    u->low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
    u->high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
    u->need = c < 0xC2 || c > 0xF4 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    return u->need > 0;
}

static void note(csv_pass *pass, csv_trouble trouble, uint64_t offset) {
    pass->trouble = trouble;
    pass->offset = offset;
}

static void check_utf8(feeder *f, const unsigned char *s, size_t n) {
    utf8_state *u = &f->utf8;
    for (size_t i = 0; i < n; i++) {
        if (u->need) {
            if (s[i] < u->low || s[i] > u->high) {
                note(f->pass, CSV_BAD_BYTES, u->lead);
                return;
            }
            u->need--;
            u->low = 0x80;
            u->high = 0xBF;
            continue;
        }
        i = skip_plain(s, n, i);
        if (i == n) return;
        u->lead = f->offset + i;
        if (s[i] == 0 || !begin_character(u, s[i])) {
            note(f->pass, s[i] ? CSV_BAD_BYTES : CSV_NUL, u->lead);
            return;
        }
    }
}

static void check_bytes(feeder *f, const unsigned char *s, size_t n) {
    for (size_t i = skip_plain(s, n, 0); i < n; i = skip_plain(s, n, i + 1)) {
        if (s[i] == 0 || !f->pass->dialect->byte[s[i] - 0x80][0]) {
            note(f->pass, s[i] ? CSV_BAD_BYTES : CSV_NUL, f->offset + i);
            return;
        }
        if (s[i] < 0xA0) f->pass->high = true;
    }
}

static void on_field(void *bytes, size_t n, void *user) {
    csv_pass *pass = user;
    if (pass->stop) return;
    if (n > CSV_MOST_CELL) {
        pass->trouble = CSV_LONG_CELL;
        pass->stop = true;
        return;
    }
    csv_pass_give(pass, bytes, n);
    if (!pass->stop) pass->field++;
}

static void end_record(csv_pass *pass, bool cr) {
    pass->on_record(pass, pass->field);
    if (pass->stop) return;
    pass->record++;
    pass->field = pass->filled = 0;
    pass->line = NULL;
    pass->after_cr = cr;
}

static void on_record(int end, void *user) {
    csv_pass *pass = user;
    if (pass->stop) return;
    pass->at_start = true;
    if (pass->field == 0 && end == '\n' && pass->after_cr) {
        pass->after_cr = false;
        pass->crlf = true;
        return;
    }
    pass->lf |= end == '\n';
    pass->cr |= end == '\r';
    end_record(pass, end == '\r');
}

/* The text of ="0101" is in quotes for libcsv once the sign is a blank, which it passes over. */
static void open_formula(feeder *f, char *at, const char *end) {
    csv_pass *pass = f->pass;
    if (end - at < 2 || at[0] != '=' || at[1] != '"') return;
    arp_beside_wait(&f->hashing);
    *at = ' ';
    if (pass->formulas++) return;
    const char *stop = memchr(at + 2, '"', (size_t)(end - at - 2));
    size_t n = stop ? (size_t)(stop - at - 2) : 0;
    arp_text_cut(pass->formula, sizeof pass->formula, at + 2, n);
}

/* The same for a whole line, or what is there of it. */
static void open_formulas(feeder *f, char *s, size_t n) {
    char separator = f->pass->dialect->separator, *end = s + n;
    bool quoted = f->parser.pstate == 2 && f->parser.quoted, begins = f->parser.pstate < 2;
    for (char *at = s; at < end; at++) {
        if (!quoted && begins) open_formula(f, at, end);
        if (*at == '"') quoted = !quoted;
        begins = !quoted && (*at == separator || (begins && *at == ' '));
    }
}

static arp_status parse_by_libcsv(feeder *f, const char *s, size_t n, arp_error *err) {
    csv_pass *pass = f->pass;
    pass->at_start = false;
    if (csv_parse(&f->parser, s, n, on_field, on_record, pass) != n && !pass->stop) {
        if (csv_error(&f->parser) != CSV_EPARSE) return arp_fail_memory(err);
        pass->trouble = f->parser.quoted ? CSV_EARLY_QUOTE : CSV_LOOSE_QUOTE;
        pass->stop = true;
    }
    if (!pass->stop && f->parser.entry_pos > CSV_MOST_CELL) {
        pass->trouble = CSV_LONG_CELL;
        pass->stop = true;
    }
    return ARP_OK;
}

static char *find(char *s, char *end, char c) {
    char *at = s < end ? memchr(s, c, (size_t)(end - s)) : NULL;
    return at ? at : end;
}

/* A line that the block's end cuts waits for its rest where it is split here as well. */
static bool carry(feeder *f, const char *at, const char *end) {
    size_t n = (size_t)(end - at);
    if (!f->pass->at_start || f->pass->trouble || n > f->room) return false;
    memmove(f->block - n, at, n);
    f->carried = n;
    return true;
}

/* Line by line: a whole one without quotes, from a record's start, is split here. */
static arp_status parse(feeder *f, char *s, size_t n, arp_error *err) {
    csv_pass *pass = f->pass;
    char *at = s, *end = s + n;
    char *lf = find(s, end, '\n'), *cr = find(s, end, '\r'), *quote = find(s, end, '"');
    bool formulas = quote < end && memmem(s, n, "=\"", 2) != NULL;
    while (at < end && !pass->stop) {
        if (lf < at) lf = find(at, end, '\n');
        if (cr < at) cr = find(at, end, '\r');
        if (quote < at) quote = find(at, end, '"');
        char *stop = lf < cr ? lf : cr;
        if (stop == end && quote == end && carry(f, at, end)) return ARP_OK;
        if (pass->at_start && stop < end && quote > stop && stop - at <= CSV_MOST_CELL) {
            csv_plain_line(pass, at, stop);
            on_record(*stop, pass);
        } else {
            size_t len = (size_t)(stop - at) + (stop < end);
            if (formulas) open_formulas(f, at, len);
            arp_status st = parse_by_libcsv(f, at, len, err);
            if (st != ARP_OK) return st;
        }
        at = stop < end ? stop + 1 : end;
    }
    return ARP_OK;
}

/* The bytes of a block from the header on; those before `until` when a check stopped there. */
static arp_status feed(feeder *f, arp_error *err) {
    csv_pass *pass = f->pass;
    char *s = f->block;
    uint64_t start = pass->dialect->start;
    size_t i = start > f->offset ? (size_t)(start - f->offset) : 0, n = f->n, before = f->carried;
    csv_trouble found = pass->trouble;
    if (found) n = pass->offset > f->offset ? (size_t)(pass->offset - f->offset) : 0;
    if (i >= n) return ARP_OK;
    f->last = s[n - 1];
    f->carried = 0;
    if (!pass->on_byte) return parse(f, s + i - before, n - i + before, err);
    for (; i < n && !pass->stop; i++) {
        pass->on_byte(pass, s[i]);
        if (f->parser.pstate < 2) open_formula(f, s + i, s + n);
        arp_status st = pass->stop ? ARP_OK : parse_by_libcsv(f, s + i, 1, err);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

static arp_status finish(feeder *f, arp_error *err) {
    csv_pass *pass = f->pass;
    uint64_t before = pass->record;
    if (pass->dialect->utf8 && f->utf8.need) {
        note(pass, CSV_BAD_BYTES, f->utf8.lead);
        return ARP_OK;
    }
    arp_status st = parse_by_libcsv(f, f->block - f->carried, f->carried, err);
    if (st != ARP_OK) return st;
    if (csv_fini(&f->parser, on_field, on_record, pass) != 0 && !pass->stop) {
        if (csv_error(&f->parser) != CSV_EPARSE) return arp_fail_memory(err);
        pass->trouble = CSV_OPEN_QUOTE;
        return ARP_OK;
    }
    /* A last line of blanks without its line end: libcsv is silent about it. */
    bool is_blank = f->last == ' ' || (f->last == '\t' && pass->dialect->separator != '\t');
    if (!pass->stop && pass->record == before && is_blank) end_record(pass, false);
    return ARP_OK;
}

static int is_space_between_tabs(unsigned char c) {
    return c == ' ';
}

static void *grow(void *old, size_t n) {
    return arp_resize(old, n, 1);
}

static arp_status read_block(feeder *f, arp_error *err) {
    size_t more;
    arp_status st = arp_source_read(f->pass->source, f->block, f->room, &f->n, err);
    if (st != ARP_OK || f->n == 0 || f->block[f->n - 1] != '=') return st;
    st = arp_source_read(f->pass->source, f->block + f->n, 1, &more, err);
    if (st == ARP_OK) f->n += more; /* what the sign opens is told by the byte that follows */
    return st;
}

static void hash_block(void *user) {
    feeder *f = user;
    sha256_update(&f->sha256, f->n, (const uint8_t *)f->block);
}

static void check_block(feeder *f) {
    const unsigned char *bytes = (const unsigned char *)f->block;
    if (f->pass->dialect->utf8) check_utf8(f, bytes, f->n);
    else check_bytes(f, bytes, f->n);
}

static arp_status run(feeder *f, arp_error *err) {
    csv_pass *pass = f->pass;
    while (!pass->stop) {
        arp_status st = read_block(f, err);
        if (st != ARP_OK) return st;
        if (f->n == 0) return finish(f, err);
        if (f->hashing.work) arp_beside_offer(&f->hashing);
        if (!pass->on_byte) check_block(f);
        csv_trouble found = pass->trouble;
        st = feed(f, err);
        arp_beside_wait(&f->hashing);
        if (st != ARP_OK || found) return st;
        f->offset += f->n;
    }
    return ARP_OK;
}

arp_status csv_pass_run(csv_pass *pass, arp_error *err) {
    if (pass->dialect->workbook) return csv_sheet_run(pass, err);
    if (pass->dialect->stat) return csv_stat_run(pass, err);
    const char *stored = arp_source_packed_sha256(pass->source);
    feeder f = {.pass = pass};
    uint64_t size = arp_source_size(pass->source);
    f.room = size < CSV_BLOCK ? (size_t)size + 1 : CSV_BLOCK;
    char *room = arp_zalloc(2 * f.room + 1, 1);
    if (!room) return arp_fail_memory(err);
    f.block = room + f.room;
    csv_init(&f.parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_delim(&f.parser, (unsigned char)pass->dialect->separator);
    if (pass->dialect->separator == '\t') csv_set_space_func(&f.parser, is_space_between_tabs);
    csv_set_realloc_func(&f.parser, grow);
    csv_set_free_func(&f.parser, arp_free);
    csv_set_blk_size(&f.parser, 4096);
    sha256_init(&f.sha256);
    if (pass->sha256 && !stored) f.hashing = (arp_beside){.work = hash_block, .user = &f};
    if (f.hashing.work && f.room == CSV_BLOCK) arp_beside_open(&f.hashing);
    pass->at_start = true;
    arp_status st = arp_source_rewind(pass->source, err);
    if (st == ARP_OK) st = run(&f, err);
    arp_beside_close(&f.hashing);
    if (st == ARP_OK && pass->sha256 && stored) memcpy(pass->sha256, stored, 65);
    else if (st == ARP_OK && pass->sha256) arp_sha256_end(&f.sha256, pass->sha256);
    csv_free(&f.parser);
    arp_free(room);
    return st;
}
