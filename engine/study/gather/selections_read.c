/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selections of `selections:` as they are written: who they are, and their codes. */
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "io/file.h"
#include "study/gather/gather.h"
#include "study/spec/messages.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 };

/* A file as a table: the columns there are, by what they say. */
typedef struct read_file {
    const spec_selection_file *from;
    const char *base;
    arp_table table;
    const arp_text_column *column[SPEC_SELECTION_COLUMNS]; /* NULL: not in the file */
} read_file;

/* Selections and codes under way. */
typedef struct job {
    const spec *s;
    arp_study *study;
    gathered_selections *out;
    size_t room_named, room_codes;
    arp_codes *names; /* of out->named */
    const char **name;
} job;

static bool has_column(const arp_csv_header *header, const char *name) {
    for (size_t i = 0; i < header->n; i++) {
        if (strcmp(header->name[i], name) == 0) return true;
    }
    return false;
}

/* Those that are stated, and of the usual names those that the file has. @p first: the selection
   itself is one of them, and needed. */
static size_t wanted_columns(const spec_selection_file *from, const arp_csv_header *header,
                             bool first, const char *text[SPEC_SELECTION_COLUMNS]) {
    size_t n = 0;
    for (size_t i = first ? 0 : 1; i < SPEC_SELECTION_COLUMNS; i++) {
        bool there = has_column(header, from->column[i]);
        if (there || from->stated[i] || i == SPEC_SELECTION_NAME) text[n++] = from->column[i];
    }
    return n;
}

static arp_status open_table(const job *j, const spec_selection_file *from, bool first,
                             read_file *out, arp_error *err) {
    const spec_file *f = &from->file;
    const char *text[SPEC_SELECTION_COLUMNS];
    arp_csv_header header = {0};
    arp_csv_found found = {0};
    arp_source *source = NULL;
    arp_csv_wanted wanted = {.key = f->key,
                             .key_more = f->key_more,
                             .n_key_more = f->n_key_more,
                             .text = text,
                             .repeated = first};
    arp_status st = ARP_OK;
    *out = (read_file){.from = from, .base = arp_path_base(f->path)};
    ARP_TRY(spec_open(j->study, f->path, f->memory, &source, err));
    ARP_TRY(arp_csv_read_header(source, &f->options, j->study->pool, &header, err));
    wanted.n_texts = wanted_columns(from, &header, first, text);
    ARP_TRY(arp_source_rewind(source, err));
    ARP_TRY(arp_csv_read(source, &f->options, &wanted, &found, &out->table, err));
    ARP_TRY(gather_note_input(f->path, &found, j->study, err));
    for (size_t i = first ? 0 : 1; i < SPEC_SELECTION_COLUMNS; i++)
        out->column[i] = arp_table_text(&out->table, from->column[i]);
done:
    arp_source_close(source);
    return st;
}

static const char *cell(const read_file *f, spec_selection_column which, size_t row) {
    return f->column[which] ? f->column[which]->text[row] : "";
}

static arp_status keep(const job *j, const char *text, const char **out, arp_error *err) {
    *out = arp_pool_text(j->study->pool, text, strlen(text));
    return *out ? ARP_OK : arp_fail_memory(err);
}

/* What a row says of its selection, where nothing said it before; two rows may not disagree. */
static arp_status fill_text(const job *j, const read_file *f, spec_selection_column which,
                            size_t row, const char *name, const char **known, arp_error *err) {
    const char *text = cell(f, which, row);
    if (!*text || strcmp(text, *known) == 0) return ARP_OK;
    if (**known) {
        return arp_fail_at(err, (arp_place){.path = f->from->file.path}, ARP_DOMAIN,
                           ARP_MSG_SELECTIONS_DISAGREE, "ssss", name, f->from->column[which],
                           *known, text);
    }
    return keep(j, text, known, err);
}

static arp_status fill_year(const read_file *f, size_t row, const char *name, int *known,
                            arp_error *err) {
    const char *text = cell(f, SPEC_SELECTION_DECIDED, row);
    if (!*text) return ARP_OK;
    char *end;
    long year = strtol(text, &end, 10);
    arp_place place = {.path = f->from->file.path};
    if (*end || year < FIRST_YEAR || year > LAST_YEAR) {
        return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_SELECTIONS_YEAR, "ss", text, name);
    }
    if (*known && *known != (int)year) {
        char before[ARP_NUMBER_ROOM];
        arp_number_from_size(before, (size_t)*known);
        return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_SELECTIONS_DISAGREE, "ssss", name,
                           f->from->column[SPEC_SELECTION_DECIDED], before, text);
    }
    *known = (int)year;
    return ARP_OK;
}

static arp_status fill_named(const job *j, const read_file *f, size_t row, gathered_named *to,
                             arp_error *err) {
    arp_status st = ARP_OK;
    ARP_TRY(fill_text(j, f, SPEC_SELECTION_LABEL, row, to->name, &to->label, err));
    ARP_TRY(fill_text(j, f, SPEC_SELECTION_STATUS, row, to->name, &to->status, err));
    ARP_TRY(fill_text(j, f, SPEC_SELECTION_STRATUM, row, to->name, &to->stratum, err));
    ARP_TRY(fill_year(f, row, to->name, &to->decided, err));
done:
    return st;
}

/* The selection of that name, made where it is new. */
static arp_status find_named(job *j, const char *name, size_t len, size_t *at, arp_error *err) {
    gathered_selections *out = j->out;
    const char *own = arp_pool_text(j->study->pool, name, len);
    if (!own) return arp_fail_memory(err);
    *at = j->names ? arp_codes_find(j->names, own) : SIZE_MAX;
    if (*at != SIZE_MAX) return ARP_OK;
    if (!j->name || out->n_named == j->room_named) {
        size_t room = j->room_named ? 2 * j->room_named : 64;
        gathered_named *named = arp_pool_take(j->study->pool, room, sizeof *named);
        const char **names = named ? arp_resize(j->name, room, sizeof *names) : NULL;
        if (!names) return arp_fail_memory(err);
        if (out->n_named) memcpy(named, out->named, out->n_named * sizeof *named);
        out->named = named;
        j->name = names;
        j->room_named = room;
    }
    *at = out->n_named;
    out->named[*at] = (gathered_named){.name = own, .label = "", .status = "", .stratum = ""};
    j->name[*at] = own;
    bool ok = true;
    if (!j->names) j->names = arp_codes_new(j->name, 1);
    else ok = arp_codes_add(j->names, j->name, *at);
    if (!ok || !j->names) return arp_fail_memory(err);
    out->n_named++;
    return ARP_OK;
}

static arp_status add_code(job *j, size_t named, const char *code, arp_error *err) {
    gathered_selections *out = j->out;
    if (out->n_codes == j->room_codes) {
        size_t room = j->room_codes ? 2 * j->room_codes : 1024;
        gathered_code *more = arp_pool_take(j->study->pool, room, sizeof *more);
        if (!more) return arp_fail_memory(err);
        if (out->n_codes) memcpy(more, out->code, out->n_codes * sizeof *more);
        out->code = more;
        j->room_codes = room;
    }
    out->code[out->n_codes].named = named;
    arp_status st = keep(j, code, &out->code[out->n_codes].code, err);
    if (st == ARP_OK) out->n_codes++;
    return st;
}

/* "14|49" names two selections, an empty cell none. */
static arp_status take_row(job *j, const read_file *f, size_t row, arp_error *err) {
    const char *at = cell(f, SPEC_SELECTION_NAME, row);
    arp_status st = ARP_OK;
    while (*at) {
        size_t len = strcspn(at, "|"), named;
        if (len == 0) {
            return arp_fail_at(err, (arp_place){.path = f->from->file.path}, ARP_DOMAIN,
                               ARP_MSG_SELECTIONS_BAR, "ss", cell(f, SPEC_SELECTION_NAME, row),
                               f->table.code[row]);
        }
        ARP_TRY(find_named(j, at, len, &named, err));
        ARP_TRY(fill_named(j, f, row, &j->out->named[named], err));
        ARP_TRY(add_code(j, named, f->table.code[row], err));
        at += len + (at[len] == '|');
    }
done:
    return st;
}

/* What the second file says; a selection that it alone has is none. */
static arp_status read_about(job *j, arp_error *err) {
    read_file f = {0};
    arp_status st = open_table(j, &j->s->selections.about, false, &f, err);
    for (size_t i = 0; st == ARP_OK && i < f.table.n_rows; i++) {
        size_t named = arp_codes_find(j->names, f.table.code[i]);
        if (named != SIZE_MAX) st = fill_named(j, &f, i, &j->out->named[named], err);
    }
    arp_table_free(&f.table);
    return st;
}

static arp_status read_codes(job *j, arp_error *err) {
    const spec_selections *from = &j->s->selections;
    read_file f = {0};
    arp_status st = open_table(j, &from->codes, true, &f, err);
    for (size_t i = 0; st == ARP_OK && i < f.table.n_rows; i++) st = take_row(j, &f, i, err);
    if (st == ARP_OK && j->out->n_named == 0) {
        st = arp_fail_at(err, from->place, ARP_DOMAIN, ARP_MSG_SELECTIONS_NONE, "ss", f.base,
                         from->codes.column[SPEC_SELECTION_NAME]);
    }
    if (st == ARP_OK && from->about.given) st = read_about(j, err);
    arp_table_free(&f.table);
    return st;
}

static arp_status read_listed(job *j, arp_error *err) {
    const spec_selections *from = &j->s->selections;
    arp_status st = ARP_OK;
    for (size_t i = 0; i < from->n_listed; i++) {
        const spec_listed *one = &from->listed[i];
        size_t at;
        ARP_TRY(find_named(j, one->name, strlen(one->name), &at, err));
        gathered_named *to = &j->out->named[at];
        if (one->label) to->label = one->label;
        if (one->status) to->status = one->status;
        if (one->stratum) to->stratum = one->stratum;
        to->decided = one->decided;
        for (size_t k = 0; k < one->n_codes; k++) ARP_TRY(add_code(j, at, one->code[k], err));
    }
    if (j->out->n_named == 0)
        st = arp_fail_at(err, from->place, ARP_DOMAIN, ARP_MSG_SELECTIONS_EMPTY, "");
done:
    return st;
}

static bool is_kept(const spec_selections *from, const gathered_named *named) {
    for (size_t i = 0; i < from->n_only; i++) {
        if (strcmp(from->only[i], named->status) == 0) return true;
    }
    return from->n_only == 0;
}

/* Only those of the statuses asked for, renumbered. */
static arp_status filter(job *j, arp_error *err) {
    gathered_selections *out = j->out;
    size_t *number = arp_zalloc(out->n_named, sizeof *number), kept = 0, codes = 0;
    if (!number) return arp_fail_memory(err);
    for (size_t i = 0; i < out->n_named; i++) {
        number[i] = SIZE_MAX;
        if (!is_kept(&j->s->selections, &out->named[i])) continue;
        number[i] = kept;
        out->named[kept++] = out->named[i];
    }
    for (size_t i = 0; i < out->n_codes; i++) {
        if (number[out->code[i].named] == SIZE_MAX) continue;
        out->code[codes] = out->code[i];
        out->code[codes++].named = number[out->code[i].named];
    }
    out->n_other = out->n_named - kept;
    out->n_named = kept;
    out->n_codes = codes;
    arp_free(number);
    if (kept) return ARP_OK;
    char list[ARP_ERROR_TEXT];
    arp_text_list(list, sizeof list, j->s->selections.only, j->s->selections.n_only, 12);
    return arp_fail_at(err, j->s->selections.place, ARP_DOMAIN, ARP_MSG_SELECTIONS_ONLY, "s", list);
}

/* The codes of each selection together, otherwise as they stand in the file. */
static arp_status gather_by_selection(job *j, arp_error *err) {
    gathered_selections *out = j->out;
    size_t *start = arp_zalloc(out->n_named + 1, sizeof *start);
    gathered_code *sorted = arp_pool_take(j->study->pool, out->n_codes, sizeof *sorted);
    if (!start || !sorted) {
        arp_free(start);
        return arp_fail_memory(err);
    }
    for (size_t i = 0; i < out->n_codes; i++) start[out->code[i].named + 1]++;
    for (size_t i = 0; i < out->n_named; i++) start[i + 1] += start[i];
    for (size_t i = 0; i < out->n_codes; i++) sorted[start[out->code[i].named]++] = out->code[i];
    out->code = sorted;
    arp_free(start);
    return ARP_OK;
}

arp_status gather_selections_read(const spec *s, arp_study *study, gathered_selections *out,
                                  arp_error *err) {
    job j = {.s = s, .study = study, .out = out};
    arp_status st = ARP_OK;
    *out = (gathered_selections){0};
    ARP_TRY(s->selections.codes.given ? read_codes(&j, err) : read_listed(&j, err));
    ARP_TRY(filter(&j, err));
    ARP_TRY(gather_by_selection(&j, err));
done:
    arp_codes_free(j.names);
    arp_free(j.name);
    return st;
}
