/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The short run of a fuzz target: replay FOLDER [MUTATIONS] runs it over every file of the folder
 * and over mutations of them, 2000 unless told. Mutation m draws from the number m. After each
 * run nothing may be held that was not held before.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle/brutal.h"
#include "oracle/random.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

enum { MOST_FILES = 1000, MOST_BYTES = 1 << 16 };

typedef struct input {
    char name[300];
    uint8_t *bytes;
    size_t n;
} input;

static input inputs[MOST_FILES];
static size_t n_inputs;

/* On a copy of exactly n bytes, so that a sanitizer sees a byte read too far. */
static void run(const uint8_t *bytes, size_t n, const char *name, size_t mutation) {
    long before = arp_brutal_live;
    uint8_t *copy = malloc(n ? n : 1);
    if (!copy) exit(1);
    if (n) memcpy(copy, bytes, n);
    LLVMFuzzerTestOneInput(copy, n);
    free(copy);
    if (arp_brutal_live == before) return;
    fprintf(stderr, "%s, mutation %zu: %ld blocks are still held\n", name, mutation,
            arp_brutal_live - before);
    exit(1);
}

static int read_input(const char *folder, const char *name) {
    char path[4096];
    input *in = &inputs[n_inputs];
    if (*name == '.' || n_inputs == MOST_FILES) return 0;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "rb");
    if (!f) return -1;
    snprintf(in->name, sizeof in->name, "%s", name);
    in->bytes = malloc(MOST_BYTES);
    if (in->bytes) in->n = fread(in->bytes, 1, MOST_BYTES / 2, f);
    fclose(f);
    n_inputs++;
    return in->bytes ? 0 : -1;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const input *)a)->name, ((const input *)b)->name);
}

/* One small change of n bytes in a room of MOST_BYTES; returns the new length. */
static size_t mutate(uint8_t *b, size_t n, uint64_t *s) {
    static const char SPECIAL[] =
        "\"\"\n\r,;\t .0129-eE%'#:[]{}()&*!|>\xC3\xA9\xEF\xBB\xBF\xFF\x80";
    size_t at = slow_random_below(s, n + 1), most = n - at < 64 ? n - at : 64;
    size_t len = most ? 1 + slow_random_below(s, most) : 0;
    switch (slow_random_below(s, 6)) {
    case 0: /* another byte */
        if (at < n) b[at] = (uint8_t)slow_random(s);
        return n;
    case 1: /* a byte that means something */
        if (at < n) b[at] = (uint8_t)SPECIAL[slow_random_below(s, sizeof SPECIAL)];
        return n;
    case 2: /* one more */
        if (n + 1 > MOST_BYTES) return n;
        memmove(b + at + 1, b + at, n - at);
        b[at] = (uint8_t)SPECIAL[slow_random_below(s, sizeof SPECIAL)];
        return n + 1;
    case 3: /* a piece out */
        memmove(b + at, b + at + len, n - at - len);
        return n - len;
    case 4: /* a piece twice */
        if (n + len > MOST_BYTES) return n;
        memmove(b + at + len, b + at, n - at);
        return n + len;
    default: /* the end off */
        return at;
    }
}

int main(int argc, char **argv) {
    static uint8_t bytes[MOST_BYTES];
    size_t mutations = argc > 2 ? strtoull(argv[2], NULL, 10) : 2000;
    DIR *folder = argc > 1 ? opendir(argv[1]) : NULL;
    if (!folder) {
        fprintf(stderr, "usage: replay FOLDER [MUTATIONS]\n");
        return 2;
    }
    for (const struct dirent *e = readdir(folder); e; e = readdir(folder)) {
        if (read_input(argv[1], e->d_name) != 0) return 1;
    }
    closedir(folder);
    qsort(inputs, n_inputs, sizeof *inputs, by_name);
    run(bytes, 0, "nothing", 0);
    for (size_t i = 0; i < n_inputs; i++) run(inputs[i].bytes, inputs[i].n, inputs[i].name, 0);
    for (size_t m = 1; m <= mutations && n_inputs; m++) {
        const input *in = &inputs[m % n_inputs];
        uint64_t s = m;
        size_t n = in->n, changes = 1 + slow_random_below(&s, 8);
        memcpy(bytes, in->bytes, n);
        for (size_t k = 0; k < changes; k++) n = mutate(bytes, n, &s);
        run(bytes, n, in->name, m);
    }
    printf("%zu inputs, %zu mutations\n", n_inputs, mutations);
    for (size_t i = 0; i < n_inputs; i++) free(inputs[i].bytes);
    return n_inputs ? 0 : 1;
}
