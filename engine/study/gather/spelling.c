/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One territory under two spellings, and where a code stands. */
#include <string.h>

#include "base/codes.h"
#include "study/gather/gather.h"
#include "study/messages/codes.h"

const char *gather_original(const gathered_file *g, const char *shown) {
    size_t i = arp_codes_find(g->index, shown);
    return i != SIZE_MAX ? g->original[i] : shown;
}

arp_status gather_place(const spec *s, const gathered *g, size_t i, const char *code,
                        arp_place *out, arp_error *err) {
    const spec_file *f = &s->file[i];
    const gathered_file *file = &g->file[i];
    const char **more = arp_zalloc(f->n_key_more, sizeof *more);
    arp_status st = more ? ARP_OK : arp_fail_memory(err);
    if (st != ARP_OK) return st;
    for (size_t k = 0; k < f->n_key_more; k++) more[k] = gather_original(file, f->key_more[k]);
    const arp_csv_wanted wanted = {
        .key = gather_original(file, f->key), .key_more = more, .n_key_more = f->n_key_more};
    ARP_TRY(arp_source_rewind(file->source, err));
    ARP_TRY(arp_csv_place(file->source, &f->options, &wanted, code, out, err));
done:
    arp_free(more);
    return st;
}

arp_status gather_refuse_twice(const spec *s, const gathered *g, size_t i, const char *first,
                               const char *second, arp_error *err) {
    arp_place before = {0}, at = {0};
    arp_status st = ARP_OK;
    ARP_TRY(gather_place(s, g, i, first, &before, err));
    ARP_TRY(gather_place(s, g, i, second, &at, err));
    return arp_fail_at(err, at, ARP_DOMAIN, ARP_MSG_STUDY_SPELT_TWICE, "ssu", second, first,
                       (size_t)before.line);
done:
    return st;
}

arp_status gather_spelt_twice(const spec *s, const gathered *g, size_t i, const arp_table *t,
                              arp_error *err) {
    arp_codes *codes = arp_codes_new(t->code, t->n_rows);
    const char *first = NULL, *second = NULL;
    if (!codes) return arp_fail_memory(err);
    for (size_t row = 0; row < t->n_rows && !first; row++) {
        second = t->code[row];
        first = arp_codes_alike(codes, second);
        if (first && arp_codes_find(codes, first) > row) first = NULL; /* told at the later one */
    }
    arp_codes_free(codes);
    return first ? gather_refuse_twice(s, g, i, first, second, err) : ARP_OK;
}
