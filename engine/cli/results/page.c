/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docs/results.md: the page docs/results/page.md with what the statements of the tables say. */
#include "cli/results/page.h"

#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "io/file.h"
#include "report/report.h"
#include "report/tables/matrices.h"
#include "report/tables/statement.h"

enum { MOST = 1 << 20 }; /* bytes of a file that the page is made of */

static const struct {
    arp_needs needs;
    const char *title;
} GROUPS[] = {
    {ARP_NEEDS_ANSWER, "The ranking"},
    {ARP_NEEDS_STUDY, "The study and its data"},
    {ARP_NEEDS_SECRETS, "What is left of secrets"},
    {ARP_NEEDS_DRIVERS, "What the selection resembles"},
    {ARP_NEEDS_DRAWS, "How sure"},
    {ARP_NEEDS_SENSITIVITY, "How sure without any draws"},
    {ARP_NEEDS_PROFILES, "Profiles"},
    {ARP_NEEDS_LEVELS, "Levels"},
    {ARP_NEEDS_CANDIDATES, "Perimeters that could have been"},
    {ARP_NEEDS_POWER, "Power"},
    {ARP_NEEDS_CONTRACTS, "Several selections"},
    {ARP_NEEDS_CHOOSING, "A choice to be made"},
    {ARP_NEEDS_PLACES, "Places among sets of communes"},
    {ARP_NEEDS_SWEEP, "Sweeps"},
    {ARP_NEEDS_CATALOGUE, "The catalogue"},
    {ARP_NEEDS_OUTLINES, "Outlines"},
};

static const struct {
    const char *command;
    arp_report_what what;
} COMMANDS[] = {
    {"check", ARP_REPORT_CHECK},
    {"rank", ARP_REPORT_RANKING},
    {"explain", ARP_REPORT_DRIVERS},
    {"sensitivity", ARP_REPORT_SENSITIVITY},
    {"run", ARP_REPORT_RUN},
    {"profile", ARP_REPORT_PROFILE},
    {"perimeters", ARP_REPORT_PERIMETERS},
    {"power", ARP_REPORT_POWER},
    {"sweep", ARP_REPORT_SWEEP},
    {"indicators", ARP_REPORT_CATALOGUE},
    {"contracts", ARP_REPORT_CONTRACTS},
    {"choose", ARP_REPORT_CHOOSE},
    {"place", ARP_REPORT_PLACES},
};

static void fill(arp_text *t, const char *template, const char *one, const char *two) {
    arp_text_fill(t, template, (const char *const[]){one, two, NULL});
}

/* A text as a cell: a bar would end it. */
static void put_cell(arp_text *t, const char *text) {
    for (; *text; text++) {
        if (*text == '|') arp_text_add(t, "\\");
        arp_text_add_n(t, text, 1);
    }
    arp_text_add(t, " |");
}

static void put_table(arp_text *t, const arp_statement *stated) {
    fill(t, "\n#### `{0}`\n\n{1}.", stated->name, stated->title[ARP_EN]);
    if (*stated->method) fill(t, " [{0}](methods.md)", stated->method, NULL);
    arp_text_add(t, "\n\n| column | kind | unit | meaning |\n|---|---|---|---|\n");
    for (size_t j = 0; j < stated->n_columns; j++) {
        const arp_result_column *column = &stated->column[j];
        fill(t, j < stated->n_keys ? "| **`{0}`** | {1} |" : "| `{0}` | {1} |", column->name,
             arp_kind_name(column->kind));
        arp_text_add(t, " ");
        put_cell(t, column->unit);
        arp_text_add(t, " ");
        put_cell(t, column->meaning[ARP_EN]);
        arp_text_add(t, "\n");
    }
}

static void put_tables(arp_text *t) {
    const arp_statement *const *all;
    size_t n = arp_statements(&all);
    for (size_t g = 0; g < sizeof GROUPS / sizeof GROUPS[0]; g++) {
        const char *apart = "";
        fill(t, g ? "\n### {0}\n\nGiven by " : "### {0}\n\nGiven by ", GROUPS[g].title, NULL);
        for (size_t c = 0; c < sizeof COMMANDS / sizeof COMMANDS[0]; c++) {
            if (!arp_report_tells(COMMANDS[c].what, GROUPS[g].needs)) continue;
            fill(t, "{0}`{1}`", apart, COMMANDS[c].command);
            apart = ", ";
        }
        arp_text_add(t, ".\n");
        for (size_t i = 0; i < n; i++) {
            if (all[i]->needs == GROUPS[g].needs) put_table(t, all[i]);
        }
    }
}

static void put_matrices(arp_text *t) {
    const arp_matrix *all;
    size_t n = arp_matrices(&all);
    arp_text_add(t, "| matrix | unit | columns | meaning |\n|---|---|---|---|\n");
    for (size_t i = 0; i < n; i++) {
        fill(t, "| `{0}` | {1} |", all[i].name, all[i].unit);
        fill(t, " {0} | {1}", all[i].by_rank ? "rank" : "code", all[i].title[ARP_EN]);
        fill(t, " ([{0}](methods.md)) |\n", all[i].method, NULL);
    }
}

static arp_status read_beside(const char *page, const char *name, arp_text *out, arp_error *err) {
    arp_source *source = NULL;
    char *path = arp_path_beside(page, name);
    arp_status st = path ? arp_source_open(path, NULL, &source, err) : arp_fail_memory(err);
    if (st == ARP_OK) st = arp_source_all(source, MOST, out, err);
    arp_source_close(source);
    arp_free(path);
    return st;
}

/* Old name, TAB, new name. */
static arp_status put_old_names(arp_text *t, const char *page, arp_error *err) {
    arp_text old = {0};
    arp_status st = read_beside(page, "old.tsv", &old, err);
    arp_text_add(t, "| before | now |\n|---|---|\n");
    for (char *line = old.bytes; st == ARP_OK && *line;) {
        char *end = strchr(line, '\n'), *tab = strchr(line, '\t');
        if (!end || !tab || tab > end) break;
        *tab = *end = '\0';
        fill(t, "| `{0}` | `{1}` |\n", line, tab + 1);
        line = end + 1;
    }
    arp_text_free(&old);
    return st;
}

/* A line of the page, or what a mark stands for. */
static arp_status put_line(arp_text *t, const char *page, const char *line, arp_error *err) {
    static const char FILE_MARK[] = "<!-- file ", MOST_MARK[] = "<!-- most -->";
    char most[ARP_NUMBER_ROOM], name[64];
    arp_text file = {0};
    arp_status st = ARP_OK;
    const char *at = strstr(line, MOST_MARK);
    if (strcmp(line, "<!-- tables -->") == 0) {
        put_tables(t);
    } else if (strcmp(line, "<!-- matrices -->") == 0) {
        put_matrices(t);
    } else if (strcmp(line, "<!-- old names -->") == 0) {
        st = put_old_names(t, page, err);
    } else if (strncmp(line, FILE_MARK, sizeof FILE_MARK - 1) == 0) {
        const char *from = line + sizeof FILE_MARK - 1;
        arp_text_cut(name, sizeof name, from, strcspn(from, " "));
        st = read_beside(page, name, &file, err);
        if (st == ARP_OK) arp_text_add(t, file.bytes);
        arp_text_free(&file);
    } else if (at) {
        arp_number_from_size(most, ARP_MATRIX_ROWS);
        arp_text_add_n(t, line, (size_t)(at - line));
        arp_text_add(t, most);
        arp_text_add(t, at + sizeof MOST_MARK - 1);
        arp_text_add(t, "\n");
    } else {
        fill(t, "{0}\n", line, NULL);
    }
    return st;
}

arp_status arp_put_results(arp_text *t, const char *page, arp_error *err) {
    arp_text template = {0};
    arp_status st = read_beside(page, arp_path_base(page), &template, err);
    arp_text_add(t, "<!-- Written from docs/results/ and the statements in engine/report/tables/: "
                    "cmake --build build/release --target results_page -->\n");
    for (char *line = template.bytes; st == ARP_OK && *line;) {
        char *end = strchr(line, '\n');
        if (end) *end = '\0';
        st = put_line(t, page, line, err);
        line = end ? end + 1 : line + strlen(line);
    }
    arp_text_free(&template);
    return st;
}
