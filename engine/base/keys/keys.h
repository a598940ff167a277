/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file keys.h
 * The keys that a map of a document may have: a row each, which is all that is said of a key.
 * Readers refuse what has no row (base/tree.h); the reference of the study file is written from the
 * rows.
 */
#ifndef BASE_KEYS_H
#define BASE_KEYS_H

#include <stddef.h>

/* What a value is, in French and in English. */
#define ARP_KEY_TYPES(X)                                                                           \
    X(TEXT, "texte", "text")                                                                       \
    X(TEXTS, "texte ou liste de textes", "text or list of texts")                                  \
    X(WORD, "mot", "word")                                                                         \
    X(WORDS, "mot ou liste de mots", "word or list of words")                                      \
    X(WHOLE, "nombre entier", "whole number")                                                      \
    X(NUMBER, "nombre", "number")                                                                  \
    X(NUMBERS, "nombre ou liste de nombres", "number or list of numbers")                          \
    X(COLUMN, "colonne", "column")                                                                 \
    X(COLUMNS, "colonne ou liste de colonnes", "column or list of columns")                        \
    X(FILE, "fichier, relatif à l'étude", "file, relative to the study")                           \
    X(FORMULA, "formule", "formula")                                                               \
    X(FORMULAS, "formule ou liste de formules", "formula or list of formulas")                     \
    X(PAIRS, "bloc « NOM: valeur »", "block \"NAME: value\"")                                      \
    X(MAP, "bloc de clés", "block of keys")                                                        \
    X(LIST, "liste de blocs de clés", "list of blocks of keys")

typedef enum arp_key_type {
#define ARP_KEY_TYPE_ID(id, fr, en) ARP_KEY_##id,
    ARP_KEY_TYPES(ARP_KEY_TYPE_ID)
#undef ARP_KEY_TYPE_ID
} arp_key_type;

/** The default of a key that must be there, and of one without which nothing is. */
#define ARP_KEY_NEEDED "!"
#define ARP_KEY_NONE   ""

/** A key. */
typedef struct arp_key {
    const char *name;
    arp_key_type type;
    const char *otherwise;    /* as a study would write it; ARP_KEY_NEEDED, ARP_KEY_NONE      */
    const char *meaning[2];   /* by language, without a closing period                        */
    const char *example;      /* of a study: its top keys take the place of the test study's  */
    const char *const *words; /* it may be, NULL-terminated; NULL: not of a fixed list */
    const char *(*word)(size_t i); /* instead: the i-th, NULL past the last                 */
    const struct arp_keys *inside, * or ; /* keys of its block, or of the items of its list; of the
                                            other form that it has; NULL: none, or names of one's
                                            own                                                  */
} arp_key;

/** A row: its name, type without ARP_KEY_, default, meaning in French and in English, example, and
    what else of an arp_key it has: `.words = SPEC_NO_YES`. */
#define ARP_KEY(NAME, TYPE, OTHERWISE, FR, EN, ...)                                                \
    {                                                                                              \
        .name = (NAME), .type = ARP_KEY_##TYPE, .otherwise = (OTHERWISE), .meaning = {(FR), (EN)}, \
        .example = __VA_ARGS__                                                                     \
    }

/** The keys of a map. */
typedef struct arp_keys {
    const char *path; /* "method.missing"; "" for the study itself */
    const arp_key *row;
    size_t n;
    const struct arp_keys *more; /* keys that several maps have; their rows' path is that of the map
                                    they are told under; NULL: none */
} arp_keys;

/** Rows as the members row and n of an arp_keys. */
#define ARP_KEY_ROWS(ROWS) (ROWS), sizeof(ROWS) / sizeof *(ROWS)

/** A number of keys over all: more than any map has. */
enum { ARP_KEYS_MOST = 64, ARP_KEY_PATH = 128 };

/** Its type, by language. */
const char *arp_key_type_name(arp_key_type type, int lang);

/** Names of all keys of a map, NULL-terminated, at most ARP_KEYS_MOST - 1; the return is how many.
 */
size_t arp_key_names(const arp_keys *keys, const char *names[ARP_KEYS_MOST]);

/** What stands behind `arpent help study` for a key of a map, " method.missing.rule", or for the
   map itself where @p name is NULL; "" for the study. */
void arp_key_operand(const arp_keys *keys, const char *name, char out[ARP_KEY_PATH]);

/** Two paths as one, cut where it has no room: "method" and "missing" make "method.missing". */
void arp_key_join(const char *map, const char *name, char out[ARP_KEY_PATH]);

/** What messages call a map: the last step of its path; "study" for the study itself. */
const char *arp_keys_name(const arp_keys *keys);

#endif
