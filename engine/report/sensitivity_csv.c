/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/sensitivity.h"

#include "base/number.h"
#include "report/numbers_csv.h"

static void header(const arp_report *r, arp_rows *rows) {
    static const char *const FIXED[] = {"code", "label", "rank", "selected", "mean", "sd"};
    static const char *const SHARE[] = {"first_", "first_low_", "first_high_"};
    const arp_acceptability *a = &arp_report_sens(r)->rank;
    for (size_t i = 0; i < sizeof FIXED / sizeof FIXED[0]; i++) arp_rows_text(rows, FIXED[i]);
    for (size_t q = 0; q < ARP_RANK_QUANTILES; q++) arp_rows_text(rows, ARP_SENS_QUANTILES[q]);
    for (size_t j = 0; j < a->n_k; j++) {
        char k[ARP_NUMBER_ROOM];
        arp_number_from_size(k, a->k[j]);
        for (size_t i = 0; i < 3; i++) arp_rows_text_pair(rows, SHARE[i], k);
    }
    arp_rows_text(rows, "confidence");
    arp_rows_end(rows);
}

static void put_territory(const arp_report *r, size_t i, arp_rows *rows) {
    const arp_sensitivity *s = arp_report_sens(r);
    const arp_acceptability *a = &s->rank;
    bool selected = false;
    for (size_t t = 0; t < s->m; t++) selected = selected || s->selected[t] == i;
    arp_rows_text(rows, r->study->values.code[i]);
    arp_rows_text(rows, r->study->values.label[i]);
    arp_rows_rank(rows, s->base_rank[i]);
    arp_rows_text(rows, selected ? "1" : "0");
    arp_rows_number(rows, a->spread[i].mean);
    arp_rows_number(rows, a->spread[i].sd);
    for (size_t q = 0; q < ARP_RANK_QUANTILES; q++) {
        arp_rows_number(rows, a->spread[i].quantile[q]);
    }
    for (size_t j = 0; j < a->n_k; j++) {
        const arp_weight_share *first = &a->first[j * a->n + i];
        arp_rows_number(rows, first->share);
        arp_rows_number(rows, first->low);
        arp_rows_number(rows, first->high);
    }
    arp_rows_number(rows, s->confidence[i]);
    arp_rows_end(rows);
}

void arp_sensitivity_csv(const arp_report *r, arp_text *out) {
    arp_rows rows = arp_rows_begin(out, r->options.csv_fr);
    header(r, &rows);
    for (size_t i = 0; i < r->answer->result.n; i++) {
        put_territory(r, r->answer->result.order[i], &rows);
    }
}
