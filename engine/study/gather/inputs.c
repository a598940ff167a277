/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files a study was read from. */
#include <string.h>

#include "base/number.h"
#include "io/file.h"
#include "study/gather/gather.h"
#include "study/gather/messages.h"
#include "study/messages/files.h"

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

/* What was passed over or read for what it means, as a table says it. */
static arp_status describe_told(const arp_csv_told *told, arp_study *study, const char **out,
                                arp_error *err) {
    static const char *const NAMES[] = {
#define ARP_TOLD_NAME(id, name) #name,
        ARP_CSV_TOLD(ARP_TOLD_NAME)
#undef ARP_TOLD_NAME
    };
    char number[ARP_NUMBER_ROOM];
    arp_text t = {0};
    for (size_t k = 0; k < ARP_CSV_TOLD_COUNT; k++) {
        if (told[k].n == 0) continue;
        if (t.n) arp_text_add(&t, "; ");
        arp_number_from_size(number, told[k].n);
        arp_text_add(&t, NAMES[k]);
        arp_text_add(&t, " ");
        arp_text_add(&t, number);
        if (!*told[k].example) continue;
        arp_text_add(&t, " (");
        arp_text_add(&t, told[k].example);
        arp_text_add(&t, ")");
    }
    arp_status st = arp_text_status(&t, err);
    if (st == ARP_OK && t.n) *out = arp_pool_text(study->pool, t.bytes, t.n);
    if (st == ARP_OK && t.n && !*out) st = arp_fail_memory(err);
    arp_text_free(&t);
    return st;
}

/* Texts that look as if they were of another encoding than they were read in. */
static arp_status tell_doubt(const char *path, const arp_csv_found *found, arp_study *study,
                             arp_error *err) {
    static const arp_message MESSAGES[] = {[ARP_CSV_MIXED] = ARP_MSG_STUDY_ENCODING_MIXED,
                                           [ARP_CSV_UTF8] = ARP_MSG_STUDY_ENCODING_UTF8,
                                           [ARP_CSV_CP850] = ARP_MSG_STUDY_ENCODING_CP850,
                                           [ARP_CSV_TWICE] = ARP_MSG_STUDY_ENCODING_TWICE};
    const arp_place place = {path, found->doubt_line, found->doubt_column};
    if (found->doubt == ARP_CSV_SURE) return ARP_OK;
    return arp_tell(study->notices, place, err, MESSAGES[found->doubt], "ss", found->doubtful,
                    found->encoding);
}

/* Columns that `decimal` alone says have decimals, the rest of what was read being for `check`. */
static arp_status tell_decimals(const char *path, const arp_csv_found *found, arp_study *study,
                                arp_error *err) {
    const arp_csv_told *told = &found->told[ARP_CSV_TOLD_DECIMALS];
    const char mark[] = {strchr(told->example, ',') ? ',' : '.', '\0'};
    if (told->n == 0) return ARP_OK;
    return arp_tell(study->notices, (arp_place){path, 0, 0}, err, ARP_MSG_STUDY_THREE_DECIMALS,
                    "uss", told->n, told->example, mark);
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
    arp_csv_told *told = arp_pool_take(pool, ARP_CSV_TOLD_COUNT, sizeof *told);
    if (!told) return arp_fail_memory(err);
    memcpy(told, found->told, sizeof found->told);
    input.told = told;
    arp_status st = describe_told(told, study, &input.told_text, err);
    if (st == ARP_OK) st = tell_doubt(path, found, study, err);
    if (st == ARP_OK) st = tell_decimals(path, found, study, err);
    if (st != ARP_OK) return st;
    if (*found->sheet) input.sheet = arp_pool_text(pool, found->sheet, strlen(found->sheet));
    if (*found->summed) input.summed = arp_pool_text(pool, found->summed, strlen(found->summed));
    if (*found->summed && !input.summed) return arp_fail_memory(err);
    if (!input.name || !input.line_ends || (*found->sheet && !input.sheet) ||
        !note_statistics(found, pool, &input))
        return arp_fail_memory(err);
    st = tell_statuses(input.name, found, study, err);
    return st == ARP_OK ? gather_add_input(study, &input, err) : st;
}
