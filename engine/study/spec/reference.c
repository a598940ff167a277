/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/reference.h"

#include <string.h>

#include "base/text.h"
#include "catalogue/keys.h"
#include "sensitivity/factors/factors.h"
#include "sensitivity/factors/keys.h"
#include "study/spec/keys.h"

enum { MOST_ROWS = 1024, MOST_MAPS = 64 }; /* several times what there are */

typedef struct walk {
    arp_key_reference *out;
    const arp_keys *seen[MOST_MAPS];
    size_t n_seen;
    arp_error *err;
} walk;

static arp_status keep(walk *w, const arp_text *text, const char **out) {
    arp_status st = arp_text_status(text, w->err);
    if (st != ARP_OK) return st;
    *out = arp_pool_text(w->out->pool, text->bytes ? text->bytes : "", text->n);
    return *out ? ARP_OK : arp_fail_memory(w->err);
}

/* A word that cannot be seen is one that need not be told. */
static void add_word(arp_text *t, const char *word) {
    if ((unsigned char)word[0] < ' ') return;
    if (t->n) arp_text_add(t, ", ");
    arp_text_add(t, word);
}

static arp_status words_of(walk *w, const arp_key *row, const char **out) {
    arp_text t = {0};
    for (size_t i = 0; row->words && row->words[i]; i++) add_word(&t, row->words[i]);
    for (size_t i = 0; row->word && row->word(i); i++) add_word(&t, row->word(i));
    arp_status st = t.n ? keep(w, &t, out) : ARP_OK;
    arp_text_free(&t);
    return st;
}

static arp_status path_of(walk *w, const char *map, const char *name, const char **out) {
    char path[ARP_KEY_PATH];
    arp_key_join(map, name, path);
    *out = arp_pool_text(w->out->pool, path, strlen(path));
    return *out ? ARP_OK : arp_fail_memory(w->err);
}

static arp_status add(walk *w, const char *map, const arp_key *row, const char *more) {
    arp_reference_key *key = &w->out->key[w->out->n];
    arp_status st = ARP_OK;
    *key = (arp_reference_key){.map = map, .row = *row, .more = more};
    ARP_TRY(path_of(w, map, row->name, &key->path));
    ARP_TRY(words_of(w, row, &key->words));
    w->out->n++;
done:
    return st;
}

static bool first_time(walk *w, const arp_keys *keys) {
    for (size_t i = 0; i < w->n_seen; i++) {
        if (w->seen[i] == keys) return false;
    }
    w->seen[w->n_seen++] = keys;
    return true;
}

/* Whether a line up to its end has "name:". */
static bool has_key(const char *line, const char *name) {
    const char *end = line + strcspn(line, "\n");
    for (const char *at = strstr(line, name); at && at < end; at = strstr(at + 1, name)) {
        if (at > line && strchr("{ ", at[-1]) && at[strlen(name)] == ':') return true;
    }
    return false;
}

/* The first line of a kind's examples that has the key, as a study; NULL: the first. */
static arp_status example_of(walk *w, const arp_factor_kind *kind, const char *name,
                             const char **out) {
    const char *line = kind->examples;
    arp_text t = {0};
    while (name && *line && !has_key(line, name)) line += strcspn(line, "\n") + 1;
    size_t before = strcspn(line, "\t\n");
    if (line[before] == '\t') {
        arp_text_add_n(&t, line, before);
        arp_text_add(&t, "\n");
        line += before + 1;
    }
    arp_text_add(&t, "sensitivity: {factors: {");
    arp_text_add(&t, kind->name);
    arp_text_add(&t, ": ");
    arp_text_add_n(&t, line, strcspn(line, "\n"));
    arp_text_add(&t, "}}\n");
    arp_status st = keep(w, &t, out);
    arp_text_free(&t);
    return st;
}

static arp_status walk_keys(walk *w, const arp_keys *keys);

/* A number of a law that the kind has not is read to be refused with that reason. */
static bool is_of(const arp_factor_kind *kind, const arp_factor_key *key) {
    bool found = !key->law;
    for (size_t i = 0; kind->laws && kind->laws[i]; i++) found = found || kind->laws[i] == key->law;
    return found;
}

static arp_status walk_kind(walk *w, const arp_factor_kind *kind) {
    arp_factor_said said;
    const char *map = NULL;
    arp_status st = ARP_OK;
    arp_factor_say(kind, &said);
    ARP_TRY(path_of(w, "sensitivity.factors", kind->name, &map));
    for (size_t i = 0; i < said.keys.n; i++) {
        if (!is_of(kind, kind->keys[i])) continue;
        ARP_TRY(example_of(w, kind, said.row[i].name, &said.row[i].example));
        ARP_TRY(add(w, map, &said.row[i], NULL));
    }
    for (size_t i = 0; i < said.keys.n; i++) {
        const arp_keys *inside = said.row[i].inside;
        if (inside && first_time(w, inside)) ARP_TRY(walk_keys(w, inside));
    }
done:
    return st;
}

static arp_status walk_factors(walk *w) {
    arp_key row[ARP_KEYS_MOST];
    size_t n = spec_factor_rows(row);
    arp_status st = ARP_OK;
    for (size_t i = 0; i < n; i++) {
        ARP_TRY(example_of(w, ARP_FACTOR_KINDS[i], NULL, &row[i].example));
        ARP_TRY(add(w, "sensitivity.factors", &row[i], NULL));
    }
    for (size_t i = 0; i < n; i++) {
        ARP_TRY(walk_kind(w, ARP_FACTOR_KINDS[i]));
        if (row[i].inside) ARP_TRY(walk_keys(w, row[i].inside));
    }
done:
    return st;
}

/* What a map has beside its own, where it is told elsewhere. */
static arp_status more_of(walk *w, const arp_keys *keys, const char **out) {
    arp_text t = {0};
    if (!keys->more || strcmp(keys->more->path, keys->path) == 0) return ARP_OK;
    for (size_t i = 0; i < keys->more->n; i++) add_word(&t, keys->more->row[i].name);
    arp_status st = keep(w, &t, out);
    arp_text_free(&t);
    return st;
}

/* The keys of a map, then those inside them. */
static arp_status walk_keys(walk *w, const arp_keys *keys) {
    const char *more = NULL;
    arp_status st = ARP_OK;
    ARP_TRY(more_of(w, keys, &more));
    for (size_t i = 0; i < keys->n; i++)
        ARP_TRY(add(w, keys->path, &keys->row[i], i ? NULL : more));
    if (keys->more && !more) ARP_TRY(walk_keys(w, keys->more));
    for (size_t i = 0; i < keys->n; i++) {
        const arp_keys *in[] = {keys->row[i].inside, keys->row[i].or };
        for (size_t k = 0; k < 2; k++) {
            if (in[k] && first_time(w, in[k])) ARP_TRY(walk_keys(w, in[k]));
        }
    }
    /* what is read by others than the map's own reader */
    if (keys == &arp_catalogue_keys) ARP_TRY(walk_keys(w, &spec_keys_standardise));
    if (keys == &spec_keys_sensitivity) ARP_TRY(walk_factors(w));
done:
    return st;
}

arp_status arp_key_reference_make(arp_key_reference *out, arp_error *err) {
    walk w = {.out = out, .err = err};
    arp_status st = ARP_OK;
    *out = (arp_key_reference){.pool = arp_pool_new()};
    if (!out->pool) return arp_fail_memory(err);
    out->key = arp_pool_take(out->pool, MOST_ROWS, sizeof *out->key);
    if (!out->key) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(walk_keys(&w, &spec_keys_study));
done:
    if (st != ARP_OK) arp_key_reference_free(out);
    return st;
}

void arp_key_reference_free(arp_key_reference *reference) {
    arp_pool_free(reference->pool);
    *reference = (arp_key_reference){0};
}

bool arp_reference_meant(const char *path, const char *asked) {
    size_t n = strlen(path), m = strlen(asked);
    if (m > n || strcmp(path + n - m, asked) != 0) return false;
    return m == n || path[n - m - 1] == '.';
}
