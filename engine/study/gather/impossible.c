/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values that can hardly be: told, for what looks like a share may be a ratio of two things. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "study/gather/gather.h"
#include "study/gather/messages.h"
#include "table/totals.h"

enum { NAMED = 8 };

static void add_number(arp_text *to, double x) {
    char text[ARP_NUMBER_ROOM];
    arp_number_told(text, x);
    arp_text_add(to, text);
}

void gather_name_pair(gather_named *list, const char *code, const char *what, double most,
                      double least) {
    arp_text t = {0};
    if (list->n++ > NAMED) return;
    if (list->n > 1) arp_text_add(&t, ", ");
    if (list->n > NAMED) arp_text_add(&t, "\xE2\x80\xA6");
    else {
        arp_text_add(&t, code);
        arp_text_add(&t, *what ? " (" : "");
        arp_text_add(&t, what);
        arp_text_add(&t, *what ? ") " : " ");
        add_number(&t, most);
        if (!isnan(least)) arp_text_add(&t, " > ");
        if (!isnan(least)) add_number(&t, least);
    }
    const size_t have = strlen(list->text);
    if (!t.bad) arp_text_cut(list->text + have, sizeof list->text - have, t.bytes, t.n);
    arp_text_free(&t);
}

arp_status gather_tell_named(const gather_named *list, arp_study *study, arp_message message,
                             const char *id, arp_error *err) {
    if (list->n == 0) return ARP_OK;
    return arp_tell(study->notices, (arp_place){0}, err, message, "sus", id, list->n, list->text);
}

/* By more than the last bits of sums. */
static bool exceeds(double x, double most) {
    return x - most > 1e-12 * fabs(most);
}

/* A rate for 100 or more of what it is a rate of; standardised ratios compare two counts of events.
 */
static bool is_rate(const spec_leaf *leaf, const arp_measure *m) {
    return !leaf->rates && !leaf->indicator->value && m->denominator.n > 0 && m->what->per >= 100.0;
}

/* "%", or a label that begins like a share. */
static bool is_share(const spec_leaf *leaf, const arp_measure *m) {
    static const char *const WORDS[] = {"part ", "pourcentage ", "proportion ", "share ",
                                        "percentage "};
    char text[ARP_FOLD_ROOM];
    if (!leaf->indicator->value) return false;
    for (size_t l = 0; l < 2; l++) {
        if (m->what->unit[l] && strchr(m->what->unit[l], '%')) return true;
        arp_fold(m->what->label[l] ? m->what->label[l] : "", text);
        for (size_t w = 0; w < sizeof WORDS / sizeof WORDS[0]; w++) {
            if (strncmp(text, WORDS[w], strlen(WORDS[w])) == 0) return true;
        }
    }
    return false;
}

/* The rows a rate is looked at in: the communes of the kept territories, for a sum may hide one of
   them, or the territories. */
static arp_status rows_of(arp_study *study, const gathered *g, bool communes, size_t **row,
                          size_t *n, arp_error *err) {
    const arp_zoned *z = study->zoned;
    uint8_t *kept = arp_zalloc(g->all.n_rows, 1);
    const size_t most = communes ? z->n_communes : g->n_kept;
    *row = arp_pool_take(study->pool, most, sizeof **row);
    *n = 0;
    bool ok = kept && *row;
    for (size_t i = 0; ok && i < g->n_kept; i++) kept[g->kept[i]] = 1;
    for (size_t i = 0; ok && i < most; i++) {
        const size_t at = communes ? z->level[z->at].of[i] : g->kept[i];
        if (at != SIZE_MAX && kept[at]) (*row)[(*n)++] = communes ? i : at;
    }
    arp_free(kept);
    return ok ? ARP_OK : arp_fail_memory(err);
}

static arp_status tell_rate(const spec *s, arp_study *study, const gathered *g, size_t leaf,
                            arp_error *err) {
    const bool communes = study->zoned && !s->leaf[leaf].given;
    const arp_table *table = communes ? &study->zoned->communes : &g->all;
    gather_named list = {0};
    arp_ingredients parts = {0};
    size_t *row, n;
    arp_status st = ARP_OK;
    if (s->leaf[leaf].given && s->leaf[leaf].given_on != g->level) return ARP_OK;
    ARP_TRY(rows_of(study, g, communes, &row, &n, err));
    ARP_TRY(arp_measure_ingredients(&g->measure[leaf], table, row, n, study->pool, &parts, err));
    for (size_t i = 0; i < n && parts.denominator; i++) {
        if (parts.mark[i] != ARP_CELL_OK || !exceeds(parts.numerator[i], parts.denominator[i]))
            continue;
        gather_name_pair(&list, table->code[row[i]], "", parts.numerator[i], parts.denominator[i]);
    }
    st = gather_tell_named(&list, study, ARP_MSG_MEASURE_ABOVE, s->leaf[leaf].indicator->id, err);
done:
    return st;
}

static arp_status tell_share(const spec *s, arp_study *study, size_t leaf, arp_error *err) {
    gather_named list = {0};
    const arp_column *column = &study->values.column[leaf];
    for (size_t i = 0; i < study->values.n_rows; i++) {
        const double x = column->value[i];
        if (column->mark[i] != ARP_CELL_OK || (x >= 0.0 && !exceeds(x, 100.0))) continue;
        gather_name_pair(&list, study->values.code[i], "", x, x > 100.0 ? 100.0 : NAN);
    }
    return gather_tell_named(&list, study, ARP_MSG_MEASURE_SHARE, s->leaf[leaf].indicator->id, err);
}

arp_status gather_impossible(const spec *s, arp_study *study, const gathered *g, arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t i = 0; i < s->n_leaves; i++) {
        if (is_rate(&s->leaf[i], &g->measure[i])) ARP_TRY(tell_rate(s, study, g, i, err));
        if (is_share(&s->leaf[i], &g->measure[i])) ARP_TRY(tell_share(s, study, i, err));
    }
done:
    return st;
}
