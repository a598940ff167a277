/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/secrecy/earlier.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "io/file.h"
#include "io/messages.h"
#include "io/store.h"

/* The columns that are read. */
typedef enum column {
    LEVEL,
    INDICATOR,
    NUMERATOR,
    DENOMINATOR,
    PER,
    SHRINK,
    CODE,
    OF,
    VALUE,
    COVERAGE,
    LACKING,
    FILLED,
    COLUMNS
} column;

static const char *const NAMES[COLUMNS] = {
    "study/level",    "indicators/indicator", "indicators/numerator",  "indicators/denominator",
    "indicators/per", "indicators/shrink",    "values/code",           "values/indicator",
    "values/value",   "values/coverage",      "values/secret_lacking", "values/secret_filled"};

static bool is_text(column c) {
    return c == LEVEL || c == INDICATOR || c == NUMERATOR || c == DENOMINATOR || c == SHRINK ||
           c == CODE || c == OF;
}

/* Each as it must be: texts or numbers, as many as its table has rows. */
static bool is_sound(const arp_stored *s) {
    for (size_t c = 0; c < COLUMNS; c++) {
        const bool text = is_text((column)c);
        const size_t rows = c == LEVEL ? 1 : s[c < CODE ? INDICATOR : CODE].rows;
        if ((text ? s[c].texts == NULL : s[c].doubles == NULL) || s[c].rows != rows ||
            s[c].columns != 1)
            return false;
    }
    return true;
}

static arp_status keep(const char *text, arp_pool *pool, const char **out, arp_error *err) {
    *out = arp_pool_text(pool, text, strlen(text));
    return *out ? ARP_OK : arp_fail_memory(err);
}

static size_t find(const arp_stored *ids, const char *id) {
    for (size_t i = 0; i < ids->rows; i++) {
        if (strcmp(ids->texts[i], id) == 0) return i;
    }
    return SIZE_MAX;
}

/* A number over the whole of its territory, as it was summed. */
static bool is_whole(const arp_stored *s, size_t row) {
    const double coverage = s[COVERAGE].doubles[row];
    return isfinite(s[VALUE].doubles[row]) && !(coverage < 1.0 - 1e-9) &&
           !(s[LACKING].doubles[row] > 0.0) && !(s[FILLED].doubles[row] > 0.0);
}

static arp_status take_values(const arp_stored *s, arp_pool *pool, secrecy_earlier *out,
                              arp_error *err) {
    arp_status st = ARP_OK;
    out->value = arp_pool_take(pool, s[CODE].rows, sizeof *out->value);
    if (!out->value) return arp_fail_memory(err);
    for (size_t i = 0; i < s[CODE].rows; i++) {
        const size_t at = find(&s[INDICATOR], s[OF].texts[i]);
        if (at == SIZE_MAX || !is_whole(s, i) || *s[SHRINK].texts[at]) continue;
        secrecy_earlier_value *v = &out->value[out->n++];
        v->value = s[VALUE].doubles[i];
        v->per = s[PER].doubles[at];
        ARP_TRY(keep(s[CODE].texts[i], pool, &v->code, err));
        ARP_TRY(keep(s[NUMERATOR].texts[at], pool, &v->numerator, err));
        ARP_TRY(keep(s[DENOMINATOR].texts[at], pool, &v->denominator, err));
    }
done:
    return st;
}

arp_status secrecy_earlier_read(const char *path, const char *output, const char *const *entries,
                                arp_pool *pool, secrecy_earlier *out, arp_error *err) {
    arp_stored s[COLUMNS] = {0};
    arp_text file = {0};
    const char *const parts[] = {path, NULL};
    arp_status st = ARP_OK;
    arp_text_fill(&file, "{0}/results.h5", parts);
    if (!file.bad && !arp_file_exists(file.bytes)) {
        file.n = 0;
        arp_text_add(&file, path);
    }
    ARP_TRY(arp_text_status(&file, err));
    ARP_TRY(arp_file_spare(file.bytes, output, entries, err));
    for (size_t c = 0; c < COLUMNS; c++) ARP_TRY(arp_store_read(file.bytes, NAMES[c], &s[c], err));
    if (!is_sound(s)) ARP_TRY(arp_fail(err, ARP_INPUT, ARP_MSG_STORE_DAMAGED, ""));
    ARP_TRY(keep(s[LEVEL].texts[0], pool, &out->level, err));
    ARP_TRY(take_values(s, pool, out, err));
done:
    for (size_t c = 0; c < COLUMNS; c++) arp_stored_free(&s[c]);
    arp_text_free(&file);
    return st;
}
