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

/* The first cell that is not blank, of a record whose first cell is. */
typedef struct lead {
    const char *text;
    size_t n, field;
    bool alone; /* of the cells that were looked at, or of all where the first is blank */
} lead;

/* No number is wanted of it: "s : secret;n.d. : non disponible;;;", a legend cut by its semicolon.
 */
static bool is_bare(csv_rows *r) {
    const char *text;
    size_t n;
    if (r->wanted->n_numbers == 0 || r->options->pivot.n_rows) return false;
    for (size_t j = 0; j < r->wanted->n_numbers; j++) {
        if (!csv_rows_text(r, r->number[j], &text, &n) || !is_blank(text, n)) return false;
    }
    return true;
}

static csv_record_kind look_at_row(csv_rows *r, const lead *l) {
    /* the lead's text is looked at before another is asked for, which may take its place */
    bool is_key = r->n_keys == 1 && l->field == r->key[0], note = opens_note(l->text, l->n);
    bool alone = is_words(l->text, l->n) && (l->alone || is_bare(r));
    if (r->listing) return CSV_RECORD_ROW;
    if (note && !has_code(r, r->header.n)) {
        return alone && is_key ? CSV_RECORD_NOTE : CSV_RECORD_HELD;
    }
    if (!alone) return CSV_RECORD_ROW;
    return is_key ? CSV_RECORD_NOTE : CSV_RECORD_HELD;
}

/* False when memory is short. */
static bool find_lead(csv_rows *r, const csv_pass *pass, lead *out) {
    *out = (lead){.alone = r->record.n == r->cell[0].n};
    if (!csv_rows_text(r, 0, &out->text, &out->n)) return false;
    if (out->n) return true;
    out->alone = csv_pass_lead(pass, &out->field, &out->text, &out->n) == 1;
    if (r->dialect->utf8) out->n = arp_text_whole(out->text, out->n);
    return csv_cell_text(r->dialect, &r->scratch, &out->text, &out->n);
}

csv_record_kind csv_tail_look(csv_rows *rows, const csv_pass *pass, size_t n_fields) {
    csv_rows *r = rows;
    lead l;
    size_t width = r->header.n;
    bool several = width > 1 || n_fields > 1;
    if (several && is_blank(r->record.bytes ? r->record.bytes : "", r->record.n) &&
        csv_pass_filled(pass) == 0) {
        csv_tell(&r->told[ARP_CSV_TOLD_BARE], "", 0);
        return CSV_RECORD_PASSED;
    }
    if (n_fields == width && r->record.bytes && r->record.n > r->cell[0].n && r->cell[0].n &&
        r->record.bytes[r->cell[0].at] >= '0' && r->record.bytes[r->cell[0].at] <= '9')
        return CSV_RECORD_ROW;                          /* most are such */
    if (!find_lead(r, pass, &l)) return CSV_RECORD_ROW; /* told when it is read again */
    r->tail.field = l.field;
    arp_text_cut(r->tail.text, sizeof r->tail.text, l.text, l.n);
    if (n_fields == 1 && l.n == 1 && *l.text == '\x1A') {
        csv_tell(&r->told[ARP_CSV_TOLD_ENDED], "", 0);
        return CSV_RECORD_PASSED;
    }
    if (n_fields > width && csv_pass_filled(pass) <= width) {
        if (!r->told[ARP_CSV_TOLD_TRAILING].n++) r->told[ARP_CSV_TOLD_TRAILING].example[0] = '\0';
        n_fields = width;
    }
    if (n_fields < width && n_fields >= r->header.n_needed) n_fields = width;
    if (n_fields == width) return look_at_row(r, &l);
    bool note = is_words(l.text, l.n) && !has_code(r, n_fields);
    if (n_fields > width) note = note && opens_note(l.text, l.n);
    return note ? CSV_RECORD_HELD : CSV_RECORD_FAULT;
}

bool csv_tail_hold(csv_rows *rows, csv_record_kind kind) {
    csv_tail *t = &rows->tail;
    if (t->n++ == 0) {
        t->first_row = rows->n;
        t->rows = 0;
        memcpy(t->example, t->text, sizeof t->example);
    }
    if (kind == CSV_RECORD_NOTE) {
        t->rows++;
        return true;
    }
    csv_fault fault = {.record = rows->at_record, .field = t->field};
    arp_fail(&fault.error, ARP_PARSE, ARP_MSG_CSV_NOTE_INSIDE, "s", t->text);
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
