/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time and memory of the kernel on data of another program's choice, for kernel.py:
     kernel_times N P DRAWS THREADS TIMES WHAT FILE
   FILE holds P columns of N doubles and DRAWS rows of P weights; WHAT is `matrix` for the rank
   acceptability matrix, `first` for sums, squares and the first tenth. Prints the least seconds of
   the processor and of the clock of one run, and the peak memory in kB; the counters go to
   FILE.counters. A further argument names the way. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "sensitivity/kernel/kernel.h"
#include "sensitivity/kernel/parts.h"
#include "unit/kernel_run.h"

typedef struct data {
    size_t n, p, draws;
    double *x, *w;
    const double **column;
} data;

static double now(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int read_data(data *d, const char *path) {
    FILE *f = fopen(path, "rb");
    d->x = malloc(d->n * d->p * sizeof *d->x);
    d->w = malloc(d->draws * d->p * sizeof *d->w);
    d->column = malloc(d->p * sizeof *d->column);
    int bad = !f || !d->x || !d->w || !d->column;
    bad = bad || fread(d->x, sizeof *d->x, d->n * d->p, f) != d->n * d->p;
    bad = bad || fread(d->w, sizeof *d->w, d->draws * d->p, f) != d->draws * d->p;
    for (size_t j = 0; !bad && j < d->p; j++) d->column[j] = d->x + j * d->n;
    if (f) fclose(f);
    return bad;
}

static int write_counters(const arp_tally *t, const char *path) {
    char name[4096];
    snprintf(name, sizeof name, "%s.counters", path);
    FILE *f = fopen(name, "wb");
    int bad = !f || fwrite(t->counter, sizeof *t->counter, t->length, f) != t->length;
    if (f) bad = fclose(f) != 0 || bad;
    return bad;
}

static void weights(void *user, size_t slot, uint64_t draw, size_t draws, double *w) {
    const data *d = user;
    (void)slot;
    memcpy(w, d->w + draw * d->p, draws * d->p * sizeof *w);
}

static const arp_kernel_way *way_named(const char *name) {
    const arp_kernel_way *way = NULL;
    for (size_t w = 0; name && (way = arp_kernel_way_at(w)) != NULL; w++) {
        if (strcmp(way->name, name) == 0) break;
    }
    return way;
}

int main(int argc, char **argv) {
    if (argc < 8) return 2;
    data d = {.n = strtoul(argv[1], NULL, 10),
              .p = strtoul(argv[2], NULL, 10),
              .draws = strtoul(argv[3], NULL, 10)};
    size_t threads = strtoul(argv[4], NULL, 10), times = strtoul(argv[5], NULL, 10);
    bool matrix = strcmp(argv[6], "matrix") == 0;
    size_t tenth = d.n / 10;
    const arp_kernel_way *way = way_named(argc > 8 ? argv[8] : NULL);
    if (read_data(&d, argv[7]) != 0 || (argc > 8 && !way)) return 1;
    arp_tally_shape shape = {.n = d.n, .matrix = matrix, .k = &tenth, .n_k = matrix ? 0 : 1};
    kernel_input input = {.n = d.n, .p = d.p, .column = d.column, .way = way};
    kernel_job job = {.end = d.draws, .threads = threads, .user = &d, .weights = weights};
    double processor = 1e9, clock = 1e9;
    arp_tally t = {0};
    int bad = 0;
    for (size_t j = 0; !bad && j < times; j++) {
        uint64_t done = 0;
        arp_tally_free(&t);
        bad = arp_tally_new(&shape, &t, NULL) != ARP_OK;
        double from[2] = {now(CLOCK_PROCESS_CPUTIME_ID), now(CLOCK_MONOTONIC)};
        bad = bad || kernel_run(&input, &job, &t, &done, NULL) != ARP_OK;
        double took[2] = {now(CLOCK_PROCESS_CPUTIME_ID) - from[0], now(CLOCK_MONOTONIC) - from[1]};
        processor = took[0] < processor ? took[0] : processor;
        clock = took[1] < clock ? took[1] : clock;
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    bad = bad || write_counters(&t, argv[7]) != 0;
    printf("%.9f %.9f %ld\n", processor, clock, usage.ru_maxrss);
    arp_tally_free(&t);
    return bad;
}
