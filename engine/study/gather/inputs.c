/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files a study was read from. */
#include <string.h>

#include "io/file.h"
#include "study/gather/gather.h"
#include "study/gather/messages.h"

/* In an array of its own. */
arp_status gather_add_input(arp_study *study, const arp_input *input, arp_error *err) {
    for (size_t i = 0; i < study->n_inputs; i++) {
        const arp_input *same = &study->input[i];
        if (same->rows == input->rows && strcmp(same->name, input->name) == 0 &&
            strcmp(same->sha256, input->sha256) == 0)
            return ARP_OK;
    }
    arp_input *all = arp_pool_take(study->pool, study->n_inputs + 1, sizeof *all);
    if (!all) return arp_fail_memory(err);
    memcpy(all, study->input, study->n_inputs * sizeof *all);
    all[study->n_inputs++] = *input;
    study->input = all;
    return ARP_OK;
}

/* What a file of SAS, SPSS or Stata says of itself; NULL where it says nothing. */
static bool note_statistics(const arp_csv_found *found, arp_pool *pool, arp_input *input) {
    const char *const text[] = {found->kinds, found->labelled, found->code_format};
    const char **const to[] = {&input->kinds, &input->labelled, &input->code_format};
    input->statistics = found->statistics;
    for (size_t i = 0; i < 3; i++) {
        if (!*text[i]) continue;
        *to[i] = arp_pool_text(pool, text[i], strlen(text[i]));
        if (!*to[i]) return false;
    }
    return true;
}

/* What status columns say of cells is told, be it that they are marked by it or not. */
static arp_status tell_statuses(const char *name, const arp_csv_found *found, arp_study *study,
                                arp_error *err) {
    const struct {
        const arp_csv_status *status;
        arp_message message;
    } SAID[] = {{&found->secret, ARP_MSG_STATUS_SECRET},
                {&found->missing, ARP_MSG_STATUS_MISSING},
                {&found->other, ARP_MSG_STATUS_OTHER}};
    arp_status st = ARP_OK;
    for (size_t i = 0; i < sizeof SAID / sizeof SAID[0] && st == ARP_OK; i++) {
        if (SAID[i].status->n == 0) continue;
        st = arp_tell(study->notices, (arp_place){0}, err, SAID[i].message, "sus", name,
                      SAID[i].status->n, SAID[i].status->what);
    }
    return st;
}

arp_status gather_note_input(const char *path, const arp_csv_found *found, arp_study *study,
                             arp_error *err) {
    arp_pool *pool = study->pool;
    const char *base = arp_path_base(path);
    arp_input input = {.name = arp_pool_text(pool, base, strlen(base)),
                       .separator = found->separator,
                       .encoding = found->encoding,
                       .rows = found->rows,
                       .records = found->records,
                       .left_out = found->rows_left_out,
                       .blank = found->blank_lines,
                       .bom = found->bom,
                       .line_ends =
                           arp_pool_text(pool, found->line_ends, strlen(found->line_ends))};
    memcpy(input.sha256, found->sha256, sizeof input.sha256);
    input.decimal = found->decimal_point ? (found->decimal_comma ? ".," : ".")
                                         : (found->decimal_comma ? "," : "");
    if (*found->sheet) input.sheet = arp_pool_text(pool, found->sheet, strlen(found->sheet));
    if (*found->summed) input.summed = arp_pool_text(pool, found->summed, strlen(found->summed));
    if (*found->summed && !input.summed) return arp_fail_memory(err);
    if (!input.name || !input.line_ends || (*found->sheet && !input.sheet) ||
        !note_statistics(found, pool, &input))
        return arp_fail_memory(err);
    arp_status st = tell_statuses(input.name, found, study, err);
    return st == ARP_OK ? gather_add_input(study, &input, err) : st;
}
