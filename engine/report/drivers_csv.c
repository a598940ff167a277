/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/parts.h"

#include "base/number.h"
#include "report/numbers_csv.h"

static void header(const arp_report *r, arp_rows *rows) {
    static const char *const FIXED[] = {"code", "label", "score", "rank", "selected"};
    static const char *const BY_SIDE[] = {"score_", "rank_", "contribution_"};
    const arp_drivers *d = arp_report_drivers(r);
    for (size_t i = 0; i < 5; i++) arp_rows_text(rows, FIXED[i]);
    for (size_t s = 0; s < d->n_sides; s++) {
        for (size_t i = 0; i < 3; i++) {
            arp_rows_text_pair(rows, BY_SIDE[i], arp_report_side(r, s)->name);
        }
    }
    for (size_t t = 0; t < d->n_tippings; t++) {
        for (size_t j = 0; j < d->n_k; j++) {
            char k[ARP_NUMBER_ROOM];
            arp_text name = {0};
            arp_number_from_size(k, d->k[j]);
            arp_text_add(&name, "first_");
            arp_text_add(&name, k);
            arp_text_add(&name, "_");
            arp_text_add(&name, arp_report_side(r, t)->name);
            if (name.bad) rows->out->bad = true;
            arp_rows_text(rows, name.bad ? "" : name.bytes);
            arp_text_free(&name);
        }
    }
    arp_rows_end(rows);
}

/* "0.1-0.2 0.3-1": the stretches of weight where a territory is in a first list. */
static void put_membership(arp_rows *rows, const arp_membership *member) {
    arp_text text = {0};
    arp_text_add(&text, "");
    for (size_t i = 0; i < member->n; i++) {
        if (i) arp_text_add(&text, " ");
        arp_rows_put_number(rows, member->at[i].from, &text);
        arp_text_add(&text, "-");
        arp_rows_put_number(rows, member->at[i].to, &text);
    }
    if (text.bad) rows->out->bad = true;
    arp_rows_text(rows, text.bad ? "" : text.bytes);
    arp_text_free(&text);
}

static bool is_selected(const arp_drivers *d, size_t row) {
    for (size_t i = 0; i < d->m; i++) {
        if (d->selected[i] == row) return true;
    }
    return false;
}

static void put_territory(const arp_report *r, size_t row, arp_rows *rows) {
    const arp_drivers *d = arp_report_drivers(r);
    const arp_result *result = &r->answer->result;
    arp_rows_text(rows, r->study->values.code[row]);
    arp_rows_text(rows, r->study->values.label[row]);
    arp_rows_number(rows, result->score[row]);
    arp_rows_rank(rows, result->rank[row]);
    arp_rows_text(rows, is_selected(d, row) ? "1" : "0");
    for (size_t s = 0; s < d->n_sides; s++) {
        arp_rows_number(rows, result->score[d->side[s].node * result->n + row]);
        arp_rows_rank(rows, d->side[s].rank[row]);
        arp_rows_number(rows, d->contribution[row * d->n_sides + s]);
    }
    for (size_t t = 0; t < d->n_tippings; t++) {
        for (size_t j = 0; j < d->n_k; j++) {
            put_membership(rows, &d->tipping[t].member[j * d->n + row]);
        }
    }
    arp_rows_end(rows);
}

void arp_drivers_csv(const arp_report *r, arp_text *out) {
    arp_rows rows = arp_rows_begin(out, r->options.csv_fr);
    header(r, &rows);
    for (size_t i = 0; i < r->answer->result.n; i++) {
        put_territory(r, r->answer->result.order[i], &rows);
    }
}
