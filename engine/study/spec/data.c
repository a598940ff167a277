/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/spec.h"

#include <math.h>
#include <string.h>

#include "base/messages.h"
#include "io/file.h"
#include "study/spec/messages.h"

/* An empty cell may be asked for like any other: `where: {patho_niv2: ""}`. */
static arp_status read_values(const arp_node *node, arp_pool *pool, arp_condition *out,
                              arp_error *err) {
    const bool one = node->kind == ARP_TREE_SCALAR;
    const arp_node *item = one ? node : node->item;
    const char **value = arp_pool_take(pool, one ? 1 : node->n, sizeof *value);
    if (node->kind == ARP_TREE_MAP)
        return arp_fail_node(err, node, ARP_MSG_TREE_WANT_LIST, "s", node->key);
    if (!value) return arp_fail_memory(err);
    out->n = one ? 1 : node->n;
    for (size_t i = 0; i < out->n; i++) {
        if (item[i].kind != ARP_TREE_SCALAR)
            return arp_fail_node(err, &item[i], ARP_MSG_TREE_WANT_TEXT, "s", node->key);
        value[i] = item[i].text;
    }
    out->value = value;
    return ARP_OK;
}

arp_status spec_where(const arp_node *map, arp_pool *pool, arp_condition **out, size_t *n,
                      arp_error *err) {
    if (!map) return ARP_OK;
    if (map->kind != ARP_TREE_MAP)
        return arp_fail_node(err, map, ARP_MSG_TREE_WANT_MAP, "s", "where");
    arp_condition *c = arp_pool_take(pool, map->n, sizeof *c);
    if (!c) return arp_fail_memory(err);
    for (size_t i = 0; i < map->n; i++) {
        c[i].column = map->item[i].key;
        arp_status st = read_values(&map->item[i], pool, &c[i], err);
        if (st != ARP_OK) return st;
    }
    *out = c;
    *n = map->n;
    return ARP_OK;
}

/* In the order of arp_cell_marks. */
static const char *const MARK_KEYS[] = {"missing", "secret", "not_applicable", NULL};

static size_t count_texts(const char *const *text) {
    size_t n = 0;
    while (text[n]) n++;
    return n;
}

/* True when the study gives @p text a mark of its own. */
static bool is_stated(const arp_node *map, const char *text) {
    for (size_t i = 0; MARK_KEYS[i]; i++) {
        const arp_node *list = arp_node_get(map, MARK_KEYS[i]);
        for (size_t j = 0; list && j < list->n; j++) {
            if (strcmp(list->item[j].text, text) == 0) return true;
        }
    }
    return false;
}

/* The texts of one mark: those stated, then those that stood before and were not given another. An
   empty text is a mark like any other, so the items are not read as names. */
static arp_status read_mark(const arp_node *map, const char *key, arp_pool *pool,
                            const char *const **marks, arp_error *err) {
    const arp_node *list = arp_node_get(map, key);
    size_t before = count_texts(*marks), stated = list ? list->n : 0, n = 0;
    const char **text = arp_pool_take(pool, before + stated + 1, sizeof *text);
    if (!text) return arp_fail_memory(err);
    for (size_t j = 0; j < stated; j++) text[n++] = list->item[j].text;
    for (size_t j = 0; j < before; j++) {
        if (!is_stated(map, (*marks)[j])) text[n++] = (*marks)[j];
    }
    *marks = text;
    return ARP_OK;
}

static arp_status read_marks(const arp_node *parent, arp_pool *pool, arp_cell_marks *marks,
                             arp_error *err) {
    const arp_node *map = arp_node_get(parent, "marks");
    const char *const **list[] = {&marks->missing, &marks->secret, &marks->not_applicable};
    if (!map) return ARP_OK;
    arp_status st = arp_node_keys(map, &spec_keys_marks, err);
    for (size_t i = 0; i < map->n && st == ARP_OK; i++) {
        const arp_node *node = &map->item[i];
        if (node->kind != ARP_TREE_LIST) {
            return arp_fail_node(err, node, ARP_MSG_TREE_WANT_LIST, "s", node->key);
        }
        for (size_t j = 0; j < node->n; j++) {
            if (node->item[j].kind == ARP_TREE_SCALAR) continue;
            return arp_fail_node(err, &node->item[j], ARP_MSG_TREE_WANT_TEXT, "s", node->key);
        }
    }
    for (size_t i = 0; i < 3 && st == ARP_OK; i++) {
        st = read_mark(map, MARK_KEYS[i], pool, list[i], err);
    }
    return st;
}

static arp_status read_form(const arp_node *entry, arp_csv_options *o, arp_error *err) {
    size_t thousands = SIZE_MAX, separator = SIZE_MAX, decimal = SIZE_MAX, encoding = SIZE_MAX;
    uint64_t skip = 0;
    arp_status st = ARP_OK;
    ARP_TRY(arp_read_word(entry, "separator", SPEC_SEPARATORS, &separator, err));
    ARP_TRY(arp_read_word(entry, "decimal", SPEC_DECIMALS, &decimal, err));
    ARP_TRY(arp_read_word(entry, "thousands", SPEC_THOUSANDS, &thousands, err));
    ARP_TRY(arp_read_word(entry, "encoding", SPEC_ENCODINGS, &encoding, err));
    ARP_TRY(arp_read_whole(entry, "skip", 0, 1000000, &skip, err));
    ARP_TRY(arp_read_text(entry, "sheet", &o->sheet, err));
    if (separator != SIZE_MAX) {
        const char *word = SPEC_SEPARATORS[separator];
        o->separator = strcmp(word, "tab") == 0 ? '\t' : word[0];
    }
    if (decimal != SIZE_MAX) o->decimal = SPEC_DECIMALS[decimal][0];
    if (thousands != SIZE_MAX) o->thousands = SPEC_THOUSANDS[thousands][0];
    if (encoding != SIZE_MAX) o->encoding = SPEC_ENCODINGS[encoding];
    o->skip = (size_t)skip;
done:
    return st;
}

/* `code_width`: as many as there are columns of codes. */
static arp_status read_widths(const arp_node *entry, size_t n_keys, arp_csv_options *o,
                              arp_pool *pool, arp_error *err) {
    const arp_node *node = arp_node_get(entry, "code_width");
    const double *width = NULL;
    size_t n = 0;
    if (!node) return ARP_OK;
    arp_status st = arp_read_numbers(entry, "code_width", pool, 1, 20, &width, &n, err);
    if (st != ARP_OK) return st;
    if (n != n_keys || n > ARP_MOST_CODE_PARTS)
        return arp_fail_node(err, node, ARP_MSG_STUDY_WIDTHS, "uu", n, n_keys);
    for (size_t i = 0; i < n; i++) {
        if (width[i] != floor(width[i]))
            return arp_fail_node(err, node, ARP_MSG_TREE_WANT_WHOLE, "ss", node->key,
                                 node->n ? node->item[i].text : node->text);
        o->code_width[i] = (size_t)width[i];
    }
    return ARP_OK;
}

/* One column of codes, or several to be pasted. */
static arp_status read_key(const arp_node *entry, spec_file *f, arp_pool *pool, arp_error *err) {
    const char *const *part;
    const arp_node *node;
    size_t n = 0;
    arp_status st = ARP_OK;
    ARP_TRY(arp_node_need(entry, "key", &node, err));
    ARP_TRY(arp_read_texts(entry, "key", pool, &part, &n, err));
    if (n == 0) return arp_fail_node(err, node, ARP_MSG_TREE_EMPTY, "s", "key");
    ARP_TRY(read_widths(entry, n, &f->options, pool, err));
    f->key = part[0];
    f->key_more = part + 1;
    f->n_key_more = n - 1;
done:
    return st;
}

/* `rows`, `value`, `absent` and `sum_over`: how a long file becomes wide. */
static arp_status read_long(const arp_node *entry, arp_csv_long *out, arp_pool *pool,
                            arp_error *err) {
    const arp_node *rows = arp_node_get(entry, "rows"), *value = arp_node_get(entry, "value");
    const arp_node *absent = arp_node_get(entry, "absent");
    const arp_node *over = arp_node_get(entry, "sum_over");
    const arp_node *alone = value ? value : absent ? absent : over;
    arp_status st = ARP_OK;
    out->absent = NAN;
    if (!rows && alone) {
        return arp_fail_node(err, alone, ARP_MSG_STUDY_LONG_NO_ROWS, "s", alone->key);
    }
    if (!rows) return ARP_OK;
    ARP_TRY(arp_read_texts(entry, "rows", pool, &out->rows, &out->n_rows, err));
    if (out->n_rows == 0) return arp_fail_node(err, rows, ARP_MSG_TREE_EMPTY, "s", "rows");
    if (!value) return arp_fail_node(err, rows, ARP_MSG_STUDY_LONG_NO_VALUE, "");
    ARP_TRY(arp_read_text(entry, "value", &out->value, err));
    ARP_TRY(arp_read_number(entry, "absent", -1e15, 1e15, &out->absent, err));
    ARP_TRY(arp_read_texts(entry, "sum_over", pool, &out->sum_over, &out->n_sum_over, err));
done:
    return st;
}

static arp_status read_rename(const arp_node *entry, spec_file *f, arp_pool *pool, arp_error *err) {
    const arp_node *map = arp_node_get(entry, "rename");
    if (!map) return ARP_OK;
    if (map->kind != ARP_TREE_MAP)
        return arp_fail_node(err, map, ARP_MSG_TREE_WANT_MAP, "s", "rename");
    const char **from = arp_pool_take(pool, map->n, sizeof *from);
    const char **to = arp_pool_take(pool, map->n, sizeof *to);
    if (!from || !to) return arp_fail_memory(err);
    for (size_t i = 0; i < map->n; i++) {
        from[i] = map->item[i].key;
        arp_status st = arp_node_text(&map->item[i], from[i], &to[i], err);
        if (st != ARP_OK) return st;
    }
    f->rename_from = from;
    f->rename_to = to;
    f->n_renames = map->n;
    return ARP_OK;
}

arp_status spec_file_read(const arp_node *entry, const arp_keys *keys, spec *s, spec_file *f,
                          arp_pool *pool, arp_error *err) {
    const arp_node *node;
    const char *file = NULL;
    uint64_t vintage = 0;
    arp_condition *where = NULL;
    arp_status st = ARP_OK;
    f->place = entry->place;
    ARP_TRY(arp_node_keys(entry, keys, err));
    ARP_TRY(arp_node_need(entry, "file", &node, err));
    ARP_TRY(arp_read_whole(entry, "vintage", 1900, 2100, &vintage, err));
    f->vintage = (int)vintage;
    ARP_TRY(arp_read_text(entry, "level", &f->level, err));
    ARP_TRY(arp_read_text(entry, "file", &file, err));
    ARP_TRY(arp_read_text(entry, "label", &f->label, err));
    ARP_TRY(read_marks(entry, pool, &f->options.marks, err));
    ARP_TRY(read_form(entry, &f->options, err));
    if (!f->key) ARP_TRY(read_key(entry, f, pool, err));
    ARP_TRY(read_long(entry, &f->options.pivot, pool, err));
    ARP_TRY(read_rename(entry, f, pool, err));
    ARP_TRY(spec_where(arp_node_get(entry, "where"), pool, &where, &f->options.n_where, err));
    f->options.where = where;
    f->options.key = f->key;
    for (size_t i = 0; i < f->n_renames; i++) {
        if (strcmp(f->rename_to[i], f->key) == 0) f->options.key = f->rename_from[i];
    }
    ARP_TRY(spec_locate(s, node, file, pool, &f->path, &f->memory, err));
done:
    return st;
}

arp_status spec_data(const arp_node *root, spec *s, arp_pool *pool, arp_error *err) {
    const size_t first = arp_node_get(root, "zonings") ? 1 : 0;
    const arp_node *data;
    arp_status st = ARP_OK;
    s->marks = ARP_DEFAULT_MARKS;
    ARP_TRY(read_marks(root, pool, &s->marks, err));
    ARP_TRY(arp_node_need(root, "data", &data, err));
    if (data->kind != ARP_TREE_LIST)
        return arp_fail_node(err, data, ARP_MSG_TREE_WANT_LIST, "s", "data");
    if (data->n == 0) return arp_fail_node(err, data, ARP_MSG_TREE_EMPTY, "s", "data");
    s->file = arp_pool_take(pool, first + data->n, sizeof *s->file);
    if (!s->file) return arp_fail_memory(err);
    s->n_files = first + data->n;
    for (size_t i = 0; i < s->n_files; i++) s->file[i].options.marks = s->marks;
    for (size_t i = 0; i < data->n; i++) {
        ARP_TRY(spec_file_read(&data->item[i], &spec_keys_data, s, &s->file[first + i], pool, err));
    }
done:
    return st;
}
