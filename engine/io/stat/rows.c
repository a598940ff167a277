/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "io/stat/parts.h"

/* The first column is always read: a row is one where it comes. */
static int on_variable(int index, readstat_variable_t *variable, const char *labels, void *user) {
    const stat_run *run = user;
    (void)variable;
    (void)labels;
    bool wanted = index == 0 || !run->wanted || run->wanted[index];
    return wanted ? READSTAT_HANDLER_OK : READSTAT_HANDLER_SKIP_VARIABLE;
}

/* A number, or which missing one it is. The library gives the least and the greatest number of
   SPSS as missing: no table has them. */
static void tell_number(const stat_run *run, size_t column, readstat_variable_t *variable,
                        readstat_value_t value) {
    char text[ARP_NUMBER_ROOM];
    bool defined = readstat_value_is_defined_missing(value, variable);
    double x = readstat_double_value(value);
    arp_stat_cell cell = ARP_STAT_CELL_NUMBER;
    if (readstat_value_is_tagged_missing(value)) {
        memcpy(text, (char[]){'.', readstat_value_tag(value), '\0'}, 3);
        cell = ARP_STAT_CELL_MISSING;
    } else if (readstat_value_is_system_missing(value) || isnan(x)) {
        memcpy(text, ".", 2);
        cell = ARP_STAT_CELL_MISSING;
    } else {
        arp_number_short(text, x);
        if (defined) cell = ARP_STAT_CELL_MISSING;
    }
    run->reader->on_cell(run->reader, column, cell, text, strlen(text));
}

static bool tell_text(stat_run *run, size_t column, const char *text) {
    size_t n = text ? strlen(text) : 0;
    if (!arp_text_is_utf8(text ? text : "", n)) {
        run->trouble = ARP_PARSE;
        return false;
    }
    run->reader->on_cell(run->reader, column, ARP_STAT_CELL_TEXT, text ? text : "", n);
    return true;
}

static int on_value(int row, readstat_variable_t *variable, readstat_value_t value, void *user) {
    stat_run *run = user;
    size_t column = (size_t)readstat_variable_get_index(variable);
    if (row != run->row && run->row >= 0) run->reader->on_row(run->reader);
    if (run->reader->stop) return READSTAT_HANDLER_ABORT;
    run->row = row;
    if (readstat_value_type_class(value) != READSTAT_TYPE_CLASS_STRING) {
        tell_number(run, column, variable, value);
    } else if (!tell_text(run, column, readstat_string_value(value))) {
        return READSTAT_HANDLER_ABORT;
    }
    return run->reader->stop ? READSTAT_HANDLER_ABORT : READSTAT_HANDLER_OK;
}

arp_status arp_stat_rows(arp_stat *stat, const bool *wanted, arp_stat_reader *reader,
                         arp_error *err) {
    stat_run run = {.stat = stat, .wanted = wanted, .reader = reader, .row = -1};
    readstat_parser_t *parser = readstat_parser_init();
    if (!parser) return arp_fail_memory(err);
    readstat_set_variable_handler(parser, on_variable);
    readstat_set_value_handler(parser, on_value);
    arp_status st = stat_parse(&run, parser, err);
    readstat_parser_free(parser);
    if (st == ARP_OK && run.row >= 0 && !reader->stop) reader->on_row(reader);
    return st;
}
