/* SPDX-License-Identifier: GPL-3.0-or-later */
/* simplex, rays, ray_lists, ray_membership, cells, cell_lists, cell_corners: first lists over the
   weights of three sides and more. */
#include "drivers/weights/cells.h"
#include "report/tables/columns.h"
#include "report/tables/statement.h"

/* A stretch of the way from the declared weights to one side alone, or a cell of the simplex. */
typedef struct piece {
    const arp_facts *of;
    size_t side, row, k, cell, corner;
    double from, to;
} piece;

static const arp_simplex *simplex_of(const arp_facts *of) {
    return arp_facts_drivers(of)->simplex;
}

static size_t n_rays(const arp_facts *of) {
    return simplex_of(of) ? arp_facts_drivers(of)->n_sides : 0;
}

static size_t n_cells(const arp_facts *of) {
    return simplex_of(of) ? simplex_of(of)->n_cells : 0;
}

static const arp_weight_cell *cell_of(const piece *at) {
    return &simplex_of(at->of)->cell[at->cell];
}

#define SIMPLEX(X)                                                                                 \
    X(WHOLE, cells, "", "polygones de poids, trois versants seulement (table cells)",              \
      "polygons of weights, of three sides only (table cells)", n_cells(at->of))                   \
    X(FLAG, cells_left_out, "", "trop de polygones pour être donnés un à un",                      \
      "too many polygons to be given one by one", simplex_of(at->of)->cells_left_out)

ARP_TABLE_COLUMNS(simplex, SIMPLEX, piece)

static void fill_simplex(const arp_facts *of, arp_result_table *to) {
    if (simplex_of(of)) put_simplex(to, &(piece){.of = of});
}

const arp_statement ARP_TABLE_simplex = {
    ARP_TABLE_STATED(simplex, 0),
    {"Poids de trois versants et plus", "Weights of three sides and more"},
    "methods.md 4.2",
    ARP_NEEDS_DRIVERS,
    fill_simplex};

#define TOWARDS(X)                                                                                 \
    X(TEXT, side, "", "versant vers lequel vont les poids, depuis les poids déclarés",             \
      "side that the weights go to, from the declared ones",                                       \
      arp_facts_side(at->of, at->side)->name)
#define FROM(X)                                                                                    \
    X(REAL, from, "share", "part du chemin, à partir de", "share of the way, from", at->from)
#define TO(X) X(REAL, to, "share", "jusqu'à", "up to", at->to)
#define K(X)                                                                                       \
    X(WHOLE, k, "territories", "longueur de la première liste", "size of the first list", at->k)

#define RAYS(X)                                                                                    \
    TOWARDS(X)                                                                                     \
    X(FLAG, lists_left_out, "", "trop de listes pour être données (table ray_lists)",              \
      "too many lists to be given (table ray_lists)",                                              \
      simplex_of(at->of)->ray[at->side].segments_left_out)

ARP_TABLE_COLUMNS(rays, RAYS, piece)

static void fill_rays(const arp_facts *of, arp_result_table *to) {
    for (size_t s = 0; s < n_rays(of); s++) put_rays(to, &(piece){.of = of, .side = s});
}

const arp_statement ARP_TABLE_rays = {ARP_TABLE_STATED(rays, 1),
                                      {"Chemins des poids déclarés à un seul versant",
                                       "Ways from the declared weights to one side alone"},
                                      "methods.md 4.2",
                                      ARP_NEEDS_DRIVERS,
                                      fill_rays};

#define RAY_LISTS(X)                                                                               \
    TOWARDS(X)                                                                                     \
    FROM(X)                                                                                        \
    ARP_COLUMN_CODE(X)                                                                             \
    TO(X)                                                                                          \
    K(X)                                                                                           \
    ARP_COLUMN_LABEL(X)

ARP_TABLE_COLUMNS(ray_lists, RAY_LISTS, piece)

static void fill_ray_lists(const arp_facts *of, arp_result_table *to) {
    size_t k = arp_facts_drivers(of)->k[0];
    for (size_t s = 0; s < n_rays(of); s++) {
        const arp_ray *ray = &simplex_of(of)->ray[s];
        for (size_t i = 0; i < ray->n_segments; i++) {
            const arp_segment *one = &ray->segment[i];
            for (size_t j = 0; j < k; j++) {
                put_ray_lists(to, &(piece){.of = of,
                                           .side = s,
                                           .row = one->first[j],
                                           .k = k,
                                           .from = one->from,
                                           .to = one->to});
            }
        }
    }
}

const arp_statement ARP_TABLE_ray_lists = {
    ARP_TABLE_STATED(ray_lists, 3),
    {"Premières listes vers un seul versant", "First lists towards one side alone"},
    "methods.md 4.2",
    ARP_NEEDS_DRIVERS,
    fill_ray_lists};

#define RAY_MEMBERSHIP(X)                                                                          \
    TOWARDS(X)                                                                                     \
    ARP_COLUMN_CODE(X)                                                                             \
    K(X)                                                                                           \
    FROM(X)                                                                                        \
    TO(X)

ARP_TABLE_COLUMNS(ray_membership, RAY_MEMBERSHIP, piece)

static void put_all_of(const arp_facts *of, size_t side, size_t list, size_t row,
                       arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    const arp_membership *in = &d->simplex->ray[side].member[list * d->n + row];
    for (size_t i = 0; i < in->n; i++) {
        put_ray_membership(to, &(piece){.of = of,
                                        .side = side,
                                        .row = row,
                                        .k = d->k[list],
                                        .from = in->at[i].from,
                                        .to = in->at[i].to});
    }
}

static void fill_ray_membership(const arp_facts *of, arp_result_table *to) {
    const arp_drivers *d = arp_facts_drivers(of);
    for (size_t s = 0; s < n_rays(of); s++) {
        for (size_t i = 0; i < d->n; i++) {
            for (size_t j = 0; j < d->n_k; j++) put_all_of(of, s, j, i, to);
        }
    }
}

const arp_statement ARP_TABLE_ray_membership = {
    ARP_TABLE_STATED(ray_membership, 4),
    {"Parts du chemin vers un versant où un territoire est dans la première liste",
     "Shares of the way to a side where a territory is in the first list"},
    "methods.md 4.2",
    ARP_NEEDS_DRIVERS,
    fill_ray_membership};

#define CELL(X)                                                                                    \
    X(WHOLE, cell, "", "polygone, 1 : le plus étendu", "polygon, 1: the widest", at->cell + 1)

#define CELLS(X)                                                                                   \
    CELL(X)                                                                                        \
    X(REAL, share, "share", "part des poids possibles des trois versants",                         \
      "share of the possible weights of the three sides", cell_of(at)->share)                      \
    X(WHOLE, k, "territories", "longueur de la première liste", "size of the first list",          \
      arp_facts_drivers(at->of)->k[0])

ARP_TABLE_COLUMNS(cells, CELLS, piece)

static void fill_cells(const arp_facts *of, arp_result_table *to) {
    for (size_t c = 0; c < n_cells(of); c++) put_cells(to, &(piece){.of = of, .cell = c});
}

const arp_statement ARP_TABLE_cells = {
    ARP_TABLE_STATED(cells, 1),
    {"Polygones de poids à première liste constante", "Polygons of weights with one first list"},
    "methods.md 4.2",
    ARP_NEEDS_DRIVERS,
    fill_cells};

#define CELL_LISTS(X)                                                                              \
    CELL(X)                                                                                        \
    ARP_COLUMN_CODE(X)                                                                             \
    ARP_COLUMN_LABEL(X)

ARP_TABLE_COLUMNS(cell_lists, CELL_LISTS, piece)

static void fill_cell_lists(const arp_facts *of, arp_result_table *to) {
    for (size_t c = 0; c < n_cells(of); c++) {
        for (size_t i = 0; i < arp_facts_drivers(of)->k[0]; i++) {
            size_t row = simplex_of(of)->cell[c].first[i];
            put_cell_lists(to, &(piece){.of = of, .cell = c, .row = row});
        }
    }
}

const arp_statement ARP_TABLE_cell_lists = {
    ARP_TABLE_STATED(cell_lists, 2),
    {"Première liste de chaque polygone", "First list of each polygon"},
    "methods.md 4.2",
    ARP_NEEDS_DRIVERS,
    fill_cell_lists};

#define CELL_CORNERS(X)                                                                            \
    CELL(X)                                                                                        \
    X(WHOLE, corner, "", "sommet du polygone, en en faisant le tour",                              \
      "corner of the polygon, in turn", at->corner + 1)                                            \
    ARP_COLUMN_SIDE(X)                                                                             \
    X(REAL, weight, "share", "poids du versant à ce sommet", "weight of the side at this corner",  \
      cell_of(at)->corner[at->corner][at->side])

ARP_TABLE_COLUMNS(cell_corners, CELL_CORNERS, piece)

static void fill_cell_corners(const arp_facts *of, arp_result_table *to) {
    for (size_t c = 0; c < n_cells(of); c++) {
        for (size_t v = 0; v < simplex_of(of)->cell[c].n_corners; v++) {
            for (size_t s = 0; s < arp_facts_drivers(of)->n_sides; s++) {
                put_cell_corners(to, &(piece){.of = of, .cell = c, .corner = v, .side = s});
            }
        }
    }
}

const arp_statement ARP_TABLE_cell_corners = {
    ARP_TABLE_STATED(cell_corners, 3),
    {"Sommets des polygones de poids", "Corners of the polygons of weights"},
    "methods.md 4.2",
    ARP_NEEDS_DRIVERS,
    fill_cell_corners};
