/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that are the sum of others and no territory of theirs: a total, a région, a département. By
   words of the code or label, and by the columns that count. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "study/gather/gather.h"
#include "study/gather/messages.h"
#include "study/messages/files.h"
#include "table/totals.h"

enum { FEW = 20, NAMED = 8, MOST_LENGTH = 64 };

/* A column that counts, over the rows not yet found to be totals. */
typedef struct counted {
    const arp_column *column;
    double sum, most;
    size_t above; /* rows above 0 */
} counted;

/* The rows that are looked at, and what counts in them. */
typedef struct looking {
    const arp_table *t;
    const char *level;
    counted *count; /* n of them */
    size_t n;
    uint8_t *total;                  /* one a row */
    size_t rows, codes[MOST_LENGTH]; /* not yet found to be totals, and by length of their code */
    size_t longest;
} looking;

static bool begins(const char *text, const char *const *words) {
    while (*words && strncmp(*words, text, strlen(*words)) != 0) words++;
    return *words != NULL;
}

/* ---- what the numbers say ---- */

static size_t length_of(const char *code) {
    const size_t n = strlen(code);
    return n < MOST_LENGTH ? n : MOST_LENGTH - 1;
}

/* Sums over the rows that are left. */
static void add_up(looking *l) {
    l->rows = l->longest = 0;
    memset(l->codes, 0, sizeof l->codes);
    for (size_t j = 0; j < l->n; j++) {
        l->count[j].sum = 0;
        l->count[j].most = -INFINITY;
        l->count[j].above = 0;
    }
    for (size_t i = 0; i < l->t->n_rows; i++) {
        const size_t length = length_of(l->t->code[i]);
        if (l->total[i]) continue;
        l->rows++;
        l->codes[length]++;
        if (length > l->longest) l->longest = length;
        for (size_t j = 0; j < l->n; j++) {
            counted *c = &l->count[j];
            if (c->column->mark[i] != ARP_CELL_OK) continue;
            c->sum += c->column->value[i];
            c->most = fmax(c->most, c->column->value[i]);
            c->above += c->column->value[i] > 0;
        }
    }
}

static bool is_known(const counted *c, size_t row) {
    return c->column->mark[row] == ARP_CELL_OK;
}

/* No column that counts has another row above this one; true where there is none. */
static bool is_largest(const looking *l, size_t row) {
    for (size_t j = 0; j < l->n; j++) {
        const counted *c = &l->count[j];
        if (is_known(c, row) && c->column->value[row] < c->most) return false;
    }
    return true;
}

/* More than all the others together, in some column. */
static bool is_beyond(const looking *l, size_t row) {
    for (size_t j = 0; j < l->n; j++) {
        const counted *c = &l->count[j];
        if (is_known(c, row) && c->above > 1 && 2 * c->column->value[row] > c->sum) return true;
    }
    return false;
}

/* The sum of the others, in a column at least; small numbers are so by chance, and a column in
   which it is not speaks against few of them. */
static bool is_sum(const looking *l, size_t row) {
    size_t sums = 0, against = 0, strong = 0, pairs = 0;
    for (size_t j = 0; j < l->n; j++) {
        const counted *c = &l->count[j];
        if (!is_known(c, row) || c->above < 3 || !(c->column->value[row] > 0)) continue;
        const double others = c->sum - c->column->value[row];
        const size_t n = c->above - 1;
        const bool is = arp_is_sum(c->column->value[row], others, n);
        sums += is;
        against += !is;
        strong += is && n >= 3 && (others >= FEW || n >= 5);
        pairs += is && n == 2;
    }
    if (pairs >= 2 && against == 0) return true; /* one of three is often the sum of two */
    return strong && (against == 0 || sums >= 2);
}

/* ---- what the codes say ---- */

/* All other codes have one length, and this one is two off or more: one off is a lost zero. */
static bool is_odd_code(const looking *l, size_t row) {
    const size_t own = length_of(l->t->code[row]);
    if (l->codes[own] != 1 || l->rows < 3) return false;
    for (size_t k = 0; k < MOST_LENGTH; k++) {
        const size_t apart = k > own ? k - own : own - k;
        if (apart > 1 && l->codes[k] == l->rows - 1) return true;
    }
    return false;
}

/* The département of others: their codes begin with its own, and go on for two characters or more;
   in what is counted it is no less than they are. */
static bool is_above(const looking *l, size_t row, const char *own) {
    const size_t len = strlen(own);
    size_t parts = 0;
    if (len < 2 || l->longest < len + 2) return false;
    for (size_t i = 0; i < l->t->n_rows; i++) {
        const char *code = l->t->code[i];
        if (i == row || strncmp(code, own, len) != 0 || strlen(code) < len + 2) continue;
        parts++;
        for (size_t j = 0; j < l->n; j++) {
            const counted *c = &l->count[j];
            bool both = is_known(c, i) && is_known(c, row);
            if (both && c->column->value[i] > c->column->value[row]) return false;
        }
    }
    return parts >= 2;
}

/* `code_width:` makes 00009 of the département 09: its zeros may be none of its own. */
static bool is_above_its_own(const looking *l, size_t row) {
    const char *code = l->t->code[row];
    if (2 * l->codes[length_of(code)] <= l->rows && is_above(l, row, code)) return true;
    for (; *code == '0'; code++) {
        if (is_above(l, row, code + 1) || is_above(l, row, code)) return is_largest(l, row);
    }
    return false;
}

/* ---- what the words say ---- */

static const char *const ALL[] = {"total",
                                  "totaux",
                                  "tot",
                                  "ens",
                                  "ensemble",
                                  "somme",
                                  "moyenne",
                                  "france",
                                  "hexagone",
                                  "t",
                                  "region",
                                  "departement",
                                  "fr",
                                  "fm",
                                  "metro",
                                  "fxx",
                                  "total general",
                                  "general",
                                  "france metropolitaine",
                                  "france entiere",
                                  "france hors mayotte",
                                  "moyenne nationale",
                                  "moyenne regionale",
                                  "moyenne departementale",
                                  "moyenne generale",
                                  "france hexagonale",
                                  NULL};
static const char *const REGIONS[] = {"alsace",
                                      "aquitaine",
                                      "auvergne",
                                      "basse normandie",
                                      "bourgogne",
                                      "bretagne",
                                      "centre",
                                      "champagne ardenne",
                                      "corse",
                                      "franche comte",
                                      "haute normandie",
                                      "ile de france",
                                      "languedoc roussillon",
                                      "limousin",
                                      "lorraine",
                                      "midi pyrenees",
                                      "nord pas de calais",
                                      "pays de la loire",
                                      "picardie",
                                      "poitou charentes",
                                      "provence alpes cote d azur",
                                      "rhone alpes",
                                      "auvergne rhone alpes",
                                      "bourgogne franche comte",
                                      "centre val de loire",
                                      "grand est",
                                      "hauts de france",
                                      "normandie",
                                      "nouvelle aquitaine",
                                      "occitanie",
                                      "paca",
                                      "guadeloupe",
                                      "martinique",
                                      "guyane",
                                      "la reunion",
                                      "mayotte",
                                      NULL};

static bool is_level(const looking *l, const char *word) {
    char level[ARP_FOLD_ROOM];
    arp_fold(l->level ? l->level : "", level);
    return strncmp(level, word, strlen(word)) == 0;
}

/* Nines or zeros alone, after no code that counts up to them. */
static bool is_filler(const looking *l, const char *code) {
    const size_t n = strlen(code);
    if (n < 2 || (code[strspn(code, "9")] && code[strspn(code, "0")])) return false;
    for (size_t i = 0; *code == '9' && i < l->t->n_rows; i++) {
        const char *other = l->t->code[i];
        if (strlen(other) == n && strncmp(other, code, n - 1) == 0 && other[n - 1] == '8')
            return false;
    }
    return true;
}

static bool is_region(const looking *l, const char *words) {
    static const char *const FIRST[] = {"region ", NULL};
    if (is_level(l, "region")) return false;
    return arp_text_is_among(words, REGIONS) || begins(words, FIRST);
}

/* A name that goes on after one of these is that of a whole only where nothing is larger. */
static bool is_whole(const looking *l, const char *words) {
    static const char *const FIRST[] = {
        "total ",      "ensemble de",     "ensemble du ", "ensemble d ", "ensemble la ",
        "ensemble l ", "ensemble region", "sous total ",  "moyenne ",    "france ",
        NULL};
    static const char *const DEPARTMENT[] = {"departement ", "dept ", "dep ", NULL};
    if (begins(words, FIRST)) return true;
    return !is_level(l, "departement") && begins(words, DEPARTMENT);
}

static bool is_said(const looking *l, size_t row) {
    const char *code = l->t->code[row], *label = l->t->label[row];
    char code_words[ARP_FOLD_ROOM], words[ARP_FOLD_ROOM];
    arp_fold(code, code_words);
    arp_fold(label, words);
    if (strcmp(code, "_T") == 0 || strcmp(label, "_T") == 0) return true;
    const bool all = arp_text_is_among(code_words, ALL) || arp_text_is_among(words, ALL);
    const bool largest = is_largest(l, row), odd = is_odd_code(l, row);
    const bool brief = strlen(code_words) < 3 && strlen(words) < 3;
    if (all && (!brief || largest)) return true;
    if (is_filler(l, code)) return largest;
    if (is_whole(l, words) || is_whole(l, code_words)) return largest;
    if (is_region(l, words)) return odd ? largest : l->n > 0 && largest && is_beyond(l, row);
    return false;
}

/* ---- all together ---- */

/* One more row that is a total; SIZE_MAX when there is none left. */
static size_t find_one(const looking *l) {
    for (size_t i = 0; i < l->t->n_rows; i++) {
        if (!l->total[i] && is_said(l, i)) return i;
    }
    for (size_t i = 0; i < l->t->n_rows; i++) {
        if (!l->total[i] && is_above_its_own(l, i)) return i;
    }
    for (size_t i = 0; i < l->t->n_rows; i++) {
        if (l->total[i]) continue;
        if (is_sum(l, i) || (is_odd_code(l, i) && is_beyond(l, i))) return i;
    }
    return SIZE_MAX;
}

/* At the first of them; all are named in the line to write. */
static arp_status refuse(const spec *s, const gathered *g, const size_t *row, size_t n,
                         arp_error *err) {
    arp_text rows = {0}, line = {0};
    arp_place place = {0};
    arp_status st = gather_place(s, g, 0, g->all.code[row[0]], &place, err);
    if (st != ARP_OK) return st;
    arp_text_add(&line, "exclude: [");
    for (size_t i = 0; i < s->n_exclude; i++) {
        arp_text_add_flow(&line, s->exclude[i]);
        arp_text_add(&line, ", ");
    }
    for (size_t i = 0; i < n; i++) {
        const char *code = g->all.code[row[i]], *label = g->all.label[row[i]];
        if (i) arp_text_add(&line, ", ");
        arp_text_add_flow(&line, code);
        if (i < NAMED) {
            if (i) arp_text_add(&rows, ", ");
            arp_text_add(&rows, code);
            const char *const more[] = {label, NULL};
            if (*label && strcmp(label, code) != 0) arp_text_fill(&rows, " ({0})", more);
        } else if (i == NAMED) arp_text_add(&rows, ", \xE2\x80\xA6");
    }
    arp_text_add(&line, "]");
    st = rows.bad || line.bad ? arp_fail_memory(err)
                              : arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_TOTAL_ROWS, "ss",
                                            rows.bytes, line.bytes);
    arp_text_free(&rows);
    arp_text_free(&line);
    return st;
}

static arp_status look(const spec *s, gathered *g, arp_pool *pool, looking *l, arp_error *err) {
    l->t = &g->all;
    l->total = g->total = arp_pool_take(pool, g->all.n_rows, 1);
    l->count = arp_pool_take(pool, g->all.n_columns, sizeof *l->count);
    if (!l->total || !l->count) return arp_fail_memory(err);
    for (size_t j = 0; j < g->all.n_columns; j++) {
        if (gather_counts(s, g, g->all.column[j].name)) l->count[l->n++].column = &g->all.column[j];
    }
    add_up(l);
    for (size_t found; (found = find_one(l)) != SIZE_MAX; add_up(l)) l->total[found] = 1;
    return ARP_OK;
}

arp_status gather_total_rows(const spec *s, arp_study *study, gathered *g, arp_error *err) {
    looking l = {.level = study->level};
    size_t n = 0, *row;
    if (study->zoned) return ARP_OK;
    arp_status st = look(s, g, study->pool, &l, err);
    if (st != ARP_OK) return st;
    row = arp_pool_take(study->pool, g->n_kept, sizeof *row);
    if (!row) return arp_fail_memory(err);
    for (size_t i = 0; i < g->n_kept; i++) {
        if (l.total[g->kept[i]]) row[n++] = g->kept[i];
    }
    return n ? refuse(s, g, row, n, err) : ARP_OK;
}

arp_status gather_where(const gathered *g, const arp_condition *where, size_t n_where,
                        arp_place place, arp_pool *pool, size_t **row, size_t *n, arp_error *err) {
    size_t kept = 0;
    arp_status st = arp_table_where(&g->all, where, n_where, place, pool, row, n, err);
    if (st != ARP_OK || !g->total) return st;
    for (size_t i = 0; i < *n; i++) kept += !g->total[(*row)[i]];
    if (kept == 0) return ARP_OK;
    size_t at = 0;
    for (size_t i = 0; i < *n; i++) {
        if (!g->total[(*row)[i]]) (*row)[at++] = (*row)[i];
    }
    *n = at;
    return ARP_OK;
}
