/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target where there is no fuzzer: over each file of a folder, and over numbered
   changes of it (bytes replaced, pieces dropped, doubled, cut off), the same ones every time. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 1 << 16, CHANGES = 1000 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* Bytes a reader may trip over, more often than any byte. */
static const char NASTY[] = "\0\n\r\"',;\t:-[]{}&*!|>#%@`.()+eE09 \xC3\xEF\xFF";

static uint64_t next(uint64_t *state) { /* splitmix64 (Steele, Lea and Flood 2014) */
    uint64_t z = *state += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

static size_t change(uint8_t *bytes, size_t n, uint64_t *state) {
    size_t at = n ? next(state) % n : 0, len = n ? 1 + next(state) % 8 : 0;
    if (len > n - at) len = n - at;
    switch (next(state) % 5) {
    case 0:
        if (n) bytes[at] = (uint8_t)next(state);
        return n;
    case 1:
        if (n) bytes[at] = (uint8_t)NASTY[next(state) % (sizeof NASTY - 1)];
        return n;
    case 2:
        memmove(bytes + at, bytes + at + len, n - at - len);
        return n - len;
    case 3:
        if (n + len > MOST) return n;
        memmove(bytes + at + len, bytes + at, n - at);
        return n + len;
    default:
        return at;
    }
}

static void run(const uint8_t *seed, size_t n, uint64_t number) {
    static uint8_t bytes[MOST];
    for (uint64_t c = 0; c < CHANGES; c++) {
        uint64_t state = number << 32 | c;
        size_t len = n;
        memcpy(bytes, seed, n);
        for (uint64_t times = c ? 1 + next(&state) % 4 : 0; times > 0; times--) {
            len = change(bytes, len, &state);
        }
        uint8_t *exact = malloc(len ? len : 1); /* a byte read past the end is seen by ASan */
        if (!exact) abort();
        memcpy(exact, bytes, len);
        LLVMFuzzerTestOneInput(exact, len);
        free(exact);
    }
}

static int is_file(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

int main(int argc, char **argv) {
    static uint8_t seed[MOST];
    struct dirent **entry = NULL;
    int n = argc == 2 ? scandir(argv[1], &entry, is_file, alphasort) : 0;
    run(seed, 0, 0);
    for (int i = 0; i < n; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", argv[1], entry[i]->d_name);
        FILE *f = fopen(path, "rb");
        if (!f) return 1;
        run(seed, fread(seed, 1, MOST, f), (uint64_t)i + 1);
        fclose(f);
        free(entry[i]);
    }
    free(entry);
    printf("%d seeds, %d changes of each\n", n < 0 ? 0 : n, CHANGES);
    return 0;
}
