/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "io/stat/messages.h"
#include "io/stat/parts.h"

static const size_t MOST_BYTES = (size_t)2 << 30;

/* ---- which of the three ---- */

static const unsigned char SAS_MAGIC[32] = {
    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0xC2, 0xEA, 0x81, 0x60,
    0xB3, 0x14, 0x11, 0xCF, 0xBD, 0x92, 0x08, 0x00, 0x09, 0xC7, 0x31, 0x8C, 0x18, 0x1F, 0x10, 0x11};

/* Stata's files before 117 begin with their release, the order of bytes, 1 and 0. */
static bool is_old_stata(const char *s, size_t n) {
    unsigned char release = n ? (unsigned char)*s : 0;
    return n >= 4 && release >= 102 && release <= 116 && (s[1] == 1 || s[1] == 2) && s[2] == 1 &&
           s[3] == 0;
}

static bool find_form(const char *s, size_t n, stat_form *form, bool *is_zsav) {
    bool sas = n >= sizeof SAS_MAGIC && memcmp(s, SAS_MAGIC, sizeof SAS_MAGIC) == 0;
    bool stata = is_old_stata(s, n) || (n >= 11 && memcmp(s, "<stata_dta>", 11) == 0);
    *is_zsav = n >= 4 && memcmp(s, "$FL3", 4) == 0;
    bool spss = *is_zsav || (n >= 4 && memcmp(s, "$FL2", 4) == 0);
    *form = sas ? STAT_SAS : spss ? STAT_SPSS : STAT_STATA;
    return sas || spss || stata;
}

bool arp_stat_is(const char *bytes, size_t n) {
    stat_form form;
    bool is_zsav;
    return find_form(bytes, n, &form, &is_zsav);
}

/* ---- the library, over the bytes ---- */

static int on_open(const char *path, void *user) {
    (void)path;
    ((stat_run *)user)->at = 0;
    return 0;
}

static int on_close(void *user) {
    (void)user;
    return 0;
}

static readstat_off_t on_seek(readstat_off_t offset, readstat_io_flags_t whence, void *user) {
    stat_run *run = user;
    uint64_t n = run->stat->bytes.n;
    int64_t from = whence == READSTAT_SEEK_SET   ? 0
                   : whence == READSTAT_SEEK_CUR ? (int64_t)run->at
                                                 : (int64_t)n;
    if (offset < -from || offset > (int64_t)n - from) return -1;
    run->at = (uint64_t)(from + offset);
    return (readstat_off_t)run->at;
}

static ssize_t on_read(void *bytes, size_t n, void *user) {
    stat_run *run = user;
    uint64_t left = run->stat->bytes.n - run->at;
    if (n > left) n = (size_t)left;
    if (n) memcpy(bytes, run->stat->bytes.bytes + run->at, n);
    run->at += n;
    return (ssize_t)n;
}

static readstat_error_t on_update(long size, readstat_progress_handler progress, void *user,
                                  void *io) {
    (void)size;
    (void)progress;
    (void)user;
    (void)io;
    return READSTAT_OK;
}

static bool is_of_encoding(readstat_error_t code) {
    return code == READSTAT_ERROR_CONVERT || code == READSTAT_ERROR_CONVERT_BAD_STRING ||
           code == READSTAT_ERROR_CONVERT_SHORT_STRING ||
           code == READSTAT_ERROR_UNSUPPORTED_CHARSET;
}

arp_status stat_parse(stat_run *run, readstat_parser_t *parser, arp_error *err) {
    arp_stat *stat = run->stat;
    readstat_error_t (*const PARSE[])(readstat_parser_t *, const char *,
                                      void *) = {[STAT_SAS] = readstat_parse_sas7bdat,
                                                 [STAT_SPSS] = readstat_parse_sav,
                                                 [STAT_STATA] = readstat_parse_dta};
    readstat_set_open_handler(parser, on_open);
    readstat_set_close_handler(parser, on_close);
    readstat_set_seek_handler(parser, on_seek);
    readstat_set_read_handler(parser, on_read);
    readstat_set_update_handler(parser, on_update);
    readstat_set_io_ctx(parser, run);
    if (stat->encoding) readstat_set_file_character_encoding(parser, stat->encoding);
    readstat_error_t code = PARSE[stat->form](parser, "", run);
    if (run->trouble == ARP_MEMORY || code == READSTAT_ERROR_MALLOC) return arp_fail_memory(err);
    if (run->trouble != ARP_OK || is_of_encoding(code)) {
        return stat_refuse(stat, err, ARP_MSG_STAT_ENCODING, NULL);
    }
    if (code == READSTAT_OK || code == READSTAT_ERROR_USER_ABORT) return ARP_OK;
    return stat_refuse(stat, err, ARP_MSG_STAT_LIBRARY, readstat_error_message(code));
}

/* ---- columns and value labels ---- */

/* A text of the library, which passes on what it does not convert, and NULL for an empty one. */
static const char *keep(stat_run *run, const char *text) {
    size_t n = text ? strlen(text) : 0;
    if (n && !arp_text_is_utf8(text, n)) {
        run->trouble = ARP_PARSE;
        return NULL;
    }
    const char *kept = arp_pool_text(run->stat->pool, n ? text : "", n);
    if (!kept) run->trouble = ARP_MEMORY;
    return kept;
}

/* "Z5.": SAS has the name and the width of a format in two places, and a point behind them. */
static const char *format_of(stat_run *run, int index, const readstat_variable_t *variable) {
    const arp_stat *s = run->stat;
    const char *name = readstat_variable_get_format(variable);
    size_t at = (size_t)index, n = name ? strlen(name) : 0;
    unsigned width = at < s->n_format_widths ? s->format_width[at] : 0;
    char text[300], digits[16] = "";
    if (s->form != STAT_SAS || n == 0 || n > 256 || strchr(name, '.')) {
        return keep(run, name);
    }
    bool has_width = name[n - 1] >= '0' && name[n - 1] <= '9'; /* the library joined them */
    if (!has_width && width) snprintf(digits, sizeof digits, "%u", width);
    snprintf(text, sizeof text, "%s%s.", name, digits);
    return keep(run, text);
}

static int on_variable(int index, readstat_variable_t *variable, const char *labels, void *user) {
    stat_run *run = user;
    arp_stat *s = run->stat;
    if (!stat_make_room(&s->column, s->n_columns, &s->columns_room, sizeof *s->column)) {
        run->trouble = ARP_MEMORY;
        return READSTAT_HANDLER_ABORT;
    }
    arp_stat_column *c = &s->column[s->n_columns++];
    bool is_text = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING;
    *c = (arp_stat_column){.name = keep(run, readstat_variable_get_name(variable)),
                           .format = format_of(run, index, variable)};
    if (c->name && c->format && labels && s->form != STAT_SAS) c->labels = keep(run, labels);
    if (run->trouble != ARP_OK) return READSTAT_HANDLER_ABORT;
    c->kind = is_text                            ? ARP_STAT_TEXT
              : stat_is_date(s->form, c->format) ? ARP_STAT_DATE
                                                 : ARP_STAT_NUMBER;
    c->width = is_text ? 0 : stat_zeros(s->form, c->format);
    return READSTAT_HANDLER_OK;
}

enum { KEY_ROOM = 512 }; /* a set's name has at most 129 bytes */

/* "SET\nvalue": what a label is found by. */
static void make_key(char key[KEY_ROOM], const char *set, const char *value) {
    snprintf(key, KEY_ROOM, "%.400s\n%s", set, value);
}

static void value_text(readstat_value_t value, char out[ARP_NUMBER_ROOM]) {
    if (readstat_value_is_tagged_missing(value)) {
        memcpy(out, (char[]){'.', readstat_value_tag(value), '\0'}, 3);
    } else {
        arp_number_short(out, readstat_double_value(value));
    }
}

static int on_label(const char *set, readstat_value_t value, const char *label, void *user) {
    stat_run *run = user;
    arp_stat *s = run->stat;
    char text[ARP_NUMBER_ROOM], key[KEY_ROOM];
    size_t room = s->labels_room;
    if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) return READSTAT_HANDLER_OK;
    if (!label || !*label) return READSTAT_HANDLER_OK;
    value_text(value, text);
    make_key(key, set, text);
    bool ok = stat_make_room(&s->label_key, s->n_labels, &room, sizeof(char *)) &&
              stat_make_room(&s->label, s->n_labels, &s->labels_room, sizeof(char *));
    if (!ok) run->trouble = ARP_MEMORY;
    if (ok) s->label_key[s->n_labels] = keep(run, key);
    if (run->trouble == ARP_OK) s->label[s->n_labels] = keep(run, label);
    if (run->trouble != ARP_OK) return READSTAT_HANDLER_ABORT;
    s->n_labels++;
    return READSTAT_HANDLER_OK;
}

static arp_status read_columns(arp_stat *stat, arp_error *err) {
    stat_run run = {.stat = stat};
    readstat_parser_t *parser = readstat_parser_init();
    if (!parser) return arp_fail_memory(err);
    readstat_set_variable_handler(parser, on_variable);
    readstat_set_value_label_handler(parser, on_label);
    arp_status st = stat_parse(&run, parser, err);
    readstat_parser_free(parser);
    if (st != ARP_OK) return st;
    if (stat->n_columns == 0) return stat_refuse(stat, err, ARP_MSG_STAT_NO_COLUMN, NULL);
    stat->labels = arp_codes_new(stat->label_key, stat->n_labels);
    return stat->labels ? ARP_OK : arp_fail_memory(err);
}

const char *arp_stat_label(const arp_stat *stat, size_t column, const char *value) {
    char key[KEY_ROOM];
    const char *set = column < stat->n_columns ? stat->column[column].labels : NULL;
    if (!set || stat->n_labels == 0) return NULL;
    make_key(key, set, value);
    size_t found = arp_codes_find(stat->labels, key);
    return found == SIZE_MAX ? NULL : stat->label[found];
}

const arp_stat_column *arp_stat_columns(const arp_stat *stat, size_t *n) {
    *n = stat->n_columns;
    return stat->column;
}

/* What a file says of itself, held against its bytes. */
static arp_status check(arp_stat *s, arp_error *err) {
    if (s->form == STAT_SAS) return stat_check_sas(s, err);
    return s->form == STAT_SPSS ? stat_check_spss(s, err) : stat_check_stata(s, err);
}

arp_status arp_stat_open(arp_source *source, const char *encoding, arp_stat **out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_stat *s = arp_zalloc(1, sizeof *s);
    const char *name = arp_source_name(source);
    if (s) s->pool = arp_pool_new();
    if (!s || !s->pool) ARP_TRY(arp_fail_memory(err));
    s->name = arp_pool_text(s->pool, name, strlen(name));
    if (!s->name) ARP_TRY(arp_fail_memory(err));
    s->encoding = encoding;
    ARP_TRY(arp_source_all(source, MOST_BYTES, &s->bytes, err));
    find_form(s->bytes.bytes, s->bytes.n, &s->form, &s->is_zsav);
    ARP_TRY(check(s, err));
    ARP_TRY(read_columns(s, err));
    *out = s;
    s = NULL;
done:
    arp_stat_close(s);
    return st;
}

void arp_stat_close(arp_stat *stat) {
    if (!stat) return;
    arp_text_free(&stat->bytes);
    arp_codes_free(stat->labels);
    arp_free(stat->format_width);
    arp_free(stat->column);
    arp_free(stat->label_key);
    arp_free(stat->label);
    arp_pool_free(stat->pool);
    arp_free(stat);
}
