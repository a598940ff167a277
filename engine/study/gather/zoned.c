/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "io/file.h"
#include "study/gather/messages.h"
#include "study/gather/zoned.h"

/* Communes without a territory of the study's level are told by name. */
static arp_status tell_none(const arp_zoned *z, arp_study *study, arp_place place, arp_error *err) {
    enum { NAMED = 10 };
    const arp_level *level = &z->level[z->at];
    const char *name[NAMED];
    char list[ARP_ERROR_TEXT];
    size_t n = 0;
    if (level->n_none == 0) return ARP_OK;
    for (size_t i = 0; i < z->n_communes && n < NAMED; i++) {
        if (level->of[i] == SIZE_MAX) name[n++] = z->code[i];
    }
    arp_text_list(list, sizeof list, name, level->n_none, NAMED);
    return arp_tell(study->notices, place, err, ARP_MSG_ZONINGS_NONE, "sus", level->name,
                    level->n_none, list);
}

/* Before the sums are made, so that what is withheld is in none. */
static arp_status disclosed(zoned_work *w, arp_error *err) {
    const size_t n = w->s->n_files;
    w->withheld = arp_pool_take(w->pool, n, sizeof *w->withheld);
    if (!w->withheld) return arp_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        w->withheld[i] = arp_pool_take(w->pool, w->table[i].n_columns, sizeof **w->withheld);
        if (!w->withheld[i]) return arp_fail_memory(err);
    }
    const gathered_tables all = {.table = w->table,
                                 .withheld = w->withheld,
                                 .carry = w->carry,
                                 .communes = &w->z->communes,
                                 .level = w->z->level,
                                 .n_levels = w->z->n_levels};
    return gather_disclosure(w->s, w->g, &all, w->study, err);
}

static arp_status gather(zoned_work *w, arp_error *err) {
    const spec *s = w->s;
    const char *base = arp_path_base(s->file[0].path);
    arp_status st = ARP_OK;
    w->z->file = arp_pool_text(w->study->pool, base, strlen(base));
    if (!w->z->file) ARP_TRY(arp_fail_memory(err));
    w->z->vintage = s->zonings.vintage;
    w->z->by_passage = s->zonings.by_passage;
    ARP_TRY(zoned_history(w, err));
    ARP_TRY(zoned_given(w, err));
    ARP_TRY(zoned_communes(w, err));
    ARP_TRY(zoned_levels(w, err));
    ARP_TRY(disclosed(w, err));
    ARP_TRY(zoned_base(w, err));
    ARP_TRY(zoned_leaves(w, err));
    ARP_TRY(zoned_join_given(w, err));
    ARP_TRY(zoned_across(w, err));
    ARP_TRY(gather_level(s, w->study, w->z->at, &w->g->all, err));
    w->g->measure = w->z->measure;
    w->g->level = w->z->at;
    ARP_TRY(tell_none(w->z, w->study, s->zonings.place, err));
done:
    return st;
}

arp_status gather_zoned(spec *s, arp_study *study, gathered *g, arp_table *table, arp_error *err) {
    arp_status st = ARP_OK;
    zoned_work w = {.s = s, .study = study, .g = g, .table = table, .pool = arp_pool_new()};
    w.z = study->zoned = w.pool ? arp_pool_take(study->pool, 1, sizeof *study->zoned) : NULL;
    if (!w.z) {
        arp_pool_free(w.pool);
        return arp_fail_memory(err);
    }
    st = gather(&w, err);
    for (size_t i = 0; w.carry && i < s->n_files; i++) arp_carry_free(&w.carry[i]);
    arp_passage_free(w.passage);
    arp_table_free(&w.base);
    arp_table_free(&w.width);
    arp_pool_free(w.pool);
    return st;
}

arp_status gather_elsewhere(const spec *s, const arp_study *study, const arp_level *level,
                            uint8_t *out, arp_error *err) {
    size_t *row = NULL, n = 0;
    arp_pool *pool = s->n_where ? arp_pool_new() : NULL;
    if (s->n_where == 0) return ARP_OK;
    if (!pool) return arp_fail_memory(err);
    arp_status st = arp_table_where(&study->zoned->communes, s->where, s->n_where, s->territories,
                                    pool, &row, &n, err);
    memset(out, 1, level->n);
    for (size_t i = 0; st == ARP_OK && i < n; i++) {
        if (level->of[row[i]] != SIZE_MAX) out[level->of[row[i]]] = 0;
    }
    arp_pool_free(pool);
    return st;
}

/* How little of a territory is behind its value, over the kept ones; NaN where nothing says. */
static double least_coverage(const arp_made_of *made, const uint8_t *mark, size_t n) {
    double least = NAN;
    for (size_t i = 0; i < n; i++) {
        bool less = mark[i] == ARP_CELL_OK && (isnan(least) || made->coverage[i] < least);
        if (less) least = made->coverage[i];
    }
    return floor(1000 * least) / 1000; /* told to three digits, never more than there is */
}

/* The least and the most of (a ± da) / (b ± db), times per; NaN without a bound. Multiplied and
   divided in the order of the value itself, which they are to the bit where nothing is open. */
static void bound(double per, double a, double da, double b, double db, double *low, double *high) {
    *low = *high = NAN;
    if (isnan(a) || !(b - db > 0)) return;
    const double corner[] = {per * (a - da) / (b + db), per * (a - da) / (b - db),
                             per * (a + da) / (b + db), per * (a + da) / (b - db)};
    *low = *high = corner[0];
    for (size_t k = 1; k < 4; k++) {
        *low = fmin(*low, corner[k]);
        *high = fmax(*high, corner[k]);
    }
}

/* What the filled cells leave open, of the kept territories. */
static arp_status bound_leaf(const spec *s, arp_study *study, const gathered *g, size_t leaf,
                             arp_error *err) {
    const arp_column *from = &g->all.column[leaf * ZONED_COLUMNS];
    arp_made_of *made = &study->made[leaf];
    const bool ratio = g->measure[leaf].denominator.n > 0;
    made->low = arp_pool_take(study->pool, g->n_kept, sizeof *made->low);
    made->high = arp_pool_take(study->pool, g->n_kept, sizeof *made->high);
    if (!made->low || !made->high) return arp_fail_memory(err);
    for (size_t i = 0; i < g->n_kept; i++) {
        size_t row = g->kept[i];
        double below = ratio ? from[ZONED_DENOMINATOR].value[row] : 1;
        bound(made->per, from[ZONED_NUMERATOR].value[row], from[ZONED_NUMERATOR_WIDTH].value[row],
              below, ratio ? from[ZONED_DENOMINATOR_WIDTH].value[row] : 0, &made->low[i],
              &made->high[i]);
    }
    if (study->zoned->filled[leaf] == 0) return ARP_OK;
    return arp_tell(study->notices, s->leaf[leaf].place, err, ARP_MSG_ZONINGS_FILLED, "sunn",
                    made->id, study->zoned->filled[leaf], s->method.secret_between[0],
                    s->method.secret_between[1]);
}

/* Communes under secrecy behind each value: out of its sums, and filled. */
static arp_status count_secret(arp_study *study, const gathered *g, size_t leaf, arp_error *err) {
    const arp_column *from = &g->all.column[leaf * ZONED_COLUMNS];
    arp_made_of *made = &study->made[leaf];
    if (!arp_pool_take_all(study->pool, ARP_ARRAY(made->lacking, g->n_kept),
                           ARP_ARRAY(made->guessed, g->n_kept)))
        return arp_fail_memory(err);
    for (size_t i = 0; i < g->n_kept; i++) {
        if (study->values.column[leaf].mark[i] != ARP_CELL_OK) continue;
        made->lacking[i] = (size_t)from[ZONED_SECRET].value[g->kept[i]];
        made->guessed[i] = (size_t)from[ZONED_FILLED].value[g->kept[i]];
    }
    return ARP_OK;
}

static arp_status tell_leaf(const spec *s, arp_study *study, const gathered *g, size_t leaf,
                            arp_error *err) {
    arp_zoned *z = study->zoned;
    const arp_made_of *made = &study->made[leaf];
    const arp_place place = s->leaf[leaf].place;
    double least = least_coverage(made, study->values.column[leaf].mark, study->values.n_rows);
    arp_status st = ARP_OK;
    ARP_TRY(count_secret(study, g, leaf, err));
    for (size_t i = 0; i < g->n_kept; i++) z->bounded[leaf] += made->lacking[i] > 0;
    if (z->approximate[leaf]) {
        ARP_TRY(arp_tell(study->notices, place, err, ARP_MSG_ZONINGS_APPROXIMATE, "ssn", made->id,
                         z->weighed_by[leaf] ? z->weighed_by[leaf] : made->denominator, least));
    }
    if (z->bounded[leaf]) {
        bool ratio = g->measure[leaf].denominator.n > 0;
        ARP_TRY(arp_tell(study->notices, place, err,
                         ratio ? ARP_MSG_ZONINGS_KNOWN_PART : ARP_MSG_ZONINGS_BOUND, "suun",
                         made->id, z->bounded[leaf], z->secret[leaf], least));
    }
done:
    return st;
}

arp_status gather_zoned_told(spec *s, arp_study *study, gathered *g, arp_error *err) {
    arp_status st = ARP_OK;
    for (size_t j = 0; study->zoned && j < s->n_columns && st == ARP_OK; j++)
        st = tell_leaf(s, study, g, j, err);
    for (size_t j = 0; study->zoned && s->method.fill_secret && j < s->n_columns && st == ARP_OK;
         j++)
        st = bound_leaf(s, study, g, j, err);
    return st;
}
