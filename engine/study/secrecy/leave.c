/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/secrecy/leave.h"

#include <math.h>

#include "study/secrecy/part.h"

void secrecy_left_free(secrecy_left *left) {
    arp_free(left->least);
    arp_free(left->most);
    arp_free(left->state);
    arp_free(left->first);
    arp_free(left->n);
    arp_free(left->by);
    *left = (secrecy_left){0};
}

/* What the ranges are told into. */
typedef struct work {
    const secrecy_system *s;
    secrecy_left *left;
} work;

/* Equations that take part in one of the ends, or all where nobody knows. */
static void keep_by(secrecy_left *left, const secrecy_range *r, size_t *first, size_t *n) {
    *first = left->n_by;
    for (size_t i = 0; i < r->n_equations && !left->bad; i++) {
        if (r->by[0][i] == 0.0 && r->by[1][i] == 0.0) continue;
        if (left->n_by == left->room) {
            size_t room = left->room ? 2 * left->room : 64;
            size_t *by = arp_resize(left->by, room, sizeof *by);
            left->bad = !by;
            if (!by) break;
            left->by = by;
            left->room = room;
        }
        left->by[left->n_by++] = r->equation[i];
    }
    *n = left->n_by - *first;
}

bool secrecy_is_given(const secrecy_cell *c, double least, double most) {
    const double width = most - least, before = c->most - c->least, near = 1.0 - 1e-9;
    return width < c->bound * near && width < before * near;
}

static void keep(void *of, const secrecy_range *r) {
    const work *w = of;
    secrecy_left *left = w->left;
    secrecy_state state = r->found == SECRECY_CONTRADICTION ? SECRECY_CONTRADICTED
                          : r->found == SECRECY_UNDECIDED   ? SECRECY_NOT_DECIDED
                                                            : SECRECY_KEPT;
    size_t first = 0, n = 0;
    if (state == SECRECY_KEPT && secrecy_is_given(&w->s->cell[r->cell[0]], r->least, r->most))
        state = SECRECY_GIVEN_AWAY;
    if (state == SECRECY_GIVEN_AWAY || state == SECRECY_CONTRADICTED) keep_by(left, r, &first, &n);
    for (size_t i = 0; i < r->n_cells; i++) {
        const size_t cell = r->cell[i];
        if (state == SECRECY_NOT_DECIDED && left->state[cell] != SECRECY_APART) continue;
        left->state[cell] = (uint8_t)state;
        left->least[cell] = r->found == SECRECY_FOUND ? r->least : NAN;
        left->most[cell] = r->found == SECRECY_FOUND ? r->most : NAN;
        left->first[cell] = first;
        left->n[cell] = n;
    }
}

arp_status secrecy_leave(const secrecy_system *s, const uint8_t *withheld,
                         const secrecy_patience *patience, secrecy_left *out, arp_error *err) {
    secrecy_left left = {0};
    uint8_t *unknown = NULL, *secret = NULL;
    arp_status st = ARP_OK;
    work w = {s, &left};
    if (!arp_zalloc_all(ARP_ARRAY(left.least, s->n_cells), ARP_ARRAY(left.most, s->n_cells),
                        ARP_ARRAY(left.state, s->n_cells), ARP_ARRAY(left.first, s->n_cells),
                        ARP_ARRAY(left.n, s->n_cells), ARP_ARRAY(unknown, s->n_cells),
                        ARP_ARRAY(secret, s->n_cells)))
        ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < s->n_cells; i++) {
        left.least[i] = left.most[i] = NAN;
        secret[i] = !secrecy_is_told(&s->cell[i]);
        unknown[i] = secret[i] || (withheld && withheld[i]);
    }
    const secrecy_asked asked = {.system = s,
                                 .unknown = unknown,
                                 .wanted = secret,
                                 .seen = keep,
                                 .of = &w,
                                 .go_on = patience->go_on,
                                 .asking = patience->asked};
    ARP_TRY(secrecy_ranges(&asked, err));
    if (left.bad) ARP_TRY(arp_fail_memory(err));
    *out = left;
    left = (secrecy_left){0};
done:
    arp_free(unknown);
    arp_free(secret);
    secrecy_left_free(&left);
    return st;
}
