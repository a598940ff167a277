/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page/block.h"

#include <string.h>

#include "base/codes.h"
#include "base/fail.h"
#include "base/memory.h"
#include "report/page/drawn.h"
#include "report/page/secret.h"
#include "report/write/json.h"

enum { FEW = 64, CLASSES = 100 };

size_t arp_block_begin(const arp_pen *p, const char *id) {
    arp_pen_raw(p, "<script type=\"application/json\" id=\"d-");
    arp_pen_raw(p, id);
    arp_pen_raw(p, "\">");
    return p->out->text.n;
}

/* In JSON a `<` stands in texts only. */
void arp_block_end(const arp_pen *p, size_t from) {
    arp_text *t = &p->out->text, safe = {0};
    if (!t->bad && memchr(t->bytes + from, '<', t->n - from)) {
        for (const char *c = t->bytes + from; *c;) {
            size_t plain = strcspn(c, "<");
            arp_text_add_n(&safe, c, plain);
            if (c[plain]) arp_text_add(&safe, "\\u003c");
            c += plain + (c[plain] != '\0');
        }
        t->n = from;
        if (safe.bad) t->bad = true;
        else arp_text_add_n(t, safe.bytes, safe.n);
        arp_text_free(&safe);
    }
    arp_pen_raw(p, "</script>\n");
}

static void add_base64(arp_text *t, const unsigned char *bytes, size_t n) {
    static const char DIGIT[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char four[4];
    for (size_t i = 0; i < n; i += 3) {
        unsigned a = bytes[i], b = i + 1 < n ? bytes[i + 1] : 0, c = i + 2 < n ? bytes[i + 2] : 0;
        four[0] = DIGIT[a >> 2];
        four[1] = DIGIT[(a & 3) << 4 | b >> 4];
        four[2] = i + 1 < n ? DIGIT[(b & 15) << 2 | c >> 6] : '=';
        four[3] = i + 2 < n ? DIGIT[c & 63] : '=';
        arp_text_add_n(t, four, sizeof four);
    }
}

void arp_block_doubles(const arp_pen *p, const double *x, size_t n) {
    enum { AT_ONCE = 384 }; /* a multiple of 3, so that nothing is padded but the end */
    unsigned char bytes[AT_ONCE * 8];
    arp_pen_raw(p, "{\"f64\":\"");
    for (size_t from = 0; from < n; from += AT_ONCE) {
        size_t k = n - from < AT_ONCE ? n - from : AT_ONCE;
        for (size_t i = 0; i < k; i++) {
            uint64_t bits;
            memcpy(&bits, &x[from + i], sizeof bits);
            for (size_t b = 0; b < 8; b++) bytes[8 * i + b] = (unsigned char)(bits >> 8 * b);
        }
        add_base64(&p->out->text, bytes, 8 * k);
    }
    arp_pen_raw(p, "\"}");
}

/* The rows of a table that the page has. */
typedef struct kept_rows {
    const arp_result_table *table;
    size_t *row, n;
} kept_rows;

static bool keeps(const arp_pen *p, const arp_embedded *what, const arp_result_table *table,
                  size_t row) {
    if (arp_secret_row(p, table, row)) return false;
    if (what->rows == ARP_ROWS_ALL) return true;
    if (what->rows == ARP_ROWS_DRAWN)
        return arp_page_zoning_drawn(p->tables, arp_page_text(table, row, "level"));
    if (what->rows == ARP_ROWS_SPREAD) return row % (table->n_rows / ARP_PAGE_STEPS + 1) == 0;
    const char *code = arp_page_text(table, row, "code");
    return what->rows == ARP_ROWS_FIRST ? arp_pen_has(p, code) : code && arp_pen_chosen(p, code);
}

/* Different texts of a column, at most a quarter of its rows; else 0. */
static size_t find_words(const kept_rows *of, const char *const *text, size_t *word, size_t *at) {
    size_t n = 0, most = of->n / 4 < 200 ? of->n / 4 : 200;
    for (size_t i = 0; i < of->n; i++) {
        const char *cell = text[of->row[i]];
        size_t w = 0;
        while (w < n) {
            const char *known = text[word[w]];
            if (known == cell || (known && cell && strcmp(known, cell) == 0)) break;
            w++;
        }
        if (w == n && n >= most) return 0;
        if (w == n) word[n++] = of->row[i];
        at[i] = w;
    }
    return n;
}

static void put_whole(const arp_pen *p, size_t i, double x) {
    if (i) arp_pen_raw(p, ",");
    arp_json_number(p->out, x);
}

static arp_status put_texts(const arp_pen *p, const kept_rows *of, const char *const *text,
                            arp_error *err) {
    size_t *word = arp_zalloc(of->n, sizeof *word), *at = arp_zalloc(of->n, sizeof *at);
    bool ok = word && at;
    size_t n = ok ? find_words(of, text, word, at) : 0;
    if (n) arp_pen_raw(p, "{\"words\":");
    arp_pen_raw(p, "[");
    for (size_t i = 0; ok && i < (n ? n : of->n); i++) {
        if (i) arp_pen_raw(p, ",");
        arp_json_text(p->out, text[n ? word[i] : of->row[i]]);
    }
    arp_pen_raw(p, n ? "],\"at\":[" : "]");
    for (size_t i = 0; n && i < of->n; i++) put_whole(p, i, (double)at[i]);
    if (n) arp_pen_raw(p, "]}");
    arp_free(word);
    arp_free(at);
    return ok ? ARP_OK : arp_fail_memory(err);
}

static arp_status put_numbers(const arp_pen *p, const kept_rows *of, const double *x, bool real,
                              arp_error *err) {
    if (real && of->n > FEW) {
        double *packed = arp_zalloc(of->n, sizeof *packed);
        if (!packed) return arp_fail_memory(err);
        for (size_t i = 0; i < of->n; i++) packed[i] = x[of->row[i]];
        arp_block_doubles(p, packed, of->n);
        arp_free(packed);
        return ARP_OK;
    }
    arp_pen_raw(p, "[");
    for (size_t i = 0; i < of->n; i++) put_whole(p, i, x[of->row[i]]);
    arp_pen_raw(p, "]");
    return ARP_OK;
}

static arp_status put_column(const arp_pen *p, const kept_rows *of, const char *name,
                             arp_error *err) {
    size_t j = arp_page_column(of->table, name);
    const arp_result_cells *cells = &of->table->column[j];
    arp_kind kind = of->table->stated->column[j].kind;
    arp_json_text(p->out, name);
    arp_pen_raw(p, ":");
    if (kind == ARP_KIND_TEXT) return put_texts(p, of, cells->text, err);
    return put_numbers(p, of, cells->number, kind == ARP_KIND_REAL, err);
}

/* The columns, apart by blanks. */
static arp_status put_columns(const arp_pen *p, const kept_rows *of, const char *columns,
                              arp_error *err) {
    arp_status st = ARP_OK;
    bool begun = false;
    for (const char *c = columns; *c && st == ARP_OK;) {
        char name[64];
        size_t n = strcspn(c, " ");
        bool value = *c == '!';
        arp_text_cut(name, sizeof name, c + value, n - value);
        c += n + (c[n] == ' ');
        if ((value && p->ranks_only) || arp_page_column(of->table, name) == SIZE_MAX) continue;
        arp_pen_raw(p, begun ? ",\n" : "{");
        st = put_column(p, of, name, err);
        begun = true;
    }
    arp_pen_raw(p, begun ? "}" : "{}");
    return st;
}

static arp_status put_table(const arp_pen *p, const arp_embedded *what, arp_error *err) {
    kept_rows of = {.table = arp_page_table(p->tables, what->table)};
    if (!of.table || !*what->columns) return ARP_OK;
    of.row = arp_zalloc(of.table->n_rows, sizeof *of.row);
    if (!of.row) return arp_fail_memory(err);
    for (size_t row = 0; row < of.table->n_rows; row++) {
        if (keeps(p, what, of.table, row)) of.row[of.n++] = row;
    }
    size_t from = arp_block_begin(p, what->table);
    arp_status st = put_columns(p, &of, what->columns, err);
    arp_block_end(p, from);
    arp_free(of.row);
    return st;
}

arp_status arp_block_tables(const arp_pen *p, arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t i = 0; i < ARP_N_EMBEDDED && st == ARP_OK; i++)
        st = put_table(p, &ARP_EMBEDDED[i], err);
    return st;
}

/* Means over squares of size x size cells. */
static void add_classes(const arp_page_tables *t, const arp_codes *row_of, size_t size,
                        double *share) {
    const arp_result_table *ranking = arp_page_table(t, "ranking");
    size_t n = t->n_codes, classes = (n + size - 1) / size;
    for (size_t i = 0; i < ranking->n_rows && i < n; i++) {
        size_t row = arp_codes_find(row_of, arp_page_text(ranking, i, "code"));
        if (row == SIZE_MAX) continue;
        for (size_t rank = 0; rank < n; rank++)
            share[i / size * classes + rank / size] += t->acceptability[row * n + rank];
    }
}

arp_status arp_block_acceptability(const arp_pen *p, arp_error *err) {
    const arp_page_tables *t = p->tables;
    size_t n = t->n_codes, size = n / CLASSES + (n % CLASSES != 0);
    if (!t->acceptability || n == 0) return ARP_OK;
    size_t classes = (n + size - 1) / size;
    double *share = arp_zalloc(classes * classes, sizeof *share);
    arp_codes *row_of = arp_codes_new(t->code, n);
    bool ok = share && row_of;
    if (ok) {
        add_classes(t, row_of, size, share);
        size_t from = arp_block_begin(p, "acceptability");
        arp_pen_raw(p, "{\"size\":");
        put_whole(p, 0, (double)size);
        arp_pen_raw(p, ",\"rows\":[");
        for (size_t i = 0; i < classes; i++) {
            arp_pen_raw(p, i ? ",\n[" : "[");
            for (size_t j = 0; j < classes; j++)
                put_whole(p, j, round(1000 * share[i * classes + j] / (double)size));
            arp_pen_raw(p, "]");
        }
        arp_pen_raw(p, "]}");
        arp_block_end(p, from);
    }
    arp_codes_free(row_of);
    arp_free(share);
    return ok ? ARP_OK : arp_fail_memory(err);
}
