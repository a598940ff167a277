/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file page.h
 * Lines of YAML and the comments after them. Lack of memory makes the text `bad`, see base/text.h.
 */
#ifndef INIT_PAGE_H
#define INIT_PAGE_H

#include "init/init.h"

/** A study under way. */
typedef struct page {
    const init_draft *draft;
    init_form form;
    arp_lang lang;
    arp_text *out;
    size_t line; /* bytes of `out` where the line under way begins */
} page;

/** As it is; without control characters; so and as it stands between double quotes; between them.
 */
void page_put(page *p, const char *s);
void page_plain(page *p, const char *s);
void page_escaped(page *p, const char *s);
void page_quoted(page *p, const char *s);

void page_count(page *p, size_t n);

/** key: "value" */
void page_key(page *p, const char *key, const char *value);

/** ["a", "b"] */
void page_list(page *p, const char *const *text, size_t n);

void page_end(page *p);

/** "  # deviné : WHY" after what stands on the line, and its end; the arguments may be NULL. */
void page_comment(page *p, arp_message kind, arp_message why, const char *one, const char *two);
void page_guessed(page *p, arp_message why, const char *one);
void page_choose(page *p, arp_message why, const char *one);

/** A message of several lines as a block of comments. */
void page_block(page *p, arp_message message, const char *one);

#endif
