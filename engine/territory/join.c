/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/territory.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "io/file.h"
#include "table/table.h"
#include "territory/commune.h"
#include "territory/messages.h"

enum { NAMED = 10 }; /* codes named in one message */

/* What a join is of and what it has found so far; table 0 gives the territories. */
typedef struct joining {
    const arp_table *table;
    const char *const *name;
    size_t n;
    arp_codes **index;  /* one a table                                       */
    const char **codes; /* room for the codes of one message                 */
    size_t *kept;       /* rows of table 0 that every table has, n_kept      */
    size_t n_kept;
} joining;

/* ---- what may go wrong ---- */

static const char *column_name(const arp_table *t, size_t j) {
    return j < t->n_columns ? t->column[j].name : t->text[j - t->n_columns].name;
}

static arp_status check_names(const joining *join, size_t k, arp_error *err) {
    const arp_table *t = &join->table[k];
    for (size_t j = 0; j < t->n_columns + t->n_texts; j++) {
        const char *name = column_name(t, j);
        for (size_t before = 0; before < k; before++) {
            const arp_table *other = &join->table[before];
            if (!arp_table_column(other, name) && !arp_table_text(other, name)) continue;
            return arp_fail(err, ARP_DOMAIN, ARP_MSG_JOIN_COLUMN_TWICE, "sss", name,
                            join->name[before], join->name[k]);
        }
    }
    return ARP_OK;
}

/* Codes of table `of` that table `in` has not, into join->codes; their number. */
static size_t absent(const joining *join, size_t of, size_t in) {
    const arp_table *t = &join->table[of];
    size_t n = 0;
    for (size_t i = 0; i < t->n_rows; i++) {
        bool there = arp_codes_find(join->index[in], t->code[i]) != SIZE_MAX;
        if (!there) join->codes[n++] = t->code[i];
    }
    return n;
}

size_t arp_lost_zero_pair(const char *written, const char *meant, char out[ARP_ERROR_TEXT]) {
    const size_t before = strlen(written), after = strlen(meant);
    arp_text_cut(out, ARP_ERROR_TEXT / 2, written, before);
    strcat(out, " \xE2\x86\x92 ");
    size_t at = strlen(out);
    arp_text_cut(out + at, ARP_ERROR_TEXT - at, meant, after);
    return before > after ? before : after;
}

/* "907 → 0907": the first of n codes missing in table k that stands there with other zeros, under a
   code that table 0 does not know; the length of the longer one, 0 where there is none. */
static size_t lost_zero(const joining *join, size_t k, size_t n, char out[ARP_ERROR_TEXT]) {
    for (size_t i = 0; i < n; i++) {
        const char *other = arp_codes_lost_zero(join->index[k], join->codes[i]);
        if (!other || arp_codes_find(join->index[0], other) != SIZE_MAX) continue;
        return arp_lost_zero_pair(other, join->codes[i], out);
    }
    return 0;
}

/* What a code of table k that table 0 does not know likely is there: in another spelling, Corsican
   under the number of before 1976, behind a prefix; *commune: it is that commune's IRIS. */
static const char *likely(const joining *join, const char *code, bool *commune) {
    char other[ARP_COMMUNE_ROOM];
    const arp_table *first = &join->table[0];
    const char *near = arp_codes_alike(join->index[0], code), *bare = strrchr(code, '-');
    size_t at = SIZE_MAX;
    if (near) return near;
    for (size_t i = 0; at == SIZE_MAX && arp_commune_alias(code, i, other); i++)
        at = arp_codes_find(join->index[0], other);
    if (at == SIZE_MAX && bare) at = arp_codes_find(join->index[0], bare + 1);
    if (at == SIZE_MAX && strlen(code) == ARP_COMMUNE_IRIS) {
        arp_text_cut(other, sizeof other, code, ARP_COMMUNE_IRIS - 4);
        at = arp_codes_find(join->index[0], other);
        *commune = at != SIZE_MAX;
    }
    return at == SIZE_MAX ? NULL : first->code[at];
}

/* The first code of table k that is one of table 0 but for its spelling; "" for none. */
static arp_message spelt(const joining *join, size_t k, const char **code, const char **as) {
    const arp_table *t = &join->table[k];
    bool iris = false;
    for (size_t i = 0; i < t->n_rows; i++) {
        *code = t->code[i];
        if (arp_codes_find(join->index[0], *code) != SIZE_MAX) continue;
        *as = likely(join, *code, &iris);
        if (*as) return iris ? ARP_MSG_JOIN_IRIS : ARP_MSG_JOIN_SPELT;
    }
    return ARP_MSG_NONE;
}

static arp_status refuse(const joining *join, size_t k, arp_error *err) {
    char list[ARP_ERROR_TEXT], zero[ARP_ERROR_TEXT];
    const char *code, *as;
    size_t n = absent(join, 0, k);
    arp_text_list(list, sizeof list, join->codes, n, NAMED);
    size_t width = n ? lost_zero(join, k, n, zero) : 0;
    if (width) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_JOIN_MISSING_ZERO, "sussu", join->name[k], n, list,
                        zero, width);
    }
    arp_message other = spelt(join, k, &code, &as);
    if (other != ARP_MSG_NONE)
        return arp_fail(err, ARP_DOMAIN, other, "sss", join->name[k], code, as);
    if (n) {
        return arp_fail(err, ARP_DOMAIN, ARP_MSG_JOIN_MISSING, "suss", join->name[k], n, list,
                        join->name[0]);
    }
    n = absent(join, k, 0);
    if (n == 0) return ARP_OK;
    arp_text_list(list, sizeof list, join->codes, n, NAMED);
    return arp_fail(err, ARP_DOMAIN, ARP_MSG_JOIN_UNKNOWN, "suss", join->name[k], n, list,
                    join->name[0]);
}

/* What is told is kept with the results: it names a file, not where it was read from. */
static const char *told_name(const joining *join, size_t k) {
    return arp_path_base(join->name[k]);
}

static arp_status tell(const joining *join, size_t k, arp_notices *notices, arp_error *err) {
    arp_status st = ARP_OK;
    char list[ARP_ERROR_TEXT], zero[ARP_ERROR_TEXT];
    const arp_place nowhere = {0};
    const char *code, *as;
    size_t n = absent(join, 0, k);
    arp_text_list(list, sizeof list, join->codes, n, NAMED);
    if (n) {
        ARP_TRY(arp_tell(notices, nowhere, err, ARP_MSG_JOIN_DROPPED, "sus", told_name(join, k), n,
                         list));
    }
    bool lost = n && lost_zero(join, k, n, zero) > 0;
    if (lost) {
        ARP_TRY(arp_tell(notices, nowhere, err, ARP_MSG_JOIN_ZERO_TOLD, "ss", told_name(join, k),
                         zero));
    }
    arp_message other = n && !lost ? spelt(join, k, &code, &as) : ARP_MSG_NONE;
    if (other != ARP_MSG_NONE)
        ARP_TRY(arp_tell(notices, nowhere, err, other, "sss", told_name(join, k), code, as));
    n = absent(join, k, 0);
    arp_text_list(list, sizeof list, join->codes, n, NAMED);
    if (n) {
        ARP_TRY(arp_tell(notices, nowhere, err, ARP_MSG_JOIN_PASSED_OVER, "suss",
                         told_name(join, k), n, list, told_name(join, 0)));
    }
done:
    return st;
}

/* ---- the joined table ---- */

static bool everywhere(const joining *join, const char *code) {
    for (size_t k = 1; k < join->n; k++) {
        if (arp_codes_find(join->index[k], code) == SIZE_MAX) return false;
    }
    return true;
}

static bool prepare(joining *join) {
    size_t most = 0;
    join->index = arp_zalloc(join->n, sizeof *join->index);
    if (!join->index) return false;
    for (size_t k = 0; k < join->n; k++) {
        const arp_table *t = &join->table[k];
        if (t->n_rows > most) most = t->n_rows;
        join->index[k] = arp_codes_new(t->code, t->n_rows);
        if (!join->index[k]) return false;
    }
    if (!arp_zalloc_all(ARP_ARRAY(join->codes, most), ARP_ARRAY(join->kept, join->table[0].n_rows)))
        return false;
    for (size_t i = 0; i < join->table[0].n_rows; i++) {
        if (everywhere(join, join->table[0].code[i])) join->kept[join->n_kept++] = i;
    }
    return true;
}

static void release(joining *join) {
    for (size_t k = 0; join->index && k < join->n; k++) arp_codes_free(join->index[k]);
    arp_free(join->index);
    arp_free(join->codes);
    arp_free(join->kept);
}

static const char *keep(arp_pool *pool, const char *text) {
    return arp_pool_text(pool, text, strlen(text));
}

/* Rows of table k in the order of the joined one, into rows. */
static void match(const joining *join, size_t k, size_t *rows) {
    for (size_t i = 0; i < join->n_kept; i++) {
        const char *code = join->table[0].code[join->kept[i]];
        rows[i] = k == 0 ? join->kept[i] : arp_codes_find(join->index[k], code);
    }
}

static bool copy_column(const arp_column *from, const size_t *rows, arp_table *t, arp_column *to) {
    to->name = keep(t->pool, from->name);
    for (size_t i = 0; i < t->n_rows; i++) {
        to->value[i] = from->value[rows[i]];
        to->mark[i] = from->mark[rows[i]];
    }
    return to->name != NULL;
}

static bool copy_texts(const char *const *from, const size_t *rows, arp_table *t, const char **to) {
    for (size_t i = 0; i < t->n_rows; i++) {
        to[i] = keep(t->pool, from[rows[i]]);
        if (!to[i]) return false;
    }
    return true;
}

static bool copy_columns(const joining *join, size_t *rows, arp_table *t) {
    arp_column *column = t->column;
    arp_text_column *text = t->text;
    for (size_t k = 0; k < join->n; k++) {
        const arp_table *from = &join->table[k];
        match(join, k, rows);
        for (size_t j = 0; j < from->n_columns; j++) {
            if (!copy_column(&from->column[j], rows, t, column++)) return false;
        }
        for (size_t j = 0; j < from->n_texts; j++, text++) {
            text->name = keep(t->pool, from->text[j].name);
            if (!text->name || !copy_texts(from->text[j].text, rows, t, text->text)) return false;
        }
    }
    return true;
}

static arp_status copy_tables(const joining *join, arp_table *t, arp_error *err) {
    size_t n_columns = 0, n_texts = 0;
    const arp_table *first = &join->table[0];
    for (size_t k = 0; k < join->n; k++) {
        n_columns += join->table[k].n_columns;
        n_texts += join->table[k].n_texts;
    }
    arp_status st = arp_table_make(join->n_kept, n_columns, n_texts, t, err);
    if (st != ARP_OK) return st;
    size_t *rows = arp_zalloc(t->n_rows, sizeof *rows);
    bool ok = rows && copy_texts(first->code, join->kept, t, t->code) &&
              copy_texts(first->label, join->kept, t, t->label) && copy_columns(join, rows, t);
    arp_free(rows);
    return ok ? ARP_OK : arp_fail_memory(err);
}

/* True when table k is the first that has a code which table 0 does not know. */
static bool first_with(const joining *join, size_t k, const char *code) {
    for (size_t before = 0; before < k; before++) {
        if (arp_codes_find(join->index[before], code) != SIZE_MAX) return false;
    }
    return true;
}

/* Appends to code, or only counts when it is NULL; the number of unmatched codes. */
static size_t gather(const joining *join, const char **code) {
    size_t n = 0;
    for (size_t k = 0; k < join->n; k++) {
        const arp_table *t = &join->table[k];
        for (size_t i = 0; i < t->n_rows; i++) {
            const char *c = t->code[i];
            if (k == 0 ? everywhere(join, c) : !first_with(join, k, c)) continue;
            if (code) code[n] = c;
            n++;
        }
    }
    return n;
}

static bool copy_unmatched(const joining *join, arp_pool *pool, arp_unmatched *out) {
    size_t n = gather(join, NULL);
    const char **code = arp_pool_take(pool, n, sizeof *code);
    if (!code) return false;
    gather(join, code);
    for (size_t i = 0; i < n; i++) {
        code[i] = keep(pool, code[i]);
        if (!code[i]) return false;
    }
    *out = (arp_unmatched){code, n};
    return true;
}

arp_status arp_join(const arp_table *table, const char *const *name, size_t n, bool drop,
                    arp_notices *notices, arp_table *out, arp_unmatched *unmatched,
                    arp_error *err) {
    arp_status st = ARP_OK;
    arp_table joined = {0};
    arp_unmatched left = {0};
    joining join = {.table = table, .name = name, .n = n};
    const size_t told = notices->n;
    for (size_t k = 1; k < n; k++) ARP_TRY(check_names(&join, k, err));
    if (!prepare(&join)) ARP_TRY(arp_fail_memory(err));
    for (size_t k = 1; k < n && !drop; k++) ARP_TRY(refuse(&join, k, err));
    if (join.n_kept == 0) ARP_TRY(arp_fail(err, ARP_DOMAIN, ARP_MSG_JOIN_NOTHING_LEFT, ""));
    ARP_TRY(copy_tables(&join, &joined, err));
    if (!copy_unmatched(&join, joined.pool, &left)) ARP_TRY(arp_fail_memory(err));
    for (size_t k = 1; k < n && drop; k++) ARP_TRY(tell(&join, k, notices, err));
    *out = joined;
    *unmatched = left;
    joined = (arp_table){0};
done:
    if (st != ARP_OK) notices->n = told;
    arp_table_free(&joined);
    release(&join);
    return st;
}
