/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Time and memory of reading many rows: csv_rows ROWS writes a file of a code and two numbers a
 * row, reads it and prints seconds and the peak of memory, in bytes a row as well.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "io/csv/csv.h"

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int write_rows(const char *path, size_t n) {
    FILE *f = fopen(path, "wb");
    if (!f) return -1;
    fprintf(f, "code,x,y\n");
    for (size_t i = 0; i < n; i++) {
        fprintf(f, "%08zu,%zu.%zu,%zu\n", i, i % 1000, i % 97, i * 7 % 100000);
    }
    return fclose(f);
}

int main(int argc, char **argv) {
    static const char *const NUMBERS[] = {"x", "y"};
    const arp_csv_wanted wanted = {.key = "code", .number = NUMBERS, .n_numbers = 2};
    const arp_csv_options options = {0};
    size_t n = argc > 1 ? strtoull(argv[1], NULL, 10) : 10000000;
    char path[] = "/tmp/arpent-rows-XXXXXX";
    arp_csv_found found;
    arp_source *source = NULL;
    arp_table t;
    struct rusage before, after;
    int fd = mkstemp(path);
    if (fd < 0 || close(fd) != 0 || write_rows(path, n) != 0) return 1;
    getrusage(RUSAGE_SELF, &before);
    double start = now();
    arp_status st = arp_source_open(path, NULL, &source, NULL);
    if (st == ARP_OK) st = arp_csv_read(source, &options, &wanted, &found, &t, NULL);
    double seconds = now() - start;
    getrusage(RUSAGE_SELF, &after);
    arp_source_close(source);
    unlink(path);
    if (st != ARP_OK || found.rows != n) return 1;
    arp_table_free(&t);
    double grown = 1024.0 * (double)(after.ru_maxrss - before.ru_maxrss);
    printf("%zu rows: %.2f s, %.0f MB, %.1f bytes a row\n", n, seconds, grown / 1e6,
           grown / (double)n);
    return 0;
}
