/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file columns.h
 * Columns that many tables have, worded once. A row `at` has what they read: `of`, the facts, and
 * `row`, of the table of values, or `side`, a number of the drivers.
 */
#ifndef REPORT_TABLES_COLUMNS_H
#define REPORT_TABLES_COLUMNS_H

#define ARP_COLUMN_CODE(X)                                                                         \
    X(TEXT, code, "", "code du territoire", "territory's code", arp_facts_code(at->of, at->row))

#define ARP_COLUMN_LABEL(X)                                                                        \
    X(TEXT, label, "", "nom du territoire", "territory's name", arp_facts_label(at->of, at->row))

#define ARP_COLUMN_SIDE(X)                                                                         \
    X(TEXT, side, "", "versant : une branche de l'indice", "side: a branch of the index",          \
      arp_facts_side(at->of, at->side)->name)

/* A text in both languages: in that of the study, then in each. @p text is const char *[2]. */
#define ARP_COLUMN_PAIR(X, name, fr, en, text, lang)                                               \
    X(TEXT, name, "", fr " dans la langue de l'étude", en " in the study's language",              \
      (text)[lang])                                                                                \
    X(TEXT, name##_fr, "", fr " en français", en " in French", (text)[ARP_FR])                     \
    X(TEXT, name##_en, "", fr " en anglais", en " in English", (text)[ARP_EN])

/* The same where there is no study: the name alone is of the French text. */
#define ARP_COLUMN_TWIN(X, name, fr, en, text)                                                     \
    X(TEXT, name, "", fr, en, (text)[ARP_FR])                                                      \
    X(TEXT, name##_en, "", fr ", en anglais", en ", in English", (text)[ARP_EN])

#endif
