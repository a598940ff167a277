/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/weights/parts.h"

#include <stdlib.h>

#include "base/rng.h"

enum { MOST_CELLS = 20000, MOST_ROWS = 10000000, SLOTS = 1 << 16 };

static const double LEAST_SHARE = 1e-12;

/* A row, its three ends, and the lowest row with the same ends. */
typedef struct end {
    double x[3];
    uint32_t row, lowest;
} end;

static int by_ends(const void *p, const void *q) {
    const end *a = p, *b = q;
    for (int s = 0; s < 3; s++) {
        if (a->x[s] != b->x[s]) return a->x[s] < b->x[s] ? -1 : 1;
    }
    return (a->row > b->row) - (a->row < b->row);
}

static int by_lowest(const void *p, const void *q) {
    const end *a = p, *b = q;
    if (a->lowest != b->lowest) return a->lowest < b->lowest ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static void bundle(arp_parts *parts, double *const *line, end *ends) {
    size_t n = parts->n_rows;
    for (size_t i = 0; i < n; i++) {
        ends[i] = (end){{line[0][i], line[1][i], line[2][i]}, (uint32_t)i, (uint32_t)i};
    }
    qsort(ends, n, sizeof *ends, by_ends);
    for (size_t i = 1; i < n; i++) {
        const double *x = ends[i].x, *y = ends[i - 1].x;
        if (x[0] == y[0] && x[1] == y[1] && x[2] == y[2]) ends[i].lowest = ends[i - 1].lowest;
    }
    qsort(ends, n, sizeof *ends, by_lowest);
    for (size_t i = 0; i < n; i++) {
        parts->row[i] = ends[i].row;
        if (ends[i].lowest != ends[i].row) continue;
        for (int s = 0; s < 3; s++) parts->line[s][parts->n] = ends[i].x[s];
        parts->start[parts->n++] = i;
    }
    parts->start[parts->n] = n;
}

arp_status arp_parts_open(arp_parts *parts, double *const *line, size_t n, size_t k,
                          arp_error *err) {
    size_t by_rows = MOST_ROWS / k;
    arp_parts p = {.n_rows = n, .k = k, .n_slots = SLOTS};
    p.most_cells = by_rows < MOST_CELLS ? by_rows : MOST_CELLS;
    end *ends = arp_zalloc(n, sizeof *ends);
    bool ok = ends != NULL;
    for (int s = 0; s < 3; s++) {
        p.line[s] = arp_zalloc(n, sizeof *p.line[s]);
        ok = ok && p.line[s];
    }
    p.start = arp_zalloc(n + 1, sizeof *p.start);
    p.row = arp_zalloc(n, sizeof *p.row);
    p.seated = arp_zalloc(n, sizeof *p.seated);
    p.key = arp_zalloc(n, sizeof *p.key);
    p.in = arp_zalloc(n, sizeof *p.in);
    p.cell = arp_zalloc(p.most_cells, sizeof *p.cell);
    p.slot = arp_zalloc(p.n_slots, sizeof *p.slot);
    p.pool = arp_pool_new();
    ok = ok && p.start && p.row && p.seated && p.key && p.in && p.cell && p.slot && p.pool;
    if (ok) bundle(&p, line, ends);
    for (size_t i = 0; ok && i < n; i++) {
        uint32_t word[4];
        arp_philox(0, i, 0, word);
        p.key[i] = (uint64_t)word[0] << 32 | word[1];
    }
    arp_free(ends);
    if (!ok) {
        arp_parts_close(&p);
        return arp_fail_memory(err);
    }
    *parts = p;
    return ARP_OK;
}

void arp_parts_close(arp_parts *parts) {
    for (int s = 0; s < 3; s++) arp_free(parts->line[s]);
    arp_free(parts->start);
    arp_free(parts->row);
    arp_free(parts->seated);
    arp_free(parts->key);
    arp_free(parts->in);
    arp_free(parts->cell);
    arp_free(parts->slot);
    arp_free(parts->corner);
    arp_free(parts->owner);
    arp_pool_free(parts->pool);
    *parts = (arp_parts){0};
}

/* Marks the seated rows of a bundle, or takes the marks away, in the list and in its key. */
static void mark(arp_parts *parts, struct arp_seat seat, bool in) {
    const uint32_t *row = parts->row + parts->start[seat.bundle];
    for (size_t r = 0; r < seat.seats; r++) {
        parts->in[row[r]] = in;
        parts->list_key ^= parts->key[row[r]];
    }
}

void arp_parts_seat(arp_parts *parts, uint32_t bundle_no, uint32_t seats) {
    struct arp_seat seat = {bundle_no, seats};
    parts->seated[parts->n_seated++] = seat;
    mark(parts, seat, true);
}

void arp_parts_unseat(arp_parts *parts, size_t n_seated) {
    while (parts->n_seated > n_seated) mark(parts, parts->seated[--parts->n_seated], false);
}

static bool is_marked(const arp_parts *parts, const uint32_t *first) {
    size_t i = 0;
    while (i < parts->k && parts->in[first[i]]) i++;
    return i == parts->k;
}

/* The slot of the marked list: its cell's, or an empty one. */
static size_t *find(arp_parts *parts, uint64_t key) {
    for (size_t s = key % parts->n_slots;; s = s + 1 == parts->n_slots ? 0 : s + 1) {
        size_t cell = parts->slot[s];
        if (cell == 0) return &parts->slot[s];
        if (parts->cell[cell - 1].key != key) continue;
        if (is_marked(parts, parts->cell[cell - 1].first)) return &parts->slot[s];
    }
}

/* A new cell of the list seated now. */
static bool open_cell(arp_parts *parts, uint64_t key, size_t *slot, bool *no_memory) {
    if (parts->n_cells == parts->most_cells) {
        parts->left_out = true;
        return false;
    }
    uint32_t *first = arp_pool_take(parts->pool, parts->k, sizeof *first);
    *no_memory = !first;
    if (!first) return false;
    size_t n = 0;
    for (size_t i = 0; i < parts->n_seated; i++) {
        const uint32_t *row = parts->row + parts->start[parts->seated[i].bundle];
        for (size_t r = 0; r < parts->seated[i].seats; r++) first[n++] = row[r];
    }
    parts->cell[parts->n_cells] = (arp_part_cell){.key = key, .first = first};
    *slot = ++parts->n_cells;
    return true;
}

static bool make_room(arp_parts *parts, size_t n) {
    if (parts->n_corners + n <= parts->room) return true;
    size_t room = parts->room ? 2 * parts->room : 1024;
    arp_corner *corner = arp_resize(parts->corner, room, sizeof *corner);
    if (corner) parts->corner = corner;
    uint32_t *owner = corner ? arp_resize(parts->owner, room, sizeof *owner) : NULL;
    if (owner) parts->owner = owner;
    if (owner) parts->room = room;
    return owner != NULL;
}

bool arp_parts_add(arp_parts *parts, const arp_corner *at, size_t n, double share,
                   bool *no_memory) {
    uint64_t key = parts->list_key;
    size_t *slot = find(parts, key);
    if (*slot == 0 && !open_cell(parts, key, slot, no_memory)) return false;
    *no_memory = !make_room(parts, n);
    if (*no_memory) return false;
    arp_part_cell *cell = &parts->cell[*slot - 1];
    cell->share += share;
    cell->n_corners += n;
    for (size_t i = 0; i < n; i++) {
        parts->owner[parts->n_corners] = (uint32_t)(*slot - 1);
        parts->corner[parts->n_corners++] = at[i];
    }
    return true;
}

/* Corners by cell, in the order they came: those of cell c end at end[c]. */
static void by_cell(const arp_parts *parts, arp_corner *sorted, size_t *end_of) {
    size_t sum = 0;
    for (size_t c = 0; c < parts->n_cells; c++) {
        end_of[c] = sum;
        sum += parts->cell[c].n_corners;
    }
    for (size_t i = 0; i < parts->n_corners; i++) {
        sorted[end_of[parts->owner[i]]++] = parts->corner[i];
    }
}

static int rising(const void *p, const void *q) {
    uint32_t a = *(const uint32_t *)p, b = *(const uint32_t *)q;
    return (a > b) - (a < b);
}

static bool put_cell(const arp_parts *parts, size_t c, arp_corner *at, arp_pool *pool,
                     arp_weight_cell *out) {
    const arp_part_cell *cell = &parts->cell[c];
    qsort(cell->first, parts->k, sizeof *cell->first, rising);
    size_t n = arp_hull(at, cell->n_corners);
    out->share = cell->share;
    out->first = arp_pool_take(pool, parts->k, sizeof *out->first);
    out->corner = arp_pool_take(pool, n, sizeof *out->corner);
    if (n == 0 || !out->first || !out->corner) return false;
    for (size_t i = 0; i < parts->k; i++) out->first[i] = cell->first[i];
    for (size_t i = 0; i < n; i++) {
        out->corner[i][0] = at[i].x;
        out->corner[i][1] = at[i].y;
        out->corner[i][2] = 1.0 - at[i].x - at[i].y;
    }
    out->n_corners = n;
    return true;
}

/* The largest first; equal ones in the order they were found. */
typedef struct sized {
    double share;
    size_t cell;
} sized;

static int falling(const void *p, const void *q) {
    const sized *a = p, *b = q;
    if (a->share != b->share) return a->share > b->share ? -1 : 1;
    return (a->cell > b->cell) - (a->cell < b->cell);
}

arp_status arp_parts_cells(arp_parts *parts, arp_pool *pool, arp_weight_cell **out, size_t *n,
                           arp_error *err) {
    if (parts->left_out) return ARP_OK;
    sized *order = arp_zalloc(parts->n_cells, sizeof *order);
    arp_corner *sorted = arp_zalloc(parts->n_corners, sizeof *sorted);
    size_t *end_of = arp_zalloc(parts->n_cells, sizeof *end_of), made = 0;
    arp_weight_cell *cell = arp_pool_take(pool, parts->n_cells, sizeof *cell);
    bool ok = order && sorted && end_of && cell;
    if (ok) {
        for (size_t c = 0; c < parts->n_cells; c++) order[c] = (sized){parts->cell[c].share, c};
        qsort(order, parts->n_cells, sizeof *order, falling);
        by_cell(parts, sorted, end_of);
    }
    for (size_t i = 0; ok && i < parts->n_cells; i++) {
        size_t c = order[i].cell;
        if (order[i].share < LEAST_SHARE) break;
        ok = put_cell(parts, c, sorted + end_of[c] - parts->cell[c].n_corners, pool, &cell[made++]);
    }
    arp_free(order);
    arp_free(sorted);
    arp_free(end_of);
    if (!ok) return arp_fail_memory(err);
    *out = cell;
    *n = made;
    return ARP_OK;
}
