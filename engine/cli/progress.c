/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/progress.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "report/words/words.h"
#include "sensitivity/draws/processes.h"

static const double BETWEEN = 0.1;       /* seconds */
static const double BETWEEN_SAVES = 0.2; /* seconds at least; and so many times what one took: */
static const double SAVES_COST = 20.0;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void arp_progress_begin(arp_progress *p, const arp_request *request, arp_message unit) {
    const char *term = getenv("TERM");
    bool terminal = isatty(STDERR_FILENO) && !(term && strcmp(term, "dumb") == 0);
    *p = (arp_progress){.alive = terminal, .lang = request->lang, .unit = unit, .start = now()};
    p->wanted = terminal || request->given[ARP_OPTION_PROGRESS];
    if (request->given[ARP_OPTION_QUIET]) p->wanted = false;
    p->last = p->saved = p->start;
    p->wait = BETWEEN_SAVES;
    if (arp_processes_follow(request->processes)) p->wanted = false;
}

/* "1 h 05", "3 min 20", "12 s". */
static void put_time(double seconds, char *out, size_t size) {
    unsigned long s = seconds < 1e9 ? (unsigned long)ceil(seconds) : 1000000000UL;
    if (s < 60) (void)snprintf(out, size, "%lu s", s);
    else if (s < 3600) (void)snprintf(out, size, "%lu min %02lu", s / 60, s % 60);
    else (void)snprintf(out, size, "%lu h %02lu", s / 3600, s / 60 % 60);
}

void arp_progress_tell(arp_progress *p, uint64_t done, uint64_t total, double widest) {
    if (!p->wanted) return;
    double time = now();
    if (time - p->last < BETWEEN) return;
    p->last = time;
    double rate = (double)(done - p->from) / (time - p->start);
    char left[40] = "–";
    if (rate > 0.0) put_time((double)(total - done) / rate, left, sizeof left);
    arp_word of[] = {arp_word_count((size_t)done, p->lang), arp_word_count((size_t)total, p->lang),
                     arp_word_number(rate, rate < 10.0 ? 1 : 0, p->lang),
                     arp_word_number(widest, 4, p->lang)};
    arp_text t = {0};
    arp_text_fill(&t, arp_say(p->unit, p->lang),
                  (const char *const[]){of[0].s, of[1].s, of[2].s, left, of[3].s, NULL});
    if (!t.bad) {
        (void)fprintf(stderr, p->alive ? "\r\033[K%s" : "%s\n", t.bytes);
        (void)fflush(stderr);
        p->drawn = true;
    }
    arp_text_free(&t);
}

bool arp_progress_due(arp_progress *p) {
    double time = now();
    if (p->pause > 0.0) { /* what was asked for the last time is done */
        p->saved = time;
        p->wait = fmax(BETWEEN_SAVES, SAVES_COST * (time - p->pause));
        p->pause = 0.0;
    }
    if (time - p->saved < p->wait) return false;
    p->pause = time;
    return true;
}

void arp_progress_end(arp_progress *p) {
    if (p->drawn && p->alive) (void)fputs("\r\033[K", stderr);
}
