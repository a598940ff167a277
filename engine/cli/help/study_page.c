/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docs/study.md and docs/etude.md: every key of the study file, from its row. */
#include "cli/help/study_page.h"

#include <string.h>

#include "base/memory.h"
#include "cli/messages/keys.h"
#include "io/file.h"
#include "study/spec/reference.h"

enum { MOST = 1 << 16 }; /* bytes of the study that the examples change */

static void fill(arp_text *t, const char *template, const char *one, const char *two) {
    arp_text_fill(t, template, (const char *const[]){one, two, NULL});
}

static void put_head(arp_text *t, const char *base, arp_lang lang) {
    arp_text_add(t, "<!-- Written from the rows of the keys (engine/study/spec/keys_*.c, "
                    "engine/catalogue/keys.c, engine/sensitivity/factors/): cmake --build "
                    "build/release --target study_page -->\n");
    fill(t, arp_say(ARP_MSG_CLI_PAGE_HEAD, lang), NULL, NULL);
    fill(t, "\n\n```yaml\n{0}```\n", base, NULL);
}

static void put_map(arp_text *t, const arp_reference_key *first, arp_lang lang) {
    fill(t, "\n## {0}\n", *first->map ? first->map : arp_say(ARP_MSG_CLI_PAGE_STUDY, lang), NULL);
    if (!first->more) return;
    arp_text_add(t, "\n");
    fill(t, arp_say(ARP_MSG_CLI_PAGE_MORE, lang), first->more, NULL);
    arp_text_add(t, "\n");
}

static void put_key(arp_text *t, const arp_reference_key *key, arp_lang lang) {
    const char *otherwise = key->row.otherwise;
    const char *meaning = key->row.meaning[lang];
    const bool small = *meaning >= 'a' && *meaning <= 'z';
    const char first[] = {small ? (char)(*meaning - 'a' + 'A') : '\0', '\0'};
    fill(t, "\n### `{0}`\n\n{1}", key->path, first);
    fill(t, "{0}.\n\n", meaning + small, NULL);
    arp_text_add(t, arp_key_type_name(key->row.type, lang));
    if (key->words) fill(t, arp_say(ARP_MSG_CLI_PAGE_WORDS, lang), key->words, NULL);
    arp_text_add(t, lang == ARP_FR ? " ; " : "; ");
    if (strcmp(otherwise, ARP_KEY_NEEDED) == 0) {
        arp_text_add(t, arp_say(ARP_MSG_CLI_KEY_NEEDED, lang));
    } else if (*otherwise) {
        fill(t, arp_say(ARP_MSG_CLI_PAGE_OTHERWISE, lang), otherwise, NULL);
    } else {
        arp_text_add(t, arp_say(ARP_MSG_CLI_PAGE_NONE, lang));
    }
    fill(t, "\n\n```yaml\n{0}```\n", key->row.example, NULL);
}

static void put_page(arp_text *t, const arp_key_reference *all, const char *base, arp_lang lang) {
    put_head(t, base, lang);
    for (size_t i = 0; i < all->n; i++) {
        const arp_reference_key *key = &all->key[i];
        if (i == 0 || strcmp(key->map, all->key[i - 1].map) != 0) put_map(t, key, lang);
        put_key(t, key, lang);
    }
}

arp_status arp_put_study(arp_text *t, const char *base, arp_lang lang, arp_error *err) {
    arp_key_reference all = {0};
    arp_source *source = NULL;
    arp_text study = {0};
    arp_status st = ARP_OK;
    ARP_TRY(arp_key_reference_make(&all, err));
    ARP_TRY(arp_source_open(base, NULL, &source, err));
    ARP_TRY(arp_source_all(source, MOST, &study, err));
    put_page(t, &all, study.bytes, lang);
done:
    arp_source_close(source);
    arp_text_free(&study);
    arp_key_reference_free(&all);
    return st;
}
