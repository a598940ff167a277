/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file published.h
 * Reading the published tables: comma, point, no quotes. Cells are texts; fields of a row by
 * number.
 */
#ifndef TESTS_PUBLISHED_H
#define TESTS_PUBLISHED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PUBLISHED_FIELDS = 24 };

typedef struct published {
    char *text;
    size_t n; /* rows, without the header */
    char *(*cell)[PUBLISHED_FIELDS];
} published;

static inline void published_free(published *p) {
    free(p->text);
    free(p->cell);
    *p = (published){0};
}

static inline void published_cut(published *p) {
    size_t rows = 0;
    for (char *c = p->text; *c; c++) rows += *c == '\n';
    p->cell = calloc(rows + 1, sizeof *p->cell);
    for (char *line = strchr(p->text, '\n'); line && line[1];) {
        char *start = line + 1, *end = strchr(start, '\n');
        if (end) *end = '\0';
        for (size_t f = 0; f < PUBLISHED_FIELDS && start; f++) {
            p->cell[p->n][f] = start;
            start = strchr(start, ',');
            if (start) *start++ = '\0';
        }
        p->n++;
        line = end;
    }
}

static inline int published_open(const char *path, published *p) {
    FILE *f = fopen(path, "rb");
    *p = (published){0};
    if (!f) return 0;
    fseek(f, 0, SEEK_END);
    size_t size = (size_t)ftell(f);
    rewind(f);
    p->text = calloc(size + 1, 1);
    size_t got = fread(p->text, 1, size, f);
    fclose(f);
    if (got == size) published_cut(p);
    return got == size;
}

/** Table NAME of tests/golden/data, which a checkout always has: without it the test fails. */
static inline void published_read(const char *name, published *p) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", ARP_GOLDEN_DATA, name);
    if (published_open(path, p)) return;
    printf("%s cannot be read\n", path);
    exit(1);
}

/** A table too large for the tree, ARP_SHARED_DIR/oracles/NAME; 0 where it is not there. */
static inline int published_shared(const char *name, published *p) {
    char path[1024];
    snprintf(path, sizeof path, "%s/oracles/%s", ARP_SHARED_DIR, name);
    if (published_open(path, p)) return 1;
    printf("skipped: %s is not there\n", path);
    return 0;
}

static inline double published_number(const published *p, size_t row, size_t field) {
    return strtod(p->cell[row][field], NULL);
}

#endif
