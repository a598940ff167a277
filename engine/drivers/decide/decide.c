/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/decide/decide.h"

#include <string.h>

#include "drivers/decide/parts.h"

struct arp_decide {
    size_t n, m, n_levels;
    size_t *selected; /* m                                                */
    double *level;    /* n_levels                                         */
    double *stand;    /* n_levels + 1: what p's between two levels answer */
    arp_conditional_room *conditional;
    arp_decide_counts counts;
};

static bool present(void) {
    return true;
}

static const arp_decide_way PLAIN = {.name = "plain", .present = present};

const arp_decide_way *arp_decide_way_at(size_t place) {
    return place == 0 ? &PLAIN : NULL;
}

arp_status arp_decide_new(const arp_decide_input *in, arp_pool *pool, arp_decide **out,
                          arp_error *err) {
    arp_decide *room = arp_pool_take(pool, 1, sizeof *room);
    bool ok = room && arp_pool_take_all(pool, ARP_ARRAY(room->selected, in->m),
                                        ARP_ARRAY(room->level, in->n_levels),
                                        ARP_ARRAY(room->stand, in->n_levels + 1));
    if (!ok) return arp_fail_memory(err);
    room->n = in->n;
    room->m = in->m;
    room->n_levels = in->n_levels;
    memcpy(room->selected, in->selected, in->m * sizeof *in->selected);
    for (size_t l = 0; l < in->n_levels; l++) {
        double before = l ? in->level[l - 1] : 0.0;
        room->level[l] = in->level[l];
        room->stand[l] = before + (in->level[l] - before) / 2.0;
    }
    room->stand[in->n_levels] = 1.0;
    *out = room;
    return arp_conditional_room_new(in->n, in->m, in->q, pool, &room->conditional, err);
}

void arp_decide_add(arp_decide *room, const double *own, const double *const *other, size_t q,
                    arp_decided *answer) {
    const arp_conditional_input in = {
        .n = room->n, .m = room->m, .q = q, .selected = room->selected, .own = own, .other = other};
    arp_conditional found;
    size_t above = 0; /* levels that p is above */
    arp_conditional_measure(&in, room->conditional, &found);
    while (above < room->n_levels && !(found.p <= room->level[above])) above++;
    *answer = (arp_decided){.p = room->stand[above], .separated = found.separated};
    room->counts.asked++;
    room->counts.measured++;
}

void arp_decide_flush(arp_decide *room) {
    (void)room;
}

arp_decide_counts arp_decide_count(const arp_decide *room) {
    return room->counts;
}
