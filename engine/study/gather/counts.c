/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns count something, so that no number in them is below 0 and a total is their sum. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "study/gather/gather.h"
#include "table/totals.h"

static bool has_column(const arp_formula *f, const char *name) {
    for (size_t t = 0; t < f->n; t++) {
        if (strcmp(f->term[t].column, name) == 0) return true;
    }
    return false;
}

/* Balances and changes are made of counts and may well be below 0. */
bool gather_is_balance(const char *name) {
    static const char *const WORDS[] = {"solde*", "sold",  "evol*",  "variation*", "var",
                                        "ecart*", "diff*", "delta",  "balance*",   "accroi*",
                                        "net",    "nette", "change", NULL};
    char text[ARP_FOLD_ROOM];
    arp_fold(name, text);
    return arp_has_word(text, WORDS, false);
}

/* Named like a number of something: NB_EQUIP, Ntop, effectif. */
static bool is_named_count(const char *name) {
    static const char *const WORDS[] = {
        "nb",     "nbr",         "nbre",        "nombre",     "effectif*", "eff",
        "pop",    "population*", "deces",       "naissances", "ntop",      "npop",
        "count*", "n",           "habitants",   "logements",  "menages",   "beneficiaires",
        "cas",    "sejours",     "equipements", NULL};
    char text[ARP_FOLD_ROOM];
    arp_fold(name, text);
    return !arp_is_named_rate(name) && arp_has_word(text, WORDS, true);
}

static bool is_of_measure(const spec_leaf *leaf, const arp_measure *m, const char *name) {
    const bool ready = m->value && strcmp(m->value, name) == 0;
    if (has_column(&m->coverage[0], name) || has_column(&m->coverage[1], name)) return true;
    if (m->weight && strcmp(m->weight, name) == 0) return true;
    if (has_column(&m->denominator, name)) return true;
    if (ready) return is_named_count(name) && !gather_is_balance(leaf->indicator->id);
    return has_column(&m->numerator, name) && !gather_is_balance(leaf->indicator->id);
}

bool gather_counts(const spec *s, const gathered *g, const char *name) {
    if (s->population && strcmp(s->population, name) == 0) return true;
    if (s->zonings.coverage && strcmp(s->zonings.coverage, name) == 0) return true;
    if (gather_is_balance(name)) return false;
    for (size_t i = 0; i < s->n_measures; i++) {
        if (is_of_measure(&s->leaf[i], &g->measure[i], name)) return true;
    }
    return false;
}

bool gather_file_counts(const spec *s, const gathered *g, const spec_file *f, const char *name) {
    const arp_csv_long *pivot = &f->options.pivot;
    if (gather_counts(s, g, name)) return true;
    if (pivot->n_rows == 0 || gather_is_balance(name) || gather_is_balance(pivot->value))
        return false;
    return pivot->absent == 0.0 || pivot->n_sum_over > 0 || is_named_count(pivot->value);
}
