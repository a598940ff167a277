/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A country from its communes: bench_france writes 36 000 communes, six files of them and a study
   of ten indicators, sums them to 3 785 cantons, ranks and explains; prints seconds and memory, and
   fails over 3 s of processor time or 400 MB. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/rng.h"
#include "study/study.h"

enum { COMMUNES = 36000, CANTONS = 3785, FILES = 6, COLUMNS = 4, INDICATORS = 10 };

static char folder[] = "/tmp/arpent-france-XXXXXX";

static double now(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static FILE *begin(const char *name) {
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return fopen(path, "wb");
}

/* Communes by département of 380, as INSEE numbers them. */
static void put_code(FILE *f, size_t i) {
    fprintf(f, "%02zu%03zu", 1 + i / 380, 1 + i % 380);
}

static int write_membership(void) {
    FILE *f = begin("membership.csv");
    if (!f) return -1;
    fprintf(f, "CODGEO;LIB;CV;DEP;POP\n");
    for (size_t i = 0; i < COMMUNES; i++) {
        size_t canton = i * CANTONS / COMMUNES;
        put_code(f, i);
        fprintf(f, ";Commune %zu;%04zu;%02zu;%.0f\n", i, canton, 1 + i / 380,
                100 + 2000 * arp_u01(1, i, 0));
    }
    return fclose(f);
}

static int write_file(size_t file) {
    char name[40];
    snprintf(name, sizeof name, "file%zu.csv", file);
    FILE *f = begin(name);
    if (!f) return -1;
    fprintf(f, "CODGEO");
    for (size_t j = 0; j < COLUMNS; j++) fprintf(f, ";F%zu_%zu", file, j);
    for (size_t i = 0; i < COMMUNES; i++) {
        fprintf(f, "\n");
        put_code(f, i);
        for (size_t j = 0; j < COLUMNS; j++)
            fprintf(f, ";%.4f", 1 + 500 * arp_u01(2 + file, i, (uint32_t)j));
    }
    fprintf(f, "\n");
    return fclose(f);
}

static int write_study(void) {
    FILE *f = begin("study.yaml");
    if (!f) return -1;
    fprintf(f, "zonings: {file: membership.csv, key: CODGEO, label: LIB, levels: {canton: CV}}\n"
               "codes: equal\nterritories: {level: canton, population: POP}\ndata:\n");
    for (size_t i = 0; i < FILES; i++) fprintf(f, "  - {file: file%zu.csv, key: CODGEO}\n", i);
    fprintf(f, "indicators:\n");
    for (size_t j = 0; j < INDICATORS; j++) {
        fprintf(f, "  - {id: i%zu, numerator: F%zu_%zu, denominator: F%zu_%zu, polarity: 1}\n", j,
                j % FILES, j / FILES, (j + 1) % FILES, 2 + j / FILES);
    }
    fprintf(f, "index:\n  children:\n");
    for (size_t side = 0; side < 2; side++) {
        fprintf(f, "    - name: %s\n      children:\n", side ? "sanitaire" : "social");
        for (size_t j = side * 5; j < side * 5 + 5; j++)
            fprintf(f, "        - {indicator: i%zu}\n", j);
    }
    fprintf(f, "selection: {territories: [\"0907\", \"0910\"], within_first: [2, 30]}\n");
    return fclose(f);
}

static void clean(void) {
    char path[200];
    for (size_t i = 0; i < FILES; i++) {
        snprintf(path, sizeof path, "%s/file%zu.csv", folder, i);
        unlink(path);
    }
    snprintf(path, sizeof path, "%s/membership.csv", folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/study.yaml", folder);
    unlink(path);
    rmdir(folder);
}

int main(void) {
    char path[200];
    arp_study study = {0};
    arp_answer answer = {0};
    arp_error err = {0};
    struct rusage used;
    if (!mkdtemp(folder)) return 1;
    int bad = write_membership() || write_study();
    for (size_t i = 0; i < FILES && !bad; i++) bad = write_file(i);
    snprintf(path, sizeof path, "%s/study.yaml", folder);
    double start = now(CLOCK_MONOTONIC), cpu = now(CLOCK_PROCESS_CPUTIME_ID);
    arp_status st = bad ? ARP_INPUT : arp_study_open(path, NULL, &study, &err);
    double opened = now(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    if (st == ARP_OK) st = arp_study_run(&study, &answer, &err);
    cpu = now(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    double seconds = now(CLOCK_MONOTONIC) - start;
    getrusage(RUSAGE_SELF, &used);
    double megabytes = (double)used.ru_maxrss / 1e3;
    printf("%d communes, %d files, %d indicators, %zu cantons: %.2f s (processor %.2f s, of which "
           "%.2f s to open), %.0f MB\n",
           COMMUNES, FILES, INDICATORS, study.values.n_rows, seconds, cpu, opened, megabytes);
    arp_answer_free(&answer);
    arp_study_free(&study);
    clean();
    return st != ARP_OK || cpu > 3 || megabytes > 400;
}
