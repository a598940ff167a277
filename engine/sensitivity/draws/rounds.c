/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitivity/draws/rounds.h"

#include <math.h>

enum { FIRST_LOOK = 16 }; /* blocks before the first look at the precision; then twice as many */

static arp_onward go_on(void *user, uint64_t begun) {
    const arp_rounds *r = user;
    const arp_sensitivity_options *o = r->options;
    const arp_sensitivity_keep *keep = o->keep;
    uint64_t draws = (r->done + begun) * ARP_DRAWS_BLOCK, all = r->blocks * ARP_DRAWS_BLOCK;
    if (o->go_on && !o->go_on(o->user, draws, all, r->widest)) return ARP_STOP;
    return keep && keep->due && keep->due(keep->user) ? ARP_PAUSE : ARP_ON;
}

/* Where the precision is looked at next: a number of blocks, so that it depends on nothing else. */
static uint64_t next_look(const arp_rounds *r) {
    uint64_t look = FIRST_LOOK;
    if (!(r->options->precision > 0.0)) return r->blocks;
    while (look <= r->done) look *= 2;
    return look < r->blocks ? look : r->blocks;
}

static void look(arp_rounds *r, const arp_gather *gather) {
    r->widest = arp_gather_widest(gather);
    r->precise = r->options->precision > 0.0 && r->widest < r->options->precision;
}

/* Is it a border where the precision is looked at? A run taken up again there looks once more. */
static bool at_look(const arp_rounds *r) {
    uint64_t look = FIRST_LOOK;
    while (look < r->done) look *= 2;
    return look == r->done || r->done == r->blocks;
}

/* Room for a state of this study, zero. */
static arp_status state_new(const arp_gather *gather, arp_sensitivity_state *out, arp_error *err) {
    *out = (arp_sensitivity_state){.n_counts = arp_gather_length(gather),
                                   .n_ends = 2 * gather->model->n_factors};
    out->count = arp_zalloc(out->n_counts, sizeof *out->count);
    out->end = arp_zalloc(out->n_ends, sizeof *out->end);
    return out->count && out->end ? ARP_OK : arp_fail_memory(err);
}

static void state_free(arp_sensitivity_state *state) {
    arp_free(state->count);
    arp_free(state->end);
}

/* The leader reads; the others get what it read. */
static arp_status take_up(arp_rounds *r, arp_gather *gather, arp_error *err) {
    const arp_sensitivity_keep *keep = r->options->keep;
    arp_processes *all = r->options->processes;
    arp_sensitivity_state s = {0};
    arp_status st = ARP_OK;
    ARP_TRY(state_new(gather, &s, err));
    if (keep && keep->load) ARP_TRY(keep->load(keep->user, &s, err));
    ARP_TRY(arp_processes_tell(all, &s.blocks, sizeof s.blocks, err));
    if (s.blocks == 0) goto done;
    ARP_TRY(arp_processes_tell(all, s.count, s.n_counts * sizeof *s.count, err));
    ARP_TRY(arp_processes_tell(all, s.end, s.n_ends * sizeof *s.end, err));
    arp_gather_add_stored(gather, s.count, s.end);
    r->done = s.blocks;

done:
    state_free(&s);
    return st;
}

static arp_status save(const arp_rounds *r, const arp_gather *gather, arp_error *err) {
    const arp_sensitivity_keep *keep = r->options->keep;
    arp_sensitivity_state s = {0};
    arp_status st = ARP_OK;
    if (!keep) return ARP_OK;
    ARP_TRY(state_new(gather, &s, err));
    s.blocks = r->done;
    arp_gather_store(gather, s.count, s.end);
    ARP_TRY(keep->save(keep->user, &s, err));

done:
    state_free(&s);
    return st;
}

arp_status arp_rounds_run(arp_rounds *r, arp_gather *gather, arp_error *err) {
    const arp_sensitivity_options *o = r->options;
    const arp_draws_run run = {.model = r->model,
                               .judge = r->judge,
                               .seed = o->seed,
                               .verdict_every = r->verdict_every,
                               .threads = o->threads,
                               .go_on = go_on,
                               .user = r,
                               .processes = o->processes};
    arp_status st = ARP_OK;
    arp_draws_done drawn = {0};
    r->widest = NAN;
    ARP_TRY(take_up(r, gather, err));
    uint64_t kept = r->done;
    if (r->done && at_look(r)) look(r, gather);
    while (r->done < r->blocks && !r->precise && drawn.word != ARP_STOP) {
        ARP_TRY(arp_draws(&run, r->done, next_look(r), gather, &drawn, err));
        r->done += drawn.blocks;
        if (at_look(r)) look(r, gather);
        if (drawn.word == ARP_ON) continue;
        ARP_TRY(save(r, gather, err));
        kept = r->done;
    }
    if (kept < r->done) ARP_TRY(save(r, gather, err));

done:
    return st;
}
