/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a status column says of the cells beside it: SDMX (CL_CONF_STATUS, CL_OBS_STATUS),
   Eurostat's flags, the words of French producers. */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "io/csv/rows.h"
#include "table/totals.h"

/* ---- which columns ---- */

static const char *const CONFIDENTIAL[] = {"conf status",
                                           "obs conf",
                                           "conf",
                                           "confidentiel",
                                           "confidentialite",
                                           "confidential",
                                           "confidentiality",
                                           "confidentiality status",
                                           NULL};
static const char *const SECRET[] = {"secret",        "secret stat",   "secret statistique",
                                     "ind secret",    "indic secret",  "top secret",
                                     "statut secret", "secret statut", "flag secret",
                                     "est secret",    "is secret",     NULL};
static const char *const OBSERVED[] = {"obs status", "obs flag", "obs flags", NULL};
static const char *const PLAIN[] = {"statut", "status", "flag", "flags", "statut obs", NULL};

static const char *const *const KNOWN[] = {[CSV_STATUS_CONFIDENTIAL] = CONFIDENTIAL,
                                           [CSV_STATUS_SECRET] = SECRET,
                                           [CSV_STATUS_OBSERVED] = OBSERVED,
                                           [CSV_STATUS_PLAIN] = PLAIN};
enum { KINDS = sizeof KNOWN / sizeof KNOWN[0] };

static bool kind_of(const char *words, csv_status_kind *kind) {
    for (size_t k = 0; k < KINDS; k++) {
        if (!arp_text_is_among(words, KNOWN[k])) continue;
        *kind = (csv_status_kind)k;
        return true;
    }
    return false;
}

/* "ald_statut" and "statut_ald" are of the column "ald". */
static bool is_beside(const char *words, const char *number, csv_status_kind *kind) {
    char own[ARP_FOLD_ROOM], rest[ARP_FOLD_ROOM];
    arp_fold(number, own);
    const size_t n = strlen(own), all = strlen(words);
    if (n == 0 || all < n + 2) return false;
    if (strncmp(words, own, n) == 0 && words[n] == ' ') return kind_of(words + n + 1, kind);
    if (strcmp(words + all - n, own) != 0 || words[all - n - 1] != ' ') return false;
    memcpy(rest, words, all - n - 1);
    rest[all - n - 1] = '\0';
    return kind_of(rest, kind);
}

/* The number column a field is, SIZE_MAX for none. */
static size_t number_at(const csv_rows *r, size_t field) {
    for (size_t j = 0; j < r->wanted->n_numbers; j++) {
        if (r->number[j] == field) return j;
    }
    return SIZE_MAX;
}

static bool is_status(const csv_rows *r, size_t field) {
    char words[ARP_FOLD_ROOM];
    csv_status_kind kind;
    arp_fold(r->header.at[field], words);
    return kind_of(words, &kind);
}

/* The number column that a status column of no column's name stands beside: the one before it, the
   one after it, SIZE_MAX where it is of all. */
static size_t neighbour(const csv_rows *r, size_t field) {
    size_t before = field, after = field + 1;
    while (before > 0 && is_status(r, before - 1)) before--;
    while (after < r->header.n && is_status(r, after)) after++;
    const size_t j = before ? number_at(r, before - 1) : SIZE_MAX;
    return j == SIZE_MAX && after < r->header.n ? number_at(r, after) : j;
}

bool csv_status_begin(csv_rows *rows) {
    csv_rows *r = rows;
    const bool is_long = r->options->pivot.n_rows > 0;
    r->status = arp_zalloc(r->header.n, sizeof *r->status);
    if (!r->status) return false;
    for (size_t i = 0; i < r->header.n; i++) {
        csv_status s = {.field = i, .of = SIZE_MAX};
        char words[ARP_FOLD_ROOM];
        bool is = false;
        arp_fold(r->header.at[i], words);
        if (is_long ? i == r->value_field : number_at(r, i) != SIZE_MAX) continue;
        if (is_long)
            is = kind_of(words, &s.kind) || is_beside(words, r->options->pivot.value, &s.kind);
        for (size_t j = 0; !is_long && !is && j < r->wanted->n_numbers; j++) {
            is = is_beside(words, r->wanted->number[j], &s.kind);
            if (is) s.of = j;
        }
        if (!is && kind_of(words, &s.kind)) {
            is = true;
            s.of = neighbour(r, i);
        }
        if (!is) continue;
        r->is_wanted[i] = true;
        r->status[r->n_statuses++] = s;
    }
    return true;
}

bool csv_status_is(const csv_rows *rows, size_t field) {
    for (size_t k = 0; k < rows->n_statuses; k++) {
        if (rows->status[k].field == field) return true;
    }
    return false;
}

/* ---- what they say ---- */

/* Letters of one or several flags: "c", ":c", "bc". */
static bool has_flag(const char *words, char flag) {
    return strlen(words) <= 3 && strchr(words, flag) && !strchr(words, ' ');
}

static csv_said of_confidential(const char *words) {
    static const char *const FREE[] = {"",  "f",  "free", "libre", "public",     "non",
                                       "0", "no", "faux", "false", "diffusable", "non confidentiel",
                                       NULL};
    return arp_text_is_among(words, FREE) ? CSV_SAID_NOTHING : CSV_SAID_SECRET;
}

static csv_said of_secret(const char *words) {
    static const char *const FREE[] = {"",      "0",       "n",          "non",        "no", "f",
                                       "faux",  "false",   "libre",      "public",     "a",  "ok",
                                       "aucun", "diffuse", "diffusable", "non secret", NULL};
    return arp_text_is_among(words, FREE) ? CSV_SAID_NOTHING : CSV_SAID_SECRET;
}

static csv_said of_observation(const char *words, csv_status_kind kind) {
    static const char *const NORMAL[] = {"",   "a",      "normal", "normale",    "definitif", "def",
                                         "ok", "valide", "libre",  "diffusable", "public",    NULL};
    static const char *const MISSING[] = {"l",         "m",  "o",   "h",       "manquant",
                                          "manquante", "nd", "n d", "missing", NULL};
    const bool plain = kind == CSV_STATUS_PLAIN;
    if (arp_text_is_among(words, NORMAL)) return CSV_SAID_NOTHING;
    if (plain && (strcmp(words, "f") == 0 || strcmp(words, "n") == 0)) return CSV_SAID_NOTHING;
    if (strstr(words, "secret") || strstr(words, "confid") || strcmp(words, "q") == 0)
        return CSV_SAID_SECRET;
    if (has_flag(words, 'c') || (plain && strcmp(words, "s") == 0)) return CSV_SAID_SECRET;
    return arp_text_is_among(words, MISSING) ? CSV_SAID_MISSING : CSV_SAID_OTHER;
}

static csv_said read_status(csv_status_kind kind, const char *words) {
    if (kind == CSV_STATUS_CONFIDENTIAL) return of_confidential(words);
    return kind == CSV_STATUS_SECRET ? of_secret(words) : of_observation(words, kind);
}

/* "CONF_STATUS = C": kept for people, once each. */
static void note(csv_rows *r, size_t field, csv_said said, const char *text) {
    arp_csv_status *to = &r->said[said - 1];
    char one[sizeof to->what / 3];
    arp_text what = {0};
    const char *args[] = {r->header.at[field], text, NULL};
    to->n++;
    arp_text_fill(&what, "{0} = {1}", args);
    if (!what.bad) arp_text_cut(one, sizeof one, what.bytes, what.n);
    const size_t have = strlen(to->what), more = what.bad ? 0 : strlen(one);
    if (more && !strstr(to->what, one) && have + more + 3 < sizeof to->what) {
        if (have) strcat(to->what, ", ");
        strcat(to->what, one);
    }
    arp_text_free(&what);
}

bool csv_status_read(csv_rows *rows, size_t j, uint8_t *mark) {
    *mark = ARP_CELL_OK;
    for (size_t k = 0; k < rows->n_statuses; k++) {
        const csv_status *s = &rows->status[k];
        char words[ARP_FOLD_ROOM], cut[ARP_FOLD_ROOM];
        const char *text;
        size_t n;
        if (s->of != SIZE_MAX && s->of != j) continue;
        if (!csv_rows_text(rows, s->field, &text, &n)) return false;
        arp_text_cut(cut, sizeof cut, text, n);
        arp_fold(cut, words);
        const csv_said said = read_status(s->kind, words);
        if (said == CSV_SAID_NOTHING) continue;
        note(rows, s->field, said, cut);
        if (said == CSV_SAID_SECRET) *mark = arp_mark_worse(*mark, ARP_CELL_SECRET);
        if (said == CSV_SAID_MISSING) *mark = arp_mark_worse(*mark, ARP_CELL_MISSING);
    }
    return true;
}
