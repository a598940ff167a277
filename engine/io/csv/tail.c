/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "io/csv/messages.h"
#include "io/csv/rows.h"

static bool is_blank(const char *s, size_t n) {
    csv_cell_trim(&s, &n);
    return n == 0;
}

/* "Source : ...", "Champ : ...": a word of those that open the lines under a table. */
static bool opens_note(const char *s, size_t n) {
    static const char *const WORDS[] = {
        "source",      "sources",    "note",       "notes",       "champ", "lecture",
        "légende",     "legende",    "nb",         "n.b.",        "nota",  "avertissement",
        "précision",   "précisions", "définition", "définitions", "unité", "remarque",
        "mise à jour", "auteur",     "traitement", "exploitation"};
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        size_t len = strlen(WORDS[i]);
        if (n <= len || strncasecmp(s, WORDS[i], len) != 0) continue;
        const char *rest = s + len;
        size_t left = n - len;
        csv_cell_trim(&rest, &left);
        if (left && *rest == ':') return true;
    }
    return n && (*s == '*' || (n > 1 && memcmp(s, "\xC2\xA9", 2) == 0));
}

/* A text that is unlike a code: it holds a blank or a colon, or no digit. */
static bool is_words(const char *s, size_t n) {
    bool digit = false, blank = false;
    for (size_t i = 0; i < n; i++) {
        digit |= s[i] >= '0' && s[i] <= '9';
        blank |= s[i] == ':' || s[i] == '*' || s[i] == '(' || csv_blank_at_head(s + i, n - i) > 0;
    }
    return n > 0 && (blank || !digit);
}

/* True when the record's code, where it has one, is like a code: then it is a row that is cut. */
static bool has_code(csv_rows *r, size_t n_fields) {
    const char *text;
    size_t n;
    if (r->n_keys == 0 || r->key[0] == 0 || r->key[0] >= n_fields) return false;
    return csv_rows_text(r, r->key[0], &text, &n) && n && !is_words(text, n);
}

static csv_record_kind look_at_row(csv_rows *r, const char *first, size_t n) {
    bool alone = r->record.n == r->cell[0].n && is_words(first, n);
    if (r->listing) return CSV_RECORD_ROW;
    if (opens_note(first, n) && !has_code(r, r->header.n)) {
        return alone && r->n_keys == 1 && r->key[0] == 0 ? CSV_RECORD_NOTE : CSV_RECORD_HELD;
    }
    if (!alone) return CSV_RECORD_ROW;
    return r->n_keys == 1 && r->key[0] == 0 ? CSV_RECORD_NOTE : CSV_RECORD_HELD;
}

csv_record_kind csv_tail_look(csv_rows *rows, const csv_pass *pass, size_t n_fields) {
    csv_rows *r = rows;
    const char *first;
    size_t n, width = r->header.n;
    bool several = width > 1 || n_fields > 1;
    if (several && is_blank(r->record.bytes ? r->record.bytes : "", r->record.n) &&
        csv_pass_filled(pass) == 0) {
        csv_tell(&r->told[ARP_CSV_TOLD_BARE], "", 0);
        return CSV_RECORD_PASSED;
    }
    if (n_fields == width && r->record.bytes && r->record.n > r->cell[0].n && r->cell[0].n &&
        r->record.bytes[r->cell[0].at] >= '0' && r->record.bytes[r->cell[0].at] <= '9')
        return CSV_RECORD_ROW;                                   /* most are such */
    if (!csv_rows_text(r, 0, &first, &n)) return CSV_RECORD_ROW; /* told when it is read again */
    if (n_fields == 1 && n == 1 && *first == '\x1A') {
        csv_tell(&r->told[ARP_CSV_TOLD_ENDED], "", 0);
        return CSV_RECORD_PASSED;
    }
    if (n_fields > width && csv_pass_filled(pass) <= width) {
        if (!r->told[ARP_CSV_TOLD_TRAILING].n++) r->told[ARP_CSV_TOLD_TRAILING].example[0] = '\0';
        n_fields = width;
    }
    if (n_fields < width && n_fields >= r->header.n_needed) n_fields = width;
    if (n_fields == width) return look_at_row(r, first, n);
    bool note = is_words(first, n) && !has_code(r, n_fields);
    if (n_fields > width) note = note && opens_note(first, n);
    return note ? CSV_RECORD_HELD : CSV_RECORD_FAULT;
}

bool csv_tail_hold(csv_rows *rows, csv_record_kind kind) {
    csv_tail *t = &rows->tail;
    const char *text;
    size_t n;
    if (!csv_rows_text(rows, 0, &text, &n)) return false;
    if (t->n++ == 0) {
        t->first_row = rows->n;
        t->rows = 0;
        arp_text_cut(t->example, sizeof t->example, text, n);
    }
    if (kind == CSV_RECORD_NOTE) {
        t->rows++;
        return true;
    }
    csv_fault fault = {.record = rows->at_record};
    char shown[80];
    arp_text_cut(shown, sizeof shown, text, n);
    arp_fail(&fault.error, ARP_PARSE, ARP_MSG_CSV_NOTE_INSIDE, "s", shown);
    return csv_faults_add(&t->held, &fault);
}

bool csv_tail_close(csv_rows *rows) {
    csv_tail *t = &rows->tail;
    size_t n = t->held.n < CSV_MOST_FAULTS ? t->held.n : CSV_MOST_FAULTS;
    bool ok = true;
    for (size_t i = 0; i < n && ok; i++) ok = csv_faults_add(&rows->faults, &t->held.at[i]);
    if (ok) rows->faults.n += t->held.n - n;
    t->n = t->held.n = 0;
    return ok;
}

bool csv_tail_finish(csv_rows *rows) {
    csv_tail *t = &rows->tail;
    size_t words = 0; /* codes above that are like the notes, as that of a total may be */
    if (t->n == 0) return true;
    for (size_t i = 0; i < t->first_row && rows->code; i++) {
        words += is_words(rows->code[i], strlen(rows->code[i]));
    }
    if (2 * words >= t->first_row && !rows->listing) return csv_tail_close(rows);
    if (t->rows) {
        rows->n = t->first_row;
        rows->records -= t->rows;
    }
    rows->told[ARP_CSV_TOLD_FOOTER].n = t->n;
    memcpy(rows->told[ARP_CSV_TOLD_FOOTER].example, t->example, sizeof t->example);
    return true;
}
