/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A total among the strata of a rate: everybody would be counted twice. */
#include <math.h>
#include <string.h>

#include "base/codes.h"
#include "base/text.h"
#include "study/gather/gather.h"
#include "study/gather/messages.h"
#include "table/totals.h"

/* The texts of one column of strata, each once, and which one each row has. */
typedef struct texts {
    const char **at;
    size_t n, *of;
    arp_codes *codes;
} texts;

static void free_texts(texts *t) {
    arp_free(t->at);
    arp_free(t->of);
    arp_codes_free(t->codes);
}

static bool list_texts(const arp_text_column *c, size_t n, texts *out) {
    if (!arp_zalloc_all(ARP_ARRAY(out->at, n), ARP_ARRAY(out->of, n))) return false;
    out->codes = arp_codes_new(NULL, 0);
    bool ok = out->codes != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        size_t at = arp_codes_find(out->codes, c->text[i]);
        if (at == SIZE_MAX) {
            at = out->n++;
            out->at[at] = c->text[i];
            ok = arp_codes_add(out->codes, out->at, at);
        }
        out->of[i] = at;
    }
    return ok;
}

/* FNV-1a of a row's texts but those of column k. */
static uint64_t beside(const arp_table *t, size_t row, size_t k) {
    uint64_t h = UINT64_C(14695981039346656037);
    for (size_t j = 0; j < t->n_texts; j++) {
        for (const char *s = j == k ? "" : t->text[j].text[row]; *s; s++)
            h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
        h = (h ^ 0xFF) * UINT64_C(1099511628211);
    }
    return h;
}

/* Totals among the texts of column k: by the people, of whole territories and of what differs in
   that column alone. */
static arp_status find(const arp_table *t, const size_t *place, size_t k, const texts *have,
                       uint8_t *total, arp_error *err) {
    arp_summed *part = arp_zalloc(t->n_rows, sizeof *part);
    arp_total_word *word = arp_zalloc(have->n, sizeof *word);
    arp_status st = part && word ? ARP_OK : arp_fail_memory(err);
    if (st == ARP_OK) arp_total_words(have->at, have->n, word);
    for (size_t alone = 0; alone < 2 && st == ARP_OK; alone++) {
        size_t n = 0;
        for (size_t i = 0; i < t->n_rows; i++) {
            if (place[i] == SIZE_MAX) continue;
            part[n++] = (arp_summed){place[i], alone ? beside(t, i, k) : 0, have->of[i],
                                     t->column[1].value[i]};
        }
        st = arp_totals_find(part, n, word, have->n, total, err);
    }
    arp_free(part);
    arp_free(word);
    return st;
}

/* "age = Total" and "where: {age: [0-64, 65+]}", with what the study has in its where. */
static arp_status refuse(const spec_rates *r, const char *column, const texts *have,
                         const uint8_t *total, size_t first, arp_error *err) {
    arp_text line = {0}, what = {0};
    const char *args[] = {column, have->at[first], NULL};
    bool more = false;
    arp_text_fill(&what, "{0} = {1}", args);
    arp_text_add(&line, "where: {");
    for (size_t i = 0; i < r->file.options.n_where; i++) {
        const arp_condition *where = &r->file.options.where[i];
        if (strcmp(where->column, column) == 0) continue;
        arp_text_add_flow(&line, where->column);
        arp_text_add(&line, ": [");
        for (size_t v = 0; v < where->n; v++) {
            if (v) arp_text_add(&line, ", ");
            arp_text_add_flow(&line, where->value[v]);
        }
        arp_text_add(&line, "], ");
    }
    arp_text_add_flow(&line, column);
    arp_text_add(&line, ": [");
    for (size_t v = 0; v < have->n; v++) {
        if (total[v]) continue;
        if (more) arp_text_add(&line, ", ");
        more = true;
        arp_text_add_flow(&line, have->at[v]);
    }
    arp_text_add(&line, "]}");
    arp_status st = line.bad || what.bad
                        ? arp_fail_memory(err)
                        : arp_fail_at(err, r->place, ARP_DOMAIN, ARP_MSG_RATES_TOTAL, "sss",
                                      what.bytes, r->file.path, line.bytes);
    arp_text_free(&line);
    arp_text_free(&what);
    return st;
}

arp_status gather_strata_totals(const spec_rates *r, const arp_table *list, const size_t *place,
                                arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t k = 0; k < list->n_texts && st == ARP_OK; k++) {
        texts have = {0};
        uint8_t *total = NULL;
        size_t first = 0;
        bool ok = list_texts(&list->text[k], list->n_rows, &have);
        if (ok) total = arp_zalloc(have.n, 1);
        st = ok && total ? find(list, place, k, &have, total, err) : arp_fail_memory(err);
        while (st == ARP_OK && first < have.n && !total[first]) first++;
        if (st == ARP_OK && first < have.n)
            st = refuse(r, list->text[k].name, &have, total, first, err);
        free_texts(&have);
        arp_free(total);
    }
    return st;
}
