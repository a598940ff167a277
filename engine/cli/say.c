/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/say.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/interrupt.h"
#include "cli/messages.h"
#include "io/file.h"
#include "report/write/json.h"
#include "sensitivity/draws/processes.h"

int arp_exit_code(arp_status status) {
    switch (status) {
    case ARP_OK:
        return 0;
    case ARP_USAGE:
        return 2;
    case ARP_PARSE:
    case ARP_DOMAIN:
        return 65;
    case ARP_INPUT:
        return 66;
    case ARP_OUTPUT:
        return 73;
    case ARP_INTERRUPTED:
        return 130;
    case ARP_MEMORY:
    case ARP_INTERNAL:
        break;
    }
    return 70;
}

/* Writes to standard output and makes sure that it arrived. */
static arp_status to_stdout(const char *bytes, size_t n, arp_error *err) {
    errno = 0;
    if (fwrite(bytes, 1, n, stdout) == n && fflush(stdout) == 0) return ARP_OK;
    if (errno == EPIPE) return arp_fail(err, ARP_OUTPUT, ARP_MSG_CLI_PIPE, "");
    return arp_fail(err, ARP_OUTPUT, ARP_MSG_CLI_STDOUT, "s", strerror(errno));
}

/* The same for a text for people: what a terminal would obey is spelled. JSON escapes it. */
static arp_status to_stdout_harmless(const char *bytes, size_t n, arp_error *err) {
    arp_text t = {0};
    char spelled[8];
    unsigned point;
    size_t from = 0, len;
    for (size_t i = 0; i < n; i += len ? len : 1) {
        len = arp_text_control(bytes + i, n - i, &point);
        if (!len || point == '\n' || point == '\t' || point == '\r') continue;
        arp_text_add_n(&t, bytes + from, i - from);
        arp_text_add_n(&t, spelled, arp_text_spell(spelled, point));
        from = i + len;
    }
    if (from) arp_text_add_n(&t, bytes + from, n - from);
    arp_status st = arp_text_status(&t, err);
    if (st == ARP_OK) st = from ? to_stdout(t.bytes, t.n, err) : to_stdout(bytes, n, err);
    arp_text_free(&t);
    return st;
}

const char *arp_output_path(const arp_request *request) {
    const char *path = request->value[ARP_OPTION_OUTPUT];
    return path && strcmp(path, "-") != 0 ? path : NULL;
}

arp_status arp_give(const arp_request *request, const char *bytes, size_t n, arp_error *err) {
    const char *path = arp_output_path(request);
    if (arp_processes_follow(request->processes)) return ARP_OK;
    if (path && !arp_command_writes_folder(request->command)) {
        bool waits = arp_file_is_direct(path); /* for whoever reads it, perhaps for ever */
        if (!waits) arp_interrupt_hold();
        arp_status st = arp_file_write(path, bytes, n, err);
        if (st == ARP_OK) arp_interrupt_done();
        return st;
    }
    return request->format == ARP_FORMAT_JSON ? to_stdout(bytes, n, err)
                                              : to_stdout_harmless(bytes, n, err);
}

static bool color_wanted(const arp_request *request) {
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(STDERR_FILENO) && !request->given[ARP_OPTION_NO_COLOR] && !(no && *no) &&
           !(term && strcmp(term, "dumb") == 0);
}

/* "path:line:column: word message"; @p color is the terminal's code. */
static void one_line(const arp_request *request, const arp_error *at, arp_message word,
                     const char *color, FILE *out) {
    char text[4 * ARP_ERROR_TEXT + ARP_ERROR_MORE];
    bool colored = color_wanted(request);
    arp_error_text(at, request->lang, text, sizeof text);
    fputs(at->path[0] ? at->path : "arpent", out);
    if (at->line) fprintf(out, ":%llu", (unsigned long long)at->line);
    if (at->line && at->column) fprintf(out, ":%llu", (unsigned long long)at->column);
    fprintf(out, ": %s%s%s%s\n", colored ? color : "", arp_say(word, request->lang),
            colored ? "\033[0m" : "", text);
}

static double or_none(uint64_t x) {
    return x ? (double)x : NAN;
}

static arp_status error_object(const arp_request *request, const arp_error *at) {
    char text[4 * ARP_ERROR_TEXT + ARP_ERROR_MORE];
    arp_out out = {0};
    arp_error_text(at, request->lang, text, sizeof text);
    arp_text_add(&out.text, "{\n  \"ok\": false,\n  \"error\": {\n    ");
    arp_json_pair(&out, "code", arp_status_name(at->code), ",\n    ");
    arp_json_pair(&out, "message_id", arp_error_name(at), ",\n    ");
    arp_json_pair(&out, "path", at->path[0] ? at->path : NULL, ",\n    ");
    arp_json_key(&out, "line");
    arp_json_number(&out, or_none(at->line));
    arp_text_add(&out.text, ",\n    ");
    arp_json_key(&out, "column");
    arp_json_number(&out, or_none(at->column));
    arp_text_add(&out.text, ",\n    ");
    arp_json_pair(&out, "message", text, "\n  }\n}\n");
    arp_status st = arp_out_end(&out, NULL);
    if (st == ARP_OK) st = to_stdout(out.text.bytes, out.text.n, NULL);
    arp_text_free(&out.text);
    return st;
}

void arp_say_error(const arp_request *request, const arp_error *err) {
    bool to_stderr = request->given_result || err->code == ARP_INTERRUPTED ||
                     err->message == ARP_MSG_CLI_STDOUT || err->message == ARP_MSG_CLI_PIPE;
    bool object = request->format == ARP_FORMAT_JSON && !to_stderr;
    if (object && error_object(request, err) == ARP_OK) return;
    if (err->message == ARP_MSG_CLI_PIPE) return; /* whoever closed it knows */
    one_line(request, err, ARP_MSG_CLI_ERROR, "\033[1;31m", stderr);
}

void arp_say_note(const arp_request *request, const arp_error *note) {
    if (arp_processes_follow(request->processes) || request->given[ARP_OPTION_QUIET]) return;
    one_line(request, note, ARP_MSG_CLI_NOTE, "\033[1m", request->notes ? request->notes : stderr);
}

/* Columns of the terminal that a text for people is given on, no fewer than any has and no more
   than a line is read in; 0: there is none. */
static size_t terminal_columns(const arp_request *request) {
    enum { LEAST = 80, MOST = 200 };
    struct winsize size;
    bool shown = request->format == ARP_FORMAT_TEXT && isatty(STDOUT_FILENO) &&
                 (arp_command_writes_folder(request->command) || !arp_output_path(request));
    if (!shown || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
    return size.ws_col < LEAST ? LEAST : size.ws_col > MOST ? MOST : size.ws_col;
}

arp_report_options arp_say_options(const arp_request *request) {
    return (arp_report_options){.lang = request->lang,
                                .csv_fr = request->given[ARP_OPTION_CSV],
                                .full = request->given[ARP_OPTION_FULL],
                                .ranks_only = request->given[ARP_OPTION_SHARE],
                                .width = terminal_columns(request)};
}

arp_status arp_say_notices(const arp_request *request, const arp_notices *notices, arp_error *err) {
    const size_t n = notices ? notices->n : 0;
    for (size_t i = 0; i < n && request->format != ARP_FORMAT_JSON; i++) {
        arp_say_note(request, &notices->at[i]);
    }
    if (n == 0 || !request->given[ARP_OPTION_STRICT]) return ARP_OK;
    char text[4 * ARP_ERROR_TEXT];
    const arp_error *first = &notices->at[0];
    const arp_place place = {.path = first->path, .line = first->line, .column = first->column};
    arp_error_text(first, request->lang, text, sizeof text);
    return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_CLI_STRICT, "us", n, text);
}
