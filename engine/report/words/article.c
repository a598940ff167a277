/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/article.h"

#include <string.h>

#include "report/messages/report.h"
#include "report/words/words.h"

/* Articles, and the three prepositions joined with each. */
typedef enum article { NO_ARTICLE, MASCULINE, FEMININE, ELIDED, PLURAL, BEFORE_VOWEL } article;

static const char *const JOINED[][3] = {
    [NO_ARTICLE] = {"", "à ", "de "},        [MASCULINE] = {"le ", "au ", "du "},
    [FEMININE] = {"la ", "à la ", "de la "}, [ELIDED] = {"l'", "à l'", "de l'"},
    [PLURAL] = {"les ", "aux ", "des "},     [BEFORE_VOWEL] = {"", "à ", "d'"},
};

/* First words that say what a territory is. */
static const struct {
    const char *word;
    article article;
} KINDS[] = {
    {"CC", FEMININE},          {"CA", FEMININE},           {"CU", FEMININE},
    {"Communauté", FEMININE},  {"Métropole", FEMININE},    {"Zone", FEMININE},
    {"Commune", FEMININE},     {"Ville", FEMININE},        {"Canton", MASCULINE},
    {"Bassin", MASCULINE},     {"Pays", MASCULINE},        {"Département", MASCULINE},
    {"Agglomération", ELIDED}, {"Arrondissement", ELIDED},
};

/* Articles of towns' names that contract: à + Le Mas, au Mas. La and L' stay as they are. */
static const struct {
    const char *begins;
    article article;
} CONTRACTS[] = {{"Le ", MASCULINE}, {"Les ", PLURAL}};

static bool begins(const char *name, const char *with) {
    return strncmp(name, with, strlen(with)) == 0;
}

/* Of a kind of territory: its first word is the whole of @p word. */
static bool is_of_kind(const char *name, const char *word) {
    return begins(name, word) && name[strlen(word)] == ' ';
}

/* A vowel, accented or not, after which "de" elides; h is taken for one that does not. */
static bool begins_with_vowel(const char *name) {
    static const char *const VOWELS[] = {"A", "E", "I", "O", "U", "Y", "a", "e", "i", "o", "u",
                                         "À", "Â", "É", "È", "Ê", "Ë", "Î", "Ï", "Ô", "Œ", "Ù"};
    for (size_t i = 0; i < sizeof VOWELS / sizeof VOWELS[0]; i++) {
        if (begins(name, VOWELS[i])) return true;
    }
    return false;
}

void arp_put_named(arp_preposition after, const char *name, arp_lang lang, arp_text *out) {
    if (lang != ARP_FR) {
        arp_text_add(out, name);
        return;
    }
    article found = begins_with_vowel(name) ? BEFORE_VOWEL : NO_ARTICLE;
    for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++) {
        if (is_of_kind(name, KINDS[i].word)) found = KINDS[i].article;
    }
    for (size_t i = 0; i < sizeof CONTRACTS / sizeof CONTRACTS[0] && after != ARP_AFTER_ANY; i++) {
        if (!begins(name, CONTRACTS[i].begins)) continue;
        found = CONTRACTS[i].article;
        name += strlen(CONTRACTS[i].begins);
        break;
    }
    arp_text_add(out, JOINED[found][after]);
    arp_text_add(out, name);
}

void arp_put_without(const char *name, arp_lang lang, arp_text *out) {
    arp_text_add(out, arp_report_say(WITHOUT, lang));
    arp_put_named(ARP_AFTER_ANY, name, lang, out);
}
