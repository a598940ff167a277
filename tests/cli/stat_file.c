/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes a file of SAS, SPSS or Stata by ReadStat's writers: stat_file FORM OUT <text, FORM one of
 * sas7bdat, sas7bdat-rows (packed), sav, sav-rows, zsav, dta113 to dta119. The text, line by line:
 *
 *     column NAME text BYTES | column NAME number [FORMAT]
 *     label NAME VALUE words | missing NAME LEAST MOST
 *     row CELL|CELL|...       "." and ".a" are missing, an empty one of a number as well
 */
#include <readstat.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 64, MOST_ROWS = 4096, MOST_LINE = 4096 };

typedef struct column {
    char name[64];
    bool is_text;
    readstat_variable_t *variable;
    readstat_label_set_t *labels;
} column;

static column columns[MOST_COLUMNS];
static char *rows[MOST_ROWS];
static size_t n_columns, n_rows;

static void must(readstat_error_t code) {
    if (code == READSTAT_OK) return;
    fprintf(stderr, "stat_file: %s\n", readstat_error_message(code));
    exit(1);
}

static ssize_t put(const void *bytes, size_t n, void *file) {
    return (ssize_t)fwrite(bytes, 1, n, file);
}

static column *find(const char *name) {
    for (size_t i = 0; i < n_columns; i++) {
        if (strcmp(columns[i].name, name) == 0) return &columns[i];
    }
    fprintf(stderr, "stat_file: no column %s\n", name);
    exit(1);
}

static void add_column(readstat_writer_t *w, const char *rest) {
    column *c = &columns[n_columns++];
    char kind[16] = "", more[32] = "";
    sscanf(rest, "%63s %15s %31s", c->name, kind, more);
    c->is_text = strcmp(kind, "text") == 0;
    readstat_type_t type = c->is_text ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE;
    c->variable = readstat_add_variable(w, c->name, type, c->is_text ? (size_t)atoi(more) : 8);
    if (!c->is_text && *more) readstat_variable_set_format(c->variable, more);
}

static void add_label(readstat_writer_t *w, const char *rest) {
    char name[64], value[32];
    int at = 0;
    sscanf(rest, "%63s %31s %n", name, value, &at);
    column *c = find(name);
    if (!c->labels) {
        c->labels = readstat_add_label_set(w, READSTAT_TYPE_DOUBLE, name);
        readstat_variable_set_label_set(c->variable, c->labels);
    }
    if (*value == '.') readstat_label_tagged_value(c->labels, value[1], rest + at);
    else readstat_label_double_value(c->labels, atof(value), rest + at);
}

static void read_line(readstat_writer_t *w, char *line) {
    char name[64];
    double least, most;
    line[strcspn(line, "\n")] = '\0';
    if (strncmp(line, "column ", 7) == 0) add_column(w, line + 7);
    else if (strncmp(line, "label ", 6) == 0) add_label(w, line + 6);
    else if (strncmp(line, "row ", 4) == 0) rows[n_rows++] = strdup(line + 4);
    else if (sscanf(line, "missing %63s %lf %lf", name, &least, &most) == 3)
        must(readstat_variable_add_missing_double_range(find(name)->variable, least, most));
}

static void put_cell(readstat_writer_t *w, const column *c, const char *cell) {
    bool tagged = cell[0] == '.' && cell[1] && (cell[1] < '0' || cell[1] > '9');
    if (c->is_text) must(readstat_insert_string_value(w, c->variable, cell));
    else if (tagged) must(readstat_insert_tagged_missing_value(w, c->variable, cell[1]));
    else if (*cell == '\0' || strcmp(cell, ".") == 0)
        must(readstat_insert_missing_value(w, c->variable));
    else must(readstat_insert_double_value(w, c->variable, strtod(cell, NULL)));
}

static void begin(readstat_writer_t *w, const char *form, FILE *out) {
    long n = (long)n_rows;
    if (strstr(form, "-rows")) must(readstat_writer_set_compression(w, READSTAT_COMPRESS_ROWS));
    if (strncmp(form, "sas7bdat", 8) == 0) must(readstat_begin_writing_sas7bdat(w, out, n));
    else if (strncmp(form, "dta", 3) == 0) {
        must(readstat_writer_set_file_format_version(w, (uint8_t)atoi(form + 3)));
        must(readstat_begin_writing_dta(w, out, n));
    } else {
        if (*form == 'z') must(readstat_writer_set_compression(w, READSTAT_COMPRESS_BINARY));
        must(readstat_begin_writing_sav(w, out, n));
    }
}

int main(int argc, char **argv) {
    char line[MOST_LINE];
    FILE *out = argc == 3 ? fopen(argv[2], "wb") : NULL;
    readstat_writer_t *w = readstat_writer_init();
    if (!out || !w) return 2;
    readstat_set_data_writer(w, put);
    readstat_writer_set_file_timestamp(w, 1000000000);
    while (fgets(line, sizeof line, stdin)) read_line(w, line);
    begin(w, argv[1], out);
    for (size_t i = 0; i < n_rows; i++) {
        char *cell = rows[i];
        must(readstat_begin_row(w));
        for (size_t j = 0; j < n_columns; j++) {
            char *end = cell + strcspn(cell, "|");
            bool last = *end == '\0';
            *end = '\0';
            put_cell(w, &columns[j], cell);
            cell = last ? end : end + 1;
        }
        must(readstat_end_row(w));
        free(rows[i]);
    }
    must(readstat_end_writing(w));
    readstat_writer_free(w);
    return fclose(out) == 0 ? 0 : 1;
}
