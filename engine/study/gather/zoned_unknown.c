/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes of a file that are no communes of the study: what they look like. */
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "study/messages/codes.h"
#include "study/gather/zoned.h"

enum { NAMED = 10 };

/* Rows that no commune's code stands for, by what they are likely meant for. */
typedef struct unlikely {
    size_t n, of[ARP_COMMUNE_OF_SIREN + 1];
    size_t first[ARP_COMMUNE_OF_SIREN + 1]; /* rows */
    const char *name[ARP_COMMUNE_OF_SIREN + 1][NAMED];
} unlikely;

/* "1001 → 01001": the first unknown code that is a known one but for zeros it lost. */
static const char *lost_zero(const zoned_work *w, size_t i, char out[ARP_ERROR_TEXT]) {
    const arp_carry *c = &w->carry[i];
    const arp_table *t = &w->table[i];
    for (size_t row = 0; row < c->n_rows; row++) {
        if (c->fate[row] != ARP_FATE_UNKNOWN) continue;
        const char *other = arp_passage_lost_zero(w->passage, t->code[row]);
        if (!other || strlen(other) < strlen(t->code[row])) continue;
        (void)arp_lost_zero_pair(t->code[row], other, out);
        return t->code[row];
    }
    return NULL;
}

/* What a code is meant for; one that begins with a commune of the study is of an IRIS, whatever
   else nine digits may be. */
static arp_commune_guess guess(const zoned_work *w, const char *code, char out[ARP_COMMUNE_ROOM]) {
    arp_commune_guess g = arp_commune_likely(code, out);
    if (g != ARP_COMMUNE_OF_SIREN) return g;
    arp_text_cut(out, ARP_COMMUNE_ROOM, code, ARP_COMMUNE_ROOM - 3);
    if (arp_passage_find(w->passage, arp_passage_own(w->passage), out) != SIZE_MAX)
        return ARP_COMMUNE_OF_IRIS;
    out[0] = '\0';
    return g;
}

static void sort_unlikely(const zoned_work *w, size_t i, unlikely *u) {
    const arp_carry *c = &w->carry[i];
    char likely[ARP_COMMUNE_ROOM];
    for (size_t row = 0; row < c->n_rows; row++) {
        const char *code = w->table[i].code[row];
        if (c->fate[row] != ARP_FATE_UNKNOWN || arp_commune_may_be(code)) continue;
        arp_commune_guess g = guess(w, code, likely);
        if (u->of[g] == 0) u->first[g] = row;
        if (u->of[g] < NAMED) u->name[g][u->of[g]] = code;
        u->of[g]++;
        u->n++;
    }
}

/* Stops, or tells where the study drops what is unmatched: at the row of @p code, or at the file's
   entry of the study for NULL. Notices name a file, not where it was read from. */
static arp_status face(zoned_work *w, size_t i, const char *code, arp_message message,
                       const char *const arg[4], arp_error *err) {
    arp_place place = w->s->file[i].place;
    arp_status st = ARP_OK;
    if (code) st = gather_place(w->s, w->g, i, code, &place, err);
    if (st != ARP_OK) return st;
    if (!w->s->drop_unmatched)
        return arp_fail_at(err, place, ARP_DOMAIN, message, "ssss", arg[0], arg[1], arg[2], arg[3]);
    if (place.path) place.path = arp_path_base(place.path);
    return arp_tell(w->study->notices, place, err, message, "ssss", arg[0], arg[1], arg[2], arg[3]);
}

/* Refused: the other codes of the kind, with what each likely was and where it stands. */
static arp_status add_others(const zoned_work *w, size_t i, const unlikely *u, arp_error *err) {
    const size_t kind = ARP_COMMUNE_RESPELT, n = u->of[kind];
    char likely[ARP_COMMUNE_ROOM], what[ARP_ERROR_TEXT];
    for (size_t k = 1; k < n && k < NAMED; k++) {
        const char *code = u->name[kind][k];
        arp_place place = w->s->file[i].place;
        arp_error fault = {0};
        arp_status st = gather_place(w->s, w->g, i, code, &place, &fault);
        if (st == ARP_MEMORY) return st;
        (void)guess(w, code, likely);
        arp_text_cut(what, sizeof what / 2, code, strlen(code));
        strcat(what, " \xE2\x86\x92 ");
        strcat(what, likely);
        arp_fail_more(err, place, what);
    }
    err->n_more = n - 1;
    return ARP_DOMAIN;
}

static arp_status face_unlikely(zoned_work *w, size_t i, const unlikely *u, arp_error *err) {
    static const arp_message SAY[] = {[ARP_COMMUNE_NO_GUESS] = ARP_MSG_ZONINGS_NO_COMMUNE,
                                      [ARP_COMMUNE_RESPELT] = ARP_MSG_ZONINGS_RESPELT,
                                      [ARP_COMMUNE_OF_IRIS] = ARP_MSG_ZONINGS_IRIS,
                                      [ARP_COMMUNE_OF_SIREN] = ARP_MSG_ZONINGS_SIREN};
    static const arp_commune_guess ORDER[] = {ARP_COMMUNE_RESPELT, ARP_COMMUNE_OF_IRIS,
                                              ARP_COMMUNE_OF_SIREN, ARP_COMMUNE_NO_GUESS};
    char list[ARP_ERROR_TEXT], likely[ARP_COMMUNE_ROOM], n[ARP_NUMBER_ROOM];
    arp_status st = ARP_OK;
    for (size_t k = 0; k < sizeof ORDER / sizeof ORDER[0] && st == ARP_OK; k++) {
        arp_commune_guess g = ORDER[k];
        if (u->of[g] == 0) continue;
        const char *code = w->table[i].code[u->first[g]];
        (void)guess(w, code, likely);
        arp_text_list(list, sizeof list, u->name[g], u->of[g], NAMED);
        arp_number_from_size(n, u->of[g]);
        const char *const arg[] = {code, likely, n, list};
        st = face(w, i, code, SAY[g], arg, err);
        if (st == ARP_DOMAIN && g == ARP_COMMUNE_RESPELT && err) st = add_others(w, i, u, err);
    }
    return st;
}

arp_status zoned_face_unknown(zoned_work *w, size_t i, const arp_balance *b, arp_error *err) {
    char list[ARP_ERROR_TEXT], hint[ARP_ERROR_TEXT] = "";
    char year[ARP_NUMBER_ROOM], n[ARP_NUMBER_ROOM];
    unlikely u = {0};
    arp_status st = ARP_OK;
    if (b->unknown == 0) return ARP_OK;
    arp_text_list(list, sizeof list, (const char *const *)b->unknown_first, b->unknown, NAMED);
    arp_number_from_size(n, b->unknown);
    arp_number_from_size(year, (size_t)b->looks);
    const char *zero = lost_zero(w, i, hint);
    const char *const arg[] = {b->name, n, list, zero ? hint : year};
    if (zero) return face(w, i, zero, ARP_MSG_ZONINGS_ZERO, arg, err);
    sort_unlikely(w, i, &u);
    ARP_TRY(face_unlikely(w, i, &u, err));
    if (u.n == b->unknown) goto done;
    bool other = b->looks && b->looks != w->s->zonings.vintage && !w->s->zonings.by_passage;
    arp_message why = w->s->drop_unmatched ? ARP_MSG_ZONINGS_LEFT_OUT
                      : other              ? ARP_MSG_ZONINGS_UNKNOWN_YEAR
                                           : ARP_MSG_ZONINGS_UNKNOWN;
    st = face(w, i, NULL, why, arg, err);
done:
    return st;
}
