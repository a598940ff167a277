/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `arpent help study [KEY]`. */
#include <string.h>

#include "cli/messages.h"
#include "cli/messages/keys.h"
#include "cli/help/study_page.h"
#include "report/screen/layout.h"
#include "study/spec/reference.h"

/* "  skip          lines to pass over ..." */
static void put_line(arp_text *t, const arp_reference_key *key, const char *name, size_t width,
                     arp_lang lang) {
    arp_text_add(t, "  ");
    arp_wrap_term(t, name, width);
    arp_wrap_on(t, key->row.meaning[lang], width + 2);
}

static void put_field(arp_text *t, arp_message name, const char *value, arp_lang lang) {
    arp_text_add(t, "  ");
    arp_wrap_term(t, arp_say(name, lang), 10);
    arp_wrap_on(t, value, 12);
}

static const char *otherwise(const arp_reference_key *key, arp_lang lang) {
    const char *text = key->row.otherwise;
    if (strcmp(text, ARP_KEY_NEEDED) == 0) return arp_say(ARP_MSG_CLI_KEY_NEEDED, lang);
    return *text ? text : arp_say(ARP_MSG_CLI_KEY_NONE, lang);
}

static size_t put_keys_of(arp_text *t, const arp_key_reference *all, const char *map,
                          arp_lang lang) {
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++) {
        if (strcmp(all->key[i].map, map) != 0) continue;
        if (n++ == 0 && *map) {
            arp_text_add(t, "\n");
            arp_text_add(t, arp_say(ARP_MSG_CLI_KEY_INSIDE, lang));
            arp_text_add(t, "\n");
        }
        put_line(t, &all->key[i], all->key[i].row.name, 20, lang);
        if (!all->key[i].more) continue;
        arp_text_add(t, "  ");
        arp_wrap_term(t, "...", 20);
        arp_text also = {0};
        arp_text_fill(&also, arp_say(ARP_MSG_CLI_KEY_MORE, lang),
                      (const char *const[]){all->key[i].more, NULL});
        arp_wrap_on(t, also.bytes ? also.bytes : "", 22);
        t->bad = t->bad || also.bad;
        arp_text_free(&also);
    }
    return n;
}

static void put_key(arp_text *t, const arp_key_reference *all, const arp_reference_key *key,
                    arp_lang lang) {
    arp_text_add(t, key->path);
    arp_text_add(t, "\n\n");
    arp_wrap(t, key->row.meaning[lang], 2, 2);
    arp_text_add(t, "\n");
    put_field(t, ARP_MSG_CLI_KEY_TYPE, arp_key_type_name(key->row.type, lang), lang);
    if (key->words) put_field(t, ARP_MSG_CLI_KEY_WORDS, key->words, lang);
    put_field(t, ARP_MSG_CLI_KEY_OTHERWISE, otherwise(key, lang), lang);
    arp_text_add(t, "\n");
    arp_text_add(t, arp_say(ARP_MSG_CLI_KEY_EXAMPLE, lang));
    arp_text_add(t, "\n");
    for (const char *line = key->row.example; *line;) {
        size_t n = strcspn(line, "\n");
        arp_text_add(t, "  ");
        arp_text_add_n(t, line, n);
        arp_text_add(t, "\n");
        line += n + (line[n] == '\n');
    }
    put_keys_of(t, all, key->path, lang);
}

static arp_status refuse(const arp_key_reference *all, const char *asked, arp_error *err) {
    const char **name = arp_zalloc(2 * all->n, sizeof *name);
    if (!name) return arp_fail_memory(err);
    for (size_t i = 0; i < all->n; i++) {
        name[i] = all->key[i].path;
        name[all->n + i] = all->key[i].row.name;
    }
    const char *near = arp_text_nearest(asked, name, 2 * all->n);
    arp_free(name);
    if (near) return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_UNKNOWN_KEY, "ss", asked, near);
    return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_UNKNOWN_KEY_ALL, "s", asked);
}

/* The keys meant: the one of that path, or all that end with it. */
static size_t meant(const arp_key_reference *all, const char *asked, size_t *first) {
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++) {
        if (strcmp(all->key[i].path, asked) != 0) continue;
        *first = i;
        return 1;
    }
    for (size_t i = 0; i < all->n; i++) {
        if (!arp_reference_meant(all->key[i].path, asked)) continue;
        if (n++ == 0) *first = i;
    }
    return n;
}

static void put_choice(arp_text *t, const arp_key_reference *all, const char *asked,
                       arp_lang lang) {
    arp_text_add(t, arp_say(ARP_MSG_CLI_KEY_SEVERAL, lang));
    arp_text_add(t, "\n");
    for (size_t i = 0; i < all->n; i++) {
        if (arp_reference_meant(all->key[i].path, asked))
            put_line(t, &all->key[i], all->key[i].path, 36, lang);
    }
}

arp_status arp_put_study_help(arp_text *t, const char *asked, arp_lang lang, arp_error *err) {
    arp_key_reference all = {0};
    size_t first = 0;
    arp_status st = ARP_OK;
    ARP_TRY(arp_key_reference_make(&all, err));
    if (!asked) {
        arp_wrap(t, arp_say(ARP_MSG_CLI_KEY_ABOUT, lang), 0, 0);
        arp_text_add(t, "\n");
        put_keys_of(t, &all, "", lang);
        goto done;
    }
    size_t n = meant(&all, asked, &first);
    if (n == 0) ARP_TRY(refuse(&all, asked, err));
    else if (n == 1) put_key(t, &all, &all.key[first], lang);
    else put_choice(t, &all, asked, lang);
done:
    arp_key_reference_free(&all);
    return st;
}
