/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file lang.h
 * The languages by the codes that options, studies and results have for them.
 */
#ifndef BASE_LANG_H
#define BASE_LANG_H

#include <string.h>

#include <arpent/status.h>

#include "base/enum.h"

/** Take the language whose code this is; any other word, or NULL, leaves @p lang as it is. */
static inline void arp_lang_take(const char *code, arp_lang *lang) {
    static const char *const CODE[] = ARP_ENUM_WORDS(ARP_LANGS);
    for (int i = 0; code && CODE[i]; i++) {
        if (strcmp(code, CODE[i]) == 0) *lang = (arp_lang)i;
    }
}

#endif
