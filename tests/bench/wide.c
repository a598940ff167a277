/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file as wide as INSEE's dossier_complet, 36 000 communes by 1 900 columns, about 1 GB: reading
 * 20 of its columns against a bare pass of libcsv over the same bytes, in turn, the least time of
 * three each, and the peak of memory. Fails beyond 1.5 times or 100 MB. wide [ROWS] writes fewer.
 */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "io/csv/csv.h"
#include "oracle/random.h"

enum { COLUMNS = 1900, WANTED = 20, TURNS = 3 };

static const double MOST_RATIO = 1.5, MOST_BYTES = 100e6;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void name_of(char out[16], size_t j) {
    snprintf(out, 16, "P%02zu_COL%04zu", j % 3 * 5 + 7, j);
}

static void write_value(FILE *f, uint64_t x) {
    switch (x % 4) {
    case 0:
        fprintf(f, ";%u.%09u", (unsigned)(x >> 8) % 50000, (unsigned)(x >> 24) % 1000000000);
        break;
    case 1:
        fprintf(f, ";%u.%014llu", (unsigned)(x >> 8) % 3000,
                (unsigned long long)(x >> 10) % 100000000000000);
        break;
    case 2:
        fprintf(f, ";%u.0", (unsigned)(x >> 8) % 1000000);
        break;
    default:
        fprintf(f, ";%u.%012llu", (unsigned)(x >> 8) % 100,
                (unsigned long long)(x >> 15) % 1000000000000);
        break;
    }
}

static int write_file(const char *path, size_t rows) {
    uint64_t state = 1;
    char name[16];
    FILE *f = fopen(path, "wb");
    if (!f) return -1;
    fputs("CODGEO", f);
    for (size_t j = 1; j < COLUMNS; j++) {
        name_of(name, j);
        fprintf(f, ";%s", name);
    }
    for (size_t i = 0; i < rows; i++) {
        fprintf(f, "\n%05zu", i);
        for (size_t j = 1; j < COLUMNS; j++) write_value(f, slow_random(&state));
    }
    fputc('\n', f);
    return fclose(f);
}

static void pass_field(void *bytes, size_t n, void *count) {
    (void)bytes;
    (void)n;
    ++*(size_t *)count;
}

static void pass_row(int end, void *count) {
    (void)end;
    (void)count;
}

static double bare_pass(const char *path, size_t *fields) {
    static char block[1 << 16];
    struct csv_parser parser;
    size_t n;
    double start = now();
    FILE *f = fopen(path, "rb");
    if (!f || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) exit(1);
    csv_set_delim(&parser, ';');
    *fields = 0;
    while ((n = fread(block, 1, sizeof block, f)) > 0) {
        csv_parse(&parser, block, n, pass_field, pass_row, fields);
    }
    csv_fini(&parser, pass_field, pass_row, fields);
    csv_free(&parser);
    fclose(f);
    return now() - start;
}

static double read_columns(const char *path, size_t rows) {
    static char name[WANTED][16];
    static const char *number[WANTED];
    const arp_csv_options options = {0};
    const arp_csv_wanted wanted = {.key = "CODGEO", .number = number, .n_numbers = WANTED};
    arp_csv_found found;
    arp_source *source = NULL;
    arp_table t;
    for (size_t j = 0; j < WANTED; j++) {
        name_of(name[j], 1 + j * (COLUMNS / WANTED));
        number[j] = name[j];
    }
    double start = now();
    arp_status st = arp_source_open(path, NULL, &source, NULL);
    if (st == ARP_OK) st = arp_csv_read(source, &options, &wanted, &found, &t, NULL);
    double seconds = now() - start;
    arp_source_close(source);
    if (st != ARP_OK || found.rows != rows) exit(1);
    arp_table_free(&t);
    return seconds;
}

int main(int argc, char **argv) {
    const char *path = ARP_BENCH_DIR "/wide.csv";
    size_t rows = argc > 1 ? strtoull(argv[1], NULL, 10) : 36000, fields = 0;
    double bare = 0, ours = 0;
    struct rusage use;
    if (write_file(path, rows) != 0) {
        unlink(path);
        return 1;
    }
    for (int i = 0; i < TURNS; i++) {
        double a = bare_pass(path, &fields), b = read_columns(path, rows);
        bare = i == 0 || a < bare ? a : bare;
        ours = i == 0 || b < ours ? b : ours;
    }
    unlink(path);
    getrusage(RUSAGE_SELF, &use);
    double memory = 1024.0 * (double)use.ru_maxrss;
    printf("%zu x %d, %d columns wanted: %.2f s; libcsv alone, %zu fields: %.2f s; ratio %.2f (at "
           "most %.1f); peak %.0f MB (at most %.0f)\n",
           rows, COLUMNS, WANTED, ours, fields, bare, ours / bare, MOST_RATIO, memory / 1e6,
           MOST_BYTES / 1e6);
    return ours > MOST_RATIO * bare || memory > MOST_BYTES;
}
